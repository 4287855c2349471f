/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copying records to a spreadsheet. */
#include "config.h"

#include "mst-list-copy.h"
#include "mst-query.h"

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

/* A cell must not break the table. */
static void
append_cell (GString *text, const char *cell, gboolean first)
{
  if (!first)
    g_string_append_c (text, '\t');
  for (; *cell != '\0'; cell++)
    g_string_append_c (text, *cell == '\t' || *cell == '\n' || *cell == '\r' ? ' ' : *cell);
}

static void
append_record (GString *text, const Copy *copy, MstStore *store, const MstRecord *record)
{
  for (guint i = 0; i < copy->fields->len; i++)
    {
      const MstField *field = g_ptr_array_index (copy->fields, i);
      g_autofree char *shown =
        mst_store_show_value (store, field, mst_record_get (record, field->name), copy->masked);

      append_cell (text, shown, i == 0);
    }
  g_string_append_c (text, '\n');
}

static gpointer
write_table (MstStore *store, gpointer data, GError **error)
{
  const Copy *copy = data;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < copy->fields->len; i++)
    append_cell (text, mst_field_get_label (g_ptr_array_index (copy->fields, i)), i == 0);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < copy->ids->len; i += CHUNK)
    {
      g_autoptr (GPtrArray) records =
        mst_store_get_many (store, copy->type, &g_array_index (copy->ids, gint64, i),
                            MIN (CHUNK, copy->ids->len - i), error);

      if (records == NULL)
        return NULL;
      for (guint j = 0; j < records->len; j++)
        if (g_ptr_array_index (records, j) != NULL)
          append_record (text, copy, store, g_ptr_array_index (records, j));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GdkClipboard) clipboard = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = mst_worker_ask_finish (result, &error);

  if (text == NULL)
    g_warning ("%s", error->message);
  else
    gdk_clipboard_set_text (clipboard, text);
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
  mst_worker_ask (mst_session_get_reader (session), write_table, copy, copy_free, g_free, NULL,
                  written_cb, g_object_ref (clipboard));
}
