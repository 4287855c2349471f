/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The connection: pragmas and lock policy in one place, prepared statements kept by their text. */
#include "config.h"

#include "mst-connection-private.h"
#include "mst-file-locks.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUSY_TIMEOUT_MS 2000
/* Who writes much wants room; a window has several readers beside it, each on a few pages at a time. */
#define CACHE_KIB 16384
#define READER_CACHE_KIB 2048
#define MAX_PARAMETERS 100
/* The log keeps the size of the largest change otherwise. As much as is put in its place by a commit. */
#define LOG_LIMIT_BYTES (4 * 1024 * 1024)

struct _MstStatement
{
  MstConnection *connection;
  sqlite3_stmt *handle;
  gboolean is_loose;                    /* made while the kept one was in use: freed at its end */
  guint8 positions[MAX_PARAMETERS + 1]; /* of $n among SQLite's parameters; 0 when absent */
};

struct _MstConnection
{
  sqlite3 *handle;
  GHashTable *statements; /* SQL text → MstStatement */
};

static void
statement_free (MstStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

static void
set_full (GError **error)
{
  g_set_error_literal (error, MST_ERROR, MST_ERROR_FAILED,
                       _ ("The disk is full. Make room and try again."));
}

void
mst_connection_set_error (MstConnection *self, int code, GError **error)
{
  const char *reason = self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code);

  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (error, MST_ERROR, MST_ERROR_BUSY,
                           _ ("Another program is writing to the file. Try again in a moment."));
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, MST_ERROR, MST_ERROR_REFUSED,
                   _ ("The file is damaged (%s). Restore a backup of it."), reason);
      break;
    case SQLITE_CONSTRAINT:
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("The file's rules forbid it (%s)."),
                   reason);
      break;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled."));
      break;
    case SQLITE_FULL:
      set_full (error);
      break;
    case SQLITE_IOERR:
      if (self->handle != NULL && sqlite3_system_errno (self->handle) == ENOSPC)
        set_full (error);
      else
        g_set_error (error, MST_ERROR, MST_ERROR_FAILED,
                     _ ("The disk can't be read or written (%s). Check it, or copy the file "
                        "elsewhere."),
                     reason);
      break;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      g_set_error (error, MST_ERROR, MST_ERROR_FAILED,
                   _ ("The file or its folder can't be written to (%s)."), reason);
      break;
    default:
      g_set_error (error, MST_ERROR, MST_ERROR_FAILED, _ ("The database failed: %s."), reason);
      break;
    }
}

/* Nothing in a file may run: no triggers or views reaching into functions, no writable schema. */
static void
harden (sqlite3 *handle)
{
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
}

void
mst_connection_set_up_library (void)
{
  static gsize is_done;

  if (g_once_init_enter (&is_done))
    {
      /* Counting what is allocated takes a lock each time, and nobody asks for the count. SQLite
       * refuses this once it is in use. */
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      mst_file_keep_index_locks ();
      g_once_init_leave (&is_done, 1);
    }
}

static MstConnection *
open_with_flags (const char *name, int flags, GError **error)
{
  g_autoptr (MstConnection) self = g_new0 (MstConnection, 1);
  g_autofree char *pragmas = NULL;
  int code;

  self->statements =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) statement_free);
  mst_connection_set_up_library ();
  code = sqlite3_open_v2 (name, &self->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);
  if (code != SQLITE_OK)
    {
      mst_connection_set_error (self, code, error);
      return NULL;
    }
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  harden (self->handle);
  /* FULL: what is committed survives a power cut. */
  pragmas = g_strdup_printf ("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;"
                             "PRAGMA cache_size = -%d; PRAGMA temp_store = MEMORY;"
                             "PRAGMA cell_size_check = ON; PRAGMA journal_size_limit = %d",
                             CACHE_KIB, LOG_LIMIT_BYTES);
  if (!mst_connection_execute (self, pragmas, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Where a new file is to be. */
static gboolean
check_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("There is no folder “%s”. Make it, or choose another."), folder);
      return FALSE;
    }
  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_access (folder, W_OK) == 0)
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_FAILED,
               _ ("The folder “%s” can't be written to. Choose another."), folder);
  return FALSE;
}

