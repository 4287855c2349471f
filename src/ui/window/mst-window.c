/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window on one district: its parts and the file it shows. */
#include "config.h"

#include "mst-accessible.h"
#include "mst-application.h"
#include "mst-panels.h"
#include "mst-plain-text.h"
#include "mst-stack.h"
#include "mst-window-private.h"
#include "session/mst-settings.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (MstWindow, mst_window, ADW_TYPE_APPLICATION_WINDOW)

/* Until a toast comes: what it tells of has been drawn by then. */
#define TOAST_MS 150
/* Characters. It is shown whole beside the search; more is cut when there is no room. */
#define SHORT_TITLE 16

void
mst_window_show_title (MstWindow *self)
{
  const char *name = self->session != NULL ? mst_session_get_name (self->session) : "";
  g_autofree char *text =
    *name != '\0' ? g_strdup_printf (_ ("Muster · %s"), name) : g_strdup (_ ("Muster"));
  MstPanel *panel = self->session != NULL ? mst_window_get_panel (self) : NULL;
  g_autofree char *shown = panel != NULL ? mst_panel_describe (panel) : g_strdup ("");
  g_autofree char *title =
    *shown != '\0' ? g_strdup_printf ("%s — %s", shown, *name != '\0' ? name : _ ("Muster"))
                   : g_strdup (text);
  gboolean is_long = g_utf8_strlen (text, -1) > SHORT_TITLE;

  gtk_label_set_label (self->title_label, text);
  gtk_label_set_ellipsize (self->title_label, is_long ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (self->title_label, is_long ? SHORT_TITLE : -1);
  mst_window_mark_filter (self);
  /* What a list of windows tells them apart by. */
  gtk_window_set_title (GTK_WINDOW (self), title);
  mst_accessible_set_name (GTK_WIDGET (self->title), text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title),
                               self->session != NULL ? mst_session_get_path (self->session) : NULL);
}

/* Who goes through the sidebar by the arrows goes on there. */
static void
sidebar_chosen_cb (MstWindow *self, const char *panel)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean is_there = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sidebar));

  mst_window_show_panel (self, panel);
  if (is_there)
    gtk_widget_grab_focus (GTK_WIDGET (self->sidebar));
}

/* The officer may also close the detail by Escape or a click beside it. */
static void
flap_moved_cb (MstWindow *self)
{
  if (!self->follows_code && !adw_flap_get_folded (self->flap))
    g_settings_set_boolean (self->settings, "detail-visible",
                            adw_flap_get_reveal_flap (self->flap));
}

/* --- changes --- */

static void
write_started_cb (MstWindow *self, const char *title, MstProgress *progress)
{
  if (self->working == NULL)
    mst_progress_bar_start (self->progress_bar, title, progress);
  mst_window_update_actions (self);
}

static void
written_cb (MstWindow *self, const char *text)
{
  if (mst_window_is_in_front (self))
    mst_window_tell_with_action (self, text, _ ("Undo"), "win.undo");
}

/* In every window, for they may stand side by side; what there is to undo isn't pushed away by it. */
static void
changed_by_others_cb (MstWindow *self, const char *text, gint64 group)
{
  AdwToast *toast = mst_plain_toast_new (text);

  adw_toast_set_button_label (toast, _ ("Show"));
  adw_toast_set_action_name (toast, "win.show-group");
  adw_toast_set_action_target (toast, "x", group);
  adw_toast_set_timeout (toast, 8);
  mst_accessible_add_toast (self->toasts, toast);
}

static void
write_ended_cb (MstWindow *self)
{
  if (mst_window_is_idle (self))
    mst_progress_bar_stop (self->progress_bar);
  mst_window_update_actions (self);
}

static void
remember_size (MstWindow *self)
{
  int width = 0;
  int height = 0;

  g_settings_set_boolean (self->settings, "maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (gtk_window_is_maximized (GTK_WINDOW (self)))
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 240));
}

static gboolean
mst_window_close_request (GtkWindow *window)
{
  MstWindow *self = MST_WINDOW (window);

  if (!mst_window_is_idle (self))
    {
      mst_window_tell (self, _ ("Something is being written. Wait for it or cancel it."));
      return GDK_EVENT_STOP;
    }
  remember_size (self);
  return GTK_WINDOW_CLASS (mst_window_parent_class)->close_request (window);
}

