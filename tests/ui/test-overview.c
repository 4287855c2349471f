/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The overview: its figures open their rows, its cards are arranged, and only what changed is shown anew. */
#include "config.h"

#include "chart/mst-chart-view.h"
#include "mst-dashboard.h"
#include "mst-ui-test.h"
#include "overview/mst-card-layout.h"
#include "overview/mst-overview-card.h"
#include "overview/mst-overview-order.h"
#include "overview/mst-overview-panel.h"
#include "overview/mst-overview-window.h"
#include "session/mst-settings.h"

#include <string.h>

static MstSession *session;

typedef struct
{
  GtkWidget *window, *panel;
  char *opened; /* the last query */
} Shown;

static void
show_query_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Shown *shown = user_data;

  g_free (shown->opened);
  shown->opened = g_variant_dup_string (parameter, NULL);
}

static GtkWidget *
find_card (const Shown *shown, const char *name)
{
  GtkWidget *card = mst_ui_test_find (shown->panel, MST_TYPE_OVERVIEW_CARD);

  while (card != NULL
         && strcmp (mst_overview_card_get_card (MST_OVERVIEW_CARD (card))->name, name) != 0)
    card = gtk_widget_get_next_sibling (card);
  return card;
}

static gboolean
has_all_cards (gpointer data)
{
  return find_card (data, "areas") != NULL;
}

static void
reset (void)
{
  g_autoptr (GSettings) settings = mst_settings_new ();

  mst_overview_order_reset (settings);
}

static void
show (Shown *shown)
{
  static const GActionEntry entries[] = {
    { .name = "show-query", .activate = show_query_cb, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  memset (shown, 0, sizeof *shown);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), shown);
  shown->panel = mst_overview_panel_new (session);
  shown->window = mst_ui_test_show (shown->panel);
  gtk_widget_insert_action_group (shown->window, "win", G_ACTION_GROUP (actions));
  mst_ui_test_wait (has_all_cards, shown);
  mst_ui_test_settle (100);
}

static void
clear (Shown *shown)
{
  gtk_window_destroy (GTK_WINDOW (shown->window));
  g_free (shown->opened);
  mst_ui_test_settle (50);
}

/* The names of the cards in sight, in order. */
static char *
list_cards (const Shown *shown)
{
  GString *names = g_string_new (NULL);

  for (GtkWidget *card = mst_ui_test_find (shown->panel, MST_TYPE_OVERVIEW_CARD); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (gtk_widget_get_visible (card))
      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "",
                              mst_overview_card_get_card (MST_OVERVIEW_CARD (card))->name);
  return g_string_free (names, FALSE);
}

/* The first of them. */
static void
assert_cards (const Shown *shown, const char *names)
{
  g_autofree char *found = list_cards (shown);

  if (!g_str_has_prefix (found, names))
    g_error ("“%s” doesn't begin with “%s”", found, names);
}

static gint64
count_key (const char *key)
{
  g_autoptr (MstQuery) query = mst_query_from_json (key, NULL);

  g_assert_nonnull (query);
  return mst_query_count (query, mst_session_get_store (session), NULL);
}

/* --- rows --- */

/* Every figure in sight is what its rows are. */
static guint
check_figures (Shown *shown, GtkWidget *widget)
{
  guint n = 0;

  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "win.show-query") == 0
      && gtk_widget_has_css_class (widget, "mst-figure"))
    {
      GtkWidget *label = mst_ui_test_find (widget, GTK_TYPE_LABEL);
      g_auto (GStrv) parts = g_strsplit (gtk_label_get_label (GTK_LABEL (label)), ",", -1);
      g_autofree char *digits = g_strjoinv ("", parts);

      g_signal_emit_by_name (widget, "clicked");
      g_assert_nonnull (shown->opened);
      /* Households are counted, their compounds listed. */
      if (strstr (shown->opened, "\"level\"") == NULL)
        g_assert_cmpint (count_key (shown->opened), ==, g_ascii_strtoll (digits, NULL, 10));
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += check_figures (shown, child);
  return n;
}

static void
test_figures (void)
{
  Shown shown;

  reset ();
  show (&shown);
  g_assert_cmpuint (check_figures (&shown, shown.panel), >=, 24);
  clear (&shown);
}

