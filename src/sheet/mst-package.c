/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of a zipped document, by way of libarchive, with bounds on what unpacks. */

#include "config.h"

#include "mst-package.h"

#include "mst-error.h"
#include "mst-foreign.h"
#include "mst-limits.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _MstPackage
{
  GBytes *bytes;
  char *name;
  MstProgress *progress;
  GHashTable *positions; /* part name → position + 1 */
  GPtrArray *names;      /* as written */
  guint64 n_unpacked;

  /* The reader last used and the position of the next header in it. */
  struct archive *archive;
  int next;
};

void
mst_package_set_damaged (GError **error, const char *name, const char *reason)
{
  g_set_error (error, MST_ERROR, MST_ERROR_REFUSED,
               _ ("“%s” is damaged: %s. Ask the sender for the file again, or open it in WPS or "
                  "Excel and save it as a new .xlsx."),
               name, reason);
}

static gboolean
begin (MstPackage *self, GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (self->bytes, &size);

  g_clear_pointer (&self->archive, archive_read_free);
  self->next = 0;
  self->archive = archive_read_new ();
  archive_read_support_format_zip_seekable (self->archive);
  if (archive_read_open_memory (self->archive, data, size) == ARCHIVE_OK)
    return TRUE;
  mst_package_set_damaged (error, self->name, _ ("it is no complete archive"));
  return FALSE;
}

/* Goes to the next entry. FALSE without an error at the end. */
static gboolean
advance (MstPackage *self, struct archive_entry **entry, GError **error)
{
  int status = archive_read_next_header (self->archive, entry);

  if (status == ARCHIVE_EOF)
    return FALSE;
  if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
    {
      mst_package_set_damaged (error, self->name, _ ("its list of parts can't be read"));
      return FALSE;
    }
  self->next++;
  return TRUE;
}

static char *
fold_part (const char *part)
{
  char *folded = g_ascii_strdown (*part == '/' ? part + 1 : part, -1);

  return g_strdelimit (folded, "\\", '/');
}

