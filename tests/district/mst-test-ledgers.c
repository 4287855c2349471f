/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the area tree and the ledgers of compounds, units and posts. */
#include "config.h"

#include "mst-test-rosters.h"

static gboolean
save (Sheet *sheet, const char *path, GError **error)
{
  g_autoptr (GPtrArray) sheets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) mst_test_sheet_free);

  g_ptr_array_add (sheets, sheet);
  return mst_test_sheets_save (sheets, path, error);
}

static void
write_headings (Sheet *sheet, guint row, const char *const *headings)
{
  for (guint i = 0; headings[i]; i++)
    mst_test_sheet_text (sheet, row, i, headings[i]);
}

static const Area *
get_parent (const World *world, guint community)
{
  return mst_test_world_get_area (world, mst_test_world_get_area (world, community)->parent);
}

/* --- the area tree --- */

static gboolean
write_areas (const World *world, const char *path, GError **error)
{
  g_autoptr (GString) text = g_string_new ("code,name,level,parent_code\n");

  for (guint i = 0; i < world->areas->len; i++)
    {
      const Area *area = mst_test_world_get_area (world, i);

      /* Statistical levels: the district is the third of the country. */
      g_string_append_printf (text, "%s,%s,%u,%s\n", area->code, area->name, area->level + 2,
                              i == 0 ? "110100000000"
                                     : mst_test_world_get_area (world, area->parent)->code);
    }
  return g_file_set_contents (path, text->str, text->len, error);
}

/* --- compounds --- */

static void
write_compound (Sheet *sheet, guint row, const Compound *compound, gboolean b)
{
  g_autofree char *households = NULL;

  mst_test_sheet_text (sheet, row, 2, compound->name);
  mst_test_sheet_text (sheet, row, 3, compound->company ? (b ? "√" : "是") : (b ? "×" : "否"));
  mst_test_sheet_text (sheet, row, 4, compound->company);
  mst_test_sheet_number (sheet, row, 5, compound->buildings);
  if (b && compound->households >= 1000 && row % 2)
    households =
      g_strdup_printf ("%u,%03u", compound->households / 1000, compound->households % 1000);
  else if (b && row % 5 == 0)
    households = g_strdup_printf ("%u户", compound->households);
  if (households != NULL)
    mst_test_sheet_text (sheet, row, 6, households);
  else
    mst_test_sheet_number (sheet, row, 6, compound->households);
  mst_test_sheet_number (sheet, row, 7, compound->longitude);
  mst_test_sheet_number (sheet, row, 8, compound->latitude);
  if (b)
    mst_test_sheet_number (sheet, row, 9, 1980 + row % 40);
}

/* The sums of the compounds of a subdistrict, or of all when it is 0. */
static void
write_sums (Sheet *sheet, guint row, const World *world, guint subdistrict, guint first, guint last)
{
  double buildings = 0, households = 0;

  for (guint i = 0; i < world->compounds->len; i++)
    {
      const Compound *compound = &g_array_index (world->compounds, Compound, i);

      if (subdistrict != 0
          && mst_test_world_get_area (world, compound->community)->parent != subdistrict)
        continue;
      buildings += compound->buildings;
      households += compound->households;
    }
  mst_test_sheet_sum (sheet, row, 5, first, last, buildings);
  mst_test_sheet_sum (sheet, row, 6, first, last, households);
}

