/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readings kept by hand, where the dictionary's is not the one people use; private to core. */
#pragma once

#include "mst-character.h"

G_BEGIN_DECLS

#define MST_PHRASE_MAX_LENGTH 4
#define MST_PHRASE_MAX_READINGS 4

/**
 * MstPhrase: one or more characters with their usual reading first, then others under which people
 * look for them.
 */
typedef struct
{
  guint length;
  gunichar characters[MST_PHRASE_MAX_LENGTH];
  guint n_readings;
  MstReading readings[MST_PHRASE_MAX_READINGS][MST_PHRASE_MAX_LENGTH];
} MstPhrase;

/* A phrase as it is written down: "单于", "chan2 yu2|shan4 yu2". */
typedef struct
{
  const char *text;
  const char *readings;
} MstPhraseRow;

typedef struct _MstPhraseTable MstPhraseTable;

/* Tables are made once and live as long as the program. */
MstPhraseTable *mst_phrase_table_new (const MstPhraseRow *rows, guint n);
const MstPhrase *mst_phrase_table_find (const MstPhraseTable *table, const gunichar *characters,
                                        guint n);

/* The longest phrase with which @characters begin, or NULL. */
const MstPhrase *mst_surname_find (const gunichar *characters, guint n);
const MstPhrase *mst_given_name_find (const gunichar *characters, guint n);
const MstPhrase *mst_place_name_find (const gunichar *characters, guint n);

G_END_DECLS
