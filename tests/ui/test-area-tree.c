/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The area tree: shape, figures and paths agree with the file. */
#include "config.h"

#include "mst-area-tree.h"
#include "mst-query.h"
#include "mst-ui-test.h"

static gint64
count (MstStore *store, const MstRecordType *type, const char *area_code)
{
  g_autoptr (MstQuery) query = mst_query_new (type);
  g_autoptr (GError) error = NULL;
  gint64 n_records;

  mst_query_set_area (query, area_code);
  n_records = mst_query_count (query, store, &error);
  g_assert_no_error (error);
  return n_records;
}

static void
test_figures (void)
{
  MstSession *session = mst_ui_test_session_new (400);
  MstStore *store = mst_session_get_store (session);
  const MstAreaTree *areas = mst_session_get_areas (session);
  guint n_nodes = mst_area_tree_get_n_nodes (areas);

  g_assert_cmpint (n_nodes, ==, count (store, &mst_area_type, NULL));
  for (guint i = 0; i < n_nodes; i += 3)
    {
      const MstAreaNode *node = mst_area_tree_get (areas, i);

      g_assert_cmpint (mst_area_node_get_records (node, &mst_person_type), ==,
                       count (store, &mst_person_type, node->code));
      g_assert_cmpint (mst_area_node_get_records (node, &mst_post_type), ==,
                       count (store, &mst_post_type, node->code));
      /* The query has the area itself, the figure only what lies in it. */
      g_assert_cmpint (mst_area_node_get_records (node, &mst_area_type), ==,
                       count (store, &mst_area_type, node->code) - 1);
    }
  mst_ui_test_session_free (session);
}

static gboolean
has_problem (gpointer session)
{
  return mst_session_get_problem (session) != NULL;
}

static gboolean
has_no_problem (gpointer session)
{
  return !has_problem (session);
}

static void
count_cb (guint *n_told)
{
  (*n_told)++;
}

/* When only the areas can't be read that stays said though the counts are right, until they can. */
static void
test_unreadable (void)
{
  MstSession *session = mst_ui_test_session_new (100);
  gint64 n_units = mst_session_get_count (session, &mst_unit_type);
  guint n_told = 0;
  guint before;

  mst_ui_test_alter (session, "ALTER TABLE area RENAME COLUMN households TO gone");
  mst_ui_test_rename_unit (session, "甲");
  mst_ui_test_wait (has_problem, session);
  g_assert_cmpint (mst_session_get_count (session, &mst_unit_type), ==, n_units);
  g_signal_connect_swapped (session, "counted", G_CALLBACK (count_cb), &n_told);
  before = n_told;
  mst_ui_test_rename_unit (session, "乙");
  while (n_told == before)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (has_problem (session));
  mst_ui_test_settle (500);
  g_assert_true (has_problem (session));

  mst_ui_test_alter (session, "ALTER TABLE area RENAME COLUMN gone TO households");
  mst_ui_test_rename_unit (session, "丙");
  mst_ui_test_wait (has_no_problem, session);
  mst_ui_test_settle (500);
  mst_ui_test_session_free (session);
}

/* An area that somebody answers for can't be ended. */
static void
delete_pairs (MstStore *store, const char *area)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_liaison_type);
  g_autoptr (GArray) ids = NULL;

  g_assert_true (mst_query_add_condition (query, "area", MST_OPERATOR_IS, area, NULL));
  ids = mst_query_list_ids (query, store, NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (MstRecord) pair = mst_store_get (store, &mst_liaison_type, id, NULL);

      g_assert_true (
        mst_store_delete (store, &mst_liaison_type, id, mst_record_get_version (pair), NULL));
    }
}

static void
end_area (MstStore *store, gint64 id)
{
  g_autoptr (MstRecord) area = mst_store_get (store, &mst_area_type, id, NULL);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  mst_record_set (area, "ended", "2022-11-10");
  g_assert_true (mst_store_begin (store, "update", "End", NULL));
  delete_pairs (store, text);
  g_assert_true (mst_store_update (store, area, NULL, NULL));
  g_assert_true (mst_store_commit (store, NULL));
}

/* An area that is out of use is gone from the tree when nothing in it is in use; else it stays, and what
 * lies in it counts, but it doesn't. */
