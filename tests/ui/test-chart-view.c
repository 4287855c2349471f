/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart on the screen: what pointer and keys read in it, what it opens, and what is copied of it. */
#include "config.h"

#include "chart/mst-chart-view.h"
#include "chart/mst-chart-window.h"
#include "mst-ui-test.h"

#include <math.h>
#include <string.h>

static const char *const places[] = { "和平里", "前门", "东四", "龙潭", "天坛" };
static const double figures[] = { 2810, 401, 1320, 980, 1504 };

static MstChart *
make_chart (MstChartKind kind)
{
  MstChart *chart = mst_chart_new (kind);

  mst_chart_set_title (chart, "在册人员");
  mst_chart_set_unit (chart, "人");
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *key = g_strdup_printf ("key-%u", i);

      mst_chart_add_category (chart, places[i], key);
    }
  mst_chart_add_series (chart, "在册", figures, G_N_ELEMENTS (figures), NULL);
  if (kind == MST_CHART_TILES || kind == MST_CHART_MAP)
    for (guint i = 0; i < G_N_ELEMENTS (places); i++)
      {
        g_autofree char *key = g_strdup_printf ("key-%u", i);

        mst_chart_add_point (chart, places[i], kind == MST_CHART_MAP ? 116 + i * 0.02 : i,
                             kind == MST_CHART_MAP ? 39.9 + i * 0.01 : 0, figures[i],
                             MST_CHART_NO_GROUP, key);
      }
  return chart;
}

typedef struct
{
  GtkWidget *view, *window;
  char *activated;
  guint n_activated;
} Shown;

static void
activated_cb (MstChartView *view, const char *key, Shown *shown)
{
  g_free (shown->activated);
  shown->activated = g_strdup (key);
  shown->n_activated++;
}

