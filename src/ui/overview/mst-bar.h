/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** MstBar: a share drawn as a bar in the text colour of its style; the figure stands beside it. */
#define MST_TYPE_BAR (mst_bar_get_type ())
G_DECLARE_FINAL_TYPE (MstBar, mst_bar, MST, BAR, GtkWidget)

GtkWidget *mst_bar_new (void);
/* @share: 0 to 1 */
void mst_bar_set_share (MstBar *self, double share);

G_END_DECLS
