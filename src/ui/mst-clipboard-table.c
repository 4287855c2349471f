/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as text and as HTML. */
#include "config.h"

#include "mst-clipboard-table.h"

#include "mst-copied-bytes.h"
#include "mst-sheet-writer.h"

#include <string.h>

/* The formats of cells are those by which spreadsheets tell one another what is a text: else they make
 * a rounded number of a citizen number and a day of a month. */
#define HTML_HEAD                                                                                  \
  "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta charset=\"utf-8\"><style>" \
  "table{border-collapse:collapse;font-family:\"Noto Sans CJK SC\",\"Microsoft YaHei\","           \
  "\"SimSun\",sans-serif;font-size:10.5pt}"                                                        \
  "th,td{border:.5pt solid #808080;padding:2pt 5pt}"                                               \
  "th{font-weight:bold;background:#e7ebf3;text-align:center}"                                      \
  "td.h{border:none;font-weight:bold;font-size:14pt;text-align:center}"                            \
  "td.t{mso-number-format:\"\\@\"}"                                                                \
  "td.n{mso-number-format:\"General\";text-align:right}"                                           \
  "td.s{font-weight:bold}"                                                                         \
  "</style></head><body><table border=\"1\" cellspacing=\"0\"><colgroup>"
#define HTML_TAIL "</table></body></html>"

/* In half-width characters: longer texts are wrapped. */
#define NARROWEST 4
#define WIDEST 44
/* In pixels of 1/96 inch, at 10.5 points; with the room left and right of a text. */
#define CHARACTER_WIDTH 7
#define PADDING 16

/** Column: how wide it is, and where its first cell says so.
 * @characters: of its widest text, half-width
 * @place: in the rows, behind the name of the cell's tag
 */
typedef struct
{
  guint characters;
  gsize place;
} Column;

struct _MstClipboardTable
{
  GString *text;
  GString *html;   /* the rows */
  GArray *columns; /* Column */
  guint n_cells;   /* of the row that is being written */
};

/* The class is for Excel, WPS and Word, the attribute for LibreOffice. */
static const struct
{
  const char *open;
  const char *close;
} tags[] = {
  [MST_CELL_HEADING] = { "<th>", "</th>" },
  [MST_CELL_WORDS] = { "<td class=\"t\" sdnum=\"1033;0;@\">", "</td>" },
  [MST_CELL_FIGURE] = { "<td class=\"n\" align=\"right\">", "</td>" },
  [MST_CELL_TOTAL_WORDS] = { "<td class=\"t s\" sdnum=\"1033;0;@\"><b>", "</b></td>" },
  [MST_CELL_TOTAL_FIGURE] = { "<td class=\"n s\" align=\"right\"><b>", "</b></td>" },
};

MstClipboardTable *
mst_clipboard_table_new (void)
{
  MstClipboardTable *self = g_new0 (MstClipboardTable, 1);

  self->text = g_string_new (NULL);
  self->html = g_string_new (NULL);
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  return self;
}

void
mst_clipboard_table_free (MstClipboardTable *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_string_free (self->html, TRUE);
  g_array_unref (self->columns);
  g_free (self);
}

/* A cell must not break the table. */
static void
append_text (GString *text, const char *cell)
{
  for (; *cell != '\0'; cell++)
    g_string_append_c (text, *cell == '\t' || *cell == '\n' || *cell == '\r' ? ' ' : *cell);
}

static void
append_html (GString *html, const char *cell)
{
  g_autofree char *escaped = g_markup_escape_text (cell, -1);

  /* A line within a cell, as spreadsheets write it. */
  for (const char *c = escaped; *c != '\0'; c++)
    if (*c == '\n')
      g_string_append (html, "<br style=\"mso-data-placement:same-cell\">");
    else
      g_string_append_c (html, *c);
}

