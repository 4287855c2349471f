/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Naming the leader of a unit. */
#include "config.h"

#include "mst-leader-field.h"

#include <glib/gi18n-lib.h>

MstFieldEditor *
mst_leader_field_new (MstSession *session)
{
  const MstField *field = mst_record_type_get_field (&mst_liaison_type, "person");

  return MST_FIELD_EDITOR (mst_field_editor_new (session, field));
}

static char *
make_id (gint64 id)
{
  return id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;
}

void
mst_leader_field_show (MstFieldEditor *self, gint64 unit, gint64 leader)
{
  g_autoptr (MstRecord) pair = mst_record_new (&mst_liaison_type);
  g_autofree char *unit_id = make_id (unit);
  g_autofree char *leader_id = make_id (leader);

  mst_record_set (pair, "unit", unit_id);
  mst_field_editor_follow (self, pair);
  mst_field_editor_set_problem (self, NULL, FALSE);
  mst_field_editor_set_value (self, leader_id);
}

/* Why @person can't lead for the unit; NULL when that is no stranger. */
static char *
tell_stranger (MstFieldEditor *self, gint64 unit, const char *unit_name, gint64 person_id)
{
  MstStore *store = mst_session_get_store (mst_field_editor_get_session (self));
  g_autoptr (MstRecord) person =
    person_id != 0 ? mst_store_get (store, &mst_person_type, person_id, NULL) : NULL;

  if (person == NULL || mst_record_get_integer (person, "unit") == unit)
    return NULL;
  return g_strdup_printf (
    _ ("“%s” is not of “%s”, so can't lead for it. Choose one of its people."),
    mst_record_get_title (person), unit_name);
}

gboolean
mst_leader_field_read (MstFieldEditor *self, gint64 unit, const char *unit_name, gint64 *leader)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  g_autofree char *stranger = NULL;

  *leader = 0;
  if (!mst_field_editor_read (self, &value, &error))
    {
      gboolean is_unfinished = mst_field_editor_is_being_written (self);

      mst_field_editor_set_problem (self, is_unfinished ? NULL : error->message, TRUE);
      return FALSE;
    }
  *leader = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
  stranger = tell_stranger (self, unit, unit_name, *leader);
  mst_field_editor_set_problem (self, stranger, TRUE);
  return stranger == NULL;
}
