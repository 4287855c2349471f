/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

G_BEGIN_DECLS

/* What kind of record it is and where: "Person · 东华门街道 多福巷社区". (transfer full) */
char *mst_detail_describe_place (MstSession *session, const MstRecord *record);
/* Whether the record has a value that may be masked. */
gboolean mst_detail_has_sensitive_value (const MstRecord *record);

G_END_DECLS
