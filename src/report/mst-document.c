/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks of a document, as they were added. */

#include "config.h"

#include "mst-document-private.h"

#include "mst-table-private.h"

#include <string.h>

/* 三号, the size of the text of official documents, and its pitch: 22 lines on 225 mm. */
#define TEXT_SIZE 16.0
#define TEXT_PITCH (MST_MILLIMETRES (225) / 22 / TEXT_SIZE)
/* 二号 */
#define TITLE_SIZE 22.0

#define LISTED_TABLE_STYLE                  \
  {                                         \
    .page_totals = TRUE, .with_maker = TRUE \
  }

G_DEFINE_FINAL_TYPE (MstDocument, mst_document, G_TYPE_OBJECT)

static void
clear_figure (gpointer data)
{
  MstKeyFigure *figure = data;

  g_free ((char *) figure->value);
  g_free ((char *) figure->unit);
  g_free ((char *) figure->label);
  g_free ((char *) figure->note);
}

static void
clear_picture (gpointer data)
{
  MstPicture *picture = data;

  g_free ((char *) picture->caption);
  if (picture->free != NULL)
    picture->free (picture->user_data);
}

static void
clear_block (gpointer data)
{
  MstBlock *block = data;

  g_free (block->text);
  g_free (block->bookmark);
  g_clear_pointer (&block->figures, g_array_unref);
  g_clear_object (&block->table);
  g_free ((char *) block->style.heading);
  g_clear_pointer (&block->pictures, g_array_unref);
}

static void
mst_document_finalize (GObject *object)
{
  MstDocument *self = MST_DOCUMENT (object);

  g_array_unref (self->blocks);
  g_free (self->title);
  g_free (self->author);

  G_OBJECT_CLASS (mst_document_parent_class)->finalize (object);
}

static void
mst_document_class_init (MstDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mst_document_finalize;
}

static void
mst_document_init (MstDocument *self)
{
  self->text_size = TEXT_SIZE;
  self->blocks = g_array_new (FALSE, TRUE, sizeof (MstBlock));
  g_array_set_clear_func (self->blocks, clear_block);
}

MstDocument *
mst_document_new (const MstPaper *paper)
{
  MstDocument *self = g_object_new (MST_TYPE_DOCUMENT, NULL);

  g_return_val_if_fail (paper != NULL, self);
  self->paper = *paper;
  return self;
}

MstDocument *
mst_document_new_for_table (MstTable *table)
{
  MstTableStyle style = LISTED_TABLE_STYLE;
  MstDocument *self;
  MstPaper paper;

  g_return_val_if_fail (MST_IS_TABLE (table), NULL);

  paper = mst_paper_for_table (table->paper, table->orientation);
  self = mst_document_new (&paper);
  mst_document_set_author (self, table->made_by);
  if (table->title != NULL)
    mst_document_add_title (self, table->title);
  style.group_column = table->group_column;
  mst_document_add_table (self, table, &style);
  mst_document_add_signatures (self);
  return self;
}

static void
set_title (MstDocument *self, const char *title)
{
  g_free (self->title);
  self->title = g_strdup (title);
}

const char *
mst_document_get_title (MstDocument *self)
{
  g_return_val_if_fail (MST_IS_DOCUMENT (self), NULL);
  return self->title;
}

void
mst_document_set_author (MstDocument *self, const char *author)
{
  g_return_if_fail (MST_IS_DOCUMENT (self));

  g_free (self->author);
  self->author = g_strdup (author);
}

void
mst_document_set_text_size (MstDocument *self, double size)
{
  g_return_if_fail (MST_IS_DOCUMENT (self));
  g_return_if_fail (size > 0);

  self->text_size = size;
}

/* Only what can be shown: UTF-8, line ends alone for control. */
static char *
clean (const char *text)
{
  char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  g_strdelimit (valid, "\t\v\f", ' ');
  return valid;
}

static MstBlock *
add_block (MstDocument *self, MstBlockKind kind, const char *text)
{
  MstBlock block = { .kind = kind, .text = text != NULL ? clean (text) : NULL };

  g_array_append_val (self->blocks, block);
  return &g_array_index (self->blocks, MstBlock, self->blocks->len - 1);
}

void
mst_document_add_title (MstDocument *self, const char *title)
{
  g_return_if_fail (MST_IS_DOCUMENT (self));

  add_block (self, MST_BLOCK_TITLE, title != NULL ? title : "");
  if (self->title == NULL)
    set_title (self, title);
}

void
mst_document_set_bookmark (MstDocument *self, const char *name)
{
  MstBlock *last;

  g_return_if_fail (MST_IS_DOCUMENT (self) && self->blocks->len > 0);

  last = &g_array_index (self->blocks, MstBlock, self->blocks->len - 1);
  g_free (last->bookmark);
  last->bookmark = g_strdup (name);
}

void
mst_document_add_subtitle (MstDocument *self, const char *text)
{
  g_return_if_fail (MST_IS_DOCUMENT (self));
  g_return_if_fail (text != NULL);

  add_block (self, MST_BLOCK_SUBTITLE, text);
}

