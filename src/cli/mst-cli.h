/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-date.h"
#include "mst-error.h"
#include "mst-progress.h"
#include "mst-store.h"

G_BEGIN_DECLS

/**
 * MstCliOption: an option of a command. @argument: what follows it, NULL for a flag. @letter: with one
 * hyphen it is the same option; 0: none. An option may be given several times.
 */
typedef struct
{
  const char *name; /* without "--" */
  const char *argument;
  const char *help; /* untranslated */
  char letter;
} MstCliOption;

/** MstCliGiven: one option as it was given; the value of a flag is "". */
typedef struct
{
  const char *name;
  const char *value;
} MstCliGiven;

/** MstCliArguments: a command's words and options as given. */
typedef struct
{
  GPtrArray *words;    /* char* */
  GHashTable *options; /* name → GPtrArray of char* ("" for flags) */
  GArray *given;       /* MstCliGiven: the options in the order in which they stand */
  gboolean json;
} MstCliArguments;

/** MstCli: what a running command works with. */
typedef struct
{
  MstProgress *progress; /* cancelled by SIGINT, shown on a terminal's standard error */
} MstCli;

#define MST_CLI_ANY G_MAXUINT

/**
 * MstCliCommand: @name: one word, or two with a space. @synopsis: the words after the name, for people; @min_words and @max_words of them
 * (@max_words MST_CLI_ANY: any number). @options: ends with a NULL name. @run: writes results to standard output;
 * FALSE with @error set ends the program with the error's exit status.
 */
typedef struct
{
  const char *name;
  const char *synopsis;
  const char *summary; /* untranslated */
  guint min_words, max_words;
  const MstCliOption *options;
  gboolean (*run) (MstCli *cli, const MstCliArguments *arguments, GError **error);
} MstCliCommand;

/* One table a group of commands; each ends with a NULL name. */
extern const MstCliCommand mst_cli_file_commands[];
extern const MstCliCommand mst_cli_record_commands[];
extern const MstCliCommand mst_cli_edit_commands[];
extern const MstCliCommand mst_cli_import_commands[];
extern const MstCliCommand mst_cli_merge_commands[];
extern const MstCliCommand mst_cli_paste_commands[];
extern const MstCliCommand mst_cli_report_commands[];
extern const MstCliCommand mst_cli_set_commands[];
extern const MstCliCommand mst_cli_chart_commands[];
extern const MstCliCommand mst_cli_filter_commands[];
extern const MstCliCommand mst_cli_liaison_commands[];
extern const MstCliCommand mst_cli_journal_commands[];
extern const MstCliCommand mst_cli_reading_commands[];
extern const MstCliCommand mst_cli_solve_commands[];
extern const MstCliCommand mst_cli_liaison_plan_commands[];
extern const MstCliCommand mst_cli_liaison_handover_commands[];
extern const MstCliCommand mst_cli_liaison_compare_commands[];

/* --- arguments --- */

/* %MST_ERROR_USAGE for an unknown option, a missing argument or the wrong number of words. */
MstCliArguments *mst_cli_arguments_parse (const MstCliCommand *command, char **words,
                                          GError **error);
void mst_cli_arguments_free (MstCliArguments *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstCliArguments, mst_cli_arguments_free)

const char *mst_cli_get_word (const MstCliArguments *self, guint index); /* NULL past the end */
gboolean mst_cli_has_option (const MstCliArguments *self, const char *name);
/* The last given; NULL when it wasn't. */
const char *mst_cli_get_option (const MstCliArguments *self, const char *name);
/* (element-type utf8) (nullable) */
GPtrArray *mst_cli_get_options (const MstCliArguments *self, const char *name);
/* @fallback when not given; %MST_ERROR_USAGE when no number from @minimum to @maximum. */
gboolean mst_cli_get_number (const MstCliArguments *self, const char *name, gint64 minimum,
                             gint64 maximum, gint64 fallback, gint64 *number, GError **error);
/* Left as it is when not given; %MST_ERROR_USAGE when no whole day, as offices write it. */
gboolean mst_cli_get_day (const MstCliArguments *self, const char *name, MstDate *day,
                          GError **error);
/* The word at @index, a number from 1 to @most, as a place counted from 0. %MST_ERROR_USAGE */
gboolean mst_cli_read_position (const MstCliArguments *self, guint index, guint most,
                                guint *position, GError **error);

/* --- output --- */

void mst_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2); /* standard output */
void mst_cli_note (const char *format, ...) G_GNUC_PRINTF (1, 2);  /* standard error, one line */
/* What was written to standard output has arrived. */
gboolean mst_cli_flush (GError **error);

/* --- running --- */

/* Shows @progress on standard error while it is a terminal and cancels it on SIGINT and SIGTERM, until
 * mst_cli_watch_stop(). Called before any other thread is started. */
void mst_cli_watch_start (MstProgress *progress);
void mst_cli_watch_stop (void);

G_END_DECLS
