/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of the real keyboard in the whole window: what Escape leaves, and where menus open. */
#include "config.h"

#include "area/mst-area-panel.h"
#include "detail/mst-record-form.h"
#include "duplicates/mst-merge-page.h"
#include "edit/mst-field-editor.h"
#include "list/mst-list-panel-private.h"
#include "mst-application.h"
#include "mst-saved-filter.h"
#include "mst-ui-test.h"
#include "window/mst-preferences.h"
#include "window/mst-sidebar-filters.h"
#include "window/mst-window-private.h"

#define N_PEOPLE 200

static MstSession *session;
static MstApplication *application;

typedef struct
{
  MstWindow *window;
  MstListPanel *panel; /* of people */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = mst_ui_test_open (application, session);
  mst_window_show_panel (fixture->window, "person");
  fixture->panel = MST_LIST_PANEL (mst_window_get_panel (fixture->window));
  mst_ui_test_wait_for_rows (fixture->panel, N_PEOPLE);
  mst_ui_test_settle (200);
  mst_cell_cursor_move (fixture->panel->cursor, 1, 0);
  mst_ui_test_settle (100);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  mst_ui_test_settle (200);
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

static void
assert_focus_in (Fixture *fixture, gpointer widget)
{
  GtkWidget *focus = get_focus (fixture);

  g_assert_nonnull (focus);
  if (focus != widget && !gtk_widget_is_ancestor (focus, widget))
    g_error ("the focus is in a %s, not in the %s", G_OBJECT_TYPE_NAME (focus),
             G_OBJECT_TYPE_NAME (widget));
}

static void
activate (Fixture *fixture, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action, NULL);
  mst_ui_test_settle (300);
}

/* The first popover that is open in @root; NULL. */
static GtkWidget *
find_open_popover (GtkWidget *root)
{
  if (GTK_IS_POPOVER (root))
    return gtk_widget_get_mapped (root) ? root : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_open_popover (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* --- Tab --- */

/* From the list of panels into the one that is shown, and not through those that aren't. */
static void
test_tab_sidebar (Fixture *fixture, gconstpointer data)
{
  GtkWidget *sidebar = GTK_WIDGET (fixture->window->sidebar);
  GObject *list = gtk_widget_get_template_child (sidebar, MST_TYPE_SIDEBAR, "list");

  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (list))));
  assert_focus_in (fixture, list);
  mst_ui_test_press ("Tab");
  g_assert_true (mst_window_get_panel (fixture->window) == MST_PANEL (fixture->panel));
  assert_focus_in (fixture, fixture->panel);
}

/* The arrows go on through the panels, each of which is shown; Enter goes into the one that is. */
static void
test_arrows_sidebar (Fixture *fixture, gconstpointer data)
{
  GtkWidget *sidebar = GTK_WIDGET (fixture->window->sidebar);
  GObject *list = gtk_widget_get_template_child (sidebar, MST_TYPE_SIDEBAR, "list");

  gtk_widget_grab_focus (sidebar);
  for (guint i = 0; i < 2; i++)
    {
      mst_ui_test_press ("Up");
      assert_focus_in (fixture, list);
      g_assert_false (mst_window_get_panel (fixture->window) == MST_PANEL (fixture->panel));
    }
  for (guint i = 0; i < 2; i++)
    {
      mst_ui_test_press ("Down");
      assert_focus_in (fixture, list);
    }
  g_assert_true (mst_window_get_panel (fixture->window) == MST_PANEL (fixture->panel));
  mst_ui_test_press ("Return");
  assert_focus_in (fixture, fixture->panel);
}

/* --- Escape --- */

/* A page that has the window for itself is left, after what is open in it, and the list has the
 * keyboard. */
