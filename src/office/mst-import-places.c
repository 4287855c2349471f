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

/** PlacePart: what was found for a text, or for one of the places that it names. */
typedef struct
{
  MstPlaceOutcome outcome;
  const MstPlace *place;
  char *text;
  char *suggestions;   /* nullable */
  gboolean is_several; /* not found, for it names several places where one is wanted */
} PlacePart;

/** PlaceAnswer: a combination of place texts resolved before. */
typedef struct
{
  GArray *parts; /* PlacePart; several when the last text names several */
  guint last;    /* position of the text they are of */
  const MstPlace *scope;
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
part_clear (gpointer data)
{
  PlacePart *part = data;

  g_free (part->text);
  g_free (part->suggestions);
}

static PlaceAnswer *
answer_new (const MstPlace *scope)
{
  PlaceAnswer *answer = g_new0 (PlaceAnswer, 1);

  answer->scope = scope;
  answer->parts = g_array_new (FALSE, TRUE, sizeof (PlacePart));
  g_array_set_clear_func (answer->parts, part_clear);
  return answer;
}

static void
answer_free (gpointer data)
{
  PlaceAnswer *answer = data;

  g_array_unref (answer->parts);
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

/* NULL where there is none, which is said by "-" and "无" as everywhere. (transfer full) */
static char *
read_text (const MstValueColumn *column, const char *text)
{
  static const MstField any_place = { .kind = MST_FIELD_REFERENCE, .reference = "area" };
  char *read = NULL;

  mst_field_read (column->description != NULL ? column->description : &any_place, text, &read,
                  NULL);
  return read;
}

void
mst_place_reader_add (MstPlaceReader *self, const MstValueColumn *column, const char *text)
{
  PlaceText place = { column, read_text (column, text), NULL };

  if (place.text == NULL)
    return;
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

/* The parts between 、 and the like, without those that name no place. (element-type utf8) (transfer full) */
static GPtrArray *
split (const MstValueColumn *column, const char *text)
{
  static const char separators[] = "、，,；;\n";
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  const char *begin = text;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      g_autofree char *part = NULL;
      char *read;

      if (*p != '\0' && g_utf8_strchr (separators, -1, g_utf8_get_char (p)) == NULL)
        continue;
      part = g_strndup (begin, (gsize) (p - begin));
      read = read_text (column, part);
      if (read != NULL)
        g_ptr_array_add (parts, read);
      if (*p == '\0')
        return parts;
      begin = g_utf8_next_char (p);
    }
}

static PlacePart
find_part (MstPlaceReader *self, const MstPlace *scope, const char *text, int level)
{
  PlacePart part = { .text = g_strdup (text) };

  part.outcome = mst_place_finder_find (self->places, scope, text, level, &part.place);
  if (part.outcome != MST_PLACE_FOUND)
    part.suggestions = mst_place_finder_suggest (self->places, scope, text, level);
  return part;
}

static gboolean
has_part (const PlaceAnswer *answer, const PlacePart *part)
{
  for (guint i = 0; i < answer->parts->len; i++)
    {
      const PlacePart *other = &g_array_index (answer->parts, PlacePart, i);

      if (other->place == part->place
          && (part->place != NULL || strcmp (other->text, part->text) == 0))
        return TRUE;
    }
  return FALSE;
}

/* Whether a text names one place that is there, and others: which a row can't have. */
static gboolean
names_several (MstPlaceReader *self, const MstPlace *scope, const PlaceText *text)
{
  g_autoptr (GPtrArray) parts = split (text->column, text->text);
  const MstPlace *place;

  for (guint i = 0; parts->len > 1 && i < parts->len; i++)
    if (mst_place_finder_find (self->places, scope, g_ptr_array_index (parts, i),
                               text->column->place_level, &place)
        == MST_PLACE_FOUND)
      return TRUE;
  return FALSE;
}

/* Whether the last text of the row names several places, one of which is there at least; or one, and says
 * besides that there are no others. */
static gboolean
find_several (MstPlaceReader *self, PlaceAnswer *answer, guint index)
{
  const PlaceText *text = &g_array_index (self->texts, PlaceText, index);
  g_autoptr (GPtrArray) texts = NULL;
  gboolean any = FALSE;

  if (text->written == NULL || index + 1 < self->texts->len)
    return FALSE;
  texts = split (text->column, text->written);
  for (guint i = 0; i < texts->len; i++)
    {
      PlacePart part =
        find_part (self, answer->scope, g_ptr_array_index (texts, i), text->column->place_level);

      any |= part.outcome == MST_PLACE_FOUND;
      if (has_part (answer, &part))
        part_clear (&part);
      else
        g_array_append_val (answer->parts, part);
    }
  if (!any)
    g_array_set_size (answer->parts, 0);
  return any;
}

static PlaceAnswer *
resolve_texts (MstPlaceReader *self)
{
  PlaceAnswer *answer = answer_new (get_scope (self));

  for (guint i = 0; i < self->texts->len; i++)
    {
      const PlaceText *text = &g_array_index (self->texts, PlaceText, i);
      PlacePart part = find_part (self, answer->scope, text->text, text->column->place_level);
      gboolean found = part.outcome == MST_PLACE_FOUND;

      answer->last = i;
      g_array_set_size (answer->parts, 0);
      if (!found && find_several (self, answer, i))
        {
          part_clear (&part);
          return answer;
        }
      part.is_several = !found && names_several (self, answer->scope, text);
      g_array_append_val (answer->parts, part);
      if (!found)
        return answer;
      if (i + 1 < self->texts->len)
        answer->scope = part.place;
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
explain (MstPlaceReader *self, const PlaceAnswer *answer, const PlacePart *part, guint32 row)
{
  const MstValueColumn *column = g_array_index (self->texts, PlaceText, answer->last).column;
  const char *level = name_level (column->place_level);
  GString *message = g_string_new (NULL);

  if (part->is_several)
    g_string_append_printf (message, _ ("“%s” names several places: write a row for each."),
                            part->text);
  else if (part->outcome == MST_PLACE_AMBIGUOUS)
    g_string_append_printf (
      message, _ ("“%s” fits several places: write the subdistrict before it."), part->text);
  else if (answer->scope != NULL)
    {
      g_autofree char *scope = mst_place_dup_path (answer->scope);

      g_string_append_printf (message, _ ("The %s “%s” was not found in %s, %s row %u."), level,
                              part->text, scope, self->sheet_name, row + 1);
    }
  else
    g_string_append_printf (message, _ ("The %s “%s” was not found, %s row %u."), level, part->text,
                            self->sheet_name, row + 1);
  if (part->suggestions != NULL)
    g_string_append_printf (message, _ (" Is it %s?"), part->suggestions);
  return g_string_free (message, FALSE);
}

const MstPlace *
mst_place_reader_end (MstPlaceReader *self, guint32 row, guint part, MstPlaceFault *fault)
{
  const PlaceAnswer *answer;
  const PlacePart *found;

  *fault = (MstPlaceFault){ NULL };
  if (self->texts->len == 0)
    return NULL;
  answer = look_up_answer (self);
  found = &g_array_index (answer->parts, PlacePart, part);
  if (found->outcome == MST_PLACE_FOUND)
    return found->place;

  fault->code = found->outcome == MST_PLACE_AMBIGUOUS ? "ambiguous-place" : "unknown-place";
  fault->column = g_array_index (self->texts, PlaceText, answer->last).column;
  fault->text = found->text;
  fault->message = explain (self, answer, found, row);
  return NULL;
}

guint
mst_place_reader_get_several (MstPlaceReader *self, guint part, MstPlacePart *several)
{
  const PlaceAnswer *answer = self->texts->len > 0 ? look_up_answer (self) : NULL;
  const PlaceText *last;

  if (answer == NULL || answer->parts->len < 2)
    return 1;
  last = &g_array_index (self->texts, PlaceText, answer->last);
  *several =
    (MstPlacePart){ last->column, last->text, g_array_index (answer->parts, PlacePart, part).text };
  return answer->parts->len;
}
