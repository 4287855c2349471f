/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way into the import assistant. */
#include "config.h"

#include "filter/mst-filter.h"
#include "import/mst-import-page.h"
#include "mst-file-chooser.h"
#include "mst-window-private.h"

#include <glib/gi18n-lib.h>

static void
show_records_cb (MstImportPage *page, const char *type, gpointer user_data)
{
  MstWindow *self = user_data;
  g_autoptr (GVariant) target = g_variant_ref_sink (
    mst_filter_target_new (mst_record_type_get (type), NULL, NULL, MST_OPERATOR_IS, NULL));

  mst_window_leave_page (self);
  mst_window_show_records (self, target);
}

/* Opens the import assistant with these sources, or adds them to it. (element-type filename) */
static void
import_files (MstWindow *self, GPtrArray *paths)
{
  MstPage *shown = mst_window_get_page (self);
  GtkWidget *page = shown != NULL ? GTK_WIDGET (shown) : NULL;

  if (self->session == NULL || !mst_window_is_idle (self))
    return;
  if (page == NULL || !MST_IS_IMPORT_PAGE (page))
    {
      page = mst_import_page_new (mst_session_get_store (self->session));
      g_signal_connect (page, "show-records", G_CALLBACK (show_records_cb), self);
      mst_window_show_page (self, page);
    }
  mst_import_page_add_files (MST_IMPORT_PAGE (page), paths);
}

static void
chosen_cb (GPtrArray *paths, gpointer user_data)
{
  import_files (user_data, paths);
}

void
mst_window_start_import (MstWindow *self)
{
  mst_file_chooser_open (GTK_WINDOW (self), _ ("Choose Workbooks to Import"), MST_FILE_WORKBOOKS,
                         TRUE, chosen_cb, self);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  MstWindow *self = user_data;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  GSList *files = g_value_get_boxed (value);

  for (GSList *file = files; file != NULL; file = file->next)
    {
      char *path = g_file_get_path (file->data);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  if (paths->len == 1 && g_str_has_suffix (g_ptr_array_index (paths, 0), ".muster"))
    mst_window_open_file (self, g_ptr_array_index (paths, 0));
  else if (paths->len > 0 && self->session == NULL)
    mst_welcome_page_set_problem (self->welcome,
                                  _ ("Create or open a district first; then drop the workbooks."));
  else if (paths->len > 0)
    import_files (self, paths);
  return paths->len > 0;
}

void
mst_window_accept_drops (MstWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
