/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Liaison tables as offices send them: untidy, with people nobody has entered. */

#include "config.h"

#include "import-fixture.h"

#include "mst-area.h"

#include <string.h>

static const Table table = {
  &mst_liaison_type,
  "包联.xlsx",
  "^东城区包联单位一览表",
  "序号|包联单位|街道|社区|包联小区|包联领导|职务|联系电话|起始时间|截止时间",
};

static void
test_taken (void)
{
  g_auto (Fixture) f = { 0 };
  static const char *const rows[] = {
    "1|东城区财政局|东华门街道|多福巷社区|瑞庭院|张 三|副局长|13800001111|2022.11.1|2099-12-31",
    "2|财政局|东华门|多福巷|福园|张三|副局长|13800001111|#44866|",
    "合计|1||||||||",
    NULL,
  };
  g_autoptr (MstImport) import = NULL;
  g_autoptr (MstRecord) first = NULL;
  g_autoptr (MstRecord) second = NULL;
  g_autoptr (MstRecord) leader = NULL;
  g_autoptr (MstImport) again = NULL;

  import_fixture_init (&f);
  import = import_fixture_import (&f, &table, rows);
  g_assert_cmpint (mst_import_get_counts (import).imported, ==, 2);
  g_assert_cmpint (mst_import_get_counts (import).rejected, ==, 0);
  first = fixture_get (&f, &mst_liaison_type, "东城区财政局 → 瑞庭院");
  g_assert_cmpstr (mst_record_get (first, "kind"), ==, "3");
  g_assert_cmpstr (mst_record_get (first, "since"), ==, "2022-11-01");
  /* Up to a day is released from the next. */
  g_assert_cmpstr (mst_record_get (first, "ended"), ==, "2100-01-01");
  second = fixture_get (&f, &mst_liaison_type, "东城区财政局 → 福园");
  g_assert_cmpstr (mst_record_get (second, "since"), ==, "2022-11-01");
  g_assert_cmpstr (mst_record_get (second, "ended"), ==, NULL);
  /* One new person, once. */
  g_assert_cmpuint (fixture_count_problems (import, "person-added"), ==, 2);
  g_assert_cmpint (fixture_count (&f, &mst_person_type), ==, 1);
  leader = fixture_get (&f, &mst_person_type, "张三");
  g_assert_cmpstr (mst_record_get (leader, "position"), ==, "副局长");
  g_assert_cmpstr (mst_record_get (leader, "phone"), ==, "13800001111");
  g_assert_cmpstr (mst_record_get (leader, "workplace"), ==, "东城区财政局");
  g_assert_cmpstr (mst_record_get (leader, "class"), ==, "2");
  g_assert_cmpint (mst_record_get_integer (first, "person"), ==, mst_record_get_id (leader));
  g_assert_cmpint (mst_record_get_integer (second, "person"), ==, mst_record_get_id (leader));

  /* Once more it says nothing new. */
  again = import_fixture_import (&f, &table, rows);
  g_assert_cmpint (mst_import_get_counts (again).unchanged, ==, 2);
  g_assert_cmpint (fixture_count (&f, &mst_person_type), ==, 1);
  /* And all of it goes in one step. */
  g_assert_true (mst_store_undo (f.store, NULL));
  g_assert_cmpint (fixture_count (&f, &mst_liaison_type), ==, 0);
  g_assert_cmpint (fixture_count (&f, &mst_person_type), ==, 0);
}

typedef struct
{
  const char *row;
  const char *code;
  const char *words; /* of the sentence */
} Refusal;

static const Refusal refusals[] = {
  { "1|没有的单位|东华门街道|多福巷社区|瑞庭院||||2022-11-01|", "unknown-unit", "没有的单位" },
  /* Of two districts. */
  { "1|区教委|东华门街道|多福巷社区|瑞庭院||||2022-11-01|", "unknown-unit", "区教委" },
  { "1|东城区财政局|东华门街道|多福巷社区|无此院||||2022-11-01|", "unknown-place", "无此院" },
  { "1|东城区财政局|东华门街道|多福巷社区|无那院、无此院||||2022-11-01|", "unknown-place",
    "“无那院、无此院” was not found" },
  /* Several where there can be one. */
  { "1|东城区财政局|东华门街道|多福巷社区、花园社区|瑞庭院||||2022-11-01|", "unknown-place",
    "several places" },
  { "1|东城区财政局|东华门街道|多福巷社区|瑞庭院|张三||12|2022-11-01|", "unreadable-value",
    "telephone" },
  { "1|东城区财政局|东华门街道|多福巷社区|瑞庭院||||2022年|", "unreadable-date", "2022年" },
  { "1|东城区财政局|东华门街道|多福巷社区|瑞庭院|||||", "missing-required", "Since" },
  { "1||东华门街道|多福巷社区|瑞庭院||||2022-11-01|", "missing-required", "missing" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_auto (Fixture) f = { 0 };
      const char *const rows[] = { refusals[i].row, NULL };
      g_autoptr (MstImport) import = NULL;
      const MstImportProblem *problem;

      import_fixture_init (&f);
      import = import_fixture_import (&f, &table, rows);
      g_assert_cmpint (mst_import_get_counts (import).rejected, ==, 1);
      problem = fixture_find_problem (import, refusals[i].code);
      g_assert_true (problem->is_reject);
      g_assert_nonnull (strstr (problem->message, refusals[i].words));
      g_assert_cmpint (fixture_count (&f, &mst_liaison_type), ==, 0);
      g_assert_cmpint (fixture_count (&f, &mst_person_type), ==, 0);
    }
}

