/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-liaison-coverage.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstCoverageView: the tree of places with who answers for each in which role, and what is missing.
 *
 * MstCoverageView::selected (view, gint64 place, gint64 pair): as of the functions below
 * MstCoverageView::opened (view, gint64 pair): by double click or Enter on a place without others in it
 */
#define MST_TYPE_COVERAGE_VIEW (mst_coverage_view_get_type ())
G_DECLARE_FINAL_TYPE (MstCoverageView, mst_coverage_view, MST, COVERAGE_VIEW, AdwBin)

GtkWidget *mst_coverage_view_new (void);
/* @coverage: (transfer full) (nullable) */
void mst_coverage_view_show (MstCoverageView *self, MstLiaisonCoverage *coverage);
/* The pair of the chosen place: of its unit, or else of the first role that has one; 0. */
gint64 mst_coverage_view_get_pair (MstCoverageView *self);
/* The chosen place, if units are planned for such; 0. */
gint64 mst_coverage_view_get_place (MstCoverageView *self);

G_END_DECLS
