/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the area tree from a list of statistical codes. */

#include "config.h"

#include "mst-area-file.h"

#include "mst-area.h"
#include "mst-error.h"
#include "mst-text.h"
#include "mst-workbook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CODE_LENGTH 12
/* The list counts from the province, the program from the district. */
#define STATISTICAL_DISTRICT 3
#define STATISTICAL_COMMUNITY 5

typedef enum
{
  COLUMN_CODE,
  COLUMN_NAME,
  COLUMN_LEVEL,
  COLUMN_PARENT,
  N_COLUMNS,
} Column;

/* Folded as mst_text_fold() does. */
static const char *const headings[N_COLUMNS] = {
  [COLUMN_CODE] = "code|代码|区划代码|统计用区划代码|统计代码|行政区划代码|区域代码",
  [COLUMN_NAME] = "name|名称|区划名称|区域名称|单位名称",
  [COLUMN_LEVEL] = "level|级别|层级|区域级别",
  [COLUMN_PARENT] = "parentcode|parent|上级代码|上级区划代码|父级代码",
};

/** Place: a row of the list. */
typedef struct
{
  char *code;
  char *name;
  char *source; /* where it stands and what is written there, for the journal */
  char *parent; /* code; nullable */
  int level;    /* MstAreaLevel; 0: above the district */
  guint32 row;
  gint64 id;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->code);
  g_free (place->name);
  g_free (place->source);
  g_free (place->parent);
  g_free (place);
}

static gboolean
refuse_row (guint32 row, const char *reason, GError **error)
{
  g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("Row %u of the area list: %s"), row + 1,
               reason);
  return FALSE;
}

/* The columns by the first row's headings; FALSE when code or name is missing. */
static gboolean
find_columns (MstGrid *grid, guint32 columns[N_COLUMNS])
{
  const MstCell *cells;
  guint n_cells;

  for (guint i = 0; i < N_COLUMNS; i++)
    columns[i] = G_MAXUINT32;
  if (mst_grid_get_n_rows (grid) == 0)
    return FALSE;

  cells = mst_grid_get_row (grid, 0, &n_cells);
  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *text = mst_cell_dup_text (&cells[i], FALSE);
      g_autofree char *heading = mst_text_fold (text);

      for (guint column = 0; column < N_COLUMNS; column++)
        {
          g_auto (GStrv) names = g_strsplit (headings[column], "|", -1);

          if (columns[column] == G_MAXUINT32
              && g_strv_contains ((const char *const *) names, heading))
            columns[column] = cells[i].column;
        }
    }
  return columns[COLUMN_CODE] != G_MAXUINT32 && columns[COLUMN_NAME] != G_MAXUINT32;
}

static char *
dup_value (MstGrid *grid, guint32 row, guint32 column)
{
  const MstCell *cell = column != G_MAXUINT32 ? mst_grid_get_cell (grid, row, column) : NULL;
  g_autofree char *text = cell != NULL ? mst_cell_dup_text (cell, mst_grid_uses_1904 (grid)) : NULL;
  g_autofree char *normal = mst_text_normalise (text);

  return *normal != '\0' ? g_steal_pointer (&normal) : NULL;
}

static gboolean
is_code (const char *text)
{
  return text != NULL && strlen (text) == CODE_LENGTH && strspn (text, "0123456789") == CODE_LENGTH;
}

/* The statistical level the zeros at a code's end tell. */
static int
get_level_of_code (const char *code)
{
  static const struct
  {
    guint from;
    int level;
  } levels[] = { { 2, 1 }, { 4, 2 }, { 6, 3 }, { 9, 4 } };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      if (strspn (code + levels[i].from, "0") == CODE_LENGTH - levels[i].from)
        return levels[i].level;
    }
  return STATISTICAL_COMMUNITY;
}

/* The code of the place above, by cutting the code back. */
static char *
get_parent_code (const char *code, int statistical_level)
{
  guint kept = statistical_level == STATISTICAL_COMMUNITY ? 9 : 6;
  char *parent = g_strdup (code);

  memset (parent + kept, '0', CODE_LENGTH - kept);
  return parent;
}

/* 多福巷社区居委会 is the committee of 多福巷社区: people call the place by its name. 普德村居委会 is that
 * of a community; 普德村 would be a village. */
