/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A preview of pages, with what moves and zooms it. */
#include "config.h"

#include "mst-pages-view.h"

#include "mst-accessible.h"
#include "mst-action.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FIT_WIDTH "width"
#define FIT_PAGE "page"

/* Zoom of a notch of the wheel. */
#define WHEEL_FACTOR 1.1

/* Percent that + and − go through. */
static const guint steps[] = {
  25, 33, 50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400
};

struct _MstPagesView
{
  AdwBin parent_instance;

  MstPagesCanvas *canvas;
  GtkEntry *number;
  GtkLabel *n_pages;
  GtkMenuButton *zoom_button;

  MstVolume *volume;
  GSimpleActionGroup *actions;
  guint update; /* idle */
  double pointer_x, pointer_y;
};

G_DEFINE_FINAL_TYPE (MstPagesView, mst_pages_view, ADW_TYPE_BIN)

static guint
get_percent (MstPagesView *self)
{
  return (guint) round (mst_pages_canvas_get_zoom (self->canvas) * 100);
}

static void
show_page (MstPagesView *self)
{
  guint n_pages = mst_pages_canvas_get_n_pages (self->canvas);
  guint page = mst_pages_canvas_get_page (self->canvas);
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *behind = g_strdup_printf (_ ("of %u"), n_pages);
  g_autofree char *name = g_strdup_printf (_ ("Page %u of %u"), page + 1, n_pages);

  gtk_editable_set_text (GTK_EDITABLE (self->number), n_pages > 0 ? number : "");
  gtk_label_set_label (self->n_pages, n_pages > 0 ? behind : "");
  mst_accessible_set_name (GTK_WIDGET (self->canvas), n_pages > 0 ? name : _ ("Preview"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->number), n_pages > 1);
  mst_action_set_enabled (G_ACTION_MAP (self->actions), "previous", page > 0);
  mst_action_set_enabled (G_ACTION_MAP (self->actions), "next", page + 1 < n_pages);
}

static void
show_zoom (MstPagesView *self)
{
  MstPagesFit fit = mst_pages_canvas_get_fit (self->canvas);
  g_autofree char *percent = g_strdup_printf ("%u", get_percent (self));
  g_autofree char *label = g_strdup_printf ("%s %%", percent);
  g_autofree char *name = g_strdup_printf (_ ("Zoom: %s"), label);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "zoom");

  gtk_menu_button_set_label (self->zoom_button, label);
  mst_accessible_set_name (GTK_WIDGET (self->zoom_button), name);
  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (fit == MST_FIT_WIDTH  ? FIT_WIDTH
                                                   : fit == MST_FIT_PAGE ? FIT_PAGE
                                                                         : percent));
  mst_action_set_enabled (G_ACTION_MAP (self->actions), "zoom-in",
                          get_percent (self) < steps[G_N_ELEMENTS (steps) - 1]);
  mst_action_set_enabled (G_ACTION_MAP (self->actions), "zoom-out", get_percent (self) > steps[0]);
}

static gboolean
update_cb (gpointer user_data)
{
  MstPagesView *self = user_data;

  self->update = 0;
  show_page (self);
  show_zoom (self);
  return G_SOURCE_REMOVE;
}

/* Afterwards, as the canvas tells of it while it is laid out. */
static void
queue_update (MstPagesView *self)
{
  if (self->update == 0)
    self->update = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

/* --- actions --- */

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstPagesView *self = user_data;
  guint page = mst_pages_canvas_get_page (self->canvas);

  if (page > 0)
    mst_pages_canvas_show_page (self->canvas, page - 1);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstPagesView *self = user_data;

  mst_pages_canvas_show_page (self->canvas, mst_pages_canvas_get_page (self->canvas) + 1);
}

static void
first_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_pages_canvas_show_page (MST_PAGES_VIEW (user_data)->canvas, 0);
}

static void
last_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_pages_canvas_show_page (MST_PAGES_VIEW (user_data)->canvas, G_MAXUINT);
}

static void
scroll_up_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_pages_canvas_scroll (MST_PAGES_VIEW (user_data)->canvas, TRUE);
}

static void
scroll_down_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_pages_canvas_scroll (MST_PAGES_VIEW (user_data)->canvas, FALSE);
}

static void
zoom_in_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstPagesView *self = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] > get_percent (self))
      {
        mst_pages_canvas_set_zoom (self->canvas, steps[i] / 100.0);
        return;
      }
}

static void
zoom_out_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstPagesView *self = user_data;

  for (guint i = G_N_ELEMENTS (steps); i > 0; i--)
    if (steps[i - 1] < get_percent (self))
      {
        mst_pages_canvas_set_zoom (self->canvas, steps[i - 1] / 100.0);
        return;
      }
}

