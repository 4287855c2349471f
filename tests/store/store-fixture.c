/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the store begin with. */
#include "config.h"

#include "store-fixture.h"

#include "mst-number.h"

#include <string.h>

MstRecord *
make_record (const MstRecordType *type, ...)
{
  MstRecord *record = mst_record_new (type);
  const char *field;
  va_list arguments;

  va_start (arguments, type);
  while ((field = va_arg (arguments, const char *)) != NULL)
    mst_record_set (record, field, va_arg (arguments, const char *));
  va_end (arguments);
  return record;
}

gint64
insert (MstStore *store, const MstRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstRecord) copy = mst_record_copy (record);

  mst_store_begin (store, "insert", "Insert", &error);
  g_assert_no_error (error);
  mst_store_insert (store, copy, NULL, &error);
  g_assert_no_error (error);
  mst_store_commit (store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mst_record_get_id (copy), >, 0);
  return mst_record_get_id (copy);
}

gint64
insert_person (MstStore *store, const char *name, gint64 area)
{
  g_autofree char *place = g_strdup_printf ("%d", (int) area);
  g_autoptr (MstRecord) person =
    make_record (&mst_person_type, "name", name, "class", "5", "area", place, NULL);

  return insert (store, person);
}

static gint64
insert_area (MstStore *store, const char *code, const char *name, const char *level, gint64 parent)
{
  g_autofree char *above = parent != 0 ? g_strdup_printf ("%d", (int) parent) : NULL;
  g_autoptr (MstRecord) area =
    make_record (&mst_area_type, "code", code, "name", name, "level", level, "parent", above, NULL);

  return insert (store, area);
}

Fixture *
fixture_new (void)
{
  g_autoptr (GError) error = NULL;
  Fixture *self = g_new0 (Fixture, 1);

  self->folder = g_dir_make_tmp ("muster-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "district.muster", NULL);
  self->store = mst_store_create (self->path, "东城区", &error);
  g_assert_no_error (error);
  self->district = insert_area (self->store, "110101000000", "东城区", "1", 0);
  self->subdistricts[0] =
    insert_area (self->store, "110101001000", "东华门街道", "2", self->district);
  self->subdistricts[1] =
    insert_area (self->store, "110101002000", "景山街道", "2", self->district);
  self->communities[0] =
    insert_area (self->store, "110101001001", "多福巷社区", "3", self->subdistricts[0]);
  self->communities[1] =
    insert_area (self->store, "110101001002", "银闸社区", "3", self->subdistricts[0]);
  self->communities[2] =
    insert_area (self->store, "110101002001", "隆福寺社区", "3", self->subdistricts[1]);
  return self;
}

void
fixture_reopen (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->store);
  self->store = mst_store_open (self->path, &error);
  g_assert_no_error (error);
}

void
fixture_free (Fixture *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->store);
  test_folder_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

void
change (MstStore *store, const MstRecordType *type, gint64 id, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstRecord) record = mst_store_get (store, type, id, &error);

  g_assert_no_error (error);
  mst_record_set (record, field, value);
  mst_store_begin (store, "update", "Change", &error);
  g_assert_no_error (error);
  mst_store_update (store, record, NULL, &error);
  g_assert_no_error (error);
  mst_store_commit (store, &error);
  g_assert_no_error (error);
}

gint64
count (MstStore *store, const MstRecordType *type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstQuery) query = mst_query_new (type);
  gint64 n = mst_query_count (query, store, &error);

  g_assert_no_error (error);
  return n;
}

char *
dup_value (MstStore *store, const MstRecordType *type, gint64 id, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstRecord) record = mst_store_get (store, type, id, &error);

  g_assert_no_error (error);
  return g_strdup (mst_record_get (record, field));
}

static gboolean
append_name (const MstRecord *record, gpointer user_data)
{
  GString *names = user_data;

  g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", mst_record_get_title (record));
  return TRUE;
}

char *
list_titles (MstStore *store, const MstQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) streamed = g_string_new (NULL);
  GString *fetched = g_string_new (NULL);
  g_autoptr (GArray) ids = mst_query_list_ids (query, store, &error);
  g_autoptr (GPtrArray) records = NULL;

  g_assert_no_error (error);
  mst_query_foreach (query, store, append_name, streamed, &error);
  g_assert_no_error (error);
  records = mst_store_get_many (store, mst_query_get_record_type (query),
                                (const gint64 *) (gpointer) ids->data, ids->len, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    append_name (g_ptr_array_index (records, i), fetched);
  g_assert_cmpstr (streamed->str, ==, fetched->str);
  g_assert_cmpint (mst_query_count (query, store, &error), ==, ids->len);
  g_assert_no_error (error);
  return g_string_free (fetched, FALSE);
}

char *
make_citizen_number (guint serial)
{
  g_autofree char *first_17 =
    g_strdup_printf ("110100%04u%02u%02u%03u", 1960 + serial / (999 * 28 * 12) % 45,
                     1 + serial / (999 * 28) % 12, 1 + serial / 999 % 28, 1 + serial % 999);

  return g_strdup_printf ("%s%c", first_17, mst_citizen_number_get_check (first_17));
}

char *
make_name (guint seed)
{
  static const char *const surnames[] = { "王", "李", "张", "刘", "陈",   "杨",   "赵",  "黄", "周",
                                          "吴", "单", "仇", "解", "曾",   "盖",   "区",  "朴", "查",
                                          "翟", "缪", "任", "华", "尉迟", "万俟", "欧阳" };
  static const char *const characters[] = { "伟", "芳", "娜", "敏", "静", "丽", "强", "磊",
                                            "军", "洋", "勇", "艳", "杰", "娟", "涛", "明",
                                            "超", "秀", "霞", "平", "刚", "桂", "英", "华",
                                            "文", "志", "建", "国", "红", "玉", "萍", "鹏",
                                            "宇", "浩", "晨", "雪", "梅", "春", "海", "波" };
  guint n = G_N_ELEMENTS (characters);
  guint32 mixed = seed * 2654435761u;
  const char *surname = surnames[mixed % G_N_ELEMENTS (surnames)];
  const char *first = characters[mixed / 31 % n];
  const char *second = mixed / 7 % 4 == 0 ? "" : characters[mixed / 1777 % n];

  return g_strconcat (surname, first, second, NULL);
}
