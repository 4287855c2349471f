/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of records out of pairs that may be one. */
#include "config.h"

#include "mst-duplicates-private.h"

/** Set: a set that grows: the entries and the links that hold it together. */
typedef struct
{
  GArray *entries; /* guint32 */
  GArray *links;   /* guint, indexes of links */
  MstDuplicateStrength strength;
} Set;

static void
set_free (gpointer data)
{
  Set *set = data;

  g_array_unref (set->entries);
  g_array_unref (set->links);
  g_free (set);
}

static gboolean
has_entry (const Set *set, guint32 entry)
{
  for (guint i = 0; i < set->entries->len; i++)
    if (g_array_index (set->entries, guint32, i) == entry)
      return TRUE;
  return FALSE;
}

/* Whether @entry may join all of the set. */
static gboolean
may_join (MstDuplicateFinder *self, const Set *set, guint32 entry)
{
  for (guint i = 0; i < set->entries->len; i++)
    {
      guint32 other = g_array_index (set->entries, guint32, i);

      if (other != entry
          && (mst_duplicate_is_dismissed (self, entry, other)
              || mst_duplicate_are_two (&self->plan, mst_duplicate_get_entry (self, entry),
                                        mst_duplicate_get_entry (self, other))))
        return FALSE;
    }
  return TRUE;
}

static gboolean
may_be_one_set (MstDuplicateFinder *self, const Set *a, const Set *b)
{
  for (guint i = 0; i < b->entries->len; i++)
    if (!may_join (self, a, g_array_index (b->entries, guint32, i)))
      return FALSE;
  return TRUE;
}

static void
add_entry (GHashTable *sets, Set *set, guint32 entry)
{
  if (!has_entry (set, entry))
    g_array_append_val (set->entries, entry);
  g_hash_table_insert (sets, GUINT_TO_POINTER (entry + 1), set);
}

static Set *
new_set (GPtrArray *all, MstDuplicateStrength strength)
{
  Set *set = g_new0 (Set, 1);

  set->entries = g_array_new (FALSE, FALSE, sizeof (guint32));
  set->links = g_array_new (FALSE, FALSE, sizeof (guint));
  set->strength = strength;
  g_ptr_array_add (all, set);
  return set;
}

/* Joins two records at the strength of their link. What a weaker link says of a set that stronger ones
 * hold together is a set of its own, so that a set is as sure as it says. */
static void
add_link (MstDuplicateFinder *self, GPtrArray *all, GHashTable *sets, guint index)
{
  const MstDuplicateLink *link = &g_array_index (self->links, MstDuplicateLink, index);
  Set *first = g_hash_table_lookup (sets, GUINT_TO_POINTER (link->first + 1));
  Set *second = g_hash_table_lookup (sets, GUINT_TO_POINTER (link->second + 1));

  if (first != NULL && first == second)
    {
      if (first->strength == link->verdict.strength)
        g_array_append_val (first->links, index);
      return;
    }
  if (first != NULL && first->strength != link->verdict.strength)
    first = NULL;
  if (second != NULL && second->strength != link->verdict.strength)
    second = NULL;
  if (first != NULL && second != NULL && may_be_one_set (self, first, second))
    {
      for (guint i = 0; i < second->entries->len; i++)
        add_entry (sets, first, g_array_index (second->entries, guint32, i));
      g_array_append_vals (first->links, second->links->data, second->links->len);
      g_array_append_val (first->links, index);
      g_array_set_size (second->entries, 0);
      return;
    }
  if (first == NULL || !may_join (self, first, link->second))
    first = second != NULL && may_join (self, second, link->first)
              ? second
              : new_set (all, link->verdict.strength);
  g_array_append_val (first->links, index);
  /* Who is in a stronger set stays known by it. */
  for (guint i = 0; i < 2; i++)
    {
      guint32 entry = i == 0 ? link->first : link->second;

      if (g_hash_table_contains (sets, GUINT_TO_POINTER (entry + 1)))
        {
          if (!has_entry (first, entry))
            g_array_append_val (first->entries, entry);
        }
      else
        add_entry (sets, first, entry);
    }
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const MstDuplicateLink *first = a, *second = b;

  if (first->verdict.strength != second->verdict.strength)
    return (int) second->verdict.strength - (int) first->verdict.strength;
  if (first->first != second->first)
    return first->first < second->first ? -1 : 1;
  return first->second < second->second ? -1 : first->second > second->second;
}

static int
compare_fullness (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MstDuplicateEntry *first = mst_duplicate_get_entry (user_data, *(const guint32 *) a);
  const MstDuplicateEntry *second = mst_duplicate_get_entry (user_data, *(const guint32 *) b);

  if (first->fullness != second->fullness)
    return first->fullness > second->fullness ? -1 : 1;
  return first->id < second->id ? -1 : first->id > second->id;
}

static void
duplicate_set_free (gpointer data)
{
  MstDuplicateSet *set = data;

  g_array_unref (set->ids);
  g_ptr_array_unref (set->reasons);
  g_free (set);
}

static MstDuplicateSet *
finish_set (MstDuplicateFinder *self, Set *set)
{
  MstDuplicateSet *finished = g_new0 (MstDuplicateSet, 1);

  finished->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  finished->reasons = g_ptr_array_new_with_free_func (g_free);
  finished->strength = set->strength;
  g_array_sort_with_data (set->entries, compare_fullness, self);
  for (guint i = 0; i < set->entries->len; i++)
    g_array_append_val (
      finished->ids, mst_duplicate_get_entry (self, g_array_index (set->entries, guint32, i))->id);
  for (guint i = 0; i < set->links->len; i++)
    {
      const MstDuplicateLink *link =
        &g_array_index (self->links, MstDuplicateLink, g_array_index (set->links, guint, i));

      mst_duplicate_explain (self, mst_duplicate_get_entry (self, link->first),
                             mst_duplicate_get_entry (self, link->second), link->verdict.signs,
                             finished->reasons);
    }
  return finished;
}

GPtrArray *
mst_duplicate_make_sets (MstDuplicateFinder *self)
{
  GPtrArray *finished = g_ptr_array_new_with_free_func (duplicate_set_free);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (set_free);
  g_autoptr (GHashTable) sets = g_hash_table_new (NULL, NULL);

  g_array_sort (self->links, compare_links);
  for (guint i = 0; i < self->links->len; i++)
    add_link (self, all, sets, i);
  for (guint i = 0; i < all->len; i++)
    {
      Set *set = g_ptr_array_index (all, i);

      if (set->entries->len > 1)
        g_ptr_array_add (finished, finish_set (self, set));
    }
  return finished;
}
