/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the figures of the overview are read; private to it. */
#pragma once

#include "mst-dashboard.h"

G_BEGIN_DECLS

struct _MstDashboard
{
  gatomicrefcount references;
  gboolean is_empty;
  GPtrArray *items[MST_DASHBOARD_N_CARDS]; /* nullable */
  MstChart *charts[MST_DASHBOARD_N_CARDS]; /* nullable */
  char *contents[MST_DASHBOARD_N_CARDS];   /* everything that is shown, as text */
};

/**
 * MstDashboardReading: figures that are asked for one by one and counted type by type, each in one walk
 * through the records.
 */
typedef struct
{
  MstStore *store;
  const MstAreaTree *areas;
  MstDate today;
  GArray *questions;
} MstDashboardReading;

/* @query: (transfer full); @count: (out): stays where it is until mst_dashboard_reading_count() */
void mst_dashboard_reading_ask (MstDashboardReading *self, MstQuery *query, gint64 *count);
/* A query of a condition that the type has; @field NULL: none. */
MstQuery *mst_dashboard_query_new (const MstRecordType *type, const char *field,
                                   MstOperator operator_, const char *value);
/* For conditions that are known to be right. */
void mst_dashboard_query_add (MstQuery *query, const char *field, MstOperator operator_,
                              const char *value);
/* The day @years ago, moved by @days. */
MstDate mst_dashboard_go_back (MstDate day, guint years, int days);

/* Appends an item whose rows are those of @query (transfer full). */
MstDashboardItem *mst_dashboard_add_item (GPtrArray *items, const char *label, MstQuery *query);
/* And counts it. */
MstDashboardItem *mst_dashboard_ask_item (MstDashboardReading *self, GPtrArray *items,
                                          const char *label, MstQuery *query);

/* mst-dashboard-lists.c: what a card asks, and what is read after the counting. */
void mst_dashboard_ask_figures (MstDashboardReading *reading, GPtrArray *items);
gboolean mst_dashboard_read_past (MstDashboardReading *reading, GPtrArray *items, GError **error);
void mst_dashboard_ask_shares (MstDashboardReading *reading, GPtrArray *items);
void mst_dashboard_ask_doubts (MstDashboardReading *reading, GPtrArray *items);
gboolean mst_dashboard_read_codes (MstDashboardReading *reading, GPtrArray *items, GError **error);

/* mst-dashboard-coverage.c: none while the file has no pairs. */
gboolean mst_dashboard_read_coverage (MstDashboardReading *reading, GPtrArray *items,
                                      GError **error);

/* mst-dashboard-charts.c */
void mst_dashboard_ask_choices (MstDashboardReading *reading, const MstRecordType *type,
                                const char *field, GPtrArray *items);
void mst_dashboard_ask_ages (MstDashboardReading *reading, GPtrArray *items);
void mst_dashboard_list_people (MstDashboardReading *reading, GPtrArray *items);
void mst_dashboard_list_households (MstDashboardReading *reading, GPtrArray *items);
MstChart *mst_dashboard_chart_items (MstChartKind kind, const GPtrArray *items, const char *unit);
/* @by_area, @by_size: (out) (transfer full): unset with @error */
gboolean mst_dashboard_read_compounds (MstDashboardReading *reading, MstChart **by_area,
                                       MstChart **by_size, GError **error);

G_END_DECLS
