/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report says, block under block. */
#include "config.h"

#include "mst-report-private.h"
#include "mst-table-private.h"

G_DEFINE_FINAL_TYPE (MstReportContent, mst_report_content, G_TYPE_OBJECT)

static void
clear_figure (gpointer data)
{
  MstReportFigure *figure = data;

  g_free (figure->name);
  g_free (figure->label);
  g_free (figure->unit);
  g_free (figure->key);
}

GArray *
mst_report_figures_new (void)
{
  GArray *figures = g_array_new (FALSE, TRUE, sizeof (MstReportFigure));

  g_array_set_clear_func (figures, clear_figure);
  return figures;
}

static void
clear_block (gpointer data)
{
  MstReportBlock *block = data;

  g_free (block->text);
  g_free (block->name);
  g_clear_pointer (&block->figures, g_array_unref);
  g_clear_object (&block->table);
  g_clear_pointer (&block->chart, mst_chart_unref);
}

static void
let_go (MstReportContent *self)
{
  if (self->holds)
    mst_store_release (self->store);
  self->holds = FALSE;
}

static void
mst_report_content_finalize (GObject *object)
{
  MstReportContent *self = MST_REPORT_CONTENT (object);

  let_go (self);
  g_array_unref (self->blocks);
  g_clear_object (&self->store);
  mst_report_options_free (self->options);
  g_free (self->title);
  g_free (self->office);

  G_OBJECT_CLASS (mst_report_content_parent_class)->finalize (object);
}

static void
mst_report_content_class_init (MstReportContentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mst_report_content_finalize;
}

static void
mst_report_content_init (MstReportContent *self)
{
  self->blocks = g_array_new (FALSE, TRUE, sizeof (MstReportBlock));
  g_array_set_clear_func (self->blocks, clear_block);
}

MstReportContent *
mst_report_content_new (MstStore *store, const MstReportOptions *options, GError **error)
{
  g_autoptr (MstReportContent) self = g_object_new (MST_TYPE_REPORT_CONTENT, NULL);

  self->store = g_object_ref (store);
  self->options = mst_report_options_copy (options);
  self->day = mst_report_options_get_day (options);
  self->holds = mst_store_hold (store, error);
  return self->holds ? g_steal_pointer (&self) : NULL;
}

gboolean
mst_report_content_is_streamed (const MstTable *table)
{
  return table->source != NULL || table->stream != NULL;
}

void
mst_report_content_finish (MstReportContent *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const MstReportBlock *block = mst_report_content_get_block (self, i);

      if (block->table != NULL && mst_report_content_is_streamed (block->table))
        return;
    }
  let_go (self);
}

gboolean
mst_report_content_is_paged (MstReportContent *self)
{
  g_return_val_if_fail (MST_IS_REPORT_CONTENT (self), FALSE);

  return self->blocks->len > 0 && mst_report_content_get_block (self, 0)->kind == MST_REPORT_PAGE;
}

guint
mst_report_content_find_page_end (MstReportContent *self, guint first)
{
  guint end = first + 1;

  while (end < self->blocks->len
         && mst_report_content_get_block (self, end)->kind != MST_REPORT_PAGE)
    end++;
  return end;
}

static MstReportBlock
copy_block (const MstReportBlock *block)
{
  MstReportBlock copy = *block;

  copy.text = g_strdup (block->text);
  copy.name = g_strdup (block->name);
  if (copy.figures != NULL)
    g_array_ref (copy.figures);
  if (copy.table != NULL)
    g_object_ref (copy.table);
  if (copy.chart != NULL)
    mst_chart_ref (copy.chart);
  return copy;
}

GPtrArray *
mst_report_content_list_pages (MstReportContent *self)
{
  GPtrArray *pages;
  guint first = 0;

  g_return_val_if_fail (mst_report_content_is_paged (self), NULL);

  pages = g_ptr_array_new_with_free_func (g_object_unref);
  while (first < self->blocks->len)
    {
      MstReportContent *page = g_object_new (MST_TYPE_REPORT_CONTENT, NULL);
      const MstReportBlock *begin = mst_report_content_get_block (self, first);
      guint end = mst_report_content_find_page_end (self, first);

      page->store = g_object_ref (self->store);
      page->options = mst_report_options_copy (self->options);
      page->title = g_strdup_printf ("%s（%s）", begin->text, begin->name);
      page->office = g_strdup (self->office);
      page->day = self->day;
      page->letter = self->letter;
      for (; first < end; first++)
        {
          MstReportBlock block = copy_block (mst_report_content_get_block (self, first));

          g_array_append_val (page->blocks, block);
        }
      g_ptr_array_add (pages, page);
    }
  return pages;
}

const char *
mst_report_content_get_page_name (MstReportContent *self)
{
  return mst_report_content_is_paged (self) ? mst_report_content_get_block (self, 0)->name : NULL;
}

gboolean
mst_report_block_has_words (const MstReportBlock *block)
{
  return block->kind == MST_REPORT_HEADING || block->kind == MST_REPORT_ADDRESSEE
         || block->kind == MST_REPORT_PARAGRAPH;
}

/* --- reading it --- */

const char *
mst_report_content_get_title (MstReportContent *self)
{
  g_return_val_if_fail (MST_IS_REPORT_CONTENT (self), NULL);
  return self->title;
}

const char *
mst_report_content_get_office (MstReportContent *self)
{
  g_return_val_if_fail (MST_IS_REPORT_CONTENT (self), NULL);
  return self->office;
}

