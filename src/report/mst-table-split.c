/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as several sheets: a summary that leads to one for each of its groups. */
#include "config.h"

#include "mst-table-private.h"
#include "mst-table-split.h"

#include <string.h>

/* What isn't in any group. */
#define OTHERS "未分组"

#define SUMMARY "汇总"
#define PEOPLE "人"

/* Of the columns of the summary. */
#define COLUMN_GROUP 1
#define COLUMN_NUMBER 2

/** Group: a stretch of rows, and the sheet it gets. */
typedef struct
{
  char *name;
  char *sheet_name;
  gint64 n_rows;
  double *sums; /* by column of the table */
} Group;

/** Split: the sheets that are being written. @summed: by column. @written: how many groups are whole or
 *  begun; 0 before the first. */
typedef struct
{
  MstTable *table;
  MstSheetWriter *writer;
  GPtrArray *groups;
  gboolean *summed;
  char *summary_name;
  guint written;
  gint64 n_rows; /* in the sheet */
  const char **values;
} Split;

static void
free_group (gpointer data)
{
  Group *group = data;

  g_free (group->name);
  g_free (group->sheet_name);
  g_free (group->sums);
  g_free (group);
}

static Split *
split_new (MstTable *table, MstSheetWriter *writer)
{
  Split *self = g_new0 (Split, 1);

  self->table = table;
  self->writer = writer;
  self->groups = g_ptr_array_new_with_free_func (free_group);
  self->summed = g_new0 (gboolean, table->columns->len);
  self->values = g_new0 (const char *, table->columns->len);
  for (guint i = 0; i < table->columns->len; i++)
    {
      MstColumnKind kind = mst_table_get_column (table, i)->kind;

      self->summed[i] = table->totals && (kind == MST_COLUMN_INTEGER || kind == MST_COLUMN_DECIMAL);
    }
  return self;
}

static void
split_free (Split *self)
{
  g_ptr_array_unref (self->groups);
  g_free (self->summed);
  g_free (self->summary_name);
  g_free (self->values);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Split, split_free)

/* --- the groups --- */

static const char *
get_name (const Split *self, const char *const *values)
{
  const char *name = values[self->table->group_column - 1];

  return name != NULL ? name : OTHERS;
}

static gboolean
count_row_cb (const char *const *values, gpointer user_data, GError **error)
{
  Split *self = user_data;
  const char *name = get_name (self, values);
  Group *group =
    self->groups->len > 0 ? g_ptr_array_index (self->groups, self->groups->len - 1) : NULL;

  if (group == NULL || strcmp (group->name, name) != 0)
    {
      group = g_new0 (Group, 1);
      group->name = g_strdup (name);
      group->sheet_name = mst_sheet_writer_reserve_sheet (self->writer, name);
      group->sums = g_new0 (double, self->table->columns->len);
      g_ptr_array_add (self->groups, group);
    }
  group->n_rows++;
  for (guint i = 0; i < self->table->columns->len; i++)
    if (self->summed[i] && values[i] != NULL)
      group->sums[i] += g_ascii_strtod (values[i], NULL);
  return TRUE;
}

/* Which columns the database sums: not those whose values are of kinds that add up to nothing. */
static gboolean
choose_sums (Split *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) totals = mst_table_get_totals (self->table, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; i < self->table->columns->len; i++)
    self->summed[i] = self->summed[i] && totals != NULL && g_ptr_array_index (totals, i) != NULL;
  return TRUE;
}

/* --- the summary --- */

static char *
format_sum (const Split *self, guint column, double sum)
{
  return g_strdup_printf ("%.*f", (int) mst_table_get_column (self->table, column)->digits, sum);
}

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

      if (self->summed[i])
        mst_table_add_column (summary, column->heading, column->kind, column->digits);
    }
  for (guint row = 0; row < self->groups->len; row++)
    {
      const Group *group = g_ptr_array_index (self->groups, row);
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (texts, g_strdup_printf ("%u", row + 1));
      g_ptr_array_add (texts, g_strdup (group->name));
      g_ptr_array_add (texts, g_strdup_printf ("%" G_GINT64_FORMAT, group->n_rows));
      for (guint i = 0; i < self->table->columns->len; i++)
        if (self->summed[i])
          g_ptr_array_add (texts, format_sum (self, i, group->sums[i]));
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
  const Group *group = g_ptr_array_index (rows->split->groups, rows->row++);

  mst_sheet_writer_link_next (rows->split->writer, COLUMN_GROUP, group->sheet_name);
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
    .n_figures = self->groups->len > 1 ? 1 : 0,
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
  const Group *group;

  if (self->written == 0)
    return TRUE;
  group = g_ptr_array_index (self->groups, self->written - 1);
  if (self->table->totals)
    {
      totals = g_ptr_array_new_full (self->table->columns->len, g_free);
      for (guint i = 0; i < self->table->columns->len; i++)
        g_ptr_array_add (totals, self->summed[i] ? format_sum (self, i, group->sums[i]) : NULL);
      if (g_ptr_array_index (totals, 0) == NULL)
        g_ptr_array_index (totals, 0) = g_strdup (MST_TABLE_TOTAL);
      if (!mst_sheet_writer_add_row (self->writer, (const char *const *) totals->pdata,
                                     MST_CELL_STYLE_TOTAL, error))
        return FALSE;
    }
  return mst_sheet_writer_end_table (self->writer, error);
}

static gboolean
begin_sheet (Split *self, GError **error)
{
  const Group *group = g_ptr_array_index (self->groups, self->written);
  g_autofree char *title = g_strdup_printf ("%s（%s）", self->table->title, group->name);
  const MstTableSheet sheet = {
    .title = title,
    .sheet_name = group->sheet_name,
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
  const Group *group =
    self->written > 0 ? g_ptr_array_index (self->groups, self->written - 1) : NULL;
  char ordinal[24];

  /* The same rows as were counted, as the store is held. */
  if ((group == NULL || self->n_rows == group->n_rows) && !begin_sheet (self, error))
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
  g_autoptr (Split) split = split_new (table, writer);

  g_return_val_if_fail (table->group_column > 0, FALSE);

  split->summary_name = mst_sheet_writer_reserve_sheet (writer, SUMMARY);
  return choose_sums (split, error)
         && mst_table_foreach (table, count_row_cb, split, progress, error)
         && write_summary (split, error)
         && mst_table_foreach (table, add_row_cb, split, progress, error)
         && end_sheet (split, error);
}
