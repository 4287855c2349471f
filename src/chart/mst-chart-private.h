/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart is made of, and what a kind of chart does; private to chart and its tests. */
#pragma once

#include "mst-chart.h"

G_BEGIN_DECLS

typedef struct _MstCanvas MstCanvas;

typedef struct
{
  char *label; /* NULL where @at says it */
  char *key;
  double at;
} MstCategory;

typedef struct
{
  char *name;
  MstChartTone tone;
  GArray *values; /* double */
  char **keys;    /* nullable, as many as values */
} MstSeries;

typedef struct
{
  char *name;
  MstChartTone tone;
} MstGroup;

typedef struct
{
  char *label, *key;
  double x, y, value;
  guint group;
} MstPoint;

typedef struct
{
  guint from, to;
} MstLink;

typedef struct
{
  char *entrance, *label, *key;
  int floor;
  guint group;
  gboolean special;
} MstRoom;

typedef struct
{
  char *label, *key;
  guint lane; /* of @categories */
  double from, until;
  guint group;
} MstSpan;

typedef struct
{
  guint category;
  char *text;
} MstNote;

/** MstRangeKey: how a histogram's marks get their keys; reference counted. */
typedef struct
{
  MstChartRangeFunc func;
  gpointer user_data;
  GDestroyNotify free;
} MstRangeKey;

/* What was drawn last. */
typedef struct
{
  MstChartStyle *style;
  double width, height;
  guint revision;
  cairo_surface_t *picture;
  cairo_surface_t *pixels; /* nullable: the picture at @scale */
  double scale;
  int painted;    /* rows of @pixels */
  GArray *places; /* MstMarkPlace */
} MstDrawing;

struct _MstChart
{
  gatomicrefcount references;
  MstChartKind kind;
  guint revision; /* of the data; a drawing of another one is stale */

  char *title, *subtitle, *unit, *source;
  MstDate as_of;
  gboolean is_document;

  MstChartScale scale;
  GArray *categories; /* MstCategory */
  GArray *series;     /* MstSeries */
  GArray *groups;     /* MstGroup */
  GArray *points;     /* MstPoint */
  GArray *links;      /* MstLink */
  GArray *rooms;      /* MstRoom */
  GArray *spans;      /* MstSpan */
  GArray *notes;      /* MstNote */

  MstRangeKey *range_key; /* nullable */
  GPtrArray *range_keys;  /* char: by mark, of @range_keys_revision; nullable */
  guint range_keys_revision;

  double target; /* NaN: none */
  char *target_label;

  MstDrawing drawing;
};

/**
 * MstChartClass: what a kind does.
 * @draw: draws the data into the canvas's plot and places the marks there
 * @legend: which entries stand above the plot
 * Others may be NULL: then a mark is a value of series and category, series by series.
 */
typedef enum
{
  MST_LEGEND_NONE,
  MST_LEGEND_SERIES, /* when there are several */
  MST_LEGEND_LINES,  /* the same, drawn by the kind itself: its lines may be named at their ends */
  MST_LEGEND_GROUPS,
} MstLegend;

typedef struct
{
  const char *nick;
  const char *label; /* untranslated */
  MstLegend legend;
  gboolean is_stacked; /* the series of a category add up */
  void (*draw) (const MstChart *chart, MstCanvas *canvas);
  guint (*count_marks) (const MstChart *chart);
  char *(*describe_mark) (const MstChart *chart, guint mark);
  const char *(*get_mark_key) (const MstChart *chart, guint mark);
  char *(*describe) (const MstChart *chart);
  /* What must be said under the drawing so that it doesn't mislead. (nullable) (transfer full) */
  char *(*remark) (const MstChart *chart);
} MstChartClass;

const MstChartClass *mst_chart_get_class (MstChartKind kind);

/* The lines of a point of a map, with the points and names at their other ends; @canvas has the places of
 * all. FALSE, and nothing drawn, when there are none. */
gboolean mst_chart_map_draw_links_of (const MstChart *chart, MstCanvas *canvas, guint point);

extern const MstChartClass mst_chart_bar_class;
extern const MstChartClass mst_chart_stacked_class;
extern const MstChartClass mst_chart_horizontal_class;
extern const MstChartClass mst_chart_horizontal_stacked_class;
extern const MstChartClass mst_chart_line_class;
extern const MstChartClass mst_chart_area_class;
extern const MstChartClass mst_chart_donut_class;
extern const MstChartClass mst_chart_heat_class;
extern const MstChartClass mst_chart_histogram_class;
extern const MstChartClass mst_chart_radar_class;
extern const MstChartClass mst_chart_bullet_class;
extern const MstChartClass mst_chart_multiples_class;
extern const MstChartClass mst_chart_map_class;
extern const MstChartClass mst_chart_tiles_class;
extern const MstChartClass mst_chart_building_class;
extern const MstChartClass mst_chart_gantt_class;

/* --- the parts --- */

static inline const MstCategory *
mst_chart_get_category (const MstChart *self, guint index)
{
  return &g_array_index (self->categories, MstCategory, index);
}

static inline const MstSeries *
mst_chart_get_series (const MstChart *self, guint index)
{
  return &g_array_index (self->series, MstSeries, index);
}

static inline const MstGroup *
mst_chart_get_group (const MstChart *self, guint index)
{
  return &g_array_index (self->groups, MstGroup, index);
}

/* Whether there is a finite value in any series. */
gboolean mst_chart_has_values (const MstChart *self);
/* Whether all values are whole numbers. */
gboolean mst_chart_is_whole (const MstChart *self);
/* (transfer full) (nullable) */
MstRangeKey *mst_chart_ref_range_key (const MstChart *self);
/* (transfer full) (nullable) */
void mst_chart_take_range_key (MstChart *self, MstRangeKey *key);
/* "2,810 人" */
char *mst_chart_format_value (const MstChart *self, double value);

/* --- charts of points; mst-chart-points.c --- */

guint mst_chart_count_points (const MstChart *chart);
char *mst_chart_describe_point (const MstChart *chart, guint mark);
const char *mst_chart_get_point_key (const MstChart *chart, guint mark);
char *mst_chart_describe_points (const MstChart *chart);

/* --- outliers --- */

/**
 * mst_chart_find_cut:
 * @values: (array length=n): NaN is passed over
 *
 * Where an axis is cut so that one or two huge values don't flatten all others: 0 unless there are at
 * least four values and the largest, at most a tenth of them, are five times the next one or more.
 */
double mst_chart_find_cut (const double *values, guint n);

G_END_DECLS
