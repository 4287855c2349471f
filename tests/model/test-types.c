/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The descriptions of the record types: consistent in themselves, and their headings recognise what
 * offices write. */
#include "config.h"

#include "mst-area.h"
#include "mst-record.h"
#include "mst-text.h"

#include <string.h>

static gboolean
is_snake_case (const char *name)
{
  return g_ascii_islower (*name)
         && strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (name);
}

static void
check_field (const MstRecordType *type, guint index)
{
  const MstField *field = &type->fields[index];
  gboolean is_number = field->kind == MST_FIELD_INTEGER || field->kind == MST_FIELD_DECIMAL;

  g_test_message ("%s.%s", type->name, field->name);
  g_assert_true (is_snake_case (field->name));
  g_assert_cmpint (mst_record_type_find (type, field->name), ==, index); /* unique */
  g_assert_true (field->label && *field->label);
  g_assert_true (field->section && *field->section);
  g_assert_true (field->headings && *field->headings);
  g_assert_cmpint (field->kind == MST_FIELD_CHOICE, ==, field->choices != NULL);
  g_assert_cmpint (field->kind == MST_FIELD_CHOICE, ==, mst_field_get_choices (field) != NULL);
  g_assert_cmpint (field->kind == MST_FIELD_REFERENCE, ==, field->reference != NULL);
  if (field->reference)
    g_assert_nonnull (mst_record_type_get (field->reference));
  if (field->within)
    {
      const MstField *theirs =
        mst_record_type_get_field (mst_record_type_get (field->reference), field->within);

      g_assert_nonnull (theirs);
      g_assert_cmpstr (theirs->reference, ==,
                       mst_record_type_get_field (type, field->within)->reference);
    }
  g_assert_cmpint (is_number, ==, field->unit != NULL);
  g_assert_cmpfloat (field->minimum, <=, field->maximum);
  if (field->flags & MST_FIELD_SUMMED)
    g_assert_true (is_number);
  if (field->flags & MST_FIELD_SORT_KEYS)
    g_assert_true (field->kind == MST_FIELD_NAME || field->kind == MST_FIELD_TEXT);
}

/* What a place is called by others is the same place; what needs no unit holds nobody. */
static void
test_described (void)
{
  static const struct
  {
    const char *title, *other;
    gboolean is_same;
  } names[] = {
    { "多福巷社区", "多福巷社区居委会", TRUE },
    { "多福巷社区", "银闸社区", FALSE },
  };
  g_autoptr (MstRecord) area = mst_record_new (&mst_area_type);
  g_autoptr (MstRecord) rule = mst_record_new (&mst_planning_rule_type);

  mst_record_set (area, "level", "3");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folded = mst_area_type.fold_title (area, names[i].title);
      g_autofree char *other = mst_area_type.fold_title (area, names[i].other);

      g_assert_cmpint (strcmp (folded, other) == 0, ==, names[i].is_same);
    }
  mst_record_set (rule, "kind", "1");
  g_assert_true (mst_planning_rule_type.holds (rule));
  mst_record_set (rule, "kind", "6");
  g_assert_false (mst_planning_rule_type.holds (rule));
}

