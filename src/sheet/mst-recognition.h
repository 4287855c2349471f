/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-record-type.h"
#include "mst-workbook.h"

G_BEGIN_DECLS

/** MstRecognisedColumn: a column of a sheet. @field is an index into the type's fields, or one of
 *  the special values; @heading is joined over the heading rows ("位置/经度" is 位置 经度), "" when the
 *  column has none; @by_values: the heading says nothing, but the values beneath it do. */
#define MST_COLUMN_UNUSED (-1)
#define MST_COLUMN_SERIAL (-2) /* 序号 */
/* Of the person that a row of pairs names: position and telephone; and the last day on which a pair counts,
 * the one before it is released. */
#define MST_COLUMN_POSITION (-3)
#define MST_COLUMN_PERSON_PHONE (-4)
#define MST_COLUMN_LAST_DAY (-5)
#define MST_COLUMN_PLACE(level) \
  (-10 - (level)) /* a column that names a place of that level: 1
  district … 6 building; see the area-level choices */
typedef struct
{
  guint32 column;
  char *heading;
  int field;
  gboolean by_values;
} MstRecognisedColumn;

/**
 * MstRecognition: how a sheet is understood: where its heading stands, what each column is, which
 * place it speaks of where no column does.
 */
typedef struct
{
  const MstRecordType *type;
  guint32 first_heading_row, last_heading_row; /* from 0 */
  GArray *columns;                             /* MstRecognisedColumn, ascending */
  char *title;                                 /* of the sheet; nullable */
  double score; /* 0 … 1: share of columns recognised, with the required */
  char *layout; /* signature of the headings, for remembering a mapping */
} MstRecognition;

/* Words that last for what a column is besides a field: "serial" "position" "person-phone" "last-day"
 * "place:3"; NULL of an unused one and of fields. (transfer full) */
char *mst_column_dup_nick (int field);
/* %MST_COLUMN_UNUSED when it is none of them. */
int mst_column_from_nick (const char *nick);

/* NULL when no heading of @type is found. */
MstRecognition *mst_recognition_new (const MstGrid *grid, const MstRecordType *type);
/* The type that fits best; NULL when none does. */
const MstRecordType *mst_recognition_guess_type (const MstGrid *grid, const char *source_name);
/* With the heading given by the officer. */
MstRecognition *mst_recognition_new_at (const MstGrid *grid, const MstRecordType *type,
                                        guint32 first_heading_row, guint32 last_heading_row);
void mst_recognition_free (MstRecognition *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstRecognition, mst_recognition_free)

/* The column that is @field; NULL when none is. */
MstRecognisedColumn *mst_recognition_find (const MstRecognition *self, int field);
/* The column with this heading, folded, by its joined heading or its last part; NULL when none has
 * it. */
MstRecognisedColumn *mst_recognition_find_heading (const MstRecognition *self, const char *heading);
/* Makes @column be @field; the column that was it before becomes unused. */
void mst_recognition_map (MstRecognition *self, guint32 column, int field);

/**
 * MstRowRole: what a row below the heading is. Rows numbered beforehand and otherwise empty are
 * blank.
 */
typedef enum
{
  MST_ROW_DATA,
  MST_ROW_BLANK,
  MST_ROW_SUBTOTAL,
  MST_ROW_TOTAL,
  MST_ROW_HEADING, /* a heading repeated further down */
  MST_ROW_NOTE,    /* 填表人…, 注：… */
} MstRowRole;

/**
 * mst_recognition_get_role:
 * @index: of a row of the grid, as in mst_grid_get_row()
 * @said: (out): the number of rows a subtotal or total says there are; -1 when it says none. Sums of
 *   other columns are not taken for it.
 */
MstRowRole mst_recognition_get_role (const MstRecognition *self, const MstGrid *grid, guint index,
                                     double *said);

G_END_DECLS
