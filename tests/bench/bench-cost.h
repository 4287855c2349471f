/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/** BenchCost: of the best of several rounds; begins as BENCH_COST_NONE. */
typedef struct
{
  double seconds;   /* of processor time, the lowest */
  double megabytes; /* resident, the highest */
  double
    own; /* of them the highest that are no pages of files such as fonts, which the system lends */
} BenchCost;

#define BENCH_COST_NONE \
  {                     \
    G_MAXDOUBLE, 0, 0   \
  }

/* Does @work in a process of its own and keeps the lower time and the higher memory. */
void bench_cost_measure (BenchCost *self, void (*work) (gconstpointer), gconstpointer data);
