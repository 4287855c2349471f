/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window can be told to do, and long work. */
#include "config.h"

#include "filter/mst-filter.h"
#include "journal/mst-journal-panel.h"
#include "mst-action.h"
#include "mst-commands.h"
#include "mst-preferences.h"
#include "mst-shortcuts-window.h"
#include "mst-window-private.h"

#include <glib/gi18n-lib.h>

/* --- long work --- */

gboolean
mst_window_is_idle (MstWindow *self)
{
  return self->working == NULL
         && (self->session == NULL || !mst_session_is_writing (self->session));
}

typedef struct
{
  MstWindow *window;
  gpointer data;
  GDestroyNotify free_data;
  MstTaskFunc func;
  MstWorkDoneFunc done;
} Work;

static gboolean
run_work (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  Work *work = data;

  return work->func (store, work->data, progress, error);
}

static void
work_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Work *work = user_data;
  g_autoptr (MstWindow) self = work->window;
  g_autoptr (GError) error = NULL;

  mst_task_run_finish (result, &error);
  g_clear_object (&self->working);
  if (self->session != NULL)
    mst_store_refresh (mst_session_get_store (self->session));
  mst_progress_bar_stop (self->progress_bar);
  mst_window_update_actions (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mst_window_tell (self, _ ("Cancelled. Everything is as before."));
  else if (error != NULL && work->done == NULL)
    mst_window_tell (self, error->message);
  if (work->done != NULL)
    work->done (self, work->data, error);
  if (work->free_data != NULL)
    work->free_data (work->data);
  g_free (work);
}

void
mst_window_work (MstWindow *self, const char *title, const char *path, MstTaskFunc func,
                 gpointer data, GDestroyNotify free_data, MstWorkDoneFunc done)
{
  Work *work;

  if (!mst_window_is_idle (self))
    {
      mst_window_tell (self, _ ("Something is being written. Wait for it or cancel it."));
      if (free_data != NULL)
        free_data (data);
      return;
    }
  work = g_new0 (Work, 1);
  work->window = g_object_ref (self);
  work->data = data;
  work->free_data = free_data;
  work->func = func;
  work->done = done;
  self->working = mst_progress_new ();
  mst_progress_bar_start (self->progress_bar, title, self->working);
  mst_window_update_actions (self);
  mst_task_run (path, run_work, work, NULL, self->working, work_done_cb, work);
}

/* --- the rest --- */

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_widget_grab_focus (GTK_WIDGET (MST_WINDOW (user_data)->search));
}

static void
search_list_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  MstPanel *panel = mst_window_get_panel (self);

  if (panel == NULL || !mst_panel_focus_search (panel))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
focus_panel_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_window_focus_panel (user_data);
}

static void
add_filter_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstPanel *panel = mst_window_get_panel (user_data);

  if (panel != NULL)
    mst_panel_add_filter (panel);
}

static void
panel_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_window_show_panel (user_data, g_variant_get_string (parameter, NULL));
}

static void
show_records_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_window_show_records (user_data, parameter);
}

static void
show_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *type;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &type, &id);
  if (mst_record_type_get (type) != NULL)
    mst_window_show_record (user_data, mst_record_type_get (type), id);
}

static void
show_query_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_window_show_query (user_data, g_variant_get_string (parameter, NULL));
}

static void
tell_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_window_tell (user_data, g_variant_get_string (parameter, NULL));
}

static void
tell_with_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *text, *button, *offered;

  g_variant_get (parameter, "(&s&s&s)", &text, &button, &offered);
  mst_window_tell_with_action (user_data, text, button, offered);
}

static void
toggle_detail_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;

  mst_window_set_detail_visible (self, !adw_flap_get_reveal_flap (self->flap));
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_window_start_import (user_data);
}

static void
leave_page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_window_leave_page (user_data);
}

static void
continue_page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_window_continue_page (user_data);
}

static void
drop_page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_window_drop_page (user_data);
}

static void
find_duplicates_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_window_find_duplicates (user_data);
}

static void
merge_records_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_window_merge_records (user_data);
}

static void
bulk_edit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_window_bulk_edit (user_data);
}

static void
paste_records_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_window_paste (user_data, parameter);
}

