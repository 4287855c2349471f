/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with a chart on the screen: copying it, saving it, showing it to a room. */
#include "config.h"

#include "mst-chart-view-private.h"
#include "mst-chart-window.h"
#include "mst-context-menu.h"
#include "mst-file-chooser.h"
#include "session/mst-task.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PIXELS_AN_INCH 96.0

/* Pictures have twice the points of the screen, for slides on a wall. */
#define PICTURE_SCALE 2

/** Picture: a chart on its way out of the window, in the colours of paper. */
typedef struct
{
  GtkWidget *view; /* where it is told of */
  MstChart *chart;
  MstChartStyle *style;
  double width, height;
  char *path; /* nullable */
} Picture;

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_object_unref (picture->view);
  mst_chart_unref (picture->chart);
  mst_chart_style_free (picture->style);
  g_free (picture->path);
  g_free (picture);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picture, picture_free)

/* As large against its text as on the screen. */
static Picture *
picture_new (MstChartView *self)
{
  g_autoptr (MstChartStyle) screen = mst_chart_view_create_style (self);
  double scale = MST_CHART_FONT_SIZE / mst_chart_style_get_font_size (screen);
  Picture *picture = g_new0 (Picture, 1);

  picture->view = g_object_ref (GTK_WIDGET (self));
  picture->chart = mst_chart_view_copy_chart (self);
  picture->style = mst_chart_style_new (MST_CHART_PRINT);
  picture->width = round (MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1) * scale);
  picture->height = round (MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1) * scale);
  return picture;
}

static gboolean
has_chart (MstChartView *self)
{
  return self->chart != NULL && self->problem == NULL;
}

/* --- copying --- */

static GdkTexture *
create_texture (const Picture *picture)
{
  int width = (int) ceil (picture->width * PICTURE_SCALE);
  int height = (int) ceil (picture->height * PICTURE_SCALE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_scale (cr, PICTURE_SCALE, PICTURE_SCALE);
  mst_chart_draw (picture->chart, picture->style, cr, picture->width, picture->height);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes =
    g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/* Programs for pictures take the picture, spreadsheets the values. */
static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstChartView *self = MST_CHART_VIEW (widget);
  g_autoptr (Picture) picture = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *table = NULL;
  GdkContentProvider *forms[2];
  g_autoptr (GdkContentProvider) both = NULL;

  if (!has_chart (self))
    return;
  picture = picture_new (self);
  texture = create_texture (picture);
  table = mst_chart_dup_table (self->chart);
  forms[0] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture);
  forms[1] = gdk_content_provider_new_typed (G_TYPE_STRING, table);
  both = gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
}

static void
copy_values_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstChartView *self = MST_CHART_VIEW (widget);
  g_autofree char *table = NULL;

  if (!has_chart (self))
    return;
  table = mst_chart_dup_table (self->chart);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), table);
}

/* --- saving --- */

