/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings under titles, in several rows, in other words; what the rows below are. */

#include "config.h"

#include "office-fixture.h"

#include <string.h>

/* "name sex - #" : the field of each column, "-" unused, "#" serial, "@3" a place of that level. */
static char *
describe (const MstRecognition *recognition)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < recognition->columns->len; i++)
    {
      int field = g_array_index (recognition->columns, MstRecognisedColumn, i).field;

      if (i > 0)
        g_string_append_c (text, ' ');
      if (field >= 0)
        g_string_append (text, recognition->type->fields[field].name);
      else if (field == MST_COLUMN_UNUSED)
        g_string_append_c (text, '-');
      else if (field == MST_COLUMN_SERIAL)
        g_string_append_c (text, '#');
      else
        g_string_append_printf (text, "@%d", -10 - field);
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *about;
  const MstRecordType *type;
  const char *lines[8];
  guint32 first, last;
  const char *title;
  const char *columns;
} Case;

static const Case cases[] = {
  { "heading in the first row",
    &mst_person_type,
    { "姓名|性别|公民身份号码", "张三|男|" },
    0,
    0,
    NULL,
    "name sex citizen_number" },
  { "titles and remarks above",
    &mst_person_type,
    { "^东华门街道花名册", "填报单位：东华门街道|||2022年11月10日", "序号|姓 名|人员类别|联系电话",
      "#1|张三|志愿者|13800000000" },
    2,
    2,
    "东华门街道花名册",
    "# name class phone" },
  { "an attachment's number is no title",
    &mst_person_type,
    { "附件1", "志愿者名单", "姓名|手机号码", "张三|13800000000" },
    2,
    2,
    "志愿者名单",
    "name phone" },
  { "two rows, the group without merges",
    &mst_area_type,
    { "街道|社区|小区名称|位置|", "|||经度|纬度", "东华门街道|多福巷社区|瑞庭院|#116.4|#39.9" },
    0,
    1,
    NULL,
    "@2 @3 name longitude latitude" },
  { "a group's word completes its columns",
    &mst_unit_type,
    { "单位名称|联络员|", "|姓名|联系电话", "区财政局|张三|13800000000" },
    0,
    1,
    NULL,
    "name contact phone" },
  { "another person's name is nobody's",
    &mst_person_type,
    { "姓名|电话|紧急联系人|", "||姓名|电话", "张三|13800000000|李四|13900000000" },
    0,
    1,
    NULL,
    "name phone - -" },
  { "three rows",
    &mst_person_type,
    { "序号|基本情况|||类别", "|个人||证件|", "|名字|性 别|证件号码|", "#1|张三|男||志愿者" },
    0,
    2,
    NULL,
    "# name sex citizen_number class" },
  { "brackets, full-width and spaces",
    &mst_person_type,
    { "姓　名（必填）|出生年月（如1985.07）|身份证号码(18位)|Ｘ", "张三|1985.07||" },
    0,
    0,
    NULL,
    "name birth citizen_number -" },
  { "harmless words around",
    &mst_person_type,
    { "党员姓名|本人手机号码|现工作单位全称|配偶姓名|原工作岗位", "张三|||李四|" },
    0,
    0,
    NULL,
    "name phone workplace - -" },
  { "the first of two is taken",
    &mst_person_type,
    { "姓名|电话|联系电话", "张三|13800000000|13900000000" },
    0,
    0,
    NULL,
    "name phone -" },
  { "places by level",
    &mst_post_type,
    { "点位名称|类别|街道|社区|小区|每班人数", "东门|关卡值守|东华门街道|多福巷社区|瑞庭院|#1" },
    0,
    0,
    NULL,
    "name kind @2 @3 @4 people_per_shift" },
  { "a list of communities",
    &mst_area_type,
    { "街道|社区名称|户数", "东华门街道|多福巷社区|#100" },
    0,
    0,
    NULL,
    "@2 name households" },
  { "a count is not the thing counted",
    &mst_area_type,
    { "小区名称|楼栋数量|点位数量", "瑞庭院|#3|#2" },
    0,
    0,
    NULL,
    "name buildings -" },
  { "numbered, and marked as required",
    &mst_person_type,
    { "1.姓名|2、性别|③民族|（四）联系方式|＊人员类别|24小时值守", "张三|男||||" },
    0,
    0,
    NULL,
    "name sex ethnic_group phone class -" },
  { "a place under what is done there",
    &mst_person_type,
    { "姓名|下沉（包保）村/社区|居住街道|联系电话1|联系电话2", "张三||||" },
    0,
    0,
    NULL,
    "name area - phone -" },
  { "what a unit answers for is not where it is",
    &mst_unit_type,
    { "包保单位全称|包保小区名称|包联街道|单位经度|单位联络人|驻地镇街", "区财政局|||||" },
    0,
    0,
    NULL,
    "name - - longitude contact area" },
  { "a person's unit's place is not his",
    &mst_person_type,
    { "姓名|单位所在街道|单位经度|人员类别", "张三|||" },
    0,
    0,
    NULL,
    "name - - class" },
  { "English",
    &mst_person_type,
    { "No.|Name|Gender|DOB|Mobile|Subdistrict|Community|Category", "#1|张三||||||" },
    0,
    0,
    NULL,
    "# name sex birth phone @2 area class" },
};

