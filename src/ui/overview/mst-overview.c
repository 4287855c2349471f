/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of a district, read by a worker. */
#include "config.h"

#include "mst-overview.h"

/* Without these a record can't be worked with. */
static const struct
{
  const MstRecordType *type;
  const char *field;
} needed[] = {
  { &mst_person_type, "citizen_number" },
  { &mst_person_type, "phone" },
  { &mst_person_type, "area" },
  { &mst_person_type, "class" },
  { &mst_person_type, "political_status" },
  { &mst_unit_type, "contact" },
  { &mst_unit_type, "phone" },
  { &mst_unit_type, "credit_code" },
  { &mst_post_type, "people_per_shift" },
};

static gint64
count (MstStore *store, const MstRecordType *type, const char *blank_field, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (type);

  if (blank_field != NULL
      && !mst_query_add_condition (query, blank_field, MST_OPERATOR_BLANK, NULL, error))
    return -1;
  return mst_query_count (query, store, error);
}

static GPtrArray *
tally_people (MstStore *store, const char *field, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);

  return mst_query_tally (query, store, field, error);
}

MstOverview *
mst_overview_read (MstStore *store, GError **error)
{
  g_autoptr (MstOverview) self = g_new0 (MstOverview, 1);

  self->gaps = g_array_new (FALSE, FALSE, sizeof (MstGap));
  self->classes = tally_people (store, "class", error);
  if (self->classes == NULL)
    return NULL;
  self->statuses = tally_people (store, "political_status", error);
  if (self->statuses == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      MstGap gap = {
        .type = needed[i].type,
        .field = mst_record_type_get_field (needed[i].type, needed[i].field),
      };

      gap.missing = count (store, gap.type, gap.field->name, error);
      gap.total = gap.missing >= 0 ? count (store, gap.type, NULL, error) : -1;
      if (gap.total < 0)
        return NULL;
      g_array_append_val (self->gaps, gap);
    }
  return g_steal_pointer (&self);
}

void
mst_overview_free (MstOverview *self)
{
  g_clear_pointer (&self->classes, g_ptr_array_unref);
  g_clear_pointer (&self->statuses, g_ptr_array_unref);
  g_array_unref (self->gaps);
  g_free (self);
}
