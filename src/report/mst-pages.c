/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays a document out: what of which block stands where on which page. */

#include "config.h"

#include "mst-pages-private.h"

#include <string.h>

/* Above and below pictures. */
#define PICTURES_GAP 6.0

/* The sizes a title may shrink to before it goes on several lines: 二号, 小二, 三号. */
static const double title_sizes[] = { 22, 18, 16 };

G_DEFINE_FINAL_TYPE (MstPages, mst_pages, G_TYPE_OBJECT)

/** Layout: a document while it is being laid out. */
typedef struct
{
  MstPages *pages;
  double width, height; /* of the area */
  double y;             /* the next free place */
  gboolean at_top;
} Layout;

static void
clear_layout (gpointer data)
{
  MstBlockLayout *layout = data;

  g_clear_pointer (&layout->lines, g_array_unref);
  g_clear_pointer (&layout->table, mst_paper_table_free);
}

static void
mst_pages_finalize (GObject *object)
{
  MstPages *self = MST_PAGES (object);

  g_array_unref (self->pages);
  g_array_unref (self->items);
  g_array_unref (self->layouts);
  g_clear_pointer (&self->typesetter, mst_typesetter_free);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (mst_pages_parent_class)->finalize (object);
}

static void
mst_pages_class_init (MstPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mst_pages_finalize;
}

static void
mst_pages_init (MstPages *self)
{
  self->typesetter = mst_typesetter_new ();
  self->layouts = g_array_new (FALSE, TRUE, sizeof (MstBlockLayout));
  g_array_set_clear_func (self->layouts, clear_layout);
  self->items = g_array_new (FALSE, TRUE, sizeof (MstPageItem));
  self->pages = g_array_new (FALSE, TRUE, sizeof (guint));
}

static const MstBlock *
get_block (MstPages *self, guint index)
{
  return &g_array_index (self->document->blocks, MstBlock, index);
}

static MstBlockLayout *
get_layout (MstPages *self, guint index)
{
  return &g_array_index (self->layouts, MstBlockLayout, index);
}

static void
begin_page (Layout *layout)
{
  g_array_append_val (layout->pages->pages, layout->pages->items->len);
  layout->y = 0;
  layout->at_top = TRUE;
}

static MstPageItem *
place (Layout *layout, guint block, double height)
{
  MstPageItem item = { .block = block, .y = layout->y, .height = height };

  g_array_append_val (layout->pages->items, item);
  layout->y += height;
  layout->at_top = FALSE;
  return &g_array_index (layout->pages->items, MstPageItem, layout->pages->items->len - 1);
}

/* A page of its own for what doesn't fit below. */
static void
make_room (Layout *layout, double height)
{
  if (!layout->at_top && layout->y + height > layout->height + 1e-6)
    begin_page (layout);
}

/* Titles shrink to one line where that is enough. */
static void
break_text (Layout *layout, guint index)
{
  MstPages *self = layout->pages;
  const MstBlock *block = get_block (self, index);
  MstBlockLayout *set = get_layout (self, index);
  gsize length = strlen (block->text);

  set->style = mst_block_get_text_style (block, self->document->text_size);
  set->lines = g_array_new (FALSE, FALSE, sizeof (MstTextLine));
  if (block->kind == MST_BLOCK_TITLE)
    {
      double natural =
        mst_typesetter_measure (self->typesetter, set->style.role, block->text, length);

      for (guint i = 0; i < G_N_ELEMENTS (title_sizes); i++)
        {
          double ratio = title_sizes[i] / set->style.size;

          set->style.size *= ratio;
          set->style.pitch *= ratio;
          if (natural * set->style.size <= layout->width)
            break;
        }
    }
  mst_typesetter_break (self->typesetter, set->style.role, block->text, length,
                        layout->width / set->style.size, set->style.indent, set->lines);
}

/* Two rows; a third of a table that would stand whole on a page of its own. */
static double
get_least_table_height (Layout *layout, const MstPaperTable *table)
{
  double head = mst_paper_table_get_head_height (table, TRUE);
  MstPaperPart whole;

  if (mst_paper_table_take (table, NULL, layout->height, layout->height, &whole) && whole.is_last)
    return MAX (head + mst_paper_table_get_height_of_lines (table, 1), whole.height / 3);
  return head + 2 * mst_paper_table_get_height_of_lines (table, 1);
}