/* A rule of pairs sends the row back, and nobody is added for it. */
static void
test_rules (void)
{
  g_auto (Fixture) f = { 0 };
  static const char *const rows[] = {
    "1|东城区财政局|东华门街道|多福巷社区|瑞庭院||||2022-11-01|",
    "2|东城区住建委|东华门街道|多福巷社区|瑞庭院|赵六|科长|13800002222|2022-12-01|",
    NULL,
  };
  g_autoptr (MstImport) import = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  import_fixture_init (&f);
  import = import_fixture_import (&f, &table, rows);
  g_assert_cmpint (mst_import_get_counts (import).imported, ==, 1);
  g_assert_cmpint (mst_import_get_counts (import).rejected, ==, 1);
  g_assert_cmpint (fixture_count (&f, &mst_person_type), ==, 0);
  entries = mst_store_list_journal (f.store, &mst_person_type, 0, 0, 10, NULL);
  g_assert_cmpuint (entries->len, ==, 0);
}

/* What the file has already is in the way before anything is written. */
static void
test_foreseen (void)
{
  g_auto (Fixture) f = { 0 };
  static const char *const first[] = { "1|东城区财政局|东华门街道|多福巷社区|瑞庭院||||2022-11-01|",
                                       NULL };
  static const char *const then[] = { "1|东城区住建委|东华门街道|多福巷社区|瑞庭院||||2022-12-01|",
                                      "2|东城区住建委|东华门街道|多福巷社区|福园||||2022-12-01|",
                                      NULL };
  g_autoptr (MstImport) import = NULL;
  g_autoptr (MstImport) second = NULL;

  import_fixture_init (&f);
  import = import_fixture_import (&f, &table, first);
  second = import_fixture_read (&f, &table, then);
  g_assert_cmpint (mst_import_get_counts (second).rejected, ==, 1);
  g_assert_nonnull (
    strstr (fixture_find_problem (second, "conflict")->message, "“东城区财政局” has answered"));
  fixture_apply (&f, second);
  g_assert_cmpint (mst_import_get_counts (second).imported, ==, 1);
  g_assert_cmpint (fixture_count (&f, &mst_liaison_type), ==, 2);
}

/* A table that releases the one and begins the other is taken whole, in whichever order. */
static void
test_handed_over (void)
{
  g_auto (Fixture) f = { 0 };
  static const char *const first[] = { "1|东城区财政局|东华门街道|多福巷社区|瑞庭院||||2022-11-01|",
                                       NULL };
  static const char *const then[] = {
    "1|东城区住建委|东华门街道|多福巷社区|瑞庭院||||2022-12-01|",
    "2|东城区财政局|东华门街道|多福巷社区|瑞庭院||||2022-11-01|2022-11-30",
    /* This one nobody makes room for. */
    "3|东城区教委|东华门街道|多福巷社区|瑞庭院||||2022-12-05|", NULL
  };
  g_autoptr (MstImport) import = NULL;
  g_autoptr (MstImport) second = NULL;

  import_fixture_init (&f);
  import = import_fixture_import (&f, &table, first);
  second = import_fixture_import (&f, &table, then);
  g_assert_cmpint (mst_import_get_counts (second).updated, ==, 1);
  g_assert_cmpint (mst_import_get_counts (second).imported, ==, 1);
  g_assert_cmpint (mst_import_get_counts (second).rejected, ==, 1);
  g_assert_cmpint (fixture_count (&f, &mst_liaison_type), ==, 1);
}

