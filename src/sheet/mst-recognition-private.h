/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-recognition.h"

G_BEGIN_DECLS

/* Columns of required and identifying fields that no heading names, told by what stands in them. */
void mst_recognition_find_by_values (MstRecognition *self, const MstGrid *grid);

/* The text of a cell; NULL unless it is a text. */
static inline const char *
mst_recognition_peek_text (const MstCell *cell)
{
  return cell->type == MST_CELL_TEXT ? cell->text : NULL;
}

G_END_DECLS
