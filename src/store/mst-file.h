/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-connection.h"

G_BEGIN_DECLS

/* The SQLite header's application_id of every .muster file: "MSTR". */
#define MST_FILE_APPLICATION_ID 0x4D535452

/* The newest version of the tables this program knows: the number of the last migration. */
int mst_file_get_newest_version (void);

/**
 * mst_file_examine:
 * @version: (out) (optional): the version of its tables
 *
 * Looks at a file without touching it or making anything beside it. %MST_ERROR_NOT_FOUND when there
 * is none, %MST_ERROR_REFUSED when it is no Muster file, is newer than the program or is visibly
 * damaged (cut off, its schema unreadable).
 */
gboolean mst_file_examine (const char *path, int *version, GError **error);

/* The same for a connection that is open, and that the schema is readable. */
gboolean mst_file_examine_connection (MstConnection *connection, const char *path, int *version,
                                      GError **error);

/* Makes the tables, or brings them up to the newest version, one migration a transaction. */
gboolean mst_file_migrate (MstConnection *connection, GError **error);

/* Whether the folder and the file allow writing. */
gboolean mst_file_is_writable (const char *path);

/* Whether changes stand beside the file that are not in it yet. */
gboolean mst_file_has_log (const char *path);

/* Removes what SQLite leaves beside a database. */
void mst_file_remove_side_files (const char *path);

G_END_DECLS
