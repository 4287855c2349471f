/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters: what goes into a query comes out again, the officer makes them with the real widgets, and
 * saved ones come back in another session. */
#include "config.h"

#include "filter/mst-filter-bar.h"
#include "filter/mst-filter-chip.h"
#include "filter/mst-filter-editor.h"
#include "filter/mst-filter-popover.h"
#include "filter/mst-filter-value.h"
#include "filter/mst-filter-values.h"
#include "filter/mst-filter.h"
#include "filter/mst-saved-filters.h"
#include "list/mst-list-panel-private.h"
#include "mst-application.h"
#include "mst-saved-filter.h"
#include "mst-ui-test.h"
#include "window/mst-window.h"

static MstSession *session;
static MstApplication *application;

/* --- query and back --- */

typedef struct
{
  const char *name;
  const char *conditions; /* MST_FILTER_CONDITIONS */
  const char *described;
  guint n_filters;
} Case;

static const Case cases[] = {
  { "one", "[(false, 'sex', 0, '2')]", "Sex: Female", 1 },
  { "several-values", "[(false, 'sex', 0, '1'), (true, 'sex', 0, '2')]", "Sex: Male or Female", 1 },
  { "both", "[(false, 'sex', 0, '1'), (false, 'class', 6, '')]", "Sex: Male, With Class", 2 },
  { "two-fields", "[(false, 'unit', 5, ''), (true, 'workplace', 5, '')]",
    "Without Unit or Without Workplace", 1 },
  { "denied", "[(false, 'sex', 1, '1'), (false, 'sex', 1, '2')]", "Sex: not Male or Female", 1 },
  { "denied-then-or", "[(false, 'sex', 1, '1'), (false, 'sex', 1, '2'), (true, 'unit', 5, '')]",
    "Sex: not Male, Sex: not Female or Without Unit", 2 },
  { "range", "[(false, 'birth', 7, '1960..1975-06')]", "Born: 1960 to 1975-06", 1 },
  { "open-range", "[(false, 'birth', 7, '..1975')]", "Born: not after 1975", 1 },
  { "part", "[(false, 'workplace', 8, 'bank')]", "Workplace: doesn’t contain “bank”", 1 },
};

static void
test_query (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (GVariant) conditions = g_variant_ref_sink (
    g_variant_parse (G_VARIANT_TYPE (MST_FILTER_CONDITIONS), one->conditions, NULL, NULL, NULL));
  g_autoptr (MstQuery) query = mst_filter_query_new (&mst_person_type, NULL, conditions);
  g_autoptr (MstQuery) again = mst_query_new (&mst_person_type);
  g_autoptr (GPtrArray) filters = mst_filter_list_from_query (query);
  g_autoptr (GString) described = g_string_new (NULL);
  g_autofree char *before = mst_query_to_json (query);
  g_autofree char *after = NULL;

  g_assert_cmpuint (filters->len, ==, one->n_filters);
  for (guint i = 0; i < filters->len; i++)
    {
      g_autofree char *text = mst_filter_describe (g_ptr_array_index (filters, i), session);

      g_string_append_printf (described, "%s%s", i > 0 ? ", " : "", text);
      mst_filter_apply (g_ptr_array_index (filters, i), again);
    }
  g_assert_cmpstr (described->str, ==, one->described);
  after = mst_query_to_json (again);
  g_assert_cmpstr (after, ==, before);
}

static void
test_area_and_scope (void)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (MstQuery) again = mst_query_new (&mst_person_type);
  g_autoptr (GPtrArray) filters = NULL;

  mst_query_set_area (query, "110101");
  mst_query_set_scope (query, MST_SCOPE_ALL);
  filters = mst_filter_list_from_query (query);
  g_assert_cmpuint (filters->len, ==, 2);
  for (guint i = 0; i < filters->len; i++)
    mst_filter_apply (g_ptr_array_index (filters, i), again);
  g_assert_cmpstr (mst_query_get_area (again), ==, "110101");
  g_assert_cmpint (mst_query_get_scope (again), ==, MST_SCOPE_ALL);
}

/* --- by the officer's hand --- */

typedef struct
{
  GtkWidget *window;
  GtkWidget *bar;
  GtkWidget *add;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  fixture->bar = g_object_new (MST_TYPE_FILTER_BAR, NULL);
  fixture->add = gtk_menu_button_new ();
  mst_filter_bar_set_type (MST_FILTER_BAR (fixture->bar), session, &mst_person_type,
                           GTK_MENU_BUTTON (fixture->add));
  gtk_box_append (GTK_BOX (box), fixture->add);
  gtk_box_append (GTK_BOX (box), fixture->bar);
  fixture->window = mst_ui_test_show (box);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  mst_ui_test_settle (50);
}

