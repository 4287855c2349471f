/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-query.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** MstSavedMark: the name of the saved filter a list shows, and whether the list was changed since. */
#define MST_TYPE_SAVED_MARK (mst_saved_mark_get_type ())
G_DECLARE_FINAL_TYPE (MstSavedMark, mst_saved_mark, MST, SAVED_MARK, AdwBin)

/* @name NULL: none is shown. */
void mst_saved_mark_set (MstSavedMark *self, const char *name, const MstQuery *query);
const char *mst_saved_mark_get_name (MstSavedMark *self); /* nullable */
/* What is shown now. */
void mst_saved_mark_compare (MstSavedMark *self, const MstQuery *query);

G_END_DECLS
