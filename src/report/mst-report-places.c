/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places of which a report tells, and what is counted in them. */
#include "config.h"

#include "mst-report-places.h"

#include "mst-query.h"

#include <string.h>

#define NOWHERE "未填区域"

/* Records between two looks at the wish to stop. */
#define PROGRESS_STEP 1024

/** Node: an area of the file. */
typedef struct
{
  gint64 id;
  gint64 parent;
  int level;
  char *code;
  char *name;
  gboolean in_use;
  int place; /* where it belongs; NOT_KNOWN until it is asked for */
} Node;

#define NOT_KNOWN -2
#define OUTSIDE -1

struct _MstReportPlaces
{
  MstStore *store;
  char *area; /* nullable */
  char day[MST_DATE_ISO_SIZE];
  GArray *nodes;     /* Node, by code */
  GHashTable *by_id; /* gint64 → 1 + index of the node */
  int level;         /* of the places */
  int rest;          /* the place of what lies in none of the others; -1 when nothing may */
  int nowhere;       /* likewise of what has no place */
  GArray *places;    /* MstReportPlace */
};

static const char *const level_names[] = { "", "区县", "街道", "社区", "小区", "片区", "楼栋" };

static const char *const rest_names[] = { "未分区县", "区本级",   "街道本级", "社区本级",
                                          "小区本级", "片区本级", "楼栋本级" };

static void
clear_node (gpointer data)
{
  Node *node = data;

  g_free (node->code);
  g_free (node->name);
}

static void
clear_place (gpointer data)
{
  MstReportPlace *place = data;

  g_free (place->code);
  g_free (place->name);
}

static Node *
get_node (const MstReportPlaces *self, gint64 id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &id));

  return index > 0 ? &g_array_index (self->nodes, Node, index - 1) : NULL;
}

static const char *const node_fields[] = { "parent", "level", "code", "name", MST_ENDED, NULL };

static gboolean
add_node (gint64 id, const char *const *values, gpointer user_data)
{
  MstReportPlaces *self = user_data;
  Node node = {
    .id = id,
    .parent = mst_value_to_integer (values[0]),
    .level = (int) mst_value_to_integer (values[1]),
    .code = g_strdup (values[2]),
    .name = g_strdup (values[3]),
    .in_use = values[4] == NULL || strcmp (values[4], self->day) > 0,
    .place = NOT_KNOWN,
  };

  g_array_append_val (self->nodes, node);
  g_hash_table_insert (self->by_id, g_memdup2 (&node.id, sizeof node.id),
                       GUINT_TO_POINTER (self->nodes->len));
  return TRUE;
}

static gboolean
read_nodes (MstReportPlaces *self, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_area_type);

  mst_query_set_scope (query, MST_SCOPE_ALL);
  return mst_query_set_sort (query, "code", MST_SORT_VALUE, FALSE, error)
         && mst_query_foreach_values (query, self->store, node_fields, add_node, self, error);
}

/* Whether @node lies below @top, at whatever depth; NULL: everything does. */
static gboolean
is_below (const MstReportPlaces *self, const Node *node, const Node *top)
{
  guint depth = 0;

  if (top == NULL)
    return TRUE;
  for (; node != NULL && depth < G_N_ELEMENTS (level_names) * 2; depth++)
    {
      if (node->parent == top->id)
        return TRUE;
      node = get_node (self, node->parent);
    }
  return FALSE;
}

/* The highest level there is below @top, from that of subdistricts on; 0 when there is none. */
static int
choose_level (const MstReportPlaces *self, const Node *top)
{
  int first = top != NULL ? top->level + 1 : 2;
  int level = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const Node *node = &g_array_index (self->nodes, Node, i);

      if (node->in_use && node->level >= first && (level == 0 || node->level < level)
          && is_below (self, node, top))
        level = node->level;
    }
  return level;
}

