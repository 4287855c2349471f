/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** MstDetailRelations: how many records refer to a record, each figure a button that lists them. */
#define MST_TYPE_DETAIL_RELATIONS (mst_detail_relations_get_type ())
G_DECLARE_FINAL_TYPE (MstDetailRelations, mst_detail_relations, MST, DETAIL_RELATIONS, AdwBin)

void mst_detail_relations_show (MstDetailRelations *self, MstSession *session,
                                const MstRecordType *type, gint64 id);

G_END_DECLS
