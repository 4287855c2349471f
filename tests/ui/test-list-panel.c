/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list: rows, order, filters, search, columns, copying, and how it tells of them. */
#include "config.h"

#include "filter/mst-filter-bar.h"
#include "filter/mst-filter-chip.h"
#include "filter/mst-filter.h"
#include "list/mst-list-columns-private.h"
#include "list/mst-list-panel-private.h"
#include "list/mst-row-selection.h"
#include "list/mst-row-slots.h"
#include "mst-people-order.h"
#include "mst-setting.h"
#include "mst-ui-test.h"
#include "session/mst-settings.h"

#define N_PEOPLE 300

typedef struct
{
  MstSession *session;
  GtkWidget *window;
  GtkWidget *panel;
  GtkColumnView *view;
  GListModel *rows;
} Fixture;

typedef struct
{
  GListModel *rows;
  MstRowModel *model;
  guint n_rows;
} Expected;

static gboolean
has_rows (gpointer data)
{
  const Expected *expected = data;

  return g_list_model_get_n_items (expected->rows) == expected->n_rows
         && !mst_row_model_is_loading (expected->model);
}

static void
wait_for_rows (Fixture *fixture, guint n_rows)
{
  Expected expected = { fixture->rows, MST_LIST_PANEL (fixture->panel)->rows, n_rows };

  mst_ui_test_settle (100);
  mst_ui_test_wait (has_rows, &expected);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = mst_ui_test_session_new (N_PEOPLE);
  fixture->panel = mst_list_panel_new (fixture->session, &mst_person_type);
  fixture->window = mst_ui_test_show (fixture->panel);
  fixture->view = GTK_COLUMN_VIEW (mst_ui_test_find (fixture->panel, GTK_TYPE_COLUMN_VIEW));
  fixture->rows = G_LIST_MODEL (gtk_column_view_get_model (fixture->view));
  wait_for_rows (fixture, N_PEOPLE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  mst_ui_test_session_free (fixture->session);
}

static gint64
count (Fixture *fixture, const char *field, MstOperator operator_, const char *value)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (GError) error = NULL;

  g_assert_true (mst_query_add_condition (query, field, operator_, value, &error));
  return mst_query_count (query, mst_session_get_store (fixture->session), NULL);
}

static gboolean
is_shown (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

/* Figures that can't be read either are told to the log. */
static gboolean
is_fatal (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  return (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL)) != 0;
}

/* A list that can't be read is not taken for one without rows. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  MstListPanel *panel = MST_LIST_PANEL (fixture->panel);

  g_test_log_set_fatal_handler (is_fatal, NULL);
  mst_ui_test_alter (fixture->session, "ALTER TABLE person RENAME TO gone");
  mst_row_model_reload (panel->rows);
  mst_ui_test_wait (is_shown, panel->failed);
  g_assert_cmpstr (adw_status_page_get_description (panel->failed), !=, "");
  mst_ui_test_alter (fixture->session, "ALTER TABLE gone RENAME TO person");
  gtk_widget_activate_action (fixture->panel, "rows.reload", NULL);
  mst_ui_test_wait (is_shown, panel->view);
  wait_for_rows (fixture, N_PEOPLE);
  g_test_log_set_fatal_handler (NULL, NULL);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_ROLE_TREE_GRID);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "People");
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (mst_ui_test_find (fixture->panel, GTK_TYPE_SEARCH_ENTRY)),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "Search this list");
}

/* Something that moves, seen or not, has the window drawn sixty times a second. */
static void
test_rest (Fixture *fixture, gconstpointer data)
{
  GtkWidget *spinner = mst_ui_test_find (fixture->panel, GTK_TYPE_SPINNER);

  g_assert_nonnull (spinner);
  g_assert_false (gtk_spinner_get_spinning (GTK_SPINNER (spinner)));
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *search = mst_ui_test_find (fixture->panel, GTK_TYPE_SEARCH_ENTRY);
  g_autoptr (MstQuery) query = NULL;

  gtk_editable_set_text (GTK_EDITABLE (search), "zhang");
  mst_ui_test_settle (200);
  query = mst_panel_dup_query (MST_PANEL (fixture->panel));
  g_assert_cmpstr (mst_query_get_search (query), ==, "zhang");

  gint64 n_found = mst_query_count (query, mst_session_get_store (fixture->session), NULL);

  g_assert_cmpint (n_found, >, 0);
  g_assert_cmpint (n_found, <, N_PEOPLE);
  wait_for_rows (fixture, (guint) n_found);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  wait_for_rows (fixture, N_PEOPLE);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  gint64 n_women = count (fixture, "sex", MST_OPERATOR_IS, "2");
  g_autoptr (GVariant) target = g_variant_ref_sink (
    mst_filter_target_new (&mst_person_type, NULL, "sex", MST_OPERATOR_IS, "2"));
  g_autoptr (GVariant) conditions = g_variant_get_child_value (target, 2);
  GtkWidget *bar = mst_ui_test_find (fixture->panel, MST_TYPE_FILTER_BAR);
  g_autofree char *text = NULL;
  GtkWidget *chip;

  g_assert_cmpint (n_women, >, 0);
  mst_panel_show_records (MST_PANEL (fixture->panel), NULL, conditions);
  wait_for_rows (fixture, (guint) n_women);
  text = mst_filter_bar_describe (MST_FILTER_BAR (bar));
  g_assert_cmpstr (text, ==, "Sex: Female");
  /* Delete on the chip takes it away; so does its button. */
  chip = mst_ui_test_find (bar, MST_TYPE_FILTER_CHIP);
  g_assert_nonnull (chip);
  g_signal_emit_by_name (chip, "removed");
  wait_for_rows (fixture, N_PEOPLE);
}