/* How much of the block has to stand under a heading. */
static double
get_least_height (Layout *layout, guint index)
{
  MstPages *self = layout->pages;
  const MstBlock *block;
  const MstBlockLayout *set;

  if (index >= self->document->blocks->len)
    return 0;
  block = get_block (self, index);
  set = get_layout (self, index);
  switch (block->kind)
    {
    case MST_BLOCK_HEADING:
      return set->lines->len * set->style.pitch + get_least_height (layout, index + 1);
    case MST_BLOCK_PARAGRAPH:
      return MIN (set->lines->len, 2) * set->style.pitch;
    case MST_BLOCK_TABLE:
      return get_least_table_height (layout, set->table);
    case MST_BLOCK_FIGURES:
      return mst_pages_get_figures_height (block);
    case MST_BLOCK_PICTURES:
      return block->height + PICTURES_GAP;
    default:
      return 0;
    }
}

static void
lay_out_text (Layout *layout, guint index)
{
  const MstBlock *block = get_block (layout->pages, index);
  const MstBlockLayout *set = get_layout (layout->pages, index);
  double pitch = set->style.pitch;
  guint n_lines = set->lines->len;
  guint line = 0;

  if (block->kind != MST_BLOCK_PARAGRAPH)
    make_room (layout,
               MIN (n_lines * pitch + get_least_height (layout, index + 1), layout->height));
  while (line < n_lines)
    {
      double left = layout->height - layout->y;
      guint n_fitting = left > 0 ? (guint) (left / pitch + 1e-6) : 0;
      MstPageItem *item;

      /* No line of a paragraph stands alone at the end of a page or the top of the next. */
      n_fitting = MIN (n_fitting, n_lines - line);
      if (n_fitting > 2 && n_lines - line - n_fitting == 1)
        n_fitting--;
      if (n_fitting == 1 && n_lines - line > 1 && line == 0 && !layout->at_top)
        n_fitting = 0;
      if (n_fitting == 0 && !layout->at_top)
        {
          begin_page (layout);
          continue;
        }
      n_fitting = MAX (n_fitting, 1);
      item = place (layout, index, n_fitting * pitch);
      item->first_line = line;
      item->n_lines = n_fitting;
      line += n_fitting;
      if (line < n_lines)
        begin_page (layout);
    }
  layout->y += set->style.after;
}

static void
lay_out_figures (Layout *layout, guint index)
{
  const MstBlock *block = get_block (layout->pages, index);
  double height = mst_pages_get_figures_height (block);
  guint n_rows = (block->figures->len + MST_FIGURES_BESIDE - 1) / MST_FIGURES_BESIDE;

  for (guint row = 0; row < n_rows; row++)
    {
      MstPageItem *item;

      make_room (layout, height);
      item = place (layout, index, height);
      item->first_line = row;
      item->n_lines = n_rows;
    }
  layout->y += layout->pages->document->text_size * 0.5;
}

double
mst_pages_get_caption_height (const MstBlock *block)
{
  for (guint i = 0; i < block->pictures->len; i++)
    if (g_array_index (block->pictures, MstPicture, i).caption != NULL)
      return 1.8 * MST_CAPTION_SIZE;
  return 0;
}

static void
lay_out_pictures (Layout *layout, guint index)
{
  const MstBlock *block = get_block (layout->pages, index);
  double height = MIN (block->height + mst_pages_get_caption_height (block), layout->height);

  make_room (layout, height + PICTURES_GAP);
  if (!layout->at_top)
    layout->y += PICTURES_GAP;
  place (layout, index, height);
  layout->y += PICTURES_GAP;
}

/* What stands under the table's last row and shouldn't stand alone. */
static double
get_tail_height (Layout *layout, guint index)
{
  MstPages *self = layout->pages;

  if (index + 1 < self->document->blocks->len
      && get_block (self, index + 1)->kind == MST_BLOCK_SIGNATURES)
    return MST_SIGNATURES_HEIGHT;
  return 0;
}

static void
lay_out_table (Layout *layout, guint index)
{
  const MstPaperTable *table = get_layout (layout->pages, index)->table;
  double tail = get_tail_height (layout, index);
  MstPaperPart part = { 0 };
  MstPaperPart before;
  gboolean begun = FALSE;

  make_room (layout, get_least_table_height (layout, table));
  while (!part.is_last)
    {
      double left = layout->height - layout->y;

      if (!mst_paper_table_take (table, begun ? &before : NULL, left, layout->height, &part))
        {
          if (layout->at_top)
            g_error ("A row of a table fits on no page.");
          begin_page (layout);
          continue;
        }
      /* The last rows go with the signatures. */
      if (part.is_last && part.height + tail > left)
        {
          MstPaperPart shorter;

          if (mst_paper_table_take (table, begun ? &before : NULL, part.height - 1, layout->height,
                                    &shorter)
              && !shorter.is_last && shorter.end_row > shorter.first_row)
            part = shorter;
        }
      for (guint slice = 0; slice < table->slices->len; slice++)
        {
          if (slice > 0)
            begin_page (layout);
          part.slice = slice;
          place (layout, index, part.height)->part = part;
        }
      before = part;
      begun = TRUE;
      if (!part.is_last)
        begin_page (layout);
    }
}

