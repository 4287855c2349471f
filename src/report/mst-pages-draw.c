/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws pages: each block in its place, the page's number below. */

#include "config.h"

#include "mst-pages-private.h"

#include "mst-table-private.h"

#include <string.h>

#define PAGE_NUMBER "第 %u 页 共 %u 页"
#define PAGE_NUMBER_SIZE 10.5
/* From the text to the number below it, as GB/T 9704 has it. */
#define PAGE_NUMBER_DISTANCE MST_MILLIMETRES (7)

#define FIGURE_SIZE 26.0
#define FIGURE_UNIT_SIZE 10.5
#define FIGURE_UNIT_GAP 2.0
#define FIGURE_LABEL_SIZE 10.5
#define FIGURE_NOTE_SIZE 9.0
#define FIGURE_PADDING 9.0
#define THIN_RULE 0.4

static const char *const signatures[] = { "填表人：", "审核人：", "日期：" };

static double
measure (MstPages *self, MstFontRole role, double size, const char *text)
{
  return mst_typesetter_measure (self->typesetter, role, text, strlen (text)) * size;
}

/* One line around @centre, smaller where it would be wider than @width. */
static void
draw_centred (MstPages *self, cairo_t *cr, MstFontRole role, double size, double centre,
              double baseline, double width, const char *text)
{
  double natural = measure (self, role, size, text);

  if (natural > width)
    {
      size *= width / natural;
      natural = width;
    }
  mst_typesetter_show (self->typesetter, cr, role, size, centre - natural / 2, baseline, 0, text,
                       strlen (text));
}

/* How much to put between characters so that the line ends at the edge; 0 where it would gape. */
static double
get_stretch (const char *text, const MstTextLine *line, double room, double size)
{
  glong n_gaps = g_utf8_strlen (text + line->start, (gssize) line->length) - 1;
  double stretch;

  if (line->ends_paragraph || n_gaps < 1)
    return 0;
  stretch = (room - line->width * size) / (double) n_gaps;
  return stretch > 0 && stretch < size / 3 ? stretch : 0;
}

static void
draw_text (MstPages *self, const MstPageItem *item, cairo_t *cr, double width)
{
  const MstBlock *block = &g_array_index (self->document->blocks, MstBlock, item->block);
  const MstBlockLayout *set = &g_array_index (self->layouts, MstBlockLayout, item->block);
  const MstTextStyle *style = &set->style;

  for (guint i = 0; i < item->n_lines; i++)
    {
      guint index = item->first_line + i;
      const MstTextLine *line = &g_array_index (set->lines, MstTextLine, index);
      gboolean begins =
        index == 0 || g_array_index (set->lines, MstTextLine, index - 1).ends_paragraph;
      /* The line's width has the indent in it. */
      double x = begins ? style->indent * style->size : 0;
      double stretch = style->justified ? get_stretch (block->text, line, width, style->size) : 0;

      if (style->centred)
        x = (width - line->width * style->size) / 2;
      mst_typesetter_show (self->typesetter, cr, style->role, style->size, x,
                           item->y + i * style->pitch + (style->pitch - style->size) / 2
                             + MST_TYPE_ASCENT * style->size,
                           stretch, block->text + line->start, line->length);
    }
}

double
mst_pages_get_figures_height (const MstBlock *block)
{
  double height = 2 * FIGURE_PADDING + 1.15 * FIGURE_SIZE + 1.5 * FIGURE_LABEL_SIZE;

  for (guint i = 0; i < block->figures->len; i++)
    {
      if (g_array_index (block->figures, MstKeyFigure, i).note != NULL)
        return height + 1.5 * FIGURE_NOTE_SIZE;
    }
  return height;
}

/* The number large and its unit small behind it, without the gap between them. */
static double
measure_value (MstPages *self, const MstKeyFigure *figure, double ratio)
{
  double width = measure (self, MST_FONT_TITLE, ratio * FIGURE_SIZE, figure->value);

  if (figure->unit != NULL)
    width += measure (self, MST_FONT_BODY, ratio * FIGURE_UNIT_SIZE, figure->unit);
  return width;
}

