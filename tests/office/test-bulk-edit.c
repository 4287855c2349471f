/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of many records set at once: what the preview says, what is written, and what is refused. */

#include "config.h"

#include "office-fixture.h"

#include "mst-bulk-edit.h"
#include "mst-edit.h"

#include <string.h>

/** People: 张三 (phone, position 科长), 李四 (科长), 王五 (born 1990-02-03 with a number), 赵六. */
typedef struct
{
  Fixture base;
  gint64 ids[4];
} People;

static void
people_clear (People *self)
{
  fixture_clear (&self->base);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (People, people_clear)

static gint64
add (const Fixture *fixture, const MstRecordType *type, const char *name, const char *field,
     const char *value)
{
  g_autoptr (MstRecord) record = mst_record_new (type);
  g_autoptr (MstRecord) area = fixture_get (fixture, &mst_area_type, "银闸社区");
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mst_record_get_id (area));
  g_autoptr (GError) error = NULL;

  mst_record_set (record, "name", name);
  if (type == &mst_person_type)
    {
      mst_record_set (record, "class", "5");
      mst_record_set (record, "area", id);
    }
  if (field != NULL)
    mst_record_set (record, field, value);
  g_free (mst_edit_save (fixture->store, record, &error));
  g_assert_no_error (error);
  return mst_record_get_id (record);
}

static void
people_init (People *self)
{
  g_autofree char *number = fixture_make_number ("19900203", 1, FALSE);

  fixture_init (&self->base);
  self->ids[0] = add (&self->base, &mst_person_type, "张三", "position", "科长");
  self->ids[1] = add (&self->base, &mst_person_type, "李四", "position", "科长");
  self->ids[2] = add (&self->base, &mst_person_type, "王五", "citizen_number", number);
  self->ids[3] = add (&self->base, &mst_person_type, "赵六", "phone", "13800000001");
}

static void
set (MstBulkEdit *edit, const char *field, const char *value)
{
  mst_bulk_edit_set (edit, mst_record_type_get_field (&mst_person_type, field), value);
}

static MstBulkEdit *
make (const People *people, const char *field, const char *value)
{
  MstBulkEdit *edit = mst_bulk_edit_new (&mst_person_type, people->ids, G_N_ELEMENTS (people->ids));

  set (edit, field, value);
  return edit;
}

static void
preview (const People *people, MstBulkEdit *edit)
{
  g_autoptr (GError) error = NULL;

  mst_bulk_edit_preview (edit, people->base.store, NULL, &error);
  g_assert_no_error (error);
}

static char *
apply (const People *people, MstBulkEdit *edit)
{
  g_autoptr (GError) error = NULL;
  char *done = mst_bulk_edit_apply (edit, people->base.store, NULL, &error);

  g_assert_no_error (error);
  return done;
}

static char *
get (const People *people, guint index, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstRecord) record =
    mst_store_get (people->base.store, &mst_person_type, people->ids[index], &error);

  g_assert_no_error (error);
  return g_strdup (mst_record_get (record, field));
}

static void
assert_value (const People *people, guint index, const char *field, const char *expected)
{
  g_autofree char *value = get (people, index, field);

  g_assert_cmpstr (value, ==, expected);
}

static void
change (const People *people, guint index, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstRecord) record =
    mst_store_get (people->base.store, &mst_person_type, people->ids[index], &error);

  mst_record_set (record, field, value);
  g_free (mst_edit_save (people->base.store, record, &error));
  g_assert_no_error (error);
}

/* --- all that can be set --- */

/** SetCase: @counts: unchanged, changed, refused. @sentence and @label: NULL when nothing is written;
 *  @reason: of the refused ones; @refusal: of the whole. */
typedef struct
{
  const char *field;
  const char *value;
  guint counts[3];
  const char *old;
  const char *sentence;
  const char *label;
  const char *reason;
  const char *refusal;
} SetCase;