static void
test_marks (void)
{
  Shown shown;
  GtkWidget *view;

  reset ();
  show (&shown);
  view = mst_ui_test_find (find_card (&shown, "people-areas"), MST_TYPE_CHART_VIEW);
  gtk_widget_grab_focus (view);
  mst_ui_test_settle (200);
  mst_ui_test_press ("Home");
  mst_ui_test_press ("Return");
  g_assert_nonnull (shown.opened);
  g_assert_cmpstr (shown.opened, ==,
                   mst_chart_get_mark_key (mst_chart_view_get_chart (MST_CHART_VIEW (view)), 0));
  clear (&shown);
}

/* --- the arrangement --- */

static void
test_move (void)
{
  Shown shown;
  GtkWidget *view;

  reset ();
  show (&shown);
  assert_cards (&shown, "people-areas people-classes completeness doubts");
  view = mst_ui_test_find (find_card (&shown, "people-areas"), MST_TYPE_CHART_VIEW);
  gtk_widget_grab_focus (view);
  mst_ui_test_press ("ctrl+shift+Left");
  assert_cards (&shown, "people-areas people-classes completeness doubts");
  mst_ui_test_press ("ctrl+shift+Right");
  assert_cards (&shown, "people-classes people-areas completeness doubts");
  mst_ui_test_press ("ctrl+shift+Down");
  assert_cards (&shown, "people-classes completeness people-areas doubts");
  g_assert_true (gtk_widget_has_focus (view));
  mst_ui_test_press ("ctrl+shift+Up");
  assert_cards (&shown, "people-classes people-areas completeness doubts");

  g_signal_emit_by_name (find_card (&shown, "people-classes"), "dropped",
                         find_card (&shown, "doubts"));
  assert_cards (&shown, "doubts people-classes people-areas completeness");
  g_signal_emit_by_name (find_card (&shown, "people-areas"), "dropped",
                         find_card (&shown, "doubts"));
  assert_cards (&shown, "people-classes people-areas doubts completeness");
  clear (&shown);

  /* It is remembered. */
  show (&shown);
  assert_cards (&shown, "people-classes people-areas doubts completeness");
  gtk_widget_activate_action (shown.panel, "overview.reset", NULL);
  assert_cards (&shown, "people-areas people-classes completeness doubts");
  clear (&shown);
}

static void
test_hide (void)
{
  Shown shown;

  reset ();
  show (&shown);
  gtk_widget_activate_action (find_card (&shown, "people-classes"), "card.hide", NULL);
  assert_cards (&shown, "people-areas completeness doubts");
  /* A hidden card is no place to stop at. */
  gtk_widget_activate_action (find_card (&shown, "completeness"), "card.move-back", NULL);
  assert_cards (&shown, "completeness people-areas doubts");
  clear (&shown);
  show (&shown);
  assert_cards (&shown, "completeness people-areas doubts");
  gtk_widget_activate_action (shown.panel, "cards.people-classes", NULL);
  assert_cards (&shown, "completeness people-areas people-classes doubts");
  clear (&shown);
  reset ();
}

/* Names of another version, and twice the same, do no harm. */
static void
test_strange_settings (void)
{
  static const char *const names[] = { "gone", "doubts", "figures", "doubts", "areas", NULL };
  g_autoptr (GSettings) settings = mst_settings_new ();
  g_autoptr (GArray) order = NULL;

  g_settings_set_strv (settings, "overview-order", names);
  order = mst_overview_order_list (settings);
  g_assert_cmpuint (order->len, ==, MST_DASHBOARD_N_CARDS - 1);
  g_assert_cmpstr (mst_dashboard_cards[g_array_index (order, guint, 0)].name, ==, "doubts");
  g_assert_cmpstr (mst_dashboard_cards[g_array_index (order, guint, 1)].name, ==, "areas");
  reset ();
}

/* --- changes --- */

static char *
add_post (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  g_autoptr (MstRecord) post = mst_record_new (&mst_post_type);

  mst_record_set (post, "name", "东门");
  mst_record_set (post, "kind", "1");
  mst_record_set (post, "area", "3");
  g_assert_true (mst_store_begin (store, "insert", "Insert", error));
  g_assert_true (mst_store_insert (store, post, NULL, error));
  g_assert_true (mst_store_commit (store, error));
  return g_strdup ("Added");
}

static MstChart *
get_chart (const Shown *shown, const char *card)
{
  return mst_chart_view_get_chart (
    MST_CHART_VIEW (mst_ui_test_find (find_card (shown, card), MST_TYPE_CHART_VIEW)));
}

typedef struct
{
  const Shown *shown;
  MstChart *before;
} Change;

static gboolean
has_changed (gpointer data)
{
  const Change *change = data;

  return get_chart (change->shown, "posts-kinds") != change->before;
}