static gboolean
save (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  const Picture *picture = data;

  return mst_chart_save (picture->chart, picture->style, picture->path, picture->width,
                         picture->height, PIXELS_AN_INCH * PICTURE_SCALE, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Picture) picture = user_data;
  g_autofree char *name = g_filename_display_basename (picture->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (mst_task_run_finish (result, &error))
    text = g_strdup_printf (_ ("Saved as %s"), name);
  gtk_widget_activate_action (picture->view, "win.tell", "s", text != NULL ? text : error->message);
}

static void
path_chosen_cb (GPtrArray *paths, gpointer user_data)
{
  MstChartView *self = user_data;
  Picture *picture;
  g_autoptr (MstProgress) progress = NULL;

  if (!has_chart (self))
    return;
  progress = mst_progress_new ();
  picture = picture_new (self);
  picture->path = g_strdup (g_ptr_array_index (paths, 0));
  mst_task_run (NULL, save, picture, NULL, progress, saved_cb, picture);
}

static char *
suggest_name (MstChartView *self, const char *suffix)
{
  const char *title = self->title != NULL ? self->title : mst_chart_get_title (self->chart);
  char iso[MST_DATE_ISO_SIZE];

  return g_strdup_printf ("%s %s.%s", title != NULL ? title : _ ("Chart"),
                          mst_date_to_iso (mst_date_today (), iso), suffix);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstChartView *self = MST_CHART_VIEW (widget);
  g_autofree char *name = NULL;

  if (!has_chart (self))
    return;
  name = suggest_name (self, g_variant_get_string (parameter, NULL));
  mst_file_chooser_save (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Save the Chart"),
                         MST_FILE_PICTURE, name, path_chosen_cb, self);
}

/* --- the whole screen --- */

static void
activated_cb (MstChartView *self, const char *key)
{
  g_signal_emit_by_name (self, "activated", key);
}

static void
full_screen_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstChartView *self = MST_CHART_VIEW (widget);
  g_autoptr (MstChart) chart = NULL;
  GtkWindow *window;

  if (!has_chart (self) || MST_IS_CHART_WINDOW (gtk_widget_get_root (widget)))
    return;
  chart = mst_chart_view_copy_chart (self);
  window = mst_chart_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), chart);
  g_signal_connect_object (window, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

/* --- the menu --- */

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mst_chart_view_activate_mark (MST_CHART_VIEW (widget));
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) mark = g_menu_new ();
  g_autoptr (GMenu) copy = g_menu_new ();
  g_autoptr (GMenu) file = g_menu_new ();
  g_autoptr (GMenu) view = g_menu_new ();

  g_menu_append (mark, _ ("_Open the Rows"), "chart.open");
  g_menu_append (copy, _ ("_Copy as Picture"), "chart.copy");
  g_menu_append (copy, _ ("Copy _Values"), "chart.copy-values");
  g_menu_append (file, _ ("Save as _Picture (PNG)…"), "chart.save('png')");
  g_menu_append (file, _ ("Save as _Drawing (SVG)…"), "chart.save('svg')");
  g_menu_append (file, _ ("Save as P_age (PDF)…"), "chart.save('pdf')");
  g_menu_append (view, _ ("_Full Screen"), "chart.full-screen");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (mark));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (file));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));
  return G_MENU_MODEL (menu);
}

void
mst_chart_view_pop_up_menu (MstChartView *self, const GdkRectangle *area)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (!has_chart (self))
    return;
  if (self->menu == NULL)
    {
      g_autoptr (GMenuModel) model = create_menu ();

      self->menu = mst_context_menu_new (widget, model, G_CALLBACK (gtk_widget_grab_focus), self);
    }
  gtk_widget_action_set_enabled (
    widget, "chart.open",
    self->mark >= 0 && mst_chart_get_mark_key (self->chart, (guint) self->mark) != NULL);
  mst_context_menu_pop_up (self->menu, area);
}

/* By Menu or Shift+F10: at the mark that is read. */
static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstChartView *self = MST_CHART_VIEW (widget);
  cairo_rectangle_t area = { self->width / 2, self->height / 2, 1, 1 };

  if (self->mark >= 0 && self->style != NULL)
    mst_chart_get_mark_area (self->chart, self->style, self->width, self->height,
                             (guint) self->mark, &area);
  mst_chart_view_pop_up_menu (
    self, &(GdkRectangle){ (int) area.x, (int) area.y, (int) area.width, (int) area.height });
}

void
mst_chart_view_install_actions (GtkWidgetClass *class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "chart.open", open_cb, 0, 0 },
    { "chart.copy", copy_cb, GDK_KEY_c, GDK_CONTROL_MASK },
    { "chart.copy-values", copy_values_cb, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "chart.full-screen", full_screen_cb, GDK_KEY_F11, 0 },
    { "chart.menu", menu_cb, GDK_KEY_F10, GDK_SHIFT_MASK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
  gtk_widget_class_add_binding_action (class, GDK_KEY_Menu, 0, "chart.menu", NULL);
  gtk_widget_class_install_action (class, "chart.save", "s", save_cb);
  gtk_widget_class_add_binding_action (class, GDK_KEY_s, GDK_CONTROL_MASK, "chart.save", "s",
                                       "png");
}
