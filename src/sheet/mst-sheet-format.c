/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How cells look: fonts, borders, fills and number formats of the workbooks offices are sent. */

#include "mst-sheet-writer-private.h"

#include "mst-grid.h"

/* The fonts every Chinese office has; other programs put their own in their place. */
#define BODY_FONT "宋体"
#define TITLE_FONT "黑体"

#define BODY_SIZE 11
#define TITLE_SIZE 16
#define HEADING_FILL 0xE8EEF4
#define TOTAL_FILL 0xF3F5F7
#define BAD_FILL 0xF8CBAD
#define WARNING_FILL 0xFFF2CC
#define BORDER_COLOUR 0x7F7F7F
#define LINK_COLOUR 0x0563C1

/* Number formats every program knows by number: "0", "#,##0" and "@". */
#define BUILTIN_WHOLE 1
#define BUILTIN_GROUPED 3
#define BUILTIN_TEXT 49

/* What files say of Chinese fonts: the character set of GB 2312, and characters of one width. */
#define FONT_CHARSET 134
#define FONT_FAMILY 3

typedef enum
{
  FORMAT_TITLE,
  FORMAT_LINE,
  FORMAT_CELL,
  FORMAT_COPY,
  FORMAT_LINK,
} FormatUse;

static gpointer
make_key (FormatUse use, guint kind, guint digits, guint style, gboolean wrap)
{
  return GUINT_TO_POINTER (1 + use + 8 * (kind + 256 * (style + 8 * (digits + 32 * (guint) wrap))));
}

/* TRUE when the format is new and to be dressed. */
static gboolean
look_up (MstSheetWriter *self, gpointer key, lxw_format **format)
{
  *format = g_hash_table_lookup (self->formats, key);
  if (*format != NULL)
    return FALSE;

  *format = workbook_add_format (self->workbook);
  g_hash_table_insert (self->formats, key, *format);
  format_set_font_name (*format, BODY_FONT);
  format_set_font_size (*format, BODY_SIZE);
  format_set_font_charset (*format, FONT_CHARSET);
  format_set_font_family (*format, FONT_FAMILY);
  format_set_align (*format, LXW_ALIGN_VERTICAL_CENTER);
  return TRUE;
}

char *
mst_sheet_create_number_pattern (MstColumnKind kind, guint digits)
{
  g_autoptr (GString) pattern = NULL;

  switch (kind)
    {
    case MST_COLUMN_DATE:
      return g_strdup ("yyyy-mm-dd");
    case MST_COLUMN_ORDINAL:
      return g_strdup ("0");
    case MST_COLUMN_INTEGER:
      return g_strdup ("#,##0");
    case MST_COLUMN_DECIMAL:
    case MST_COLUMN_PERCENT:
      pattern = g_string_new (kind == MST_COLUMN_PERCENT ? "0" : "#,##0");
      if (digits > 0)
        g_string_append_c (pattern, '.');
      for (guint digit = 0; digit < digits; digit++)
        g_string_append_c (pattern, '0');
      if (kind == MST_COLUMN_PERCENT)
        g_string_append_c (pattern, '%');
      return g_string_free (g_steal_pointer (&pattern), FALSE);
    default:
      return NULL;
    }
}

static void
set_number_format (lxw_format *format, MstColumnKind kind, guint digits)
{
  g_autofree char *pattern = NULL;

  if (kind == MST_COLUMN_CODE)
    format_set_num_format_index (format, BUILTIN_TEXT);
  else if (kind == MST_COLUMN_ORDINAL)
    format_set_num_format_index (format, BUILTIN_WHOLE);
  else if (kind == MST_COLUMN_INTEGER)
    format_set_num_format_index (format, BUILTIN_GROUPED);
  else
    {
      pattern = mst_sheet_create_number_pattern (kind, digits);
      if (pattern != NULL)
        format_set_num_format (format, pattern);
    }
}

