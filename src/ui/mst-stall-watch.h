/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mst_stall_watch_start:
 *
 * Tells on standard error whenever the main loop was away for longer than 4 ms (a frame has 16), with
 * the monotonic time in seconds at which it came back, how many milliseconds it was away, how many of
 * them the main thread itself worked (the others it waited for a processor or for something else), and
 * how many of these it drew:
 *
 *   stall 12345.678901 23.4 19.8 12.0
 *
 * For measurements: the program starts it when MUSTER_WATCH_STALLS is set. It wakes the process a
 * thousand times a second.
 */
void mst_stall_watch_start (void);

G_END_DECLS
