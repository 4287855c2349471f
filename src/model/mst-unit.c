/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The unit: an organisation that answers for places and whose people work there. */
#include "config.h"

#include "mst-ended.h"
#include "mst-record-type.h"

#include <glib/gi18n-lib.h>

static const MstField fields[] = {
  {
    .name = "name",
    .label = N_ ("Name"),
    .kind = MST_FIELD_TEXT,
    .flags = MST_FIELD_REQUIRED | MST_FIELD_UNIQUE | MST_FIELD_SEARCHED | MST_FIELD_SORT_KEYS
             | MST_FIELD_LISTED,
    .section = N_ ("Unit"),
    .headings =
      "单位名称|单位|单位全称|包联单位|包联单位名称|包保单位|包保单位名称|机构名称|"
      "组织机构名称|组织机构|组织名称|部门名称|部门|部门单位|企业名称|共建单位|"
      "共建单位名称|报到单位|结对单位|名称|包联部门|包保部门|联系单位|"
      "包联部门单位|包保部门单位|包联包保单位|包联单位全称|包保单位全称|单位中文名称|单位名|成员单位|责任单位|下沉单位|派出单位|参与单位|党组织名称|机关单位|"
      "机关单位名称|结对单位名称|单位全名|责任单位名称|承包单位|单位包联",
  },
  {
    .name = "kind",
    .label = N_ ("Kind"),
    .kind = MST_FIELD_CHOICE,
    .section = N_ ("Unit"),
    .choices = "unit-kind",
    .headings = "单位性质|单位类别|单位类型|性质|类别|类型|机构类型|机构性质|单位属性",
  },
  {
    .name = "level",
    .label = N_ ("Affiliation"),
    .kind = MST_FIELD_CHOICE,
    .flags = MST_FIELD_LISTED,
    .section = N_ ("Unit"),
    .choices = "unit-level",
    .headings = "隶属层级|隶属关系|单位层级|级别|单位级别|层级|隶属|隶属级别|单位隶属关系|"
                "单位隶属|所属层级|机构级别|行政级别|"
                "单位隶属层级|所属级别|单位层次|层次|归属层级|隶属层次|层级类别|单位类型层级|"
                "归属",
  },
  {
    .name = "credit_code",
    .label = N_ ("Credit code"),
    .kind = MST_FIELD_CREDIT_CODE,
    .flags = MST_FIELD_LISTED,
    .section = N_ ("Unit"),
    .headings =
      "统一社会信用代码|信用代码|社会信用代码|统一信用代码|统一代码|统一社会信用代码证号|"
      "组织机构代码|机构代码|单位代码|单位信用代码|社会统一信用代码|"
      "社会信用统一代码|单位统一社会信用代码|统一社会信用码|机构信用代码|统一信用编码|统一社会信用代码18位|法人代码|信用编码",
  },
  {
    .name = "superior",
    .label = N_ ("Superior"),
    .kind = MST_FIELD_REFERENCE,
    .section = N_ ("Unit"),
    .reference = "unit",
    .headings = "上级单位|主管单位|主管部门|上级主管单位|上级主管部门|上级机构|上级|隶属单位|"
                "归口单位|所属系统单位",
  },
  {
    .name = "members",
    .label = N_ ("In-service members"),
    .kind = MST_FIELD_INTEGER,
    .flags = MST_FIELD_SUMMED | MST_FIELD_LISTED,
    .section = N_ ("Liaison"),
    .unit = N_ ("people"),
    .unit_zh = "人",
    .headings =
      "在职党员数|党员数|党员人数|在职党员人数|在职党员|党员数量|党员总数|在职党员数量|"
      "在职党员总数|现有党员数|现有党员|党员|"
      "党员人数合计|在册党员数|在岗党员数|党员总人数|单位党员数|单位党员人数|在职党员名数|在职党员数人",
    .minimum = 0,
    .maximum = 1000000,
  },
  {
    .name = "capacity",
    .label = N_ ("Liaison capacity"),
    .kind = MST_FIELD_INTEGER,
    .flags = MST_FIELD_SUMMED | MST_FIELD_LISTED,
    .section = N_ ("Liaison"),
    .unit = N_ ("compounds"),
    .unit_zh = "个",
    .headings =
      "可包联小区数|可承担数|包联能力|可包数量|包联小区上限|可包联数|可包联数量|"
      "可包联小区数量|可包联小区|可承担小区数|可承担包联数|可承担包联小区数|包联上限|"
      "包联数上限|可包保小区数|可包保数|包保能力|包保上限|可包小区数|可联系小区数|"
      "可承包小区数|拟包联小区数|"
      "承接上限|可承接小区数|可承接数|可承接包联数|最多包联数|最多包联小区数|最多可包联小区数|包联限额|"
      "可对接小区数|拟承担小区数|承载能力|可包小区|可包联上限|最多可包|"
      "最大包联数|承包上限|包联容量|可承接小区|可认领小区数|可负责小区数|可结对小区数|可包片区数|"
      "可包院落数|可承担小区|可承担包联小区|承担能力|能力上限|可结对数|结对上限",
    .minimum = 0,
    .maximum = 10000,
  },
  {
    .name = "contact",
    .label = N_ ("Contact"),
    .kind = MST_FIELD_NAME,
    .flags = MST_FIELD_SEARCHED | MST_FIELD_LISTED,
    .section = N_ ("Contact"),
    .headings =
      "联络员|联系人|单位联系人|负责联络人|单位联络员|联络人|联系人姓名|联络员姓名|"
      "联络人姓名|具体联系人|工作联系人|对接人|负责人|经办人|具体负责人|牵头人|姓名|"
      "单位联系人姓名|工作联络员|联络人员|联系员|对接人姓名|联系人员|单位负责人|负责同志|"
      "主要联系人|负责人姓名|单位联络人|联络人及电话|联系负责人|分管领导|包联联络员|contact",
  },
  {
    .name = "phone",
    .label = N_ ("Telephone"),
    .kind = MST_FIELD_PHONE,
    .flags = MST_FIELD_SENSITIVE | MST_FIELD_SEARCHED | MST_FIELD_LISTED,
    .section = N_ ("Contact"),
    .headings =
      "联系电话|电话|手机|手机号|手机号码|联系方式|联络员电话|联系人电话|联系手机|"
      "移动电话|联络电话|办公电话|电话号码|联系人手机|联络员手机|联系人联系方式|"
      "联络员联系方式|联系人手机号|负责人电话|固定电话|座机|"
      "通讯方式|联络方式|联络员手机号|联络人电话|联络人手机|对接人电话|联系人手机号码|联络员手机号码|"
      "手机联系电话|联系人电话号码|联络电话号码",
  },
  {
    .name = "area",
    .label = N_ ("Located in"),
    .kind = MST_FIELD_REFERENCE,
    .flags = MST_FIELD_LISTED,
    .section = N_ ("Location"),
    .reference = "area",
    .headings =
      "所在街道|街道|所属街道|街道名称|所在区域|所属区域|属地街道|所在街道乡镇|"
      "所属街道乡镇|街道乡镇|乡镇街道|所在乡镇街道|所属乡镇街道|乡镇|所在乡镇|所属乡镇|"
      "镇街|街镇|所在镇街|所在街镇|所属镇街|所属街镇|街乡|街乡镇|注册街道|驻地街道|属地|"
      "所在辖区|辖区|街道办事处|所在地|"
      "所在街镇乡|单位所在街道|所在地街道|街道办|所在街道办事处|所属街道办事处|街道地区|坐落街道|"
      "所属辖区|驻在街道|所处街道|对口街道",
  },
  {
    .name = "address",
    .label = N_ ("Address"),
    .kind = MST_FIELD_TEXT,
    .section = N_ ("Location"),
    .headings = "地址|单位地址|详细地址|办公地址|通讯地址|联系地址|注册地址|办公地点|单位所在地|"
                "具体地址",
  },
  {
    .name = "longitude",
    .label = N_ ("Longitude"),
    .kind = MST_FIELD_DECIMAL,
    .section = N_ ("Location"),
    .unit = N_ ("°"),
    .headings = "经度|东经|经度坐标|坐标经度|lng|lon|long|longitude|X|X坐标",
    .minimum = 73,
    .maximum = 136,
  },
  {
    .name = "latitude",
    .label = N_ ("Latitude"),
    .kind = MST_FIELD_DECIMAL,
    .section = N_ ("Location"),
    .unit = N_ ("°"),
    .headings = "纬度|北纬|纬度坐标|坐标纬度|lat|latitude|Y|Y坐标",
    .minimum = 3,
    .maximum = 54,
  },
  MST_FIELD_ENDED (N_ ("Out of use from"), "停用日期|停用时间|撤销日期|撤销时间|注销日期|"
                                           "注销时间|撤并日期|撤并时间|退出日期|退出时间"),
  {
    .name = "note",
    .label = N_ ("Note"),
    .kind = MST_FIELD_NOTE,
    .section = N_ ("Note"),
    .headings = "备注|说明|备注说明|其他说明|备注信息",
  },
};

static const char *const identities[] = { "name", "credit_code", NULL };

const MstRecordType mst_unit_type = {
  .name = "unit",
  .plural = "units",
  .label = N_ ("Unit"),
  .label_plural = N_ ("Units"),
  .icon = "mst-unit-symbolic",
  .counter_one = N_ ("%s unit"),
  .counter = N_ ("%s units"),
  .invitation =
    N_ ("Units are the agencies, enterprises and schools that answer for places. Import the "
        "list of units."),
  .sheet_zh = "单位",
  .title_zh = "单位名册",
  .counter_zh = "个",
  .title_field = "name",
  .identities = identities,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .duplicates_place = 3,
};
