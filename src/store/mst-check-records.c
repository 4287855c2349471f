/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the records are what the journal made them: its entries are put together for each record and
 * compared with the table, field by field. */
#include "config.h"

#include "mst-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PROBLEMS 20

/** Retelling: one record as its entries tell it, oldest first. */
typedef struct
{
  MstStore *store;
  const MstRecordType *type;
  MstStatement *select;
  GPtrArray *problems;
  guint n_problems;
  gint64 id;         /* 0: none yet */
  char *inserted;    /* as inserted and not changed since, as JSON; nullable */
  MstRecord *record; /* once an update has been read; nullable */
} Retelling;

static void
forget (Retelling *self)
{
  g_clear_pointer (&self->inserted, g_free);
  g_clear_pointer (&self->record, mst_record_unref);
}

/* Entries that can't be read were changed, which the chain tells. */
static void
apply_update (Retelling *self, const char *before, const char *after)
{
  g_autoptr (MstRecord) old_values = NULL;
  g_autoptr (MstRecord) new_values = NULL;

  if (self->record == NULL && self->inserted != NULL)
    self->record = mst_record_from_json (self->type, self->inserted, NULL);
  g_clear_pointer (&self->inserted, g_free);
  if (before != NULL && after != NULL)
    {
      old_values = mst_record_from_json (self->type, before, NULL);
      new_values = mst_record_from_json (self->type, after, NULL);
    }
  if (self->record == NULL || old_values == NULL || new_values == NULL)
    {
      forget (self);
      return;
    }
  for (guint i = 0; i < self->type->n_fields; i++)
    if (mst_record_get_at (old_values, i) != NULL || mst_record_get_at (new_values, i) != NULL)
      mst_record_set_at (self->record, i, mst_record_get_at (new_values, i));
}

static void
apply (Retelling *self, const char *change, const char *before, const char *after)
{
  if (strcmp (change, "update") == 0)
    {
      apply_update (self, before, after);
      return;
    }
  forget (self);
  if (strcmp (change, "insert") == 0)
    self->inserted = g_strdup (after);
}

static void
compare (Retelling *self, const MstRecord *current)
{
  if (self->inserted != NULL)
    {
      g_autofree char *json = mst_record_to_json (current);

      if (strcmp (json, self->inserted) == 0)
        return;
      self->record = mst_record_from_json (self->type, self->inserted, NULL);
    }
  for (guint i = 0; self->record != NULL && i < self->type->n_fields; i++)
    if (g_strcmp0 (mst_record_get_at (current, i), mst_record_get_at (self->record, i)) != 0)
      {
        g_ptr_array_add (self->problems,
                         g_strdup_printf (_ ("%s no. %d: “%s” is not what the journal says."),
                                          mst_record_type_get_label (self->type), (int) self->id,
                                          mst_field_get_label (&self->type->fields[i])));
        self->n_problems++;
        return;
      }
}

/* After a record's last entry. Records that are gone are counted elsewhere. */
static gboolean
finish (Retelling *self, GError **error)
{
  gboolean is_read = TRUE;

  if (self->inserted != NULL || self->record != NULL)
    {
      mst_statement_bind_integer (self->select, 1, self->id);
      if (mst_statement_step (self->select))
        {
          MstTypeSql *sql = mst_store_get_type_sql (self->store, self->type);
          g_autoptr (MstRecord) current = mst_type_sql_read (sql, self->select);

          compare (self, current);
        }
      is_read = mst_statement_end (self->select, error);
    }
  forget (self);
  return is_read;
}

static gboolean
read_entries (Retelling *self, MstStatement *entries, MstProgress *progress, GError **error)
{
  gboolean goes_on = TRUE;
  guint n_records = 0;

  while (goes_on && self->n_problems < MAX_PROBLEMS && mst_statement_step (entries))
    {
      gint64 id = mst_statement_get_integer (entries, 0);

      if (id != self->id)
        goes_on = finish (self, error)
                  && ((++n_records & 0x3ff) != 0 || !mst_progress_is_cancelled (progress, error));
      self->id = id;
      apply (self, mst_statement_get_text (entries, 1), mst_statement_get_text (entries, 2),
             mst_statement_get_text (entries, 3));
    }
  return mst_statement_end (entries, goes_on ? error : NULL) && goes_on && finish (self, error);
}

gboolean
mst_store_check_records (MstStore *self, const MstRecordType *type, GPtrArray *problems,
                         MstProgress *progress, GError **error)
{
  MstTypeSql *sql = mst_store_get_type_sql (self, type);
  Retelling retelling = { .store = self, .type = type, .problems = problems };
  MstStatement *entries;
  gboolean is_read;

  retelling.select = mst_connection_prepare (self->connection, sql->select, error);
  if (retelling.select == NULL)
    return FALSE;
  entries = mst_connection_prepare (
    self->connection,
    "SELECT record, change, before, after FROM journal WHERE type = $1 "
    "AND change IN ('insert', 'update', 'delete') ORDER BY record, sequence",
    error);
  if (entries == NULL)
    return FALSE;
  mst_statement_bind_text (entries, 1, type->name);
  is_read = read_entries (&retelling, entries, progress, error);
  forget (&retelling);
  return is_read;
}
