/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the rosters look: their headings, and each value as such an office writes it. */
#include "config.h"

#include "mst-test-rosters.h"

#include <math.h>
#include <string.h>

const Layout mst_test_layouts[] = {
  [LAYOUT_A_SHEET] = {
    .n_heading_rows = 2,
    .n_columns = 13,
    .columns = {
      { { "序号" }, VALUE_SERIAL },
      { { "基本信息", "姓名" }, VALUE_NAME },
      { { "基本信息", "性别" }, VALUE_SEX },
      { { "基本信息", "出生年月" }, VALUE_BIRTH },
      { { "基本信息", "公民身份号码" }, VALUE_NUMBER },
      { { "基本信息", "民族" }, VALUE_ETHNIC_GROUP },
      { { "组织信息", "政治面貌" }, VALUE_POLITICAL_STATUS },
      { { "组织信息", "入党时间" }, VALUE_JOINED },
      { { "组织信息", "工作单位" }, VALUE_WORKPLACE },
      { { "组织信息", "职务" }, VALUE_POSITION },
      { { "力量信息", "人员类别" }, VALUE_CLASS },
      { { "力量信息", "联系电话" }, VALUE_PHONE },
      { { "力量信息", "报到社区" }, VALUE_COMMUNITY },
    },
  },
  [LAYOUT_A_TEXT] = {
    .n_heading_rows = 1,
    .n_columns = 13,
    .columns = {
      { { "序号" }, VALUE_SERIAL },
      { { "姓名" }, VALUE_NAME },
      { { "性别" }, VALUE_SEX },
      { { "出生年月" }, VALUE_BIRTH },
      { { "公民身份号码" }, VALUE_NUMBER },
      { { "民族" }, VALUE_ETHNIC_GROUP },
      { { "政治面貌" }, VALUE_POLITICAL_STATUS },
      { { "入党时间" }, VALUE_JOINED },
      { { "工作单位" }, VALUE_WORKPLACE },
      { { "职务" }, VALUE_POSITION },
      { { "人员类别" }, VALUE_CLASS },
      { { "联系电话" }, VALUE_PHONE },
      { { "报到社区" }, VALUE_COMMUNITY },
    },
  },
  [LAYOUT_B_SHEETS] = {
    .n_heading_rows = 1,
    .n_columns = 16,
    .columns = {
      { { "编号" }, VALUE_SERIAL },
      { { "现工作单位" }, VALUE_WORKPLACE },
      { { "现任职务" }, VALUE_POSITION },
      { { "姓　名" }, VALUE_NAME },
      { { "男女" }, VALUE_SEX },
      { { "族别" }, VALUE_ETHNIC_GROUP },
      { { "学历" }, VALUE_EDUCATION },
      { { "面貌" }, VALUE_POLITICAL_STATUS },
      { { "加入党组织时间" }, VALUE_JOINED },
      { { "身份证号码（18位）" }, VALUE_NUMBER },
      { { "出生日期" }, VALUE_BIRTH },
      { { "手机号" }, VALUE_PHONE },
      { { "身份类别" }, VALUE_CLASS },
      { { "疫苗接种情况" }, VALUE_UNKNOWN },
      { { "是否培训合格" }, VALUE_TRAINED },
      { { "备 注" }, VALUE_NOTE },
    },
  },
  [LAYOUT_B_MERGED] = {
    .n_heading_rows = 3,
    .n_columns = 14,
    .columns = {
      { { "镇街" }, VALUE_SUBDISTRICT },
      { { "村（社区）" }, VALUE_COMMUNITY },
      { { "力量类别" }, VALUE_CLASS },
      { { "基本情况", "个人", "名字" }, VALUE_NAME },
      { { "基本情况", "个人", "性 别" }, VALUE_SEX },
      { { "基本情况", "个人", "生日" }, VALUE_BIRTH },
      { { "基本情况", "证件及联系", "证件号码" }, VALUE_NUMBER },
      { { "基本情况", "证件及联系", "联系方式" }, VALUE_PHONE },
      { { "组织情况", "政治身份" }, VALUE_POLITICAL_STATUS },
      { { "组织情况", "入党年月" }, VALUE_JOINED },
      { { "工作情况", "所在单位" }, VALUE_WORKPLACE },
      { { "工作情况", "担任职务" }, VALUE_POSITION },
      { { "健康码状态" }, VALUE_UNKNOWN },
      { { "说明" }, VALUE_NOTE },
    },
  },
  [LAYOUT_B_TEXT] = {
    .n_heading_rows = 1,
    .n_columns = 15,
    .columns = {
      { { "队伍类别" }, VALUE_CLASS },
      { { "街道（乡镇）" }, VALUE_SUBDISTRICT },
      { { "社区/村" }, VALUE_COMMUNITY },
      { { "人员姓名" }, VALUE_NAME },
      { { "移动电话" }, VALUE_PHONE },
      { { "居民身份证号" }, VALUE_NUMBER },
      { { "出生年月日" }, VALUE_BIRTH },
      { { "性别" }, VALUE_SEX },
      { { "民族" }, VALUE_ETHNIC_GROUP },
      { { "文化程度" }, VALUE_EDUCATION },
      { { "政治面貌" }, VALUE_POLITICAL_STATUS },
      { { "入党日期" }, VALUE_JOINED },
      { { "单位名称" }, VALUE_WORKPLACE },
      { { "岗位" }, VALUE_POSITION },
      { { "核酸检测频次" }, VALUE_UNKNOWN },
    },
  },
};

