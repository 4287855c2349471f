/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-list-panel.h"

G_BEGIN_DECLS

/* Pastes what is on the clipboard from the current cell on, by "win.paste-records"; one cell into all
 * selected rows. */
void mst_list_paste (MstListPanel *panel);

G_END_DECLS
