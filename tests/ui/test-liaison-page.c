/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planning in the window: what is wanted, what comes of it, a unit given by hand, written, undone. */
#include "config.h"

#include "chart/mst-chart-view.h"
#include "edit/mst-field-editor.h"
#include "liaison/mst-coverage-view.h"
#include "liaison/mst-liaison-comparison.h"
#include "liaison/mst-liaison-page.h"
#include "liaison/mst-liaison-panel.h"
#include "liaison/mst-liaison-papers.h"
#include "liaison/mst-liaison-preview.h"
#include "liaison/mst-liaison-reasons.h"
#include "liaison/mst-liaison-rule-list.h"
#include "liaison/mst-liaison-wishes.h"
#include "mst-liaison.h"
#include "mst-page-steps.h"
#include "mst-page.h"
#include "mst-query.h"
#include "mst-stack.h"
#include "mst-ui-test.h"

static MstSession *session;

static GObject *
get_child (GtkWidget *page, const char *name)
{
  return gtk_widget_get_template_child (page, MST_TYPE_LIAISON_PAGE, name);
}

static GtkWidget *
get_part (GtkWidget *page, const char *name)
{
  return mst_stack_get (GTK_STACK (get_child (page, "stack")), name);
}

static GObject *
get_steps_child (GtkWidget *page, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (get_child (page, "steps")), MST_TYPE_PAGE_STEPS,
                                        name);
}

static GtkListBox *
get_choices (GtkWidget *page)
{
  GtkWidget *reasons = mst_ui_test_find (page, MST_TYPE_LIAISON_REASONS);

  return GTK_LIST_BOX (
    gtk_widget_get_template_child (reasons, MST_TYPE_LIAISON_REASONS, "choices"));
}

static gboolean
can_go_on (gpointer page)
{
  return gtk_widget_is_sensitive (GTK_WIDGET (get_steps_child (page, "next_button")));
}

static gboolean
has_choices (gpointer page)
{
  GtkListBox *choices = get_choices (page);

  return gtk_widget_get_visible (GTK_WIDGET (choices))
         && gtk_list_box_get_row_at_index (choices, 1) != NULL;
}

static gboolean
has_problem (gpointer page)
{
  GtkWidget *wishes = get_part (page, "wishes");

  return gtk_widget_get_visible (
    GTK_WIDGET (gtk_widget_get_template_child (wishes, MST_TYPE_LIAISON_WISHES, "problem")));
}

static const char *
get_note (gpointer page)
{
  GtkWidget *wishes = get_part (page, "wishes");

  return gtk_label_get_label (
    GTK_LABEL (gtk_widget_get_template_child (wishes, MST_TYPE_LIAISON_WISHES, "note")));
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
closed_cb (MstPage *page, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static gint64
count_pairs (void)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_liaison_type);

  mst_query_set_scope (query, MST_SCOPE_ALL);
  return mst_query_count (query, mst_session_get_store (session), NULL);
}

/* Whoever else than the first has it in the plan. */
static gint64
find_other_unit (void)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_unit_type);
  g_autoptr (GArray) ids = NULL;

  g_assert_true (mst_query_add_condition (query, "capacity", MST_OPERATOR_AT_LEAST, "1", NULL));
  ids = mst_query_list_ids (query, mst_session_get_store (session), NULL);
  g_assert_cmpuint (ids->len, >, 0);
  return g_array_index (ids, gint64, ids->len - 1);
}

static gint64
find_compound (void)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_area_type);
  g_autoptr (GArray) ids = NULL;

  g_assert_true (mst_query_add_condition (query, "level", MST_OPERATOR_IS, "4", NULL));
  ids = mst_query_list_ids (query, mst_session_get_store (session), NULL);
  g_assert_cmpuint (ids->len, >, 1);
  return g_array_index (ids, gint64, 1);
}