/* Opens the popover that adds a filter and chooses the field by what is typed. */
static GtkWidget *
begin (Fixture *fixture, const char *typed)
{
  GtkWidget *popover;
  GtkWidget *search;

  mst_filter_bar_add (MST_FILTER_BAR (fixture->bar));
  mst_ui_test_settle (100);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (fixture->add)));
  search = mst_ui_test_find (popover, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), typed);
  mst_ui_test_settle (50);
  g_signal_emit_by_name (search, "activate");
  mst_ui_test_settle (150);
  return popover;
}

static GtkWidget *
get_values (GtkWidget *popover)
{
  return mst_ui_test_find (popover, MST_TYPE_FILTER_VALUES);
}

/* Finds the value by what is typed and presses its row. */
static void
tick (GtkWidget *popover, const char *typed)
{
  GtkWidget *values = get_values (popover);
  GtkWidget *search = mst_ui_test_find (values, GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *view = mst_ui_test_find (values, GTK_TYPE_LIST_VIEW);
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));

  gtk_editable_set_text (GTK_EDITABLE (search), typed);
  mst_ui_test_settle (50);
  g_assert_cmpuint (g_list_model_get_n_items (rows), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MstFilterValue) value = g_list_model_get_item (rows, i);

      if (g_strcmp0 (mst_filter_value_get_label (value), typed) == 0)
        g_signal_emit_by_name (view, "activate", i);
    }
}

static void
check (Fixture *fixture, const char *described)
{
  g_autofree char *text = mst_filter_bar_describe (MST_FILTER_BAR (fixture->bar));

  g_assert_cmpstr (text, ==, described);
}

static void
test_tick (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover = begin (fixture, "sex");

  tick (popover, "Female");
  tick (popover, "Male");
  g_signal_emit_by_name (get_values (popover), "accepted");
  /* In the order of the list: the more frequent first. */
  check (fixture, "Sex: Male or Female");
  g_assert_true (gtk_widget_get_visible (fixture->bar));
}

/* It says so when no value is what is looked for. */
static void
test_no_value (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover = begin (fixture, "sex");
  GtkWidget *search;
  GtkWidget *nothing;

  tick (popover, "Female");
  search = mst_ui_test_find (get_values (popover), GTK_TYPE_SEARCH_ENTRY);
  nothing = GTK_WIDGET (
    gtk_widget_get_template_child (get_values (popover), MST_TYPE_FILTER_VALUES, "nothing"));
  g_assert_false (gtk_widget_get_visible (nothing));
  gtk_editable_set_text (GTK_EDITABLE (search), "zzz");
  mst_ui_test_settle (50);
  g_assert_true (gtk_widget_get_visible (nothing));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (nothing)), ==, "No value fits “zzz”.");
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  mst_ui_test_settle (50);
  g_assert_false (gtk_widget_get_visible (nothing));
  g_signal_emit_by_name (get_values (popover), "accepted");
  check (fixture, "Sex: Female");
}

static gboolean
has_values (gpointer data)
{
  GtkWidget *view = mst_ui_test_find (data, GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *rows = gtk_list_view_get_model (GTK_LIST_VIEW (view));

  return g_list_model_get_n_items (G_LIST_MODEL (rows)) == 2;
}

/* In the list Space ticks a value, and Enter takes what is ticked; without anything, the value itself. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover = begin (fixture, "sex");

  mst_ui_test_wait (has_values, get_values (popover));
  mst_ui_test_press ("Down");
  mst_ui_test_press ("Down");
  mst_ui_test_press ("space");
  mst_ui_test_press ("Return");
  check (fixture, "Sex: Female");
  popover = begin (fixture, "class");
  mst_ui_test_settle (200);
  mst_ui_test_press ("Down");
  mst_ui_test_press ("Return");
  check (fixture, "Sex: Female, Class: In-service party member");
}

static void
test_range (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover = begin (fixture, "born");
  GtkWidget *editor = mst_ui_test_find (popover, MST_TYPE_FILTER_EDITOR);
  GtkWidget *inputs = gtk_widget_get_parent (get_values (popover));
  GtkWidget *range = gtk_stack_get_child_by_name (GTK_STACK (inputs), "range");
  GtkWidget *from = mst_ui_test_find (range, GTK_TYPE_ENTRY);
  GtkWidget *to = gtk_widget_get_last_child (gtk_widget_get_first_child (range));

  /* What can't be read is not taken. */
  gtk_editable_set_text (GTK_EDITABLE (from), "some time");
  g_signal_emit_by_name (editor, "accepted");
  check (fixture, "");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (from), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_editable_set_text (GTK_EDITABLE (from), "1985.7");
  gtk_editable_set_text (GTK_EDITABLE (to), "1980");
  g_signal_emit_by_name (editor, "accepted");
  check (fixture, "");
  gtk_editable_set_text (GTK_EDITABLE (to), "19900101");
  g_signal_emit_by_name (editor, "accepted");
  check (fixture, "Born: 1985-07 to 1990-01-01");
}

