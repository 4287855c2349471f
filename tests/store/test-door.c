/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The door: what is written comes back, rules hold, stale writes are refused. */
#include "config.h"

#include "store-fixture.h"

#include <string.h>

static void
test_round_trip (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (MstRecord) area = NULL;
  g_autofree char *parent = g_strdup_printf ("%d", (int) f->communities[0]);
  g_autoptr (MstRecord) made =
    make_record (&mst_area_type, "code", "110101001001001", "name", "瑞庭院", "level", "4",
                 "parent", parent, "managed", "1", "households", "1234", "longitude", "116.41369",
                 "latitude", "39.5", "note", "两行\n备注", NULL);
  gint64 id = insert (f->store, made);

  fixture_reopen (f);
  area = mst_store_get (f->store, &mst_area_type, id, NULL);
  g_assert_nonnull (area);
  for (guint i = 0; i < mst_area_type.n_fields; i++)
    g_assert_cmpstr (mst_record_get_at (area, i), ==, mst_record_get_at (made, i));
  g_assert_cmpint (mst_record_get_version (area), ==, 1);
  test_file_assert_clean (f->store);
}

static void
test_rollback (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *area = g_strdup_printf ("%d", (int) f->communities[0]);
  g_autoptr (MstRecord) person =
    make_record (&mst_person_type, "name", "王伟", "class", "5", "area", area, NULL);

  g_assert_true (mst_store_begin (f->store, "insert", "Insert", &error));
  g_assert_true (mst_store_insert (f->store, person, NULL, &error));
  g_assert_cmpint (count (f->store, &mst_person_type), ==, 1);
  mst_store_rollback (f->store);
  g_assert_false (mst_store_in_group (f->store));
  g_assert_cmpint (count (f->store, &mst_person_type), ==, 0);
  test_file_assert_clean (f->store);
}

typedef struct
{
  const char *name;
  const char *values[8]; /* field, value … */
  int code;              /* MstError */
  const char *words;     /* part of the message */
} BadPerson;

static const BadPerson bad_people[] = {
  { "no name", { "class", "5", NULL }, MST_ERROR_INPUT, "name" },
  { "bad check digit",
    { "name", "王伟", "class", "5", "citizen_number", "110100199001010010", NULL },
    MST_ERROR_INPUT,
    "Citizen number" },
  { "no such choice", { "name", "王伟", "class", "nobody", NULL }, MST_ERROR_INPUT, "Class" },
  { "no such unit", { "name", "王伟", "class", "5", "unit", "77", NULL }, MST_ERROR_INPUT, "Unit" },
};

