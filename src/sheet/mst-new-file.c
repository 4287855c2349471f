/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are whole or not there. */
#include "config.h"

#include "mst-new-file.h"

#include "mst-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

int
mst_new_file_open (const char *path, char **temporary, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *template = g_strdup_printf ("%s/.%s.XXXXXX", folder, name);
  int file = g_mkstemp_full (template, O_RDWR | O_CLOEXEC, 0666);

  *temporary = NULL;
  if (file < 0)
    mst_new_file_fail (path, g_strerror (errno), error);
  else
    *temporary = g_steal_pointer (&template);
  return file;
}

gboolean
mst_new_file_keep (const char *path, const char *temporary, GError **error)
{
  return g_rename (temporary, path) == 0 || mst_new_file_fail (path, g_strerror (errno), error);
}

gboolean
mst_new_file_fail (const char *path, const char *reason, GError **error)
{
  g_set_error (error, MST_ERROR, MST_ERROR_FAILED, _ ("“%s” can't be written: %s."), path, reason);
  return FALSE;
}
