/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each column of a sheet is read as, above the first rows of the sheet. */

#include "config.h"

#include "mst-import-mapping.h"

#include "mst-accessible.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

#define SAMPLE_ROWS 14
#define COLUMNS_SHOWN 60
#define CHARACTERS_SHOWN 16

struct _MstImportMapping
{
  AdwBin parent_instance;

  const MstRecordType *type;
  MstImportSheet *sheet;
  gboolean filling;
  guint refill;

  GtkWidget *content;
  GtkSpinButton *first_row;
  GtkSpinButton *last_row;
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (MstImportMapping, mst_import_mapping, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- what a column can be --- */

static const struct
{
  int meaning;
  const char *name;
} of_pairs[] = {
  { MST_COLUMN_POSITION, N_ ("Position of the person") },
  { MST_COLUMN_PERSON_PHONE, N_ ("Telephone of the person") },
  { MST_COLUMN_LAST_DAY, N_ ("Last day") },
};

/* The meanings offered for a column, in the order of the drop-down. */
static GArray *
list_meanings (const MstRecordType *type, GtkStringList *names)
{
  GArray *meanings = g_array_new (FALSE, FALSE, sizeof (int));
  const MstChoiceSet *levels = mst_choice_set_get ("area-level");
  int meaning = MST_COLUMN_UNUSED;

  g_array_append_val (meanings, meaning);
  gtk_string_list_append (names, _ ("Not imported"));
  for (guint i = 0; i < type->n_fields; i++)
    {
      if (type->fields[i].flags & MST_FIELD_DERIVED)
        continue;
      meaning = (int) i;
      g_array_append_val (meanings, meaning);
      gtk_string_list_append (names, mst_field_get_label (&type->fields[i]));
    }
  for (guint i = 0; type == &mst_liaison_type && i < G_N_ELEMENTS (of_pairs); i++)
    {
      g_array_append_val (meanings, of_pairs[i].meaning);
      gtk_string_list_append (names, _ (of_pairs[i].name));
    }
  for (guint i = 0; i < levels->n_choices; i++)
    {
      g_autofree char *name =
        g_strdup_printf (_ ("Place: %s"), mst_choice_get_label (&levels->choices[i]));

      meaning = MST_COLUMN_PLACE (atoi (levels->choices[i].code));
      g_array_append_val (meanings, meaning);
      gtk_string_list_append (names, name);
    }
  meaning = MST_COLUMN_SERIAL;
  g_array_append_val (meanings, meaning);
  gtk_string_list_append (names, _ ("Serial number"));
  return meanings;
}

static gboolean
sheet_reads (const MstImportSheet *sheet, int meaning)
{
  GArray *columns = sheet->recognition->columns;

  for (guint i = 0; i < columns->len; i++)
    if (g_array_index (columns, MstRecognisedColumn, i).field == meaning)
      return TRUE;
  return FALSE;
}

static gboolean
sheet_reads_a_place (const MstImportSheet *sheet)
{
  GArray *columns = sheet->recognition->columns;

  for (guint i = 0; i < columns->len; i++)
    if (g_array_index (columns, MstRecognisedColumn, i).field <= MST_COLUMN_PLACE (1))
      return TRUE;
  return sheet->place != NULL;
}

char *
mst_import_mapping_describe_missing (const MstRecordType *type, const MstImportSheet *sheet)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const MstField *field = &type->fields[i];

      /* The level and the code of an area follow from its place; a record's area from place columns. */
      if ((field->flags & (MST_FIELD_REQUIRED | MST_FIELD_GIVEN)) != MST_FIELD_REQUIRED
          || sheet_reads (sheet, (int) i))
        continue;
      if (type == &mst_area_type && !g_str_equal (field->name, type->title_field))
        continue;
      if (g_strcmp0 (field->reference, mst_area_type.name) == 0 && sheet_reads_a_place (sheet))
        continue;
      if (labels->len > 0)
        g_string_append (labels, _ (", "));
      g_string_append (labels, mst_field_get_label (field));
    }
  if (labels->len == 0)
    return g_strdup ("");
  return g_strdup_printf (_ ("No column is read as: %s"), labels->str);
}

/* --- the sheet as it is --- */

static void fill (MstImportMapping *self);

static char *
dup_sample (MstImportMapping *self, guint32 row, const MstRecognisedColumn *column)
{
  const MstCell *cell = mst_grid_get_cell (self->sheet->grid, row, column->column);
  gboolean sensitive =
    column->field >= 0 && (self->type->fields[column->field].flags & MST_FIELD_SENSITIVE) != 0;
  g_autofree char *text = NULL;

  if (cell == NULL)
    return g_strdup ("");
  text = mst_cell_dup_text (cell, mst_grid_uses_1904 (self->sheet->grid));
  return sensitive ? mst_text_mask_number (text) : g_steal_pointer (&text);
}

static GtkWidget *
create_cell (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (g_utf8_strlen (text, -1) > CHARACTERS_SHOWN)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), CHARACTERS_SHOWN);
      gtk_widget_set_tooltip_text (label, text);
    }
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static gboolean
refill_cb (gpointer data)
{
  MstImportMapping *self = data;

  self->refill = 0;
  fill (self);
  return G_SOURCE_REMOVE;
}

