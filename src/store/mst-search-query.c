/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed into the search box, as conditions. Terms asked of the index consist of letters,
 * digits and what isn't ASCII, in quotes: nothing typed is ever syntax. */
#include "config.h"

#include "mst-search.h"

#include "mst-text.h"

#include <string.h>

/* The shortest end of a telephone or citizen number that is looked for. */
#define MIN_TAIL 4
/* The shortest beginning of a code. */
#define MIN_CODE 3

/** Word: what kinds of text it can be. */
typedef struct
{
  const char *text;
  glong length;        /* in characters */
  gboolean is_letters; /* ASCII letters only: may be pinyin */
  gboolean is_number;  /* digits, perhaps with hyphens or an X at the end */
  gboolean is_divided; /* has ASCII that is neither letter nor digit */
} Word;

static Word
look_at (const char *text)
{
  Word word = { text, g_utf8_strlen (text, -1), TRUE, TRUE, FALSE };

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean is_check = g_ascii_tolower (*p) == 'x' && p[1] == '\0' && p > text;

      if (!g_ascii_isalpha (*p))
        word.is_letters = FALSE;
      if (!g_ascii_isdigit (*p) && *p != '-' && !is_check)
        word.is_number = FALSE;
      if (!(*p & 0x80) && !g_ascii_isalnum (*p))
        word.is_divided = TRUE;
    }
  return word;
}

static void
append_quoted (GString *match, const char *before, const char *start, const char *end,
               const char *after)
{
  g_string_append_printf (match, "%s\"%.*s\"%s", before, (int) (end - start), start, after);
}

/* The terms that a record with the word in one of its texts has; empty when the word has no letters.
 * The word is in lower case. */
static char *
make_text_match (const Word *word)
{
  GString *match = g_string_new (NULL);

  for (const char *p = word->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);
      gboolean follows = p > word->text && mst_search_is_word_byte (p[-1]);
      const char *and = match->len > 0 ? " AND " : "";

      if (!mst_search_is_word_byte (*p))
        continue;
      if (mst_search_is_word_byte (*next))
        append_quoted (match, and, p, g_utf8_next_char (next), "");
      else if (!follows)
        append_quoted (match, and, p, next, " *");
    }
  return g_string_free (match, FALSE);
}

/* "A OR B" of the terms that are not text; empty when the word can only be text. */
static char *
make_other_match (const Word *word)
{
  GString *match = g_string_new (NULL);

  if (word->is_letters)
    g_string_append_printf (match, "\"~%s\" * OR \"@%s\" *", word->text, word->text);
  if (word->is_number)
    {
      g_autoptr (GString) tail = g_string_new (NULL);

      for (const char *p = word->text; *p != '\0'; p++)
        if (*p != '-')
          g_string_prepend_c (tail, *p);
      if (tail->len >= MIN_TAIL)
        g_string_append_printf (match, "\"#%s\" *", tail->str);
    }
  return g_string_free (match, FALSE);
}

/* --- SQL --- */

static gboolean
is_text_field (const MstField *field)
{
  return (field->flags & MST_FIELD_SEARCHED) && field->kind != MST_FIELD_PHONE
         && field->kind != MST_FIELD_CITIZEN_NUMBER && field->kind != MST_FIELD_REFERENCE;
}

/* A number that names a record to other offices: found by its beginning. */
static gboolean
is_code_field (const MstRecordType *type, const MstField *field)
{
  return field->kind == MST_FIELD_CREDIT_CODE
         || (field->kind == MST_FIELD_TEXT && (field->flags & MST_FIELD_UNIQUE)
             && strcmp (field->name, type->title_field) != 0);
}

static void
append_match (MstQuerySql *sql, const MstRecordType *type, char *match)
{
  g_string_append_printf (sql->where,
                          "t.id IN (SELECT rowid FROM %s_search WHERE %s_search MATCH $%u)",
                          type->name, type->name, mst_query_sql_add_text (sql, match));
}

/* "t.name LIKE … OR …" */
static void
append_likes (MstQuerySql *sql, const MstRecordType *type, const Word *word)
{
  guint like = mst_query_sql_add_text (sql, mst_query_make_like (word->text));
  gboolean is_first = TRUE;

  for (guint i = 0; i < type->n_fields; i++)
    if (is_text_field (&type->fields[i]))
      {
        g_string_append_printf (sql->where, "%st.%s LIKE $%u ESCAPE '\\'", is_first ? "" : " OR ",
                                type->fields[i].name, like);
        is_first = FALSE;
      }
}

static void
append_text_condition (MstQuerySql *sql, const MstRecordType *type, const Word *word)
{
  g_autofree char *match = make_text_match (word);
  gboolean is_indexed = *match != '\0';
  /* Terms that are all there need not stand together. */
  gboolean is_exact = is_indexed && word->length <= 2 && !word->is_divided;

  g_string_append_c (sql->where, '(');
  if (is_indexed)
    append_match (sql, type, g_steal_pointer (&match));
  if (!is_exact)
    {
      g_string_append (sql->where, is_indexed ? " AND (" : "(");
      append_likes (sql, type, word);
      g_string_append_c (sql->where, ')');
    }
  g_string_append_c (sql->where, ')');
}

static void
append_code_conditions (MstQuerySql *sql, const MstRecordType *type, const Word *word)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (is_code_field (type, &type->fields[i]))
      {
        guint from = mst_query_sql_add_text (sql, g_ascii_strup (word->text, -1));

        g_string_append_printf (sql->where, " OR (t.%s >= $%u AND t.%s < $%u || '~')",
                                type->fields[i].name, from, type->fields[i].name, from);
      }
}

/* By the name of what a searched field refers to. */
static void
append_reference_conditions (MstQuerySql *sql, const MstRecordType *type, const Word *word)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const MstField *field = &type->fields[i];
      const MstRecordType *target;

      if (field->kind != MST_FIELD_REFERENCE || !(field->flags & MST_FIELD_SEARCHED))
        continue;
      target = mst_record_type_get (field->reference);
      g_string_append_printf (sql->where,
                              " OR t.%s IN (SELECT id FROM %s WHERE %s LIKE $%u ESCAPE '\\')",
                              field->name, target->name, target->title_field,
                              mst_query_sql_add_text (sql, mst_query_make_like (word->text)));
    }
}

static void
add_word (MstQuerySql *sql, const MstRecordType *type, const char *text)
{
  Word word = look_at (text);
  g_autofree char *other = make_other_match (&word);

  mst_query_sql_begin_condition (sql);
  g_string_append_c (sql->where, '(');
  append_text_condition (sql, type, &word);
  if (*other != '\0')
    {
      g_string_append (sql->where, " OR ");
      append_match (sql, type, g_steal_pointer (&other));
    }
  if (word.length >= MIN_CODE && !word.is_divided)
    append_code_conditions (sql, type, &word);
  append_reference_conditions (sql, type, &word);
  g_string_append_c (sql->where, ')');
}

void
mst_search_add_conditions (MstQuerySql *sql, const MstRecordType *type, const char *text)
{
  g_auto (GStrv) words = mst_search_split (text);

  for (guint i = 0; words[i] != NULL; i++)
    add_word (sql, type, words[i]);
}

char **
mst_search_split (const char *text)
{
  g_autofree char *normalised = mst_text_normalise (text);
  g_autofree char *lower = g_ascii_strdown (normalised, -1);
  g_auto (GStrv) parts = g_strsplit (lower, " ", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}
