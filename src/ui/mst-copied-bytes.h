/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * MstCopiedBytes: something copied, in one form. It is handed over in pieces: X servers and many programs
 * don't take megabytes at once, which is what GTK's own providers give them.
 */
#define MST_TYPE_COPIED_BYTES (mst_copied_bytes_get_type ())
G_DECLARE_FINAL_TYPE (MstCopiedBytes, mst_copied_bytes, MST, COPIED_BYTES, GdkContentProvider)

GdkContentProvider *mst_copied_bytes_new (const char *mime_type, GBytes *bytes);

G_END_DECLS