static void
dismiss_duplicates_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_window_dismiss_duplicates (user_data, parameter);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;

  if (MST_IS_JOURNAL_PANEL (mst_window_get_panel (self)))
    g_action_group_activate_action (G_ACTION_GROUP (self), "export-journal", NULL);
  else
    mst_window_export (self);
}

static void
open_exported_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  g_autofree char *uri =
    self->exported != NULL ? g_filename_to_uri (self->exported, NULL, NULL) : NULL;

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

static void
show_help_overlay_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (mst_shortcuts_window_new (GTK_WINDOW (user_data)));
}

static gboolean
present_preferences_cb (gpointer user_data)
{
  GtkWindow *preferences = user_data;
  GtkWindow *parent = gtk_window_get_transient_for (preferences);

  if (parent == NULL)
    {
      gtk_window_destroy (preferences);
      return G_SOURCE_REMOVE;
    }
  mst_action_set_enabled (G_ACTION_MAP (parent), "preferences", TRUE);
  gtk_window_present (preferences);
  return G_SOURCE_REMOVE;
}

/* To make them takes as long as to show them: one after the other, and never twice. */
static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;

  g_simple_action_set_enabled (action, FALSE);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, present_preferences_cb,
                   g_object_ref (mst_preferences_new (GTK_WINDOW (self), self->session)),
                   g_object_unref);
}

static void
next_region_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_window_move_to_region (user_data, FALSE);
}

static void
previous_region_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_window_move_to_region (user_data, TRUE);
}

void
mst_window_add_actions (MstWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "search", .activate = search_cb },
    { .name = "search-list", .activate = search_list_cb },
    { .name = "focus-panel", .activate = focus_panel_cb },
    { .name = "add-filter", .activate = add_filter_cb },
    { .name = "panel", .activate = panel_cb, .parameter_type = "s" },
    { .name = "show-records", .activate = show_records_cb, .parameter_type = MST_FILTER_TARGET },
    { .name = "show-query", .activate = show_query_cb, .parameter_type = "s" },
    { .name = "show-record", .activate = show_record_cb, .parameter_type = "(sx)" },
    { .name = "tell", .activate = tell_cb, .parameter_type = "s" },
    /* what is told, the button's label, the detailed name of its action */
    { .name = "tell-with-action", .activate = tell_with_action_cb, .parameter_type = "(sss)" },
    { .name = "toggle-detail", .activate = toggle_detail_cb },
    { .name = "import", .activate = import_cb },
    { .name = "leave-page", .activate = leave_page_cb },
    { .name = "continue-page", .activate = continue_page_cb },
    { .name = "drop-page", .activate = drop_page_cb },
    { .name = "find-duplicates", .activate = find_duplicates_cb },
    { .name = "merge-records", .activate = merge_records_cb },
    { .name = "bulk-edit", .activate = bulk_edit_cb },
    { .name = "paste-records", .activate = paste_records_cb, .parameter_type = "(sasaxbs)" },
    { .name = "dismiss-duplicates", .activate = dismiss_duplicates_cb, .parameter_type = "(sax)" },
    { .name = "export", .activate = export_cb },
    { .name = "open-exported", .activate = open_exported_cb },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "next-region", .activate = next_region_cb },
    { .name = "previous-region", .activate = previous_region_cb },
    { .name = "show-help-overlay", .activate = show_help_overlay_cb },
  };
  static const char *const settings[] = { "mask-sensitive", "colours", "row-density" };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (self->settings, settings[i]);

      g_action_map_add_action (G_ACTION_MAP (self), action);
    }
  mst_window_add_report_actions (self);
  mst_window_add_liaison_actions (self);
  mst_window_add_turns (self);
  mst_window_add_record_actions (self);
}

/* What there must be for an action to make sense. */
typedef enum
{
  NEEDS_FILE = 1 << 0,
  NEEDS_IDLE = 1 << 1,    /* no work of the window's is under way */
  NEEDS_NO_PAGE = 1 << 2, /* no page has the window for itself */
  NEEDS_PANELS = NEEDS_FILE | NEEDS_NO_PAGE,
  NEEDS_RECORDS = 1 << 3,   /* the panel is one of records */
  NEEDS_LISTED = 1 << 4,    /* the panel lists what can be exported */
  NEEDS_FILTERS = 1 << 5,   /* the panel can be filtered */
  NEEDS_PRINTABLE = 1 << 6, /* the panel can be printed */
} Needs;