static void
test_consistent (void)
{
  const MstRecordType *const *types = mst_record_types ();
  guint n_types = 0;

  for (; types[n_types]; n_types++)
    {
      const MstRecordType *type = types[n_types];
      g_autofree char *one = mst_record_type_dup_count (type, 1);
      g_autofree char *several = mst_record_type_dup_count (type, 1000);

      g_assert_true (is_snake_case (type->name));
      g_assert_true (mst_record_type_get (type->name) == type); /* unique */
      g_assert_true (type->label && type->label_plural && type->icon && type->counter);
      g_assert_true (g_str_has_prefix (one, "1 ") && g_str_has_prefix (several, "1,000 "));
      g_assert_cmpstr (one + strlen ("1 "), !=, several + strlen ("1,000 "));
      g_assert_nonnull (strstr (type->counter, "%s"));
      g_assert_true (type->plural && is_snake_case (type->plural) && type->invitation);
      g_assert_true (type->sheet_zh && type->title_zh && type->counter_zh);
      g_assert_nonnull (mst_record_type_get_field (type, type->title_field));
      for (guint i = 0; i < type->n_fields; i++)
        check_field (type, i);
      g_assert_nonnull (type->identities[0]);
      for (guint i = 0; type->identities[i]; i++)
        {
          g_auto (GStrv) parts = g_strsplit (type->identities[i], "+", -1);

          for (guint k = 0; parts[k]; k++)
            g_assert_cmpint (mst_record_type_find (type, parts[k]), >=, 0);
        }
    }
  g_assert_cmpuint (n_types, >, 0);
  for (guint i = 0; i < n_types; i++)
    g_assert_true (mst_record_types_all ()[i] == types[i]);
  g_assert_true (mst_record_types_all ()[n_types] == &mst_report_set_type);
  g_assert_null (mst_record_types_all ()[n_types + 1]);
  g_assert_true (mst_record_type_get ("report_set") == &mst_report_set_type);
  g_assert_null (mst_record_type_get ("no_such_type"));
  g_assert_cmpint (mst_record_type_find (&mst_area_type, "no_such_field"), ==, -1);
  g_assert_null (mst_record_type_get_field (&mst_area_type, "no_such_field"));
}

/* A type's references come before it, or are to itself. */
static void
test_order (void)
{
  const MstRecordType *const *types = mst_record_types ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint t = 0; types[t]; t++)
    {
      g_hash_table_add (seen, (gpointer) types[t]->name);
      for (guint i = 0; i < types[t]->n_fields; i++)
        if (types[t]->fields[i].reference)
          g_assert_true (g_hash_table_contains (seen, types[t]->fields[i].reference));
    }
}

/* Folded heading → field of @type. */
static GHashTable *
index_headings (const MstRecordType *type)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < type->n_fields; i++)
    {
      g_auto (GStrv) headings = g_strsplit (type->fields[i].headings, "|", -1);

      for (guint k = 0; headings[k]; k++)
        {
          char *folded = mst_text_fold (headings[k]);
          const char *owner = g_hash_table_lookup (index, folded);

          g_assert_cmpstr (folded, !=, "");
          if (owner)
            g_error ("%s: “%s” is a heading of %s and of %s", type->name, headings[k], owner,
                     type->fields[i].name);
          g_hash_table_insert (index, folded, (gpointer) type->fields[i].name);
        }
    }
  return index;
}

static void
test_headings_unambiguous (void)
{
  const MstRecordType *const *types = mst_record_types ();

  for (guint t = 0; types[t]; t++)
    g_hash_table_unref (index_headings (types[t]));
}

static void
test_level_headings (void)
{
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_null (mst_area_level_get_headings (0));
  g_assert_null (mst_area_level_get_headings (7));
  for (int level = 1; level <= MST_AREA_N_LEVELS; level++)
    {
      g_auto (GStrv) headings = g_strsplit (mst_area_level_get_headings (level), "|", -1);

      for (guint k = 0; headings[k]; k++)
        {
          char *folded = mst_text_fold (headings[k]);

          g_assert_cmpstr (folded, !=, "");
          if (!g_hash_table_insert (index, folded, GINT_TO_POINTER (level)))
            g_error ("“%s” names a place of two levels or twice", headings[k]);
        }
    }
  g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (index, "所属街道")), ==, 2);
  g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (index, "村居")), ==, 3);
  g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (index, "小区")), ==, 4);
}

