/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a whole record above its values. */
#include "config.h"

#include "mst-detail-words.h"

#include "list/mst-record-cell.h"

char *
mst_detail_describe_place (MstSession *session, const MstRecord *record)
{
  const MstRecordType *type = mst_record_get_record_type (record);
  const MstField *area = mst_record_type_get_field (type, "area");
  g_autofree char *path = NULL;

  if (area == NULL)
    area = mst_record_type_get_field (type, "parent");
  if (area != NULL && mst_record_get (record, area->name) != NULL)
    path = mst_record_cell_dup_text (session, area, mst_record_get (record, area->name));
  if (path == NULL || *path == '\0')
    return g_strdup (mst_record_type_get_label (type));
  return g_strdup_printf ("%s · %s", mst_record_type_get_label (type), path);
}

gboolean
mst_detail_has_sensitive_value (const MstRecord *record)
{
  const MstRecordType *type = mst_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    if (mst_field_may_be_masked (&type->fields[i]) && mst_record_get_at (record, i) != NULL)
      return TRUE;
  return FALSE;
}
