/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The liaison pair: who answers for a place, from when to when. */
#include "config.h"

#include "mst-liaison.h"

#include "mst-area.h"
#include "mst-ended.h"
#include "mst-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const MstField fields[] = {
  {
    .name = "name",
    .label = N_ ("Pair"),
    .kind = MST_FIELD_TEXT,
    .flags = MST_FIELD_SEARCHED | MST_FIELD_SORT_KEYS | MST_FIELD_LISTED | MST_FIELD_DERIVED,
    .section = N_ ("Liaison"),
    .headings = "包联关系",
  },
  {
    .name = "kind",
    .label = N_ ("Kind"),
    .kind = MST_FIELD_CHOICE,
    .flags = MST_FIELD_REQUIRED | MST_FIELD_GIVEN | MST_FIELD_LISTED,
    .section = N_ ("Liaison"),
    .choices = "liaison-kind",
    .headings = "包联类别|包联类型|包保类别|包保类型|包联方式|包联层级|联系类别|类别|类型",
  },
  {
    .name = "unit",
    .label = N_ ("Liaison unit"),
    .kind = MST_FIELD_REFERENCE,
    .flags = MST_FIELD_LISTED,
    .section = N_ ("Liaison"),
    .reference = "unit",
    .headings =
      "包联单位|包联单位名称|包保单位|包保单位名称|包联部门|包保部门|包联单位全称|包保单位全称|"
      "包联部门单位|包保部门单位|责任单位|责任单位名称|联系单位|联系单位名称|结对单位|结对单位名称|"
      "下沉单位|派驻单位|对口单位|承包单位|单位|单位名称|单位全称|部门|部门单位|包联包保单位|"
      "联系包联单位|挂钩单位|帮扶单位|牵头单位|机关单位",
  },
  {
    .name = "person",
    .label = N_ ("Responsible person"),
    .kind = MST_FIELD_REFERENCE,
    .flags = MST_FIELD_LISTED,
    .section = N_ ("Liaison"),
    .reference = "person",
    .within = "unit",
    .headings =
      "责任人|责任人姓名|包联责任人|包保责任人|包联领导|包联领导姓名|包保领导|包保领导姓名|"
      "包联干部|包联干部姓名|包保干部|包联人|包联人姓名|包联人员|包保人|包保人员|包联党员|"
      "包户党员|包户干部|责任领导|责任领导姓名|单位责任领导|带队领导|牵头领导|分管领导|包联负责人|"
      "包保负责人|单位负责人|单位包联领导|单位领导|联系领导|领导姓名|党员姓名|干部姓名|姓名|"
      "区领导|街道领导|包联区领导|包联街道领导|联系人|领导|第一责任人",
  },
  {
    .name = "area",
    .label = N_ ("Answers for"),
    .kind = MST_FIELD_REFERENCE,
    .flags = MST_FIELD_REQUIRED | MST_FIELD_LISTED,
    .section = N_ ("Liaison"),
    .reference = "area",
    .headings =
      "包联区域|包联小区|包联小区名称|包联社区|包联社区名称|包联街道|包联小区社区|包联社区小区|"
      "包保区域|包保小区|包保小区名称|包保社区|包保社区名称|包保街道|包联点|包联点位|包联片区|"
      "包联对象|包联地点|包保对象|联系小区|联系社区|联系街道|结对小区|结对社区|对接小区|对接社区|"
      "挂钩社区|挂钩小区|下沉小区|下沉社区|责任小区|责任社区|责任区域|包联院落|包联村|包保村|"
      "包联楼院|包联片区小区|包联责任区",
  },
  {
    .name = "household",
    .label = N_ ("Household"),
    .kind = MST_FIELD_TEXT,
    .flags = MST_FIELD_SEARCHED,
    .section = N_ ("Liaison"),
    .headings =
      "包联住户|包联户|包户|住户|包保户|住户姓名|户主|户主姓名|结对户|结对家庭|门牌号|楼门号|"
      "包联家庭|住户地址|楼号门牌",
  },
  {
    .name = "since",
    .label = N_ ("Since"),
    .kind = MST_FIELD_DATE,
    .flags = MST_FIELD_REQUIRED | MST_FIELD_WHOLE_DAY | MST_FIELD_LISTED,
    .section = N_ ("Period"),
    .headings =
      "起始日期|起始时间|开始日期|开始时间|包联起始日期|包联起始时间|包联开始时间|包联时间|"
      "包联日期|包保时间|包保起始时间|起始年月日|生效日期|生效时间|确定时间|到岗时间|"
      "下沉时间|下沉起始时间|启动时间|自何时起|起",
  },
  MST_FIELD_ENDED (
    N_ ("Released from"),
    "解除日期|解除时间|停止日期|停止时间|撤出日期|撤出时间|脱钩日期|脱钩时间|退出日期|"
    "退出时间|终止日期|终止时间"),
  {
    .name = "reason",
    .label = N_ ("Reason"),
    .kind = MST_FIELD_TEXT,
    .section = N_ ("Papers"),
    .headings = "缘由|事由|原因|调整原因|变更原因|包联原因|解除原因|包联依据",
  },
  {
    .name = "document",
    .label = N_ ("Document number"),
    .kind = MST_FIELD_TEXT,
    .flags = MST_FIELD_SEARCHED,
    .section = N_ ("Papers"),
    .headings = "文号|文件号|文件编号|发文字号|批复文号|文件文号|通知文号|文件",
  },
  {
    .name = "note",
    .label = N_ ("Note"),
    .kind = MST_FIELD_NOTE,
    .section = N_ ("Note"),
    .headings = "备注|说明|备注说明|其他说明|备注信息",
  },
};

