/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/**
 * mst_store_shorten_log:
 *
 * Changes are written beside the file first, and the largest of them leaves its room taken from the disk.
 * This gives it back; for moments in which nothing else is done.
 *
 * Returns: FALSE when it can't just now, because others read or write
 */
gboolean mst_store_shorten_log (MstStore *self);

G_END_DECLS
