/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A district whose every figure can be counted by hand. */

#include "report-fixture.h"

#include <glib/gstdio.h>

gint64
report_fixture_insert (MstStore *store, const MstRecordType *type, ...)
{
  g_autoptr (MstRecord) record = mst_record_new (type);
  g_autoptr (GError) error = NULL;
  const char *field;
  va_list fields;

  va_start (fields, type);
  while ((field = va_arg (fields, const char *)) != NULL)
    mst_record_set (record, field, va_arg (fields, const char *));
  va_end (fields);
  mst_store_insert (store, record, NULL, &error);
  g_assert_no_error (error);
  return mst_record_get_id (record);
}

static void
insert_all (MstStore *store)
{
  gint64 ids[9] = { 0 };
  char parent[32];
  static const struct
  {
    const char *code, *name, *level;
    guint parent; /* index in @ids */
    const char *managed, *buildings, *households;
  } areas[] = {
    { "110199000000", "示例区", "1", 0, NULL, NULL, NULL },
    { "110199001000", "晨泉街道", "2", 1, NULL, NULL, NULL },
    { "110199001001", "松湾社区", "3", 2, NULL, NULL, NULL },
    { "110199001001001", "安溪花园", "4", 3, "1", "12", "1234" },
    { "110199001002", "柳岸社区", "3", 2, NULL, NULL, NULL },
    { "110199001002001", "广渡雅居", "4", 5, "0", NULL, "66" },
    { "110199002000", "怀庄街道", "2", 1, NULL, NULL, NULL },
    { "110199002001", "石桥社区", "3", 7, NULL, NULL, NULL },
  };

#define ID(index) (g_snprintf (parent, sizeof parent, "%" G_GINT64_FORMAT, ids[index]), parent)
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    ids[i + 1] = report_fixture_insert (
      store, &mst_area_type, "code", areas[i].code, "name", areas[i].name, "level", areas[i].level,
      "parent", areas[i].parent > 0 ? ID (areas[i].parent) : NULL, "managed", areas[i].managed,
      "buildings", areas[i].buildings, "households", areas[i].households, NULL);
  report_fixture_insert (store, &mst_area_type, "code", "110199002001001", "name", "怀庄里",
                         "level", "4", "parent", ID (8), "managed", "1", "buildings", "2",
                         "households", "100", NULL);
  report_fixture_insert (store, &mst_unit_type, "name", "区卫健委", "area", ID (3), NULL);
  report_fixture_insert (store, &mst_post_type, "name", "东门", "kind", "1", "area", ID (4),
                         "people_per_shift", "3", "shifts_per_day", "2", "all_day", "1", NULL);
  report_fixture_insert (store, &mst_post_type, "name", "西门", "kind", "1", "area", ID (8), NULL);
  report_fixture_insert (store, &mst_person_type, "name", "单雄信", "sex", "1", "birth",
                         "1985-07-01", "phone", "19900000001", "class", "5", "area", ID (3), NULL);
  report_fixture_insert (store, &mst_person_type, "name", "李四", "class", "5", "area", ID (4),
                         NULL);
  report_fixture_insert (store, &mst_person_type, "name", "王五", "class", "7", "area", ID (2),
                         "phone", "19900000002", NULL);
  report_fixture_insert (store, &mst_person_type, "name", "陈六", "class", "5", "area", ID (8),
                         "phone", "19900000003", NULL);
  report_fixture_insert (store, &mst_person_type, "name", "丁七", "class", "7", "area", ID (1),
                         NULL);
#undef ID
}

void
report_fixture_create (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("muster-report-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "test.muster", NULL);
  fixture->store = mst_store_create (fixture->path, "示例区", &error);
  g_assert_no_error (error);
}

void
report_fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  report_fixture_create (fixture);
  g_assert_true (mst_store_begin (fixture->store, "test", "test", &error));
  insert_all (fixture->store);
  g_assert_true (mst_store_commit (fixture->store, &error));
  g_assert_no_error (error);
}

void
report_fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_object_unref (fixture->store);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = report_fixture_build (fixture, name);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

char *
report_fixture_build (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

/** Lines: rows joined to lines, and how many columns they have. */
typedef struct
{
  GString *text;
  guint n_columns;
} Lines;

static gboolean
collect_row_cb (const char *const *values, gpointer user_data, GError **error)
{
  Lines *lines = user_data;

  for (guint i = 0; i < lines->n_columns; i++)
    g_string_append_printf (lines->text, "%s%s", i > 0 ? "|" : "",
                            values[i] != NULL ? values[i] : "");
  g_string_append_c (lines->text, '\n');
  return TRUE;
}

char *
report_fixture_describe (MstTable *table)
{
  Lines lines = { g_string_new (NULL), mst_table_get_n_columns (table) };
  g_autoptr (GPtrArray) totals = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree const char **headings = g_new0 (const char *, lines.n_columns);

  for (guint i = 0; i < lines.n_columns; i++)
    headings[i] = mst_table_get_column (table, i)->heading;
  collect_row_cb (headings, &lines, NULL);
  g_assert_true (mst_table_foreach (table, collect_row_cb, &lines, NULL, &error));
  g_assert_no_error (error);
  totals = mst_table_get_totals (table, &error);
  g_assert_no_error (error);
  if (totals != NULL)
    collect_row_cb ((const char *const *) totals->pdata, &lines, NULL);
  return g_string_free (lines.text, FALSE);
}
