/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is copied, handed over in pieces. */
#include "config.h"

#include "mst-copied-bytes.h"

#include <gio/gio.h>

/* Half of what an X server takes in one request without an extension. */
#define PIECE (128 * 1024)

struct _MstCopiedBytes
{
  GdkContentProvider parent_instance;

  char *mime_type;
  GBytes *bytes;
};

G_DEFINE_FINAL_TYPE (MstCopiedBytes, mst_copied_bytes, GDK_TYPE_CONTENT_PROVIDER)

/** Writing: on its way into a stream. */
typedef struct
{
  GOutputStream *stream;
  int priority;
  gsize written;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->stream);
  g_free (writing);
}

/* @task: (transfer full) */
static void write_piece (GTask *task);

static void
written_cb (GObject *stream, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Writing *writing = g_task_get_task_data (task);
  GError *error = NULL;
  gssize n = g_output_stream_write_finish (G_OUTPUT_STREAM (stream), result, &error);

  if (n < 0)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  writing->written += (gsize) n;
  write_piece (task);
}

static void
write_piece (GTask *task)
{
  MstCopiedBytes *self = g_task_get_source_object (task);
  Writing *writing = g_task_get_task_data (task);
  gsize size;
  const char *data = g_bytes_get_data (self->bytes, &size);

  if (writing->written == size)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  g_output_stream_write_async (writing->stream, data + writing->written,
                               MIN (PIECE, size - writing->written), writing->priority,
                               g_task_get_cancellable (task), written_cb, task);
}

static void
write_mime_type_async (GdkContentProvider *provider, const char *mime_type, GOutputStream *stream,
                       int io_priority, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (provider, cancellable, callback, user_data);
  Writing *writing = g_new0 (Writing, 1);

  g_task_set_source_tag (task, write_mime_type_async);
  writing->stream = g_object_ref (stream);
  writing->priority = io_priority;
  g_task_set_task_data (task, writing, writing_free);
  write_piece (task);
}

static gboolean
write_mime_type_finish (GdkContentProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static GdkContentFormats *
ref_formats (GdkContentProvider *provider)
{
  const char *types[] = { MST_COPIED_BYTES (provider)->mime_type };

  return gdk_content_formats_new (types, G_N_ELEMENTS (types));
}

static void
mst_copied_bytes_finalize (GObject *object)
{
  MstCopiedBytes *self = MST_COPIED_BYTES (object);

  g_free (self->mime_type);
  g_bytes_unref (self->bytes);
  G_OBJECT_CLASS (mst_copied_bytes_parent_class)->finalize (object);
}

static void
mst_copied_bytes_class_init (MstCopiedBytesClass *class)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = mst_copied_bytes_finalize;
  provider_class->ref_formats = ref_formats;
  provider_class->write_mime_type_async = write_mime_type_async;
  provider_class->write_mime_type_finish = write_mime_type_finish;
}

static void
mst_copied_bytes_init (MstCopiedBytes *self)
{
}

GdkContentProvider *
mst_copied_bytes_new (const char *mime_type, GBytes *bytes)
{
  MstCopiedBytes *self = g_object_new (MST_TYPE_COPIED_BYTES, NULL);

  self->mime_type = g_strdup (mime_type);
  self->bytes = g_bytes_ref (bytes);
  return GDK_CONTENT_PROVIDER (self);
}
