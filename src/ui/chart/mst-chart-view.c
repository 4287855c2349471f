/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart on the screen: which one, which mark is read, and both in words. */
#include "config.h"

#include "mst-chart-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstChartView, mst_chart_view, GTK_TYPE_WIDGET)

/* --- words for those who don't see it --- */

static char *
summarise (MstChartView *self)
{
  g_autofree char *words = NULL;

  if (self->problem != NULL)
    return g_strdup (self->problem);
  if (self->chart == NULL)
    return g_strdup (self->title != NULL ? self->title : _ ("Chart"));
  words = mst_chart_describe (self->chart);
  return self->title != NULL ? g_strdup_printf (_ ("%s. %s"), self->title, words)
                             : g_steal_pointer (&words);
}

static void
describe (MstChartView *self)
{
  g_autofree char *summary = summarise (self);
  g_autofree char *words =
    self->mark >= 0 ? mst_chart_describe_mark (self->chart, (guint) self->mark) : g_strdup ("");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

void
mst_chart_view_set_mark (MstChartView *self, int mark, gboolean by_pointer)
{
  gboolean has_key;

  self->by_pointer = by_pointer;
  if (mark == self->mark)
    return;
  self->mark = mark;
  has_key = mark >= 0 && mst_chart_get_mark_key (self->chart, (guint) mark) != NULL;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), has_key ? "pointer" : NULL);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mst_chart_view_activate_mark (MstChartView *self)
{
  const char *key =
    self->mark >= 0 ? mst_chart_get_mark_key (self->chart, (guint) self->mark) : NULL;
  g_autofree char *copy = g_strdup (key);

  if (key != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, copy);
}

MstChart *
mst_chart_view_copy_chart (MstChartView *self)
{
  MstChart *copy = mst_chart_copy (self->chart);

  if (self->title != NULL)
    mst_chart_set_title (copy, self->title);
  if (self->source != NULL)
    mst_chart_set_source (copy, self->source);
  if (mst_date_is_set (self->day))
    mst_chart_set_as_of (copy, self->day);
  return copy;
}

/* --- the class --- */

static void
mst_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  if (MST_CHART_VIEW (widget)->menu != NULL)
    gtk_popover_present (GTK_POPOVER (MST_CHART_VIEW (widget)->menu));
}

static void
mst_chart_view_unmap (GtkWidget *widget)
{
  mst_chart_view_stop_drawing (MST_CHART_VIEW (widget));
  GTK_WIDGET_CLASS (mst_chart_view_parent_class)->unmap (widget);
}

static void
mst_chart_view_dispose (GObject *object)
{
  MstChartView *self = MST_CHART_VIEW (object);

  mst_chart_view_stop_drawing (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->chart, mst_chart_unref);
  mst_chart_view_clear_picture (self);
  self->mark = -1;
  G_OBJECT_CLASS (mst_chart_view_parent_class)->dispose (object);
}

static void
mst_chart_view_finalize (GObject *object)
{
  MstChartView *self = MST_CHART_VIEW (object);

  g_clear_pointer (&self->style, mst_chart_style_free);
  g_free (self->problem);
  g_free (self->title);
  g_free (self->source);
  G_OBJECT_CLASS (mst_chart_view_parent_class)->finalize (object);
}

static void
mst_chart_view_class_init (MstChartViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = mst_chart_view_dispose;
  object_class->finalize = mst_chart_view_finalize;
  widget_class->snapshot = mst_chart_view_snapshot;
  widget_class->measure = mst_chart_view_measure;
  widget_class->size_allocate = mst_chart_view_size_allocate;
  widget_class->unmap = mst_chart_view_unmap;

  signals[ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);

  gtk_widget_class_set_css_name (widget_class, "mstchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  mst_chart_view_install_keys (widget_class);
  mst_chart_view_install_actions (widget_class);
}

static void
mst_chart_view_init (MstChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->mark = -1;
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  mst_chart_view_add_input (self);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (gtk_widget_queue_draw), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  describe (self);
}

GtkWidget *
mst_chart_view_new (void)
{
  return g_object_new (MST_TYPE_CHART_VIEW, NULL);
}

static int
find_mark (const MstChart *chart, const char *key)
{
  guint n = chart != NULL && key != NULL ? mst_chart_get_n_marks (chart) : 0;

  for (guint mark = 0; mark < n; mark++)
    if (g_strcmp0 (mst_chart_get_mark_key (chart, mark), key) == 0)
      return (int) mark;
  return -1;
}

void
mst_chart_view_set_chart (MstChartView *self, MstChart *chart)
{
  g_autofree char *key = NULL;

  g_return_if_fail (MST_IS_CHART_VIEW (self));

  if (self->mark >= 0)
    key = g_strdup (mst_chart_get_mark_key (self->chart, (guint) self->mark));
  if (chart != NULL)
    mst_chart_ref (chart);
  g_clear_pointer (&self->chart, mst_chart_unref);
  self->chart = chart;
  self->mark = find_mark (chart, key);
  self->is_stale = TRUE;
  if (chart == NULL)
    mst_chart_view_clear_picture (self);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

MstChart *
mst_chart_view_get_chart (MstChartView *self)
{
  g_return_val_if_fail (MST_IS_CHART_VIEW (self), NULL);
  return self->chart;
}

void
mst_chart_view_set_problem (MstChartView *self, const char *problem)
{
  g_return_if_fail (MST_IS_CHART_VIEW (self));

  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mst_chart_view_set_caption (MstChartView *self, const char *title, const char *source, MstDate day)
{
  g_return_if_fail (MST_IS_CHART_VIEW (self));

  g_free (self->title);
  self->title = g_strdup (title);
  g_free (self->source);
  self->source = g_strdup (source);
  self->day = day;
  describe (self);
}

int
mst_chart_view_get_mark (MstChartView *self)
{
  g_return_val_if_fail (MST_IS_CHART_VIEW (self), -1);
  return self->mark;
}