static void
test_heading (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (MstGrid) grid = fixture_grid ("Sheet1", c->lines);
  g_autoptr (MstRecognition) recognition = mst_recognition_new (grid, c->type);
  g_autofree char *columns = NULL;

  g_assert_nonnull (recognition);
  columns = describe (recognition);
  g_assert_cmpstr (columns, ==, c->columns);
  g_assert_cmpuint (recognition->first_heading_row, ==, c->first);
  g_assert_cmpuint (recognition->last_heading_row, ==, c->last);
  g_assert_cmpstr (recognition->title, ==, c->title);
}

static void
test_no_heading (void)
{
  const char *const lines[] = { "会议通知", "请各社区于周五前报送", "联系人：张三", NULL };
  g_autoptr (MstGrid) grid = fixture_grid ("Sheet1", lines);

  for (const MstRecordType *const *type = mst_record_types (); *type != NULL; type++)
    g_assert_null (mst_recognition_new (grid, *type));
  g_assert_null (mst_recognition_guess_type (grid, "通知.xlsx"));
}

static void
test_by_values (void)
{
  const char *const lines[] = {
    "姓名|号|备用号|备注",
    "张三|110100198507010013|13800000001|",
    "李四|110100198507010021|13800000002|无",
    "王五|110100198507010030|13800000003|",
    "赵六|110100198507010048|13800000004|",
    NULL,
  };
  g_autoptr (MstGrid) grid = fixture_grid ("Sheet1", lines);
  g_autoptr (MstRecognition) recognition = mst_recognition_new (grid, &mst_person_type);
  g_autofree char *columns = describe (recognition);

  g_assert_cmpstr (columns, ==, "name citizen_number phone note");
  g_assert_false (g_array_index (recognition->columns, MstRecognisedColumn, 0).by_values);
  g_assert_true (g_array_index (recognition->columns, MstRecognisedColumn, 1).by_values);
  g_assert_true (g_array_index (recognition->columns, MstRecognisedColumn, 2).by_values);
}

