/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The selection: positions, spans, and what stays selected when the rows change. */
#include "config.h"

#include "list/mst-row-selection.h"
#include "mst-ui-test.h"

typedef struct
{
  MstSession *session;
  MstRowModel *rows;
  MstRowSelection *selection;
  GPtrArray *held; /* the places, as a view has them */
  guint n_signals; /* that the selection changed */
  guint n_parts;   /* of what the view heard of it */
  guint first, n_items;
} Fixture;

static gboolean
is_listed (gpointer data)
{
  return !mst_row_model_is_loading (data) && g_list_model_get_n_items (data) > 0;
}

static gboolean
is_settled (gpointer data)
{
  const Fixture *fixture = data;

  return g_list_model_get_n_items (G_LIST_MODEL (fixture->selection))
         == g_list_model_get_n_items (G_LIST_MODEL (fixture->rows));
}

static void
selection_changed_cb (GtkSelectionModel *model, guint position, guint n_items, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_parts++;
  fixture->first = position;
  fixture->n_items += n_items;
}

static void
changed_cb (Fixture *fixture)
{
  fixture->n_signals++;
  fixture->n_parts = fixture->n_items = 0;
}

static void
sort (Fixture *fixture, gboolean descending)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);

  g_assert_true (mst_query_set_sort (query, "name", MST_SORT_PINYIN, descending, NULL));
  mst_row_model_set_query (fixture->rows, query);
  mst_ui_test_wait (is_listed, fixture->rows);
  mst_ui_test_settle (20);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = mst_ui_test_session_new (200);
  fixture->rows = mst_row_model_new (mst_session_get_store (fixture->session));
  sort (fixture, FALSE);
  fixture->selection = mst_row_selection_new (fixture->rows);
  g_signal_connect (fixture->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                    fixture);
  g_signal_connect_swapped (fixture->selection, "changed", G_CALLBACK (changed_cb), fixture);
  mst_ui_test_wait (is_settled, fixture);
  fixture->held = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->selection)); i++)
    g_ptr_array_add (fixture->held, g_list_model_get_item (G_LIST_MODEL (fixture->selection), i));
  mst_ui_test_settle (20);
  fixture->n_signals = 0;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->held);
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->rows);
  mst_ui_test_session_free (fixture->session);
}

static void
test_select (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->selection);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 200);
  g_assert_cmpint (mst_row_selection_get_single (fixture->selection), ==, 0);
  gtk_selection_model_select_item (model, 5, TRUE);
  g_assert_cmpuint (fixture->n_signals, ==, 1);
  mst_ui_test_settle (20);
  g_assert_cmpuint (fixture->first, ==, 5);
  g_assert_cmpuint (fixture->n_items, ==, 1);
  g_assert_cmpint (mst_row_selection_get_single (fixture->selection), ==,
                   mst_row_model_get_id_at (fixture->rows, 5));
  gtk_selection_model_select_range (model, 10, 3, FALSE);
  g_assert_cmpuint (mst_row_selection_get_n_selected (fixture->selection), ==, 4);
  g_assert_cmpint (mst_row_selection_get_single (fixture->selection), ==, 0);
  gtk_selection_model_unselect_item (model, 11);
  g_assert_false (gtk_selection_model_is_selected (model, 11));
  g_assert_true (gtk_selection_model_is_selected (model, 12));
  gtk_selection_model_select_item (model, 7, TRUE);
  g_assert_cmpuint (mst_row_selection_get_n_selected (fixture->selection), ==, 1);
  /* Nothing changed, nothing to tell. */
  fixture->n_signals = 0;
  gtk_selection_model_select_item (model, 7, TRUE);
  g_assert_cmpuint (fixture->n_signals, ==, 0);
}

static void
test_select_all (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->selection);
  g_autoptr (GArray) ids = NULL;

  gtk_selection_model_select_all (model);
  g_assert_cmpuint (fixture->n_signals, ==, 1);
  mst_ui_test_settle (20);
  g_assert_cmpuint (fixture->n_items, ==, 200);
  g_assert_cmpuint (fixture->n_parts, >, 1);
  ids = mst_row_selection_list_ids (fixture->selection);
  g_assert_cmpuint (ids->len, ==, 200);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==,
                     mst_row_model_get_id_at (fixture->rows, i));
  gtk_selection_model_unselect_all (model);
  g_assert_cmpuint (mst_row_selection_get_n_selected (fixture->selection), ==, 0);
}

/* Of places far from each other a view is told one by one, and of those it does not show not at all. */
static void
test_far_apart (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->selection);

  gtk_selection_model_select_item (model, 5, TRUE);
  mst_ui_test_settle (20);
  gtk_selection_model_select_item (model, 150, TRUE);
  mst_ui_test_settle (20);
  g_assert_cmpuint (fixture->n_items, ==, 2);
  g_assert_cmpuint (fixture->n_parts, ==, 2);
  g_ptr_array_set_size (fixture->held, 100);
  gtk_selection_model_select_item (model, 7, TRUE);
  mst_ui_test_settle (20);
  g_assert_cmpuint (fixture->n_items, ==, 1);
  g_assert_cmpuint (fixture->first, ==, 7);
}

static void
test_out_of_range (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->selection);

  gtk_selection_model_select_range (model, 198, 50, TRUE);
  g_assert_cmpuint (mst_row_selection_get_n_selected (fixture->selection), ==, 2);
}

static void
test_new_order (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->selection);
  gint64 id;

  gtk_selection_model_select_item (model, 3, TRUE);
  id = mst_row_selection_get_single (fixture->selection);
  sort (fixture, TRUE);
  g_assert_cmpint (mst_row_selection_get_single (fixture->selection), ==, id);
  g_assert_false (gtk_selection_model_is_selected (model, 3));
}

static void
add_tests (void)
{
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/row-selection/select", test_select);
  ADD ("/ui/row-selection/select-all", test_select_all);
  ADD ("/ui/row-selection/far-apart", test_far_apart);
  ADD ("/ui/row-selection/out-of-range", test_out_of_range);
  ADD ("/ui/row-selection/new-order", test_new_order);
#undef ADD
}

int
main (int argc, char **argv)
{
  return mst_ui_test_run (&argc, &argv, add_tests);
}
