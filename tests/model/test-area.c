/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and codes of places. */
#include "config.h"

#include "mst-area.h"

static void
test_same_place (void)
{
  static const struct
  {
    int level;
    const char *a, *b;
  } cases[] = {
    { 1, "东城区", "东城" },
    { 1, "东城区人民政府", "东城区" },
    { 2, "前门街道", "前门街道办事处" },
    { 2, "前门街道", "前门街道办" },
    { 2, "前门街道", "前门" },
    { 2, "永定门外街道", "永定门外" },
    { 2, "长阳镇", "长阳镇人民政府" },
    { 2, "仁和地区办事处", "仁和地区" },
    { 3, "多福巷社区居委会", "多福巷社区" },
    { 3, "多福巷社区居委会", "多福巷" },
    { 3, "多福巷社区居民委员会", "多福巷社区" },
    { 3, "多福巷社区", "多福巷 社区（居委会）" },
    { 3, "前永康社区居委会", "前永康社区" },
    { 3, "西街村委会", "西街村" },
    { 3, "西街村村委会", "西街村民委员会" },
    { 3, "西街村村民委员会", "西街村" },
    { 4, "瑞庭院", "瑞　庭院" },
    { 4, "瑞庭院（一期）", "瑞庭院一期" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *a = mst_area_fold_name (cases[i].a, cases[i].level);
      g_autofree char *b = mst_area_fold_name (cases[i].b, cases[i].level);

      g_test_message ("%s, %s", cases[i].a, cases[i].b);
      g_assert_cmpstr (a, !=, "");
      g_assert_cmpstr (a, ==, b);
    }
}

static void
test_different_places (void)
{
  static const struct
  {
    int level;
    const char *a, *b;
  } cases[] = {
    { 1, "长沙县", "长沙区" },
    { 2, "卢沟桥街道", "卢沟桥乡" },
    { 2, "城关街道", "城关镇" },
    { 2, "长辛店街道", "长辛店地区办事处" },
    { 2, "永定门外街道", "永定门内街道" },
    { 3, "西街社区", "西街村" },
    { 3, "西街社区居委会", "西街村委会" },
    { 3, "魏公村社区居委会", "魏公村委会" },
    { 3, "永康社区", "前永康社区" },
    { 3, "一区社区", "二区社区" },
    { 4, "瑞庭院（一期）", "瑞庭院（二期）" },
    { 4, "福园", "福园小区" },
    { 4, "景园16号院", "景园6号院" },
    { 6, "1号楼", "2号楼" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *a = mst_area_fold_name (cases[i].a, cases[i].level);
      g_autofree char *b = mst_area_fold_name (cases[i].b, cases[i].level);

      g_test_message ("%s, %s", cases[i].a, cases[i].b);
      g_assert_cmpstr (a, !=, b);
    }
}

/* A name that is nothing but the word of its kind keeps it. */
static void
test_short_names (void)
{
  g_autofree char *village = mst_area_fold_name ("村", 3);
  g_autofree char *community = mst_area_fold_name ("社区", 3);
  g_autofree char *blank = mst_area_fold_name ("", 3);

  g_assert_cmpstr (village, ==, "村");
  g_assert_cmpstr (community, ==, "社区");
  g_assert_cmpstr (blank, ==, "");
}

static void
test_stem (void)
{
  static const struct
  {
    int level;
    const char *name, *stem;
  } cases[] = {
    { 1, "长沙县", "长沙" },           { 2, "长阳镇", "长阳" }, { 2, "前门街道办事处", "前门" },
    { 3, "魏公村社区居委会", "魏公" }, { 3, "魏公村", "魏公" }, { 3, "多福巷社区居委会", "多福巷" },
    { 4, "福园小区", "福园" },         { 5, "A片区", "a" },     { 6, "3号楼", "3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stem = mst_area_stem_name (cases[i].name, cases[i].level);

      g_assert_cmpstr (stem, ==, cases[i].stem);
    }
}

static void
test_code_prefix (void)
{
  static const struct
  {
    const char *code, *prefix;
  } cases[] = {
    { "110000000000", "11" },
    { "110100000000", "1101" },
    { "110101000000", "110101" },
    { "110101001000", "110101001" },
    { "110101010000", "110101010" },
    { "110110000000", "110110" },
    { "110101001001", "110101001001" },
    { "110101001010", "110101001010" },
    { "110101001100", "110101001100" },
    { "110101001001000", "110101001001000" },
    { "110101001001001", "110101001001001" },
    { "110101", "110101" },
    { "110101000", "110101" },
    { "110101001", "110101001" },
    { "11010", NULL },
    { "1101010010O1", NULL },
    { "", NULL },
    { "1234567890123456789012345678901", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *prefix = mst_area_code_prefix (cases[i].code);

      g_test_message ("%s", cases[i].code);
      g_assert_cmpstr (prefix, ==, cases[i].prefix);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/area/same-place", test_same_place);
  g_test_add_func ("/model/area/different-places", test_different_places);
  g_test_add_func ("/model/area/short-names", test_short_names);
  g_test_add_func ("/model/area/stem", test_stem);
  g_test_add_func ("/model/area/code-prefix", test_code_prefix);
  return g_test_run ();
}
