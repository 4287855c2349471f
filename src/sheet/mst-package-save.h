/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-package.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A part as a whole. (transfer full) */
GBytes *mst_package_load (MstPackage *self, const char *part, GError **error);

/**
 * mst_package_save:
 * @changed: (element-type utf8 GBytes): by name in lower case, what stands in the place of parts; NULL: they
 *   are left out
 * @added: (element-type utf8): the names of parts the package doesn't have, which are in @changed too
 * @files: (element-type utf8 FILE): likewise, of parts that are too long to be held
 *
 * The parts in their order, the others as they are. The file appears only when it is whole;
 * %MST_ERROR_FAILED when it can't be written.
 */
gboolean mst_package_save (MstPackage *self, GHashTable *changed, const GPtrArray *added,
                           GHashTable *files, const char *path, GError **error);

G_END_DECLS
