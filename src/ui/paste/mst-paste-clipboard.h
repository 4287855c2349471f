/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Reads what a spreadsheet or a text processor has put on the clipboard: tab-separated text, else the
 * tables of its HTML as such, else whatever text there is. */
void mst_paste_clipboard_read_async (GdkClipboard *clipboard, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full): NULL with @error, or without when there is no text. */
char *mst_paste_clipboard_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
