/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The coverage of a day: its places, pairs, units and people read from the file, and what it says. */
#include "config.h"

#include "mst-liaison-coverage-private.h"

#include "mst-area.h"
#include "mst-liaison.h"

#include <string.h>

/* --- reading --- */

static void
clear_pair (gpointer data)
{
  MstCoveragePair *pair = data;

  g_free (pair->since);
  g_free (pair->ended);
}

static void
clear_place (gpointer data)
{
  MstCoveragePlace *place = data;

  g_free (place->code);
  g_free (place->name);
  for (guint i = 0; i < MST_COVERAGE_N_ROLES; i++)
    {
      g_free (place->cells[i].who);
      g_free (place->cells[i].since);
      g_free (place->cells[i].ended);
    }
}

static GArray *
get_pairs (GHashTable *table, gint64 place)
{
  GArray *pairs = g_hash_table_lookup (table, &place);

  if (pairs == NULL)
    {
      pairs = g_array_new (FALSE, TRUE, sizeof (MstCoveragePair));
      g_array_set_clear_func (pairs, clear_pair);
      g_hash_table_insert (table, g_memdup2 (&place, sizeof place), pairs);
    }
  return pairs;
}

static MstCoverageLoad *
get_load (MstCoverageReading *self, gint64 unit)
{
  MstCoverageLoad *load = g_hash_table_lookup (self->loads, &unit);

  if (load == NULL)
    {
      load = g_new0 (MstCoverageLoad, 1);
      load->id = unit;
      load->capacity = -1;
      g_hash_table_insert (self->loads, &load->id, load);
    }
  return load;
}

static const char *const pair_fields[] = { "since", MST_ENDED, "unit", "person",
                                           "kind",  "area",    NULL };

static gboolean
add_pair (gint64 id, const char *const *values, gpointer user_data)
{
  MstCoverageReading *self = user_data;
  const char *since = values[0];
  const char *ended = values[1];
  gboolean is_over = ended != NULL && strcmp (ended, self->day) <= 0;
  MstCoveragePair pair = {
    .id = id,
    .unit = mst_value_to_integer (values[2]),
    .person = mst_value_to_integer (values[3]),
    .kind = mst_value_to_integer (values[4]),
  };

  if (strcmp (since, self->day) > 0)
    return TRUE;
  pair.since = g_strdup (since);
  pair.ended = g_strdup (ended);
  if (!is_over && pair.kind == MST_LIAISON_UNIT)
    get_load (self, pair.unit)->n++;
  if (!is_over && pair.person != 0)
    g_array_append_val (self->people, pair.person);
  g_array_append_val (
    get_pairs (is_over ? self->released : self->current, mst_value_to_integer (values[5])), pair);
  return TRUE;
}

static gboolean
add_capacity (gint64 id, const char *const *values, gpointer user_data)
{
  if (values[0] != NULL)
    get_load (user_data, id)->capacity = mst_value_to_integer (values[0]);
  return TRUE;
}

static const char *const place_fields[] = { "level",  "code",        "name", "households",
                                            "parent", "grid_branch", NULL };

static gboolean
add_place (gint64 id, const char *const *values, gpointer user_data)
{
  MstCoverageReading *self = user_data;
  MstCoveragePlace place = {
    .id = id,
    .level = (int) mst_value_to_integer (values[0]),
    .code = g_strdup (values[1]),
    .name = g_strdup (values[2]),
    .parent = G_MAXUINT,
    .subdistrict = G_MAXUINT,
    .households = mst_value_to_integer (values[3]),
  };
  gint64 parent = mst_value_to_integer (values[4]);

  place.cells[MST_COVERAGE_BRANCH].who = g_strdup (values[5]);
  g_array_append_val (self->coverage->places, place);
  g_array_append_val (self->parents, parent);
  return TRUE;
}

static gboolean
add_home (gint64 id, const char *const *values, gpointer user_data)
{
  gint64 unit = mst_value_to_integer (values[0]);

  g_hash_table_replace (((MstCoverageReading *) user_data)->homes, g_memdup2 (&id, sizeof id),
                        g_memdup2 (&unit, sizeof unit));
  return TRUE;
}