static void
lay_out_block (Layout *layout, guint index)
{
  const MstBlock *block = get_block (layout->pages, index);

  switch (block->kind)
    {
    case MST_BLOCK_TITLE:
    case MST_BLOCK_SUBTITLE:
    case MST_BLOCK_HEADING:
    case MST_BLOCK_ADDRESSEE:
    case MST_BLOCK_PARAGRAPH:
      lay_out_text (layout, index);
      break;
    case MST_BLOCK_SPACE:
      if (!layout->at_top)
        layout->y += block->height;
      break;
    case MST_BLOCK_PAGE_BREAK:
      if (!layout->at_top)
        begin_page (layout);
      break;
    case MST_BLOCK_FIGURES:
      lay_out_figures (layout, index);
      break;
    case MST_BLOCK_TABLE:
      lay_out_table (layout, index);
      break;
    case MST_BLOCK_PICTURES:
      lay_out_pictures (layout, index);
      break;
    case MST_BLOCK_SIGNATURES:
      make_room (layout, MST_SIGNATURES_HEIGHT);
      place (layout, index, MST_SIGNATURES_HEIGHT);
      break;
    case MST_BLOCK_SIGNED_BY:
      make_room (layout, 4 * layout->pages->document->text_size);
      place (layout, index, 4 * layout->pages->document->text_size);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
read_tables (MstPages *self, MstProgress *progress, GError **error)
{
  for (guint i = 0; i < self->document->blocks->len; i++)
    {
      const MstBlock *block = get_block (self, i);

      if (block->kind != MST_BLOCK_TABLE)
        continue;
      get_layout (self, i)->table =
        mst_paper_table_new (block->table, &block->style, self->typesetter, progress, error);
      if (get_layout (self, i)->table == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Across only where the upright sheet would make a table small or split it, and across helps. */
static gboolean
wants_landscape (MstPages *self)
{
  MstPaper upright = self->paper;
  MstPaper across = self->paper;
  double upright_width, across_width, height;

  upright.orientation = MST_ORIENTATION_PORTRAIT;
  across.orientation = MST_ORIENTATION_LANDSCAPE;
  mst_paper_get_area (&upright, &upright_width, &height);
  mst_paper_get_area (&across, &across_width, &height);
  for (guint i = 0; i < self->layouts->len; i++)
    {
      const MstPaperTable *table = get_layout (self, i)->table;

      if (table != NULL && mst_paper_table_get_ample_size (table, upright_width) < 9
          && !(mst_paper_table_get_snug_size (table, upright_width) > 9
               && mst_paper_table_get_ample_size (table, across_width) <= 0))
        return TRUE;
    }
  return FALSE;
}

MstPages *
mst_pages_new (MstDocument *document, MstProgress *progress, GError **error)
{
  g_autoptr (MstPages) self = NULL;
  Layout layout = { 0 };

  g_return_val_if_fail (MST_IS_DOCUMENT (document), NULL);

  self = g_object_new (MST_TYPE_PAGES, NULL);
  self->document = g_object_ref (document);
  self->paper = document->paper;
  g_array_set_size (self->layouts, document->blocks->len);
  if (!read_tables (self, progress, error))
    return NULL;
  if (self->paper.orientation == MST_ORIENTATION_AUTOMATIC)
    self->paper.orientation =
      wants_landscape (self) ? MST_ORIENTATION_LANDSCAPE : MST_ORIENTATION_PORTRAIT;

  layout.pages = self;
  mst_paper_get_area (&self->paper, &layout.width, &layout.height);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      if (mst_block_is_text (get_block (self, i)))
        break_text (&layout, i);
      else if (get_layout (self, i)->table != NULL)
        mst_paper_table_set_width (get_layout (self, i)->table, layout.width, self->typesetter);
    }
  begin_page (&layout);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      if (mst_progress_is_cancelled (progress, error))
        return NULL;
      lay_out_block (&layout, i);
    }
  return g_steal_pointer (&self);
}

guint
mst_pages_get_n_pages (MstPages *self)
{
  g_return_val_if_fail (MST_IS_PAGES (self), 0);
  return self->pages->len;
}

const MstPaper *
mst_pages_get_paper (MstPages *self)
{
  g_return_val_if_fail (MST_IS_PAGES (self), NULL);
  return &self->paper;
}

const MstPageItem *
mst_pages_get_items (MstPages *self, guint page, guint *n_items)
{
  guint first = g_array_index (self->pages, guint, page);
  guint end =
    page + 1 < self->pages->len ? g_array_index (self->pages, guint, page + 1) : self->items->len;

  *n_items = end - first;
  return *n_items > 0 ? &g_array_index (self->items, MstPageItem, first) : NULL;
}
