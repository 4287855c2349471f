/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every template makes a widget, and every button of it says what it does. */
#include "config.h"

#include "area/mst-area-panel.h"
#include "area/mst-places-panel.h"
#include "bulk/mst-bulk-page.h"
#include "detail/mst-detail-pane.h"
#include "detail/mst-detail-relations.h"
#include "detail/mst-history-view.h"
#include "detail/mst-record-dialog.h"
#include "detail/mst-record-form.h"
#include "duplicates/mst-duplicates-panel.h"
#include "duplicates/mst-merge-page.h"
#include "filter/mst-filter-bar.h"
#include "filter/mst-filter-popover.h"
#include "list/mst-column-popover.h"
#include "list/mst-list-panel.h"
#include "mst-progress-bar.h"
#include "mst-ui-test.h"
#include "overview/mst-overview-panel.h"
#include "paste/mst-paste-page.h"
#include "report/mst-pages-view.h"
#include "report/mst-print-page.h"
#include "report/mst-reports-panel.h"
#include "window/mst-create-dialog.h"
#include "window/mst-preferences.h"
#include "window/mst-search-box.h"
#include "window/mst-sidebar.h"
#include "window/mst-welcome-page.h"
#include "window/mst-window.h"

static MstSession *session;

/* A label inside, or a name given to it, or a tooltip, which GTK takes for its description. */
static gboolean
has_words (GtkWidget *button)
{
  GtkWidget *label = mst_ui_test_find (button, GTK_TYPE_LABEL);

  if (label != NULL && *gtk_label_get_label (GTK_LABEL (label)) != '\0')
    return TRUE;
  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return TRUE;
  return gtk_widget_get_tooltip_text (button) != NULL;
}

/* Parts of GTK's and libadwaita's own widgets are theirs to name. */
static gboolean
is_composite (GtkWidget *widget)
{
  return GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_WINDOW_CONTROLS (widget)
         || GTK_IS_MENU_BUTTON (widget) || ADW_IS_ENTRY_ROW (widget) || GTK_IS_POPOVER (widget)
         || GTK_IS_COLUMN_VIEW (widget) || ADW_IS_VIEW_SWITCHER (widget)
         || ADW_IS_VIEW_SWITCHER_BAR (widget) || GTK_IS_SPIN_BUTTON (widget);
}

static guint
check_buttons (GtkWidget *widget)
{
  guint n_buttons = 0;

  if (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget))
    {
      n_buttons++;
      if (!has_words (widget))
        g_error ("a %s in a %s has no name", G_OBJECT_TYPE_NAME (widget),
                 G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
    }
  if (is_composite (widget))
    return n_buttons;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_buttons += check_buttons (child);
  return n_buttons;
}