static void
test_escape_page (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *action;
    guint n_open;
  } pages[] = {
    { "bulk-edit", 1 }, /* the choice of a field */
    { "merge-records", 0 },
  };

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (fixture->panel->selection), 0, 2, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      activate (fixture, pages[i].action);
      for (guint k = 0; k < pages[i].n_open; k++)
        mst_ui_test_press ("Escape");
      g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->root), ==, "page");
      mst_ui_test_press ("Escape");
      g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->root), ==, "main");
      assert_focus_in (fixture, fixture->panel->view);
      g_assert_cmpuint (mst_row_selection_get_n_selected (fixture->panel->selection), ==, 2);
    }
}

static gboolean
has_rows_copied (gpointer clipboard)
{
  return gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html");
}

/* With several rows the detail says how many, and copies them as the list does. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  GtkWidget *detail = GTK_WIDGET (fixture->window->detail);
  GtkWidget *stack =
    GTK_WIDGET (gtk_widget_get_template_child (detail, MST_TYPE_DETAIL_PANE, "stack"));
  GtkWidget *title =
    GTK_WIDGET (gtk_widget_get_template_child (detail, MST_TYPE_DETAIL_PANE, "several_title"));
  GdkClipboard *clipboard = gtk_widget_get_clipboard (detail);
  GtkWidget *row;

  mst_ui_test_press ("Down");
  mst_ui_test_press ("shift+Down");
  mst_ui_test_press ("shift+Down");
  mst_ui_test_settle (200);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "several");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (title)), ==, "3 people selected");
  gdk_clipboard_set_text (clipboard, "");
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (
    GTK_LIST_BOX (mst_ui_test_find_class (detail, "mst-several")), 1));
  adw_action_row_activate (ADW_ACTION_ROW (row));
  mst_ui_test_wait (has_rows_copied, clipboard);
  assert_focus_in (fixture, fixture->panel->view);
  mst_ui_test_press ("Down");
  mst_ui_test_settle (200);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "record");
}

/* The form goes, and the list has the keyboard. */
static void
test_escape_form (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form;

  activate (fixture, "edit-record");
  form = mst_ui_test_find (GTK_WIDGET (fixture->window->detail), MST_TYPE_RECORD_FORM);
  g_assert_nonnull (form);
  assert_focus_in (fixture, form);
  mst_ui_test_press ("Escape");
  g_assert_null (mst_ui_test_find (GTK_WIDGET (fixture->window->detail), MST_TYPE_RECORD_FORM));
  assert_focus_in (fixture, fixture->panel->view);
}

/* The cell is as before, and stays the current one. */
static void
test_escape_cell (Fixture *fixture, gconstpointer data)
{
  gint64 id = mst_list_panel_get_current_id (fixture->panel);
  g_autofree char *before =
    g_strdup (mst_store_peek_title (mst_session_get_store (session), &mst_person_type, id));
  GtkWidget *editor;

  mst_ui_test_press ("F2");
  g_assert_nonnull (mst_cell_edit_get_editor (fixture->panel->edit));
  mst_ui_test_press ("x");
  editor = mst_cell_edit_get_editor (fixture->panel->edit);
  g_assert_cmpstr (mst_field_editor_get_text (MST_FIELD_EDITOR (editor)), !=, before);
  mst_ui_test_press ("Escape");
  g_assert_null (mst_cell_edit_get_editor (fixture->panel->edit));
  assert_focus_in (fixture, fixture->panel->view);
  g_assert_cmpint (mst_list_panel_get_current_id (fixture->panel), ==, id);
  g_assert_cmpstr (mst_store_peek_title (mst_session_get_store (session), &mst_person_type, id), ==,
                   before);
}

static void
test_escape_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = mst_ui_test_find (GTK_WIDGET (fixture->window->search), GTK_TYPE_SEARCH_ENTRY);

  mst_ui_test_press ("ctrl+k");
  assert_focus_in (fixture, entry);
  mst_ui_test_press ("x");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "x");
  mst_ui_test_press ("Escape");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  assert_focus_in (fixture, fixture->panel->view);
}

