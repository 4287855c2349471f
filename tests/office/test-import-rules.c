/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of what liaison plans keep to. */

#include "config.h"

#include "import-fixture.h"

#include <string.h>

static const Table table = {
  &mst_planning_rule_type,
  "规则.xlsx",
  "^东城区包联规则表",
  "序号|规则类别|单位名称|小区或区域|至少处数|起始日期|停用日期|缘由|文号",
};

/* Rules of every kind are taken, and say nothing new when they come again. */
static void
test_taken (void)
{
  static const char *const rows[] = {
    "1|固定包联|东城区财政局|瑞庭院||2022.11.1||区委文件|东组〔2022〕3号",
    "2|不得包联|东城区财政局|福园||2022-11-01|2023-01-01|",
    "3|优先|东城区住建委|福园||2022-11-01||",
    "4|限于|东城区住建委|东华门街道||2022-11-01||",
    "5|至少|东城区财政局||2|2022-11-01||",
    "6|免包||福园||2022-11-01||",
    NULL,
  };
  static const char *const names[] = {
    "东城区财政局 固定包联 瑞庭院", "东城区财政局 不得包联 福园", "东城区住建委 优先包联 福园",
    "东城区住建委 限于 东华门街道", "东城区财政局 至少包联 2 处", "福园 免包",
  };
  g_auto (Fixture) f = { 0 };
  g_autoptr (MstImport) import = NULL;
  g_autoptr (MstImport) again = NULL;
  g_autoptr (MstQuery) document = NULL;

  import_fixture_init (&f);
  import = import_fixture_import (&f, &table, rows);
  g_assert_cmpint (mst_import_get_counts (import).imported, ==, 6);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (MstQuery) query = mst_query_new (&mst_planning_rule_type);

      mst_query_set_as_of (query, "2022-11-10");
      g_assert_true (mst_query_add_condition (query, "name", MST_OPERATOR_IS, names[i], NULL));
      g_assert_cmpint (mst_query_count (query, f.store, NULL), ==, 1);
    }
  document = mst_query_new (&mst_planning_rule_type);
  g_assert_true (
    mst_query_add_condition (document, "document", MST_OPERATOR_IS, "东组〔2022〕3号", NULL));
  g_assert_cmpint (mst_query_count (document, f.store, NULL), ==, 1);
  again = import_fixture_import (&f, &table, rows);
  g_assert_cmpint (mst_import_get_counts (again).unchanged, ==, 6);
  g_assert_cmpint (mst_import_get_counts (again).rejected, ==, 0);
  test_file_assert_clean (f.store);
  g_assert_true (mst_store_undo (f.store, NULL));
  g_assert_cmpint (fixture_count (&f, &mst_planning_rule_type), ==, 0);
}

/* A rule against one of the file goes back by itself, and the others are taken. */
static void
test_refused (void)
{
  static const char *const first[] = { "1|固定|东城区财政局|瑞庭院||2022-11-01||", NULL };
  static const char *const then[] = {
    "1|不得|东城区财政局|瑞庭院||2022-12-01||",
    "2|至少|东城区财政局||9|2022-12-01||",
    "3|优先|东城区财政局|福园||2022-12-01||",
    "4|免包|东城区财政局|福园||2022-12-01||",
    NULL,
  };
  static const char *const words[] = { "contrary", "at least 9", "no meaning" };
  g_auto (Fixture) f = { 0 };
  g_autoptr (MstImport) import = NULL;
  g_autoptr (MstImport) foreseen = NULL;
  g_autoptr (MstImport) second = NULL;
  const GPtrArray *problems;

  import_fixture_init (&f);
  import = import_fixture_import (&f, &table, first);
  foreseen = import_fixture_read (&f, &table, then);
  g_assert_cmpint (mst_import_get_counts (foreseen).rejected, ==, 3);
  second = import_fixture_import (&f, &table, then);
  g_assert_cmpint (mst_import_get_counts (second).imported, ==, 1);
  g_assert_cmpint (mst_import_get_counts (second).rejected, ==, 3);
  problems = mst_import_get_problems (second);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gboolean is_told = FALSE;

      for (guint j = 0; j < problems->len; j++)
        is_told |=
          strstr (((MstImportProblem *) g_ptr_array_index (problems, j))->message, words[i])
          != NULL;
      if (!is_told)
        g_error ("nothing is said of “%s”", words[i]);
    }
  g_assert_cmpint (fixture_count (&f, &mst_planning_rule_type), ==, 2);
}

int
main (int argc, char *argv[])
{
  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-rules/taken", test_taken);
  g_test_add_func ("/import-rules/refused", test_refused);
  return g_test_run ();
}