static guint
get_alignment (MstColumnKind kind)
{
  switch (kind)
    {
    case MST_COLUMN_TEXT:
      return LXW_ALIGN_LEFT;
    case MST_COLUMN_INTEGER:
    case MST_COLUMN_DECIMAL:
    case MST_COLUMN_PERCENT:
      return LXW_ALIGN_RIGHT;
    default:
      return LXW_ALIGN_CENTER;
    }
}

static void
set_link (lxw_format *format)
{
  format_set_font_color (format, LINK_COLOUR);
  format_set_underline (format, LXW_UNDERLINE_SINGLE);
}

static void
set_fill (lxw_format *format, guint style)
{
  switch (style)
    {
    case MST_CELL_STYLE_PLAIN:
      return;
    case MST_CELL_STYLE_HEADING:
      format_set_bold (format);
      format_set_bg_color (format, HEADING_FILL);
      return;
    case MST_CELL_STYLE_TOTAL:
      format_set_bold (format);
      format_set_bg_color (format, TOTAL_FILL);
      return;
    case MST_CELL_STYLE_BAD:
      format_set_bg_color (format, BAD_FILL);
      return;
    case MST_CELL_STYLE_WARNING:
      format_set_bg_color (format, WARNING_FILL);
      return;
    case MST_CELL_STYLE_LINK:
      set_link (format);
      return;
    }
}

lxw_format *
mst_sheet_writer_get_format (MstSheetWriter *self, MstColumnKind kind, guint digits, guint style,
                             gboolean wrap)
{
  lxw_format *format;

  if (!look_up (self, make_key (FORMAT_CELL, kind, digits, style, wrap), &format))
    return format;

  format_set_border (format, LXW_BORDER_THIN);
  format_set_border_color (format, BORDER_COLOUR);
  format_set_align (format,
                    style == MST_CELL_STYLE_HEADING ? LXW_ALIGN_CENTER : get_alignment (kind));
  if (style != MST_CELL_STYLE_HEADING && get_alignment (kind) != LXW_ALIGN_CENTER)
    format_set_indent (format, 1);
  if (wrap || style == MST_CELL_STYLE_HEADING)
    format_set_text_wrap (format);
  if (style != MST_CELL_STYLE_HEADING)
    set_number_format (format, kind, digits);
  set_fill (format, style);
  return format;
}

lxw_format *
mst_sheet_writer_get_title_format (MstSheetWriter *self)
{
  lxw_format *format;

  if (look_up (self, make_key (FORMAT_TITLE, 0, 0, 0, FALSE), &format))
    {
      format_set_font_name (format, TITLE_FONT);
      format_set_font_size (format, TITLE_SIZE);
      format_set_bold (format);
      format_set_align (format, LXW_ALIGN_CENTER);
    }
  return format;
}

lxw_format *
mst_sheet_writer_get_line_format (MstSheetWriter *self, guint align)
{
  lxw_format *format;

  if (look_up (self, make_key (FORMAT_LINE, align, 0, 0, FALSE), &format))
    format_set_align (format, (guint8) align);
  return format;
}

lxw_format *
mst_sheet_writer_get_link_format (MstSheetWriter *self)
{
  lxw_format *format;

  if (look_up (self, make_key (FORMAT_LINK, 0, 0, 0, FALSE), &format))
    set_link (format);
  return format;
}

lxw_format *
mst_sheet_writer_get_copy_format (MstSheetWriter *self, char type, MstCellStyle style)
{
  lxw_format *format;

  if (!look_up (self, make_key (FORMAT_COPY, (guchar) type, 0, style, FALSE), &format))
    return format;

  format_set_border (format, LXW_BORDER_THIN);
  format_set_border_color (format, BORDER_COLOUR);
  if (type == MST_CELL_DATE)
    format_set_num_format (format, "yyyy-mm-dd");
  else if (type == MST_CELL_TEXT && style != MST_CELL_STYLE_HEADING)
    format_set_num_format_index (format, BUILTIN_TEXT);
  if (style == MST_CELL_STYLE_HEADING)
    {
      format_set_align (format, LXW_ALIGN_CENTER);
      format_set_text_wrap (format);
    }
  set_fill (format, style);
  return format;
}
