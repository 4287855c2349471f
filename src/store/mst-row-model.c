/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row model: a vector of ids and a few pages of rows over a query. */
#include "config.h"

#include "mst-row-model.h"

#include "mst-reader.h"
#include "mst-row-private.h"

#include <string.h>

#define PAGE_SIZE 128
#define MAX_PAGES 12

typedef struct
{
  guint number;
  GList link; /* in the queue; most recently used first */
  MstRow *rows[PAGE_SIZE];
  guint n_rows;
} Page;

struct _MstRowModel
{
  GObject parent_instance;

  MstStore *store;
  MstReader *reader;
  MstQuery *query;
  GArray *ids; /* gint64 */
  double *sums;
  gboolean is_loading;
  GHashTable *pages; /* number → Page */
  GQueue used;
  GHashTable *live; /* id → MstRow, not owned */
  GError *error;    /* of the last reading; nullable */
};

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MstRowModel, mst_row_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* --- pages --- */

static void
page_free (gpointer data)
{
  Page *page = data;

  for (guint i = 0; i < page->n_rows; i++)
    g_object_unref (page->rows[i]);
  g_free (page);
}

static void
drop_pages (MstRowModel *self)
{
  g_queue_init (&self->used);
  g_hash_table_remove_all (self->pages);
}

static gboolean
tell_error_cb (gpointer user_data)
{
  g_object_notify_by_pspec (user_data, properties[PROP_ERROR]);
  return G_SOURCE_REMOVE;
}

/* Told later: a list that is being filled must not be taken away meanwhile. */
static void
set_error (MstRowModel *self, const GError *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_error_cb, g_object_ref (self), g_object_unref);
}

/* Fetches the records of the rows that nobody holds. */
static void
fill_page (MstRowModel *self, Page *page, const gint64 *ids)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  gint64 missing[PAGE_SIZE];
  guint n_missing = 0;
  guint next = 0;

  for (guint i = 0; i < page->n_rows; i++)
    if (!g_hash_table_contains (self->live, &ids[i]))
      missing[n_missing++] = ids[i];
  records = mst_store_get_many (self->store, mst_query_get_record_type (self->query), missing,
                                n_missing, &error);
  if (records == NULL)
    set_error (self, error);
  for (guint i = 0; i < page->n_rows; i++)
    {
      MstRow *row = g_hash_table_lookup (self->live, &ids[i]);

      if (row != NULL)
        g_object_ref (row);
      else
        {
          MstRecord *record = records != NULL ? g_ptr_array_index (records, next++) : NULL;

          row = mst_row_new (self->live, ids[i], record != NULL ? mst_record_ref (record) : NULL);
        }
      page->rows[i] = row;
    }
}

static Page *
get_page (MstRowModel *self, guint number)
{
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));
  guint first = number * PAGE_SIZE;

  if (page != NULL)
    {
      g_queue_unlink (&self->used, &page->link);
      g_queue_push_head_link (&self->used, &page->link);
      return page;
    }
  if (self->used.length >= MAX_PAGES)
    {
      Page *oldest = g_queue_pop_tail_link (&self->used)->data;

      g_hash_table_remove (self->pages, GUINT_TO_POINTER (oldest->number));
    }
  page = g_new0 (Page, 1);
  page->number = number;
  page->link.data = page;
  page->n_rows = MIN (PAGE_SIZE, self->ids->len - first);
  fill_page (self, page, &g_array_index (self->ids, gint64, first));
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
  g_queue_push_head_link (&self->used, &page->link);
  return page;
}

/* The rows that somebody holds are read again. */
static void
refresh_live (MstRowModel *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = NULL;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (ids, key, 1);
  if (ids->len == 0 || self->query == NULL)
    return;
  records = mst_store_get_many (self->store, mst_query_get_record_type (self->query),
                                (const gint64 *) (gpointer) ids->data, ids->len, NULL);
  for (guint i = 0; records != NULL && i < ids->len; i++)
    {
      MstRow *row = g_hash_table_lookup (self->live, &g_array_index (ids, gint64, i));
      MstRecord *record = g_ptr_array_index (records, i);

      if (row != NULL)
        mst_row_take_record (row, record != NULL ? mst_record_ref (record) : NULL);
    }
}

/* --- GListModel --- */

static GType
get_item_type (GListModel *model)
{
  return MST_TYPE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return MST_ROW_MODEL (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MstRowModel *self = MST_ROW_MODEL (model);

  if (position >= self->ids->len)
    return NULL;
  return g_object_ref (get_page (self, position / PAGE_SIZE)->rows[position % PAGE_SIZE]);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* --- loading --- */

static void
set_loading (MstRowModel *self, gboolean is_loading)
{
  if (self->is_loading == is_loading)
    return;
  self->is_loading = is_loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* Puts @ids (transfer full) in place of what is there. What both have at their beginnings and ends
 * stays, so that a list keeps its position; the rest goes as (at, n, 0) and comes as (at, 0, m), for
 * a list over a lazy model reads every row of a change that both removes and adds. */
static void
replace_ids (MstRowModel *self, GArray *ids)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->ids);
  const gint64 *a = (const gint64 *) (gpointer) old->data;
  const gint64 *b = (const gint64 *) (gpointer) ids->data;
  guint shorter = MIN (old->len, ids->len);
  guint n_first = 0;
  guint n_last = 0;
  guint n_removed, n_added;

  while (n_first < shorter && a[n_first] == b[n_first])
    n_first++;
  while (n_last < shorter - n_first && a[old->len - 1 - n_last] == b[ids->len - 1 - n_last])
    n_last++;
  n_removed = old->len - n_first - n_last;
  n_added = ids->len - n_first - n_last;

  drop_pages (self);
  if (n_removed > 0 && n_added > 0)
    {
      g_autoptr (GArray) between =
        g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_first + n_last);

      g_array_append_vals (between, a, n_first);
      g_array_append_vals (between, a + old->len - n_last, n_last);
      self->ids = g_array_ref (between);
      g_list_model_items_changed (G_LIST_MODEL (self), n_first, n_removed, 0);
      g_array_unref (self->ids);
      drop_pages (self);
      n_removed = 0;
    }
  self->ids = ids;
  if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), n_first, n_removed, n_added);
}

