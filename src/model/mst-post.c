/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The post: a point that people man in shifts. */
#include "config.h"

#include "mst-ended.h"
#include "mst-record-type.h"

#include <glib/gi18n-lib.h>

static const MstField fields[] = {
  {
    .name = "name",
    .label = N_ ("Name"),
    .kind = MST_FIELD_TEXT,
    .flags = MST_FIELD_REQUIRED | MST_FIELD_SEARCHED | MST_FIELD_SORT_KEYS | MST_FIELD_LISTED,
    .section = N_ ("Post"),
    .headings = "点位名称|点位|卡口名称|值守点位|岗位名称|值守点|值守点名称|值守点位名称|卡口|"
                "卡点名称|卡点|关卡名称|关卡|岗点名称|岗点|岗位|名称|门岗名称|门岗|值守岗位|"
                "服务点位|执勤点位|执勤点|执勤岗位|检查点|检查点名称|出入口名称|出入口|"
                "执勤点名称|服务点|服务点名称|岗位点位|点位岗位名称|点位名|岗名|岗亭名称|"
                "哨点|哨点名称|卡口点位|卡口点位名称|守点名称|防控点|防控点位|防控点名称|"
                "值守地点|执勤地点|值守位置|岗位点位名称",
  },
  {
    .name = "kind",
    .label = N_ ("Kind"),
    .kind = MST_FIELD_CHOICE,
    .flags = MST_FIELD_REQUIRED | MST_FIELD_LISTED,
    .section = N_ ("Post"),
    .choices = "post-kind",
    .headings = "类别|点位类别|点位类型|岗位类型|岗位类别|类型|点位性质|任务类型|任务类别|值守类型|"
                "值守类别|工作类型|工作类别|职责类别|职责|卡口类型|卡口类别|岗位性质|用途|任务|"
                "点位种类|岗位种类|种类|职能|点位职能|工作任务|任务性质|点位用途|"
                "点位任务|值守任务|点位功能|功能|值守性质|岗位职责|岗位任务|性质|"
                "工作内容",
  },
  {
    .name = "area",
    .label = N_ ("Stands in"),
    .kind = MST_FIELD_REFERENCE,
    .flags = MST_FIELD_REQUIRED | MST_FIELD_LISTED,
    .section = N_ ("Post"),
    .reference = "area",
    .headings =
      "所在区域|区域|所属区域|点位所在区域|所在地|属地|点位区域|街道社区小区|街道社区|所在街道社区|"
      "所属街道社区|所在街道社区小区|所属街道社区小区|所在社区小区|所属社区小区|社区小区",
  },
  {
    .name = "all_day",
    .label = N_ ("Around the clock"),
    .kind = MST_FIELD_FLAG,
    .flags = MST_FIELD_LISTED,
    .section = N_ ("Manning"),
    .headings =
      "是否24小时|24小时|全天值守|是否全天|是否24小时值守|24小时值守|是否全天候|全天候|"
      "是否全天值守|昼夜值守|是否昼夜值守|是否全时|全天|24小时值班|"
      "是否24小时值班|是否二十四小时|全天24小时|"
      "全天候值守|是否全日|全日值守|是否全日值守|昼夜|24h|24h值守|是否24h|"
      "是否全天24小时值守|是否需24小时值守|是否24小时在岗|昼夜值守情况|是否24h值守|全时值守|是否全时值守",
  },
  {
    .name = "people_per_shift",
    .label = N_ ("People per shift"),
    .kind = MST_FIELD_INTEGER,
    .flags = MST_FIELD_SUMMED | MST_FIELD_LISTED,
    .section = N_ ("Manning"),
    .unit = N_ ("people"),
    .unit_zh = "人",
    .headings =
      "每班人数|单班人数|每班次人数|班次人数|每班次所需人数|每班所需人数|单班次人数|"
      "每班人员|每班配备人数|每班需求人数|每班值守人数|每班岗位人数|需求人数|人数|"
      "所需人数|值守人数|同时在岗人数|在岗人数|每班定员|"
      "每班几人|每班次需要人数|每班人员数|每班配置人数|每班用人|每班需人数|每班需要人数|每班次配备人数|"
      "值守人数班|人数班|人班|单班值守人数|单班次值守人数|单班力量|每班力量|每班安排人数|每班上岗人数|每班在岗人数|班均人数|单次值守人数|每岗人数|岗位人数|每班最低人数|每班额定人数|每次人数",
    .minimum = 1,
    .maximum = 99,
  },
  {
    .name = "shifts_per_day",
    .label = N_ ("Shifts a day"),
    .kind = MST_FIELD_INTEGER,
    .flags = MST_FIELD_LISTED,
    .section = N_ ("Manning"),
    .unit = N_ ("shifts"),
    .unit_zh = "班",
    .headings = "班次|班次数|每日班次|日班次|每日班次数|每天班次|每天班次数|日班次数|班数|每日班数|"
                "每天班数|每日轮班数|轮班数|班制|每日轮换班次|昼夜班次|一日班次|"
                "一天几班|每天几班|每日几班|每天轮换班次|日轮班次|每日排班数|每日轮班|日班数|"
                "班次天|一日几班|每日班次安排|轮换班次|每昼夜班次|排班数|班组数|轮班次数|"
                "每日轮次",
    .minimum = 1,
    .maximum = 12,
  },
  MST_FIELD_ENDED (N_ ("Out of use from"), "停用日期|停用时间|撤销日期|撤销时间|注销日期|"
                                           "撤岗日期|撤岗时间|撤点日期|撤点时间"),
  {
    .name = "note",
    .label = N_ ("Note"),
    .kind = MST_FIELD_NOTE,
    .section = N_ ("Note"),
    .headings = "备注|说明|备注说明|其他说明|备注信息",
  },
};

static const char *const identities[] = { "name+area", NULL };

const MstRecordType mst_post_type = {
  .name = "post",
  .plural = "posts",
  .label = N_ ("Post"),
  .label_plural = N_ ("Posts"),
  .icon = "mst-post-symbolic",
  .counter_one = N_ ("%s post"),
  .counter = N_ ("%s posts"),
  .invitation =
    N_ ("Posts are the checkpoints and other points that people man. Import the list of "
        "posts."),
  .sheet_zh = "点位",
  .title_zh = "点位一览表",
  .counter_zh = "个",
  .title_field = "name",
  .identities = identities,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .duplicates_place = 4,
};
