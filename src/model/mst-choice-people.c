/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The code lists about people, with the words offices use for each value. */
#include "config.h"

#include "mst-choice-data.h"

static const MstChoice sexes[] = {
  { "0", "Unknown", "未知", "未知性别|未知的性别|不详" },
  { "1", "Male", "男", "男性|男士|M" },
  { "2", "Female", "女", "女性|女士|F" },
  { "9", "Not stated", "未说明", "未说明性别|未说明的性别" },
};

static const MstChoiceSet sex_set = { "sex", "GB/T 2261.1-2003", MST_CHOICES (sexes) };

static const MstChoice ethnic_groups[] = {
  { "01", "Han", "汉族", "汉" },
  { "02", "Mongol", "蒙古族", "蒙古|蒙族|蒙" },
  { "03", "Hui", "回族", "回" },
  { "04", "Tibetan", "藏族", "藏|Zang" },
  { "05", "Uygur", "维吾尔族", "维吾尔|维族|维" },
  { "06", "Miao", "苗族", "苗" },
  { "07", "Yi", "彝族", "彝" },
  { "08", "Zhuang", "壮族", "壮" },
  { "09", "Buyei", "布依族", "布依" },
  { "10", "Korean", "朝鲜族", "朝鲜|鲜族|Chosen" },
  { "11", "Manchu", "满族", "满|Man" },
  { "12", "Dong", "侗族", "侗" },
  { "13", "Yao", "瑶族", "瑶" },
  { "14", "Bai", "白族", "白" },
  { "15", "Tujia", "土家族", "土家" },
  { "16", "Hani", "哈尼族", "哈尼" },
  { "17", "Kazak", "哈萨克族", "哈萨克|哈族" },
  { "18", "Dai", "傣族", "傣" },
  { "19", "Li", "黎族", "黎" },
  { "20", "Lisu", "傈僳族", "傈僳|僳僳族" },
  { "21", "Va", "佤族", "佤" },
  { "22", "She", "畲族", "畲" },
  { "23", "Gaoshan", "高山族", "高山" },
  { "24", "Lahu", "拉祜族", "拉祜" },
  { "25", "Sui", "水族", "水" },
  { "26", "Dongxiang", "东乡族", "东乡" },
  { "27", "Naxi", "纳西族", "纳西" },
  { "28", "Jingpo", "景颇族", "景颇" },
  { "29", "Kirgiz", "柯尔克孜族", "柯尔克孜|柯族" },
  { "30", "Tu", "土族", "土" },
  { "31", "Daur", "达斡尔族", "达斡尔" },
  { "32", "Mulao", "仫佬族", "仫佬" },
  { "33", "Qiang", "羌族", "羌" },
  { "34", "Blang", "布朗族", "布朗" },
  { "35", "Salar", "撒拉族", "撒拉" },
  { "36", "Maonan", "毛南族", "毛南" },
  { "37", "Gelao", "仡佬族", "仡佬" },
  { "38", "Xibe", "锡伯族", "锡伯" },
  { "39", "Achang", "阿昌族", "阿昌" },
  { "40", "Pumi", "普米族", "普米" },
  { "41", "Tajik", "塔吉克族", "塔吉克" },
  { "42", "Nu", "怒族", "怒" },
  { "43", "Uzbek", "乌孜别克族", "乌孜别克|乌兹别克族|乌兹别克" },
  { "44", "Russian", "俄罗斯族", "俄罗斯|Russ" },
  { "45", "Ewenki", "鄂温克族", "鄂温克" },
  { "46", "Deang", "德昂族", "德昂" },
  { "47", "Bonan", "保安族", "保安" },
  { "48", "Yugur", "裕固族", "裕固" },
  { "49", "Gin", "京族", "京" },
  { "50", "Tatar", "塔塔尔族", "塔塔尔" },
  { "51", "Derung", "独龙族", "独龙" },
  { "52", "Oroqen", "鄂伦春族", "鄂伦春" },
  { "53", "Hezhen", "赫哲族", "赫哲" },
  { "54", "Monba", "门巴族", "门巴" },
  { "55", "Lhoba", "珞巴族", "珞巴" },
  { "56", "Jino", "基诺族", "基诺" },
  { "97", "Other", "其他", "其它|其他民族|未识别民族|未定族称" },
  { "98", "Chinese national of foreign descent", "外国血统中国籍人士",
    "外国血统|入籍|外国血统中国籍" },
};

static const MstChoiceSet ethnic_group_set = { "ethnic-group", "GB/T 3304-1991",
                                               MST_CHOICES (ethnic_groups) };

