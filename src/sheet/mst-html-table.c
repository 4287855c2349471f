/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of a text processor, from the clipboard. */
#include "config.h"

#include "mst-html-table.h"

#include <string.h>

/* As many columns as a sheet has. */
#define MAX_COLUMNS 16384

typedef struct
{
  GString *text;
  GString *cell;   /* NULL outside of one */
  GHashTable *low; /* column → rows below that a cell of it still covers */
  guint column;    /* of the next cell in this row */
  guint n_columns; /* that this cell spans */
  guint n_rows;
  gboolean in_row;
  gboolean has_rows;
} Reader;

/* --- rows and cells --- */

static void
append_cell (Reader *self, const char *cell)
{
  if (self->column++ > 0)
    g_string_append_c (self->text, '\t');
  if (strpbrk (cell, "\t\n\"") == NULL)
    g_string_append (self->text, cell);
  else
    {
      g_string_append_c (self->text, '"');
      for (; *cell != '\0'; cell++)
        {
          if (*cell == '"')
            g_string_append_c (self->text, '"');
          g_string_append_c (self->text, *cell);
        }
      g_string_append_c (self->text, '"');
    }
}

/* The columns that cells of rows above reach down to. */
static void
skip_covered (Reader *self)
{
  guint left;

  while (
    (left = GPOINTER_TO_UINT (g_hash_table_lookup (self->low, GUINT_TO_POINTER (self->column))))
    > 0)
    {
      g_hash_table_insert (self->low, GUINT_TO_POINTER (self->column), GUINT_TO_POINTER (left - 1));
      append_cell (self, "");
    }
}

static void
end_cell (Reader *self)
{
  g_autoptr (GString) cell = g_steal_pointer (&self->cell);

  if (cell == NULL)
    return;
  g_strstrip (cell->str);
  for (guint i = 0; i < self->n_columns && self->column < MAX_COLUMNS; i++)
    {
      if (self->n_rows > 1)
        g_hash_table_insert (self->low, GUINT_TO_POINTER (self->column),
                             GUINT_TO_POINTER (self->n_rows - 1));
      append_cell (self, i == 0 ? cell->str : "");
    }
}

static void
end_row (Reader *self)
{
  end_cell (self);
  if (!self->in_row)
    return;
  skip_covered (self);
  g_string_append_c (self->text, '\n');
  self->in_row = FALSE;
}

static void
begin_row (Reader *self)
{
  end_row (self);
  self->column = 0;
  self->in_row = TRUE;
  self->has_rows = TRUE;
}

static guint
read_span (const char *tag, gsize length, const char *name)
{
  const char *at = g_strstr_len (tag, (gssize) length, name);
  guint64 span;

  if (at == NULL)
    return 1;
  at += strlen (name);
  while (*at == ' ' || *at == '=' || *at == '"' || *at == '\'')
    at++;
  span = g_ascii_strtoull (at, NULL, 10);
  return (guint) CLAMP (span, 1, MAX_COLUMNS);
}

static void
begin_cell (Reader *self, const char *tag, gsize length)
{
  end_cell (self);
  if (!self->in_row)
    begin_row (self);
  skip_covered (self);
  self->n_columns = read_span (tag, length, "colspan");
  self->n_rows = read_span (tag, length, "rowspan");
  self->cell = g_string_new (NULL);
}

/* --- marks and texts --- */

static gboolean
is_tag (const char *tag, gsize length, const char *name)
{
  gsize n = strlen (name);

  return length >= n && g_ascii_strncasecmp (tag, name, n) == 0
         && (length == n || !g_ascii_isalnum (tag[n]));
}

static void
break_line (Reader *self)
{
  GString *cell = self->cell;

  if (cell != NULL && cell->len > 0 && cell->str[cell->len - 1] == ' ')
    g_string_truncate (cell, cell->len - 1);
  if (cell != NULL && cell->len > 0 && cell->str[cell->len - 1] != '\n')
    g_string_append_c (cell, '\n');
}

static void
read_tag (Reader *self, const char *tag, gsize length)
{
  if (is_tag (tag, length, "tr"))
    begin_row (self);
  else if (is_tag (tag, length, "/tr") || is_tag (tag, length, "/table"))
    end_row (self);
  else if (is_tag (tag, length, "td") || is_tag (tag, length, "th"))
    begin_cell (self, tag, length);
  else if (is_tag (tag, length, "/td") || is_tag (tag, length, "/th"))
    end_cell (self);
  else if (is_tag (tag, length, "br") || is_tag (tag, length, "p") || is_tag (tag, length, "div"))
    break_line (self);
  if (is_tag (tag, length, "/table"))
    g_hash_table_remove_all (self->low);
}

/* Returns what is behind it. */
static const char *
read_entity (GString *cell, const char *at)
{
  static const struct
  {
    const char *name;
    const char *text;
  } entities[] = {
    { "&nbsp;", " " }, { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" },
  };
  char *end = NULL;
  guint64 code = 0;

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_has_prefix (at, entities[i].name))
      {
        g_string_append (cell, entities[i].text);
        return at + strlen (entities[i].name);
      }
  if (at[1] == '#')
    {
      gboolean hex = at[2] == 'x' || at[2] == 'X';

      code = g_ascii_strtoull (at + (hex ? 3 : 2), &end, hex ? 16 : 10);
    }
  if (end != NULL && *end == ';' && code > 0 && code <= G_MAXUINT32
      && g_unichar_validate ((gunichar) code))
    {
      g_string_append_unichar (cell, (gunichar) code);
      return end + 1;
    }
  g_string_append_c (cell, '&');
  return at + 1;
}

/* Line ends and runs of spaces between the marks mean one space. */
static const char *
read_text (Reader *self, const char *at)
{
  if (self->cell == NULL)
    return at + 1;
  if (*at == '&')
    return read_entity (self->cell, at);
  if (!g_ascii_isspace (*at))
    g_string_append_c (self->cell, *at);
  else if (self->cell->len > 0 && !g_ascii_isspace (self->cell->str[self->cell->len - 1]))
    g_string_append_c (self->cell, ' ');
  return at + 1;
}

/* What a style or a remark says is no text. */
static const char *
skip (const char *at)
{
  static const struct
  {
    const char *begin;
    const char *end;
  } skipped[] = {
    { "<!--", "-->" },
    { "<style", "</style" },
    { "<script", "</script" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (skipped); i++)
    if (g_ascii_strncasecmp (at, skipped[i].begin, strlen (skipped[i].begin)) == 0)
      {
        const char *end = strstr (at, skipped[i].end);

        return end != NULL ? end + strlen (skipped[i].end) : at + strlen (at);
      }
  return NULL;
}

char *
mst_html_table_to_text (const char *html)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) low = g_hash_table_new (NULL, NULL);
  Reader reader = { .text = text, .low = low };

  g_return_val_if_fail (html != NULL, NULL);

  for (const char *at = html; *at != '\0';)
    {
      const char *behind = *at == '<' ? skip (at) : NULL;
      const char *end = *at == '<' ? strchr (at, '>') : NULL;

      if (behind != NULL)
        at = behind;
      else if (end != NULL)
        {
          read_tag (&reader, at + 1, (gsize) (end - at - 1));
          at = end + 1;
        }
      else
        at = read_text (&reader, at);
    }
  end_row (&reader);
  return reader.has_rows ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
