/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells on the clipboard. */
#include "config.h"

#include "mst-paste-clipboard.h"

#include "mst-error.h"
#include "mst-html-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HTML "text/html"
/* A program that copied and then hangs is not waited for. */
#define PATIENCE_SECONDS 8

/** Reading: what was found so far. */
typedef struct
{
  char *text; /* nullable */
  GOutputStream *html;
  guint timeout;
  gboolean returned;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_handle_id (&reading->timeout, g_source_remove);
  g_free (reading->text);
  g_clear_object (&reading->html);
  g_free (reading);
}

static void
return_text (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  if (reading->returned)
    return;
  reading->returned = TRUE;
  g_clear_handle_id (&reading->timeout, g_source_remove);
  g_task_return_pointer (task, g_steal_pointer (&reading->text), g_free);
}

static gboolean
timeout_cb (gpointer user_data)
{
  GTask *task = user_data;
  Reading *reading = g_task_get_task_data (task);

  reading->timeout = 0;
  reading->returned = TRUE;
  g_task_return_new_error (
    task, MST_ERROR, MST_ERROR_FAILED,
    _ ("The program in which the cells were copied doesn't answer. Copy fewer at a time, or save "
       "them as a workbook and import that."));
  return G_SOURCE_REMOVE;
}

static void
html_spliced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) >= 0)
    {
      g_autoptr (GBytes) bytes =
        g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
      gsize size;
      const char *data = g_bytes_get_data (bytes, &size);
      g_autofree char *html = data != NULL ? g_utf8_make_valid (data, (gssize) size) : NULL;
      char *table = html != NULL ? mst_html_table_to_text (html) : NULL;

      if (table != NULL)
        {
          g_free (reading->text);
          reading->text = table;
        }
    }
  return_text (task);
}

static void
html_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GInputStream) stream =
    gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);

  if (stream == NULL)
    {
      return_text (task);
      return;
    }
  reading->html = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (
    reading->html, stream,
    G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, G_PRIORITY_DEFAULT,
    g_task_get_cancellable (task), html_spliced_cb, g_object_ref (task));
}

static void
read_html (GTask *task)
{
  static const char *types[] = { HTML, NULL };
  GdkClipboard *clipboard = g_task_get_source_object (task);

  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), HTML))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                              html_opened_cb, g_object_ref (task));
  else
    return_text (task);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);

  reading->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  if (reading->text != NULL && strchr (reading->text, '\t') != NULL)
    return_text (task);
  else
    read_html (task);
}

void
mst_paste_clipboard_read_async (GdkClipboard *clipboard, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (clipboard, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  g_task_set_source_tag (task, mst_paste_clipboard_read_async);
  reading->timeout = g_timeout_add_seconds (PATIENCE_SECONDS, timeout_cb, task);
  g_task_set_task_data (task, reading, reading_free);
  gdk_clipboard_read_text_async (clipboard, cancellable, text_cb, task);
}

char *
mst_paste_clipboard_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
