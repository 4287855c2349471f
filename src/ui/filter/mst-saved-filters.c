/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The saved filters of a file, counted. */
#include "config.h"

#include "mst-saved-filter.h"
#include "mst-saved-filters.h"

#include <gio/gio.h>

/* Changes that follow one another closely are counted once. */
#define SETTLE_MS 200

struct _MstSavedFilters
{
  GObject parent_instance;

  MstSession *session;
  GPtrArray *entries;
  GCancellable *cancellable;
  guint settle;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstSavedFilters, mst_saved_filters, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  MstSavedEntry *entry = data;

  g_free (entry->name);
  g_clear_pointer (&entry->query, mst_query_unref);
  g_free (entry);
}

/* --- in the reader --- */

static gpointer
list_entries (MstStore *store, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) filters = mst_store_list_filters (store, NULL, error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);

  if (filters == NULL)
    return NULL;
  for (guint i = 0; i < filters->len; i++)
    {
      const MstSavedFilter *filter = g_ptr_array_index (filters, i);
      MstSavedEntry *entry = g_new0 (MstSavedEntry, 1);

      entry->type = filter->type;
      entry->name = g_strdup (filter->name);
      /* What a newer program keeps is shown, but can't be opened. */
      entry->query = mst_query_from_json (filter->query, NULL);
      entry->count = entry->query != NULL ? mst_query_count (entry->query, store, NULL) : -1;
      g_ptr_array_add (entries, entry);
    }
  return g_steal_pointer (&entries);
}

static void
free_entries (gpointer data)
{
  g_ptr_array_unref (data);
}

/* --- in the window --- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstSavedFilters) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = mst_worker_ask_finish (result, &error);

  if (entries == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("%s", error->message);
      return;
    }
  g_ptr_array_unref (self->entries);
  self->entries = entries;
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
read_cb (gpointer user_data)
{
  MstSavedFilters *self = user_data;

  self->settle = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  mst_worker_ask (mst_session_get_reader (self->session), list_entries, NULL, NULL, free_entries,
                  self->cancellable, listed_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (MstSavedFilters *self)
{
  if (self->settle == 0)
    self->settle = g_timeout_add (SETTLE_MS, read_cb, self);
}

static void
mst_saved_filters_dispose (GObject *object)
{
  MstSavedFilters *self = MST_SAVED_FILTERS (object);

  g_clear_handle_id (&self->settle, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mst_saved_filters_parent_class)->dispose (object);
}

static void
mst_saved_filters_finalize (GObject *object)
{
  g_ptr_array_unref (MST_SAVED_FILTERS (object)->entries);
  G_OBJECT_CLASS (mst_saved_filters_parent_class)->finalize (object);
}

static void
mst_saved_filters_class_init (MstSavedFiltersClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = mst_saved_filters_dispose;
  object_class->finalize = mst_saved_filters_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
mst_saved_filters_init (MstSavedFilters *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
}

MstSavedFilters *
mst_saved_filters_new (MstSession *session)
{
  MstSavedFilters *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);

  self = g_object_new (MST_TYPE_SAVED_FILTERS, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (mst_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  store_changed_cb (self);
  return self;
}

guint
mst_saved_filters_get_n (MstSavedFilters *self)
{
  g_return_val_if_fail (MST_IS_SAVED_FILTERS (self), 0);
  return self->entries->len;
}

const MstSavedEntry *
mst_saved_filters_get (MstSavedFilters *self, guint position)
{
  g_return_val_if_fail (MST_IS_SAVED_FILTERS (self), NULL);
  g_return_val_if_fail (position < self->entries->len, NULL);
  return g_ptr_array_index (self->entries, position);
}

const MstSavedEntry *
mst_saved_filters_find (MstSavedFilters *self, const MstRecordType *type, const char *name)
{
  g_return_val_if_fail (MST_IS_SAVED_FILTERS (self), NULL);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const MstSavedEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->type == type && g_strcmp0 (entry->name, name) == 0)
        return entry;
    }
  return NULL;
}
