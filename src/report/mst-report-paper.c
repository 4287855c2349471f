/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts what a report says on paper. */
#include "config.h"

#include "mst-report-private.h"
#include "mst-table-private.h"

#include "mst-text.h"

/* Charts are drawn in units of 1/96 inch: at this many of them to a line their text is legible on paper. */
#define PIXELS_A_POINT (96.0 / 72.0)
#define FULL_CHART_HEIGHT MST_MILLIMETRES (85)
#define HALF_CHART_HEIGHT MST_MILLIMETRES (58)
#define CHART_GAP 8.0
/* 六号 on paper, which is the smallest that is read without effort. */
#define SMALL_CHART_FONT 10.0

/* Of the text of a letter, in points: the largest at which it keeps to one page, 四号 to 五号; what is
 * longer is set in the largest. */
static const double letter_sizes[] = { 14, 13, 12, 11, 10.5 };
/* A table of a letter that has more rows stands in two halves beside each other. */
#define MOST_LETTER_ROWS 12

/* With more rows no page is tried to be kept to. */
#define MOST_FITTED_ROWS 60

/** Fit: how tables and charts are set. @size: of tables at most, in points; 0: the usual one. @scale: of the
 *  charts' heights */
typedef struct
{
  MstOrientation orientation;
  double size;
  double scale;
} Fit;

/* What is tried, as it becomes smaller, so that a table with charts keeps to one page. */
static const Fit fits_of_page[] = {
  { MST_ORIENTATION_AUTOMATIC, 0, 1 },  { MST_ORIENTATION_AUTOMATIC, 0, 0.85 },
  { MST_ORIENTATION_PORTRAIT, 0, 1 },   { MST_ORIENTATION_PORTRAIT, 0, 0.85 },
  { MST_ORIENTATION_PORTRAIT, 9, 0.8 }, { MST_ORIENTATION_PORTRAIT, 8, 0.75 },
  { MST_ORIENTATION_PORTRAIT, 8, 0.6 }, { MST_ORIENTATION_PORTRAIT, 7.5, 0.6 },
};

/** Drawing: a chart as it is put on paper. */
typedef struct
{
  MstChart *chart;
  MstChartStyle *style;
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  mst_chart_unref (drawing->chart);
  mst_chart_style_free (drawing->style);
  g_free (drawing);
}

static void
draw_cb (cairo_t *cr, double width, double height, gpointer user_data)
{
  Drawing *drawing = user_data;

  cairo_save (cr);
  cairo_scale (cr, 1 / PIXELS_A_POINT, 1 / PIXELS_A_POINT);
  mst_chart_draw (drawing->chart, drawing->style, cr, width * PIXELS_A_POINT,
                  height * PIXELS_A_POINT);
  cairo_restore (cr);
}

static MstPicture
make_picture (MstReportContent *self, MstChart *chart, double font_size)
{
  g_autoptr (MstChartStyle) style =
    mst_chart_style_new (self->options->black_and_white ? MST_CHART_PRINT_BLACK : MST_CHART_PRINT);
  g_autoptr (MstChartStyle) sized = mst_chart_style_with_font (style, NULL, font_size);
  Drawing *drawing = g_new0 (Drawing, 1);

  drawing->chart = mst_chart_ref (chart);
  drawing->style = mst_chart_style_with_transparency (sized);
  return (MstPicture){ NULL, draw_cb, drawing, drawing_free };
}

static double
get_height (const MstReportBlock *block)
{
  if (block->height > 0)
    return block->height;
  return block->half ? HALF_CHART_HEIGHT : FULL_CHART_HEIGHT;
}

/* The chart at @index, with the next one beside it where both are halves; how many were put. */
static guint
add_charts (MstReportContent *self, MstDocument *document, guint index, double scale)
{
  const MstReportBlock *block = mst_report_content_get_block (self, index);
  double font_size = block->half || scale < 1 ? SMALL_CHART_FONT : MST_CHART_FONT_SIZE;
  MstPicture pictures[2];
  guint n = 1;

  pictures[0] = make_picture (self, block->chart, font_size);
  if (block->half && index + 1 < self->blocks->len)
    {
      const MstReportBlock *next = mst_report_content_get_block (self, index + 1);

      if (next->kind == MST_REPORT_CHART && next->half)
        pictures[n++] = make_picture (self, next->chart, font_size);
    }
  mst_document_add_pictures (document, pictures, n, scale * get_height (block));
  return n;
}

