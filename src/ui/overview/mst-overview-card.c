/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card of the overview: its title, its menu, and how it is moved. */
#include "config.h"

#include "chart/mst-chart-view.h"
#include "mst-accessible.h"
#include "mst-overview-areas.h"
#include "mst-overview-card.h"
#include "mst-overview-list.h"

#include <glib/gi18n-lib.h>

struct _MstOverviewCard
{
  AdwBin parent_instance;
  guint position;
  GtkWidget *head;
  GtkWidget *body;
};

enum
{
  MOVED,
  DROPPED,
  HIDDEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstOverviewCard, mst_overview_card, ADW_TYPE_BIN)

/* --- moving --- */

static void
move_back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[MOVED], 0, -1);
}

static void
move_on_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[MOVED], 0, 1);
}

static void
hide_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[HIDDEN], 0);
}

static GdkContentProvider *
prepare_cb (MstOverviewCard *self, double x, double y, GtkDragSource *source)
{
  return gdk_content_provider_new_typed (MST_TYPE_OVERVIEW_CARD, self);
}

static void
drag_begin_cb (MstOverviewCard *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 24, 18);
}

static gboolean
drop_cb (MstOverviewCard *self, const GValue *value, double x, double y)
{
  MstOverviewCard *other = g_value_get_object (value);

  /* Another window has its own cards in the same order. */
  if (other == NULL || other == self
      || gtk_widget_get_parent (GTK_WIDGET (other)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, other);
  return TRUE;
}

static void
add_dragging (MstOverviewCard *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (MST_TYPE_OVERVIEW_CARD, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (self->head, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- head and body --- */

/* Made when it is wanted: a dozen of menus are too much to open the overview with. */
static void
create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GMenu) menu = NULL;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  menu = g_menu_new ();
  g_menu_append (menu, _ ("Move _Back"), "card.move-back");
  g_menu_append (menu, _ ("Move _On"), "card.move-on");
  g_menu_append (menu, _ ("_Hide"), "card.hide");
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static GtkWidget *
create_head (MstOverviewCard *self)
{
  const char *title = _ (mst_dashboard_cards[self->position].title);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *name = g_strdup_printf (_ ("Menu of the card “%s”"), title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_menu_cb, NULL, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "mst-card-menu");
  mst_accessible_set_name (button, name);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), button);
  return head;
}

static void
activated_cb (MstOverviewCard *self, const char *key)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-query", "s", key);
}

static GtkWidget *
create_body (MstOverviewCard *self)
{
  MstDashboardKind kind = mst_dashboard_cards[self->position].kind;
  GtkWidget *chart;

  switch (kind)
    {
    case MST_DASHBOARD_SHARES:
    case MST_DASHBOARD_DOUBTS:
      return mst_overview_list_new (kind);
    case MST_DASHBOARD_AREAS:
      return mst_overview_areas_new ();
    case MST_DASHBOARD_CHART:
      chart = mst_chart_view_new ();
      gtk_widget_set_vexpand (chart, TRUE);
      g_signal_connect_swapped (chart, "activated", G_CALLBACK (activated_cb), self);
      return chart;
    case MST_DASHBOARD_FIGURES:
    default:
      g_return_val_if_reached (NULL);
    }
}

void
mst_overview_card_show (MstOverviewCard *self, const MstDashboard *dashboard,
                        const MstAreaTree *areas, const char *source)
{
  const MstDashboardCard *card = mst_overview_card_get_card (self);

  g_return_if_fail (MST_IS_OVERVIEW_CARD (self));

  if (MST_IS_OVERVIEW_LIST (self->body))
    mst_overview_list_show (MST_OVERVIEW_LIST (self->body),
                            mst_dashboard_get_items (dashboard, self->position));
  else if (MST_IS_OVERVIEW_AREAS (self->body))
    mst_overview_areas_show (MST_OVERVIEW_AREAS (self->body), areas);
  else
    {
      MstChartView *view = MST_CHART_VIEW (self->body);

      mst_chart_view_set_chart (view, mst_dashboard_get_chart (dashboard, self->position));
      mst_chart_view_set_caption (view, _ (card->title), source, mst_date_today ());
    }
}

void
mst_overview_card_show_duplicates (MstOverviewCard *self, gint64 n)
{
  g_return_if_fail (MST_IS_OVERVIEW_CARD (self));

  if (mst_overview_card_get_card (self)->kind == MST_DASHBOARD_DOUBTS)
    mst_overview_list_show_duplicates (MST_OVERVIEW_LIST (self->body), n);
}

guint
mst_overview_card_get_position (MstOverviewCard *self)
{
  g_return_val_if_fail (MST_IS_OVERVIEW_CARD (self), 0);
  return self->position;
}

const MstDashboardCard *
mst_overview_card_get_card (MstOverviewCard *self)
{
  g_return_val_if_fail (MST_IS_OVERVIEW_CARD (self), NULL);
  return &mst_dashboard_cards[self->position];
}

static void
mst_overview_card_class_init (MstOverviewCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_Left, "card.move-back" },
    { GDK_KEY_Up, "card.move-back" },
    { GDK_KEY_Right, "card.move-on" },
    { GDK_KEY_Down, "card.move-on" },
  };

  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, MST_TYPE_OVERVIEW_CARD);
  signals[HIDDEN] = g_signal_new ("hidden", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "card.move-back", NULL, move_back_cb);
  gtk_widget_class_install_action (widget_class, "card.move-on", NULL, move_on_cb);
  gtk_widget_class_install_action (widget_class, "card.hide", NULL, hide_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key,
                                         GDK_CONTROL_MASK | GDK_SHIFT_MASK, keys[i].action, NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mst_overview_card_init (MstOverviewCard *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "mst-card");
}

GtkWidget *
mst_overview_card_new (guint position)
{
  MstOverviewCard *self;
  GtkWidget *box;

  g_return_val_if_fail (position < MST_DASHBOARD_N_CARDS, NULL);

  self = g_object_new (MST_TYPE_OVERVIEW_CARD, NULL);
  self->position = position;
  self->head = create_head (self);
  self->body = create_body (self);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->head);
  gtk_box_append (GTK_BOX (box), self->body);
  adw_bin_set_child (ADW_BIN (self), box);
  mst_accessible_set_name (GTK_WIDGET (self), _ (mst_dashboard_cards[position].title));
  add_dragging (self);
  return GTK_WIDGET (self);
}
