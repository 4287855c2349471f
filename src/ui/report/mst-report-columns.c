/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choice of a list's columns. */
#include "config.h"

#include "mst-report-columns.h"

#include "mst-accessible.h"

#include <glib/gi18n-lib.h>

struct _MstReportColumns
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkBox *box;
  GPtrArray *fields; /* const MstField, in the order of the checks */
  GPtrArray *checks; /* GtkCheckButton */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstReportColumns, mst_report_columns, ADW_TYPE_BIN)

static guint
count_chosen (MstReportColumns *self)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      n++;
  return n;
}

/* As the drop-downs beside it have their words. */
static void
align_left (MstReportColumns *self)
{
  GtkWidget *child = GTK_WIDGET (self->button);

  while (child != NULL && !GTK_IS_LABEL (child))
    child = gtk_widget_get_first_child (child);
  if (child != NULL)
    gtk_widget_set_halign (child, GTK_ALIGN_START);
}

static void
show_count (MstReportColumns *self)
{
  g_autofree char *text =
    g_strdup_printf (_ ("%u of %u columns"), count_chosen (self), self->checks->len);

  gtk_menu_button_set_label (self->button, text);
  align_left (self);
  mst_accessible_set_name (GTK_WIDGET (self->button), text);
}

static void
toggled_cb (MstReportColumns *self, GtkCheckButton *check)
{
  /* A list without columns is none. */
  if (count_chosen (self) == 0)
    {
      gtk_check_button_set_active (check, TRUE);
      return;
    }
  show_count (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
mst_report_columns_finalize (GObject *object)
{
  MstReportColumns *self = MST_REPORT_COLUMNS (object);

  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (mst_report_columns_parent_class)->finalize (object);
}

static void
mst_report_columns_class_init (MstReportColumnsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mst_report_columns_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
mst_report_columns_init (MstReportColumns *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->fields = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 480);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->box));
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_popover (self->button, popover);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

static void
add_field (MstReportColumns *self, const MstField *field, gboolean chosen)
{
  GtkWidget *check;

  if (field == NULL || g_ptr_array_find (self->fields, field, NULL))
    return;
  check = gtk_check_button_new_with_label (mst_field_get_label (field));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (self->box, check);
  g_ptr_array_add (self->fields, (gpointer) field);
  g_ptr_array_add (self->checks, check);
}

GtkWidget *
mst_report_columns_new (const MstRecordType *type, const char *const *fields)
{
  MstReportColumns *self;

  g_return_val_if_fail (type != NULL, NULL);

  self = g_object_new (MST_TYPE_REPORT_COLUMNS, NULL);
  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    add_field (self, mst_record_type_get_field (type, fields[i]), TRUE);
  for (guint i = 0; i < type->n_fields; i++)
    add_field (self, &type->fields[i],
               fields == NULL && (type->fields[i].flags & MST_FIELD_LISTED) != 0);
  show_count (self);
  return GTK_WIDGET (self);
}

char **
mst_report_columns_dup_fields (MstReportColumns *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_return_val_if_fail (MST_IS_REPORT_COLUMNS (self), NULL);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_ptr_array_add (names,
                       g_strdup (((const MstField *) g_ptr_array_index (self->fields, i))->name));
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}
