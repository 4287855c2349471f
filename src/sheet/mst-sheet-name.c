/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sheets of a workbook are called. */

#include "config.h"

#include "mst-sheet-writer-private.h"

#include <string.h>

#define MOST_CHARACTERS 31

char *
mst_sheet_make_name (GHashTable *taken, const char *wanted)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autofree char *folded = NULL;
  char *scratch = NULL;

  base = g_strdup (mst_sheet_writer_clean_text (wanted != NULL ? wanted : "", &scratch));
  g_free (scratch);
  for (char *c = base; *c != '\0'; c++)
    {
      if (strchr ("[]:*?/\\'\n\t", *c) != NULL)
        *c = ' ';
    }
  g_strstrip (base);
  if (*base == '\0')
    {
      g_free (base);
      base = g_strdup ("Sheet");
    }

  for (guint copy = 1;; copy++)
    {
      g_autofree char *suffix = copy == 1 ? g_strdup ("") : g_strdup_printf ("(%u)", copy);
      g_autofree char *head = g_utf8_substring (
        base, 0, MIN (g_utf8_strlen (base, -1), MOST_CHARACTERS - (glong) strlen (suffix)));

      g_free (name);
      g_free (folded);
      name = g_strconcat (head, suffix, NULL);
      folded = g_utf8_casefold (name, -1);
      if (g_hash_table_contains (taken, folded))
        continue;
      g_hash_table_insert (taken, g_steal_pointer (&folded), GINT_TO_POINTER (FALSE));
      return g_steal_pointer (&name);
    }
}
