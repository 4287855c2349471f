/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The current cell of a list: moving it, editing it, seeing what is masked in it. */
#include "config.h"

#include "edit/mst-field-editor.h"
#include "list/mst-list-panel-private.h"
#include "list/mst-record-cell.h"
#include "mst-ui-test.h"
#include "session/mst-settings.h"

#define N_PEOPLE 300

/* The columns of the list as described. */
enum
{
  NAME = 0,
  BIRTH = 2,
  PHONE = 4,
};

typedef struct
{
  MstSession *session;
  GtkWidget *window;
  MstListPanel *panel;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = mst_ui_test_session_new (N_PEOPLE);
  fixture->panel = MST_LIST_PANEL (mst_list_panel_new (fixture->session, &mst_person_type));
  fixture->window = mst_ui_test_show (GTK_WIDGET (fixture->panel));
  mst_ui_test_wait_for_rows (fixture->panel, N_PEOPLE);
  mst_ui_test_settle (100);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  mst_ui_test_session_free (fixture->session);
}

/* As the keyboard does it. */
static void
press (GtkWidget *widget, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
      if (handled)
        return;
    }
}

static MstFieldEditor *
begin (Fixture *fixture, guint row, guint column)
{
  GtkWidget *editor;

  mst_cell_cursor_move (fixture->panel->cursor, row, column);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "rows.edit-cell", NULL));
  editor = mst_cell_edit_get_editor (fixture->panel->edit);
  g_assert_nonnull (editor);
  return MST_FIELD_EDITOR (editor);
}

static gboolean
is_done (gpointer data)
{
  MstListPanel *panel = data;

  return mst_cell_edit_get_editor (panel->edit) == NULL && !mst_session_is_writing (panel->session)
         && !mst_row_model_is_loading (panel->rows);
}

static MstRecord *
read_record (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  MstRecord *record =
    mst_store_get (mst_session_get_store (fixture->session), &mst_person_type, id, &error);

  g_assert_no_error (error);
  return record;
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint key;
    GdkModifierType state;
    guint row;
    guint column;
  } steps[] = {
    { GDK_KEY_Right, 0, 3, 1 },
    { GDK_KEY_Right, 0, 3, 2 },
    { GDK_KEY_Left, 0, 3, 1 },
    { GDK_KEY_Left, 0, 3, 0 },
    { GDK_KEY_Left, 0, 3, 0 },
    { GDK_KEY_Home, GDK_CONTROL_MASK, 0, 0 },
    { GDK_KEY_Right, 0, 0, 1 },
    { GDK_KEY_Home, 0, 0, 0 },
    { GDK_KEY_End, GDK_CONTROL_MASK, N_PEOPLE - 1, G_MAXUINT },
    { GDK_KEY_Home, 0, N_PEOPLE - 1, 0 },
  };
  MstCellCursor *cursor = fixture->panel->cursor;
  guint last = g_list_model_get_n_items (gtk_column_view_get_columns (fixture->panel->view)) - 1;

  mst_cell_cursor_move (cursor, 3, 0);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      press (GTK_WIDGET (fixture->panel->view), steps[i].key, steps[i].state);
      mst_ui_test_settle (20);
      g_assert_cmpuint (mst_cell_cursor_get_row (cursor), ==, steps[i].row);
      g_assert_cmpuint (mst_cell_cursor_get_column (cursor), ==, MIN (steps[i].column, last));
      g_assert_true (gtk_widget_has_css_class (mst_cell_cursor_get_cell (cursor), "mst-cursor"));
    }
}

