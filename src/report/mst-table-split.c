/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as several sheets: a summary that leads to one for each of its groups. */
#include "config.h"

#include "mst-table-groups.h"
#include "mst-table-private.h"
#include "mst-table-split.h"

#define SUMMARY "汇总"
#define PEOPLE "人"

/* Of the columns of the summary. */
#define COLUMN_GROUP 1
#define COLUMN_NUMBER 2

/** Split: the sheets that are being written. @sheet_names: by group. @written: how many groups are whole or begun; 0
 *  before the first. */
typedef struct
{
  MstTable *table;
  MstSheetWriter *writer;
  MstTableGroups *groups;
  GPtrArray *sheet_names;
  char *summary_name;
  guint written;
  gint64 n_rows; /* in the sheet */
  const char **values;
} Split;

static void
split_free (Split *self)
{
  g_clear_pointer (&self->groups, mst_table_groups_free);
  g_clear_pointer (&self->sheet_names, g_ptr_array_unref);
  g_free (self->summary_name);
  g_free (self->values);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Split, split_free)

static Split *
split_new (MstTable *table, MstSheetWriter *writer, MstProgress *progress, GError **error)
{
  g_autoptr (Split) self = g_new0 (Split, 1);

  self->table = table;
  self->writer = writer;
  self->groups = mst_table_list_groups (table, progress, error);
  if (self->groups == NULL)
    return NULL;
  self->values = g_new0 (const char *, table->columns->len);
  self->summary_name = mst_sheet_writer_reserve_sheet (writer, SUMMARY);
  self->sheet_names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->groups->groups->len; i++)
    g_ptr_array_add (self->sheet_names, mst_sheet_writer_reserve_sheet (
                                          writer, mst_table_groups_get (self->groups, i)->name));
  return g_steal_pointer (&self);
}

static const char *
get_sheet_name (const Split *self, guint group)
{
  return g_ptr_array_index (self->sheet_names, group);
}

/* --- the summary --- */

/* Group by group, how many rows and what they sum to. (transfer full) */
static MstTable *
create_summary (const Split *self)
{
  const MstSheetColumn *grouped = mst_table_get_column (self->table, self->table->group_column - 1);
  g_autofree char *title = g_strdup_printf ("%s（按%s汇总）", self->table->title, grouped->heading);
  MstTable *summary = mst_table_new (title);
  gboolean people = g_strcmp0 (self->table->counter, PEOPLE) == 0;

  mst_table_add_column (summary, "序号", MST_COLUMN_ORDINAL, 0);
  mst_table_add_column (summary, grouped->heading, MST_COLUMN_TEXT, 0);
  mst_table_add_column (summary, people ? "人数" : "数量", MST_COLUMN_INTEGER, 0);
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const MstSheetColumn *column = mst_table_get_column (self->table, i);

      if (self->groups->is_summed[i])
        mst_table_add_column (summary, column->heading, column->kind, column->digits);
    }
  for (guint row = 0; row < self->groups->groups->len; row++)
    {
      const MstTableGroup *group = mst_table_groups_get (self->groups, row);
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (texts, g_strdup_printf ("%u", row + 1));
      g_ptr_array_add (texts, g_strdup (group->name));
      g_ptr_array_add (texts, g_strdup_printf ("%" G_GINT64_FORMAT, group->n_rows));
      for (guint i = 0; i < self->table->columns->len; i++)
        if (self->groups->is_summed[i])
          g_ptr_array_add (texts, mst_table_groups_format_sum (self->groups, row, i));
      mst_table_add_row (summary, (const char *const *) texts->pdata);
    }
  mst_table_set_totals (summary, TRUE);
  mst_table_set_made_by (summary, self->table->made_by);
  mst_table_set_as_of (summary, self->table->as_of);
  mst_table_set_unit (summary, self->table->unit);
  mst_table_set_paper (summary, self->table->paper);
  return summary;
}

/** Rows: of the summary, each leading to its sheet. */
typedef struct
{
  Split *split;
  guint row;
} Rows;