/* In the list's own search too, after which all are listed again. */
static void
test_escape_list_search (Fixture *fixture, gconstpointer data)
{
  GtkEditable *search = GTK_EDITABLE (fixture->panel->search);
  gint64 id = mst_list_panel_get_current_id (fixture->panel);

  mst_ui_test_press ("ctrl+f");
  assert_focus_in (fixture, search);
  gtk_editable_set_text (
    search, mst_store_peek_title (mst_session_get_store (session), &mst_person_type, id));
  mst_ui_test_settle (400);
  mst_ui_test_press ("Escape");
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "");
  assert_focus_in (fixture, fixture->panel->view);
  mst_ui_test_wait_for_rows (fixture->panel, N_PEOPLE);
}

/* --- after a merge --- */

static gboolean
is_left (gpointer data)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (((MstWindow *) data)->root), "main") == 0;
}

static gboolean
is_comparing (gpointer data)
{
  GtkWidget *page = GTK_WIDGET (mst_window_get_page (data));

  return gtk_widget_is_sensitive (
    GTK_WIDGET (gtk_widget_get_template_child (page, MST_TYPE_MERGE_PAGE, "apply_button")));
}

/* Where the record lies over the list, what is asked above it has the keyboard too. */
static void
test_narrow_question (Fixture *fixture, gconstpointer data)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 700);
  mst_ui_test_settle (500);
  g_assert_true (adw_flap_get_folded (fixture->window->flap));
  g_assert_false (adw_flap_get_reveal_flap (fixture->window->flap));
  mst_ui_test_press ("Down");
  activate (fixture, "end-record");
  assert_focus_in (fixture, fixture->window->detail);
  mst_ui_test_press ("Escape");
  mst_ui_test_settle (300);
  assert_focus_in (fixture, fixture->panel);
}

/* The list has the keyboard again, with one row less. */
static void
test_merge (Fixture *fixture, gconstpointer data)
{
  GListModel *rows = G_LIST_MODEL (fixture->panel->selection);

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (fixture->panel->selection), 0, 2, TRUE);
  activate (fixture, "merge-records");
  mst_ui_test_wait (is_comparing, fixture->window);
  mst_ui_test_press ("ctrl+Return");
  mst_ui_test_wait (is_left, fixture->window);
  mst_ui_test_settle (500);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, N_PEOPLE - 1);
  assert_focus_in (fixture, fixture->panel->view);
  /* As the other tests count on it. */
  activate (fixture, "undo");
  mst_ui_test_wait_for_rows (fixture->panel, N_PEOPLE);
}

/* --- menus --- */

static void
test_row_menu (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "shift+F10", "Menu" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_true (fixture->panel->menu == NULL || !gtk_widget_get_mapped (fixture->panel->menu));
      mst_ui_test_press (keys[i]);
      g_assert_nonnull (fixture->panel->menu);
      g_assert_true (gtk_widget_get_mapped (fixture->panel->menu));
      mst_ui_test_press ("Escape");
      g_assert_false (gtk_widget_get_mapped (fixture->panel->menu));
      assert_focus_in (fixture, fixture->panel->view);
      g_assert_cmpuint (mst_cell_cursor_get_row (fixture->panel->cursor), ==, 1);
    }
}

static void
test_main_menu (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover;

  mst_ui_test_press ("F10");
  popover = find_open_popover (GTK_WIDGET (fixture->window));
  g_assert_nonnull (popover);
  g_assert_true (gtk_menu_button_get_primary (
    GTK_MENU_BUTTON (gtk_widget_get_ancestor (popover, GTK_TYPE_MENU_BUTTON))));
  mst_ui_test_press ("Escape");
  g_assert_null (find_open_popover (GTK_WIDGET (fixture->window)));
  assert_focus_in (fixture, fixture->panel->view);
}

