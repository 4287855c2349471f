/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether the action @name of @actions, a GSimpleAction, can be done now. */
void mst_action_set_enabled (GActionMap *actions, const char *name, gboolean enabled);

G_END_DECLS