static guint
find_met (MstWindow *self)
{
  gboolean has_page = mst_window_get_page (self) != NULL;
  MstPanel *panel = self->session != NULL && !has_page ? mst_window_get_panel (self) : NULL;
  gboolean has_records = panel != NULL && mst_panel_get_record_type (panel) != NULL;
  guint met = 0;

  met |= self->session != NULL ? NEEDS_FILE : 0;
  met |= mst_window_is_idle (self) ? NEEDS_IDLE : 0;
  met |= !has_page ? NEEDS_NO_PAGE : 0;
  met |= has_records ? NEEDS_RECORDS : 0;
  met |= has_records || MST_IS_JOURNAL_PANEL (panel) ? NEEDS_LISTED : 0;
  met |= panel != NULL && mst_panel_can_filter (panel) ? NEEDS_FILTERS : 0;
  met |= (met & NEEDS_PANELS) == NEEDS_PANELS && mst_window_can_print (self) ? NEEDS_PRINTABLE : 0;
  return met;
}

void
mst_window_update_actions (MstWindow *self)
{
  static const struct
  {
    const char *name;
    guint needs;
  } actions[] = {
    { "import", NEEDS_PANELS | NEEDS_IDLE },
    { "export", NEEDS_LISTED | NEEDS_IDLE },
    { "plan-liaison", NEEDS_PANELS | NEEDS_IDLE },
    { "plan-place", NEEDS_PANELS | NEEDS_IDLE },
    { "repair-liaison", NEEDS_PANELS | NEEDS_IDLE },
    { "find-duplicates", NEEDS_PANELS },
    { "merge-records", NEEDS_RECORDS | NEEDS_IDLE },
    { "bulk-edit", NEEDS_RECORDS | NEEDS_IDLE },
    { "show-gaps", NEEDS_PANELS },
    { "show-report", NEEDS_PANELS },
    { "show-report-set", NEEDS_PANELS },
    { "print-report", NEEDS_PANELS },
    { "print", NEEDS_PRINTABLE },
    { "save-report", NEEDS_FILE | NEEDS_IDLE },
    { "choose-template", NEEDS_FILE | NEEDS_IDLE },
    { "copy-report", NEEDS_FILE | NEEDS_IDLE },
    { "send-report", NEEDS_FILE | NEEDS_IDLE },
    { "send-report-to-units", NEEDS_FILE | NEEDS_IDLE },
    { "search", NEEDS_PANELS },
    { "search-list", NEEDS_PANELS },
    { "add-filter", NEEDS_FILTERS },
    { "save-filter", NEEDS_FILTERS },
    { "panel", NEEDS_PANELS },
    { "open-in-window", NEEDS_PANELS },
    { "show-group", NEEDS_PANELS },
    { "verify-journal", NEEDS_PANELS | NEEDS_IDLE },
    { "export-journal", NEEDS_PANELS | NEEDS_IDLE },
    { "toggle-detail", NEEDS_RECORDS },
    { "new-record", NEEDS_RECORDS },
    { "edit-record", NEEDS_RECORDS },
    { "duplicate-record", NEEDS_RECORDS },
    { "end-record", NEEDS_RECORDS },
    { "resume-record", NEEDS_RECORDS },
    { "delete-record", NEEDS_RECORDS },
    { "backup", NEEDS_PANELS | NEEDS_IDLE },
    { "check", NEEDS_PANELS | NEEDS_IDLE },
    { "new", NEEDS_NO_PAGE | NEEDS_IDLE },
    { "open", NEEDS_NO_PAGE | NEEDS_IDLE },
    { "sample", NEEDS_NO_PAGE | NEEDS_IDLE },
    { "restore", NEEDS_NO_PAGE | NEEDS_IDLE },
  };
  guint met = find_met (self);

  mst_window_update_turns (self);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    mst_action_set_enabled (G_ACTION_MAP (self), actions[i].name,
                            (actions[i].needs & met) == actions[i].needs);
}