/* A screen reader hears heading and value. */
static void
test_name (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cell;
  g_autofree char *name = NULL;

  mst_cell_cursor_move (fixture->panel->cursor, 2, BIRTH);
  cell = mst_cell_cursor_get_cell (fixture->panel->cursor);
  name = g_strdup_printf ("Born: %s", mst_record_cell_peek_text (cell));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  MstFieldEditor *editor = begin (fixture, 1, BIRTH);
  gint64 id = mst_list_panel_get_current_id (fixture->panel);
  g_autoptr (MstRecord) before = read_record (fixture, id);
  g_autoptr (MstRecord) after = NULL;

  /* The invented citizen number says another day; without it any is right. */
  g_assert_nonnull (mst_record_get (before, "birth"));
  mst_field_editor_set_text (editor, "");
  g_signal_emit_by_name (editor, "activate");
  mst_ui_test_wait (is_done, fixture->panel);
  mst_ui_test_settle (100);
  after = read_record (fixture, id);
  g_assert_null (mst_record_get (after, "birth"));
  g_assert_cmpint (mst_record_get_version (after), ==, mst_record_get_version (before) + 1);
  /* Enter went down. */
  g_assert_cmpuint (mst_cell_cursor_get_row (fixture->panel->cursor), ==, 2);
  g_assert_cmpuint (mst_cell_cursor_get_column (fixture->panel->cursor), ==, BIRTH);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint column;
    const char *text;
  } cells[] = {
    { BIRTH, "1985.13.40" },
    { NAME, "" },
    { PHONE, "nobody" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      MstFieldEditor *editor = begin (fixture, 1, cells[i].column);
      gint64 id = mst_list_panel_get_current_id (fixture->panel);
      g_autoptr (MstRecord) before = read_record (fixture, id);
      g_autoptr (MstRecord) after = NULL;

      mst_ui_test_settle (200);
      mst_field_editor_set_text (editor, cells[i].text);
      g_signal_emit_by_name (editor, "activate");
      mst_ui_test_settle (200);
      /* It stays as typed, with the reason under it. */
      g_assert_true ((gpointer) mst_cell_edit_get_editor (fixture->panel->edit) == editor);
      g_assert_cmpstr (mst_field_editor_get_text (editor), ==, cells[i].text);
      g_assert_nonnull (mst_ui_test_find (GTK_WIDGET (editor), GTK_TYPE_POPOVER));
      after = read_record (fixture, id);
      g_assert_cmpint (mst_record_get_version (after), ==, mst_record_get_version (before));
      g_signal_emit_by_name (editor, "cancel");
      g_assert_null (mst_cell_edit_get_editor (fixture->panel->edit));
    }
}

