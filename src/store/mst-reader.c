/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries on a worker thread. */
#include "config.h"

#include "mst-reader.h"

struct _MstReader
{
  gatomicrefcount references; /* the owner's and that of the load that runs */
  char *path;
  MstReaderFunc func; /* NULL when closed; touched by the owner's thread only */
  gpointer user_data;
  MstQuery *next; /* to be loaded when the running one is done */
  gboolean is_running;
  gboolean is_superseded; /* the answer of the running load is not wanted */

  GMutex mutex;    /* guards what follows */
  MstStore *store; /* the worker's */
};

typedef struct
{
  GArray *ids;
  double *sums;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->ids, g_array_unref);
  g_free (answer->sums);
  g_free (answer);
}

static MstReader *
reader_ref (MstReader *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

static void
reader_unref (MstReader *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_object (&self->store);
  g_clear_pointer (&self->next, mst_query_unref);
  g_mutex_clear (&self->mutex);
  g_free (self->path);
  g_free (self);
}

/* The worker's store, opened with the first load. */
static MstStore *
get_store (MstReader *self, GError **error)
{
  MstStore *opened;

  if (self->store != NULL)
    return self->store;
  opened = mst_store_open_read_only (self->path, error);
  g_mutex_lock (&self->mutex);
  self->store = opened;
  g_mutex_unlock (&self->mutex);
  return opened;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MstReader *self = g_task_get_task_data (task);
  const MstQuery *query = g_object_get_data (G_OBJECT (task), "query");
  Answer *answer = g_new0 (Answer, 1);
  GError *error = NULL;
  MstStore *store = get_store (self, &error);

  if (store != NULL)
    answer->ids = mst_query_list_ids (query, store, &error);
  if (answer->ids != NULL)
    answer->sums = mst_query_sum (query, store, &error);
  if (error == NULL)
    g_task_return_pointer (task, answer, answer_free);
  else
    {
      answer_free (answer);
      g_task_return_error (task, error);
    }
}

static void start (MstReader *self, MstQuery *query);

static void
load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MstReader *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  Answer *answer = g_task_propagate_pointer (G_TASK (result), &error);
  MstQuery *next = g_steal_pointer (&self->next);

  self->is_running = FALSE;
  if (next != NULL && self->func != NULL)
    start (self, g_steal_pointer (&next));
  else if (self->func != NULL && !self->is_superseded)
    self->func (answer != NULL ? g_steal_pointer (&answer->ids) : NULL,
                answer != NULL ? g_steal_pointer (&answer->sums) : NULL, error, self->user_data);
  g_clear_pointer (&next, mst_query_unref);
  g_clear_pointer (&answer, answer_free);
}

/* @query is (transfer full). */
static void
start (MstReader *self, MstQuery *query)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, load_cb, NULL);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, reader_ref (self), (GDestroyNotify) reader_unref);
  g_object_set_data_full (G_OBJECT (task), "query", query, (GDestroyNotify) mst_query_unref);
  self->is_running = TRUE;
  self->is_superseded = FALSE;
  g_task_run_in_thread (task, load_in_thread);
}

static void
interrupt (MstReader *self)
{
  self->is_superseded = TRUE;
  g_mutex_lock (&self->mutex);
  if (self->store != NULL)
    mst_connection_interrupt (mst_store_get_connection (self->store));
  g_mutex_unlock (&self->mutex);
}

MstReader *
mst_reader_new (const char *path, MstReaderFunc func, gpointer user_data)
{
  MstReader *self = g_new0 (MstReader, 1);

  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->mutex);
  self->path = g_strdup (path);
  self->func = func;
  self->user_data = user_data;
  return self;
}

void
mst_reader_close (MstReader *self)
{
  if (self == NULL)
    return;
  self->func = NULL;
  mst_reader_cancel (self);
  reader_unref (self);
}

void
mst_reader_load (MstReader *self, const MstQuery *query)
{
  if (!self->is_running)
    {
      start (self, mst_query_copy (query));
      return;
    }
  g_clear_pointer (&self->next, mst_query_unref);
  self->next = mst_query_copy (query);
  interrupt (self);
}

void
mst_reader_cancel (MstReader *self)
{
  g_clear_pointer (&self->next, mst_query_unref);
  if (self->is_running)
    interrupt (self);
}
