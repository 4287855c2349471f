/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches how long the main loop is away. */
#include "config.h"

#include "mst-stall-watch.h"

#include <gtk/gtk.h>
#include <time.h>

#define BEAT_MS 1
#define LAST_US 4000 /* a quarter of a frame */

/** Watch: times in microseconds; @busy and @phase of the thread's own work. @drawn: since the last beat. */
typedef struct
{
  gint64 last;
  gint64 busy;
  gint64 phase; /* when the phase of the frame before drawing ended */
  gint64 drawn;
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

  if (away > LAST_US)
    g_printerr ("stall %.6f %.1f %.1f %.1f\n", (double) now / G_USEC_PER_SEC, (double) away / 1000,
                (double) (busy - watch->busy) / 1000, (double) watch->drawn / 1000);
  watch->last = now;
  watch->busy = busy;
  watch->drawn = 0;
  return G_SOURCE_CONTINUE;
}

/* --- drawing --- */

static void
phase_ended_cb (GdkFrameClock *clock, Watch *watch)
{
  watch->phase = get_busy_time ();
}

static void
drawn_cb (GdkFrameClock *clock, Watch *watch)
{
  watch->drawn += get_busy_time () - watch->phase;
}

/* The phases before it have other handlers, of GTK, which are called first. */
static void
realized_cb (GtkWidget *window, Watch *watch)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect_after (clock, "before-paint", G_CALLBACK (phase_ended_cb), watch);
  g_signal_connect_after (clock, "update", G_CALLBACK (phase_ended_cb), watch);
  g_signal_connect_after (clock, "layout", G_CALLBACK (phase_ended_cb), watch);
  g_signal_connect_after (clock, "paint", G_CALLBACK (drawn_cb), watch);
}

static void
windows_changed_cb (GListModel *windows, guint position, guint removed, guint added, Watch *watch)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      g_signal_connect_after (window, "realize", G_CALLBACK (realized_cb), watch);
    }
}

void
mst_stall_watch_start (void)
{
  const Watch watch = { .last = g_get_monotonic_time (), .busy = get_busy_time () };
  Watch *own = g_memdup2 (&watch, sizeof watch);

  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_changed_cb),
                    own);
  /* Before anything else that is due. */
  g_timeout_add_full (G_PRIORITY_HIGH, BEAT_MS, beat_cb, own, NULL);
}
