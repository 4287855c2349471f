/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is the same, what changes, what goes back and comes again. */

#include "config.h"

#include "office-fixture.h"

#include "mst-sheet-writer.h"

#include <string.h>

#define HEADING "姓名,性别,出生年月,公民身份号码,人员类别,联系电话,报到社区,工作单位,职务\n"

static char *man, *other_man, *woman;

/* An import of a roster of 东华门街道 with these lines. */
static MstImport *
read_roster (const Fixture *fixture, const char *rows)
{
  g_autofree char *text = g_strconcat (HEADING, rows, NULL);
  g_autofree char *path = fixture_write_text (fixture, "东华门街道.csv", text);

  return fixture_read_file (fixture, &mst_person_type, path);
}

static MstImport *
import_roster (const Fixture *fixture, const char *rows)
{
  MstImport *import = read_roster (fixture, rows);

  fixture_apply (fixture, import);
  return import;
}

static void
check_counts (MstImport *import, gint64 imported, gint64 updated, gint64 unchanged,
              gint64 duplicates, gint64 rejected)
{
  MstImportCounts counts = mst_import_get_counts (import);

  g_assert_cmpint (counts.imported, ==, imported);
  g_assert_cmpint (counts.updated, ==, updated);
  g_assert_cmpint (counts.unchanged, ==, unchanged);
  g_assert_cmpint (counts.duplicates, ==, duplicates);
  g_assert_cmpint (counts.rejected, ==, rejected);
}

/* --- in one import --- */

typedef struct
{
  const char *about;
  const char *rows; /* %1, %2: numbers of two men, %3 of a woman */
  gint64 people, duplicates, rejected;
  guint n_conflicts;
} PairCase;

static const PairCase pair_cases[] = {
  { "one number", "张三,男,,%1,志愿者,,多福巷社区,,\n张三,,,%1,志愿者,,多福巷社区,,\n", 1, 1, 0,
    0 },
  { "one number, another name",
    "张三,男,,%1,志愿者,,多福巷社区,,\n李四,,,%1,志愿者,,多福巷社区,,\n", 1, 0, 1, 0 },
  { "name and phone",
    "张三,男,,%1,志愿者,13800000000,多福巷社区,,\n"
    "张三,,,,志愿者,13800000000,多福巷社区,,\n",
    1, 1, 0, 0 },
  { "name and phone, other numbers",
    "张三,男,,%1,志愿者,13800000000,多福巷社区,,\n"
    "张三,男,,%2,志愿者,13800000000,多福巷社区,,\n",
    2, 0, 0, 0 },
  { "name, unit and birth",
    "张三,男,1985.07,,志愿者,,多福巷社区,区财政局,\n"
    "张三,男,1985-07-01,,志愿者,,多福巷社区,区财政局,\n",
    1, 1, 0, 0 },
  { "name, unit and another day",
    "张三,男,1985-07-02,,志愿者,,多福巷社区,区财政局,\n"
    "张三,男,1985-07-01,,志愿者,,多福巷社区,区财政局,\n",
    2, 0, 0, 0 },
  { "namesakes",
    "张三,男,,,志愿者,13800000000,多福巷社区,区财政局,\n"
    "张三,男,,,志愿者,13900000000,多福巷社区,区教委,\n",
    2, 0, 0, 0 },
  { "a year tells too little",
    "张三,男,1985,,志愿者,,多福巷社区,区财政局,\n"
    "张三,男,1985,,志愿者,,多福巷社区,区财政局,\n",
    2, 0, 0, 0 },
  { "a value that differs",
    "张三,男,,%1,志愿者,,多福巷社区,,科员\n张三,,,%1,志愿者,,多福巷社区,,科长\n", 1, 1, 0, 1 },
  { "a coarser place says nothing new", "张三,男,,%1,志愿者,,多福巷社区,,\n张三,,,%1,志愿者,,,,\n",
    1, 1, 0, 0 },
  { "a good row after a bad one",
    "张三,男,,%1,志愿者,,桃花源社区,,\n张三,,,%1,志愿者,,多福巷社区,,\n", 1, 1, 1, 0 },
  { "twice bad", "张三,男,,%1,志愿者,,桃花源社区,,\n张三,,,%1,志愿者,,桃花源社区,,\n", 0, 1, 2, 0 },
  { "fits two",
    "张三,男,,%1,志愿者,13800000000,多福巷社区,,\n"
    "张三,男,,%2,志愿者,13800000000,多福巷社区,,\n"
    "张三,男,,,志愿者,13800000000,多福巷社区,,\n",
    2, 0, 1, 0 },
};

