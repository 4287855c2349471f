/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-import-private.h"

G_BEGIN_DECLS

/** MstValueColumn: what the values of a column are. */
typedef struct
{
  guint32 column;
  int field;                   /* as in MstRecognisedColumn */
  const MstField *description; /* NULL for a column that only helps to find the place */
  int place_level;             /* of columns that name places; 0 when it isn't said */
  gboolean is_place;
  const char *heading;
} MstValueColumn;

/** MstValue: what stands in a cell: as in the file, or as corrected. Both NULL: blank. */
typedef struct
{
  const MstCell *cell;
  char *text;
} MstValue;

static inline void
mst_value_clear (MstValue *value)
{
  g_clear_pointer (&value->text, g_free);
  value->cell = NULL;
}

static inline MstValue
mst_value_copy (const MstValue *value)
{
  return (MstValue){ value->cell, g_strdup (value->text) };
}

/* NULL when blank. (transfer full) */
char *mst_value_dup_text (const MstValue *value, gboolean epoch_1904);

/* The level a heading speaks of: 3 for 报到社区; 0 when it doesn't say. */
int mst_value_find_level (const char *heading);

/**
 * MstValueReader: makes records of the values of one sheet's rows. It caches what repeats: choices
 * and places.
 */
typedef struct _MstValueReader MstValueReader;

/* @place: (nullable): where the rows are when no column says */
MstValueReader *mst_value_reader_new (const MstSheetContext *context, guint sheet,
                                      const MstPlace *place);
void mst_value_reader_free (MstValueReader *self);
/* Announces a column that the rows will have. */
void mst_value_reader_note_column (MstValueReader *self, const MstValueColumn *column);

/* After the last column: what the sheet says in place of columns it lacks. */
void mst_value_reader_settle_columns (MstValueReader *self, GPtrArray *problems);

/* One row: begin, its values in the order of the columns, end. Problems are appended to @problems. A row that
 * stands for several records, one for each place that it names, is read for each @part from 0. */
void mst_value_reader_begin (MstValueReader *self, guint32 row, guint part, GPtrArray *problems);
void mst_value_reader_add (MstValueReader *self, const MstValueColumn *column,
                           const MstValue *value);
/* @person: (out) (transfer full) (nullable): somebody who has to be added with the row */
MstRecord *mst_value_reader_end (MstValueReader *self, MstRecord **person);
/* After the end: for how many records the row stands. */
guint mst_value_reader_get_n_parts (MstValueReader *self);
/* And what names the place of this one in a cell that names several; %NULL when it names one. @column: (out):
 * of the cell. Until the next row. */
const char *mst_value_reader_get_part (MstValueReader *self, guint32 *column);

G_END_DECLS
