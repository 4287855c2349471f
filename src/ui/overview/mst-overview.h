/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-query.h"

G_BEGIN_DECLS

/** MstGap: a field that should be filled in, and in how many records it is not. */
typedef struct
{
  const MstRecordType *type;
  const MstField *field;
  gint64 missing;
  gint64 total;
} MstGap;

/** MstOverview: figures of a district that are not in its area tree. Values are canonical. */
typedef struct
{
  GPtrArray *classes;  /* MstTally of people */
  GPtrArray *statuses; /* MstTally of people: political status */
  GArray *gaps;        /* MstGap */
} MstOverview;

MstOverview *mst_overview_read (MstStore *store, GError **error);
void mst_overview_free (MstOverview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstOverview, mst_overview_free)

G_END_DECLS
