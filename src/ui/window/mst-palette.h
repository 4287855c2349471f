/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the palette's items come from; private to the window. */
#pragma once

#include "filter/mst-saved-filters.h"
#include "mst-palette-item.h"
#include "mst-query.h"

G_BEGIN_DECLS

/* --- mst-palette-commands.c --- */

/**
 * mst_palette_list_commands:
 * @window: a MstWindow or any window with its actions
 * @filters: (nullable)
 * @typed: what is looked for; blank: the most useful ones
 * @actions_only: no panels and saved filters; with a blank @typed all actions
 *
 * Panels, saved filters, actions that are enabled, reports. Best first within each section.
 * Returns: (element-type MstPaletteItem) (transfer full)
 */
GPtrArray *mst_palette_list_commands (GtkWidget *window, MstSession *session,
                                      MstSavedFilters *filters, const char *typed,
                                      gboolean actions_only);

/* --- mst-palette-records.c --- */

/* Items of what a search found (element-type MstHit). (element-type MstPaletteItem) (transfer full) */
GPtrArray *mst_palette_list_hits (GPtrArray *hits);
/* NULL when the record is gone. (transfer full) */
MstPaletteItem *mst_palette_create_recent (MstSession *session, const MstRecordType *type,
                                           gint64 id);

G_END_DECLS