static char *
fill_numbers (const char *rows)
{
  g_autoptr (GString) text = g_string_new (rows);

  g_string_replace (text, "%1", man, 0);
  g_string_replace (text, "%2", other_man, 0);
  g_string_replace (text, "%3", woman, 0);
  return g_strdup (text->str);
}

/* One file for all pairs: each case is taken back. */
static Fixture shared;

static void
test_pair (gconstpointer data)
{
  const PairCase *c = data;
  g_autofree char *rows = fill_numbers (c->rows);
  g_autoptr (MstImport) import = import_roster (&shared, rows);
  MstImportCounts counts = mst_import_get_counts (import);

  g_assert_cmpint (fixture_count (&shared, &mst_person_type), ==, c->people);
  g_assert_cmpint (counts.imported, ==, c->people);
  g_assert_cmpint (counts.duplicates, ==, c->duplicates);
  g_assert_cmpint (counts.rejected, ==, c->rejected);
  g_assert_cmpuint (mst_import_get_conflicts (import)->len, ==, c->n_conflicts);
  if (c->people > 0)
    g_assert_true (mst_store_undo (shared.store, NULL));
}

/* --- against the store --- */

static void
test_fills_blanks (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *first = fill_numbers ("张三,,,%1,志愿者,13800000000,多福巷社区,,\n");
  g_autofree char *second = fill_numbers ("张三,男,,%1,志愿者,,多福巷社区,区财政局,\n");
  g_autoptr (MstImport) one = NULL;
  g_autoptr (MstImport) two = NULL;
  g_autoptr (MstImport) three = NULL;
  g_autoptr (MstRecord) record = NULL;

  fixture_init (&fixture);
  one = import_roster (&fixture, first);
  check_counts (one, 1, 0, 0, 0, 0);
  two = import_roster (&fixture, second);
  check_counts (two, 0, 1, 0, 0, 0);
  three = import_roster (&fixture, second);
  check_counts (three, 0, 0, 1, 0, 0);
  record = fixture_get (&fixture, &mst_person_type, "张三");
  g_assert_cmpstr (mst_record_get (record, "phone"), ==, "13800000000");
  g_assert_cmpstr (mst_record_get (record, "workplace"), ==, "区财政局");
  g_assert_cmpint (mst_record_get_version (record), ==, 2);
}

static void
end_record (const Fixture *fixture, const MstRecordType *type, gint64 id)
{
  g_autoptr (MstRecord) record = mst_store_get (fixture->store, type, id, NULL);
  g_autoptr (GError) error = NULL;

  mst_record_set (record, "ended", "2022-11-10");
  g_assert_true (mst_store_begin (fixture->store, "update", "End", NULL));
  mst_store_update (fixture->store, record, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mst_store_commit (fixture->store, NULL));
}

/* Whoever has left does not come in a second time, nor back by a roster alone. */
static void
test_ended_stays_known (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *rows = fill_numbers ("张三,男,,%1,志愿者,13800000000,多福巷社区,,\n");
  g_autofree char *fuller = fill_numbers ("张三,男,,%1,志愿者,,多福巷社区,区财政局,\n");
  g_autoptr (MstImport) first = NULL;
  g_autoptr (MstImport) again = NULL;
  g_autoptr (MstImport) other = NULL;
  g_autoptr (MstRecord) record = NULL;

  fixture_init (&fixture);
  first = import_roster (&fixture, rows);
  g_assert_cmpuint (fixture_count_problems (first, "out-of-use"), ==, 0);
  end_record (&fixture, &mst_person_type, 1);
  again = import_roster (&fixture, rows);
  check_counts (again, 0, 0, 1, 0, 0);
  g_assert_cmpuint (fixture_count_problems (again, "out-of-use"), ==, 1);
  other = import_roster (&fixture, fuller);
  check_counts (other, 0, 1, 0, 0, 0);
  g_assert_cmpuint (fixture_count_problems (other, "out-of-use"), ==, 1);
  g_assert_cmpint (fixture_count (&fixture, &mst_person_type), ==, 0);
  record = mst_store_get (fixture.store, &mst_person_type, 1, NULL);
  g_assert_cmpstr (mst_record_get (record, "ended"), ==, "2022-11-10");
}

static MstImport *
read_garden (const Fixture *fixture)
{
  static const char *const lines[] = { "姓名|人员类别|社区", "张三|志愿者|花园社区", NULL };

  return fixture_read (fixture, &mst_person_type, "a.xlsx", lines);
}