static void
test_along (Fixture *fixture, gconstpointer data)
{
  MstFieldEditor *editor = begin (fixture, 1, NAME);
  gint64 id = mst_list_panel_get_current_id (fixture->panel);
  g_autoptr (MstRecord) after = NULL;
  GtkWidget *next;

  /* The name sorts the list: the row goes elsewhere, and the cursor with it. */
  mst_field_editor_set_text (editor, "祖冲之");
  press (GTK_WIDGET (editor), GDK_KEY_Tab, 0);
  mst_ui_test_settle (500);
  next = mst_cell_edit_get_editor (fixture->panel->edit);
  g_assert_nonnull (next);
  g_assert_cmpstr (mst_field_editor_get_field (MST_FIELD_EDITOR (next))->name, ==, "sex");
  g_assert_cmpint (mst_list_panel_get_current_id (fixture->panel), ==, id);
  g_assert_cmpuint (mst_cell_cursor_get_row (fixture->panel->cursor), >, 1);
  press (next, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
  mst_ui_test_settle (100);
  next = mst_cell_edit_get_editor (fixture->panel->edit);
  g_assert_cmpstr (mst_field_editor_get_text (MST_FIELD_EDITOR (next)), ==, "祖冲之");
  g_signal_emit_by_name (next, "cancel");
  after = read_record (fixture, id);
  g_assert_cmpstr (mst_record_get_title (after), ==, "祖冲之");
  g_assert_cmpint (mst_panel_get_selected (MST_PANEL (fixture->panel)), ==, id);
}

/* What is typed while a cell is saved is for the next one. */
static void
test_quick (Fixture *fixture, gconstpointer data)
{
  MstFieldEditor *editor = begin (fixture, 1, BIRTH);
  gint64 id = mst_list_panel_get_current_id (fixture->panel);
  g_autoptr (MstRecord) after = NULL;
  GtkWidget *next;

  mst_field_editor_set_text (editor, "");
  press (GTK_WIDGET (editor), GDK_KEY_Tab, 0);
  press (GTK_WIDGET (editor), GDK_KEY_Shift_L, 0);
  press (GTK_WIDGET (editor), GDK_KEY_X, GDK_SHIFT_MASK);
  press (GTK_WIDGET (editor), GDK_KEY_y, 0);
  press (GTK_WIDGET (editor), GDK_KEY_Return, 0);
  press (GTK_WIDGET (editor), GDK_KEY_z, 0);
  g_assert_true (mst_cell_edit_get_editor (fixture->panel->edit) == GTK_WIDGET (editor));
  g_assert_cmpstr (mst_field_editor_get_text (editor), ==, "");
  mst_ui_test_settle (500);
  next = mst_cell_edit_get_editor (fixture->panel->edit);
  g_assert_nonnull (next);
  g_assert_cmpstr (mst_field_editor_get_field (MST_FIELD_EDITOR (next))->name, !=, "birth");
  g_assert_cmpstr (mst_field_editor_get_text (MST_FIELD_EDITOR (next)), ==, "Xy");
  g_signal_emit_by_name (next, "cancel");
  after = read_record (fixture, id);
  g_assert_null (mst_record_get (after, "birth"));
}

/* Somebody else was quicker. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  MstFieldEditor *editor = begin (fixture, 1, BIRTH);
  gint64 id = mst_list_panel_get_current_id (fixture->panel);
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) other = mst_store_open (mst_session_get_path (fixture->session), &error);
  g_autoptr (MstRecord) theirs = read_record (fixture, id);
  g_autoptr (MstRecord) after = NULL;

  g_assert_no_error (error);
  mst_record_set (theirs, "position", "队长");
  g_assert_true (mst_store_begin (other, "update", "Theirs", &error));
  g_assert_true (mst_store_update (other, theirs, NULL, &error));
  g_assert_true (mst_store_commit (other, &error));
  mst_field_editor_set_text (editor, "");
  g_signal_emit_by_name (editor, "activate");
  mst_ui_test_settle (300);
  g_assert_true (mst_cell_edit_get_editor (fixture->panel->edit) == GTK_WIDGET (editor));
  g_assert_nonnull (mst_ui_test_find (GTK_WIDGET (editor), GTK_TYPE_POPOVER));
  after = read_record (fixture, id);
  g_assert_cmpstr (mst_record_get (after, "position"), ==, "队长");
  g_assert_nonnull (mst_record_get (after, "birth"));
  g_signal_emit_by_name (editor, "cancel");
}

/* Somebody else adds a row above: the cell stays with its record, which is the selected one. */
static void
test_shift (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) other = mst_store_open (mst_session_get_path (fixture->session), &error);
  g_autoptr (MstRecord) theirs = mst_record_new (&mst_person_type);
  g_autoptr (MstRecord) ours = NULL;
  gint64 id;

  g_assert_no_error (error);
  mst_cell_cursor_move (fixture->panel->cursor, 3, BIRTH);
  id = mst_list_panel_get_current_id (fixture->panel);
  ours = read_record (fixture, id);
  mst_record_set (theirs, "name", "阿一");
  mst_record_set (theirs, "class", mst_record_get (ours, "class"));
  mst_record_set (theirs, "area", mst_record_get (ours, "area"));
  g_assert_true (mst_store_begin (other, "add", "Theirs", &error));
  mst_store_insert (other, theirs, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mst_store_commit (other, &error));
  mst_ui_test_wait_for_rows (fixture->panel, N_PEOPLE + 1);
  mst_ui_test_settle (300);
  g_assert_cmpuint (mst_cell_cursor_get_row (fixture->panel->cursor), ==, 4);
  g_assert_cmpint (mst_list_panel_get_current_id (fixture->panel), ==, id);
  g_assert_cmpint (mst_row_selection_get_single (fixture->panel->selection), ==, id);
}

static guint
count_reveals (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = mst_store_list_journal (mst_session_get_store (fixture->session),
                                                          &mst_person_type, id, 0, 100, &error);
  guint n_reveals = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    n_reveals +=
      g_strcmp0 (((MstJournalEntry *) g_ptr_array_index (entries, i))->action, "reveal") == 0;
  return n_reveals;
}