/* Style a has a subtotal under each subdistrict and the total at the end, style b the total on top. */
static gboolean
write_compounds (const World *world, const char *path, GError **error)
{
  static const char *const headings_a[] = { "街道",         "社区",     "小区名称",
                                            "是否物管小区", "物业公司", "楼栋数",
                                            "户数",         "位置",     NULL };
  static const char *const headings_b[] = { "镇街",           "村居",         "院落名称",
                                            "有无物业",       "物业服务企业", "栋数",
                                            "居民户数（户）", "东经",         "北纬",
                                            "建成年代",       "说明",         NULL };
  gboolean b = world->style == 'b';
  Sheet *sheet = mst_test_sheet_new (b ? "Sheet1" : "小区台账");
  guint row, first_of_subdistrict, first_of_community;
  guint n = 0;

  mst_test_sheet_text (sheet, 0, 0, b ? "云川区居民院落摸底表" : "云川区小区（片区）底数台账");
  mst_test_sheet_merge (sheet, 0, 0, 0, 9);
  mst_test_sheet_text (sheet, 1, 0, "制表单位：区委组织部");
  write_headings (sheet, 2, b ? headings_b : headings_a);
  row = b ? 3 : 4;
  if (b)
    {
      mst_test_sheet_text (sheet, row, 0, "合计");
      mst_test_sheet_number (sheet, row, 2, world->compounds->len);
      write_sums (sheet, row, world, 0, row + 1, row + world->compounds->len);
      row++;
    }
  else
    {
      mst_test_sheet_merge (sheet, 2, 7, 2, 8);
      mst_test_sheet_text (sheet, 3, 7, "经度");
      mst_test_sheet_text (sheet, 3, 8, "纬度");
      mst_test_sheet_text (sheet, 2, 9, "备注");
      for (guint c = 0; c < 10; c++)
        if (c != 7 && c != 8)
          mst_test_sheet_merge (sheet, 2, c, 3, c);
    }
  first_of_subdistrict = first_of_community = row;
  for (guint i = 0; i < world->compounds->len; i++)
    {
      const Compound *compound = &g_array_index (world->compounds, Compound, i);
      const Compound *next = i + 1 < world->compounds->len ? compound + 1 : NULL;
      const Area *community = mst_test_world_get_area (world, compound->community);

      if (row == first_of_subdistrict)
        mst_test_sheet_text (sheet, row, 0, get_parent (world, compound->community)->name);
      if (row == first_of_community)
        mst_test_sheet_text (sheet, row, 1, community->common);
      write_compound (sheet, row, compound, b);
      row++;
      n++;
      if (next != NULL && next->community == compound->community)
        continue;
      mst_test_sheet_merge (sheet, first_of_community, 1, row - 1, 1);
      first_of_community = row;
      if (next != NULL
          && get_parent (world, next->community) == get_parent (world, compound->community))
        continue;
      mst_test_sheet_merge (sheet, first_of_subdistrict, 0, row - 1, 0);
      if (!b)
        {
          mst_test_sheet_text (sheet, row, 1, "小计");
          mst_test_sheet_number (sheet, row, 2, n);
          write_sums (sheet, row, world, community->parent, first_of_subdistrict, row - 1);
          row++;
        }
      first_of_subdistrict = first_of_community = row;
      n = 0;
    }
  if (!b)
    {
      mst_test_sheet_text (sheet, row, 0, "合计");
      mst_test_sheet_number (sheet, row, 2, world->compounds->len);
    }
  return save (sheet, path, error);
}

/* --- units --- */

