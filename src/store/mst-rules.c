/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that need other records, by the type of the record. */
#include "config.h"

#include "mst-rules.h"

#include "mst-area-rules.h"
#include "mst-liaison-rules.h"
#include "mst-planning-rules.h"
#include "mst-query.h"
#include "mst-rules-private.h"
#include "mst-store-private.h"

#include <string.h>

gboolean
mst_rules_apply (MstStore *store, const MstRecord *before, MstRecord *record, GError **error)
{
  const MstRecordType *type;

  g_return_val_if_fail (MST_IS_STORE (store), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  type = mst_record_get_record_type (record);
  if (type == &mst_area_type && !mst_area_rules_apply (store, before, record, error))
    return FALSE;
  if (type == &mst_liaison_type)
    return mst_liaison_rules_apply (store, before, record, error);
  if (type == &mst_planning_rule_type)
    return mst_planning_rules_apply (store, before, record, error);
  return before == NULL || mst_liaison_rules_check_end (store, before, record, error);
}

gboolean
mst_rules_rename (MstStore *store, const MstRecord *before, const MstRecord *record, GError **error)
{
  if (strcmp (mst_record_get_title (before), mst_record_get_title (record)) == 0)
    return TRUE;
  return mst_liaison_rules_rename (store, record, error)
         && mst_planning_rules_rename (store, record, error);
}

/* --- what the rules share --- */

const char *
mst_rules_get_end (const MstRecord *record)
{
  const char *ended = mst_record_get (record, MST_ENDED);

  return ended != NULL ? ended : MST_RULES_NEVER;
}

gboolean
mst_rules_differ (const MstRecord *before, const MstRecord *record, const char *field)
{
  return before == NULL
         || g_strcmp0 (mst_record_get (before, field), mst_record_get (record, field)) != 0;
}

gboolean
mst_rules_reach_further (const MstRecord *before, const MstRecord *record)
{
  return before == NULL
         || strcmp (mst_record_get (record, MST_SINCE), mst_record_get (before, MST_SINCE)) < 0
         || strcmp (mst_rules_get_end (record), mst_rules_get_end (before)) > 0;
}

gboolean
mst_rules_read_referred (MstStore *store, const MstRecordType *type, const MstRecord *record,
                         const char *field, MstRecord **referred, GError **error)
{
  gint64 id = mst_record_get_integer (record, field);

  *referred = NULL;
  return id == 0 || mst_store_find (store, type, id, referred, error);
}

const char *
mst_rules_peek_title (MstStore *store, const MstRecordType *type, const MstRecord *record,
                      const char *field)
{
  gint64 id = mst_record_get_integer (record, field);

  return id != 0 ? mst_store_peek_title (store, type, id) : NULL;
}

static gboolean
rename_by_field (MstStore *store, const MstRecordType *type, const char *field, gint64 id,
                 void (*give_name) (MstStore *store, MstRecord *record), GError **error)
{
  g_autoptr (GArray) ids = mst_store_list_referring (store, type, field, id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (MstRecord) old =
        mst_store_get (store, type, g_array_index (ids, gint64, i), error);
      g_autoptr (MstRecord) renamed = old != NULL ? mst_record_copy (old) : NULL;

      if (renamed == NULL)
        return FALSE;
      give_name (store, renamed);
      if (!mst_store_write_update (store, old, renamed, NULL, error))
        return FALSE;
    }
  return ids != NULL;
}

gboolean
mst_rules_rename_referring (MstStore *store, const MstRecordType *type, const MstRecord *record,
                            void (*give_name) (MstStore *store, MstRecord *record), GError **error)
{
  const MstRecordType *target = mst_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == MST_FIELD_REFERENCE
        && strcmp (type->fields[i].reference, target->name) == 0
        && !rename_by_field (store, type, type->fields[i].name, mst_record_get_id (record),
                             give_name, error))
      return FALSE;
  return TRUE;
}
