/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of an import with what was recognised in them, one row each. */

#include "config.h"

#include "mst-import-files.h"

#include "mst-accessible.h"
#include "mst-import-mapping.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

struct _MstImportFiles
{
  AdwBin parent_instance;

  MstStore *store;
  MstImportBatch *batch;

  GtkStack *stack;
  GtkLabel *summary;
  GtkListBox *list;
  MstImportMapping *mapping;
};

G_DEFINE_FINAL_TYPE (MstImportFiles, mst_import_files, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- one row --- */

/* The widgets of a row and the batch sheet it stands for; owned by the row. */
typedef struct
{
  MstImportFiles *files;
  guint index;
  GtkCheckButton *used;
  GtkImage *icon;
  GtkLabel *detail;
  GtkDropDown *type;
} SheetRow;

static MstBatchSheet *
row_get_batch_sheet (SheetRow *row)
{
  return g_ptr_array_index (mst_import_batch_get_sheets (row->files->batch), row->index);
}

static MstImportSheet *
get_import_sheet (MstBatchSheet *sheet)
{
  if (sheet->import == NULL)
    return NULL;
  return g_ptr_array_index (mst_import_get_sheets (sheet->import), sheet->index);
}

static char *
describe (MstBatchSheet *sheet, gboolean *doubtful)
{
  MstImportSheet *entry = get_import_sheet (sheet);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *missing = NULL;
  g_autofree char *rows = NULL;
  guint read = 0;

  *doubtful = TRUE;
  if (entry == NULL)
    return g_strdup (_ ("Not recognised: choose what its rows are, or leave it out."));
  if (entry->recognition == NULL)
    return g_strdup (_ ("No heading row found: set it beside."));

  for (guint i = 0; i < entry->recognition->columns->len; i++)
    read += g_array_index (entry->recognition->columns, MstRecognisedColumn, i).field
            != MST_COLUMN_UNUSED;

  rows = mst_text_format_integer (entry->n_rows);
  g_string_append_printf (text, ngettext ("%s row", "%s rows", entry->n_rows), rows);
  g_string_append (text, " · ");
  if (entry->recognition->first_heading_row == entry->recognition->last_heading_row)
    g_string_append_printf (text, _ ("heading in row %u"),
                            entry->recognition->first_heading_row + 1);
  else
    g_string_append_printf (text, _ ("heading in rows %u–%u"),
                            entry->recognition->first_heading_row + 1,
                            entry->recognition->last_heading_row + 1);
  g_string_append (text, " · ");
  g_string_append_printf (text, _ ("%u of %u columns read"), read,
                          entry->recognition->columns->len);
  if (entry->place != NULL)
    g_string_append_printf (text, " · %s", entry->place);

  missing = mst_import_mapping_describe_missing (sheet->type, entry);
  *doubtful = *missing != '\0';
  if (*doubtful)
    g_string_append_printf (text, "\n%s", missing);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
row_update (SheetRow *row)
{
  MstBatchSheet *sheet = row_get_batch_sheet (row);
  MstImportSheet *entry = get_import_sheet (sheet);
  gboolean doubtful;
  g_autofree char *detail = describe (sheet, &doubtful);
  gboolean can_use = entry != NULL && entry->recognition != NULL;

  gtk_label_set_label (row->detail, detail);
  gtk_image_set_from_icon_name (row->icon,
                                doubtful ? "dialog-warning-symbolic" : "object-select-symbolic");
  if (doubtful)
    {
      gtk_widget_add_css_class (GTK_WIDGET (row->icon), "warning");
      gtk_widget_remove_css_class (GTK_WIDGET (row->icon), "success");
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (row->icon), "success");
      gtk_widget_remove_css_class (GTK_WIDGET (row->icon), "warning");
    }
  gtk_widget_set_sensitive (GTK_WIDGET (row->used), can_use);
  gtk_check_button_set_active (row->used, can_use && entry->used);
}

static void
update_summary (MstImportFiles *self)
{
  GPtrArray *sheets = mst_import_batch_get_sheets (self->batch);
  guint used = 0;
  guint rows = 0;
  g_autofree char *rows_text = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < sheets->len; i++)
    {
      MstImportSheet *entry = get_import_sheet (g_ptr_array_index (sheets, i));

      if (entry == NULL || !entry->used)
        continue;
      used++;
      rows += entry->n_rows;
    }
  rows_text = mst_text_format_integer (rows);
  text = g_strdup_printf (_ ("%u of %u sheets, %s rows"), used, sheets->len, rows_text);
  gtk_label_set_label (self->summary, text);
}

static void
show_mapping (MstImportFiles *self, SheetRow *row)
{
  MstBatchSheet *sheet = row != NULL ? row_get_batch_sheet (row) : NULL;

  mst_import_mapping_set_sheet (self->mapping, sheet != NULL ? sheet->type : NULL,
                                sheet != NULL ? get_import_sheet (sheet) : NULL);
}

