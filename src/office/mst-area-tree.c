/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The areas of a file with what lies in each, read in one go for tree, filters and figures. */
#include "config.h"

#include "mst-area-tree.h"
#include "mst-query.h"

#include <string.h>

struct _MstAreaTree
{
  GArray *nodes;       /* MstAreaNode */
  GHashTable *by_code; /* of node->code: position + 1 */
  GHashTable *by_id;   /* gint64: position + 1 */
  guint root;
};

static void
node_clear (gpointer data)
{
  MstAreaNode *node = data;

  g_free (node->code);
  g_free (node->name);
}

static void
tree_clear (gpointer data)
{
  MstAreaTree *self = data;

  g_hash_table_unref (self->by_code);
  g_hash_table_unref (self->by_id);
  g_array_unref (self->nodes);
}

static MstAreaNode *
node_at (const MstAreaTree *self, guint position)
{
  return &g_array_index (self->nodes, MstAreaNode, position);
}

static guint
get_type_index (const MstRecordType *type)
{
  const MstRecordType *const *types = mst_record_types ();

  for (guint i = 0; types[i] != NULL && i < MST_AREA_MAX_TYPES; i++)
    if (types[i] == type)
      return i;
  g_return_val_if_reached (0);
}

typedef struct
{
  MstAreaTree *tree;
  GArray *parents; /* gint64 ids, by position */
  const MstChoiceSet *levels;
  char today[MST_DATE_ISO_SIZE];
} Reading;

static const char *const area_fields[] = { "code",       "name",    "level", "parent",
                                           "households", MST_ENDED, NULL };

static gboolean
add_area (gint64 id, const char *const *values, gpointer user_data)
{
  Reading *reading = user_data;
  MstAreaTree *self = reading->tree;
  const MstChoice *level = mst_choice_set_find (reading->levels, values[2]);
  gint64 parent = mst_value_to_integer (values[3]);
  guint position = self->nodes->len;
  MstAreaNode node = {
    .id = id,
    .code = g_strdup (values[0]),
    .name = g_strdup (values[1]),
    .parent = MST_AREA_NONE,
    .first_child = MST_AREA_NONE,
    .next = MST_AREA_NONE,
    .level = level != NULL ? (guint) (level - reading->levels->choices) : 0,
    .households = mst_value_to_integer (values[4]),
    .ended = values[5] != NULL && strcmp (values[5], reading->today) <= 0,
  };

  if (node.ended)
    node.households = 0;

  g_array_append_val (self->nodes, node);
  g_array_append_val (reading->parents, parent);
  if (node.code != NULL)
    g_hash_table_insert (self->by_code, node.code, GUINT_TO_POINTER (position + 1));
  g_hash_table_insert (self->by_id, &node_at (self, position)->id, GUINT_TO_POINTER (position + 1));
  return TRUE;
}

/* Children are put before their elder siblings, so areas are taken from the last to the first. */
static void
link_nodes (Reading *reading)
{
  MstAreaTree *self = reading->tree;

  for (guint i = self->nodes->len; i-- > 0;)
    {
      MstAreaNode *node = node_at (self, i);
      guint parent = mst_area_tree_find_id (self, g_array_index (reading->parents, gint64, i));
      guint *first = parent != MST_AREA_NONE ? &node_at (self, parent)->first_child : &self->root;

      node->parent = parent;
      node->next = *first;
      *first = i;
    }
}

static gboolean
count_records (MstAreaTree *self, MstStore *store, const MstRecordType *type, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (type);
  g_autoptr (GPtrArray) tallies = NULL;
  const MstField *field = mst_record_type_get_field (type, "area");
  guint index = get_type_index (type);

  if (field == NULL)
    return TRUE;
  tallies = mst_query_tally (query, store, field->name, error);
  if (tallies == NULL)
    return FALSE;
  for (guint i = 0; i < tallies->len; i++)
    {
      const MstTally *tally = g_ptr_array_index (tallies, i);
      guint position = tally->value == NULL
                         ? MST_AREA_NONE
                         : mst_area_tree_find_id (self, g_ascii_strtoll (tally->value, NULL, 10));

      if (position != MST_AREA_NONE)
        node_at (self, position)->records[index] = tally->count;
    }
  return TRUE;
}

static gboolean
is_empty (const MstAreaNode *node)
{
  for (guint i = 0; i < MST_AREA_MAX_TYPES; i++)
    if (node->records[i] > 0)
      return FALSE;
  return TRUE;
}

