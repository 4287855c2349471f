/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The planning rule: what every plan of the liaison keeps to, from when to when. */
#include "config.h"

#include "mst-planning-rule.h"

#include "mst-ended.h"
#include "mst-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const MstField fields[] = {
  {
    .name = "name",
    .label = N_ ("Rule"),
    .kind = MST_FIELD_TEXT,
    .flags = MST_FIELD_SEARCHED | MST_FIELD_SORT_KEYS | MST_FIELD_LISTED | MST_FIELD_DERIVED,
    .section = N_ ("Rule"),
    .headings = "规则",
  },
  {
    .name = "kind",
    .label = N_ ("Kind"),
    .kind = MST_FIELD_CHOICE,
    .flags = MST_FIELD_REQUIRED | MST_FIELD_LISTED,
    .section = N_ ("Rule"),
    .choices = "planning-rule-kind",
    .headings = "规则类别|规则类型|规则种类",
  },
  {
    .name = "unit",
    .label = N_ ("Unit"),
    .kind = MST_FIELD_REFERENCE,
    .flags = MST_FIELD_LISTED | MST_FIELD_MAY_LACK,
    .section = N_ ("Rule"),
    .reference = "unit",
    .headings = "单位|单位名称|包联单位|包联单位名称|规则单位",
  },
  {
    .name = "area",
    .label = N_ ("Place or area"),
    .kind = MST_FIELD_REFERENCE,
    .flags = MST_FIELD_LISTED | MST_FIELD_MAY_LACK,
    .section = N_ ("Rule"),
    .reference = "area",
    .headings = "区域|包联区域|包联小区|限定区域|规则区域|小区或区域",
  },
  {
    .name = "number",
    .label = N_ ("At least"),
    .kind = MST_FIELD_INTEGER,
    .section = N_ ("Rule"),
    .unit = N_ ("places"),
    .unit_zh = "处",
    .headings = "至少处数|最少处数|最少包联数|至少包联数",
    .minimum = 1,
    .maximum = 9999,
  },
  {
    .name = MST_SINCE,
    .label = N_ ("Since"),
    .kind = MST_FIELD_DATE,
    .flags = MST_FIELD_REQUIRED | MST_FIELD_WHOLE_DAY | MST_FIELD_LISTED,
    .section = N_ ("Period"),
    .headings = "起始日期|起始时间|开始日期|开始时间|生效日期|生效时间",
  },
  MST_FIELD_ENDED (N_ ("No longer from"), "停用日期|停用时间|失效日期|失效时间|终止日期|终止时间"),
  {
    .name = "reason",
    .label = N_ ("Reason"),
    .kind = MST_FIELD_TEXT,
    .flags = MST_FIELD_SEARCHED | MST_FIELD_LISTED,
    .section = N_ ("Papers"),
    .headings = "缘由|事由|原因|依据",
  },
  {
    .name = "document",
    .label = N_ ("Document number"),
    .kind = MST_FIELD_TEXT,
    .flags = MST_FIELD_SEARCHED | MST_FIELD_LISTED,
    .section = N_ ("Papers"),
    .headings = "文号|文件号|文件编号|发文字号|批复文号|文件文号|通知文号|文件",
  },
  {
    .name = "note",
    .label = N_ ("Note"),
    .kind = MST_FIELD_NOTE,
    .section = N_ ("Note"),
    .headings = "备注|说明",
  },
};

static const char *const identities[] = { "kind+unit+area+since", NULL };

/* That a place needs no unit is in nobody's way when it goes out of use. */
static gboolean
holds (const MstRecord *record)
{
  return mst_record_get_integer (record, "kind") != MST_PLANNING_RULE_CLOSED;
}

gboolean
mst_planning_rule_kind_has_unit (MstPlanningRuleKind kind)
{
  return kind != MST_PLANNING_RULE_CLOSED;
}

gboolean
mst_planning_rule_kind_has_area (MstPlanningRuleKind kind)
{
  return kind != MST_PLANNING_RULE_AT_LEAST;
}

char *
mst_planning_rule_make_name (MstPlanningRuleKind kind, const char *unit, const char *area,
                             const char *number)
{
  const char *who = unit != NULL ? unit : "", *where = area != NULL ? area : "";

  switch (kind)
    {
    case MST_PLANNING_RULE_LOCK:
      return g_strdup_printf ("%s 固定包联 %s", who, where);
    case MST_PLANNING_RULE_FORBID:
      return g_strdup_printf ("%s 不得包联 %s", who, where);
    case MST_PLANNING_RULE_PREFER:
      return g_strdup_printf ("%s 优先包联 %s", who, where);
    case MST_PLANNING_RULE_WITHIN:
      return g_strdup_printf ("%s 限于 %s", who, where);
    case MST_PLANNING_RULE_AT_LEAST:
      return g_strdup_printf ("%s 至少包联 %s 处", who, number != NULL ? number : "");
    case MST_PLANNING_RULE_CLOSED:
      return g_strdup_printf ("%s 免包", where);
    default:
      return g_strdup_printf ("%s %s", who, where);
    }
}

/* --- the rules of one --- */

static void
require (const MstRecord *record, const char *field, gboolean is_needed, MstFindings *findings)
{
  int index = mst_record_type_find (&mst_planning_rule_type, field);
  gboolean is_there = mst_record_get_at (record, (guint) index) != NULL;
  const char *label = mst_field_get_label (&fields[index]);

  if (is_needed && !is_there)
    mst_findings_add (findings, index, TRUE, "missing-required",
                      g_strdup_printf (_ ("“%s” is missing."), label));
  else if (!is_needed && is_there)
    mst_findings_add (
      findings, index, TRUE, "unreadable-value",
      g_strdup_printf (_ ("“%s” has no meaning in a rule of this kind. Leave it blank."), label));
}

static void
check (const MstRecord *record, MstFindings *findings)
{
  MstPlanningRuleKind kind = (MstPlanningRuleKind) mst_record_get_integer (record, "kind");
  const char *since = mst_record_get (record, MST_SINCE);
  const char *ended = mst_record_get (record, MST_ENDED);

  if (kind >= MST_PLANNING_RULE_LOCK && kind <= MST_PLANNING_RULE_N_KINDS)
    {
      require (record, "unit", mst_planning_rule_kind_has_unit (kind), findings);
      require (record, "area", mst_planning_rule_kind_has_area (kind), findings);
      require (record, "number", kind == MST_PLANNING_RULE_AT_LEAST, findings);
    }
  if (since != NULL && ended != NULL && strcmp (since, ended) >= 0)
    mst_findings_add (
      findings, mst_record_type_find (&mst_planning_rule_type, MST_ENDED), TRUE, "unreadable-value",
      g_strdup_printf (_ ("The rule begins on %s, so it can't end before %s."), since, ended));
}

const MstRecordType mst_planning_rule_type = {
  .name = "planning_rule",
  .plural = "rules",
  .label = N_ ("Liaison rule"),
  .label_plural = N_ ("Liaison rules"),
  .icon = "mst-rule-symbolic",
  .counter_one = N_ ("%s liaison rule"),
  .counter = N_ ("%s liaison rules"),
  .invitation =
    N_ ("Every plan of the liaison keeps to these rules: a place that always has a certain unit, a "
        "unit that never serves a place or only serves its own subdistrict. Add one, or set them "
        "while planning."),
  .sheet_zh = "包联规则",
  .title_zh = "包联规则表",
  .counter_zh = "条",
  .title_field = "name",
  .identities = identities,
  .holds = holds,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = check,
};
