/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a .muster file is: its marks, its versions and the migrations between them. */
#include "config.h"

#include "mst-file.h"

#include "mst-connection-private.h"
#include "mst-store-resources.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define RESOURCE_FOLDER "/org/muster/Muster/sql/"
#define MAGIC "SQLite format 3"

/* Of the 100 bytes with which an SQLite file begins: https://www.sqlite.org/fileformat.html §1.3 */
#define HEADER_SIZE 100
#define AT_PAGE_SIZE 16
#define AT_CHANGE_COUNTER 24
#define AT_PAGE_COUNT 28
#define AT_USER_VERSION 60
#define AT_APPLICATION_ID 68
#define AT_VALID_FOR 92

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the migrations in order; the n-th, counted from 1, makes version n. */
static char **
list_migrations (void)
{
  g_autoptr (GError) error = NULL;
  char **names =
    g_resource_enumerate_children (mst_store_resources_get_resource (), RESOURCE_FOLDER, 0, &error);

  g_assert_no_error (error);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}

int
mst_file_get_newest_version (void)
{
  static gsize version;

  if (g_once_init_enter (&version))
    {
      g_auto (GStrv) names = list_migrations ();

      g_once_init_leave (&version, g_strv_length (names));
    }
  return (int) version;
}

static gboolean
refuse_foreign (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, MST_ERROR, MST_ERROR_REFUSED,
               _ ("“%s” is not a Muster file. Nothing was changed in it."), name);
  return FALSE;
}

static gboolean
refuse_damaged (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, MST_ERROR, MST_ERROR_REFUSED,
               _ ("“%s” is damaged or incomplete. Nothing was changed in it: restore a backup."),
               name);
  return FALSE;
}

static gboolean
refuse_newer (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, MST_ERROR, MST_ERROR_REFUSED,
               _ ("“%s” was written by a newer Muster. Update this program to open it."), name);
  return FALSE;
}

static guint32
read_32 (const guint8 *header, int at)
{
  guint32 value;

  memcpy (&value, header + at, sizeof value);
  return GUINT32_FROM_BE (value);
}

gboolean
mst_file_has_log (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  struct stat status;

  return stat (wal, &status) == 0 && status.st_size > 0;
}

/* Through SQLite's own file layer: when a process closes any descriptor of a file, it loses all its
 * locks on it, so a plain open() and close() here would let the next program take away the log of a
 * store that is open. https://www.sqlite.org/howtocorrupt.html §2.2 */
static gboolean
read_through_vfs (const char *path, guint8 header[HEADER_SIZE], goffset *size)
{
  g_autofree sqlite3_file *file = NULL;
  sqlite3_filename name;
  sqlite3_vfs *vfs;
  sqlite3_int64 found = 0;
  gboolean is_read = FALSE;

  mst_connection_set_up_library ();
  vfs = sqlite3_vfs_find (NULL);
  file = g_malloc0 ((gsize) vfs->szOsFile);
  name = sqlite3_create_filename (path, "", "", 0, NULL);
  if (vfs->xOpen (vfs, name, file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, NULL) == SQLITE_OK)
    {
      int code = file->pMethods->xFileSize (file, &found);

      if (code == SQLITE_OK)
        code = file->pMethods->xRead (file, header, HEADER_SIZE, 0);
      is_read = code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ;
    }
  if (file->pMethods != NULL)
    file->pMethods->xClose (file);
  sqlite3_free_filename (name);
  *size = found;
  return is_read;
}

/* Reads @header; TRUE when the file is a regular one and can be read. */
static gboolean
read_header (const char *path, guint8 header[HEADER_SIZE], gsize *n_read, goffset *size,
             GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  struct stat status;

  if (stat (path, &status) != 0 && errno == ENOENT)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_NOT_FOUND, _ ("There is no file “%s”."), path);
      return FALSE;
    }
  if (access (path, R_OK) != 0)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_FAILED, _ ("“%s” can't be read: %s."), name,
                   g_strerror (errno));
      return FALSE;
    }
  if (!S_ISREG (status.st_mode) || !read_through_vfs (path, header, size))
    return refuse_foreign (path, error);
  *n_read = (gsize) MIN (*size, HEADER_SIZE);
  return TRUE;
}