/* --- the tree --- */

guint
mst_liaison_coverage_find (const MstLiaisonCoverage *self, gint64 area)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, &area)) - 1;
}

static void
link_places (MstCoverageReading *self)
{
  MstLiaisonCoverage *coverage = self->coverage;

  for (guint i = 0; i < coverage->places->len; i++)
    g_hash_table_insert (coverage->indices, &mst_liaison_coverage_place_at (coverage, i)->id,
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < coverage->places->len; i++)
    mst_liaison_coverage_place_at (coverage, i)->parent =
      mst_liaison_coverage_find (coverage, g_array_index (self->parents, gint64, i));
  for (guint i = 0; i < coverage->places->len; i++)
    {
      guint at = i;

      for (guint depth = 0;
           depth < MST_AREA_N_LEVELS && at != G_MAXUINT
           && mst_liaison_coverage_place_at (coverage, at)->level > MST_AREA_SUBDISTRICT;
           depth++)
        at = mst_liaison_coverage_place_at (coverage, at)->parent;
      if (at != G_MAXUINT
          && mst_liaison_coverage_place_at (coverage, at)->level == MST_AREA_SUBDISTRICT)
        mst_liaison_coverage_place_at (coverage, i)->subdistrict = at;
    }
}

/* What lies outside of the chosen place is only needed for what is inherited. */
static gboolean
keep_within (MstLiaisonCoverage *self, MstStore *store, const char *day, const char *area,
             GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_area_type);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GHashTable) kept = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree guint *moved = g_new (guint, self->places->len + 1);
  guint n = 0;

  mst_query_set_area (query, area);
  mst_query_set_as_of (query, day);
  ids = mst_query_list_ids (query, store, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (kept, &g_array_index (ids, gint64, i));
  g_hash_table_remove_all (self->indices);
  for (guint i = 0; i < self->places->len; i++)
    {
      MstCoveragePlace place = *mst_liaison_coverage_place_at (self, i);

      moved[i] = G_MAXUINT;
      if (!g_hash_table_contains (kept, &place.id))
        {
          clear_place (mst_liaison_coverage_place_at (self, i));
          continue;
        }
      /* Those above come first. */
      place.parent = place.parent != G_MAXUINT ? moved[place.parent] : G_MAXUINT;
      moved[i] = n;
      place.subdistrict = place.subdistrict != G_MAXUINT ? moved[place.subdistrict] : G_MAXUINT;
      *mst_liaison_coverage_place_at (self, n++) = place;
    }
  g_array_set_clear_func (self->places, NULL);
  g_array_set_size (self->places, n);
  g_array_set_clear_func (self->places, clear_place);
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (self->indices, &mst_liaison_coverage_place_at (self, i)->id,
                         GUINT_TO_POINTER (i + 1));
  return TRUE;
}

static gboolean
add_closed (gint64 id, const char *const *values, gpointer user_data)
{
  gint64 area = mst_value_to_integer (values[0]);

  g_hash_table_add (((MstCoverageReading *) user_data)->closed, g_memdup2 (&area, sizeof area));
  return TRUE;
}

static gboolean
read_all (MstCoverageReading *self, GError **error)
{
  static const char *const of_units[] = { "capacity", NULL };
  static const char *const of_rules[] = { "area", NULL };
  static const char *const of_people[] = { "unit", NULL };
  g_autoptr (MstQuery) rules = mst_query_new (&mst_planning_rule_type);
  g_autoptr (MstQuery) pairs = mst_query_new (&mst_liaison_type);
  g_autoptr (MstQuery) units = mst_query_new (&mst_unit_type);
  g_autoptr (MstQuery) places = mst_query_new (&mst_area_type);

  mst_query_set_scope (pairs, MST_SCOPE_ALL);
  mst_query_set_scope (units, MST_SCOPE_ALL);
  mst_query_set_as_of (places, self->day);
  mst_query_set_as_of (rules, self->day);
  return mst_query_add_condition (rules, "kind", MST_OPERATOR_IS, "6", error)
         && mst_query_set_sort (pairs, "since", MST_SORT_VALUE, FALSE, error)
         && mst_query_foreach_values (pairs, self->store, pair_fields, add_pair, self, error)
         && mst_query_foreach_values (units, self->store, of_units, add_capacity, self, error)
         && mst_query_set_sort (places, "code", MST_SORT_VALUE, FALSE, error)
         && mst_query_foreach_values (places, self->store, place_fields, add_place, self, error)
         && mst_query_foreach_values (rules, self->store, of_rules, add_closed, self, error)
         && mst_store_foreach_values (self->store, &mst_person_type,
                                      (const gint64 *) self->people->data, self->people->len,
                                      of_people, add_home, self, error);
}

