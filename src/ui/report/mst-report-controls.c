/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the forms of reports and of sets are made of. */
#include "config.h"

#include "mst-report-controls.h"

#include "mst-accessible.h"

#include <glib/gi18n-lib.h>

void
mst_report_controls_add_heading (GtkBox *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "mst-section");
  gtk_box_append (box, label);
}

void
mst_report_controls_add_row (GtkBox *box, const char *label, GtkWidget *control)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *name = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_width_chars (GTK_LABEL (name), 9);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_widget_add_css_class (name, "mst-form-label");
  gtk_box_append (GTK_BOX (row), name);
  gtk_widget_set_hexpand (control, TRUE);
  mst_accessible_set_name (control, label);
  gtk_box_append (GTK_BOX (row), control);
  gtk_box_append (box, row);
}

GtkSwitch *
mst_report_controls_add_switch (GtkBox *box, const char *text, const char *tooltip, gboolean active,
                                GCallback func, gpointer data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *control = gtk_switch_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (row, tooltip);
  gtk_switch_set_active (GTK_SWITCH (control), active);
  mst_accessible_set_name (control, text);
  g_signal_connect_swapped (control, "notify::active", func, data);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), control);
  gtk_box_append (box, row);
  return GTK_SWITCH (control);
}

const char *
mst_report_order_get_label (MstReportOrder order)
{
  static const char *const labels[] = {
    [MST_REPORT_ORDER_DEFAULT] = N_ ("As usual"),
    [MST_REPORT_ORDER_STROKES] = N_ ("By strokes"),
    [MST_REPORT_ORDER_PINYIN] = N_ ("By pinyin"),
    [MST_REPORT_ORDER_RANK] = N_ ("By rank"),
  };

  g_return_val_if_fail ((guint) order < G_N_ELEMENTS (labels), NULL);

  return _ (labels[order]);
}
