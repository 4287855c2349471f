/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes one field what it was before an entry of the journal. */
#include "config.h"

#include "mst-edit-private.h"

#include "mst-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ENTRIES_AT_ONCE 64

/** Entry: what an entry says of the field; the values are nullable. */
typedef struct
{
  gboolean is_insert;
  gboolean touches;
  char *before;
} Entry;

static void
entry_clear (Entry *self)
{
  g_free (self->before);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, entry_clear)

static char *
read_value (const MstRecordType *type, const MstField *field, const char *json, GError **error)
{
  g_autoptr (MstRecord) values = mst_record_from_json (type, json, error);

  return values != NULL ? g_strdup (mst_record_get (values, field->name)) : NULL;
}

static gboolean
read_entry (const MstJournalEntry *source, const MstRecordType *type, const MstField *field,
            Entry *entry, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *after = NULL;

  entry->is_insert = source->before == NULL;
  if (source->before != NULL)
    entry->before = read_value (type, field, source->before, &local);
  if (local == NULL && source->after != NULL)
    after = read_value (type, field, source->after, &local);
  entry->touches = entry->before != NULL || after != NULL;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Walks the record's entries from the newest. @wanted: a sequence, or 0 for the last that changed the
 * field. @sequence: (out): 0 when there is none. */
static gboolean
find_entry (MstStore *store, const MstRecordType *type, gint64 id, const MstField *field,
            gint64 wanted, Entry *entry, gint64 *sequence, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  guint offset = 0;

  *sequence = 0;
  do
    {
      g_clear_pointer (&entries, g_ptr_array_unref);
      entries = mst_store_list_journal (store, type, id, offset, ENTRIES_AT_ONCE, error);
      if (entries == NULL)
        return FALSE;
      offset += entries->len;
      for (guint i = 0; i < entries->len; i++)
        {
          const MstJournalEntry *source = g_ptr_array_index (entries, i);
          g_auto (Entry) read = { 0 };

          if (wanted != 0 && source->sequence != wanted)
            continue;
          if (!read_entry (source, type, field, &read, error))
            return FALSE;
          if (wanted == 0 && (read.is_insert || !read.touches))
            continue;
          *sequence = source->sequence;
          *entry = read;
          read.before = NULL;
          return TRUE;
        }
    }
  while (entries->len == ENTRIES_AT_ONCE);
  return TRUE;
}

/* The name a record had that isn't there any more; NULL when the journal doesn't know. */
static char *
dup_last_title (MstStore *store, const MstRecordType *type, gint64 id)
{
  g_autoptr (GPtrArray) entries = mst_store_list_journal (store, type, id, 0, 1, NULL);
  const MstJournalEntry *last =
    entries != NULL && entries->len > 0 ? g_ptr_array_index (entries, 0) : NULL;

  if (last == NULL || last->before == NULL)
    return NULL;
  return read_value (type, mst_record_type_get_field (type, type->title_field), last->before, NULL);
}

static gboolean
check_referred (MstStore *store, const MstField *field, const char *value, GError **error)
{
  const MstRecordType *type;
  g_autofree char *title = NULL;
  gint64 id;

  if (field->kind != MST_FIELD_REFERENCE || value == NULL)
    return TRUE;
  type = mst_record_type_get (field->reference);
  id = g_ascii_strtoll (value, NULL, 10);
  if (mst_store_peek_title (store, type, id) != NULL)
    return TRUE;
  title = dup_last_title (store, type, id);
  g_set_error (
    error, MST_ERROR, MST_ERROR_INPUT,
    _ ("“%s” can't be what it was: “%s” (%s no. %s) is not in the file any more. Bring it "
       "back first, or choose another."),
    mst_field_get_label (field), title != NULL ? title : "", mst_record_type_get_label (type),
    value);
  return FALSE;
}

static gboolean
check_entry (const MstField *field, const Entry *entry, gint64 sequence, GError **error)
{
  if (sequence == 0)
    g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT,
                         _ ("This entry of the journal is not about the record."));
  else if (!entry->touches)
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                 _ ("This entry of the journal didn't change “%s”."), mst_field_get_label (field));
  else if (entry->is_insert)
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                 _ ("The record was new then: “%s” was nothing before."),
                 mst_field_get_label (field));
  else
    return TRUE;
  return FALSE;
}

char *
mst_edit_revert_field (MstStore *store, const MstRecordType *type, gint64 id, const MstField *field,
                       gint64 sequence, GError **error)
{
  g_auto (Entry) entry = { 0 };
  g_autoptr (MstRecord) record = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  gint64 found;

  g_return_val_if_fail (MST_IS_STORE (store), NULL);
  g_return_val_if_fail (type != NULL && field != NULL, NULL);
  g_return_val_if_fail (sequence > 0, NULL);

  record = mst_store_get (store, type, id, error);
  if (record == NULL || !find_entry (store, type, id, field, sequence, &entry, &found, error)
      || !check_entry (field, &entry, found, error)
      || !check_referred (store, field, entry.before, error))
    return NULL;
  if (g_strcmp0 (mst_record_get (record, field->name), entry.before) == 0)
    return NULL;
  name = mst_edit_name_records (type, mst_record_get_title (record), 1);
  label = g_strdup_printf (_ ("Restore %s: %s"), name, mst_field_get_label (field));
  mst_record_set (record, field->name, entry.before);
  if (!mst_edit_write_one (store, record, "revert", label, error))
    return NULL;
  return g_strdup_printf (_ ("Restored %s: %s"), name, mst_field_get_label (field));
}

gint64
mst_edit_find_last_change (MstStore *store, const MstRecordType *type, gint64 id,
                           const MstField *field, GError **error)
{
  g_auto (Entry) entry = { 0 };
  gint64 sequence;

  g_return_val_if_fail (MST_IS_STORE (store), -1);
  g_return_val_if_fail (type != NULL && field != NULL, -1);

  return find_entry (store, type, id, field, 0, &entry, &sequence, error) ? sequence : -1;
}
