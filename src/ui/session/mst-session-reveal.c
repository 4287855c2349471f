/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shown in full is noted first. */
#include "config.h"

#include "mst-session.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const MstRecordType *type;
  const MstField *field;
  gint64 id;
} Reveal;

static char *
note (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  const Reveal *reveal = data;
  g_autofree char *label =
    reveal->field != NULL
      ? g_strdup_printf (_ ("“%s” shown in full"), mst_field_get_label (reveal->field))
      : g_strdup (_ ("Sensitive values shown"));

  return mst_store_note_access (store, "reveal", label, reveal->type, reveal->id, error)
           ? g_strdup ("")
           : NULL;
}

static const MstRecordType *
find_type (const MstField *field)
{
  const MstRecordType *const *type = mst_record_types ();

  while (*type != NULL && (field < (*type)->fields || field >= (*type)->fields + (*type)->n_fields))
    type++;
  return *type;
}

void
mst_session_note_reveal (MstSession *self, const MstRecordType *type, const MstField *field,
                         gint64 id, GAsyncReadyCallback callback, gpointer user_data)
{
  Reveal *reveal;

  g_return_if_fail (MST_IS_SESSION (self));
  g_return_if_fail (type != NULL || field != NULL);

  reveal = g_new0 (Reveal, 1);
  reveal->type = type != NULL ? type : find_type (field);
  reveal->field = field;
  reveal->id = id;
  mst_session_write (self, _ ("Noting what is shown…"), note, reveal, g_free, callback, user_data);
}