static const MstChoice political_statuses[] = {
  { "01", "Member of the CPC", "中共党员",
    "中国共产党党员|党员|中共正式党员|正式党员|共产党员|中共" },
  { "02", "Probationary member of the CPC", "中共预备党员",
    "中国共产党预备党员|预备党员|预备|预备期|中共党员（预备）|党员（预备）|中共党员（预备期）|党员（预备期）" },
  { "03", "Member of the Youth League", "共青团员",
    "团员|中国共产主义青年团团员|共青团|共产主义青年团员" },
  { "04", "Member of the Revolutionary Committee of the Kuomintang", "民革党员",
    "民革|民革会员|民革成员|中国国民党革命委员会党员|中国国民党革命委员会会员|"
    "中国国民党革命委员会" },
  { "05", "Member of the China Democratic League", "民盟盟员",
    "民盟|民盟成员|中国民主同盟盟员|中国民主同盟" },
  { "06", "Member of the China National Democratic Construction Association", "民建会员",
    "民建|民建成员|中国民主建国会会员|中国民主建国会" },
  { "07", "Member of the China Association for Promoting Democracy", "民进会员",
    "民进|民进成员|中国民主促进会会员|中国民主促进会" },
  { "08", "Member of the Peasants and Workers Democratic Party", "农工党党员",
    "农工党|农工|农工党员|农工党成员|中国农工民主党党员|中国农工民主党" },
  { "09", "Member of the China Zhi Gong Party", "致公党党员",
    "致公党|致公|致公党员|致公党成员|中国致公党党员|中国致公党" },
  { "10", "Member of the Jiusan Society", "九三学社社员", "九三学社|九三|九三社员|九三学社成员" },
  { "11", "Member of the Taiwan Democratic Self-Government League", "台盟盟员",
    "台盟|台盟成员|台湾民主自治同盟盟员|台湾民主自治同盟" },
  { "12", "Without party affiliation", "无党派人士", "无党派民主人士|无党派|无党派爱国民主人士" },
  { "13", "Citizen", "群众", "普通群众|普通公民|公民|普通居民|一般群众" },
};

static const MstChoiceSet political_status_set = { "political-status", "GB/T 4762-1984",
                                                   MST_CHOICES (political_statuses) };

static const MstChoice educations[] = {
  { "10", "Postgraduate", "研究生",
    "研究生教育|研究生学历|研究生毕业|在职研究生|全日制研究生|党校研究生|中央党校研究生|"
    "市委党校研究生|省委党校研究生|研究生及以上|硕士及以上|研究生以上|硕士以上" },
  { "11", "Doctorate", "博士研究生",
    "博士|博士研究生毕业|博士毕业|在职博士|全日制博士|博士学历|研究生（博士）" },
  { "14", "Master's degree", "硕士研究生",
    "硕士|硕士研究生毕业|硕士毕业|在职硕士|全日制硕士|硕士学历|研究生（硕士）" },
  { "20", "Bachelor's degree", "大学本科",
    "本科|大学|大本|本科教育|大学本科教育|大学本科毕业|本科毕业|大学毕业|本科学历|大学学历|"
    "大学本科学历|全日制本科|在职本科|全日制大学|在职大学|党校大学|中央党校大学|市委党校大学|"
    "省委党校大学|函授本科|自考本科|学士|大学普通班" },
  { "30", "College diploma", "大学专科",
    "大专|专科|大专毕业|专科毕业|专科教育|大学专科毕业|大专学历|专科学历|高职|高等职业教育|"
    "全日制大专|在职大专|党校大专|中央党校大专|市委党校大专|省委党校大专|函授大专|自考大专" },
  { "40", "Secondary vocational", "中等职业教育", "中职|中等职业学校|中专中技|中专及职高" },
  { "41", "Secondary technical school", "中等专科",
    "中专|中等专业学校|中等专科毕业|中专毕业|中专学历|中师|中等师范" },
  { "44", "Vocational high school", "职业高中", "职高|职业高中毕业|职高毕业" },
  { "47", "Skilled workers' school", "技工学校", "技校|中技|技工|技工学校毕业|技校毕业" },
  { "60", "High school", "普通高中",
    "高中|普通高级中学|普通高级中学教育|高级中学|高中毕业|普通高中毕业|高中学历" },
  { "70", "Junior high school", "初中",
    "初级中学|初级中学教育|初中毕业|初中学历|初中及以下|初中以下" },
  { "80", "Primary school", "小学", "小学教育|小学毕业|小学学历|小学及以下" },
  { "90", "Other", "其他", "其它|文盲|文盲或半文盲" },
};

static const MstChoiceSet education_set = { "education", "GB/T 4658-2006",
                                            MST_CHOICES (educations) };

