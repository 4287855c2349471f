/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The area: a place of the district's tree, from the district down to the building. */
#include "config.h"

#include "mst-area.h"
#include "mst-ended.h"
#include "mst-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const MstField fields[] = {
  {
    .name = "code",
    .label = N_ ("Area code"),
    .kind = MST_FIELD_TEXT,
    .flags = MST_FIELD_REQUIRED | MST_FIELD_UNIQUE | MST_FIELD_GIVEN,
    .section = N_ ("Place"),
    .headings =
      "区划代码|区域代码|行政区划代码|统计用区划代码|统计代码|区域编码|区划编码|地区代码|小区编码|"
      "小区代码|小区编号|社区编码|代码|编码",
  },
  {
    .name = "name",
    .label = N_ ("Name"),
    .kind = MST_FIELD_TEXT,
    .flags = MST_FIELD_REQUIRED | MST_FIELD_SEARCHED | MST_FIELD_SORT_KEYS | MST_FIELD_LISTED,
    .section = N_ ("Place"),
    .headings =
      "名称|小区名称|小区|区域名称|小区片区名称|小区片区|小区院落名称|小区院落|片区名称|"
      "院落名称|院落|住宅小区名称|住宅小区|居民小区|居民小区名称|居住小区|居住小区名称|"
      "小区全称|物业小区名称|楼盘名称|小区楼院名称|楼院名称|居民点名称|"
      "小区名|小区院落名|院落小区|院落小区名称|小区大院名称|居住区名称|居住区|楼院|"
      "住宅区名称|住宅区|居民院落|居民院落名称|点位小区名称|网格小区|庭院名称|物业项目名称",
  },
  {
    .name = "level",
    .label = N_ ("Level"),
    .kind = MST_FIELD_CHOICE,
    .flags = MST_FIELD_REQUIRED | MST_FIELD_LISTED,
    .section = N_ ("Place"),
    .choices = "area-level",
    .headings = "区域级别|级别|层级|区域层级|行政级别|区域类型",
  },
  {
    .name = "parent",
    .label = N_ ("Part of"),
    .kind = MST_FIELD_REFERENCE,
    .flags = MST_FIELD_LISTED,
    .section = N_ ("Place"),
    .reference = "area",
    .headings = "上级区域|上级|所属区域|上级名称|上级单位|所属上级|隶属区域",
  },
  {
    .name = "managed",
    .label = N_ ("Property management"),
    .kind = MST_FIELD_FLAG,
    .flags = MST_FIELD_LISTED,
    .section = N_ ("Property"),
    .headings =
      "是否物管小区|是否有物业|有无物业|是否物业管理|物业管理|是否物管|是否为物管小区|"
      "有无物业管理|是否有物业管理|是否物业小区|物管小区|有物业|"
      "是否专业物业|有无专业物业|是否有物业服务|有无物业服务|"
      "有无物业公司|是否有物业公司|物业覆盖|是否引入物业|是否实行物业管理|物业有无|是否专业化物业|是否有物管|"
      "是否物业管理小区|是否物业服务小区|是否有物业小区|有无物业小区|物业管理情况|物业情况|是否物管化|是否物业|有无物管|物管|是否物管楼院|是否有物业管理公司|是否由物业管理",
  },
  {
    .name = "property_company",
    .label = N_ ("Property company"),
    .kind = MST_FIELD_TEXT,
    .flags = MST_FIELD_SEARCHED,
    .section = N_ ("Property"),
    .headings =
      "物业公司|物业服务企业|物业企业|物业单位|物业名称|物业公司名称|物业服务公司|"
      "物业服务企业名称|物业企业名称|物业单位名称|物业管理公司|物业管理单位|物业服务单位|"
      "服务物业|所属物业|物业管理企业|"
      "物业服务机构|管理单位|服务企业|物管公司|物管企业|物管单位|物业管理公司名称|物业管理企业名称|"
      "所属物业公司|物业公司全称|物业企业全称|服务物业公司|物业服务单位名称",
  },
  {
    .name = "community_organisation",
    .label = N_ ("Community organisation"),
    .kind = MST_FIELD_TEXT,
    .section = N_ ("Joint mechanism"),
    .headings = "社区党组织|社区党组织名称|社区党委|社区党总支|社区党支部|所属社区党组织|"
                "所在社区党组织|居民区党组织|村党组织|村党支部",
  },
  {
    .name = "grid_branch",
    .label = N_ ("Grid branch"),
    .kind = MST_FIELD_TEXT,
    .section = N_ ("Joint mechanism"),
    .headings =
      "网格党支部|网格支部|网格党组织|网格党支部名称|网格党组织名称|小区党支部|小区党组织|"
      "小区党支部名称|小区支部|楼院党支部",
  },
  {
    .name = "volunteers_lead",
    .label = N_ ("Volunteers' lead"),
    .kind = MST_FIELD_NAME,
    .section = N_ ("Joint mechanism"),
    .headings = "志愿者负责人|志愿服务负责人|志愿者队长|志愿服务队长|志愿队长|志愿者领队|"
                "志愿者带头人|志愿服务队负责人|志愿者队伍负责人|志愿者牵头人",
  },
  {
    .name = "buildings",
    .label = N_ ("Buildings"),
    .kind = MST_FIELD_INTEGER,
    .flags = MST_FIELD_SUMMED | MST_FIELD_LISTED,
    .section = N_ ("Size"),
    .unit = N_ ("buildings"),
    .unit_zh = "栋",
    .headings = "楼栋数|楼栋|栋数|楼数|楼幢数|幢数|楼栋数量|楼栋总数|住宅楼栋数|居民楼数|楼宇数|"
                "楼座数|楼房数|楼栋个数|楼门栋数|"
                "楼宇数量|幢|栋|楼栋合计|楼房栋数|住宅幢数|楼幢|幢数量|"
                "栋数量|总栋数|总幢数|建筑栋数|楼数量|住宅楼数|单元楼数",
    .minimum = 0,
    .maximum = 100000,
  },
  {
    .name = "households",
    .label = N_ ("Households"),
    .kind = MST_FIELD_INTEGER,
    .flags = MST_FIELD_SUMMED | MST_FIELD_LISTED,
    .section = N_ ("Size"),
    .unit = N_ ("households"),
    .unit_zh = "户",
    .headings =
      "户数|总户数|住户数|居民户数|住户|居民户|住户总数|住户数量|总住户数|住宅户数|户数合计|"
      "家庭户数|居民总户数|常住户数|户数总数|"
      "户|入住户数|住户户数|居民数户|现有户数|小区户数|房屋套数|户籍户数|"
      "户数量|居住户数|实有户数|住户合计|居民住户数|总居民户数",
    .minimum = 0,
    .maximum = 10000000,
  },
  {
    .name = "longitude",
    .label = N_ ("Longitude"),
    .kind = MST_FIELD_DECIMAL,
    .section = N_ ("Location"),
    .unit = N_ ("°"),
    .headings = "经度|东经|经度坐标|坐标经度|中心经度|lng|lon|long|longitude|X|X坐标",
    .minimum = 73,
    .maximum = 136,
  },
  {
    .name = "latitude",
    .label = N_ ("Latitude"),
    .kind = MST_FIELD_DECIMAL,
    .section = N_ ("Location"),
    .unit = N_ ("°"),
    .headings = "纬度|北纬|纬度坐标|坐标纬度|中心纬度|lat|latitude|Y|Y坐标",
    .minimum = 3,
    .maximum = 54,
  },
  {
    .name = "address",
    .label = N_ ("Address"),
    .kind = MST_FIELD_TEXT,
    .section = N_ ("Location"),
    .headings = "地址|详细地址|小区地址|坐落|坐落位置|具体位置|门牌地址|小区位置|门牌号|四至范围",
  },
  {
    .name = "phone",
    .label = N_ ("Telephone"),
    .kind = MST_FIELD_PHONE,
    .section = N_ ("Location"),
    .headings = "联系电话|电话|值班电话|物业电话|办公电话|服务电话|社区电话|联系方式",
  },
  MST_FIELD_ENDED (N_ ("Out of use from"), "停用日期|停用时间|撤销日期|撤销时间|注销日期|"
                                           "拆除日期|拆除时间|腾退日期|腾退时间"),
  {
    .name = "note",
    .label = N_ ("Note"),
    .kind = MST_FIELD_NOTE,
    .section = N_ ("Note"),
    .headings = "备注|说明|备注说明|其他说明|备注信息",
  },
};

