/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-duplicates.h"
#include "mst-panel.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MST_PANEL_DUPLICATES "duplicates"

/**
 * MstDuplicatesPanel: records of a type that may be one, set by set; a MstPanel. They are looked for
 * when the panel is first seen, and again when it is seen after a change.
 *
 * MstDuplicatesPanel::merge (panel, MstDuplicates *duplicates, guint index): a set is to be looked at
 * closely.
 */
#define MST_TYPE_DUPLICATES_PANEL (mst_duplicates_panel_get_type ())
G_DECLARE_FINAL_TYPE (MstDuplicatesPanel, mst_duplicates_panel, MST, DUPLICATES_PANEL, AdwBin)

GtkWidget *mst_duplicates_panel_new (MstSession *session);
void mst_duplicates_panel_set_type (MstDuplicatesPanel *self, const MstRecordType *type);

G_END_DECLS
