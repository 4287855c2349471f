/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading, on the thread that reads, the records of a set that may be one. */
#include "config.h"

#include "mst-merge-reading.h"

#include "mst-query.h"

typedef struct
{
  const MstRecordType *type;
  GArray *ids;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_array_unref (reading->ids);
  g_free (reading);
}

/* Of the records that are still there; NULL without @error when there aren't two. */
static gpointer
read_merge (MstStore *store, gpointer data, GError **error)
{
  const Reading *reading = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = mst_store_get_many (
    store, reading->type, (const gint64 *) reading->ids->data, reading->ids->len, error);

  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    if (g_ptr_array_index (records, i) != NULL)
      g_array_append_val (ids, g_array_index (reading->ids, gint64, i));
  if (ids->len < 2)
    return NULL;
  return mst_merge_new (store, reading->type, (const gint64 *) ids->data, ids->len, error);
}

void
mst_merge_reading_start (MstWorker *reader, const MstRecordType *type, GArray *ids,
                         GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->type = type;
  reading->ids = g_array_ref (ids);
  mst_worker_ask (reader, read_merge, reading, reading_free, (GDestroyNotify) mst_merge_unref,
                  cancellable, callback, user_data);
}

MstMerge *
mst_merge_reading_finish (GAsyncResult *result, GError **error)
{
  return mst_worker_ask_finish (result, error);
}

gboolean
mst_merge_reading_is_same (const MstMerge *a, const MstMerge *b)
{
  if (a == NULL || b == NULL || mst_merge_get_n (a) != mst_merge_get_n (b))
    return FALSE;
  for (guint i = 0; i < mst_merge_get_n (a); i++)
    if (mst_record_get_id (mst_merge_get_record (a, i))
          != mst_record_get_id (mst_merge_get_record (b, i))
        || mst_record_get_version (mst_merge_get_record (a, i))
             != mst_record_get_version (mst_merge_get_record (b, i)))
      return FALSE;
  return TRUE;
}