static void
press (GtkWidget *root, const char *label)
{
  GtkWidget *child;

  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    {
      g_signal_emit_by_name (root, "clicked");
      return;
    }
  for (child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    press (child, label);
}

/* "Unit blank or workplace blank": a second field joins the chip. */
static void
test_or (Fixture *fixture, gconstpointer data)
{
  static const char *const fields[] = { "unit", "workplace" };
  GtkWidget *popover = begin (fixture, fields[0]);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *editor = mst_ui_test_find (popover, MST_TYPE_FILTER_EDITOR);
      GtkWidget *operators = mst_ui_test_find (editor, GTK_TYPE_DROP_DOWN);
      GListModel *labels = gtk_drop_down_get_model (GTK_DROP_DOWN (operators));
      guint blank = g_list_model_get_n_items (labels) - 2;

      g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (labels), blank), ==,
                       "is blank");
      gtk_drop_down_set_selected (GTK_DROP_DOWN (operators), blank);
      if (i == 0)
        {
          GtkWidget *search = mst_ui_test_find (popover, GTK_TYPE_SEARCH_ENTRY);

          press (popover, "_Or…");
          gtk_editable_set_text (GTK_EDITABLE (search), fields[1]);
          mst_ui_test_settle (50);
          g_signal_emit_by_name (search, "activate");
          mst_ui_test_settle (100);
        }
    }
  press (popover, "_Filter");
  check (fixture, "Without Unit or Without Workplace");
}

/* A chip is opened, changed, and taken away. */
static void
test_chip (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover = begin (fixture, "sex");
  GtkWidget *chip;

  tick (popover, "Female");
  g_signal_emit_by_name (get_values (popover), "accepted");
  chip = mst_ui_test_find (fixture->bar, MST_TYPE_FILTER_CHIP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (mst_ui_test_find (chip, GTK_TYPE_BUTTON)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Change the filter “Sex: Female”");
  g_signal_emit_by_name (mst_ui_test_find (chip, GTK_TYPE_BUTTON), "clicked");
  mst_ui_test_settle (300);
  popover = mst_ui_test_find (fixture->bar, MST_TYPE_FILTER_POPOVER);
  g_assert_true (gtk_widget_get_mapped (popover));
  tick (popover, "Male");
  g_signal_emit_by_name (get_values (popover), "accepted");
  check (fixture, "Sex: Female or Male");
  chip = mst_ui_test_find (fixture->bar, MST_TYPE_FILTER_CHIP);
  g_signal_emit_by_name (chip, "removed");
  check (fixture, "");
  g_assert_false (gtk_widget_get_visible (fixture->bar));
}

/* --- saved ones --- */

static gboolean
has_one (gpointer data)
{
  return mst_saved_filters_get_n (data) == 1 && mst_saved_filters_get (data, 0)->count >= 0;
}

static gboolean
has_none (gpointer data)
{
  return mst_saved_filters_get_n (data) == 0;
}

typedef struct
{
  const char *name;
  MstQuery *query;
} Saving;

static char *
save (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  const Saving *saving = data;

  return mst_store_save_filter (store, saving->name, saving->query, error) ? g_strdup ("") : NULL;
}

/* Saved in one session, counted in another, opened and removed by the window's actions. */
static void
test_saved (void)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (MstStore) store = NULL;
  g_autoptr (MstSession) other = NULL;
  g_autoptr (MstSavedFilters) filters = NULL;
  Saving saving = { "Women", query };
  MstWindow *window = mst_window_new (NULL);

  mst_query_add_condition (query, "sex", MST_OPERATOR_IS, "2", NULL);
  mst_session_write (session, "Saving…", save, &saving, NULL, NULL, NULL);
  mst_ui_test_wait_written (session);

  store = mst_store_open (mst_session_get_path (session), NULL);
  other = mst_session_new (store);
  filters = mst_saved_filters_new (other);
  mst_ui_test_wait (has_one, filters);
  g_assert_cmpstr (mst_saved_filters_get (filters, 0)->name, ==, "Women");
  g_assert_cmpint (mst_saved_filters_get (filters, 0)->count, ==,
                   mst_query_count (query, store, NULL));

  mst_window_open_file (window, mst_session_get_path (session));
  gtk_window_present (GTK_WINDOW (window));
  mst_ui_test_settle (500);
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-filter",
                                  g_variant_new ("(ss)", "person", "Women"));
  mst_ui_test_settle (200);
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (window)), "Women"));
  g_action_group_activate_action (G_ACTION_GROUP (window), "remove-filter",
                                  g_variant_new ("(ss)", "person", "Women"));
  mst_ui_test_wait (has_none, filters);
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  mst_ui_test_wait (has_one, filters);
  /* Taking back the saving, too: what is shown has no name then. */
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-filter",
                                  g_variant_new ("(ss)", "person", "Women"));
  mst_ui_test_settle (200);
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (window)), "Women"));
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  mst_ui_test_wait (has_none, filters);
  mst_ui_test_settle (500);
  g_assert_null (strstr (gtk_window_get_title (GTK_WINDOW (window)), "Women"));
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (200);
}

