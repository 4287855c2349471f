/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries as text, and kept in the file under a name. */
#include "config.h"

#include "mst-saved-filter.h"
#include "mst-setting.h"
#include "store-fixture.h"

#include <string.h>

static MstQuery *
make_query (void)
{
  MstQuery *query = mst_query_new (&mst_person_type);

  mst_query_set_search (query, "王 \"伟\"");
  mst_query_set_area (query, "110101001000");
  mst_query_add_condition (query, "sex", MST_OPERATOR_IS, "1", NULL);
  mst_query_add_alternative (query, "rank", MST_OPERATOR_BLANK, NULL, NULL);
  mst_query_add_condition (query, "birth", MST_OPERATOR_BETWEEN, "1985..1990-07", NULL);
  mst_query_set_sort (query, "name", MST_SORT_FULL_STROKES, TRUE, NULL);
  mst_query_set_scope (query, MST_SCOPE_ALL);
  mst_query_set_as_of (query, "2022-11-10");
  return query;
}

static void
test_there_and_back (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstQuery) query = make_query ();
  g_autofree char *json = mst_query_to_json (query);
  g_autoptr (MstQuery) back = mst_query_from_json (json, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = mst_query_to_json (back);
  g_assert_cmpstr (again, ==, json);
  g_assert_cmpstr (
    json, ==,
    "{\"type\":\"person\",\"search\":\"王 \\\"伟\\\"\",\"area\":\"110101001000\",\"clauses\":[["
    "{\"field\":\"sex\",\"operator\":\"is\",\"value\":\"1\"},{\"field\":\"rank\",\"operator\":\"blank\"}],"
    "[{\"field\":\"birth\",\"operator\":\"between\",\"value\":\"1985..1990-07\"}]],\"sort\":{"
    "\"field\":\"name\",\"order\":\"full-strokes\",\"descending\":true},\"scope\":\"all\","
    "\"as_of\":\"2022-11-10\"}");
  g_assert_cmpuint (mst_query_get_n_conditions (back), ==, 3);
}

static void
test_plain (void)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_post_type);
  g_autofree char *json = mst_query_to_json (query);
  g_autoptr (MstQuery) back =
    mst_query_from_json ("{\"type\":\"post\",\"colour\":[1],\"search\":null}", NULL);

  g_assert_cmpstr (json, ==, "{\"type\":\"post\"}");
  g_assert_nonnull (back);
  g_assert_null (mst_query_get_search (back));
  g_assert_cmpint (mst_query_get_scope (back), ==, MST_SCOPE_CURRENT);
}

/* What no program of ours wrote, or a newer one. */
static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    "[]",
    "{}",
    "{\"type\":\"planet\"}",
    "{\"type\":\"person\",\"clauses\":{}}",
    "{\"type\":\"person\",\"clauses\":[1]}",
    "{\"type\":\"person\",\"clauses\":[[1]]}",
    "{\"type\":\"person\",\"clauses\":[[{\"field\":\"gone\",\"operator\":\"is\"}]]}",
    "{\"type\":\"person\",\"clauses\":[[{\"field\":\"sex\",\"operator\":\"smells\"}]]}",
    "{\"type\":\"person\",\"clauses\":[[{\"field\":\"sex\"}]]}",
    "{\"type\":\"person\",\"sort\":{\"field\":\"gone\",\"order\":\"value\"}}",
    "{\"type\":\"person\",\"sort\":{\"field\":\"sex\",\"order\":\"wild\"}}",
    "{\"type\":\"person\",\"sort\":1}",
    "{\"type\":\"person\",\"scope\":\"never\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", texts[i]);
      g_assert_null (mst_query_from_json (texts[i], &error));
      g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
    }
}

static void
assert_names (MstStore *store, const MstRecordType *type, const char *expected)
{
  g_autoptr (GPtrArray) filters = mst_store_list_filters (store, type, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < filters->len; i++)
    {
      const MstSavedFilter *filter = g_ptr_array_index (filters, i);

      g_string_append_printf (names, "%s%s:%s", i > 0 ? " " : "", filter->type->name, filter->name);
    }
  g_assert_cmpstr (names->str, ==, expected);
}

static void
count_filter_cb (MstStore *store, const char *type, guint *n)
{
  if (g_strcmp0 (type, "filter") == 0)
    (*n)++;
}

static void
count_any_cb (MstStore *store, const char *type, guint *n)
{
  if (type == NULL)
    (*n)++;
}