static MstRecord *
get_pair_of (gint64 place)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_liaison_type);
  g_autofree char *area = g_strdup_printf ("%" G_GINT64_FORMAT, place);
  g_autoptr (GArray) ids = NULL;

  g_assert_true (mst_query_add_condition (query, "area", MST_OPERATOR_IS, area, NULL));
  g_assert_true (mst_query_add_condition (query, "kind", MST_OPERATOR_IS, "3", NULL));
  ids = mst_query_list_ids (query, mst_session_get_store (session), NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  return mst_store_get (mst_session_get_store (session), &mst_liaison_type,
                        g_array_index (ids, gint64, 0), NULL);
}

static gint64
find_unit_of (gint64 place)
{
  g_autoptr (MstRecord) pair = get_pair_of (place);

  return mst_record_get_integer (pair, "unit");
}

static gint64
count_rules (void)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_planning_rule_type);

  return mst_query_count (query, mst_session_get_store (session), NULL);
}

/* The first of the editors of the last step. */
static MstFieldEditor *
get_document (GtkWidget *page)
{
  GtkWidget *papers = get_part (page, "papers");

  return MST_FIELD_EDITOR (mst_ui_test_find (papers, MST_TYPE_FIELD_EDITOR));
}

static void
test_plan_and_undo (void)
{
  gint64 n_before = count_pairs ();
  gint64 place = find_compound ();
  gint64 unit = find_other_unit ();
  MstLiaisonPlanOptions *options = mst_liaison_plan_options_new ();
  GtkWidget *page = mst_liaison_page_new (session, options);
  GtkWidget *window = mst_ui_test_show (page);
  gboolean closed = FALSE;
  gint64 n_rules = count_rules ();
  g_autoptr (MstRecord) pair = NULL;

  g_signal_connect (page, "closed", G_CALLBACK (closed_cb), &closed);
  mst_ui_test_wait (can_go_on, page);
  g_assert_null (strstr (get_note (page), "in the plan before"));
  g_assert_false (has_problem (page));
  mst_liaison_page_show_place (MST_LIAISON_PAGE (page), place);
  mst_ui_test_wait (has_choices, page);

  /* Given to another: planned anew, with that. */
  g_signal_emit_by_name (get_part (page, "preview"), "wanted", (int) MST_LIAISON_RULE_LOCK, place,
                         unit, TRUE);
  g_assert_false (can_go_on (page));
  mst_ui_test_wait (can_go_on, page);
  g_assert_cmpuint (options->rules->len, ==, 1);
  g_assert_nonnull (strstr (get_note (page), "in the plan before"));
  g_assert_cmpint (count_pairs (), ==, n_before);

  gtk_widget_activate_action (page, "liaison.next", NULL);
  g_assert_false (closed);
  mst_field_editor_write (get_document (page), "东组发〔2026〕3号");
  gtk_widget_activate_action (page, "liaison.next", NULL);
  mst_ui_test_wait (is_true, &closed);
  g_assert_cmpint (count_pairs (), >, n_before);
  g_assert_cmpint (find_unit_of (place), ==, unit);
  g_assert_cmpint (count_rules (), ==, n_rules + 1);
  pair = get_pair_of (place);
  g_assert_cmpstr (mst_record_get (pair, "document"), ==, "东组发〔2026〕3号");
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (mst_store_undo (mst_session_get_store (session), NULL));
  g_assert_cmpint (count_pairs (), ==, n_before);
  g_assert_cmpint (count_rules (), ==, n_rules);
  mst_ui_test_settle (100);
}

static GtkWidget *
get_wishes_child (GtkWidget *page, const char *name)
{
  GtkWidget *wishes = get_part (page, "wishes");

  return GTK_WIDGET (gtk_widget_get_template_child (wishes, MST_TYPE_LIAISON_WISHES, name));
}

static GtkListBox *
get_rule_rows (GtkWidget *page)
{
  return GTK_LIST_BOX (gtk_widget_get_template_child (get_wishes_child (page, "rule_list"),
                                                      MST_TYPE_LIAISON_RULE_LIST, "rules"));
}

