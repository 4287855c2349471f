/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what a liaison plan is made from, as of its day. */
#include "config.h"

#include "mst-liaison-plan-private.h"

#include "mst-area.h"
#include "mst-liaison.h"
#include "mst-query.h"

#include <string.h>

/** Area: one of all. @depth: parents above it. The sums are of the compounds in it. */
typedef struct
{
  gint64 id, parent;
  int level;
  char *code, *name, *ended;
  gboolean is_located;
  double longitude, latitude;
  gint64 households;
  double longitudes, latitudes;
  guint n_located;
  gint64 households_below;
} Area;

typedef struct
{
  MstStore *store;
  const MstLiaisonPlanOptions *options;
  MstLiaisonDistrict *district;
  GArray *areas;          /* Area, by code */
  GHashTable *area_index; /* gint64 → number + 1 */
} Reading;

static void
area_clear (gpointer data)
{
  Area *area = data;

  g_free (area->code);
  g_free (area->name);
  g_free (area->ended);
}

static void
unit_clear (gpointer data)
{
  MstLiaisonUnit *unit = data;

  g_free (unit->name);
  g_free (unit->ended);
  g_clear_pointer (&unit->within, g_array_unref);
  g_array_unref (unit->led);
  g_free (unit->leader_name);
}

static void
place_clear (gpointer data)
{
  MstLiaisonPlace *place = data;

  g_free (place->code);
  g_free (place->name);
  g_free (place->path);
  g_free (place->pair_since);
  g_free (place->pair_ended);
  g_free (place->later_since);
  g_free (place->gone_leader);
  g_free (place->ended);
  g_clear_pointer (&place->later, g_array_unref);
}

void
mst_liaison_district_free (MstLiaisonDistrict *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->units);
  g_array_unref (self->places);
  g_hash_table_unref (self->unit_numbers);
  g_hash_table_unref (self->place_numbers);
  g_hash_table_unref (self->parents);
  g_clear_pointer (&self->rules, g_array_unref);
  g_clear_pointer (&self->named, g_array_unref);
  g_clear_pointer (&self->forbidden, g_hash_table_unref);
  g_free (self->digest);
  g_free (self);
}

static GHashTable *
numbers_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
add_number (GHashTable *numbers, gint64 id, guint number)
{
  g_hash_table_insert (numbers, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (number + 1));
}

static guint
find_number (GHashTable *numbers, gint64 id)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, &id));

  return found != 0 ? found - 1 : MST_ASSIGNMENT_NONE;
}

guint
mst_liaison_district_find_unit (const MstLiaisonDistrict *self, gint64 id)
{
  return find_number (self->unit_numbers, id);
}

guint
mst_liaison_district_find_place (const MstLiaisonDistrict *self, gint64 id)
{
  return find_number (self->place_numbers, id);
}

gboolean
mst_liaison_district_is_in (const MstLiaisonDistrict *self, gint64 area, gint64 within)
{
  while (area != 0 && area != within)
    {
      const gint64 *parent = g_hash_table_lookup (self->parents, &area);

      area = parent != NULL ? *parent : 0;
    }
  return area == within;
}

/* --- areas --- */

static gboolean
read_degrees (const MstRecord *record, double *longitude, double *latitude)
{
  const char *east = mst_record_get (record, "longitude");
  const char *north = mst_record_get (record, "latitude");

  if (east == NULL || north == NULL)
    return FALSE;
  *longitude = g_ascii_strtod (east, NULL);
  *latitude = g_ascii_strtod (north, NULL);
  return TRUE;
}

static gboolean
has_ended (const char *ended, const char *day)
{
  return ended != NULL && strcmp (ended, day) <= 0;
}

static gboolean
add_area (const MstRecord *record, gpointer user_data)
{
  Reading *reading = user_data;
  Area area = {
    .id = mst_record_get_id (record),
    .parent = mst_record_get_integer (record, "parent"),
    .level = (int) mst_record_get_integer (record, "level"),
    .code = g_strdup (mst_record_get (record, "code")),
    .name = g_strdup (mst_record_get_title (record)),
    .ended = g_strdup (mst_record_get (record, MST_ENDED)),
    .households = mst_record_get_integer (record, "households"),
  };

  area.is_located = read_degrees (record, &area.longitude, &area.latitude);
  add_number (reading->area_index, area.id, reading->areas->len);
  g_hash_table_insert (reading->district->parents, g_memdup2 (&area.id, sizeof area.id),
                       g_memdup2 (&area.parent, sizeof area.parent));
  g_array_append_val (reading->areas, area);
  return TRUE;
}

