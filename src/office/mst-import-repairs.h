/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-import-private.h"

G_BEGIN_DECLS

/**
 * MstRepairs: proposals for citizen numbers that a spreadsheet has destroyed: where the 15 digits that
 * are left and the name fit exactly one known person.
 */
typedef struct _MstRepairs MstRepairs;

MstRepairs *mst_repairs_new (MstImport *import, MstImportReading *reading);
void mst_repairs_free (MstRepairs *self);
/* A person known from the store. */
void mst_repairs_note (MstRepairs *self, const MstRecord *record);
/* Notes those of the import's own rows that are not rejected, then appends what is to be proposed to
 * the reading's problems. */
void mst_repairs_propose (MstRepairs *self);

G_END_DECLS
