/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The room that changes take beside the file. */
#include "config.h"

#include "mst-write-ahead.h"

#include "mst-store-private.h"

gboolean
mst_store_shorten_log (MstStore *self)
{
  g_return_val_if_fail (MST_IS_STORE (self), FALSE);

  return !self->in_group && self->n_holds == 0 && mst_connection_shorten_log (self->connection);
}