static gboolean
is_style_b (LayoutKind kind)
{
  return kind >= LAYOUT_B_SHEETS;
}

static void
write_name (Sheet *sheet, guint row, guint column, const Row *person)
{
  static const char *const spaces[] = { " ", "　", "\u00a0", "  " };
  const char *rest = g_utf8_next_char (person->name);
  g_autofree char *first = g_strndup (person->name, rest - person->name);
  g_autofree char *name = NULL;

  if (person->flaw == FLAW_NO_NAME)
    return;
  name = g_strconcat (
    first, person->has_spaces ? spaces[person->birth.day % G_N_ELEMENTS (spaces)] : "", rest, NULL);
  mst_test_sheet_text (sheet, row, column, name);
}

static void
write_birth (Sheet *sheet, LayoutKind kind, guint row, guint column, const Row *person,
             guint serial)
{
  static const char *const unreadable[] = { "不详", "待核实", "不清楚" };
  MstDate birth = person->birth;
  char iso[MST_DATE_ISO_SIZE];
  g_autofree char *text = NULL;

  if (person->flaw == FLAW_UNREADABLE_DATE)
    {
      mst_test_sheet_text (sheet, row, column, unreadable[serial % G_N_ELEMENTS (unreadable)]);
      return;
    }
  switch (kind * 4 + serial % 4)
    {
    case LAYOUT_A_SHEET * 4 + 0:
    case LAYOUT_A_TEXT * 4 + 0:
      text = g_strdup_printf ("%u.%02u", birth.year, birth.month);
      break;
    case LAYOUT_A_SHEET * 4 + 1:
    case LAYOUT_A_TEXT * 4 + 1:
      text = g_strdup_printf ("%u年%u月", birth.year, birth.month);
      break;
    case LAYOUT_A_SHEET * 4 + 2:
    case LAYOUT_B_SHEETS * 4 + 0:
    case LAYOUT_B_SHEETS * 4 + 1:
    case LAYOUT_B_SHEETS * 4 + 2:
      mst_test_sheet_date (sheet, row, column, birth);
      return;
    case LAYOUT_B_SHEETS * 4 + 3:
      text = g_strdup_printf ("%u/%u/%u", birth.year, birth.month, birth.day);
      break;
    case LAYOUT_B_MERGED * 4 + 0:
      mst_test_sheet_number (sheet, row, column,
                             birth.year * 10000 + birth.month * 100 + birth.day);
      return;
    case LAYOUT_B_MERGED * 4 + 1:
      text = g_strdup_printf ("%u年%u月%u日", birth.year, birth.month, birth.day);
      break;
    case LAYOUT_B_MERGED * 4 + 2:
      /* 1990.1 is January or October: the citizen number tells where it is right. */
      if (person->number[0] != '\0' && person->flaw == FLAW_NONE)
        mst_test_sheet_number (sheet, row, column, birth.year + birth.month / 100.0);
      return;
    case LAYOUT_B_MERGED * 4 + 3:
      /* A date whose cell lost its format. */
      mst_test_sheet_number (sheet, row, column, mst_date_get_serial (birth));
      return;
    case LAYOUT_B_TEXT * 4 + 0:
    case LAYOUT_B_TEXT * 4 + 1:
      text = g_strdup_printf ("%u-%u-%u", birth.year, birth.month, birth.day);
      break;
    case LAYOUT_B_TEXT * 4 + 2:
      text = g_strdup_printf ("%u%02u%02u", birth.year, birth.month, birth.day);
      break;
    default:
      text = g_strdup (mst_date_to_iso (birth, iso));
    }
  mst_test_sheet_text (sheet, row, column, text);
}

