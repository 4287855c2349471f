/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import assistant in a real window: files, problems, a correction, the result. */

#include "config.h"

#include "../office/office-fixture.h"

#include "import/mst-import-page.h"
#include "mst-application.h"

#define PATIENCE_US (20 * G_USEC_PER_SEC)

static const char *const roster[] = {
  "东华门街道防控力量花名册",
  "姓名|性别|公民身份号码|人员类别|联系电话|报到社区",
  "王毅夫|男||志愿者|19900000001|多福巷社区",
  "|女||志愿者|19900000002|多福巷社区",
  "李秀英|女||志愿者|19900000003|桃花源社区",
  "合计|3",
  NULL,
};

typedef struct
{
  Fixture fixture;
  GtkWidget *window;
  MstImportPage *page;
  gboolean closed;
} Assistant;

static GtkWidget *
find (GtkWidget *widget, const char *id)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get (Assistant *self, const char *id)
{
  GtkWidget *widget = find (GTK_WIDGET (self->page), id);

  g_assert_nonnull (widget);
  return widget;
}

/* Until the work under way is done: the steps can be used again. */
static void
wait_for_work (Assistant *self)
{
  gint64 begin = g_get_monotonic_time ();

  do
    {
      g_assert_cmpint (g_get_monotonic_time () - begin, <, PATIENCE_US);
      g_main_context_iteration (NULL, TRUE);
    }
  while (!gtk_widget_get_sensitive (get (self, "content")));
}

static const char *
get_step (Assistant *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (get (self, "stack")));
}

static void
closed_cb (Assistant *self)
{
  self->closed = TRUE;
}

static void
set_up (Assistant *self, gconstpointer data)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  fixture_init (&self->fixture);
  self->page = MST_IMPORT_PAGE (mst_import_page_new (self->fixture.store));
  g_signal_connect_swapped (self->page, "closed", G_CALLBACK (closed_cb), self);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 800);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_window_present (GTK_WINDOW (self->window));
  g_ptr_array_add (paths, fixture_write_xlsx (&self->fixture, "东华门街道.xlsx", roster));
  mst_import_page_add_files (self->page, paths);
  wait_for_work (self);
}

static void
tear_down (Assistant *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture_clear (&self->fixture);
}

static void
activate (Assistant *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL));
}

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;
  return n;
}

static guint
count_problems (Assistant *self)
{
  GtkWidget *list = find (get (self, "check"), "list");

  return g_list_model_get_n_items (
    G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (list))));
}

static void
test_whole (Assistant *self, gconstpointer data)
{
  GtkWidget *groups;
  GtkWidget *entry;

  g_assert_cmpstr (get_step (self), ==, "files");
  g_assert_cmpuint (count_rows (find (get (self, "files"), "list")), ==, 1);

  activate (self, "import.next");
  wait_for_work (self);
  g_assert_cmpstr (get_step (self), ==, "check");
  groups = get (self, "groups");
  g_assert_cmpuint (count_rows (groups), ==, 2);
  g_assert_cmpuint (count_problems (self), ==, 1);
  g_assert_cmpint (fixture_count (&self->fixture, &mst_person_type), ==, 0);

  /* The missing name is filled in: its group goes. */
  entry = get (self, "entry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "赵丽");
  g_signal_emit_by_name (entry, "activate");
  wait_for_work (self);
  g_assert_cmpuint (count_rows (groups), ==, 1);
  g_assert_cmpint (fixture_count (&self->fixture, &mst_person_type), ==, 0);

  activate (self, "import.next");
  wait_for_work (self);
  g_assert_cmpstr (get_step (self), ==, "result");
  g_assert_cmpint (fixture_count (&self->fixture, &mst_person_type), ==, 2);
  g_assert_true (gtk_widget_get_visible (get (self, "rejects_button")));

  activate (self, "import.next");
  g_assert_true (self->closed);
}

static void
test_back_and_leave (Assistant *self, gconstpointer data)
{
  activate (self, "import.next");
  wait_for_work (self);
  activate (self, "import.back");
  g_assert_cmpstr (get_step (self), ==, "files");
  activate (self, "import.close");
  g_assert_true (self->closed);
  g_assert_cmpint (fixture_count (&self->fixture, &mst_person_type), ==, 0);
}

static void
test_leave_out (Assistant *self, gconstpointer data)
{
  GtkWidget *list = find (get (self, "files"), "list");
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *used = gtk_widget_get_first_child (box);

  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (used)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (used), FALSE);
  g_assert_false (gtk_widget_get_sensitive (get (self, "next_button")));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (used), TRUE);
  g_assert_true (gtk_widget_get_sensitive (get (self, "next_button")));
}

static void
test_pasted_text (Assistant *self, gconstpointer data)
{
  mst_import_page_add_text (self->page, "姓名\t人员类别\t报到社区\n钱多多\t志愿者\t银闸社区\n");
  g_assert_cmpuint (count_rows (find (get (self, "files"), "list")), ==, 2);
}

int
main (int argc, char **argv)
{
  g_autoptr (MstApplication) application = NULL;

  fixture_set_up_environment ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = mst_application_new ();
  g_test_add ("/import-page/whole", Assistant, NULL, set_up, test_whole, tear_down);
  g_test_add ("/import-page/back-and-leave", Assistant, NULL, set_up, test_back_and_leave,
              tear_down);
  g_test_add ("/import-page/leave-out", Assistant, NULL, set_up, test_leave_out, tear_down);
  g_test_add ("/import-page/pasted-text", Assistant, NULL, set_up, test_pasted_text, tear_down);
  return g_test_run ();
}