static const SetCase set_cases[] = {
  { "position",
    "处长",
    { 0, 4, 0 },
    "2 different values now, blank in 2",
    "Set 4 people: Position to 处长.",
    "Set 4 people: Position to 处长",
    NULL,
    NULL },
  { "position",
    "科长",
    { 2, 2, 0 },
    "2 different values now, blank in 2",
    "Set 2 people: Position to 科长.",
    "Set 2 people: Position to 科长",
    NULL,
    NULL },
  { "position",
    NULL,
    { 2, 2, 0 },
    "2 different values now, blank in 2",
    "Made blank in 2 people: Position.",
    "Make blank in 2 people: Position",
    NULL,
    NULL },
  /* Sensitive values are masked where the journal tells of them. */
  { "phone",
    "13812345678",
    { 0, 4, 0 },
    "2 different values now, blank in 3",
    "Set 4 people: Telephone to 138****5678.",
    "Set 4 people: Telephone to 138****5678",
    NULL,
    NULL },
  { "note",
    "编号 110100198507010011，编号 110100198507010011",
    { 0, 4, 0 },
    "1 value now, blank in 4",
    "Set 4 people: Note to 编号 110100********0011，编号…",
    "Set 4 people: Note to 编号 110100********0011，编号…",
    NULL,
    NULL },
  { "rank", NULL, { 4, 0, 0 }, "1 value now, blank in 4", NULL, NULL, NULL, NULL },
  { "name",
    NULL,
    { 0, 0, 4 },
    NULL,
    NULL,
    NULL,
    "“Full name” is missing.",
    "Nothing was changed: no record can take this. The list says why." },
  { "citizen_number",
    "110100198507010011",
    { 0, 0, 0 },
    NULL,
    NULL,
    NULL,
    NULL,
    "“Citizen number” is different in every record, so several can't be given the same." },
  { "unit",
    "999",
    { 0, 0, 0 },
    NULL,
    NULL,
    NULL,
    NULL,
    "Unit: what it refers to is not in the file (any more)." },
};

static void
assert_reasons (const MstBulkEdit *edit, const char *reason)
{
  for (guint i = 0; i < mst_bulk_edit_get_n_rows (edit); i++)
    {
      const char *given = mst_bulk_edit_get_row_reason (edit, i);

      g_assert_true ((given != NULL)
                     == (mst_bulk_edit_get_row_state (edit, i) == MST_BULK_EDIT_REFUSED));
      if (given != NULL && strstr (given, reason) == NULL)
        g_error ("%s", given);
    }
}

static void
test_set (gconstpointer data)
{
  const SetCase *c = data;
  g_auto (People) people = { 0 };
  g_autoptr (MstBulkEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *old = NULL;
  g_autofree char *done = NULL;
  g_autofree char *label = NULL;
  MstBulkEditCounts counts;
  gint64 n_groups;

  people_init (&people);
  edit = make (&people, c->field, c->value);
  n_groups = mst_store_count_groups (people.base.store, NULL, NULL);
  if (!mst_bulk_edit_preview (edit, people.base.store, NULL, &error))
    {
      g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
      g_assert_cmpstr (error->message, ==, c->refusal);
      g_assert_cmpuint (mst_bulk_edit_get_n_rows (edit), ==, 0);
      return;
    }
  counts = mst_bulk_edit_get_counts (edit);
  g_assert_cmpuint (counts.n_unchanged, ==, c->counts[0]);
  g_assert_cmpuint (counts.n_changed, ==, c->counts[1]);
  g_assert_cmpuint (counts.n_refused, ==, c->counts[2]);
  assert_reasons (edit, c->reason);
  old = mst_bulk_edit_describe_old (edit, 0);
  if (c->old != NULL)
    g_assert_cmpstr (old, ==, c->old);

  done = mst_bulk_edit_apply (edit, people.base.store, NULL, &error);
  if (c->sentence == NULL)
    {
      g_assert_null (done);
      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, c->refusal);
      g_assert_cmpint (mst_store_count_groups (people.base.store, NULL, NULL), ==, n_groups);
      return;
    }
  g_assert_no_error (error);
  if (!g_str_has_prefix (done, c->sentence))
    g_error ("%s", done);
  label = mst_store_dup_undo_label (people.base.store);
  g_assert_cmpstr (label, ==, c->label);
  g_assert_cmpuint (mst_bulk_edit_get_counts (edit).n_written, ==, c->counts[1]);
  test_file_assert_clean (people.base.store);
}