MstDate
mst_report_content_get_day (MstReportContent *self)
{
  g_return_val_if_fail (MST_IS_REPORT_CONTENT (self), (MstDate){ 0 });
  return self->day;
}

guint
mst_report_content_get_n_blocks (MstReportContent *self)
{
  g_return_val_if_fail (MST_IS_REPORT_CONTENT (self), 0);
  return self->blocks->len;
}

const MstReportBlock *
mst_report_content_get_block (MstReportContent *self, guint index)
{
  g_return_val_if_fail (MST_IS_REPORT_CONTENT (self), NULL);
  g_return_val_if_fail (index < self->blocks->len, NULL);

  return &g_array_index (self->blocks, MstReportBlock, index);
}

static const MstReportBlock *
find_block (MstReportContent *self, MstReportBlockKind kind)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const MstReportBlock *block = mst_report_content_get_block (self, i);

      if (block->kind == kind)
        return block;
    }
  return NULL;
}

MstTable *
mst_report_content_get_table (MstReportContent *self)
{
  const MstReportBlock *block;

  g_return_val_if_fail (MST_IS_REPORT_CONTENT (self), NULL);

  block = find_block (self, MST_REPORT_TABLE);
  return block != NULL ? block->table : NULL;
}

MstChart *
mst_report_content_get_chart (MstReportContent *self)
{
  const MstReportBlock *block;

  g_return_val_if_fail (MST_IS_REPORT_CONTENT (self), NULL);

  block = find_block (self, MST_REPORT_CHART);
  return block != NULL ? block->chart : NULL;
}

static gint64
count_all_rows (MstReportContent *self, GError **error)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      MstTable *table = mst_report_content_get_block (self, i)->table;
      gint64 n = table != NULL ? mst_table_count_rows (table, error) : 0;

      if (n < 0)
        return -1;
      sum += n;
    }
  return sum;
}

gint64
mst_report_content_count_rows (MstReportContent *self, GError **error)
{
  MstTable *table;
  const MstReportBlock *block;

  g_return_val_if_fail (MST_IS_REPORT_CONTENT (self), -1);

  if (mst_report_content_is_paged (self))
    return count_all_rows (self, error);
  table = mst_report_content_get_table (self);
  if (table != NULL)
    return mst_table_count_rows (table, error);
  block = find_block (self, MST_REPORT_FIGURES);
  return block != NULL ? block->figures->len : 0;
}

/* --- building it --- */

MstStore *
mst_report_content_get_store (MstReportContent *self)
{
  g_return_val_if_fail (MST_IS_REPORT_CONTENT (self), NULL);
  return self->store;
}

void
mst_report_content_set_letter (MstReportContent *self, gboolean letter)
{
  g_return_if_fail (MST_IS_REPORT_CONTENT (self));

  self->letter = letter;
}

static MstReportBlock *
add_block (MstReportContent *self, MstReportBlockKind kind, const char *text)
{
  MstReportBlock block = { .kind = kind, .text = g_strdup (text) };

  g_array_append_val (self->blocks, block);
  return &g_array_index (self->blocks, MstReportBlock, self->blocks->len - 1);
}

void
mst_report_content_add_page (MstReportContent *self, const char *title, const char *name)
{
  g_return_if_fail (MST_IS_REPORT_CONTENT (self) && title != NULL && name != NULL);

  add_block (self, MST_REPORT_PAGE, title)->name = g_strdup (name);
}

void
mst_report_content_add_addressee (MstReportContent *self, const char *text)
{
  g_return_if_fail (MST_IS_REPORT_CONTENT (self) && text != NULL);

  add_block (self, MST_REPORT_ADDRESSEE, text);
}

void
mst_report_content_add_signed (MstReportContent *self)
{
  g_return_if_fail (MST_IS_REPORT_CONTENT (self));

  add_block (self, MST_REPORT_SIGNED, NULL);
}

void
mst_report_content_add_paragraph (MstReportContent *self, const char *text)
{
  g_return_if_fail (MST_IS_REPORT_CONTENT (self) && text != NULL);

  add_block (self, MST_REPORT_PARAGRAPH, text);
}

void
mst_report_content_add_figures (MstReportContent *self, GArray *figures)
{
  g_return_if_fail (MST_IS_REPORT_CONTENT (self) && figures != NULL);

  add_block (self, MST_REPORT_FIGURES, NULL)->figures = figures;
}

void
mst_report_content_add_table (MstReportContent *self, MstTable *table, const char *heading)
{
  g_return_if_fail (MST_IS_REPORT_CONTENT (self));
  g_return_if_fail (MST_IS_TABLE (table));

  if (table->title == NULL)
    mst_table_set_title (table, heading != NULL ? heading : self->title);
  if (table->made_by == NULL || self->options->made_by != NULL)
    mst_table_set_made_by (table, self->office);
  mst_table_set_as_of (table, self->day);
  mst_table_set_paper (table, self->options->paper);
  mst_table_set_orientation (table, self->options->orientation);
  add_block (self, MST_REPORT_TABLE, heading)->table = table;
}

void
mst_report_content_add_chart (MstReportContent *self, MstChart *chart, gboolean half, double height)
{
  MstReportBlock *block;

  g_return_if_fail (MST_IS_REPORT_CONTENT (self) && chart != NULL);

  mst_chart_set_document (chart, TRUE);
  if (!half)
    {
      mst_chart_set_source (chart, self->office);
      mst_chart_set_as_of (chart, self->day);
    }
  block = add_block (self, MST_REPORT_CHART, NULL);
  block->chart = chart;
  block->half = half;
  block->height = height;
}