/* Adds what lies in it, and takes out of its children those that are out of use and empty. */
static void
add_up (MstAreaTree *self, guint position)
{
  MstAreaNode *node = node_at (self, position);
  guint areas = get_type_index (&mst_area_type);
  gint64 households = 0;
  guint *link = &node->first_child;

  for (guint child = node->first_child; child != MST_AREA_NONE; child = node_at (self, child)->next)
    {
      MstAreaNode *below = node_at (self, child);

      add_up (self, child);
      if (below->ended && is_empty (below))
        {
          below->is_left_out = TRUE;
          *link = below->next;
          continue;
        }
      link = &below->next;
      for (guint i = 0; i < MST_AREA_MAX_LEVELS; i++)
        node->below[i] += below->below[i];
      for (guint i = 0; i < MST_AREA_MAX_TYPES; i++)
        node->records[i] += below->records[i];
      if (!below->ended)
        {
          node->below[below->level]++;
          node->records[areas]++;
        }
      households += below->households;
    }
  if (node->households == 0)
    node->households = households;
}

MstAreaTree *
mst_area_tree_read (MstStore *store, GError **error)
{
  g_autoptr (MstAreaTree) self = g_atomic_rc_box_new0 (MstAreaTree);
  g_autoptr (MstQuery) query = mst_query_new (&mst_area_type);
  g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (gint64));
  Reading reading = { self, parents, mst_choice_set_get ("area-level"), "" };
  gint64 n_areas;

  g_return_val_if_fail (MST_IS_STORE (store), NULL);

  mst_date_to_iso (mst_date_today (), reading.today);
  mst_query_set_scope (query, MST_SCOPE_ALL);
  self->root = MST_AREA_NONE;
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  n_areas = mst_query_count (query, store, error);
  /* Reserved in full: the hash tables point into the nodes. */
  self->nodes = g_array_sized_new (FALSE, TRUE, sizeof (MstAreaNode), (guint) MAX (n_areas, 0) + 1);
  g_array_set_clear_func (self->nodes, node_clear);
  if (n_areas < 0 || !mst_query_set_sort (query, "code", MST_SORT_VALUE, FALSE, error)
      || !mst_query_foreach_values (query, store, area_fields, add_area, &reading, error))
    return NULL;
  link_nodes (&reading);
  for (const MstRecordType *const *type = mst_record_types (); *type != NULL; type++)
    if (!count_records (self, store, *type, error))
      return NULL;
  for (guint root = self->root; root != MST_AREA_NONE; root = node_at (self, root)->next)
    add_up (self, root);
  return g_steal_pointer (&self);
}

MstAreaTree *
mst_area_tree_ref (MstAreaTree *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
mst_area_tree_unref (MstAreaTree *self)
{
  g_atomic_rc_box_release_full (self, tree_clear);
}

guint
mst_area_tree_get_n_nodes (const MstAreaTree *self)
{
  return self->nodes->len;
}

guint
mst_area_tree_get_n_current (const MstAreaTree *self)
{
  guint n = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    n += node_at (self, i)->ended ? 0 : 1;
  return n;
}

const MstAreaNode *
mst_area_tree_get (const MstAreaTree *self, guint position)
{
  g_return_val_if_fail (position < self->nodes->len, NULL);
  return node_at (self, position);
}

guint
mst_area_tree_get_root (const MstAreaTree *self)
{
  return self->root;
}

guint
mst_area_tree_get_top (const MstAreaTree *self)
{
  return self->root != MST_AREA_NONE && node_at (self, self->root)->next == MST_AREA_NONE
           ? node_at (self, self->root)->first_child
           : self->root;
}

guint
mst_area_tree_find (const MstAreaTree *self, const char *code)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_code, code)) - 1;
}

guint
mst_area_tree_find_id (const MstAreaTree *self, gint64 id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &id)) - 1;
}

char *
mst_area_tree_dup_path (const MstAreaTree *self, guint position)
{
  const MstAreaNode *node = mst_area_tree_get (self, position);
  GString *path = g_string_new (node->name);

  for (guint parent = node->parent;
       parent != MST_AREA_NONE && node_at (self, parent)->parent != MST_AREA_NONE;
       parent = node_at (self, parent)->parent)
    {
      g_string_prepend_c (path, ' ');
      g_string_prepend (path, node_at (self, parent)->name);
    }
  return g_string_free (path, FALSE);
}

guint
mst_area_node_get_below (const MstAreaNode *self, const char *level)
{
  const MstChoiceSet *levels = mst_choice_set_get ("area-level");
  const MstChoice *choice = mst_choice_set_find (levels, level);

  g_return_val_if_fail (choice != NULL, 0);
  return self->below[choice - levels->choices];
}

gint64
mst_area_node_get_records (const MstAreaNode *self, const MstRecordType *type)
{
  return self->records[get_type_index (type)];
}

const char *
mst_area_node_get_level_label (const MstAreaNode *self)
{
  const MstChoiceSet *levels = mst_choice_set_get ("area-level");

  return mst_choice_get_label (&levels->choices[self->level]);
}
