/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress between threads. */

#include "mst-progress.h"

#define N_STEPS 20000

static void
test_counts (void)
{
  g_autoptr (MstProgress) progress = mst_progress_new ();
  g_autofree char *none = mst_progress_dup_stage (progress);
  g_autofree char *stage = NULL;

  g_assert_null (none);
  g_assert_cmpint (mst_progress_get_total (progress), ==, 0);
  g_assert_cmpfloat (mst_progress_get_seconds_left (progress), <, 0);

  mst_progress_set_stage (progress, "Reading");
  stage = mst_progress_dup_stage (progress);
  g_assert_cmpstr (stage, ==, "Reading");

  mst_progress_set_total (progress, 100);
  g_assert_cmpfloat (mst_progress_get_seconds_left (progress), <, 0);
  mst_progress_set_done (progress, 40);
  mst_progress_add_done (progress, 10);
  g_assert_cmpint (mst_progress_get_done (progress), ==, 50);
  g_usleep (20000);
  g_assert_cmpfloat (mst_progress_get_seconds_left (progress), >=, 0.02);
  g_assert_cmpfloat (mst_progress_get_seconds_left (progress), <, 60);
  mst_progress_set_done (progress, 100);
  g_assert_cmpfloat (mst_progress_get_seconds_left (progress), ==, 0);

  /* The next stage begins anew. */
  mst_progress_set_total (progress, 7);
  g_assert_cmpint (mst_progress_get_done (progress), ==, 0);
  g_assert_cmpint (mst_progress_get_total (progress), ==, 7);
}

static void
test_none (void)
{
  g_autoptr (GError) error = NULL;

  mst_progress_set_stage (NULL, "Reading");
  mst_progress_set_total (NULL, 1);
  mst_progress_set_done (NULL, 1);
  mst_progress_add_done (NULL, 1);
  g_assert_null (mst_progress_dup_stage (NULL));
  g_assert_cmpint (mst_progress_get_total (NULL), ==, 0);
  g_assert_cmpint (mst_progress_get_done (NULL), ==, 0);
  g_assert_cmpfloat (mst_progress_get_seconds_left (NULL), <, 0);
  g_assert_null (mst_progress_get_cancellable (NULL));
  g_assert_false (mst_progress_is_cancelled (NULL, &error));
  g_assert_no_error (error);
}

static void
test_cancel (void)
{
  g_autoptr (MstProgress) progress = mst_progress_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (mst_progress_is_cancelled (progress, &error));
  g_assert_no_error (error);
  g_cancellable_cancel (mst_progress_get_cancellable (progress));
  g_assert_true (mst_progress_is_cancelled (progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (mst_progress_is_cancelled (progress, NULL));
}

static gpointer
work_cb (gpointer data)
{
  MstProgress *progress = data;

  for (guint i = 0; i < N_STEPS; i++)
    {
      mst_progress_add_done (progress, 1);
      mst_progress_set_stage (progress, i % 2 == 0 ? "Even" : "Odd");
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (MstProgress) progress = mst_progress_new ();
  GThread *threads[4];
  gint64 before = 0;

  mst_progress_set_total (progress, N_STEPS * (gint64) G_N_ELEMENTS (threads));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("work", work_cb, progress);
  while (before < N_STEPS)
    {
      g_autofree char *stage = mst_progress_dup_stage (progress);
      gint64 done = mst_progress_get_done (progress);

      g_assert_cmpint (done, >=, before);
      g_assert_true (stage == NULL || g_str_equal (stage, "Even") || g_str_equal (stage, "Odd"));
      before = done;
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (mst_progress_get_done (progress), ==, mst_progress_get_total (progress));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress/counts", test_counts);
  g_test_add_func ("/progress/none", test_none);
  g_test_add_func ("/progress/cancel", test_cancel);
  g_test_add_func ("/progress/threads", test_threads);
  return g_test_run ();
}
