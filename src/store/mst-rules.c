/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that need other records, by the type of the record. */
#include "config.h"

#include "mst-rules.h"

#include "mst-area-rules.h"
#include "mst-liaison-rules.h"

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
  return before == NULL || mst_liaison_rules_check_end (store, before, record, error);
}
