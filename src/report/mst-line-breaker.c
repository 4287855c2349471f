/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaks text into lines as Chinese is set. */

#include "config.h"

#include "mst-typesetter-private.h"

/* Widths are sums of floats. */
#define TOLERANCE 1e-4

static guint
add_line (GArray *lines, const char *text, const char *start, const char *end, double width,
          gboolean ends_paragraph)
{
  if (lines != NULL)
    {
      MstTextLine line = { (gsize) (start - text), (gsize) (end - start), width, ends_paragraph };

      g_array_append_val (lines, line);
    }
  return 1;
}

static gboolean
may_break (guint8 before, guint8 after)
{
  if (before == CHARACTER_OPENING || after == CHARACTER_CLOSING || after == CHARACTER_SPACE
      || before == CHARACTER_HIDDEN || after == CHARACTER_HIDDEN)
    return FALSE;
  return !(before == CHARACTER_LETTER && after == CHARACTER_LETTER);
}

/* One paragraph, without line ends. */
static guint
break_paragraph (MstTypesetter *self, MstFontRole role, const char *text, const char *start,
                 const char *end, double room, double indent, GArray *lines)
{
  const char *line = start;  /* where the line begins */
  const char *chance = NULL; /* where it may end */
  const char *ink = start;   /* behind its last character that isn't a space */
  const char *chance_ink = start;
  double width = indent;        /* up to the current character */
  double ink_width = indent;    /* up to @ink */
  double chance_width = indent; /* up to @chance_ink */
  double next_width = 0;        /* of what stands behind @chance */
  guint8 before = CHARACTER_OPENING;
  guint n_lines = 0;

  for (const char *c = start; c < end;)
    {
      const MstGlyph *glyph = mst_typesetter_get_glyph (self, role, g_utf8_get_char (c));

      if (c > line && may_break (before, glyph->use))
        {
          chance = c;
          chance_ink = ink;
          chance_width = ink_width;
          next_width = 0;
        }
      if (width + glyph->advance > room + TOLERANCE && glyph->use != CHARACTER_SPACE && c > line)
        {
          if (chance == NULL || chance == line)
            {
              chance = c;
              chance_ink = ink;
              chance_width = ink_width;
              next_width = 0;
            }
          n_lines += add_line (lines, text, line, chance_ink, chance_width, FALSE);
          line = chance;
          width = ink_width = next_width;
          chance = NULL;
          if (line == c)
            before = CHARACTER_OPENING;
          continue;
        }

      width += glyph->advance;
      next_width += glyph->advance;
      c = g_utf8_next_char (c);
      if (glyph->use != CHARACTER_SPACE)
        {
          ink = c;
          ink_width = width;
        }
      before = glyph->use;
    }
  return n_lines + add_line (lines, text, line, MAX (ink, line), ink_width, TRUE);
}

static guint
break_complex (MstTypesetter *self, MstFontRole role, const char *text, const char *start,
               const char *end, double room, double indent, GArray *lines)
{
  PangoLayout *layout = mst_typesetter_shape (self, role, start, (gsize) (end - start));
  int n_lines;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (room * MST_SHAPING_SIZE * PANGO_SCALE));
  pango_layout_set_indent (layout, (int) (indent * MST_SHAPING_SIZE * PANGO_SCALE));
  n_lines = pango_layout_get_line_count (layout);
  for (int i = 0; i < n_lines; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      PangoRectangle extents;

      pango_layout_line_get_extents (line, NULL, &extents);
      add_line (lines, text, start + line->start_index, start + line->start_index + line->length,
                extents.width / MST_SHAPING_SIZE / PANGO_SCALE, i == n_lines - 1);
    }
  return (guint) n_lines;
}

guint
mst_typesetter_break (MstTypesetter *self, MstFontRole role, const char *text, gsize length,
                      double room, double indent, GArray *lines)
{
  const char *end = text + length;
  gboolean complex;
  guint n_lines = 0;

  g_return_val_if_fail (self != NULL, 1);

  room = MAX (room, 1);
  indent = MIN (indent, room - 1);
  complex = mst_typesetter_is_complex (self, role, text, length);
  for (const char *start = text;;)
    {
      const char *stop = memchr (start, '\n', (gsize) (end - start));
      const char *paragraph_end = stop != NULL ? stop : end;

      n_lines += (complex ? break_complex : break_paragraph) (self, role, text, start,
                                                              paragraph_end, room, indent, lines);
      if (stop == NULL)
        return n_lines;
      start = stop + 1;
    }
}

gsize
mst_typesetter_fit (MstTypesetter *self, MstFontRole role, const char *text, gsize length,
                    double room)
{
  const char *end = text + length;
  double width = 0;
  const char *c;

  g_return_val_if_fail (self != NULL, 0);

  if (mst_typesetter_is_complex (self, role, text, length))
    {
      g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (MstTextLine));

      mst_typesetter_break (self, role, text, length, room, 0, lines);
      return g_array_index (lines, MstTextLine, 0).length;
    }
  for (c = text; c < end; c = g_utf8_next_char (c))
    {
      width += mst_typesetter_get_glyph (self, role, g_utf8_get_char (c))->advance;
      if (width > room + TOLERANCE)
        break;
    }
  return (gsize) (c - text);
}
