/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MstCompound: a compound file (MS-CFB), the container of .xls and of protected workbooks. Only the
 * streams directly under its root are looked up.
 */
typedef struct _MstCompound MstCompound;

/* NULL when @bytes is damaged. */
MstCompound *mst_compound_open (GBytes *bytes);
void mst_compound_free (MstCompound *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstCompound, mst_compound_free)

gboolean mst_compound_has (const MstCompound *self, const char *name);
/* The whole stream; NULL when there is none or it is damaged. */
GBytes *mst_compound_read (const MstCompound *self, const char *name);

G_END_DECLS
