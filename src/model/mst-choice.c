/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Code lists: looking up their values by code and by what offices write. */
#include "config.h"

#include "mst-choice.h"

#include "mst-choice-data.h"
#include "mst-text.h"

#include <string.h>

/* Where each text of a set leads. */
typedef struct
{
  const MstChoiceSet *set;
  GHashTable *by_code; /* const char * → const MstChoice * */
  GHashTable *by_text; /* char * → const MstChoice * */
} Index;

/* Normalised, with brackets of one width. */
static char *
normalise (const char *text)
{
  g_autofree char *normalised = mst_text_normalise (text);
  GString *unified = g_string_new (normalised);

  g_string_replace (unified, "（", "(", 0);
  g_string_replace (unified, "）", ")", 0);
  return g_string_free (unified, FALSE);
}

/* The first to claim a text keeps it. */
static void
claim (GHashTable *by_text, char *text, const MstChoice *choice)
{
  if (*text == '\0' || g_hash_table_contains (by_text, text))
    g_free (text);
  else
    g_hash_table_insert (by_text, text, (gpointer) choice);
}

static void
add_text (GHashTable *by_text, const char *text, const MstChoice *choice)
{
  claim (by_text, g_strdup (text), choice);
  claim (by_text, normalise (text), choice);
  claim (by_text, mst_text_fold (text), choice);
}

static void
add_set (GHashTable *indexes, const MstChoiceSet *set)
{
  Index *index = g_new (Index, 1);

  index->set = set;
  index->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  index->by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < set->n_choices; i++)
    {
      const MstChoice *choice = &set->choices[i];

      g_hash_table_insert (index->by_code, (gpointer) choice->code, (gpointer) choice);
      add_text (index->by_text, choice->code, choice);
      add_text (index->by_text, choice->label_zh, choice);
      add_text (index->by_text, choice->label_en, choice);
    }
  for (guint i = 0; i < set->n_choices; i++)
    {
      const MstChoice *choice = &set->choices[i];
      g_auto (GStrv) aliases = choice->aliases ? g_strsplit (choice->aliases, "|", -1) : NULL;

      for (guint k = 0; aliases && aliases[k]; k++)
        add_text (index->by_text, aliases[k], choice);
    }
  g_hash_table_insert (indexes, (gpointer) set->name, index);
}

/* By the set's name; built once and kept as long as the program runs. */
static GHashTable *
get_indexes (void)
{
  static GHashTable *indexes;

  if (g_once_init_enter (&indexes))
    {
      GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; mst_choice_data_people[i]; i++)
        add_set (table, mst_choice_data_people[i]);
      for (guint i = 0; mst_choice_data_office[i]; i++)
        add_set (table, mst_choice_data_office[i]);
      g_once_init_leave (&indexes, table);
    }
  return indexes;
}

const MstChoiceSet *
mst_choice_set_get (const char *name)
{
  const Index *index;

  g_return_val_if_fail (name != NULL, NULL);

  index = g_hash_table_lookup (get_indexes (), name);
  return index ? index->set : NULL;
}

const MstChoice *
mst_choice_set_find (const MstChoiceSet *self, const char *code)
{
  const Index *index;

  g_return_val_if_fail (self != NULL, NULL);

  index = g_hash_table_lookup (get_indexes (), self->name);
  g_return_val_if_fail (index != NULL, NULL);
  return code ? g_hash_table_lookup (index->by_code, code) : NULL;
}

/* Folding drops what brackets enclose: 大学（在职） is 大学. But 党员（预备） is not 党员: a remark that names
 * another choice must not be dropped. */
static gboolean
is_contradicted (const Index *index, const char *normalised, const MstChoice *choice)
{
  const char *open = strchr (normalised, '(');
  g_autofree char *remark = NULL;
  const MstChoice *other;

  if (open == NULL)
    return FALSE;
  remark = g_strndup (open + 1, strcspn (open + 1, ")"));
  other = g_hash_table_lookup (index->by_text, remark);
  return other != NULL && other != choice;
}

