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

void cli_fixture_init (Fixture *fixture);
void cli_fixture_clear (Fixture *fixture);

/* Runs the program in @folder with the blank-separated @words (nothing is quoted). */
int cli_run (const char *folder, const char *words, char **output, char **messages);
/* Runs what must succeed; its standard output. */
char *cli_run_well (const char *folder, const char *words);
JsonNode *cli_run_json (const char *folder, const char *words);
void cli_write_file (const char *folder, const char *name, const char *text);

G_END_DECLS