static void
test_keeping (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (MstStore) other = mst_store_open (f->path, NULL);
  g_autoptr (MstQuery) query = make_query ();
  g_autoptr (MstQuery) posts = mst_query_new (&mst_post_type);
  g_autoptr (MstQuery) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = mst_query_to_json (query);
  g_autofree char *found = NULL;
  guint n_told = 0, n_heard = 0;

  g_signal_connect (f->store, "changed", G_CALLBACK (count_filter_cb), &n_told);
  g_signal_connect (other, "changed", G_CALLBACK (count_any_cb), &n_heard);
  mst_store_save_filter (f->store, " 甲  乙 ", query, &error);
  g_assert_no_error (error);
  g_assert_true (mst_store_save_filter (f->store, "丙", query, NULL));
  g_assert_true (mst_store_save_filter (f->store, "丁", query, NULL));
  g_assert_true (mst_store_save_filter (f->store, "丙", posts, NULL));
  g_assert_cmpuint (n_told, ==, 4);
  mst_store_refresh (other);
  g_assert_cmpuint (n_heard, ==, 1);
  assert_names (other, NULL, "person:甲 乙 person:丙 person:丁 post:丙");

  g_assert_true (mst_store_move_filter (f->store, &mst_person_type, "丁", 0, NULL));
  g_assert_true (mst_store_rename_filter (f->store, &mst_person_type, "甲 乙", "戊", NULL));
  assert_names (f->store, &mst_person_type, "person:丁 person:戊 person:丙");
  g_assert_true (mst_store_move_filter (f->store, &mst_person_type, "丁", 99, NULL));
  /* In the place of the old one. */
  mst_query_set_search (query, NULL);
  g_assert_true (mst_store_save_filter (f->store, "戊", query, NULL));
  assert_names (f->store, &mst_person_type, "person:戊 person:丙 person:丁");

  fixture_reopen (f);
  kept = mst_store_get_filter (f->store, &mst_person_type, "丙", &error);
  g_assert_no_error (error);
  found = mst_query_to_json (kept);
  g_assert_cmpstr (found, ==, json);
  g_assert_true (mst_store_remove_filter (f->store, &mst_person_type, "丙", NULL));
  assert_names (f->store, NULL, "person:戊 person:丁 post:丙");
  test_file_assert_clean (f->store);
}

static void
test_mistakes (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (MstQuery) query = make_query ();
  g_autoptr (MstStore) reader = NULL;
  const MstRecordType *person = &mst_person_type;

  struct
  {
    const char *name, *new_name;
    int code;
  } renames[] = {
    { "无", "戊", MST_ERROR_NOT_FOUND },
    { "甲", "乙", MST_ERROR_INPUT },
    { "甲", " ", MST_ERROR_INPUT },
  };

  g_assert_true (mst_store_save_filter (f->store, "甲", query, NULL));
  g_assert_true (mst_store_save_filter (f->store, "乙", query, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (renames); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
        mst_store_rename_filter (f->store, person, renames[i].name, renames[i].new_name, &error));
      g_assert_error (error, MST_ERROR, renames[i].code);
    }
  g_assert_true (mst_store_rename_filter (f->store, person, "甲", "甲", NULL));
  g_assert_false (mst_store_save_filter (f->store, "", query, NULL));
  g_assert_false (mst_store_remove_filter (f->store, person, "无", NULL));
  g_assert_false (mst_store_move_filter (f->store, person, "无", 0, NULL));
  g_assert_null (mst_store_get_filter (f->store, person, "无", NULL));
  assert_names (f->store, NULL, "person:甲 person:乙");
  reader = mst_store_open_read_only (f->path, NULL);
  g_assert_false (mst_store_save_filter (reader, "丙", query, NULL));
  assert_names (reader, NULL, "person:甲 person:乙");
}

static void
count_setting_cb (MstStore *store, const char *type, guint *n)
{
  if (g_strcmp0 (type, "setting") == 0)
    (*n)++;
}

static void
test_settings_are_told (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  guint n_told = 0;

  g_signal_connect (f->store, "changed", G_CALLBACK (count_setting_cb), &n_told);
  g_assert_true (mst_store_set_setting (f->store, "made_by", "组织部", NULL));
  g_assert_true (mst_store_set_setting (f->store, "made_by", "组织部", NULL));
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_true (mst_store_set_setting (f->store, "made_by", NULL, NULL));
  g_assert_cmpuint (n_told, ==, 2);
}

static void
assert_made_by (MstStore *store, const char *expected)
{
  g_autofree char *value = mst_store_dup_setting (store, "made_by");

  g_assert_cmpstr (value, ==, expected);
}

/* A setting of the district is a step like others; what was set otherwise since is not overwritten. */
static void
test_setting_is_a_step (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) labels = NULL;

  g_assert_true (mst_store_change_setting (f->store, "made_by", "组织部", "制表单位", NULL));
  g_assert_true (mst_store_change_setting (f->store, "made_by", "组织部", "又一次", NULL));
  labels = mst_store_list_undo_labels (f->store, 2);
  g_assert_cmpstr (g_ptr_array_index (labels, 0), ==, "制表单位");
  g_assert_cmpstr (g_ptr_array_index (labels, 1), !=, "制表单位");
  g_assert_true (mst_store_undo (f->store, NULL));
  assert_made_by (f->store, NULL);
  g_assert_true (mst_store_redo (f->store, NULL));
  assert_made_by (f->store, "组织部");
  g_assert_true (mst_store_change_setting (f->store, "made_by", NULL, "不写", NULL));
  assert_made_by (f->store, NULL);
  g_assert_true (mst_store_undo (f->store, NULL));
  assert_made_by (f->store, "组织部");
  g_assert_true (mst_store_set_setting (f->store, "made_by", "别人写的", NULL));
  g_assert_false (mst_store_undo (f->store, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_STALE);
  assert_made_by (f->store, "别人写的");
}

