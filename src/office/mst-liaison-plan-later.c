/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs that begin after the day of a plan. */
#include "config.h"

#include "mst-liaison-plan-private.h"

void
mst_liaison_place_add_later (MstLiaisonPlace *self, const MstRecord *pair, guint unit)
{
  MstLiaisonLaterPair later = { mst_record_get_id (pair), mst_record_get_version (pair), unit };

  if (self->later == NULL)
    self->later = g_array_new (FALSE, FALSE, sizeof later);
  g_array_append_val (self->later, later);
}

static guint
count (const MstLiaisonPlace *self)
{
  return self->later != NULL ? self->later->len : 0;
}

static const MstLiaisonLaterPair *
get (const MstLiaisonPlace *self, guint index)
{
  return &g_array_index (self->later, MstLiaisonLaterPair, index);
}

void
mst_liaison_place_give_room_back (const MstLiaisonPlace *self, MstLiaisonDistrict *district)
{
  for (guint i = 0; i < count (self); i++)
    mst_liaison_district_get_unit (district, get (self, i)->unit)->n_elsewhere--;
}

void
mst_liaison_place_print_later (const MstLiaisonPlace *self, GString *text)
{
  for (guint i = 0; i < count (self); i++)
    g_string_append_printf (text, "l %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                            get (self, i)->pair, get (self, i)->version);
}

gboolean
mst_liaison_place_delete_later (const MstLiaisonPlace *self, MstStore *store, GError **error)
{
  for (guint i = 0; i < count (self); i++)
    if (!mst_store_delete (store, &mst_liaison_type, get (self, i)->pair, get (self, i)->version,
                           error))
      return FALSE;
  return TRUE;
}
