/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread that reads or writes for the window. */
#include "config.h"

#include "mst-worker.h"

#include "mst-write-ahead.h"

/* Who writes is idle when nothing has come for so long. */
#define IDLE_US (2 * G_USEC_PER_SEC)

typedef struct
{
  MstWorkerFunc func;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_answer;
} Question;

struct _MstWorker
{
  GObject parent_instance;
  char *path;
  GAsyncQueue *queue; /* of GTask; the worker itself means the end */
};

G_DEFINE_FINAL_TYPE (MstWorker, mst_worker, G_TYPE_OBJECT)

typedef struct
{
  char *path;
  gboolean writes;
  GAsyncQueue *queue;
  gpointer end;
} Thread;

static void
question_free (gpointer data)
{
  Question *question = data;

  if (question->free_data != NULL)
    question->free_data (question->data);
  g_free (question);
}

static void
answer (GTask *task, MstStore *store)
{
  Question *question = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gpointer result;

  /* Others may have written since the last question. */
  mst_store_refresh (store);
  result = question->func (store, question->data, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, result, question->free_answer);
}

/* Waits for what is asked next; meanwhile, once it is idle, shortens the log of @store, which is NULL
 * when there is nothing to be shortened. */
static gpointer
wait_for_question (Thread *thread, MstStore *store)
{
  gpointer item = NULL;
  gboolean is_long = store != NULL;

  while (item == NULL && is_long)
    {
      item = g_async_queue_timeout_pop (thread->queue, IDLE_US);
      is_long = item == NULL && !mst_store_shorten_log (store);
    }
  return item != NULL ? item : g_async_queue_pop (thread->queue);
}

static gpointer
worker_thread (gpointer data)
{
  Thread *thread = data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (MstStore) store = NULL;
  gpointer item;

  /* The store announces changes in this thread's context, which nobody runs. */
  g_main_context_push_thread_default (context);
  while ((item = wait_for_question (thread, thread->writes ? store : NULL)) != thread->end)
    {
      g_autoptr (GTask) task = item;
      g_autoptr (GError) error = NULL;

      if (g_task_return_error_if_cancelled (task))
        continue;
      if (store == NULL)
        store = thread->writes ? mst_store_open (thread->path, &error)
                               : mst_store_open_read_only (thread->path, &error);
      if (store == NULL)
        g_task_return_error (task, g_steal_pointer (&error));
      else
        answer (task, store);
    }
  g_clear_object (&store);
  g_main_context_pop_thread_default (context);
  g_async_queue_unref (thread->queue);
  g_free (thread->path);
  g_free (thread);
  return NULL;
}

static void
mst_worker_finalize (GObject *object)
{
  MstWorker *self = MST_WORKER (object);

  g_async_queue_push (self->queue, self);
  g_async_queue_unref (self->queue);
  g_free (self->path);
  G_OBJECT_CLASS (mst_worker_parent_class)->finalize (object);
}

static void
mst_worker_class_init (MstWorkerClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mst_worker_finalize;
}

static void
mst_worker_init (MstWorker *self)
{
  self->queue = g_async_queue_new ();
}

static MstWorker *
create (const char *path, gboolean writes)
{
  MstWorker *self;
  Thread *thread;

  self = g_object_new (MST_TYPE_WORKER, NULL);
  self->path = g_strdup (path);
  thread = g_new0 (Thread, 1);
  thread->path = g_strdup (path);
  thread->writes = writes;
  thread->queue = g_async_queue_ref (self->queue);
  thread->end = self;
  g_thread_unref (g_thread_new (writes ? "muster-writer" : "muster-reader", worker_thread, thread));
  return self;
}

MstWorker *
mst_worker_new (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);
  return create (path, FALSE);
}

MstWorker *
mst_worker_new_writing (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);
  return create (path, TRUE);
}

void
mst_worker_ask (MstWorker *self, MstWorkerFunc func, gpointer data, GDestroyNotify free_data,
                GDestroyNotify free_answer, GCancellable *cancellable, GAsyncReadyCallback callback,
                gpointer user_data)
{
  Question *question;
  GTask *task;

  g_return_if_fail (MST_IS_WORKER (self));
  g_return_if_fail (func != NULL);

  question = g_new0 (Question, 1);
  question->func = func;
  question->data = data;
  question->free_data = free_data;
  question->free_answer = free_answer;
  /* No source object: the worker may go while its last answers are on their way. */
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, mst_worker_ask);
  g_task_set_task_data (task, question, question_free);
  g_async_queue_push (self->queue, task);
}

gpointer
mst_worker_ask_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
