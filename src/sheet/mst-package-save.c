/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A package once more, with some of its parts changed. */

#include "config.h"

#include "mst-package-save.h"

#include "mst-new-file.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#define BUFFER_SIZE 65536

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
begin_part (struct archive *archive, const char *name, gint64 size)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean begun;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, size);
  begun = archive_write_header (archive, entry) == ARCHIVE_OK;
  archive_entry_free (entry);
  return begun;
}

static gboolean
add_bytes (struct archive *archive, const char *name, GBytes *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  return begin_part (archive, name, (gint64) size)
         && (size == 0 || archive_write_data (archive, data, size) == (la_ssize_t) size);
}

static gboolean
add_file (struct archive *archive, const char *name, FILE *file)
{
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);
  gsize length;

  if (fseeko (file, 0, SEEK_END) != 0 || !begin_part (archive, name, ftello (file)))
    return FALSE;
  rewind (file);
  while ((length = fread (buffer, 1, BUFFER_SIZE, file)) > 0)
    if (archive_write_data (archive, buffer, length) != (la_ssize_t) length)
      return FALSE;
  return !ferror (file);
}

typedef struct
{
  MstPackage *package;
  GHashTable *changed, *files;
  struct archive *archive;
  const char *path;
} Saving;

static gboolean
write_part (const Saving *self, const char *name, GError **error)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);
  FILE *file = g_hash_table_lookup (self->files, folded);
  gboolean is_changed = g_hash_table_contains (self->changed, folded);
  GBytes *other = g_hash_table_lookup (self->changed, folded);
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL && is_changed && other == NULL)
    return TRUE;
  if (file == NULL)
    {
      bytes = is_changed ? g_bytes_ref (other) : mst_package_load (self->package, name, error);
      if (bytes == NULL)
        return FALSE;
    }
  return (file != NULL ? add_file (self->archive, name, file)
                       : add_bytes (self->archive, name, bytes))
         || mst_new_file_fail (self->path, archive_error_string (self->archive), error);
}

static gboolean
write_parts (const Saving *self, const GPtrArray *added, GError **error)
{
  g_auto (GStrv) names = mst_package_list (self->package);

  for (char **name = names; *name != NULL; name++)
    if (!write_part (self, *name, error))
      return FALSE;
  for (guint i = 0; i < added->len; i++)
    if (!write_part (self, g_ptr_array_index (added, i), error))
      return FALSE;
  return TRUE;
}

gboolean
mst_package_save (MstPackage *self, GHashTable *changed, const GPtrArray *added, GHashTable *files,
                  const char *path, GError **error)
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
    {
      Saving saving = { self, changed, files, archive, path };

      written = write_parts (&saving, added, error);
    }
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