static void
test_area (Fixture *fixture, gconstpointer data)
{
  const MstAreaTree *areas = mst_session_get_areas (fixture->session);
  const MstAreaNode *root = mst_area_tree_get (areas, mst_area_tree_get_root (areas));
  const MstAreaNode *first = mst_area_tree_get (areas, root->first_child);
  gint64 n_people = mst_area_node_get_records (first, &mst_person_type);
  g_autoptr (GVariant) none =
    g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("(bsis)"), NULL, 0));

  g_assert_cmpint (n_people, >, 0);
  mst_panel_show_records (MST_PANEL (fixture->panel), first->code, none);
  wait_for_rows (fixture, (guint) n_people);
}

static void
test_nothing_fits (Fixture *fixture, gconstpointer data)
{
  GtkWidget *search = mst_ui_test_find (fixture->panel, GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (fixture->view), GTK_TYPE_STACK);

  gtk_editable_set_text (GTK_EDITABLE (search), "nobody is called that");
  wait_for_rows (fixture, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "no-match");
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  wait_for_rows (fixture, N_PEOPLE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "list");
}

static gboolean
is_empty (gpointer stack)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (stack), "empty") == 0;
}

/* What isn't there yet comes by import or by hand. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  static const char *const actions[] = { "win.import", "win.new-record" };
  GtkWidget *panel = mst_list_panel_new (fixture->session, &mst_planning_rule_type);
  GtkWidget *window = mst_ui_test_show (panel);
  GtkWidget *stack =
    gtk_widget_get_ancestor (mst_ui_test_find (panel, GTK_TYPE_COLUMN_VIEW), GTK_TYPE_STACK);
  GtkWidget *button;

  mst_ui_test_wait (is_empty, stack);
  button = mst_ui_test_find_class (gtk_stack_get_visible_child (GTK_STACK (stack)), "pill");
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_assert_true (GTK_IS_ACTIONABLE (button));
      g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, actions[i]);
      button = gtk_widget_get_next_sibling (button);
    }
  g_assert_null (button);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What stands in a place of the view. (transfer full) */
static MstRecord *
get_record (Fixture *fixture, guint position)
{
  g_autoptr (MstRowSlot) slot = g_list_model_get_item (fixture->rows, position);

  return mst_record_ref (mst_row_get_record (mst_row_slot_get_row (slot)));
}

/* The menu of the orders has a mark at this one. */
static void
assert_marked (Fixture *fixture, const char *field, const char *order)
{
  MstListColumns *columns = MST_LIST_PANEL (fixture->panel)->columns;
  g_autoptr (GVariant) state =
    g_action_group_get_action_state (G_ACTION_GROUP (columns->sort_actions), "by");
  const char *marked_field;
  const char *marked_order;

  g_variant_get (state, "(&s&s)", &marked_field, &marked_order);
  g_assert_cmpstr (marked_field, ==, field);
  g_assert_cmpstr (marked_order, ==, order);
}

