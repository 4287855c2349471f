/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a sheet with its problem, and the means to mend it. */

#include "config.h"

#include "mst-import-row.h"

#include "mst-text.h"

#include <glib/gi18n-lib.h>

#define CHARACTERS_SHOWN 20

struct _MstImportRow
{
  AdwBin parent_instance;

  MstImportItem *item;

  GtkWidget *content;
  GtkLabel *where;
  GtkGrid *grid;
  GtkLabel *message;
  GtkWidget *correction;
  GtkEntry *entry;
  GtkButton *accept;
  GtkWidget *decision;
  GtkCheckButton *keep_old;
  GtkCheckButton *take_new;
};

G_DEFINE_FINAL_TYPE (MstImportRow, mst_import_row, ADW_TYPE_BIN)

enum
{
  SIGNAL_CORRECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
create_cell (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (text != NULL && g_utf8_strlen (text, -1) > CHARACTERS_SHOWN)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), CHARACTERS_SHOWN);
      gtk_widget_set_tooltip_text (label, text);
    }
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
fill_grid (MstImportRow *self)
{
  MstImportSheet *sheet = mst_import_item_get_sheet (self->item);
  MstImport *import = mst_import_item_get_import (self->item);
  const MstRecordType *type = mst_import_get_record_type (import);
  guint32 row = mst_import_item_get_row (self->item);
  guint sheet_index = 0;

  g_ptr_array_find (mst_import_get_sheets (import), sheet, &sheet_index);
  for (guint i = 0; i < sheet->recognition->columns->len; i++)
    {
      const MstRecognisedColumn *column =
        &g_array_index (sheet->recognition->columns, MstRecognisedColumn, i);
      g_autofree char *text = mst_import_dup_cell (import, sheet_index, row, column->column);
      gboolean bad = column->column == mst_import_item_get_column (self->item);

      /* Only what is to be mended is shown whole. */
      if (text != NULL && !bad && column->field >= 0
          && (type->fields[column->field].flags & MST_FIELD_SENSITIVE) != 0)
        {
          char *masked = mst_text_mask_number (text);

          g_free (text);
          text = masked;
        }
      gtk_grid_attach (self->grid, create_cell (column->heading, "dim-label"), (int) i, 0, 1, 1);
      gtk_grid_attach (self->grid, create_cell (text, bad ? "error" : "numeric"), (int) i, 1, 1, 1);
    }
}

static void
fill_means (MstImportRow *self)
{
  MstImport *import = mst_import_item_get_import (self->item);
  MstImportSheet *sheet = mst_import_item_get_sheet (self->item);
  MstConflict *conflict = mst_import_item_get_conflict (self->item);
  const char *proposal = mst_import_item_get_proposal (self->item);
  guint32 column = mst_import_item_get_column (self->item);

  gtk_widget_set_visible (self->correction, conflict == NULL && column != G_MAXUINT32);
  gtk_widget_set_visible (self->decision, conflict != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->accept), proposal != NULL);

  if (conflict != NULL)
    {
      g_autofree char *old_label =
        g_strdup_printf (_ ("Keep “%s”"), mst_import_item_get_old_value (self->item));
      g_autofree char *new_label =
        g_strdup_printf (_ ("Take “%s”"), mst_import_item_get_new_value (self->item));

      gtk_check_button_set_label (self->keep_old, old_label);
      gtk_check_button_set_label (self->take_new, new_label);
      gtk_check_button_set_active (conflict->take_new ? self->take_new : self->keep_old, TRUE);
    }
  else if (column != G_MAXUINT32)
    {
      g_autofree char *text = NULL;
      guint sheet_index = 0;

      g_ptr_array_find (mst_import_get_sheets (import), sheet, &sheet_index);
      text =
        mst_import_dup_cell (import, sheet_index, mst_import_item_get_row (self->item), column);
      gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Right value"), -1);
    }
  if (proposal != NULL)
    {
      g_autofree char *label = g_strdup_printf (_ ("Accept %s"), proposal);

      gtk_button_set_label (self->accept, label);
    }
}

static void
correct (MstImportRow *self, const char *text)
{
  mst_import_item_correct (self->item, text);
  g_signal_emit (self, signals[SIGNAL_CORRECTED], 0);
}

static void
correct_clicked_cb (MstImportRow *self)
{
  if (self->item != NULL)
    correct (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
accept_clicked_cb (MstImportRow *self)
{
  if (self->item != NULL)
    correct (self, mst_import_item_get_proposal (self->item));
}

static void
take_new_toggled_cb (MstImportRow *self)
{
  MstConflict *conflict = self->item != NULL ? mst_import_item_get_conflict (self->item) : NULL;

  if (conflict != NULL)
    conflict->take_new = gtk_check_button_get_active (self->take_new);
}

static void
mst_import_row_dispose (GObject *object)
{
  g_clear_object (&MST_IMPORT_ROW (object)->item);
  G_OBJECT_CLASS (mst_import_row_parent_class)->dispose (object);
}

static void
mst_import_row_class_init (MstImportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mst_import_row_dispose;

  signals[SIGNAL_CORRECTED] = g_signal_new ("corrected", MST_TYPE_IMPORT_ROW, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-import-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MstImportRow, content);
  gtk_widget_class_bind_template_child (widget_class, MstImportRow, where);
  gtk_widget_class_bind_template_child (widget_class, MstImportRow, grid);
  gtk_widget_class_bind_template_child (widget_class, MstImportRow, message);
  gtk_widget_class_bind_template_child (widget_class, MstImportRow, correction);
  gtk_widget_class_bind_template_child (widget_class, MstImportRow, entry);
  gtk_widget_class_bind_template_child (widget_class, MstImportRow, accept);
  gtk_widget_class_bind_template_child (widget_class, MstImportRow, decision);
  gtk_widget_class_bind_template_child (widget_class, MstImportRow, keep_old);
  gtk_widget_class_bind_template_child (widget_class, MstImportRow, take_new);
  gtk_widget_class_bind_template_callback (widget_class, correct_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_new_toggled_cb);
}

static void
mst_import_row_init (MstImportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mst_import_row_set_item (self, NULL);
}

void
mst_import_row_set_item (MstImportRow *self, MstImportItem *item)
{
  GtkWidget *child;

  g_return_if_fail (MST_IS_IMPORT_ROW (self));
  g_return_if_fail (item == NULL || MST_IS_IMPORT_ITEM (item));

  /* Filling the means must not be taken for the officer's decision. */
  g_clear_object (&self->item);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  gtk_widget_set_visible (self->content, item != NULL);
  if (item == NULL)
    return;

  g_set_object (&self->item, item);
  gtk_label_set_label (self->where, mst_import_item_get_place (item));
  gtk_label_set_label (self->message, mst_import_item_get_message (item));
  fill_grid (self);
  fill_means (self);
}