static Area *
find_area (const Reading *reading, gint64 id)
{
  guint number = find_number (reading->area_index, id);

  return number != MST_ASSIGNMENT_NONE ? &g_array_index (reading->areas, Area, number) : NULL;
}

/* Adds the compounds to the communities that they are in. */
static void
add_up_communities (Reading *reading)
{
  for (guint i = 0; i < reading->areas->len; i++)
    {
      const Area *area = &g_array_index (reading->areas, Area, i);
      Area *community;

      if (area->level != MST_AREA_COMPOUND || has_ended (area->ended, reading->options->day))
        continue;
      community = find_area (reading, area->parent);
      if (community == NULL)
        continue;
      community->households_below += area->households;
      if (!area->is_located)
        continue;
      community->longitudes += area->longitude;
      community->latitudes += area->latitude;
      community->n_located++;
    }
}

/* The community and subdistrict that an area is or is in. */
static void
find_site_areas (const Reading *reading, gint64 id, MstSite *site)
{
  for (const Area *area = find_area (reading, id); area != NULL;
       area = area->parent != 0 ? find_area (reading, area->parent) : NULL)
    {
      if (area->level == MST_AREA_COMMUNITY)
        site->community = area->id;
      if (area->level == MST_AREA_SUBDISTRICT)
        site->subdistrict = area->id;
    }
}

static gboolean
is_in_scope (const Reading *reading, const Area *area)
{
  if (has_ended (area->ended, reading->options->day))
    return FALSE;
  return (area->level == MST_AREA_COMMUNITY
          && (reading->options->scope & MST_LIAISON_PLAN_COMMUNITIES) != 0)
         || (area->level == MST_AREA_COMPOUND
             && (reading->options->scope & MST_LIAISON_PLAN_COMPOUNDS) != 0);
}

static void
add_place (Reading *reading, const Area *area)
{
  MstLiaisonDistrict *district = reading->district;
  MstLiaisonPlace place = {
    .id = area->id,
    .code = g_strdup (area->code),
    .name = g_strdup (area->name),
    .path = mst_store_dup_area_path (reading->store, area->id),
    .site = { area->is_located, area->longitude, area->latitude, 0, 0 },
    .households = area->households != 0 ? area->households : area->households_below,
    .current = MST_ASSIGNMENT_NONE,
    .locked = MST_ASSIGNMENT_NONE,
    .ended = g_strdup (area->ended),
    .outcome = MST_LIAISON_NEW,
  };

  if (!area->is_located && area->n_located > 0)
    {
      place.site.is_located = TRUE;
      place.site.longitude = area->longitudes / area->n_located;
      place.site.latitude = area->latitudes / area->n_located;
    }
  find_site_areas (reading, area->id, &place.site);
  add_number (district->place_numbers, place.id, district->places->len);
  g_array_append_val (district->places, place);
}

static gboolean
read_places (Reading *reading, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_area_type);

  mst_query_set_scope (query, MST_SCOPE_ALL);
  if (!mst_query_foreach (query, reading->store, add_area, reading, error))
    return FALSE;
  add_up_communities (reading);
  for (guint i = 0; i < reading->areas->len; i++)
    {
      const Area *area = &g_array_index (reading->areas, Area, i);

      if (is_in_scope (reading, area))
        add_place (reading, area);
    }
  return TRUE;
}

/* --- units --- */

static gboolean
add_unit (const MstRecord *record, gpointer user_data)
{
  Reading *reading = user_data;
  MstLiaisonDistrict *district = reading->district;
  const char *ended = mst_record_get (record, MST_ENDED);
  MstLiaisonUnit unit = {
    .id = mst_record_get_id (record),
    .name = g_strdup (mst_record_get_title (record)),
    .members = mst_record_get_integer (record, "members"),
    .has_capacity = mst_record_get (record, "capacity") != NULL,
    .capacity = (guint) mst_record_get_integer (record, "capacity"),
    .stated = (guint) mst_record_get_integer (record, "capacity"),
    .takes_new = ended == NULL,
    .is_withdrawn = has_ended (ended, reading->options->day),
    .ended = g_strdup (ended),
    .led = g_array_new (FALSE, FALSE, sizeof (gint64)),
  };

  unit.site.is_located = read_degrees (record, &unit.site.longitude, &unit.site.latitude);
  find_site_areas (reading, mst_record_get_integer (record, "area"), &unit.site);
  if (unit.members > 0 && unit.capacity > 0)
    unit.people = (double) unit.members / unit.capacity;
  add_number (district->unit_numbers, unit.id, district->units->len);
  g_array_append_val (district->units, unit);
  return TRUE;
}

static gboolean
read_units (Reading *reading, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_unit_type);

  mst_query_set_scope (query, MST_SCOPE_ALL);
  return mst_query_foreach (query, reading->store, add_unit, reading, error);
}

