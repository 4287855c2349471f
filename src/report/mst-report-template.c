/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saves reports as workbooks of the department's own. */
#include "config.h"

#include "mst-report-private.h"
#include "mst-table-groups.h"
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
#define GROUP "分组"
#define TOTAL "合计."
#define FIGURE "指标."

#define UNIT_HEAD "单位："

/** Source: a table that is put into a template. @groups: (nullable): of it the rows of @group alone */
typedef struct
{
  MstTable *table;
  MstTableGroups *groups;
  guint group;
  MstProgress *progress;
} Source;

/** Sheet: what a sheet is filled with. */
typedef struct
{
  char *name;
  GArray *values;     /* MstTemplateValue */
  GArray *tables;     /* MstTemplateTable */
  GPtrArray *sources; /* Source */
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_array_unref (sheet->values);
  g_array_unref (sheet->tables);
  g_ptr_array_unref (sheet->sources);
  g_free (sheet);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sheet, sheet_free)

static gboolean
foreach_row (MstTemplateRowFunc func, gpointer user_data, gpointer data, GError **error)
{
  Source *source = data;

  return source->groups != NULL
           ? mst_table_groups_foreach (source->groups, source->group, func, user_data,
                                       source->progress, error)
           : mst_table_foreach (source->table, func, user_data, source->progress, error);
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

/* What blocks from @first on say, up to @end. */
static void
add_block_values (GArray *values, MstReportContent *self, guint first, guint end)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    {
      const MstReportBlock *block = mst_report_content_get_block (self, i);

      /* To whom it is stands in {{分组}}. */
      if (mst_report_block_has_words (block) && block->kind != MST_REPORT_ADDRESSEE)
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

static Sheet *
sheet_new (MstReportContent *self, const char *name, const char *title)
{
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->name = g_strdup (name);
  sheet->values = g_array_new (FALSE, FALSE, sizeof (MstTemplateValue));
  g_array_set_clear_func (sheet->values, clear_value);
  sheet->tables = g_array_new (FALSE, FALSE, sizeof (MstTemplateTable));
  sheet->sources = g_ptr_array_new_with_free_func (g_free);
  add_value (sheet->values, g_strdup (TITLE), MST_COLUMN_TEXT, 0, g_strdup (title));
  if (name != NULL)
    add_value (sheet->values, g_strdup (GROUP), MST_COLUMN_TEXT, 0, g_strdup (name));
  add_value (sheet->values, g_strdup (OFFICE), MST_COLUMN_TEXT, 0, g_strdup (self->office));
  add_value (sheet->values, g_strdup (DAY), MST_COLUMN_DATE, 0, format_day (self->day));
  add_value (sheet->values, g_strdup (TODAY), MST_COLUMN_DATE, 0, format_day (mst_date_today ()));
  return sheet;
}

/* @totals: (transfer full) (nullable) */
static void
sheet_add_table (Sheet *self, const Source *source, gint64 n_rows, GPtrArray *totals)
{
  MstTemplateTable added = {
    .columns = (const MstSheetColumn *) source->table->columns->data,
    .n_columns = source->table->columns->len,
    .n_rows = n_rows,
    .foreach = foreach_row,
    .data = g_memdup2 (source, sizeof *source),
  };

  g_ptr_array_add (self->sources, added.data);
  if (self->tables->len == 0)
    add_table_values (self->values, source->table, n_rows, totals);
  g_array_append_val (self->tables, added);
  g_clear_pointer (&totals, g_ptr_array_unref);
}

/* A sheet of the blocks from @first on, up to @end. */
static Sheet *
create_sheet (MstReportContent *self, const char *name, const char *title, guint first, guint end,
              MstProgress *progress, GError **error)
{
  g_autoptr (Sheet) sheet = sheet_new (self, name, title);

  add_block_values (sheet->values, self, first, end);
  for (guint i = first; i < end; i++)
    {
      MstTable *table = mst_report_content_get_block (self, i)->table;
      Source source = { .table = table, .progress = progress };
      g_autoptr (GError) local = NULL;
      GPtrArray *totals;
      gint64 n_rows;

      if (table == NULL)
        continue;
      n_rows = mst_table_count_rows (table, &local);
      totals = n_rows >= 0 ? mst_table_get_totals (table, &local) : NULL;
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      sheet_add_table (sheet, &source, n_rows, totals);
    }
  return g_steal_pointer (&sheet);
}

/* One for each page. */
static gboolean
add_pages (MstReportContent *self, GPtrArray *sheets, MstProgress *progress, GError **error)
{
  guint first = 0;

  while (first < self->blocks->len)
    {
      const MstReportBlock *page = mst_report_content_get_block (self, first);
      guint end = mst_report_content_find_page_end (self, first);
      Sheet *sheet = create_sheet (self, page->name, page->text, first, end, progress, error);

      if (sheet == NULL)
        return FALSE;
      g_ptr_array_add (sheets, sheet);
      first = end;
    }
  return TRUE;
}

/* One for each group of the main table. */
static void
add_groups (MstReportContent *self, MstTableGroups *groups, GPtrArray *sheets,
            MstProgress *progress)
{
  for (guint i = 0; i < groups->groups->len; i++)
    {
      const MstTableGroup *group = mst_table_groups_get (groups, i);
      const Source source = { groups->table, groups, i, progress };
      Sheet *sheet = sheet_new (self, group->name, self->title);

      add_block_values (sheet->values, self, 0, self->blocks->len);
      sheet_add_table (sheet, &source, group->n_rows, mst_table_groups_get_totals (groups, i));
      g_ptr_array_add (sheets, sheet);
    }
}

static gboolean
fill (const GPtrArray *sheets, const char *template_path, const char *path, MstProgress *progress,
      GError **error)
{
  g_autofree MstTemplateSet *sets = g_new0 (MstTemplateSet, sheets->len);

  for (guint i = 0; i < sheets->len; i++)
    {
      const Sheet *sheet = g_ptr_array_index (sheets, i);

      sets[i] =
        (MstTemplateSet){ sheet->name, (const MstTemplateValue *) sheet->values->data,
                          sheet->values->len, (const MstTemplateTable *) sheet->tables->data,
                          sheet->tables->len };
    }
  return mst_sheet_template_fill (template_path, sets, sheets->len, path, progress, error);
}

gboolean
mst_report_content_save_template (MstReportContent *self, const char *template_path,
                                  const char *path, MstProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (sheet_free);
  g_autoptr (MstTableGroups) groups = NULL;
  MstTable *table;

  g_return_val_if_fail (MST_IS_REPORT_CONTENT (self), FALSE);
  g_return_val_if_fail (template_path != NULL && path != NULL, FALSE);

  table = mst_report_content_get_table (self);
  if (self->options->split && table != NULL && table->group_column > 0)
    {
      groups = mst_table_list_groups (table, progress, error);
      if (groups == NULL)
        return FALSE;
      add_groups (self, groups, sheets, progress);
    }
  else if (mst_report_content_is_paged (self) && !add_pages (self, sheets, progress, error))
    return FALSE;
  if (sheets->len == 0)
    {
      Sheet *sheet = create_sheet (self, NULL, self->title, 0, self->blocks->len, progress, error);

      if (sheet == NULL)
        return FALSE;
      g_ptr_array_add (sheets, sheet);
    }
  return fill (sheets, template_path, path, progress, error);
}
