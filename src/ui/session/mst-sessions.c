/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One session for each open file. */
#include "config.h"

#include "mst-sessions.h"
#include "mst-settings.h"

struct _MstSessions
{
  GObject parent_instance;
  GHashTable *open; /* path → MstSession, which takes itself out when it goes */
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (MstSessions, mst_sessions, G_TYPE_OBJECT)

static gboolean
is_session (gpointer path, gpointer session, gpointer wanted)
{
  return session == wanted;
}

static void
gone_cb (gpointer data, GObject *session)
{
  MstSessions *self = data;

  g_hash_table_foreach_remove (self->open, is_session, session);
}

static void
mst_sessions_finalize (GObject *object)
{
  MstSessions *self = MST_SESSIONS (object);
  GHashTableIter iter;
  gpointer session;

  g_hash_table_iter_init (&iter, self->open);
  while (g_hash_table_iter_next (&iter, NULL, &session))
    g_object_weak_unref (session, gone_cb, self);
  g_hash_table_unref (self->open);
  g_object_unref (self->settings);
  G_OBJECT_CLASS (mst_sessions_parent_class)->finalize (object);
}

static void
mst_sessions_class_init (MstSessionsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mst_sessions_finalize;
}

static void
mst_sessions_init (MstSessions *self)
{
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->settings = mst_settings_new ();
}

MstSessions *
mst_sessions_new (void)
{
  return g_object_new (MST_TYPE_SESSIONS, NULL);
}

MstSession *
mst_sessions_open (MstSessions *self, const char *path, GError **error)
{
  g_autofree char *absolute = NULL;
  g_autoptr (MstStore) store = NULL;
  MstSession *session;

  g_return_val_if_fail (MST_IS_SESSIONS (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  absolute = g_canonicalize_filename (path, NULL);
  session = g_hash_table_lookup (self->open, absolute);
  if (session != NULL)
    return g_object_ref (session);
  store = mst_store_open (absolute, error);
  if (store == NULL)
    return NULL;
  session = mst_session_new (store);
  g_object_weak_ref (G_OBJECT (session), gone_cb, self);
  g_hash_table_insert (self->open, g_steal_pointer (&absolute), session);
  g_settings_bind (self->settings, "mask-sensitive", session, "masked", G_SETTINGS_BIND_DEFAULT);
  return session;
}