/* A step, undone and done again, and what the file holds after each. */
static void
assert_turns (MstStore *store, const char *before, const char *after)
{
  g_autoptr (GError) error = NULL;

  assert_names (store, NULL, after);
  mst_store_undo (store, &error);
  g_assert_no_error (error);
  assert_names (store, NULL, before);
  mst_store_redo (store, &error);
  g_assert_no_error (error);
  assert_names (store, NULL, after);
}

static void
test_undo (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (MstQuery) query = make_query ();
  g_autoptr (MstQuery) plain = mst_query_new (&mst_person_type);
  g_autoptr (MstQuery) found = NULL;
  g_autoptr (MstQuery) found_again = NULL;
  g_autofree char *label = NULL;
  g_autofree char *json = mst_query_to_json (query);
  g_autofree char *plain_json = mst_query_to_json (plain);
  g_autofree char *found_json = NULL;
  g_autofree char *again_json = NULL;
  const MstRecordType *person = &mst_person_type;
  guint n_told = 0;

  g_assert_true (mst_store_save_filter (f->store, "甲", query, NULL));
  assert_turns (f->store, "", "person:甲");
  g_assert_true (mst_store_save_filter (f->store, "乙", query, NULL));
  assert_turns (f->store, "person:甲", "person:甲 person:乙");
  g_assert_true (mst_store_rename_filter (f->store, person, "甲", "丙", NULL));
  assert_turns (f->store, "person:甲 person:乙", "person:丙 person:乙");
  g_assert_true (mst_store_move_filter (f->store, person, "乙", 0, NULL));
  assert_turns (f->store, "person:丙 person:乙", "person:乙 person:丙");
  g_assert_true (mst_store_remove_filter (f->store, person, "乙", NULL));
  assert_turns (f->store, "person:乙 person:丙", "person:丙");

  /* What was saved over comes back. */
  g_signal_connect (f->store, "changed", G_CALLBACK (count_filter_cb), &n_told);
  g_assert_true (mst_store_save_filter (f->store, "丙", plain, NULL));
  g_assert_cmpuint (n_told, ==, 1);
  found = mst_store_get_filter (f->store, person, "丙", NULL);
  found_json = mst_query_to_json (found);
  g_assert_cmpstr (found_json, ==, plain_json);
  label = mst_store_dup_undo_label (f->store);
  g_assert_nonnull (strstr (label, "丙"));
  g_assert_true (mst_store_undo (f->store, NULL));
  g_assert_cmpuint (n_told, ==, 2);
  found_again = mst_store_get_filter (f->store, person, "丙", NULL);
  again_json = mst_query_to_json (found_again);
  g_assert_cmpstr (again_json, ==, json);

  /* Saved again as it is: no step. */
  g_assert_true (mst_store_save_filter (f->store, "丙", query, NULL));
  g_assert_true (mst_store_redo (f->store, NULL));
  fixture_reopen (f);
  g_assert_true (mst_store_undo (f->store, NULL));
  assert_names (f->store, NULL, "person:丙");
  test_file_assert_clean (f->store);
}

/* A filter that another program has changed behind the journal's back is left alone. */
static void
test_undo_of_changed (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (MstQuery) query = make_query ();
  g_autoptr (GError) error = NULL;

  g_assert_true (mst_store_save_filter (f->store, "甲", query, NULL));
  g_assert_true (mst_connection_execute (mst_store_get_connection (f->store),
                                         "UPDATE saved_filter SET query = '{\"type\":\"person\"}'",
                                         NULL));
  g_assert_false (mst_store_undo (f->store, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_STALE);
  g_assert_nonnull (strstr (error->message, "甲"));
  assert_names (f->store, NULL, "person:甲");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/saved-filter/there-and-back", test_there_and_back);
  g_test_add_func ("/saved-filter/plain", test_plain);
  g_test_add_func ("/saved-filter/refused", test_refused);
  g_test_add_func ("/saved-filter/keeping", test_keeping);
  g_test_add_func ("/saved-filter/mistakes", test_mistakes);
  g_test_add_func ("/saved-filter/undo", test_undo);
  g_test_add_func ("/saved-filter/undo-of-changed", test_undo_of_changed);
  g_test_add_func ("/saved-filter/settings-are-told", test_settings_are_told);
  g_test_add_func ("/saved-filter/setting-is-a-step", test_setting_is_a_step);
  return g_test_run ();
}
