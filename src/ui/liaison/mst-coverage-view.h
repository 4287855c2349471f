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

/* @coverage: (transfer full) (nullable) */
void mst_coverage_view_show (MstCoverageView *self, MstLiaisonCoverage *coverage);
/* The pair of the chosen place: of its unit, or else of the first role that has one; 0. */
gint64 mst_coverage_view_get_pair (MstCoverageView *self);
/* The chosen place, of whatever level; 0. */
gint64 mst_coverage_view_get_any_place (MstCoverageView *self);
/* All chosen places for which units are planned. (element-type gint64) (transfer full) */
GArray *mst_coverage_view_list_places (MstCoverageView *self);

/* "单位 540/540 · 单位领导 12/540" (transfer full) */
char *mst_coverage_view_dup_figures (MstCoverageView *self);

/* Shows only what lies in a subdistrict and is asked for @role (MstCoverageRole), with the way back to all of
 * them; 0 and a role: what lacks it, wherever it lies; 0 and -1: all. */
void mst_coverage_view_narrow (MstCoverageView *self, gint64 subdistrict, int role);
/* Only who answers as unit, where there is little room. */
void mst_coverage_view_set_brief (MstCoverageView *self, gboolean brief);

/* --- for what is dragged --- */

/* The widget of the rows. */
GtkWidget *mst_coverage_view_get_table (MstCoverageView *self);
/* The place at @x, @y of that; 0 where none is, or none that takes a unit. */
gint64 mst_coverage_view_find_place_at (MstCoverageView *self, double x, double y);
/* Marks the place under the pointer; 0: none. */
void mst_coverage_view_point_at (MstCoverageView *self, gint64 place);

G_END_DECLS
