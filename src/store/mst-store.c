/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store: opening and making files, telling of changes. */
#include "config.h"

#include "mst-store-private.h"

#include "mst-file-locks.h"
#include "mst-file.h"
#include "mst-journal.h"
#include "mst-order.h"
#include "mst-search.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* How often other programs' changes are looked for. */
#define WATCH_INTERVAL_MS 500

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstStore, mst_store, G_TYPE_OBJECT)

static void
mst_store_dispose (GObject *object)
{
  MstStore *self = MST_STORE (object);

  if (self->in_group)
    mst_store_rollback (self);
  if (self->watch != NULL)
    {
      g_source_destroy (self->watch);
      g_clear_pointer (&self->watch, g_source_unref);
    }
  G_OBJECT_CLASS (mst_store_parent_class)->dispose (object);
}

static void
mst_store_finalize (GObject *object)
{
  MstStore *self = MST_STORE (object);

  mst_file_unguard (self->guard);
  mst_connection_close (self->connection);
  mst_order_free (self->order);
  g_hash_table_unref (self->sql);
  g_hash_table_unref (self->titles);
  g_free (self->path);
  g_free (self->user);
  G_OBJECT_CLASS (mst_store_parent_class)->finalize (object);
}

static void
mst_store_class_init (MstStoreClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = mst_store_dispose;
  object_class->finalize = mst_store_finalize;

  signals[CHANGED] = g_signal_new ("changed", MST_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mst_store_init (MstStore *self)
{
  const char *name = g_get_real_name ();

  if (name == NULL || *name == '\0' || strcmp (name, "Unknown") == 0)
    name = g_get_user_name ();
  self->user = g_strdup (name);
  self->sql = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) mst_type_sql_free);
  self->titles = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
}

MstTypeSql *
mst_store_get_type_sql (MstStore *self, const MstRecordType *type)
{
  MstTypeSql *sql = g_hash_table_lookup (self->sql, type);

  if (sql == NULL)
    {
      sql = mst_type_sql_new (type);
      g_hash_table_insert (self->sql, (gpointer) type, sql);
    }
  return sql;
}

void
mst_store_forget_titles (MstStore *self, const MstRecordType *type)
{
  if (type != NULL)
    g_hash_table_remove (self->titles, type);
  else
    g_hash_table_remove_all (self->titles);
}

void
mst_store_forget_stale_titles (MstStore *self)
{
  gint64 version = mst_connection_get_data_version (self->connection);

  if (version == self->titles_version)
    return;
  self->titles_version = version;
  mst_store_forget_titles (self, NULL);
}

/* --- making and opening --- */

static MstStore *
new_store (const char *path, MstConnection *connection, gboolean is_read_only)
{
  MstStore *self = g_object_new (MST_TYPE_STORE, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  self->connection = connection;
  self->guard = mst_file_guard (self->path);
  self->is_read_only = is_read_only;
  self->data_version = self->titles_version = mst_connection_get_data_version (connection);
  return self;
}

/* The whole file, made under another name so that no half-made one is ever in its place. */
static gboolean
make_file (const char *path, const char *name, GError **error)
{
  g_autoptr (MstConnection) connection = mst_connection_open (path, FALSE, error);
  g_autoptr (MstStore) store = NULL;
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d", MST_FILE_APPLICATION_ID);
  g_autofree char *uuid = g_uuid_string_random ();

  if (connection == NULL || !mst_connection_execute (connection, mark, error)
      || !mst_file_migrate (connection, error)
      || !mst_connection_execute (connection, "PRAGMA journal_mode = WAL", error))
    return FALSE;
  store = new_store (path, g_steal_pointer (&connection), FALSE);
  return mst_search_prepare (store, error) && mst_store_write_setting (store, "id", uuid, error)
         && mst_store_write_setting (store, "name", name, error);
}

MstStore *
mst_store_create (const char *path, const char *name, GError **error)
{
  g_autofree char *temporary = NULL;
  gboolean made;

  g_return_val_if_fail (path != NULL, NULL);

  temporary = g_strdup_printf ("%s.new-%d", path, (int) getpid ());
  g_unlink (temporary);
  mst_file_remove_side_files (temporary);
  made = make_file (temporary, name, error);
  /* link() replaces nothing. */
  if (made && link (temporary, path) != 0)
    {
      int saved_errno = errno;

      made = FALSE;
      if (saved_errno == EEXIST)
        g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                     _ ("“%s” exists already. Choose another name."), path);
      else
        g_set_error (error, MST_ERROR, MST_ERROR_FAILED, _ ("“%s” can't be made: %s."), path,
                     g_strerror (saved_errno));
    }
  g_unlink (temporary);
  mst_file_remove_side_files (temporary);
  return made ? mst_store_open (path, error) : NULL;
}

