/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a file in use, kept and put back. */
#include "config.h"

#include "mst-file.h"
#include "mst-journal.h"
#include "mst-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Pages copied between two looks at whether to stop. */
#define STEP_PAGES 512
#define BUSY_WAIT_US 20000
#define MAX_BUSY 100

/* --- copying --- */

/* Copies @source over whatever @destination holds, as one transaction of @destination. */
static gboolean
copy_pages (MstConnection *source, MstConnection *destination, MstProgress *progress,
            GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (mst_connection_get_handle (destination), "main",
                                                mst_connection_get_handle (source), "main");
  guint n_busy = 0;
  int code = SQLITE_OK;
  gboolean is_cancelled = FALSE;

  if (backup == NULL)
    {
      mst_connection_set_error (destination,
                                sqlite3_errcode (mst_connection_get_handle (destination)), error);
      return FALSE;
    }
  while (n_busy < MAX_BUSY && (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED)
         && !(is_cancelled = mst_progress_is_cancelled (progress, error)))
    {
      code = sqlite3_backup_step (backup, STEP_PAGES);
      if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        {
          n_busy++;
          g_usleep (BUSY_WAIT_US);
        }
      else
        n_busy = 0;
      mst_progress_set_total (progress, sqlite3_backup_pagecount (backup));
      mst_progress_set_done (progress,
                             sqlite3_backup_pagecount (backup) - sqlite3_backup_remaining (backup));
    }
  sqlite3_backup_finish (backup);
  if (!is_cancelled && code != SQLITE_DONE)
    mst_connection_set_error (destination, code, error);
  return !is_cancelled && code == SQLITE_DONE;
}

/* The copy and the name under which it stands survive a power cut. */
static gboolean
sync_path (const char *path, int flags)
{
  int descriptor = open (path, flags | O_CLOEXEC);
  gboolean synced = descriptor >= 0 && fsync (descriptor) == 0;

  if (descriptor >= 0)
    close (descriptor);
  return synced;
}

static gboolean
rename_durably (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);

  if (!sync_path (from, O_RDONLY) || g_rename (from, to) != 0)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_FAILED, _ ("“%s” can't be written: %s."), to,
                   g_strerror (errno));
      return FALSE;
    }
  sync_path (folder, O_RDONLY | O_DIRECTORY);
  return TRUE;
}

static void
remove_file (const char *path)
{
  g_unlink (path);
  mst_file_remove_side_files (path);
}

/* A new file @path with what @source holds. */
static gboolean
copy_connection (MstConnection *source, const char *path, MstProgress *progress, GError **error)
{
  MstConnection *destination;
  gboolean copied;

  remove_file (path);
  destination = mst_connection_open (path, FALSE, error);
  /* A copy that is cut short is thrown away; a whole one is synced before it gets its name. */
  copied = destination != NULL
           && mst_connection_execute (destination,
                                      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", error)
           && copy_pages (source, destination, progress, error);
  mst_connection_close (destination);
  if (!copied)
    remove_file (path);
  return copied;
}

/* The copy is of one moment: else it would begin anew whenever somebody writes. */
static gboolean
copy_to_new (MstStore *source, const char *path, MstProgress *progress, GError **error)
{
  gboolean copied;

  if (!mst_store_hold (source, error))
    return FALSE;
  copied = copy_connection (source->connection, path, progress, error);
  mst_store_release (source);
  return copied;
}

static gboolean
check_not_in_use (const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  if (!g_file_test (log, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_BUSY,
               _ ("“%s” is open in a program. Close it or choose another name."), path);
  return FALSE;
}

gboolean
mst_store_backup (MstStore *self, const char *path, MstProgress *progress, GError **error)
{
  g_autofree char *temporary = NULL;

  g_return_val_if_fail (MST_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (!self->in_group, FALSE);

  if (!check_not_in_use (path, error))
    return FALSE;
  mst_progress_set_stage (progress, _ ("Backing up"));
  temporary = g_strdup_printf ("%s.new-%d", path, (int) getpid ());
  if (copy_to_new (self, temporary, progress, error) && rename_durably (temporary, path, error))
    return TRUE;
  remove_file (temporary);
  return FALSE;
}

/* --- the backups that are kept --- */

typedef struct
{
  char *path;
  gint64 made; /* in µs */
} Kept;

static void
clear_kept (gpointer data)
{
  Kept *kept = data;

  g_free (kept->path);
}

static int
compare_kept (gconstpointer a, gconstpointer b)
{
  const Kept *first = a, *second = b;

  return (first->made > second->made) - (first->made < second->made);
}

static void
remove_old_backups (const char *folder, guint n_kept)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Kept));
  const char *name;

  g_array_set_clear_func (all, clear_kept);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Kept kept = { g_build_filename (folder, name, NULL), 0 };
      struct stat status;

      if (g_str_has_suffix (name, ".muster") && stat (kept.path, &status) == 0)
        {
          kept.made = status.st_mtim.tv_sec * G_USEC_PER_SEC + status.st_mtim.tv_nsec / 1000;
          g_array_append_val (all, kept);
        }
      else
        clear_kept (&kept);
    }
  g_array_sort (all, compare_kept);
  for (guint i = 0; i + n_kept < all->len; i++)
    remove_file (g_array_index (all, Kept, i).path);
}