static const char *const identities[] = { "name+area+since", NULL };

/* The rules of the store know on which days a pair counts, one that begins later too. */
static gboolean
holds (const MstRecord *record)
{
  return FALSE;
}

gboolean
mst_liaison_kind_takes_level (MstLiaisonKind kind, int level)
{
  switch (kind)
    {
    case MST_LIAISON_DISTRICT_LEADER:
      return level == MST_AREA_SUBDISTRICT;
    case MST_LIAISON_SUBDISTRICT_LEADER:
      return level == MST_AREA_COMMUNITY;
    case MST_LIAISON_UNIT:
    case MST_LIAISON_CADRE:
    case MST_LIAISON_MEMBER:
      return level >= MST_AREA_COMMUNITY && level <= MST_AREA_BUILDING;
    default:
      return FALSE;
    }
}

const char *
mst_liaison_guess_kind (gboolean has_unit, gboolean has_household, int level)
{
  if (has_unit)
    return "3";
  if (has_household)
    return "5";
  if (level == MST_AREA_SUBDISTRICT)
    return "1";
  if (level == MST_AREA_COMMUNITY)
    return "2";
  return level > MST_AREA_COMMUNITY ? "4" : NULL;
}

char *
mst_liaison_make_name (const char *who, const char *place, const char *household)
{
  return g_strdup_printf ("%s → %s%s%s", who != NULL ? who : "", place != NULL ? place : "",
                          household != NULL ? " " : "", household != NULL ? household : "");
}

static void
require (const MstRecord *record, const char *field, MstFindings *findings)
{
  int index = mst_record_type_find (&mst_liaison_type, field);

  if (mst_record_get_at (record, (guint) index) == NULL)
    mst_findings_add (
      findings, index, TRUE, "missing-required",
      g_strdup_printf (_ ("“%s” is missing."), mst_field_get_label (&fields[index])));
}

/* @message: (transfer full) */
static void
refuse (const char *field, char *message, MstFindings *findings)
{
  mst_findings_add (findings, mst_record_type_find (&mst_liaison_type, field), TRUE,
                    "unreadable-value", message);
}

static void
check_who (const MstRecord *record, MstFindings *findings)
{
  const char *code = mst_record_get (record, "kind");
  gint64 kind = mst_record_get_integer (record, "kind");

  if (code == NULL)
    {
      if (mst_record_get (record, "unit") == NULL && mst_record_get (record, "person") == NULL)
        require (record, "unit", findings);
      return;
    }
  require (record, kind == MST_LIAISON_UNIT ? "unit" : "person", findings);
  if (kind == MST_LIAISON_MEMBER)
    require (record, "household", findings);
  else if (mst_record_get (record, "household") != NULL)
    refuse ("household",
            g_strdup (_ ("Only a member answers for a household. Choose that kind, or "
                         "leave the household blank.")),
            findings);
  if (kind != MST_LIAISON_UNIT && mst_record_get (record, "unit") != NULL)
    refuse ("unit",
            g_strdup (_ ("A person answers in this kind of pair. Leave the unit blank, or "
                         "choose the kind in which a unit answers.")),
            findings);
}

static void
check (const MstRecord *record, MstFindings *findings)
{
  const char *since = mst_record_get (record, "since");
  const char *ended = mst_record_get (record, MST_ENDED);

  check_who (record, findings);
  if (since != NULL && ended != NULL && strcmp (since, ended) >= 0)
    refuse (MST_ENDED,
            g_strdup_printf (_ ("The pair begins on %s, so it can't be released from %s on."),
                             since, ended),
            findings);
}

const MstRecordType mst_liaison_type = {
  .name = "liaison",
  .plural = "liaisons",
  .label = N_ ("Liaison pair"),
  .label_plural = N_ ("Liaison pairs"),
  .icon = "mst-liaison-symbolic",
  .counter_one = N_ ("%s liaison pair"),
  .counter = N_ ("%s liaison pairs"),
  .invitation =
    N_ ("Liaison pairs say who answers for which place, from when to when. Import the liaison "
        "table, or add the pairs."),
  .sheet_zh = "包联",
  .title_zh = "包联关系一览表",
  .counter_zh = "对",
  .title_field = "name",
  .identities = identities,
  .holds = holds,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = check,
};
