/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-connection.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* Before anything of SQLite is called, which it does by itself for connections. */
void mst_connection_set_up_library (void);

/* For what no other database has: backup, the search index, refusing of files. */
sqlite3 *mst_connection_get_handle (MstConnection *self);

/**
 * mst_connection_open_immutable:
 *
 * Reads a file that nobody writes to: makes no files beside it and takes no locks, so it works in a
 * read-only folder and leaves everything as it was.
 */
MstConnection *mst_connection_open_immutable (const char *path, GError **error);

/* Puts the sentence for the connection's last failure in @error: %MST_ERROR_BUSY, %MST_ERROR_REFUSED
 * for damage, %G_IO_ERROR_CANCELLED after an interrupt, else %MST_ERROR_FAILED. */
void mst_connection_set_error (MstConnection *self, int code, GError **error);

/* TRUE while a transaction is open. */
gboolean mst_connection_in_transaction (MstConnection *self);

/* Gives the room of a long log back to the disk. FALSE when it can't just now, because somebody reads
 * what is still in it, or writes. Never waits. */
gboolean mst_connection_shorten_log (MstConnection *self);

G_END_DECLS