static void
write_joined (Sheet *sheet, LayoutKind kind, guint row, guint column, const Row *person)
{
  MstDate joined = person->joined;
  g_autofree char *text = NULL;

  if (!mst_date_is_set (joined))
    {
      /* 无 and / say that there is none. */
      if (kind == LAYOUT_B_SHEETS)
        mst_test_sheet_text (sheet, row, column, person->is_male ? "无" : "/");
      return;
    }
  if (kind == LAYOUT_B_MERGED)
    {
      mst_test_sheet_number (sheet, row, column, joined.year * 100 + joined.month);
      return;
    }
  text = g_strdup_printf (kind == LAYOUT_B_SHEETS ? "%u年%u月"
                          : kind == LAYOUT_B_TEXT ? "%u-%02u"
                                                  : "%u.%02u",
                          joined.year, joined.month);
  mst_test_sheet_text (sheet, row, column, text);
}

/* What Excel leaves of 18 digits: the first 15. */
static void
write_destroyed (Sheet *sheet, LayoutKind kind, guint row, guint column, const char *number)
{
  g_autofree char *text = NULL;

  if (kind == LAYOUT_A_TEXT || kind == LAYOUT_B_TEXT)
    {
      text = g_strdup_printf ("%c.%.14sE+17", number[0], number + 1);
      mst_test_sheet_text (sheet, row, column, text);
      return;
    }
  text = g_strdup_printf ("%.15s000", number);
  mst_test_sheet_number (sheet, row, column, g_ascii_strtod (text, NULL));
}

static void
write_number (Sheet *sheet, LayoutKind kind, guint row, guint column, const Row *person)
{
  char number[19];
  GString *wide;

  if (person->flaw == FLAW_DESTROYED_NUMBER)
    {
      write_destroyed (sheet, kind, row, column, person->number);
      return;
    }
  g_strlcpy (number, person->number, sizeof number);
  if (person->flaw == FLAW_BAD_CHECK_DIGIT)
    number[17] = number[17] == 'X' ? '5' : '0' + (number[17] - '0' + 1) % 10;
  if (number[0] != '\0' && number[17] == 'X' && is_style_b (kind) && person->is_male)
    number[17] = 'x';
  if (!person->is_full_width)
    {
      mst_test_sheet_text (sheet, row, column, number);
      return;
    }
  wide = g_string_new (NULL);
  for (const char *at = number; *at; at++)
    g_string_append_unichar (wide, (gunichar) *at - '!' + 0xff01);
  mst_test_sheet_text (sheet, row, column, wide->str);
  g_string_free (wide, TRUE);
}

static void
write_community (const World *world, Sheet *sheet, LayoutKind kind, guint row, guint column,
                 const Row *person, guint serial)
{
  const Area *area = mst_test_world_get_area (world, person->community);
  g_autofree char *bare = g_strdup (area->common);

  if (person->flaw == FLAW_UNKNOWN_COMMUNITY)
    {
      mst_test_sheet_text (sheet, row, column, "无名山社区");
      return;
    }
  if (g_str_has_suffix (bare, "社区"))
    bare[strlen (bare) - strlen ("社区")] = '\0';
  if (kind == LAYOUT_B_TEXT && serial % 3 == 2)
    mst_test_sheet_text (sheet, row, column, bare);
  else
    mst_test_sheet_text (sheet, row, column, serial % 2 ? area->common : area->name);
}

