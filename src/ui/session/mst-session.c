/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An open district and the figures the panels share. */
#include "config.h"

#include "mst-marks.h"
#include "mst-query.h"
#include "mst-session.h"

/* Changes that follow one another closely are counted once. */
#define SETTLE_MS 150
/* What others changed is marked for so long. */
#define MARKED_S 600

struct _MstSession
{
  GObject parent_instance;
  MstStore *store;
  char *name;
  MstWorker *reader;
  MstWorker *searcher;
  MstWorker *writer; /* made with the first change */
  guint n_writing;
  GCancellable *cancellable;
  MstAreaTree *areas;
  gint64 counts[MST_AREA_MAX_TYPES];
  char *counts_problem; /* why they could not be read */
  char *areas_problem;
  GHashTable *waiting; /* panel → gint64 */
  guint settle;
  gboolean masked;
  MstMarks *marks;
  guint marks_end;
  gint64 sequence; /* of the newest entry of the journal that is known */
};

enum
{
  PROP_0,
  PROP_MASKED,
  PROP_NAME,
  N_PROPS
};

enum
{
  COUNTED,
  FIGURES_CHANGED,
  WRITE_STARTED,
  WRITTEN,
  WRITE_ENDED,
  CHANGED_BY_OTHERS,
  MARKS_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstSession, mst_session, G_TYPE_OBJECT)

static void
warn_unless_cancelled (const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("%s", error->message);
}

static void
forget_counts (MstSession *self)
{
  for (guint i = 0; i < MST_AREA_MAX_TYPES; i++)
    self->counts[i] = -1;
}

/* Of the counts or of the areas; FALSE when nothing failed, but nobody waits any more. */
static gboolean
take_problem (char **problem, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  g_free (*problem);
  *problem = g_strdup (error->message);
  return TRUE;
}

/* gint64[MST_AREA_MAX_TYPES] */
static gpointer
count_records (MstStore *store, gpointer data, GError **error)
{
  const MstRecordType *const *types = mst_record_types ();
  g_autofree gint64 *counts = g_new0 (gint64, MST_AREA_MAX_TYPES);

  for (guint i = 0; types[i] != NULL && i < MST_AREA_MAX_TYPES; i++)
    {
      g_autoptr (MstQuery) query = mst_query_new (types[i]);

      counts[i] = mst_query_count (query, store, error);
      if (counts[i] < 0)
        return NULL;
    }
  return g_steal_pointer (&counts);
}

static gpointer
read_areas (MstStore *store, gpointer data, GError **error)
{
  return mst_area_tree_read (store, error);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *counts = mst_worker_ask_finish (result, &error);

  if (counts == NULL && !take_problem (&self->counts_problem, error))
    return;
  if (counts == NULL)
    /* Old figures would be taken for those of today. */
    forget_counts (self);
  else
    {
      g_clear_pointer (&self->counts_problem, g_free);
      memcpy (self->counts, counts, sizeof self->counts);
    }
  g_signal_emit (self, signals[COUNTED], 0);
}

static void
areas_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MstAreaTree) areas = mst_worker_ask_finish (result, &error);

  if (areas == NULL)
    {
      if (take_problem (&self->areas_problem, error))
        g_signal_emit (self, signals[COUNTED], 0);
      return;
    }
  if (self->areas_problem != NULL)
    {
      g_clear_pointer (&self->areas_problem, g_free);
      g_signal_emit (self, signals[COUNTED], 0);
    }
  g_clear_pointer (&self->areas, mst_area_tree_unref);
  self->areas = g_steal_pointer (&areas);
  g_signal_emit (self, signals[FIGURES_CHANGED], 0);
}

