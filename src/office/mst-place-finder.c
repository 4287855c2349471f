/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds places of the area tree by the names offices give them. */

#include "config.h"

#include "mst-place-finder.h"

#include "mst-area.h"
#include "mst-query.h"
#include "mst-text.h"

#include <string.h>

struct _MstPlaceFinder
{
  GPtrArray *places;   /* MstPlace, by code */
  GHashTable *by_id;   /* gint64 * in the place → MstPlace */
  GHashTable *by_code; /* code → MstPlace */
  GHashTable *by_name; /* "level:folded name" → GPtrArray of MstPlace */
  GHashTable *by_stem; /* "level:stem" → GPtrArray of MstPlace */
};

#define MAX_SUGGESTIONS 3
#define NEAR_DISTANCE 2
/* Bare names of one character stand in too many texts. */
#define MIN_BARE_CHARACTERS 2

static void
place_free (gpointer data)
{
  MstPlace *place = data;

  g_free (place->code);
  g_free (place->name);
  g_free (place);
}

static void
add_to_list (GHashTable *table, char *key, MstPlace *place)
{
  GPtrArray *list = g_hash_table_lookup (table, key);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (table, key, list);
    }
  else
    g_free (key);
  g_ptr_array_add (list, place);
}

static char *
make_key (int level, char *name)
{
  char *key = g_strdup_printf ("%d:%s", level, name);

  g_free (name);
  return key;
}

/* While the tree is read the parent's id stands in for the parent. */
static gboolean
add_place (const MstRecord *record, gpointer user_data)
{
  MstPlaceFinder *self = user_data;
  MstPlace *place = g_new0 (MstPlace, 1);
  int level = (int) mst_record_get_integer (record, "level");

  place->id = mst_record_get_id (record);
  place->level = CLAMP (level, MST_AREA_DISTRICT, MST_AREA_BUILDING);
  place->code = g_strdup (mst_record_get (record, "code"));
  place->name = g_strdup (mst_record_get_title (record));
  place->ended = !mst_record_is_current (record, NULL);
  place->parent = GSIZE_TO_POINTER ((gsize) mst_record_get_integer (record, "parent"));
  g_ptr_array_add (self->places, place);
  return TRUE;
}

static void
index_places (MstPlaceFinder *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      MstPlace *place = g_ptr_array_index (self->places, i);

      g_hash_table_insert (self->by_id, &place->id, place);
      if (place->code != NULL)
        g_hash_table_insert (self->by_code, place->code, place);
      add_to_list (self->by_name,
                   make_key (place->level, mst_area_fold_name (place->name, place->level)), place);
      add_to_list (self->by_stem,
                   make_key (place->level, mst_area_stem_name (place->name, place->level)), place);
    }
  for (guint i = 0; i < self->places->len; i++)
    {
      MstPlace *place = g_ptr_array_index (self->places, i);
      gint64 parent = (gint64) GPOINTER_TO_SIZE (place->parent);

      place->parent = g_hash_table_lookup (self->by_id, &parent);
    }
}

MstPlaceFinder *
mst_place_finder_new (MstStore *store, GError **error)
{
  g_autoptr (MstPlaceFinder) self = g_new0 (MstPlaceFinder, 1);
  g_autoptr (MstQuery) query = mst_query_new (&mst_area_type);

  g_return_val_if_fail (MST_IS_STORE (store), NULL);

  self->places = g_ptr_array_new_with_free_func (place_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->by_stem =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  mst_query_set_scope (query, MST_SCOPE_ALL);
  if (!mst_query_foreach (query, store, add_place, self, error))
    return NULL;
  index_places (self);
  return g_steal_pointer (&self);
}

void
mst_place_finder_free (MstPlaceFinder *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->by_stem, g_hash_table_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->by_code, g_hash_table_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_free (self);
}

const MstPlace *
mst_place_finder_get (const MstPlaceFinder *self, gint64 id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->by_id, &id);
}

gboolean
mst_place_is_in (const MstPlace *place, const MstPlace *scope)
{
  if (scope == NULL)
    return TRUE;
  for (; place != NULL; place = place->parent)
    if (place == scope)
      return TRUE;
  return FALSE;
}

