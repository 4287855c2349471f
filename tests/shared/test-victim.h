/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/**
 * Victims: the test program starts itself anew as the one that is killed, with "--victim" and what else
 * it is to know as arguments. It calls test_victim_tell_ready() when it may be killed from there on.
 */

/* The arguments after "--victim" when this is a victim, else NULL, and the program remembers how it was
 * started. (nullable) */
char **test_victim_init (int argc, char **argv);
/* FALSE when nobody waits. */
gboolean test_victim_tell_ready (void);

/* Runs a victim with NULL-terminated @arguments and kills it @after microseconds after it is ready;
 * negative: lets it end, well. Returns how long it ran since it was ready. */
gint64 test_victim_run (const char *const *arguments, gint64 after);

/**
 * TestVictim: a change that is killed in the middle.
 * @path: of the file before it
 * @work: of the copies that the victims work on
 * @arguments: of the victim, NULL-terminated
 * @look_at: looks at the file @work, which must hold all of the change or nothing; TRUE when all
 */
typedef struct
{
  const char *path;
  const char *work;
  const char *const *arguments;
  gboolean (*look_at) (const char *work);
} TestVictim;

/* Makes the change whole, then kills it at random moments, then makes it again after it was killed. */
void test_victim_kill (const TestVictim *self, guint n_kills);

G_END_DECLS
