/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places and the units that answer for them, on a map. */
#include "config.h"

#include "mst-liaison-map.h"

#include "mst-area.h"
#include "mst-liaison.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef enum
{
  GROUP_WHOLE,
  GROUP_WATCH,
  GROUP_GAP,
  GROUP_UNIT,
  N_GROUPS,
} Group;

typedef struct
{
  double longitude, latitude;
} Point;

typedef struct
{
  MstChart *chart;
  const MstLiaisonCoverage *coverage;
  const char *day;
  guint groups[N_GROUPS];
  GHashTable *points; /* of areas, then of units: gint64 → Point */
  GHashTable *places; /* gint64 → number of the point + 1 */
  GHashTable *units;
} Map;

static gboolean
add_point (const MstRecord *record, gpointer user_data)
{
  GHashTable *points = user_data;
  const char *east = mst_record_get (record, "longitude");
  const char *north = mst_record_get (record, "latitude");
  gint64 id = mst_record_get_id (record);
  Point point;

  if (east == NULL || north == NULL)
    return TRUE;
  point.longitude = g_ascii_strtod (east, NULL);
  point.latitude = g_ascii_strtod (north, NULL);
  g_hash_table_insert (points, g_memdup2 (&id, sizeof id), g_memdup2 (&point, sizeof point));
  return TRUE;
}

static gboolean
read_points (Map *self, MstStore *store, const MstRecordType *type, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (type);

  g_hash_table_remove_all (self->points);
  mst_query_set_scope (query, MST_SCOPE_ALL);
  return mst_query_foreach (query, store, add_point, self->points, error);
}

/* The pairs of one place or unit. */
static char *
create_key (const Map *self, const char *field, gint64 id)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_liaison_type);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  mst_query_set_as_of (query, self->day);
  mst_query_add_condition (query, field, MST_OPERATOR_IS, value, NULL);
  return mst_query_to_json (query);
}

static Group
get_group (const MstCoverageCell *cell)
{
  if (cell->state == MST_COVERAGE_COVERED)
    return GROUP_WHOLE;
  return mst_coverage_state_is_covered (cell->state) ? GROUP_WATCH : GROUP_GAP;
}

static void
add_number (GHashTable *numbers, gint64 id, guint number)
{
  g_hash_table_insert (numbers, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (number + 1));
}

static void
add_places (Map *self)
{
  for (guint i = 0; i < mst_liaison_coverage_get_n (self->coverage); i++)
    {
      const MstCoveragePlace *place = mst_liaison_coverage_get (self->coverage, i);
      const MstCoverageCell *cell = &place->cells[MST_COVERAGE_UNIT];
      const Point *point = g_hash_table_lookup (self->points, &place->id);
      g_autofree char *key = NULL;

      if (cell->state == MST_COVERAGE_NOT_ASKED)
        continue;
      key = create_key (self, "area", place->id);
      add_number (self->places, place->id,
                  mst_chart_add_point (self->chart, place->name,
                                       point != NULL ? point->longitude : NAN,
                                       point != NULL ? point->latitude : NAN, NAN,
                                       self->groups[get_group (cell)], key));
    }
}

/* The unit's point is made with its first pair. */
static guint
find_unit (Map *self, MstStore *store, gint64 id)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->units, &id));
  const Point *point = g_hash_table_lookup (self->points, &id);
  const char *title = mst_store_peek_title (store, &mst_unit_type, id);
  g_autofree char *key = NULL;

  if (number != 0)
    return number - 1;
  key = create_key (self, "unit", id);
  number = mst_chart_add_point (
    self->chart, title != NULL ? title : "", point != NULL ? point->longitude : NAN,
    point != NULL ? point->latitude : NAN, NAN, self->groups[GROUP_UNIT], key);
  add_number (self->units, id, number);
  return number;
}

typedef struct
{
  Map *map;
  MstStore *store;
  GArray *pairs; /* gint64: unit, place in turn */
} Links;

static gboolean
note_pair (const MstRecord *record, gpointer user_data)
{
  Links *links = user_data;
  gint64 unit = mst_record_get_integer (record, "unit");
  gint64 place = mst_record_get_integer (record, "area");

  g_array_append_val (links->pairs, unit);
  g_array_append_val (links->pairs, place);
  return TRUE;
}

static gboolean
add_links (Map *self, MstStore *store, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_liaison_type);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *kind = g_strdup_printf ("%d", MST_LIAISON_UNIT);
  Links links = { self, store, pairs };

  mst_query_set_as_of (query, self->day);
  if (!mst_query_add_condition (query, "kind", MST_OPERATOR_IS, kind, error)
      || !mst_query_add_condition (query, "since", MST_OPERATOR_AT_MOST, self->day, error)
      || !mst_query_foreach (query, store, note_pair, &links, error))
    return FALSE;
  for (guint i = 0; i + 1 < pairs->len; i += 2)
    {
      gint64 place = g_array_index (pairs, gint64, i + 1);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &place));

      if (number != 0)
        mst_chart_add_link (self->chart, find_unit (self, store, g_array_index (pairs, gint64, i)),
                            number - 1);
    }
  return TRUE;
}

static GHashTable *
table_new (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

MstChart *
mst_liaison_map_new (MstStore *store, const MstLiaisonCoverage *coverage, const char *day,
                     GError **error)
{
  g_autoptr (MstChart) chart = mst_chart_new (MST_CHART_MAP);
  g_autoptr (GHashTable) points = table_new (g_free);
  g_autoptr (GHashTable) places = table_new (NULL);
  g_autoptr (GHashTable) units = table_new (NULL);
  Map map = {
    .chart = chart,
    .coverage = coverage,
    .day = day,
    .points = points,
    .places = places,
    .units = units,
  };

  map.groups[GROUP_WHOLE] =
    mst_chart_add_group (chart, C_ ("liaison", "has a unit"), MST_CHART_TONE_GOOD);
  map.groups[GROUP_WATCH] =
    mst_chart_add_group (chart, C_ ("liaison", "needs a look"), MST_CHART_TONE_WATCH);
  map.groups[GROUP_GAP] =
    mst_chart_add_group (chart, C_ ("liaison", "no unit"), MST_CHART_TONE_BAD);
  map.groups[GROUP_UNIT] = mst_chart_add_group (chart, C_ ("liaison", "unit"), MST_CHART_TONE_OPEN);
  if (!read_points (&map, store, &mst_area_type, error))
    return NULL;
  add_places (&map);
  if (!read_points (&map, store, &mst_unit_type, error) || !add_links (&map, store, error))
    return NULL;
  return g_steal_pointer (&chart);
}

gboolean
mst_liaison_map_read_key (const char *key, gint64 *unit, gint64 *place)
{
  g_autoptr (MstQuery) query = NULL;
  const MstField *field;
  const char *value;
  gint64 id;

  g_return_val_if_fail (key != NULL, FALSE);

  *unit = *place = 0;
  query = mst_query_from_json (key, NULL);
  if (query == NULL || mst_query_get_record_type (query) != &mst_liaison_type
      || mst_query_get_n_conditions (query) != 1)
    return FALSE;
  mst_query_get_condition (query, 0, &field, NULL, &value, NULL);
  id = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
  if (strcmp (field->name, "unit") == 0)
    *unit = id;
  else if (strcmp (field->name, "area") == 0)
    *place = id;
  return *unit != 0 || *place != 0;
}