static void
test_ended (void)
{
  MstSession *session = mst_ui_test_session_new (400);
  MstStore *store = mst_session_get_store (session);
  const MstAreaTree *before = mst_session_get_areas (session);
  const MstAreaNode *district = mst_area_tree_get (before, mst_area_tree_get_root (before));
  const MstAreaNode *subdistrict = mst_area_tree_get (before, district->first_child);
  g_autoptr (MstRecord) added = mst_record_new (&mst_area_type);
  g_autoptr (MstAreaTree) areas = NULL;
  const MstAreaNode *node;
  g_autofree char *parent = g_strdup_printf ("%" G_GINT64_FORMAT, district->id);
  guint n_subdistricts = mst_area_node_get_below (district, MST_AREA_LEVEL_SUBDISTRICT);
  gint64 n_people = mst_area_node_get_records (district, &mst_person_type);
  gint64 inner = mst_area_node_get_records (subdistrict, &mst_person_type);

  g_assert_cmpint (inner, >, 0);
  mst_record_set (added, "code", "110199099000");
  mst_record_set (added, "name", "空街道");
  mst_record_set (added, "level", MST_AREA_LEVEL_SUBDISTRICT);
  mst_record_set (added, "parent", parent);
  g_assert_true (mst_store_begin (store, "insert", "Add", NULL));
  g_assert_true (mst_store_insert (store, added, NULL, NULL));
  g_assert_true (mst_store_commit (store, NULL));
  end_area (store, subdistrict->id);
  end_area (store, mst_record_get_id (added));

  areas = mst_area_tree_read (store, NULL);
  node = mst_area_tree_get (areas, mst_area_tree_get_root (areas));
  g_assert_cmpuint (node->next, ==, MST_AREA_NONE);
  g_assert_cmpuint (mst_area_node_get_below (node, MST_AREA_LEVEL_SUBDISTRICT), ==,
                    n_subdistricts - 1);
  g_assert_cmpint (mst_area_node_get_records (node, &mst_person_type), ==, n_people);
  for (guint i = node->first_child; i != MST_AREA_NONE; i = mst_area_tree_get (areas, i)->next)
    g_assert_cmpstr (mst_area_tree_get (areas, i)->name, !=, "空街道");
  g_assert_true (
    mst_area_tree_get (areas, mst_area_tree_find (areas, "110199099000"))->is_left_out);
  g_assert_cmpuint (mst_area_tree_get_n_current (areas), ==, mst_area_tree_get_n_nodes (areas) - 2);
  node = mst_area_tree_get (areas, node->first_child);
  g_assert_cmpint (node->id, ==, subdistrict->id);
  g_assert_true (node->ended);
  g_assert_cmpint (mst_area_node_get_records (node, &mst_person_type), ==, inner);
  mst_ui_test_session_free (session);
}

static void
test_shape (void)
{
  MstSession *session = mst_ui_test_session_new (100);
  const MstAreaTree *areas = mst_session_get_areas (session);
  guint root = mst_area_tree_get_root (areas);
  const MstAreaNode *district = mst_area_tree_get (areas, root);
  guint n_below = 0;
  gint64 households = 0;

  g_assert_cmpuint (district->parent, ==, MST_AREA_NONE);
  g_assert_cmpuint (district->next, ==, MST_AREA_NONE);
  for (guint i = district->first_child; i != MST_AREA_NONE; i = mst_area_tree_get (areas, i)->next)
    {
      const MstAreaNode *node = mst_area_tree_get (areas, i);
      g_autofree char *path = mst_area_tree_dup_path (areas, i);

      g_assert_cmpuint (node->parent, ==, root);
      g_assert_cmpstr (path, ==, node->name);
      g_assert_cmpuint (mst_area_tree_find (areas, node->code), ==, i);
      g_assert_cmpuint (mst_area_tree_find_id (areas, node->id), ==, i);
      n_below++;
      households += node->households;
      if (node->first_child != MST_AREA_NONE)
        {
          const MstAreaNode *child = mst_area_tree_get (areas, node->first_child);
          g_autofree char *below = mst_area_tree_dup_path (areas, node->first_child);
          g_autofree char *expected = g_strdup_printf ("%s %s", node->name, child->name);

          g_assert_cmpstr (below, ==, expected);
        }
    }
  g_assert_cmpuint (n_below, ==, mst_area_node_get_below (district, MST_AREA_LEVEL_SUBDISTRICT));
  g_assert_cmpint (households, ==, district->households);
  g_assert_cmpuint (mst_area_tree_find (areas, "no such code"), ==, MST_AREA_NONE);
  g_assert_cmpuint (mst_area_tree_find_id (areas, 987654321), ==, MST_AREA_NONE);
  mst_ui_test_session_free (session);
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/area-tree/figures", test_figures);
  g_test_add_func ("/ui/area-tree/unreadable", test_unreadable);
  g_test_add_func ("/ui/area-tree/ended", test_ended);
  g_test_add_func ("/ui/area-tree/shape", test_shape);
}

int
main (int argc, char **argv)
{
  return mst_ui_test_run (&argc, &argv, add_tests);
}
