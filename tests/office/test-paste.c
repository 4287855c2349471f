/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A block of cells pasted into a list: what it means, what is wrong with it, what is written. */

#include "config.h"

#include "office-fixture.h"

#include "mst-paste.h"

#include <string.h>

static MstPaste *
begin_paste (const Fixture *fixture, const MstRecordType *type, const char *names,
             const gint64 *ids, guint n_ids, const char *text)
{
  g_autofree const MstField **columns = fixture_columns (type, names);
  g_autoptr (GError) error = NULL;
  MstPaste *paste = mst_paste_new (type, columns, ids, n_ids, text, &error);

  g_assert_no_error (error);
  mst_paste_check (paste, fixture->store, NULL, &error);
  g_assert_no_error (error);
  return paste;
}

static void
apply (const Fixture *fixture, MstPaste *paste)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = mst_paste_apply (paste, fixture->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (sentence);
}

static gint64
add_person (const Fixture *fixture, const char *more)
{
  g_autoptr (MstRecord) area = fixture_get (fixture, &mst_area_type, "银闸社区");
  g_autofree char *line =
    g_strdup_printf ("class=5|area=%d|%s", (int) mst_record_get_id (area), more);

  return fixture_add (fixture, &mst_person_type, line);
}

static void
check_value (const Fixture *fixture, gint64 id, const char *field, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstRecord) record = mst_store_get (fixture->store, &mst_person_type, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (mst_record_get (record, field), ==, expected);
}

/* --- headings --- */

static void
test_headings (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstPaste) paste = NULL;
  g_autoptr (MstPaste) word = NULL;
  g_autoptr (MstRecord) person = NULL;
  g_autofree char *place = NULL;

  fixture_init (&fixture);
  paste = begin_paste (&fixture, &mst_person_type, "position,skills", NULL, 0,
                       "序号\t联系电话\t姓名\t人员类别\t报到社区\t街道\n"
                       "1\t138 0000 0000\t张　三\t志愿者\t银闸社区\t东华门街道\n");
  g_assert_cmpuint (mst_paste_get_n_columns (paste), ==, 4);
  g_assert_cmpstr (mst_paste_get_field (paste, 0)->name, ==, "phone");
  g_assert_cmpstr (mst_paste_get_field (paste, 1)->name, ==, "name");
  g_assert_cmpstr (mst_paste_get_left_out (paste), ==, "街道");
  g_assert_cmpuint (mst_paste_get_n_rows (paste), ==, 1);
  apply (&fixture, paste);
  person = fixture_get (&fixture, &mst_person_type, "张三");
  g_assert_cmpstr (mst_record_get (person, "phone"), ==, "13800000000");
  place = fixture_get_place (&fixture, person, "area");
  g_assert_cmpstr (place, ==, "东华门街道 银闸社区");

  /* A word that may be a heading is a value in another field's column. */
  word = begin_paste (&fixture, &mst_person_type, "skills", NULL, 0, "备注\n会计\n");
  g_assert_cmpuint (mst_paste_get_n_rows (word), ==, 2);
}

/* --- cells --- */

/** CellCase: what @text in @field of a person is; @message: stands in the reason; nullable. The person has
 * the phone 13812345678, the note 会开车 and the number %1; a unit 区财政局 is there. */
typedef struct
{
  const char *about;
  const char *field;
  const char *text; /* %m: the number masked, %1: the number, %2: another's, %3: nobody's */
  MstPasteState state;
  const char *message;
} CellCase;

#define UNCHANGED MST_PASTE_UNCHANGED
#define CHANGED MST_PASTE_CHANGED
#define BAD MST_PASTE_BAD

