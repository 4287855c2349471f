/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes that a unit no longer answers for a place, or that it does from a day on; within a group. */
#include "config.h"

#include "mst-liaison-plan-private.h"

#include "mst-liaison.h"

#include <glib/gi18n-lib.h>

/* A pair that would begin and be released on the same day never was. */
gboolean
mst_liaison_pair_release (MstStore *store, const MstLiaisonPlace *place, const char *day,
                          GError **error)
{
  g_autoptr (MstRecord) pair = NULL;

  if (g_strcmp0 (place->pair_since, day) == 0)
    return mst_store_delete (store, &mst_liaison_type, place->pair, place->pair_version, error);
  pair = mst_store_get (store, &mst_liaison_type, place->pair, error);
  if (pair == NULL)
    return FALSE;
  mst_record_set (pair, MST_ENDED, day);
  if (mst_store_update (store, pair, NULL, error))
    return TRUE;
  g_prefix_error (error, _ ("“%s”: "), place->name);
  return FALSE;
}

/* 0 in @leader when the person has left the unit since, or leaves. */
static gboolean
check_leader (MstStore *store, const MstLiaisonUnit *unit, gint64 *leader, GError **error)
{
  g_autoptr (MstRecord) person = NULL;

  if (*leader == 0)
    return TRUE;
  person = mst_store_get (store, &mst_person_type, *leader, error);
  if (person == NULL)
    return FALSE;
  if (mst_record_get_integer (person, "unit") != unit->id
      || mst_record_get (person, MST_ENDED) != NULL)
    *leader = 0;
  return TRUE;
}

static void
set_id (MstRecord *record, const char *field, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  mst_record_set (record, field, text);
}

gboolean
mst_liaison_pair_begin (MstStore *store, const MstLiaisonPlace *place, const MstLiaisonUnit *unit,
                        const MstLiaisonTerms *terms, GError **error)
{
  g_autoptr (MstRecord) pair = mst_record_new (&mst_liaison_type);
  gint64 leader = terms->leader != 0 || terms->is_unled ? terms->leader : unit->leader;

  if (!terms->must_lead && !check_leader (store, unit, &leader, error))
    return FALSE;
  set_id (pair, "kind", MST_LIAISON_UNIT);
  set_id (pair, "unit", unit->id);
  set_id (pair, "area", place->id);
  mst_record_set (pair, "since", terms->day);
  mst_record_set (pair, MST_ENDED, terms->until);
  mst_record_set (pair, "document", terms->document);
  mst_record_set (pair, "reason", terms->reason);
  if (leader != 0)
    set_id (pair, "person", leader);
  if (mst_store_insert (store, pair, NULL, error))
    return TRUE;
  g_prefix_error (error, _ ("“%s”: "), place->name);
  return FALSE;
}