static void
write_note (MstStore *store, const char *note)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_unit_type);
  g_autoptr (GArray) ids = mst_query_list_ids (query, store, NULL);
  g_autoptr (MstRecord) unit =
    mst_store_get (store, &mst_unit_type, g_array_index (ids, gint64, 0), NULL);

  mst_record_set (unit, "note", note);
  g_assert_true (mst_store_begin (store, "update", note, NULL));
  g_assert_true (mst_store_update (store, unit, NULL, NULL));
  g_assert_true (mst_store_commit (store, NULL));
}

/* The button's menu has the last steps, and goes back to before the chosen one. */
static void
test_undo_menu (Fixture *fixture, gconstpointer data)
{
  MstStore *store = mst_session_get_store (fixture->window->session);
  g_autofree char *before = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;
  g_autofree char *again = NULL;

  write_note (store, "First_note");
  before = mst_store_dup_undo_label (store);
  write_note (store, "Second note");
  write_note (store, "Third note");
  mst_ui_test_settle (200);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->window->undo));
  mst_ui_test_press ("shift+F10");
  g_assert_nonnull (find_open_popover (GTK_WIDGET (fixture->window->undo)));
  mst_ui_test_press ("Escape");
  g_assert_null (find_open_popover (GTK_WIDGET (fixture->window->undo)));

  /* The second of the menu: two steps. */
  mst_ui_test_press ("Menu");
  mst_ui_test_press ("Down");
  mst_ui_test_press ("Return");
  mst_ui_test_settle (500);
  g_assert_null (mst_ui_test_find (GTK_WIDGET (fixture->window->undo), GTK_TYPE_POPOVER));
  undo = mst_store_dup_undo_label (store);
  redo = mst_store_dup_redo_label (store);
  g_assert_cmpstr (undo, ==, before);
  g_assert_cmpstr (redo, ==, "Second note");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "redo-steps",
                                  g_variant_new_uint32 (2));
  mst_ui_test_settle (500);
  again = mst_store_dup_undo_label (store);
  g_assert_cmpstr (again, ==, "Third note");
}

static gboolean
is_text (GtkWidget *focus)
{
  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus));
}

/* While a text has the keyboard the key is about its words, and about nothing when it has none to take
 * back; where there is no text it is about the file. */
static void
test_undo_in_text (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *keys[3];
    guint n_escapes; /* to be back in the list */
  } texts[] = {
    { { "ctrl+k", NULL }, 1 },       /* the palette */
    { { "ctrl+f", NULL }, 1 },       /* the search of the list */
    { { "ctrl+shift+f", NULL }, 2 }, /* the choice of what to filter by */
    { { "F2", NULL }, 1 },           /* a cell */
    { { "F4", NULL }, 1 },           /* the form */
    { { "ctrl+b", NULL }, 2 },       /* the choice of what to change */
  };
  MstStore *store = mst_session_get_store (fixture->window->session);

  write_note (store, "Kept while writing");
  mst_ui_test_settle (200);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *label = NULL;

      for (guint k = 0; texts[i].keys[k] != NULL; k++)
        mst_ui_test_press (texts[i].keys[k]);
      mst_ui_test_settle (300);
      if (!is_text (get_focus (fixture)))
        g_error ("after %s the focus is in a %s", texts[i].keys[0],
                 G_OBJECT_TYPE_NAME (get_focus (fixture)));
      mst_ui_test_press ("ctrl+z");
      mst_ui_test_press ("x");
      mst_ui_test_press ("ctrl+z");
      mst_ui_test_press ("ctrl+z");
      mst_ui_test_settle (200);
      label = mst_store_dup_undo_label (store);
      g_assert_cmpstr (label, ==, "Kept while writing");
      for (guint k = 0; k < texts[i].n_escapes; k++)
        mst_ui_test_press ("Escape");
      mst_cell_cursor_focus_row (fixture->panel->cursor, 1);
      assert_focus_in (fixture, fixture->panel->view);
    }

  g_autofree char *again = NULL;

  mst_ui_test_press ("ctrl+z");
  mst_ui_test_settle (500);
  again = mst_store_dup_redo_label (store);
  g_assert_cmpstr (again, ==, "Kept while writing");
}

