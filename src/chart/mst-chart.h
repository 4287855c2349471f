/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-chart-style.h"
#include "mst-date.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * MstChartKind: what a chart is. @nick is what muster-cli calls it.
 *
 * Built of categories and series (mst_chart_add_category(), mst_chart_add_series()):
 * @MST_CHART_BAR: bar: upright bars, those of a category side by side
 * @MST_CHART_STACKED: stacked: upright bars, one upon the other
 * @MST_CHART_HORIZONTAL: horizontal: lying bars for long names
 * @MST_CHART_HORIZONTAL_STACKED: horizontal-stacked
 * @MST_CHART_LINE: line: over categories, days or numbers
 * @MST_CHART_AREA: area: one upon the other, over the same
 * @MST_CHART_DONUT: donut: shares of the first series
 * @MST_CHART_HEAT: heat: a table, categories down and series across, coloured by value
 * @MST_CHART_HISTOGRAM: histogram: how often values of the first series occur
 * @MST_CHART_RADAR: radar: categories around, series as outlines
 * @MST_CHART_BULLET: bullet: first series what is reached, second the target, others the grades' ends
 * @MST_CHART_MULTIPLES: multiples: a small chart per series, all on one scale
 *
 * Built of their own parts:
 * @MST_CHART_MAP: map: mst_chart_add_point() by longitude and latitude, mst_chart_add_link()
 * @MST_CHART_TILES: tiles: mst_chart_add_point() by column and row
 * @MST_CHART_BUILDING: building: mst_chart_add_room()
 * @MST_CHART_GANTT: gantt: mst_chart_add_span()
 */
typedef enum
{
  MST_CHART_BAR,
  MST_CHART_STACKED,
  MST_CHART_HORIZONTAL,
  MST_CHART_HORIZONTAL_STACKED,
  MST_CHART_LINE,
  MST_CHART_AREA,
  MST_CHART_DONUT,
  MST_CHART_HEAT,
  MST_CHART_HISTOGRAM,
  MST_CHART_RADAR,
  MST_CHART_BULLET,
  MST_CHART_MULTIPLES,
  MST_CHART_MAP,
  MST_CHART_TILES,
  MST_CHART_BUILDING,
  MST_CHART_GANTT,
} MstChartKind;

#define MST_CHART_N_KINDS 16

/* What the categories stand for: names, days (mst_axis_parse_moment()) or numbers. */
typedef enum
{
  MST_CHART_NAMES,
  MST_CHART_DAYS,
  MST_CHART_NUMBERS,
} MstChartScale;

/* What a group or series means, with a fixed colour and sign. */
typedef enum
{
  MST_CHART_TONE_NONE,
  MST_CHART_TONE_GOOD,
  MST_CHART_TONE_WATCH,
  MST_CHART_TONE_BAD,
  MST_CHART_TONE_OPEN, /* undecided or unknown */
} MstChartTone;

/**
 * MstChart: what a chart shows, apart from how it looks and how large it is drawn. Reference counted;
 * built by one owner, then drawn. Used by one thread at a time: what was drawn last is kept in it.
 *
 * Values are doubles, NaN where unknown. A *mark* is what stands for one of them (a bar, a point, a
 * room): marks count from 0 in reading order and have words, a place in the drawing and a key, which
 * is opaque here: it lets the caller find the rows behind the mark.
 */
typedef struct _MstChart MstChart;
#define MST_TYPE_CHART (mst_chart_get_type ())
GType mst_chart_get_type (void);
MstChart *mst_chart_new (MstChartKind kind);
MstChart *mst_chart_ref (MstChart *self);
void mst_chart_unref (MstChart *self);
/* One of its own, for another thread or with other words around it. */
MstChart *mst_chart_copy (const MstChart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstChart, mst_chart_unref)

/* The name for the command line and the one for people (translated). */
const char *mst_chart_kind_get_nick (MstChartKind kind);
const char *mst_chart_kind_get_label (MstChartKind kind);
gboolean mst_chart_kind_from_nick (const char *nick, MstChartKind *kind);

