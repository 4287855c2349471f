/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-font-role.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * MstTypesetter: measures, breaks and draws text for paper, fast enough for tables of half a million
 * cells: the width of a character is looked up once, and a page's text is drawn in a few calls. What
 * needs shaping (Uyghur, Tibetan, combining marks) goes through Pango.
 *
 * Measures don't depend on where the text is drawn, so that preview, printer and PDF agree. For one
 * thread at a time. Text is UTF-8; lengths are bytes.
 */
typedef struct _MstTypesetter MstTypesetter;

MstTypesetter *mst_typesetter_new (void);
void mst_typesetter_free (MstTypesetter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstTypesetter, mst_typesetter_free)

/* Of the widest line of @text, in units of the font's size. */
double mst_typesetter_measure (MstTypesetter *self, MstFontRole role, const char *text,
                               gsize length);

/** MstTextLine: one line of a broken text. @width in units of the font's size. @ends_paragraph: at a
 *  line end or the end of the text. */
typedef struct
{
  gsize start, length;
  double width;
  gboolean ends_paragraph;
} MstTextLine;

/**
 * mst_typesetter_break:
 * @width: the room, in units of the font's size
 * @indent: of the first line of each paragraph, in the same units
 * @lines: (nullable) (element-type MstTextLine): where the lines are appended
 *
 * Breaks @text as Chinese is set: no line begins with closing punctuation or ends with an opening
 * bracket, words and numbers stay whole where they fit.
 *
 * Returns: the number of lines, at least 1
 */
guint mst_typesetter_break (MstTypesetter *self, MstFontRole role, const char *text, gsize length,
                            double width, double indent, GArray *lines);

/* The length of the longest beginning of @text that is no wider than @width, in bytes. */
gsize mst_typesetter_fit (MstTypesetter *self, MstFontRole role, const char *text, gsize length,
                          double width);

/**
 * mst_typesetter_show:
 * @size: in points
 * @x, @baseline: where the line begins
 * @stretch: added between characters, in points; 0 but in justified text
 *
 * Draws one line in the source of @cr. What is drawn may wait for mst_typesetter_flush().
 */
void mst_typesetter_show (MstTypesetter *self, cairo_t *cr, MstFontRole role, double size, double x,
                          double baseline, double stretch, const char *text, gsize length);
/* To be called before the source or the matrix of @cr changes, and at last. */
void mst_typesetter_flush (MstTypesetter *self, cairo_t *cr);

/* From the top of a character's square to its baseline, in units of the font's size. */
#define MST_TYPE_ASCENT 0.86

G_END_DECLS
