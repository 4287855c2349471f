/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo of groups, in one sitting and across restarts. */
#include "config.h"

#include "store-fixture.h"

#include <string.h>

static void
undo (MstStore *store)
{
  g_autoptr (GError) error = NULL;

  mst_store_undo (store, &error);
  g_assert_no_error (error);
}

static void
redo (MstStore *store)
{
  g_autoptr (GError) error = NULL;

  mst_store_redo (store, &error);
  g_assert_no_error (error);
}

static void
assert_phone (Fixture *f, gint64 person, const char *expected)
{
  g_autofree char *phone = dup_value (f->store, &mst_person_type, person, "phone");

  g_assert_cmpstr (phone, ==, expected);
}

static void
assert_labels (MstStore *store, const char *undo_label, const char *redo_label)
{
  g_autofree char *can_undo = mst_store_dup_undo_label (store);
  g_autofree char *can_redo = mst_store_dup_redo_label (store);

  g_assert_cmpstr (can_undo, ==, undo_label);
  g_assert_cmpstr (can_redo, ==, redo_label);
}

static gint64
get_version (MstStore *store, gint64 person)
{
  g_autoptr (MstRecord) record = mst_store_get (store, &mst_person_type, person, NULL);

  return record != NULL ? mst_record_get_version (record) : 0;
}

static void
test_there_and_back (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  gint64 id = insert_person (f->store, "王伟", f->communities[0]);

  change (f->store, &mst_person_type, id, "phone", "13800000001");
  change (f->store, &mst_person_type, id, "phone", "13800000002");
  assert_labels (f->store, "Change", NULL);

  undo (f->store);
  assert_phone (f, id, "13800000001");
  assert_labels (f->store, "Change", "Change");
  fixture_reopen (f);
  undo (f->store);
  assert_phone (f, id, NULL);
  assert_labels (f->store, "Insert", "Change");
  fixture_reopen (f);
  redo (f->store);
  assert_phone (f, id, "13800000001");
  redo (f->store);
  assert_phone (f, id, "13800000002");
  assert_labels (f->store, "Change", NULL);

  /* Down past the insert, and up again under the same id with a risen version. */
  undo (f->store);
  undo (f->store);
  undo (f->store);
  g_assert_cmpint (count (f->store, &mst_person_type), ==, 0);
  assert_labels (f->store, "Insert", "Insert");
  redo (f->store);
  assert_phone (f, id, NULL);
  g_assert_cmpint (get_version (f->store, id), >, 7);
  redo (f->store);
  redo (f->store);
  assert_phone (f, id, "13800000002");
  test_file_assert_clean (f->store);
}

/* What is done anew ends what could be redone. */
static void
test_new_group_clears_redo (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = insert_person (f->store, "王伟", f->communities[0]);

  change (f->store, &mst_person_type, id, "phone", "13800000001");
  undo (f->store);
  change (f->store, &mst_person_type, id, "position", "科员");
  assert_labels (f->store, "Change", NULL);
  g_assert_false (mst_store_redo (f->store, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_NOT_FOUND);
  undo (f->store);
  undo (f->store);
  g_assert_cmpint (count (f->store, &mst_person_type), ==, 0);
  redo (f->store);
  redo (f->store);
  assert_phone (f, id, NULL);
  assert_labels (f->store, "Change", NULL);
  test_file_assert_clean (f->store);
}

/* A group of several kinds of changes of the same records is taken back in reverse. */
static void
test_group_of_many (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GError) error = NULL;
  gint64 kept = insert_person (f->store, "王伟", f->communities[0]);
  gint64 gone = insert_person (f->store, "李芳", f->communities[0]);
  g_autofree char *parent = g_strdup_printf ("%d", (int) f->communities[0]);
  g_autoptr (MstRecord) compound =
    make_record (&mst_area_type, "name", "瑞庭院", "level", "4", "parent", parent, NULL);
  g_autoptr (MstRecord) person = NULL;
  g_autofree char *place = NULL;

  g_assert_true (mst_store_begin (f->store, "import", "Import", NULL));
  g_assert_true (mst_store_insert (f->store, compound, "{}", &error));
  place = g_strdup_printf ("%d", (int) mst_record_get_id (compound));
  person = mst_store_get (f->store, &mst_person_type, kept, NULL);
  mst_record_set (person, "area", place);
  g_assert_true (mst_store_update (f->store, person, NULL, &error));
  mst_record_set (person, "phone", "13800000003");
  g_assert_true (mst_store_update (f->store, person, NULL, &error));
  g_assert_true (mst_store_delete (f->store, &mst_person_type, gone, 1, &error));
  g_assert_true (mst_store_commit (f->store, &error));

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *area = NULL;

      undo (f->store);
      area = dup_value (f->store, &mst_person_type, kept, "area");
      g_assert_cmpstr (area, ==, parent);
      assert_phone (f, kept, NULL);
      g_assert_cmpint (count (f->store, &mst_person_type), ==, 2);
      g_assert_cmpint (count (f->store, &mst_area_type), ==, 6);
      redo (f->store);
      assert_phone (f, kept, "13800000003");
      g_assert_cmpint (count (f->store, &mst_person_type), ==, 1);
      g_assert_cmpint (count (f->store, &mst_area_type), ==, 7);
    }
  test_file_assert_clean (f->store);
}

