/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How pointer and keys read a chart. */
#include "config.h"

#include "mst-chart-view-private.h"

static int
locate (MstChartView *self, double x, double y)
{
  return self->chart != NULL && self->style != NULL && self->problem == NULL && !self->is_stale
           ? mst_chart_locate (self->chart, self->style, self->width, self->height, x, y)
           : -1;
}

int
mst_chart_view_locate (MstChartView *self, double x, double y)
{
  g_return_val_if_fail (MST_IS_CHART_VIEW (self), -1);
  return locate (self, x, y);
}

void
mst_chart_view_point_at (MstChartView *self, int mark)
{
  g_return_if_fail (MST_IS_CHART_VIEW (self));
  mst_chart_view_set_mark (self, mark, TRUE);
}

/* --- the pointer --- */

static void
motion_cb (MstChartView *self, double x, double y)
{
  int mark = locate (self, x, y);

  /* What the keys read stays until the pointer reads another one. */
  if (mark >= 0 || self->by_pointer)
    mst_chart_view_set_mark (self, mark, TRUE);
}

static void
leave_cb (MstChartView *self)
{
  if (self->by_pointer)
    mst_chart_view_set_mark (self, -1, TRUE);
}

static void
released_cb (MstChartView *self, int n_press, double x, double y)
{
  if (!gtk_widget_contains (GTK_WIDGET (self), x, y))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  mst_chart_view_set_mark (self, locate (self, x, y), TRUE);
  mst_chart_view_activate_mark (self);
}

static void
secondary_pressed_cb (MstChartView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  mst_chart_view_pop_up_menu (self, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
focus_left_cb (MstChartView *self)
{
  if (!self->by_pointer)
    mst_chart_view_set_mark (self, -1, FALSE);
}

void
mst_chart_view_add_input (MstChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (secondary));
}

/* --- keys --- */

typedef enum
{
  PREVIOUS,
  NEXT,
  FIRST,
  LAST,
} Step;

/* The next mark in this direction that is drawn; -1. */
static int
find_drawn (MstChartView *self, int from, int step)
{
  int n = (int) mst_chart_get_n_marks (self->chart);

  for (int mark = from; mark >= 0 && mark < n; mark += step)
    {
      cairo_rectangle_t area;

      if (mst_chart_get_mark_area (self->chart, self->style, self->width, self->height,
                                   (guint) mark, &area))
        return mark;
    }
  return -1;
}

static gboolean
step_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  MstChartView *self = MST_CHART_VIEW (widget);
  Step step = (Step) g_variant_get_int32 (arguments);
  int last, mark = -1;

  if (self->chart == NULL || self->style == NULL || self->problem != NULL)
    return FALSE;
  last = (int) mst_chart_get_n_marks (self->chart) - 1;
  switch (step)
    {
    case PREVIOUS:
      mark = find_drawn (self, self->mark >= 0 ? self->mark - 1 : last, -1);
      break;
    case NEXT:
      mark = find_drawn (self, self->mark + 1, 1);
      break;
    case FIRST:
      mark = find_drawn (self, 0, 1);
      break;
    case LAST:
    default:
      mark = find_drawn (self, last, -1);
      break;
    }
  /* At the ends it stays where it is. */
  mst_chart_view_set_mark (self, mark >= 0 ? mark : self->mark, FALSE);
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  MstChartView *self = MST_CHART_VIEW (widget);

  if (self->mark < 0)
    return FALSE;
  mst_chart_view_activate_mark (self);
  return TRUE;
}

static gboolean
forget_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  MstChartView *self = MST_CHART_VIEW (widget);

  if (self->mark < 0)
    return FALSE;
  mst_chart_view_set_mark (self, -1, FALSE);
  return TRUE;
}

void
mst_chart_view_install_keys (GtkWidgetClass *class)
{
  static const struct
  {
    guint key;
    Step step;
  } steps[] = {
    { GDK_KEY_Left, PREVIOUS }, { GDK_KEY_KP_Left, PREVIOUS }, { GDK_KEY_Right, NEXT },
    { GDK_KEY_KP_Right, NEXT }, { GDK_KEY_Home, FIRST },       { GDK_KEY_KP_Home, FIRST },
    { GDK_KEY_End, LAST },      { GDK_KEY_KP_End, LAST },
  };
  static const guint activating[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter,
                                      GDK_KEY_space };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_add_binding (class, steps[i].key, 0, step_cb, "i", (int) steps[i].step);
  for (guint i = 0; i < G_N_ELEMENTS (activating); i++)
    gtk_widget_class_add_binding (class, activating[i], 0, activate_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_Escape, 0, forget_cb, NULL);
}
