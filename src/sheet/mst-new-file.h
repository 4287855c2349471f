/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file that takes the place of another only when it is whole: it is written beside it under a name of its
 * own first. All set %MST_ERROR_FAILED with a sentence that names @path. */

/* Opens the file that @path is to be, for reading and writing; -1 with @error. @temporary: (out) (transfer
 * full): what it is called until it is whole; %NULL with @error. Who gives it up unlinks it. */
int mst_new_file_open (const char *path, char **temporary, GError **error);

/* Puts the file, which is on the disk, into its place. */
gboolean mst_new_file_keep (const char *path, const char *temporary, GError **error);

/* Says why it can't be written. Always FALSE. */
gboolean mst_new_file_fail (const char *path, const char *reason, GError **error);

G_END_DECLS
