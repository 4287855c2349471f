/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work off the main thread. */
#include "config.h"

#include "mst-task.h"

typedef struct
{
  char *path;
  MstTaskFunc func;
  gpointer data;
  GDestroyNotify free_data;
  MstProgress *progress;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  if (work->free_data != NULL)
    work->free_data (work->data);
  g_clear_object (&work->progress);
  g_free (work->path);
  g_free (work);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (MstStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (context);
  if (work->path != NULL)
    store = mst_store_open (work->path, &error);
  if (error == NULL)
    work->func (store, work->data, work->progress, &error);
  g_clear_object (&store);
  g_main_context_pop_thread_default (context);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

void
mst_task_run (const char *path, MstTaskFunc func, gpointer data, GDestroyNotify free_data,
              MstProgress *progress, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  g_return_if_fail (func != NULL);
  g_return_if_fail (MST_IS_PROGRESS (progress));

  work = g_new0 (Work, 1);
  work->path = g_strdup (path);
  work->func = func;
  work->data = data;
  work->free_data = free_data;
  work->progress = g_object_ref (progress);
  /* The work itself decides whether it was cancelled: what is done is done. */
  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, mst_task_run);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, run_in_thread);
}

gboolean
mst_task_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
