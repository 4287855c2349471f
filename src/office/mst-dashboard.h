/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-area-tree.h"
#include "mst-chart.h"
#include "mst-query.h"

G_BEGIN_DECLS

/**
 * MstDashboardKind: what a card shows.
 * @MST_DASHBOARD_FIGURES: a few figures, and what they were a week ago
 * @MST_DASHBOARD_SHARES: what is missing of a whole that should be complete
 * @MST_DASHBOARD_DOUBTS: figures that should be nought
 * @MST_DASHBOARD_CHART: a chart
 * @MST_DASHBOARD_AREAS: the table of the places directly below the district
 */
typedef enum
{
  MST_DASHBOARD_FIGURES,
  MST_DASHBOARD_SHARES,
  MST_DASHBOARD_DOUBTS,
  MST_DASHBOARD_CHART,
  MST_DASHBOARD_AREAS,
} MstDashboardKind;

/**
 * MstDashboardCard: one subject of the overview.
 * @name: stable, for settings
 * @title: untranslated
 * @columns: how many columns it is wide where there are enough
 */
typedef struct
{
  const char *name;
  const char *title;
  MstDashboardKind kind;
  guint columns;
} MstDashboardCard;

#define MST_DASHBOARD_N_CARDS 13

/* In their usual order. */
extern const MstDashboardCard mst_dashboard_cards[MST_DASHBOARD_N_CARDS];

/**
 * MstDashboardItem: a figure.
 * @label: translated
 * @figure: of how many records, or households
 * @whole: out of how many; 0 when it is no part of anything
 * @past: what it was a week ago; -1 when unknown
 * @key: the rows behind it, as mst_query_from_json() reads them; of places that lack something in the
 *   liaison, which no query finds, what they lack: mst_coverage_role_get_nick()
 * @is_gap: of places that nobody answers for
 * @is_rest: of records that are in no group; nothing to show when there are none
 */
typedef struct
{
  char *label;
  gint64 figure, whole, past;
  char *key;
  gboolean is_gap;
  gboolean is_rest;
} MstDashboardItem;

/**
 * MstDashboard: the figures of a district at one moment. Immutable but for its charts, which belong to
 * the thread that draws them; reference counted. The marks of its charts have keys as of MstDashboardItem.
 */
typedef struct _MstDashboard MstDashboard;

/* The days between the figures and the past they are compared with. */
#define MST_DASHBOARD_DAYS 7

/* @areas: of the same file. */
MstDashboard *mst_dashboard_read (MstStore *store, const MstAreaTree *areas, GError **error);
MstDashboard *mst_dashboard_ref (MstDashboard *self);
void mst_dashboard_unref (MstDashboard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstDashboard, mst_dashboard_unref)

/* Of the card at this position of mst_dashboard_cards. (element-type MstDashboardItem) (nullable) */
const GPtrArray *mst_dashboard_get_items (const MstDashboard *self, guint card);
MstChart *mst_dashboard_get_chart (const MstDashboard *self, guint card); /* nullable */
/* Whether the card shows the same in both. */
gboolean mst_dashboard_is_same (const MstDashboard *self, const MstDashboard *other, guint card);
/* Whether there is something to show on the card in a file of this kind: without pairs none is covered. */
gboolean mst_dashboard_has_card (const MstDashboard *self, guint card);
/* Whether the district has neither people nor places. */
gboolean mst_dashboard_is_empty (const MstDashboard *self);

G_END_DECLS
