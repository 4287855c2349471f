/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The panel of reports: what is set, what is remembered of it, and what is made. */
#include "config.h"

#include "mst-progress-bar.h"
#include "mst-ui-test.h"

#include "edit/mst-field-editor.h"
#include "mst-report-sets.h"
#include "report/mst-pages-view.h"
#include "report/mst-report-columns.h"
#include "report/mst-report-copy.h"
#include "report/mst-report-desk.h"
#include "report/mst-report-form.h"
#include "report/mst-report-preview.h"
#include "report/mst-report-set-list.h"
#include "report/mst-report-wish.h"
#include "report/mst-reports-panel.h"
#include "session/mst-settings.h"

#include <string.h>

static MstSession *session;

static guint
count_type (GtkWidget *root, GType type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (root), type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_type (child, type);
  return n;
}

static gint64
count_noted (const char *text)
{
  g_autoptr (GPtrArray) groups =
    mst_store_list_groups (mst_session_get_store (session), 0, 200, NULL);
  gint64 n = 0;

  for (guint i = 0; i < groups->len; i++)
    if (strstr (((const MstJournalGroup *) g_ptr_array_index (groups, i))->label, text) != NULL)
      n++;
  return n;
}

/* The drop-down that offers @text. */
static GtkDropDown *
find_drop_down (GtkWidget *root, const char *text)
{
  if (GTK_IS_DROP_DOWN (root))
    {
      GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (root));

      for (guint i = 0; i < g_list_model_get_n_items (model); i++)
        if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (model), i), text) == 0)
          return GTK_DROP_DOWN (root);
      return NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkDropDown *found = find_drop_down (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Each report has controls for what it takes, and for nothing else. */
static void
test_form (void)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();

  g_ptr_array_add (headings, (gpointer) "包联单位");
  for (guint i = 0; mst_reports[i] != NULL; i++)
    {
      const MstReport *report = mst_reports[i];
      GtkWidget *form = g_object_ref_sink (mst_report_form_new (session));
      g_autoptr (MstReportOptions) options = mst_report_options_new ();
      guint n_editors = 0;

      options->area = g_strdup (mst_area_tree_get (mst_session_get_areas (session), 1)->code);
      options->paper = MST_SHEET_PAPER_A3;
      options->orientation = MST_ORIENTATION_LANDSCAPE;
      options->order = MST_REPORT_ORDER_STROKES;
      mst_report_form_set_report (MST_REPORT_FORM (form), report, options);
      n_editors += (report->parameters & MST_REPORT_TAKES_AREA) != 0 ? 1 : 0;
      n_editors += (report->parameters & MST_REPORT_TAKES_DAY) != 0 ? 1 : 0;
      n_editors += (report->parameters & MST_REPORT_TAKES_PERIOD) != 0 ? 2 : 0;
      g_assert_cmpuint (count_type (form, MST_TYPE_FIELD_EDITOR), ==, n_editors);
      g_assert_cmpuint (count_type (form, MST_TYPE_REPORT_COLUMNS), ==,
                        (report->parameters & MST_REPORT_TAKES_LIST) != 0 ? 1 : 0);
      mst_report_form_set_headings (MST_REPORT_FORM (form), headings);
      g_assert_cmpint (find_drop_down (form, "包联单位") != NULL, ==,
                       (report->parameters & (MST_REPORT_TAKES_LIST | MST_REPORT_TAKES_GROUP))
                         != 0);
      g_object_unref (form);
    }
}

