/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of a day that belongs to no record. */
#include "config.h"

#include "mst-day-editor.h"

#include <glib/gi18n-lib.h>

const MstField mst_day_field = {
  .name = "day",
  .label = N_ ("As of"),
  .kind = MST_FIELD_DATE,
  .flags = MST_FIELD_WHOLE_DAY,
  .headings = "",
};
const MstField mst_day_from_field = {
  .name = "from",
  .label = N_ ("From"),
  .kind = MST_FIELD_DATE,
  .flags = MST_FIELD_WHOLE_DAY,
  .headings = "",
};
const MstField mst_day_until_field = {
  .name = "until",
  .label = N_ ("Until"),
  .kind = MST_FIELD_DATE,
  .flags = MST_FIELD_WHOLE_DAY,
  .headings = "",
};

MstFieldEditor *
mst_day_editor_new (MstSession *session, const MstField *field, const char *iso, GCallback changed,
                    gpointer user_data)
{
  MstFieldEditor *self = MST_FIELD_EDITOR (mst_field_editor_new (session, field));

  mst_field_editor_set_value (self, iso);
  g_signal_connect_swapped (self, "changed", changed, user_data);
  g_signal_connect_swapped (self, "left-unread", changed, user_data);
  return self;
}

gboolean
mst_day_editor_read (MstFieldEditor *self, gboolean required, char **iso, char **problem)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (MST_IS_FIELD_EDITOR (self), FALSE);

  *problem = NULL;
  if (!mst_field_editor_read (self, iso, &error))
    {
      if (!mst_field_editor_is_being_written (self))
        *problem = g_strdup (error->message);
      return FALSE;
    }
  if (*iso != NULL || !required)
    return TRUE;
  *problem = g_strdup (_ ("Name a day."));
  return FALSE;
}
