/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-import-values.h"

G_BEGIN_DECLS

/**
 * MstImportPeople: everybody in the file by name, for rows that name the people of pairs; what units are
 * called, for units written without the words before. Immutable, for any thread.
 */
typedef struct _MstImportPeople MstImportPeople;

MstImportPeople *mst_import_people_new (MstStore *store, GError **error);
void mst_import_people_free (MstImportPeople *self);

/* The id of the only unit whose name ends with @text, as 财政局 does 东城区财政局; 0 when there is none, or
 * several. @name: (out): what it is called, until @self is freed */
gint64 mst_import_people_find_unit (const MstImportPeople *self, const char *text,
                                    const char **name);

/**
 * MstPairReader: what a row says of the people of a pair: of whom, and how he is reached.
 */
typedef struct _MstPairReader MstPairReader;

MstPairReader *mst_pair_reader_new (const MstImportPeople *people, const MstPlaceFinder *places);
void mst_pair_reader_free (MstPairReader *self);

/** MstPairFault: why a row can't be taken, or what there is to say; @code %NULL when nothing is.
 *  @message: (transfer full) */
typedef struct
{
  const char *code; /* as in MstImportProblem */
  const char *field;
  guint32 column;
  gboolean is_reject;
  const char *text; /* until the next row */
  char *message;
} MstPairFault;

/* One row: begin, what it says of the person (@column->field is the person's, or one of
 * %MST_COLUMN_POSITION and %MST_COLUMN_PERSON_PHONE), end: @record gets its person, its kind and its name.
 * (transfer full) (nullable): the person the row names who is not in the file yet, as a record to be added */
void mst_pair_reader_begin (MstPairReader *self);
gboolean mst_pair_reader_add (MstPairReader *self, const MstValueColumn *column, const char *text,
                              GError **error);
MstRecord *mst_pair_reader_end (MstPairReader *self, MstRecord *record, MstPairFault *fault);

G_END_DECLS
