/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-cell-cursor.h"
#include "session/mst-session.h"

G_BEGIN_DECLS

/* Shows the masked value of @field of the record in the current cell whole, after the journal has
 * noted it, for as long as the cell is current. A failure is told by the action "win.tell". */
void mst_cell_reveal (MstCellCursor *cursor, MstSession *session, const MstRecordType *type,
                      const MstField *field, gint64 id);

G_END_DECLS
