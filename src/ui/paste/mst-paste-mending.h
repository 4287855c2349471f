/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-paste.h"
#include "session/mst-session.h"

G_BEGIN_DECLS

/* Whether a cell is bad, or, for the column -1, the row as a whole. */
gboolean mst_paste_is_bad (MstPaste *paste, guint row, int column);
/* The next bad one from @row and @column on, or before them for @step -1, and round; from the end when
 * @row is none. FALSE when there is none. */
gboolean mst_paste_find_bad (MstPaste *paste, int step, guint *row, int *column);

/**
 * mst_paste_mend:
 * @text: what is written into the cell
 * @value: (nullable): the id of the record that was picked instead
 * @callback: called as by mst_worker_ask(); until then another thread has @paste
 */
void mst_paste_mend (MstSession *session, MstPaste *paste, guint row, guint column,
                     const char *text, const char *value, GAsyncReadyCallback callback,
                     gpointer user_data);

G_END_DECLS