static void
test_rules (gconstpointer data)
{
  const BadPerson *bad = data;
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *area = g_strdup_printf ("%d", (int) f->communities[0]);
  g_autoptr (MstRecord) person = make_record (&mst_person_type, "area", area, NULL);
  g_autoptr (MstRecord) good =
    make_record (&mst_person_type, "name", "李芳", "class", "5", "area", area, NULL);

  for (guint i = 0; bad->values[i] != NULL; i += 2)
    mst_record_set (person, bad->values[i], bad->values[i + 1]);
  g_assert_true (mst_store_begin (f->store, "insert", "Insert", NULL));
  g_assert_false (mst_store_insert (f->store, person, NULL, &error));
  g_assert_error (error, MST_ERROR, bad->code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, bad->words));
  g_assert_cmpint (mst_record_get_id (person), ==, 0);
  /* The group is usable. */
  g_clear_error (&error);
  g_assert_true (mst_store_insert (f->store, good, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (mst_store_commit (f->store, &error));
  g_assert_cmpint (count (f->store, &mst_person_type), ==, 1);
  test_file_assert_clean (f->store);
}

static void
test_unique (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *area = g_strdup_printf ("%d", (int) f->communities[0]);
  g_autofree char *number = make_citizen_number (5);
  g_autoptr (MstRecord) first = make_record (&mst_person_type, "name", "王伟", "class", "5", "area",
                                             area, "citizen_number", number, NULL);
  g_autoptr (MstRecord) second = mst_record_copy (first);

  insert (f->store, first);
  mst_record_set (second, "name", "李芳");
  g_assert_true (mst_store_begin (f->store, "insert", "Insert", NULL));
  g_assert_false (mst_store_insert (f->store, second, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  /* It names the other record, and does not show the number. */
  g_assert_nonnull (strstr (error->message, "王伟"));
  g_assert_null (strstr (error->message, number));
  mst_store_rollback (f->store);
}

static void
test_stale (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = insert_person (f->store, "王伟", f->communities[0]);
  g_autoptr (MstStore) other = mst_store_open (f->path, &error);
  g_autoptr (MstRecord) mine = NULL;
  g_autofree char *phone = NULL;

  g_assert_no_error (error);
  mine = mst_store_get (f->store, &mst_person_type, id, NULL);
  change (other, &mst_person_type, id, "phone", "13800000001");

  mst_record_set (mine, "phone", "13800000002");
  g_assert_true (mst_store_begin (f->store, "update", "Change", NULL));
  g_assert_false (mst_store_update (f->store, mine, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_STALE);
  g_clear_error (&error);
  g_assert_false (mst_store_delete (f->store, &mst_person_type, id, 1, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_STALE);
  g_assert_true (mst_store_commit (f->store, NULL));
  phone = dup_value (f->store, &mst_person_type, id, "phone");
  g_assert_cmpstr (phone, ==, "13800000001");

  /* Deleted by the other. */
  g_clear_error (&error);
  g_assert_true (mst_store_begin (other, "delete", "Delete", NULL));
  g_assert_true (mst_store_delete (other, &mst_person_type, id, 2, &error));
  g_assert_true (mst_store_commit (other, NULL));
  g_assert_true (mst_store_begin (f->store, "update", "Change", NULL));
  g_assert_false (mst_store_update (f->store, mine, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_NOT_FOUND);
  mst_store_rollback (f->store);
}

static void
test_busy (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) other = mst_store_open (f->path, &error);

  g_assert_no_error (error);
  g_assert_true (mst_store_begin (other, "insert", "Insert", NULL));
  g_assert_false (mst_store_begin (f->store, "insert", "Insert", &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_BUSY);
  /* Reading goes on. */
  g_assert_cmpint (count (f->store, &mst_area_type), ==, 6);
  mst_store_rollback (other);
  g_clear_error (&error);
  g_assert_true (mst_store_begin (f->store, "insert", "Insert", &error));
  mst_store_rollback (f->store);
}

/* SQLite takes a transaction back by itself when the disk is full: nothing more is written then, and the
 * group fails. */
static void
test_lost_transaction (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MstRecord) first =
    make_record (&mst_person_type, "name", "王伟", "class", "5", "area", "4", NULL);
  g_autoptr (MstRecord) second =
    make_record (&mst_person_type, "name", "李芳", "class", "5", "area", "4", NULL);

  g_assert_true (mst_store_begin (f->store, "insert", "Insert", NULL));
  g_assert_true (mst_store_insert (f->store, first, NULL, NULL));
  mst_connection_execute (mst_store_get_connection (f->store), "ROLLBACK", &error);
  g_assert_no_error (error);
  g_assert_false (mst_store_insert (f->store, second, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (mst_store_commit (f->store, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_FAILED);
  g_assert_false (mst_store_in_group (f->store));
  g_assert_cmpint (count (f->store, &mst_person_type), ==, 0);
  test_file_assert_clean (f->store);
  insert_person (f->store, "张三", f->communities[0]);
  g_assert_cmpint (count (f->store, &mst_person_type), ==, 1);
}

static void
assert_title (MstStore *store, gint64 area, const char *title)
{
  g_assert_cmpstr (mst_store_peek_title (store, &mst_area_type, area), ==, title);
}

/* A name that another program has changed is not written, and not read in a moment after the change. */
static void
test_stale_names (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) other = mst_store_open (f->path, &error);
  g_autoptr (MstStore) reader = mst_store_open_read_only (f->path, &error);
  g_autoptr (MstRecord) pair = NULL;
  g_autofree char *person = NULL;
  g_autofree char *name = NULL;
  gint64 id;

  g_assert_no_error (error);
  person = g_strdup_printf ("%d", (int) insert_person (f->store, "王伟", f->communities[0]));
  pair =
    make_record (&mst_liaison_type, "person", person, "area", "4", "since", "2022-11-01", NULL);
  assert_title (f->store, 4, "多福巷社区");
  assert_title (reader, 4, "多福巷社区");
  change (other, &mst_area_type, 4, "name", "新多福巷社区");
  id = insert (f->store, pair);
  name = dup_value (f->store, &mst_liaison_type, id, "name");
  g_assert_cmpstr (name, ==, "王伟 → 新多福巷社区");

  g_assert_true (mst_store_hold (reader, NULL));
  assert_title (reader, 4, "新多福巷社区");
  change (other, &mst_area_type, 4, "name", "多福巷社区");
  assert_title (reader, 5, "银闸社区");
  mst_store_release (reader);
  mst_store_refresh (reader);
  assert_title (reader, 4, "多福巷社区");
}

static void
test_delete_in_use (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GError) error = NULL;

  insert_person (f->store, "王伟", f->communities[0]);
  insert_person (f->store, "李芳", f->communities[0]);
  g_assert_true (mst_store_begin (f->store, "delete", "Delete", NULL));
  g_assert_false (mst_store_delete (f->store, &mst_area_type, f->communities[0], 1, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_IN_USE);
  g_assert_nonnull (strstr (error->message, "2 people"));
  g_clear_error (&error);
  g_assert_true (mst_store_delete (f->store, &mst_area_type, f->communities[1], 1, &error));
  g_assert_true (mst_store_commit (f->store, NULL));
  test_file_assert_clean (f->store);
}

/* An id is never given twice. */
static void
test_ids (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  gint64 first = insert_person (f->store, "王伟", f->communities[0]);

  g_assert_true (mst_store_begin (f->store, "delete", "Delete", NULL));
  g_assert_true (mst_store_delete (f->store, &mst_person_type, first, 1, NULL));
  g_assert_true (mst_store_commit (f->store, NULL));
  fixture_reopen (f);
  g_assert_cmpint (insert_person (f->store, "李芳", f->communities[0]), >, first);
}

static void
test_area_rules (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *community = g_strdup_printf ("%d", (int) f->communities[0]);
  g_autoptr (MstRecord) compound =
    make_record (&mst_area_type, "name", "瑞庭院", "level", "4", "parent", community, NULL);
  g_autoptr (MstRecord) wrong = make_record (&mst_area_type, "name", "某街道", "level", "2", "code",
                                             "110101009000", "parent", community, NULL);
  g_autoptr (MstRecord) district = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  /* Codes below the community are given in order. */
  first = dup_value (f->store, &mst_area_type, insert (f->store, compound), "code");
  g_assert_cmpstr (first, ==, "110101001001001");
  second = dup_value (f->store, &mst_area_type, insert (f->store, compound), "code");
  g_assert_cmpstr (second, ==, "110101001001002");

  g_assert_true (mst_store_begin (f->store, "insert", "Insert", NULL));
  g_assert_false (mst_store_insert (f->store, wrong, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_clear_error (&error);
  /* A circle. */
  district = mst_store_get (f->store, &mst_area_type, f->district, NULL);
  mst_record_set (district, "parent", community);
  g_assert_false (mst_store_update (f->store, district, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_clear_error (&error);
  /* A level that is not above that of the places below. */
  mst_record_set (district, "parent", NULL);
  mst_record_set (district, "level", "3");
  g_assert_false (mst_store_update (f->store, district, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  mst_store_rollback (f->store);
}

static void
note_type_cb (MstStore *store, const char *type, gpointer user_data)
{
  g_ptr_array_add (user_data, g_strdup (type != NULL ? type : "any"));
}

static void
test_changed (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MstStore) other = mst_store_open (f->path, &error);
  gint64 deadline = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  g_assert_no_error (error);
  g_signal_connect (f->store, "changed", G_CALLBACK (note_type_cb), told);
  insert_person (f->store, "王伟", f->communities[0]);
  g_assert_cmpuint (told->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (told, 0), ==, "person");

  /* Another program's change is seen within the interval. */
  mst_store_watch (f->store);
  insert_person (other, "李芳", f->communities[0]);
  while (told->len == 1 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (told->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (told, 1), ==, "any");
  g_assert_cmpint (count (f->store, &mst_person_type), ==, 2);

  /* A group that changes nothing tells nothing and leaves no trace. */
  g_assert_true (mst_store_begin (f->store, "update", "Nothing", NULL));
  g_assert_true (mst_store_commit (f->store, NULL));
  g_assert_cmpuint (told->len, ==, 2);
}

static void
test_settings (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autofree char *name = mst_store_dup_setting (f->store, "name");
  g_autofree char *made_by = NULL;

  g_assert_cmpstr (name, ==, "东城区");
  g_assert_null (mst_store_dup_setting (f->store, "made_by"));
  g_assert_true (mst_store_set_setting (f->store, "made_by", "组织部", NULL));
  g_assert_true (mst_store_set_setting (f->store, "made_by", "区委组织部", NULL));
  fixture_reopen (f);
  made_by = mst_store_dup_setting (f->store, "made_by");
  g_assert_cmpstr (made_by, ==, "区委组织部");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/door/round-trip", test_round_trip);
  g_test_add_func ("/door/rollback", test_rollback);
  for (guint i = 0; i < G_N_ELEMENTS (bad_people); i++)
    {
      g_autofree char *path = g_strconcat ("/door/rules/", bad_people[i].name, NULL);

      g_test_add_data_func (path, &bad_people[i], test_rules);
    }
  g_test_add_func ("/door/unique", test_unique);
  g_test_add_func ("/door/stale", test_stale);
  g_test_add_func ("/door/busy", test_busy);
  g_test_add_func ("/door/lost-transaction", test_lost_transaction);
  g_test_add_func ("/door/stale-names", test_stale_names);
  g_test_add_func ("/door/delete-in-use", test_delete_in_use);
  g_test_add_func ("/door/ids", test_ids);
  g_test_add_func ("/door/area-rules", test_area_rules);
  g_test_add_func ("/door/changed", test_changed);
  g_test_add_func ("/door/settings", test_settings);
  return g_test_run ();
}