/* --- by name --- */

/** Fit: the places that fit so far: all in use, or all out of use. */
typedef struct
{
  const MstPlace *place;
  const MstPlace *same_name; /* written exactly so */
  guint n, n_same_name;
} Fit;

static void
fit_list (Fit *fit, GHashTable *table, char *key, const MstPlace *scope, const char *name)
{
  GPtrArray *list = g_hash_table_lookup (table, key);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const MstPlace *place = g_ptr_array_index (list, i);

      if (!mst_place_is_in (place, scope))
        continue;
      if (fit->n > 0 && place->ended != fit->place->ended)
        {
          /* What is out of use gives way. */
          if (place->ended)
            continue;
          *fit = (Fit){ NULL };
        }
      fit->place = place;
      fit->n++;
      if (strcmp (place->name, name) == 0)
        {
          fit->same_name = place;
          fit->n_same_name++;
        }
    }
  g_free (key);
}

/* At @level, or at any level but @other_than. */
static void
fit_name (const MstPlaceFinder *self, Fit *fit, const MstPlace *scope, const char *name, int level,
          int other_than)
{
  for (int l = MST_AREA_DISTRICT; l <= MST_AREA_BUILDING; l++)
    if (level == 0 ? l != other_than : l == level)
      fit_list (fit, self->by_name, make_key (l, mst_area_fold_name (name, l)), scope, name);
}

static MstPlaceOutcome
settle (const Fit *fit, const MstPlace **place)
{
  if (fit->n == 0)
    return MST_PLACE_UNKNOWN;
  if (fit->n > 1 && fit->n_same_name != 1)
    return MST_PLACE_AMBIGUOUS;
  *place = fit->n == 1 ? fit->place : fit->same_name;
  return MST_PLACE_FOUND;
}

static MstPlaceOutcome
find_by_name (const MstPlaceFinder *self, const MstPlace *scope, const char *name, int level,
              const MstPlace **place)
{
  Fit fit = { NULL };

  if (level != 0)
    fit_name (self, &fit, scope, name, level, 0);
  if (fit.n == 0)
    fit_name (self, &fit, scope, name, 0, level);
  if (fit.n == 0)
    {
      for (int l = MST_AREA_DISTRICT; l <= MST_AREA_BUILDING; l++)
        if (level == 0 || l == level)
          fit_list (&fit, self->by_stem, make_key (l, mst_area_stem_name (name, l)), scope, name);
      if (fit.n > 1)
        return MST_PLACE_UNKNOWN;
    }
  return settle (&fit, place);
}

/* --- paths --- */

/* "东华门街道/多福巷社区": each part within the one before. */
static MstPlaceOutcome
find_separated (const MstPlaceFinder *self, const MstPlace *scope, const char *text, int level,
                const MstPlace **place)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " /\\->,", -1);
  const MstPlace *at = scope;
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      MstPlaceOutcome outcome;
      gboolean is_last = TRUE;

      if (*parts[i] == '\0')
        continue;
      for (guint k = i + 1; parts[k] != NULL; k++)
        is_last = is_last && *parts[k] == '\0';
      outcome = find_by_name (self, at, parts[i], is_last ? level : 0, &at);
      if (outcome != MST_PLACE_FOUND)
        return outcome;
      n++;
    }
  if (n < 2)
    return MST_PLACE_UNKNOWN;
  *place = at;
  return MST_PLACE_FOUND;
}

/* A community without 居委会, a village without 委会: 翠竹园社区, 沟上村; NULL for others. */
static char *
dup_common_name (const MstPlace *place)
{
  static const struct
  {
    const char *official, *common;
  } endings[] = { { "居委会", "社区" },
                  { "社区居民委员会", "社区" },
                  { "居民委员会", "社区" },
                  { "村委会", "村" },
                  { "村民委员会", "村" } };

  for (guint i = 0; place->level == MST_AREA_COMMUNITY && i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (place->name, endings[i].official))
      {
        g_autofree char *stem =
          g_strndup (place->name, strlen (place->name) - strlen (endings[i].official));

        return g_strconcat (
          stem, g_str_has_suffix (stem, endings[i].common) ? "" : endings[i].common, NULL);
      }
  return NULL;
}

