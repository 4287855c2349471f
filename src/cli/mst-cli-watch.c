/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches over a running command: stops it on a signal, tells on a terminal how far it is. */

#include "config.h"

#include "mst-cli.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

/* Work shorter than this shows nothing; then the line is written anew this often. */
#define SHOW_AFTER_USEC (G_USEC_PER_SEC / 2)
#define REFRESH_NSEC 200000000L

static GThread *watcher;
static gint stopping;

static void
show_progress (MstProgress *progress)
{
  g_autofree char *stage = mst_progress_dup_stage (progress);
  gint64 total = mst_progress_get_total (progress);
  gint64 done = mst_progress_get_done (progress);
  double seconds = mst_progress_get_seconds_left (progress);

  if (stage == NULL)
    return;
  fprintf (stderr, "\r\033[K%s", stage);
  if (total > 0)
    fprintf (stderr, " %d %%", (int) (100 * MIN (done, total) / total));
  if (seconds >= 1)
    /* Translators: seconds left, on a line that is written again and again */
    fprintf (stderr, _ (", %.0f s left"), seconds);
  fflush (stderr);
}

static gpointer
watch (gpointer data)
{
  g_autoptr (MstProgress) progress = data;
  gboolean on_terminal = isatty (STDERR_FILENO);
  gboolean shown = FALSE;
  gint64 start = g_get_monotonic_time ();
  struct timespec pause = { 0, REFRESH_NSEC };
  sigset_t signals;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  sigaddset (&signals, SIGUSR1);

  for (;;)
    {
      int number = sigtimedwait (&signals, NULL, &pause);

      if (g_atomic_int_get (&stopping))
        break;
      if (number == SIGINT || number == SIGTERM)
        {
          /* Who asks twice won't wait: the file takes care of itself when it is opened next. */
          if (mst_progress_is_cancelled (progress, NULL))
            _exit (1);
          g_cancellable_cancel (mst_progress_get_cancellable (progress));
        }
      if (on_terminal && g_get_monotonic_time () - start > SHOW_AFTER_USEC)
        {
          show_progress (progress);
          shown = TRUE;
        }
    }
  if (shown)
    fputs ("\r\033[K", stderr);
  return NULL;
}

void
mst_cli_watch_start (MstProgress *progress)
{
  sigset_t signals;

  g_return_if_fail (watcher == NULL);

  /* Blocked here, so in every thread started later: the watcher alone takes them. */
  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  sigaddset (&signals, SIGUSR1);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  watcher = g_thread_new ("watch", watch, g_object_ref (progress));
}

void
mst_cli_watch_stop (void)
{
  g_return_if_fail (watcher != NULL);

  g_atomic_int_set (&stopping, 1);
  kill (getpid (), SIGUSR1);
  g_thread_join (g_steal_pointer (&watcher));
}
