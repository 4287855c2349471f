/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a page that goes step by step. */
#include "config.h"

#include "mst-page-steps.h"

#include "mst-accessible.h"

struct _MstPageSteps
{
  AdwBin parent_instance;

  GtkButton *close_button;
  GtkBox *names;
  GtkButton *back_button;
  GtkButton *next_button;
  GtkInfoBar *problem_bar;
  GtkLabel *problem;

  GPtrArray *labels; /* of the steps, in @names; (element-type GtkWidget) */
};

G_DEFINE_FINAL_TYPE (MstPageSteps, mst_page_steps, ADW_TYPE_BIN)

static void
append_arrow (MstPageSteps *self)
{
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (arrow, "dim-label");
  gtk_box_append (self->names, arrow);
}

static void
set_action (GtkButton *button, const char *actions, const char *name)
{
  g_autofree char *action = g_strdup_printf ("%s.%s", actions, name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static void
problem_closed_cb (MstPageSteps *self)
{
  mst_page_steps_show_problem (self, NULL);
}

static void
mst_page_steps_finalize (GObject *object)
{
  g_ptr_array_unref (MST_PAGE_STEPS (object)->labels);
  G_OBJECT_CLASS (mst_page_steps_parent_class)->finalize (object);
}

static void
mst_page_steps_class_init (MstPageStepsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = mst_page_steps_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-page-steps.ui");
  gtk_widget_class_bind_template_child (widget_class, MstPageSteps, close_button);
  gtk_widget_class_bind_template_child (widget_class, MstPageSteps, names);
  gtk_widget_class_bind_template_child (widget_class, MstPageSteps, back_button);
  gtk_widget_class_bind_template_child (widget_class, MstPageSteps, next_button);
  gtk_widget_class_bind_template_child (widget_class, MstPageSteps, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, MstPageSteps, problem);
  gtk_widget_class_bind_template_callback (widget_class, problem_closed_cb);
}

static void
mst_page_steps_init (MstPageSteps *self)
{
  self->labels = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  mst_accessible_name_inner_parts (GTK_WIDGET (self->problem_bar));
}

void
mst_page_steps_set_up (MstPageSteps *self, const char *actions, const char *const *names)
{
  g_return_if_fail (MST_IS_PAGE_STEPS (self));
  g_return_if_fail (self->labels->len == 0);

  for (guint i = 0; names[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (names[i]);

      if (i > 0)
        append_arrow (self);
      gtk_box_append (self->names, label);
      g_ptr_array_add (self->labels, label);
    }
  set_action (self->close_button, actions, "close");
  set_action (self->back_button, actions, "back");
  set_action (self->next_button, actions, "next");
}

void
mst_page_steps_show (MstPageSteps *self, int step, guint buttons, const char *next)
{
  g_return_if_fail (MST_IS_PAGE_STEPS (self));

  for (guint i = 0; i < self->labels->len; i++)
    {
      GtkWidget *label = g_ptr_array_index (self->labels, i);
      gboolean is_current = (int) i == step;

      gtk_widget_remove_css_class (label, is_current ? "dim-label" : "heading");
      gtk_widget_add_css_class (label, is_current ? "heading" : "dim-label");
    }
  gtk_widget_set_visible (GTK_WIDGET (self->close_button), (buttons & MST_PAGE_CLOSE) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), (buttons & MST_PAGE_BACK) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), (buttons & MST_PAGE_NEXT) != 0);
  gtk_button_set_label (self->next_button, next);
}

void
mst_page_steps_show_problem (MstPageSteps *self, const char *text)
{
  g_return_if_fail (MST_IS_PAGE_STEPS (self));

  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_info_bar_set_revealed (self->problem_bar, text != NULL);
}
