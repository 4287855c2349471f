/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window without a file. */
#include "config.h"

#include "mst-welcome-page.h"

struct _MstWelcomePage
{
  AdwBin parent_instance;

  GtkRevealer *problem_revealer;
  GtkLabel *problem;
  GtkListBox *ways;
};

G_DEFINE_FINAL_TYPE (MstWelcomePage, mst_welcome_page, ADW_TYPE_BIN)

static gboolean
mst_welcome_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (MST_WELCOME_PAGE (widget)->ways), GTK_DIR_TAB_FORWARD);
}

static void
mst_welcome_page_class_init (MstWelcomePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->grab_focus = mst_welcome_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MstWelcomePage, problem_revealer);
  gtk_widget_class_bind_template_child (widget_class, MstWelcomePage, problem);
  gtk_widget_class_bind_template_child (widget_class, MstWelcomePage, ways);
}

static void
mst_welcome_page_init (MstWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mst_welcome_page_set_problem (MstWelcomePage *self, const char *problem)
{
  g_return_if_fail (MST_IS_WELCOME_PAGE (self));

  if (problem != NULL)
    gtk_label_set_label (self->problem, problem);
  gtk_revealer_set_reveal_child (self->problem_revealer, problem != NULL);
}
