/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The areas as a tree or as a list. */
#include "config.h"

#include "list/mst-list-panel.h"
#include "mst-accessible.h"
#include "mst-area-panel.h"
#include "mst-places-panel.h"
#include "session/mst-settings.h"

#include <glib/gi18n-lib.h>

struct _MstPlacesPanel
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *tree;
  GtkWidget *list; /* NULL until first shown */

  MstSession *session;
  GSettings *settings;
  gboolean as_list;
};

enum
{
  PROP_0,
  PROP_AS_LIST,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void panel_iface_init (MstPanelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MstPlacesPanel, mst_places_panel, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MST_TYPE_PANEL, panel_iface_init))

static MstPanel *
get_shown (MstPlacesPanel *self)
{
  return MST_PANEL (gtk_stack_get_visible_child (self->stack));
}

static void
selected_cb (MstPlacesPanel *self, gint64 id, MstPanel *panel)
{
  if (panel == get_shown (self))
    mst_panel_selected (MST_PANEL (self), id);
}

static void
opened_cb (MstPlacesPanel *self, gint64 id)
{
  mst_panel_opened (MST_PANEL (self), id);
}

/* Turns to the other way of showing them. */
static GtkWidget *
create_switch (const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  mst_accessible_set_name (button, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "places.as-list");
  return button;
}

static void
changed_cb (MstPlacesPanel *self)
{
  mst_panel_changed (MST_PANEL (self));
}

static GtkWidget *
add_panel (MstPlacesPanel *self, GtkWidget *panel)
{
  g_signal_connect_swapped (panel, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (panel, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect_swapped (panel, "changed", G_CALLBACK (changed_cb), self);
  gtk_stack_add_child (self->stack, panel);
  return panel;
}

static void
set_as_list (MstPlacesPanel *self, gboolean as_list)
{
  gint64 id = mst_panel_get_selected (get_shown (self));

  if (self->as_list == as_list)
    return;
  self->as_list = as_list;
  if (self->list == NULL)
    {
      self->list = add_panel (self, mst_list_panel_new (self->session, &mst_area_type));
      mst_list_panel_add_to_head (
        MST_LIST_PANEL (self->list),
        create_switch ("mst-tree-symbolic", _ ("Show the areas as a tree")));
    }
  gtk_stack_set_visible_child (self->stack, as_list ? self->list : self->tree);
  g_settings_set_boolean (self->settings, "areas-as-list", as_list);
  if (id != 0)
    mst_panel_select (get_shown (self), id);
  gtk_widget_grab_focus (GTK_WIDGET (get_shown (self)));
  changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AS_LIST]);
}

/* --- MstPanel: the one that is shown answers --- */

static MstPanel *
get_inner (MstPanel *panel)
{
  return get_shown (MST_PLACES_PANEL (panel));
}

static const MstRecordType *
get_record_type (MstPanel *panel)
{
  return &mst_area_type;
}

/* The tree can't leave any out. */
static void
show_records (MstPanel *panel, const char *area_code, GVariant *conditions)
{
  MstPlacesPanel *self = MST_PLACES_PANEL (panel);

  if (g_variant_n_children (conditions) > 0)
    set_as_list (self, TRUE);
  mst_panel_show_records (get_shown (self), area_code, conditions);
}

static void
show_same (MstPanel *panel, MstPanel *other)
{
  MstPlacesPanel *from = MST_PLACES_PANEL (other);

  set_as_list (MST_PLACES_PANEL (panel), from->as_list);
  mst_panel_show_same (get_shown (MST_PLACES_PANEL (panel)), get_shown (from));
}

/* The tree can't be filtered. */
static void
add_filter (MstPanel *panel)
{
  set_as_list (MST_PLACES_PANEL (panel), TRUE);
  mst_panel_add_filter (get_shown (MST_PLACES_PANEL (panel)));
}

static void
show_query (MstPanel *panel, const MstQuery *query)
{
  set_as_list (MST_PLACES_PANEL (panel), TRUE);
  mst_panel_show_query (get_shown (MST_PLACES_PANEL (panel)), query);
}

static void
panel_iface_init (MstPanelInterface *iface)
{
  iface->get_inner = get_inner;
  iface->get_record_type = get_record_type;
  iface->show_records = show_records;
  iface->show_same = show_same;
  iface->add_filter = add_filter;
  iface->show_query = show_query;
}

/* --- the object --- */

static gboolean
mst_places_panel_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (get_shown (MST_PLACES_PANEL (widget))));
}

static void
mst_places_panel_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_AS_LIST:
      g_value_set_boolean (value, MST_PLACES_PANEL (object)->as_list);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mst_places_panel_set_property (GObject *object, guint property_id, const GValue *value,
                               GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_AS_LIST:
      set_as_list (MST_PLACES_PANEL (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mst_places_panel_dispose (GObject *object)
{
  MstPlacesPanel *self = MST_PLACES_PANEL (object);

  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (mst_places_panel_parent_class)->dispose (object);
}

static void
mst_places_panel_class_init (MstPlacesPanelClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = mst_places_panel_dispose;
  object_class->get_property = mst_places_panel_get_property;
  object_class->set_property = mst_places_panel_set_property;
  widget_class->grab_focus = mst_places_panel_grab_focus;

  properties[PROP_AS_LIST] =
    g_param_spec_boolean ("as-list", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "places.as-list", "as-list");
}

static void
mst_places_panel_init (MstPlacesPanel *self)
{
  self->settings = mst_settings_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

GtkWidget *
mst_places_panel_new (MstSession *session)
{
  MstPlacesPanel *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);

  self = g_object_new (MST_TYPE_PLACES_PANEL, NULL);
  self->session = g_object_ref (session);
  self->tree = add_panel (self, mst_area_panel_new (session));
  mst_area_panel_add_to_head (MST_AREA_PANEL (self->tree),
                              create_switch ("mst-list-symbolic", _ ("Show the areas as a list")));
  if (g_settings_get_boolean (self->settings, "areas-as-list"))
    set_as_list (self, TRUE);
  return GTK_WIDGET (self);
}