void
mst_clipboard_table_add_title (MstClipboardTable *self, const char *title, guint n_columns)
{
  g_return_if_fail (self != NULL && self->n_cells == 0);
  g_return_if_fail (title != NULL);

  if (self->text->len > 0)
    {
      g_string_append_c (self->text, '\n');
      g_string_append_printf (self->html, "<tr><td class=\"h\" colspan=\"%u\"></td></tr>",
                              n_columns);
    }
  append_text (self->text, title);
  g_string_append_c (self->text, '\n');
  g_string_append_printf (self->html, "<tr><td class=\"h\" align=\"center\" colspan=\"%u\"><b>",
                          n_columns);
  append_html (self->html, title);
  g_string_append (self->html, "</b></td></tr>");
}

/* Before the cell is written. */
static void
widen_column (MstClipboardTable *self, guint index, const char *text)
{
  const Column unseen = { 0, self->html->len + strlen ("<td") };
  Column *column;

  if (index == self->columns->len)
    g_array_append_val (self->columns, unseen);
  column = &g_array_index (self->columns, Column, index);
  column->characters = MAX (column->characters, mst_sheet_measure_text (text));
}

void
mst_clipboard_table_add_cell (MstClipboardTable *self, MstCellForm form, const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail ((guint) form < G_N_ELEMENTS (tags));
  g_return_if_fail (text != NULL);

  if (self->n_cells > 0)
    g_string_append_c (self->text, '\t');
  else
    g_string_append (self->html, "<tr>");
  widen_column (self, self->n_cells++, text);
  append_text (self->text, text);
  g_string_append (self->html, tags[form].open);
  append_html (self->html, text);
  g_string_append (self->html, tags[form].close);
}

void
mst_clipboard_table_end_row (MstClipboardTable *self)
{
  g_return_if_fail (self != NULL && self->n_cells > 0);

  self->n_cells = 0;
  g_string_append (self->html, "</tr>");
  g_string_append_c (self->text, '\n');
}

static guint
get_pixels (const Column *column)
{
  return CLAMP (column->characters, NARROWEST, WIDEST) * CHARACTER_WIDTH + PADDING;
}

/* The widths of columns are for Excel, WPS and Word, those of the first cells for LibreOffice, which makes all
 * columns alike by the former. (transfer full) */
static char *
write_html (MstClipboardTable *self)
{
  GString *html = g_string_new (HTML_HEAD);
  gsize done = 0;

  for (guint i = 0; i < self->columns->len; i++)
    g_string_append_printf (html, "<col width=\"%u\">",
                            get_pixels (&g_array_index (self->columns, Column, i)));
  g_string_append (html, "</colgroup>");
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      g_string_append_len (html, self->html->str + done, (gssize) (column->place - done));
      g_string_append_printf (html, " width=\"%u\"", get_pixels (column));
      done = column->place;
    }
  g_string_append (html, self->html->str + done);
  g_string_append (html, HTML_TAIL);
  return g_string_free (html, FALSE);
}

void
mst_clipboard_table_put (MstClipboardTable *self, GdkClipboard *clipboard)
{
  GdkContentProvider *forms[3];
  g_autoptr (GdkContentProvider) all = NULL;
  g_autoptr (GBytes) html = NULL;
  g_autoptr (GBytes) text = NULL;
  char *whole;

  g_return_if_fail (self != NULL && self->n_cells == 0);
  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  whole = write_html (self);
  html = g_bytes_new_take (whole, strlen (whole));
  text = g_bytes_new (self->text->str, self->text->len);
  forms[0] = mst_copied_bytes_new ("text/html", html);
  forms[1] = mst_copied_bytes_new ("text/plain;charset=utf-8", text);
  /* For the entries of this program. */
  forms[2] = gdk_content_provider_new_typed (G_TYPE_STRING, self->text->str);
  all = gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
  gdk_clipboard_set_content (clipboard, all);
}

const char *
mst_clipboard_table_get_text (MstClipboardTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->text->str;
}
