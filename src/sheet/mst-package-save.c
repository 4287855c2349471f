/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A package once more, with some of its parts changed. */

#include "config.h"

#include "mst-package-save.h"

#include "mst-new-file.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static gboolean
load_cb (const char *bytes, gsize length, gboolean is_last, gpointer data, GError **error)
{
  g_byte_array_append (data, (const guint8 *) bytes, (guint) length);
  return TRUE;
}

GBytes *
mst_package_load (MstPackage *self, const char *part, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  return mst_package_read (self, part, load_cb, bytes, error)
           ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes))
           : NULL;
}

static gboolean
add_part (struct archive *archive, const char *name, GBytes *bytes)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  gboolean added;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) size);
  added = archive_write_header (archive, entry) == ARCHIVE_OK
          && (size == 0 || archive_write_data (archive, data, size) == (la_ssize_t) size);
  archive_entry_free (entry);
  return added;
}

static gboolean
write_parts (MstPackage *self, GHashTable *changed, struct archive *archive, const char *path,
             GError **error)
{
  g_auto (GStrv) names = mst_package_list (self);

  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *folded = g_ascii_strdown (*name, -1);
      g_autoptr (GBytes) bytes = NULL;

      if (g_hash_table_contains (changed, folded))
        {
          GBytes *other = g_hash_table_lookup (changed, folded);

          bytes = other != NULL ? g_bytes_ref (other) : NULL;
        }
      else
        {
          bytes = mst_package_load (self, *name, error);
          if (bytes == NULL)
            return FALSE;
        }
      if (bytes != NULL && !add_part (archive, *name, bytes))
        return mst_new_file_fail (path, archive_error_string (archive), error);
    }
  return TRUE;
}

gboolean
mst_package_save (MstPackage *self, GHashTable *changed, const char *path, GError **error)
{
  g_autofree char *temporary = NULL;
  int file = mst_new_file_open (path, &temporary, error);
  struct archive *archive;
  gboolean written;

  if (file < 0)
    return FALSE;
  archive = archive_write_new ();
  archive_write_set_format_zip (archive);
  archive_write_set_bytes_in_last_block (archive, 1);
  if (archive_write_open_fd (archive, file) == ARCHIVE_OK)
    written = write_parts (self, changed, archive, path, error);
  else
    written = mst_new_file_fail (path, archive_error_string (archive), error);
  if (written && (archive_write_close (archive) != ARCHIVE_OK || fsync (file) != 0))
    written = mst_new_file_fail (path, g_strerror (errno), error);
  archive_write_free (archive);
  close (file);
  written = written && mst_new_file_keep (path, temporary, error);
  if (!written)
    g_unlink (temporary);
  return written;
}
