/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-paper-table.h"

G_BEGIN_DECLS

/* Fills in the columns' widths from what stands in them. */
void mst_paper_columns_measure (MstPaperTable *self, MstTypesetter *typesetter);
/* Chooses the size and makes the slices for @width points. */
void mst_paper_columns_set_width (MstPaperTable *self, double width);

G_END_DECLS