static char *
dup_usual_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "muster", "backups", NULL);
}

char *
mst_store_dup_backup_folder (MstStore *self)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (MST_IS_STORE (self), NULL);

  folder = mst_store_dup_setting (self, "backup_folder");
  if (folder != NULL && g_path_is_absolute (folder))
    return g_steal_pointer (&folder);
  return dup_usual_folder ();
}

guint
mst_store_get_backup_count (MstStore *self)
{
  g_autofree char *text = NULL;
  guint64 count;

  g_return_val_if_fail (MST_IS_STORE (self), MST_BACKUP_COUNT);

  text = mst_store_dup_setting (self, "backup_count");
  if (text != NULL && g_ascii_string_to_unsigned (text, 10, 1, MST_BACKUP_MAX_COUNT, &count, NULL))
    return (guint) count;
  return MST_BACKUP_COUNT;
}

/* A free name for a copy of the file with this id, in the folder of copies @root. */
static char *
make_backup_path (const char *root, const char *id, const char *reason, GError **error)
{
  g_autofree char *folder = g_build_filename (root, id, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%d-%H%M%S");

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (
        error, MST_ERROR, MST_ERROR_FAILED,
        _ ("The backup folder “%s” can't be made: %s. Choose another one in the preferences."),
        folder, g_strerror (errno));
      return NULL;
    }
  if (g_access (folder, W_OK) != 0)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_FAILED,
                   _ ("The backup folder “%s” can't be written to: %s. Choose another one in the "
                      "preferences."),
                   folder, g_strerror (errno));
      return NULL;
    }
  for (guint i = 0;; i++)
    {
      g_autofree char *name = i == 0 ? g_strdup_printf ("%s-%s.muster", time, reason)
                                     : g_strdup_printf ("%s-%s_%02u.muster", time, reason, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/* Into the folder of copies @root. */
static char *
back_up_into (MstStore *self, const char *root, const char *id, const char *reason,
              MstProgress *progress, GError **error)
{
  g_autofree char *path = make_backup_path (root, id, reason, error);

  return path != NULL && mst_store_backup (self, path, progress, error) ? g_steal_pointer (&path)
                                                                        : NULL;
}

char *
mst_store_backup_automatically (MstStore *self, const char *reason, MstProgress *progress,
                                GError **error)
{
  gboolean is_opening = g_strcmp0 (reason, MST_BACKUP_MIGRATION) == 0;
  g_autofree char *root = NULL;
  g_autofree char *usual = NULL;
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (MST_IS_STORE (self), NULL);
  g_return_val_if_fail (reason != NULL, NULL);

  id = mst_store_dup_setting (self, "id");
  /* The id comes from a file: it must not lead out of the folder. */
  if (id == NULL || !g_uuid_string_is_valid (id))
    {
      g_free (id);
      id = g_strdup ("unknown");
    }
  root = mst_store_dup_backup_folder (self);
  usual = dup_usual_folder ();
  /* A folder that is gone would keep the file shut: only an open one lets the officer choose another. */
  if (is_opening && strcmp (root, usual) != 0)
    path = back_up_into (self, root, id, reason, progress, NULL);
  if (path == NULL)
    path = back_up_into (self, is_opening ? usual : root, id, reason, progress, error);
  if (path == NULL)
    return NULL;
  folder = g_path_get_dirname (path);
  remove_old_backups (folder, mst_store_get_backup_count (self));
  return g_steal_pointer (&path);
}

/* --- putting back --- */

/* Without a backup before: that is what it was copied from, and there would be one too many in its folder. */
static gboolean
bring_up_to_date (const char *copy, GError **error)
{
  MstConnection *connection = mst_connection_open (copy, FALSE, error);
  gboolean done = connection != NULL && mst_file_migrate (connection, error);

  mst_connection_close (connection);
  return done;
}

/* A copy of @backup beside @path, brought up to date and found whole. */
static gboolean
make_verified_copy (const char *backup, const char *copy, MstProgress *progress, GError **error)
{
  int version = 0;
  MstConnection *source = mst_store_open_to_read (backup, &version, error);
  gboolean copied = source != NULL && copy_connection (source, copy, progress, error);
  g_autoptr (MstStore) store = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  mst_connection_close (source);
  if (!copied || (version < mst_file_get_newest_version () && !bring_up_to_date (copy, error)))
    return FALSE;
  store = mst_store_open (copy, error);
  if (store == NULL)
    return FALSE;
  problems = mst_store_check (store, progress, error);
  if (problems == NULL)
    return FALSE;
  if (problems->len == 0)
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_REFUSED,
               _ ("The backup “%s” is damaged and was not put back: %s"), backup,
               (const char *) g_ptr_array_index (problems, 0));
  return FALSE;
}

/* The newest changes may be in the log alone. */
static gboolean
copy_log (const char *path, const char *aside, GError **error)
{
  g_autofree char *from = g_strconcat (path, "-wal", NULL);
  g_autofree char *to = g_strconcat (aside, "-wal", NULL);
  g_autoptr (GFile) log = g_file_new_for_path (from);
  g_autoptr (GFile) copy = g_file_new_for_path (to);

  return g_file_copy (log, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, error);
}

/* The file that is there is damaged: it is put aside byte by byte, and the copy takes its name. */
static gboolean
replace_damaged (const char *copy, const char *path, GError **error)
{
  g_autofree char *root = dup_usual_folder ();
  g_autofree char *aside = make_backup_path (root, "unknown", "damaged", error);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = NULL;

  if (aside == NULL)
    return FALSE;
  to = g_file_new_for_path (aside);
  if (!g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, error)
      || (mst_file_has_log (path) && !copy_log (path, aside, error)))
    return FALSE;
  mst_file_remove_side_files (path);
  return rename_durably (copy, path, error);
}