gboolean
mst_file_examine (const char *path, int *version, GError **error)
{
  g_autoptr (MstConnection) connection = NULL;
  guint8 header[HEADER_SIZE] = { 0 };
  gsize n_read;
  goffset size;
  guint32 page_size;
  int header_version;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!read_header (path, header, &n_read, &size, error))
    return FALSE;
  if (n_read < HEADER_SIZE || memcmp (header, MAGIC, sizeof MAGIC) != 0
      || read_32 (header, AT_APPLICATION_ID) != MST_FILE_APPLICATION_ID)
    return refuse_foreign (path, error);
  header_version = (int) read_32 (header, AT_USER_VERSION);
  if (header_version > mst_file_get_newest_version ())
    return refuse_newer (path, error);
  if (mst_file_has_log (path))
    {
      /* The log holds the newest pages: what counts is what SQLite makes of both. */
      if (version != NULL)
        *version = header_version;
      return TRUE;
    }

  page_size = header[AT_PAGE_SIZE] << 8 | header[AT_PAGE_SIZE + 1];
  if (page_size == 1)
    page_size = 65536;
  if (page_size < 512 || header_version < 1
      || (read_32 (header, AT_CHANGE_COUNTER) == read_32 (header, AT_VALID_FOR)
          && size < (goffset) page_size * read_32 (header, AT_PAGE_COUNT)))
    return refuse_damaged (path, error);
  connection = mst_connection_open_immutable (path, error);
  if (connection == NULL)
    return FALSE;
  return mst_file_examine_connection (connection, path, version, error);
}

/* The root of every table can be read: a schema that is only half there fails here. */
static gboolean
can_read_tables (MstConnection *connection)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  MstStatement *statement = mst_connection_prepare (
    connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'",
    NULL);

  if (statement == NULL)
    return FALSE;
  while (mst_statement_step (statement))
    g_ptr_array_add (names, g_strdup (mst_statement_get_text (statement, 0)));
  mst_statement_end (statement, &error);
  for (guint i = 0; i < names->len && error == NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM (SELECT 1 FROM \"%s\" LIMIT 1)",
                                              (const char *) g_ptr_array_index (names, i));

      mst_connection_get_integer (connection, sql, &error);
    }
  return error == NULL && names->len > 0;
}

gboolean
mst_file_examine_connection (MstConnection *connection, const char *path, int *version,
                             GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 application, found = 0;

  application = mst_connection_get_integer (connection, "PRAGMA application_id", &local);
  if (local == NULL)
    found = mst_connection_get_integer (connection, "PRAGMA user_version", &local);
  if (g_error_matches (local, MST_ERROR, MST_ERROR_REFUSED))
    return refuse_damaged (path, error);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (application != MST_FILE_APPLICATION_ID)
    return refuse_foreign (path, error);
  if (found > mst_file_get_newest_version ())
    return refuse_newer (path, error);
  if (found < 1 || !can_read_tables (connection))
    return refuse_damaged (path, error);
  if (version != NULL)
    *version = (int) found;
  return TRUE;
}

/* Inside a transaction, so that of two programs only one migrates. */
static gboolean
run_next_migration (MstConnection *connection, char **names, GError **error)
{
  g_autoptr (GBytes) sql = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *path = NULL;
  g_autofree char *mark = NULL;
  gint64 version = mst_connection_get_integer (connection, "PRAGMA user_version", &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (version >= mst_file_get_newest_version ())
    return TRUE;
  path = g_strconcat (RESOURCE_FOLDER, names[version], NULL);
  mark = g_strdup_printf ("PRAGMA user_version = %d", (int) version + 1);
  sql = g_resource_lookup_data (mst_store_resources_get_resource (), path, 0, error);
  /* Resources end in a NUL that isn't counted. */
  return sql != NULL && mst_connection_execute (connection, g_bytes_get_data (sql, NULL), error)
         && mst_connection_execute (connection, mark, error);
}

gboolean
mst_file_migrate (MstConnection *connection, GError **error)
{
  g_auto (GStrv) names = list_migrations ();

  for (int i = 0; i < mst_file_get_newest_version (); i++)
    if (!mst_connection_execute (connection, "BEGIN IMMEDIATE", error)
        || !run_next_migration (connection, names, error)
        || !mst_connection_execute (connection, "COMMIT", error))
      {
        if (mst_connection_in_transaction (connection))
          mst_connection_execute (connection, "ROLLBACK", NULL);
        return FALSE;
      }
  return TRUE;
}

gboolean
mst_file_is_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) == 0
         && faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0;
}

void
mst_file_remove_side_files (const char *path)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      unlink (name);
    }
}