static void
loaded_cb (GArray *ids, double *sums, const GError *error, gpointer user_data)
{
  MstRowModel *self = user_data;

  set_error (self, error);
  if (ids != NULL)
    {
      g_free (self->sums);
      self->sums = sums;
      drop_pages (self);
      refresh_live (self);
      replace_ids (self, ids);
    }
  set_loading (self, FALSE);
}

static void
load (MstRowModel *self)
{
  set_loading (self, TRUE);
  mst_reader_load (self->reader, self->query);
}

static gboolean
refers_to (const MstRecordType *type, const char *name)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (g_strcmp0 (type->fields[i].reference, name) == 0)
      return TRUE;
  return FALSE;
}

static void
changed_cb (MstRowModel *self, const char *name)
{
  const MstRecordType *type;

  if (self->query == NULL)
    return;
  type = mst_query_get_record_type (self->query);
  if (name == NULL || strcmp (name, type->name) == 0 || refers_to (type, name))
    load (self);
}

/* --- the object --- */

static void
mst_row_model_dispose (GObject *object)
{
  MstRowModel *self = MST_ROW_MODEL (object);

  g_clear_pointer (&self->reader, mst_reader_close);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, changed_cb, self);
  drop_pages (self);
  G_OBJECT_CLASS (mst_row_model_parent_class)->dispose (object);
}

static void
mst_row_model_finalize (GObject *object)
{
  MstRowModel *self = MST_ROW_MODEL (object);

  g_hash_table_unref (self->pages);
  g_hash_table_unref (self->live);
  g_array_unref (self->ids);
  g_free (self->sums);
  g_clear_error (&self->error);
  g_clear_pointer (&self->query, mst_query_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (mst_row_model_parent_class)->finalize (object);
}

static void
mst_row_model_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  MstRowModel *self = MST_ROW_MODEL (object);

  switch (property)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->is_loading);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
      break;
    }
}

static void
mst_row_model_class_init (MstRowModelClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = mst_row_model_dispose;
  object_class->finalize = mst_row_model_finalize;
  object_class->get_property = mst_row_model_get_property;

  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mst_row_model_init (MstRowModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, page_free);
  self->live = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_queue_init (&self->used);
}

MstRowModel *
mst_row_model_new (MstStore *store)
{
  MstRowModel *self;

  g_return_val_if_fail (MST_IS_STORE (store), NULL);

  self = g_object_new (MST_TYPE_ROW_MODEL, NULL);
  self->store = g_object_ref (store);
  self->reader = mst_reader_new (mst_store_get_path (store), loaded_cb, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  mst_store_watch (store);
  return self;
}

void
mst_row_model_set_query (MstRowModel *self, const MstQuery *query)
{
  g_return_if_fail (MST_IS_ROW_MODEL (self));

  if (query == NULL || self->query == NULL
      || mst_query_get_record_type (query) != mst_query_get_record_type (self->query))
    {
      /* Rows of another type must not be met under the new one. */
      mst_reader_cancel (self->reader);
      replace_ids (self, g_array_new (FALSE, FALSE, sizeof (gint64)));
      g_hash_table_unref (self->live);
      self->live = g_hash_table_new (g_int64_hash, g_int64_equal);
      g_clear_pointer (&self->sums, g_free);
    }
  g_clear_pointer (&self->query, mst_query_unref);
  if (query == NULL)
    {
      set_loading (self, FALSE);
      return;
    }
  self->query = mst_query_copy (query);
  load (self);
}

gint64
mst_row_model_get_id_at (MstRowModel *self, guint position)
{
  g_return_val_if_fail (MST_IS_ROW_MODEL (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

guint
mst_row_model_find (MstRowModel *self, gint64 id)
{
  g_return_val_if_fail (MST_IS_ROW_MODEL (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return i;
  return G_MAXUINT;
}

gboolean
mst_row_model_is_loading (MstRowModel *self)
{
  g_return_val_if_fail (MST_IS_ROW_MODEL (self), FALSE);

  return self->is_loading;
}

const GError *
mst_row_model_get_error (MstRowModel *self)
{
  g_return_val_if_fail (MST_IS_ROW_MODEL (self), NULL);

  return self->error;
}

void
mst_row_model_reload (MstRowModel *self)
{
  g_return_if_fail (MST_IS_ROW_MODEL (self));

  if (self->query == NULL)
    return;
  drop_pages (self);
  load (self);
}

const double *
mst_row_model_get_sums (MstRowModel *self)
{
  g_return_val_if_fail (MST_IS_ROW_MODEL (self), NULL);

  return self->is_loading ? NULL : self->sums;
}