static void
run_xdotool (const char *first, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  va_list list;

  g_ptr_array_add (words, (gpointer) "xdotool");
  va_start (list, first);
  for (const char *word = first; word != NULL; word = va_arg (list, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (list);
  g_ptr_array_add (words, NULL);
  g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                NULL, &error);
  g_assert_no_error (error);
  mst_ui_test_settle (200);
}

static void
show (Shown *shown, MstChart *chart)
{
  memset (shown, 0, sizeof *shown);
  shown->view = mst_chart_view_new ();
  g_signal_connect (shown->view, "activated", G_CALLBACK (activated_cb), shown);
  mst_chart_view_set_chart (MST_CHART_VIEW (shown->view), chart);
  shown->window = mst_ui_test_show (shown->view);
  /* The pointer reads nothing where it happens to be. */
  run_xdotool ("mousemove", "1439", "899", NULL);
  gtk_widget_grab_focus (shown->view);
  mst_ui_test_settle (200);
}

static void
clear (Shown *shown)
{
  gtk_window_destroy (GTK_WINDOW (shown->window));
  g_free (shown->activated);
}

static int
get_mark (const Shown *shown)
{
  return mst_chart_view_get_mark (MST_CHART_VIEW (shown->view));
}

static char *
check_property (const Shown *shown, GtkAccessibleProperty property, const char *value)
{
  return gtk_test_accessible_check_property (GTK_ACCESSIBLE (shown->view), property, value);
}

static void
assert_words (const Shown *shown, GtkAccessibleProperty property, const char *words)
{
  g_autofree char *difference = check_property (shown, property, words);

  g_assert_cmpstr (difference, ==, NULL);
}

/* --- keys --- */

/* Every mark is reached, said and opened, in whatever kind of chart. */
static void
test_walk (void)
{
  static const MstChartKind kinds[] = { MST_CHART_BAR,   MST_CHART_HORIZONTAL, MST_CHART_LINE,
                                        MST_CHART_DONUT, MST_CHART_MAP,        MST_CHART_TILES };

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      g_autoptr (MstChart) chart = make_chart (kinds[kind]);
      Shown shown;

      show (&shown, chart);
      g_assert_cmpint (get_mark (&shown), ==, -1);
      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        {
          g_autofree char *words = mst_chart_describe_mark (chart, i);
          g_autofree char *key = g_strdup_printf ("key-%u", i);

          mst_ui_test_press ("Right");
          g_assert_cmpint (get_mark (&shown), ==, i);
          g_assert_nonnull (strstr (words, places[i]));
          assert_words (&shown, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
          mst_ui_test_press ("Return");
          g_assert_cmpstr (shown.activated, ==, key);
          g_assert_cmpuint (shown.n_activated, ==, i + 1);
        }
      clear (&shown);
    }
}

static void
test_ends (void)
{
  g_autoptr (MstChart) chart = make_chart (MST_CHART_BAR);
  Shown shown;

  show (&shown, chart);
  mst_ui_test_press ("Return");
  g_assert_cmpuint (shown.n_activated, ==, 0);
  mst_ui_test_press ("Left");
  g_assert_cmpint (get_mark (&shown), ==, 4);
  mst_ui_test_press ("Right");
  g_assert_cmpint (get_mark (&shown), ==, 4);
  mst_ui_test_press ("Home");
  g_assert_cmpint (get_mark (&shown), ==, 0);
  mst_ui_test_press ("Left");
  g_assert_cmpint (get_mark (&shown), ==, 0);
  mst_ui_test_press ("End");
  g_assert_cmpint (get_mark (&shown), ==, 4);
  mst_ui_test_press ("Escape");
  g_assert_cmpint (get_mark (&shown), ==, -1);
  assert_words (&shown, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  clear (&shown);
}

/* Marks that aren't drawn are passed over. */
static void
test_unknown_values (void)
{
  static const double values[] = { 1, NAN, 3 };
  g_autoptr (MstChart) chart = mst_chart_new (MST_CHART_LINE);
  Shown shown;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    mst_chart_add_category (chart, places[i], NULL);
  mst_chart_add_series (chart, NULL, values, G_N_ELEMENTS (values), NULL);
  show (&shown, chart);
  mst_ui_test_press ("Right");
  mst_ui_test_press ("Right");
  g_assert_cmpint (get_mark (&shown), ==, 2);
  mst_ui_test_press ("Return");
  g_assert_cmpuint (shown.n_activated, ==, 0);
  clear (&shown);
}

/* --- pointer --- */

static void
test_pointer (void)
{
  g_autoptr (MstChart) chart = make_chart (MST_CHART_TILES);
  Shown shown;

  /* The window is alone on its display: its middle is the middle tile. */
  show (&shown, chart);
  gtk_window_fullscreen (GTK_WINDOW (shown.window));
  mst_ui_test_settle (500);
  {
    g_autofree char *x = g_strdup_printf ("%d", gtk_widget_get_width (shown.view) / 2);
    g_autofree char *y = g_strdup_printf ("%d", gtk_widget_get_height (shown.view) / 2 + 20);

    run_xdotool ("mousemove", x, y, NULL);
    g_assert_cmpint (get_mark (&shown), ==, 2);
    run_xdotool ("click", "1", NULL);
    g_assert_cmpstr (shown.activated, ==, "key-2");
    run_xdotool ("mousemove", "2", "2", NULL);
    g_assert_cmpint (get_mark (&shown), ==, -1);
  }
  clear (&shown);
}

/* --- words --- */

static void
test_summary (void)
{
  g_autoptr (MstChart) chart = make_chart (MST_CHART_HORIZONTAL);
  g_autoptr (MstChart) empty = mst_chart_new (MST_CHART_BAR);
  g_autofree char *words = mst_chart_describe (chart);
  Shown shown;

  show (&shown, chart);
  g_assert_nonnull (strstr (words, "2,810"));
  assert_words (&shown, GTK_ACCESSIBLE_PROPERTY_LABEL, words);
  mst_chart_view_set_chart (MST_CHART_VIEW (shown.view), empty);
  assert_words (&shown, GTK_ACCESSIBLE_PROPERTY_LABEL, "no data");
  mst_chart_view_set_problem (MST_CHART_VIEW (shown.view), "The file is gone.");
  assert_words (&shown, GTK_ACCESSIBLE_PROPERTY_LABEL, "The file is gone.");
  mst_ui_test_press ("Right");
  g_assert_cmpint (get_mark (&shown), ==, -1);
  clear (&shown);
}

/* The same place is read on when the figures change, and none when it is gone. */
static void
test_new_chart (void)
{
  g_autoptr (MstChart) chart = make_chart (MST_CHART_BAR);
  g_autoptr (MstChart) shorter = mst_chart_new (MST_CHART_BAR);
  Shown shown;

  mst_chart_add_category (shorter, "东四", "key-2");
  mst_chart_add_series (shorter, NULL, &figures[2], 1, NULL);
  show (&shown, chart);
  for (guint i = 0; i < 3; i++)
    mst_ui_test_press ("Right");
  mst_chart_view_set_chart (MST_CHART_VIEW (shown.view), shorter);
  g_assert_cmpint (get_mark (&shown), ==, 0);
  mst_chart_view_set_chart (MST_CHART_VIEW (shown.view), chart);
  g_assert_cmpint (get_mark (&shown), ==, 2);
  mst_ui_test_press ("Right");
  mst_chart_view_set_chart (MST_CHART_VIEW (shown.view), shorter);
  g_assert_cmpint (get_mark (&shown), ==, -1);
  clear (&shown);
}

/* --- copying --- */

typedef struct
{
  char *text;
  GdkTexture *texture;
} Taken;

static void
text_read_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  ((Taken *) user_data)->text =
    gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, &error);
  g_assert_no_error (error);
}