static void
meaning_selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, MstImportMapping *self)
{
  GArray *columns = self->sheet->recognition->columns;
  GArray *meanings = g_object_get_data (G_OBJECT (drop_down), "meanings");
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), "column"));
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (self->filling || selected >= meanings->len)
    return;
  mst_recognition_map (self->sheet->recognition,
                       g_array_index (columns, MstRecognisedColumn, index).column,
                       g_array_index (meanings, int, selected));
  /* Another column may have lost this meaning. Its drop-down can't go while this one is in use. */
  if (self->refill == 0)
    self->refill = g_idle_add (refill_cb, self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
create_drop_down (MstImportMapping *self, guint index)
{
  const MstRecognisedColumn *column =
    &g_array_index (self->sheet->recognition->columns, MstRecognisedColumn, index);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GArray *meanings = list_meanings (self->type, names);
  g_autofree char *name = g_strdup_printf (_ ("Column “%s” is read as"), column->heading);
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), expression);

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  for (guint i = 0; i < meanings->len; i++)
    if (g_array_index (meanings, int, i) == column->field)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), i);
  if (column->field == MST_COLUMN_UNUSED)
    gtk_widget_add_css_class (drop_down, "dim-label");
  mst_accessible_set_name (drop_down, name);
  g_object_set_data_full (G_OBJECT (drop_down), "meanings", meanings,
                          (GDestroyNotify) g_array_unref);
  g_object_set_data (G_OBJECT (drop_down), "column", GUINT_TO_POINTER (index));
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (meaning_selected_cb), self);
  return drop_down;
}

static void
fill_columns (MstImportMapping *self)
{
  MstRecognition *recognition = self->sheet->recognition;
  guint first = mst_grid_find_row (self->sheet->grid, recognition->last_heading_row + 1);
  guint last = MIN (first + SAMPLE_ROWS, mst_grid_get_n_rows (self->sheet->grid));

  for (guint i = 0; i < MIN (recognition->columns->len, COLUMNS_SHOWN); i++)
    {
      const MstRecognisedColumn *column =
        &g_array_index (recognition->columns, MstRecognisedColumn, i);

      gtk_grid_attach (self->grid, create_drop_down (self, i), (int) i + 1, 0, 1, 1);
      gtk_grid_attach (self->grid, create_cell (column->heading, "heading"), (int) i + 1, 1, 1, 1);
      for (guint row = first; row < last; row++)
        {
          g_autofree char *text =
            dup_sample (self, mst_grid_get_row_number (self->sheet->grid, row), column);

          gtk_grid_attach (self->grid, create_cell (text, "numeric"), (int) i + 1,
                           (int) (row - first) + 2, 1, 1);
        }
    }
  for (guint row = first; row < last; row++)
    {
      g_autofree char *number =
        g_strdup_printf ("%u", mst_grid_get_row_number (self->sheet->grid, row) + 1);

      gtk_grid_attach (self->grid, create_cell (number, "dim-label"), 0, (int) (row - first) + 2, 1,
                       1);
    }
}

static void
fill (MstImportMapping *self)
{
  GtkWidget *child;
  guint n_rows;
  double last_row;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  gtk_widget_set_visible (self->content, self->sheet != NULL);
  if (self->sheet == NULL)
    return;

  self->filling = TRUE;
  n_rows = mst_grid_get_n_rows (self->sheet->grid);
  last_row = n_rows > 0 ? mst_grid_get_row_number (self->sheet->grid, n_rows - 1) + 1 : 1;
  gtk_spin_button_set_range (self->first_row, 1, MIN (last_row, 200));
  gtk_spin_button_set_range (self->last_row, 1, MIN (last_row, 200));
  gtk_spin_button_set_increments (self->first_row, 1, 5);
  gtk_spin_button_set_increments (self->last_row, 1, 5);
  if (self->sheet->recognition != NULL)
    {
      gtk_spin_button_set_value (self->first_row, self->sheet->recognition->first_heading_row + 1);
      gtk_spin_button_set_value (self->last_row, self->sheet->recognition->last_heading_row + 1);
      fill_columns (self);
    }
  self->filling = FALSE;
}

static void
heading_rows_changed_cb (MstImportMapping *self)
{
  guint32 first, last;
  MstRecognition *recognition;

  if (self->filling || self->sheet == NULL)
    return;
  first = (guint32) gtk_spin_button_get_value_as_int (self->first_row) - 1;
  last = MAX (first, (guint32) gtk_spin_button_get_value_as_int (self->last_row) - 1);
  recognition = mst_recognition_new_at (self->sheet->grid, self->type, first, last);
  if (recognition == NULL)
    return;
  g_clear_pointer (&self->sheet->recognition, mst_recognition_free);
  self->sheet->recognition = recognition;
  self->sheet->used = TRUE;
  fill (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
mst_import_mapping_dispose (GObject *object)
{
  g_clear_handle_id (&MST_IMPORT_MAPPING (object)->refill, g_source_remove);
  G_OBJECT_CLASS (mst_import_mapping_parent_class)->dispose (object);
}

static void
mst_import_mapping_class_init (MstImportMappingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mst_import_mapping_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MST_TYPE_IMPORT_MAPPING, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-import-mapping.ui");
  gtk_widget_class_bind_template_child (widget_class, MstImportMapping, content);
  gtk_widget_class_bind_template_child (widget_class, MstImportMapping, first_row);
  gtk_widget_class_bind_template_child (widget_class, MstImportMapping, last_row);
  gtk_widget_class_bind_template_child (widget_class, MstImportMapping, grid);
  gtk_widget_class_bind_template_callback (widget_class, heading_rows_changed_cb);
}

static void
mst_import_mapping_init (MstImportMapping *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mst_import_mapping_set_sheet (MstImportMapping *self, const MstRecordType *type,
                              MstImportSheet *sheet)
{
  g_return_if_fail (MST_IS_IMPORT_MAPPING (self));
  g_return_if_fail (sheet == NULL || type != NULL);

  g_clear_handle_id (&self->refill, g_source_remove);
  self->type = type;
  self->sheet = sheet;
  fill (self);
}