static const char *
get_keep_label (GtkWidget *page)
{
  return gtk_button_get_label (GTK_BUTTON (gtk_widget_get_template_child (
    get_wishes_child (page, "rule_list"), MST_TYPE_LIAISON_RULE_LIST, "keep")));
}

static gboolean
has_rule_row (gpointer page)
{
  return gtk_list_box_get_row_at_index (get_rule_rows (page), 0) != NULL;
}

static gboolean
has_no_rule_row (gpointer page)
{
  return !has_rule_row (page);
}

/* Keeping a new rule asks for its papers. */
static void
test_new_rule (void)
{
  MstLiaisonPlanOptions *options = mst_liaison_plan_options_new ();
  GtkWidget *page, *window;

  mst_liaison_plan_options_add_rule (
    options, (MstLiaisonRule){ MST_LIAISON_RULE_CLOSED, find_compound (), 0, 0 });
  page = mst_liaison_page_new (session, options);
  window = mst_ui_test_show (page);
  mst_ui_test_wait (has_rule_row, page);
  mst_ui_test_wait (can_go_on, page);
  g_assert_cmpstr (get_keep_label (page), ==, "_Keep the Rules…");
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);
}

/* A rule of the file is listed, taken back, and put out of use, with nothing asked, when that is kept; the pairs
 * stay. */
static void
test_rules (void)
{
  MstStore *store = mst_session_get_store (session);
  g_autofree char *place = g_strdup_printf ("%" G_GINT64_FORMAT, find_compound ());
  g_autoptr (MstRecord) rule = mst_record_new (&mst_planning_rule_type);
  MstLiaisonPlanOptions *options = mst_liaison_plan_options_new ();
  gint64 n_before = count_pairs ();
  GtkWidget *page, *window, *button;

  mst_record_set (rule, "kind", "6");
  mst_record_set (rule, "area", place);
  mst_record_set (rule, "since", "2022-01-01");
  g_assert_true (mst_store_begin (store, "insert", "Rule", NULL));
  g_assert_true (mst_store_insert (store, rule, NULL, NULL));
  g_assert_true (mst_store_commit (store, NULL));
  page = mst_liaison_page_new (session, options);
  window = mst_ui_test_show (page);
  mst_ui_test_wait (has_rule_row, page);
  mst_ui_test_wait (can_go_on, page);
  button = mst_ui_test_find (GTK_WIDGET (gtk_list_box_get_row_at_index (get_rule_rows (page), 0)),
                             GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (options->left->len, ==, 1);
  mst_ui_test_wait (can_go_on, page);
  g_assert_cmpstr (get_keep_label (page), ==, "_Keep the Rules");
  gtk_widget_activate_action (page, "liaison.keep-rules", NULL);
  mst_ui_test_wait (has_no_rule_row, page);
  g_assert_cmpuint (options->left->len, ==, 0);
  g_assert_cmpint (count_rules (), ==, 0);
  g_assert_cmpint (count_pairs (), ==, n_before);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (mst_store_undo (store, NULL));
  g_assert_true (mst_store_undo (store, NULL));
  mst_ui_test_settle (100);
}

static GtkDropDown *
get_drop (GtkWidget *page, const char *name)
{
  return GTK_DROP_DOWN (gtk_widget_get_template_child (get_part (page, "comparison"),
                                                       MST_TYPE_LIAISON_COMPARISON, name));
}

/* "different" or, where nothing is, "same". */
static const char *
get_shown (GtkWidget *page)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (gtk_widget_get_template_child (
    get_part (page, "comparison"), MST_TYPE_LIAISON_COMPARISON, "stack")));
}