static void
mst_window_dispose (GObject *object)
{
  MstWindow *self = MST_WINDOW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (mst_session_get_store (self->session), self);
  g_ptr_array_set_size (self->kept_pages, 0);
  g_clear_object (&self->saved);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->sessions);
  g_clear_object (&self->working);
  g_clear_weak_pointer (&self->toast);
  g_clear_handle_id (&self->toast_going, g_source_remove);
  g_clear_handle_id (&self->toast_coming, g_source_remove);
  g_clear_object (&self->coming);
  g_clear_weak_pointer (&self->worked_in);
  G_OBJECT_CLASS (mst_window_parent_class)->dispose (object);
}

static void
mst_window_finalize (GObject *object)
{
  g_free (MST_WINDOW (object)->exported);
  g_clear_pointer (&MST_WINDOW (object)->report_target, g_variant_unref);
  g_ptr_array_unref (MST_WINDOW (object)->kept_pages);
  G_OBJECT_CLASS (mst_window_parent_class)->finalize (object);
}

static void
mst_window_class_init (MstWindowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = mst_window_dispose;
  object_class->finalize = mst_window_finalize;
  GTK_WINDOW_CLASS (class)->close_request = mst_window_close_request;

  g_type_ensure (MST_TYPE_WELCOME_PAGE);
  g_type_ensure (MST_TYPE_SEARCH_BOX);
  g_type_ensure (MST_TYPE_PROGRESS_BAR);
  g_type_ensure (MST_TYPE_SIDEBAR);
  g_type_ensure (MST_TYPE_DETAIL_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/muster/Muster/ui/mst-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MstWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MstWindow, root);
  gtk_widget_class_bind_template_child (widget_class, MstWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, MstWindow, page_title);
  gtk_widget_class_bind_template_child (widget_class, MstWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, MstWindow, kept_bar);
  gtk_widget_class_bind_template_child (widget_class, MstWindow, kept_label);
  gtk_widget_class_bind_template_child (widget_class, MstWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MstWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, MstWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, MstWindow, search);
  gtk_widget_class_bind_template_child (widget_class, MstWindow, undo);
  gtk_widget_class_bind_template_child (widget_class, MstWindow, redo);
  gtk_widget_class_bind_template_child (widget_class, MstWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, MstWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, MstWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, MstWindow, panels);
  gtk_widget_class_bind_template_child (widget_class, MstWindow, detail);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_chosen_cb);
  mst_window_class_add_turn_keys (widget_class);
}

static void
mst_window_init (MstWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = mst_settings_new ();
  self->kept_pages = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  gtk_widget_set_size_request (GTK_WIDGET (self->detail),
                               g_settings_get_int (self->settings, "detail-width"), -1);
  g_signal_connect_swapped (self->flap, "notify::reveal-flap", G_CALLBACK (flap_moved_cb), self);
  g_signal_connect_swapped (self->flap, "notify::folded", G_CALLBACK (mst_window_update_detail),
                            self);
  mst_window_add_actions (self);
  mst_window_add_file_actions (self);
  mst_window_add_window_actions (self);
  mst_window_add_filter_actions (self);
  mst_window_add_journal_actions (self);
  mst_window_add_draft_actions (self);
  mst_window_accept_drops (self);
  mst_window_keep_focus (self);
  mst_window_show_title (self);
  mst_window_update_actions (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->welcome));
}

MstWindow *
mst_window_new (GtkApplication *application)
{
  return g_object_new (MST_TYPE_WINDOW, "application", application, NULL);
}

