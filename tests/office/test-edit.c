/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What officers do to records, one at a time or a few: what is written, what it is called, and the
 * sentence of every refusal. */

#include "config.h"

#include "office-fixture.h"

#include "mst-edit.h"

#include <string.h>

static gint64
find_area (const Fixture *fixture, const char *name)
{
  g_autoptr (MstRecord) area = fixture_get (fixture, &mst_area_type, name);

  return mst_record_get_id (area);
}

/* Ends with NULL: field, value … */
static gint64
add (const Fixture *fixture, const MstRecordType *type, ...)
{
  g_autoptr (MstRecord) record = mst_record_new (type);
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  const char *field;
  va_list list;

  va_start (list, type);
  while ((field = va_arg (list, const char *)) != NULL)
    mst_record_set (record, field, va_arg (list, const char *));
  va_end (list);
  done = mst_edit_save (fixture->store, record, &error);
  g_assert_no_error (error);
  g_assert_nonnull (done);
  return mst_record_get_id (record);
}

static MstRecord *
get (const Fixture *fixture, const MstRecordType *type, gint64 id)
{
  g_autoptr (GError) error = NULL;
  MstRecord *record = mst_store_get (fixture->store, type, id, &error);

  g_assert_no_error (error);
  return record;
}

static gint64
add_person (const Fixture *fixture, const char *name)
{
  g_autofree char *area = g_strdup_printf ("%" G_GINT64_FORMAT, find_area (fixture, "多福巷社区"));

  return add (fixture, &mst_person_type, "name", name, "class", "5", "area", area, NULL);
}

static gint64
count_groups (const Fixture *fixture)
{
  return mst_store_count_groups (fixture->store, NULL, NULL);
}

static void
assert_undo_label (const Fixture *fixture, const char *expected)
{
  g_autofree char *label = mst_store_dup_undo_label (fixture->store);

  g_assert_cmpstr (label, ==, expected);
}

static void
undo (const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  mst_store_undo (fixture->store, &error);
  g_assert_no_error (error);
}

/* --- save --- */

/** SaveCase: what is set in 张三, and what that is called. */
typedef struct
{
  const char *values[12]; /* field, value … */
  const char *sentence;   /* NULL: nothing is changed, or @refusal */
  const char *refusal;
} SaveCase;

static const SaveCase save_cases[] = {
  { { "phone", "13800000000" }, "Changed Person 张三: Telephone", NULL },
  { { "name", "张四" }, "Changed Person 张三: Full name", NULL },
  { { "phone", "13800000000", "position", "科长", "sex", "1" },
    "Changed Person 张三: Sex, Telephone, Position",
    NULL },
  { { "phone", "13800000000", "position", "科长", "sex", "1", "birth", "1985", "note", "x" },
    "Changed Person 张三: Sex, Born and others, 5 fields",
    NULL },
  { { "position", NULL }, NULL, NULL },
  { { "name", NULL }, NULL, "“Full name” is missing." },
  { { "area", "99999" }, NULL, "what it refers to is not in the file (any more)." },
};

static void
test_save (gconstpointer data)
{
  const SaveCase *c = data;
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  gint64 n_groups, version;

  fixture_init (&fixture);
  record = get (&fixture, &mst_person_type, add_person (&fixture, "张三"));
  version = mst_record_get_version (record);
  n_groups = count_groups (&fixture);
  for (guint i = 0; c->values[i] != NULL; i += 2)
    mst_record_set (record, c->values[i], c->values[i + 1]);
  sentence = mst_edit_save (fixture.store, record, &error);
  g_assert_cmpstr (sentence, ==, c->sentence);
  g_assert_cmpint (count_groups (&fixture), ==, n_groups + (c->sentence != NULL ? 1 : 0));
  if (c->refusal != NULL)
    {
      g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
      g_assert_nonnull (strstr (error->message, c->refusal));
    }
  else
    g_assert_no_error (error);
  g_assert_cmpint (mst_record_get_version (record), ==, version + (c->sentence != NULL ? 1 : 0));
  g_assert_false (mst_store_in_group (fixture.store));
  if (c->sentence == NULL)
    return;

  undo (&fixture);
  g_clear_pointer (&record, mst_record_unref);
  record = fixture_get (&fixture, &mst_person_type, "张三");
  g_assert_null (mst_record_get (record, "phone"));
  test_file_assert_clean (fixture.store);
}

