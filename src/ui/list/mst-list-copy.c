/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copying records: as text for everything, as a table for spreadsheets and word processors. */
#include "config.h"

#include "mst-list-copy.h"
#include "mst-query.h"
#include "mst-record-cell.h"

#define CHUNK 256

/* The formats of cells are those by which spreadsheets tell one another what is a text: else they make
 * a rounded number of a citizen number and a day of a month. */
#define HTML_HEAD                                                                                  \
  "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta charset=\"utf-8\"><style>" \
  "table{border-collapse:collapse;font-family:\"Noto Sans CJK SC\",\"Microsoft YaHei\","           \
  "\"SimSun\",sans-serif;font-size:10.5pt}"                                                        \
  "th,td{border:.5pt solid #808080;padding:2pt 5pt}"                                               \
  "th{font-weight:bold;background:#e7ebf3;text-align:center}"                                      \
  "td.t{mso-number-format:\"\\@\"}"                                                                \
  "td.n{mso-number-format:\"General\";text-align:right}"                                           \
  "</style></head><body><table border=\"1\" cellspacing=\"0\">"
/* The class is for Excel, WPS and Word, the attribute for LibreOffice. */
#define TEXT_CELL "<td class=\"t\" sdnum=\"1033;0;@\">"
#define FIGURE_CELL "<td class=\"n\" align=\"right\">"
#define HTML_TAIL "</table></body></html>"

typedef struct
{
  const MstRecordType *type;
  GPtrArray *fields; /* const MstField */
  GArray *ids;
  gboolean masked;
} Copy;

/** Table: what is copied, in both forms. */
typedef struct
{
  GString *text;
  GString *html;
} Table;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_ptr_array_unref (copy->fields);
  g_array_unref (copy->ids);
  g_free (copy);
}

static void
table_free (gpointer data)
{
  Table *table = data;

  g_string_free (table->text, TRUE);
  g_string_free (table->html, TRUE);
  g_free (table);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Table, table_free)

static Table *
table_new (void)
{
  Table *table = g_new (Table, 1);

  table->text = g_string_new (NULL);
  table->html = g_string_new (HTML_HEAD);
  return table;
}

/* A cell must not break the table. */
static void
append_text (GString *text, const char *cell, gboolean first)
{
  if (!first)
    g_string_append_c (text, '\t');
  for (; *cell != '\0'; cell++)
    g_string_append_c (text, *cell == '\t' || *cell == '\n' || *cell == '\r' ? ' ' : *cell);
}

static void
append_cell (Table *table, const char *open, const char *cell, const char *close, gboolean first)
{
  g_autofree char *escaped = g_markup_escape_text (cell, -1);

  append_text (table->text, cell, first);
  g_string_append (table->html, open);
  /* A line within a cell, as spreadsheets write it. */
  for (const char *c = escaped; *c != '\0'; c++)
    if (*c == '\n')
      g_string_append (table->html, "<br style=\"mso-data-placement:same-cell\">");
    else
      g_string_append_c (table->html, *c);
  g_string_append (table->html, close);
}

static void
append_headings (Table *table, const Copy *copy)
{
  g_string_append (table->html, "<thead><tr>");
  for (guint i = 0; i < copy->fields->len; i++)
    append_cell (table, "<th>", mst_field_get_label (g_ptr_array_index (copy->fields, i)), "</th>",
                 i == 0);
  g_string_append (table->html, "</tr></thead>");
  g_string_append_c (table->text, '\n');
}

static void
append_record (Table *table, const Copy *copy, MstStore *store, const MstRecord *record)
{
  g_string_append (table->html, "<tr>");
  for (guint i = 0; i < copy->fields->len; i++)
    {
      const MstField *field = g_ptr_array_index (copy->fields, i);
      const char *value = mst_record_get (record, field->name);
      gboolean is_figure = mst_record_cell_is_figure (field);
      /* Figures without their commas, that they may be counted with. */
      g_autofree char *shown = is_figure ? g_strdup (value != NULL ? value : "")
                                         : mst_store_show_value (store, field, value, copy->masked);

      append_cell (table, is_figure ? FIGURE_CELL : TEXT_CELL, shown, "</td>", i == 0);
    }
  g_string_append (table->html, "</tr>");
  g_string_append_c (table->text, '\n');
}

static gpointer
write_table (MstStore *store, gpointer data, GError **error)
{
  const Copy *copy = data;
  g_autoptr (Table) table = table_new ();

  append_headings (table, copy);
  for (guint i = 0; i < copy->ids->len; i += CHUNK)
    {
      g_autoptr (GPtrArray) records =
        mst_store_get_many (store, copy->type, &g_array_index (copy->ids, gint64, i),
                            MIN (CHUNK, copy->ids->len - i), error);

      if (records == NULL)
        return NULL;
      for (guint j = 0; j < records->len; j++)
        if (g_ptr_array_index (records, j) != NULL)
          append_record (table, copy, store, g_ptr_array_index (records, j));
    }
  g_string_append (table->html, HTML_TAIL);
  return g_steal_pointer (&table);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GdkClipboard) clipboard = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Table) table = mst_worker_ask_finish (result, &error);
  GdkContentProvider *forms[2];
  g_autoptr (GdkContentProvider) both = NULL;
  g_autoptr (GBytes) html = NULL;

  if (table == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }
  html = g_bytes_new (table->html->str, table->html->len);
  forms[0] = gdk_content_provider_new_for_bytes ("text/html", html);
  forms[1] = gdk_content_provider_new_typed (G_TYPE_STRING, table->text->str);
  both = gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
  gdk_clipboard_set_content (clipboard, both);
}

void
mst_list_copy (MstSession *session, const MstRecordType *type, const char *const *fields,
               GArray *ids, GdkClipboard *clipboard)
{
  Copy *copy = g_new0 (Copy, 1);

  copy->type = type;
  copy->fields = g_ptr_array_new ();
  for (guint i = 0; fields[i] != NULL; i++)
    g_ptr_array_add (copy->fields, (gpointer) mst_record_type_get_field (type, fields[i]));
  copy->ids = g_array_ref (ids);
  copy->masked = mst_session_get_masked (session);
  mst_worker_ask (mst_session_get_reader (session), write_table, copy, copy_free, table_free, NULL,
                  written_cb, g_object_ref (clipboard));
}
