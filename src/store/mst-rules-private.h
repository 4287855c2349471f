/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/* After every day. */
#define MST_RULES_NEVER "9"

/* The day from which on a record no longer counts; %MST_RULES_NEVER. */
const char *mst_rules_get_end (const MstRecord *record);

/* @before NULL: a new record, which differs in everything. */
gboolean mst_rules_differ (const MstRecord *before, const MstRecord *record, const char *field);

/* Whether the record counts on days on which it did not before. */
gboolean mst_rules_reach_further (const MstRecord *before, const MstRecord *record);

/* What a reference field refers to: @referred (out) (nullable) (transfer full). FALSE with @error only when
 * the file can't be read: what is not there is refused by the database. */
gboolean mst_rules_read_referred (MstStore *store, const MstRecordType *type,
                                  const MstRecord *record, const char *field, MstRecord **referred,
                                  GError **error);

/* The records of @type that refer to @record get their names anew. */
gboolean mst_rules_rename_referring (MstStore *store, const MstRecordType *type,
                                     const MstRecord *record,
                                     void (*give_name) (MstStore *store, MstRecord *record),
                                     GError **error);

/* The name of what a reference field refers to; NULL when blank or not there. */
const char *mst_rules_peek_title (MstStore *store, const MstRecordType *type,
                                  const MstRecord *record, const char *field);

G_END_DECLS