static void
assert_sorted (Fixture *fixture, MstNameOrder order)
{
  g_autofree char *last = NULL;

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (MstRecord) record = get_record (fixture, i);
      char *key = mst_name_get_sort_key (mst_record_get_title (record), order, TRUE);

      if (last != NULL)
        g_assert_cmpstr (last, <=, key);
      g_free (last);
      last = key;
    }
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  assert_sorted (fixture, MST_NAME_ORDER_PINYIN);
  assert_marked (fixture, "name", "pinyin");
  gtk_widget_activate_action (fixture->panel, "sort.by", "(ss)", "name", "strokes");
  wait_for_rows (fixture, N_PEOPLE);
  assert_sorted (fixture, MST_NAME_ORDER_SURNAME_STROKES);
  assert_marked (fixture, "name", "strokes");
  gtk_widget_activate_action (fixture->panel, "sort.usual", NULL);
  wait_for_rows (fixture, N_PEOPLE);
  assert_sorted (fixture, MST_NAME_ORDER_PINYIN);
  /* The district has another usual one. */
  g_assert_true (mst_store_change_setting (mst_session_get_store (fixture->session),
                                           MST_SETTING_PEOPLE_ORDER, "rank", "Order", NULL));
  assert_marked (fixture, "rank", "value");
}

/* One click on a heading sorts, a second turns, a third gives the usual order back. */
static void
test_heading (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    GtkSortType click;
    const char *field;
    gboolean descending;
  } clicks[] = {
    { GTK_SORT_ASCENDING, "birth", FALSE },
    { GTK_SORT_DESCENDING, "birth", TRUE },
    { GTK_SORT_ASCENDING, "", FALSE },
  };
  g_autoptr (GtkColumnViewColumn) birth =
    g_list_model_get_item (gtk_column_view_get_columns (fixture->view), 2);

  g_assert_cmpstr (gtk_column_view_column_get_title (birth), ==, "Born");
  for (guint i = 0; i < G_N_ELEMENTS (clicks); i++)
    {
      g_autofree char *field = NULL;
      g_autofree char *order = NULL;
      gboolean descending = FALSE;

      gtk_column_view_sort_by_column (fixture->view, birth, clicks[i].click);
      wait_for_rows (fixture, N_PEOPLE);
      g_assert_true (mst_settings_get_sort ("person", &field, &order, &descending));
      g_assert_cmpstr (field, ==, clicks[i].field);
      g_assert_cmpint (descending, ==, clicks[i].descending);
    }
}

typedef struct
{
  char *text;
  gboolean done;
} Clip;

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Clip *clip = data;

  clip->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  clip->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Clip *) data)->done;
}

/* Every path through which a column gets its place is kept, and found by the next list. */
static void
test_columns (Fixture *fixture, gconstpointer data)
{
  static const char *const moved[] = { "name", "birth", "sex" };
  GListModel *columns = gtk_column_view_get_columns (fixture->view);
  guint n_columns = g_list_model_get_n_items (columns);
  g_autoptr (GtkColumnViewColumn) first = g_list_model_get_item (columns, 0);
  g_autoptr (GtkWidget) other = NULL;
  g_autofree const char **fields = NULL;

  g_assert_true (gtk_widget_activate_action (fixture->panel, "columns.move-left", "s", "birth"));
  gtk_column_view_column_set_fixed_width (first, 222);
  mst_ui_test_settle (600);
  g_assert_cmpint (mst_settings_get_column_width ("person", "name"), ==, 222);
  other = g_object_ref_sink (mst_list_panel_new (fixture->session, &mst_person_type));
  fields = mst_panel_list_fields (MST_PANEL (other));
  for (guint i = 0; i < G_N_ELEMENTS (moved); i++)
    g_assert_cmpstr (fields[i], ==, moved[i]);

  /* Dragged: the view moves the column itself. */
  gtk_column_view_insert_column (fixture->view, 1, first);
  mst_ui_test_settle (50);
  g_free (fields);
  fields = mst_panel_list_fields (MST_PANEL (fixture->panel));
  g_assert_cmpstr (fields[0], ==, "birth");
  g_assert_cmpstr (fields[1], ==, "name");

  g_assert_true (gtk_widget_activate_action (fixture->panel, "columns.hide", "s", "sex"));
  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, n_columns - 1);
  g_assert_true (gtk_widget_activate_action (fixture->panel, "columns.usual-width", "s", "name"));
  g_assert_cmpint (mst_settings_get_column_width ("person", "name"), ==, 0);
  mst_list_columns_reset (MST_LIST_PANEL (fixture->panel)->columns);
  g_free (fields);
  fields = mst_panel_list_fields (MST_PANEL (fixture->panel));
  g_assert_cmpstr (fields[0], ==, "name");
  g_assert_cmpstr (fields[1], ==, "sex");
  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, n_columns);
}

