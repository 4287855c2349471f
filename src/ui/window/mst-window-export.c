/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exporting the list as shown. */
#include "config.h"

#include "mst-file-chooser.h"
#include "mst-table.h"
#include "mst-window-private.h"
#include "session/mst-settings.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MstQuery *query;
  char **fields; /* NULL: the listed ones */
  char *label;
  char *made_by;
  char *path;
  gboolean reveal;
  MstSheetPaper paper;
} Export;

static void
export_free (gpointer data)
{
  Export *work = data;

  g_clear_pointer (&work->query, mst_query_unref);
  g_strfreev (work->fields);
  g_free (work->label);
  g_free (work->made_by);
  g_free (work->path);
  g_free (work);
}

static gboolean
export_list (const Export *work, MstStore *store, MstProgress *progress, GError **error)
{
  g_autoptr (MstTable) table =
    mst_table_new_for_query (store, work->query, (const char *const *) work->fields, work->reveal);

  if (*work->made_by != '\0')
    mst_table_set_made_by (table, work->made_by);
  mst_table_set_as_of (table, mst_date_today ());
  mst_table_set_paper (table, work->paper);
  mst_table_set_totals (table, TRUE);
  return mst_table_save (table, work->path, progress, error);
}

static gboolean export(MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  const Export *work = data;
  g_autofree char *label = g_strdup_printf (_ ("Exported: %s"), work->label);

  if (!export_list (work, store, progress, error))
    return FALSE;
  return mst_store_note_access (store, "export", label, mst_query_get_record_type (work->query), 0,
                                error);
}

static void
exported_cb (MstWindow *self, gpointer data, const GError *error)
{
  const Export *work = data;
  g_autofree char *name = g_filename_display_basename (work->path);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      mst_window_tell (self, error->message);
      return;
    }
  g_free (self->exported);
  self->exported = g_strdup (work->path);
  text = g_strdup_printf (_ ("Exported to %s"), name);
  mst_window_tell_with_action (self, text, _ ("Open"), "win.open-exported");
}

static void
describe_list (MstPanel *panel, Export *work)
{
  g_autofree const char **fields = mst_panel_list_fields (panel);

  work->query = mst_panel_dup_query (panel);
  work->fields = g_strdupv ((char **) fields);
  work->label = mst_panel_describe (panel);
}

static Export *
describe_export (MstWindow *self)
{
  Export *work = g_new0 (Export, 1);
  g_autofree char *made_by =
    mst_store_dup_setting (mst_session_get_store (self->session), "made_by");

  describe_list (mst_window_get_panel (self), work);
  work->reveal = !mst_session_get_masked (self->session);
  work->paper = mst_settings_get_paper (self->settings);
  work->made_by = made_by != NULL && *made_by != '\0'
                    ? g_steal_pointer (&made_by)
                    : g_settings_get_string (self->settings, "made-by");
  return work;
}

static void
path_chosen_cb (GPtrArray *paths, gpointer user_data)
{
  MstWindow *self = user_data;
  Export *work = describe_export (self);

  work->path = g_strdup (g_ptr_array_index (paths, 0));
  mst_window_work (self, _ ("Exporting…"), mst_session_get_path (self->session), export, work,
                   export_free, exported_cb);
}

static void
ask_path (MstWindow *self, const char *title, const char *document)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name =
    g_strdup_printf ("%s%s %s.xlsx", mst_session_get_name (self->session), document, day);

  mst_file_chooser_save (GTK_WINDOW (self), title, MST_FILE_EXPORT, name, path_chosen_cb, self);
}

void
mst_window_export (MstWindow *self)
{
  const MstRecordType *type = mst_panel_get_record_type (mst_window_get_panel (self));

  ask_path (self, _ ("Export the List"), g_dgettext (MST_GETTEXT_DOMAIN, type->label_plural));
}