/* A plan beside what there is, and beside itself; gone on with. */
static void
test_compare (void)
{
  GtkWidget *page = mst_liaison_page_new (session, mst_liaison_plan_options_new ());
  GtkWidget *window = mst_ui_test_show (page);
  GtkStack *stack = GTK_STACK (get_child (page, "stack"));
  GtkWidget *use;

  mst_ui_test_wait (can_go_on, page);
  gtk_widget_activate_action (page, "liaison.compare", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "comparison");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (get_drop (page, "drop_a"))),
                    ==, 2);
  g_assert_cmpuint (gtk_drop_down_get_selected (get_drop (page, "drop_b")), ==, 1);
  g_assert_cmpstr (get_shown (page), ==, "different");
  gtk_drop_down_set_selected (get_drop (page, "drop_a"), 1);
  g_assert_cmpstr (get_shown (page), ==, "same");
  use = GTK_WIDGET (gtk_widget_get_template_child (get_part (page, "comparison"),
                                                   MST_TYPE_LIAISON_COMPARISON, "use_b"));
  g_signal_emit_by_name (use, "clicked");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "preview");
  mst_ui_test_wait (can_go_on, page);
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);
}

/* What can't be planned is said, and there is no way on. */
static void
test_impossible (void)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_unit_type);
  g_autoptr (GArray) units = mst_query_list_ids (query, mst_session_get_store (session), NULL);
  MstLiaisonPlanOptions *options = mst_liaison_plan_options_new ();
  GtkWidget *page;
  GtkWidget *window;

  for (guint i = 0; i < units->len; i++)
    mst_liaison_plan_options_add_rule (
      options,
      (MstLiaisonRule){ MST_LIAISON_RULE_WITHDRAWN, 0, g_array_index (units, gint64, i), 0 });
  page = mst_liaison_page_new (session, options);
  window = mst_ui_test_show (page);
  mst_ui_test_wait (has_problem, page);
  g_assert_false (can_go_on (page));
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);
}

static void
change_capacity (gint64 unit)
{
  MstStore *store = mst_session_get_store (session);
  g_autoptr (MstRecord) record = mst_store_get (store, &mst_unit_type, unit, NULL);
  g_autofree char *more =
    g_strdup_printf ("%" G_GINT64_FORMAT, mst_record_get_integer (record, "capacity") + 1);

  mst_record_set (record, "capacity", more);
  g_assert_true (mst_store_begin (store, "update", "Capacity", NULL));
  g_assert_true (mst_store_update (store, record, NULL, NULL));
  g_assert_true (mst_store_commit (store, NULL));
}

static gboolean
tells_error (gpointer page)
{
  return gtk_info_bar_get_revealed (GTK_INFO_BAR (get_steps_child (page, "problem_bar")));
}

/* What has become outdated isn't written; that stays said when the plan has been made again. */
static void
test_outdated (void)
{
  gint64 n_before = count_pairs ();
  GtkWidget *page = mst_liaison_page_new (session, mst_liaison_plan_options_new ());
  GtkWidget *window = mst_ui_test_show (page);

  mst_ui_test_wait (can_go_on, page);
  gtk_widget_activate_action (page, "liaison.next", NULL);
  gtk_widget_activate_action (page, "liaison.next", NULL);
  change_capacity (find_other_unit ());
  gtk_widget_activate_action (page, "liaison.next", NULL);
  mst_ui_test_wait (tells_error, page);
  mst_ui_test_wait (can_go_on, page);
  mst_ui_test_settle (300);
  g_assert_true (tells_error (page));
  g_assert_cmpint (count_pairs (), ==, n_before);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (mst_store_undo (mst_session_get_store (session), NULL));
  mst_ui_test_settle (100);
}

/* A page that goes while it plans leaves nothing behind. */
static void
test_left_early (void)
{
  GtkWidget *page = mst_liaison_page_new (session, mst_liaison_plan_options_new ());
  GtkWidget *window = mst_ui_test_show (page);

  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (500);
}

