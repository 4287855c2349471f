/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-cost.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Between two looks at the memory. */
#define LOOK_MICROSECONDS 4000

static double
read_own_memory (int status)
{
  static const char name[] = "RssAnon:";
  char text[4096];
  ssize_t length = pread (status, text, sizeof text - 1, 0);
  const char *line;

  text[MAX (length, 0)] = '\0';
  line = strstr (text, name);
  return line != NULL ? (double) atoll (line + strlen (name)) / 1024 : 0;
}

/* As long as the process lives. @data: where the highest is kept */
static gpointer
watch_memory (gpointer data)
{
  double *most = data;
  int status = open ("/proc/self/status", O_RDONLY | O_CLOEXEC);

  for (;;)
    {
      *most = MAX (*most, read_own_memory (status));
      g_usleep (LOOK_MICROSECONDS);
    }
  return NULL;
}

void
bench_cost_measure (BenchCost *self, void (*work) (gconstpointer), gconstpointer data)
{
  double *own = mmap (NULL, sizeof *own, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  struct rusage usage;
  int status;
  pid_t child;
  double seconds;

  if (own == MAP_FAILED)
    g_error ("There is no memory for a round.");
  *own = 0;
  child = fork ();
  if (child == 0)
    {
      g_thread_unref (g_thread_new ("memory", watch_memory, own));
      work (data);
      _exit (0);
    }
  if (wait4 (child, &status, 0, &usage) != child || status != 0)
    g_error ("A round failed.");
  seconds = (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + 1e-6 * (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
  self->seconds = MIN (self->seconds, seconds);
  self->megabytes = MAX (self->megabytes, (double) usage.ru_maxrss / 1024);
  self->own = MAX (self->own, *own);
  munmap (own, sizeof *own);
}