/* The counts come first: they are the first thing to be seen. */
static gboolean
settle_cb (gpointer user_data)
{
  MstSession *self = user_data;

  self->settle = 0;
  mst_worker_ask (self->reader, count_records, NULL, NULL, g_free, self->cancellable, counted_cb,
                  g_object_ref (self));
  mst_worker_ask (self->reader, read_areas, NULL, NULL, (GDestroyNotify) mst_area_tree_unref,
                  self->cancellable, areas_read_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
read_name (MstSession *self)
{
  g_autofree char *name = mst_store_dup_setting (self->store, "name");

  if (g_strcmp0 (name, self->name) == 0)
    return;
  g_free (self->name);
  self->name = g_steal_pointer (&name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/* --- what others change --- */

static void
clear_marks (MstSession *self)
{
  g_clear_handle_id (&self->marks_end, g_source_remove);
  if (mst_marks_remove_all (self->marks))
    g_signal_emit (self, signals[MARKS_CHANGED], 0);
}

static gboolean
marks_end_cb (gpointer user_data)
{
  MstSession *self = user_data;

  self->marks_end = 0;
  clear_marks (self);
  return G_SOURCE_REMOVE;
}

static gpointer
read_news (MstStore *store, gpointer data, GError **error)
{
  return mst_news_read (store, *(gint64 *) data, error);
}

static void
news_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstSession) self = user_data;
  g_autoptr (GError) error = NULL;
  MstNews *news = mst_worker_ask_finish (result, &error);

  if (news == NULL)
    {
      warn_unless_cancelled (error);
      return;
    }
  /* An earlier question may have found the same. */
  if (news->sequence > self->sequence && news->text != NULL)
    {
      mst_marks_add (self->marks, news);
      g_clear_handle_id (&self->marks_end, g_source_remove);
      self->marks_end = g_timeout_add_seconds (MARKED_S, marks_end_cb, self);
      g_signal_emit (self, signals[MARKS_CHANGED], 0);
      g_signal_emit (self, signals[CHANGED_BY_OTHERS], 0, news->text, news->group);
    }
  self->sequence = MAX (self->sequence, news->sequence);
  mst_news_free (news);
}

static void
store_changed_cb (MstSession *self)
{
  read_name (self);
  mst_worker_ask (self->searcher, read_news, g_memdup2 (&self->sequence, sizeof self->sequence),
                  g_free, (GDestroyNotify) mst_news_free, self->cancellable, news_cb,
                  g_object_ref (self));
  if (self->settle == 0)
    self->settle = g_timeout_add (SETTLE_MS, settle_cb, self);
}

/* --- changes --- */

/** Change: a change on its way through the writer. */
typedef struct
{
  MstSessionWrite func;
  gpointer data;
  GDestroyNotify free_data;
  MstProgress *progress;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  if (change->free_data != NULL)
    change->free_data (change->data);
  g_object_unref (change->progress);
  g_free (change);
}

static gpointer
write_change (MstStore *store, gpointer data, GError **error)
{
  Change *change = data;

  return change->func (store, change->data, change->progress, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MstSession *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = mst_worker_ask_finish (result, &error);

  self->n_writing--;
  mst_store_refresh (self->store);
  if (text != NULL && *text != '\0')
    g_signal_emit (self, signals[WRITTEN], 0, text);
  g_signal_emit (self, signals[WRITE_ENDED], 0);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
unheard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    warn_unless_cancelled (error);
}

void
mst_session_write (MstSession *self, const char *title, MstSessionWrite func, gpointer data,
                   GDestroyNotify free_data, GAsyncReadyCallback callback, gpointer user_data)
{
  Change *change;
  GTask *task;

  g_return_if_fail (MST_IS_SESSION (self));
  g_return_if_fail (func != NULL);

  if (self->writer == NULL)
    self->writer = mst_worker_new_writing (mst_store_get_path (self->store));
  task = g_task_new (self, NULL, callback != NULL ? callback : unheard_cb, user_data);
  g_task_set_source_tag (task, mst_session_write);
  change = g_new0 (Change, 1);
  change->func = func;
  change->data = data;
  change->free_data = free_data;
  change->progress = mst_progress_new ();
  self->n_writing++;
  g_signal_emit (self, signals[WRITE_STARTED], 0, title, change->progress);
  mst_worker_ask (self->writer, write_change, change, change_free, g_free, NULL, written_cb, task);
}

gboolean
mst_session_write_finish (MstSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
mst_session_is_writing (MstSession *self)
{
  g_return_val_if_fail (MST_IS_SESSION (self), FALSE);
  return self->n_writing > 0;
}

/* --- the object --- */

static void
mst_session_dispose (GObject *object)
{
  MstSession *self = MST_SESSION (object);

  g_clear_handle_id (&self->settle, g_source_remove);
  g_clear_handle_id (&self->marks_end, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->reader);
  g_clear_object (&self->searcher);
  g_clear_object (&self->writer);
  g_clear_object (&self->store);
  g_clear_pointer (&self->areas, mst_area_tree_unref);
  G_OBJECT_CLASS (mst_session_parent_class)->dispose (object);
}

static void
mst_session_finalize (GObject *object)
{
  MstSession *self = MST_SESSION (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->waiting);
  mst_marks_free (self->marks);
  g_free (self->name);
  g_free (self->counts_problem);
  g_free (self->areas_problem);
  G_OBJECT_CLASS (mst_session_parent_class)->finalize (object);
}

static void
mst_session_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  MstSession *self = MST_SESSION (object);

  switch (property_id)
    {
    case PROP_MASKED:
      g_value_set_boolean (value, self->masked);
      break;
    case PROP_NAME:
      g_value_set_string (value, mst_session_get_name (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
set_masked (MstSession *self, gboolean masked)
{
  if (self->masked == masked)
    return;
  self->masked = masked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MASKED]);
}

static void
mst_session_set_property (GObject *object, guint property_id, const GValue *value,
                          GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_MASKED:
      set_masked (MST_SESSION (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mst_session_class_init (MstSessionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = mst_session_dispose;
  object_class->finalize = mst_session_finalize;
  object_class->get_property = mst_session_get_property;
  object_class->set_property = mst_session_set_property;

  properties[PROP_MASKED] =
    g_param_spec_boolean ("masked", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FIGURES_CHANGED] = g_signal_new ("figures-changed", G_TYPE_FROM_CLASS (class),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WRITE_STARTED] =
    g_signal_new ("write-started", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, MST_TYPE_PROGRESS);
  signals[WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[WRITE_ENDED] = g_signal_new ("write-ended", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED_BY_OTHERS] =
    g_signal_new ("changed-by-others", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
  signals[MARKS_CHANGED] = g_signal_new ("marks-changed", G_TYPE_FROM_CLASS (class),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mst_session_init (MstSession *self)
{
  self->masked = TRUE;
  self->cancellable = g_cancellable_new ();
  self->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->marks = mst_marks_new ();
  forget_counts (self);
}

MstSession *
mst_session_new (MstStore *store)
{
  MstSession *self;

  g_return_val_if_fail (MST_IS_STORE (store), NULL);

  self = g_object_new (MST_TYPE_SESSION, NULL);
  self->store = g_object_ref (store);
  self->name = mst_store_dup_setting (store, "name");
  self->sequence = MAX (mst_store_get_last_sequence (store, NULL), 0);
  self->reader = mst_worker_new (mst_store_get_path (store));
  self->searcher = mst_worker_new (mst_store_get_path (store));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  mst_store_watch (store);
  settle_cb (self);
  return self;
}

MstStore *
mst_session_get_store (MstSession *self)
{
  g_return_val_if_fail (MST_IS_SESSION (self), NULL);
  return self->store;
}

const char *
mst_session_get_path (MstSession *self)
{
  g_return_val_if_fail (MST_IS_SESSION (self), NULL);
  return mst_store_get_path (self->store);
}

const char *
mst_session_get_name (MstSession *self)
{
  g_return_val_if_fail (MST_IS_SESSION (self), NULL);
  return self->name != NULL ? self->name : "";
}

MstWorker *
mst_session_get_reader (MstSession *self)
{
  g_return_val_if_fail (MST_IS_SESSION (self), NULL);
  return self->reader;
}

MstWorker *
mst_session_get_searcher (MstSession *self)
{
  g_return_val_if_fail (MST_IS_SESSION (self), NULL);
  return self->searcher;
}

const MstAreaTree *
mst_session_get_areas (MstSession *self)
{
  g_return_val_if_fail (MST_IS_SESSION (self), NULL);
  return self->areas;
}

gint64
mst_session_get_count (MstSession *self, const MstRecordType *type)
{
  const MstRecordType *const *types = mst_record_types ();

  g_return_val_if_fail (MST_IS_SESSION (self), -1);
  for (guint i = 0; types[i] != NULL && i < MST_AREA_MAX_TYPES; i++)
    if (types[i] == type)
      return self->counts[i];
  return -1;
}

const char *
mst_session_get_problem (MstSession *self)
{
  g_return_val_if_fail (MST_IS_SESSION (self), NULL);
  return self->counts_problem != NULL ? self->counts_problem : self->areas_problem;
}

gint64
mst_session_get_waiting (MstSession *self, const char *panel)
{
  const gint64 *n;

  g_return_val_if_fail (MST_IS_SESSION (self), -1);
  n = g_hash_table_lookup (self->waiting, panel);
  return n != NULL ? *n : -1;
}

void
mst_session_set_waiting (MstSession *self, const char *panel, gint64 n)
{
  g_return_if_fail (MST_IS_SESSION (self));
  g_hash_table_insert (self->waiting, g_strdup (panel), g_memdup2 (&n, sizeof n));
  g_signal_emit (self, signals[COUNTED], 0);
}

gboolean
mst_session_get_masked (MstSession *self)
{
  g_return_val_if_fail (MST_IS_SESSION (self), TRUE);
  return self->masked;
}

gboolean
mst_session_is_marked (MstSession *self, const MstRecordType *type, gint64 id)
{
  g_return_val_if_fail (MST_IS_SESSION (self), FALSE);
  return mst_marks_contain (self->marks, type, id);
}

void
mst_session_clear_mark (MstSession *self, const MstRecordType *type, gint64 id)
{
  g_return_if_fail (MST_IS_SESSION (self));
  if (mst_marks_remove (self->marks, type, id))
    g_signal_emit (self, signals[MARKS_CHANGED], 0);
}