static void
html_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (
    gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, NULL));
  ((Clip *) data)->done = TRUE;
}

/* A spreadsheet takes digits as text and figures as figures, and makes the columns as wide as they need to
 * be. */
static void
test_copy_table (Fixture *fixture, gconstpointer data)
{
  Clip clip = { NULL, FALSE };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->panel);
  g_autofree char *heading =
    g_strdup_printf ("<th width=\"79\">%s</th>", mst_field_get_label (&mst_person_type.fields[0]));
  g_autoptr (GOutputStream) html = g_memory_output_stream_new_resizable ();
  g_autoptr (MstRecord) record = get_record (fixture, 0);
  g_autofree char *name = g_strdup_printf ("<tr><td class=\"t\" sdnum=\"1033;0;@\">%s</td>",
                                           mst_record_get_title (record));

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (fixture->rows), 0, 2, TRUE);
  g_assert_true (gtk_widget_activate_action (fixture->panel, "rows.copy", NULL));
  mst_ui_test_settle (300);
  gdk_content_provider_write_mime_type_async (gdk_clipboard_get_content (clipboard), "text/html",
                                              html, G_PRIORITY_DEFAULT, NULL, html_written_cb,
                                              &clip);
  mst_ui_test_wait (is_done, &clip);
  g_assert_true (g_output_stream_write_all (html, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (html, NULL, NULL));
  clip.text = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (html));
  g_assert_nonnull (strstr (clip.text, heading));
  g_assert_nonnull (strstr (clip.text, name));
  g_assert_nonnull (strstr (clip.text, "td.t{mso-number-format:\"\\@\"}"));
  g_assert_nonnull (strstr (clip.text, "****"));
  /* As wide as the widest text of the column, which is the heading's: said in both ways. */
  g_assert_nonnull (strstr (clip.text, "<colgroup><col width=\"79\"><col width=\""));
  g_assert_true (g_str_has_suffix (clip.text, "</table></body></html>"));
  g_free (clip.text);
}

static void
test_density (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = mst_settings_new ();

  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture->view), "mst-roomy"));
  g_settings_set_string (settings, "row-density", "roomy");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->view), "mst-roomy"));
  g_settings_reset (settings, "row-density");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture->view), "mst-roomy"));
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  Clip clip = { NULL, FALSE };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->panel);
  g_auto (GStrv) lines = NULL;
  g_autofree char *headings = NULL;
  g_autoptr (MstRecord) record = get_record (fixture, 0);
  const char *name = mst_record_get_title (record);

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (fixture->rows), 0, 2, TRUE);
  g_assert_true (gtk_widget_activate_action (fixture->panel, "rows.copy", NULL));
  mst_ui_test_settle (300);
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &clip);
  mst_ui_test_wait (is_done, &clip);
  g_assert_nonnull (clip.text);
  lines = g_strsplit (clip.text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4); /* headings, two rows, the last end of line */
  headings = g_strdup_printf ("%s\t%s\t", mst_field_get_label (&mst_person_type.fields[0]),
                              mst_field_get_label (&mst_person_type.fields[1]));
  g_assert_true (g_str_has_prefix (lines[0], headings));
  g_assert_true (g_str_has_prefix (lines[1], name));
  g_assert_nonnull (strstr (lines[1], "****"));
  g_free (clip.text);
}

static void
add_tests (void)
{
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/list-panel/names", test_names);
  ADD ("/ui/list-panel/unreadable", test_unreadable);
  ADD ("/ui/list-panel/rest", test_rest);
  ADD ("/ui/list-panel/search", test_search);
  ADD ("/ui/list-panel/filter", test_filter);
  ADD ("/ui/list-panel/area", test_area);
  ADD ("/ui/list-panel/nothing-fits", test_nothing_fits);
  ADD ("/ui/list-panel/empty", test_empty);
  ADD ("/ui/list-panel/order", test_order);
  ADD ("/ui/list-panel/heading", test_heading);
  ADD ("/ui/list-panel/copy", test_copy);
  ADD ("/ui/list-panel/copy-table", test_copy_table);
  ADD ("/ui/list-panel/columns", test_columns);
  ADD ("/ui/list-panel/density", test_density);
#undef ADD
}

int
main (int argc, char **argv)
{
  return mst_ui_test_run (&argc, &argv, add_tests);
}