static int
add_place (MstReportPlaces *self, const Node *node, const char *name, gboolean is_rest)
{
  MstReportPlace place = {
    .id = node != NULL ? node->id : 0,
    .code = node != NULL ? g_strdup (node->code) : NULL,
    .name = g_strdup (name),
    .is_rest = is_rest,
  };

  g_array_append_val (self->places, place);
  return (int) self->places->len - 1;
}

/* With nothing chosen: the only area at the top, if there is only one. */
static const Node *
find_top (const MstReportPlaces *self)
{
  const Node *top = NULL;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const Node *node = &g_array_index (self->nodes, Node, i);

      if (node->parent != 0)
        continue;
      if (top != NULL)
        return NULL;
      top = node;
    }
  return top;
}

static void
choose_places (MstReportPlaces *self)
{
  Node *top = NULL;
  const Node *rest;

  for (guint i = 0; self->area != NULL && i < self->nodes->len && top == NULL; i++)
    if (strcmp (g_array_index (self->nodes, Node, i).code, self->area) == 0)
      top = &g_array_index (self->nodes, Node, i);
  rest = top != NULL ? top : find_top (self);
  self->level = choose_level (self, top);
  for (guint i = 0; self->level > 0 && i < self->nodes->len; i++)
    {
      Node *node = &g_array_index (self->nodes, Node, i);

      if (node->in_use && node->level == self->level && is_below (self, node, top))
        node->place = add_place (self, node, node->name, FALSE);
    }
  if (self->level == 0 && top != NULL)
    {
      self->level = top->level;
      self->rest = add_place (self, top, top->name, FALSE);
    }
  else
    self->rest =
      add_place (self, rest, rest_names[rest != NULL ? CLAMP (rest->level, 0, 6) : 0], TRUE);
  if (top != NULL)
    top->place = self->rest;
  else
    self->nowhere = add_place (self, NULL, NOWHERE, TRUE);
}

MstReportPlaces *
mst_report_places_new (MstStore *store, const MstReportOptions *options, GError **error)
{
  g_autoptr (MstReportPlaces) self = g_new0 (MstReportPlaces, 1);

  self->store = g_object_ref (store);
  self->area = g_strdup (options->area);
  mst_date_to_iso (mst_report_options_get_day (options), self->day);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  g_array_set_clear_func (self->nodes, clear_node);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->places = g_array_new (FALSE, FALSE, sizeof (MstReportPlace));
  g_array_set_clear_func (self->places, clear_place);
  self->rest = OUTSIDE;
  self->nowhere = OUTSIDE;
  if (!read_nodes (self, error))
    return NULL;
  choose_places (self);
  return g_steal_pointer (&self);
}

void
mst_report_places_free (MstReportPlaces *self)
{
  g_object_unref (self->store);
  g_free (self->area);
  g_array_unref (self->nodes);
  g_hash_table_unref (self->by_id);
  g_array_unref (self->places);
  g_free (self);
}

guint
mst_report_places_get_n (const MstReportPlaces *self)
{
  return self->places->len;
}

const MstReportPlace *
mst_report_places_get (const MstReportPlaces *self, guint index)
{
  g_return_val_if_fail (index < self->places->len, NULL);

  return &g_array_index (self->places, MstReportPlace, index);
}

char *
mst_report_places_dup_short_name (const MstReportPlaces *self, guint index)
{
  const char *heading = mst_report_places_get_heading (self);
  const char *name = mst_report_places_get (self, index)->name;

  for (guint i = 0; i < self->places->len; i++)
    {
      const MstReportPlace *place = mst_report_places_get (self, i);

      if (!place->is_rest
          && (!g_str_has_suffix (place->name, heading)
              || g_utf8_strlen (place->name, -1) - g_utf8_strlen (heading, -1) < 2))
        return g_strdup (name);
    }
  return mst_report_places_get (self, index)->is_rest
           ? g_strdup (name)
           : g_strndup (name, strlen (name) - strlen (heading));
}

const char *
mst_report_places_get_heading (const MstReportPlaces *self)
{
  return level_names[CLAMP (self->level, 1, 6)];
}

