/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The person: everybody who can be sent to a place, and what his papers must agree on. */
#include "config.h"

#include "mst-ended.h"
#include "mst-number.h"
#include "mst-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const MstField fields[] = {
  {
    .name = "name",
    .label = N_ ("Full name"),
    .kind = MST_FIELD_NAME,
    .flags = MST_FIELD_REQUIRED | MST_FIELD_SEARCHED | MST_FIELD_SORT_KEYS | MST_FIELD_LISTED,
    .section = N_ ("Identity"),
    .headings =
      "姓名|名字|人员姓名|党员姓名|干部姓名|志愿者姓名|本人姓名|中文姓名|人员|"
      "人员名单|人员名字|姓名全称|下沉人员姓名|下沉人员|员工姓名|"
      "人员姓名姓名|职工姓名|队员姓名|工作人员姓名|工作人员|姓名全名|姓氏名字|报到人|报到人员|"
      "报到人姓名|name|"
      "下沉干部姓名|下沉党员姓名|报到党员姓名|社工姓名|志愿者党员姓名|群众姓名|成员姓名|fullname",
  },
  {
    .name = "sex",
    .label = N_ ("Sex"),
    .kind = MST_FIELD_CHOICE,
    .flags = MST_FIELD_LISTED | MST_FIELD_IN_NUMBER,
    .section = N_ ("Identity"),
    .choices = "sex",
    .headings = "性别|男女|性別|"
                "性别男女|男女性别|男或女|gender|sex",
  },
  {
    .name = "birth",
    .label = N_ ("Born"),
    .kind = MST_FIELD_DATE,
    .flags = MST_FIELD_LISTED | MST_FIELD_IN_NUMBER,
    .section = N_ ("Identity"),
    .headings = "出生年月|出生日期|出生时间|生日|出生年月日|出生|出生年份|出生年|生年月|生年月日|"
                "出生年月份|出生日|出生的日期|生日日期|年月日|birthday|"
                "dob|dateofbirth|birthdate|birth|出生年月日期|公历生日",
  },
  {
    .name = "citizen_number",
    .label = N_ ("Citizen number"),
    .kind = MST_FIELD_CITIZEN_NUMBER,
    .flags = MST_FIELD_SENSITIVE | MST_FIELD_UNIQUE | MST_FIELD_SEARCHED | MST_FIELD_LISTED,
    .section = N_ ("Identity"),
    .headings =
      "公民身份号码|身份证号|身份证号码|身份证|居民身份证号|居民身份证号码|居民身份证|"
      "证件号码|证件号|公民身份证号码|公民身份证号|公民身份证|公民身份号|身份号码|"
      "有效证件号码|有效身份证件号码|身份证件号码|身份证件号|本人身份证号|本人身份证号码|"
      "18位身份证号|身份证编号|"
      "证件编号|身份证件|身份证信息|居民身份号码|身份证明号码|ID|ID号|身份证ID|身份证号码证件号码|"
      "居民身份证编号|二代身份证号|二代身份证号码|公民身份证件号码|身份证号证件号|"
      "证件号码身份证|公民身份证明号码|有效证件号|有效身份证件|身份证件号码18位|idnumber|idcard|idno|citizenid|本人身份证",
  },
  {
    .name = "phone",
    .label = N_ ("Telephone"),
    .kind = MST_FIELD_PHONE,
    .flags = MST_FIELD_SENSITIVE | MST_FIELD_SEARCHED | MST_FIELD_LISTED,
    .section = N_ ("Identity"),
    .headings =
      "联系电话|手机|手机号|手机号码|电话|联系方式|移动电话|联系手机|电话号码|本人电话|"
      "手机电话|联系号码|联系手机号|联系电话号码|个人电话|联络电话|本人手机|本人手机号|"
      "本人联系方式|联系电话手机|移动电话号码|手机联系电话|"
      "通讯方式|联络方式|常用电话|手机号码联系电话|手机联系方式|联系人电话|电话手机|通讯电话|"
      "联系电话手机号|手机或电话|phone|tel|mobile|"
      "联系电话1|手机号1|手机1|移动手机|本人联系电话|联系人手机号码|telephone|cellphone|phonenumber|mobilephone|contactnumber|手机长号|长号|手机号码长号",
  },
  {
    .name = "ethnic_group",
    .label = N_ ("Ethnic group"),
    .kind = MST_FIELD_CHOICE,
    .section = N_ ("Identity"),
    .choices = "ethnic-group",
    .headings = "民族|族别|民族成份|民族成分|所属民族|族|"
                "民族类别|民族族别|属何民族|"
                "民族名称|ethnicity|ethnicgroup|nation",
  },
  {
    .name = "education",
    .label = N_ ("Education"),
    .kind = MST_FIELD_CHOICE,
    .section = N_ ("Identity"),
    .choices = "education",
    .headings =
      "文化程度|学历|最高学历|教育程度|学历层次|全日制学历|学历情况|受教育程度|第一学历|"
      "学历学位|文化水平|"
      "学历文化程度|最高学历学位|文化|学历教育|现有学历|"
      "学历及学位|文化程度学历|全日制学历学位|最高学历层次|现学历|毕业学历|education|degree",
  },
  {
    .name = "political_status",
    .label = N_ ("Political status"),
    .kind = MST_FIELD_CHOICE,
    .flags = MST_FIELD_LISTED,
    .section = N_ ("Party"),
    .choices = "political-status",
    .headings = "政治面貌|面貌|政治身份|党派|政治面貌情况|政治情况|党团|党员身份|党派身份|"
                "政治面目|政治|党团员|政治面貌党派|党派政治面貌|政治面貌类别|"
                "政治党派|现政治面貌|是否党员政治面貌|党员群众|politicalstatus",
  },
  {
    .name = "joined",
    .label = N_ ("Joined the Party"),
    .kind = MST_FIELD_DATE,
    .section = N_ ("Party"),
    .headings =
      "入党时间|入党日期|加入党组织时间|入党年月|参加党派时间|入党年月日|加入党组织日期|"
      "加入中共时间|加入中国共产党时间|何时入党|入党|参加党组织时间|加入党派时间|"
      "入党入团时间|入党团时间|党员入党时间|"
      "入党的时间|加入组织时间|参加组织时间|加入党派日期|入党年份|党员入党日期|加入中国共产党日期|入党时间年月|"
      "何时加入中国共产党|何时加入中共|何时加入党组织|何时参加党派|加入中共日期|加入党组织年月|入党或入团时间|党龄起算时间|入党转正前时间|joined|joineddate|partyjoindate",
  },
  {
    .name = "class",
    .label = N_ ("Class"),
    .kind = MST_FIELD_CHOICE,
    .flags = MST_FIELD_REQUIRED | MST_FIELD_LISTED,
    .section = N_ ("Role"),
    .choices = "person-class",
    .headings =
      "人员类别|类别|人员类型|身份类别|人员身份|队伍类别|力量类别|类型|力量类型|身份|"
      "队伍类型|人员分类|身份类型|人员性质|力量来源|人员来源|所属队伍|队伍|分类|力量分类|"
      "人员属性|所属类别|所属力量|"
      "人员种类|岗位类别|角色|身份分类|人员构成|参与身份|工作身份|人员归类|队伍分类|"
      "力量种类|人员所属类别|人员身份类别|工作人员类别|人员性质类别|力量属性|"
      "下沉类别|下沉人员类别|下沉人员类型|下沉类型|报到类别|报到人员类别|志愿者类别|志愿者类型|党员类别身份|人员身份类型|人员岗位类别|防控力量类别|防控人员类别|参与人员类别|队员类别|在岗类别|身份界别|category|class|persontype|personclass",
  },
  {
    .name = "area",
    .label = N_ ("Report-in community"),
    .kind = MST_FIELD_REFERENCE,
    .flags = MST_FIELD_REQUIRED | MST_FIELD_LISTED,
    .section = N_ ("Role"),
    .reference = "area",
    .headings =
      "报到社区|所在社区|社区|社区名称|下沉社区|服务社区|所属社区|村居|社区村|村社区|"
      "包保社区|派驻社区|报到社区村|报到社区名称|报到地|报到地点|报到村居|所在村居|"
      "所属村居|下沉社区名称|下沉村居|下沉点|下沉地点|下沉点位|派驻村居|派驻地|包联社区|"
      "居住社区|居住地社区|居住地所在社区|所属居委会|居委会|社区居委会|双报到社区|"
      "回报到社区|支援社区|对接社区|分配社区|工作社区|属地社区|值守社区|执勤社区|参与社区|"
      "所在社区村|所属社区村|所属村社区|村|行政村|所在村|所属村|报到村|下沉村|派驻村|包保村|服务村|"
      "现居住社区|居住地村居|现住社区|双报到村居|双报到社区村|居住社区村|community|village",
  },
  {
    .name = "workplace",
    .label = N_ ("Workplace"),
    .kind = MST_FIELD_TEXT,
    .flags = MST_FIELD_SEARCHED | MST_FIELD_LISTED,
    .section = N_ ("Work"),
    .headings =
      "工作单位|单位|所在单位|单位名称|现工作单位|工作单位及部门|工作单位名称|所属单位|"
      "任职单位|派出单位|选派单位|原单位|原工作单位|工作单位全称|单位全称|所在单位名称|"
      "单位部门|工作部门|部门|就职单位|服务单位|所在部门|来源单位|工作单位及职务|"
      "派出单位名称|人事关系所在单位|本职单位|供职单位|所在工作单位|工作单位部门|"
      "就业单位|现单位|现工作单位名称|供职部门|隶属单位|单位或部门|工作单位部门名称|人员所属单位|"
      "所在机关|所在工作单位名称|选派单位名称|来自单位|所属部门单位|公司|单位简称|工作机构|"
      "organization|organisation|workplace|employer|company|workunit|所在单位及职务|单位及部门|所在单位及部门|单位科室|所在科室|就职公司",
  },
  {
    .name = "unit",
    .label = N_ ("Unit"),
    .kind = MST_FIELD_REFERENCE,
    .flags = MST_FIELD_SEARCHED,
    .section = N_ ("Work"),
    .reference = "unit",
    .headings = "包联单位|包保单位|所属包联单位",
  },
  {
    .name = "position",
    .label = N_ ("Position"),
    .kind = MST_FIELD_TEXT,
    .flags = MST_FIELD_LISTED,
    .section = N_ ("Work"),
    .headings = "职务|岗位|担任职务|现任职务|工作岗位|单位及职务|单位职务|现职务|职位|行政职务|"
                "党内职务|工作职务|职务岗位|现任岗位|任职|所任职务|职称职务|现任职|职务职位|"
                "岗位职务|单位职位|职业|"
                "现职|职务名称|任职岗位|担任岗位|工作职位|职务情况|现任岗位职务|现任职位|"
                "担任的职务|职衔|职位名称|"
                "职务职称|职务或职称|职称|原职务|title|position|jobtitle|post",
  },
  {
    .name = "rank",
    .label = N_ ("Rank"),
    .kind = MST_FIELD_CHOICE,
    .section = N_ ("Work"),
    .choices = "rank",
    .headings = "职级|级别|职务层次|职务级别|行政级别|职务职级|职级层次|现职级|公务员职级|"
                "职务等级|行政职级|干部职级|干部级别|公务员级别",
  },
  {
    .name = "skills",
    .label = N_ ("Skills"),
    .kind = MST_FIELD_TEXT,
    .section = N_ ("Role"),
    .headings =
      "特长|专业特长|技能|个人特长|特长技能|技能特长|专长|擅长|服务特长|专业技能|服务意向|"
      "专业资格|职业资格|个人专长",
  },
  {
    .name = "limits",
    .label = N_ ("Limits"),
    .kind = MST_FIELD_TEXT,
    .flags = MST_FIELD_SENSITIVE,
    .section = N_ ("Role"),
    .headings =
      "受限情况|健康状况|身体状况|特殊情况|健康情况|身体情况|不适宜情况|限制条件|家庭情况|"
      "家庭照护情况|不宜安排情况|身体健康状况|特殊困难",
  },
  {
    .name = "trained",
    .label = N_ ("Training passed"),
    .kind = MST_FIELD_FLAG,
    .section = N_ ("Role"),
    .headings =
      "培训合格|是否培训合格|是否培训|是否参加培训|培训情况|是否通过培训|是否经过培训|"
      "培训是否合格|是否参加过培训|参加过培训|是否已培训|是否参加岗前培训|是否受过培训|培训合格情况|trained|training|参加培训|岗前培训|是否岗前培训|已培训|培训",
  },
  MST_FIELD_ENDED (N_ ("Left on"),
                   "离岗日期|离岗时间|离职日期|离职时间|退出日期|退出时间|停用日期|"
                   "停用时间|注销日期|撤回日期|撤回时间|下沉结束日期|下沉结束时间|离岗年月日"),
  {
    .name = "note",
    .label = N_ ("Note"),
    .kind = MST_FIELD_NOTE,
    .section = N_ ("Note"),
    .headings = "备注|说明|备注说明|其他说明|备注信息|其他|其它|remarks|remark|notes|note|comments",
  },
};