static GtkSelectionModel *
get_rows (GtkWidget *panel)
{
  GtkWidget *coverage = mst_ui_test_find (panel, MST_TYPE_COVERAGE_VIEW);
  GtkWidget *view = mst_ui_test_find (coverage, GTK_TYPE_COLUMN_VIEW);

  return gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
}

static gboolean
has_rows (gpointer panel)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_rows (panel))) > 1;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static gboolean
has_map (gpointer panel)
{
  MstChart *chart = mst_chart_view_get_chart (MST_CHART_VIEW (
    gtk_widget_get_template_child (GTK_WIDGET (panel), MST_TYPE_LIAISON_PANEL, "map")));

  return chart != NULL && mst_chart_get_n_marks (chart) > 0;
}

/* What is of a day is read when it is shown; what is asked for by a query is shown in the list. */
static void
test_panel (void)
{
  GtkWidget *panel = mst_liaison_panel_new (session);
  GtkWidget *window = mst_ui_test_show (panel);
  g_autoptr (MstQuery) query = mst_query_new (&mst_liaison_type);

  g_assert_false (has_rows (panel));
  mst_liaison_panel_show_view (MST_LIAISON_PANEL (panel), MST_LIAISON_PANEL_COVERAGE);
  mst_ui_test_wait (has_rows, panel);
  g_assert_false (gtk_widget_get_mapped (mst_ui_test_find (panel, MST_TYPE_LIST_PANEL)));
  mst_liaison_panel_show_view (MST_LIAISON_PANEL (panel), MST_LIAISON_PANEL_MAP);
  mst_ui_test_wait (has_map, panel);
  mst_panel_show_query (MST_PANEL (panel), query);
  g_assert_true (gtk_widget_get_mapped (mst_ui_test_find (panel, MST_TYPE_LIST_PANEL)));
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);
}

/* What is selected stays so when the figures come anew, and whoever shows it isn't disturbed. */
static void
test_coverage_again (void)
{
  GtkWidget *panel = mst_liaison_panel_new (session);
  GtkWidget *window = mst_ui_test_show (panel);
  GtkWidget *coverage = mst_ui_test_find (panel, MST_TYPE_COVERAGE_VIEW);
  g_autoptr (GError) error = NULL;
  guint n_told = 0;

  mst_liaison_panel_show_view (MST_LIAISON_PANEL (panel), MST_LIAISON_PANEL_COVERAGE);
  mst_ui_test_wait (has_rows, panel);
  g_signal_connect_swapped (coverage, "selected", G_CALLBACK (count_cb), &n_told);
  gtk_selection_model_select_item (get_rows (panel), 1, TRUE);
  g_assert_cmpuint (n_told, ==, 1);
  mst_coverage_view_show (
    MST_COVERAGE_VIEW (coverage),
    mst_liaison_coverage_new (mst_session_get_store (session), "2022-11-22", NULL, &error));
  g_assert_no_error (error);
  g_assert_true (gtk_selection_model_is_selected (get_rows (panel), 1));
  g_assert_cmpuint (n_told, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);
}

static void
add_tests (void)
{
  session = mst_ui_test_session_new (1000);
  g_test_add_func ("/ui/liaison-page/plan-and-undo", test_plan_and_undo);
  g_test_add_func ("/ui/liaison-page/new-rule", test_new_rule);
  g_test_add_func ("/ui/liaison-page/rules", test_rules);
  g_test_add_func ("/ui/liaison-page/compare", test_compare);
  g_test_add_func ("/ui/liaison-page/impossible", test_impossible);
  g_test_add_func ("/ui/liaison-page/outdated", test_outdated);
  g_test_add_func ("/ui/liaison-page/left-early", test_left_early);
  g_test_add_func ("/ui/liaison-page/panel", test_panel);
  g_test_add_func ("/ui/liaison-page/coverage-again", test_coverage_again);
}

int
main (int argc, char **argv)
{
  int status = mst_ui_test_run (&argc, &argv, add_tests);

  mst_ui_test_session_free (session);
  return status;
}
