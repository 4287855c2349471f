/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The groups of the journal as a lazy list. */
#include "config.h"

#include "mst-journal-groups.h"

#include <string.h>

#define PAGE_SIZE 128
/* Pages kept in memory. */
#define MAX_PAGES 16
/* A view of GTK 4.8 keeps widgets for 205 rows, made a few at a time between frames. */
#define WIDGET_ROWS 240
#define STEP 12

/* --- a filter that lives --- */

MstJournalFilter *
mst_journal_filter_copy (const MstJournalFilter *filter)
{
  MstJournalFilter *copy = g_new0 (MstJournalFilter, 1);

  if (filter == NULL)
    return copy;
  *copy = *filter;
  copy->since = g_strdup (filter->since);
  copy->until = g_strdup (filter->until);
  copy->who = g_strdup (filter->who);
  copy->action = g_strdup (filter->action);
  copy->type = g_strdup (filter->type);
  copy->text = g_strdup (filter->text);
  copy->kind = g_strdup (filter->kind);
  return copy;
}

void
mst_journal_filter_free (MstJournalFilter *filter)
{
  g_free ((char *) filter->since);
  g_free ((char *) filter->until);
  g_free ((char *) filter->who);
  g_free ((char *) filter->action);
  g_free ((char *) filter->type);
  g_free ((char *) filter->text);
  g_free ((char *) filter->kind);
  g_free (filter);
}

/* --- places --- */

struct _MstJournalPlace
{
  GObject parent_instance;

  MstJournalGroups *groups; /* NULL when it has gone */
  guint position;
};

enum
{
  PLACE_CHANGED,
  N_PLACE_SIGNALS
};

static guint place_signals[N_PLACE_SIGNALS];

G_DEFINE_FINAL_TYPE (MstJournalPlace, mst_journal_place, G_TYPE_OBJECT)

struct _MstJournalGroups
{
  GObject parent_instance;

  MstSession *session;
  MstJournalFilter *filter;
  gint64 anchor;
  GHashTable *live;  /* position → MstJournalPlace, not owned */
  GHashTable *pages; /* number → GPtrArray of MstJournalGroup, the one before the page the first */
  GHashTable *asked; /* numbers of pages on their way */
  guint length;      /* places; follows @count */
  guint count;
  gboolean is_counted;
  guint source;
  GCancellable *cancellable;
};

static void place_forget (MstJournalGroups *self, guint position);

static void
mst_journal_place_dispose (GObject *object)
{
  MstJournalPlace *self = MST_JOURNAL_PLACE (object);

  if (self->groups != NULL)
    place_forget (self->groups, self->position);
  self->groups = NULL;
  G_OBJECT_CLASS (mst_journal_place_parent_class)->dispose (object);
}

