/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the place of a row from what stands in its place columns and around the sheet. */

#include "config.h"

#include "mst-import-places.h"

#include "mst-area.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** PlaceText: what a row says in one of its place columns. */
typedef struct
{
  const MstValueColumn *column;
  char *text;
  char *written; /* as it stands in the cell; NULL unless it may name several */
} PlaceText;

/** PlaceAnswer: a combination of place texts resolved before. */
typedef struct
{
  MstPlaceOutcome outcome;
  const MstPlace *place;
  guint failing; /* position of the text that fits nothing, or several */
  char *suggestions;
  const MstPlace *scope;
  GPtrArray *several; /* MstPlace; NULL when it is one */
} PlaceAnswer;

struct _MstPlaceReader
{
  const MstPlaceFinder *places;
  const MstPlace *sheet_place;
  const char *sheet_name;
  gboolean takes_several;
  GArray *texts;       /* PlaceText of the row */
  GHashTable *answers; /* joined place texts → PlaceAnswer */
  GString *key;
};

int
mst_value_find_level (const char *heading)
{
  const char *last = strrchr (heading, ' ');
  g_autofree char *folded = mst_text_fold (last != NULL ? last : heading);

  for (int level = MST_AREA_BUILDING; level >= MST_AREA_DISTRICT; level--)
    {
      g_auto (GStrv) known = g_strsplit (mst_area_level_get_headings (level), "|", -1);

      if (g_strv_contains ((const char *const *) known, folded))
        return level;
    }
  if (strstr (folded, "小区") != NULL)
    return MST_AREA_COMPOUND;
  if (strstr (folded, "社区") != NULL)
    return MST_AREA_COMMUNITY;
  if (strstr (folded, "街道") != NULL)
    return MST_AREA_SUBDISTRICT;
  if (g_str_has_suffix (folded, "村"))
    return MST_AREA_COMMUNITY;
  return 0;
}

static void
answer_free (gpointer data)
{
  PlaceAnswer *answer = data;

  g_free (answer->suggestions);
  g_clear_pointer (&answer->several, g_ptr_array_unref);
  g_free (answer);
}

static void
place_text_clear (gpointer data)
{
  PlaceText *text = data;

  g_free (text->text);
  g_free (text->written);
}

MstPlaceReader *
mst_place_reader_new (const MstPlaceFinder *places, const MstPlace *sheet_place,
                      const char *sheet_name, gboolean takes_several)
{
  MstPlaceReader *self = g_new0 (MstPlaceReader, 1);

  self->places = places;
  self->sheet_place = sheet_place;
  self->sheet_name = sheet_name;
  self->takes_several = takes_several;
  self->texts = g_array_new (FALSE, TRUE, sizeof (PlaceText));
  g_array_set_clear_func (self->texts, place_text_clear);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, answer_free);
  self->key = g_string_new (NULL);
  return self;
}

void
mst_place_reader_free (MstPlaceReader *self)
{
  g_array_unref (self->texts);
  g_hash_table_unref (self->answers);
  g_string_free (self->key, TRUE);
  g_free (self);
}

void
mst_place_reader_begin (MstPlaceReader *self)
{
  g_array_set_size (self->texts, 0);
}

void
mst_place_reader_add (MstPlaceReader *self, const MstValueColumn *column, const char *text)
{
  PlaceText place = { column, NULL, NULL };

  /* As everywhere "-" and "无" are blank. */
  if (column->description != NULL
        ? !mst_field_read (column->description, text, &place.text, NULL) || place.text == NULL
        : mst_text_is_blank (text))
    return;
  if (place.text == NULL)
    place.text = mst_text_normalise (text);
  if (self->takes_several)
    place.written = g_strdup (text);
  g_array_append_val (self->texts, place);
}

/* From the largest place to the smallest; a column that doesn't say its level comes last. */
static int
compare_place_texts (gconstpointer a, gconstpointer b)
{
  const PlaceText *first = a, *second = b;
  int first_level = first->column->place_level, second_level = second->column->place_level;

  return (first_level == 0 ? G_MAXINT : first_level)
         - (second_level == 0 ? G_MAXINT : second_level);
}

/* The sheet's place is where names are looked for, unless the row says otherwise itself. */
static const MstPlace *
get_scope (MstPlaceReader *self)
{
  for (guint i = 0; self->sheet_place != NULL && i < self->texts->len; i++)
    {
      int level = g_array_index (self->texts, PlaceText, i).column->place_level;

      if (level != 0 && level < MST_AREA_COMMUNITY && level <= self->sheet_place->level)
        return NULL;
    }
  return self->sheet_place;
}

/* The parts between 、 and the like, without blank ones. (element-type utf8) (transfer full) */
static GPtrArray *
split (const char *text)
{
  static const char separators[] = "、，,；;\n";
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  const char *begin = text;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      g_autofree char *part = NULL;

      if (*p != '\0' && g_utf8_strchr (separators, -1, g_utf8_get_char (p)) == NULL)
        continue;
      part = g_strndup (begin, (gsize) (p - begin));
      if (!mst_text_is_blank (part))
        g_ptr_array_add (parts, mst_text_normalise (part));
      if (*p == '\0')
        return parts;
      begin = g_utf8_next_char (p);
    }
}

