/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mst_file_locks_keep:
 *
 * Has SQLite lock the index of the log for the descriptor by which it holds it, not for the process. A
 * process loses its locks on a file when anything in it closes any descriptor of that file, as a file chooser
 * does that looks at what kind of file this is. The next program to open the district would take the index
 * for left behind and cut it off: who has it open dies with SIGBUS, and two may write at once. All stores of a
 * process share the one descriptor. Once, before the first file is opened.
 *
 * The lock on the file itself is mst_file_guard()'s.
 */
void mst_file_locks_keep (void);

G_END_DECLS
