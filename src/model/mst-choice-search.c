/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds values of a code list by what an officer begins to type. */
#include "config.h"

#include "mst-choice.h"
#include "mst-name.h"
#include "mst-text.h"

#include <string.h>

/* How well a text fits, best first. */
typedef enum
{
  FITS_WHOLE,
  FITS_BEGINNING,
  FITS_INITIALS,
  FITS_PINYIN,
  FITS_INSIDE,
  FITS_NOT,
} Fit;

/* 中共党员: "zgdy", "zgdang", "gongchan" from the second syllable on. */
static Fit
compare_reading (const char *word, const char *text)
{
  g_autofree char *initials = mst_name_get_initials (word, FALSE);
  g_autofree char *pinyin = mst_name_get_pinyin (word, FALSE);
  g_auto (GStrv) syllables = g_strsplit (pinyin, " ", -1);

  if (g_str_has_prefix (initials, text))
    return FITS_INITIALS;
  for (guint i = 0; syllables[i] != NULL; i++)
    {
      g_autofree char *rest = g_strjoinv ("", syllables + i);

      if (g_str_has_prefix (rest, text))
        return i == 0 ? FITS_PINYIN : FITS_INSIDE;
    }
  return FITS_NOT;
}

static Fit
compare_word (const char *word, const char *text)
{
  g_autofree char *folded = mst_text_fold (word);

  if (strcmp (folded, text) == 0)
    return FITS_WHOLE;
  if (g_str_has_prefix (folded, text))
    return FITS_BEGINNING;
  if (strstr (folded, text) != NULL)
    return FITS_INSIDE;
  return g_ascii_isalpha (*text) ? compare_reading (word, text) : FITS_NOT;
}

/* A label counts for more than another writing that fits as well. */
#define RANK(fit, is_alias) (2 * (guint) (fit) + ((is_alias) ? 1 : 0))
#define N_RANKS RANK (FITS_NOT, FALSE)

static guint
rank (const MstChoice *choice, const char *text)
{
  g_auto (GStrv) aliases = g_strsplit (choice->aliases != NULL ? choice->aliases : "", "|", -1);
  Fit fit = strcmp (choice->code, text) == 0 ? FITS_WHOLE : compare_word (choice->label_zh, text);
  guint best;

  /* "n" is 男 or 女, and Not stated for those only who read English. */
  if (mst_choice_get_label (choice) == choice->label_en)
    fit = MIN (fit, compare_word (choice->label_en, text));
  best = RANK (fit, FALSE);
  for (guint i = 0; best > RANK (FITS_WHOLE, TRUE) && aliases[i] != NULL; i++)
    if (*aliases[i] != '\0')
      best = MIN (best, RANK (compare_word (aliases[i], text), TRUE));
  return best;
}

/* By the place of each choice in the set; N_RANKS and more: it doesn't fit. */
static guint *
rank_all (const MstChoiceSet *self, const char *text)
{
  g_autofree char *folded = mst_text_fold (text);
  guint *ranks = g_new0 (guint, self->n_choices);

  for (guint i = 0; *folded != '\0' && i < self->n_choices; i++)
    ranks[i] = rank (&self->choices[i], folded);
  return ranks;
}

GPtrArray *
mst_choice_set_search (const MstChoiceSet *self, const char *text)
{
  g_autofree guint *ranks = NULL;
  GPtrArray *found;

  g_return_val_if_fail (self != NULL, NULL);

  ranks = rank_all (self, text);
  found = g_ptr_array_new ();
  for (guint wanted = 0; wanted < N_RANKS; wanted++)
    for (guint i = 0; i < self->n_choices; i++)
      if (ranks[i] == wanted)
        g_ptr_array_add (found, (gpointer) &self->choices[i]);
  return found;
}

const MstChoice *
mst_choice_set_search_one (const MstChoiceSet *self, const char *text)
{
  g_autofree guint *ranks = NULL;
  const MstChoice *found = NULL;
  guint best = N_RANKS;

  g_return_val_if_fail (self != NULL, NULL);

  ranks = rank_all (self, text);
  for (guint i = 0; i < self->n_choices; i++)
    if (ranks[i] < best)
      {
        best = ranks[i];
        found = &self->choices[i];
      }
    else if (ranks[i] == best)
      found = NULL;
  return found;
}