static char *
describe_change (const MstReportFigure *figure)
{
  g_autofree char *amount = NULL;

  if (!figure->has_change)
    return NULL;
  if (figure->change == 0)
    return g_strdup ("较上周持平");
  amount =
    mst_text_format_integer ((gint64) (figure->change < 0 ? -figure->change : figure->change));
  return g_strdup_printf ("较上周%s%s", figure->change > 0 ? "＋" : "－", amount);
}

/* "24,651". (transfer full) */
static char *
format_figure (const MstReportFigure *figure)
{
  return figure->digits == 0 ? mst_text_format_integer ((gint64) figure->value)
                             : g_strdup_printf ("%.*f", (int) figure->digits, figure->value);
}

static void
add_figures (MstDocument *document, const GArray *figures)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree MstKeyFigure *keys = g_new0 (MstKeyFigure, figures->len);

  for (guint i = 0; i < figures->len; i++)
    {
      const MstReportFigure *figure = &g_array_index (figures, MstReportFigure, i);

      keys[i] = (MstKeyFigure){ format_figure (figure), figure->unit, figure->label,
                                describe_change (figure) };
      g_ptr_array_add (texts, (char *) keys[i].value);
      g_ptr_array_add (texts, (char *) keys[i].note);
    }
  if (figures->len > 0)
    mst_document_add_figures (document, keys, figures->len);
}

/* One text a cell: the rows and, at last, the totals. */
static GPtrArray *
list_rows (MstTable *table)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *totals = mst_table_get_totals (table, NULL);

  for (guint i = 0; i < table->rows->len; i++)
    g_ptr_array_add (rows, g_ptr_array_ref (g_ptr_array_index (table->rows, i)));
  if (totals != NULL)
    g_ptr_array_add (rows, totals);
  return rows;
}

/* The same table with its second half beside the first. (transfer full) */
static MstTable *
fold_table (MstTable *table)
{
  MstTable *folded = mst_table_new (table->title);
  g_autoptr (GPtrArray) rows = list_rows (table);
  guint n_columns = table->columns->len;
  guint n_rows = (rows->len + 1) / 2;
  g_autofree const char **values = g_new0 (const char *, 2 * n_columns);

  for (guint i = 0; i < 2 * n_columns; i++)
    {
      const MstSheetColumn *column = mst_table_get_column (table, i % n_columns);

      mst_table_add_column (folded, column->heading, column->kind, column->digits);
    }
  for (guint row = 0; row < n_rows; row++)
    {
      for (guint i = 0; i < 2 * n_columns; i++)
        {
          guint index = row + (i < n_columns ? 0 : n_rows);

          values[i] =
            index < rows->len
              ? g_ptr_array_index ((GPtrArray *) g_ptr_array_index (rows, index), i % n_columns)
              : NULL;
        }
      mst_table_add_row (folded, values);
    }
  mst_table_set_unit (folded, table->unit);
  return folded;
}

static void
add_table (MstReportContent *self, MstDocument *document, const MstReportBlock *block, double size)
{
  MstTableStyle style = {
    .group_column = block->table->group_column,
    .size = size,
    .page_totals = !self->letter,
    .heading = block->text,
    .with_maker = !self->letter && !mst_report_content_is_paged (self),
  };

  if (self->letter && block->table->rows->len > MOST_LETTER_ROWS)
    {
      g_autoptr (MstTable) folded = fold_table (block->table);

      mst_document_add_table (document, folded, &style);
    }
  else
    mst_document_add_table (document, block->table, &style);
}