/* The name with which @text begins, as written in full or as people say it; 0 when it doesn't. */
static gsize
count_prefix (const char *text, const MstPlace *place)
{
  g_autofree char *common = NULL;

  if (g_str_has_prefix (text, place->name))
    return strlen (place->name);
  common = dup_common_name (place);
  return common != NULL && g_str_has_prefix (text, common) ? strlen (common) : 0;
}

/* "东华门街道多福巷社区": a place of the upper levels, then the rest within it. */
static MstPlaceOutcome
find_joined (const MstPlaceFinder *self, const MstPlace *scope, const char *text, int level,
             const MstPlace **place)
{
  const MstPlace *found = NULL;

  for (guint i = 0; i < self->places->len; i++)
    {
      const MstPlace *upper = g_ptr_array_index (self->places, i);
      const MstPlace *lower;
      gsize length;

      if (upper->level > MST_AREA_COMMUNITY || !mst_place_is_in (upper, scope))
        continue;
      length = count_prefix (text, upper);
      if (length == 0 || text[length] == '\0'
          || mst_place_finder_find (self, upper, text + length, level, &lower) != MST_PLACE_FOUND)
        continue;
      if (found != NULL && found != lower)
        return MST_PLACE_AMBIGUOUS;
      found = lower;
    }
  if (found == NULL)
    return MST_PLACE_UNKNOWN;
  *place = found;
  return MST_PLACE_FOUND;
}

MstPlaceOutcome
mst_place_finder_find (const MstPlaceFinder *self, const MstPlace *scope, const char *text,
                       int level, const MstPlace **place)
{
  g_autofree char *name = NULL;
  MstPlaceOutcome outcome;

  g_return_val_if_fail (self != NULL, MST_PLACE_UNKNOWN);
  g_return_val_if_fail (text != NULL, MST_PLACE_UNKNOWN);
  g_return_val_if_fail (place != NULL, MST_PLACE_UNKNOWN);

  name = mst_text_normalise_name (text);
  if (*name == '\0')
    return MST_PLACE_UNKNOWN;
  if (strspn (name, "0123456789") == strlen (name))
    {
      *place = g_hash_table_lookup (self->by_code, name);
      if (*place != NULL && mst_place_is_in (*place, scope))
        return MST_PLACE_FOUND;
    }

  outcome = find_by_name (self, scope, name, level, place);
  if (outcome == MST_PLACE_UNKNOWN)
    {
      g_autofree char *spaced = mst_text_normalise (text);

      outcome = find_separated (self, scope, spaced, level, place);
    }
  if (outcome == MST_PLACE_UNKNOWN)
    outcome = find_joined (self, scope, name, level, place);
  return outcome;
}

/* --- in a text --- */

/** Named: a place and the words that name it in a text. */
typedef struct
{
  const MstPlace *place;
  char *words;
} Named;

static void
named_clear (gpointer data)
{
  g_free (((Named *) data)->words);
}

/* Whether @words stand in @text and don't begin a longer name, as 吴村 does in 吴村镇. */
static gboolean
has_words (const char *text, const char *words)
{
  static const char *const longer[] = { "镇", "乡", "街", "村", "社区" };

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    {
      gboolean ends = TRUE;

      for (guint i = 0; i < G_N_ELEMENTS (longer); i++)
        ends = ends && !g_str_has_prefix (at + strlen (words), longer[i]);
      if (ends)
        return TRUE;
    }
  return FALSE;
}

/* The words in @text that name @place; NULL when there are none. */
static char *
find_words (const MstPlace *place, const char *text, gboolean bare)
{
  g_autofree char *name = NULL;

  if (!bare)
    {
      if (strstr (text, place->name) != NULL)
        return g_strdup (place->name);
      name = dup_common_name (place);
      return name != NULL && has_words (text, name) ? g_steal_pointer (&name) : NULL;
    }
  if (place->level != MST_AREA_SUBDISTRICT)
    return NULL;
  name = mst_area_stem_name (place->name, place->level);
  return g_utf8_strlen (name, -1) >= MIN_BARE_CHARACTERS && strstr (text, name) != NULL
           ? g_steal_pointer (&name)
           : NULL;
}

