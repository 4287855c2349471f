/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/mst-saved-filters.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstSearchBox: one box for everything: people, units, areas and posts by anything that is known of
 * them, panels, saved filters, actions and reports by their names. What begins with ">" asks for
 * actions only; without a word it offers what was opened lately and what is most useful.
 */
#define MST_TYPE_SEARCH_BOX (mst_search_box_get_type ())
G_DECLARE_FINAL_TYPE (MstSearchBox, mst_search_box, MST, SEARCH_BOX, AdwBin)

/* Both nullable. */
void mst_search_box_set_session (MstSearchBox *self, MstSession *session, MstSavedFilters *filters);
/* Remembers a record as opened lately. */
void mst_search_box_note_opened (MstSearchBox *self, const MstRecordType *type, gint64 id);

G_END_DECLS