/* "width", "page" or percent. */
static void
zoom_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  MstPagesView *self = user_data;
  const char *zoom = g_variant_get_string (value, NULL);

  if (strcmp (zoom, FIT_WIDTH) == 0)
    mst_pages_canvas_set_fit (self->canvas, MST_FIT_WIDTH);
  else if (strcmp (zoom, FIT_PAGE) == 0)
    mst_pages_canvas_set_fit (self->canvas, MST_FIT_PAGE);
  else
    mst_pages_canvas_set_zoom (self->canvas, strtod (zoom, NULL) / 100);
}

static void
single_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  mst_pages_canvas_set_single (MST_PAGES_VIEW (user_data)->canvas, g_variant_get_boolean (value));
  g_simple_action_set_state (action, value);
}

static void
number_activate_cb (MstPagesView *self)
{
  guint64 number = g_ascii_strtoull (gtk_editable_get_text (GTK_EDITABLE (self->number)), NULL, 10);

  if (number > 0)
    mst_pages_canvas_show_page (self->canvas, (guint) MIN (number, G_MAXUINT) - 1);
  show_page (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
add_actions (MstPagesView *self)
{
  static const GActionEntry entries[] = {
    { .name = "previous", .activate = previous_cb },
    { .name = "next", .activate = next_cb },
    { .name = "first", .activate = first_cb },
    { .name = "last", .activate = last_cb },
    { .name = "scroll-up", .activate = scroll_up_cb },
    { .name = "scroll-down", .activate = scroll_down_cb },
    { .name = "zoom-in", .activate = zoom_in_cb },
    { .name = "zoom-out", .activate = zoom_out_cb },
    { .name = "zoom", .parameter_type = "s", .state = "'width'", .change_state = zoom_cb },
    { .name = "single", .state = "false", .change_state = single_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "pages", G_ACTION_GROUP (self->actions));
}

/* --- wheel and pointer --- */

static gboolean
scroll_cb (MstPagesView *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (mst_pages_canvas_get_n_pages (self->canvas) == 0 || dy == 0)
    return FALSE;
  if ((state & GDK_CONTROL_MASK) != 0)
    {
      mst_pages_canvas_zoom_around (
        self->canvas, mst_pages_canvas_get_zoom (self->canvas) * pow (WHEEL_FACTOR, -dy),
        self->pointer_x, self->pointer_y);
      return TRUE;
    }
  /* A touchpad would run through all of them. */
  return gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL
         && mst_pages_canvas_turn_at_edge (self->canvas, dy < 0);
}

static void
motion_cb (MstPagesView *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static void
pressed_cb (MstPagesView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
add_controllers (MstPagesView *self)
{
  GtkWidget *canvas = GTK_WIDGET (self->canvas);
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (canvas, scroll);
  gtk_widget_add_controller (canvas, motion);
  gtk_widget_add_controller (canvas, GTK_EVENT_CONTROLLER (click));
}

/* --- the object --- */

static gboolean
mst_pages_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MST_PAGES_VIEW (widget)->canvas));
}

static void
mst_pages_view_dispose (GObject *object)
{
  MstPagesView *self = MST_PAGES_VIEW (object);

  g_clear_handle_id (&self->update, g_source_remove);
  g_clear_object (&self->volume);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (mst_pages_view_parent_class)->dispose (object);
}

static void
add_key (GtkWidgetClass *class, guint key, GdkModifierType modifiers, const char *action)
{
  gtk_widget_class_add_binding_action (class, key, modifiers, action, NULL);
}

static void
mst_pages_view_class_init (MstPagesViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_pages_view_dispose;
  widget_class->grab_focus = mst_pages_view_grab_focus;

  g_type_ensure (MST_TYPE_PAGES_CANVAS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-pages-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MstPagesView, canvas);
  gtk_widget_class_bind_template_child (widget_class, MstPagesView, number);
  gtk_widget_class_bind_template_child (widget_class, MstPagesView, n_pages);
  gtk_widget_class_bind_template_child (widget_class, MstPagesView, zoom_button);
  gtk_widget_class_bind_template_callback (widget_class, queue_update);
  gtk_widget_class_bind_template_callback (widget_class, number_activate_cb);

  add_key (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "pages.zoom-in");
  add_key (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "pages.zoom-in");
  add_key (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "pages.zoom-in");
  add_key (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "pages.zoom-out");
  add_key (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "pages.zoom-out");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "pages.zoom", "s",
                                       FIT_WIDTH);
}

static void
mst_pages_view_init (MstPagesView *self)
{
  add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_controllers (self);
  show_page (self);
  show_zoom (self);
}

void
mst_pages_view_set_volume (MstPagesView *self, MstVolume *volume)
{
  g_return_if_fail (MST_IS_PAGES_VIEW (self));

  g_set_object (&self->volume, volume);
  mst_pages_canvas_set_volume (self->canvas, volume);
}

MstVolume *
mst_pages_view_get_volume (MstPagesView *self)
{
  g_return_val_if_fail (MST_IS_PAGES_VIEW (self), NULL);
  return self->volume;
}

MstPagesCanvas *
mst_pages_view_get_canvas (MstPagesView *self)
{
  g_return_val_if_fail (MST_IS_PAGES_VIEW (self), NULL);
  return self->canvas;
}
