/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal as it is read: by filter, by group, since a moment. */
#include "config.h"

#include "store-fixture.h"

#include <gio/gio.h>
#include <sqlite3.h>
#include <string.h>

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* Two areas and two people more: groups 7 to 10 of the fixture's file, then an undo. */
static Fixture *
set_up (void)
{
  Fixture *f = fixture_new ();
  g_autoptr (MstRecord) unit = make_record (&mst_unit_type, "name", "财政局", NULL);

  mst_store_set_user (f->store, "周静");
  insert_person (f->store, "王伟", f->communities[0]);
  insert (f->store, unit);
  mst_store_set_user (f->store, "李强");
  change (f->store, &mst_person_type, 1, "phone", "13800000001");
  g_assert_true (
    mst_store_note_access (f->store, "reveal", "显示王伟的电话", &mst_person_type, 1, NULL));
  g_assert_true (mst_store_undo (f->store, NULL));
  /* Days of our own; the chain is not asked about here. */
  run_sql (f->path, "UPDATE journal_group SET at = '2022-11-' || (10 + id) || 'T23:30:00+08:00'");
  return f;
}

typedef struct
{
  MstJournalFilter filter;
  const char *groups;
} Case;

static const Case cases[] = {
  { { NULL }, "11 10 9u 8 7 6 5 4 3 2 1" },
  { { .since = "2022-11-19" }, "11 10 9u" },
  { { .until = "2022-11-12" }, "2 1" },
  { { .since = "2022-11-17", .until = "2022-11-17" }, "7" },
  { { .who = "周静" }, "8 7" },
  { { .who = "周" }, "" },
  { { .action = "reveal" }, "10" },
  { { .action = "insert", .who = "周静" }, "8 7" },
  { { .type = "person" }, "11 10 9u 7" },
  { { .type = "unit" }, "8" },
  { { .type = "post" }, "" },
  { { .text = "电话" }, "10" },
  { { .text = "王" }, "11 10 9u 7" },
  { { .text = "银闸" }, "5" },
  { { .text = "chang" }, "11 9u" },
  { { .text = "%" }, "" },
  { { .group = 9 }, "9u" },
  { { .group = 9, .type = "unit" }, "" },
};

static void
test_filters (void)
{
  g_autoptr (Fixture) f = set_up ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) groups =
        mst_store_list_groups_filtered (f->store, &cases[i].filter, 0, 100, &error);
      g_autoptr (GString) text = g_string_new (NULL);

      g_assert_no_error (error);
      for (guint k = 0; k < groups->len; k++)
        {
          const MstJournalGroup *group = g_ptr_array_index (groups, k);

          g_string_append_printf (text, "%s%d%s", k > 0 ? " " : "", (int) group->group,
                                  group->undone ? "u" : "");
        }
      g_test_message ("case %u", i);
      g_assert_cmpstr (text->str, ==, cases[i].groups);
      g_assert_cmpint (mst_store_count_groups (f->store, &cases[i].filter, &error), ==,
                       groups->len);
    }
}

static void
test_pages (void)
{
  g_autoptr (Fixture) f = set_up ();
  g_autoptr (GPtrArray) groups =
    mst_store_list_groups_filtered (f->store, &(MstJournalFilter){ .type = "person" }, 2, 1, NULL);

  g_assert_cmpuint (groups->len, ==, 1);
  g_assert_cmpint (((MstJournalGroup *) g_ptr_array_index (groups, 0))->group, ==, 9);
  /* What undid it is on another page. */
  g_assert_true (((MstJournalGroup *) g_ptr_array_index (groups, 0))->undone);
  g_assert_cmpint (mst_store_count_groups (f->store, NULL, NULL), ==, 11);
}

static void
test_people (void)
{
  g_autoptr (Fixture) f = set_up ();
  g_auto (GStrv) people = mst_store_list_people_in_journal (f->store, NULL);

  g_assert_cmpuint (g_strv_length (people), ==, 3);
  g_assert_true (g_strv_contains ((const char *const *) people, "周静"));
  g_assert_true (g_strv_contains ((const char *const *) people, "李强"));
}

