/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-query-private.h"
#include "mst-store-private.h"

G_BEGIN_DECLS

/*
 * The search index is SQLite's FTS5, which keeps the ids of each term and no texts. A table
 * TYPE_search a record type has names and numbers. Other texts, such as a workplace, are shared by many
 * records: each is once in shared_text and in its index, and leads to its records by their own column.
 * The terms are
 *
 *   - of text: every two neighbouring characters, and the last one of every run, so that a character
 *     is found as the beginning of a term, two as a term, and more as several terms at once, to be
 *     compared with the text itself;
 *   - of names: "~" and the pinyin from each syllable on, without spaces, in all readings, and "@" and
 *     the initials;
 *   - of telephone and citizen numbers: "#" and the digits backwards.
 */

/* What kind of term the values of @field become. */
typedef enum
{
  MST_SEARCH_NOT,
  MST_SEARCH_NAME,
  MST_SEARCH_NUMBER,
  MST_SEARCH_SHARED_TEXT,
  MST_SEARCH_REFERENCE, /* by the name of what it refers to: needs no terms */
} MstSearchKind;

MstSearchKind mst_search_get_kind (const MstField *field);
/* Whether there is a table of terms for the type. */
gboolean mst_search_has_index (const MstRecordType *type);

/* Makes the tables, or makes them anew when the terms were made in another way. Inside a
 * transaction of its own. */
gboolean mst_search_prepare (MstStore *store, GError **error);

/* Appends the terms of @record's names and numbers, each followed by a space. */
void mst_search_append_terms (GString *terms, const MstRecord *record);
/* Whether a character that begins with @byte belongs to a run: letters, digits, all but ASCII. */
gboolean mst_search_is_word_byte (char byte);
/* The terms of a text: bigrams and last characters. */
void mst_search_append_text_terms (GString *terms, const char *text);

/** MstSearchWriter: what a group changes in the index; written at its end in the order of ids, for
 *  FTS5 writes out what it has gathered whenever an id is not above the last. */
MstSearchWriter *mst_search_writer_new (void);
void mst_search_writer_free (MstSearchWriter *self);
/* Either is NULL for an insert or a delete. */
void mst_search_writer_note (MstSearchWriter *self, const MstRecord *before,
                             const MstRecord *after);
gboolean mst_search_writer_finish (MstSearchWriter *self, MstConnection *connection,
                                   GError **error);

/* What is typed as words in lower case, normalised. */
char **mst_search_split (const char *text);

/* Conditions on "t" that every word of @text fits. */
void mst_search_add_conditions (MstQuerySql *sql, const MstRecordType *type, const char *text);
/* A SELECT of the ids that every word of @text fits, in no order. (transfer full) */
char *mst_search_make_select (MstQuerySql *sql, const MstRecordType *type, const char *text);

/* Compares the index with the records. */
gboolean mst_search_check (MstStore *store, GPtrArray *problems, MstProgress *progress,
                           GError **error);

G_END_DECLS