MstLiaisonCoverage *
mst_liaison_coverage_new (MstStore *store, const char *day, const char *area, GError **error)
{
  g_autoptr (MstLiaisonCoverage) self = NULL;
  g_autoptr (GHashTable) current = NULL;
  g_autoptr (GHashTable) released = NULL;
  g_autoptr (GHashTable) loads = NULL;
  g_autoptr (GHashTable) homes = NULL;
  g_autoptr (GArray) people = NULL;
  g_autoptr (GArray) parents = NULL;
  g_autoptr (GHashTable) closed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  MstCoverageReading reading = { NULL };

  g_return_val_if_fail (MST_IS_STORE (store), NULL);
  g_return_val_if_fail (day != NULL, NULL);

  self = g_new0 (MstLiaisonCoverage, 1);
  self->places = g_array_new (FALSE, TRUE, sizeof (MstCoveragePlace));
  g_array_set_clear_func (self->places, clear_place);
  self->indices = g_hash_table_new (g_int64_hash, g_int64_equal);
  current =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  released =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  loads = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  homes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  people = g_array_new (FALSE, FALSE, sizeof (gint64));
  parents = g_array_new (FALSE, FALSE, sizeof (gint64));
  reading = (MstCoverageReading){ self,  store,  day,   current, released,
                                  loads, people, homes, parents, closed };
  if (!read_all (&reading, error))
    return NULL;
  link_places (&reading);
  mst_coverage_reading_judge (&reading);
  if (area != NULL && !keep_within (self, store, day, area, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
mst_liaison_coverage_free (MstLiaisonCoverage *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->indices);
  g_array_unref (self->places);
  g_free (self);
}

/* --- what it says --- */

guint
mst_liaison_coverage_get_n (const MstLiaisonCoverage *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->places->len;
}

const MstCoveragePlace *
mst_liaison_coverage_get (const MstLiaisonCoverage *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->places->len, NULL);
  return mst_liaison_coverage_place_at (self, index);
}

MstCoverageCounts
mst_liaison_coverage_count (const MstLiaisonCoverage *self, guint subdistrict, MstCoverageRole role)
{
  MstCoverageCounts counts = { { 0 } };

  g_return_val_if_fail (self != NULL, counts);

  for (guint i = 0; i < self->places->len; i++)
    {
      const MstCoveragePlace *place = mst_liaison_coverage_place_at (self, i);
      MstCoverageState state = place->cells[role].state;

      if (subdistrict != G_MAXUINT && place->subdistrict != subdistrict)
        continue;
      counts.states[state]++;
      counts.asked += state != MST_COVERAGE_NOT_ASKED;
      counts.covered += mst_coverage_state_is_covered (state);
    }
  return counts;
}

void
mst_liaison_coverage_count_whole (const MstLiaisonCoverage *self, guint subdistrict, guint *asked,
                                  guint *whole)
{
  g_return_if_fail (self != NULL);

  *asked = *whole = 0;
  for (guint i = 0; i < self->places->len; i++)
    {
      const MstCoveragePlace *place = mst_liaison_coverage_place_at (self, i);
      MstCoverageState own = mst_coverage_place_find_worst (place);

      if (subdistrict != G_MAXUINT && place->subdistrict != subdistrict)
        continue;
      *asked += own != MST_COVERAGE_NOT_ASKED;
      *whole += own == MST_COVERAGE_COVERED;
    }
}
