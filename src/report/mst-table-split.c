/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as several sheets: one for each of its groups. */
#include "config.h"

#include "mst-table-private.h"
#include "mst-table-split.h"

/* What isn't in any group. */
#define OTHERS "未分组"

/** Split: the sheet that is being written. */
typedef struct
{
  MstTable *table;
  MstSheetWriter *writer;
  char *group; /* NULL before the first sheet */
  gint64 n_rows;
  double *sums;           /* by column */
  const gboolean *summed; /* by column */
  const char **values;
} Split;

static void
split_clear (Split *self)
{
  g_free (self->group);
  g_free (self->sums);
  g_free ((gpointer) self->summed);
  g_free (self->values);
}

static gboolean
end_sheet (Split *self, GError **error)
{
  guint n_columns = self->table->columns->len;
  g_autoptr (GPtrArray) totals = NULL;

  if (self->group == NULL)
    return TRUE;
  if (self->table->totals)
    {
      totals = g_ptr_array_new_full (n_columns, g_free);
      for (guint i = 0; i < n_columns; i++)
        {
          const MstSheetColumn *column = mst_table_get_column (self->table, i);

          g_ptr_array_add (totals, self->summed[i]
                                     ? g_strdup_printf ("%.*f", (int) column->digits, self->sums[i])
                                     : NULL);
        }
      if (g_ptr_array_index (totals, 0) == NULL)
        g_ptr_array_index (totals, 0) = g_strdup (MST_TABLE_TOTAL);
      if (!mst_sheet_writer_add_row (self->writer, (const char *const *) totals->pdata,
                                     MST_CELL_STYLE_TOTAL, error))
        return FALSE;
    }
  return mst_sheet_writer_end_table (self->writer, error);
}

static gboolean
begin_sheet (Split *self, const char *group, GError **error)
{
  g_autofree char *title = NULL;

  if (!end_sheet (self, error))
    return FALSE;
  g_free (self->group);
  self->group = g_strdup (group);
  self->n_rows = 0;
  for (guint i = 0; i < self->table->columns->len; i++)
    self->sums[i] = 0;
  title = g_strdup_printf ("%s（%s）", self->table->title, group);
  return mst_table_begin_sheet (self->table, self->writer, title, group, error);
}

static gboolean
add_row_cb (const char *const *values, gpointer user_data, GError **error)
{
  Split *self = user_data;
  const char *group = values[self->table->group_column - 1];
  char ordinal[24];

  if (group == NULL)
    group = OTHERS;
  if (g_strcmp0 (group, self->group) != 0 && !begin_sheet (self, group, error))
    return FALSE;
  g_snprintf (ordinal, sizeof ordinal, "%" G_GINT64_FORMAT, ++self->n_rows);
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      self->values[i] = values[i];
      if (mst_table_get_column (self->table, i)->kind == MST_COLUMN_ORDINAL)
        self->values[i] = ordinal;
      else if (self->summed[i] && values[i] != NULL)
        self->sums[i] += g_ascii_strtod (values[i], NULL);
    }
  return mst_sheet_writer_add_row (self->writer, self->values, MST_CELL_STYLE_PLAIN, error);
}

gboolean
mst_table_write_groups (MstTable *table, MstSheetWriter *writer, MstProgress *progress,
                        GError **error)
{
  guint n_columns = mst_table_get_n_columns (table);
  gboolean *summed = g_new0 (gboolean, n_columns);
  Split split = {
    table, writer, NULL, 0, g_new0 (double, n_columns), summed, g_new0 (const char *, n_columns)
  };
  g_autoptr (GPtrArray) totals = NULL;
  g_autoptr (GError) local = NULL;
  gboolean written = FALSE;

  totals = mst_table_get_totals (table, &local);
  for (guint i = 0; totals != NULL && i < n_columns; i++)
    {
      MstColumnKind kind = mst_table_get_column (table, i)->kind;

      summed[i] = g_ptr_array_index (totals, i) != NULL
                  && (kind == MST_COLUMN_INTEGER || kind == MST_COLUMN_DECIMAL);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    written =
      mst_table_foreach (table, add_row_cb, &split, progress, error) && end_sheet (&split, error);
  split_clear (&split);
  return written;
}
