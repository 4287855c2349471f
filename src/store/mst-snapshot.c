/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One moment of the file, held while much is read of it. */
#include "config.h"

#include "mst-store-private.h"

#include <glib/gi18n-lib.h>

gboolean
mst_store_hold (MstStore *self, GError **error)
{
  g_return_val_if_fail (MST_IS_STORE (self), FALSE);

  if (self->in_group)
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                           _ ("Another change is being written. Wait until it is done."));
      return FALSE;
    }
  if (self->n_holds == 0)
    {
      g_autoptr (GError) local = NULL;

      if (!mst_connection_execute (self->connection, "BEGIN", error))
        return FALSE;
      /* The moment is that of the first look. */
      mst_connection_get_integer (self->connection, "SELECT count(*) FROM setting", &local);
      if (local != NULL)
        {
          mst_connection_execute (self->connection, "ROLLBACK", NULL);
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      mst_store_forget_stale_titles (self);
    }
  self->n_holds++;
  return TRUE;
}

void
mst_store_release (MstStore *self)
{
  g_return_if_fail (MST_IS_STORE (self));
  g_return_if_fail (self->n_holds > 0);

  if (--self->n_holds == 0 && mst_connection_in_transaction (self->connection))
    mst_connection_execute (self->connection, "COMMIT", NULL);
}

gboolean
mst_store_refuse_held (MstStore *self, GError **error)
{
  if (self->n_holds == 0)
    return FALSE;
  g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                       _ ("A report is being made of the file. Wait until it is done."));
  return TRUE;
}