static void
check_in_window (GtkWidget *widget)
{
  GtkWidget *window = mst_ui_test_show (widget);

  mst_ui_test_settle (300);
  check_buttons (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_list_panels (void)
{
  check_in_window (mst_list_panel_new (session, &mst_person_type));
  check_in_window (mst_list_panel_new (session, &mst_unit_type));
  check_in_window (mst_list_panel_new (session, &mst_post_type));
}

static void
test_area_panel (void)
{
  GtkWidget *panel = g_object_ref_sink (mst_area_panel_new (session));
  const MstAreaTree *areas = mst_session_get_areas (session);
  guint last = mst_area_tree_get_n_nodes (areas) - 1;
  gint64 id = mst_area_tree_get (areas, last)->id;

  /* A place far down is found and what it lies in is opened. */
  mst_panel_select (MST_PANEL (panel), id);
  g_assert_cmpint (mst_panel_get_selected (MST_PANEL (panel)), ==, id);
  check_in_window (panel);
  g_object_unref (panel);
}

/* The list takes over what is selected in the tree. */
static void
test_places_panel (void)
{
  GtkWidget *panel = g_object_ref_sink (mst_places_panel_new (session));
  const MstAreaTree *areas = mst_session_get_areas (session);
  gint64 id = mst_area_tree_get (areas, mst_area_tree_get_n_nodes (areas) - 1)->id;
  GtkWidget *window = mst_ui_test_show (panel);
  gboolean as_list;

  mst_panel_select (MST_PANEL (panel), id);
  g_assert_true (gtk_widget_activate_action (panel, "places.as-list", NULL));
  mst_ui_test_settle (500);
  g_object_get (panel, "as-list", &as_list, NULL);
  g_assert_true (as_list);
  g_assert_cmpint (mst_panel_get_selected (MST_PANEL (panel)), ==, id);
  g_assert_true (gtk_widget_activate_action (panel, "places.as-list", NULL));
  g_object_get (panel, "as-list", &as_list, NULL);
  g_assert_false (as_list);
  check_buttons (window);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (panel);
}

static void
test_overview_panel (void)
{
  GtkWidget *window = mst_ui_test_show (mst_overview_panel_new (session));

  mst_ui_test_settle (500);
  /* Tiles, shares, the table of areas and gaps: every figure is a button. */
  g_assert_cmpuint (check_buttons (window), >=, 20);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_detail (void)
{
  GtkWidget *detail = g_object_new (MST_TYPE_DETAIL_PANE, NULL);
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (GArray) ids = mst_query_list_ids (query, mst_session_get_store (session), NULL);
  GtkWidget *window = mst_ui_test_show (detail);
  GtkWidget *stack = mst_ui_test_find (detail, GTK_TYPE_STACK);

  mst_detail_pane_set_session (MST_DETAIL_PANE (detail), session);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "nothing");
  mst_detail_pane_show (MST_DETAIL_PANE (detail), &mst_person_type, g_array_index (ids, gint64, 0));
  mst_ui_test_settle (200);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "record");
  check_buttons (detail);
  mst_detail_pane_show (MST_DETAIL_PANE (detail), &mst_person_type, 999999);
  mst_ui_test_settle (100);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "nothing");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A form of every type, with a control of every kind. */
static void
test_record_forms (void)
{
  for (const MstRecordType *const *type = mst_record_types (); *type != NULL; type++)
    {
      g_autoptr (MstRecord) record = mst_record_new (*type);

      check_in_window (mst_record_form_new (session, record, NULL));
    }
}

static void
test_small_ones (void)
{
  GtkWidget *bar = g_object_new (MST_TYPE_FILTER_BAR, NULL);
  GtkWidget *add = g_object_ref_sink (gtk_menu_button_new ());

  mst_filter_bar_set_type (MST_FILTER_BAR (bar), session, &mst_person_type, GTK_MENU_BUTTON (add));
  check_in_window (bar);
  g_object_unref (add);
  check_in_window (g_object_new (MST_TYPE_SIDEBAR, NULL));
  check_in_window (g_object_new (MST_TYPE_SEARCH_BOX, NULL));
  check_in_window (g_object_new (MST_TYPE_WELCOME_PAGE, NULL));
  check_in_window (g_object_new (MST_TYPE_HISTORY_VIEW, NULL));
  check_in_window (g_object_new (MST_TYPE_DETAIL_RELATIONS, NULL));
  check_in_window (g_object_new (MST_TYPE_PROGRESS_BAR, NULL));
}

static void
test_duplicates (void)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (GArray) ids = mst_query_list_ids (query, mst_session_get_store (session), NULL);

  check_in_window (mst_duplicates_panel_new (session));
  check_in_window (mst_merge_page_new (session, &mst_person_type, (const gint64 *) ids->data, 3));
}

static void
test_pages (void)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (GArray) ids = mst_query_list_ids (query, mst_session_get_store (session), NULL);
  const MstField *columns[] = { mst_record_type_get_field (&mst_person_type, "name"), NULL };
  GtkWidget *bulk = mst_bulk_page_new (session, &mst_person_type, ids);
  MstPaste *paste = mst_paste_new (&mst_person_type, columns, NULL, 0, "Smith\nMiller\n", NULL);

  for (guint i = 0; i < mst_person_type.n_fields; i++)
    mst_bulk_page_add_field (MST_BULK_PAGE (bulk), &mst_person_type.fields[i]);
  check_in_window (bulk);
  check_in_window (mst_paste_page_new (session, paste));
}

