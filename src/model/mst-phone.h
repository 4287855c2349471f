/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mst_phone_read:
 * @text: normalised text
 *
 * Digits, with hyphens behind an area code and before an extension: 138-0000-0000 and +86 138 0000
 * 0000 are 13800000000, (010)12345678 is 010-12345678. Several numbers are all kept, separated by "/".
 *
 * Returns: (transfer full) (nullable): %NULL when @text is no telephone number
 */
char *mst_phone_read (const char *text);

G_END_DECLS
