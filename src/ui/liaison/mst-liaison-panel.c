/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who answers for which place: pairs, coverage, map. */
#include "config.h"

#include "mst-liaison-panel-private.h"

#include "edit/mst-day-editor.h"
#include "list/mst-list-panel.h"
#include "mst-accessible.h"
#include "mst-appearance.h"
#include "mst-coverage-chart.h"
#include "mst-handover.h"
#include "mst-liaison.h"
#include "mst-stack.h"

#include <glib/gi18n-lib.h>

#define UNITS_WIDTH 320

static void panel_iface_init (MstPanelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MstLiaisonPanel, mst_liaison_panel, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MST_TYPE_PANEL, panel_iface_init))

static void
set_text (char **text, const char *value)
{
  g_autofree char *old = *text;

  *text = g_strdup (value);
}

gboolean
mst_liaison_panel_shows (MstLiaisonPanel *self, const char *view)
{
  return g_strcmp0 (self->view, view) == 0;
}

static gboolean
shows_list (MstLiaisonPanel *self)
{
  return mst_liaison_panel_shows (self, MST_LIAISON_PANEL_PAIRS);
}

static void
day_changed_cb (MstLiaisonPanel *self)
{
  g_autofree char *value = NULL;
  g_autofree char *problem = NULL;
  gboolean is_read = mst_day_editor_read (self->day, TRUE, &value, &problem);

  mst_liaison_panel_show_problem (self, problem);
  if (is_read)
    mst_liaison_panel_set_day (self, value);
}

static void
place_selected_cb (MstLiaisonPanel *self, gint64 place, gint64 pair)
{
  mst_liaison_panel_show_units (self);
  if (!shows_list (self))
    mst_panel_selected (MST_PANEL (self), pair);
}

static void
pair_opened_cb (MstLiaisonPanel *self, gint64 pair)
{
  mst_panel_opened (MST_PANEL (self), pair);
}

/* A unit chosen beside the tree goes to the place that is chosen there. */
static void
unit_chosen_cb (MstLiaisonPanel *self, gint64 unit)
{
  g_autoptr (GArray) places = mst_liaison_panel_list_places (self);

  if (places->len == 1 && self->liaison_day != NULL)
    mst_handover_give (GTK_WIDGET (self), self->session, self->liaison_day,
                       g_array_index (places, gint64, 0), unit);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                _ ("Select one community or compound first."));
}

/* Beside the units there is room for what they are dragged to. */
static void
units_toggled_cb (MstLiaisonPanel *self)
{
  gboolean shown = gtk_toggle_button_get_active (self->units_button);

  gtk_widget_set_visible (self->units_side, shown);
  mst_coverage_view_set_brief (self->coverage, shown);
  mst_liaison_panel_show_units (self);
  if (shown)
    gtk_widget_grab_focus (GTK_WIDGET (self->units));
  else if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* The places behind a figure. */
static void
heat_activated_cb (MstLiaisonPanel *self, const char *key)
{
  gint64 subdistrict;
  MstCoverageRole role;

  if (!mst_coverage_chart_read_key (key, &subdistrict, &role))
    return;
  mst_coverage_view_narrow (self->coverage, subdistrict, (int) role);
  mst_liaison_panel_set_view (self, MST_LIAISON_PANEL_COVERAGE);
}

static void
map_activated_cb (MstLiaisonPanel *self, const char *key)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-query", "s", key);
}

/* --- which view --- */

/* All of them say the same. */
static void
turn_switches (MstLiaisonPanel *self)
{
  for (guint i = 0; i < self->switches->len; i++)
    {
      GtkToggleButton *button = g_ptr_array_index (self->switches, i);

      if (g_strcmp0 (g_object_get_data (G_OBJECT (button), "view"), self->view) == 0)
        gtk_toggle_button_set_active (button, TRUE);
    }
}

static void
show_page (MstLiaisonPanel *self)
{
  mst_stack_show (self->stack, shows_list (self) ? "list" : "day");
}

void
mst_liaison_panel_set_view (MstLiaisonPanel *self, const char *view)
{
  if (g_strcmp0 (self->view, view) == 0)
    return;
  set_text (&self->view, view);
  show_page (self);
  if (!shows_list (self))
    mst_stack_show (self->views, view);
  gtk_widget_set_visible (self->tree_tools,
                          mst_liaison_panel_shows (self, MST_LIAISON_PANEL_COVERAGE));
  gtk_widget_set_visible (GTK_WIDGET (self->units_button),
                          !mst_liaison_panel_shows (self, MST_LIAISON_PANEL_HEAT));
  gtk_widget_set_visible (self->units_side,
                          gtk_toggle_button_get_active (self->units_button)
                            && !mst_liaison_panel_shows (self, MST_LIAISON_PANEL_HEAT));
  mst_liaison_panel_show_units (self);
  turn_switches (self);
  if (self->is_stale)
    mst_liaison_panel_load (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  mst_panel_selected (MST_PANEL (self), mst_panel_get_selected (MST_PANEL (self)));
  mst_panel_changed (MST_PANEL (self));
}

static void
toggled_cb (MstLiaisonPanel *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    mst_liaison_panel_set_view (self, g_object_get_data (G_OBJECT (button), "view"));
}

static GtkWidget *
create_switch (MstLiaisonPanel *self, const char *view, const char *icon, const char *name)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, name);
  mst_accessible_set_name (button, name);
  g_object_set_data (G_OBJECT (button), "view", (gpointer) view);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), g_strcmp0 (view, self->view) == 0);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  g_ptr_array_add (self->switches, button);
  return button;
}

