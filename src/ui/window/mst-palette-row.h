/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-palette-item.h"

G_BEGIN_DECLS

/** MstPaletteRow: a row of the palette; it shows one item after another. */
#define MST_TYPE_PALETTE_ROW (mst_palette_row_get_type ())
G_DECLARE_FINAL_TYPE (MstPaletteRow, mst_palette_row, MST, PALETTE_ROW, GtkListBoxRow)

GtkWidget *mst_palette_row_new (void);
void mst_palette_row_set_item (MstPaletteRow *self, const MstPaletteItem *item);
const MstPaletteItem *mst_palette_row_get_item (MstPaletteRow *self); /* nullable */

G_END_DECLS