/* Lists the entries. */
static gboolean
list_parts (MstPackage *self, GError **error)
{
  GError *problem = NULL;
  struct archive_entry *entry;

  while (advance (self, &entry, &problem))
    {
      const char *path = archive_entry_pathname (entry);
      g_autofree char *part = NULL;

      if (archive_entry_is_encrypted (entry))
        mst_foreign_set_protected (self->name, &problem);
      else if (self->next > MST_LIMIT_PARTS)
        mst_package_set_damaged (&problem, self->name, _ ("it has too many parts"));
      if (problem != NULL)
        break;
      if (path == NULL || g_str_has_suffix (path, "/"))
        continue;
      part = fold_part (path);
      g_ptr_array_add (self->names, g_strdup (path));
      if (!g_hash_table_insert (self->positions, g_steal_pointer (&part),
                                GINT_TO_POINTER (self->next)))
        {
          mst_package_set_damaged (&problem, self->name, _ ("two of its parts have one name"));
          break;
        }
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

MstPackage *
mst_package_open (GBytes *bytes, const char *name, MstProgress *progress, GError **error)
{
  g_autoptr (MstPackage) self = g_new0 (MstPackage, 1);

  self->bytes = g_bytes_ref (bytes);
  self->name = g_strdup (name);
  self->progress = progress;
  self->positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_ptr_array_new_with_free_func (g_free);
  if (!begin (self, error) || !list_parts (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
mst_package_free (MstPackage *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->archive, archive_read_free);
  g_hash_table_unref (self->positions);
  g_ptr_array_unref (self->names);
  g_bytes_unref (self->bytes);
  g_free (self->name);
  g_free (self);
}

const char *
mst_package_get_name (const MstPackage *self)
{
  return self->name;
}

char **
mst_package_list (const MstPackage *self)
{
  char **names = g_new0 (char *, self->names->len + 1);

  for (guint i = 0; i < self->names->len; i++)
    names[i] = g_strdup (g_ptr_array_index (self->names, i));
  return names;
}

int
mst_package_get_position (const MstPackage *self, const char *part)
{
  g_autofree char *folded = fold_part (part);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->positions, folded)) - 1;
}

gboolean
mst_package_has (const MstPackage *self, const char *part)
{
  return mst_package_get_position (self, part) >= 0;
}

/* Joins folder and target, taking "." and ".." away; ".." stops at the root. */
static char *
join_path (const char *base, const char *target)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  const char *slash = strrchr (base, '/');
  g_autofree char *folder = g_strndup (base, slash != NULL ? (gsize) (slash - base) : 0);
  g_autofree char *path =
    *target == '/' ? g_strdup (target) : g_strconcat (folder, "/", target, NULL);
  g_auto (GStrv) steps = g_strsplit (g_strdelimit (path, "\\", '/'), "/", -1);

  for (guint i = 0; steps[i] != NULL; i++)
    {
      if (strcmp (steps[i], "..") == 0)
        g_ptr_array_set_size (kept, kept->len > 0 ? (int) kept->len - 1 : 0);
      else if (*steps[i] != '\0' && strcmp (steps[i], ".") != 0)
        g_ptr_array_add (kept, steps[i]);
    }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}

char *
mst_package_resolve (const MstPackage *self, const char *base, const char *target)
{
  char *path = join_path (base, target);

  if (!mst_package_has (self, path) && strchr (target, '%') != NULL)
    {
      g_autofree char *unescaped = g_uri_unescape_string (target, NULL);

      if (unescaped != NULL)
        {
          g_free (path);
          path = join_path (base, unescaped);
        }
    }
  return path;
}

static gboolean
is_bomb (MstPackage *self)
{
  guint64 packed = g_bytes_get_size (self->bytes);

  return self->n_unpacked > MST_LIMIT_UNPACKED_BYTES
         || self->n_unpacked > MST_LIMIT_RATIO_FREE_BYTES + packed * MST_LIMIT_RATIO;
}

static gboolean
read_entry (MstPackage *self, const char *part, MstPackageFunc func, gpointer data, GError **error)
{
  for (;;)
    {
      const void *block = NULL;
      size_t length = 0;
      la_int64_t offset;
      int status = archive_read_data_block (self->archive, &block, &length, &offset);

      if (mst_progress_is_cancelled (self->progress, error))
        return FALSE;
      if (status == ARCHIVE_EOF)
        return func ("", 0, TRUE, data, error);
      if (status != ARCHIVE_OK)
        {
          g_autofree char *reason = g_strdup_printf (_ ("its part %s can't be unpacked"), part);

          mst_package_set_damaged (error, self->name, reason);
          return FALSE;
        }
      self->n_unpacked += length;
      if (is_bomb (self))
        {
          g_set_error (
            error, MST_ERROR, MST_ERROR_REFUSED,
            _ ("“%s” unpacks to far more than a workbook holds, and was refused. Ask the "
               "sender for a file with only the table in it."),
            self->name);
          return FALSE;
        }
      if (length > 0 && !func (block, length, FALSE, data, error))
        return FALSE;
    }
}

gboolean
mst_package_read (MstPackage *self, const char *part, MstPackageFunc func, gpointer data,
                  GError **error)
{
  int position = mst_package_get_position (self, part);
  GError *problem = NULL;
  struct archive_entry *entry;

  if (position < 0)
    {
      g_autofree char *reason = g_strdup_printf (_ ("its part %s is missing"), part);

      mst_package_set_damaged (error, self->name, reason);
      return FALSE;
    }
  if (self->next > position && !begin (self, error))
    return FALSE;
  while (self->next <= position)
    if (!advance (self, &entry, &problem))
      {
        if (problem == NULL)
          mst_package_set_damaged (&problem, self->name, _ ("it is no complete archive"));
        g_propagate_error (error, problem);
        return FALSE;
      }
  return read_entry (self, part, func, data, error);
}
