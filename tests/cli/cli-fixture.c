/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real muster-cli, run in a folder of the test's own. */

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <sys/wait.h>

const char *cli_program;

/* Runs the program in @folder with the blank-separated @words (nothing is quoted). */
int
cli_run (const char *folder, const char *words, char **output, char **messages)
{
  g_autofree char *line = g_strconcat (cli_program, " ", words, NULL);
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  int status;

  environment = g_environ_setenv (environment, "XDG_DATA_HOME", folder, TRUE);
  environment = g_environ_setenv (environment, "LANGUAGE", "en", TRUE);
  g_spawn_sync (folder, argv, environment, G_SPAWN_DEFAULT, NULL, NULL, output, messages, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* Runs what must succeed; its standard output. */
char *
cli_run_well (const char *folder, const char *words)
{
  g_autofree char *messages = NULL;
  char *output = NULL;
  int status = cli_run (folder, words, &output, &messages);

  if (status != 0)
    g_error ("muster-cli %s: exit %d: %s", words, status, messages);
  return output;
}

JsonNode *
cli_run_json (const char *folder, const char *words)
{
  g_autofree char *output = cli_run_well (folder, words);
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (output, &error);

  g_assert_no_error (error);
  return node;
}

void
cli_write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir =
    g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

void
cli_fixture_init (Fixture *fixture)
{
  fixture->folder = g_dir_make_tmp ("muster-cli-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

void
cli_fixture_clear (Fixture *fixture)
{
  remove_all (fixture->folder);
  g_free (fixture->folder);
}