/* A name that two communities have means the one that is in use. */
static void
test_ended_place_gives_way (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstQuery) gardens = mst_query_new (&mst_area_type);
  g_autoptr (MstImport) doubtful = NULL;
  g_autoptr (MstImport) clear = NULL;
  g_autoptr (MstImport) none_left = NULL;
  g_autoptr (GArray) ids = NULL;

  fixture_init (&fixture);
  mst_query_add_condition (gardens, "name", MST_OPERATOR_CONTAINS, "花园", NULL);
  ids = mst_query_list_ids (gardens, fixture.store, NULL);
  g_assert_cmpuint (ids->len, ==, 2);
  doubtful = read_garden (&fixture);
  g_assert_cmpuint (fixture_count_problems (doubtful, "ambiguous-place"), ==, 1);
  end_record (&fixture, &mst_area_type, g_array_index (ids, gint64, 0));
  clear = read_garden (&fixture);
  check_counts (clear, 1, 0, 0, 0, 0);
  end_record (&fixture, &mst_area_type, g_array_index (ids, gint64, 1));
  none_left = read_garden (&fixture);
  g_assert_cmpuint (fixture_count_problems (none_left, "ambiguous-place"), ==, 1);
}

/* One code and one name, written in full in one and short in the other: another level is for somebody to
 * decide, while another name goes back. */
