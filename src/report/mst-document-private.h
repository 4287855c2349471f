/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-document.h"
#include "mst-font-role.h"

G_BEGIN_DECLS

typedef enum
{
  MST_BLOCK_TITLE,
  MST_BLOCK_SUBTITLE,
  MST_BLOCK_HEADING,
  MST_BLOCK_ADDRESSEE,
  MST_BLOCK_PARAGRAPH,
  MST_BLOCK_SPACE,
  MST_BLOCK_PAGE_BREAK,
  MST_BLOCK_FIGURES,
  MST_BLOCK_TABLE,
  MST_BLOCK_PICTURES,
  MST_BLOCK_SIGNATURES,
  MST_BLOCK_SIGNED_BY,
} MstBlockKind;

/** MstBlock: what isn't of its kind is zero. @bookmark: nullable */
typedef struct
{
  MstBlockKind kind;
  char *text;
  char *bookmark;
  guint level;
  double height;
  MstDate day;
  GArray *figures; /* MstKeyFigure, owning their texts */
  MstTable *table;
  MstTableStyle style;
  GArray *pictures; /* MstPicture, owning captions and data */
} MstBlock;

struct _MstDocument
{
  GObject parent_instance;

  MstPaper paper;
  char *title;
  char *author;
  double text_size;
  GArray *blocks; /* MstBlock */
};

/** MstTextStyle: how a block of text is set; sizes in points, @indent in characters. */
typedef struct
{
  MstFontRole role;
  double size;
  double pitch;
  double indent;
  double after; /* room under it */
  gboolean centred;
  gboolean justified;
} MstTextStyle;

gboolean mst_block_is_text (const MstBlock *block);
MstTextStyle mst_block_get_text_style (const MstBlock *block, double text_size);

G_END_DECLS
