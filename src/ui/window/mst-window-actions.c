/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window can be told to do, and long work. */
#include "config.h"

#include "filter/mst-filter.h"
#include "list/mst-list-panel.h"
#include "mst-window-private.h"

#include <glib/gi18n-lib.h>

/* --- long work --- */

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

  if (self->working != NULL)
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

/* --- undo and redo --- */

typedef struct
{
  char *label;
  gboolean redo;
} Turn;

static void
turn_free (gpointer data)
{
  Turn *turn = data;

  g_free (turn->label);
  g_free (turn);
}

static gboolean
take_turn (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  const Turn *turn = data;

  return turn->redo ? mst_store_redo (store, error) : mst_store_undo (store, error);
}

static void
turned_cb (MstWindow *self, gpointer data, const GError *error)
{
  const Turn *turn = data;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      mst_window_tell (self, error->message);
      return;
    }
  if (turn->redo)
    {
      text = g_strdup_printf (_ ("Done again: %s"), turn->label);
      mst_window_tell_with_action (self, text, _ ("Undo"), "win.undo");
    }
  else
    {
      text = g_strdup_printf (_ ("Undone: %s"), turn->label);
      mst_window_tell_with_action (self, text, _ ("Redo"), "win.redo");
    }
}

static void
turn (MstWindow *self, gboolean redo)
{
  MstStore *store = mst_session_get_store (self->session);
  g_autofree char *label =
    redo ? mst_store_dup_redo_label (store) : mst_store_dup_undo_label (store);
  Turn *turn;

  if (label == NULL)
    return;
  turn = g_new0 (Turn, 1);
  turn->label = g_steal_pointer (&label);
  turn->redo = redo;
  mst_window_work (self, redo ? _ ("Redoing…") : _ ("Undoing…"),
                   mst_session_get_path (self->session), take_turn, turn, turn_free, turned_cb);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  turn (user_data, FALSE);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  turn (user_data, TRUE);
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
  GtkWidget *panel = gtk_stack_get_visible_child (self->panels);

  if (MST_IS_LIST_PANEL (panel))
    mst_list_panel_focus_search (MST_LIST_PANEL (panel));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
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
tell_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_window_tell (user_data, g_variant_get_string (parameter, NULL));
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
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_window_export (user_data);
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

void
mst_window_add_actions (MstWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "undo", .activate = undo_cb },
    { .name = "redo", .activate = redo_cb },
    { .name = "search", .activate = search_cb },
    { .name = "search-list", .activate = search_list_cb },
    { .name = "panel", .activate = panel_cb, .parameter_type = "s" },
    { .name = "show-records", .activate = show_records_cb, .parameter_type = MST_FILTER_TARGET },
    { .name = "show-record", .activate = show_record_cb, .parameter_type = "(sx)" },
    { .name = "tell", .activate = tell_cb, .parameter_type = "s" },
    { .name = "toggle-detail", .activate = toggle_detail_cb },
    { .name = "import", .activate = import_cb },
    { .name = "leave-page", .activate = leave_page_cb },
    { .name = "export", .activate = export_cb },
    { .name = "open-exported", .activate = open_exported_cb },
  };
  g_autoptr (GAction) mask = g_settings_create_action (self->settings, "mask-sensitive");

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (self), mask);
}

static void
set_enabled (MstWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_turn (MstWindow *self, GtkButton *button, const char *action, const char *label,
             const char *text)
{
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  set_enabled (self, action, label != NULL && self->working == NULL);
}

void
mst_window_update_actions (MstWindow *self)
{
  /* An assistant has the window for itself. */
  gboolean open = self->session != NULL && adw_bin_get_child (self->page) == NULL;
  gboolean idle = self->working == NULL && adw_bin_get_child (self->page) == NULL;
  MstStore *store = open ? mst_session_get_store (self->session) : NULL;
  g_autofree char *undo = open ? mst_store_dup_undo_label (store) : NULL;
  g_autofree char *redo = open ? mst_store_dup_redo_label (store) : NULL;
  g_autofree char *undo_text = undo != NULL ? g_strdup_printf (_ ("Undo: %s (Ctrl+Z)"), undo)
                                            : g_strdup (_ ("Nothing to undo"));
  g_autofree char *redo_text = redo != NULL ? g_strdup_printf (_ ("Redo: %s (Ctrl+Shift+Z)"), redo)
                                            : g_strdup (_ ("Nothing to redo"));
  const char *panel = gtk_stack_get_visible_child_name (self->panels);

  update_turn (self, self->undo, "undo", undo, undo_text);
  update_turn (self, self->redo, "redo", redo, redo_text);
  set_enabled (self, "import", open && idle);
  set_enabled (self, "export",
               open && idle && panel != NULL && g_strcmp0 (panel, MST_PANEL_OVERVIEW) != 0);
  set_enabled (self, "search", open);
  set_enabled (self, "search-list", open);
  set_enabled (self, "panel", open);
  set_enabled (self, "toggle-detail",
               open && panel != NULL && g_strcmp0 (panel, MST_PANEL_OVERVIEW) != 0);
  set_enabled (self, "backup", open && idle);
  set_enabled (self, "check", open && idle);
  set_enabled (self, "new", idle);
  set_enabled (self, "open", idle);
  set_enabled (self, "sample", idle);
  set_enabled (self, "restore", idle);
}
