/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long lists that come and go a few rows at a time. */
#include "config.h"

#include "mst-gradual-model.h"
#include "mst-retire.h"
#include "mst-ui-test.h"

#define N_ROWS 600

/** Shown: a page with a list of many rows, in a window. */
typedef struct
{
  GtkWidget *bin;
  GtkWidget *window;
  GtkStringList *strings;
  MstGradualModel *model;
} Shown;

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
shown_init (Shown *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->strings = gtk_string_list_new (NULL);
  for (guint i = 0; i < N_ROWS; i++)
    gtk_string_list_append (self->strings, "row");
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->model = mst_gradual_model_new (G_LIST_MODEL (g_object_ref (self->strings)));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller),
                                 gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (
                                                      G_LIST_MODEL (g_object_ref (self->model)))),
                                                    factory));
  self->bin = adw_bin_new ();
  adw_bin_set_child (ADW_BIN (self->bin), scroller);
  self->window = mst_ui_test_show (self->bin);
}

static void
shown_clear (Shown *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->model);
  g_object_unref (self->strings);
}

static gboolean
is_settled (gpointer model)
{
  return mst_gradual_model_is_settled (model);
}

static guint
count_shown (const Shown *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

static gboolean
is_empty (gpointer bin)
{
  return adw_bin_get_child (bin) == NULL;
}

static void
test_rows (void)
{
  Shown shown;

  shown_init (&shown);
  g_assert_cmpuint (count_shown (&shown), <, N_ROWS);
  mst_ui_test_wait (is_settled, shown.model);
  g_assert_cmpuint (count_shown (&shown), ==, N_ROWS);
  gtk_string_list_splice (shown.strings, 10, 3, NULL);
  g_assert_cmpuint (count_shown (&shown), ==, N_ROWS - 3);
  gtk_string_list_splice (shown.strings, 0, N_ROWS - 3, (const char *[]){ "one", NULL });
  g_assert_cmpuint (count_shown (&shown), ==, 1);
  shown_clear (&shown);
}

static void
test_retire (void)
{
  Shown shown;
  GtkWidget *page;

  shown_init (&shown);
  mst_ui_test_wait (is_settled, shown.model);
  page = adw_bin_get_child (ADW_BIN (shown.bin));
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  g_assert_true (mst_retire_get_child (ADW_BIN (shown.bin)) == page);
  mst_retire (ADW_BIN (shown.bin));
  mst_retire (ADW_BIN (shown.bin));
  g_assert_null (mst_retire_get_child (ADW_BIN (shown.bin)));
  mst_ui_test_wait (is_empty, shown.bin);
  g_assert_cmpuint (count_shown (&shown), ==, 0);
  mst_ui_test_settle (100);
  g_assert_null (page);
  shown_clear (&shown);
}

/* Another page comes before the last one has gone. */
static void
test_replaced (void)
{
  Shown shown;
  GtkWidget *next = gtk_label_new ("next");

  shown_init (&shown);
  mst_ui_test_wait (is_settled, shown.model);
  mst_retire (ADW_BIN (shown.bin));
  adw_bin_set_child (ADW_BIN (shown.bin), next);
  mst_ui_test_settle (300);
  g_assert_true (mst_retire_get_child (ADW_BIN (shown.bin)) == next);
  shown_clear (&shown);
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/retire/rows", test_rows);
  g_test_add_func ("/ui/retire/retire", test_retire);
  g_test_add_func ("/ui/retire/replaced", test_replaced);
}

int
main (int argc, char **argv)
{
  return mst_ui_test_run (&argc, &argv, add_tests);
}
