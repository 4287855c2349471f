/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real muster-cli, run in a folder of the test's own. */

#include "cli-fixture.h"

#include "test-folder.h"

#include <string.h>
#include <sys/wait.h>

const char *cli_program;

void
cli_test_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  g_assert_cmpint (*argc, ==, 2);
  cli_program = (*argv)[1];
}

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

gint64
cli_count (const char *folder, const char *words)
{
  g_autofree char *line = g_strdup_printf ("list d.muster %s --count", words);
  g_autofree char *output = cli_run_well (folder, line);

  return g_ascii_strtoll (output, NULL, 10);
}

void
cli_run_cases (const char *folder, const CliCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *output = NULL;
      g_autofree char *messages = NULL;
      int status = cli_run (folder, cases[i].words, &output, &messages);

      if (status == cases[i].status && (status == 0 || *messages != '\0')
          && (cases[i].message == NULL || strstr (messages, cases[i].message) != NULL))
        continue;
      g_test_message ("%s: exit %d instead of %d: %s", cases[i].words, status, cases[i].status,
                      messages);
      g_test_fail ();
    }
}

void
cli_write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

void
cli_fixture_init (Fixture *fixture)
{
  fixture->folder = g_dir_make_tmp ("muster-cli-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

void
cli_fixture_init_with_areas (Fixture *fixture, const char *more)
{
  g_autofree char *areas = g_strconcat ("code,name,level,parent_code\n"
                                        "110199000000,示例区,3,110100000000\n"
                                        "110199001000,晨泉街道,4,110199000000\n"
                                        "110199001001,松湾社区居委会,5,110199001000\n",
                                        more, NULL);

  cli_fixture_init (fixture);
  cli_write_file (fixture->folder, "areas.csv", areas);
}

void
cli_fixture_clear (Fixture *fixture, gconstpointer data)
{
  test_folder_remove (fixture->folder);
  g_free (fixture->folder);
}
