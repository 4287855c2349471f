/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Liaison tables name people as their offices know them: by name, position and telephone. Who is in the file
 * is found there; who isn't is added with the pair. */

#include "config.h"

#include "mst-import-liaison.h"

#include "mst-area.h"
#include "mst-liaison.h"
#include "mst-query.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Shorter ends of names fit by chance. */
#define SHORTEST_UNIT_END 3

/** Known: somebody in the file. */
typedef struct
{
  gint64 id, unit, area;
  const char *phone; /* nullable */
  const char *ended; /* nullable */
} Known;

typedef struct
{
  gint64 id;
  char *name;
  char *folded;
} KnownUnit;

struct _MstImportPeople
{
  GHashTable *by_name; /* name → GArray of Known */
  GArray *units;       /* KnownUnit */
  GStringChunk *texts;
};

struct _MstPairReader
{
  const MstImportPeople *people;
  const MstPlaceFinder *places;

  /* the row */
  char *name, *position, *phone;
  guint32 column;
};

static void
clear_unit (gpointer data)
{
  KnownUnit *unit = data;

  g_free (unit->name);
  g_free (unit->folded);
}

static gboolean
add_person (const MstRecord *record, gpointer user_data)
{
  MstImportPeople *self = user_data;
  const char *phone = mst_record_get (record, "phone");
  const char *ended = mst_record_get (record, MST_ENDED);
  GArray *same = g_hash_table_lookup (self->by_name, mst_record_get_title (record));
  Known known = {
    .id = mst_record_get_id (record),
    .unit = mst_record_get_integer (record, "unit"),
    .area = mst_record_get_integer (record, "area"),
    .phone = phone != NULL ? g_string_chunk_insert (self->texts, phone) : NULL,
    .ended = ended != NULL ? g_string_chunk_insert (self->texts, ended) : NULL,
  };

  if (same == NULL)
    {
      same = g_array_new (FALSE, FALSE, sizeof (Known));
      g_hash_table_insert (self->by_name, g_strdup (mst_record_get_title (record)), same);
    }
  g_array_append_val (same, known);
  return TRUE;
}

static gboolean
add_unit (const MstRecord *record, gpointer user_data)
{
  MstImportPeople *self = user_data;
  KnownUnit unit = {
    .id = mst_record_get_id (record),
    .name = g_strdup (mst_record_get_title (record)),
    .folded = mst_text_fold (mst_record_get_title (record)),
  };

  g_array_append_val (self->units, unit);
  return TRUE;
}

MstImportPeople *
mst_import_people_new (MstStore *store, GError **error)
{
  MstImportPeople *self = g_new0 (MstImportPeople, 1);
  g_autoptr (MstQuery) people = mst_query_new (&mst_person_type);
  g_autoptr (MstQuery) units = mst_query_new (&mst_unit_type);

  self->by_name =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->units = g_array_new (FALSE, FALSE, sizeof (KnownUnit));
  g_array_set_clear_func (self->units, clear_unit);
  self->texts = g_string_chunk_new (1 << 12);
  /* Who is out of use is known still: he must not come in a second time. */
  mst_query_set_scope (people, MST_SCOPE_ALL);
  mst_query_set_scope (units, MST_SCOPE_ALL);
  if (mst_query_foreach (people, store, add_person, self, error)
      && mst_query_foreach (units, store, add_unit, self, error))
    return self;
  mst_import_people_free (self);
  return NULL;
}

void
mst_import_people_free (MstImportPeople *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_name);
  g_array_unref (self->units);
  g_string_chunk_free (self->texts);
  g_free (self);
}

gint64
mst_import_people_find_unit (const MstImportPeople *self, const char *text, const char **name)
{
  g_autofree char *folded = mst_text_fold (text);
  const KnownUnit *found = NULL;

  if (g_utf8_strlen (folded, -1) < SHORTEST_UNIT_END)
    return 0;
  for (guint i = 0; i < self->units->len; i++)
    {
      const KnownUnit *unit = &g_array_index (self->units, KnownUnit, i);

      if (!g_str_has_suffix (unit->folded, folded))
        continue;
      if (found != NULL)
        return 0;
      found = unit;
    }
  if (found == NULL)
    return 0;
  *name = found->name;
  return found->id;
}

static const char *
get_unit_name (const MstImportPeople *self, gint64 unit)
{
  for (guint i = 0; i < self->units->len; i++)
    if (g_array_index (self->units, KnownUnit, i).id == unit)
      return g_array_index (self->units, KnownUnit, i).name;
  return NULL;
}