const MstChoice *
mst_choice_set_match (const MstChoiceSet *self, const char *text)
{
  const Index *index;
  const MstChoice *choice;
  g_autofree char *normalised = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  index = g_hash_table_lookup (get_indexes (), self->name);
  g_return_val_if_fail (index != NULL, NULL);
  if (text == NULL || *text == '\0')
    return NULL;
  /* Nearly every cell is written as the list has it. */
  choice = g_hash_table_lookup (index->by_text, text);
  if (choice != NULL)
    return choice;
  normalised = normalise (text);
  choice = g_hash_table_lookup (index->by_text, normalised);
  if (choice != NULL)
    return choice;
  folded = mst_text_fold (text);
  choice = *folded != '\0' ? g_hash_table_lookup (index->by_text, folded) : NULL;
  return choice && !is_contradicted (index, normalised, choice) ? choice : NULL;
}

/* --- by words inside --- */

#define GUESS_MIN_CHARACTERS 2
#define GUESS_MAX_CHARACTERS 16

static gboolean
is_guessable (const MstChoiceSet *self)
{
  static const char *const names[] = { "person-class", "education",  "post-kind",
                                       "unit-kind",    "unit-level", NULL };

  return g_strv_contains (names, self->name);
}

/* "非物业" is not 物业, and "原村干部" is none any more. */
static gboolean
is_denied (const char *folded)
{
  static const char *const words[] = {
    "非", "不", "未", "无", "没", "原", "前", "曾", "拟", "离任"
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (folded, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* A word that also says whose somebody is: 街道志愿者 is a volunteer. */
static gboolean
is_qualifier (const char *word)
{
  static const char *const words[] = { "街道",   "乡镇",       "街镇",     "镇街",     "街乡",
                                       "街道办", "街道办事处", "街道乡镇", "乡镇街道", NULL };

  return g_strv_contains (words, word);
}

/* The longest word of the set in @text. */
static const char *
find_longest_word (const Index *index, const char *text, const MstChoice **choice)
{
  const char *longest = NULL;
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, index->by_text);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_utf8_strlen (key, -1) >= GUESS_MIN_CHARACTERS && !is_qualifier (key)
        && !g_ascii_isalnum (*(const char *) key) && strstr (text, key) != NULL
        && (longest == NULL || strlen (key) > strlen (longest)
            || (strlen (key) == strlen (longest) && strcmp (key, longest) < 0)))
      {
        longest = key;
        *choice = value;
      }
  return longest;
}

const MstChoice *
mst_choice_set_guess (const MstChoiceSet *self, const char *text)
{
  const Index *index;
  g_autofree char *folded = NULL;
  const MstChoice *found = NULL, *choice = NULL;
  const char *word;

  g_return_val_if_fail (self != NULL, NULL);

  if (text == NULL || !is_guessable (self))
    return NULL;
  index = g_hash_table_lookup (get_indexes (), self->name);
  g_return_val_if_fail (index != NULL, NULL);
  folded = mst_text_fold (text);
  if (is_denied (folded) || g_utf8_strlen (folded, -1) > GUESS_MAX_CHARACTERS)
    return NULL;

  /* Each word is taken out, so that the rest can say something else. */
  while ((word = find_longest_word (index, folded, &choice)) != NULL)
    {
      char *at = strstr (folded, word);

      if (found != NULL && found != choice)
        return NULL;
      found = choice;
      memmove (at + 1, at + strlen (word), strlen (at + strlen (word)) + 1);
      *at = '/';
    }
  return found;
}

/* 'z' or 'e', 0 while undecided. */
static gint chosen_language;

static gboolean
is_chinese (void)
{
  gint language = g_atomic_int_get (&chosen_language);

  if (language == 0)
    {
      const char *const *names = g_get_language_names ();

      language = names[0] && g_str_has_prefix (names[0], "zh") ? 'z' : 'e';
      g_atomic_int_set (&chosen_language, language);
    }
  return language == 'z';
}

const char *
mst_choice_get_label (const MstChoice *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return is_chinese () ? self->label_zh : self->label_en;
}

void
mst_choice_set_language (const char *language)
{
  g_return_if_fail (language != NULL);

  g_atomic_int_set (&chosen_language, g_str_has_prefix (language, "zh") ? 'z' : 'e');
}
