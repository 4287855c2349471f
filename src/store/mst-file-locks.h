/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SQLite's locks belong to the process and are lost when anything in it, such as a file chooser that
 * looks at what kind of file this is, opens and closes the file or what stands beside it. The locks
 * here belong to a descriptor of their own and stay: https://www.sqlite.org/howtocorrupt.html §2.2 */

/**
 * mst_file_guard:
 *
 * Holds the file for as long as a store has it open: else the next program that closes it would take
 * the log away with the newest changes in it.
 *
 * Returns: to be given to mst_file_unguard(); -1 where the file system has no such locks
 */
int mst_file_guard (const char *path);
/* Before the connection is closed, or that could not put the log into the file. */
void mst_file_unguard (int guard);

/* Before the first connection is opened. From then on SQLite's locks on the index of a log stay: else
 * the next program that opens the file would cut the index off below a process that has it mapped,
 * which ends it, and two could write at once. */
void mst_file_keep_index_locks (void);

G_END_DECLS
