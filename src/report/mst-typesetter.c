/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks characters up, measures and draws text; mst-line-breaker.c breaks it. */

#include "config.h"

#include "mst-typesetter-private.h"

#include <pango/pangocairo.h>
#include <string.h>

#define PAGE_SIZE 256
#define N_PAGES (0x110000 / PAGE_SIZE)

/* At which characters are looked up; only ratios matter. */
#define LOOKUP_SIZE 1000.0

typedef struct
{
  PangoFontDescription *description;
  PangoFontset *fontset;
  MstGlyph *pages[N_PAGES]; /* PAGE_SIZE each, made when needed */
} Role;

typedef struct
{
  cairo_font_face_t *face;
  cairo_scaled_font_t *scaled; /* at LOOKUP_SIZE */
} Face;

struct _MstTypesetter
{
  PangoFontMap *map;
  PangoContext *context;
  PangoLayout *layout;
  Role *roles[MST_N_FONT_ROLES]; /* made when needed */
  GArray *faces;                 /* Face */
  GHashTable *fonts;             /* PangoFont → index + 1 of its face */

  /* What waits to be drawn, all of one face and size. */
  guint face;
  double size;
  GArray *glyphs;   /* cairo_glyph_t */
  GArray *clusters; /* cairo_text_cluster_t */
  GString *text;
};

static void
clear_face (gpointer data)
{
  Face *face = data;

  cairo_scaled_font_destroy (face->scaled);
  cairo_font_face_destroy (face->face);
}

MstTypesetter *
mst_typesetter_new (void)
{
  MstTypesetter *self = g_new0 (MstTypesetter, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Of its own, because a map may not be used by two threads. */
  self->map = pango_cairo_font_map_new ();
  self->context = pango_font_map_create_context (self->map);
  pango_context_set_language (self->context, pango_language_from_string ("zh-cn"));
  pango_context_set_round_glyph_positions (self->context, FALSE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (self->context, options);
  pango_cairo_context_set_resolution (self->context, 72);
  cairo_font_options_destroy (options);

  self->faces = g_array_new (FALSE, FALSE, sizeof (Face));
  g_array_set_clear_func (self->faces, clear_face);
  self->fonts = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  self->text = g_string_new (NULL);
  return self;
}

void
mst_typesetter_free (MstTypesetter *self)
{
  for (guint i = 0; i < MST_N_FONT_ROLES; i++)
    {
      Role *role = self->roles[i];

      if (role == NULL)
        continue;
      for (guint page = 0; page < N_PAGES; page++)
        g_free (role->pages[page]);
      g_clear_object (&role->fontset);
      pango_font_description_free (role->description);
      g_free (role);
    }
  g_string_free (self->text, TRUE);
  g_array_unref (self->clusters);
  g_array_unref (self->glyphs);
  g_hash_table_unref (self->fonts);
  g_array_unref (self->faces);
  g_clear_object (&self->layout);
  g_object_unref (self->context);
  g_object_unref (self->map);
  g_free (self);
}

static Role *
get_role (MstTypesetter *self, MstFontRole index)
{
  Role *role = self->roles[index];

  if (role != NULL)
    return role;
  role = self->roles[index] = g_new0 (Role, 1);
  role->description = mst_font_role_describe (index, self->map);
  pango_font_description_set_absolute_size (role->description, LOOKUP_SIZE * PANGO_SCALE);
  role->fontset = pango_font_map_load_fontset (self->map, self->context, role->description,
                                               pango_context_get_language (self->context));
  return role;
}

static MstCharacterUse
classify (gunichar character)
{
  GUnicodeScript script;

  switch (g_unichar_type (character))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_SURROGATE:
      return CHARACTER_HIDDEN;
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
      return CHARACTER_COMPLEX;
    case G_UNICODE_SPACE_SEPARATOR:
      return character == 0x3000 ? CHARACTER_IDEOGRAPH
                                 : (character == 0xa0 ? CHARACTER_LETTER : CHARACTER_SPACE);
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return CHARACTER_SPACE;
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
      return CHARACTER_OPENING;
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
      return CHARACTER_CLOSING;
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
      if (character < 0x80)
        return character == '%' ? CHARACTER_CLOSING : CHARACTER_LETTER;
      return CHARACTER_CLOSING;
    default:
      break;
    }

  script = g_unichar_get_script (character);
  switch (script)
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_BOPOMOFO:
    case G_UNICODE_SCRIPT_YI:
      return CHARACTER_IDEOGRAPH;
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
      return CHARACTER_LETTER;
    case G_UNICODE_SCRIPT_COMMON:
    case G_UNICODE_SCRIPT_UNKNOWN:
      return character < 0x2000 ? CHARACTER_LETTER : CHARACTER_IDEOGRAPH;
    default:
      return CHARACTER_COMPLEX;
    }
}

static guint
get_face (MstTypesetter *self, PangoFont *font)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->fonts, font));
  cairo_matrix_t size, identity;
  cairo_font_options_t *options;
  Face face;

  if (index != 0)
    return index;

  cairo_matrix_init_scale (&size, LOOKUP_SIZE, LOOKUP_SIZE);
  cairo_matrix_init_identity (&identity);
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  face.face = cairo_font_face_reference (
    cairo_scaled_font_get_font_face (pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font))));
  face.scaled = cairo_scaled_font_create (face.face, &size, &identity, options);
  cairo_font_options_destroy (options);

  g_array_append_val (self->faces, face);
  g_hash_table_insert (self->fonts, g_object_ref (font), GUINT_TO_POINTER (self->faces->len));
  return self->faces->len;
}