/* The file that is there is whole, and other programs may have it open: its contents are replaced in
 * one transaction, which they see like any other change. */
static gboolean
replace_contents (const char *copy, MstStore *present, MstProgress *progress, GError **error)
{
  g_autofree char *kept = mst_store_backup_automatically (present, "restore", progress, error);
  MstConnection *source;
  gboolean replaced;

  if (kept == NULL)
    return FALSE;
  source = mst_connection_open (copy, TRUE, error);
  replaced = source != NULL && copy_pages (source, present->connection, progress, error);
  mst_connection_close (source);
  return replaced;
}

static gboolean
put_back (const char *copy, const char *path, MstProgress *progress, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (MstStore) present = mst_store_open (path, &local);

  if (present != NULL)
    return replace_contents (copy, present, progress, error);
  if (g_error_matches (local, MST_ERROR, MST_ERROR_NOT_FOUND))
    return rename_durably (copy, path, error);
  if (g_error_matches (local, MST_ERROR, MST_ERROR_REFUSED))
    return replace_damaged (copy, path, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
mst_store_restore (const char *backup, const char *path, MstProgress *progress, GError **error)
{
  g_autofree char *copy = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autoptr (MstStore) restored = NULL;
  gboolean done;

  g_return_val_if_fail (backup != NULL && path != NULL, FALSE);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("“%s” is a folder. Name the file that is to be restored."), path);
      return FALSE;
    }
  copy = g_strdup_printf ("%s.restore-%d", path, (int) getpid ());
  mst_progress_set_stage (progress, _ ("Checking the backup"));
  done = make_verified_copy (backup, copy, progress, error);
  if (done)
    {
      mst_progress_set_stage (progress, _ ("Restoring"));
      done = put_back (copy, path, progress, error);
    }
  remove_file (copy);
  if (!done)
    return FALSE;
  restored = mst_store_open (path, error);
  name = g_path_get_basename (backup);
  label = g_strdup_printf (_ ("Restored from “%s”"), name);
  return restored != NULL && mst_store_note_access (restored, "restore", label, NULL, 0, error);
}
