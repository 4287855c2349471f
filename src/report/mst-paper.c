/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets of paper and their margins. */

#include "config.h"

#include "mst-paper.h"

MstPaper
mst_paper_for_text (MstSheetPaper size)
{
  return (MstPaper){
    .size = size,
    .orientation = MST_ORIENTATION_PORTRAIT,
    .top = MST_MILLIMETRES (37),
    .bottom = MST_MILLIMETRES (35),
    .left = MST_MILLIMETRES (28),
    .right = MST_MILLIMETRES (26),
  };
}

MstPaper
mst_paper_for_table (MstSheetPaper size, MstOrientation orientation)
{
  return (MstPaper){
    .size = size,
    .orientation = orientation,
    .top = MST_MILLIMETRES (18),
    .bottom = MST_MILLIMETRES (18),
    .left = MST_MILLIMETRES (15),
    .right = MST_MILLIMETRES (15),
  };
}

void
mst_paper_get_size (const MstPaper *self, double *width, double *height)
{
  gboolean large = self->size == MST_SHEET_PAPER_A3;
  double shorter = MST_MILLIMETRES (large ? 297 : 210);
  double longer = MST_MILLIMETRES (large ? 420 : 297);
  gboolean across = self->orientation == MST_ORIENTATION_LANDSCAPE;

  *width = across ? longer : shorter;
  *height = across ? shorter : longer;
}

void
mst_paper_get_area (const MstPaper *self, double *width, double *height)
{
  mst_paper_get_size (self, width, height);
  *width -= self->left + self->right;
  *height -= self->top + self->bottom;
}