static gboolean
add_group_cb (const char *const *values, gpointer user_data, GError **error)
{
  Rows *rows = user_data;

  mst_sheet_writer_link_next (rows->split->writer, COLUMN_GROUP,
                              get_sheet_name (rows->split, rows->row++));
  return mst_sheet_writer_add_row (rows->split->writer, values, MST_CELL_STYLE_PLAIN, error);
}

static gboolean
write_summary (Split *self, GError **error)
{
  static const guint series[] = { COLUMN_NUMBER };
  g_autoptr (MstTable) summary = create_summary (self);
  g_autoptr (GPtrArray) totals = mst_table_get_totals (summary, NULL);
  const char *heading = mst_table_get_column (summary, COLUMN_NUMBER)->heading;
  const MstSheetFigure figure = {
    .kind = MST_SHEET_FIGURE_BAR,
    .title = heading,
    .description = summary->title,
    .value_title = self->table->counter,
    .category_column = COLUMN_GROUP,
    .series = series,
    .n_series = G_N_ELEMENTS (series),
  };
  const MstTableSheet sheet = {
    .sheet_name = self->summary_name,
    .figures = &figure,
    .n_figures = self->groups->groups->len > 1 ? 1 : 0,
  };
  Rows rows = { self, 0 };

  return mst_table_begin_sheet (summary, self->writer, &sheet, error)
         && mst_table_foreach (summary, add_group_cb, &rows, NULL, error)
         && mst_sheet_writer_add_row (self->writer, (const char *const *) totals->pdata,
                                      MST_CELL_STYLE_TOTAL, error)
         && mst_sheet_writer_end_table (self->writer, error);
}

/* --- a group's sheet --- */

static gboolean
end_sheet (Split *self, GError **error)
{
  g_autoptr (GPtrArray) totals = NULL;

  if (self->written == 0)
    return TRUE;
  totals = mst_table_groups_get_totals (self->groups, self->written - 1);
  if (totals != NULL
      && !mst_sheet_writer_add_row (self->writer, (const char *const *) totals->pdata,
                                    MST_CELL_STYLE_TOTAL, error))
    return FALSE;
  return mst_sheet_writer_end_table (self->writer, error);
}

static gboolean
begin_sheet (Split *self, GError **error)
{
  const MstTableGroup *group = mst_table_groups_get (self->groups, self->written);
  g_autofree char *title = g_strdup_printf ("%s（%s）", self->table->title, group->name);
  const MstTableSheet sheet = {
    .title = title,
    .sheet_name = get_sheet_name (self, self->written),
    .back_to = self->summary_name,
  };

  if (!end_sheet (self, error))
    return FALSE;
  self->written++;
  self->n_rows = 0;
  return mst_table_begin_sheet (self->table, self->writer, &sheet, error);
}

static gboolean
add_row_cb (const char *const *values, gpointer user_data, GError **error)
{
  Split *self = user_data;
  char ordinal[24];

  /* The same rows as were counted, as the store is held. */
  if ((self->written == 0
       || self->n_rows == mst_table_groups_get (self->groups, self->written - 1)->n_rows)
      && !begin_sheet (self, error))
    return FALSE;
  g_snprintf (ordinal, sizeof ordinal, "%" G_GINT64_FORMAT, ++self->n_rows);
  for (guint i = 0; i < self->table->columns->len; i++)
    self->values[i] =
      mst_table_get_column (self->table, i)->kind == MST_COLUMN_ORDINAL ? ordinal : values[i];
  return mst_sheet_writer_add_row (self->writer, self->values, MST_CELL_STYLE_PLAIN, error);
}

gboolean
mst_table_write_groups (MstTable *table, MstSheetWriter *writer, MstProgress *progress,
                        GError **error)
{
  g_autoptr (Split) split = NULL;

  g_return_val_if_fail (table->group_column > 0, FALSE);

  split = split_new (table, writer, progress, error);
  return split != NULL && write_summary (split, error)
         && mst_table_foreach (table, add_row_cb, split, progress, error)
         && end_sheet (split, error);
}
