/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-cost.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

void
bench_cost_measure (BenchCost *self, void (*work) (gconstpointer), gconstpointer data)
{
  struct rusage usage;
  int status;
  pid_t child = fork ();
  double seconds;

  if (child == 0)
    {
      work (data);
      _exit (0);
    }
  if (wait4 (child, &status, 0, &usage) != child || status != 0)
    g_error ("A round failed.");
  seconds = (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + 1e-6 * (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
  self->seconds = MIN (self->seconds, seconds);
  self->megabytes = MAX (self->megabytes, (double) usage.ru_maxrss / 1024);
}
