/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart on the screen looks like: its picture, drawn in a frame of its own, and on it the mark that
 * is being read. */
#include "config.h"

#include "mst-chart-view-private.h"

#include "mst-slice.h"

#include <adwaita.h>
#include <math.h>

/* The size of a window's text at which charts have their usual size. */
#define USUAL_TEXT_SIZE 15.0

/* With text of that size. */
#define WIDTH 360
#define HEIGHT 290

/* What is left of the rest when the lines of one mark are shown. */
#define FADED 0.35

/* Of the words at a mark. */
#define WORDS_PADDING_X 9
#define WORDS_PADDING_Y 5
#define WORDS_DISTANCE 6

/* On a frame clock: the frame in which it last drew a chart. */
#define FRAME_KEY "mst-chart-view-frame"

/* --- the picture --- */

/* How large the text is against the usual one. */
static double
get_scale (MstChartView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  return size / USUAL_TEXT_SIZE;
}

MstChartStyle *
mst_chart_view_create_style (MstChartView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  g_autoptr (MstChartStyle) plain = mst_chart_style_new (
    adw_style_manager_get_dark (adw_style_manager_get_default ()) ? MST_CHART_SCREEN_DARK
                                                                  : MST_CHART_SCREEN_LIGHT);
  g_autoptr (MstChartStyle) sized = mst_chart_style_with_font (
    plain, pango_font_description_get_family (font), MST_CHART_FONT_SIZE * get_scale (self));

  return mst_chart_style_with_transparency (sized);
}

static cairo_surface_t *
draw_picture (MstChart *chart, const MstChartStyle *style, int width, int height, int scale)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  mst_chart_draw (chart, style, cr, width, height);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static GdkTexture *
create_texture (cairo_surface_t *surface)
{
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (
    cairo_image_surface_get_data (surface), stride * (gsize) height,
    (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));

  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                 GDK_MEMORY_DEFAULT, bytes, stride);
}

void
mst_chart_view_clear_picture (MstChartView *self)
{
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_clear_object (&self->texture);
}

static gboolean
is_drawn (MstChartView *self, const MstChartStyle *style)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return self->picture != NULL && !self->is_stale && self->width == gtk_widget_get_width (widget)
         && self->height == gtk_widget_get_height (widget)
         && self->scale == gtk_widget_get_scale_factor (widget)
         && mst_chart_style_is_equal (self->style, style);
}

static void
draw (MstChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  mst_chart_view_clear_picture (self);
  g_clear_pointer (&self->style, mst_chart_style_free);
  self->is_stale = FALSE;
  self->width = gtk_widget_get_width (widget);
  self->height = gtk_widget_get_height (widget);
  self->scale = gtk_widget_get_scale_factor (widget);
  self->style = mst_chart_view_create_style (self);
  if (self->chart != NULL && self->width > 0 && self->height > 0)
    self->picture = draw_picture (self->chart, self->style, self->width, self->height, self->scale);
  gtk_widget_queue_draw (widget);
}

/* What takes long is drawn in several frames. FALSE when more is to be done. */
static gboolean
prepare (MstChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (MstChartStyle) style = mst_chart_view_create_style (self);
  gint64 end = mst_slice_begin ();

  while (self->chart != NULL
         && mst_chart_prepare (self->chart, style, gtk_widget_get_width (widget),
                               gtk_widget_get_height (widget),
                               gtk_widget_get_scale_factor (widget)))
    if (mst_slice_is_over (end))
      return FALSE;
  return TRUE;
}

/* One chart in a frame: several that come into sight at once don't stop the window. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  MstChartView *self = MST_CHART_VIEW (widget);
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);
  gint64 *last = g_object_get_data (G_OBJECT (clock), FRAME_KEY);

  if (last != NULL && *last == frame)
    return G_SOURCE_CONTINUE;
  if (last == NULL)
    {
      last = g_new (gint64, 1);
      g_object_set_data_full (G_OBJECT (clock), FRAME_KEY, last, g_free);
    }
  *last = frame;
  if (!prepare (self))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  draw (self);
  return G_SOURCE_REMOVE;
}

void
mst_chart_view_stop_drawing (MstChartView *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

/* --- the mark that is read --- */

static gboolean
get_mark_area (MstChartView *self, cairo_rectangle_t *area)
{
  return self->chart != NULL && self->style != NULL && self->mark >= 0
         && mst_chart_get_mark_area (self->chart, self->style, self->width, self->height,
                                     (guint) self->mark, area);
}

/* Of a map: what the mark is joined to. NULL when that is nothing, or none is read. */
static cairo_surface_t *
draw_links (MstChartView *self)
{
  cairo_surface_t *links = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (links);

  if (self->mark < 0 || self->is_stale
      || !mst_chart_draw_links (self->chart, self->style, self->width, self->height,
                                (guint) self->mark, cr))
    g_clear_pointer (&links, cairo_surface_destroy);
  cairo_destroy (cr);
  return links;
}