static GtkWidget *
create_switches (MstLiaisonPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *pairs =
    create_switch (self, MST_LIAISON_PANEL_PAIRS, "mst-list-symbolic", _ ("Pairs"));
  GtkWidget *coverage = create_switch (self, MST_LIAISON_PANEL_COVERAGE, "mst-tree-symbolic",
                                       _ ("Coverage of the places"));
  GtkWidget *heat = create_switch (self, MST_LIAISON_PANEL_HEAT, "view-grid-symbolic",
                                   _ ("Coverage by subdistrict"));
  GtkWidget *map = create_switch (self, MST_LIAISON_PANEL_MAP, "mark-location-symbolic", _ ("Map"));

  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (coverage), GTK_TOGGLE_BUTTON (pairs));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (heat), GTK_TOGGLE_BUTTON (pairs));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (map), GTK_TOGGLE_BUTTON (pairs));
  gtk_box_append (GTK_BOX (box), pairs);
  gtk_box_append (GTK_BOX (box), coverage);
  gtk_box_append (GTK_BOX (box), heat);
  gtk_box_append (GTK_BOX (box), map);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
create_plan_button (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Plan…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Plan who answers for which place"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.plan-liaison");
  return button;
}

/* --- MstPanel: the list answers, but for what is chosen elsewhere --- */

static MstPanel *
get_list (MstPanel *panel)
{
  return MST_PANEL (MST_LIAISON_PANEL (panel)->list);
}

static const MstRecordType *
get_record_type (MstPanel *panel)
{
  return &mst_liaison_type;
}

static gint64
get_selected (MstPanel *panel)
{
  MstLiaisonPanel *self = MST_LIAISON_PANEL (panel);

  if (shows_list (self))
    return mst_panel_get_selected (get_list (panel));
  return g_strcmp0 (self->view, MST_LIAISON_PANEL_COVERAGE) == 0
           ? mst_coverage_view_get_pair (self->coverage)
           : 0;
}

static guint
count_selected (MstPanel *panel)
{
  if (shows_list (MST_LIAISON_PANEL (panel)))
    return mst_panel_count_selected (get_list (panel));
  return get_selected (panel) != 0 ? 1 : 0;
}

static GArray *
list_selected (MstPanel *panel)
{
  gint64 id = get_selected (panel);
  GArray *ids;

  if (shows_list (MST_LIAISON_PANEL (panel)))
    return mst_panel_list_selected (get_list (panel));
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (id != 0)
    g_array_append_val (ids, id);
  return ids;
}

static void
select_id (MstPanel *panel, gint64 id)
{
  mst_liaison_panel_set_view (MST_LIAISON_PANEL (panel), MST_LIAISON_PANEL_PAIRS);
  mst_panel_select (get_list (panel), id);
}

static void
show_records (MstPanel *panel, const char *area_code, GVariant *conditions)
{
  mst_liaison_panel_set_view (MST_LIAISON_PANEL (panel), MST_LIAISON_PANEL_PAIRS);
  mst_panel_show_records (get_list (panel), area_code, conditions);
}

static void
focus_search (MstPanel *panel)
{
  mst_liaison_panel_set_view (MST_LIAISON_PANEL (panel), MST_LIAISON_PANEL_PAIRS);
  mst_panel_focus_search (get_list (panel));
}

static void
show_same (MstPanel *panel, MstPanel *other)
{
  MstLiaisonPanel *self = MST_LIAISON_PANEL (panel);
  MstLiaisonPanel *from = MST_LIAISON_PANEL (other);

  mst_panel_show_same (get_list (panel), get_list (other));
  set_text (&self->iso, from->iso);
  mst_field_editor_set_value (self->day, self->iso);
  self->is_stale = TRUE;
  mst_liaison_panel_set_view (self, from->view);
}

static void
add_filter (MstPanel *panel)
{
  mst_liaison_panel_set_view (MST_LIAISON_PANEL (panel), MST_LIAISON_PANEL_PAIRS);
  mst_panel_add_filter (get_list (panel));
}

static void
show_query (MstPanel *panel, const MstQuery *query)
{
  mst_liaison_panel_set_view (MST_LIAISON_PANEL (panel), MST_LIAISON_PANEL_PAIRS);
  mst_panel_show_query (get_list (panel), query);
}

static void
panel_iface_init (MstPanelInterface *iface)
{
  iface->get_inner = get_list;
  iface->get_record_type = get_record_type;
  iface->get_selected = get_selected;
  iface->list_selected = list_selected;
  iface->count_selected = count_selected;
  iface->select = select_id;
  iface->show_records = show_records;
  iface->focus_search = focus_search;
  iface->show_same = show_same;
  iface->add_filter = add_filter;
  iface->show_query = show_query;
}

