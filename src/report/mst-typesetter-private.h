/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-typesetter.h"

G_BEGIN_DECLS

typedef enum
{
  CHARACTER_IDEOGRAPH, /* may be broken at both sides */
  CHARACTER_LETTER,    /* holds on to other letters */
  CHARACTER_SPACE,
  CHARACTER_OPENING, /* never ends a line */
  CHARACTER_CLOSING, /* never begins one */
  CHARACTER_HIDDEN,  /* takes no room and isn't drawn */
  CHARACTER_COMPLEX, /* needs shaping */
} MstCharacterUse;

/** MstGlyph: a character in one typeface. */
typedef struct
{
  guint32 glyph;
  float advance; /* in units of the font's size */
  guint8 face;   /* index + 1; 0: not looked up yet */
  guint8 use;
} MstGlyph;

const MstGlyph *mst_typesetter_get_glyph (MstTypesetter *self, MstFontRole role,
                                          gunichar character);
gboolean mst_typesetter_is_complex (MstTypesetter *self, MstFontRole role, const char *text,
                                    gsize length);
/* A layout of @text at a size of 1000 points. (transfer none): until the next call */
PangoLayout *mst_typesetter_shape (MstTypesetter *self, MstFontRole role, const char *text,
                                   gsize length);
#define MST_SHAPING_SIZE 1000.0

G_END_DECLS
