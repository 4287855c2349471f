/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The panels of the window, made when first shown, and the way from one to another. */
#include "config.h"

#include "area/mst-area-panel.h"
#include "filter/mst-filter.h"
#include "list/mst-list-panel.h"
#include "mst-window-private.h"
#include "overview/mst-overview-panel.h"

#include <glib/gi18n-lib.h>

static void
selected_cb (MstListPanel *panel, gint64 id, gpointer user_data)
{
  MstWindow *self = user_data;

  mst_detail_pane_show (self->detail, mst_list_panel_get_record_type (panel), id);
}

static void
opened_cb (MstListPanel *panel, gint64 id, gpointer user_data)
{
  MstWindow *self = user_data;

  mst_detail_pane_show (self->detail, mst_list_panel_get_record_type (panel), id);
  mst_window_set_detail_visible (self, TRUE);
}

static void
area_selected_cb (MstAreaPanel *panel, gint64 id, gpointer user_data)
{
  MstWindow *self = user_data;

  mst_detail_pane_show (self->detail, &mst_area_type, id);
}

static void
area_opened_cb (MstAreaPanel *panel, gint64 id, gpointer user_data)
{
  MstWindow *self = user_data;

  area_selected_cb (panel, id, user_data);
  mst_window_set_detail_visible (self, TRUE);
}

static GtkWidget *
create_panel (MstWindow *self, const char *panel)
{
  const MstRecordType *type = mst_record_type_get (panel);
  GtkWidget *widget;

  if (type == NULL)
    return mst_overview_panel_new (self->session);
  if (type == &mst_area_type)
    {
      widget = mst_area_panel_new (self->session);
      g_signal_connect (widget, "selected", G_CALLBACK (area_selected_cb), self);
      g_signal_connect (widget, "opened", G_CALLBACK (area_opened_cb), self);
      return widget;
    }
  widget = mst_list_panel_new (self->session, type);
  g_signal_connect (widget, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect (widget, "opened", G_CALLBACK (opened_cb), self);
  return widget;
}

static GtkWidget *
get_panel (MstWindow *self, const char *panel)
{
  GtkWidget *widget = gtk_stack_get_child_by_name (self->panels, panel);

  if (widget == NULL)
    {
      widget = create_panel (self, panel);
      gtk_stack_add_named (self->panels, widget, panel);
    }
  return widget;
}

void
mst_window_clear_panels (MstWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->panels))) != NULL)
    gtk_stack_remove (self->panels, child);
}

static void
reveal_detail (MstWindow *self, gboolean reveal)
{
  self->follows_code = TRUE;
  adw_flap_set_reveal_flap (self->flap, reveal);
  self->follows_code = FALSE;
}

/* The overview has no rows, so no detail. In a narrow window it would lie over the list: there it
 * comes when a row is opened. */
void
mst_window_update_detail (MstWindow *self)
{
  const char *panel = gtk_stack_get_visible_child_name (self->panels);

  reveal_detail (self, g_strcmp0 (panel, MST_PANEL_OVERVIEW) != 0
                         && !adw_flap_get_folded (self->flap)
                         && g_settings_get_boolean (self->settings, "detail-visible"));
}

void
mst_window_set_detail_visible (MstWindow *self, gboolean visible)
{
  if (!adw_flap_get_folded (self->flap))
    g_settings_set_boolean (self->settings, "detail-visible", visible);
  reveal_detail (self, visible);
}

void
mst_window_show_panel (MstWindow *self, const char *panel)
{
  GtkWidget *widget;

  if (self->session == NULL)
    return;
  widget = get_panel (self, panel);
  gtk_stack_set_visible_child (self->panels, widget);
  mst_sidebar_mark (self->sidebar, panel);
  if (MST_IS_LIST_PANEL (widget))
    mst_detail_pane_show (self->detail, mst_list_panel_get_record_type (MST_LIST_PANEL (widget)),
                          mst_list_panel_get_selected (MST_LIST_PANEL (widget)));
  else if (MST_IS_AREA_PANEL (widget))
    mst_detail_pane_show (self->detail, &mst_area_type,
                          mst_area_panel_get_selected (MST_AREA_PANEL (widget)));
  else
    mst_detail_pane_show (self->detail, NULL, 0);
  mst_window_update_detail (self);
  gtk_widget_grab_focus (widget);
  mst_window_update_actions (self);
}

void
mst_window_show_records (MstWindow *self, GVariant *target)
{
  g_autoptr (GVariant) conditions = NULL;
  const char *type;
  const char *area;
  GtkWidget *panel;

  g_variant_get (target, "(&s&s@a(sis))", &type, &area, &conditions);
  if (self->session == NULL || mst_record_type_get (type) == NULL)
    return;
  panel = get_panel (self, type);
  if (MST_IS_LIST_PANEL (panel))
    mst_list_panel_show (MST_LIST_PANEL (panel), area, conditions);
  else if (MST_IS_AREA_PANEL (panel))
    mst_area_panel_show (MST_AREA_PANEL (panel), area);
  mst_window_show_panel (self, type);
}

void
mst_window_show_record (MstWindow *self, const MstRecordType *type, gint64 id)
{
  GtkWidget *panel;

  if (self->session == NULL)
    return;
  panel = get_panel (self, type->name);
  mst_window_show_panel (self, type->name);
  if (MST_IS_LIST_PANEL (panel))
    mst_list_panel_select (MST_LIST_PANEL (panel), id);
  else if (MST_IS_AREA_PANEL (panel))
    mst_area_panel_select (MST_AREA_PANEL (panel), id);
  mst_detail_pane_show (self->detail, type, id);
  mst_window_set_detail_visible (self, TRUE);
}
