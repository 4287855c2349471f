/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables: columns and rows in memory, or streamed from mst-table-source.c. */

#include "config.h"

#include "mst-table-private.h"

#include "mst-error.h"

G_DEFINE_FINAL_TYPE (MstTable, mst_table, G_TYPE_OBJECT)

static void
clear_column (gpointer data)
{
  MstSheetColumn *column = data;

  g_free ((char *) column->heading);
}

static void
mst_table_finalize (GObject *object)
{
  MstTable *self = MST_TABLE (object);

  g_clear_pointer (&self->source, mst_table_source_free);
  if (self->stream != NULL)
    self->stream->free (self->stream_data);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->keys);
  g_array_unref (self->columns);
  g_free (self->title);
  g_free (self->sheet_name);
  g_free (self->made_by);
  g_free (self->unit);

  G_OBJECT_CLASS (mst_table_parent_class)->finalize (object);
}

static void
mst_table_class_init (MstTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mst_table_finalize;
}

static void
mst_table_init (MstTable *self)
{
  self->columns = g_array_new (FALSE, TRUE, sizeof (MstSheetColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
}

MstTable *
mst_table_new (const char *title)
{
  MstTable *self = g_object_new (MST_TYPE_TABLE, NULL);

  self->title = g_strdup (title);
  return self;
}

MstTable *
mst_table_new_for_query (MstStore *store, const MstQuery *query, const char *const *fields,
                         gboolean reveal)
{
  MstTable *self;

  g_return_val_if_fail (MST_IS_STORE (store), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  self = g_object_new (MST_TYPE_TABLE, NULL);
  self->as_of = mst_date_today ();
  self->source = mst_table_source_new (self, store, query, fields, reveal);
  return self;
}

void
mst_table_add_column (MstTable *self, const char *heading, MstColumnKind kind, guint digits)
{
  MstSheetColumn column = { .heading = g_strdup (heading), .kind = kind, .digits = digits };

  g_return_if_fail (MST_IS_TABLE (self));
  g_return_if_fail (self->rows->len == 0);

  g_array_append_val (self->columns, column);
}

void
mst_table_add_row (MstTable *self, const char *const *values)
{
  GPtrArray *row;

  g_return_if_fail (MST_IS_TABLE (self));
  g_return_if_fail (self->source == NULL);

  row = g_ptr_array_new_full (self->columns->len, g_free);
  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (row, g_strdup (values[i]));
  g_ptr_array_add (self->rows, row);
}

void
mst_table_set_key (MstTable *self, guint row, guint column, char *key)
{
  char **keys;

  g_return_if_fail (MST_IS_TABLE (self));
  g_return_if_fail (row < self->rows->len && column < self->columns->len);

  /* Blank ones are empty texts, as the array ends with NULL. */
  while (self->keys->len <= row)
    {
      keys = g_new0 (char *, self->columns->len + 1);
      for (guint i = 0; i < self->columns->len; i++)
        keys[i] = g_strdup ("");
      g_ptr_array_add (self->keys, keys);
    }
  keys = g_ptr_array_index (self->keys, row);
  g_free (keys[column]);
  keys[column] = key != NULL ? key : g_strdup ("");
}

const char *
mst_table_get_key (MstTable *self, guint row, guint column)
{
  char **keys;

  g_return_val_if_fail (MST_IS_TABLE (self), NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  if (row >= self->keys->len)
    return NULL;
  keys = g_ptr_array_index (self->keys, row);
  return *keys[column] != '\0' ? keys[column] : NULL;
}

void
mst_table_set_title (MstTable *self, const char *title)
{
  g_return_if_fail (MST_IS_TABLE (self));

  g_free (self->title);
  self->title = g_strdup (title);
}

void
mst_table_set_made_by (MstTable *self, const char *made_by)
{
  g_return_if_fail (MST_IS_TABLE (self));

  g_free (self->made_by);
  self->made_by = g_strdup (made_by);
}

void
mst_table_set_as_of (MstTable *self, MstDate day)
{
  g_return_if_fail (MST_IS_TABLE (self));

  self->as_of = day;
}

void
mst_table_set_unit (MstTable *self, const char *unit)
{
  g_return_if_fail (MST_IS_TABLE (self));

  g_free (self->unit);
  self->unit = g_strdup (unit);
}

void
mst_table_set_totals (MstTable *self, gboolean totals)
{
  g_return_if_fail (MST_IS_TABLE (self));

  self->totals = totals;
}

void
mst_table_set_paper (MstTable *self, MstSheetPaper paper)
{
  g_return_if_fail (MST_IS_TABLE (self));

  self->paper = paper;
}

void
mst_table_set_orientation (MstTable *self, MstOrientation orientation)
{
  g_return_if_fail (MST_IS_TABLE (self));

  self->orientation = orientation;
}

void
mst_table_set_group_column (MstTable *self, guint column)
{
  g_return_if_fail (MST_IS_TABLE (self));
  g_return_if_fail (column <= self->columns->len);

  self->group_column = column;
  if (self->source != NULL)
    mst_table_source_set_group (self->source, column > 0 ? column - 1 : 0);
}

void
mst_table_rename_column (MstTable *self, guint column, const char *heading)
{
  MstSheetColumn *layout;

  if (column == 0)
    return;
  layout = &g_array_index (self->columns, MstSheetColumn, column - 1);
  g_free ((char *) layout->heading);
  layout->heading = g_strdup (heading);
}

/** Place: of a row: its group, in the order in which they come, and where it stands. */
typedef struct
{
  guint group;
  guint row;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *first = a, *second = b;

  if (first->group != second->group)
    return first->group < second->group ? -1 : 1;
  return first->row < second->row ? -1 : first->row > second->row;
}

/* By place. (element-type Place) (transfer full) */
static GArray *
list_places (const MstTable *self)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (Place), self->rows->len);
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (self->rows, i);
      const char *text = g_ptr_array_index (row, self->group_column - 1);
      gpointer name = (gpointer) (text != NULL ? text : "");
      Place place = { GPOINTER_TO_UINT (g_hash_table_lookup (groups, name)), i };

      if (place.group == 0)
        {
          place.group = g_hash_table_size (groups) + 1;
          g_hash_table_insert (groups, name, GUINT_TO_POINTER (place.group));
        }
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return places;
}

static void
move_items (GPtrArray *items, const GArray *places)
{
  g_autofree gpointer *kept = g_memdup2 (items->pdata, items->len * sizeof (gpointer));

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_index (items, i) = kept[g_array_index (places, Place, i).row];
}

static void
number_rows (MstTable *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (mst_table_get_column (self, i)->kind != MST_COLUMN_ORDINAL)
        continue;
      for (guint row = 0; row < self->rows->len; row++)
        {
          GPtrArray *values = g_ptr_array_index (self->rows, row);

          g_free (g_ptr_array_index (values, i));
          g_ptr_array_index (values, i) = g_strdup_printf ("%u", row + 1);
        }
    }
}

void
mst_table_gather_groups (MstTable *self)
{
  g_autoptr (GArray) places = NULL;

  g_return_if_fail (MST_IS_TABLE (self));
  g_return_if_fail (self->source == NULL && self->stream == NULL && self->group_column > 0);

  if (self->rows->len == 0)
    return;
  /* As many keys as rows. */
  if (self->keys->len > 0 && self->keys->len < self->rows->len)
    mst_table_set_key (self, self->rows->len - 1, 0, NULL);
  places = list_places (self);
  move_items (self->rows, places);
  move_items (self->keys, places);
  number_rows (self);
}

const char *
mst_table_get_title (MstTable *self)
{
  g_return_val_if_fail (MST_IS_TABLE (self), NULL);

  return self->title;
}

guint
mst_table_get_n_columns (MstTable *self)
{
  g_return_val_if_fail (MST_IS_TABLE (self), 0);

  return self->columns->len;
}

const MstSheetColumn *
mst_table_get_column (MstTable *self, guint column)
{
  g_return_val_if_fail (MST_IS_TABLE (self), NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  return &g_array_index (self->columns, MstSheetColumn, column);
}

gint64
mst_table_count_rows (MstTable *self, GError **error)
{
  g_return_val_if_fail (MST_IS_TABLE (self), -1);

  if (self->stream != NULL)
    return self->stream->count (self->stream_data, error);
  return self->source != NULL ? mst_table_source_count (self->source, error) : self->rows->len;
}

gboolean
mst_table_foreach (MstTable *self, MstTableRowFunc func, gpointer user_data, MstProgress *progress,
                   GError **error)
{
  g_return_val_if_fail (MST_IS_TABLE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (self->stream != NULL)
    return self->stream->foreach (self->stream_data, func, user_data, progress, error);
  if (self->source != NULL)
    return mst_table_source_foreach (self->source, func, user_data, progress, error);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (self->rows, i);

      if (!func ((const char *const *) row->pdata, user_data, error))
        return FALSE;
    }
  return !mst_progress_is_cancelled (progress, error);
}

/* The sums of the columns of numbers of a table in memory. */
static GPtrArray *
sum_rows (MstTable *self)
{
  GPtrArray *sums = g_ptr_array_new_full (self->columns->len, g_free);

  for (guint column = 0; column < self->columns->len; column++)
    {
      const MstSheetColumn *layout = mst_table_get_column (self, column);
      double sum = 0;

      if (layout->kind != MST_COLUMN_INTEGER && layout->kind != MST_COLUMN_DECIMAL)
        {
          g_ptr_array_add (sums, NULL);
          continue;
        }
      for (guint i = 0; i < self->rows->len; i++)
        {
          GPtrArray *row = g_ptr_array_index (self->rows, i);
          const char *value = g_ptr_array_index (row, column);

          sum += value != NULL ? g_ascii_strtod (value, NULL) : 0;
        }
      g_ptr_array_add (sums, g_strdup_printf ("%.*f", (int) layout->digits, sum));
    }
  return sums;
}

GPtrArray *
mst_table_get_totals (MstTable *self, GError **error)
{
  GPtrArray *totals;

  g_return_val_if_fail (MST_IS_TABLE (self), NULL);

  if (!self->totals || self->columns->len == 0)
    return NULL;
  totals = self->source != NULL ? mst_table_source_sum (self->source, error) : sum_rows (self);
  if (totals != NULL && g_ptr_array_index (totals, 0) == NULL)
    g_ptr_array_index (totals, 0) = g_strdup (MST_TABLE_TOTAL);
  return totals;
}