/* --- pairs --- */

static gboolean
add_pair (const MstRecord *record, gpointer user_data)
{
  Reading *reading = user_data;
  MstLiaisonDistrict *district = reading->district;
  guint unit_number =
    mst_liaison_district_find_unit (district, mst_record_get_integer (record, "unit"));
  guint place_number =
    mst_liaison_district_find_place (district, mst_record_get_integer (record, "area"));
  const char *since = mst_record_get (record, "since");
  gboolean is_later = since != NULL && strcmp (since, reading->options->day) > 0;
  MstLiaisonUnit *unit;
  MstLiaisonPlace *place;
  gint64 leader;

  if (unit_number == MST_ASSIGNMENT_NONE)
    return TRUE;
  unit = mst_liaison_district_get_unit (district, unit_number);
  unit->load += !is_later;
  leader = mst_record_get_integer (record, "person");
  if (!is_later && leader != 0)
    g_array_append_val (unit->led, leader);
  if (place_number == MST_ASSIGNMENT_NONE)
    {
      unit->n_elsewhere++;
      return TRUE;
    }
  place = mst_liaison_district_get_place (district, place_number);
  if (is_later || place->pair != 0)
    {
      mst_liaison_place_add_later (place, record, unit_number);
      if (is_later && place->later_since == NULL)
        place->later_since = g_strdup (since);
      unit->n_elsewhere++;
      return TRUE;
    }
  place->pair = mst_record_get_id (record);
  place->pair_version = mst_record_get_version (record);
  place->pair_since = g_strdup (since);
  place->pair_ended = g_strdup (mst_record_get (record, MST_ENDED));
  place->current = unit_number;
  place->led_by = leader;
  unit->n_here++;
  return TRUE;
}

static gboolean
read_pairs (Reading *reading, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_liaison_type);
  g_autofree char *kind = g_strdup_printf ("%d", MST_LIAISON_UNIT);
  char next_day[MST_DATE_ISO_SIZE];
  MstDate day;

  if (!mst_date_from_iso (reading->options->day, &day))
    g_return_val_if_reached (FALSE);
  mst_date_to_iso (mst_date_from_julian (mst_date_get_julian (day) + 1), next_day);
  /* Those that count on the day, and those that begin after it. */
  mst_query_set_scope (query, MST_SCOPE_ALL);
  if (!mst_query_add_condition (query, "kind", MST_OPERATOR_IS, kind, error)
      || !mst_query_add_condition (query, MST_ENDED, MST_OPERATOR_BLANK, NULL, error)
      || !mst_query_add_alternative (query, MST_ENDED, MST_OPERATOR_AT_LEAST, next_day, error)
      || !mst_query_set_sort (query, "since", MST_SORT_VALUE, FALSE, error))
    return FALSE;
  return mst_query_foreach (query, reading->store, add_pair, reading, error);
}

/* --- what that leaves to the plan --- */

static void
release (MstLiaisonDistrict *district, MstLiaisonPlace *place)
{
  MstLiaisonUnit *unit;

  if (place->current == MST_ASSIGNMENT_NONE)
    return;
  unit = mst_liaison_district_get_unit (district, place->current);
  unit->n_here--;
  if (place->outcome == MST_LIAISON_LEFT)
    unit->n_elsewhere++;
}

static int
compare_people (gconstpointer a, gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return p < q ? -1 : p > q;
}

/* The median of those that are known. */
static double
find_usual_people (const MstLiaisonDistrict *district)
{
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < district->units->len; i++)
    {
      double people = mst_liaison_district_get_unit (district, i)->people;

      if (people > 0)
        g_array_append_val (known, people);
    }
  g_array_sort (known, compare_people);
  return known->len > 0 ? g_array_index (known, double, known->len / 2) : 0;
}

static void
settle_units (MstLiaisonDistrict *district)
{
  district->usual_people = find_usual_people (district);
  for (guint i = 0; i < district->units->len; i++)
    {
      MstLiaisonUnit *unit = mst_liaison_district_get_unit (district, i);

      if (unit->is_withdrawn)
        unit->capacity = 0;
      else if (!unit->has_capacity)
        unit->capacity = unit->n_here;
      else
        unit->capacity -= MIN (unit->capacity, unit->n_elsewhere);
    }
}

