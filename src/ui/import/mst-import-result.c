/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was imported, how it agrees with the totals in the sheets, and what goes back. */

#include "config.h"

#include "mst-import-result.h"

#include "list/mst-text-column.h"
#include "mst-appearance.h"
#include "mst-file-chooser.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

struct _MstImportResult
{
  AdwBin parent_instance;

  MstImportBatch *batch;
  GListStore *totals; /* GtkStringObject "source\tlabel\tsaid\tfound\trejected\tdifference" */

  GtkLabel *sentence;
  GtkBox *show_buttons;
  GtkButton *rejects_button;
  GtkWidget *undo_button;
  GtkLabel *message;
  GtkLabel *agreement;
  GtkWidget *scroller;
  GtkColumnView *list;
};

G_DEFINE_FINAL_TYPE (MstImportResult, mst_import_result, ADW_TYPE_BIN)

enum
{
  COLUMN_SOURCE,
  COLUMN_LABEL,
  COLUMN_SAID,
  COLUMN_FOUND,
  COLUMN_REJECTED,
  COLUMN_DIFFERENCE,
  N_COLUMNS
};

/* --- totals --- */

static void
show (GtkInscription *cell, gpointer item, int column, gpointer owner)
{
  g_auto (GStrv) values = g_strsplit (gtk_string_object_get_string (item), "\t", -1);

  gtk_inscription_set_text (cell, values[column]);
  mst_appearance_set_class (GTK_WIDGET (cell), "warning", *values[COLUMN_DIFFERENCE] != '\0');
}

static void
add_column (MstImportResult *self, const char *title, int column)
{
  gboolean is_figure = column >= COLUMN_SAID;

  mst_text_column_append (self->list, title, is_figure ? 120 : 0,
                          is_figure ? MST_TEXT_COLUMN_FIGURES : MST_TEXT_COLUMN_WORDS, show, column,
                          self);
}

static void
add_total (MstImportResult *self, MstImport *import, const MstReconciliation *total)
{
  MstImportSheet *sheet = g_ptr_array_index (mst_import_get_sheets (import), total->sheet);
  gint64 difference = total->said - total->found;
  g_autofree char *said = mst_text_format_integer (total->said);
  g_autofree char *found = mst_text_format_integer (total->found);
  g_autofree char *rejected = mst_text_format_integer (total->rejected);
  g_autofree char *shown = mst_text_format_integer (difference);
  g_autofree char *label = g_strdup_printf (_ ("%s (row %u)"), total->label, total->row + 1);
  g_autofree char *line =
    g_strjoin ("\t", mst_workbook_get_name (sheet->workbook), label, said, found,
               total->rejected != 0 ? rejected : "", difference != 0 ? shown : "", NULL);
  g_autoptr (GtkStringObject) item = gtk_string_object_new (line);

  /* What does not agree comes first. */
  if (difference != 0)
    g_list_store_insert (self->totals, 0, item);
  else
    g_list_store_append (self->totals, item);
}

static void
fill_totals (MstImportResult *self, GPtrArray *imports)
{
  guint agreeing = 0;
  guint n = 0;
  g_autofree char *text = NULL;

  g_list_store_remove_all (self->totals);
  for (guint i = 0; i < imports->len; i++)
    {
      MstImport *import = g_ptr_array_index (imports, i);
      GPtrArray *totals = mst_import_get_reconciliations (import);

      for (guint j = 0; j < totals->len; j++)
        {
          const MstReconciliation *total = g_ptr_array_index (totals, j);

          add_total (self, import, total);
          agreeing += total->said == total->found;
          n++;
        }
    }
  if (n == 0)
    text = g_strdup (_ ("The sheets have no total rows to compare with."));
  else
    text = g_strdup_printf (_ ("%u of %u total rows in the sheets agree with what was read"),
                            agreeing, n);
  gtk_label_set_label (self->agreement, text);
  gtk_widget_set_visible (self->scroller, n > 0);
}

/* --- the rest --- */

