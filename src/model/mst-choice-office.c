/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The code lists about places, units and posts, with the words offices use for each value. */
#include "config.h"

#include "mst-choice-data.h"

static const MstChoice flags[] = {
  { "0", "No", "否",
    "无|没有|不是|不|未|非|×|✗|✘|✕|☒|☐|X|N|F|false|不合格|未通过|未合格|未培训|"
    "无物业|没有物业|非物管|非物管小区|非物业小区|无物业小区|非全天|不是全天|非24小时" },
  { "1", "Yes", "是",
    "有|已|对|√|✓|✔|☑|V|Y|T|true|合格|通过|已合格|已通过|已培训|"
    "有物业|物管|物管小区|物业小区|有物业小区|全天|24小时|24小时值守|全天值守" },
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
    "市属|市级|市直单位|市直机关|市属单位|市级单位|市级机关|省直|省属|省市直|省市直单位" },
  { "2", "District", "区直",
    "区属|区级|区直单位|区直机关|区属单位|区级单位|区级机关|县直|县属|县级|县直单位|县直机关" },
  { "3", "Subdistrict", "街道",
    "街道级|街道所属|街属|街道单位|街道属|乡镇|镇街|街镇|街乡|街道乡镇|乡镇街道|镇级|乡镇级" },
  { "4", "Enterprise", "企业", "企业单位|公司|国企|国有企业|民企|驻区企业|驻地企业" },
};

static const MstChoiceSet unit_level_set = { "unit-level", NULL, MST_CHOICES (unit_levels) };

static const MstChoice post_kinds[] = {
  { "1", "Checkpoint", "关卡值守",
    "关卡|值守|卡口|卡口值守|卡点|卡点值守|关口|关口值守|门岗|门岗值守|门口值守|小区卡口|"
    "小区门岗|检查点|查验点|出入口|出入口值守|出入口管控|社区卡口|岗亭|测温点|测温值守" },
  { "2", "Publicity", "政策宣传", "宣传|政策宣讲|宣讲|宣传引导|防疫宣传|宣传点|宣传岗|政策宣传岗" },
  { "3", "Persuasion", "人员劝导", "劝导|劝导点|劝导岗|秩序劝导|人员疏导|巡查劝导|聚集劝导|劝返" },
  { "4", "Isolation supervision", "隔离监督",
    "隔离|隔离管控|隔离看护|隔离值守|居家隔离监督|居家隔离值守|居家监督|隔离点|隔离监管|监督隔离" },
  { "9", "Other", "其他", "其它|其他点位|其他类别" },
};

static const MstChoiceSet post_kind_set = { "post-kind", NULL, MST_CHOICES (post_kinds) };

const MstChoiceSet *const mst_choice_data_office[] = {
  &flag_set, &area_level_set, &unit_kind_set, &unit_level_set, &post_kind_set, NULL,
};