MstStore *
mst_store_open (const char *path, GError **error)
{
  g_autoptr (MstConnection) connection = NULL;
  g_autoptr (MstStore) self = NULL;
  g_autofree char *backup = NULL;
  int version;

  g_return_val_if_fail (path != NULL, NULL);

  if (!mst_file_examine (path, NULL, error))
    return NULL;
  if (!mst_file_is_writable (path))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_FAILED,
                   _ ("“%s” or its folder can't be written to. Copy it to a folder of your own."),
                   path);
      return NULL;
    }
  connection = mst_connection_open (path, FALSE, error);
  if (connection == NULL || !mst_file_examine_connection (connection, path, &version, error)
      || !mst_connection_execute (connection, "PRAGMA journal_mode = WAL", error))
    return NULL;
  self = new_store (path, g_steal_pointer (&connection), FALSE);
  if (version < mst_file_get_newest_version ())
    {
      backup = mst_store_backup_automatically (self, MST_BACKUP_MIGRATION, NULL, error);
      if (backup == NULL || !mst_file_migrate (self->connection, error))
        return NULL;
    }
  if (!mst_search_prepare (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

MstConnection *
mst_store_open_to_read (const char *path, int *version, GError **error)
{
  g_autoptr (MstConnection) connection = NULL;

  if (!mst_file_examine (path, NULL, error))
    return NULL;
  if (!mst_file_is_writable (path) && mst_file_has_log (path))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_FAILED,
                   _ ("The last changes of “%s” are in a file beside it, and its folder can't be "
                      "written to. Copy all of its files to a folder of your own."),
                   path);
      return NULL;
    }
  connection = mst_file_is_writable (path) ? mst_connection_open (path, TRUE, error)
                                           : mst_connection_open_immutable (path, error);
  if (connection == NULL || !mst_file_examine_connection (connection, path, version, error))
    return NULL;
  return g_steal_pointer (&connection);
}

MstStore *
mst_store_open_read_only (const char *path, GError **error)
{
  g_autoptr (MstConnection) connection = NULL;
  int version;

  g_return_val_if_fail (path != NULL, NULL);

  connection = mst_store_open_to_read (path, &version, error);
  if (connection == NULL)
    return NULL;
  if (version < mst_file_get_newest_version ())
    {
      g_set_error (error, MST_ERROR, MST_ERROR_FAILED,
                   _ ("“%s” was written by an older Muster. Open it once for writing."), path);
      return NULL;
    }
  return new_store (path, g_steal_pointer (&connection), TRUE);
}

const char *
mst_store_get_path (MstStore *self)
{
  g_return_val_if_fail (MST_IS_STORE (self), NULL);

  return self->path;
}

MstConnection *
mst_store_get_connection (MstStore *self)
{
  g_return_val_if_fail (MST_IS_STORE (self), NULL);

  return self->connection;
}

void
mst_store_set_user (MstStore *self, const char *user)
{
  g_return_if_fail (MST_IS_STORE (self));
  g_return_if_fail (user != NULL);

  g_free (self->user);
  self->user = g_strdup (user);
}

/* --- telling of changes --- */

void
mst_store_announce (MstStore *self, const char *type)
{
  if (!self->in_group)
    g_signal_emit (self, signals[CHANGED], 0, type);
  else if (!g_ptr_array_find (self->changed, type, NULL))
    g_ptr_array_add (self->changed, (gpointer) type);
}

void
mst_store_refresh (MstStore *self)
{
  gint64 version;

  g_return_if_fail (MST_IS_STORE (self));

  if (self->in_group)
    return;
  version = mst_connection_get_data_version (self->connection);
  if (version == self->data_version)
    return;
  self->data_version = version;
  mst_store_forget_stale_titles (self);
  mst_store_announce (self, NULL);
}

static gboolean
watch_cb (gpointer user_data)
{
  mst_store_refresh (user_data);
  return G_SOURCE_CONTINUE;
}

void
mst_store_watch (MstStore *self)
{
  g_autoptr (GMainContext) context = NULL;

  g_return_if_fail (MST_IS_STORE (self));

  if (self->watch != NULL)
    return;
  context = g_main_context_ref_thread_default ();
  self->watch = g_timeout_source_new (WATCH_INTERVAL_MS);
  g_source_set_callback (self->watch, watch_cb, self, NULL);
  g_source_attach (self->watch, context);
}
