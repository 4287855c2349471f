/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The code lists about places, units and posts, with the words offices use for each value. */
#include "config.h"

#include "mst-choice-data.h"

static const MstChoice flags[] = {
  { "0", "No", "否",
    "无|没有|不是|不|未|非|×|✗|✘|✕|☒|☐|X|N|F|false|不合格|未通过|未合格|未培训|"
    "无物业|没有物业|非物管|非物管小区|非物业小区|无物业小区|非全天|不是全天|非24小时|"
    "未参加|不参加|未接受培训|未完成|不是的|非全天候|无物业管理|未引入|自管|无物业老旧小区|白天|日间|仅白天" },
  { "1", "Yes", "是",
    "有|已|对|√|✓|✔|☑|V|Y|T|true|合格|通过|已合格|已通过|已培训|"
    "有物业|物管|物管小区|物业小区|有物业小区|全天|24小时|24小时值守|全天值守|"
    "已参加|参加|已接受培训|已完成|完成|是的|全天候|全天24小时|昼夜|三班倒|物业管理|有物业管理|专业物业|市场化物业|已引入" },
};

static const MstChoiceSet flag_set = { "flag", NULL, MST_CHOICES (flags) };

static const MstChoice area_levels[] = {
  { "1", "District", "区县", "区|县|市辖区|县区|县级市|市区县" },
  { "2", "Subdistrict", "街道",
    "乡镇|街道乡镇|乡镇街道|镇街|街镇|街乡|街乡镇|镇|乡|街道办|街道办事处|地区|地区办事处" },
  { "3", "Community", "社区", "村|社区村|村社区|村居|行政村|居委会|社区居委会|村委会" },
  { "4", "Compound", "小区",
    "院落|住宅小区|居民小区|大院|院|居住小区|平房区|小区院落|小区（片区）|小区（院落）" },
  { "5", "Zone", "片区", "片|分区|小片区" },
  { "6", "Building", "楼栋", "楼|栋|幢|楼幢|微网格|楼门|楼宇|单元楼" },
};

static const MstChoiceSet area_level_set = { "area-level", NULL, MST_CHOICES (area_levels) };

static const MstChoice unit_kinds[] = {
  { "1", "Agency", "机关",
    "机关单位|党政机关|行政机关|行政单位|行政|党群机关|政府机关|公务员单位" },
  { "2", "Public institution", "事业单位", "事业|参公事业单位|参照公务员法管理单位" },
  { "3", "State enterprise", "国有企业",
    "国企|央企|国有控股企业|国有独资企业|中央企业|市属国企|区属国企" },
  { "4", "Company", "非公企业",
    "企业|公司|民营企业|私营企业|非公有制企业|非公经济组织|外资企业|两新组织企业" },
  { "5", "Property company", "物业公司", "物业|物业企业|物业服务企业|物业服务公司" },
  { "6", "School", "学校", "高校|中小学|院校|大学|中学|幼儿园|教育机构" },
  { "7", "Social organisation", "社会组织", "社会团体|社团|民办非企业单位|民非|基金会|协会|商会" },
  { "8", "Hospital", "医院", "医疗机构|卫生机构|社区卫生服务中心" },
  { "9", "Other", "其他", "其它|其他单位" },
};

static const MstChoiceSet unit_kind_set = { "unit-kind", NULL, MST_CHOICES (unit_kinds) };

static const MstChoice unit_levels[] = {
  { "0", "National", "中央",
    "中央单位|央属|央直|中直|国直|中央直属|中央国家机关|驻京中央单位|国家级" },
  { "1", "City", "市直",
    "市属|市级|市直单位|市直机关|市属单位|市级单位|市级机关|省直|省属|省市直|省市直单位|"
    "市管|市直属|市直部门|市直属单位|省级|省部属|省直单位|省属单位|驻区市属单位|市级部门" },
  { "2", "District", "区直",
    "区属|区级|区直单位|区直机关|区属单位|区级单位|区级机关|县直|县属|县级|县直单位|县直机关|"
    "区管|区直属|区直部门|区直属单位|区级部门|县区直|县区直单位|区县直|区县级|县级单位|县级机关|县直部门" },
  { "3", "Subdistrict", "街道",
    "街道级|街道所属|街属|街道单位|街道属|乡镇|镇街|街镇|街乡|街道乡镇|乡镇街道|镇级|乡镇级|"
    "街道管理|街道办|街道办事处|街道直属|镇属|镇|乡|乡镇单位|乡镇所属|镇街级|街镇级|街道镇" },
  { "4", "Enterprise", "企业",
    "企业单位|公司|国企|国有企业|民企|驻区企业|驻地企业|"
    "辖区企业|非公企业|民营企业|私营企业|企业类|国有控股企业|两新组织|驻区国企|外企" },
};