/* --- the object --- */

static gboolean
mst_liaison_panel_grab_focus (GtkWidget *widget)
{
  MstLiaisonPanel *self = MST_LIAISON_PANEL (widget);

  if (shows_list (self))
    return gtk_widget_grab_focus (self->list);
  return gtk_widget_grab_focus (mst_stack_get_shown (self->views));
}

static void
mst_liaison_panel_dispose (GObject *object)
{
  MstLiaisonPanel *self = MST_LIAISON_PANEL (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->session);
  g_clear_pointer (&self->liaison_day, mst_liaison_day_unref);
  G_OBJECT_CLASS (mst_liaison_panel_parent_class)->dispose (object);
}

static void
mst_liaison_panel_finalize (GObject *object)
{
  MstLiaisonPanel *self = MST_LIAISON_PANEL (object);

  g_ptr_array_unref (self->switches);
  g_free (self->view);
  g_free (self->iso);
  G_OBJECT_CLASS (mst_liaison_panel_parent_class)->finalize (object);
}

static void
mst_liaison_panel_class_init (MstLiaisonPanelClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = mst_liaison_panel_dispose;
  object_class->finalize = mst_liaison_panel_finalize;
  widget_class->grab_focus = mst_liaison_panel_grab_focus;

  mst_liaison_panel_install_actions (widget_class);

  g_type_ensure (MST_TYPE_COVERAGE_VIEW);
  g_type_ensure (MST_TYPE_LIAISON_UNITS);
  g_type_ensure (MST_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-liaison-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPanel, head);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPanel, day_bin);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPanel, spinner);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPanel, tree_tools);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPanel, units_button);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPanel, problem);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPanel, views);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPanel, coverage);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPanel, heat);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPanel, map);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPanel, units_side);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPanel, units);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPanel, foot);
  gtk_widget_class_bind_template_callback (widget_class, place_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, pair_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, heat_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, units_toggled_cb);
}

static void
mst_liaison_panel_init (MstLiaisonPanel *self)
{
  char buffer[MST_DATE_ISO_SIZE];

  gtk_widget_init_template (GTK_WIDGET (self));
  self->switches = g_ptr_array_new ();
  self->view = g_strdup (MST_LIAISON_PANEL_PAIRS);
  self->iso = g_strdup (mst_date_to_iso (mst_date_today (), buffer));
  self->is_stale = TRUE;
}

/* What the list selects while another view is shown concerns nobody. */
static void
list_selected_cb (MstLiaisonPanel *self, gint64 id)
{
  if (shows_list (self))
    mst_panel_selected (MST_PANEL (self), id);
}

static void
add_list (MstLiaisonPanel *self)
{
  self->list = mst_list_panel_new (self->session, &mst_liaison_type);
  mst_list_panel_add_to_head (MST_LIST_PANEL (self->list), create_switches (self));
  mst_list_panel_add_to_head (MST_LIST_PANEL (self->list), create_plan_button ());
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (list_selected_cb), self);
  g_signal_connect_swapped (self->list, "opened", G_CALLBACK (mst_panel_opened), self);
  g_signal_connect_swapped (self->list, "changed", G_CALLBACK (mst_panel_changed), self);
  mst_stack_add (self->stack, self->list, "list");
  show_page (self);
}

static void
add_day (MstLiaisonPanel *self)
{
  self->day = mst_day_editor_new (self->session, &mst_day_field, self->iso,
                                  G_CALLBACK (day_changed_cb), self);
  adw_bin_set_child (self->day_bin, GTK_WIDGET (self->day));
  gtk_box_append (self->head, create_switches (self));
  gtk_box_append (self->head, create_plan_button ());
}

GtkWidget *
mst_liaison_panel_new (MstSession *session)
{
  MstLiaisonPanel *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);

  self = g_object_new (MST_TYPE_LIAISON_PANEL, NULL);
  self->session = g_object_ref (session);
  add_list (self);
  add_day (self);
  mst_liaison_units_set_session (self->units, session);
  gtk_widget_set_size_request (GTK_WIDGET (self->units), mst_appearance_scale (UNITS_WIDTH), -1);
  mst_liaison_panel_add_drags (self);
  g_signal_connect_object (session, "counted", G_CALLBACK (mst_liaison_panel_load), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
mst_liaison_panel_show_view (MstLiaisonPanel *self, const char *view)
{
  g_return_if_fail (MST_IS_LIAISON_PANEL (self));
  g_return_if_fail (view != NULL);

  mst_liaison_panel_set_view (self, view);
}

void
mst_liaison_panel_show_gaps (MstLiaisonPanel *self, const char *role)
{
  g_return_if_fail (MST_IS_LIAISON_PANEL (self));

  for (int i = 0; i < MST_COVERAGE_N_ROLES; i++)
    if (g_strcmp0 (mst_coverage_role_get_nick ((MstCoverageRole) i), role) == 0)
      mst_coverage_view_narrow (self->coverage, 0, i);
  mst_liaison_panel_set_view (self, MST_LIAISON_PANEL_COVERAGE);
}