/* How much smaller all the values of a block are, so that the widest finds room: figures beside each other
 * are of one size. */
static double
choose_ratio (MstPages *self, const MstBlock *block, double width)
{
  double ratio = 1;

  for (guint i = 0; i < block->figures->len; i++)
    {
      const MstKeyFigure *figure = &g_array_index (block->figures, MstKeyFigure, i);

      ratio = MIN (ratio, (width - FIGURE_UNIT_GAP) / measure_value (self, figure, 1));
    }
  return ratio;
}

static void
draw_value (MstPages *self, cairo_t *cr, const MstKeyFigure *figure, double centre, double baseline,
            double ratio)
{
  double gap = figure->unit != NULL ? FIGURE_UNIT_GAP : 0;
  double x = centre - (measure_value (self, figure, ratio) + gap) / 2;

  mst_typesetter_show (self->typesetter, cr, MST_FONT_TITLE, ratio * FIGURE_SIZE, x, baseline, 0,
                       figure->value, strlen (figure->value));
  if (figure->unit == NULL)
    return;
  x += measure (self, MST_FONT_TITLE, ratio * FIGURE_SIZE, figure->value) + gap;
  mst_typesetter_show (self->typesetter, cr, MST_FONT_BODY, ratio * FIGURE_UNIT_SIZE, x, baseline,
                       0, figure->unit, strlen (figure->unit));
}

static void
draw_figures (MstPages *self, const MstPageItem *item, cairo_t *cr, double width)
{
  const MstBlock *block = &g_array_index (self->document->blocks, MstBlock, item->block);
  /* As many in each row as there can be alike. */
  guint beside = (block->figures->len + item->n_lines - 1) / item->n_lines;
  guint first = item->first_line * beside;
  guint n_here = MIN (beside, block->figures->len - MIN (first, block->figures->len));
  double room = width / beside;
  double ratio = choose_ratio (self, block, room - 8);

  for (guint i = 0; i < n_here; i++)
    {
      const MstKeyFigure *figure = &g_array_index (block->figures, MstKeyFigure, first + i);
      double centre = (i + 0.5) * room;
      double y = item->y + FIGURE_PADDING + 0.95 * FIGURE_SIZE;

      draw_value (self, cr, figure, centre, y, ratio);
      y += 0.2 * FIGURE_SIZE + 1.25 * FIGURE_LABEL_SIZE;
      draw_centred (self, cr, MST_FONT_BODY, FIGURE_LABEL_SIZE, centre, y, room - 8, figure->label);
      if (figure->note != NULL)
        draw_centred (self, cr, MST_FONT_KAI, FIGURE_NOTE_SIZE, centre, y + 1.5 * FIGURE_NOTE_SIZE,
                      room - 8, figure->note);
      if (i > 0)
        {
          cairo_move_to (cr, i * room, item->y + FIGURE_PADDING);
          cairo_rel_line_to (cr, 0, item->height - 2 * FIGURE_PADDING);
        }
    }
  cairo_move_to (cr, 0, item->y);
  cairo_rel_line_to (cr, width, 0);
  cairo_move_to (cr, 0, item->y + item->height);
  cairo_rel_line_to (cr, width, 0);
  cairo_set_line_width (cr, THIN_RULE);
  cairo_stroke (cr);
}

static void
draw_pictures (MstPages *self, const MstPageItem *item, cairo_t *cr, double width)
{
  const MstBlock *block = &g_array_index (self->document->blocks, MstBlock, item->block);
  double gap = block->pictures->len > 1 ? 12 : 0;
  double room = (width - gap * (block->pictures->len - 1)) / block->pictures->len;
  double height = item->height - mst_pages_get_caption_height (block);

  mst_typesetter_flush (self->typesetter, cr);
  for (guint i = 0; i < block->pictures->len; i++)
    {
      const MstPicture *picture = &g_array_index (block->pictures, MstPicture, i);
      double x = i * (room + gap);

      cairo_save (cr);
      cairo_translate (cr, x, item->y);
      cairo_rectangle (cr, 0, 0, room, height);
      cairo_clip (cr);
      picture->draw (cr, room, height, picture->user_data);
      cairo_restore (cr);
      cairo_new_path (cr);
      if (picture->caption != NULL)
        draw_centred (self, cr, MST_FONT_HEAVY, MST_CAPTION_SIZE, x + room / 2,
                      item->y + height + 1.3 * MST_CAPTION_SIZE, room, picture->caption);
    }
}

