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
/* So many terms narrow a search down; what has them is compared with the whole word. */
#define MAX_TERMS 16
/* What follows is not looked at. */
#define MAX_WORDS 16

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
  guint n_terms = 0;

  for (const char *p = word->text; *p != '\0' && n_terms < MAX_TERMS; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);
      gboolean follows = p > word->text && mst_search_is_word_byte (p[-1]);
      const char *and = match->len > 0 ? " AND " : "";

      if (!mst_search_is_word_byte (*p))
        continue;
      n_terms++;
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

/* --- SQL: a word is the union of the ids that each way of reading it finds --- */

/** Set: a SELECT of ids that grows. */
typedef struct
{
  MstQuerySql *sql;
  const MstRecordType *type;
  GString *select;
} Set;

static void
begin_part (Set *self)
{
  if (self->select->len > 0)
    g_string_append (self->select, " UNION ");
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
add_match (Set *self, char *match)
{
  begin_part (self);
  g_string_append_printf (self->select, "SELECT rowid FROM %s_search WHERE %s_search MATCH $%u",
                          self->type->name, self->type->name,
                          mst_query_sql_add_text (self->sql, match));
}

/* By a part of a name, compared with the name itself; @match empty: the index can't help. */
static void
add_compared_names (Set *self, const Word *word, const char *match)
{
  guint like = mst_query_sql_add_text (self->sql, mst_query_make_like (word->text));
  const char * or = "";

  begin_part (self);
  g_string_append_printf (self->select, "SELECT id FROM %s WHERE (", self->type->name);
  for (guint i = 0; i < self->type->n_fields; i++)
    if (mst_search_get_kind (&self->type->fields[i]) == MST_SEARCH_NAME)
      {
        g_string_append_printf (self->select, "%s%s LIKE $%u ESCAPE '\\'", or,
                                self->type->fields[i].name, like);
        or = " OR ";
      }
  g_string_append (self->select, * or != '\0' ? ")" : "1 = 0)");
  if (*match != '\0')
    g_string_append_printf (
      self->select, " AND id IN (SELECT rowid FROM %s_search WHERE %s_search MATCH $%u)",
      self->type->name, self->type->name, mst_query_sql_add_text (self->sql, g_strdup (match)));
}

static void
add_shared_texts (Set *self, const Word *word, const char *match, gboolean is_exact)
{
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const MstField *field = &self->type->fields[i];

      if (mst_search_get_kind (field) != MST_SEARCH_SHARED_TEXT)
        continue;
      begin_part (self);
      g_string_append_printf (self->select,
                              "SELECT id FROM %s WHERE %s IN (SELECT text FROM shared_text WHERE ",
                              self->type->name, field->name);
      if (*match != '\0')
        g_string_append_printf (
          self->select,
          "id IN (SELECT rowid FROM shared_text_search WHERE shared_text_search MATCH $%u)",
          mst_query_sql_add_text (self->sql, g_strdup (match)));
      if (!is_exact)
        g_string_append_printf (
          self->select, "%stext LIKE $%u ESCAPE '\\'", *match != '\0' ? " AND " : "",
          mst_query_sql_add_text (self->sql, mst_query_make_like (word->text)));
      g_string_append_c (self->select, ')');
    }
}

static void
add_codes (Set *self, const Word *word)
{
  for (guint i = 0; i < self->type->n_fields; i++)
    if (is_code_field (self->type, &self->type->fields[i]))
      {
        const char *name = self->type->fields[i].name;
        guint from = mst_query_sql_add_text (self->sql, g_ascii_strup (word->text, -1));

        begin_part (self);
        g_string_append_printf (self->select,
                                "SELECT id FROM %s WHERE %s >= $%u AND %s < $%u || '~'",
                                self->type->name, name, from, name, from);
      }
}

/* By the name of what a searched field refers to. */
static void
add_references (Set *self, const Word *word)
{
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const MstField *field = &self->type->fields[i];
      const MstRecordType *target;

      if (mst_search_get_kind (field) != MST_SEARCH_REFERENCE)
        continue;
      target = mst_record_type_get (field->reference);
      begin_part (self);
      g_string_append_printf (
        self->select,
        "SELECT id FROM %s WHERE %s IN (SELECT id FROM %s WHERE %s LIKE $%u ESCAPE '\\')",
        self->type->name, field->name, target->name, target->title_field,
        mst_query_sql_add_text (self->sql, mst_query_make_like (word->text)));
    }
}

/* (transfer full) */
static char *
make_set (MstQuerySql *sql, const MstRecordType *type, const char *text)
{
  Set set = { sql, type, g_string_new (NULL) };
  Word word = look_at (text);
  g_autofree char *match = make_text_match (&word);
  g_autofree char *other = make_other_match (&word);
  /* Terms that are all there need not stand together. */
  gboolean is_exact = *match != '\0' && word.length <= 2 && !word.is_divided;

  if (is_exact && *other != '\0')
    add_match (&set, g_strdup_printf ("(%s) OR %s", match, other));
  else
    {
      if (is_exact)
        add_match (&set, g_strdup (match));
      else
        add_compared_names (&set, &word, match);
      if (*other != '\0')
        add_match (&set, g_steal_pointer (&other));
    }
  add_shared_texts (&set, &word, match, is_exact);
  if (word.length >= MIN_CODE && !word.is_divided)
    add_codes (&set, &word);
  add_references (&set, &word);
  return g_string_free (set.select, FALSE);
}

void
mst_search_add_conditions (MstQuerySql *sql, const MstRecordType *type, const char *text)
{
  g_auto (GStrv) words = mst_search_split (text);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *set = make_set (sql, type, words[i]);

      mst_query_sql_begin_condition (sql);
      g_string_append_printf (sql->where, "t.id IN (%s)", set);
    }
}

char *
mst_search_make_select (MstQuerySql *sql, const MstRecordType *type, const char *text)
{
  g_auto (GStrv) words = mst_search_split (text);
  GString *select = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *set = make_set (sql, type, words[i]);

      g_string_append_printf (select, "%sSELECT * FROM (%s)", i > 0 ? " INTERSECT " : "", set);
    }
  return g_string_free (select, FALSE);
}

char **
mst_search_split (const char *text)
{
  g_autofree char *normalised = mst_text_normalise (text);
  g_autofree char *lower = g_ascii_strdown (normalised, -1);
  g_auto (GStrv) parts = g_strsplit (lower, " ", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  guint n_words = 0;

  for (guint i = 0; parts[i] != NULL && n_words < MAX_WORDS; i++)
    if (*parts[i] != '\0')
      {
        g_strv_builder_add (words, parts[i]);
        n_words++;
      }
  return g_strv_builder_end (words);
}
