/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstSearchBox: one box that finds people, units, areas and posts by anything that is known of them.
 * A hit is opened by the action "win.show-record".
 */
#define MST_TYPE_SEARCH_BOX (mst_search_box_get_type ())
G_DECLARE_FINAL_TYPE (MstSearchBox, mst_search_box, MST, SEARCH_BOX, AdwBin)

void mst_search_box_set_session (MstSearchBox *self, MstSession *session); /* nullable */

G_END_DECLS
