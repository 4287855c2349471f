/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/**
 * MstPaste: a block of cells from a spreadsheet on its way into the records of a list. Made of text
 * alone, checked with a store, mended cell by cell, applied as often as there is something to write.
 * Reference counted; used by one thread at a time.
 *
 * A first row of nothing but headings says which fields the columns are; else they are the columns of
 * the list in turn. A blank cell makes the value blank; a row of nothing but blank cells is left
 * alone. The masked form of the value that is there,
 * as copied out of a list, leaves it as it is; other masked text is refused.
 */
typedef struct _MstPaste MstPaste;
#define MST_TYPE_PASTE (mst_paste_get_type ())
GType mst_paste_get_type (void);

typedef enum
{
  MST_PASTE_UNCHANGED,
  MST_PASTE_CHANGED,
  MST_PASTE_BAD,
} MstPasteState;

/**
 * MstPasteCell:
 * @text: as pasted or as mended
 * @value: (nullable): canonical; %NULL when blank or bad
 * @shown: what a person reads of @value, not masked; "" when bad
 * @old: what stands there now, as a person reads it, not masked; "" in new records
 * @state: %MST_PASTE_UNCHANGED until checked
 * @message: (nullable): why it is bad, or what is doubtful about it: a sentence that names row and
 *   column
 */
typedef struct
{
  char *text;
  char *value;
  char *shown;
  char *old;
  MstPasteState state;
  char *message;
} MstPasteCell;

/**
 * mst_paste_new:
 * @columns: (array zero-terminated=1): the list's columns from the cursor to the right
 * @ids: (array length=n_ids): the list's records from the cursor downwards, as many as are to take
 *   values; further rows of the block become new records
 * @text: tab-separated, as WPS and Excel put it on the clipboard
 *
 * Returns: (transfer full): %NULL with %MST_ERROR_INPUT when there is nothing in @text, or more columns
 *   than the list has from the cursor on; %MST_ERROR_REFUSED when it is too large
 */
MstPaste *mst_paste_new (const MstRecordType *type, const MstField *const *columns,
                         const gint64 *ids, guint n_ids, const char *text, GError **error);

/* The single cell in @text for @field of every one of @ids: for several selected rows. Whether @text is
 * a single cell: mst_paste_is_single(). */
MstPaste *mst_paste_new_fill (const MstRecordType *type, const MstField *field, const gint64 *ids,
                              guint n_ids, const char *text, GError **error);
gboolean mst_paste_is_single (const char *text);

MstPaste *mst_paste_ref (MstPaste *self);
void mst_paste_unref (MstPaste *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstPaste, mst_paste_unref)

const MstRecordType *mst_paste_get_record_type (const MstPaste *self);
guint mst_paste_get_n_columns (const MstPaste *self);
const MstField *mst_paste_get_field (const MstPaste *self, guint column);
/* Takes a column for another field; the two change places when another column is that field's. To be
 * checked again. */
void mst_paste_set_field (MstPaste *self, guint column, const MstField *field);
/* Leaves a column out; the last one stays. To be checked again. */
void mst_paste_remove_column (MstPaste *self, guint column);
/* Headings of columns that are no field of the records and are left out, joined for a sentence; NULL
 * when there are none. */
const char *mst_paste_get_left_out (const MstPaste *self);

/* Rows that are not written yet. */
guint mst_paste_get_n_rows (const MstPaste *self);
guint mst_paste_get_row_number (const MstPaste *self, guint row); /* in the block, from 1 */
gint64 mst_paste_get_row_id (const MstPaste *self, guint row);    /* 0: a new record */
/* The name of the record, or what it will be; "" when there is none. */
const char *mst_paste_get_row_title (const MstPaste *self, guint row);
/* What is wrong with the row and with none of its cells; NULL when nothing is. */
const char *mst_paste_get_row_message (const MstPaste *self, guint row);
gboolean mst_paste_is_row_bad (const MstPaste *self, guint row);
const MstPasteCell *mst_paste_get_cell (const MstPaste *self, guint row, guint column);

/** MstPasteCounts: of the rows that are not written yet. */
typedef struct
{
  guint n_changed_cells;
  guint n_bad_cells;
  guint n_changed_rows; /* records that will change */
  guint n_new_rows;     /* records that will be new */
  guint n_bad_rows;     /* rows that are left out until mended */
} MstPasteCounts;
MstPasteCounts mst_paste_get_counts (const MstPaste *self);

/* Reads and checks every cell: its value, the rules of the record, required fields of new records,
 * unique values in the block and in the file. FALSE only when the store fails or when cancelled. */
gboolean mst_paste_check (MstPaste *self, MstStore *store, MstProgress *progress, GError **error);

/* Mends one cell and checks again what it concerns. */
gboolean mst_paste_set_cell (MstPaste *self, MstStore *store, guint row, guint column,
                             const char *text, GError **error);

/**
 * mst_paste_apply:
 *
 * Writes the rows without bad cells as one group; they leave the block. Rows with bad cells stay, as do
 * rows whose record was changed by somebody else since the check: those are marked.
 *
 * Returns: (transfer full): what was done, for the officer; %NULL with @error, %MST_ERROR_INPUT when
 *   no row could be written; %NULL without @error when nothing in the block is new
 */
char *mst_paste_apply (MstPaste *self, MstStore *store, MstProgress *progress, GError **error);

G_END_DECLS
