/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mst_text_decode:
 * @bytes: text in UTF-8, UTF-16 (either order) or GB18030, with or without a byte order mark
 * @length: (out): of the text in bytes
 *
 * Returns: (transfer full): valid UTF-8 without NUL and byte order mark, or %NULL when @bytes is
 *   text in none of these encodings
 */
char *mst_text_decode (const char *bytes, gsize n_bytes, gsize *length);

G_END_DECLS