static void
test_undo (void)
{
  g_auto (People) people = { 0 };
  g_autoptr (MstBulkEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  people_init (&people);
  edit = make (&people, "position", "处长");
  set (edit, "rank", NULL);
  set (edit, "phone", "13812345678");
  preview (&people, edit);
  g_assert_cmpstr (mst_bulk_edit_get_old (edit, 3, 2)->text, ==, "13800000001");
  g_assert_cmpstr (mst_bulk_edit_get_old (edit, 3, 2)->masked, ==, "138****0001");
  g_assert_cmpstr (mst_bulk_edit_get_new (edit, 0)->masked, ==, "处长");
  g_free (apply (&people, edit));
  assert_value (&people, 0, "position", "处长");
  assert_value (&people, 3, "phone", "13812345678");
  mst_store_undo (people.base.store, &error);
  g_assert_no_error (error);
  assert_value (&people, 0, "position", "科长");
  assert_value (&people, 2, "position", NULL);
  assert_value (&people, 3, "phone", "13800000001");
  mst_store_redo (people.base.store, &error);
  g_assert_no_error (error);
  assert_value (&people, 2, "position", "处长");
  test_file_assert_clean (people.base.store);
}

/* What somebody else does between the preview and the writing. */
static void
test_stale (void)
{
  g_auto (People) people = { 0 };
  g_autoptr (MstBulkEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  g_autofree char *label = NULL;

  people_init (&people);
  edit = make (&people, "position", "处长");
  preview (&people, edit);
  change (&people, 0, "phone", "13800000009");
  g_free (mst_edit_delete (people.base.store, &mst_person_type, &people.ids[3], 1, NULL, &error));
  g_assert_no_error (error);
  done = apply (&people, edit);
  g_assert_cmpstr (done, ==, "Set 2 people: Position to 处长. Left as they are: 2 people.");
  label = mst_store_dup_undo_label (people.base.store);
  g_assert_cmpstr (label, ==, "Set 2 people: Position to 处长");
  assert_value (&people, 0, "position", "科长");
  assert_value (&people, 1, "position", "处长");
  g_assert_nonnull (
    strstr (mst_bulk_edit_get_row_reason (edit, 0), "was changed by somebody else meanwhile"));
  g_assert_nonnull (
    strstr (mst_bulk_edit_get_row_reason (edit, 3), "somebody else has deleted it"));

  /* Looked at again, it can be changed. */
  preview (&people, edit);
  g_assert_cmpuint (mst_bulk_edit_get_counts (edit).n_changed, ==, 1);
  g_free (apply (&people, edit));
  assert_value (&people, 0, "position", "处长");
  test_file_assert_clean (people.base.store);
}

static void
test_unique (void)
{
  g_auto (People) people = { 0 };
  g_autoptr (MstBulkEdit) edit = NULL;
  g_autofree char *number = fixture_make_number ("19900203", 1, FALSE);

  people_init (&people);
  edit = mst_bulk_edit_new (&mst_person_type, people.ids, 1);
  set (edit, "citizen_number", number);
  preview (&people, edit);
  g_assert_cmpint (mst_bulk_edit_get_row_state (edit, 0), ==, MST_BULK_EDIT_REFUSED);
  g_assert_nonnull (strstr (mst_bulk_edit_get_row_reason (edit, 0), "is already that of “王五”"));
}

/* Some of the places can be moved, the others are told why not. */
static void
test_rules_of_places (void)
{
  static const char *const names[] = { "多福巷社区", "隆福寺社区", "景山街道", "吉祥社区" };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstBulkEdit) edit = NULL;
  g_autoptr (MstRecord) street = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  g_autofree char *done = NULL;
  gint64 ids[G_N_ELEMENTS (names)];

  fixture_init (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (MstRecord) area = fixture_get (&fixture, &mst_area_type, names[i]);

      ids[i] = mst_record_get_id (area);
    }
  street = fixture_get (&fixture, &mst_area_type, "东华门街道");
  value = g_strdup_printf ("%" G_GINT64_FORMAT, mst_record_get_id (street));
  edit = mst_bulk_edit_new (&mst_area_type, ids, G_N_ELEMENTS (ids));
  mst_bulk_edit_set (edit, mst_record_type_get_field (&mst_area_type, "parent"), value);
  g_assert_true (mst_bulk_edit_preview (edit, fixture.store, NULL, &error));
  g_assert_cmpint (mst_bulk_edit_get_row_state (edit, 0), ==, MST_BULK_EDIT_UNCHANGED);
  g_assert_cmpint (mst_bulk_edit_get_row_state (edit, 1), ==, MST_BULK_EDIT_CHANGED);
  g_assert_cmpint (mst_bulk_edit_get_row_state (edit, 2), ==, MST_BULK_EDIT_REFUSED);
  g_assert_nonnull (mst_bulk_edit_get_row_reason (edit, 2));
  done = mst_bulk_edit_apply (edit, fixture.store, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (done, "to 东华门街道. Left as they are: 1 area."));
  g_assert_true (g_str_has_prefix (done, "Set 2 areas: "));
}

static void
test_cancel (void)
{
  g_auto (People) people = { 0 };
  g_autoptr (MstBulkEdit) edit = NULL;
  g_autoptr (MstProgress) progress = mst_progress_new ();
  g_autoptr (GError) error = NULL;

  people_init (&people);
  edit = make (&people, "position", "处长");
  preview (&people, edit);
  g_cancellable_cancel (mst_progress_get_cancellable (progress));
  g_assert_null (mst_bulk_edit_apply (edit, people.base.store, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (mst_store_in_group (people.base.store));
  assert_value (&people, 0, "position", "科长");
  g_assert_false (mst_bulk_edit_preview (edit, people.base.store, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (mst_bulk_edit_get_n_rows (edit), ==, 0);
}

static void
test_nothing (void)
{
  g_auto (People) people = { 0 };
  g_autoptr (MstBulkEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ids[3];

  people_init (&people);
  ids[0] = ids[1] = people.ids[0];
  ids[2] = 999;
  edit = mst_bulk_edit_new (&mst_person_type, ids, 3);
  g_assert_false (mst_bulk_edit_preview (edit, people.base.store, NULL, &error));
  g_assert_cmpstr (error->message, ==, "Choose a field to set.");
  set (edit, "position", "处长");
  preview (&people, edit);
  /* The same record twice is one. */
  g_assert_cmpuint (mst_bulk_edit_get_n_rows (edit), ==, 2);
  g_assert_cmpint (mst_bulk_edit_get_row_state (edit, 1), ==, MST_BULK_EDIT_REFUSED);
  g_assert_null (mst_bulk_edit_get_old (edit, 1, 0));
  g_assert_cmpstr (mst_bulk_edit_get_row_title (edit, 1), ==, "");
}

/* A place stays in use while something in it is. */
static void
test_end_area (void)
{
  g_auto (People) people = { 0 };
  g_autoptr (MstBulkEdit) edit = NULL;
  g_autoptr (MstRecord) full = NULL;
  g_autoptr (MstRecord) empty = NULL;
  gint64 ids[2];

  people_init (&people);
  full = fixture_get (&people.base, &mst_area_type, "银闸社区");
  empty = fixture_get (&people.base, &mst_area_type, "多福巷社区");
  ids[0] = mst_record_get_id (full);
  ids[1] = mst_record_get_id (empty);
  edit = mst_bulk_edit_new (&mst_area_type, ids, 2);
  set (edit, "ended", "2026-03-01");
  preview (&people, edit);
  g_assert_cmpint (mst_bulk_edit_get_row_state (edit, 0), ==, MST_BULK_EDIT_REFUSED);
  g_assert_nonnull (strstr (mst_bulk_edit_get_row_reason (edit, 0), "are still in it: 4 people."));
  g_assert_cmpint (mst_bulk_edit_get_row_state (edit, 1), ==, MST_BULK_EDIT_CHANGED);
}

static void
test_tally (void)
{
  g_auto (People) people = { 0 };
  g_autoptr (MstBulkEdit) edit = NULL;
  g_autoptr (GPtrArray) values = NULL;
  const MstBulkEditValue *value;

  people_init (&people);
  change (&people, 3, "position", "科长");
  edit = make (&people, "position", "处长");
  preview (&people, edit);
  values = mst_bulk_edit_list_old (edit, 0);
  g_assert_cmpuint (values->len, ==, 2);
  value = g_ptr_array_index (values, 0);
  g_assert_cmpstr (value->text, ==, "科长");
  g_assert_cmpuint (value->count, ==, 3);
  value = g_ptr_array_index (values, 1);
  g_assert_null (value->value);
  g_assert_cmpstr (value->text, ==, "");
}

int
main (int argc, char **argv)
{
  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (set_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/bulk-edit/set/%u-%s", i, set_cases[i].field);

      g_test_add_data_func (path, &set_cases[i], test_set);
    }
  g_test_add_func ("/bulk-edit/undo", test_undo);
  g_test_add_func ("/bulk-edit/stale", test_stale);
  g_test_add_func ("/bulk-edit/unique", test_unique);
  g_test_add_func ("/bulk-edit/rules-of-places", test_rules_of_places);
  g_test_add_func ("/bulk-edit/cancel", test_cancel);
  g_test_add_func ("/bulk-edit/nothing", test_nothing);
  g_test_add_func ("/bulk-edit/end-area", test_end_area);
  g_test_add_func ("/bulk-edit/tally", test_tally);
  return g_test_run ();
}