static gboolean
is_marked_changed (MstWindow *window)
{
  return gtk_widget_get_visible (mst_ui_test_find_class (GTK_WIDGET (window), "mst-saved-changed"));
}

static void
show_filter (MstWindow *window, const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-filter",
                                  g_variant_new ("(ss)", "person", name));
  mst_ui_test_settle (300);
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (window)), name));
}

/* Answers the question for a name. */
static void
answer_name (const char *name)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (!ADW_IS_MESSAGE_DIALOG (window))
        continue;
      gtk_editable_set_text (
        GTK_EDITABLE (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (window))), name);
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (window), "save");
      gtk_window_destroy (GTK_WINDOW (window));
      return;
    }
  g_assert_not_reached ();
}

/* Renamed, updated and removed in one window, followed by the other. */
static void
test_two_windows (void)
{
  MstWindow *first = mst_ui_test_open (application, session);
  MstWindow *second = mst_ui_test_open (application, session);
  g_autoptr (MstSession) shared = mst_ui_test_dup_session (application, session);
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (GError) error = NULL;
  MstListPanel *panel;

  mst_query_add_condition (query, "sex", MST_OPERATOR_IS, "2", NULL);
  mst_store_save_filter (mst_session_get_store (shared), "Women", query, &error);
  g_assert_no_error (error);
  mst_ui_test_settle (600);
  show_filter (first, "Women");
  show_filter (second, "Women");
  g_action_group_activate_action (G_ACTION_GROUP (first), "rename-filter",
                                  g_variant_new ("(ss)", "person", "Women"));
  mst_ui_test_settle (200);
  answer_name ("Ladies");
  mst_ui_test_wait_written (shared);
  mst_ui_test_settle (600);
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (first)), "Ladies"));
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (second)), "Ladies"));
  g_assert_false (is_marked_changed (first));

  /* Narrowed further it is another than the saved one, until that is updated. */
  panel = MST_LIST_PANEL (mst_ui_test_find (GTK_WIDGET (first), MST_TYPE_LIST_PANEL));
  mst_query_add_condition (query, "class", MST_OPERATOR_NOT_BLANK, NULL, NULL);
  mst_filter_bar_set_query (panel->filters, query);
  mst_ui_test_settle (300);
  g_assert_true (is_marked_changed (first));
  g_assert_false (is_marked_changed (second));
  g_action_group_activate_action (G_ACTION_GROUP (first), "update-filter",
                                  g_variant_new ("(ss)", "person", "Ladies"));
  mst_ui_test_wait_written (shared);
  mst_ui_test_settle (300);
  g_assert_false (is_marked_changed (first));
  g_assert_true (is_marked_changed (second));

  g_action_group_activate_action (G_ACTION_GROUP (second), "remove-filter",
                                  g_variant_new ("(ss)", "person", "Ladies"));
  mst_ui_test_wait_written (shared);
  mst_ui_test_settle (300);
  g_assert_null (strstr (gtk_window_get_title (GTK_WINDOW (first)), "Ladies"));
  g_assert_null (strstr (gtk_window_get_title (GTK_WINDOW (second)), "Ladies"));
  gtk_window_destroy (GTK_WINDOW (second));
  gtk_window_destroy (GTK_WINDOW (first));
  mst_ui_test_settle (200);
}

static void
add_tests (void)
{
  session = mst_ui_test_session_new (200);
  application = mst_ui_test_application_new ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ui/filters/query/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_query);
    }
  g_test_add_func ("/ui/filters/area-and-scope", test_area_and_scope);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/filters/tick", test_tick);
  ADD ("/ui/filters/no-value", test_no_value);
  ADD ("/ui/filters/keys", test_keys);
  ADD ("/ui/filters/range", test_range);
  ADD ("/ui/filters/or", test_or);
  ADD ("/ui/filters/chip", test_chip);
#undef ADD
  g_test_add_func ("/ui/filters/saved", test_saved);
  g_test_add_func ("/ui/filters/two-windows", test_two_windows);
}

int
main (int argc, char **argv)
{
  int status = mst_ui_test_run (&argc, &argv, add_tests);

  g_object_unref (application);
  mst_ui_test_session_free (session);
  return status;
}
