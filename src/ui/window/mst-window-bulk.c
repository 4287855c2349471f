/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing the selected records at once. */
#include "config.h"

#include "bulk/mst-bulk-page.h"
#include "mst-window-private.h"

#include <glib/gi18n-lib.h>

void
mst_window_bulk_edit (MstWindow *self)
{
  MstPanel *panel = mst_window_get_panel (self);
  const MstRecordType *type = panel != NULL ? mst_panel_get_record_type (panel) : NULL;
  g_autoptr (GArray) ids = type != NULL ? mst_panel_list_selected (panel) : NULL;

  if (ids == NULL)
    return;
  if (ids->len == 0)
    mst_window_tell (self, _ ("Select the records to change first; Ctrl+A selects all."));
  else
    {
      GtkWidget *page = mst_bulk_page_new (self->session, type, ids);

      mst_window_show_page (self, page);
      mst_bulk_page_choose_field (MST_BULK_PAGE (page));
    }
}
