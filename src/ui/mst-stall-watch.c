/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches how long the main loop is away. */
#include "config.h"

#include "mst-stall-watch.h"

#include <time.h>

#define BEAT_MS 1
#define LEAST_US 4000 /* a quarter of a frame */

typedef struct
{
  gint64 last;
  gint64 last_busy;
} Watch;

/* How long the calling thread has worked, in microseconds. */
static gint64
get_busy_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
beat_cb (gpointer user_data)
{
  Watch *watch = user_data;
  gint64 now = g_get_monotonic_time ();
  gint64 busy = get_busy_time ();
  gint64 away = now - watch->last - BEAT_MS * 1000;

  if (away > LEAST_US)
    g_printerr ("stall %.6f %.1f %.1f\n", (double) now / G_USEC_PER_SEC, (double) away / 1000,
                (double) (busy - watch->last_busy) / 1000);
  watch->last = now;
  watch->last_busy = busy;
  return G_SOURCE_CONTINUE;
}

void
mst_stall_watch_start (void)
{
  Watch watch = { .last = g_get_monotonic_time (), .last_busy = get_busy_time () };

  /* Before anything else that is due. */
  g_timeout_add_full (G_PRIORITY_HIGH, BEAT_MS, beat_cb, g_memdup2 (&watch, sizeof watch), g_free);
}