static void
test_guess_type (void)
{
  static const struct
  {
    const char *type;
    const char *lines[3];
  } sheets[] = {
    { "area", { "街道|社区|小区名称|物业公司|户数", "东华门街道|多福巷社区|瑞庭院||#10" } },
    { "unit", { "序号|单位名称|统一社会信用代码|联络员|联系电话", "#1|区财政局||张三|" } },
    { "person", { "序号|姓名|性别|工作单位|联系电话|社区", "#1|张三|男|区财政局||" } },
    { "post", { "点位名称|类别|小区|每班人数", "东门|关卡值守|瑞庭院|#1" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (MstGrid) grid = fixture_grid ("Sheet1", sheets[i].lines);
      const MstRecordType *type = mst_recognition_guess_type (grid, "Sheet.xlsx");

      g_assert_nonnull (type);
      g_assert_cmpstr (type->name, ==, sheets[i].type);
    }
}

static void
test_mapping (void)
{
  const char *const lines[] = { "姓名|甲|乙", "张三|13800000000|13900000000", NULL };
  g_autoptr (MstGrid) grid = fixture_grid ("Sheet1", lines);
  g_autoptr (MstRecognition) recognition = mst_recognition_new_at (grid, &mst_person_type, 0, 0);
  int phone = mst_record_type_find (&mst_person_type, "phone");
  g_autofree char *columns = NULL;

  mst_recognition_map (recognition, mst_recognition_find_heading (recognition, "甲")->column,
                       phone);
  mst_recognition_map (recognition, mst_recognition_find_heading (recognition, " 乙 ")->column,
                       phone);
  columns = describe (recognition);
  g_assert_cmpstr (columns, ==, "name - phone");
  g_assert_null (mst_recognition_find_heading (recognition, "丙"));
}

/* --- rows --- */

static const struct
{
  const char *line;
  MstRowRole role;
  double said;
} rows[] = {
  { "#1|张三|男|志愿者", MST_ROW_DATA, -1 },
  { "#2|||", MST_ROW_BLANK, -1 },
  { "|　| |", MST_ROW_BLANK, -1 },
  { "小计|#147||", MST_ROW_SUBTOTAL, 147 },
  { "小 计|147人||", MST_ROW_SUBTOTAL, 147 },
  { "|多福巷社区小计||#12", MST_ROW_SUBTOTAL, 12 },
  { "合计|1,685||", MST_ROW_TOTAL, 1685 },
  { "合计：1685人|||", MST_ROW_TOTAL, 1685 },
  { "总 计||#3|#9", MST_ROW_TOTAL, 3 },
  { "合计|||", MST_ROW_TOTAL, -1 },
  { "东华门街道合计|#20||", MST_ROW_SUBTOTAL, 20 },
  { "全区总计|#200||", MST_ROW_TOTAL, 200 },
  { "序号|姓名|性别|人员类别", MST_ROW_HEADING, -1 },
  { "花名册|||", MST_ROW_HEADING, -1 },
  { "填表人：张三||审核人：李四|", MST_ROW_NOTE, -1 },
  { "注：以上人员均已培训|||", MST_ROW_NOTE, -1 },
  { "一、街道干部|||", MST_ROW_NOTE, -1 },
  { "||小计|#58", MST_ROW_SUBTOTAL, 58 },
  { "|#58|小计|", MST_ROW_SUBTOTAL, -1 },
  { "|张三|女|合计", MST_ROW_DATA, -1 },
  { "|计小合|女|志愿者", MST_ROW_DATA, -1 },
  { "|张三||", MST_ROW_DATA, -1 },
};

static void
test_rows (void)
{
  const char *lines[G_N_ELEMENTS (rows) + 3] = { "花名册", "序号|姓名|性别|人员类别" };
  g_autoptr (MstGrid) grid = NULL;
  g_autoptr (MstRecognition) recognition = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    lines[i + 2] = rows[i].line;
  grid = fixture_grid ("Sheet1", lines);
  recognition = mst_recognition_new (grid, &mst_person_type);
  g_assert_nonnull (recognition);
  g_assert_cmpuint (recognition->last_heading_row, ==, 1);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint index = mst_grid_find_row (grid, i + 2);
      double said;
      MstRowRole role;

      /* A row without a cell is not in the grid at all. */
      if (index >= mst_grid_get_n_rows (grid) || mst_grid_get_row_number (grid, index) != i + 2)
        continue;
      role = mst_recognition_get_role (recognition, grid, index, &said);
      if (role != rows[i].role || said != rows[i].said)
        g_error ("%s: role %d, said %g", rows[i].line, role, said);
    }
}

/* Sums of other columns are no counts. */
static void
test_sums_are_no_counts (void)
{
  const char *const lines[] = {
    "街道|社区|小区名称|楼栋数|户数",
    "东华门街道|多福巷社区|瑞庭院|#7|#1744",
    "合计|||#7|#1744",
    "合计||#1|#7|#1744",
    NULL,
  };
  g_autoptr (MstGrid) grid = fixture_grid ("Sheet1", lines);
  g_autoptr (MstRecognition) recognition = mst_recognition_new (grid, &mst_area_type);
  double said;

  g_assert_cmpint (mst_recognition_get_role (recognition, grid, 2, &said), ==, MST_ROW_TOTAL);
  g_assert_cmpfloat (said, ==, -1);
  g_assert_cmpint (mst_recognition_get_role (recognition, grid, 3, &said), ==, MST_ROW_TOTAL);
  g_assert_cmpfloat (said, ==, 1);
}

int
main (int argc, char **argv)
{
  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/recognition/heading/%s", cases[i].about);

      g_test_add_data_func (path, &cases[i], test_heading);
    }
  g_test_add_func ("/recognition/no-heading", test_no_heading);
  g_test_add_func ("/recognition/by-values", test_by_values);
  g_test_add_func ("/recognition/guess-type", test_guess_type);
  g_test_add_func ("/recognition/mapping", test_mapping);
  g_test_add_func ("/recognition/rows", test_rows);
  g_test_add_func ("/recognition/sums-are-no-counts", test_sums_are_no_counts);
  return g_test_run ();
}
