/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a value, under its control. */
#include "config.h"

#include "mst-field-problem.h"

#include "mst-plain-text.h"

struct _MstFieldProblem
{
  AdwBin parent_instance;
  GtkWidget *message;
  GtkWidget *remedy;
};

static guint mend_signal;

G_DEFINE_FINAL_TYPE (MstFieldProblem, mst_field_problem, ADW_TYPE_BIN)

static void
clicked_cb (MstFieldProblem *self)
{
  g_signal_emit (self, mend_signal, 0);
}

static void
show_parts (MstFieldProblem *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_visible (self->message)
                                               || gtk_widget_get_visible (self->remedy));
}

static void
mst_field_problem_class_init (MstFieldProblemClass *class)
{
  mend_signal = g_signal_new ("mend", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
}

static void
mst_field_problem_init (MstFieldProblem *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->message = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  mst_plain_text_wrap (GTK_LABEL (self->message));
  gtk_label_set_width_chars (GTK_LABEL (self->message), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (self->message), 24);
  gtk_widget_add_css_class (self->message, "mst-field-problem");
  self->remedy = gtk_button_new ();
  gtk_widget_set_halign (self->remedy, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->remedy, "mst-link");
  g_signal_connect_swapped (self->remedy, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (box), self->message);
  gtk_box_append (GTK_BOX (box), self->remedy);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (self->message, FALSE);
  gtk_widget_set_visible (self->remedy, FALSE);
  show_parts (self);
}

GtkWidget *
mst_field_problem_new (void)
{
  return g_object_new (MST_TYPE_FIELD_PROBLEM, NULL);
}

void
mst_field_problem_set_message (MstFieldProblem *self, const char *message, gboolean is_error)
{
  g_return_if_fail (MST_IS_FIELD_PROBLEM (self));

  gtk_widget_remove_css_class (self->message, is_error ? "warning" : "error");
  gtk_widget_add_css_class (self->message, is_error ? "error" : "warning");
  gtk_label_set_label (GTK_LABEL (self->message), message != NULL ? message : "");
  gtk_widget_set_visible (self->message, message != NULL);
  show_parts (self);
}

void
mst_field_problem_set_remedy (MstFieldProblem *self, const char *label)
{
  g_return_if_fail (MST_IS_FIELD_PROBLEM (self));

  if (label != NULL)
    gtk_button_set_label (GTK_BUTTON (self->remedy), label);
  gtk_widget_set_visible (self->remedy, label != NULL);
  show_parts (self);
}