/* --- what stands around it; all nullable --- */

void mst_chart_set_title (MstChart *self, const char *title);
void mst_chart_set_subtitle (MstChart *self, const char *subtitle);
void mst_chart_set_unit (MstChart *self, const char *unit); /* "人"; "%" for percentages */
void mst_chart_set_source (MstChart *self, const char *source);
void mst_chart_set_as_of (MstChart *self, MstDate day);
/* What it says in words of its own is Chinese whatever language the program speaks. */
void mst_chart_set_document (MstChart *self, gboolean is_document);
MstChartKind mst_chart_get_kind (const MstChart *self);
const char *mst_chart_get_title (const MstChart *self);
const char *mst_chart_get_unit (const MstChart *self);

/* --- what it shows --- */

/* Before the first category; %MST_CHART_NAMES otherwise. Days and numbers need not ascend. */
void mst_chart_set_scale (MstChart *self, MstChartScale scale);
/* @key: (nullable): of all the marks of the category */
void mst_chart_add_category (MstChart *self, const char *label, const char *key);
void mst_chart_add_category_at (MstChart *self, double at, const char *key);

/**
 * mst_chart_add_series:
 * @name: (nullable): needed when there are several
 * @values: (array length=n_values): one per category; missing ones are unknown
 * @keys: (nullable) (array length=n_values): of the single marks, going before the category's
 *
 * A histogram's values need no categories.
 */
void mst_chart_add_series (MstChart *self, const char *name, const double *values, guint n_values,
                           const char *const *keys);
/* The key of a histogram's mark: of the values from @from up to @until; without @until itself unless @takes_end. Whole
 * numbers are from 30 to 39, not up to 40. (transfer full) (nullable) */
typedef char *(*MstChartRangeFunc) (double from, double until, gboolean takes_end,
                                    gpointer user_data);
/* @user_data: freed with the last chart that was copied from @self */
void mst_chart_set_range_key (MstChart *self, MstChartRangeFunc func, gpointer user_data,
                              GDestroyNotify free);
void mst_chart_set_series_tone (MstChart *self, guint series, MstChartTone tone);

/**
 * mst_chart_add_group: a kind of points, rooms or spans, shown in the legend.
 *
 * Returns: its number
 */
guint mst_chart_add_group (MstChart *self, const char *name, MstChartTone tone);
#define MST_CHART_NO_GROUP G_MAXUINT

/**
 * mst_chart_add_point:
 * @x, @y: a map's longitude and latitude in degrees, or a tile's column and row from 0
 * @value: the size of the circle or the colour of the tile; NaN when unknown
 *
 * Returns: its number, for links. A point whose place isn't known is counted and told of, not drawn.
 */
guint mst_chart_add_point (MstChart *self, const char *label, double x, double y, double value,
                           guint group, const char *key);
/* A line from one point to another: unit → place. */
void mst_chart_add_link (MstChart *self, guint from, guint to);

/* A household. @floor may be below 0; @special: needs care, whatever its group. Rooms of the same
 * entrance and floor stand side by side in the order given. */
void mst_chart_add_room (MstChart *self, const char *entrance, int floor, const char *label,
                         guint group, gboolean special, const char *key);

/* @lane: the row it stands in; @from, @until: days with fractions (mst_axis_parse_moment()). */
void mst_chart_add_span (MstChart *self, const char *lane, double from, double until,
                         const char *label, guint group, const char *key);

/* A line across at @value, with words at its end. */
void mst_chart_set_target (MstChart *self, double value, const char *label);
/* Words at a category: "封控开始". Bars, lines and areas only. */
void mst_chart_add_note (MstChart *self, guint category, const char *text);

/* --- reading it --- */