static void
test_entries (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) past = NULL;

  g_assert_true (mst_store_begin (f->store, "import", "导入", NULL));
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = make_name (i);
      g_autoptr (MstRecord) unit = make_record (&mst_unit_type, "name", name, NULL);

      g_assert_true (mst_store_insert (f->store, unit, NULL, NULL));
    }
  g_assert_true (mst_store_commit (f->store, NULL));
  insert_person (f->store, "王伟", f->communities[0]);

  all = mst_store_list_group_entries (f->store, 7, 0, 100, NULL);
  page = mst_store_list_group_entries (f->store, 7, 3, 100, NULL);
  past = mst_store_list_group_entries (f->store, 7, 5, 100, NULL);
  none = mst_store_list_group_entries (f->store, 99, 0, 100, NULL);
  g_assert_cmpuint (all->len, ==, 5);
  g_assert_cmpuint (page->len, ==, 2);
  g_assert_cmpuint (past->len, ==, 0);
  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < all->len; i++)
    {
      const MstJournalEntry *entry = g_ptr_array_index (all, i);

      g_assert_cmpint (entry->record, ==, i + 1);
      g_assert_cmpstr (entry->label, ==, "导入");
    }
  g_assert_cmpint (((MstJournalEntry *) g_ptr_array_index (page, 0))->record, ==, 4);
}

static void
test_verify (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GPtrArray) clean = mst_store_verify_journal (f->store, NULL, NULL);
  g_autoptr (GPtrArray) spoilt = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MstProgress) progress = mst_progress_new ();

  g_assert_cmpuint (clean->len, ==, 0);
  run_sql (f->path, "UPDATE journal SET record = 99 WHERE sequence = 3");
  spoilt = mst_store_verify_journal (f->store, progress, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (spoilt->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (spoilt, 0), "3"));
}

/* Another process writes: here, one that is forgotten when it has ended. */
static void
write_elsewhere (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "/proc/self/exe", "--write", path, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
}

static void
test_made_here (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (MstStore) other = mst_store_open (f->path, NULL);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) few = NULL;
  gint64 sequence = mst_store_get_last_sequence (f->store, NULL);
  const MstChange *change_;

  g_assert_cmpint (sequence, ==, 6);
  insert_person (other, "王伟", f->communities[0]);
  write_elsewhere (f->path);
  changes = mst_store_list_changes_after (f->store, sequence, 100, NULL);
  g_assert_cmpuint (changes->len, ==, 2);
  change_ = g_ptr_array_index (changes, 0);
  g_assert_cmpint (change_->group, ==, 7);
  g_assert_cmpstr (change_->type, ==, "person");
  g_assert_cmpstr (change_->change, ==, "insert");
  /* On another connection, but here. */
  g_assert_true (mst_store_made_here (f->store, 7));
  change_ = g_ptr_array_index (changes, 1);
  g_assert_cmpint (change_->group, ==, 8);
  g_assert_cmpstr (change_->type, ==, "unit");
  g_assert_cmpstr (change_->who, ==, "另一人");
  g_assert_false (mst_store_made_here (f->store, 8));
  g_assert_false (mst_store_made_here (f->store, 99));
  few = mst_store_list_changes_after (f->store, sequence + 1, 1, NULL);
  g_assert_cmpuint (few->len, ==, 1);
  g_assert_cmpint (mst_store_get_last_sequence (f->store, NULL), ==, sequence + 2);
}

static int
write_once (const char *path)
{
  g_autoptr (MstStore) store = mst_store_open (path, NULL);
  g_autoptr (MstRecord) unit = make_record (&mst_unit_type, "name", "税务局", NULL);

  mst_store_set_user (store, "另一人");
  insert (store, unit);
  return 0;
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--write") == 0)
    return write_once (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/filters", test_filters);
  g_test_add_func ("/journal/pages", test_pages);
  g_test_add_func ("/journal/people", test_people);
  g_test_add_func ("/journal/entries", test_entries);
  g_test_add_func ("/journal/verify", test_verify);
  g_test_add_func ("/journal/made-here", test_made_here);
  return g_test_run ();
}
