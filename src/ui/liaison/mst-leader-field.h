/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "edit/mst-field-editor.h"

G_BEGIN_DECLS

/* The control of who leads for a unit in a pair: one of its people. */
MstFieldEditor *mst_leader_field_new (MstSession *session);
/* @leader: 0: nobody. Not announced. */
void mst_leader_field_show (MstFieldEditor *self, gint64 unit, gint64 leader);
/* FALSE when it can't be read or is somebody of elsewhere: that stands under the control unless it is being
 * written. @leader: (out): 0: nobody */
gboolean mst_leader_field_read (MstFieldEditor *self, gint64 unit, const char *unit_name,
                                gint64 *leader);

G_END_DECLS
