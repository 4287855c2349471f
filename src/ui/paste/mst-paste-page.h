/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-paste.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstPastePage: a block of pasted cells before it is written; a MstPage. Rows without bad cells are
 * written as one step; the others stay, to be mended cell by cell, written or discarded.
 */
#define MST_TYPE_PASTE_PAGE (mst_paste_page_get_type ())
G_DECLARE_FINAL_TYPE (MstPastePage, mst_paste_page, MST, PASTE_PAGE, AdwBin)

/* @paste: (transfer full): not checked yet */
GtkWidget *mst_paste_page_new (MstSession *session, MstPaste *paste);

G_END_DECLS