static const CellCase cell_cases[] = {
  { "another value", "position", "科长", CHANGED, NULL },
  { "the same value", "position", "科员", UNCHANGED, NULL },
  { "the same with blanks", "position", " 科员\t", UNCHANGED, NULL },
  { "blank", "position", "", UNCHANGED, NULL },
  { "a dash", "position", "-", CHANGED, NULL },
  { "a date", "birth", "1985.7.1", CHANGED, NULL },
  { "no date", "birth", "昨天", BAD, "Row 1, “Born”" },
  { "a choice", "class", "社区工作者", CHANGED, NULL },
  { "no choice", "class", "皇帝", BAD, "皇帝" },
  { "a place", "area", "东华门街道多福巷社区", CHANGED, NULL },
  { "a place that is there", "area", "银闸社区", UNCHANGED, NULL },
  { "two places", "area", "花园社区", BAD, "several places" },
  { "no place", "area", "桃花源社区", BAD, "桃花源社区" },
  { "a unit", "unit", "区财政局", CHANGED, NULL },
  { "no unit", "unit", "区魔法局", BAD, "区魔法局" },
  { "a telephone", "phone", "139 0000 0000", CHANGED, NULL },
  { "the telephone masked", "phone", "138****5678", UNCHANGED, NULL },
  { "another telephone masked", "phone", "139****5678", BAD, "masked" },
  { "the number masked", "citizen_number", "%m", UNCHANGED, NULL },
  { "another number masked", "citizen_number", "110100********0000", BAD, "masked" },
  { "the number", "citizen_number", "%1", UNCHANGED, NULL },
  { "another's number", "citizen_number", "%2", BAD, "already that of “李四”" },
  { "nobody's number", "citizen_number", "%3", CHANGED, NULL },
  { "a wrong number", "citizen_number", "110100198507010012", BAD, "Citizen number" },
  { "a note", "note", "会急救", CHANGED, NULL },
  { "a note with stars", "note", "表现：**优**", CHANGED, NULL },
  { "a note with a masked number", "note", "身份证110100********0012", BAD, "masked" },
  { "a required field made blank", "name", "-", BAD, "missing" },
};

static void
test_cell (gconstpointer data)
{
  const CellCase *c = data;
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstPaste) paste = NULL;
  g_autofree char *number = fixture_make_number ("19850701", 1, FALSE);
  g_autofree char *other = fixture_make_number ("19850701", 2, FALSE);
  g_autofree char *nobodys = fixture_make_number ("19850701", 3, FALSE);
  g_autofree char *masked =
    mst_field_show (mst_record_type_get_field (&mst_person_type, "citizen_number"), number, TRUE);
  g_autofree char *first = g_strdup_printf (
    "name=张三|position=科员|phone=13812345678|note=会开车|citizen_number=%s", number);
  g_autofree char *second = g_strdup_printf ("name=李四|citizen_number=%s", other);
  g_autofree char *columns = g_strdup_printf ("%s,skills", c->field);
  g_autoptr (GString) text = g_string_new (c->text);
  const MstPasteCell *cell;
  gint64 id;

  fixture_init (&fixture);
  fixture_add (&fixture, &mst_unit_type, "name=区财政局");
  id = add_person (&fixture, first);
  add_person (&fixture, second);
  g_string_replace (text, "%m", masked, 0);
  g_string_replace (text, "%1", number, 0);
  g_string_replace (text, "%2", other, 0);
  g_string_replace (text, "%3", nobodys, 0);
  g_string_prepend_c (text, '"');
  g_string_append (text, c->state == UNCHANGED && *c->text == '\0' ? "\"\n" : "\"\t会开车\n");
  if (*c->text == '\0')
    g_string_assign (text, "\t\n\t会开车\n");

  paste = begin_paste (&fixture, &mst_person_type, columns, &id, 1, text->str);
  cell = mst_paste_get_cell (paste, 0, 0);
  g_assert_cmpint (cell->state, ==, c->state);
  if (c->message != NULL)
    {
      g_assert_nonnull (cell->message);
      g_assert_nonnull (strstr (cell->message, c->message));
      g_assert_nonnull (strstr (cell->message, "Row 1"));
    }
  g_assert_true (mst_paste_is_row_bad (paste, 0) == (c->state == BAD));
}

static void
test_masked_never_written (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstPaste) paste = NULL;
  g_autofree char *number = fixture_make_number ("19850701", 1, FALSE);
  g_autofree char *line = g_strdup_printf ("name=张三|phone=13812345678|citizen_number=%s", number);
  g_autofree char *text = NULL;
  g_autofree char *masked =
    mst_field_show (mst_record_type_get_field (&mst_person_type, "citizen_number"), number, TRUE);
  gint64 id;

  fixture_init (&fixture);
  id = add_person (&fixture, line);
  text = g_strdup_printf ("张三丰\t%s\t138****5678\n", masked);
  paste = begin_paste (&fixture, &mst_person_type, "name,citizen_number,phone", &id, 1, text);
  apply (&fixture, paste);
  check_value (&fixture, id, "name", "张三丰");
  check_value (&fixture, id, "citizen_number", number);
  check_value (&fixture, id, "phone", "13812345678");
}