static void
draw_signatures (MstPages *self, const MstPageItem *item, cairo_t *cr, double width)
{
  static const double places[] = { 0, 0.4, 0.75 };

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    mst_typesetter_show (self->typesetter, cr, MST_FONT_TABLE, MST_SIGNATURES_SIZE,
                         places[i] * width, item->y + MST_SIGNATURES_HEIGHT - 6, 0, signatures[i],
                         strlen (signatures[i]));
}

/* The day four characters from the right, the office around its middle, as under a letter. */
static void
draw_signed_by (MstPages *self, const MstPageItem *item, cairo_t *cr, double width)
{
  const MstBlock *block = &g_array_index (self->document->blocks, MstBlock, item->block);
  double size = self->document->text_size;
  g_autofree char *day = mst_table_format_day (block->day);
  double day_width = day != NULL ? measure (self, MST_FONT_BODY, size, day) : 0;
  double office_width = MIN (measure (self, MST_FONT_BODY, size, block->text), width);
  double centre = width - 4 * size - day_width / 2;

  centre = MIN (centre, width - office_width / 2);
  draw_centred (self, cr, MST_FONT_BODY, size, centre, item->y + 1.7 * size, width, block->text);
  if (day != NULL)
    draw_centred (self, cr, MST_FONT_BODY, size, centre, item->y + 3.5 * size, width, day);
}

/* With the origin at the corner of the area inside the margins. */
static void
draw_item (MstPages *self, const MstPageItem *item, cairo_t *cr, double width)
{
  const MstBlock *block = &g_array_index (self->document->blocks, MstBlock, item->block);

  switch (block->kind)
    {
    case MST_BLOCK_FIGURES:
      draw_figures (self, item, cr, width);
      break;
    case MST_BLOCK_TABLE:
      mst_paper_table_draw (g_array_index (self->layouts, MstBlockLayout, item->block).table,
                            &item->part, self->typesetter, cr, 0, item->y);
      break;
    case MST_BLOCK_PICTURES:
      draw_pictures (self, item, cr, width);
      break;
    case MST_BLOCK_SIGNATURES:
      draw_signatures (self, item, cr, width);
      break;
    case MST_BLOCK_SIGNED_BY:
      draw_signed_by (self, item, cr, width);
      break;
    default:
      draw_text (self, item, cr, width);
      break;
    }
}

void
mst_pages_draw (MstPages *self, guint page, cairo_t *cr)
{
  g_autofree char *number = NULL;
  const MstPageItem *items;
  guint n_items;
  double width, height;

  g_return_if_fail (MST_IS_PAGES (self));
  g_return_if_fail (page < self->pages->len);
  g_return_if_fail (cr != NULL);

  mst_paper_get_area (&self->paper, &width, &height);
  items = mst_pages_get_items (self, page, &n_items);
  cairo_save (cr);
  cairo_translate (cr, self->paper.left, self->paper.top);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < n_items; i++)
    draw_item (self, &items[i], cr, width);

  number = g_strdup_printf (PAGE_NUMBER, self->n_before + page + 1,
                            self->n_in_all > 0 ? self->n_in_all : self->pages->len);
  draw_centred (self, cr, MST_FONT_TABLE, PAGE_NUMBER_SIZE, width / 2,
                height + MIN (PAGE_NUMBER_DISTANCE, self->paper.bottom / 2), width, number);
  mst_typesetter_flush (self->typesetter, cr);
  cairo_restore (cr);
}
