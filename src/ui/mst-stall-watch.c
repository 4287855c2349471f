/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches how long the main loop is away. */
#include "config.h"

#include "mst-stall-watch.h"

#define BEAT_MS 1
#define FRAME_US 16000

static gboolean
beat_cb (gpointer user_data)
{
  gint64 *last = user_data;
  gint64 now = g_get_monotonic_time ();
  gint64 away = now - *last - BEAT_MS * 1000;

  if (away > FRAME_US)
    g_printerr ("stall %.6f %.1f\n", (double) now / G_USEC_PER_SEC, (double) away / 1000);
  *last = now;
  return G_SOURCE_CONTINUE;
}

void
mst_stall_watch_start (void)
{
  gint64 now = g_get_monotonic_time ();

  /* Before anything else that is due. */
  g_timeout_add_full (G_PRIORITY_HIGH, BEAT_MS, beat_cb, g_memdup2 (&now, sizeof now), g_free);
}