static void
mst_journal_place_class_init (MstJournalPlaceClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mst_journal_place_dispose;

  place_signals[PLACE_CHANGED] = g_signal_new ("changed", MST_TYPE_JOURNAL_PLACE, G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mst_journal_place_init (MstJournalPlace *self)
{
}

/* --- the list --- */

enum
{
  RELOADED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MstJournalGroups, mst_journal_groups, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
place_forget (MstJournalGroups *self, guint position)
{
  g_hash_table_remove (self->live, GUINT_TO_POINTER (position));
}

static GType
get_item_type (GListModel *model)
{
  return MST_TYPE_JOURNAL_PLACE;
}

static guint
get_n_items (GListModel *model)
{
  return MST_JOURNAL_GROUPS (model)->length;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MstJournalGroups *self = MST_JOURNAL_GROUPS (model);
  MstJournalPlace *place;

  if (position >= self->length)
    return NULL;
  place = g_hash_table_lookup (self->live, GUINT_TO_POINTER (position));
  if (place != NULL)
    return g_object_ref (place);
  place = g_object_new (MST_TYPE_JOURNAL_PLACE, NULL);
  place->groups = self;
  place->position = position;
  g_hash_table_insert (self->live, GUINT_TO_POINTER (position), place);
  return place;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* --- reading --- */

/** Question: what is asked of the file, and the answer's way back. */
typedef struct
{
  MstJournalGroups *groups;
  MstJournalFilter *filter;
  gint64 anchor;
  guint page;
} Question;

/** Figures: how many groups there are. */
typedef struct
{
  gint64 count;
  gint64 position; /* of the anchor; -1 */
} Figures;

static Question *
question_new (MstJournalGroups *self)
{
  Question *question = g_new0 (Question, 1);

  question->groups = g_object_ref (self);
  question->filter = mst_journal_filter_copy (self->filter);
  question->anchor = self->anchor;
  return question;
}

/* The answer is on its way to the main thread, which lets go of the list. */
static void
question_free (gpointer data)
{
  Question *question = data;

  mst_journal_filter_free (question->filter);
  g_free (question);
}

static gpointer
read_figures (MstStore *store, gpointer data, GError **error)
{
  Question *question = data;
  g_autofree Figures *figures = g_new0 (Figures, 1);

  figures->count = mst_store_count_groups (store, question->filter, error);
  figures->position = -1;
  if (figures->count >= 0 && question->anchor != 0)
    {
      question->filter->group = question->anchor;
      if (mst_store_count_groups (store, question->filter, NULL) == 1)
        {
          question->filter->group = 0;
          question->filter->after = question->anchor;
          figures->position = mst_store_count_groups (store, question->filter, NULL);
        }
    }
  return figures->count >= 0 ? g_steal_pointer (&figures) : NULL;
}

static gpointer
read_page (MstStore *store, gpointer data, GError **error)
{
  Question *question = data;
  guint first = question->page * PAGE_SIZE;

  return mst_store_list_groups_filtered (store, question->filter, first > 0 ? first - 1 : 0,
                                         first > 0 ? PAGE_SIZE + 1 : PAGE_SIZE, error);
}

static void
free_groups (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
tell_page (MstJournalGroups *self, guint page)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer place;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    if (((MstJournalPlace *) place)->position / PAGE_SIZE == page)
      g_ptr_array_add (places, g_object_ref (place));
  for (guint i = 0; i < places->len; i++)
    g_signal_emit (g_ptr_array_index (places, i), place_signals[PLACE_CHANGED], 0);
}

static gboolean
is_looked_at (MstJournalGroups *self, guint page)
{
  for (guint i = 0; i < PAGE_SIZE; i++)
    if (g_hash_table_contains (self->live, GUINT_TO_POINTER (page * PAGE_SIZE + i)))
      return TRUE;
  return FALSE;
}

static gboolean
is_unseen (gpointer page, gpointer groups, gpointer self)
{
  return !is_looked_at (self, GPOINTER_TO_UINT (page));
}

typedef struct
{
  MstJournalGroups *groups;
  guint page;
} PageAnswer;

static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree PageAnswer *answer = user_data;
  g_autoptr (MstJournalGroups) self = answer->groups;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = mst_worker_ask_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_hash_table_remove (self->asked, GUINT_TO_POINTER (answer->page));
  if (groups == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }
  if (g_hash_table_size (self->pages) >= MAX_PAGES)
    g_hash_table_foreach_remove (self->pages, is_unseen, self);
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (answer->page), g_steal_pointer (&groups));
  tell_page (self, answer->page);
}

static void
ask_page (MstJournalGroups *self, guint page)
{
  Question *question;
  PageAnswer *answer;

  if (!g_hash_table_add (self->asked, GUINT_TO_POINTER (page)))
    return;
  question = question_new (self);
  question->page = page;
  answer = g_new0 (PageAnswer, 1);
  answer->groups = question->groups;
  answer->page = page;
  mst_worker_ask (mst_session_get_reader (self->session), read_page, question, question_free,
                  free_groups, self->cancellable, page_read_cb, answer);
}

/* --- getting longer and shorter --- */

static void
change_length (MstJournalGroups *self, guint length)
{
  guint old = self->length;

  self->length = length;
  if (length > old)
    g_list_model_items_changed (G_LIST_MODEL (self), old, 0, length - old);
  else if (length < old)
    g_list_model_items_changed (G_LIST_MODEL (self), length, old - length, 0);
}

static gboolean
step_cb (gpointer user_data)
{
  MstJournalGroups *self = user_data;

  if (self->length < self->count)
    change_length (self, self->length < WIDGET_ROWS ? MIN (self->count, self->length + STEP)
                                                    : self->count);
  else if (self->length > WIDGET_ROWS)
    change_length (self, MAX (self->count, WIDGET_ROWS));
  else if (self->length > self->count)
    change_length (self, MAX (self->count, self->length < STEP ? 0 : self->length - STEP));
  if (self->length != self->count)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstJournalGroups) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree Figures *figures = mst_worker_ask_finish (result, &error);
  g_autoptr (GList) pages = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (figures == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }
  self->is_counted = TRUE;
  self->count = (guint) MIN (figures->count, G_MAXINT);
  /* What is looked at is read again and shown as it was until then. */
  g_hash_table_foreach_remove (self->pages, is_unseen, self);
  pages = g_hash_table_get_keys (self->pages);
  for (GList *page = pages; page != NULL; page = page->next)
    ask_page (self, GPOINTER_TO_UINT (page->data));
  if (self->length != self->count && self->source == 0)
    {
      /* The first rows at once, so that they can be selected. */
      step_cb (self);
      if (self->length != self->count)
        self->source = g_idle_add (step_cb, self);
    }
  g_signal_emit (self, signals[RELOADED], 0, figures->position);
}

void
mst_journal_groups_reload (MstJournalGroups *self)
{
  Question *question;

  g_return_if_fail (MST_IS_JOURNAL_GROUPS (self));

  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  g_hash_table_remove_all (self->asked);
  question = question_new (self);
  mst_worker_ask (mst_session_get_reader (self->session), read_figures, question, question_free,
                  g_free, self->cancellable, counted_cb, question->groups);
}

/* --- the object --- */

static void
mst_journal_groups_dispose (GObject *object)
{
  MstJournalGroups *self = MST_JOURNAL_GROUPS (object);
  GHashTableIter iter;
  gpointer place;

  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    ((MstJournalPlace *) place)->groups = NULL;
  g_hash_table_remove_all (self->live);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mst_journal_groups_parent_class)->dispose (object);
}

