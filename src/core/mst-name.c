/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How names are read. */

#include "config.h"

#include "mst-name.h"

#include <string.h>

#include "mst-name-reading.h"

/* No name is worth more readings than this. */
#define MAX_OTHERS 8
#define MAX_TRIES 64

void
mst_name_characters_init (MstNameCharacters *self, const char *text)
{
  gsize length = strlen (text);

  self->n = 0;
  self->characters =
    length <= MST_NAME_CHARACTERS_ON_STACK ? self->stack : g_new (gunichar, length);
  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char_validated (text, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          text++;
          continue;
        }
      text = g_utf8_next_char (text);
      if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0; /* to half width */
      if (!mst_character_is_dot (c))
        self->characters[self->n++] = mst_character_unify (c);
    }
}

void
mst_name_characters_clear (MstNameCharacters *self)
{
  if (self->characters != self->stack)
    g_free (self->characters);
  self->characters = NULL;
}

/* The hand-kept phrase at @position, or NULL. */
static const MstPhrase *
find_phrase (const MstNameCharacters *self, guint position, gboolean person)
{
  const gunichar *rest = self->characters + position;
  guint n = self->n - position;

  if (!person)
    return mst_place_name_find (rest, n);
  return position == 0 ? mst_surname_find (rest, n) : mst_given_name_find (rest, n);
}

void
mst_name_get_readings (const MstNameCharacters *self, gboolean person, MstReading *readings)
{
  guint i = 0;

  while (i < self->n)
    {
      const MstPhrase *phrase = find_phrase (self, i, person);

      if (phrase != NULL)
        {
          memcpy (readings + i, phrase->readings[0], phrase->length * sizeof *readings);
          i += phrase->length;
          continue;
        }
      if (!mst_character_get_reading (self->characters[i], &readings[i]))
        readings[i].syllable[0] = '\0';
      i++;
    }
}

static char *
write_pinyin (const MstNameCharacters *characters, const MstReading *readings)
{
  GString *pinyin = g_string_sized_new (characters->n * 7 + 1);
  gboolean apart = FALSE;

  for (guint i = 0; i < characters->n; i++)
    {
      gunichar c = characters->characters[i];
      gboolean read = readings[i].syllable[0] != '\0';

      if (g_unichar_isspace (c))
        {
          apart = TRUE;
          continue;
        }
      if (pinyin->len > 0 && (apart || read))
        g_string_append_c (pinyin, ' ');
      apart = read;
      if (read)
        g_string_append (pinyin, readings[i].syllable);
      else if (c < 0x80)
        g_string_append_c (pinyin, g_ascii_tolower ((char) c));
      else
        g_string_append_unichar (pinyin, c);
    }
  return g_string_free (pinyin, FALSE);
}

/* Room for the readings of @characters: @stack, or memory to be freed. */
static MstReading *
allocate_readings (const MstNameCharacters *characters,
                   MstReading stack[MST_NAME_CHARACTERS_ON_STACK])
{
  return characters->n <= MST_NAME_CHARACTERS_ON_STACK ? stack : g_new (MstReading, characters->n);
}

static void
free_readings (MstReading *readings, MstReading *stack)
{
  if (readings != stack)
    g_free (readings);
}

char *
mst_name_get_pinyin (const char *text, gboolean person)
{
  g_auto (MstNameCharacters) characters;
  MstReading stack[MST_NAME_CHARACTERS_ON_STACK];
  MstReading *readings;
  char *pinyin;

  g_return_val_if_fail (text != NULL, NULL);

  mst_name_characters_init (&characters, text);
  readings = allocate_readings (&characters, stack);
  mst_name_get_readings (&characters, person, readings);
  pinyin = write_pinyin (&characters, readings);
  free_readings (readings, stack);
  return pinyin;
}