/* What is masked is whole in one cell, noted, until the cursor goes away. */
static void
test_reveal (Fixture *fixture, gconstpointer data)
{
  MstCellCursor *cursor = fixture->panel->cursor;
  g_autoptr (MstRecord) record = NULL;
  GtkWidget *cell;
  gint64 id;

  mst_cell_cursor_move (cursor, 1, PHONE);
  id = mst_list_panel_get_current_id (fixture->panel);
  record = read_record (fixture, id);
  cell = mst_cell_cursor_get_cell (cursor);
  g_assert_nonnull (strstr (mst_record_cell_peek_text (cell), "****"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "rows.reveal", NULL));
  mst_ui_test_wait (is_done, fixture->panel);
  mst_ui_test_settle (300);
  g_assert_cmpstr (mst_record_cell_peek_text (cell), ==, mst_record_get (record, "phone"));
  g_assert_cmpuint (count_reveals (fixture, id), ==, 1);
  mst_cell_cursor_move (cursor, 2, PHONE);
  g_assert_nonnull (strstr (mst_record_cell_peek_text (cell), "****"));
  g_assert_nonnull (strstr (mst_record_cell_peek_text (mst_cell_cursor_get_cell (cursor)), "****"));

  /* Editing shows it first, and notes that too. */
  mst_cell_cursor_move (cursor, 1, PHONE);
  begin (fixture, 1, PHONE);
  mst_ui_test_settle (300);
  g_assert_cmpuint (count_reveals (fixture, id), ==, 2);
  g_assert_cmpstr (
    mst_field_editor_get_text (MST_FIELD_EDITOR (mst_cell_edit_get_editor (fixture->panel->edit))),
    ==, mst_record_get (record, "phone"));
  g_signal_emit_by_name (mst_cell_edit_get_editor (fixture->panel->edit), "cancel");
}

/* What the settings say of all numbers is seen at once, in cells that are there already. */
static void
test_masking (Fixture *fixture, gconstpointer data)
{
  MstSession *session = fixture->panel->session;
  GtkWidget *cell;

  mst_cell_cursor_move (fixture->panel->cursor, 1, PHONE);
  cell = mst_cell_cursor_get_cell (fixture->panel->cursor);
  for (guint i = 0; i < 2; i++)
    {
      g_object_set (session, "masked", FALSE, NULL);
      g_assert_null (strstr (mst_record_cell_peek_text (cell), "****"));
      g_object_set (session, "masked", TRUE, NULL);
      g_assert_nonnull (strstr (mst_record_cell_peek_text (cell), "****"));
    }
}

/* Columns have room for larger text. */
static void
test_text_size (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = mst_settings_new ();
  GListModel *columns = gtk_column_view_get_columns (fixture->panel->view);
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, PHONE);
  int usual = gtk_column_view_column_get_fixed_width (column);

  g_settings_set_int (settings, "font-size", 20);
  mst_ui_test_settle (100);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (column), >, usual);
  g_settings_reset (settings, "font-size");
  mst_ui_test_settle (100);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (column), ==, usual);
}

static void
test_from_cursor (Fixture *fixture, gconstpointer data)
{
  g_autofree const MstField **fields = NULL;
  g_autoptr (GArray) ids = NULL;

  mst_cell_cursor_move (fixture->panel->cursor, N_PEOPLE - 2, PHONE);
  fields = mst_list_panel_list_fields_from_cursor (fixture->panel);
  g_assert_cmpstr (fields[0]->name, ==, "phone");
  ids = mst_list_panel_list_ids_from_cursor (fixture->panel, 10);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==,
                   mst_list_panel_get_current_id (fixture->panel));
}

static void
add_tests (void)
{
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/cell-edit/keys", test_keys);
  ADD ("/ui/cell-edit/name", test_name);
  ADD ("/ui/cell-edit/save", test_save);
  ADD ("/ui/cell-edit/refused", test_refused);
  ADD ("/ui/cell-edit/along", test_along);
  ADD ("/ui/cell-edit/quick", test_quick);
  ADD ("/ui/cell-edit/stale", test_stale);
  ADD ("/ui/cell-edit/reveal", test_reveal);
  ADD ("/ui/cell-edit/masking", test_masking);
  ADD ("/ui/cell-edit/text-size", test_text_size);
  ADD ("/ui/cell-edit/shift", test_shift);
  ADD ("/ui/cell-edit/from-cursor", test_from_cursor);
#undef ADD
}

int
main (int argc, char **argv)
{
  return mst_ui_test_run (&argc, &argv, add_tests);
}