/* --- one row --- */

MstPairReader *
mst_pair_reader_new (const MstImportPeople *people, const MstPlaceFinder *places)
{
  MstPairReader *self = g_new0 (MstPairReader, 1);

  self->people = people;
  self->places = places;
  return self;
}

void
mst_pair_reader_begin (MstPairReader *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->position, g_free);
  g_clear_pointer (&self->phone, g_free);
  self->column = G_MAXUINT32;
}

void
mst_pair_reader_free (MstPairReader *self)
{
  if (self == NULL)
    return;
  mst_pair_reader_begin (self);
  g_free (self);
}

gboolean
mst_pair_reader_add (MstPairReader *self, const MstValueColumn *column, const char *text,
                     GError **error)
{
  gboolean is_position = column->field == MST_COLUMN_POSITION;
  gboolean is_phone = column->field == MST_COLUMN_PERSON_PHONE;
  char **value = is_position ? &self->position : is_phone ? &self->phone : &self->name;
  const MstField *field = mst_record_type_get_field (&mst_person_type, is_position ? "position"
                                                                       : is_phone  ? "phone"
                                                                                   : "name");

  g_clear_pointer (value, g_free);
  if (value == &self->name)
    self->column = column->column;
  return mst_field_read (field, text, value, error);
}

static const MstPlace *
find_subdistrict (const MstPairReader *self, gint64 area)
{
  const MstPlace *place = mst_place_finder_get (self->places, area);

  while (place != NULL && place->level > MST_AREA_SUBDISTRICT)
    place = place->parent;
  return place;
}

/* Whether @known may be who the row means. @step: 0: of the unit; 1: with this telephone; 2: in the
 * subdistrict of the place. */
static gboolean
fits (const MstPairReader *self, const Known *known, guint step, gint64 unit, gint64 area)
{
  switch (step)
    {
    case 0:
      return unit == 0 || known->unit == unit;
    case 1:
      return self->phone != NULL && g_strcmp0 (known->phone, self->phone) == 0;
    default:
      return unit == 0 && find_subdistrict (self, known->area) == find_subdistrict (self, area);
    }
}

/* Whether @known is in use as long as the pair is. */
static gboolean
outlives (const Known *known, const MstRecord *pair)
{
  const char *ended = mst_record_get (pair, MST_ENDED);

  return known->ended == NULL || (ended != NULL && strcmp (ended, known->ended) <= 0);
}

static gboolean
has_other_phone (const MstPairReader *self, const Known *known)
{
  return self->phone != NULL && known->phone != NULL && strcmp (known->phone, self->phone) != 0;
}

/* Who may be meant. With his telephone it is he, whatever unit he is of or whether he is out of use: the
 * door says so. Somebody out of use with another telephone isn't. */
static GArray *
list_possible (const MstPairReader *self, const MstRecord *pair)
{
  const GArray *same = g_hash_table_lookup (self->people->by_name, self->name);
  gint64 unit = mst_record_get_integer (pair, "unit");
  GArray *possible = g_array_new (FALSE, FALSE, sizeof (Known));
  gboolean has_lasting = FALSE;

  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      const Known *known = &g_array_index (same, Known, i);

      if (!fits (self, known, 0, unit, 0) && !fits (self, known, 1, unit, 0))
        continue;
      if (!outlives (known, pair) && has_other_phone (self, known))
        continue;
      has_lasting |= outlives (known, pair);
      g_array_append_vals (possible, known, 1);
    }
  for (guint i = possible->len; has_lasting && i-- > 0;)
    {
      const Known *known = &g_array_index (possible, Known, i);

      if (!outlives (known, pair) && !fits (self, known, 1, unit, 0))
        g_array_remove_index (possible, i);
    }
  return possible;
}

/* Those who fit, in fewer and fewer steps; how many are left. @found: (out): the only one */
static guint
find_person (const MstPairReader *self, const MstRecord *pair, Known *found)
{
  gint64 unit = mst_record_get_integer (pair, "unit");
  gint64 area = mst_record_get_integer (pair, "area");
  g_autoptr (GArray) left = list_possible (self, pair);

  for (guint step = 0; step <= 2 && left->len > 1; step++)
    {
      g_autoptr (GArray) fewer = g_array_new (FALSE, FALSE, sizeof (Known));

      for (guint i = 0; i < left->len; i++)
        if (fits (self, &g_array_index (left, Known, i), step, unit, area))
          g_array_append_val (fewer, g_array_index (left, Known, i));
      if (fewer->len == 0)
        continue;
      g_clear_pointer (&left, g_array_unref);
      left = g_steal_pointer (&fewer);
    }
  if (left->len == 1)
    *found = g_array_index (left, Known, 0);
  return left->len;
}

