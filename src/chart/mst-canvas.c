/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of a drawing: their fonts and places, and keeping them apart. */

#include "mst-canvas.h"

#include <math.h>
#include <string.h>

/* Relative to the style's size. */
static const struct
{
  double size;
  PangoWeight weight;
} fonts[MST_N_FONTS] = {
  [MST_FONT_TITLE] = { 1.5, PANGO_WEIGHT_SEMIBOLD },
  [MST_FONT_TEXT] = { 1, PANGO_WEIGHT_NORMAL },
  [MST_FONT_LABEL] = { 0.96, PANGO_WEIGHT_NORMAL },
  [MST_FONT_SMALL] = { 0.88, PANGO_WEIGHT_NORMAL },
  [MST_FONT_STRONG] = { 0.96, PANGO_WEIGHT_BOLD },
  [MST_FONT_BIG] = { 2.3, PANGO_WEIGHT_BOLD },
};

static void
clear_text_place (gpointer data)
{
  g_free (((MstTextPlace *) data)->text);
}

void
mst_canvas_init (MstCanvas *self, cairo_t *cr, const MstChartStyle *style, double width,
                 double height, guint n_marks)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext *context;

  memset (self, 0, sizeof *self);
  self->cr = cr;
  self->style = style;
  self->width = width;
  self->height = height;
  self->margin = CLAMP (fmin (width, height) * 0.045, 6, 2 * style->size);
  self->em = style->size * fonts[MST_FONT_LABEL].size;

  /* Places must not depend on the device, so that paper and screen break lines alike. */
  self->layout = pango_cairo_create_layout (cr);
  context = pango_layout_get_context (self->layout);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
  pango_layout_context_changed (self->layout);
  cairo_font_options_destroy (options);

  for (guint i = 0; i < MST_N_FONTS; i++)
    {
      self->fonts[i] = pango_font_description_new ();
      pango_font_description_set_family (self->fonts[i], style->families);
      pango_font_description_set_weight (self->fonts[i], fonts[i].weight);
      pango_font_description_set_absolute_size (self->fonts[i],
                                                style->size * fonts[i].size * PANGO_SCALE);
    }
  self->texts = g_array_new (FALSE, FALSE, sizeof (MstTextPlace));
  g_array_set_clear_func (self->texts, clear_text_place);
  self->places = g_array_sized_new (FALSE, TRUE, sizeof (MstMarkPlace), n_marks);
  g_array_set_size (self->places, n_marks);
}

void
mst_canvas_clear (MstCanvas *self)
{
  for (guint i = 0; i < MST_N_FONTS; i++)
    pango_font_description_free (self->fonts[i]);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->texts, g_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
}

/* --- text --- */

