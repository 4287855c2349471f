/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points of a plane, found by nearness; private to planning. */
#pragma once

#include "mst-assignment.h"

G_BEGIN_DECLS

/* ⌊√n⌋ */
guint64 mst_integer_square_root (guint64 n);

/** MstPointTree: points in a tree of boxes, each with a value to prune by. Coordinates are within
 *  %MST_ASSIGNMENT_MAX_EXTENT of one another, so that squares of distances fit 64 bits. */
typedef struct _MstPointTree MstPointTree;

MstPointTree *mst_point_tree_new (const MstAssignmentPoint *points, guint n);
void mst_point_tree_free (MstPointTree *self);

/** MstNearPoint: @square: the distance squared. */
typedef struct
{
  guint64 square;
  guint32 point;
} MstNearPoint;

/* The @k nearest of the points that @may takes (NULL: all), in no order, into @near; how many. Of points
 * equally far those with lower numbers. */
typedef gboolean (*MstPointFilter) (guint point, gconstpointer data);
guint mst_point_tree_find_nearest (const MstPointTree *self, MstAssignmentPoint from, guint k,
                                   MstPointFilter may, gconstpointer data, MstNearPoint *near);

/* Each box gets the highest value of its points; @values by point. */
void mst_point_tree_set_values (MstPointTree *self, const gint64 *values);
/* Calls @visit for every point of boxes that @may_hold takes: with the lowest square of a distance in
 * the box and the highest value. */
typedef gboolean (*MstBoxFilter) (guint64 square, gint64 value, gpointer data);
typedef void (*MstPointVisit) (guint point, gpointer data);
void mst_point_tree_visit (const MstPointTree *self, MstAssignmentPoint from, MstBoxFilter may_hold,
                           MstPointVisit visit, gpointer data);

static inline guint64
mst_point_get_square (MstAssignmentPoint a, MstAssignmentPoint b)
{
  gint64 x = a.x - b.x, y = a.y - b.y;

  return (guint64) (x * x) + (guint64) (y * y);
}

G_END_DECLS
