/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds records that may be one. Only records that share a key are compared: a telephone, the sound of
 * a name in a year of birth, a position. */
#include "config.h"

#include "mst-duplicates-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A telephone, a position or an address that more records have says little about each. */
#define MAX_HOLDERS 4
/* Keys that more records share than this are no keys. */
#define MAX_BLOCK 600
#define PROGRESS_STEP 1024

struct _MstDuplicates
{
  gatomicrefcount references;
  const MstRecordType *type;
  GPtrArray *sets;
};

G_DEFINE_BOXED_TYPE (MstDuplicates, mst_duplicates, mst_duplicates_ref, mst_duplicates_unref)

static gboolean
is_crowded (const char *value, gpointer user_data)
{
  const MstDuplicateFinder *self = user_data;
  guint64 hash = mst_duplicate_hash_holder (value);

  return g_hash_table_contains (self->crowded, &hash);
}

/* --- pairs --- */

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const MstDuplicateKey *first = a, *second = b;

  if (first->hash != second->hash)
    return first->hash < second->hash ? -1 : 1;
  return first->entry < second->entry ? -1 : first->entry > second->entry;
}

static guint
find_block_end (MstDuplicateFinder *self, guint start)
{
  guint64 hash = g_array_index (self->keys, MstDuplicateKey, start).hash;
  guint end = start + 1;

  while (end < self->keys->len && g_array_index (self->keys, MstDuplicateKey, end).hash == hash)
    end++;
  return end;
}

static void
find_crowds (MstDuplicateFinder *self)
{
  guint end;

  for (guint start = 0; start < self->keys->len; start = end)
    {
      const MstDuplicateKey *key = &g_array_index (self->keys, MstDuplicateKey, start);

      end = find_block_end (self, start);
      if (key->is_counted && end - start > MAX_HOLDERS)
        g_hash_table_add (self->crowded, g_memdup2 (&key->hash, sizeof key->hash));
    }
}

gboolean
mst_duplicate_is_dismissed (const MstDuplicateFinder *self, guint first, guint second)
{
  g_autofree char *pair = NULL;

  if (g_hash_table_size (self->dismissed) == 0)
    return FALSE;
  pair = mst_duplicates_make_pair (mst_duplicate_get_entry (self, first)->id,
                                   mst_duplicate_get_entry (self, second)->id);
  return g_hash_table_contains (self->dismissed, pair);
}

static void
try_pair (MstDuplicateFinder *self, GHashTable *tried, guint first, guint second)
{
  guint64 pair = ((guint64) first << 32) | second;
  MstDuplicateLink link = { first, second, { 0 } };

  if (first == second)
    return;
  link.verdict = mst_duplicate_compare (&self->plan, mst_duplicate_get_entry (self, first),
                                        mst_duplicate_get_entry (self, second), is_crowded, self);
  if (link.verdict.strength == 0 || g_hash_table_contains (tried, &pair)
      || mst_duplicate_is_dismissed (self, first, second))
    return;
  g_hash_table_add (tried, g_memdup2 (&pair, sizeof pair));
  g_array_append_val (self->links, link);
}

static gboolean
find_links (MstDuplicateFinder *self, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint end, n_blocks = 0;

  g_array_sort (self->keys, compare_keys);
  find_crowds (self);
  mst_progress_set_stage (self->progress, _ ("Comparing"));
  mst_progress_set_total (self->progress, self->keys->len);
  for (guint start = 0; start < self->keys->len; start = end)
    {
      gboolean is_counted = g_array_index (self->keys, MstDuplicateKey, start).is_counted;

      end = find_block_end (self, start);
      if (n_blocks++ % PROGRESS_STEP == 0)
        {
          mst_progress_set_done (self->progress, start);
          if (mst_progress_is_cancelled (self->progress, error))
            return FALSE;
        }
      if (end - start > (is_counted ? MAX_HOLDERS : MAX_BLOCK))
        continue;
      for (guint i = start; i < end; i++)
        for (guint j = i + 1; j < end; j++)
          try_pair (self, found, g_array_index (self->keys, MstDuplicateKey, i).entry,
                    g_array_index (self->keys, MstDuplicateKey, j).entry);
    }
  return TRUE;
}

/* --- public --- */

MstDuplicates *
mst_duplicates_find (MstStore *store, const MstRecordType *type, MstProgress *progress,
                     GError **error)
{
  MstDuplicateFinder self = { .store = store, .progress = progress };
  MstDuplicates *found = NULL;

  g_return_val_if_fail (MST_IS_STORE (store), NULL);
  g_return_val_if_fail (type != NULL, NULL);

  mst_duplicate_plan_init (&self.plan, type);
  self.texts = g_string_chunk_new (1 << 16);
  self.entries = g_array_new (FALSE, TRUE, sizeof (MstDuplicateEntry));
  g_array_set_clear_func (self.entries, mst_duplicate_entry_clear);
  self.keys = g_array_new (FALSE, FALSE, sizeof (MstDuplicateKey));
  self.links = g_array_new (FALSE, FALSE, sizeof (MstDuplicateLink));
  self.crowded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self.dismissed = mst_duplicates_read_dismissed (store, type);

  if (mst_duplicate_read (&self, error) && find_links (&self, error))
    {
      found = g_new0 (MstDuplicates, 1);
      g_atomic_ref_count_init (&found->references);
      found->type = type;
      found->sets = mst_duplicate_make_sets (&self);
    }

  g_array_unref (self.links);
  g_array_unref (self.keys);
  g_array_unref (self.entries);
  g_string_chunk_free (self.texts);
  g_hash_table_unref (self.crowded);
  g_hash_table_unref (self.dismissed);
  g_free (self.district);
  g_free (self.city);
  return found;
}

MstDuplicates *
mst_duplicates_ref (MstDuplicates *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
mst_duplicates_unref (MstDuplicates *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->sets);
  g_free (self);
}

const MstRecordType *
mst_duplicates_get_record_type (const MstDuplicates *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->type;
}

guint
mst_duplicates_get_n (const MstDuplicates *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sets->len;
}

const MstDuplicateSet *
mst_duplicates_get (const MstDuplicates *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->sets->len, NULL);

  return g_ptr_array_index (self->sets, index);
}