/* Somebody else's later change of the same field stands in the way, one of another field doesn't. */
static void
test_stale (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = insert_person (f->store, "王伟", f->communities[0]);
  MstConnection *connection;

  change (f->store, &mst_person_type, id, "phone", "13800000001");
  /* As a program that keeps no journal would. */
  connection = mst_store_get_connection (f->store);
  g_assert_true (mst_connection_execute (
    connection, "UPDATE person SET phone = '13900000000', version = version + 1", &error));
  g_assert_false (mst_store_undo (f->store, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_STALE);
  g_assert_nonnull (strstr (error->message, "王伟"));
  g_clear_error (&error);
  assert_phone (f, id, "13900000000");
  g_assert_false (mst_store_in_group (f->store));
  g_assert_true (mst_connection_execute (
    connection, "UPDATE person SET phone = '13800000001', position = '科员', version = version + 1",
    &error));
  undo (f->store);
  assert_phone (f, id, NULL);
}

/* The insert of a record that others have come to refer to. */
static void
test_referred_to (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;

  /* The last group made the third community. */
  sql = g_strdup_printf ("INSERT INTO post (id, version, name, kind, area, name_pinyin, "
                         "name_strokes, name_full_strokes) VALUES (1, 1, 'x', '1', %d, '', '', '')",
                         (int) f->communities[2]);
  g_assert_true (mst_connection_execute (mst_store_get_connection (f->store), sql, &error));
  g_assert_false (mst_store_undo (f->store, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_STALE);
  g_assert_cmpint (count (f->store, &mst_area_type), ==, 6);
}

static void
test_list (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  gint64 id = insert_person (f->store, "王伟", f->communities[0]);
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const MstJournalGroup *group;
  const MstJournalEntry *entry;

  change (f->store, &mst_person_type, id, "phone", "13800000001");
  undo (f->store);
  g_assert_true (mst_store_note_access (f->store, "reveal", "Shown", &mst_person_type, id, NULL));
  /* Seeing is not undone. */
  assert_labels (f->store, "Insert", "Change");

  groups = mst_store_list_groups (f->store, 0, 3, NULL);
  g_assert_cmpuint (groups->len, ==, 3);
  group = g_ptr_array_index (groups, 0);
  g_assert_cmpstr (group->action, ==, "reveal");
  group = g_ptr_array_index (groups, 1);
  g_assert_cmpstr (group->action, ==, "undo");
  g_assert_false (group->undone);
  group = g_ptr_array_index (groups, 2);
  g_assert_cmpstr (group->label, ==, "Change");
  g_assert_true (group->undone);
  g_assert_cmpint (group->n_changes, ==, 1);

  entries = mst_store_list_journal (f->store, &mst_person_type, id, 0, 10, NULL);
  g_assert_cmpuint (entries->len, ==, 4);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->change, ==, "reveal");
  entry = g_ptr_array_index (entries, 1);
  g_assert_cmpstr (entry->change, ==, "update");
  g_assert_cmpstr (entry->before, ==, "{\"phone\":\"13800000001\"}");
  g_assert_cmpstr (entry->after, ==, "{}");
  entry = g_ptr_array_index (entries, 3);
  g_assert_cmpstr (entry->change, ==, "insert");
  g_assert_null (entry->before);
  g_assert_cmpuint (strlen (entry->hash), ==, 64);
  test_file_assert_clean (f->store);
}

static void
write_step (Fixture *f, gint64 person, guint number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstRecord) record = mst_store_get (f->store, &mst_person_type, person, &error);
  g_autofree char *label = g_strdup_printf ("Step %u", number);

  mst_record_set (record, "note", label);
  g_assert_true (mst_store_begin (f->store, "update", label, &error));
  g_assert_true (mst_store_update (f->store, record, NULL, &error));
  g_assert_true (mst_store_commit (f->store, &error));
}

/* The lists say what undoing and redoing one after another then does, whatever was undone and redone
 * before. */
static void
test_steps (void)
{
  /* A digit does something, u and r take a turn. */
  static const char *const stories[] = {
    "",        "123",   "123u",  "123uu",   "123uur",  "123uurr",
    "123uuru", "12uu3", "12u3u", "12u3uur", "12ur3uu",
  };

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    for (guint redoes = 0; redoes < 2; redoes++)
      {
        g_autoptr (Fixture) f = fixture_new ();
        gint64 id = insert_person (f->store, "王伟", f->communities[0]);
        g_autoptr (GPtrArray) labels = NULL;
        g_autoptr (GPtrArray) some = NULL;

        for (const char *c = stories[i]; *c != '\0'; c++)
          if (*c == 'u')
            undo (f->store);
          else if (*c == 'r')
            redo (f->store);
          else
            write_step (f, id, (guint) (*c - '0'));
        some = redoes ? mst_store_list_redo_labels (f->store, 2)
                      : mst_store_list_undo_labels (f->store, 2);
        labels = redoes ? mst_store_list_redo_labels (f->store, 100)
                        : mst_store_list_undo_labels (f->store, 100);
        g_assert_cmpuint (some->len, ==, MIN (2, labels->len));
        for (guint k = 0; k < labels->len; k++)
          {
            g_autofree char *label =
              redoes ? mst_store_dup_redo_label (f->store) : mst_store_dup_undo_label (f->store);

            g_assert_cmpstr (g_ptr_array_index (labels, k), ==, label);
            if (redoes)
              redo (f->store);
            else
              undo (f->store);
          }
        if (redoes)
          g_assert_null (mst_store_dup_redo_label (f->store));
        else
          g_assert_null (mst_store_dup_undo_label (f->store));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/undo/there-and-back", test_there_and_back);
  g_test_add_func ("/undo/new-group-clears-redo", test_new_group_clears_redo);
  g_test_add_func ("/undo/group-of-many", test_group_of_many);
  g_test_add_func ("/undo/stale", test_stale);
  g_test_add_func ("/undo/referred-to", test_referred_to);
  g_test_add_func ("/undo/list", test_list);
  g_test_add_func ("/undo/steps", test_steps);
  return g_test_run ();
}