/* Who is in the file is found: by the unit, by the telephone; several are asked about. */
static void
test_people (void)
{
  g_auto (Fixture) f = { 0 };
  static const char *const by_unit[] = {
    "1|东城区财政局|东华门街道|多福巷社区|瑞庭院|张三|||2022-11-01|", NULL
  };
  static const char *const several[] = {
    "1|东城区住建委|东华门街道|多福巷社区|福园|李四|||2022-11-01|", NULL
  };
  static const char *const by_phone[] = {
    "1|东城区住建委|东华门街道|多福巷社区|福园|李四||13800000004|2022-11-01|", NULL
  };
  g_autoptr (MstImport) first = NULL;
  g_autoptr (MstImport) second = NULL;
  g_autoptr (MstImport) third = NULL;
  g_autoptr (MstRecord) pair = NULL;
  g_autoptr (MstRecord) other = NULL;
  gint64 people[4];

  import_fixture_init (&f);
  people[0] = fixture_add (&f, &mst_person_type, "name=张三|class=2|area=4|unit=2");
  people[1] = fixture_add (&f, &mst_person_type, "name=张三|class=2|area=4|unit=1");
  people[2] =
    fixture_add (&f, &mst_person_type, "name=李四|class=2|area=4|unit=2|phone=13800000003");
  people[3] =
    fixture_add (&f, &mst_person_type, "name=李四|class=2|area=4|unit=2|phone=13800000004");
  first = import_fixture_import (&f, &table, by_unit);
  pair = fixture_get (&f, &mst_liaison_type, "东城区财政局 → 瑞庭院");
  g_assert_cmpint (mst_record_get_integer (pair, "person"), ==, people[1]);
  second = import_fixture_import (&f, &table, several);
  g_assert_nonnull (fixture_find_problem (second, "ambiguous-person"));
  g_assert_cmpint (mst_import_get_counts (second).rejected, ==, 1);
  third = import_fixture_import (&f, &table, by_phone);
  other = fixture_get (&f, &mst_liaison_type, "东城区住建委 → 福园");
  g_assert_cmpint (mst_record_get_integer (other, "person"), ==, people[3]);
  g_assert_cmpint (fixture_count (&f, &mst_person_type), ==, 4);
}

/* The name alone finds somebody; a telephone that is another's is told. */
static void
test_doubtful (void)
{
  static const struct
  {
    const char *phone;
    guint n_doubts;
  } cases[] = { { "", 0 }, { "13800000003", 0 }, { "13900000009", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) f = { 0 };
      g_autofree char *row =
        g_strdup_printf ("1||东华门街道|多福巷社区|瑞庭院|李四||%s|2022-11-01|", cases[i].phone);
      const char *const rows[] = { row, NULL };
      g_autoptr (MstImport) import = NULL;

      import_fixture_init (&f);
      fixture_add (&f, &mst_person_type, "name=李四|class=1|area=4|phone=13800000003");
      import = import_fixture_import (&f, &table, rows);
      g_assert_cmpint (mst_import_get_counts (import).imported, ==, 1);
      g_assert_cmpuint (fixture_count_problems (import, "other-telephone"), ==, cases[i].n_doubts);
      g_assert_cmpint (fixture_count (&f, &mst_person_type), ==, 1);
    }
}

/* The pair has a leader, and the table names another whom nobody has entered: that is for the officer. */
static void
test_another_leader (void)
{
  g_auto (Fixture) f = { 0 };
  static const char *const first[] = {
    "1|东城区财政局|东华门街道|多福巷社区|瑞庭院|张三|副局长|13800001111|2022-11-01|",
    "2|东城区住建委|东华门街道|多福巷社区|福园||||2022-11-01|", NULL
  };
  static const char *const then[] = {
    "1|东城区财政局|东华门街道|多福巷社区|瑞庭院|赵六|局长|13800002222|2022-11-01|",
    "2|东城区住建委|东华门街道|多福巷社区|福园|钱七|主任|13800003333|2022-11-01|",
    "3|东城区住建委|东华门街道|多福巷社区|福园|孙八|主任|13800004444|2022-11-01|", NULL
  };
  g_autoptr (MstImport) import = NULL;
  g_autoptr (MstImport) second = NULL;
  g_autoptr (MstRecord) filled = NULL;
  g_autoptr (MstRecord) newcomer = NULL;

  import_fixture_init (&f);
  import = import_fixture_import (&f, &table, first);
  second = import_fixture_import (&f, &table, then);
  g_assert_cmpint (mst_import_get_counts (second).rejected, ==, 2);
  g_assert_cmpint (mst_import_get_counts (second).updated, ==, 1);
  g_assert_nonnull (strstr (fixture_find_problem (second, "conflict")->message, "赵六"));
  g_assert_cmpuint (fixture_count_problems (second, "person-added"), ==, 1);
  g_assert_cmpint (fixture_count (&f, &mst_person_type), ==, 2);
  newcomer = fixture_get (&f, &mst_person_type, "钱七");
  filled = fixture_get (&f, &mst_liaison_type, "东城区住建委 → 福园");
  g_assert_cmpint (mst_record_get_integer (filled, "person"), ==, mst_record_get_id (newcomer));
}