static void
snapshot_outline (MstChartView *self, GtkSnapshot *snapshot, const cairo_rectangle_t *area)
{
  const double margin = 3;
  graphene_rect_t bounds =
    GRAPHENE_RECT_INIT ((float) (area->x - margin), (float) (area->y - margin),
                        (float) (area->width + 2 * margin), (float) (area->height + 2 * margin));
  GdkRGBA colour;
  cairo_t *cr;

  /* In the colour of text, which stands out from those of the marks. */
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  if (mst_chart_trace_mark (self->chart, self->style, self->width, self->height, (guint) self->mark,
                            cr))
    {
      gdk_cairo_set_source_rgba (cr, &colour);
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

/* Over the mark where there is room, else under it. They are drawn, not a popover: no surface is made,
 * and nothing takes the focus. */
static void
snapshot_words (MstChartView *self, GtkSnapshot *snapshot, const cairo_rectangle_t *area)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *words = mst_chart_describe_mark (self->chart, (guint) self->mark);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, words);
  int most = MAX (self->width - 2 * WORDS_PADDING_X, 1);
  int text_width, text_height;
  graphene_rect_t bounds;
  GskRoundedRect outline;
  double x, y;

  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (text_width > most)
    {
      pango_layout_set_width (layout, most * PANGO_SCALE);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_get_pixel_size (layout, &text_width, &text_height);
    }
  text_width += 2 * WORDS_PADDING_X;
  text_height += 2 * WORDS_PADDING_Y;
  x = area->x + (area->width - text_width) / 2;
  y = area->y - text_height - WORDS_DISTANCE;
  if (y < 0)
    y = area->y + area->height + WORDS_DISTANCE;
  if (y + text_height > self->height)
    y = area->y + (area->height - text_height) / 2;
  x = CLAMP (x, 0, MAX (self->width - text_width, 0));
  y = CLAMP (y, 0, MAX (self->height - text_height, 0));

  bounds = GRAPHENE_RECT_INIT ((float) floor (x), (float) floor (y), (float) text_width,
                               (float) text_height);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 7);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0.1f, 0.11f, 0.12f, 1 }, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (
    snapshot, &outline, (const float[]){ 1, 1, 1, 1 },
    (const GdkRGBA[]){
      { 1, 1, 1, 0.14f }, { 1, 1, 1, 0.14f }, { 1, 1, 1, 0.14f }, { 1, 1, 1, 0.14f } });
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (bounds.origin.x + WORDS_PADDING_X,
                                                          bounds.origin.y + WORDS_PADDING_Y));
  gtk_snapshot_append_layout (snapshot, layout, &(GdkRGBA){ 1, 1, 1, 1 });
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_problem (MstChartView *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, self->problem);
  int width = gtk_widget_get_width (widget);
  int text_height;
  GdkRGBA colour;

  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot,
    &GRAPHENE_POINT_INIT (0, (float) MAX ((gtk_widget_get_height (widget) - text_height) / 2, 0)));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

/* GTK 4.8 turns every pixel of a texture into other numbers and back before cairo has it. */
static void
snapshot_picture (MstChartView *self, GtkSnapshot *snapshot)
{
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (GTK_WIDGET (self)));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height);

  if (GSK_IS_CAIRO_RENDERER (renderer))
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

      cairo_set_source_surface (cr, self->picture, 0, 0);
      cairo_paint (cr);
      cairo_destroy (cr);
      return;
    }
  if (self->texture == NULL)
    self->texture = create_texture (self->picture);
  gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
}

/* Faded where the lines of a mark stand over it. */
static void
snapshot_chart (MstChartView *self, GtkSnapshot *snapshot)
{
  cairo_surface_t *links = draw_links (self);
  cairo_t *cr;

  gtk_snapshot_push_opacity (snapshot, links != NULL ? FADED : 1);
  snapshot_picture (self, snapshot);
  gtk_snapshot_pop (snapshot);
  if (links == NULL)
    return;
  cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height));
  cairo_set_source_surface (cr, links, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (links);
}

void
mst_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MstChartView *self = MST_CHART_VIEW (widget);
  g_autoptr (MstChartStyle) style = NULL;
  cairo_rectangle_t area;

  if (self->problem != NULL)
    {
      snapshot_problem (self, snapshot);
      return;
    }
  if (self->chart == NULL)
    return;
  style = mst_chart_view_create_style (self);
  if (!is_drawn (self, style) && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (widget, tick_cb, NULL, NULL);
  if (self->picture == NULL)
    return;
  snapshot_chart (self, snapshot);
  if (self->is_stale || !get_mark_area (self, &area))
    return;
  snapshot_outline (self, snapshot, &area);
  snapshot_words (self, snapshot, &area);
}

void
mst_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  double scale = get_scale (MST_CHART_VIEW (widget));

  *natural = (int) (scale * (orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT));
  *minimum = *natural / 3;
}
