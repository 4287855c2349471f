/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-table.h"
#include "mst-typesetter.h"

G_BEGIN_DECLS

/** MstPaperText: a text as it stands in cells, kept once however many hold it. @width of its widest
 *  line, in units of the font's size. @number: of a column of numbers, as shown. */
typedef struct
{
  const char *text;
  guint length;
  float width;
  gboolean has_lines;
  double number;
} MstPaperText;

/** MstPaperCells: the rows of a table at one time, compact: a cell is the number of its text. */
typedef struct _MstPaperCells MstPaperCells;

MstPaperCells *mst_paper_cells_new (MstTable *table, MstTypesetter *typesetter,
                                    MstProgress *progress, GError **error);
void mst_paper_cells_free (MstPaperCells *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstPaperCells, mst_paper_cells_free)

guint mst_paper_cells_get_n_rows (const MstPaperCells *self);
/* NULL: blank. */
const MstPaperText *mst_paper_cells_get (const MstPaperCells *self, guint row, guint column);
/* Equal for cells of equal text. */
guint32 mst_paper_cells_get_index (const MstPaperCells *self, guint row, guint column);

/* @value, canonical, as it is read on paper: "24,651", "15.3%". (transfer full) */
char *mst_paper_format (const MstSheetColumn *column, const char *value);
char *mst_paper_format_number (const MstSheetColumn *column, double number);

G_END_DECLS
