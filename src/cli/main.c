/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster-cli: everything the window does, from a terminal or a script. */

#include "config.h"

#include "mst-cli.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static const MstCliCommand *const groups[] = {
  mst_cli_file_commands,
  mst_cli_import_commands,
  mst_cli_record_commands,
  mst_cli_edit_commands,
  mst_cli_merge_commands,
  mst_cli_paste_commands,
  mst_cli_report_commands,
  mst_cli_set_commands,
  mst_cli_journal_commands,
  mst_cli_filter_commands,
  mst_cli_liaison_commands,
  mst_cli_liaison_plan_commands,
  mst_cli_liaison_compare_commands,
  mst_cli_liaison_handover_commands,
  mst_cli_chart_commands,
  mst_cli_reading_commands,
  mst_cli_solve_commands,
};

/* The translations of MUSTER_LOCALE_DIR, else those beside an uninstalled program, else the installed
 * ones. */
static void
init_language (void)
{
  const char *folder = g_getenv ("MUSTER_LOCALE_DIR");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *built = NULL;

  if (program != NULL)
    {
      g_autofree char *here = g_path_get_dirname (program);

      built = g_build_filename (here, "..", "..", "po", NULL);
    }
  if (folder == NULL && built != NULL && g_file_test (built, G_FILE_TEST_IS_DIR))
    folder = built;

  setlocale (LC_ALL, "");
  /* Numbers in JSON and tables have a point in every language. */
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (MST_GETTEXT_DOMAIN, folder != NULL ? folder : MST_LOCALE_DIR);
  bind_textdomain_codeset (MST_GETTEXT_DOMAIN, "UTF-8");
  textdomain (MST_GETTEXT_DOMAIN);
}

static const MstCliCommand *
find_name (const char *name)
{
  for (guint group = 0; group < G_N_ELEMENTS (groups); group++)
    {
      for (const MstCliCommand *command = groups[group]; command->name != NULL; command++)
        {
          if (strcmp (command->name, name) == 0)
            return command;
        }
    }
  return NULL;
}

/* A name of two words goes before one that is the first of them. @n_words: (out): of the name */
static const MstCliCommand *
find_command (char **words, int *n_words)
{
  g_autofree char *two = words[1] != NULL ? g_strjoin (" ", words[0], words[1], NULL) : NULL;
  const MstCliCommand *command = two != NULL ? find_name (two) : NULL;

  *n_words = command != NULL ? 2 : 1;
  return command != NULL ? command : find_name (words[0]);
}

static gboolean
begins_commands (const char *prefix)
{
  for (guint group = 0; group < G_N_ELEMENTS (groups); group++)
    for (const MstCliCommand *command = groups[group]; command->name != NULL; command++)
      {
        if (g_str_has_prefix (command->name, prefix))
          return TRUE;
      }
  return FALSE;
}

/* All, or those whose name begins with @prefix. */
static void
print_commands (FILE *stream, const char *prefix)
{
  for (guint group = 0; group < G_N_ELEMENTS (groups); group++)
    for (const MstCliCommand *command = groups[group]; command->name != NULL; command++)
      {
        if (g_str_has_prefix (command->name, prefix))
          fprintf (stream, "  %s %s\n      %s\n", command->name, command->synopsis,
                   _ (command->summary));
      }
}

static void
print_usage (FILE *stream)
{
  fprintf (stream, "%s\n\n", _ ("Usage: muster-cli COMMAND … [--json] [--help]"));
  print_commands (stream, "");
  fprintf (stream, "\n%s\n",
           _ ("Exit status: 0 done, 2 wrong call or input, 3 no solution, 4 file refused or "
              "damaged, 5 time limit reached, 1 anything else."));
}

static int
refuse_command (const char *word)
{
  g_autofree char *first = g_strconcat (word, " ", NULL);
  gboolean is_first = begins_commands (first);

  fprintf (stderr,
           is_first ? _ ("muster-cli: After “%s” comes one of these:")
                    : _ ("muster-cli: There is no command “%s”."),
           word);
  fputc ('\n', stderr);
  if (is_first)
    print_commands (stderr, first);
  else
    print_usage (stderr);
  return 2;
}

static void
print_help (const MstCliCommand *command)
{
  mst_cli_print (_ ("Usage: muster-cli %s %s"), command->name, command->synopsis);
  mst_cli_print ("\n\n%s\n\n", _ (command->summary));
  for (const MstCliOption *option = command->options; option != NULL && option->name != NULL;
       option++)
    {
      char letter[] = { '-', option->letter, ',', ' ', '\0' };
      g_autofree char *left = g_strdup_printf ("%s--%s%s%s", option->letter != 0 ? letter : "",
                                               option->name, option->argument != NULL ? " " : "",
                                               option->argument != NULL ? option->argument : "");

      mst_cli_print ("  %-28s %s\n", left, _ (option->help));
    }
  mst_cli_print ("  %-28s %s\n", "--json", _ ("write the result as JSON"));
}

static int
end_with_error (const GError *error)
{
  fprintf (stderr, "muster-cli: %s\n",
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
             ? _ ("Stopped; the file is as it was before.")
             : error->message);
  return mst_error_get_exit_code (error);
}

static int
run_command (const MstCliCommand *command, char **words)
{
  g_autoptr (MstProgress) progress = mst_progress_new ();
  g_autoptr (MstCliArguments) arguments = NULL;
  g_autoptr (GError) error = NULL;
  MstCli cli = { progress };
  gboolean done;

  arguments = mst_cli_arguments_parse (command, words, &error);
  if (arguments == NULL)
    return end_with_error (error);

  mst_cli_watch_start (progress);
  done = command->run (&cli, arguments, &error) && mst_cli_flush (&error);
  mst_cli_watch_stop ();
  return done ? 0 : end_with_error (error);
}

static gboolean
wants_help (char **words)
{
  for (; *words != NULL && strcmp (*words, "--") != 0; words++)
    {
      if (strcmp (*words, "--help") == 0 || strcmp (*words, "-h") == 0)
        return TRUE;
    }
  return FALSE;
}

int
main (int argc, char **argv)
{
  const MstCliCommand *command;
  int n_words;

  init_language ();
  if (argc < 2)
    {
      print_usage (stderr);
      return 2;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      mst_cli_print ("muster-cli %s\n", MST_VERSION);
      return 0;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0
      || strcmp (argv[1], "help") == 0)
    {
      print_usage (stdout);
      return 0;
    }

  command = find_command (argv + 1, &n_words);
  if (command == NULL)
    return refuse_command (argv[1]);
  if (wants_help (argv + 1 + n_words))
    {
      print_help (command);
      return 0;
    }
  return run_command (command, argv + 1 + n_words);
}