/* Nothing but the name says that it is he, and the telephone says otherwise. */
static gboolean
is_doubtful (const MstPairReader *self, const Known *known, gint64 unit)
{
  return unit == 0 && self->phone != NULL && known->phone != NULL
         && strstr (known->phone, self->phone) == NULL
         && strstr (self->phone, known->phone) == NULL;
}

/* As people are entered who come with a liaison table. */
static MstRecord *
create_person (const MstPairReader *self, const MstRecord *pair)
{
  static const char *const classes[] = {
    [MST_LIAISON_DISTRICT_LEADER] = "2",
    [MST_LIAISON_SUBDISTRICT_LEADER] = "1",
    [MST_LIAISON_UNIT] = "2",
    [MST_LIAISON_CADRE] = "1",
    [MST_LIAISON_MEMBER] = "4",
  };
  MstRecord *person = mst_record_new (&mst_person_type);
  gint64 unit = mst_record_get_integer (pair, "unit");
  gint64 kind = mst_record_get_integer (pair, "kind");

  mst_record_set (person, "name", self->name);
  mst_record_set (person, "position", self->position);
  mst_record_set (person, "phone", self->phone);
  mst_record_set (person, "class", classes[kind]);
  mst_record_set (person, "area", mst_record_get (pair, "area"));
  if (unit != 0)
    {
      mst_record_set (person, "unit", mst_record_get (pair, "unit"));
      mst_record_set (person, "workplace", get_unit_name (self->people, unit));
    }
  return person;
}

static void
tell_added (const MstPairReader *self, const MstRecord *pair, MstPairFault *fault)
{
  const char *unit = get_unit_name (self->people, mst_record_get_integer (pair, "unit"));

  fault->code = "person-added";
  fault->message =
    unit != NULL
      ? g_strdup_printf (_ ("“%s” is not among the people of “%s” yet, and is added "
                            "to them."),
                         self->name, unit)
      : g_strdup_printf (_ ("“%s” is not among the people yet, and is added to them."), self->name);
}

static MstRecord *
settle_person (MstPairReader *self, MstRecord *pair, MstPairFault *fault)
{
  gint64 unit = mst_record_get_integer (pair, "unit");
  Known found = { 0 };
  guint n = find_person (self, pair, &found);

  if (n == 1)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, found.id);

      mst_record_set (pair, "person", text);
      if (found.ended != NULL)
        {
          fault->code = "out-of-use";
          fault->message = g_strdup_printf (
            _ ("“%s” is in the file as out of use from %s on, and was taken for the one meant."),
            self->name, found.ended);
        }
      else if (is_doubtful (self, &found, unit))
        {
          fault->code = "other-telephone";
          fault->message = g_strdup_printf (
            _ ("“%s” was taken for the one of this name in the file, who has another telephone."),
            self->name);
        }
      return NULL;
    }
  if (n > 1)
    {
      fault->code = "ambiguous-person";
      fault->is_reject = TRUE;
      fault->message = g_strdup_printf (
        _ ("%u people are called “%s”: write the telephone of the one meant."), n, self->name);
      return NULL;
    }
  if (mst_record_get (pair, "area") == NULL || mst_record_get (pair, "kind") == NULL)
    return NULL;
  tell_added (self, pair, fault);
  return create_person (self, pair);
}

MstRecord *
mst_pair_reader_end (MstPairReader *self, MstRecord *record, MstPairFault *fault)
{
  const MstPlace *place =
    mst_place_finder_get (self->places, mst_record_get_integer (record, "area"));
  const char *unit = get_unit_name (self->people, mst_record_get_integer (record, "unit"));
  g_autofree char *name = NULL;
  MstRecord *person = NULL;

  *fault = (MstPairFault){ .field = "person", .column = self->column, .text = self->name };
  if (mst_record_get (record, "kind") == NULL && (unit != NULL || self->name != NULL))
    mst_record_set (record, "kind",
                    mst_liaison_guess_kind (unit != NULL,
                                            mst_record_get (record, "household") != NULL,
                                            place != NULL ? place->level : 0));
  if (self->name != NULL)
    person = settle_person (self, record, fault);
  name =
    mst_liaison_make_name (unit != NULL ? unit : self->name, place != NULL ? place->name : NULL,
                           mst_record_get (record, "household"));
  mst_record_set (record, "name", name);
  return person;
}
