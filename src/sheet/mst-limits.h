/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a reader takes before it calls a file hostile or too large. They leave room for a roster of
 * 250,000 people in 30 columns and keep the reading of anything else under 512 MB and 10 s. */

#define MST_LIMIT_FILE_BYTES ((guint64) 96 * 1024 * 1024)
#define MST_LIMIT_UNPACKED_BYTES ((guint64) 256 * 1024 * 1024)
/* An office workbook packs 5 to 30 times; deflate reaches 1032. */
#define MST_LIMIT_RATIO 200
#define MST_LIMIT_RATIO_FREE_BYTES ((guint64) 16 * 1024 * 1024)
#define MST_LIMIT_PARTS 4096
#define MST_LIMIT_SHEETS 512
#define MST_LIMIT_CELLS 10000000
#define MST_LIMIT_TEXT_BYTES ((gsize) 128 * 1024 * 1024)
#define MST_LIMIT_STRINGS 4000000
#define MST_LIMIT_MERGES 1000000
/* Rows that are listed and hold nothing: a sheet "used" down to its end by mistake, or an attack. */
#define MST_LIMIT_BLANK_ROWS 500000

#define MST_LIMIT_XML_DEPTH 128
/* Elements of one part: each cell has up to four. */
#define MST_LIMIT_XML_ELEMENTS 32000000
/* The longest tag, comment or instruction. */
#define MST_LIMIT_XML_TOKEN ((guint64) 1024 * 1024)

G_END_DECLS