static void
fill_show_buttons (MstImportResult *self, GPtrArray *imports)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->show_buttons))) != NULL)
    gtk_box_remove (self->show_buttons, child);
  for (guint i = 0; i < imports->len; i++)
    {
      const MstRecordType *type = mst_import_get_record_type (g_ptr_array_index (imports, i));
      g_autofree char *label = g_strdup_printf (_ ("Show %s"), _ (type->label_plural));
      GtkWidget *button = gtk_button_new_with_label (label);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", type->name);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "import.show-records");
      gtk_box_append (self->show_buttons, button);
    }
}

static void
show_message (MstImportResult *self, const char *message, gboolean is_error)
{
  gtk_label_set_label (self->message, message);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
}

static void
rejects_chosen_cb (GPtrArray *paths, gpointer user_data)
{
  MstImportResult *self = user_data;
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  if (mst_import_batch_write_rejects (self->batch, g_ptr_array_index (paths, 0), written, &error))
    {
      g_autofree char *names = NULL;
      g_autofree char *message = NULL;

      g_ptr_array_add (written, NULL);
      names = g_strjoinv ("\n", (char **) written->pdata);
      message = g_strdup_printf (
        _ ("Saved. Send it back; when it returns mended, import it as it is.\n%s"), names);
      show_message (self, message, FALSE);
    }
  else
    show_message (self, error->message, TRUE);
}

static void
rejects_clicked_cb (MstImportResult *self)
{
  mst_file_chooser_save (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         _ ("Save the Rejected Rows"), MST_FILE_EXPORT, _ ("Rejected rows.xlsx"),
                         rejects_chosen_cb, self);
}

static void
mst_import_result_dispose (GObject *object)
{
  MstImportResult *self = MST_IMPORT_RESULT (object);

  g_clear_object (&self->batch);
  g_clear_object (&self->totals);
  G_OBJECT_CLASS (mst_import_result_parent_class)->dispose (object);
}

static void
mst_import_result_class_init (MstImportResultClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mst_import_result_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-import-result.ui");
  gtk_widget_class_bind_template_child (widget_class, MstImportResult, sentence);
  gtk_widget_class_bind_template_child (widget_class, MstImportResult, show_buttons);
  gtk_widget_class_bind_template_child (widget_class, MstImportResult, rejects_button);
  gtk_widget_class_bind_template_child (widget_class, MstImportResult, undo_button);
  gtk_widget_class_bind_template_child (widget_class, MstImportResult, message);
  gtk_widget_class_bind_template_child (widget_class, MstImportResult, agreement);
  gtk_widget_class_bind_template_child (widget_class, MstImportResult, scroller);
  gtk_widget_class_bind_template_child (widget_class, MstImportResult, list);
  gtk_widget_class_bind_template_callback (widget_class, rejects_clicked_cb);
}

static void
mst_import_result_init (MstImportResult *self)
{
  GtkNoSelection *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->totals = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->totals)));
  gtk_column_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  add_column (self, _ ("Source"), COLUMN_SOURCE);
  add_column (self, _ ("Total row"), COLUMN_LABEL);
  add_column (self, _ ("The sheet says"), COLUMN_SAID);
  add_column (self, _ ("Found"), COLUMN_FOUND);
  add_column (self, _ ("Of which go back"), COLUMN_REJECTED);
  add_column (self, _ ("Difference"), COLUMN_DIFFERENCE);
}

void
mst_import_result_show (MstImportResult *self, MstImportBatch *batch)
{
  g_autoptr (GPtrArray) imports = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *rejected = NULL;
  g_autofree char *label = NULL;
  MstImportCounts counts;

  g_return_if_fail (MST_IS_IMPORT_RESULT (self));

  g_set_object (&self->batch, batch);
  imports = mst_import_batch_list_imports (batch);
  counts = mst_import_batch_get_counts (batch);
  sentence = mst_import_batch_describe (batch);
  rejected = mst_text_format_integer (counts.rejected);
  label = g_strdup_printf (
    ngettext ("Save %s _Rejected Row…", "Save %s _Rejected Rows…", (gulong) counts.rejected),
    rejected);

  gtk_label_set_label (self->sentence, sentence);
  gtk_button_set_label (self->rejects_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->rejects_button), counts.rejected > 0);
  /* Nothing written is no step: what came before would be undone. */
  gtk_widget_set_visible (self->undo_button, counts.imported + counts.updated > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  fill_show_buttons (self, imports);
  fill_totals (self, imports);
}