static void
test_headings (void)
{
  static const struct
  {
    const char *type, *field, *headings;
  } cases[] = {
    { "person", "name", "姓名|姓 名|姓　　名|名字|人员姓名" },
    { "person", "citizen_number", "公民身份号码|身份证号|身份证号码|身份证号（18位）|证件号码" },
    { "person", "phone", "联系电话|手机号码|联系方式|移动电话|联系电话（手机）" },
    { "person", "birth", "出生年月|出生日期|生日|出生年月（如1985.07）" },
    { "person", "area", "报到社区|所在社区|社区|下沉社区|村（社区）|社区（村）|社区/村|派驻社区" },
    { "person", "class", "人员类别|类别|身份类别|力量类别" },
    { "person", "workplace", "工作单位|单位|所在单位|现工作单位|工作单位及部门" },
    { "person", "position", "职务|岗位|现任职务|单位及职务" },
    { "person", "political_status", "政治面貌|面貌|政治身份" },
    { "person", "joined", "入党时间|入党日期|参加党派时间" },
    { "person", "ethnic_group", "民族|族别|民 族" },
    { "person", "education", "文化程度|学历|最高学历|学历（学位）" },
    { "person", "rank", "职级|级别" },
    { "person", "sex", "性别|性 别" },
    { "area", "name", "小区名称|小区|小区（片区）名称|片区名称|院落名称" },
    { "area", "managed", "是否物管小区|是否有物业|有无物业|物业管理" },
    { "area", "property_company", "物业公司|物业服务企业|物业名称" },
    { "area", "buildings", "楼栋数|楼栋数（栋）|栋数|楼幢数" },
    { "area", "households", "户数|户数（户）|总户数|居民户数" },
    { "area", "longitude", "经度|东经|lng|X" },
    { "area", "latitude", "纬度|北纬|LAT|Ｙ" },
    { "unit", "name", "单位名称|单位全称|组织机构名称" },
    { "unit", "credit_code", "统一社会信用代码|信用代码|组织机构代码" },
    { "unit", "level", "隶属层级|隶属关系|单位层级|级别" },
    { "unit", "capacity", "可包联小区数|可承担数|包联能力|可包联小区数（个）" },
    { "unit", "members", "在职党员数|党员人数" },
    { "unit", "contact", "联络员|联系人|单位联系人" },
    { "unit", "area", "所在街道|所属街道|街道（乡镇）|镇街" },
    { "post", "name", "点位名称|卡口名称|岗位名称|值守点位" },
    { "post", "kind", "类别|点位类型|岗位类型" },
    { "post", "all_day", "是否24小时|24小时|是否全天|是否２４小时" },
    { "post", "people_per_shift", "每班人数|单班人数|每班人数（人）" },
    { "person", "ended", "离岗日期|离职时间|退出日期|停用日期（年月日）" },
    { "area", "ended", "停用日期|撤销日期" },
    { "unit", "ended", "停用日期|撤销日期|注销日期|撤并时间" },
    { "post", "ended", "停用日期|撤点日期" },
    { "liaison", "unit", "包联单位|包保单位|责任单位" },
    { "liaison", "person", "包联领导|包联责任人|包保干部" },
    { "liaison", "area", "包联小区|包联社区|包保社区" },
    { "liaison", "since", "起始时间|包联时间|开始日期" },
    { "liaison", "ended", "解除日期|终止时间" },
    { "planning_rule", "kind", "规则类别|规则类型" },
    { "planning_rule", "unit", "单位|包联单位" },
    { "planning_rule", "ended", "停用日期|失效时间" },
    { "post", "shifts_per_day", "班次|班次数|每日班次" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GHashTable) index = index_headings (mst_record_type_get (cases[i].type));
      g_auto (GStrv) headings = g_strsplit (cases[i].headings, "|", -1);

      for (guint k = 0; headings[k]; k++)
        {
          g_autofree char *folded = mst_text_fold (headings[k]);

          g_test_message ("%s: “%s” folds to “%s”", cases[i].type, headings[k], folded);
          g_assert_cmpstr (g_hash_table_lookup (index, folded), ==, cases[i].field);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/types/consistent", test_consistent);
  g_test_add_func ("/model/types/described", test_described);
  g_test_add_func ("/model/types/order", test_order);
  g_test_add_func ("/model/types/headings-unambiguous", test_headings_unambiguous);
  g_test_add_func ("/model/types/level-headings", test_level_headings);
  g_test_add_func ("/model/types/headings", test_headings);
  return g_test_run ();
}
