/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others changed: marks on records, and a sentence. */
#include "config.h"

#include "mst-marks.h"
#include "mst-saved-filter.h"
#include "mst-setting.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More records than anybody looks through are not marked one by one. */
#define MAX_CHANGES 20000

struct _MstMarks
{
  GHashTable *ids; /* MstRecordType → GHashTable of gint64 */
};

MstMarks *
mst_marks_new (void)
{
  MstMarks *self = g_new0 (MstMarks, 1);

  self->ids = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  return self;
}

void
mst_marks_free (MstMarks *self)
{
  g_hash_table_unref (self->ids);
  g_free (self);
}

gboolean
mst_marks_contain (const MstMarks *self, const MstRecordType *type, gint64 id)
{
  GHashTable *ids = g_hash_table_lookup (self->ids, type);

  return ids != NULL && g_hash_table_contains (ids, &id);
}

gboolean
mst_marks_remove (MstMarks *self, const MstRecordType *type, gint64 id)
{
  GHashTable *ids = g_hash_table_lookup (self->ids, type);

  return ids != NULL && g_hash_table_remove (ids, &id);
}

gboolean
mst_marks_remove_all (MstMarks *self)
{
  gboolean had = g_hash_table_size (self->ids) > 0;

  g_hash_table_remove_all (self->ids);
  return had;
}

void
mst_marks_add (MstMarks *self, const MstNews *news)
{
  for (guint i = 0; i < news->changes->len; i++)
    {
      const MstChange *change = g_ptr_array_index (news->changes, i);
      const MstRecordType *type = mst_record_type_get (change->type);
      GHashTable *ids = g_hash_table_lookup (self->ids, type);

      if (type == NULL)
        continue;
      if (ids == NULL)
        {
          ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
          g_hash_table_insert (self->ids, (gpointer) type, ids);
        }
      g_hash_table_add (ids, g_memdup2 (&change->record, sizeof change->record));
    }
}

/* --- news --- */

void
mst_news_free (MstNews *self)
{
  g_ptr_array_unref (self->changes);
  g_free (self->text);
  g_free (self);
}

static gboolean
is_write (const MstChange *change)
{
  return strcmp (change->change, "insert") == 0 || strcmp (change->change, "update") == 0
         || strcmp (change->change, "delete") == 0;
}

static guint
count_records (const MstNews *news, const MstRecordType *type)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < news->changes->len; i++)
    {
      MstChange *change = g_ptr_array_index (news->changes, i);

      if (mst_record_type_get (change->type) == type)
        g_hash_table_add (ids, &change->record);
    }
  return g_hash_table_size (ids);
}

/* "3 people, 2 units" */
static char *
describe_records (const MstNews *news)
{
  GString *text = g_string_new (NULL);

  for (const MstRecordType *const *type = mst_record_types (); *type != NULL; type++)
    {
      guint n_records = count_records (news, *type);
      g_autofree char *count = mst_record_type_dup_count (*type, n_records);

      if (n_records > 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", count);
    }
  return g_string_free (text, FALSE);
}

/* All the same, or a word for several. */
static const char *
get_change (const MstNews *news)
{
  const char *change = ((MstChange *) g_ptr_array_index (news->changes, 0))->change;

  for (guint i = 1; i < news->changes->len; i++)
    if (strcmp (((MstChange *) g_ptr_array_index (news->changes, i))->change, change) != 0)
      return "update";
  return change;
}

static const char *
get_who (const MstNews *news)
{
  const char *who = ((MstChange *) g_ptr_array_index (news->changes, 0))->who;

  for (guint i = 1; i < news->changes->len; i++)
    if (strcmp (((MstChange *) g_ptr_array_index (news->changes, i))->who, who) != 0)
      return _ ("Several people");
  return who;
}

/* What is kept beside the ledgers. */
static const char *
describe_others (const MstNews *news)
{
  const char *type = ((MstChange *) g_ptr_array_index (news->changes, 0))->type;

  if (strcmp (type, MST_JOURNAL_SETTING) == 0)
    return _ ("the settings of the district");
  if (strcmp (type, MST_JOURNAL_FILTER) == 0)
    return _ ("the saved filters");
  return _ ("the report sets");
}

static char *
describe (const MstNews *news)
{
  g_autofree char *records = describe_records (news);
  const char *change = get_change (news);

  if (*records == '\0')
    return g_strdup_printf (_ ("%s has just changed %s"), get_who (news), describe_others (news));
  if (strcmp (change, "insert") == 0)
    return g_strdup_printf (_ ("%s has just added %s"), get_who (news), records);
  if (strcmp (change, "delete") == 0)
    return g_strdup_printf (_ ("%s has just deleted %s"), get_who (news), records);
  return g_strdup_printf (_ ("%s has just changed %s"), get_who (news), records);
}

MstNews *
mst_news_read (MstStore *store, gint64 sequence, GError **error)
{
  g_autoptr (GPtrArray) all = mst_store_list_changes_after (store, sequence, MAX_CHANGES, error);
  gint64 last = mst_store_get_last_sequence (store, error);
  gint64 group = 0;
  gboolean made_here = FALSE;
  MstNews *self;

  if (all == NULL || last < 0)
    return NULL;
  self = g_new0 (MstNews, 1);
  self->sequence = last;
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_change_free);
  for (guint i = 0; i < all->len; i++)
    {
      MstChange *change = g_ptr_array_index (all, i);

      if (change->group != group)
        made_here = mst_store_made_here (store, change->group);
      group = change->group;
      if (made_here || !is_write (change))
        continue;
      self->group = group;
      g_ptr_array_index (all, i) = NULL;
      g_ptr_array_add (self->changes, change);
    }
  if (self->changes->len > 0)
    self->text = describe (self);
  return self;
}
