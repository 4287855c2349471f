/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The panels of the window, made when first shown, and the way from one to another. */
#include "config.h"

#include "filter/mst-filter.h"
#include "mst-panels.h"
#include "mst-stack.h"
#include "mst-window-private.h"

#include <glib/gi18n-lib.h>

static void
show_selected (MstWindow *self, MstPanel *panel, gint64 id)
{
  guint n = id == 0 ? mst_panel_count_selected (panel) : 1;

  if (n > 1)
    mst_detail_pane_show_several (self->detail, mst_panel_get_record_type (panel), n);
  else
    mst_detail_pane_show (self->detail, mst_panel_get_record_type (panel), id);
}

static void
selected_cb (MstPanel *panel, gint64 id, gpointer user_data)
{
  show_selected (user_data, panel, id);
}

static void
opened_cb (MstPanel *panel, gint64 id, gpointer user_data)
{
  selected_cb (panel, id, user_data);
  if (mst_panel_get_record_type (panel) != NULL)
    mst_search_box_note_opened (MST_WINDOW (user_data)->search, mst_panel_get_record_type (panel),
                                id);
  mst_window_set_detail_visible (user_data, TRUE);
}

/* NULL when there is no such panel. */
static MstPanel *
get_panel (MstWindow *self, const char *name)
{
  const MstPanelEntry *entry = mst_panels_find (name);
  GtkWidget *widget = mst_stack_get (self->panels, name);

  if (widget == NULL && entry != NULL)
    {
      widget = mst_panels_create (entry, self->session);
      g_signal_connect (widget, "selected", G_CALLBACK (selected_cb), self);
      g_signal_connect (widget, "opened", G_CALLBACK (opened_cb), self);
      g_signal_connect_swapped (widget, "changed", G_CALLBACK (mst_window_show_title), self);
      mst_window_connect_duplicates (self, MST_PANEL (widget));
      mst_window_add_record_keys (widget);
      mst_stack_add (self->panels, widget, name);
    }
  return widget != NULL ? MST_PANEL (widget) : NULL;
}

MstPanel *
mst_window_get_panel (MstWindow *self)
{
  GtkWidget *panel = mst_stack_get_shown (self->panels);

  return panel != NULL ? MST_PANEL (panel) : NULL;
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

static gboolean
has_detail (MstWindow *self)
{
  MstPanel *panel = mst_window_get_panel (self);

  return panel != NULL && mst_panel_get_record_type (panel) != NULL;
}

/* A panel without records has no detail. In a narrow window it would lie over the list: there it comes
 * when a row is opened. */
void
mst_window_update_detail (MstWindow *self)
{
  reveal_detail (self, has_detail (self) && !adw_flap_get_folded (self->flap)
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
mst_window_show_panel (MstWindow *self, const char *name)
{
  MstPanel *panel = self->session != NULL ? get_panel (self, name) : NULL;

  if (panel == NULL)
    return;
  mst_window_leave_page (self);
  mst_stack_show (self->panels, name);
  mst_sidebar_mark (self->sidebar, name);
  show_selected (self, panel, mst_panel_get_selected (panel));
  mst_window_update_detail (self);
  mst_window_focus_panel (self);
  mst_window_show_title (self);
  mst_window_update_actions (self);
}

void
mst_window_show_records (MstWindow *self, GVariant *target)
{
  g_autoptr (GVariant) conditions = NULL;
  const char *type;
  const char *area;
  MstPanel *panel;

  g_variant_get (target, "(&s&s@" MST_FILTER_CONDITIONS ")", &type, &area, &conditions);
  panel = self->session != NULL ? get_panel (self, type) : NULL;
  if (panel == NULL)
    return;
  mst_panel_show_records (panel, area, conditions);
  mst_window_show_panel (self, type);
}

/* Nothing but an area and conditions: the list's own order may stay. */
static gboolean
is_plain (const MstQuery *query)
{
  return mst_query_get_search (query) == NULL && mst_query_get_sort (query, NULL, NULL) == NULL
         && mst_query_get_scope (query) == MST_SCOPE_CURRENT && mst_query_get_as_of (query) == NULL;
}

void
mst_window_show_query (MstWindow *self, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstQuery) query = mst_query_from_json (json, &error);
  const MstRecordType *type = query != NULL ? mst_query_get_record_type (query) : NULL;
  MstPanel *panel = self->session != NULL && type != NULL ? get_panel (self, type->name) : NULL;

  if (query == NULL)
    mst_window_tell (self, error->message);
  if (panel == NULL)
    return;
  if (is_plain (query))
    {
      g_autoptr (GVariant) conditions = g_variant_ref_sink (mst_filter_conditions_new (query));

      mst_panel_show_records (panel, mst_query_get_area (query), conditions);
    }
  else
    mst_panel_show_query (panel, query);
  mst_window_show_panel (self, type->name);
}

void
mst_window_show_record (MstWindow *self, const MstRecordType *type, gint64 id)
{
  MstPanel *panel = self->session != NULL ? get_panel (self, type->name) : NULL;

  if (type == &mst_report_set_type)
    mst_window_show_report_set (self, id);
  if (panel == NULL)
    return;
  mst_window_show_panel (self, type->name);
  mst_panel_select (panel, id);
  mst_search_box_note_opened (self->search, type, id);
  mst_detail_pane_show (self->detail, type, id);
  mst_window_set_detail_visible (self, TRUE);
}
