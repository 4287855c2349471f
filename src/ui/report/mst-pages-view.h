/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-pages-canvas.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstPagesView: a preview of what goes on paper: the pages of a volume, the number of the one in view,
 * zoom. PageUp, PageDown, Home and End move, Ctrl with +, − and 0 or the wheel zooms.
 */
#define MST_TYPE_PAGES_VIEW (mst_pages_view_get_type ())
G_DECLARE_FINAL_TYPE (MstPagesView, mst_pages_view, MST, PAGES_VIEW, AdwBin)

/* @volume: (nullable) */
void mst_pages_view_set_volume (MstPagesView *self, MstVolume *volume);
MstVolume *mst_pages_view_get_volume (MstPagesView *self); /* nullable */
MstPagesCanvas *mst_pages_view_get_canvas (MstPagesView *self);

G_END_DECLS
