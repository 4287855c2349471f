/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader leaps to: the bookmarks, headings and groups of documents. */

#include "config.h"

#include "mst-pages-outline.h"

#include "mst-pages-private.h"

static void
clear_entry (gpointer data)
{
  g_free (((MstOutlineEntry *) data)->text);
}

GArray *
mst_outline_new (void)
{
  GArray *outline = g_array_new (FALSE, FALSE, sizeof (MstOutlineEntry));

  g_array_set_clear_func (outline, clear_entry);
  return outline;
}

void
mst_outline_add (GArray *outline, guint level, const char *text, guint page, double y)
{
  MstOutlineEntry entry = { level, g_strdup (text), page, y };

  g_array_append_val (outline, entry);
}

static void
add_group (GArray *outline, const MstPaperTable *table, guint row, guint level, guint page,
           double y)
{
  const MstPaperText *text = mst_paper_cells_get (table->cells, row, table->style.group_column - 1);
  g_autofree char *name =
    text != NULL ? g_strndup (text->text, text->length) : g_strdup (MST_PAPER_EMPTY);

  mst_outline_add (outline, level, name, page, y);
}

/* @y: of the table's part on the page */
static void
add_table (GArray *outline, const MstPaperTable *table, const MstPaperPart *part, guint page,
           double y)
{
  guint n_rows = mst_paper_cells_get_n_rows (table->cells);
  guint level = table->style.heading != NULL ? 1 : 0;

  if (part->slice > 0)
    return;
  if (part->is_first && table->style.heading != NULL)
    mst_outline_add (outline, 0, table->style.heading, page, y);
  for (guint row = part->first_row; row <= part->end_row && row < n_rows; row++)
    {
      gboolean goes_on = row == part->first_row && part->first_line > 0;
      gboolean is_below = row == part->end_row && part->end_line == 0;

      if (mst_paper_table_begins_group (table, row) && !goes_on && !is_below)
        add_group (outline, table, row, level, page,
                   y + mst_paper_table_get_row_top (table, part, row));
    }
}

static void
add_page (MstPages *self, guint page, GArray *outline)
{
  guint n_items;
  const MstPageItem *items = mst_pages_get_items (self, page, &n_items);

  for (guint i = 0; i < n_items; i++)
    {
      const MstBlock *block = &g_array_index (self->document->blocks, MstBlock, items[i].block);
      double y = self->paper.top + items[i].y;

      if (block->bookmark != NULL && items[i].first_line == 0)
        mst_outline_add (outline, 0, block->bookmark, page, y);
      else if (block->kind == MST_BLOCK_HEADING && items[i].first_line == 0)
        mst_outline_add (outline, 0, block->text, page, y);
      else if (block->kind == MST_BLOCK_TABLE)
        add_table (outline, g_array_index (self->layouts, MstBlockLayout, items[i].block).table,
                   &items[i].part, page, y);
    }
}

GArray *
mst_pages_list_outline (MstPages *self)
{
  GArray *outline = mst_outline_new ();

  g_return_val_if_fail (MST_IS_PAGES (self), outline);

  for (guint page = 0; page < self->pages->len; page++)
    add_page (self, page, outline);
  return outline;
}
