/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So long may the main thread go on with what can wait, in microseconds: half a frame is left for what
 * follows from it. */
#define MST_SLICE_US 7000

/* When a slice that begins now ends; in the time of g_get_monotonic_time(). */
static inline gint64
mst_slice_begin (void)
{
  return g_get_monotonic_time () + MST_SLICE_US;
}

static inline gboolean
mst_slice_is_over (gint64 end)
{
  return g_get_monotonic_time () >= end;
}

G_END_DECLS
