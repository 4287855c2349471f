/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A share as a bar. */
#include "config.h"

#include "mst-bar.h"

#define HEIGHT 8

struct _MstBar
{
  GtkWidget parent_instance;
  double share;
};

G_DEFINE_FINAL_TYPE (MstBar, mst_bar, GTK_TYPE_WIDGET)

static void
mst_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                 int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 40 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 56 : HEIGHT;
}

static void
append_bar (GtkSnapshot *snapshot, const GdkRGBA *color, float width, float top)
{
  GskRoundedRect outline;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, top, width, HEIGHT);

  gsk_rounded_rect_init_from_rect (&outline, &bounds, 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
mst_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MstBar *self = MST_BAR (widget);
  float width = (float) gtk_widget_get_width (widget);
  float top = ((float) gtk_widget_get_height (widget) - HEIGHT) / 2;
  GdkRGBA color;
  GdkRGBA ground;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  ground = color;
  ground.alpha *= 0.12f;
  append_bar (snapshot, &ground, width, top);
  if (self->share > 0)
    append_bar (snapshot, &color, MAX (2, width * (float) self->share), top);
}

static void
mst_bar_class_init (MstBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->measure = mst_bar_measure;
  widget_class->snapshot = mst_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "mstbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mst_bar_init (MstBar *self)
{
}

GtkWidget *
mst_bar_new (void)
{
  return g_object_new (MST_TYPE_BAR, NULL);
}

void
mst_bar_set_share (MstBar *self, double share)
{
  g_return_if_fail (MST_IS_BAR (self));

  share = CLAMP (share, 0, 1);
  if (share == self->share)
    return;
  self->share = share;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
