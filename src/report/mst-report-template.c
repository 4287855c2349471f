/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saves reports as workbooks of the department's own. */
#include "config.h"

#include "mst-report-private.h"
#include "mst-table-private.h"

#include "mst-sheet-template.h"

#include <string.h>

/* Marks are Chinese as the documents are. */
#define TITLE "标题"
#define OFFICE "制表单位"
#define DAY "日期"
#define TODAY "制表日期"
#define UNIT "计量单位"
#define N_ROWS "行数"
#define WORDS "正文"
#define TOTAL "合计."
#define FIGURE "指标."

#define UNIT_HEAD "单位："

/** Source: a table that is put into a template. */
typedef struct
{
  MstTable *table;
  MstProgress *progress;
} Source;

static gboolean
foreach_row (MstTemplateRowFunc func, gpointer user_data, gpointer data, GError **error)
{
  Source *source = data;

  return mst_table_foreach (source->table, func, user_data, source->progress, error);
}

/* @value: (transfer full) (nullable) */
static void
add_value (GArray *values, char *name, MstColumnKind kind, guint digits, char *value)
{
  MstTemplateValue added = { name, kind, digits, value };

  g_array_append_val (values, added);
}

static void
clear_value (gpointer data)
{
  MstTemplateValue *value = data;

  g_free ((char *) value->name);
  g_free ((char *) value->value);
}

static char *
format_day (MstDate day)
{
  char iso[MST_DATE_ISO_SIZE];

  return mst_date_is_set (day) ? g_strdup (mst_date_to_iso (day, iso)) : NULL;
}

static void
add_table_values (GArray *values, MstTable *table, gint64 n_rows, const GPtrArray *totals)
{
  const char *unit = table->unit;

  if (unit != NULL && g_str_has_prefix (unit, UNIT_HEAD))
    unit += strlen (UNIT_HEAD);
  add_value (values, g_strdup (UNIT), MST_COLUMN_TEXT, 0, g_strdup (unit));
  add_value (values, g_strdup (N_ROWS), MST_COLUMN_INTEGER, 0,
             g_strdup_printf ("%" G_GINT64_FORMAT, n_rows));
  for (guint i = 0; totals != NULL && i < table->columns->len; i++)
    {
      const MstSheetColumn *column = mst_table_get_column (table, i);
      g_auto (GStrv) lines = g_strsplit (column->heading, "\n", -1);
      g_autofree char *heading = g_strjoinv ("", lines);
      const char *total = g_ptr_array_index (totals, i);

      if (total != NULL && g_strcmp0 (total, MST_TABLE_TOTAL) != 0)
        add_value (values, g_strconcat (TOTAL, heading, NULL), column->kind, column->digits,
                   g_strdup (total));
    }
}

static void
add_block_values (GArray *values, MstReportContent *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const MstReportBlock *block = mst_report_content_get_block (self, i);

      if (block->kind == MST_REPORT_PARAGRAPH || block->kind == MST_REPORT_HEADING)
        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", block->text);
      for (guint j = 0; block->figures != NULL && j < block->figures->len; j++)
        {
          const MstReportFigure *figure = &g_array_index (block->figures, MstReportFigure, j);

          add_value (values, g_strconcat (FIGURE, figure->label, NULL),
                     figure->digits > 0 ? MST_COLUMN_DECIMAL : MST_COLUMN_INTEGER, figure->digits,
                     g_strdup_printf ("%.*f", (int) figure->digits, figure->value));
        }
    }
  if (words->len > 0)
    add_value (values, g_strdup (WORDS), MST_COLUMN_TEXT, 0, g_strdup (words->str));
}

gboolean
mst_report_content_save_template (MstReportContent *self, const char *template_path,
                                  const char *path, MstProgress *progress, GError **error)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (MstTemplateValue));
  g_autoptr (GArray) tables = g_array_new (FALSE, FALSE, sizeof (MstTemplateTable));
  g_autofree Source *sources = NULL;

  g_return_val_if_fail (MST_IS_REPORT_CONTENT (self), FALSE);
  g_return_val_if_fail (template_path != NULL && path != NULL, FALSE);

  g_array_set_clear_func (values, clear_value);
  sources = g_new0 (Source, self->blocks->len);
  add_value (values, g_strdup (TITLE), MST_COLUMN_TEXT, 0, g_strdup (self->title));
  add_value (values, g_strdup (OFFICE), MST_COLUMN_TEXT, 0, g_strdup (self->office));
  add_value (values, g_strdup (DAY), MST_COLUMN_DATE, 0, format_day (self->day));
  add_value (values, g_strdup (TODAY), MST_COLUMN_DATE, 0, format_day (mst_date_today ()));
  add_block_values (values, self);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      MstTable *table = mst_report_content_get_block (self, i)->table;
      g_autoptr (GPtrArray) totals = NULL;
      g_autoptr (GError) local = NULL;
      MstTemplateTable added = { .foreach = foreach_row, .data = &sources[i] };

      if (table == NULL)
        continue;
      sources[i] = (Source){ table, progress };
      added.columns = (const MstSheetColumn *) table->columns->data;
      added.n_columns = table->columns->len;
      added.n_rows = mst_table_count_rows (table, &local);
      totals = added.n_rows >= 0 ? mst_table_get_totals (table, &local) : NULL;
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (tables->len == 0)
        add_table_values (values, table, added.n_rows, totals);
      g_array_append_val (tables, added);
    }
  return mst_sheet_template_fill (template_path, (const MstTemplateValue *) values->data,
                                  values->len, (const MstTemplateTable *) tables->data, tables->len,
                                  path, progress, error);
}