/* A cell that names several places is a pair for each, when all of them are there. */
static void
test_several_places (void)
{
  static const char *const separators[] = { "、", "，",   ",",      "；",    ";",
                                            "\n", "、\n", "、无、", "/、-、" };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      g_auto (Fixture) f = { 0 };
      g_autofree char *row = g_strdup_printf (
        "1|东城区财政局|东华门街道|多福巷社区|瑞庭院%s福园小区|张三|副局长||2022-11-01|",
        separators[i]);
      const char *const rows[] = { row, "合计|1||||||||", NULL };
      g_autoptr (MstImport) import = NULL;
      g_autoptr (MstImport) again = NULL;
      g_autoptr (MstRecord) first = NULL;
      g_autoptr (MstRecord) second = NULL;
      const MstImportProblem *told;

      import_fixture_init (&f);
      import = import_fixture_import (&f, &table, rows);
      g_assert_cmpint (mst_import_get_counts (import).imported, ==, 2);
      g_assert_cmpint (mst_import_get_counts (import).rows, ==, 1);
      g_assert_cmpint (mst_import_get_counts (import).rejected, ==, 0);
      told = fixture_find_problem (import, "several-places");
      g_assert_false (told->is_reject);
      g_assert_nonnull (strstr (told->message, "names 2 places"));
      g_assert_cmpuint (fixture_count_problems (import, "several-places"), ==, 1);
      g_assert_cmpuint (fixture_count_problems (import, "person-added"), ==, 1);
      first = fixture_get (&f, &mst_liaison_type, "东城区财政局 → 瑞庭院");
      second = fixture_get (&f, &mst_liaison_type, "东城区财政局 → 福园");
      g_assert_cmpint (mst_record_get_integer (first, "person"), ==,
                       mst_record_get_integer (second, "person"));
      g_assert_cmpint (fixture_count (&f, &mst_person_type), ==, 1);
      again = import_fixture_import (&f, &table, rows);
      g_assert_cmpint (mst_import_get_counts (again).unchanged, ==, 2);
    }
}

/* The only line of the workbook that goes back: its cell of places, and the reason. */
static MstImport *
read_rejects (const Fixture *self, MstImport *import, char **places, char **reason)
{
  g_autofree char *path = g_build_filename (self->folder, "back.xlsx", NULL);
  MstImport *back = mst_import_new (&mst_liaison_type);
  g_autoptr (GError) error = NULL;

  g_assert_true (mst_import_write_rejects (import, path, &error));
  g_assert_no_error (error);
  g_assert_true (
    mst_import_add_files (back, self->store, (const char *const[]){ path, NULL }, NULL, &error));
  g_assert_no_error (error);
  *places = mst_import_dup_cell (back, 0, 2, 4);
  *reason = mst_import_dup_cell (back, 0, 2, 10);
  return back;
}

