/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the window. */
#include "config.h"

#include "mst-language.h"

#include <locale.h>

#include <glib/gi18n-lib.h>

void
mst_language_init (void)
{
  const char *directory = g_getenv ("MUSTER_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (MST_GETTEXT_DOMAIN, directory != NULL ? directory : MST_LOCALE_DIR);
  bind_textdomain_codeset (MST_GETTEXT_DOMAIN, "UTF-8");
  textdomain (MST_GETTEXT_DOMAIN);
}