void
mst_window_set_session (MstWindow *self, MstSession *session)
{
  /* GTK holds what had the focus and goes until it has drawn again, and for ever when the window goes first. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (mst_session_get_store (self->session), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  mst_window_clear_pages (self);
  mst_window_clear_panels (self);
  g_set_object (&self->session, session);
  mst_sidebar_set_session (self->sidebar, session);
  mst_window_set_saved_filters (self, session);
  mst_search_box_set_session (self->search, session, self->saved);
  mst_detail_pane_set_session (self->detail, session);
  mst_welcome_page_set_problem (self->welcome, NULL);
  if (session != NULL)
    {
      g_signal_connect_object (mst_session_get_store (session), "changed",
                               G_CALLBACK (mst_window_update_actions), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "write-started", G_CALLBACK (write_started_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "written", G_CALLBACK (written_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "write-ended", G_CALLBACK (write_ended_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "changed-by-others", G_CALLBACK (changed_by_others_cb),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::name", G_CALLBACK (mst_window_show_title), self,
                               G_CONNECT_SWAPPED);
      g_settings_set_string (self->settings, "last-file", mst_session_get_path (session));
      mst_window_show_panel (self, MST_PANEL_OVERVIEW);
    }
  mst_stack_show (self->root, session != NULL ? "main" : "welcome");
  if (session == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->welcome));
  else
    mst_window_focus_panel (self);
  mst_window_show_title (self);
  mst_window_update_actions (self);
}

void
mst_window_open_file (MstWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (MstSession) session = NULL;

  g_return_if_fail (MST_IS_WINDOW (self));

  if (!mst_window_is_idle (self))
    {
      mst_window_tell (self, _ ("Something is being written. Wait for it or cancel it."));
      return;
    }
  if (self->sessions == NULL)
    self->sessions = MST_IS_APPLICATION (application)
                       ? g_object_ref (mst_application_get_sessions (MST_APPLICATION (application)))
                       : mst_sessions_new ();
  session = mst_sessions_open (self->sessions, path, &error);
  if (session == NULL)
    {
      if (self->session == NULL)
        mst_welcome_page_set_problem (self->welcome, error->message);
      else
        mst_window_tell (self, error->message);
      return;
    }
  /* It is here already, and so is what the officer has before him. */
  if (session == self->session)
    return;
  mst_window_set_session (self, session);
  mst_window_offer_drafts (self);
}

static void
toast_dismissed_cb (MstWindow *self, AdwToast *toast)
{
  if (self->toast != toast)
    return;
  g_clear_weak_pointer (&self->toast);
  g_clear_handle_id (&self->toast_going, g_source_remove);
}

static gboolean
is_looked_at (AdwToastOverlay *toasts)
{
  GtkWidget *child = gtk_widget_get_last_child (GTK_WIDGET (toasts));

  return child != adw_toast_overlay_get_child (toasts)
         && (gtk_widget_get_state_flags (child)
             & (GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUS_WITHIN))
              != 0;
}

/* Not from under the pointer or the focus. */
static gboolean
toast_going_cb (gpointer user_data)
{
  MstWindow *self = user_data;

  if (is_looked_at (self->toasts))
    return G_SOURCE_CONTINUE;
  self->toast_going = 0;
  adw_toast_dismiss (self->toast);
  return G_SOURCE_REMOVE;
}

/* The name last: one without its target isn't taken. */
static void
set_action (AdwToast *toast, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  adw_toast_set_action_name (toast, NULL);
  if (action == NULL)
    return;
  if (!g_action_parse_detailed_name (action, &name, &target, NULL))
    g_return_if_reached ();
  adw_toast_set_action_target_value (toast, target);
  adw_toast_set_action_name (toast, name);
}

static gboolean
toast_coming_cb (gpointer user_data)
{
  MstWindow *self = user_data;

  self->toast_coming = 0;
  mst_accessible_add_toast (self->toasts, g_steal_pointer (&self->coming));
  return G_SOURCE_REMOVE;
}

/* One at a time: an older one might offer to undo what is no longer the last thing done. It is given
 * other words instead of being replaced, for libadwaita 1.2 crashes when a toast is dismissed that still
 * comes. So its time is counted here, and it doesn't wait behind what others did. */
static void
show_toast (MstWindow *self, const char *text, const char *button, const char *action,
            guint seconds)
{
  AdwToast *toast = self->toast != NULL ? self->toast : mst_plain_toast_new (text);

  mst_plain_toast_set_text (toast, text);
  adw_toast_set_button_label (toast, button);
  set_action (toast, action);
  g_clear_handle_id (&self->toast_going, g_source_remove);
  self->toast_going = g_timeout_add_seconds (seconds, toast_going_cb, self);
  if (self->toast != NULL)
    return;
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_set_weak_pointer (&self->toast, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  self->coming = toast;
  self->toast_coming = g_timeout_add (TOAST_MS, toast_coming_cb, self);
}

void
mst_window_tell (MstWindow *self, const char *text)
{
  show_toast (self, text, NULL, NULL, 6);
}

void
mst_window_tell_with_action (MstWindow *self, const char *text, const char *button,
                             const char *action)
{
  show_toast (self, text, button, action, 10);
}
