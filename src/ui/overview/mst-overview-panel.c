/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The district in figures: reading them, and the arrangement of their cards. */
#include "config.h"

#include "duplicates/mst-duplicates-panel.h"
#include "mst-accessible.h"
#include "mst-card-layout.h"
#include "mst-dashboard.h"
#include "mst-overview-card.h"
#include "mst-overview-order.h"
#include "mst-overview-panel.h"
#include "mst-overview-tiles.h"
#include "mst-overview-window.h"
#include "mst-panel.h"
#include "session/mst-settings.h"

#include <glib/gi18n-lib.h>

#define CARDS_GROUP "cards"

struct _MstOverviewPanel
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *title;
  GtkLabel *as_of;
  GtkLabel *problem;
  GtkMenuButton *cards_button;
  GtkWidget *project_button;
  MstOverviewTiles *tiles;
  GtkWidget *cards; /* of MstOverviewCard in a MstCardLayout */

  MstSession *session;
  GSettings *settings;
  GSimpleActionGroup *actions; /* a card is shown or not */
  GCancellable *cancellable;
  MstDashboard *dashboard; /* as shown; nullable */
  MstAreaTree *areas;      /* of them */
  guint late;              /* makes the cards that wait; 0 */
  GtkWidget *by_position[MST_DASHBOARD_N_CARDS];
  gboolean is_stale;     /* the figures changed while it was not in sight */
  gboolean is_projected; /* for a room */
};

static void
panel_iface_init (MstPanelInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MstOverviewPanel, mst_overview_panel, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MST_TYPE_PANEL, panel_iface_init))

/* --- the arrangement --- */

static gboolean
has_card (MstOverviewPanel *self, guint card)
{
  return self->dashboard == NULL || mst_dashboard_has_card (self->dashboard, card);
}

/* One that has nothing to show is no place to stop at. */
static void
moved_cb (MstOverviewPanel *self, int step, MstOverviewCard *card)
{
  guint position = mst_overview_card_get_position (card);
  g_autoptr (GArray) order = mst_overview_order_list (self->settings);
  guint at = 0;

  while (at < order->len && g_array_index (order, guint, at) != position)
    at++;
  mst_overview_order_move (self->settings, position, step);
  at += (guint) step;
  if (at < order->len && !has_card (self, g_array_index (order, guint, at)))
    mst_overview_order_move (self->settings, position, step);
}

static void
dropped_cb (MstOverviewPanel *self, MstOverviewCard *other, MstOverviewCard *card)
{
  mst_overview_order_move_to (self->settings, mst_overview_card_get_position (other),
                              mst_overview_card_get_position (card));
}

static void
hidden_cb (MstOverviewPanel *self, MstOverviewCard *card)
{
  const char *title = _ (mst_overview_card_get_card (card)->title);
  g_autofree char *text =
    g_strdup_printf (_ ("“%s” is hidden. The button “Cards” above brings it back."), title);

  mst_overview_order_set_hidden (self->settings, mst_overview_card_get_position (card), TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", text);
}

static GtkWidget *
create_card (MstOverviewPanel *self, guint position)
{
  GtkWidget *card = mst_overview_card_new (position);

  g_signal_connect_swapped (card, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (card, "dropped", G_CALLBACK (dropped_cb), self);
  g_signal_connect_swapped (card, "hidden", G_CALLBACK (hidden_cb), self);
  gtk_widget_insert_before (card, self->cards, NULL);
  mst_card_layout_set_columns (card, mst_dashboard_cards[position].columns);
  self->by_position[position] = card;
  return card;
}

/* The focus stays in the card that moves. */
static void
arrange (MstOverviewPanel *self)
{
  g_autoptr (GArray) order = mst_overview_order_list (self->settings);
  GtkWidget *previous = NULL;

  for (guint i = 0; i < order->len; i++)
    {
      guint position = g_array_index (order, guint, i);
      gboolean hidden = mst_overview_order_is_hidden (self->settings, position);
      GtkWidget *card = self->by_position[position];
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions),
                                                    mst_dashboard_cards[position].name);

      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (!hidden));
      if (card == NULL)
        continue;
      gtk_widget_set_visible (card, !hidden && has_card (self, position));
      if (gtk_widget_get_prev_sibling (card) != previous)
        gtk_widget_insert_after (card, self->cards, previous);
      previous = card;
    }
}

static void
toggle_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstOverviewPanel *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));

  for (guint card = 0; card < MST_DASHBOARD_N_CARDS; card++)
    if (g_str_equal (mst_dashboard_cards[card].name, name))
      mst_overview_order_set_hidden (self->settings, card,
                                     !mst_overview_order_is_hidden (self->settings, card));
}

static void
reset_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mst_overview_order_reset (MST_OVERVIEW_PANEL (widget)->settings);
}

