/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The program's path. */
extern const char *cli_program;

/** Fixture: a folder of the test's own. */
typedef struct
{
  char *folder;
} Fixture;

/* Begins a test program, whose first argument is the program's path. */
void cli_test_init (int *argc, char ***argv);

void cli_fixture_init (Fixture *fixture);
/* The same with areas.csv in the folder: 示例区, 晨泉街道, 松湾社区居委会, and @more lines; nullable. */
void cli_fixture_init_with_areas (Fixture *fixture, const char *more);
/* For g_test_add(). */
void cli_fixture_clear (Fixture *fixture, gconstpointer data);

/* Runs the program in @folder with the blank-separated @words (nothing is quoted). */
int cli_run (const char *folder, const char *words, char **output, char **messages);
/* Runs what must succeed; its standard output. */
char *cli_run_well (const char *folder, const char *words);
JsonNode *cli_run_json (const char *folder, const char *words);
/* How many "list d.muster @words" lists. */
gint64 cli_count (const char *folder, const char *words);

/** CliCase: a call and what it ends with. @message: a part of what stands on standard error; nullable. */
typedef struct
{
  const char *words;
  int status;
  const char *message;
} CliCase;

/* Makes the calls one after another, and fails for each that ends otherwise. */
void cli_run_cases (const char *folder, const CliCase *cases, gsize n_cases);

void cli_write_file (const char *folder, const char *name, const char *text);

G_END_DECLS
