/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pasting cells into the records of a panel. */
#include "config.h"

#include "mst-window-private.h"
#include "paste/mst-paste-page.h"

/* The fields of a type by name; NULL-terminated. */
static const MstField **
find_fields (const MstRecordType *type, const char *const *names)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; names[i] != NULL; i++)
    if (mst_record_type_get_field (type, names[i]) != NULL)
      g_ptr_array_add (fields, (gpointer) mst_record_type_get_field (type, names[i]));
  g_ptr_array_add (fields, NULL);
  return (const MstField **) g_ptr_array_free (fields, FALSE);
}

void
mst_window_paste (MstWindow *self, GVariant *target)
{
  const char *name;
  const char *text;
  gboolean fill;
  g_autofree const char **names = NULL;
  g_autoptr (GVariant) ids = NULL;
  g_autofree const MstField **fields = NULL;
  const MstRecordType *type;
  const gint64 *wanted;
  gsize n_ids;
  g_autoptr (GError) error = NULL;
  MstPaste *paste;

  g_variant_get (target, "(&s^a&s@axb&s)", &name, &names, &ids, &fill, &text);
  type = mst_record_type_get (name);
  if (self->session == NULL || type == NULL || !mst_window_is_idle (self))
    return;
  fields = find_fields (type, names);
  if (fields[0] == NULL)
    return;
  wanted = g_variant_get_fixed_array (ids, &n_ids, sizeof (gint64));
  paste = fill ? mst_paste_new_fill (type, fields[0], wanted, (guint) n_ids, text, &error)
               : mst_paste_new (type, fields, wanted, (guint) n_ids, text, &error);
  if (paste == NULL)
    mst_window_tell (self, error->message);
  else
    mst_window_show_page (self, mst_paste_page_new (self->session, paste));
}
