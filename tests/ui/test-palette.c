/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The palette: what it finds, by which words, and that choosing it does it. */
#include "config.h"

#include "list/mst-list-panel-private.h"
#include "mst-match.h"
#include "mst-report-sets.h"
#include "mst-ui-test.h"
#include "session/mst-settings.h"
#include "window/mst-palette-row.h"
#include "window/mst-search-box.h"
#include "window/mst-window.h"

static MstSession *session;

/* --- matching --- */

static void
test_match (void)
{
  static const struct
  {
    const char *text;
    const char *words;
    const char *typed;
    gboolean fits;
  } cases[] = {
    { "导入表格…", "import", "导入", TRUE },
    { "导入表格…", "import", "drbg", TRUE },
    { "导入表格…", "import", "daoru", TRUE },
    { "导入表格…", "import", "dao ru", TRUE },
    { "导入表格…", "import", "biao", TRUE },
    { "导入表格…", "import", "impo", TRUE },
    { "导入表格…", "import", "导表", FALSE },
    { "导入表格…", "import", "导表格", TRUE },
    { "导入表格…", "import", "aoru", FALSE },
    { "导入表格…", "import", "export", FALSE },
    { "Undo", NULL, "UND", TRUE },
    { "Undo", NULL, "", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MstMatch) match = mst_match_new (cases[i].text, cases[i].words);

      if ((mst_match_score (match, cases[i].typed) > 0) != cases[i].fits)
        g_error ("“%s” and “%s”", cases[i].text, cases[i].typed);
    }
}

static void
test_rank (void)
{
  static const char *const typed[] = {
    "导入表格…", "导入", "表格", "drb", "daoru", "import", "biao"
  };
  g_autoptr (MstMatch) match = mst_match_new ("导入表格…", "import");

  for (guint i = 1; i < G_N_ELEMENTS (typed); i++)
    g_assert_cmpuint (mst_match_score (match, typed[i - 1]), >, mst_match_score (match, typed[i]));
}

/* --- in the window --- */

typedef struct
{
  MstWindow *window;
  GtkWidget *box;
  GtkWidget *entry;
  GtkListBox *rows;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = mst_window_new (NULL);
  mst_window_open_file (fixture->window, mst_session_get_path (session));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  mst_ui_test_settle (300);
  fixture->box = mst_ui_test_find (GTK_WIDGET (fixture->window), MST_TYPE_SEARCH_BOX);
  fixture->entry = mst_ui_test_find (fixture->box, GTK_TYPE_SEARCH_ENTRY);
  fixture->rows = GTK_LIST_BOX (mst_ui_test_find (fixture->box, GTK_TYPE_LIST_BOX));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  mst_ui_test_settle (200);
}

/** Title: what a window is to be called. */
typedef struct
{
  GtkWindow *window;
  const char *text;
} Title;

static gboolean
is_called (gpointer data)
{
  const Title *title = data;

  return g_strcmp0 (gtk_window_get_title (title->window), title->text) == 0;
}

static void
wait_for_title (Fixture *fixture, const char *text)
{
  Title title = { GTK_WINDOW (fixture->window), text };

  mst_ui_test_wait (is_called, &title);
}

/* What is shown, the first row first; NULL beyond the last. */
static const MstPaletteItem *
get_item (Fixture *fixture, int position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (fixture->rows, position);

  return row != NULL && gtk_widget_get_visible (GTK_WIDGET (row))
           ? mst_palette_row_get_item (MST_PALETTE_ROW (row))
           : NULL;
}

static const MstPaletteItem *
find_item (Fixture *fixture, const char *action, const char *target)
{
  const MstPaletteItem *item;

  for (int i = 0; (item = get_item (fixture, i)) != NULL; i++)
    {
      g_autofree char *printed =
        item->target != NULL ? g_variant_print (item->target, FALSE) : NULL;

      if (g_strcmp0 (item->action, action) == 0
          && (target == NULL || (printed != NULL && strstr (printed, target) != NULL)))
        return item;
    }
  return NULL;
}

static void
type_text (Fixture *fixture, const char *text)
{
  gtk_widget_grab_focus (fixture->box);
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), text);
  mst_ui_test_settle (300);
}