static const MstChoiceSet unit_level_set = { "unit-level", NULL, MST_CHOICES (unit_levels) };

static const MstChoice post_kinds[] = {
  { "1", "Checkpoint", "关卡值守",
    "关卡|值守|卡口|卡口值守|卡点|卡点值守|关口|关口值守|门岗|门岗值守|门口值守|小区卡口|"
    "小区门岗|检查点|查验点|出入口|出入口值守|出入口管控|社区卡口|岗亭|测温点|测温值守|"
    "卡口值守点|卡点值守点|值守点|出入口值守点|小区出入口|小区出入口值守|小区卡口值守|小区门口|小区值守|门口|门岗执勤|卡口执勤|卡点执勤|执勤|执勤点|卡口查验|卡点查验|扫码测温|测温扫码|扫码登记|出入口测温|出入口查验|卡口管控|交通卡口|村口|村口值守|路口|路口值守|村口卡点|疫情防控卡点|防疫卡点|防疫卡口" },
  { "2", "Publicity", "政策宣传",
    "宣传|政策宣讲|宣讲|宣传引导|防疫宣传|宣传点|宣传岗|政策宣传岗|"
    "政策宣传点|宣传动员|入户宣传|宣传教育|防疫政策宣传|宣传服务|疫情防控宣传" },
  { "3", "Persuasion", "人员劝导",
    "劝导|劝导点|劝导岗|秩序劝导|人员疏导|巡查劝导|聚集劝导|劝返|"
    "人员劝导点|劝导员|劝返点|人员劝返|文明劝导|劝导巡查|巡逻劝导|劝导服务|疏导|劝导值守|聚集疏导|秩序维护|秩序引导" },
  { "4", "Isolation supervision", "隔离监督",
    "隔离|隔离管控|隔离看护|隔离值守|居家隔离监督|居家隔离值守|居家监督|隔离点|隔离监管|监督隔离|"
    "隔离监督点|居家隔离|居家隔离看护|居家隔离管控|居家管控|隔离点值守|隔离点监督|隔离人员监督|居家监测|健康监测|隔离户值守|隔离管理" },
  { "9", "Other", "其他", "其它|其他点位|其他类别" },
};

static const MstChoiceSet post_kind_set = { "post-kind", NULL, MST_CHOICES (post_kinds) };

static const MstChoice liaison_kinds[] = {
  { "1", "District leader", "区领导包街道",
    "区领导|区级领导|区领导包联街道|区领导包保街道|区领导联系街道|县领导|县级领导|县领导包乡镇|"
    "区领导包乡镇|区领导包镇街" },
  { "2", "Subdistrict leader", "街道领导包社区",
    "街道领导|街道班子|街道领导包联社区|街道领导包保社区|街道领导联系社区|街道班子成员|乡镇领导|"
    "乡镇领导包村|镇领导包村|街道干部包社区|处级领导包社区" },
  { "3", "Unit", "单位包联",
    "单位|包联单位|单位包社区|单位包小区|单位包联社区|单位包联小区|单位包保|部门包联|部门包社区|"
    "部门包小区|机关单位包联|单位结对" },
  { "4", "Cadre", "干部包小区",
    "干部|包联干部|干部包联|干部包联小区|街道干部包小区|社区干部包小区|干部包楼|干部包片|"
    "党员干部包小区|干部包院" },
  { "5", "Member with household", "党员包户",
    "党员|包户|党员包联户|党员联系户|党员联户|干部包户|党员干部包户|包户党员|党员结对" },
};

static const MstChoiceSet liaison_kind_set = { "liaison-kind", NULL, MST_CHOICES (liaison_kinds) };

static const MstChoice planning_rule_kinds[] = {
  { "1", "Fixed", "固定", "固定包联|锁定|指定|指定包联|lock|locked" },
  { "2", "Never", "不得", "不得包联|禁止|回避|回避包联|排除|forbid|forbidden" },
  { "3", "Rather", "优先", "优先包联|优先考虑|倾向|prefer|preferred" },
  { "4", "Within", "限于", "限于区域|限定|限定区域|只在|仅限|limit" },
  { "5", "At least", "至少", "至少包联|不少于|最少|at_least|at-least|minimum" },
  { "6", "Needs no unit", "免包", "不需单位|无需单位|无需包联|不需包联|不包联|closed|none" },
};

static const MstChoiceSet planning_rule_kind_set = { "planning-rule-kind", NULL,
                                                     MST_CHOICES (planning_rule_kinds) };

const MstChoiceSet *const mst_choice_data_office[] = {
  &flag_set,      &area_level_set,   &unit_kind_set,          &unit_level_set,
  &post_kind_set, &liaison_kind_set, &planning_rule_kind_set, NULL,
};