int
mst_report_places_find (const MstReportPlaces *self, gint64 area_id)
{
  Node *node = get_node (self, area_id);
  guint depth = 0;
  int place = NOT_KNOWN;

  if (node == NULL)
    return self->nowhere;
  for (Node *above = node; above != NULL && place == NOT_KNOWN;
       above = get_node (self, above->parent))
    {
      place = above->place;
      if (++depth > G_N_ELEMENTS (level_names) * 2)
        break;
    }
  /* Nothing chosen: what lies in none of them lies in the district itself. */
  if (place == NOT_KNOWN)
    place = self->area == NULL ? self->rest : OUTSIDE;
  node->place = place;
  return place;
}

int
mst_report_places_get_level (const MstReportPlaces *self, gint64 area_id)
{
  const Node *node = get_node (self, area_id);

  return node != NULL ? node->level : 0;
}

/** Walk: one way through the records. */
typedef struct
{
  const MstReportPlaces *places;
  gboolean is_of_areas; /* which lie in themselves; others say it in the first of their values */
  MstPlacedFunc func;
  gpointer user_data;
  MstProgress *progress;
  gint64 n;
  GError *error;
} Walk;

static gboolean
place_record (gint64 id, const char *const *values, gpointer user_data)
{
  Walk *walk = user_data;
  int place = mst_report_places_find (walk->places,
                                      walk->is_of_areas ? id : mst_value_to_integer (values[0]));

  if (place >= 0)
    walk->func ((guint) place, values + 1, walk->user_data);
  return ++walk->n % PROGRESS_STEP != 0
         || !mst_progress_is_cancelled (walk->progress, &walk->error);
}

gboolean
mst_report_places_foreach (const MstReportPlaces *self, const MstRecordType *type,
                           const char *const *fields, MstPlacedFunc func, gpointer user_data,
                           MstProgress *progress, GError **error)
{
  gboolean is_of_areas = type == &mst_area_type;
  Walk walk = { self, is_of_areas, func, user_data, progress, 0, NULL };
  g_autoptr (MstQuery) query = mst_query_new (type);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  g_ptr_array_add (all, (gpointer) (is_of_areas ? "code" : "area"));
  for (; *fields != NULL; fields++)
    g_ptr_array_add (all, (gpointer) *fields);
  g_ptr_array_add (all, NULL);
  mst_query_set_as_of (query, self->day);
  if (!mst_query_foreach_values (query, self->store, (const char *const *) all->pdata, place_record,
                                 &walk, error))
    return FALSE;
  if (walk.error != NULL)
    g_propagate_error (error, walk.error);
  return walk.error == NULL;
}

char *
mst_report_places_make_query_key (const MstReportPlaces *self, int index, const MstQuery *of)
{
  const MstReportPlace *place = index >= 0 ? mst_report_places_get (self, (guint) index) : NULL;
  g_autoptr (MstQuery) query = mst_query_copy (of);
  const char *area = mst_query_get_record_type (query) == &mst_area_type ? "parent" : "area";
  char today[MST_DATE_ISO_SIZE];

  if (strcmp (self->day, mst_date_to_iso (mst_date_today (), today)) != 0)
    mst_query_set_as_of (query, self->day);
  if (place == NULL)
    mst_query_set_area (query, self->area);
  else if (place->code == NULL)
    mst_query_add_condition (query, area, MST_OPERATOR_BLANK, NULL, NULL);
  else if (place->is_rest)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, place->id);

      mst_query_add_condition (query, area, MST_OPERATOR_IS, id, NULL);
    }
  else
    mst_query_set_area (query, place->code);
  return mst_query_to_json (query);
}

char *
mst_report_places_make_key (const MstReportPlaces *self, int index, const MstRecordType *type,
                            const char *field, const char *value)
{
  g_autoptr (MstQuery) query = mst_query_new (type);

  if (field != NULL)
    mst_query_add_condition (query, field, value != NULL ? MST_OPERATOR_IS : MST_OPERATOR_BLANK,
                             value, NULL);
  return mst_report_places_make_query_key (self, index, query);
}