/* --- rows --- */

static void
test_blank_cell_clears (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstPaste) paste = NULL;
  gint64 ids[2];

  fixture_init (&fixture);
  ids[0] = add_person (&fixture, "name=张三|position=科员|skills=会计");
  ids[1] = add_person (&fixture, "name=李四|position=科长|skills=会计");
  paste = begin_paste (&fixture, &mst_person_type, "position,skills", ids, 2, "\t焊工\n\t\n");
  g_assert_cmpuint (mst_paste_get_counts (paste).n_changed_rows, ==, 1);
  apply (&fixture, paste);
  check_value (&fixture, ids[0], "position", NULL);
  check_value (&fixture, ids[0], "skills", "焊工");
  /* A blank row leaves a record alone. */
  check_value (&fixture, ids[1], "position", "科长");
}

static void
test_new_rows (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstPaste) paste = NULL;
  g_autoptr (GError) error = NULL;
  MstPasteCounts counts;
  gint64 id;

  fixture_init (&fixture);
  id = add_person (&fixture, "name=张三");
  paste = begin_paste (&fixture, &mst_person_type, "name,class,area", &id, 1,
                       "张三丰\t志愿者\t银闸社区\n李四\t志愿者\t银闸社区\n王五\t\t银闸社区\n");
  counts = mst_paste_get_counts (paste);
  g_assert_cmpuint (counts.n_changed_rows, ==, 1);
  g_assert_cmpuint (counts.n_new_rows, ==, 1);
  g_assert_cmpuint (counts.n_bad_rows, ==, 1);
  g_assert_cmpint (mst_paste_get_cell (paste, 2, 1)->state, ==, BAD);
  apply (&fixture, paste);
  g_assert_cmpint (fixture_count (&fixture, &mst_person_type), ==, 2);

  g_assert_cmpuint (mst_paste_get_n_rows (paste), ==, 1);
  g_assert_cmpuint (mst_paste_get_row_number (paste, 0), ==, 3);
  mst_paste_set_cell (paste, fixture.store, 0, 1, "居民骨干", &error);
  g_assert_no_error (error);
  g_assert_false (mst_paste_is_row_bad (paste, 0));
  apply (&fixture, paste);
  g_assert_cmpint (fixture_count (&fixture, &mst_person_type), ==, 3);
  g_assert_cmpuint (mst_paste_get_n_rows (paste), ==, 0);
}

/* Birth and sex follow from the number, unless they are pasted too. */
static void
test_completed (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstPaste) paste = NULL;
  g_autoptr (MstPaste) dated = NULL;
  g_autofree char *number = fixture_make_number ("19850701", 1, TRUE);
  g_autofree char *other = fixture_make_number ("19850701", 2, TRUE);
  g_autofree char *text = g_strdup_printf ("%s\n", number);
  g_autofree char *dated_text = g_strdup_printf ("%s\t1985.07\n", other);
  gint64 ids[2];

  fixture_init (&fixture);
  ids[0] = add_person (&fixture, "name=张三|birth=1985");
  ids[1] = add_person (&fixture, "name=李四");
  paste = begin_paste (&fixture, &mst_person_type, "citizen_number", ids, 1, text);
  apply (&fixture, paste);
  check_value (&fixture, ids[0], "birth", "1985-07-01");
  check_value (&fixture, ids[0], "sex", "2");
  dated = begin_paste (&fixture, &mst_person_type, "citizen_number,birth", ids + 1, 1, dated_text);
  apply (&fixture, dated);
  check_value (&fixture, ids[1], "birth", "1985-07");
  check_value (&fixture, ids[1], "sex", "2");
}