/* The places that fit are taken. What goes back names the others only: mended and read again it doubles nothing. */
static void
test_one_of_several (void)
{
  static const struct
  {
    const char *cell, *back, *code, *words;
    gint64 imported, rejected;
  } cases[] = {
    { "瑞庭院、福园", "福园", "conflict", "“东城区住建委” has answered", 1, 1 },
    { "福园、瑞庭院", "福园", "conflict", "“东城区住建委” has answered", 1, 1 },
    { "瑞庭院、无此院", "无此院", "unknown-place", "“无此院” was not found", 1, 1 },
    { "无此院，瑞庭院；那院", "无此院、那院", "unknown-place", "“那院” was not found", 1, 1 },
    /* None fits: it is as it was written. */
    { "福园，无此院", "福园，无此院", "unknown-place", "“无此院” was not found", 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) f = { 0 };
      static const char *const first[] = {
        "1|东城区住建委|东华门街道|多福巷社区|福园||||2022-10-01|", NULL
      };
      g_autofree char *row = g_strdup_printf (
        "1|东城区财政局|东华门街道|多福巷社区|%s|张三|||2022-11-01|", cases[i].cell);
      const char *const then[] = { row, NULL };
      g_autoptr (MstImport) import = NULL;
      g_autoptr (MstImport) second = NULL;
      g_autoptr (MstImport) back = NULL;
      g_autofree char *places = NULL, *reason = NULL;
      g_autoptr (GError) error = NULL;

      import_fixture_init (&f);
      fixture_add (&f, &mst_area_type, "name=禄园|level=4|parent=4");
      import = import_fixture_import (&f, &table, first);
      second = import_fixture_import (&f, &table, then);
      g_assert_cmpint (mst_import_get_counts (second).imported, ==, cases[i].imported);
      g_assert_cmpint (mst_import_get_counts (second).rejected, ==, cases[i].rejected);
      g_assert_nonnull (fixture_find_problem (second, cases[i].code));
      g_assert_cmpint (fixture_count (&f, &mst_person_type), ==, cases[i].imported);
      if (cases[i].imported > 0)
        {
          g_autoptr (MstRecord) pair = fixture_get (&f, &mst_liaison_type, "东城区财政局 → 瑞庭院");

          g_assert_cmpint (mst_record_get_integer (pair, "person"), !=, 0);
        }

      back = read_rejects (&f, second, &places, &reason);
      g_assert_cmpstr (places, ==, cases[i].back);
      g_assert_nonnull (strstr (reason, cases[i].words));
      g_assert_cmpint (strstr (reason, "were taken: 瑞庭院.") != NULL, ==, cases[i].imported > 0);
      g_assert_true (mst_import_read (back, f.store, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (mst_import_get_counts (back).rejected, ==,
                       mst_import_get_counts (back).rows);

      mst_import_correct (back, 0, 2, 4, "禄园");
      g_assert_true (mst_import_read (back, f.store, NULL, &error));
      g_assert_no_error (error);
      fixture_apply (&f, back);
      g_assert_cmpint (mst_import_get_counts (back).imported, ==, 1);
      g_assert_cmpint (fixture_count (&f, &mst_liaison_type), ==, 2 + cases[i].imported);
    }
}

/* Who has left is in the file still, and isn't added anew. */
static void
test_left (void)
{
  static const struct
  {
    const char *row;
    gint64 imported;
    guint n_added, n_told;
    const char *words; /* of the reason when it goes back */
  } cases[] = {
    /* While he was there. */
    { "1|东城区财政局|东华门街道|多福巷社区|瑞庭院|张三|||2022-01-01|2022-05-31", 1, 0, 1, NULL },
    /* And after that. */
    { "1|东城区财政局|东华门街道|多福巷社区|瑞庭院|张三|||2022-01-01|", 0, 0, 1, "out of use" },
    /* Another of this name. */
    { "1|东城区财政局|东华门街道|多福巷社区|瑞庭院|张三||13900000009|2022-01-01|", 1, 1, 0, NULL },
    /* Of two the one who is there. */
    { "1|东城区财政局|东华门街道|多福巷社区|瑞庭院|李四|||2022-01-01|", 1, 0, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) f = { 0 };
      const char *const rows[] = { cases[i].row, NULL };
      g_autoptr (MstImport) import = NULL;

      import_fixture_init (&f);
      fixture_add (&f, &mst_person_type,
                   "name=张三|class=2|area=4|unit=1|phone=13800000001|ended=2022-06-01");
      fixture_add (&f, &mst_person_type, "name=李四|class=2|area=4|unit=1|ended=2022-06-01");
      fixture_add (&f, &mst_person_type, "name=李四|class=2|area=4|unit=1");
      import = import_fixture_import (&f, &table, rows);
      g_assert_cmpint (mst_import_get_counts (import).imported, ==, cases[i].imported);
      g_assert_cmpuint (fixture_count_problems (import, "person-added"), ==, cases[i].n_added);
      g_assert_cmpuint (fixture_count_problems (import, "out-of-use"), ==, cases[i].n_told);
      if (cases[i].words != NULL)
        g_assert_nonnull (
          strstr (fixture_find_problem (import, "conflict")->message, cases[i].words));
    }
}

int
main (int argc, char *argv[])
{
  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-liaison/taken", test_taken);
  g_test_add_func ("/import-liaison/refused", test_refused);
  g_test_add_func ("/import-liaison/rules", test_rules);
  g_test_add_func ("/import-liaison/foreseen", test_foreseen);
  g_test_add_func ("/import-liaison/handed-over", test_handed_over);
  g_test_add_func ("/import-liaison/people", test_people);
  g_test_add_func ("/import-liaison/doubtful", test_doubtful);
  g_test_add_func ("/import-liaison/another-leader", test_another_leader);
  g_test_add_func ("/import-liaison/several-places", test_several_places);
  g_test_add_func ("/import-liaison/one-of-several", test_one_of_several);
  g_test_add_func ("/import-liaison/left", test_left);
  return g_test_run ();
}
