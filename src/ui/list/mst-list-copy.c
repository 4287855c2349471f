/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copying records: as text for everything, as a table for spreadsheets and word processors. */
#include "config.h"

#include "mst-list-copy.h"

#include "mst-clipboard-table.h"
#include "mst-query.h"
#include "mst-record-cell.h"

#define CHUNK 256

typedef struct
{
  const MstRecordType *type;
  GPtrArray *fields; /* const MstField */
  GArray *ids;
  gboolean masked;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_ptr_array_unref (copy->fields);
  g_array_unref (copy->ids);
  g_free (copy);
}

static void
append_headings (MstClipboardTable *table, const Copy *copy)
{
  for (guint i = 0; i < copy->fields->len; i++)
    mst_clipboard_table_add_cell (table, MST_CELL_HEADING,
                                  mst_field_get_label (g_ptr_array_index (copy->fields, i)));
  mst_clipboard_table_end_row (table);
}

static void
append_record (MstClipboardTable *table, const Copy *copy, MstStore *store, const MstRecord *record)
{
  for (guint i = 0; i < copy->fields->len; i++)
    {
      const MstField *field = g_ptr_array_index (copy->fields, i);
      const char *value = mst_record_get (record, field->name);
      gboolean is_figure = mst_record_cell_is_figure (field);
      /* Figures without their commas, that they may be counted with. */
      g_autofree char *shown = is_figure ? g_strdup (value != NULL ? value : "")
                                         : mst_store_show_value (store, field, value, copy->masked);

      mst_clipboard_table_add_cell (table, is_figure ? MST_CELL_FIGURE : MST_CELL_WORDS, shown);
    }
  mst_clipboard_table_end_row (table);
}

static gpointer
write_table (MstStore *store, gpointer data, GError **error)
{
  const Copy *copy = data;
  g_autoptr (MstClipboardTable) table = mst_clipboard_table_new ();

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
  return g_steal_pointer (&table);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GdkClipboard) clipboard = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MstClipboardTable) table = mst_worker_ask_finish (result, &error);

  if (table != NULL)
    mst_clipboard_table_put (table, clipboard);
  else
    g_warning ("%s", error->message);
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
  mst_worker_ask (mst_session_get_reader (session), write_table, copy, copy_free,
                  (GDestroyNotify) mst_clipboard_table_free, NULL, written_cb,
                  g_object_ref (clipboard));
}