static char *
get_place_name (const char *written)
{
  static const struct
  {
    const char *committee, *kind;
  } committees[] = {
    { "居民委员会", "社区" }, { "居委会", "社区" }, { "村民委员会", "村" }, { "村委会", "村" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (committees); i++)
    {
      if (g_str_has_suffix (written, committees[i].committee))
        {
          g_autofree char *name =
            g_strndup (written, strlen (written) - strlen (committees[i].committee));

          if (g_str_has_suffix (name, committees[i].kind))
            return g_steal_pointer (&name);
        }
    }
  return g_strdup (written);
}

static Place *
read_place (MstGrid *grid, const char *source_name, guint32 row, const guint32 columns[N_COLUMNS],
            GError **error)
{
  g_autofree char *code = dup_value (grid, row, columns[COLUMN_CODE]);
  g_autofree char *name = dup_value (grid, row, columns[COLUMN_NAME]);
  g_autofree char *level_text = dup_value (grid, row, columns[COLUMN_LEVEL]);
  g_autofree char *parent = dup_value (grid, row, columns[COLUMN_PARENT]);
  guint64 level = 0;
  Place *place;

  if (!is_code (code))
    {
      refuse_row (row, _ ("the code must have 12 digits."), error);
      return NULL;
    }
  if (name == NULL)
    {
      refuse_row (row, _ ("the name is missing."), error);
      return NULL;
    }
  if (level_text == NULL)
    level = (guint64) get_level_of_code (code);
  else if (!g_ascii_string_to_unsigned (level_text, 10, 1, STATISTICAL_COMMUNITY, &level, NULL))
    {
      refuse_row (row, _ ("the level must be a number from 1 (province) to 5 (community)."), error);
      return NULL;
    }
  if (parent != NULL && !is_code (parent))
    {
      refuse_row (row, _ ("the code of the place above must have 12 digits."), error);
      return NULL;
    }

  place = g_new0 (Place, 1);
  place->row = row;
  place->level = level < STATISTICAL_DISTRICT ? 0 : (int) level - STATISTICAL_DISTRICT + 1;
  if (place->level > MST_AREA_DISTRICT)
    place->parent =
      parent != NULL ? g_steal_pointer (&parent) : get_parent_code (code, (int) level);
  place->name = get_place_name (name);
  place->source = g_strdup_printf ("%s!%u %s", source_name, row + 1, name);
  place->code = g_steal_pointer (&code);
  return place;
}

/* (element-type Place), those of the district down, by code in @by_code. */
static GPtrArray *
read_places (MstGrid *grid, const char *source_name, GHashTable *by_code, GError **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (place_free);
  guint32 columns[N_COLUMNS];

  if (!find_columns (grid, columns))
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT,
                           _ ("This is no area list: its first row must have the headings code and "
                              "name."));
      return NULL;
    }

  for (guint i = 1; i < mst_grid_get_n_rows (grid); i++)
    {
      Place *place =
        read_place (grid, source_name, mst_grid_get_row_number (grid, i), columns, error);

      if (place == NULL)
        return NULL;
      if (place->level == 0)
        {
          place_free (place);
          continue;
        }
      g_ptr_array_add (places, place);
      if (!g_hash_table_insert (by_code, place->code, place))
        {
          refuse_row (place->row, _ ("the code stands in the list twice."), error);
          return NULL;
        }
    }
  if (places->len == 0)
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT,
                           _ ("The area list has no district, subdistrict or community."));
      return NULL;
    }
  return g_steal_pointer (&places);
}

static gboolean
insert_place (MstStore *store, Place *place, GHashTable *by_code, GError **error)
{
  g_autoptr (MstRecord) record = mst_record_new (&mst_area_type);
  g_autofree char *level = g_strdup_printf ("%d", place->level);
  g_autoptr (GError) reason = NULL;

  mst_record_set (record, "code", place->code);
  mst_record_set (record, "name", place->name);
  mst_record_set (record, "level", level);
  if (place->parent != NULL)
    {
      const Place *parent = g_hash_table_lookup (by_code, place->parent);
      g_autofree char *id = NULL;

      if (parent == NULL || parent->level >= place->level)
        return refuse_row (place->row, _ ("the place above it isn't in the list."), error);
      id = g_strdup_printf ("%" G_GINT64_FORMAT, parent->id);
      mst_record_set (record, "parent", id);
    }
  if (!mst_store_insert (store, record, place->source, &reason))
    {
      if (g_error_matches (reason, MST_ERROR, MST_ERROR_INPUT))
        return refuse_row (place->row, reason->message, error);
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  place->id = mst_record_get_id (record);
  return TRUE;
}

static gboolean
insert_places (MstStore *store, GPtrArray *places, GHashTable *by_code, MstProgress *progress,
               GError **error)
{
  for (int level = MST_AREA_DISTRICT; level <= MST_AREA_COMMUNITY; level++)
    {
      for (guint i = 0; i < places->len; i++)
        {
          Place *place = g_ptr_array_index (places, i);

          if (place->level != level)
            continue;
          if (!insert_place (store, place, by_code, error)
              || mst_progress_is_cancelled (progress, error))
            return FALSE;
          mst_progress_add_done (progress, 1);
        }
    }
  return TRUE;
}

/* The district's name for a store that has none. */
static gboolean
name_store (MstStore *store, GPtrArray *places, GError **error)
{
  g_autofree char *name = mst_store_dup_setting (store, "name");
  const char *district = NULL;

  if (name != NULL && *name != '\0')
    return TRUE;
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = g_ptr_array_index (places, i);

      if (place->level == MST_AREA_DISTRICT && district != NULL)
        return TRUE;
      if (place->level == MST_AREA_DISTRICT)
        district = place->name;
    }
  return district == NULL || mst_store_set_setting (store, "name", district, error);
}

gboolean
mst_area_file_read (MstStore *store, const char *path, MstProgress *progress, GError **error)
{
  g_autoptr (GHashTable) by_code = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (MstWorkbook) workbook = NULL;
  g_autoptr (GPtrArray) places = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (MST_IS_STORE (store), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  workbook = mst_workbook_open (path, progress, error);
  if (workbook == NULL)
    return FALSE;
  places = read_places (mst_workbook_get_sheet (workbook, 0), mst_workbook_get_name (workbook),
                        by_code, error);
  if (places == NULL)
    return FALSE;

  name = g_path_get_basename (path);
  label = g_strdup_printf (_ ("Read the areas of %s"), name);
  mst_progress_set_stage (progress, label);
  mst_progress_set_total (progress, places->len);
  if (!mst_store_begin (store, "areas", label, error))
    return FALSE;
  if (!insert_places (store, places, by_code, progress, error))
    {
      mst_store_rollback (store);
      return FALSE;
    }
  return mst_store_commit (store, error) && name_store (store, places, error);
}
