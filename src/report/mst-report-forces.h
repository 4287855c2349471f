/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report-places.h"
#include "mst-report-private.h"

G_BEGIN_DECLS

/** MstForces: the people of each place by class. @counts: row by row; the last of a row is of all. */
typedef struct
{
  MstReportPlaces *places;
  guint n_classes; /* and one more */
  gint64 *counts;
} MstForces;

MstForces *mst_forces_read (MstStore *store, const MstReportOptions *options, GError **error);
void mst_forces_free (MstForces *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstForces, mst_forces_free)

/* The shares of the classes, without a title. (transfer full) */
MstChart *mst_forces_create_shares (const MstForces *self);

G_END_DECLS
