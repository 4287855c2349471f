/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files read side by side. */

#include "config.h"

#include "mst-open-files.h"

#include <glib/gi18n-lib.h>

#define THREADS_AT_MOST 8

static void
open_cb (gpointer data, gpointer user_data)
{
  MstOpenedFile *file = data;
  MstProgress *progress = user_data;

  if (mst_progress_is_cancelled (progress, &file->error))
    return;
  file->workbook = mst_workbook_open (file->path, NULL, &file->error);
  mst_progress_add_done (progress, 1);
}

static void
opened_file_clear (gpointer data)
{
  MstOpenedFile *file = data;

  g_clear_object (&file->workbook);
  g_clear_error (&file->error);
}

GArray *
mst_open_files (const char *const *paths, guint n_paths, MstProgress *progress)
{
  GArray *files = g_array_sized_new (FALSE, TRUE, sizeof (MstOpenedFile), n_paths);
  GThreadPool *pool;

  g_array_set_clear_func (files, opened_file_clear);
  g_array_set_size (files, n_paths);
  mst_progress_set_stage (progress, _ ("Reading the files"));
  mst_progress_set_total (progress, n_paths);

  pool = g_thread_pool_new (open_cb, progress, (int) MIN (g_get_num_processors (), THREADS_AT_MOST),
                            FALSE, NULL);
  for (guint i = 0; i < n_paths; i++)
    {
      MstOpenedFile *file = &g_array_index (files, MstOpenedFile, i);

      file->path = paths[i];
      g_thread_pool_push (pool, file, NULL);
    }
  g_thread_pool_free (pool, FALSE, TRUE);
  return files;
}