static const char *const identities[] = { "code", "name+parent", NULL };

/* Of their own level. */
static char *
fold_title (const MstRecord *record, const char *title)
{
  int level = CLAMP ((int) mst_record_get_integer (record, "level"), 1, MST_AREA_N_LEVELS);
  g_autofree char *folded = mst_area_fold_name (title, level);

  return g_strdup_printf ("%d:%s", level, folded);
}

/* Below the community the store gives a serial below the parent's code. */
static void
check_missing_code (const MstRecord *record, MstFindings *findings)
{
  int code = mst_record_type_find (&mst_area_type, "code");

  if (mst_record_get (record, "parent") != NULL
      && mst_record_get_integer (record, "level") > MST_AREA_COMMUNITY)
    return;
  mst_findings_add (findings, code, TRUE, "missing-required",
                    g_strdup_printf (_ ("“%s” is missing."), mst_field_get_label (&fields[code])));
}

static void
check (const MstRecord *record, MstFindings *findings)
{
  const char *code = mst_record_get (record, "code");
  gsize length;

  if (code == NULL)
    {
      check_missing_code (record, findings);
      return;
    }
  length = strlen (code);
  if (length < 6 || length > 30 || strspn (code, "0123456789") != length)
    mst_findings_add (findings, mst_record_type_find (&mst_area_type, "code"), TRUE,
                      "unreadable-value",
                      g_strdup_printf (_ ("“%s” is no area code: it has 6 to 30 digits."), code));
}

const MstRecordType mst_area_type = {
  .name = "area",
  .plural = "areas",
  .label = N_ ("Area"),
  .label_plural = N_ ("Areas"),
  .icon = "mst-area-symbolic",
  .counter_one = N_ ("%s area"),
  .counter = N_ ("%s areas"),
  .invitation =
    N_ ("Areas are the district, its subdistricts, communities and compounds. They come with the "
        "list of areas of a new district and with the compound ledger."),
  .sheet_zh = "区域",
  .title_zh = "区域一览表",
  .counter_zh = "个",
  .title_field = "name",
  .identities = identities,
  .fold_title = fold_title,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .duplicates_place = 2,
  .check = check,
};