/* Whether the last text of the row names several places, all of which are there. */
static gboolean
find_several (MstPlaceReader *self, PlaceAnswer *answer, guint index)
{
  const PlaceText *text = &g_array_index (self->texts, PlaceText, index);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GPtrArray) several = g_ptr_array_new ();

  if (text->written == NULL || index + 1 < self->texts->len)
    return FALSE;
  parts = split (text->written);
  for (guint i = 0; i < parts->len; i++)
    {
      const MstPlace *place = NULL;

      if (mst_place_finder_find (self->places, answer->scope, g_ptr_array_index (parts, i),
                                 text->column->place_level, &place)
          != MST_PLACE_FOUND)
        return FALSE;
      if (!g_ptr_array_find (several, place, NULL))
        g_ptr_array_add (several, (gpointer) place);
    }
  if (parts->len < 2)
    return FALSE;
  answer->outcome = MST_PLACE_FOUND;
  answer->failing = index;
  answer->scope = answer->place = g_ptr_array_index (several, 0);
  if (several->len > 1)
    answer->several = g_steal_pointer (&several);
  return TRUE;
}

static PlaceAnswer *
resolve_texts (MstPlaceReader *self)
{
  PlaceAnswer *answer = g_new0 (PlaceAnswer, 1);

  answer->outcome = MST_PLACE_FOUND;
  answer->scope = get_scope (self);
  for (guint i = 0; i < self->texts->len; i++)
    {
      const PlaceText *text = &g_array_index (self->texts, PlaceText, i);
      const MstPlace *place = NULL;

      answer->outcome = mst_place_finder_find (self->places, answer->scope, text->text,
                                               text->column->place_level, &place);
      if (answer->outcome != MST_PLACE_FOUND && find_several (self, answer, i))
        return answer;
      if (answer->outcome != MST_PLACE_FOUND)
        {
          answer->failing = i;
          answer->suggestions = mst_place_finder_suggest (self->places, answer->scope, text->text,
                                                          text->column->place_level);
          return answer;
        }
      answer->scope = answer->place = place;
    }
  return answer;
}

/* Texts of equal level are equally understood, whatever their columns. */
static const PlaceAnswer *
look_up_answer (MstPlaceReader *self)
{
  PlaceAnswer *answer;

  g_array_sort (self->texts, compare_place_texts);
  g_string_truncate (self->key, 0);
  for (guint i = 0; i < self->texts->len; i++)
    {
      const PlaceText *text = &g_array_index (self->texts, PlaceText, i);

      g_string_append_c (self->key, (char) ('0' + text->column->place_level));
      g_string_append (self->key, text->written != NULL ? text->written : text->text);
      g_string_append_c (self->key, '\n');
    }
  answer = g_hash_table_lookup (self->answers, self->key->str);
  if (answer == NULL)
    {
      answer = resolve_texts (self);
      g_hash_table_insert (self->answers, g_strdup (self->key->str), answer);
    }
  return answer;
}

static const char *
name_level (int level)
{
  switch (level)
    {
    case MST_AREA_SUBDISTRICT:
      return _ ("subdistrict");
    case MST_AREA_COMMUNITY:
      return _ ("community");
    case MST_AREA_COMPOUND:
      return _ ("compound");
    default:
      return _ ("place");
    }
}

static char *
explain (MstPlaceReader *self, const PlaceAnswer *answer, guint32 row)
{
  const PlaceText *text = &g_array_index (self->texts, PlaceText, answer->failing);
  const char *level = name_level (text->column->place_level);
  GString *message = g_string_new (NULL);

  if (strstr (text->text, "、") != NULL)
    g_string_append_printf (message, _ ("“%s” names several places: write a row for each."),
                            text->text);
  else if (answer->outcome == MST_PLACE_AMBIGUOUS)
    g_string_append_printf (
      message, _ ("“%s” fits several places: write the subdistrict before it."), text->text);
  else if (answer->scope != NULL)
    {
      g_autofree char *scope = mst_place_dup_path (answer->scope);

      g_string_append_printf (message, _ ("The %s “%s” was not found in %s, %s row %u."), level,
                              text->text, scope, self->sheet_name, row + 1);
    }
  else
    g_string_append_printf (message, _ ("The %s “%s” was not found, %s row %u."), level, text->text,
                            self->sheet_name, row + 1);
  if (answer->suggestions != NULL)
    g_string_append_printf (message, _ (" Is it %s?"), answer->suggestions);
  return g_string_free (message, FALSE);
}

const MstPlace *
mst_place_reader_end (MstPlaceReader *self, guint32 row, MstPlaceFault *fault)
{
  const PlaceAnswer *answer;
  const PlaceText *text;

  *fault = (MstPlaceFault){ NULL };
  if (self->texts->len == 0)
    return NULL;
  answer = look_up_answer (self);
  if (answer->outcome == MST_PLACE_FOUND)
    return answer->place;

  text = &g_array_index (self->texts, PlaceText, answer->failing);
  fault->code = answer->outcome == MST_PLACE_AMBIGUOUS ? "ambiguous-place" : "unknown-place";
  fault->column = text->column;
  fault->text = text->text;
  fault->message = explain (self, answer, row);
  return NULL;
}

const GPtrArray *
mst_place_reader_get_several (MstPlaceReader *self, const MstValueColumn **column,
                              const char **text)
{
  const PlaceAnswer *answer = self->texts->len > 0 ? look_up_answer (self) : NULL;
  const PlaceText *last;

  if (answer == NULL || answer->several == NULL)
    return NULL;
  last = &g_array_index (self->texts, PlaceText, answer->failing);
  *column = last->column;
  *text = last->text;
  return answer->several;
}
