/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What can be done with the chosen places of the panel of liaison; nothing is in it elsewhere.
 * (transfer full) */
GMenuModel *mst_liaison_menu_new (void);

G_END_DECLS
