/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of a field, to choose one to filter by. */
#include "config.h"

#include "mst-filter-value.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

struct _MstFilterValue
{
  GObject parent_instance;
  MstOperator operator_;
  char *value;
  char *label;
  gint64 count;
};

enum
{
  PROP_0,
  PROP_LABEL,
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
  G_OBJECT_CLASS (mst_filter_value_parent_class)->finalize (object);
}

static void
mst_filter_value_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, MST_FILTER_VALUE (object)->label);
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
  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mst_filter_value_init (MstFilterValue *self)
{
}

MstFilterValue *
mst_filter_value_new (MstOperator operator_, const char *value, char *label, gint64 count)
{
  MstFilterValue *self = g_object_new (MST_TYPE_FILTER_VALUE, NULL);

  self->operator_ = operator_;
  self->value = g_strdup (value);
  self->label = label;
  self->count = count;
  return self;
}

MstOperator
mst_filter_value_get_operator (MstFilterValue *self)
{
  return self->operator_;
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

typedef struct
{
  const MstRecordType *type;
  const MstField *field;
} Wanted;

static void
append (GListStore *list, MstOperator operator_, const char *value, char *label, gint64 count)
{
  g_autoptr (MstFilterValue) item = mst_filter_value_new (operator_, value, label, count);

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

      append (list, MST_OPERATOR_IS, node->code, mst_area_tree_dup_path (areas, i),
              mst_area_node_get_records (node, type));
    }
  return TRUE;
}

/* Whether there are so many values that only their being there is a useful filter. */
static gboolean
is_unlike (const MstField *field)
{
  return field->kind != MST_FIELD_CHOICE && field->kind != MST_FIELD_FLAG
         && field->kind != MST_FIELD_REFERENCE;
}

static gboolean
list_presence (GListStore *list, MstStore *store, const Wanted *wanted, GError **error)
{
  static const struct
  {
    MstOperator operator_;
    const char *label;
  } answers[] = {
    { MST_OPERATOR_BLANK, N_ ("Blank") },
    { MST_OPERATOR_NOT_BLANK, N_ ("Filled in") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (MstQuery) query = mst_query_new (wanted->type);
      gint64 count;

      if (!mst_query_add_condition (query, wanted->field->name, answers[i].operator_, NULL, error))
        return FALSE;
      count = mst_query_count (query, store, error);
      if (count < 0)
        return FALSE;
      append (list, answers[i].operator_, NULL, g_strdup (_ (answers[i].label)), count);
    }
  return TRUE;
}

static gpointer
list_values (MstStore *store, gpointer data, GError **error)
{
  const Wanted *wanted = data;
  g_autoptr (GListStore) list = g_list_store_new (MST_TYPE_FILTER_VALUE);
  g_autoptr (MstQuery) query = NULL;
  g_autoptr (GPtrArray) tallies = NULL;

  if (wanted->field == NULL)
    return list_areas (list, store, wanted->type, error) ? g_steal_pointer (&list) : NULL;
  if (is_unlike (wanted->field))
    return list_presence (list, store, wanted, error) ? g_steal_pointer (&list) : NULL;

  query = mst_query_new (wanted->type);
  tallies = mst_query_tally (query, store, wanted->field->name, error);
  if (tallies == NULL)
    return NULL;
  for (guint i = 0; i < tallies->len; i++)
    {
      const MstTally *tally = g_ptr_array_index (tallies, i);

      if (tally->value == NULL)
        append (list, MST_OPERATOR_BLANK, NULL, g_strdup (_ ("Blank")), tally->count);
      else
        append (list, MST_OPERATOR_IS, tally->value,
                mst_store_show_value (store, wanted->field, tally->value, TRUE), tally->count);
    }
  return g_steal_pointer (&list);
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
