/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs that are killed while they write. */
#include "config.h"

#include "test-victim.h"

#include "mst-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *program;

char **
test_victim_init (int argc, char **argv)
{
  program = argv[0];
  return argc > 1 && strcmp (argv[1], "--victim") == 0 ? argv + 2 : NULL;
}

gboolean
test_victim_tell_ready (void)
{
  return write (STDOUT_FILENO, "!", 1) == 1;
}

gint64
test_victim_run (const char *const *arguments, gint64 after)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int ready, status;
  gint64 began;
  char byte;
  GPid pid;

  g_ptr_array_add (words, (gpointer) program);
  g_ptr_array_add (words, (gpointer) "--victim");
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (words, (gpointer) arguments[i]);
  g_ptr_array_add (words, NULL);
  g_spawn_async_with_pipes (NULL, (char **) words->pdata, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                            NULL, &pid, NULL, &ready, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read (ready, &byte, 1), ==, 1);
  began = g_get_monotonic_time ();
  if (after >= 0)
    {
      g_usleep ((gulong) after);
      kill (pid, SIGKILL);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  close (ready);
  if (after < 0)
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == EXIT_SUCCESS);
  return g_get_monotonic_time () - began;
}

static void
copy_fresh (const char *from, const char *to)
{
  g_autofree char *content = NULL;
  gsize length;

  mst_file_remove_side_files (to);
  g_assert_true (g_file_get_contents (from, &content, &length, NULL));
  g_assert_true (g_file_set_contents (to, content, (gssize) length, NULL));
}

void
test_victim_kill (const TestVictim *self, guint n_kills)
{
  guint n_none = 0, n_all = 0;
  gint64 duration;

  copy_fresh (self->path, self->work);
  duration = test_victim_run (self->arguments, -1);
  g_assert_true (self->look_at (self->work));

  for (guint i = 0; i < n_kills; i++)
    {
      copy_fresh (self->path, self->work);
      test_victim_run (self->arguments, g_test_rand_int_range (0, (gint32) (duration * 5 / 4)));
      if (self->look_at (self->work))
        n_all++;
      else
        n_none++;
    }
  g_test_message ("of %u kills %u left nothing, %u everything", n_kills, n_none, n_all);
  g_assert_cmpuint (n_none, >, 0);

  /* What was left can be used: the change is simply made again. */
  copy_fresh (self->path, self->work);
  test_victim_run (self->arguments, duration / 2);
  self->look_at (self->work); /* which may take it back */
  test_victim_run (self->arguments, -1);
  g_assert_true (self->look_at (self->work));
}