/* Only the cards with other figures are drawn anew; in the dark nothing is. */
static void
test_refresh (void)
{
  Shown shown;
  MstChart *people;
  Change change = { &shown, NULL };

  reset ();
  show (&shown);
  people = get_chart (&shown, "people-areas");
  change.before = get_chart (&shown, "posts-kinds");
  mst_session_write (session, "Saving…", add_post, NULL, NULL, NULL, NULL);
  mst_ui_test_wait (has_changed, &change);
  g_assert_true (get_chart (&shown, "people-areas") == people);

  change.before = get_chart (&shown, "posts-kinds");
  gtk_widget_set_visible (shown.panel, FALSE);
  mst_session_write (session, "Saving…", add_post, NULL, NULL, NULL, NULL);
  mst_ui_test_settle (700);
  g_assert_false (has_changed (&change));
  gtk_widget_set_visible (shown.panel, TRUE);
  mst_ui_test_wait (has_changed, &change);
  clear (&shown);
}

/* --- the layout --- */

static GtkWidget *
create_grid (void)
{
  static const guint columns[] = { 2, 1, 1, 1, 4 };
  GtkWidget *grid = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (grid, g_object_new (MST_TYPE_CARD_LAYOUT, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkWidget *child = gtk_label_new ("x");

      gtk_widget_set_size_request (child, 60, 100 + (int) i);
      gtk_widget_insert_before (child, grid, NULL);
      mst_card_layout_set_columns (child, columns[i]);
    }
  return grid;
}

/* Rows are flush at both sides, their children equally high. */
static void
test_layout (void)
{
  static const struct
  {
    int width;
    guint rows[5]; /* of each child */
  } cases[] = {
    { 400, { 0, 1, 2, 3, 4 } },
    { 900, { 0, 1, 1, 2, 3 } },
    { 1250, { 0, 0, 1, 1, 2 } },
    { 2400, { 0, 0, 0, 1, 2 } },
  };
  GtkWidget *grid = g_object_ref_sink (create_grid ());

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *child = gtk_widget_get_first_child (grid);
      int height, right = 0;
      double last_y = -1;
      guint row = 0;

      gtk_widget_measure (grid, GTK_ORIENTATION_VERTICAL, cases[i].width, &height, NULL, NULL,
                          NULL);
      gtk_widget_size_allocate (grid, &(GtkAllocation){ 0, 0, cases[i].width, height }, -1);
      for (guint j = 0; child != NULL; child = gtk_widget_get_next_sibling (child), j++)
        {
          graphene_rect_t bounds;

          g_assert_true (gtk_widget_compute_bounds (child, grid, &bounds));
          if (last_y >= 0 && bounds.origin.y > last_y)
            {
              g_assert_cmpint (right, ==, cases[i].width);
              row++;
            }
          last_y = bounds.origin.y;
          right = (int) (bounds.origin.x + bounds.size.width);
          g_test_message ("%d: child %u", cases[i].width, j);
          g_assert_cmpuint (row, ==, cases[i].rows[j]);
        }
      g_assert_cmpint (right, ==, cases[i].width);
    }
  g_object_unref (grid);
}

/* --- the whole screen --- */

static GtkWindow *
find_projector (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (MST_IS_OVERVIEW_WINDOW (window))
        return window;
    }
  return NULL;
}

static void
test_project (void)
{
  Shown shown;

  reset ();
  show (&shown);
  gtk_widget_grab_focus (mst_ui_test_find (shown.panel, GTK_TYPE_BUTTON));
  mst_ui_test_press ("F11");
  mst_ui_test_settle (500);
  g_assert_nonnull (find_projector ());
  mst_ui_test_press ("Escape");
  mst_ui_test_settle (200);
  g_assert_null (find_projector ());
  clear (&shown);
}

static void
add_tests (void)
{
  session = mst_ui_test_session_new (6000);
  g_test_add_func ("/ui/overview/figures", test_figures);
  g_test_add_func ("/ui/overview/marks", test_marks);
  g_test_add_func ("/ui/overview/move", test_move);
  g_test_add_func ("/ui/overview/hide", test_hide);
  g_test_add_func ("/ui/overview/strange-settings", test_strange_settings);
  g_test_add_func ("/ui/overview/refresh", test_refresh);
  g_test_add_func ("/ui/overview/layout", test_layout);
  g_test_add_func ("/ui/overview/project", test_project);
}

int
main (int argc, char **argv)
{
  int status = mst_ui_test_run (&argc, &argv, add_tests);

  mst_ui_test_session_free (session);
  return status;
}