/* Initials of the first person's name. (transfer full) */
static char *
dup_initials (gint64 *id)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  MstStore *store = mst_session_get_store (session);
  g_autoptr (GArray) ids = mst_query_list_ids (query, store, NULL);

  *id = g_array_index (ids, gint64, 0);
  return mst_name_get_initials (mst_store_peek_title (store, &mst_person_type, *id), TRUE);
}

static void
test_person (Fixture *fixture, gconstpointer data)
{
  gint64 id;
  g_autofree char *initials = dup_initials (&id);
  const MstPaletteItem *item;

  type_text (fixture, initials);
  item = find_item (fixture, "win.show-record", "person");
  g_assert_nonnull (item);
  g_assert_cmpstr (item->section, ==, "People");
  /* Typed and Enter at once: it waits for the answer. */
  gtk_editable_set_text (
    GTK_EDITABLE (fixture->entry),
    mst_store_peek_title (mst_session_get_store (session), &mst_person_type, id));
  mst_ui_test_settle (15);
  g_signal_emit_by_name (fixture->entry, "activate");
  wait_for_title (fixture, "People — District");
  /* It is offered as opened lately. */
  type_text (fixture, "");
  item = get_item (fixture, 0);
  g_assert_cmpstr (item->section, ==, "Opened Lately");
  g_assert_nonnull (find_item (fixture, "win.show-record", "person"));
}

static void
test_panel (Fixture *fixture, gconstpointer data)
{
  const MstPaletteItem *item;

  type_text (fixture, "Units");
  item = get_item (fixture, 0);
  g_assert_cmpstr (item->action, ==, "win.panel");
  g_assert_cmpstr (item->keys, ==, "<Alt>3");
  g_signal_emit_by_name (fixture->entry, "activate");
  wait_for_title (fixture, "Units — District");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), ==, "");
}

static void
test_action (Fixture *fixture, gconstpointer data)
{
  const MstPaletteItem *item;
  g_autoptr (GVariant) masked =
    g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "mask-sensitive");
  g_autoptr (GVariant) after = NULL;

  /* Actions only; one that can't be done now isn't offered. */
  type_text (fixture, ">");
  for (int i = 0; (item = get_item (fixture, i)) != NULL; i++)
    g_assert_cmpstr (item->action, !=, "win.show-record");
  g_assert_null (find_item (fixture, "win.redo", NULL));
  g_assert_nonnull (find_item (fixture, "win.import", NULL));
  g_assert_nonnull (find_item (fixture, "win.show-report", "people"));
  type_text (fixture, ">mask");
  item = get_item (fixture, 0);
  g_assert_cmpstr (item->action, ==, "win.mask-sensitive");
  g_assert_cmpstr (item->subtitle, ==, g_variant_get_boolean (masked) ? "On" : "Off");
  g_signal_emit_by_name (fixture->entry, "activate");
  mst_ui_test_settle (100);
  after = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "mask-sensitive");
  g_assert_cmpint (g_variant_get_boolean (after), !=, g_variant_get_boolean (masked));
}

/* One of several, with a mark at the one that is so. */
static void
test_choices (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *key;
    const char *value;
  } cases[] = {
    { ">dark", "colours", "dark" },
    { ">light", "colours", "light" },
    { ">roomy", "row-density", "roomy" },
    { ">dense", "row-density", "dense" },
  };
  g_autoptr (GSettings) settings = mst_settings_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = g_settings_get_string (settings, cases[i].key);
      g_autofree char *after = NULL;

      type_text (fixture, cases[i].typed);
      g_assert_cmpstr (get_item (fixture, 0)->subtitle, ==,
                       g_str_equal (before, cases[i].value) ? "On" : NULL);
      g_signal_emit_by_name (fixture->entry, "activate");
      mst_ui_test_settle (100);
      after = g_settings_get_string (settings, cases[i].key);
      g_assert_cmpstr (after, ==, cases[i].value);
      type_text (fixture, cases[i].typed);
      g_assert_cmpstr (get_item (fixture, 0)->subtitle, ==, "On");
      type_text (fixture, "");
    }
  g_settings_reset (settings, "colours");
  g_settings_reset (settings, "row-density");
}