char *
mst_name_get_initials (const char *text, gboolean person)
{
  g_auto (MstNameCharacters) characters;
  MstReading stack[MST_NAME_CHARACTERS_ON_STACK];
  MstReading *readings;
  GString *initials;

  g_return_val_if_fail (text != NULL, NULL);

  mst_name_characters_init (&characters, text);
  readings = allocate_readings (&characters, stack);
  mst_name_get_readings (&characters, person, readings);
  initials = g_string_sized_new (characters.n + 1);
  for (guint i = 0; i < characters.n; i++)
    {
      gunichar c = characters.characters[i];

      if (readings[i].syllable[0] != '\0')
        g_string_append_c (initials, readings[i].syllable[0]);
      else if (c < 0x80 && g_ascii_isalnum (c))
        g_string_append_c (initials, g_ascii_tolower ((char) c));
    }
  free_readings (readings, stack);
  return g_string_free (initials, FALSE);
}

/* Part of a name that has several readings. */
typedef struct
{
  guint start;
  guint length;
  guint n_readings;
  MstReading readings[MST_PHRASE_MAX_READINGS + 3][MST_PHRASE_MAX_LENGTH];
} Choice;

static void
choice_add (Choice *choice, const MstReading *reading)
{
  for (guint i = 0; i < choice->n_readings; i++)
    {
      guint same = 0;

      while (same < choice->length
             && strcmp (choice->readings[i][same].syllable, reading[same].syllable) == 0)
        same++;
      if (same == choice->length)
        return;
    }
  memcpy (choice->readings[choice->n_readings++], reading, choice->length * sizeof *reading);
}

static void
choice_init (Choice *choice, const MstNameCharacters *characters, guint position, gboolean person)
{
  const MstPhrase *phrase = find_phrase (characters, position, person);
  gunichar c = characters->characters[position];
  MstReading readings[MST_PHRASE_MAX_LENGTH];
  guint n;

  choice->start = position;
  choice->length = phrase == NULL ? 1 : phrase->length;
  choice->n_readings = 0;
  for (guint i = 0; phrase != NULL && i < phrase->n_readings; i++)
    choice_add (choice, phrase->readings[i]);
  if (choice->length > 1)
    return;
  if (mst_character_get_reading (c, &readings[0]))
    choice_add (choice, readings);
  n = mst_character_get_second_readings (c, readings);
  for (guint i = 0; i < n; i++)
    choice_add (choice, &readings[i]);
}

/* The parts with several readings, as many as are worth trying. */
static GArray *
find_choices (const MstNameCharacters *characters, gboolean person)
{
  GArray *choices = NULL;
  guint combinations = 1;
  guint i = 0;

  while (i < characters->n && combinations < MAX_TRIES)
    {
      Choice choice;

      choice_init (&choice, characters, i, person);
      i += choice.length;
      if (choice.n_readings < 2)
        continue;
      if (choices == NULL)
        choices = g_array_new (FALSE, FALSE, sizeof (Choice));
      g_array_append_val (choices, choice);
      combinations *= choice.n_readings;
    }
  return choices;
}

char **
mst_name_get_other_pinyin (const char *text, gboolean person)
{
  g_auto (MstNameCharacters) characters;
  MstReading stack[MST_NAME_CHARACTERS_ON_STACK];
  MstReading *readings;
  g_autoptr (GArray) choices = NULL;
  g_autoptr (GPtrArray) others = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  mst_name_characters_init (&characters, text);
  choices = find_choices (&characters, person);
  if (choices == NULL)
    return NULL;

  readings = allocate_readings (&characters, stack);
  mst_name_get_readings (&characters, person, readings);
  others = g_ptr_array_new_with_free_func (g_free);
  /* Counts through the combinations, the surname's readings changing fastest. */
  for (guint try = 1; try < MAX_TRIES && others->len < MAX_OTHERS; try++)
    {
      guint rest = try;

      for (guint i = 0; i < choices->len; i++)
        {
          const Choice *choice = &g_array_index (choices, Choice, i);

          memcpy (readings + choice->start, choice->readings[rest % choice->n_readings],
                  choice->length * sizeof *readings);
          rest /= choice->n_readings;
        }
      if (rest > 0)
        break;
      g_ptr_array_add (others, write_pinyin (&characters, readings));
    }
  free_readings (readings, stack);
  g_ptr_array_add (others, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&others), FALSE);
}