static const char *const identities[] = { "citizen_number", "name+phone", "name+workplace+birth",
                                          NULL };

static void
check_sex (const MstRecord *record, const MstNumber *number, MstFindings *findings)
{
  const char *sex = mst_record_get (record, "sex");
  const MstChoiceSet *sexes = mst_choice_set_get ("sex");
  const char *expected = number->sex == MST_SEX_MALE ? "1" : "2";
  const MstChoice *found;

  /* Unknown and not stated contradict nothing. */
  if (sex == NULL || (strcmp (sex, "1") != 0 && strcmp (sex, "2") != 0)
      || strcmp (sex, expected) == 0)
    return;
  found = mst_choice_set_find (sexes, expected);
  mst_findings_add (
    findings, mst_record_type_find (&mst_person_type, "sex"), FALSE, "sex-disagrees",
    g_strdup_printf (_ ("The sex disagrees with the citizen number, which says %s."),
                     mst_choice_get_label (found)));
}

static void
check_birth (const MstRecord *record, const MstNumber *number, MstFindings *findings)
{
  const char *text = mst_record_get (record, "birth");
  char buffer[MST_DATE_ISO_SIZE];
  MstDate birth;

  if (text == NULL || !mst_date_from_iso (text, &birth) || mst_date_covers (birth, number->birth))
    return;
  mst_findings_add (
    findings, mst_record_type_find (&mst_person_type, "birth"), FALSE, "birth-disagrees",
    g_strdup_printf (_ ("The date of birth disagrees with the citizen number, which says %s."),
                     mst_date_to_iso (number->birth, buffer)));
}