/* --- arrows --- */

/* Into a list where nothing is selected: to its first row, then on. */
static void
test_first_down (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (fixture->panel->selection);

  mst_cell_cursor_focus_row (fixture->panel->cursor, 0);
  gtk_selection_model_unselect_all (selection);
  for (guint row = 0; row < 3; row++)
    {
      mst_ui_test_press ("Down");
      g_assert_cmpuint (mst_row_selection_get_n_selected (fixture->panel->selection), ==, 1);
      g_assert_true (gtk_selection_model_is_selected (selection, row));
      g_assert_cmpuint (mst_cell_cursor_get_row (fixture->panel->cursor), ==, row);
    }
}

/* A saved filter in the sidebar. */
static void
test_filter_menu (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (GError) error = NULL;
  GtkWidget *filters = mst_ui_test_find (GTK_WIDGET (fixture->window), MST_TYPE_SIDEBAR_FILTERS);
  GtkWidget *list = mst_ui_test_find (filters, GTK_TYPE_LIST_BOX);
  GtkWidget *popover;

  mst_store_save_filter (mst_session_get_store (session), "Everybody", query, &error);
  g_assert_no_error (error);
  mst_ui_test_settle (800);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
  mst_ui_test_press ("shift+F10");
  popover = find_open_popover (filters);
  g_assert_nonnull (popover);
  mst_ui_test_press ("Escape");
  g_assert_null (find_open_popover (filters));
  assert_focus_in (fixture, list);
}

/* --- back from the preferences --- */

static GtkWindow *
find_preferences (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (MST_IS_PREFERENCES (window))
        return window;
    }
  return NULL;
}

static void
test_preferences (Fixture *fixture, gconstpointer data)
{
  static const char *const ways[][4] = {
    { "ctrl+comma", NULL }, { "F10", "p", NULL }, /* by the mnemonic in the menu */
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      for (guint k = 0; ways[i][k] != NULL; k++)
        mst_ui_test_press (ways[i][k]);
      mst_ui_test_settle (300);
      g_assert_nonnull (find_preferences ());
      mst_ui_test_press ("Escape");
      g_assert_null (find_preferences ());
      assert_focus_in (fixture, fixture->panel->view);
      g_assert_cmpuint (mst_cell_cursor_get_row (fixture->panel->cursor), ==, 1);
      gtk_window_present (GTK_WINDOW (fixture->window));
      mst_ui_test_settle (100);
    }
}

static void
add_tests (void)
{
  session = mst_ui_test_session_new (N_PEOPLE);
  application = mst_ui_test_application_new ();
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/keys/tab-sidebar", test_tab_sidebar);
  ADD ("/ui/keys/arrows-sidebar", test_arrows_sidebar);
  ADD ("/ui/keys/escape-page", test_escape_page);
  ADD ("/ui/keys/several", test_several);
  ADD ("/ui/keys/escape-form", test_escape_form);
  ADD ("/ui/keys/escape-cell", test_escape_cell);
  ADD ("/ui/keys/escape-search", test_escape_search);
  ADD ("/ui/keys/escape-list-search", test_escape_list_search);
  ADD ("/ui/keys/narrow-question", test_narrow_question);
  ADD ("/ui/keys/merge", test_merge);
  ADD ("/ui/keys/row-menu", test_row_menu);
  ADD ("/ui/keys/main-menu", test_main_menu);
  ADD ("/ui/keys/undo-menu", test_undo_menu);
  ADD ("/ui/keys/undo-in-text", test_undo_in_text);
  ADD ("/ui/keys/first-down", test_first_down);
  ADD ("/ui/keys/filter-menu", test_filter_menu);
  ADD ("/ui/keys/preferences", test_preferences);
#undef ADD
}

int
main (int argc, char **argv)
{
  int status = mst_ui_test_run (&argc, &argv, add_tests);

  g_object_unref (application);
  mst_ui_test_session_free (session);
  return status;
}
