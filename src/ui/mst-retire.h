/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * mst_retire:
 * @bin: holds a page or a form that is hidden and not used any more
 *
 * Takes it away when nothing else is to be done, the rows of long lists a few at a time: to destroy
 * thousands of widgets at once keeps the main thread away for a tenth of a second. Another child may
 * be put in its place at any time.
 */
void mst_retire (AdwBin *bin);
/* The child, unless it is retired. (transfer none) (nullable) */
GtkWidget *mst_retire_get_child (AdwBin *bin);

G_END_DECLS