static void
texture_read_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  ((Taken *) user_data)->texture =
    gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (clipboard), result, &error);
  g_assert_no_error (error);
}

static gboolean
has_text (gpointer data)
{
  return ((Taken *) data)->text != NULL;
}

static gboolean
has_texture (gpointer data)
{
  return ((Taken *) data)->texture != NULL;
}

static void
test_copy (void)
{
  g_autoptr (MstChart) chart = make_chart (MST_CHART_BAR);
  g_autofree char *table = mst_chart_dup_table (chart);
  Taken taken = { NULL, NULL };
  GdkClipboard *clipboard;
  Shown shown;

  show (&shown, chart);
  clipboard = gtk_widget_get_clipboard (shown.view);
  mst_ui_test_press ("ctrl+c");
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &taken);
  mst_ui_test_wait (has_text, &taken);
  g_assert_cmpstr (taken.text, ==, table);
  g_assert_nonnull (strstr (table, "和平里\t2810\n"));
  gdk_clipboard_read_texture_async (clipboard, NULL, texture_read_cb, &taken);
  mst_ui_test_wait (has_texture, &taken);
  /* Twice the points of what is seen, its text of the usual size. */
  g_assert_cmpint (gdk_texture_get_width (taken.texture), >=, gtk_widget_get_width (shown.view));
  g_clear_pointer (&taken.text, g_free);
  g_clear_object (&taken.texture);

  mst_ui_test_press ("ctrl+shift+c");
  g_assert_false (
    gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_TEXTURE));
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &taken);
  mst_ui_test_wait (has_text, &taken);
  g_assert_cmpstr (taken.text, ==, table);
  g_free (taken.text);
  clear (&shown);
}

/* --- menu and full screen --- */

static void
test_menu (void)
{
  g_autoptr (MstChart) chart = make_chart (MST_CHART_DONUT);
  Shown shown;
  GtkWidget *menu;

  show (&shown, chart);
  mst_ui_test_press ("Right");
  mst_ui_test_press ("shift+F10");
  menu = mst_ui_test_find (shown.view, GTK_TYPE_POPOVER_MENU);
  g_assert_nonnull (menu);
  g_assert_true (gtk_widget_get_mapped (menu));
  mst_ui_test_press ("Escape");
  g_assert_false (gtk_widget_get_mapped (menu));
  mst_ui_test_press ("Menu");
  g_assert_true (gtk_widget_get_mapped (menu));
  mst_ui_test_press ("Escape");
  clear (&shown);
}

static GtkWindow *
find_chart_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (MST_IS_CHART_WINDOW (window))
        return window;
    }
  return NULL;
}

static void
test_full_screen (void)
{
  g_autoptr (MstChart) chart = make_chart (MST_CHART_HORIZONTAL);
  Shown shown;

  show (&shown, chart);
  mst_ui_test_press ("F11");
  mst_ui_test_settle (300);
  g_assert_nonnull (find_chart_window ());
  mst_ui_test_press ("Right");
  mst_ui_test_press ("Escape");
  mst_ui_test_settle (200);
  g_assert_null (find_chart_window ());
  g_assert_cmpuint (shown.n_activated, ==, 0);

  gtk_widget_activate_action (shown.view, "chart.full-screen", NULL);
  mst_ui_test_settle (300);
  mst_ui_test_press ("End");
  mst_ui_test_press ("Return");
  mst_ui_test_settle (200);
  g_assert_null (find_chart_window ());
  g_assert_cmpstr (shown.activated, ==, "key-4");
  clear (&shown);
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/chart-view/walk", test_walk);
  g_test_add_func ("/ui/chart-view/ends", test_ends);
  g_test_add_func ("/ui/chart-view/unknown-values", test_unknown_values);
  g_test_add_func ("/ui/chart-view/pointer", test_pointer);
  g_test_add_func ("/ui/chart-view/summary", test_summary);
  g_test_add_func ("/ui/chart-view/new-chart", test_new_chart);
  g_test_add_func ("/ui/chart-view/copy", test_copy);
  g_test_add_func ("/ui/chart-view/menu", test_menu);
  g_test_add_func ("/ui/chart-view/full-screen", test_full_screen);
}

int
main (int argc, char **argv)
{
  return mst_ui_test_run (&argc, &argv, add_tests);
}
