/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as text and as HTML. */
#include "config.h"

#include "mst-clipboard-table.h"

#include "mst-copied-bytes.h"

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
  "</style></head><body><table border=\"1\" cellspacing=\"0\">"
#define HTML_TAIL "</table></body></html>"

struct _MstClipboardTable
{
  GString *text;
  GString *html;
  gboolean in_row;
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
  self->html = g_string_new (HTML_HEAD);
  return self;
}

void
mst_clipboard_table_free (MstClipboardTable *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_string_free (self->html, TRUE);
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
  g_return_if_fail (self != NULL && !self->in_row);
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

void
mst_clipboard_table_add_cell (MstClipboardTable *self, MstCellForm form, const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail ((guint) form < G_N_ELEMENTS (tags));
  g_return_if_fail (text != NULL);

  if (self->in_row)
    g_string_append_c (self->text, '\t');
  else
    g_string_append (self->html, "<tr>");
  self->in_row = TRUE;
  append_text (self->text, text);
  g_string_append (self->html, tags[form].open);
  append_html (self->html, text);
  g_string_append (self->html, tags[form].close);
}

void
mst_clipboard_table_end_row (MstClipboardTable *self)
{
  g_return_if_fail (self != NULL && self->in_row);

  self->in_row = FALSE;
  g_string_append (self->html, "</tr>");
  g_string_append_c (self->text, '\n');
}

void
mst_clipboard_table_put (MstClipboardTable *self, GdkClipboard *clipboard)
{
  GdkContentProvider *forms[3];
  g_autoptr (GdkContentProvider) all = NULL;
  g_autoptr (GBytes) html = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autofree char *whole = NULL;

  g_return_if_fail (self != NULL && !self->in_row);
  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  whole = g_strconcat (self->html->str, HTML_TAIL, NULL);
  html = g_bytes_new (whole, strlen (whole));
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
