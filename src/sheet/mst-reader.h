/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-grid.h"
#include "mst-progress.h"

G_BEGIN_DECLS

/* The readers of each format: the sheets (MstGrid) of @bytes, or NULL with an error. @name is the
 * file's, for messages. */

GPtrArray *mst_xlsx_read (GBytes *bytes, const char *name, MstProgress *progress, GError **error);
GPtrArray *mst_xls_read (GBytes *bytes, const char *name, MstProgress *progress, GError **error);

/* Text in UTF-8, UTF-16 or GB18030; the separator is found out. Every cell is text. */
GPtrArray *mst_csv_read (GBytes *bytes, const char *name, MstProgress *progress, GError **error);
/* Tab-separated text as spreadsheets put it on the clipboard. */
GPtrArray *mst_paste_read (const char *text, const char *name, GError **error);

G_END_DECLS