/* Those without a unit are no matter of a repair, unless they are closed and one is to come. */
static void
leave_out_unpaired (MstLiaisonDistrict *district)
{
  g_autoptr (GArray) all = district->places;

  district->places = g_array_new (FALSE, FALSE, sizeof (MstLiaisonPlace));
  g_array_set_clear_func (district->places, place_clear);
  g_hash_table_remove_all (district->place_numbers);
  g_array_set_clear_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      MstLiaisonPlace *place = &g_array_index (all, MstLiaisonPlace, i);

      if (place->pair == 0
          && (place->later == NULL || !mst_liaison_district_closes (district, place->id)))
        {
          place_clear (place);
          continue;
        }
      add_number (district->place_numbers, place->id, district->places->len);
      g_array_append_vals (district->places, place, 1);
    }
}

static void
take_digest (MstLiaisonDistrict *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < self->units->len; i++)
    {
      const MstLiaisonUnit *unit = mst_liaison_district_get_unit (self, i);

      g_string_printf (line,
                       "u %" G_GINT64_FORMAT " %d %.7f %.7f %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                       " %" G_GINT64_FORMAT " %u %" G_GINT64_FORMAT " %s\n",
                       unit->id, unit->site.is_located, unit->site.longitude, unit->site.latitude,
                       unit->site.community, unit->site.subdistrict, unit->members, unit->capacity,
                       unit->leader, unit->ended != NULL ? unit->ended : "");
      g_checksum_update (checksum, (const guchar *) line->str, (gssize) line->len);
    }
  for (guint i = 0; i < self->places->len; i++)
    {
      const MstLiaisonPlace *place = mst_liaison_district_get_place (self, i);

      g_string_printf (line,
                       "p %" G_GINT64_FORMAT " %d %.7f %.7f %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                       " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %d %s\n",
                       place->id, place->site.is_located, place->site.longitude,
                       place->site.latitude, place->site.community, place->site.subdistrict,
                       place->households, place->pair, place->pair_version, place->later != NULL,
                       place->gone_leader != NULL, place->ended != NULL ? place->ended : "");
      mst_liaison_place_print_later (place, line);
      g_checksum_update (checksum, (const guchar *) line->str, (gssize) line->len);
    }
  for (guint i = 0; i < self->named->len; i++)
    {
      const MstLiaisonLeader *leader =
        &g_array_index (self->named, MstLiaisonNamedLeader, i).leader;

      g_string_printf (line, "l %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                       leader->place, leader->unit, leader->person);
      g_checksum_update (checksum, (const guchar *) line->str, (gssize) line->len);
    }
  for (guint i = 0; i < self->rules->len; i++)
    {
      const MstLiaisonHeldRule *held = mst_liaison_district_get_rule (self, i);

      g_string_printf (
        line, "r %d %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u\n",
        held->rule.kind, held->state, held->record, held->rule.place, held->rule.unit,
        held->rule.number);
      g_checksum_update (checksum, (const guchar *) line->str, (gssize) line->len);
    }
  self->digest = g_strdup (g_checksum_get_string (checksum));
}

static void
settle_places (MstLiaisonDistrict *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      MstLiaisonPlace *place = mst_liaison_district_get_place (self, i);

      if (place->outcome != MST_LIAISON_ENDED && place->later != NULL)
        place->outcome = MST_LIAISON_LEFT;
      if (place->outcome == MST_LIAISON_ENDED)
        mst_liaison_place_give_room_back (place, self);
      if (place->outcome == MST_LIAISON_ENDED || place->outcome == MST_LIAISON_LEFT)
        release (self, place);
    }
}

MstLiaisonDistrict *
mst_liaison_district_read (MstStore *store, const MstLiaisonPlanOptions *options, GError **error)
{
  g_autoptr (MstLiaisonDistrict) self = g_new0 (MstLiaisonDistrict, 1);
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (Area));
  g_autoptr (GHashTable) area_index = numbers_new ();
  Reading reading = { store, options, self, areas, area_index };

  g_array_set_clear_func (areas, area_clear);
  self->units = g_array_new (FALSE, FALSE, sizeof (MstLiaisonUnit));
  g_array_set_clear_func (self->units, unit_clear);
  self->places = g_array_new (FALSE, FALSE, sizeof (MstLiaisonPlace));
  g_array_set_clear_func (self->places, place_clear);
  self->unit_numbers = numbers_new ();
  self->place_numbers = numbers_new ();
  self->parents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->rules = mst_liaison_plan_list_rules (store, options, error);
  if (self->rules == NULL)
    return NULL;
  if (!read_places (&reading, error) || !read_units (&reading, error)
      || !read_pairs (&reading, error)
      || !mst_liaison_district_read_leaders (self, store, options, error))
    return NULL;
  if (options->repair)
    leave_out_unpaired (self);
  mst_liaison_district_heed_rules (self);
  settle_places (self);
  settle_units (self);
  take_digest (self);
  return g_steal_pointer (&self);
}