void
mst_document_add_heading (MstDocument *self, guint level, const char *text)
{
  g_return_if_fail (MST_IS_DOCUMENT (self));
  g_return_if_fail (text != NULL);

  add_block (self, MST_BLOCK_HEADING, text)->level = level;
}

void
mst_document_add_addressee (MstDocument *self, const char *text)
{
  g_return_if_fail (MST_IS_DOCUMENT (self));
  g_return_if_fail (text != NULL);

  add_block (self, MST_BLOCK_ADDRESSEE, text);
}

void
mst_document_add_paragraph (MstDocument *self, const char *text)
{
  g_return_if_fail (MST_IS_DOCUMENT (self));
  g_return_if_fail (text != NULL);

  add_block (self, MST_BLOCK_PARAGRAPH, text);
}

void
mst_document_add_space (MstDocument *self, double height)
{
  g_return_if_fail (MST_IS_DOCUMENT (self));

  add_block (self, MST_BLOCK_SPACE, NULL)->height = height;
}

void
mst_document_add_page_break (MstDocument *self)
{
  g_return_if_fail (MST_IS_DOCUMENT (self));

  add_block (self, MST_BLOCK_PAGE_BREAK, NULL);
}

void
mst_document_add_figures (MstDocument *self, const MstKeyFigure *figures, guint n_figures)
{
  MstBlock *block;

  g_return_if_fail (MST_IS_DOCUMENT (self));
  g_return_if_fail (n_figures > 0);

  block = add_block (self, MST_BLOCK_FIGURES, NULL);
  block->figures = g_array_new (FALSE, FALSE, sizeof (MstKeyFigure));
  g_array_set_clear_func (block->figures, clear_figure);
  for (guint i = 0; i < n_figures; i++)
    {
      MstKeyFigure figure = {
        clean (figures[i].value),
        figures[i].unit != NULL ? clean (figures[i].unit) : NULL,
        clean (figures[i].label),
        figures[i].note != NULL ? clean (figures[i].note) : NULL,
      };

      g_array_append_val (block->figures, figure);
    }
}

void
mst_document_add_table (MstDocument *self, MstTable *table, const MstTableStyle *style)
{
  MstBlock *block;

  g_return_if_fail (MST_IS_DOCUMENT (self));
  g_return_if_fail (MST_IS_TABLE (table));
  g_return_if_fail (mst_table_get_n_columns (table) > 0);

  block = add_block (self, MST_BLOCK_TABLE, NULL);
  block->table = g_object_ref (table);
  if (style != NULL)
    block->style = *style;
  if (block->style.heading != NULL)
    block->style.heading = clean (block->style.heading);
}

void
mst_document_add_pictures (MstDocument *self, const MstPicture *pictures, guint n_pictures,
                           double height)
{
  MstBlock *block;

  g_return_if_fail (MST_IS_DOCUMENT (self));
  g_return_if_fail (n_pictures > 0);

  block = add_block (self, MST_BLOCK_PICTURES, NULL);
  block->height = height;
  block->pictures = g_array_new (FALSE, FALSE, sizeof (MstPicture));
  g_array_set_clear_func (block->pictures, clear_picture);
  for (guint i = 0; i < n_pictures; i++)
    {
      MstPicture picture = pictures[i];

      picture.caption = picture.caption != NULL ? clean (picture.caption) : NULL;
      g_array_append_val (block->pictures, picture);
    }
}

void
mst_document_add_signatures (MstDocument *self)
{
  g_return_if_fail (MST_IS_DOCUMENT (self));

  add_block (self, MST_BLOCK_SIGNATURES, NULL);
}

void
mst_document_add_signed_by (MstDocument *self, const char *office, MstDate day)
{
  g_return_if_fail (MST_IS_DOCUMENT (self));

  add_block (self, MST_BLOCK_SIGNED_BY, office != NULL ? office : "")->day = day;
}

gboolean
mst_block_is_text (const MstBlock *block)
{
  return block->kind == MST_BLOCK_TITLE || block->kind == MST_BLOCK_SUBTITLE
         || block->kind == MST_BLOCK_HEADING || block->kind == MST_BLOCK_ADDRESSEE
         || block->kind == MST_BLOCK_PARAGRAPH;
}

MstTextStyle
mst_block_get_text_style (const MstBlock *block, double text_size)
{
  MstTextStyle style = { MST_FONT_BODY, text_size, text_size * TEXT_PITCH, 0, 0, FALSE, FALSE };

  switch (block->kind)
    {
    case MST_BLOCK_TITLE:
      style.role = MST_FONT_TITLE;
      style.size = TITLE_SIZE;
      style.pitch = TITLE_SIZE * 1.5;
      style.after = TITLE_SIZE * 0.3;
      style.centred = TRUE;
      break;
    case MST_BLOCK_SUBTITLE:
      style.role = MST_FONT_KAI;
      style.after = text_size * 0.5;
      style.centred = TRUE;
      break;
    case MST_BLOCK_HEADING:
      style.role = block->level <= 1 ? MST_FONT_HEAVY : MST_FONT_KAI;
      style.indent = 2;
      break;
    case MST_BLOCK_ADDRESSEE:
      break;
    default:
      style.indent = 2;
      style.justified = TRUE;
      break;
    }
  return style;
}