static void
test_reports (void)
{
  g_autoptr (MstReportOptions) options = mst_report_options_new ();

  check_in_window (g_object_new (MST_TYPE_PAGES_VIEW, NULL));
  check_in_window (mst_reports_panel_new (session));
  check_in_window (mst_print_page_new (session, mst_report_get ("people"), options));
}

static void
test_popovers (void)
{
  GtkWidget *popover = g_object_ref_sink (mst_filter_popover_new (session, &mst_person_type));
  GtkWidget *fields = mst_ui_test_find (popover, GTK_TYPE_LIST_BOX);

  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (fields), 3));
  check_buttons (popover);
  g_object_unref (popover);
}

static void
test_create_dialog (void)
{
  GtkWindow *dialog = mst_create_dialog_new (NULL);

  gtk_window_present (dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  check_buttons (GTK_WIDGET (dialog));
  gtk_window_destroy (dialog);
}

/* A new record of every type that another one may refer to. */
static void
test_record_dialogs (void)
{
  for (const MstRecordType *const *type = mst_record_types (); *type != NULL; type++)
    {
      GtkWindow *dialog = mst_record_dialog_new (NULL, session, *type, "Somebody");

      gtk_window_present (dialog);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
      g_assert_cmpuint (check_buttons (GTK_WIDGET (dialog)), >=, 2);
      g_assert_nonnull (mst_ui_test_find (GTK_WIDGET (dialog), MST_TYPE_RECORD_FORM));
      gtk_window_destroy (dialog);
    }
}

static void
test_preferences (void)
{
  GtkWindow *window = mst_preferences_new (NULL, session);

  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  check_buttons (GTK_WIDGET (window));
  gtk_window_destroy (window);
  /* Without a file. */
  gtk_window_destroy (mst_preferences_new (NULL, NULL));
}

static void
test_window (void)
{
  MstWindow *window = mst_window_new (NULL);

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_cmpuint (check_buttons (GTK_WIDGET (window)), >, 5);
  /* Without a file there is nothing to import into. */
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "import"));
  mst_window_open_file (window, mst_session_get_path (session));
  mst_ui_test_settle (300);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "import"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Muster · District");
  check_buttons (GTK_WIDGET (window));
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);
}

static void
add_tests (void)
{
  session = mst_ui_test_session_new (200);
  g_test_add_func ("/ui/templates/list-panels", test_list_panels);
  g_test_add_func ("/ui/templates/area-panel", test_area_panel);
  g_test_add_func ("/ui/templates/places-panel", test_places_panel);
  g_test_add_func ("/ui/templates/overview-panel", test_overview_panel);
  g_test_add_func ("/ui/templates/detail", test_detail);
  g_test_add_func ("/ui/templates/record-forms", test_record_forms);
  g_test_add_func ("/ui/templates/small-ones", test_small_ones);
  g_test_add_func ("/ui/templates/duplicates", test_duplicates);
  g_test_add_func ("/ui/templates/pages", test_pages);
  g_test_add_func ("/ui/templates/reports", test_reports);
  g_test_add_func ("/ui/templates/popovers", test_popovers);
  g_test_add_func ("/ui/templates/create-dialog", test_create_dialog);
  g_test_add_func ("/ui/templates/record-dialogs", test_record_dialogs);
  g_test_add_func ("/ui/templates/preferences", test_preferences);
  g_test_add_func ("/ui/templates/window", test_window);
}

int
main (int argc, char **argv)
{
  int status = mst_ui_test_run (&argc, &argv, add_tests);

  mst_ui_test_session_free (session);
  return status;
}
