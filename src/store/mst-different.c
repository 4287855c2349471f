/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that are said to be two: kept as a setting of their type, "1 5;1 7;3 9 4". */
#include "config.h"

#include "mst-different.h"

#include "mst-journal.h"
#include "mst-store-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

static char *
make_key (const MstRecordType *type)
{
  return g_strconcat ("different-", type->name, NULL);
}

static MstDifferent
read_different (const char *text)
{
  MstDifferent different = { 0 };
  char *end;

  different.first = g_ascii_strtoll (text, &end, 10);
  different.second = g_ascii_strtoll (end, &end, 10);
  different.gone = g_ascii_strtoll (end, NULL, 10);
  return different;
}

static void
append_different (GString *text, const MstDifferent *different)
{
  g_string_append_printf (text, "%s%" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                          text->len > 0 ? ";" : "", different->first, different->second);
  if (different->gone != 0)
    g_string_append_printf (text, " %" G_GINT64_FORMAT, different->gone);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const MstDifferent *one = a;
  const MstDifferent *other = b;

  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;
  if (one->second != other->second)
    return one->second < other->second ? -1 : 1;
  return one->gone < other->gone ? -1 : one->gone > other->gone;
}

GArray *
mst_store_list_different (MstStore *self, const MstRecordType *type)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (MstDifferent));
  g_autofree char *key = NULL;
  g_autofree char *setting = NULL;
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (MST_IS_STORE (self), list);
  g_return_val_if_fail (type != NULL, list);

  key = make_key (type);
  setting = mst_store_dup_setting (self, key);
  parts = g_strsplit (setting != NULL ? setting : "", ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      MstDifferent different = read_different (parts[i]);

      if (different.first > 0 && different.second > 0)
        g_array_append_val (list, different);
    }
  g_array_sort (list, compare);
  return list;
}

/* --- writing --- */

static gboolean
write_list (MstStore *self, const MstRecordType *type, const GArray *list, GError **error)
{
  g_autoptr (GString) setting = g_string_new (NULL);
  g_autofree char *key = make_key (type);

  for (guint i = 0; i < list->len; i++)
    append_different (setting, &g_array_index (list, MstDifferent, i));
  return mst_store_set_setting (self, key, setting->str, error);
}

/* Whether it is said now, or no more. @changed: whether that is new. */
static gboolean
set_said (MstStore *self, const MstRecordType *type, const MstDifferent *different, gboolean said,
          gboolean *changed, GError **error)
{
  g_autoptr (GArray) list = mst_store_list_different (self, type);
  guint position;
  gboolean found = g_array_binary_search (list, different, compare, &position);

  *changed = found != said;
  if (!*changed)
    return TRUE;
  if (said)
    g_array_append_vals (list, different, 1);
  else
    g_array_remove_index (list, position);
  g_array_sort (list, compare);
  return write_list (self, type, list, error);
}

/* {"with":5,"gone":7} of a record's entry. */
static char *
describe (const MstDifferent *different, gint64 record)
{
  gint64 with = record == different->first ? different->second : different->first;

  if (different->gone == 0)
    return g_strdup_printf ("{\"with\":%" G_GINT64_FORMAT "}", with);
  return g_strdup_printf ("{\"with\":%" G_GINT64_FORMAT ",\"gone\":%" G_GINT64_FORMAT "}", with,
                          different->gone);
}

static gboolean
journal (MstStore *self, const MstRecordType *type, gint64 record, const MstDifferent *different,
         gboolean said, GError **error)
{
  g_autofree char *text = describe (different, record);

  return mst_journal_writer_add (self->journal, type->name, record, 0,
                                 said ? MST_JOURNAL_DIFFERENT : MST_JOURNAL_ALIKE,
                                 said ? NULL : text, said ? text : NULL, NULL, error);
}

static gboolean
change (MstStore *self, const MstRecordType *type, const MstDifferent *different, gboolean said,
        GError **error)
{
  gboolean changed;

  return set_said (self, type, different, said, &changed, error)
         && (!changed
             || (journal (self, type, different->first, different, said, error)
                 && journal (self, type, different->second, different, said, error)));
}

gboolean
mst_store_add_different (MstStore *self, const MstRecordType *type, const MstDifferent *different,
                         GError **error)
{
  g_return_val_if_fail (MST_IS_STORE (self) && mst_store_in_group (self), FALSE);
  g_return_val_if_fail (type != NULL && different->first < different->second, FALSE);

  return change (self, type, different, TRUE, error);
}

gboolean
mst_store_remove_different (MstStore *self, const MstRecordType *type,
                            const MstDifferent *different, GError **error)
{
  g_return_val_if_fail (MST_IS_STORE (self) && mst_store_in_group (self), FALSE);
  g_return_val_if_fail (type != NULL && different->first < different->second, FALSE);

  return change (self, type, different, FALSE, error);
}

/* --- from the journal --- */

static MstDifferent
read_entry (gint64 record, const char *json)
{
  g_autoptr (JsonNode) node = json != NULL ? json_from_string (json, NULL) : NULL;
  JsonObject *object =
    node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  gint64 with = object != NULL ? json_object_get_int_member_with_default (object, "with", 0) : 0;

  return (MstDifferent){
    .first = MIN (record, with),
    .second = MAX (record, with),
    .gone = object != NULL ? json_object_get_int_member_with_default (object, "gone", 0) : 0,
  };
}

gint64
mst_different_read_other (const MstJournalEntry *entry)
{
  MstDifferent different;

  g_return_val_if_fail (entry != NULL, 0);

  if (strcmp (entry->change, MST_JOURNAL_DIFFERENT) != 0
      && strcmp (entry->change, MST_JOURNAL_ALIKE) != 0)
    return 0;
  different = read_entry (entry->record, entry->after != NULL ? entry->after : entry->before);
  return different.first == entry->record ? different.second : different.first;
}

/* Each of the two records has its entry: the second finds it done. */
gboolean
mst_store_take_back_different (MstStore *self, const MstRecordType *type, gint64 record,
                               const char *before, const char *after, GError **error)
{
  MstDifferent different = read_entry (record, after != NULL ? after : before);
  gboolean said = after == NULL;
  gboolean changed;

  return set_said (self, type, &different, said, &changed, error)
         && journal (self, type, record, &different, said, error);
}
