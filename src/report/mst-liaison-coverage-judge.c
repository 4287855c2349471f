/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked for at each place of a coverage, and how what there is stands against it. */
#include "config.h"

#include "mst-liaison-coverage-private.h"

#include "mst-area.h"
#include "mst-liaison.h"

#include <string.h>

/* Of the pairs that fill a role. */
static const MstLiaisonKind kinds[MST_COVERAGE_N_ROLES] = {
  [MST_COVERAGE_DISTRICT_LEADER] = MST_LIAISON_DISTRICT_LEADER,
  [MST_COVERAGE_SUBDISTRICT_LEADER] = MST_LIAISON_SUBDISTRICT_LEADER,
  [MST_COVERAGE_UNIT] = MST_LIAISON_UNIT,
  [MST_COVERAGE_UNIT_LEADER] = MST_LIAISON_UNIT,
  [MST_COVERAGE_CADRE] = MST_LIAISON_CADRE,
};

static gboolean
is_asked (const MstCoveragePlace *place, MstCoverageRole role, gboolean has_compounds)
{
  switch (role)
    {
    case MST_COVERAGE_DISTRICT_LEADER:
      return place->level == MST_AREA_SUBDISTRICT;
    case MST_COVERAGE_SUBDISTRICT_LEADER:
      return place->level == MST_AREA_COMMUNITY;
    case MST_COVERAGE_UNIT:
    case MST_COVERAGE_UNIT_LEADER:
      return place->level == MST_AREA_COMPOUND
             || (place->level == MST_AREA_COMMUNITY && !has_compounds);
    case MST_COVERAGE_CADRE:
    case MST_COVERAGE_BRANCH:
    default:
      return place->level == MST_AREA_COMPOUND;
    }
}

/* The pairs of @kind of the place, else of the community it lies in. (transfer container) */
static GPtrArray *
list_pairs (const MstCoverageReading *self, GHashTable *table, const MstCoveragePlace *place,
            gint64 kind)
{
  GPtrArray *found = g_ptr_array_new ();
  const MstCoveragePlace *at = place;

  while (at != NULL && found->len == 0 && (at == place || at->level >= MST_AREA_COMMUNITY))
    {
      GArray *pairs = g_hash_table_lookup (table, &at->id);

      for (guint i = 0; pairs != NULL && i < pairs->len; i++)
        if (g_array_index (pairs, MstCoveragePair, i).kind == kind)
          g_ptr_array_add (found, &g_array_index (pairs, MstCoveragePair, i));
      at =
        at->parent != G_MAXUINT ? mst_liaison_coverage_place_at (self->coverage, at->parent) : NULL;
    }
  return found;
}

static char *
join_names (const MstCoverageReading *self, const GPtrArray *pairs, gboolean of_units)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const MstCoveragePair *pair = g_ptr_array_index (pairs, i);
      gint64 id = of_units ? pair->unit : pair->person;
      const char *name =
        id != 0
          ? mst_store_peek_title (self->store, of_units ? &mst_unit_type : &mst_person_type, id)
          : NULL;

      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", name);
    }
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

static gboolean
is_stranger (const MstCoverageReading *self, const MstCoveragePair *pair)
{
  const gint64 *home = g_hash_table_lookup (self->homes, &pair->person);

  return home == NULL || *home != pair->unit;
}

/* Of pairs that count on the day. */
static MstCoverageState
judge (const MstCoverageReading *self, MstCoverageRole role, const GPtrArray *pairs)
{
  const MstCoveragePair *first = g_ptr_array_index (pairs, 0);
  const MstCoverageLoad *load =
    role == MST_COVERAGE_UNIT ? g_hash_table_lookup (self->loads, &first->unit) : NULL;

  if (role == MST_COVERAGE_UNIT_LEADER)
    return first->person == 0          ? MST_COVERAGE_MISSING
           : is_stranger (self, first) ? MST_COVERAGE_STRANGER
                                       : MST_COVERAGE_COVERED;
  /* Leaders and cadres may share a place, units not. */
  if (pairs->len > 1 && role == MST_COVERAGE_UNIT)
    return MST_COVERAGE_DOUBLE;
  return load != NULL && load->capacity >= 0 && load->n > load->capacity ? MST_COVERAGE_OVERLOADED
                                                                         : MST_COVERAGE_COVERED;
}

