/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The groups of a table: how many rows each has, and what they sum to. */
#include "config.h"

#include "mst-table-groups.h"
#include "mst-table-private.h"

#include <string.h>

/* What isn't in any group. */
#define OTHERS "未分组"

static void
group_free (gpointer data)
{
  MstTableGroup *group = data;

  g_free (group->name);
  g_free (group->sums);
  g_free (group);
}

void
mst_table_groups_free (MstTableGroups *self)
{
  g_clear_object (&self->table);
  g_ptr_array_unref (self->groups);
  g_free (self->is_summed);
  g_free (self);
}

static gboolean
count_row_cb (const char *const *values, gpointer user_data, GError **error)
{
  MstTableGroups *self = user_data;
  const char *name = values[self->table->group_column - 1];
  MstTableGroup *last =
    self->groups->len > 0 ? g_ptr_array_index (self->groups, self->groups->len - 1) : NULL;

  if (name == NULL)
    name = OTHERS;
  if (last == NULL || strcmp (last->name, name) != 0)
    {
      MstTableGroup *group = g_new0 (MstTableGroup, 1);

      group->name = g_strdup (name);
      group->first = last != NULL ? last->first + last->n_rows : 0;
      group->sums = g_new0 (double, self->table->columns->len);
      g_ptr_array_add (self->groups, group);
      last = group;
    }
  last->n_rows++;
  for (guint i = 0; i < self->table->columns->len; i++)
    if (self->is_summed[i] && values[i] != NULL)
      last->sums[i] += g_ascii_strtod (values[i], NULL);
  return TRUE;
}

/* Which columns are summed: not those whose values are of kinds that add up to nothing. */
static gboolean
choose_sums (MstTableGroups *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) totals = mst_table_get_totals (self->table, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; totals != NULL && i < self->table->columns->len; i++)
    {
      MstColumnKind kind = mst_table_get_column (self->table, i)->kind;

      self->is_summed[i] = (kind == MST_COLUMN_INTEGER || kind == MST_COLUMN_DECIMAL)
                           && g_ptr_array_index (totals, i) != NULL;
    }
  return TRUE;
}

MstTableGroups *
mst_table_list_groups (MstTable *table, MstProgress *progress, GError **error)
{
  g_autoptr (MstTableGroups) self = NULL;

  g_return_val_if_fail (MST_IS_TABLE (table), NULL);
  g_return_val_if_fail (table->group_column > 0, NULL);

  self = g_new0 (MstTableGroups, 1);
  self->table = g_object_ref (table);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->is_summed = g_new0 (gboolean, table->columns->len);
  if (!choose_sums (self, error) || !mst_table_foreach (table, count_row_cb, self, progress, error))
    return NULL;
  return g_steal_pointer (&self);
}

const MstTableGroup *
mst_table_groups_get (const MstTableGroups *self, guint group)
{
  return g_ptr_array_index (self->groups, group);
}

char *
mst_table_groups_format_sum (const MstTableGroups *self, guint group, guint column)
{
  return g_strdup_printf ("%.*f", (int) mst_table_get_column (self->table, column)->digits,
                          mst_table_groups_get (self, group)->sums[column]);
}

GPtrArray *
mst_table_groups_get_totals (const MstTableGroups *self, guint group)
{
  GPtrArray *totals;

  if (!self->table->totals)
    return NULL;
  totals = g_ptr_array_new_full (self->table->columns->len, g_free);
  for (guint i = 0; i < self->table->columns->len; i++)
    g_ptr_array_add (totals,
                     self->is_summed[i] ? mst_table_groups_format_sum (self, group, i) : NULL);
  if (g_ptr_array_index (totals, 0) == NULL)
    g_ptr_array_index (totals, 0) = g_strdup (MST_TABLE_TOTAL);
  return totals;
}

/** Pass: over the rows of one group. @row: the next one of the table */
typedef struct
{
  const MstTableGroups *groups;
  const MstTableGroup *group;
  MstTableRowFunc func;
  gpointer user_data;
  const char **values;
  gint64 row;
} Pass;

/* Ends after the last row of the group. */
static gboolean
pass_row_cb (const char *const *values, gpointer user_data, GError **error)
{
  Pass *pass = user_data;
  gint64 row = pass->row++ - pass->group->first;
  char ordinal[24];

  if (row < 0)
    return TRUE;
  g_snprintf (ordinal, sizeof ordinal, "%" G_GINT64_FORMAT, row + 1);
  for (guint i = 0; i < pass->groups->table->columns->len; i++)
    pass->values[i] = mst_table_get_column (pass->groups->table, i)->kind == MST_COLUMN_ORDINAL
                        ? ordinal
                        : values[i];
  return pass->func (pass->values, pass->user_data, error) && row + 1 < pass->group->n_rows;
}

gboolean
mst_table_groups_foreach (const MstTableGroups *self, guint group, MstTableRowFunc func,
                          gpointer user_data, MstProgress *progress, GError **error)
{
  g_autofree const char **values = g_new0 (const char *, self->table->columns->len);
  g_autoptr (GError) local = NULL;
  Pass pass = { self, mst_table_groups_get (self, group), func, user_data, values, 0 };

  if (mst_table_foreach (self->table, pass_row_cb, &pass, progress, &local) || local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