static const MstChoice person_classes[] = {
  { "1", "Subdistrict cadre", "街道干部",
    "街道机关干部|街道工作人员|街道机关工作人员|街道办事处干部|街道公务员|街道下沉干部|街乡干部|"
    "街镇干部|镇街干部|乡镇干部|乡镇街道干部|街道乡镇干部|乡镇机关干部|镇干部|乡干部|街干部|街道" },
  { "2", "Deployed cadre", "市区下沉干部",
    "下沉干部|下沉人员|市级下沉干部|区级下沉干部|市下沉干部|区下沉干部|市直下沉干部|区直下沉干部|"
    "市区两级下沉干部|市区机关下沉干部|市直机关下沉干部|区直机关下沉干部|机关下沉干部|"
    "机关下沉人员|下沉机关干部|下沉党员干部|下派干部|市派干部|区派干部|选派干部|支援干部|"
    "市区下沉|下沉" },
  { "3", "Community worker", "社区工作者",
    "社工|社区工作人员|社区专职工作者|专职社区工作者|社区专职人员|社区专干|社区干部|社区两委|"
    "社区两委成员|社区两委干部|两委成员|两委干部|社区居委会工作人员|居委会工作人员|居委会干部|"
    "居委会成员|村干部|村两委|村两委干部|村居干部|社区网格员|专职网格员|网格员" },
  { "4", "In-service party member", "在职党员",
    "报到党员|在职报到党员|报到在职党员|双报到党员|在职党员双报到|双报到在职党员|"
    "回社区报到党员|双报到|机关在职党员|回社区报到在职党员" },
  { "5", "Volunteer", "志愿者",
    "社区志愿者|志愿服务者|志愿人员|志愿服务人员|青年志愿者|党员志愿者|群众志愿者|义工|志愿" },
  { "6", "Resident backbone", "居民骨干",
    "居民积极分子|骨干居民|社区骨干|居民代表|热心居民|居民带头人|楼门长|楼栋长|楼长|单元长|"
    "居民小组长|骨干" },
  { "7", "Property staff", "物业人员",
    "物业|物业员工|物业工作人员|物业服务人员|物业管理人员|物业公司人员|物业公司员工|"
    "物业公司工作人员|物业企业人员|物业企业员工|物业职工" },
  { "8", "Guard", "保安", "保安员|保安人员|保安队员|安保|安保人员|秩序维护员" },
  { "9", "Applicant for membership", "入党积极分子",
    "积极分子|入党申请人|申请入党人员|发展对象|入党发展对象|入党对象" },
};

static const MstChoiceSet person_class_set = { "person-class", NULL, MST_CHOICES (person_classes) };

/* Levels of leading posts and the general administrative ranks, each rank after the lowest post it
 * ranks with. The names in use before 2019 lead where the law's conversion led their holders. */
static const MstChoice ranks[] = {
  { "11", "Director-general", "厅局级正职",
    "正厅|正局|正厅级|正局级|正厅局级|厅局级正|局级正职|厅级正职|正局职" },
  { "12", "Inspector, 1st grade", "一级巡视员", "1级巡视员|巡视员" },
  { "13", "Deputy director-general", "厅局级副职",
    "副厅|副局|副厅级|副局级|副厅局级|厅局级副|局级副职|厅级副职|副局职" },
  { "14", "Inspector, 2nd grade", "二级巡视员", "2级巡视员|副巡视员" },
  { "21", "Division head", "县处级正职",
    "正处|正处级|正县|正县级|正县处级|县处级正|处级正职|县级正职|正处职" },
  { "22", "Consultant, 1st grade", "一级调研员", "1级调研员" },
  { "23", "Consultant, 2nd grade", "二级调研员", "2级调研员|调研员" },
  { "24", "Deputy division head", "县处级副职",
    "副处|副处级|副县|副县级|副县处级|县处级副|处级副职|县级副职|副处职" },
  { "25", "Consultant, 3rd grade", "三级调研员", "3级调研员" },
  { "26", "Consultant, 4th grade", "四级调研员", "4级调研员|副调研员" },
  { "31", "Section head", "乡科级正职",
    "正科|正科级|正乡科级|乡科级正|科级正职|乡级正职|正乡级|正科职" },
  { "32", "Principal staff member, 1st grade", "一级主任科员", "1级主任科员" },
  { "33", "Principal staff member, 2nd grade", "二级主任科员", "2级主任科员|主任科员" },
  { "34", "Deputy section head", "乡科级副职",
    "副科|副科级|副乡科级|乡科级副|科级副职|乡级副职|副乡级|副科职" },
  { "35", "Principal staff member, 3rd grade", "三级主任科员", "3级主任科员" },
  { "36", "Principal staff member, 4th grade", "四级主任科员", "4级主任科员|副主任科员" },
  { "41", "Staff member, 1st grade", "一级科员", "1级科员|科员|科员级" },
  { "42", "Staff member, 2nd grade", "二级科员", "2级科员|办事员|办事员级" },
  { "90", "Other", "其他", "其它" },
};

static const MstChoiceSet rank_set = { "rank", "Civil Servant Law 2018, articles 18 and 19",
                                       MST_CHOICES (ranks) };

const MstChoiceSet *const mst_choice_data_people[] = {
  &sex_set, &ethnic_group_set, &political_status_set, &education_set, &person_class_set, &rank_set,
  NULL,
};