static guint
count_items (Fixture *fixture, const char *action)
{
  const MstPaletteItem *item;
  guint n = 0;

  for (int i = 0; (item = get_item (fixture, i)) != NULL; i++)
    n += g_str_equal (item->action, action) ? 1 : 0;
  return n;
}

/* A report by its name, with what can be made of it; "roster pdf" finds that alone. */
static void
test_report (Fixture *fixture, gconstpointer data)
{
  type_text (fixture, "roster of people");
  g_assert_cmpstr (get_item (fixture, 0)->action, ==, "win.show-report");
  g_assert_nonnull (find_item (fixture, "win.print-report", "people"));
  g_assert_cmpuint (count_items (fixture, "win.save-report"), ==, 2);
  g_assert_cmpuint (count_items (fixture, "win.send-report"), ==, 1);
  mst_settings_set_report_template ("people", mst_session_get_path (session),
                                    "file:///roster.xlsx");
  type_text (fixture, "roster of peopl");
  g_assert_cmpuint (count_items (fixture, "win.save-report"), ==, 3);
  g_assert_nonnull (find_item (fixture, "win.save-report", "file:///roster.xlsx"));
  type_text (fixture, "notices to units");
  g_assert_cmpuint (count_items (fixture, "win.send-report-to-units"), ==, 1);
  type_text (fixture, "roster of people pdf");
  g_assert_null (find_item (fixture, "win.show-report", NULL));
  g_assert_nonnull (find_item (fixture, "win.save-report", "pdf"));
}

static void
test_report_set (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) store = mst_store_open (mst_session_get_path (session), &error);
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  const MstPaletteItem *item;

  g_free (mst_report_sets_add (store, "周一简报", mst_report_get ("forces"), options, &error));
  g_assert_no_error (error);
  type_text (fixture, "周一简报");
  item = find_item (fixture, "win.show-report-set", NULL);
  g_assert_nonnull (item);
  g_assert_cmpstr (item->subtitle, ==, "力量分布表");
  g_assert_nonnull (find_item (fixture, "win.save-report", "pdf"));
  g_assert_nonnull (find_item (fixture, "win.save-report", "xlsx"));
  gtk_widget_activate_action_variant (fixture->box, item->action, item->target);
  wait_for_title (fixture, "周一简报 — District");
}

/* What a list does is offered where there is a list. */
static void
test_panel_action (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->box);
  MstListPanel *panel;

  type_text (fixture, ">copy");
  g_assert_null (find_item (fixture, "rows.copy", NULL));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "panel",
                                  g_variant_new_string ("person"));
  mst_ui_test_settle (500);
  panel = MST_LIST_PANEL (mst_ui_test_find (GTK_WIDGET (fixture->window), MST_TYPE_LIST_PANEL));
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (panel->selection), 0, 2, TRUE);
  gdk_clipboard_set_text (clipboard, "");
  type_text (fixture, ">copy for");
  g_assert_cmpstr (get_item (fixture, 0)->action, ==, "rows.copy");
  g_signal_emit_by_name (fixture->entry, "activate");
  mst_ui_test_settle (400);
  g_assert_true (
    gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "panel",
                                  g_variant_new_string ("overview"));
  type_text (fixture, ">copy for");
  g_assert_null (find_item (fixture, "rows.copy", NULL));
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  type_text (fixture, "nobody is called that");
  g_assert_null (get_item (fixture, 0));
  type_text (fixture, "");
  g_assert_nonnull (get_item (fixture, 0));
}

static void
add_tests (void)
{
  session = mst_ui_test_session_new (200);
  g_test_add_func ("/ui/palette/match", test_match);
  g_test_add_func ("/ui/palette/rank", test_rank);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/palette/person", test_person);
  ADD ("/ui/palette/panel", test_panel);
  ADD ("/ui/palette/action", test_action);
  ADD ("/ui/palette/choices", test_choices);
  ADD ("/ui/palette/panel-action", test_panel_action);
  ADD ("/ui/palette/report", test_report);
  ADD ("/ui/palette/report-set", test_report_set);
  ADD ("/ui/palette/nothing", test_nothing);
#undef ADD
}

int
main (int argc, char **argv)
{
  int status = mst_ui_test_run (&argc, &argv, add_tests);

  mst_ui_test_session_free (session);
  return status;
}