static void
look_up (MstTypesetter *self, Role *role, gunichar character, MstGlyph *glyph)
{
  g_autoptr (PangoFont) font = NULL;
  cairo_scaled_font_t *scaled;
  cairo_text_extents_t extents;
  cairo_glyph_t shown = { 0 };
  hb_codepoint_t index = 0;

  glyph->use = classify (character);
  if (glyph->use == CHARACTER_HIDDEN || glyph->use == CHARACTER_COMPLEX)
    {
      glyph->face = 1;
      return;
    }

  font = pango_fontset_get_font (role->fontset, character);
  hb_font_get_nominal_glyph (pango_font_get_hb_font (font), character, &index);
  glyph->face = (guint8) MIN (get_face (self, font), G_MAXUINT8);
  glyph->glyph = index;
  scaled = g_array_index (self->faces, Face, glyph->face - 1).scaled;
  shown.index = index;
  cairo_scaled_font_glyph_extents (scaled, &shown, 1, &extents);
  glyph->advance = (float) (extents.x_advance / LOOKUP_SIZE);
}

const MstGlyph *
mst_typesetter_get_glyph (MstTypesetter *self, MstFontRole index, gunichar character)
{
  Role *role = get_role (self, index);
  guint page = MIN (character, 0x10ffff) / PAGE_SIZE;
  MstGlyph *glyph;

  if (G_UNLIKELY (role->pages[page] == NULL))
    role->pages[page] = g_new0 (MstGlyph, PAGE_SIZE);
  glyph = &role->pages[page][character % PAGE_SIZE];
  if (G_UNLIKELY (glyph->face == 0))
    look_up (self, role, character, glyph);
  return glyph;
}

gboolean
mst_typesetter_is_complex (MstTypesetter *self, MstFontRole role, const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *c = text; c < end; c = g_utf8_next_char (c))
    {
      if ((guchar) *c >= 0xc0
          && mst_typesetter_get_glyph (self, role, g_utf8_get_char (c))->use == CHARACTER_COMPLEX)
        return TRUE;
    }
  return FALSE;
}

PangoLayout *
mst_typesetter_shape (MstTypesetter *self, MstFontRole role, const char *text, gsize length)
{
  if (self->layout == NULL)
    self->layout = pango_layout_new (self->context);
  pango_layout_set_width (self->layout, -1);
  pango_layout_set_indent (self->layout, 0);
  pango_layout_set_font_description (self->layout, get_role (self, role)->description);
  pango_layout_set_text (self->layout, text, (int) length);
  return self->layout;
}

double
mst_typesetter_measure (MstTypesetter *self, MstFontRole role, const char *text, gsize length)
{
  const char *end = text + length;
  double widest = 0;
  double width = 0;

  g_return_val_if_fail (self != NULL, 0);

  if (mst_typesetter_is_complex (self, role, text, length))
    {
      PangoRectangle extents;

      pango_layout_get_extents (mst_typesetter_shape (self, role, text, length), NULL, &extents);
      return extents.width / MST_SHAPING_SIZE / PANGO_SCALE;
    }

  for (const char *c = text; c < end; c = g_utf8_next_char (c))
    {
      if (*c == '\n')
        {
          widest = MAX (widest, width);
          width = 0;
          continue;
        }
      width += mst_typesetter_get_glyph (self, role, g_utf8_get_char (c))->advance;
    }
  return MAX (widest, width);
}

static void
show_complex (MstTypesetter *self, cairo_t *cr, MstFontRole role, double size, double x,
              double baseline, const char *text, gsize length)
{
  PangoLayout *layout = mst_typesetter_shape (self, role, text, length);

  cairo_save (cr);
  cairo_translate (cr, x, baseline);
  cairo_scale (cr, size / MST_SHAPING_SIZE, size / MST_SHAPING_SIZE);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, 0));
  cairo_restore (cr);
}

void
mst_typesetter_show (MstTypesetter *self, cairo_t *cr, MstFontRole role, double size, double x,
                     double baseline, double stretch, const char *text, gsize length)
{
  const char *end = text + length;
  const char *next;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  if (mst_typesetter_is_complex (self, role, text, length))
    {
      show_complex (self, cr, role, size, x, baseline, text, length);
      return;
    }

  for (const char *c = text; c < end; c = next)
    {
      const MstGlyph *glyph = mst_typesetter_get_glyph (self, role, g_utf8_get_char (c));
      cairo_glyph_t shown = { glyph->glyph, x, baseline };
      cairo_text_cluster_t cluster = { .num_glyphs = 1 };

      next = g_utf8_next_char (c);
      cluster.num_bytes = (int) (next - c);
      if (glyph->use == CHARACTER_HIDDEN)
        continue;
      if (glyph->face != self->face || size != self->size)
        {
          mst_typesetter_flush (self, cr);
          self->face = glyph->face;
          self->size = size;
        }
      g_array_append_val (self->glyphs, shown);
      g_array_append_val (self->clusters, cluster);
      g_string_append_len (self->text, c, cluster.num_bytes);
      x += glyph->advance * size + stretch;
    }
}

void
mst_typesetter_flush (MstTypesetter *self, cairo_t *cr)
{
  cairo_font_options_t *options;

  g_return_if_fail (self != NULL);

  if (self->glyphs->len == 0)
    return;
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options (cr, options);
  cairo_font_options_destroy (options);
  cairo_set_font_face (cr, g_array_index (self->faces, Face, self->face - 1).face);
  cairo_set_font_size (cr, self->size);
  cairo_show_text_glyphs (cr, self->text->str, (int) self->text->len,
                          (const cairo_glyph_t *) self->glyphs->data, (int) self->glyphs->len,
                          (const cairo_text_cluster_t *) self->clusters->data,
                          (int) self->clusters->len, 0);
  g_array_set_size (self->glyphs, 0);
  g_array_set_size (self->clusters, 0);
  g_string_truncate (self->text, 0);
}