guint mst_chart_get_n_categories (const MstChart *self);
guint mst_chart_get_n_series (const MstChart *self);
MstChartScale mst_chart_get_scale (const MstChart *self);
/* What a category is called, whatever its scale. (transfer full) */
char *mst_chart_dup_category_label (const MstChart *self, guint category);
const char *mst_chart_get_series_name (const MstChart *self, guint series); /* nullable */
/* NaN when unknown, infinite or missing. */
double mst_chart_get_value (const MstChart *self, guint series, guint category);
/* The colour a series, or a slice of a donut, has in @style, as 0xRRGGBB: of its tone, else by its number. */
guint32 mst_chart_get_colour (const MstChart *self, const MstChartStyle *style, guint index);
/* Whether there is more to be seen than values: a target, notes. */
gboolean mst_chart_is_annotated (const MstChart *self);

guint mst_chart_get_n_marks (const MstChart *self);
/* "和平里 2,810 人" (transfer full) */
char *mst_chart_describe_mark (const MstChart *self, guint mark);
const char *mst_chart_get_mark_key (const MstChart *self, guint mark); /* nullable */

/**
 * mst_chart_describe:
 *
 * Returns: (transfer full): the chart in words, translated: "17 items; highest 和平里 2,810 人, lowest
 *   前门 401 人; total 24,651 人"; without data, that there is none
 */
char *mst_chart_describe (const MstChart *self);

/* The values as a table for spreadsheets: lines of cells with tabs between them, headings first, figures
 * plain, unknown ones blank. What mst_chart_new_for_cells() reads, without keys and links. (transfer full) */
char *mst_chart_dup_table (const MstChart *self);

/* --- drawing it --- */

/* Does a part of what mst_chart_draw() has to do the first time on an image of this style, size and @scale (device
 * pixels for a unit): a map of a district takes several frames. FALSE when nothing is left to do. */
gboolean mst_chart_prepare (MstChart *self, const MstChartStyle *style, double width, double height,
                            double scale);

/**
 * mst_chart_draw:
 *
 * Draws into the rectangle from (0, 0) to (@width, @height) of @cr's user space; one unit is a pixel of
 * 1/96 inch at the style's font size. Drawing again what was drawn last in the same size and style is
 * quick.
 */
void mst_chart_draw (MstChart *self, const MstChartStyle *style, cairo_t *cr, double width,
                     double height);

/* The mark at a place of the drawing, or the nearest one within a few pixels; -1 when there is none. */
int mst_chart_locate (MstChart *self, const MstChartStyle *style, double width, double height,
                      double x, double y);
/* Where a mark stands; FALSE when it is not drawn (unknown value, clipped away). */
gboolean mst_chart_get_mark_area (MstChart *self, const MstChartStyle *style, double width,
                                  double height, guint mark, cairo_rectangle_t *area);
/* Draws anew, to stand over the rest, the lines that join a mark of a map to others, with those and their
 * names. FALSE, and nothing drawn, when there are none. */
gboolean mst_chart_draw_links (MstChart *self, const MstChartStyle *style, double width,
                               double height, guint mark, cairo_t *cr);
/* Adds the outline of a mark as a closed path to @cr: a rectangle, a circle or a ring's sector. FALSE as
 * above. */
gboolean mst_chart_trace_mark (MstChart *self, const MstChartStyle *style, double width,
                               double height, guint mark, cairo_t *cr);

/**
 * mst_chart_save:
 * @path: ends in .png, .svg or .pdf
 * @width, @height: in pixels of 1/96 inch
 * @dpi: of a PNG: 96 makes @width × @height pixels; not looked at otherwise
 *
 * The file appears only when it is whole. %MST_ERROR_USAGE for another suffix and for a picture of no
 * or of more than 32,767 pixels a side, %MST_ERROR_FAILED when it can't be written.
 */
gboolean mst_chart_save (MstChart *self, const MstChartStyle *style, const char *path, double width,
                         double height, double dpi, GError **error);

/* The same as a PNG in memory; NULL with the same errors. (transfer full) */
GBytes *mst_chart_create_png (MstChart *self, const MstChartStyle *style, double width,
                              double height, double dpi, GError **error);

G_END_DECLS
