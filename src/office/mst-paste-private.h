/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-paste.h"
#include "mst-place-finder.h"

G_BEGIN_DECLS

/**
 * MstPasteRow:
 * @number: in the block, from 1
 * @stored: (nullable): the record as it is; %NULL for a new one, and for one that is gone
 * @after: (nullable): as it will be; values of bad cells are as they are now
 * @message: (nullable): what is wrong with the row and none of its cells
 * @is_blank: no cell says anything: the row is left alone
 * @is_double: a cell is bad for being the same as one of another row
 */
typedef struct
{
  guint number;
  gint64 id;
  MstRecord *stored;
  MstRecord *after;
  MstPasteCell *cells;
  guint n_cells;
  char *message;
  gboolean is_blank;
  gboolean is_double;
} MstPasteRow;

struct _MstPaste
{
  gatomicrefcount references;
  const MstRecordType *type;
  GArray *fields;         /* guint, positions in the type */
  GPtrArray *rows;        /* MstPasteRow */
  char *left_out;         /* nullable */
  MstPlaceFinder *places; /* while checking; nullable */
};

static inline MstPasteRow *
mst_paste_peek_row (const MstPaste *self, guint row)
{
  return g_ptr_array_index (self->rows, row);
}

static inline guint
mst_paste_get_position (const MstPaste *self, guint column)
{
  return g_array_index (self->fields, guint, column);
}

gboolean mst_paste_row_is_bad (const MstPasteRow *row);
/* Whether there is something to write. */
gboolean mst_paste_row_is_changed (const MstPasteRow *row);

G_END_DECLS