/* By a digit that is wrong, most often. */
static void
check_born (const MstRecord *record, MstFindings *findings)
{
  const char *birth = mst_record_get (record, "birth");
  char today[MST_DATE_ISO_SIZE];
  MstDate date;

  if (!mst_date_from_iso (birth, &date)
      || strcmp (birth, mst_date_to_iso (mst_date_today (), today)) <= 0)
    return;
  mst_findings_add (findings, mst_record_type_find (&mst_person_type, "birth"), FALSE,
                    "birth-ahead",
                    g_strdup_printf (_ ("The date of birth %s is in the future."), birth));
}

static void
check (const MstRecord *record, MstFindings *findings)
{
  const char *text = mst_record_get (record, "citizen_number");
  MstNumber number;

  check_born (record, findings);
  if (text == NULL)
    return;
  number = mst_citizen_number_check (text);
  if (number.fault != MST_NUMBER_OK)
    return;
  check_sex (record, &number, findings);
  check_birth (record, &number, findings);
}

static void
complete (MstRecord *record)
{
  MstNumber number = mst_citizen_number_check (mst_record_get (record, "citizen_number"));
  const char *text = mst_record_get (record, "birth");
  char buffer[MST_DATE_ISO_SIZE];
  MstDate birth;

  if (number.fault != MST_NUMBER_OK)
    return;
  if (text == NULL || (mst_date_from_iso (text, &birth) && mst_date_covers (birth, number.birth)))
    mst_record_set (record, "birth", mst_date_to_iso (number.birth, buffer));
  if (mst_record_get (record, "sex") == NULL && number.sex != MST_SEX_UNKNOWN)
    mst_record_set (record, "sex", number.sex == MST_SEX_MALE ? "1" : "2");
}

const MstRecordType mst_person_type = {
  .name = "person",
  .plural = "people",
  .label = N_ ("Person"),
  .label_plural = N_ ("People"),
  .icon = "mst-person-symbolic",
  .counter_one = N_ ("%s person"),
  .counter = N_ ("%s people"),
  .invitation =
    N_ ("People come with the rosters of the subdistricts. Import them as they were sent: "
        ".xlsx, .xls or .csv."),
  .sheet_zh = "人员",
  .title_zh = "人员花名册",
  .counter_zh = "人",
  .title_field = "name",
  .identities = identities,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .duplicates_place = 1,
  .check = check,
  .complete = complete,
};