static void
add_actions (MstOverviewPanel *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) cards = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();

  self->actions = g_simple_action_group_new ();
  for (guint card = 0; card < MST_DASHBOARD_N_CARDS; card++)
    {
      const char *name = mst_dashboard_cards[card].name;
      g_autofree char *detailed = g_strconcat (CARDS_GROUP ".", name, NULL);
      g_autoptr (GSimpleAction) action = NULL;

      if (mst_dashboard_cards[card].kind == MST_DASHBOARD_FIGURES)
        continue;
      action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (TRUE));
      g_signal_connect (action, "activate", G_CALLBACK (toggle_cb), self);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
      g_menu_append (cards, _ (mst_dashboard_cards[card].title), detailed);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), CARDS_GROUP, G_ACTION_GROUP (self->actions));
  g_menu_append (all, _ ("_Usual Arrangement"), "overview.reset");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (cards));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  gtk_menu_button_set_menu_model (self->cards_button, G_MENU_MODEL (menu));
}

/* --- the figures --- */

static void
show_duplicates (MstOverviewPanel *self)
{
  gint64 n = mst_session_get_waiting (self->session, MST_PANEL_DUPLICATES);

  for (guint card = 0; card < MST_DASHBOARD_N_CARDS; card++)
    if (self->by_position[card] != NULL)
      mst_overview_card_show_duplicates (MST_OVERVIEW_CARD (self->by_position[card]), n);
}

static void
show_moment (MstOverviewPanel *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%d %H:%M");
  g_autofree char *text = g_strdup_printf (_ ("As of %s"), moment);

  gtk_label_set_label (self->as_of, text);
}

static void
show_card (MstOverviewPanel *self, guint card)
{
  if (mst_dashboard_cards[card].kind == MST_DASHBOARD_FIGURES)
    {
      mst_overview_tiles_show (self->tiles, mst_dashboard_get_items (self->dashboard, card));
      return;
    }
  if (self->by_position[card] == NULL)
    create_card (self, card);
  mst_overview_card_show (MST_OVERVIEW_CARD (self->by_position[card]), self->dashboard, self->areas,
                          mst_session_get_name (self->session));
}

/* The table has more widgets than all others together: it comes when they have been drawn. */
static gboolean
is_late (guint card)
{
  return mst_dashboard_cards[card].kind == MST_DASHBOARD_AREAS;
}

static gboolean
show_late_cb (gpointer user_data)
{
  MstOverviewPanel *self = user_data;

  self->late = 0;
  for (guint card = 0; card < MST_DASHBOARD_N_CARDS; card++)
    if (is_late (card))
      show_card (self, card);
  arrange (self);
  return G_SOURCE_REMOVE;
}

/* What shows the same as before is left alone. */
static void
show_figures (MstOverviewPanel *self, MstDashboard *dashboard, MstAreaTree *areas)
{
  g_autoptr (MstDashboard) before = g_steal_pointer (&self->dashboard);

  self->dashboard = mst_dashboard_ref (dashboard);
  g_clear_pointer (&self->areas, mst_area_tree_unref);
  self->areas = mst_area_tree_ref (areas);
  for (guint card = 0; card < MST_DASHBOARD_N_CARDS; card++)
    if ((before != NULL || !is_late (card))
        && (before == NULL || !mst_dashboard_is_same (before, dashboard, card)))
      show_card (self, card);
  arrange (self);
  if (before == NULL)
    {
      self->late = g_idle_add_full (G_PRIORITY_LOW, show_late_cb, self, NULL);
    }
  show_duplicates (self);
  show_moment (self);
}

/** Answer: the figures, and the places they were read with. */
typedef struct
{
  MstAreaTree *areas;
  MstDashboard *dashboard;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  mst_area_tree_unref (answer->areas);
  g_clear_pointer (&answer->dashboard, mst_dashboard_unref);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static gpointer
read_dashboard (MstStore *store, gpointer data, GError **error)
{
  MstAreaTree *areas = data;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);

  answer->areas = mst_area_tree_ref (areas);
  answer->dashboard = mst_dashboard_read (store, areas, error);
  return answer->dashboard != NULL ? g_steal_pointer (&answer) : NULL;
}