static void
test_save_new (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstRecord) record = mst_record_new (&mst_unit_type);
  g_autoptr (MstRecord) same = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  fixture_init (&fixture);
  mst_record_set (record, "name", "区卫健委");
  sentence = mst_edit_save (fixture.store, record, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sentence, ==, "Added Unit 区卫健委");
  assert_undo_label (&fixture, "Add Unit 区卫健委");
  g_assert_cmpint (mst_record_get_id (record), >, 0);

  same = mst_edit_duplicate (record);
  mst_record_set (same, "name", "区卫健委");
  g_assert_null (mst_edit_save (fixture.store, same, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "is already that of “区卫健委”"));
  g_assert_cmpint (mst_record_get_id (same), ==, 0);
  undo (&fixture);
  g_assert_cmpint (fixture_count (&fixture, &mst_unit_type), ==, 0);
}

static void
test_save_stale (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstRecord) mine = NULL;
  g_autoptr (MstRecord) theirs = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  fixture_init (&fixture);
  id = add_person (&fixture, "张三");
  mine = get (&fixture, &mst_person_type, id);
  theirs = get (&fixture, &mst_person_type, id);
  mst_record_set (theirs, "position", "科长");
  g_free (mst_edit_save (fixture.store, theirs, &error));
  g_assert_no_error (error);
  mst_record_set (mine, "phone", "13800000000");
  g_assert_null (mst_edit_save (fixture.store, mine, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_STALE);
  g_assert_nonnull (strstr (error->message, "“张三” was changed by somebody else"));
}

/* --- duplicate --- */

static void
test_duplicate (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *number = fixture_make_number ("19850701", 1, FALSE);
  g_autoptr (MstRecord) area = NULL;
  g_autoptr (MstRecord) place = NULL;
  g_autoptr (MstRecord) record = NULL;
  g_autoptr (MstRecord) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *done = NULL;

  fixture_init (&fixture);
  record = get (&fixture, &mst_person_type, add_person (&fixture, "张三"));
  mst_record_set (record, "citizen_number", number);
  mst_record_set (record, "ended", "2026-01-01");
  copy = mst_edit_duplicate (record);
  g_assert_cmpint (mst_record_get_id (copy), ==, 0);
  g_assert_cmpint (mst_record_get_version (copy), ==, 0);
  g_assert_cmpstr (mst_record_get_title (copy), ==, "张三");
  g_assert_cmpstr (mst_record_get (copy, "area"), ==, mst_record_get (record, "area"));
  g_assert_null (mst_record_get (copy, "citizen_number"));
  g_assert_null (mst_record_get (copy, "ended"));
  g_assert_cmpstr (mst_record_get (record, "citizen_number"), ==, number);

  /* A place below the community gets a code of its own when it is saved. */
  id = g_strdup_printf ("%" G_GINT64_FORMAT, find_area (&fixture, "多福巷社区"));
  area = get (&fixture, &mst_area_type,
              add (&fixture, &mst_area_type, "name", "瑞庭院", "level", "4", "parent", id, NULL));
  place = mst_edit_duplicate (area);
  g_assert_null (mst_record_get (place, "code"));
  mst_record_set (place, "name", "福园");
  done = mst_edit_save (fixture.store, place, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mst_record_get (place, "code"), ==, "110101001001002");
  test_file_assert_clean (fixture.store);
}

/* --- end --- */