void
mst_test_write_value (const World *world, Sheet *sheet, LayoutKind kind, guint row, guint column,
                      Value value, const Row *person, const Row *fill_from, guint serial)
{
  static const char *const ethnic_groups[2][4] = { { "汉族", "回族", "满族", "蒙古族" },
                                                   { "汉", "回", "满", "蒙古" } };
  static const char *const political_statuses[2][6] = {
    { "中共党员", "中共预备党员", "共青团员", "群众", "民盟盟员", "九三学社社员" },
    { "党员", "预备党员", "团员", "普通群众", "民盟", "九三学社" }
  };
  static const char *const educations[2][5] = { { "大学本科", "大学专科", "硕士研究生", "普通高中",
                                                  "中等专科" },
                                                { "本科", "大专", "硕士", "高中", "中专" } };
  static const char *const classes[2][MST_TEST_N_CLASSES] = {
    { "街道干部", "市区下沉干部", "社区工作者", "在职党员", "志愿者", "居民骨干", "物业人员",
      "保安", "入党积极分子" },
    { "街道机关干部", "下沉干部", "社工", "双报到党员", "志愿服务者", "楼门长", "物业公司员工",
      "保安员", "入党申请人" }
  };
  gboolean b = is_style_b (kind);
  const Area *area = mst_test_world_get_area (world, person->community);

  switch (value)
    {
    case VALUE_SERIAL:
      mst_test_sheet_number (sheet, row, column, serial + 1);
      break;
    case VALUE_NAME:
      write_name (sheet, row, column, person);
      break;
    case VALUE_SEX:
      mst_test_sheet_text (sheet, row, column,
                           person->is_male != person->says_other_sex ? "男" : "女");
      break;
    case VALUE_BIRTH:
      write_birth (sheet, kind, row, column, person, serial);
      break;
    case VALUE_NUMBER:
      write_number (sheet, kind, row, column, person);
      break;
    case VALUE_PHONE:
      if (kind == LAYOUT_B_MERGED)
        mst_test_sheet_number (sheet, row, column, g_ascii_strtod (person->phone, NULL));
      else
        mst_test_sheet_text (sheet, row, column, person->phone);
      break;
    case VALUE_ETHNIC_GROUP:
      mst_test_sheet_text (sheet, row, column, ethnic_groups[b][person->ethnic_group]);
      break;
    case VALUE_POLITICAL_STATUS:
      mst_test_sheet_text (sheet, row, column, political_statuses[b][person->political_status]);
      break;
    case VALUE_EDUCATION:
      mst_test_sheet_text (sheet, row, column, educations[b][person->education]);
      break;
    case VALUE_JOINED:
      write_joined (sheet, kind, row, column, person);
      break;
    case VALUE_WORKPLACE:
      if (b && fill_from && strcmp (fill_from->workplace, person->workplace) == 0)
        mst_test_sheet_text (sheet, row, column, kind == LAYOUT_B_SHEETS ? "〃" : "同上");
      else
        mst_test_sheet_text (sheet, row, column, person->workplace);
      break;
    case VALUE_POSITION:
      mst_test_sheet_text (sheet, row, column, person->position);
      break;
    case VALUE_CLASS:
      mst_test_sheet_text (sheet, row, column, classes[b][person->class - 1]);
      break;
    case VALUE_SUBDISTRICT:
      mst_test_sheet_text (sheet, row, column, mst_test_world_get_area (world, area->parent)->name);
      break;
    case VALUE_COMMUNITY:
      write_community (world, sheet, kind, row, column, person, serial);
      break;
    case VALUE_TRAINED:
      mst_test_sheet_text (sheet, row, column, person->trained ? "√" : "×");
      break;
    case VALUE_NOTE:
      mst_test_sheet_text (sheet, row, column, serial % 20 == 7 ? "周末可值守" : NULL);
      break;
    case VALUE_UNKNOWN:
      mst_test_sheet_text (sheet, row, column, serial % 5 ? "绿码" : "两针");
      break;
    }
}