static void
changed (MstImportFiles *self)
{
  update_summary (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
used_toggled_cb (GtkCheckButton *button, SheetRow *row)
{
  MstImportSheet *entry = get_import_sheet (row_get_batch_sheet (row));
  gboolean used = gtk_check_button_get_active (button);

  if (entry == NULL || entry->used == used)
    return;
  entry->used = used;
  changed (row->files);
}

static void
type_selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, SheetRow *row)
{
  MstImportFiles *self = row->files;
  guint selected = gtk_drop_down_get_selected (drop_down);
  const MstRecordType *type = selected > 0 ? mst_record_types ()[selected - 1] : NULL;
  g_autoptr (GError) error = NULL;

  if (!mst_import_batch_set_type (self->batch, self->store, row->index, type, &error))
    g_warning ("%s", error->message);
  row_update (row);
  show_mapping (self, row);
  changed (self);
}

static GtkDropDown *
create_type_drop_down (const MstRecordType *current)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("Left out"));
  for (guint i = 0; mst_record_types ()[i] != NULL; i++)
    {
      const MstRecordType *type = mst_record_types ()[i];

      gtk_string_list_append (names, _ (type->label_plural));
      if (type == current)
        selected = i + 1;
    }
  return g_object_new (GTK_TYPE_DROP_DOWN, "model", names, "selected", selected, "valign",
                       GTK_ALIGN_CENTER, NULL);
}

static GtkLabel *
create_label (const char *text, const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static GtkWidget *
create_row (MstImportFiles *self, guint index)
{
  MstBatchSheet *sheet = g_ptr_array_index (mst_import_batch_get_sheets (self->batch), index);
  MstGrid *grid = mst_workbook_get_sheet (sheet->workbook, sheet->sheet);
  SheetRow *row = g_new0 (SheetRow, 1);
  GtkWidget *list_row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *name = NULL;

  name = mst_workbook_get_n_sheets (sheet->workbook) > 1
           ? g_strdup_printf ("%s · %s", mst_workbook_get_name (sheet->workbook),
                              mst_grid_get_name (grid))
           : g_strdup (mst_workbook_get_name (sheet->workbook));

  row->files = self;
  row->index = index;
  row->used = GTK_CHECK_BUTTON (gtk_check_button_new ());
  row->icon = GTK_IMAGE (mst_accessible_ornament_new (NULL));
  row->detail = create_label ("", "dim-label");
  row->type = create_type_drop_down (sheet->type);
  gtk_label_set_ellipsize (row->detail, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (row->detail, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (row->detail), "caption");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->used), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  mst_accessible_set_name (GTK_WIDGET (row->type), _ ("What the rows are"));

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (create_label (name, NULL)));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (row->detail));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->used));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->icon));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->type));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), box);
  g_object_set_data_full (G_OBJECT (list_row), "sheet-row", row, g_free);

  row_update (row);
  g_signal_connect (row->used, "toggled", G_CALLBACK (used_toggled_cb), row);
  g_signal_connect (row->type, "notify::selected", G_CALLBACK (type_selected_cb), row);
  return list_row;
}

/* --- the list --- */

static void
row_selected_cb (MstImportFiles *self, GtkListBoxRow *list_row)
{
  show_mapping (self,
                list_row != NULL ? g_object_get_data (G_OBJECT (list_row), "sheet-row") : NULL);
}

static void
mapping_changed_cb (MstImportFiles *self)
{
  GtkListBoxRow *list_row = gtk_list_box_get_selected_row (self->list);

  if (list_row != NULL)
    row_update (g_object_get_data (G_OBJECT (list_row), "sheet-row"));
  changed (self);
}

static void
mst_import_files_dispose (GObject *object)
{
  MstImportFiles *self = MST_IMPORT_FILES (object);

  g_clear_object (&self->store);
  g_clear_object (&self->batch);
  G_OBJECT_CLASS (mst_import_files_parent_class)->dispose (object);
}

static void
mst_import_files_class_init (MstImportFilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mst_import_files_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MST_TYPE_IMPORT_FILES, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MST_TYPE_IMPORT_MAPPING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-import-files.ui");
  gtk_widget_class_bind_template_child (widget_class, MstImportFiles, stack);
  gtk_widget_class_bind_template_child (widget_class, MstImportFiles, summary);
  gtk_widget_class_bind_template_child (widget_class, MstImportFiles, list);
  gtk_widget_class_bind_template_child (widget_class, MstImportFiles, mapping);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, mapping_changed_cb);
}

static void
mst_import_files_init (MstImportFiles *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mst_import_files_set_batch (MstImportFiles *self, MstStore *store, MstImportBatch *batch)
{
  g_return_if_fail (MST_IS_IMPORT_FILES (self));

  g_set_object (&self->store, store);
  g_set_object (&self->batch, batch);
}

void
mst_import_files_refresh (MstImportFiles *self)
{
  GPtrArray *sheets;
  GtkListBoxRow *selected;
  GtkWidget *child;
  int position;

  g_return_if_fail (MST_IS_IMPORT_FILES (self));

  sheets = mst_import_batch_get_sheets (self->batch);
  selected = gtk_list_box_get_selected_row (self->list);
  position = selected != NULL ? gtk_list_box_row_get_index (selected) : 0;

  show_mapping (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < sheets->len; i++)
    gtk_list_box_append (self->list, create_row (self, i));

  gtk_stack_set_visible_child_name (self->stack, sheets->len > 0 ? "sheets" : "empty");
  if (sheets->len > 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, position));
  update_summary (self);
}