static void
test_end (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (MstRecord) record = NULL;
  gint64 ids[3];
  char *done;

  fixture_init (&fixture);
  ids[0] = add_person (&fixture, "张三");
  ids[1] = add_person (&fixture, "李四");
  done = mst_edit_end (fixture.store, &mst_person_type, ids, 1, "2026-03-01", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (done, ==, "Person 张三 out of use from 2026-03-01");
  g_free (done);
  assert_undo_label (&fixture, "Take Person 张三 out of use from 2026-03-01");

  /* Once more, with another: only the other is changed. */
  done = mst_edit_end (fixture.store, &mst_person_type, ids, 2, "2026-03-01", &error);
  g_assert_cmpstr (done, ==, "Person 李四 out of use from 2026-03-01");
  g_free (done);
  g_assert_null (mst_edit_end (fixture.store, &mst_person_type, ids, 2, "2026-03-01", &error));
  g_assert_no_error (error);

  done = mst_edit_end (fixture.store, &mst_person_type, ids, 2, NULL, &error);
  g_assert_cmpstr (done, ==, "the chosen 2 people in use again");
  g_free (done);
  undo (&fixture);
  record = get (&fixture, &mst_person_type, ids[1]);
  g_assert_cmpstr (mst_record_get (record, "ended"), ==, "2026-03-01");

  g_assert_null (mst_edit_end (fixture.store, &mst_person_type, ids, 2, "2026-03", &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_assert_cmpstr (error->message, ==, "“2026-03” is no day such as 2026-03-01.");
  g_clear_error (&error);

  /* All or nothing. */
  ids[2] = 999;
  g_assert_null (mst_edit_end (fixture.store, &mst_person_type, ids, 3, "2026-04-01", &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_NOT_FOUND);
  g_clear_pointer (&record, mst_record_unref);
  record = get (&fixture, &mst_person_type, ids[0]);
  g_assert_cmpstr (mst_record_get (record, "ended"), ==, "2026-03-01");
  test_file_assert_clean (fixture.store);
}

/* --- delete --- */

static void
test_delete (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dependents = NULL;
  const MstEditDependent *first;
  gint64 street, n_areas, ids[5];
  char *done;

  fixture_init (&fixture);
  ids[0] = add_person (&fixture, "张三");
  add_person (&fixture, "李四");
  street = find_area (&fixture, "多福巷社区");
  g_assert_null (mst_edit_delete (fixture.store, &mst_area_type, &street, 1, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_IN_USE);
  g_assert_cmpstr (error->message, ==,
                   "“多福巷社区” can't be deleted while it is referred to by 2 people.");
  g_clear_error (&error);

  dependents = mst_edit_list_dependents (fixture.store, &mst_area_type, street, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dependents->len, ==, 2);
  first = g_ptr_array_index (dependents, 0);
  g_assert_true (first->type == &mst_person_type);
  g_assert_cmpstr (first->field->name, ==, "area");
  g_assert_cmpstr (first->title, ==, "李四");
  g_clear_pointer (&dependents, g_ptr_array_unref);
  dependents = mst_edit_list_dependents (fixture.store, &mst_area_type, street, 1, &error);
  g_assert_cmpuint (dependents->len, ==, 1);

  done = mst_edit_delete (fixture.store, &mst_person_type, ids, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (done, ==, "Deleted Person 张三");
  g_free (done);
  g_assert_cmpint (fixture_count (&fixture, &mst_person_type), ==, 1);
  undo (&fixture);
  g_assert_cmpint (fixture_count (&fixture, &mst_person_type), ==, 2);

  /* A street goes with everything in it, whatever comes first. */
  n_areas = fixture_count (&fixture, &mst_area_type);
  ids[0] = find_area (&fixture, "景山街道");
  ids[1] = find_area (&fixture, "隆福寺社区");
  ids[2] = find_area (&fixture, "吉祥社区");
  g_assert_null (mst_edit_delete (fixture.store, &mst_area_type, ids, 3, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_IN_USE);
  g_assert_cmpint (fixture_count (&fixture, &mst_area_type), ==, n_areas);
  g_clear_error (&error);
  dependents = (g_ptr_array_unref (dependents),
                mst_edit_list_dependents (fixture.store, &mst_area_type, ids[0], 0, &error));
  g_assert_cmpuint (dependents->len, ==, 3);
  for (guint i = 0; i < dependents->len; i++)
    ids[i + 1] = ((MstEditDependent *) g_ptr_array_index (dependents, i))->id;
  done = mst_edit_delete (fixture.store, &mst_area_type, ids, 4, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (done, ==, "Deleted the chosen 4 areas");
  g_free (done);
  g_assert_cmpint (fixture_count (&fixture, &mst_area_type), ==, n_areas - 4);
  undo (&fixture);
  g_assert_cmpint (fixture_count (&fixture, &mst_area_type), ==, n_areas);
  test_file_assert_clean (fixture.store);
}

static void
test_delete_several_in_use (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (MstProgress) progress = mst_progress_new ();
  gint64 ids[2];

  fixture_init (&fixture);
  ids[0] = find_area (&fixture, "景山街道");
  ids[1] = find_area (&fixture, "东华门街道");
  g_assert_null (mst_edit_delete (fixture.store, &mst_area_type, ids, 2, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_IN_USE);
  g_assert_cmpstr (error->message, ==,
                   "“景山街道” can't be deleted while it is referred to by 3 areas. The same goes "
                   "for 1 area more. Nothing was deleted.");
  g_clear_error (&error);
  g_cancellable_cancel (mst_progress_get_cancellable (progress));
  g_assert_null (mst_edit_delete (fixture.store, &mst_area_type, ids, 2, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (mst_store_in_group (fixture.store));
}

/* --- revert --- */

static void
change (const Fixture *fixture, gint64 id, const char *field, const char *value)
{
  g_autoptr (MstRecord) record = get (fixture, &mst_person_type, id);
  g_autoptr (GError) error = NULL;

  mst_record_set (record, field, value);
  g_free (mst_edit_save (fixture->store, record, &error));
  g_assert_no_error (error);
}

static void
test_revert (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (MstRecord) record = NULL;
  const MstField *phone = mst_record_type_get_field (&mst_person_type, "phone");
  const MstField *position = mst_record_type_get_field (&mst_person_type, "position");
  gint64 id, other, first, second, insert;
  char *done;

  fixture_init (&fixture);
  id = add_person (&fixture, "张三");
  insert = mst_store_get_last_sequence (fixture.store, NULL);
  other = add_person (&fixture, "李四");
  g_assert_cmpint (mst_edit_find_last_change (fixture.store, &mst_person_type, id, phone, NULL), ==,
                   0);
  change (&fixture, id, "phone", "13800000001");
  first = mst_store_get_last_sequence (fixture.store, NULL);
  change (&fixture, id, "phone", "13800000002");
  second = mst_store_get_last_sequence (fixture.store, NULL);
  change (&fixture, id, "position", "科长");
  g_assert_cmpint (mst_edit_find_last_change (fixture.store, &mst_person_type, id, phone, NULL), ==,
                   second);

  done = mst_edit_revert_field (fixture.store, &mst_person_type, id, phone, second, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (done, ==, "Restored Person 张三: Telephone");
  g_free (done);
  assert_undo_label (&fixture, "Restore Person 张三: Telephone");
  record = get (&fixture, &mst_person_type, id);
  g_assert_cmpstr (mst_record_get (record, "phone"), ==, "13800000001");
  g_assert_cmpstr (mst_record_get (record, "position"), ==, "科长");
  /* It is so already. */
  g_assert_null (
    mst_edit_revert_field (fixture.store, &mst_person_type, id, phone, second, &error));
  g_assert_no_error (error);
  /* Blank is a value too. */
  done = mst_edit_revert_field (fixture.store, &mst_person_type, id, phone, first, &error);
  g_assert_no_error (error);
  g_assert_nonnull (done);
  g_free (done);

  g_assert_null (
    mst_edit_revert_field (fixture.store, &mst_person_type, id, position, first, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_assert_cmpstr (error->message, ==, "This entry of the journal didn't change “Position”.");
  g_clear_error (&error);
  g_assert_null (
    mst_edit_revert_field (fixture.store, &mst_person_type, other, phone, first, &error));
  g_assert_cmpstr (error->message, ==, "This entry of the journal is not about the record.");
  g_clear_error (&error);
  g_assert_null (mst_edit_revert_field (fixture.store, &mst_person_type, id,
                                        mst_record_type_get_field (&mst_person_type, "name"),
                                        insert, &error));
  g_assert_cmpstr (error->message, ==, "The record was new then: “Full name” was nothing before.");
  test_file_assert_clean (fixture.store);
}

static void
test_revert_to_what_is_gone (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const MstField *field = mst_record_type_get_field (&mst_person_type, "unit");
  gint64 unit, id;

  fixture_init (&fixture);
  unit = add (&fixture, &mst_unit_type, "name", "区卫健委", NULL);
  text = g_strdup_printf ("%" G_GINT64_FORMAT, unit);
  id = add_person (&fixture, "张三");
  change (&fixture, id, "unit", text);
  change (&fixture, id, "unit", NULL);
  g_free (mst_edit_delete (fixture.store, &mst_unit_type, &unit, 1, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (mst_edit_revert_field (
    fixture.store, &mst_person_type, id, field,
    mst_edit_find_last_change (fixture.store, &mst_person_type, id, field, NULL), &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "“区卫健委” (Unit no. 1) is not in the file any more"));
}

/* --- values --- */

/** ValueCase: @found: the title of what is referred to, or the canonical value; NULL: blank. */
typedef struct
{
  const char *field;
  const char *text;
  const char *found;
  const char *refusal;
} ValueCase;

static const ValueCase value_cases[] = {
  { "birth", "1985.7", "1985-07", NULL },
  { "sex", "男", "1", NULL },
  { "sex", "x", NULL, "“x”" },
  { "position", "", NULL, NULL },
  { "unit", "-", NULL, NULL },
  { "area", "多福巷社区", "多福巷社区", NULL },
  { "area", "110101001001", "多福巷社区", NULL },
  { "area", "景山街道花园社区", "花园社区", NULL },
  { "area", "花园社区", NULL,
    "“花园社区” fits several places: write the subdistrict before it, as in " },
  { "area", "多富巷社区", NULL,
    "There is no place “多富巷社区” in the file. Is it 东华门街道 多福巷社区?" },
  { "area", "火星", NULL, "There is no place “火星” in the file." },
  { "unit", "区卫健委", "区卫健委", NULL },
  { "unit", "　区卫健委 ", "区卫健委", NULL },
  { "unit", "12110000000000001X", "区卫健委", NULL },
  { "unit", "旧办公室", "旧办公室", NULL },
  { "unit", "卫健", NULL, "There is no “卫健” in the file. Is it 区卫健委?" },
  { "unit", "火星", NULL, "There is no “火星” in the file. Add it first" },
};

static void
test_value (gconstpointer data)
{
  const ValueCase *c = data;
  const MstField *field = mst_record_type_get_field (&mst_person_type, c->field);
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  g_autofree char *code = NULL;
  gboolean done;

  fixture_init (&fixture);
  add (&fixture, &mst_unit_type, "name", "区卫健委", "credit_code", "12110000000000001X", NULL);
  add (&fixture, &mst_unit_type, "name", "旧办公室", "ended", "2020-01-01", NULL);
  done = mst_edit_read_value (fixture.store, NULL, field, c->text, &value, &error);
  if (c->refusal != NULL)
    {
      g_assert_false (done);
      g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
      if (strstr (error->message, c->refusal) == NULL)
        g_error ("%s", error->message);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (done);
  if (field->kind == MST_FIELD_REFERENCE && value != NULL)
    g_assert_cmpstr (mst_store_peek_title (fixture.store, mst_record_type_get (field->reference),
                                           g_ascii_strtoll (value, NULL, 10)),
                     ==, c->found);
  else
    g_assert_cmpstr (value, ==, c->found);
}

int
main (int argc, char **argv)
{
  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (save_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/edit/save/%u", i);

      g_test_add_data_func (path, &save_cases[i], test_save);
    }
  g_test_add_func ("/edit/save/new", test_save_new);
  g_test_add_func ("/edit/save/stale", test_save_stale);
  g_test_add_func ("/edit/duplicate", test_duplicate);
  g_test_add_func ("/edit/end", test_end);
  g_test_add_func ("/edit/delete", test_delete);
  g_test_add_func ("/edit/delete/several-in-use", test_delete_several_in_use);
  g_test_add_func ("/edit/revert", test_revert);
  g_test_add_func ("/edit/revert/gone", test_revert_to_what_is_gone);
  for (guint i = 0; i < G_N_ELEMENTS (value_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/edit/value/%u", i);

      g_test_add_data_func (path, &value_cases[i], test_value);
    }
  return g_test_run ();
}
