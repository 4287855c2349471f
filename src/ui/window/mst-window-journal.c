/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal in the window: a step of it is shown, the chain is verified, what is shown is exported. */
#include "config.h"

#include "journal/mst-journal-groups.h"
#include "journal/mst-journal-panel.h"
#include "mst-file-chooser.h"
#include "mst-journal-table.h"
#include "mst-panels.h"
#include "mst-stack.h"
#include "mst-text.h"
#include "mst-window-private.h"
#include "session/mst-settings.h"

#include <glib/gi18n-lib.h>

static void
show_group_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  MstPanel *panel;

  mst_window_show_panel (self, MST_PANEL_JOURNAL);
  panel = mst_window_get_panel (self);
  if (panel != NULL && MST_IS_JOURNAL_PANEL (panel))
    mst_journal_panel_show_group (MST_JOURNAL_PANEL (panel), g_variant_get_int64 (parameter));
}

/* --- verifying --- */

/* As many as a dialog shows. */
#define MOST_PROBLEMS 8

/** Verification: @problems: sentences; NULL when it failed itself. */
typedef struct
{
  GPtrArray *problems;
  gint64 n_entries;
} Verification;

static void
verification_free (gpointer data)
{
  Verification *work = data;

  g_clear_pointer (&work->problems, g_ptr_array_unref);
  g_free (work);
}

static gboolean
verify (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  Verification *work = data;

  work->n_entries = mst_store_get_last_sequence (store, error);
  if (work->n_entries >= 0)
    work->problems = mst_store_verify_journal (store, progress, error);
  return work->problems != NULL;
}

static void
show_problems (MstWindow *self, GPtrArray *problems)
{
  GtkWidget *dialog;
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < problems->len && i < MOST_PROBLEMS; i++)
    g_string_append_printf (body, "%s\n", (const char *) g_ptr_array_index (problems, i));
  if (problems->len > MOST_PROBLEMS)
    {
      guint n = problems->len - MOST_PROBLEMS;
      g_autofree char *figure = mst_text_format_integer (n);
      g_autofree char *text =
        g_strdup_printf (ngettext ("And %s more.", "And %s more.", n), figure);

      g_string_append_printf (body, "%s\n", text);
    }
  g_string_append (body,
                   _ ("Somebody wrote into the file past this program. Keep the file as it is, "
                      "and go on with a backup (“Restore a Copy…”)."));
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("The Journal Is Broken"), body->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
verified_cb (MstWindow *self, gpointer data, const GError *error)
{
  const Verification *work = data;
  g_autofree char *figure = mst_text_format_integer (work->n_entries);
  g_autofree char *text =
    g_strdup_printf (ngettext ("The journal is whole: %s entry, not changed, none taken out.",
                               "The journal is whole: %s entries, none changed, none taken out.",
                               (gulong) work->n_entries),
                     figure);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    mst_window_tell (self, error->message);
  else if (work->problems->len > 0)
    show_problems (self, work->problems);
  else
    mst_window_tell (self, text);
}

static void
verify_journal_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;

  mst_window_work (self, _ ("Verifying the journal…"), mst_session_get_path (self->session), verify,
                   g_new0 (Verification, 1), verification_free, verified_cb);
}

/* --- exporting --- */

typedef struct
{
  MstJournalFilter *filter;
  char *path;
  gboolean reveal;
  MstSheetPaper paper;
} Export;

static void
export_free (gpointer data)
{
  Export *work = data;

  mst_journal_filter_free (work->filter);
  g_free (work->path);
  g_free (work);
}

static gboolean
export_journal (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  const Export *work = data;
  g_autoptr (MstTable) table = mst_journal_table_new (store, work->filter, work->reveal);
  g_autofree char *label = g_strdup_printf (_ ("Exported: %s"), _ ("Journal"));

  mst_table_set_paper (table, work->paper);
  return mst_table_save (table, work->path, progress, error)
         && mst_store_note_access (store, "export", label, NULL, 0, error);
}

static void
exported_cb (MstWindow *self, gpointer data, const GError *error)
{
  const Export *work = data;
  g_autofree char *name = g_filename_display_basename (work->path);
  g_autofree char *text = g_strdup_printf (_ ("Exported to %s"), name);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      mst_window_tell (self, error->message);
      return;
    }
  g_free (self->exported);
  self->exported = g_strdup (work->path);
  mst_window_tell_with_action (self, text, _ ("Open"), "win.open-exported");
}

static void
path_chosen_cb (GPtrArray *paths, gpointer user_data)
{
  MstWindow *self = user_data;
  GtkWidget *panel = mst_stack_get (self->panels, MST_PANEL_JOURNAL);
  Export *work = g_new0 (Export, 1);

  work->filter = panel != NULL ? mst_journal_panel_dup_filter (MST_JOURNAL_PANEL (panel))
                               : mst_journal_filter_copy (NULL);
  work->path = g_strdup (g_ptr_array_index (paths, 0));
  work->reveal = !mst_session_get_masked (self->session);
  work->paper = mst_settings_get_paper (self->settings);
  mst_window_work (self, _ ("Exporting…"), mst_session_get_path (self->session), export_journal,
                   work, export_free, exported_cb);
}

static void
export_journal_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name =
    g_strdup_printf ("%s%s %s.xlsx", mst_session_get_name (self->session), _ ("Journal"), day);

  mst_file_chooser_save (GTK_WINDOW (self), _ ("Export the Journal"), MST_FILE_EXPORT, name,
                         path_chosen_cb, self);
}

void
mst_window_add_journal_actions (MstWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "show-group", .activate = show_group_cb, .parameter_type = "x" },
    { .name = "verify-journal", .activate = verify_journal_cb },
    { .name = "export-journal", .activate = export_journal_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