/* A compound gets a code below its community's; a community has one of the Bureau of Statistics. */
static void
test_areas (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstPaste) paste = NULL;
  g_autoptr (MstRecord) area = NULL;

  fixture_init (&fixture);
  paste = begin_paste (&fixture, &mst_area_type, "name,level,parent,households", NULL, 0,
                       "瑞庭院\t小区\t银闸社区\t1,234户\n"
                       "永安社区\t社区\t东华门街道\t\n"
                       "德庭里\t小区\t桃花源社区\t\n");
  g_assert_false (mst_paste_is_row_bad (paste, 0));
  g_assert_nonnull (strstr (mst_paste_get_row_message (paste, 1), "Area code"));
  g_assert_cmpint (mst_paste_get_cell (paste, 2, 2)->state, ==, BAD);
  g_assert_null (mst_paste_get_row_message (paste, 2));
  apply (&fixture, paste);
  area = fixture_get (&fixture, &mst_area_type, "瑞庭院");
  g_assert_cmpstr (mst_record_get (area, "code"), ==, "110101001002001");
  g_assert_cmpstr (mst_record_get (area, "households"), ==, "1234");
}

static void
test_missing_required (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstPaste) paste = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  paste = begin_paste (&fixture, &mst_person_type, "name", NULL, 0, "张三\n李四\n");
  g_assert_true (mst_paste_is_row_bad (paste, 0));
  g_assert_nonnull (strstr (mst_paste_get_row_message (paste, 1), "Row 2"));
  g_assert_null (mst_paste_apply (paste, fixture.store, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_assert_cmpuint (mst_paste_get_n_rows (paste), ==, 2);
}

static void
test_fill (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstPaste) paste = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undo = NULL;
  const MstField *position = mst_record_type_get_field (&mst_person_type, "position");
  gint64 ids[3];

  fixture_init (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = add_person (&fixture, "name=张三");
  g_assert_true (mst_paste_is_single ("科员\n"));
  g_assert_false (mst_paste_is_single ("科员\t会计\n"));
  g_assert_false (mst_paste_is_single ("科员\n会计\n"));
  g_assert_false (mst_paste_is_single (""));
  paste = mst_paste_new_fill (&mst_person_type, position, ids, 3, "科员\n", &error);
  g_assert_no_error (error);
  mst_paste_check (paste, fixture.store, NULL, &error);
  g_assert_no_error (error);
  apply (&fixture, paste);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    check_value (&fixture, ids[i], "position", "科员");
  undo = mst_store_dup_undo_label (fixture.store);
  g_assert_cmpstr (undo, ==, "Paste 3 rows into People");
  g_assert_null (mst_paste_new_fill (&mst_person_type, position, ids, 3, "甲\t乙\n", &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
}

static void
test_double_in_block (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstPaste) paste = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = fixture_make_number ("19850701", 1, FALSE);
  g_autofree char *other = fixture_make_number ("19850701", 2, FALSE);
  g_autofree char *text = g_strdup_printf ("%s\n%s\n", number, number);
  gint64 ids[2];

  fixture_init (&fixture);
  ids[0] = add_person (&fixture, "name=张三");
  ids[1] = add_person (&fixture, "name=李四");
  paste = begin_paste (&fixture, &mst_person_type, "citizen_number", ids, 2, text);
  g_assert_false (mst_paste_is_row_bad (paste, 0));
  g_assert_true (mst_paste_is_row_bad (paste, 1));
  g_assert_nonnull (strstr (mst_paste_get_cell (paste, 1, 0)->message, "row 1"));

  /* Mending the first mends the second. */
  mst_paste_set_cell (paste, fixture.store, 0, 0, other, &error);
  g_assert_no_error (error);
  g_assert_false (mst_paste_is_row_bad (paste, 1));
  apply (&fixture, paste);
  check_value (&fixture, ids[1], "citizen_number", number);
}

static void
test_changed_meanwhile (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstPaste) paste = NULL;
  g_autoptr (MstRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ids[2];

  fixture_init (&fixture);
  ids[0] = add_person (&fixture, "name=张三");
  ids[1] = add_person (&fixture, "name=李四");
  paste = begin_paste (&fixture, &mst_person_type, "position", ids, 2, "科员\n科长\n");
  record = mst_store_get (fixture.store, &mst_person_type, ids[0], &error);
  mst_record_set (record, "position", "主任");
  mst_store_begin (fixture.store, "update", "Change", &error);
  mst_store_update (fixture.store, record, NULL, &error);
  mst_store_commit (fixture.store, &error);
  g_assert_no_error (error);

  apply (&fixture, paste);
  check_value (&fixture, ids[0], "position", "主任");
  check_value (&fixture, ids[1], "position", "科长");
  g_assert_cmpuint (mst_paste_get_n_rows (paste), ==, 1);
  g_assert_nonnull (mst_paste_get_row_message (paste, 0));
  /* Looked at again, it may be written. */
  mst_paste_check (paste, fixture.store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mst_paste_get_cell (paste, 0, 0)->old, ==, "主任");
  apply (&fixture, paste);
  check_value (&fixture, ids[0], "position", "科员");
}

/* --- five hundred rows --- */

#define N_ROWS 500
#define N_BAD 20

static char *
make_block (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_ROWS; i++)
    if (i % (N_ROWS / N_BAD) == 7)
      g_string_append_printf (text, "科员%u\t打不通\r\n", i);
    else
      g_string_append_printf (text, "科员%u\t1380000%04u\r\n", i, i);
  return g_string_free (text, FALSE);
}

static void
test_many (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstPaste) paste = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = make_block ();
  g_autofree char *label = NULL;
  g_autofree gint64 *ids = g_new (gint64, N_ROWS);

  fixture_init (&fixture);
  for (guint i = 0; i < N_ROWS; i++)
    ids[i] = add_person (&fixture, "name=张三");
  paste = begin_paste (&fixture, &mst_person_type, "position,phone", ids, N_ROWS, text);
  g_assert_cmpuint (mst_paste_get_counts (paste).n_bad_cells, ==, N_BAD);
  g_assert_cmpuint (mst_paste_get_counts (paste).n_changed_rows, ==, N_ROWS - N_BAD);
  apply (&fixture, paste);
  label = mst_store_dup_undo_label (fixture.store);
  g_assert_cmpstr (label, ==, "Paste 480 rows into People");
  check_value (&fixture, ids[7], "position", NULL);
  check_value (&fixture, ids[8], "position", "科员8");

  g_assert_cmpuint (mst_paste_get_n_rows (paste), ==, N_BAD);
  for (guint i = 0; i < N_BAD; i++)
    {
      g_assert_true (mst_paste_is_row_bad (paste, i));
      mst_paste_set_cell (paste, fixture.store, i, 1, "010-65000000", &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (mst_paste_get_counts (paste).n_bad_rows, ==, 0);
  apply (&fixture, paste);
  g_assert_cmpuint (mst_paste_get_n_rows (paste), ==, 0);
  check_value (&fixture, ids[7], "position", "科员7");
  check_value (&fixture, ids[7], "phone", "010-65000000");

  /* Two steps back, and nothing was pasted. */
  mst_store_undo (fixture.store, &error);
  g_assert_no_error (error);
  check_value (&fixture, ids[7], "position", NULL);
  check_value (&fixture, ids[8], "position", "科员8");
  mst_store_undo (fixture.store, &error);
  g_assert_no_error (error);
  check_value (&fixture, ids[8], "position", NULL);
  test_file_assert_clean (fixture.store);
}

static void
test_nothing_new (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstPaste) paste = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  fixture_init (&fixture);
  id = add_person (&fixture, "name=张三|position=科员");
  paste = begin_paste (&fixture, &mst_person_type, "position", &id, 1, "科员\n");
  g_assert_null (mst_paste_apply (paste, fixture.store, NULL, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cell_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/paste/cell/", cell_cases[i].about, NULL);

      g_test_add_data_func (path, &cell_cases[i], test_cell);
    }
  g_test_add_func ("/paste/headings", test_headings);
  g_test_add_func ("/paste/masked-never-written", test_masked_never_written);
  g_test_add_func ("/paste/blank-cell-clears", test_blank_cell_clears);
  g_test_add_func ("/paste/new-rows", test_new_rows);
  g_test_add_func ("/paste/completed", test_completed);
  g_test_add_func ("/paste/areas", test_areas);
  g_test_add_func ("/paste/missing-required", test_missing_required);
  g_test_add_func ("/paste/fill", test_fill);
  g_test_add_func ("/paste/double-in-block", test_double_in_block);
  g_test_add_func ("/paste/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/paste/many", test_many);
  g_test_add_func ("/paste/nothing-new", test_nothing_new);
  return g_test_run ();
}
