/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands write: results to standard output, messages to standard error. */

#include "config.h"

#include "mst-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

void
mst_cli_print (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vfprintf (stdout, format, arguments);
  va_end (arguments);
}

void
mst_cli_note (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vfprintf (stderr, format, arguments);
  va_end (arguments);
  fputc ('\n', stderr);
}

gboolean
mst_cli_flush (GError **error)
{
  errno = 0;
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_FAILED, _ ("The results can't be written: %s."),
               g_strerror (errno));
  return FALSE;
}