/* The one that was released last. */
static const MstCoveragePair *
find_last (const GPtrArray *pairs)
{
  const MstCoveragePair *last = NULL;

  for (guint i = 0; i < pairs->len; i++)
    {
      const MstCoveragePair *pair = g_ptr_array_index (pairs, i);

      if (last == NULL || strcmp (pair->ended, last->ended) > 0)
        last = pair;
    }
  return last;
}

static void
fill_cell (const MstCoverageReading *self, MstCoveragePlace *place, MstCoverageRole role)
{
  MstCoverageCell *cell = &place->cells[role];
  g_autoptr (GPtrArray) pairs = list_pairs (self, self->current, place, kinds[role]);
  g_autoptr (GPtrArray) gone = NULL;
  const MstCoveragePair *pair = pairs->len > 0 ? g_ptr_array_index (pairs, 0) : NULL;

  cell->state = MST_COVERAGE_MISSING;
  if (pair != NULL)
    cell->state = judge (self, role, pairs);
  else
    {
      gone = list_pairs (self, self->released, place, kinds[role]);
      pair = find_last (gone);
      if (pair == NULL || (role == MST_COVERAGE_UNIT_LEADER && pair->person == 0))
        return;
      cell->state = MST_COVERAGE_RELEASED;
      cell->ended = g_strdup (pair->ended);
      g_ptr_array_set_size (gone, 0);
      g_ptr_array_add (gone, (gpointer) pair);
    }
  cell->pair = pair->id;
  cell->since = g_strdup (pair->since);
  cell->who = join_names (self, gone != NULL ? gone : pairs, role == MST_COVERAGE_UNIT);
}

/* What needs no unit and has none is asked for none. */
static gboolean
is_spared (const MstCoverageReading *self, const MstCoveragePlace *place, MstCoverageRole role)
{
  g_autoptr (GPtrArray) pairs = list_pairs (self, self->current, place, MST_LIAISON_UNIT);

  return (role == MST_COVERAGE_UNIT || role == MST_COVERAGE_UNIT_LEADER) && pairs->len == 0
         && g_hash_table_contains (self->closed, &place->id);
}

static void
fill_cells (MstCoverageReading *self)
{
  GArray *places = self->coverage->places;
  g_autofree gboolean *have_compounds = g_new0 (gboolean, places->len + 1);

  for (guint i = 0; i < places->len; i++)
    {
      const MstCoveragePlace *place = mst_liaison_coverage_place_at (self->coverage, i);

      if (place->level == MST_AREA_COMPOUND && place->parent != G_MAXUINT)
        have_compounds[place->parent] = TRUE;
    }
  for (guint i = 0; i < places->len; i++)
    {
      MstCoveragePlace *place = mst_liaison_coverage_place_at (self->coverage, i);

      for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
        if (!is_asked (place, role, have_compounds[i]) || is_spared (self, place, role))
          place->cells[role].state = MST_COVERAGE_NOT_ASKED;
        else if (role == MST_COVERAGE_BRANCH)
          place->cells[role].state =
            place->cells[role].who != NULL ? MST_COVERAGE_COVERED : MST_COVERAGE_MISSING;
        else
          fill_cell (self, place, role);
    }
}

MstCoverageState
mst_coverage_place_find_worst (const MstCoveragePlace *place)
{
  MstCoverageState worst = MST_COVERAGE_NOT_ASKED;

  for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
    worst = mst_coverage_state_get_worse (worst, place->cells[role].state);
  return worst;
}

/* From below upwards: those above come first. */
static void
find_worst (MstLiaisonCoverage *self)
{
  for (guint i = self->places->len; i-- > 0;)
    {
      MstCoveragePlace *place = mst_liaison_coverage_place_at (self, i);

      place->worst =
        mst_coverage_state_get_worse (place->worst, mst_coverage_place_find_worst (place));
      if (place->parent != G_MAXUINT)
        mst_liaison_coverage_place_at (self, place->parent)->worst = mst_coverage_state_get_worse (
          mst_liaison_coverage_place_at (self, place->parent)->worst, place->worst);
    }
}

void
mst_coverage_reading_judge (MstCoverageReading *self)
{
  fill_cells (self);
  find_worst (self->coverage);
}
