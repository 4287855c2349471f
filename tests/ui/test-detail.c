/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chosen record beside its list: shown in full, and in the place of the form it was written in. */
#include "config.h"

#include "detail/mst-detail-pane.h"
#include "detail/mst-detail-values.h"
#include "detail/mst-record-form.h"
#include "edit/mst-field-editor.h"
#include "mst-query.h"
#include "mst-ui-test.h"

#include <glib/gi18n-lib.h>

static MstSession *session;

static MstRecord *
get_person (void)
{
  return mst_ui_test_get_first (mst_session_get_store (session), &mst_person_type);
}

static gboolean
is_all_shown (gpointer pane)
{
  return mst_ui_test_find_class (pane, "mst-masked") == NULL;
}

static gboolean
has_masked (gpointer pane)
{
  return mst_ui_test_find_class (pane, "mst-masked") != NULL;
}

/* One value is shown in full after the journal has noted which; all are by the button at the head, which
 * masks them again. */
static void
test_reveal (void)
{
  g_autoptr (MstRecord) record = get_person ();
  gint64 id = mst_record_get_id (record);
  GtkWidget *pane = g_object_new (MST_TYPE_DETAIL_PANE, NULL);
  GtkWidget *window = mst_ui_test_show (pane);
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *label = NULL;
  const MstJournalEntry *entry;
  const MstField *field;
  GtkWidget *masked;
  GObject *button;

  mst_detail_pane_set_session (MST_DETAIL_PANE (pane), session);
  mst_detail_pane_show (MST_DETAIL_PANE (pane), &mst_person_type, id);
  mst_ui_test_wait (has_masked, pane);
  masked = mst_ui_test_find_class (pane, "mst-masked");
  field = g_object_get_data (G_OBJECT (masked), "mst-field");
  g_signal_emit_by_name (masked, "clicked");
  mst_ui_test_settle (400);
  entries =
    mst_store_list_journal (mst_session_get_store (session), &mst_person_type, id, 0, 1, NULL);
  entry = g_ptr_array_index (entries, 0);
  label = g_strdup_printf (_ ("“%s” shown in full"), mst_field_get_label (field));
  g_assert_cmpstr (entry->change, ==, "reveal");
  g_assert_cmpstr (entry->label, ==, label);
  masked = mst_ui_test_find_class (pane, "mst-masked");
  g_assert_true (masked == NULL || g_object_get_data (G_OBJECT (masked), "mst-field") != field);
  button = gtk_widget_get_template_child (pane, MST_TYPE_DETAIL_PANE, "reveal");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  mst_ui_test_wait (is_all_shown, pane);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  g_assert_false (is_all_shown (pane));
  mst_detail_pane_set_session (MST_DETAIL_PANE (pane), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Another record is chosen before the journal has noted that a value is to be shown in full: its own stay
 * masked. */
static void
test_reveal_late (void)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  MstStore *store = mst_session_get_store (session);
  g_autoptr (GArray) ids = mst_query_list_ids (query, store, NULL);
  g_autoptr (MstRecord) first =
    mst_store_get (store, &mst_person_type, g_array_index (ids, gint64, 0), NULL);
  g_autoptr (MstRecord) second =
    mst_store_get (store, &mst_person_type, g_array_index (ids, gint64, 1), NULL);
  MstDetailValues *values = g_object_new (MST_TYPE_DETAIL_VALUES, NULL);
  GtkWidget *window = mst_ui_test_show (GTK_WIDGET (values));
  GtkWidget *masked;
  gpointer field;

  mst_detail_values_show (values, session, first);
  masked = mst_ui_test_find_class (GTK_WIDGET (values), "mst-masked");
  g_assert_nonnull (masked);
  field = g_object_get_data (G_OBJECT (masked), "mst-field");
  g_signal_emit_by_name (masked, "clicked");
  mst_detail_values_mask (values);
  mst_ui_test_wait_written (session);
  mst_ui_test_settle (50);
  mst_detail_values_show (values, session, second);
  masked = mst_ui_test_find_class (GTK_WIDGET (values), "mst-masked");
  g_assert_nonnull (masked);
  g_assert_true (g_object_get_data (G_OBJECT (masked), "mst-field") == field);
  gtk_window_destroy (GTK_WINDOW (window));
}

/** Seen: what a detail has shown after its form. */
typedef struct
{
  GtkWidget *pane;
  const char *title; /* the only one that may be shown */
  gboolean has_shown;
} Seen;

static void
page_changed_cb (GtkStack *stack, GParamSpec *property, Seen *seen)
{
  GObject *title = gtk_widget_get_template_child (seen->pane, MST_TYPE_DETAIL_PANE, "title");

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "record");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (title)), ==, seen->title);
  seen->has_shown = TRUE;
}

static gboolean
has_shown (gpointer seen)
{
  return ((Seen *) seen)->has_shown;
}

static gboolean
has_no_form (gpointer pane)
{
  return mst_ui_test_find (pane, MST_TYPE_RECORD_FORM) == NULL;
}

/* As by a second Ctrl+S. */
static void
save_again_cb (MstRecordForm *form)
{
  mst_record_form_save (form);
}

static gint64
count_people (void)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);

  return mst_query_count (query, mst_session_get_store (session), NULL);
}

/* A new record comes in the place of the form it was written in; what was chosen before isn't seen again. It is
 * written once, however often that is asked for. */
static void
test_saved (void)
{
  g_autoptr (MstRecord) before = get_person ();
  g_autofree char *area = g_strdup (mst_record_get (before, "area"));
  GtkWidget *pane = g_object_new (MST_TYPE_DETAIL_PANE, NULL);
  GtkWidget *window = mst_ui_test_show (pane);
  Seen seen = { pane, "张无忌", FALSE };
  GObject *stack = gtk_widget_get_template_child (pane, MST_TYPE_DETAIL_PANE, "stack");
  gint64 n_before = count_people ();
  GtkWidget *form;

  mst_detail_pane_set_session (MST_DETAIL_PANE (pane), session);
  mst_detail_pane_show (MST_DETAIL_PANE (pane), &mst_person_type, mst_record_get_id (before));
  mst_ui_test_wait (has_masked, pane);
  mst_detail_pane_create (MST_DETAIL_PANE (pane), &mst_person_type, NULL);
  form = mst_ui_test_find (pane, MST_TYPE_RECORD_FORM);
  mst_field_editor_set_text (mst_ui_test_find_editor (form, "name"), "张无忌");
  mst_field_editor_set_text (mst_ui_test_find_editor (form, "class"), "1");
  mst_field_editor_write (mst_ui_test_find_editor (form, "area"), area);
  g_signal_connect (form, "saved", G_CALLBACK (save_again_cb), NULL);
  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (page_changed_cb), &seen);
  mst_record_form_save (MST_RECORD_FORM (form));
  mst_ui_test_wait (has_shown, &seen);
  mst_ui_test_wait (has_no_form, pane);
  mst_ui_test_wait_written (session);
  g_assert_cmpint (count_people (), ==, n_before + 1);
  g_signal_handlers_disconnect_by_data (stack, &seen);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  mst_detail_pane_set_session (MST_DETAIL_PANE (pane), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_tests (void)
{
  session = mst_ui_test_session_new (60);
  g_test_add_func ("/ui/detail/reveal", test_reveal);
  g_test_add_func ("/ui/detail/reveal-late", test_reveal_late);
  g_test_add_func ("/ui/detail/saved", test_saved);
}

int
main (int argc, char **argv)
{
  int status = mst_ui_test_run (&argc, &argv, add_tests);

  mst_ui_test_session_free (session);
  return status;
}
