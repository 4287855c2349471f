/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Puts records onto the clipboard, with headings, masked as on screen: as tab-separated text, and as a
 * table in HTML that spreadsheets and word processors take with its borders, its figures as figures and
 * its digits as texts. Read in the session's reader. @ids: (element-type gint64) */
void mst_list_copy (MstSession *session, const MstRecordType *type, const char *const *fields,
                    GArray *ids, GdkClipboard *clipboard);

G_END_DECLS
