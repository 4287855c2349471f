/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of a field, to choose one to filter by. */
#include "config.h"

#include "mst-filter-value.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

struct _MstFilterValue
{
  GObject parent_instance;
  char *value;
  char *label;
  char *search_text;
  gint64 count;
  gboolean ticked;
};

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_SEARCH_TEXT,
  PROP_TICKED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MstFilterValue, mst_filter_value, G_TYPE_OBJECT)

static void
mst_filter_value_finalize (GObject *object)
{
  MstFilterValue *self = MST_FILTER_VALUE (object);

  g_free (self->value);
  g_free (self->label);
  g_free (self->search_text);
  G_OBJECT_CLASS (mst_filter_value_parent_class)->finalize (object);
}

static void
mst_filter_value_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  MstFilterValue *self = MST_FILTER_VALUE (object);

  switch (property_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_SEARCH_TEXT:
      g_value_set_string (value, self->search_text);
      break;
    case PROP_TICKED:
      g_value_set_boolean (value, self->ticked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mst_filter_value_set_property (GObject *object, guint property_id, const GValue *value,
                               GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_TICKED:
      mst_filter_value_set_ticked (MST_FILTER_VALUE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mst_filter_value_class_init (MstFilterValueClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->finalize = mst_filter_value_finalize;
  object_class->get_property = mst_filter_value_get_property;
  object_class->set_property = mst_filter_value_set_property;
  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SEARCH_TEXT] = g_param_spec_string ("search-text", NULL, NULL, NULL,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TICKED] =
    g_param_spec_boolean ("ticked", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mst_filter_value_init (MstFilterValue *self)
{
}

MstFilterValue *
mst_filter_value_new (const char *value, char *label, gint64 count)
{
  MstFilterValue *self = g_object_new (MST_TYPE_FILTER_VALUE, NULL);
  g_autofree char *pinyin = mst_name_get_pinyin (label, FALSE);
  g_autofree char *initials = mst_name_get_initials (label, FALSE);
  g_auto (GStrv) syllables = g_strsplit (pinyin, " ", -1);
  g_autofree char *joined = g_strjoinv (NULL, syllables);

  self->value = g_strdup (value);
  self->label = label;
  self->search_text = g_strconcat (label, "\n", joined, "\n", initials, NULL);
  self->count = count;
  return self;
}

const char *
mst_filter_value_get_value (MstFilterValue *self)
{
  return self->value;
}

const char *
mst_filter_value_get_label (MstFilterValue *self)
{
  return self->label;
}

gint64
mst_filter_value_get_count (MstFilterValue *self)
{
  return self->count;
}

gboolean
mst_filter_value_get_ticked (MstFilterValue *self)
{
  return self->ticked;
}

void
mst_filter_value_set_ticked (MstFilterValue *self, gboolean ticked)
{
  g_return_if_fail (MST_IS_FILTER_VALUE (self));

  if (self->ticked == ticked)
    return;
  self->ticked = ticked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TICKED]);
}

/* --- what there is --- */

typedef struct
{
  const MstRecordType *type;
  const MstField *field;
} Wanted;

static void
append (GListStore *list, const char *value, char *label, gint64 count)
{
  g_autoptr (MstFilterValue) item = mst_filter_value_new (value, label, count);

  g_list_store_append (list, item);
}

static gboolean
list_areas (GListStore *list, MstStore *store, const MstRecordType *type, GError **error)
{
  g_autoptr (MstAreaTree) areas = mst_area_tree_read (store, error);

  if (areas == NULL)
    return FALSE;
  for (guint i = 0; i < mst_area_tree_get_n_nodes (areas); i++)
    {
      const MstAreaNode *node = mst_area_tree_get (areas, i);

      if (!node->is_left_out)
        append (list, node->code, mst_area_tree_dup_path (areas, i),
                mst_area_node_get_records (node, type));
    }
  return TRUE;
}

static gboolean
list_scopes (GListStore *list, MstStore *store, const MstRecordType *type, GError **error)
{
  static const struct
  {
    MstScope scope;
    const char *label;
  } scopes[] = {
    { MST_SCOPE_ENDED, N_ ("No longer in use") },
    { MST_SCOPE_ALL, N_ ("Also what is no longer in use") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      g_autoptr (MstQuery) query = mst_query_new (type);
      g_autofree char *value = g_strdup_printf ("%d", scopes[i].scope);
      gint64 count;

      mst_query_set_scope (query, scopes[i].scope);
      count = mst_query_count (query, store, error);
      if (count < 0)
        return FALSE;
      append (list, value, g_strdup (_ (scopes[i].label)), count);
    }
  return TRUE;
}

/* What occurs, the most frequent first. */
static gboolean
list_tallies (GListStore *list, MstStore *store, const Wanted *wanted, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (wanted->type);
  g_autoptr (GPtrArray) tallies = mst_query_tally (query, store, wanted->field->name, error);

  if (tallies == NULL)
    return FALSE;
  for (guint i = 0; i < tallies->len; i++)
    {
      const MstTally *tally = g_ptr_array_index (tallies, i);

      if (tally->value != NULL)
        append (list, tally->value, mst_store_show_value (store, wanted->field, tally->value, TRUE),
                tally->count);
    }
  return TRUE;
}

static gpointer
list_values (MstStore *store, gpointer data, GError **error)
{
  const Wanted *wanted = data;
  g_autoptr (GListStore) list = g_list_store_new (MST_TYPE_FILTER_VALUE);
  gboolean listed;

  if (wanted->field == &mst_filter_area_field)
    listed = list_areas (list, store, wanted->type, error);
  else if (wanted->field == &mst_filter_scope_field)
    listed = list_scopes (list, store, wanted->type, error);
  else
    listed = list_tallies (list, store, wanted, error);
  return listed ? g_steal_pointer (&list) : NULL;
}

void
mst_filter_value_list (MstSession *session, const MstRecordType *type, const MstField *field,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->type = type;
  wanted->field = field;
  mst_worker_ask (mst_session_get_reader (session), list_values, wanted, g_free, g_object_unref,
                  cancellable, callback, user_data);
}

GListModel *
mst_filter_value_list_finish (GAsyncResult *result, GError **error)
{
  return mst_worker_ask_finish (result, error);
}