static void
test_code_of_another_level (void)
{
  static const struct
  {
    const char *row;
    gint64 unchanged, rejected;
    guint n_conflicts;
  } cases[] = {
    { "110101001001|多福巷社区居委会|社区|东华门街道", 1, 0, 0 },
    { "110101001001|多福巷社区居民委员会|街道|东城区", 1, 0, 1 },
    { "110101001001|银闸社区居委会|街道|东城区", 0, 1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = { 0 };
      const char *const lines[] = { "区划代码|区域名称|级别|上级区域", cases[i].row, NULL };
      g_autoptr (MstImport) import = NULL;

      fixture_init (&fixture);
      import = fixture_read (&fixture, &mst_area_type, "a.xlsx", lines);
      check_counts (import, 0, 0, cases[i].unchanged, 0, cases[i].rejected);
      g_assert_cmpuint (mst_import_get_conflicts (import)->len, ==, cases[i].n_conflicts);
    }
}

/* The old value is kept until somebody decides; the decision outlives another reading. */
static void
test_conflict_is_decided (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *first = fill_numbers ("张三,男,,%1,志愿者,13800000000,多福巷社区,,科员\n");
  g_autofree char *second = fill_numbers ("张三,男,,%1,志愿者,13900000000,多福巷社区,,科长\n");
  g_autoptr (MstImport) one = NULL;
  g_autoptr (MstImport) two = NULL;
  g_autoptr (MstRecord) record = NULL;
  GPtrArray *conflicts;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  one = import_roster (&fixture, first);
  two = read_roster (&fixture, second);
  check_counts (two, 0, 0, 1, 0, 0);
  conflicts = mst_import_get_conflicts (two);
  g_assert_cmpuint (conflicts->len, ==, 2);
  for (guint i = 0; i < conflicts->len; i++)
    {
      MstConflict *conflict = g_ptr_array_index (conflicts, i);

      g_assert_false (conflict->take_new);
      if (conflict->field == mst_record_type_find (&mst_person_type, "position"))
        {
          g_assert_cmpstr (conflict->old_value, ==, "科员");
          g_assert_cmpstr (conflict->new_value, ==, "科长");
          conflict->take_new = TRUE;
        }
    }
  g_assert_true (mst_import_read (two, fixture.store, NULL, &error));
  fixture_apply (&fixture, two);
  check_counts (two, 0, 1, 0, 0, 0);
  record = fixture_get (&fixture, &mst_person_type, "张三");
  g_assert_cmpstr (mst_record_get (record, "position"), ==, "科长");
  g_assert_cmpstr (mst_record_get (record, "phone"), ==, "13800000000");
}

static void
test_repair (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *known = fill_numbers ("张三,男,,%1,志愿者,,多福巷社区,,\n");
  g_autofree char *row = g_strdup_printf ("张三|#%.15s000|志愿者|多福巷社区", man);
  g_autofree char *stranger = g_strdup_printf ("李四|#%.15s000|志愿者|多福巷社区", man);
  const char *const lines[] = { "姓名|公民身份号码|人员类别|社区", row, stranger, NULL };
  g_autoptr (MstImport) one = NULL;
  g_autoptr (MstImport) two = NULL;
  const MstImportProblem *repair;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  one = import_roster (&fixture, known);
  two = fixture_read (&fixture, &mst_person_type, "东华门街道.xlsx", lines);
  check_counts (two, 0, 0, 0, 0, 2);
  g_assert_cmpuint (fixture_count_problems (two, "destroyed-number"), ==, 2);
  g_assert_cmpuint (fixture_count_problems (two, "repair-proposed"), ==, 1);
  repair = fixture_find_problem (two, "repair-proposed");
  g_assert_cmpuint (repair->row, ==, 1);
  g_assert_cmpstr (repair->proposal, ==, man);
  g_assert_false (repair->is_reject);

  mst_import_correct (two, repair->sheet, repair->row, repair->column, repair->proposal);
  g_assert_true (mst_import_read (two, fixture.store, NULL, &error));
  check_counts (two, 0, 0, 1, 0, 1);
}

/* Somebody else writes between reading and applying. */
static void
test_stale_reading (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *rows = fill_numbers ("张三,男,,%1,志愿者,,多福巷社区,,\n");
  g_autoptr (MstImport) early = NULL;
  g_autoptr (MstImport) late = NULL;
  g_autoptr (MstStore) other = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  early = read_roster (&fixture, rows);
  check_counts (early, 1, 0, 0, 0, 0);
  other = mst_store_open (fixture.path, &error);
  g_assert_no_error (error);
  late = read_roster (&fixture, rows);
  g_assert_true (mst_import_apply (late, other, NULL, &error));
  fixture_apply (&fixture, early);
  check_counts (early, 0, 0, 1, 0, 0);
  g_assert_cmpint (fixture_count (&fixture, &mst_person_type), ==, 1);
}

static void
test_cancelled (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *rows = fill_numbers ("张三,男,,%1,志愿者,,多福巷社区,,\n");
  g_autoptr (MstImport) import = NULL;
  g_autoptr (MstProgress) progress = mst_progress_new ();
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  import = read_roster (&fixture, rows);
  g_cancellable_cancel (mst_progress_get_cancellable (progress));
  g_assert_false (mst_import_apply (import, fixture.store, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (mst_store_in_group (fixture.store));
  g_assert_cmpint (fixture_count (&fixture, &mst_person_type), ==, 0);
  fixture_apply (&fixture, import);
  g_assert_cmpint (fixture_count (&fixture, &mst_person_type), ==, 1);
}

/* A unit of the same code and another name goes back; the wrong code only warns. */
static void
test_units (void)
{
  static const char list[] = "单位名称,统一社会信用代码,所在街道\n"
                             "区财政局,11110101MB1234567F,东华门街道\n"
                             "区教委,11110101MB12345679,景山街道\n";
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (MstImport) import = NULL;

  fixture_init (&fixture);
  path = fixture_write_text (&fixture, "单位.csv", list);
  import = fixture_read_file (&fixture, &mst_unit_type, path);
  fixture_apply (&fixture, import);
  check_counts (import, 2, 0, 0, 0, 0);
  g_assert_cmpuint (fixture_count_problems (import, "bad-credit-code"), >=, 1);
}

/* --- rows sent back --- */

static const char *const untidy[] = {
  "^东华门街道花名册",
  "序号|基本信息||力量信息|",
  "|姓名|公民身份号码|人员类别|社区",
  "#1|张三|%1|志愿者|多福巷社区",
  "#2||%2|志愿者|多福巷社区",
  "#3|王五|110100198507010999|志愿者|多福巷社区",
  "#4|赵六||志愿者|桃花源社区",
  "#5|钱七||志愿者|银闸社区",
  "#6|孙八||路人|同上",
  "合计|#6||",
  NULL,
};

static MstImport *
read_untidy (const Fixture *fixture)
{
  const char *lines[G_N_ELEMENTS (untidy)] = { NULL };
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; untidy[i] != NULL; i++)
    {
      g_ptr_array_add (owned, fill_numbers (untidy[i]));
      lines[i] = g_ptr_array_index (owned, i);
    }
  return fixture_read (fixture, &mst_person_type, "名单.xlsx", lines);
}

static void
correct (MstImport *import, const char *title, guint32 column, const char *text)
{
  const MstImportSheet *sheet = g_ptr_array_index (mst_import_get_sheets (import), 0);

  for (guint i = 0; i < mst_grid_get_n_rows (sheet->grid); i++)
    {
      guint32 row = mst_grid_get_row_number (sheet->grid, i);
      g_autofree char *serial = mst_import_dup_cell (import, 0, row, 0);

      if (strcmp (serial, title) == 0)
        {
          mst_import_correct (import, 0, row, column, text);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
test_rejects (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstImport) import = NULL;
  g_autoptr (MstImport) mended = NULL;
  g_autoptr (MstImport) again = NULL;
  g_autoptr (MstRecord) record = NULL;
  g_autofree char *path = NULL;
  g_autofree char *place = NULL;
  g_autofree char *reason = NULL;
  const MstImportSheet *sheet;
  const MstReconciliation *total;
  const MstCell *cell;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  path = g_build_filename (fixture.folder, "退回.xlsx", NULL);
  import = read_untidy (&fixture);
  fixture_apply (&fixture, import);
  check_counts (import, 2, 0, 0, 0, 4);
  total = g_ptr_array_index (mst_import_get_reconciliations (import), 0);
  g_assert_cmpint (total->said, ==, 6);
  g_assert_cmpint (total->found, ==, 6);
  g_assert_cmpint (total->rejected, ==, 4);
  g_assert_true (mst_import_write_rejects (import, path, &error));
  g_assert_no_error (error);

  /* His own layout, only his bad rows, the reason beside. */
  mended = fixture_read_file (&fixture, &mst_person_type, path);
  check_counts (mended, 0, 0, 0, 0, 4);
  sheet = g_ptr_array_index (mst_import_get_sheets (mended), 0);
  g_assert_cmpstr (mst_grid_get_name (sheet->grid), ==, "名单");
  g_assert_cmpstr (sheet->recognition->title, ==, "东华门街道花名册");
  g_assert_cmpuint (sheet->recognition->first_heading_row, ==, 1);
  g_assert_cmpuint (sheet->recognition->last_heading_row, ==, 2);
  cell = mst_grid_get_cell (sheet->grid, 3, 0);
  g_assert_nonnull (cell);
  g_assert_cmpint (cell->type, ==, MST_CELL_NUMBER);
  g_assert_cmpfloat (cell->number, ==, 2);
  reason = mst_import_dup_cell (mended, 0, 5, 5);
  g_assert_nonnull (strstr (reason, "桃花源社区"));

  /* Mended, it takes just those; what was wrong still goes back. */
  correct (mended, "2", 1, "李四");
  correct (mended, "3", 2, woman);
  correct (mended, "6", 3, "志愿者");
  g_assert_true (mst_import_read (mended, fixture.store, NULL, &error));
  check_counts (mended, 3, 0, 0, 0, 1);
  fixture_apply (&fixture, mended);
  g_assert_cmpint (fixture_count (&fixture, &mst_person_type), ==, 5);
  /* "同上" meant a row that is not in the workbook any more. */
  record = fixture_get (&fixture, &mst_person_type, "孙八");
  place = fixture_get_place (&fixture, record, "area");
  g_assert_cmpstr (place, ==, "东华门街道 银闸社区");

  /* A second round has one reason column as well. */
  g_assert_true (mst_import_write_rejects (mended, path, &error));
  again = fixture_read_file (&fixture, &mst_person_type, path);
  check_counts (again, 0, 0, 0, 0, 1);
  sheet = g_ptr_array_index (mst_import_get_sheets (again), 0);
  g_assert_cmpuint (mst_grid_get_n_columns (sheet->grid), ==, 6);
}

static void
test_no_rejects (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *rows = fill_numbers ("张三,男,,%1,志愿者,,多福巷社区,,\n");
  g_autoptr (MstImport) import = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  path = g_build_filename (fixture.folder, "退回.xlsx", NULL);
  import = import_roster (&fixture, rows);
  g_assert_false (mst_import_write_rejects (import, path, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  int status;

  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  man = fixture_make_number ("19850701", 0, FALSE);
  other_man = fixture_make_number ("19850701", 5, FALSE);
  woman = fixture_make_number ("19850701", 1, TRUE);
  fixture_init (&shared);
  for (guint i = 0; i < G_N_ELEMENTS (pair_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/matching/pair/%s", pair_cases[i].about);

      g_test_add_data_func (path, &pair_cases[i], test_pair);
    }
  g_test_add_func ("/matching/fills-blanks", test_fills_blanks);
  g_test_add_func ("/matching/ended-stays-known", test_ended_stays_known);
  g_test_add_func ("/matching/ended-place-gives-way", test_ended_place_gives_way);
  g_test_add_func ("/matching/code-of-another-level", test_code_of_another_level);
  g_test_add_func ("/matching/conflict-is-decided", test_conflict_is_decided);
  g_test_add_func ("/matching/repair", test_repair);
  g_test_add_func ("/matching/stale-reading", test_stale_reading);
  g_test_add_func ("/matching/cancelled", test_cancelled);
  g_test_add_func ("/matching/units", test_units);
  g_test_add_func ("/matching/rejects", test_rejects);
  g_test_add_func ("/matching/no-rejects", test_no_rejects);
  status = g_test_run ();
  fixture_clear (&shared);
  g_free (man);
  g_free (other_man);
  g_free (woman);
  return status;
}
