/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of paper that are scrolled and zoomed. */
#include "config.h"

#include "mst-pages-canvas-private.h"

#define STEP 60.0

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_ZOOM,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE_WITH_CODE (MstPagesCanvas, mst_pages_canvas, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static void
lay_out_again (MstPagesCanvas *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- what is in view --- */

static void
tell_page (MstPagesCanvas *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static gboolean
is_at_end (MstPagesCanvas *self)
{
  return gtk_adjustment_get_value (self->vadjustment)
         >= gtk_adjustment_get_upper (self->vadjustment)
              - gtk_adjustment_get_page_size (self->vadjustment) - 1;
}

/* The page that has the upper third of the view; at the end, where it may never come so far up, the
 * last. */
static void
follow_view (MstPagesCanvas *self)
{
  double y = mst_pages_canvas_get_value (self->vadjustment);
  guint page;

  if (self->layout.n_pages == 0 || self->layout.single)
    return;
  if (y > 0 && is_at_end (self))
    page = self->layout.n_pages - 1;
  else
    page = mst_pages_layout_find_page (&self->layout,
                                       y + gtk_widget_get_height (GTK_WIDGET (self)) / 3.0);
  if (self->layout.page == page)
    return;
  self->layout.page = page;
  tell_page (self);
}

static void
value_changed_cb (MstPagesCanvas *self)
{
  if (!self->follows_code)
    follow_view (self);
  mst_pages_canvas_want_pages (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drawn_cb (MstPagesCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- laying out --- */

static void
keep_in_place (MstPagesCanvas *self, double at_x, double at_y)
{
  double x = mst_pages_canvas_get_value (self->hadjustment) + at_x;
  double y = mst_pages_canvas_get_value (self->vadjustment) + at_y;

  if (self->layout.n_pages == 0)
    return;
  self->anchor = (MstPagesAnchor){ mst_pages_layout_find_place (&self->layout, x, y), at_x, at_y };
  self->is_anchored = TRUE;
}

static void
fit (MstPagesCanvas *self)
{
  double zoom = mst_pages_layout_get_fitting_zoom (&self->layout, self->fit == MST_FIT_PAGE);

  zoom = CLAMP (zoom, MST_ZOOM_LEAST, MST_ZOOM_MOST);
  if (zoom == self->layout.zoom)
    return;
  self->layout.zoom = zoom;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
configure (GtkAdjustment *adjustment, double value, double size, double upper)
{
  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, CLAMP (value, 0, MAX (0, upper - size)), 0,
                              MAX (upper, size), STEP, size * 0.9, size);
}

static void
mst_pages_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MstPagesCanvas *self = MST_PAGES_CANVAS (widget);
  double x = mst_pages_canvas_get_value (self->hadjustment);
  double y = mst_pages_canvas_get_value (self->vadjustment);

  if (!self->is_anchored)
    keep_in_place (self, 0, 0);
  self->layout.view_width = width;
  self->layout.view_height = height;
  if (self->layout.n_pages > 0)
    {
      if (self->fit != MST_FIT_NONE)
        fit (self);
      mst_pages_layout_get_place (&self->layout, &self->anchor.place, &x, &y);
      x -= self->anchor.at_x;
      y -= self->anchor.at_y;
      self->is_anchored = FALSE;
    }
  /* The page in view is the one that was asked for, not the one that a new height brings. */
  self->follows_code = TRUE;
  configure (self->hadjustment, x, width, mst_pages_layout_get_width (&self->layout));
  configure (self->vadjustment, y, height, mst_pages_layout_get_height (&self->layout));
  self->follows_code = FALSE;
  mst_pages_canvas_want_pages (self);
}

static void
mst_pages_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 480;
}

static GtkSizeRequestMode
mst_pages_canvas_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
mst_pages_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  mst_pages_canvas_draw (MST_PAGES_CANVAS (widget), snapshot);
}

static void
mst_pages_canvas_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mst_pages_canvas_parent_class)->map (widget);
  mst_pages_canvas_want_pages (MST_PAGES_CANVAS (widget));
}

/* --- moving about --- */

/* A point of the page, in points, comes to the view's upper edge. */
static void
go_to (MstPagesCanvas *self, guint page, double y)
{
  double x = mst_pages_canvas_get_value (self->hadjustment)
             - mst_pages_layout_get_page_left (&self->layout, page);

  self->layout.page = page;
  self->anchor =
    (MstPagesAnchor){ .place = { page, x / mst_pages_layout_get_scale (&self->layout), y } };
  self->is_anchored = TRUE;
  tell_page (self);
  lay_out_again (self);
}

static void
turn (MstPagesCanvas *self, gboolean back)
{
  if (back && self->layout.page > 0)
    /* To the end of the one before, which may be higher than the view. */
    go_to (self, self->layout.page - 1, G_MAXINT);
  else if (!back && self->layout.page + 1 < self->layout.n_pages)
    go_to (self, self->layout.page + 1,
           -MST_PAGES_GAP / mst_pages_layout_get_scale (&self->layout));
}

/* --- the object --- */

static void
set_adjustment (MstPagesCanvas *self, GtkAdjustment **kept, GtkAdjustment *adjustment)
{
  if (*kept != NULL)
    g_signal_handlers_disconnect_by_func (*kept, value_changed_cb, self);
  g_set_object (kept, adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
mst_pages_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MstPagesCanvas *self = MST_PAGES_CANVAS (object);

  switch (id)
    {
    case PROP_PAGE:
      g_value_set_uint (value, self->layout.page);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->layout.zoom);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mst_pages_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MstPagesCanvas *self = MST_PAGES_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mst_pages_canvas_dispose (GObject *object)
{
  MstPagesCanvas *self = MST_PAGES_CANVAS (object);

  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);
  if (self->renderer != NULL)
    g_signal_handlers_disconnect_by_data (self->renderer, self);
  g_clear_object (&self->renderer);
  mst_pages_layout_clear (&self->layout);
  G_OBJECT_CLASS (mst_pages_canvas_parent_class)->dispose (object);
}

/* The actions are those of the view; the keys are taken before the scrolled window between them does. */
static void
add_keys (GtkWidgetClass *class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_Home, 0, "pages.first" },
    { GDK_KEY_End, 0, "pages.last" },
    { GDK_KEY_Page_Up, GDK_CONTROL_MASK, "pages.previous" },
    { GDK_KEY_Page_Down, GDK_CONTROL_MASK, "pages.next" },
    { GDK_KEY_Page_Up, 0, "pages.scroll-up" },
    { GDK_KEY_Page_Down, 0, "pages.scroll-down" },
    { GDK_KEY_space, GDK_SHIFT_MASK, "pages.scroll-up" },
    { GDK_KEY_space, 0, "pages.scroll-down" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (class, keys[i].key, keys[i].modifiers, keys[i].action,
                                         NULL);
}

static void
mst_pages_canvas_class_init (MstPagesCanvasClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = mst_pages_canvas_dispose;
  object_class->get_property = mst_pages_canvas_get_property;
  object_class->set_property = mst_pages_canvas_set_property;
  widget_class->measure = mst_pages_canvas_measure;
  widget_class->get_request_mode = mst_pages_canvas_get_request_mode;
  widget_class->size_allocate = mst_pages_canvas_size_allocate;
  widget_class->snapshot = mst_pages_canvas_snapshot;
  widget_class->map = mst_pages_canvas_map;

  properties[PROP_PAGE] =
    g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ZOOM] =
    g_param_spec_double ("zoom", NULL, NULL, MST_ZOOM_LEAST, MST_ZOOM_MOST, 1,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "mstpagescanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mst_pages_canvas_init (MstPagesCanvas *self)
{
  self->fit = MST_FIT_WIDTH;
  self->layout.zoom = 1;
  self->renderer = mst_page_renderer_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (self->renderer, "drawn", G_CALLBACK (drawn_cb), self);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (mst_pages_canvas_want_pages), NULL);
}

void
mst_pages_canvas_set_volume (MstPagesCanvas *self, MstVolume *volume)
{
  g_return_if_fail (MST_IS_PAGES_CANVAS (self));

  if (self->layout.n_pages > 0)
    keep_in_place (self, 0, 0);
  else
    self->anchor = (MstPagesAnchor){ .place = { .y = -MST_PAGES_GAP } };
  mst_pages_layout_set_volume (&self->layout, volume);
  mst_page_renderer_set_volume (self->renderer, volume);
  self->layout.page = MIN (self->layout.page, MAX (self->layout.n_pages, 1) - 1);
  if (self->anchor.place.page >= self->layout.n_pages)
    self->anchor = (MstPagesAnchor){ .place = { .page = self->layout.page, .y = -MST_PAGES_GAP } };
  self->is_anchored = TRUE;
  tell_page (self);
  lay_out_again (self);
}

guint
mst_pages_canvas_get_n_pages (MstPagesCanvas *self)
{
  g_return_val_if_fail (MST_IS_PAGES_CANVAS (self), 0);
  return self->layout.n_pages;
}

guint
mst_pages_canvas_get_page (MstPagesCanvas *self)
{
  g_return_val_if_fail (MST_IS_PAGES_CANVAS (self), 0);
  return self->layout.page;
}

void
mst_pages_canvas_show_page (MstPagesCanvas *self, guint page)
{
  g_return_if_fail (MST_IS_PAGES_CANVAS (self));

  if (self->layout.n_pages > 0)
    go_to (self, MIN (page, self->layout.n_pages - 1),
           -MST_PAGES_GAP / mst_pages_layout_get_scale (&self->layout));
}

double
mst_pages_canvas_get_zoom (MstPagesCanvas *self)
{
  g_return_val_if_fail (MST_IS_PAGES_CANVAS (self), 1);
  return self->layout.zoom;
}

void
mst_pages_canvas_zoom_around (MstPagesCanvas *self, double zoom, double x, double y)
{
  g_return_if_fail (MST_IS_PAGES_CANVAS (self));

  keep_in_place (self, x, y);
  self->fit = MST_FIT_NONE;
  self->layout.zoom = CLAMP (zoom, MST_ZOOM_LEAST, MST_ZOOM_MOST);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  lay_out_again (self);
}

void
mst_pages_canvas_set_zoom (MstPagesCanvas *self, double zoom)
{
  g_return_if_fail (MST_IS_PAGES_CANVAS (self));
  mst_pages_canvas_zoom_around (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                                gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

MstPagesFit
mst_pages_canvas_get_fit (MstPagesCanvas *self)
{
  g_return_val_if_fail (MST_IS_PAGES_CANVAS (self), MST_FIT_NONE);
  return self->fit;
}

void
mst_pages_canvas_set_fit (MstPagesCanvas *self, MstPagesFit fit)
{
  g_return_if_fail (MST_IS_PAGES_CANVAS (self));

  self->fit = fit;
  mst_pages_canvas_show_page (self, self->layout.page);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

void
mst_pages_canvas_set_single (MstPagesCanvas *self, gboolean single)
{
  g_return_if_fail (MST_IS_PAGES_CANVAS (self));

  if (self->layout.single == single)
    return;
  self->layout.single = single;
  mst_pages_canvas_show_page (self, self->layout.page);
}

gboolean
mst_pages_canvas_turn_at_edge (MstPagesCanvas *self, gboolean back)
{
  g_return_val_if_fail (MST_IS_PAGES_CANVAS (self), FALSE);

  if (!self->layout.single || self->vadjustment == NULL
      || (back ? mst_pages_canvas_get_value (self->vadjustment) > 0 : !is_at_end (self)))
    return FALSE;
  turn (self, back);
  return TRUE;
}

void
mst_pages_canvas_scroll (MstPagesCanvas *self, gboolean back)
{
  double step;

  g_return_if_fail (MST_IS_PAGES_CANVAS (self));

  if (self->vadjustment == NULL || mst_pages_canvas_turn_at_edge (self, back))
    return;
  step = gtk_adjustment_get_page_increment (self->vadjustment);
  gtk_adjustment_set_value (self->vadjustment,
                            mst_pages_canvas_get_value (self->vadjustment) + (back ? -step : step));
}