static gboolean
write_units (const World *world, const char *path, GError **error)
{
  static const char *const headings_a[] = {
    "序号",       "单位名称",     "隶属层级", "统一社会信用代码",
    "在职党员数", "可包联小区数", "联络员",   "联系电话",
    "所在街道",   "经度",         "纬度",     NULL
  };
  static const char *const headings_b[] = { "编号",       "单位全称", "单位隶属关系", "统一代码",
                                            "现有党员数", "包联能力", "联系人",       "手机",
                                            "街道/乡镇",  "lng",      "lat",          "审核状态",
                                            NULL };
  static const char *const levels[2][5] = { { "", "市直", "区直", "街道", "企业" },
                                            { "", "市属", "区属", "街道所属", "驻区企业" } };
  gboolean b = world->style == 'b';
  Sheet *sheet = mst_test_sheet_new (b ? "单位" : "包联单位");
  guint row = 0;

  if (!b)
    {
      mst_test_sheet_text (sheet, row, 0, "包联单位名册");
      mst_test_sheet_merge (sheet, row, 0, row, 10);
      row++;
    }
  write_headings (sheet, row++, b ? headings_b : headings_a);
  for (guint i = 0; i < world->units->len; i++)
    {
      const Unit *unit = &g_array_index (world->units, Unit, i);

      mst_test_sheet_number (sheet, row, 0, i + 1);
      mst_test_sheet_text (sheet, row, 1, unit->name);
      mst_test_sheet_text (sheet, row, 2, levels[b][unit->level]);
      mst_test_sheet_text (sheet, row, 3, unit->credit_code);
      mst_test_sheet_number (sheet, row, 4, unit->members);
      mst_test_sheet_number (sheet, row, 5, unit->capacity);
      mst_test_sheet_text (sheet, row, 6, unit->contact);
      mst_test_sheet_text (sheet, row, 7, unit->phone);
      mst_test_sheet_text (sheet, row, 8, mst_test_world_get_area (world, unit->subdistrict)->name);
      mst_test_sheet_number (sheet, row, 9, unit->longitude);
      mst_test_sheet_number (sheet, row, 10, unit->latitude);
      if (b)
        mst_test_sheet_text (sheet, row, 11, "已审");
      row++;
    }
  return save (sheet, path, error);
}

/* --- posts --- */

static gboolean
write_posts (const World *world, const char *path, GError **error)
{
  static const char *const headings_a[] = { "点位名称",   "类别",     "街道", "社区", "小区",
                                            "是否24小时", "每班人数", "班次", NULL };
  static const char *const headings_b[] = {
    "卡口名称",   "点位类型",       "街镇",   "社区（村）", "小区院落",
    "24小时值守", "单班人数（人）", "日班次", "备注",       NULL
  };
  static const char *const kinds[2][5] = { { "", "关卡值守", "政策宣传", "人员劝导", "隔离监督" },
                                           { "", "卡口", "宣传", "劝导", "居家隔离监督" } };
  gboolean b = world->style == 'b';
  Sheet *sheet = mst_test_sheet_new (b ? "点位" : "值守点位");

  write_headings (sheet, 0, b ? headings_b : headings_a);
  for (guint i = 0; i < world->posts->len; i++)
    {
      const Post *post = &g_array_index (world->posts, Post, i);
      const Compound *compound = &g_array_index (world->compounds, Compound, post->compound);
      gboolean all_day = post->kind == 1;

      mst_test_sheet_text (sheet, i + 1, 0, post->name);
      mst_test_sheet_text (sheet, i + 1, 1, kinds[b][post->kind]);
      mst_test_sheet_text (sheet, i + 1, 2, get_parent (world, compound->community)->name);
      mst_test_sheet_text (sheet, i + 1, 3,
                           mst_test_world_get_area (world, compound->community)->common);
      mst_test_sheet_text (sheet, i + 1, 4, compound->name);
      mst_test_sheet_text (sheet, i + 1, 5, all_day ? (b ? "√" : "是") : (b ? "×" : "否"));
      mst_test_sheet_number (sheet, i + 1, 6, post->people);
      mst_test_sheet_number (sheet, i + 1, 7, post->shifts);
    }
  return save (sheet, path, error);
}

gboolean
mst_test_write_ledgers (const World *world, const char *folder, MstTestTruth *truth, GError **error)
{
  truth->areas_path = g_build_filename (folder, "areas.csv", NULL);
  truth->compounds_path = g_build_filename (folder, "compounds.xlsx", NULL);
  truth->units_path = g_build_filename (folder, "units.xlsx", NULL);
  truth->posts_path = g_build_filename (folder, "posts.xlsx", NULL);
  return write_areas (world, truth->areas_path, error)
         && write_compounds (world, truth->compounds_path, error)
         && write_units (world, truth->units_path, error)
         && write_posts (world, truth->posts_path, error);
}