/* Whether the words are but a piece of a longer name that stands in the text: 花市街道 in 东花市街道. */
static gboolean
is_piece_of_another (const Named *one, const GArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      const Named *other = &g_array_index (all, Named, i);

      if (other != one && strlen (other->words) > strlen (one->words)
          && strstr (other->words, one->words) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The smallest place named. Of two of the same name it is the one in the larger place that the text
 * names as well; NULL when the text names several. */
static const MstPlace *
find_named (const MstPlaceFinder *self, const char *text, gboolean bare)
{
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (Named));
  const MstPlace *smallest = NULL;

  g_array_set_clear_func (named, named_clear);
  for (guint i = 0; i < self->places->len; i++)
    {
      Named one = { g_ptr_array_index (self->places, i), NULL };

      if (one.place->level > MST_AREA_COMMUNITY)
        continue;
      one.words = find_words (one.place, text, bare);
      if (one.words != NULL)
        g_array_append_val (named, one);
    }
  for (int level = MST_AREA_DISTRICT; level <= MST_AREA_COMMUNITY; level++)
    {
      const MstPlace *found = NULL;
      guint n = 0, n_elsewhere = 0;

      for (guint i = 0; i < named->len; i++)
        {
          const Named *one = &g_array_index (named, Named, i);

          if (one->place->level != level || is_piece_of_another (one, named))
            continue;
          if (!mst_place_is_in (one->place, smallest))
            {
              n_elsewhere++;
              continue;
            }
          found = one->place;
          n++;
        }
      if (n > 1 || (n == 0 && n_elsewhere > 0))
        return NULL;
      if (n == 1)
        smallest = found;
    }
  return smallest;
}

const MstPlace *
mst_place_finder_find_in_text (const MstPlaceFinder *self, const char *text)
{
  g_autofree char *normalised = NULL;
  const MstPlace *place;

  g_return_val_if_fail (self != NULL, NULL);

  if (text == NULL)
    return NULL;
  normalised = mst_text_normalise_name (text);
  place = find_named (self, normalised, FALSE);
  if (place == NULL || place->level == MST_AREA_DISTRICT)
    {
      g_autoptr (GString) rest = g_string_new (normalised);
      const MstPlace *by_bare_name;

      /* 雨花 in 雨花台区 is not 雨花街道. */
      if (place != NULL)
        g_string_replace (rest, place->name, " ", 0);
      by_bare_name = find_named (self, rest->str, TRUE);
      if (by_bare_name != NULL)
        return by_bare_name;
    }
  return place;
}

/* --- words --- */

char *
mst_place_dup_path (const MstPlace *place)
{
  GString *path;

  g_return_val_if_fail (place != NULL, NULL);

  path = g_string_new (place->name);
  for (place = place->parent; place != NULL && place->level > MST_AREA_DISTRICT;
       place = place->parent)
    {
      g_string_prepend_c (path, ' ');
      g_string_prepend (path, place->name);
    }
  return g_string_free (path, FALSE);
}

char *
mst_place_finder_suggest (const MstPlaceFinder *self, const MstPlace *scope, const char *text,
                          int level)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  for (guint limit = 0; limit <= NEAR_DISTANCE && n == 0; limit++)
    for (guint i = 0; i < self->places->len && n < MAX_SUGGESTIONS; i++)
      {
        const MstPlace *place = g_ptr_array_index (self->places, i);
        g_autofree char *wanted = NULL;
        g_autofree char *folded = NULL;
        g_autofree char *path = NULL;

        if (level != 0 && place->level != level)
          continue;
        /* The very name may be elsewhere; a similar one only helps nearby. */
        if (limit > 0 && !mst_place_is_in (place, scope))
          continue;
        wanted = mst_area_fold_name (text, place->level);
        folded = mst_area_fold_name (place->name, place->level);
        if (mst_text_distance (wanted, folded, limit) > limit
            || g_utf8_strlen (folded, -1) <= (glong) limit)
          continue;
        path = mst_place_dup_path (place);
        if (n++ > 0)
          g_string_append (names, "、");
        g_string_append (names, path);
      }
  return n > 0 ? g_strdup (names->str) : NULL;
}
