/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that have the window for themselves: the way in, out, and back to what is not done yet. */
#include "config.h"

#include "mst-retire.h"
#include "mst-stack.h"
#include "mst-window-private.h"

#include <glib/gi18n-lib.h>

/* What could be undone when a page of one step was opened: whether it wrote. */
#define UNDO_KEY "mst-undo"

static char *
dup_last_group (MstWindow *self)
{
  g_autoptr (GPtrArray) groups =
    mst_store_list_groups (mst_session_get_store (self->session), 0, 1, NULL);
  const MstJournalGroup *group =
    groups != NULL && groups->len > 0 ? g_ptr_array_index (groups, 0) : NULL;

  return g_strdup_printf ("%" G_GINT64_FORMAT, group != NULL ? group->group : 0);
}

MstPage *
mst_window_get_page (MstWindow *self)
{
  GtkWidget *page = mst_retire_get_child (self->page);

  return page != NULL ? MST_PAGE (page) : NULL;
}

/* The last one that was left before it was done. */
static void
show_kept (MstWindow *self)
{
  MstPage *page = self->kept_pages->len > 0
                    ? g_ptr_array_index (self->kept_pages, self->kept_pages->len - 1)
                    : NULL;
  g_autofree char *rest = page != NULL ? mst_page_describe_rest (page) : NULL;

  if (rest != NULL)
    gtk_label_set_label (self->kept_label, rest);
  gtk_revealer_set_reveal_child (self->kept_bar, rest != NULL);
}

static void
offer_undo (MstWindow *self, GObject *page)
{
  g_autofree char *now = dup_last_group (self);
  g_autofree char *label = mst_store_dup_undo_label (mst_session_get_store (self->session));

  if (g_strcmp0 (g_object_get_data (page, UNDO_KEY), now) != 0 && label != NULL
      && mst_window_is_idle (self))
    mst_window_tell_with_action (self, label, _ ("Undo"), "win.undo");
}

static void
take_away (MstWindow *self, gboolean keep)
{
  g_autoptr (MstPage) page = mst_window_get_page (self);
  g_autofree char *rest = NULL;
  MstPanel *panel;

  if (page == NULL || self->session == NULL)
    return;
  g_object_ref (page);
  mst_store_refresh (mst_session_get_store (self->session));
  rest = keep ? mst_page_describe_rest (page) : NULL;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  mst_stack_show (self->root, "main");
  if (rest != NULL)
    {
      adw_bin_set_child (self->page, NULL);
      g_ptr_array_add (self->kept_pages, g_object_ref (page));
    }
  else
    mst_retire (self->page);
  if (mst_page_is_one_step (page))
    offer_undo (self, G_OBJECT (page));
  show_kept (self);
  panel = mst_window_get_panel (self);
  if (panel != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (panel));
  mst_window_update_actions (self);
}

void
mst_window_leave_page (MstWindow *self)
{
  take_away (self, TRUE);
}

static void
closed_cb (MstPage *page, gpointer user_data)
{
  if (page == mst_window_get_page (user_data))
    take_away (user_data, FALSE);
}

void
mst_window_show_page (MstWindow *self, GtkWidget *page)
{
  g_return_if_fail (MST_IS_PAGE (page));

  mst_window_leave_page (self);
  if (mst_page_is_one_step (MST_PAGE (page)))
    g_object_set_data_full (G_OBJECT (page), UNDO_KEY, dup_last_group (self), g_free);
  g_signal_handlers_disconnect_by_func (page, closed_cb, self);
  g_signal_connect (page, "closed", G_CALLBACK (closed_cb), self);
  adw_bin_set_child (self->page, page);
  adw_window_title_set_title (self->page_title, mst_page_get_title (MST_PAGE (page)));
  adw_window_title_set_subtitle (self->page_title, mst_session_get_name (self->session));
  mst_stack_show (self->root, "page");
  gtk_widget_grab_focus (page);
  mst_window_update_actions (self);
}

void
mst_window_continue_page (MstWindow *self)
{
  g_autoptr (GtkWidget) page = NULL;

  if (self->kept_pages->len == 0 || mst_window_get_page (self) != NULL)
    return;
  page = g_ptr_array_steal_index (self->kept_pages, self->kept_pages->len - 1);
  show_kept (self);
  mst_window_show_page (self, page);
}

void
mst_window_drop_page (MstWindow *self)
{
  if (self->kept_pages->len > 0)
    g_ptr_array_set_size (self->kept_pages, (int) self->kept_pages->len - 1);
  show_kept (self);
}

void
mst_window_clear_pages (MstWindow *self)
{
  adw_bin_set_child (self->page, NULL);
  g_ptr_array_set_size (self->kept_pages, 0);
  show_kept (self);
}