/* Cards are arranged, and shown to a room, when there are some. */
static void
show_page (MstOverviewPanel *self, const char *page)
{
  gboolean has_figures = g_str_equal (page, "figures");

  gtk_widget_set_visible (GTK_WIDGET (self->cards_button), has_figures && !self->is_projected);
  gtk_widget_set_visible (self->project_button, has_figures && !self->is_projected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overview.project", has_figures);
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstOverviewPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = mst_worker_ask_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  if (answer == NULL)
    {
      gtk_label_set_label (self->problem, error != NULL ? error->message : "");
      show_page (self, "problem");
      return;
    }
  if (mst_dashboard_is_empty (answer->dashboard))
    {
      gtk_label_set_label (self->as_of, "");
      show_page (self, "empty");
      return;
    }
  show_figures (self, answer->dashboard, answer->areas);
  show_page (self, "figures");
}

static void
figures_changed_cb (MstOverviewPanel *self)
{
  const MstAreaTree *areas = mst_session_get_areas (self->session);

  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale || areas == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  mst_worker_ask (mst_session_get_reader (self->session), read_dashboard,
                  mst_area_tree_ref ((MstAreaTree *) areas), (GDestroyNotify) mst_area_tree_unref,
                  answer_free, self->cancellable, read_cb, g_object_ref (self));
}

/* --- the whole screen --- */

static void
project_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstOverviewPanel *self = MST_OVERVIEW_PANEL (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (!MST_IS_OVERVIEW_WINDOW (root))
    gtk_window_present (mst_overview_window_new (GTK_WINDOW (root), self->session));
}

static gboolean
project_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  return gtk_widget_activate_action (widget, "overview.project", NULL);
}

/* Wherever the focus is, as long as the overview is in sight; a chart that has it goes before. */
static void
add_project_key (MstOverviewPanel *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcutTrigger *trigger = gtk_keyval_trigger_new (GDK_KEY_F11, 0);
  GtkShortcutAction *action = gtk_callback_action_new (project_key_cb, NULL, NULL);

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (trigger, action));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
mst_overview_panel_set_projected (MstOverviewPanel *self)
{
  g_return_if_fail (MST_IS_OVERVIEW_PANEL (self));

  gtk_label_set_label (self->title, mst_session_get_name (self->session));
  self->is_projected = TRUE;
}

/* --- the object --- */

static void
mst_overview_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mst_overview_panel_parent_class)->map (widget);
  if (MST_OVERVIEW_PANEL (widget)->is_stale)
    figures_changed_cb (MST_OVERVIEW_PANEL (widget));
}

static gboolean
mst_overview_panel_grab_focus (GtkWidget *widget)
{
  MstOverviewPanel *self = MST_OVERVIEW_PANEL (widget);

  return self->dashboard != NULL
         && gtk_widget_child_focus (GTK_WIDGET (self->tiles), GTK_DIR_TAB_FORWARD);
}

static void
mst_overview_panel_dispose (GObject *object)
{
  MstOverviewPanel *self = MST_OVERVIEW_PANEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->actions);
  g_clear_handle_id (&self->late, g_source_remove);
  g_clear_pointer (&self->dashboard, mst_dashboard_unref);
  g_clear_pointer (&self->areas, mst_area_tree_unref);
  G_OBJECT_CLASS (mst_overview_panel_parent_class)->dispose (object);
}

static void
mst_overview_panel_class_init (MstOverviewPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_overview_panel_dispose;
  widget_class->map = mst_overview_panel_map;
  widget_class->grab_focus = mst_overview_panel_grab_focus;

  g_type_ensure (MST_TYPE_OVERVIEW_TILES);
  g_type_ensure (MST_TYPE_CARD_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-overview-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MstOverviewPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, MstOverviewPanel, title);
  gtk_widget_class_bind_template_child (widget_class, MstOverviewPanel, as_of);
  gtk_widget_class_bind_template_child (widget_class, MstOverviewPanel, problem);
  gtk_widget_class_bind_template_child (widget_class, MstOverviewPanel, cards_button);
  gtk_widget_class_bind_template_child (widget_class, MstOverviewPanel, project_button);
  gtk_widget_class_bind_template_child (widget_class, MstOverviewPanel, tiles);
  gtk_widget_class_bind_template_child (widget_class, MstOverviewPanel, cards);

  gtk_widget_class_install_action (widget_class, "overview.project", NULL, project_cb);
  gtk_widget_class_install_action (widget_class, "overview.reset", NULL, reset_cb);
}

static void
mst_overview_panel_init (MstOverviewPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = mst_settings_new ();
  mst_accessible_set_name (GTK_WIDGET (self->cards_button), _ ("Cards"));
  mst_accessible_set_name (self->project_button, _ ("Show the Overview on the Whole Screen"));
  add_actions (self);
  add_project_key (self);
  arrange (self);
  show_page (self, "loading");
  g_signal_connect_object (self->settings, "changed::overview-order", G_CALLBACK (arrange), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::overview-hidden", G_CALLBACK (arrange), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
mst_overview_panel_new (MstSession *session)
{
  MstOverviewPanel *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);

  self = g_object_new (MST_TYPE_OVERVIEW_PANEL, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "figures-changed", G_CALLBACK (figures_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "counted", G_CALLBACK (show_duplicates), self,
                           G_CONNECT_SWAPPED);
  figures_changed_cb (self);
  return GTK_WIDGET (self);
}