static void
mst_journal_groups_finalize (GObject *object)
{
  MstJournalGroups *self = MST_JOURNAL_GROUPS (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->live);
  g_hash_table_unref (self->pages);
  g_hash_table_unref (self->asked);
  mst_journal_filter_free (self->filter);
  G_OBJECT_CLASS (mst_journal_groups_parent_class)->finalize (object);
}

static void
mst_journal_groups_class_init (MstJournalGroupsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mst_journal_groups_dispose;
  G_OBJECT_CLASS (class)->finalize = mst_journal_groups_finalize;

  signals[RELOADED] = g_signal_new ("reloaded", MST_TYPE_JOURNAL_GROUPS, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[FAILED] = g_signal_new ("failed", MST_TYPE_JOURNAL_GROUPS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mst_journal_groups_init (MstJournalGroups *self)
{
  self->live = g_hash_table_new (NULL, NULL);
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, free_groups);
  self->asked = g_hash_table_new (NULL, NULL);
  self->cancellable = g_cancellable_new ();
  self->filter = mst_journal_filter_copy (NULL);
}

MstJournalGroups *
mst_journal_groups_new (MstSession *session)
{
  MstJournalGroups *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);

  self = g_object_new (MST_TYPE_JOURNAL_GROUPS, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (mst_session_get_store (session), "changed",
                           G_CALLBACK (mst_journal_groups_reload), self, G_CONNECT_SWAPPED);
  return self;
}

void
mst_journal_groups_set_filter (MstJournalGroups *self, const MstJournalFilter *filter)
{
  g_return_if_fail (MST_IS_JOURNAL_GROUPS (self));

  mst_journal_filter_free (self->filter);
  self->filter = mst_journal_filter_copy (filter);
  mst_journal_groups_reload (self);
}

void
mst_journal_groups_set_anchor (MstJournalGroups *self, gint64 group)
{
  g_return_if_fail (MST_IS_JOURNAL_GROUPS (self));
  self->anchor = group;
}

guint
mst_journal_groups_get_count (MstJournalGroups *self)
{
  g_return_val_if_fail (MST_IS_JOURNAL_GROUPS (self), 0);
  return self->count;
}

/* --- what stands in a place --- */

/* NULL while it is being read. */
static const MstJournalGroup *
get_group (MstJournalGroups *self, guint position, gboolean before)
{
  guint page = position / PAGE_SIZE;
  guint index = position % PAGE_SIZE + (page > 0 ? 1 : 0);
  GPtrArray *groups = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (page));

  if (groups == NULL)
    {
      ask_page (self, page);
      return NULL;
    }
  if (before && index == 0)
    return NULL;
  index -= before ? 1 : 0;
  return index < groups->len ? g_ptr_array_index (groups, index) : NULL;
}

const MstJournalGroup *
mst_journal_place_get_group (MstJournalPlace *self)
{
  g_return_val_if_fail (MST_IS_JOURNAL_PLACE (self), NULL);
  return self->groups != NULL ? get_group (self->groups, self->position, FALSE) : NULL;
}

gboolean
mst_journal_place_starts_day (MstJournalPlace *self)
{
  const MstJournalGroup *group = mst_journal_place_get_group (self);
  const MstJournalGroup *before;

  if (group == NULL)
    return FALSE;
  before = get_group (self->groups, self->position, TRUE);
  return before == NULL || strncmp (before->at, group->at, strlen ("2026-11-24")) != 0;
}