static void
changed_cb (GtkWidget *form, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_options (void)
{
  GtkWidget *form = g_object_ref_sink (mst_report_form_new (session));
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  const MstReportOptions *set;
  GtkWidget *day;
  guint n_changes = 0;

  g_signal_connect (form, "changed", G_CALLBACK (changed_cb), &n_changes);
  options->day = mst_date_new (2022, 11, 10);
  mst_report_form_set_report (MST_REPORT_FORM (form), mst_report_get ("people"), options);
  g_ptr_array_add (headings, (gpointer) "姓名");
  g_ptr_array_add (headings, (gpointer) "街道");
  mst_report_form_set_headings (MST_REPORT_FORM (form), headings);
  g_assert_cmpuint (n_changes, ==, 0);

  gtk_drop_down_set_selected (find_drop_down (form, "A3"), 1);
  gtk_drop_down_set_selected (find_drop_down (form, "Across"), 2);
  gtk_drop_down_set_selected (find_drop_down (form, "By rank"), 3);
  gtk_drop_down_set_selected (find_drop_down (form, "街道"), 3);
  g_assert_cmpuint (n_changes, ==, 4);
  set = mst_report_form_get_options (MST_REPORT_FORM (form));
  g_assert_cmpint (set->paper, ==, MST_SHEET_PAPER_A3);
  g_assert_cmpint (set->orientation, ==, MST_ORIENTATION_LANDSCAPE);
  g_assert_cmpint (set->order, ==, MST_REPORT_ORDER_RANK);
  g_assert_cmpstr (set->group, ==, "街道");
  g_assert_cmpuint (set->day.day, ==, 10);
  gtk_drop_down_set_selected (find_drop_down (form, "街道"), 1);
  g_assert_cmpstr (set->group, ==, "");

  /* What can't be read is told, and read again when it is mended. */
  day = gtk_widget_get_next_sibling (
    gtk_widget_get_parent (mst_ui_test_find (form, MST_TYPE_FIELD_EDITOR)));
  day = mst_ui_test_find (day, MST_TYPE_FIELD_EDITOR);
  mst_field_editor_set_text (MST_FIELD_EDITOR (day), "someday");
  g_assert_nonnull (mst_report_form_get_problem (MST_REPORT_FORM (form)));
  mst_field_editor_set_text (MST_FIELD_EDITOR (day), "2022.11.11");
  g_assert_null (mst_report_form_get_problem (MST_REPORT_FORM (form)));
  g_assert_cmpuint (set->day.day, ==, 11);
  g_object_unref (form);
}

static gboolean
is_made (gpointer preview)
{
  return mst_report_preview_get_volume (preview) != NULL;
}

static MstReportPreview *
get_preview (GtkWidget *panel)
{
  return MST_REPORT_PREVIEW (mst_ui_test_find (panel, MST_TYPE_REPORT_PREVIEW));
}

static guint
count_pages (GtkWidget *panel)
{
  return mst_volume_get_n_pages (mst_report_preview_get_volume (get_preview (panel)));
}

/* Every report is made; a place makes it shorter; what was set is there again. */
static void
test_panel (void)
{
  GtkWidget *panel = mst_reports_panel_new (session);
  GtkWidget *window = mst_ui_test_show (panel);
  GtkWidget *form;
  const MstAreaTree *areas = mst_session_get_areas (session);
  g_autofree char *kept = NULL;
  g_autofree char *id = NULL;
  guint n_pages;

  for (guint i = 0; mst_reports[i] != NULL; i++)
    {
      mst_reports_panel_choose (MST_REPORTS_PANEL (panel), mst_reports[i]->name);
      mst_ui_test_wait (is_made, get_preview (panel));
      g_assert_cmpuint (count_pages (panel), >=, 1);
      g_assert_true (mst_reports_panel_get_report (MST_REPORTS_PANEL (panel)) == mst_reports[i]);
    }

  mst_reports_panel_choose (MST_REPORTS_PANEL (panel), "people");
  form = mst_ui_test_find (panel, MST_TYPE_REPORT_FORM);
  mst_ui_test_wait (is_made, get_preview (panel));
  n_pages = count_pages (panel);
  id = g_strdup_printf ("%d",
                        (int) mst_area_tree_get (areas, mst_area_tree_get_n_nodes (areas) - 1)->id);
  mst_field_editor_write (MST_FIELD_EDITOR (mst_ui_test_find (form, MST_TYPE_FIELD_EDITOR)), id);
  g_assert_null (mst_report_preview_get_volume (get_preview (panel)));
  mst_ui_test_wait (is_made, get_preview (panel));
  g_assert_cmpuint (count_pages (panel), <, n_pages);

  mst_reports_panel_choose (MST_REPORTS_PANEL (panel), "units");
  mst_reports_panel_choose (MST_REPORTS_PANEL (panel), "people");
  g_assert_cmpstr (mst_report_form_get_options (MST_REPORT_FORM (form))->area, ==,
                   mst_area_tree_get (areas, mst_area_tree_get_n_nodes (areas) - 1)->code);
  kept = mst_settings_dup_report_options ("people");
  g_assert_nonnull (
    strstr (kept, mst_area_tree_get (areas, mst_area_tree_get_n_nodes (areas) - 1)->code));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A place there is not any more is told where the pages would be. */
static void
test_problem (void)
{
  GtkWidget *desk = mst_report_desk_new ();
  GtkWidget *window = mst_ui_test_show (desk);
  GtkWidget *preview = mst_ui_test_find (desk, MST_TYPE_REPORT_PREVIEW);
  GtkWidget *stack;
  g_autoptr (MstReportOptions) options = mst_report_options_new ();

  options->group = g_strdup ("没有的列 & <行>");
  mst_report_desk_set_session (MST_REPORT_DESK (desk), session);
  mst_report_desk_show (MST_REPORT_DESK (desk), mst_report_get ("people"), options);
  mst_ui_test_settle (1500);
  stack = GTK_WIDGET (gtk_widget_get_template_child (preview, MST_TYPE_REPORT_PREVIEW, "stack"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "problem");
  g_assert_null (mst_report_preview_get_volume (MST_REPORT_PREVIEW (preview)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_being_made (gpointer preview)
{
  GtkWidget *bar = mst_ui_test_find (preview, MST_TYPE_PROGRESS_BAR);
  GObject *title = gtk_widget_get_template_child (bar, MST_TYPE_PROGRESS_BAR, "title");

  return strcmp (gtk_label_get_label (GTK_LABEL (title)), "Making the preview") == 0;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* A window that is closed while a preview is being made: what is made has nobody to be told to. */
static void
test_closed (void)
{
  GtkWidget *preview = g_object_new (MST_TYPE_REPORT_PREVIEW, NULL);
  GtkWidget *window = mst_ui_test_show (preview);
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  g_autoptr (MstReportWish) wish = mst_report_wish_new (mst_report_get ("people"), options);

  mst_report_preview_show (MST_REPORT_PREVIEW (preview), session, wish);
  mst_ui_test_wait (is_being_made, preview);
  g_object_add_weak_pointer (G_OBJECT (preview), (gpointer *) &preview);
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_wait (is_gone, &preview);
}

/* Sensitive values in the preview are noted once, however often it is made. */
static void
test_reveal (void)
{
  GtkWidget *desk = mst_report_desk_new ();
  GtkWidget *window = mst_ui_test_show (desk);
  GtkWidget *preview = mst_ui_test_find (desk, MST_TYPE_REPORT_PREVIEW);
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  gint64 before = count_noted ("Sensitive values shown");

  mst_report_desk_set_session (MST_REPORT_DESK (desk), session);
  mst_report_desk_show (MST_REPORT_DESK (desk), mst_report_get ("people"), options);
  mst_ui_test_wait (is_made, preview);
  g_assert_cmpint (count_noted ("Sensitive values shown"), ==, before);
  options->reveal = TRUE;
  mst_report_desk_show (MST_REPORT_DESK (desk), mst_report_get ("people"), options);
  mst_ui_test_wait (is_made, preview);
  mst_report_desk_refresh (MST_REPORT_DESK (desk));
  mst_ui_test_wait (is_made, preview);
  g_assert_cmpint (count_noted ("Sensitive values shown"), ==, before + 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static MstReportSet *
make_set (const char *name, const char *first, const char *second)
{
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  MstReportSet *set = mst_report_set_new (name);

  mst_report_set_add (set, mst_report_get (first), options);
  mst_report_set_add (set, mst_report_get (second), options);
  return set;
}

/* What is wanted comes through an action as it was. */
static void
test_wish (void)
{
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  g_autoptr (MstReportSet) set = make_set ("简报", "units", "posts");
  g_autoptr (MstReportWish) first = NULL;
  g_autoptr (MstReportWish) second = NULL;
  g_autoptr (MstReportWish) back = NULL;
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GVariant) of_set = NULL;
  g_autoptr (GVariant) unknown =
    g_variant_ref_sink (g_variant_new (MST_REPORT_WISH, "dragons", "", "{}", FALSE, ""));

  options->order = MST_REPORT_ORDER_RANK;
  options->reveal = TRUE;
  first = mst_report_wish_new (mst_report_get ("people"), options);
  variant = g_variant_ref_sink (mst_report_wish_to_variant (first));
  back = mst_report_wish_from_variant (variant);
  g_assert_true (back->report == mst_report_get ("people"));
  g_assert_true (back->reveal && back->options->reveal);
  g_assert_cmpint (back->options->order, ==, MST_REPORT_ORDER_RANK);
  mst_report_wish_free (g_steal_pointer (&back));

  second = mst_report_wish_new_for_set (set, mst_date_new (2022, 11, 10), FALSE);
  of_set = g_variant_ref_sink (mst_report_wish_to_variant (second));
  back = mst_report_wish_from_variant (of_set);
  g_assert_null (back->report);
  g_assert_cmpstr (mst_report_wish_get_label (back), ==, "简报");
  g_assert_cmpuint (back->set->entries->len, ==, 2);
  g_assert_cmpint (back->day.day, ==, 10);
  g_assert_null (mst_report_wish_from_variant (unknown));
}

/* Every table with its totals, figures to be counted with. */
static void
test_copy (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) store = mst_store_open (mst_session_get_path (session), &error);
  g_autoptr (MstReportSet) set = make_set ("简报", "forces", "quality");
  g_autoptr (MstReportWish) wish = mst_report_wish_new_for_set (set, (MstDate){ 0 }, FALSE);
  g_autoptr (GPtrArray) contents = mst_report_wish_make (wish, store, NULL, &error);
  g_autoptr (MstClipboardTable) table = NULL;
  const char *text;

  g_assert_no_error (error);
  table = mst_report_copy_write (contents, NULL, &error);
  g_assert_no_error (error);
  text = mst_clipboard_table_get_text (table);
  g_assert_nonnull (strstr (text, "力量分布表\n序号\t街道\t"));
  g_assert_nonnull (strstr (text, "\t300\n"));
  g_assert_nonnull (strstr (text, "\n\n"));
  g_assert_nonnull (strstr (text, "数据质量表\n序号\t街道\t"));
  g_assert_nonnull (strstr (text, "%\n"));
  g_ptr_array_unref (g_steal_pointer (&contents));
}

/* What is cancelled is not copied by half. */
static void
test_copy_cancelled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) store = mst_store_open (mst_session_get_path (session), &error);
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  g_autoptr (MstReportWish) wish = mst_report_wish_new (mst_report_get ("people"), options);
  g_autoptr (MstProgress) progress = mst_progress_new ();

  g_assert_no_error (error);
  g_cancellable_cancel (mst_progress_get_cancellable (progress));
  g_assert_null (mst_report_copy_make (wish, store, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The workbook that a report was put into is offered with it again, and with no other. */
static void
test_template (void)
{
  GtkWidget *desk = mst_report_desk_new ();
  GtkWidget *window = mst_ui_test_show (desk);
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  GMenuModel *items;

  mst_report_desk_set_session (MST_REPORT_DESK (desk), session);
  mst_report_desk_show (MST_REPORT_DESK (desk), mst_report_get ("units"), options);
  items =
    G_MENU_MODEL (gtk_widget_get_template_child (desk, MST_TYPE_REPORT_DESK, "template_items"));
  g_assert_cmpint (g_menu_model_get_n_items (items), ==, 1);
  mst_settings_set_report_template ("units", mst_session_get_path (session),
                                    "file:///tmp/%E6%A8%A1%E6%9D%BF_1.xlsx");
  mst_ui_test_settle (100);
  g_assert_cmpint (g_menu_model_get_n_items (items), ==, 3);
  {
    g_autofree char *label = NULL;

    g_assert_true (g_menu_model_get_item_attribute (items, 0, G_MENU_ATTRIBUTE_LABEL, "s", &label));
    g_assert_nonnull (strstr (label, "模板__1.xlsx"));
  }
  mst_report_desk_show (MST_REPORT_DESK (desk), mst_report_get ("posts"), options);
  g_assert_cmpint (g_menu_model_get_n_items (items), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_sets (gpointer list)
{
  return mst_report_set_list_get_sets (list)->len > 0;
}

static gboolean
has_no_sets (gpointer list)
{
  return mst_report_set_list_get_sets (list)->len == 0;
}

/* A set that is kept is listed, shown and followed; when it goes, a report takes its place. */
static void
test_sets (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) store = mst_store_open (mst_session_get_path (session), &error);
  g_autoptr (MstReportSet) set = make_set ("简报", "units", "posts");
  GtkWidget *panel = mst_reports_panel_new (session);
  GtkWidget *window = mst_ui_test_show (panel);
  GtkWidget *list = mst_ui_test_find (panel, MST_TYPE_REPORT_SET_LIST);
  guint n_pages = 0;

  g_free (mst_report_sets_save (store, set, &error));
  g_assert_no_error (error);
  mst_ui_test_wait (has_sets, list);
  for (guint i = 0; i < 2; i++)
    {
      mst_reports_panel_choose (MST_REPORTS_PANEL (panel), i == 0 ? "units" : "posts");
      mst_ui_test_wait (is_made, get_preview (panel));
      n_pages += count_pages (panel);
    }
  mst_reports_panel_choose_set (MST_REPORTS_PANEL (panel), set->id);
  g_assert_null (mst_reports_panel_get_report (MST_REPORTS_PANEL (panel)));
  mst_ui_test_wait (is_made, get_preview (panel));
  g_assert_cmpuint (count_pages (panel), ==, n_pages);
  g_assert_cmpstr (mst_volume_get_title (mst_report_preview_get_volume (get_preview (panel))), ==,
                   "简报");

  g_free (mst_report_sets_remove (store, set->id, &error));
  g_assert_no_error (error);
  mst_ui_test_wait (has_no_sets, list);
  g_assert_nonnull (mst_reports_panel_get_report (MST_REPORTS_PANEL (panel)));
  mst_ui_test_wait (is_made, get_preview (panel));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_tests (void)
{
  session = mst_ui_test_session_new (300);
  g_test_add_func ("/ui/reports/form", test_form);
  g_test_add_func ("/ui/reports/options", test_options);
  g_test_add_func ("/ui/reports/panel", test_panel);
  g_test_add_func ("/ui/reports/problem", test_problem);
  g_test_add_func ("/ui/reports/closed", test_closed);
  g_test_add_func ("/ui/reports/reveal", test_reveal);
  g_test_add_func ("/ui/reports/wish", test_wish);
  g_test_add_func ("/ui/reports/copy", test_copy);
  g_test_add_func ("/ui/reports/copy-cancelled", test_copy_cancelled);
  g_test_add_func ("/ui/reports/template", test_template);
  g_test_add_func ("/ui/reports/sets", test_sets);
}

int
main (int argc, char **argv)
{
  int status = mst_ui_test_run (&argc, &argv, add_tests);

  mst_ui_test_session_free (session);
  return status;
}
