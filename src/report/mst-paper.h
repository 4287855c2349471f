/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-sheet-writer.h"

G_BEGIN_DECLS

/* Points of 1/72 inch, the unit of everything on paper. */
#define MST_POINTS_PER_MILLIMETRE (72.0 / 25.4)
#define MST_MILLIMETRES(millimetres) ((millimetres) *MST_POINTS_PER_MILLIMETRE)

/** MstOrientation: @MST_ORIENTATION_AUTOMATIC: upright where the widest table can be read so, else
 *  across. */
typedef enum
{
  MST_ORIENTATION_AUTOMATIC,
  MST_ORIENTATION_PORTRAIT,
  MST_ORIENTATION_LANDSCAPE,
} MstOrientation;

/**
 * MstPaper: a sheet and its margins. A value type.
 * @top, @bottom, @left, @right: in points, of the sheet as it is read; the page's number stands in
 *   the bottom margin
 */
typedef struct
{
  MstSheetPaper size;
  MstOrientation orientation;
  double top, bottom, left, right;
} MstPaper;

/* For briefings and letters, after GB/T 9704-2012: 37 mm at the top, 35 below, 28 left, 26 right,
 * which leaves 156 × 225 mm for text on upright A4. */
MstPaper mst_paper_for_text (MstSheetPaper size);
/* For tables: 18 mm above and below, 15 at the sides. */
MstPaper mst_paper_for_table (MstSheetPaper size, MstOrientation orientation);

/* The whole sheet, in points. What is automatic is upright here. */
void mst_paper_get_size (const MstPaper *self, double *width, double *height);
/* What is inside the margins, in points. */
void mst_paper_get_area (const MstPaper *self, double *width, double *height);

G_END_DECLS
