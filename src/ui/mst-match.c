/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding what has a name by part of it, by pinyin or by initials. */
#include "config.h"

#include "mst-match.h"
#include "mst-name.h"
#include "mst-text.h"

#include <string.h>

struct _MstMatch
{
  char *text;     /* as all of them without spaces, in lower case */
  char *words;    /* between spaces */
  char *pinyin;   /* syllables between spaces */
  char *initials; /* of the syllables */
};

static char *
simplify (const char *text, gboolean keep_spaces)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autofree char *normal = mst_text_normalise (lower);
  GString *simple = g_string_new (NULL);

  for (const char *at = normal; *at != '\0'; at = g_utf8_next_char (at))
    if (*at != ' ' || keep_spaces)
      g_string_append_unichar (simple, g_utf8_get_char (at));
  return g_string_free (simple, FALSE);
}

MstMatch *
mst_match_new (const char *text, const char *words)
{
  MstMatch *self = g_new0 (MstMatch, 1);
  g_autofree char *pinyin = mst_name_get_pinyin (text, FALSE);
  g_autofree char *initials = mst_name_get_initials (text, FALSE);

  self->text = simplify (text, FALSE);
  self->words = simplify (words != NULL ? words : "", TRUE);
  self->pinyin = simplify (pinyin, TRUE);
  self->initials = simplify (initials, FALSE);
  return self;
}

void
mst_match_free (MstMatch *self)
{
  g_free (self->text);
  g_free (self->words);
  g_free (self->pinyin);
  g_free (self->initials);
  g_free (self);
}

/* Whether @text, its spaces skipped, begins with @typed. */
static gboolean
begins_with (const char *text, const char *typed)
{
  for (; *typed != '\0'; typed++, text++)
    {
      while (*text == ' ')
        text++;
      if (*text != *typed)
        return FALSE;
    }
  return TRUE;
}

/* Whether one of its words, from there on, reads @typed: "rens" in "dao ru ren shi". */
static gboolean
has_word (const char *text, const char *typed)
{
  gboolean starts = TRUE;

  for (; *text != '\0'; text++)
    {
      if (starts && *text != ' ' && begins_with (text, typed))
        return TRUE;
      starts = *text == ' ';
    }
  return FALSE;
}

/* Whether the characters of @typed stand in @text in this order, the first one first. */
static gboolean
is_spread (const char *text, const char *typed)
{
  if (*text != *typed)
    return FALSE;
  while (*text != '\0' && *typed != '\0')
    {
      if (g_utf8_get_char (text) == g_utf8_get_char (typed))
        typed = g_utf8_next_char (typed);
      text = g_utf8_next_char (text);
    }
  return *typed == '\0';
}

guint
mst_match_score (const MstMatch *self, const char *typed)
{
  g_autofree char *needle = simplify (typed, FALSE);

  if (*needle == '\0')
    return 1;
  if (strcmp (self->text, needle) == 0)
    return 100;
  if (g_str_has_prefix (self->text, needle))
    return 90;
  if (strstr (self->text, needle) != NULL)
    return 80;
  if (g_str_has_prefix (self->initials, needle))
    return 70;
  if (begins_with (self->pinyin, needle))
    return 65;
  if (has_word (self->words, needle))
    return 60;
  if (strstr (self->initials, needle) != NULL && strlen (needle) > 1)
    return 50;
  if (has_word (self->pinyin, needle))
    return 45;
  /* A letter or two stand in nearly everything. */
  if (g_utf8_strlen (needle, -1) > 2
      && (is_spread (self->text, needle) || is_spread (self->pinyin, needle)))
    return 10;
  return 0;
}