static MstDocument *
begin_document (MstReportContent *self, double size, MstOrientation orientation)
{
  MstPaper paper = self->letter || mst_report_content_is_paged (self)
                     ? mst_paper_for_text (self->options->paper)
                     : mst_paper_for_table (self->options->paper, orientation);
  MstDocument *document = mst_document_new (&paper);

  mst_document_set_author (document, self->office);
  if (self->letter)
    mst_document_set_text_size (document, size);
  if (!mst_report_content_is_paged (self))
    mst_document_add_title (document, self->title);
  if (self->letter)
    {
      g_autofree char *day = mst_table_format_day (self->day);
      g_autofree char *under = g_strdup_printf ("%s　（%s）", self->office, day);

      mst_document_add_subtitle (document, under);
    }
  return document;
}

/* @size: of the text of a letter */
static MstDocument *
create_document (MstReportContent *self, double size, const Fit *fit)
{
  MstDocument *document = begin_document (self, size, fit->orientation);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const MstReportBlock *block = mst_report_content_get_block (self, i);

      switch (block->kind)
        {
        case MST_REPORT_HEADING:
          mst_document_add_heading (document, 1, block->text);
          break;
        case MST_REPORT_PAGE:
          if (i > 0)
            mst_document_add_page_break (document);
          mst_document_add_title (document, block->text);
          mst_document_set_bookmark (document, block->name);
          break;
        case MST_REPORT_ADDRESSEE:
          mst_document_add_addressee (document, block->text);
          break;
        case MST_REPORT_SIGNED:
          mst_document_add_space (document, size);
          mst_document_add_signed_by (document, self->office, self->day);
          break;
        case MST_REPORT_PARAGRAPH:
          mst_document_add_paragraph (document, block->text);
          break;
        case MST_REPORT_FIGURES:
          add_figures (document, block->figures);
          break;
        case MST_REPORT_TABLE:
          add_table (self, document, block, fit->size);
          break;
        case MST_REPORT_CHART:
          if (i > 0)
            mst_document_add_space (document, CHART_GAP);
          i += add_charts (self, document, i, fit->scale) - 1;
          break;
        default:
          g_assert_not_reached ();
        }
    }
  if (!self->letter && !mst_report_content_is_paged (self))
    mst_document_add_signatures (document);
  return document;
}

/* Whether @document keeps to one page. */
static gboolean
fits (MstDocument *document)
{
  g_autoptr (MstPages) pages = mst_pages_new (document, NULL, NULL);

  return pages != NULL && mst_pages_get_n_pages (pages) == 1;
}

/* (transfer full) (nullable): the letter on one page */
static MstDocument *
fit_letter (MstReportContent *self, const Fit *fit)
{
  for (guint i = 0; i < G_N_ELEMENTS (letter_sizes); i++)
    {
      g_autoptr (MstDocument) document = create_document (self, letter_sizes[i], fit);

      if (fits (document))
        return g_steal_pointer (&document);
    }
  return NULL;
}

/* (transfer full) (nullable): tables with their charts on one page, in the orientation asked for */
static MstDocument *
fit_page (MstReportContent *self)
{
  MstOrientation wanted = self->options->orientation;

  for (guint i = 0; i < G_N_ELEMENTS (fits_of_page); i++)
    {
      Fit fit = fits_of_page[i];
      g_autoptr (MstDocument) document = NULL;

      if (wanted != MST_ORIENTATION_AUTOMATIC)
        fit.orientation = wanted;
      document = create_document (self, letter_sizes[0], &fit);
      if (fits (document))
        return g_steal_pointer (&document);
    }
  return NULL;
}

/* Whether there are charts, and few enough rows that they may find room beside them. */
static gboolean
may_fit (MstReportContent *self)
{
  guint n_rows = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      MstTable *table = mst_report_content_get_block (self, i)->table;

      if (table != NULL && mst_report_content_is_streamed (table))
        return FALSE;
      n_rows += table != NULL ? table->rows->len : 0;
    }
  return mst_report_content_get_chart (self) != NULL && n_rows <= MOST_FITTED_ROWS;
}

MstDocument *
mst_report_content_create_document (MstReportContent *self)
{
  Fit usual = fits_of_page[0];
  MstDocument *document;

  g_return_val_if_fail (MST_IS_REPORT_CONTENT (self), NULL);

  usual.orientation = self->options->orientation;
  document = self->letter ? fit_letter (self, &usual) : may_fit (self) ? fit_page (self) : NULL;
  return document != NULL ? document : create_document (self, letter_sizes[0], &usual);
}