MstConnection *
mst_connection_open (const char *path, gboolean read_only, GError **error)
{
  g_autoptr (MstConnection) self = NULL;
  g_autofree char *pragmas = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!read_only)
    return check_folder (path, error)
             ? open_with_flags (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error)
             : NULL;
  /* A handle that may write removes the log and its index when it is the last to close. */
  self = open_with_flags (path, SQLITE_OPEN_READWRITE, error);
  pragmas = g_strdup_printf ("PRAGMA query_only = ON; PRAGMA cache_size = -%d", READER_CACHE_KIB);
  if (self == NULL || !mst_connection_execute (self, pragmas, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
mst_connection_shorten_log (MstConnection *self)
{
  const char *path = sqlite3_db_filename (self->handle, "main");
  const char *log = path != NULL ? sqlite3_filename_wal (path) : NULL;
  struct stat status;
  int code;

  if (log == NULL || stat (log, &status) != 0 || status.st_size <= LOG_LIMIT_BYTES)
    return TRUE;
  sqlite3_busy_timeout (self->handle, 0);
  code = sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  return code == SQLITE_OK;
}

MstConnection *
mst_connection_open_immutable (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);
  g_autofree char *uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);

  return open_with_flags (uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

void
mst_connection_close (MstConnection *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->statements);
  sqlite3_close (self->handle);
  g_free (self);
}

sqlite3 *
mst_connection_get_handle (MstConnection *self)
{
  return self->handle;
}

gboolean
mst_connection_in_transaction (MstConnection *self)
{
  return !sqlite3_get_autocommit (self->handle);
}

gboolean
mst_connection_execute (MstConnection *self, const char *sql, GError **error)
{
  int code;

  g_return_val_if_fail (self != NULL && sql != NULL, FALSE);

  code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (code != SQLITE_OK)
    mst_connection_set_error (self, code, error);
  return code == SQLITE_OK;
}

/* SQLite takes "$1" for a name, and numbers it in order of appearance. */
static void
find_positions (MstStatement *self)
{
  int n = sqlite3_bind_parameter_count (self->handle);

  for (int i = 1; i <= n; i++)
    {
      const char *name = sqlite3_bind_parameter_name (self->handle, i);
      guint64 number = name != NULL ? g_ascii_strtoull (name + 1, NULL, 10) : 0;

      g_assert (number >= 1 && number <= MAX_PARAMETERS);
      self->positions[number] = i;
    }
}

MstStatement *
mst_connection_prepare (MstConnection *self, const char *sql, GError **error)
{
  MstStatement *kept, *statement;
  sqlite3_stmt *handle = NULL;
  int code;

  g_return_val_if_fail (self != NULL && sql != NULL, NULL);

  kept = g_hash_table_lookup (self->statements, sql);
  if (kept != NULL && !sqlite3_stmt_busy (kept->handle))
    return kept;
  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
  if (code != SQLITE_OK)
    {
      mst_connection_set_error (self, code, error);
      return NULL;
    }
  statement = g_new0 (MstStatement, 1);
  statement->connection = self;
  statement->handle = handle;
  statement->is_loose = kept != NULL;
  find_positions (statement);
  if (kept == NULL)
    g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

gint64
mst_connection_get_data_version (MstConnection *self)
{
  return mst_connection_get_integer (self, "PRAGMA data_version", NULL);
}

void
mst_connection_interrupt (MstConnection *self)
{
  sqlite3_interrupt (self->handle);
}

gint64
mst_connection_get_integer (MstConnection *self, const char *sql, GError **error)
{
  MstStatement *statement = mst_connection_prepare (self, sql, error);
  gint64 value = 0;

  if (statement == NULL)
    return 0;
  if (mst_statement_step (statement))
    value = mst_statement_get_integer (statement, 0);
  return mst_statement_end (statement, error) ? value : 0;
}

static int
get_position (MstStatement *self, int parameter)
{
  g_assert (parameter >= 1 && parameter <= MAX_PARAMETERS && self->positions[parameter] > 0);
  return self->positions[parameter];
}

void
mst_statement_bind_text (MstStatement *self, int parameter, const char *text)
{
  sqlite3_bind_text (self->handle, get_position (self, parameter), text, -1, SQLITE_TRANSIENT);
}

void
mst_statement_bind_static (MstStatement *self, int parameter, const char *text)
{
  sqlite3_bind_text (self->handle, get_position (self, parameter), text, -1, SQLITE_STATIC);
}

void
mst_statement_bind_integer (MstStatement *self, int parameter, gint64 value)
{
  sqlite3_bind_int64 (self->handle, get_position (self, parameter), value);
}

void
mst_statement_bind_double (MstStatement *self, int parameter, double value)
{
  sqlite3_bind_double (self->handle, get_position (self, parameter), value);
}

void
mst_statement_bind_null (MstStatement *self, int parameter)
{
  sqlite3_bind_null (self->handle, get_position (self, parameter));
}

gboolean
mst_statement_step (MstStatement *self)
{
  return sqlite3_step (self->handle) == SQLITE_ROW;
}

gboolean
mst_statement_end (MstStatement *self, GError **error)
{
  MstConnection *connection = self->connection;
  int code = sqlite3_reset (self->handle); /* what the last step met */

  if (code != SQLITE_OK)
    mst_connection_set_error (connection, code, error);
  if (self->is_loose)
    statement_free (self);
  return code == SQLITE_OK;
}

GArray *
mst_statement_list_integers (MstStatement *self, GError **error)
{
  g_autoptr (GArray) integers = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (mst_statement_step (self))
    {
      gint64 integer = mst_statement_get_integer (self, 0);

      g_array_append_val (integers, integer);
    }
  return mst_statement_end (self, error) ? g_steal_pointer (&integers) : NULL;
}

gboolean
mst_statement_run (MstStatement *self, GError **error)
{
  while (mst_statement_step (self))
    ;
  return mst_statement_end (self, error);
}

int
mst_statement_get_n_columns (MstStatement *self)
{
  return sqlite3_column_count (self->handle);
}

const char *
mst_statement_get_column_name (MstStatement *self, int column)
{
  return sqlite3_column_name (self->handle, column);
}

gboolean
mst_statement_is_null (MstStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

const char *
mst_statement_get_text (MstStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

gint64
mst_statement_get_integer (MstStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

double
mst_statement_get_double (MstStatement *self, int column)
{
  return sqlite3_column_double (self->handle, column);
}
