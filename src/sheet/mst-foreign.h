/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-compound.h"
#include "mst-package.h"

G_BEGIN_DECLS

/* Files that offices send as workbooks and that aren't read. Each function returns %FALSE when it
 * knows nothing against the file, and else sets %MST_ERROR_REFUSED with a sentence that says what the
 * file is and what to do. */
gboolean mst_foreign_refuse (GBytes *bytes, const char *name, GError **error);
gboolean mst_foreign_refuse_package (const MstPackage *package, GError **error);
gboolean mst_foreign_refuse_compound (const MstCompound *compound, const char *name,
                                      GError **error);

/* "NAME is protected by a password. …" */
void mst_foreign_set_protected (const char *name, GError **error);

G_END_DECLS
