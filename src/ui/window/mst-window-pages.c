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
  GtkWidget *page = mst_stack_get_shown (self->pages);

  return page != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->root), "page") == 0
           ? MST_PAGE (page)
           : NULL;
}

/* --- their places --- */

static char *
dup_place_name (MstPage *page)
{
  return g_strdup_printf ("%p", (void *) page);
}

static void
emptied_cb (AdwBin *place, GParamSpec *property, gpointer stack)
{
  if (adw_bin_get_child (place) == NULL && gtk_widget_get_parent (GTK_WIDGET (place)) == stack)
    gtk_stack_remove (stack, GTK_WIDGET (place));
}

static void
put (MstWindow *self, MstPage *page)
{
  g_autofree char *name = dup_place_name (page);

  if (mst_stack_get (self->pages, name) == NULL)
    {
      mst_stack_add (self->pages, GTK_WIDGET (page), name);
      g_signal_connect (gtk_widget_get_parent (GTK_WIDGET (page)), "notify::child",
                        G_CALLBACK (emptied_cb), self->pages);
    }
  mst_stack_show (self->pages, name);
}

/* It goes when nothing else is to be done. */
static void
retire (MstPage *page)
{
  mst_retire (ADW_BIN (gtk_widget_get_parent (GTK_WIDGET (page))));
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
    g_ptr_array_add (self->kept_pages, g_object_ref (page));
  else
    retire (page);
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
  put (self, MST_PAGE (page));
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
  g_autoptr (MstPage) page = NULL;

  if (self->kept_pages->len == 0)
    return;
  page = g_ptr_array_steal_index (self->kept_pages, self->kept_pages->len - 1);
  retire (page);
  show_kept (self);
}

void
mst_window_clear_pages (MstWindow *self)
{
  GtkWidget *place;

  g_ptr_array_set_size (self->kept_pages, 0);
  while ((place = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, place);
  show_kept (self);
}