static void
set_layout (MstCanvas *self, const char *text, const MstText *how)
{
  guint lines = MAX (how->lines, 1);

  pango_layout_set_font_description (self->layout, self->fonts[how->font]);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_set_alignment (self->layout, how->across == MST_ALIGN_MIDDLE ? PANGO_ALIGN_CENTER
                                            : how->across == MST_ALIGN_END  ? PANGO_ALIGN_RIGHT
                                                                            : PANGO_ALIGN_LEFT);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_single_paragraph_mode (self->layout, lines == 1);
  pango_layout_set_height (self->layout, -(int) lines);
  /* Half a pixel more, so that what was measured is never elided for its rounding. */
  pango_layout_set_width (self->layout,
                          how->room > 0 ? (int) ceil ((how->room + 0.5) * PANGO_SCALE) : -1);
  pango_layout_set_ellipsize (self->layout,
                              how->room > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
}

static double
align (double at, double size, MstAlign how)
{
  if (how == MST_ALIGN_START)
    return at;
  return how == MST_ALIGN_MIDDLE ? at - size / 2 : at - size;
}

void
mst_canvas_measure (MstCanvas *self, const char *text, MstFont font, double *width, double *height)
{
  const MstText how = { .font = font, .lines = 2 };
  PangoRectangle logical;

  set_layout (self, text, &how);
  pango_layout_get_extents (self->layout, NULL, &logical);
  if (width != NULL)
    *width = (double) logical.width / PANGO_SCALE;
  if (height != NULL)
    *height = (double) logical.height / PANGO_SCALE;
}

/* Where the laid-out text stands; @origin: where the layout is to be shown. */
static MstBox
get_box (MstCanvas *self, const MstText *how, double *origin_x, double *origin_y)
{
  PangoRectangle logical;
  MstBox box;

  pango_layout_get_extents (self->layout, NULL, &logical);
  box.width = (double) logical.width / PANGO_SCALE;
  box.height = (double) logical.height / PANGO_SCALE;
  box.x = align (how->x, box.width, how->across);
  box.y = align (how->y, box.height, how->down);
  *origin_x = box.x - (double) logical.x / PANGO_SCALE;
  *origin_y = box.y - (double) logical.y / PANGO_SCALE;
  return box;
}

MstBox
mst_canvas_place_text (MstCanvas *self, const char *text, const MstText *how)
{
  double x, y;

  set_layout (self, text, how);
  return get_box (self, how, &x, &y);
}

static void
remember (MstCanvas *self, const char *text, const MstBox *box)
{
  MstTextPlace place = { *box, g_strdup (text) };

  g_array_append_val (self->texts, place);
}

MstBox
mst_canvas_draw_text (MstCanvas *self, const char *text, const MstText *how)
{
  double x, y;
  MstBox box;

  set_layout (self, text, how);
  box = get_box (self, how, &x, &y);
  if (*text == '\0')
    return box;
  if (how->has_halo)
    {
      cairo_save (self->cr);
      cairo_move_to (self->cr, x, y);
      pango_cairo_layout_path (self->cr, self->layout);
      cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (self->cr, 3);
      mst_canvas_set_colour (self, self->style->background);
      cairo_stroke (self->cr);
      cairo_restore (self->cr);
    }
  cairo_move_to (self->cr, x, y);
  mst_canvas_set_colour (self, how->colour);
  pango_cairo_show_layout (self->cr, self->layout);
  cairo_new_path (self->cr);
  remember (self, text, &box);
  return box;
}

static gboolean
overlaps (const MstBox *a, const MstBox *b)
{
  /* Boxes of texts hold some air above and below. */
  const double air = 1;

  return a->x < b->x + b->width && b->x < a->x + a->width && a->y + air < b->y + b->height
         && b->y + air < a->y + a->height;
}

static gboolean
is_free (MstCanvas *self, const MstBox *box)
{
  if (box->x < 0 || box->y < 0 || box->x + box->width > self->width
      || box->y + box->height > self->height)
    return FALSE;
  for (guint i = 0; i < self->texts->len; i++)
    {
      if (overlaps (box, &g_array_index (self->texts, MstTextPlace, i).box))
        return FALSE;
    }
  return TRUE;
}

void
mst_canvas_reserve (MstCanvas *self, const MstBox *box)
{
  MstTextPlace place = { *box, NULL };

  g_array_append_val (self->texts, place);
}

gboolean
mst_canvas_try_text (MstCanvas *self, const char *text, const MstText *how)
{
  MstBox box = mst_canvas_place_text (self, text, how);
  MstBox wider = { box.x - 2, box.y, box.width + 4, box.height };

  if (!is_free (self, &wider))
    return FALSE;
  mst_canvas_draw_text (self, text, how);
  return TRUE;
}

gboolean
mst_canvas_try_places (MstCanvas *self, const char *text, const MstText *places, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (mst_canvas_try_text (self, text, &places[i]))
        return TRUE;
    }
  return FALSE;
}

void
mst_canvas_draw_slanted (MstCanvas *self, const char *text, const MstText *how)
{
  MstText flat = *how;
  double x, y;

  flat.x = flat.y = 0;
  flat.across = MST_ALIGN_END;
  flat.down = MST_ALIGN_MIDDLE;
  set_layout (self, text, &flat);
  get_box (self, &flat, &x, &y);
  cairo_save (self->cr);
  cairo_translate (self->cr, how->x, how->y);
  cairo_rotate (self->cr, -G_PI / 4);
  cairo_move_to (self->cr, x, y);
  mst_canvas_set_colour (self, how->colour);
  pango_cairo_show_layout (self->cr, self->layout);
  cairo_restore (self->cr);
  cairo_new_path (self->cr);
}

/* --- marks --- */

static MstMarkPlace *
get_place (MstCanvas *self, guint mark)
{
  g_assert (mark < self->places->len);
  return &g_array_index (self->places, MstMarkPlace, mark);
}

void
mst_canvas_mark_box (MstCanvas *self, guint mark, const MstBox *box)
{
  MstMarkPlace *place = get_place (self, mark);

  place->shape = MST_PLACE_RECTANGLE;
  place->x = (float) box->x;
  place->y = (float) box->y;
  place->width = (float) box->width;
  place->height = (float) box->height;
}

void
mst_canvas_mark_point (MstCanvas *self, guint mark, double x, double y, double radius)
{
  const MstBox box = { x - radius, y - radius, 2 * radius, 2 * radius };

  mst_canvas_mark_box (self, mark, &box);
  get_place (self, mark)->shape = MST_PLACE_POINT;
}

void
mst_canvas_mark_ring (MstCanvas *self, guint mark, double x, double y, double inner, double outer,
                      double from, double until)
{
  MstMarkPlace *place;

  mst_canvas_mark_point (self, mark, x, y, outer);
  place = get_place (self, mark);
  place->shape = MST_PLACE_RING;
  place->inner = (float) inner;
  place->outer = (float) outer;
  place->from = (float) from;
  place->until = (float) until;
}
