/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readings kept by hand: of surnames, in given names, and in the names of places and units. They
 * come first; the dictionary's readings stand for everything else. */

#include "config.h"

#include "mst-surname.h"

#include <string.h>

/* The usual reading, then '|' and others. */
typedef struct
{
  const char *text;
  const char *readings;
} Row;

/* Surnames at the beginning of a person's name, single ones first. */
static const Row surname_rows[] = {
  { "单", "shan4|dan1|chan2" },
  { "仇", "qiu2|chou2" },
  { "解", "xie4|jie3" },
  { "曾", "zeng1|ceng2" },
  { "盖", "ge3|gai4" },
  { "区", "ou1|qu1" },
  { "朴", "piao2|pu3" },
  { "查", "zha1|cha2" },
  { "翟", "zhai2|di2" },
  { "缪", "miao4|mou2|miu4" },
  { "任", "ren2" },
  { "华", "hua4" },
  { "宓", "mi4|fu2" },
  { "乜", "nie4|mie1" },
  { "逄", "pang2" },
  { "覃", "qin2|tan2" },
  { "员", "yun4|yuan2" },
  { "纪", "ji3" },
  { "乐", "yue4|le4" },
  { "召", "shao4|zhao4" },
  { "燕", "yan1" },
  { "应", "ying1" },
  { "宁", "ning2" },
  { "折", "she2|zhe2" },
  { "种", "chong2|zhong3" },
  { "秘", "bi4|mi4" },
  { "洗", "xian3|xi3" },
  { "冼", "xian3" },
  { "黑", "he4|hei1" },
  { "郇", "xun2|huan2" },
  { "祭", "zhai4|ji4" },
  { "哈", "ha3" },
  { "那", "na1|nuo2" },
  { "能", "nai4|neng2" },
  { "葛", "ge3" },
  { "卜", "bu3|bo5" },
  { "句", "gou1|ju4" },
  { "车", "che1|ju1" },
  { "繁", "po2|fan2" },
  { "沈", "shen3|chen2" },
  { "牟", "mu4|mou2" },
  { "粘", "nian2|zhan1" },
  { "过", "guo1" },
  { "重", "chong2|zhong4" },
  { "刀", "dao1" },
  { "尉", "wei4|yu4" },
  { "隗", "wei3|kui2" },
  { "莘", "shen1|xin1" },
  { "干", "gan1" },
  { "长", "chang2|zhang3" },
  { "相", "xiang4" },
  { "要", "yao1" },
  { "肖", "xiao1" },
  { "占", "zhan1" },
  { "柏", "bai3|bo2" },
  { "薄", "bo2|bao2" },
  { "贲", "ben1|bi4" },
  { "谌", "chen2|shen4" },
  { "褚", "chu3|zhe3" },
  { "都", "du1|dou1" },
  { "费", "fei4|bi4" },
  { "炅", "gui4|jiong3" },
  { "呙", "guo1|wai1" },
  { "贾", "jia3|gu3" },
  { "监", "jian4" },
  { "矫", "jiao3" },
  { "瞿", "qu2|ju4" },
  { "阚", "kan4|han3" },
  { "万", "wan4|mo4" },
  { "糜", "mi2|mei2" },
  { "佴", "nai4|er4" },
  { "郄", "qie4|xi4" },
  { "郤", "xi4|qie4" },
  { "撒", "sa4" },
  { "盛", "sheng4|cheng2" },
  { "石", "shi2|dan4" },
  { "眭", "sui1" },
  { "睢", "sui1" },
  { "拓", "tuo4|ta4" },
  { "蔚", "yu4|wei4" },
  { "郗", "xi1|chi1" },
  { "於", "yu1|wu1" },
  { "么", "yao1|me5" },
  { "叶", "ye4|xie2" },
  { "殷", "yin1|yan1" },
  { "俞", "yu2|shu4" },
  { "苑", "yuan4" },
  { "恽", "yun4" },
  { "贠", "yun4|yuan2" },
  { "笮", "ze2|zuo2" },
  { "訾", "zi1" },
  { "圈", "juan4|quan1" },
  { "隽", "juan4|jun4" },
  { "宿", "su4|xiu3" },
  { "番", "pan1|fan1" },
  { "谷", "gu3|yu4" },
  { "阿", "a1|e1" },
  { "曲", "qu1" },
  { "尹", "yin3" },
  { "冯", "feng2|ping2" },
  { "行", "xing2|hang2" },
  { "舍", "she4" },
  { "谯", "qiao2" },
  { "阙", "que1" },
  { "佘", "she2" },
  { "厍", "she4" },
  { "仝", "tong2" },
  { "钭", "tou3" },
  { "庹", "tuo3" },
  { "仉", "zhang3" },
  { "逯", "lu4" },
  { "妫", "gui1" },
  { "禚", "zhuo2" },
  { "茆", "mao2" },
  { "郏", "jia2" },
  { "蹇", "jian3" },
  { "蒯", "kuai3" },
  { "邸", "di3" },
  { "泮", "pan4" },
  { "鄢", "yan1" },
  { "綦", "qi2" },
  { "亓", "qi2" },
  { "芈", "mi3" },
  { "适", "kuo4|shi4" },
  { "咎", "jiu4|gao1" },
  { "藏", "zang1|cang2" },
  { "强", "qiang2|jiang3" },
  { "朝", "chao2|zhao1" },
  { "晟", "cheng2|sheng4" },
  { "奇", "qi2|ji1" },
  { "幺", "yao1" },
  { "角", "jue2|jiao3" },
  { "欧阳", "ou1 yang2" },
  { "太史", "tai4 shi3" },
  { "端木", "duan1 mu4" },
  { "上官", "shang4 guan1" },
  { "司马", "si1 ma3" },
  { "东方", "dong1 fang1" },
  { "独孤", "du2 gu1" },
  { "南宫", "nan2 gong1" },
  { "万俟", "mo4 qi2|wan4 si4" },
  { "闻人", "wen2 ren2" },
  { "夏侯", "xia4 hou2" },
  { "诸葛", "zhu1 ge3" },
  { "尉迟", "yu4 chi2|wei4 chi2" },
  { "公羊", "gong1 yang2" },
  { "赫连", "he4 lian2" },
  { "澹台", "tan2 tai2|dan4 tai2" },
  { "皇甫", "huang2 fu3|huang2 pu3" },
  { "宗政", "zong1 zheng4" },
  { "濮阳", "pu2 yang2" },
  { "公冶", "gong1 ye3" },
  { "太叔", "tai4 shu1" },
  { "申屠", "shen1 tu2" },
  { "公孙", "gong1 sun1" },
  { "慕容", "mu4 rong2" },
  { "仲孙", "zhong4 sun1" },
  { "钟离", "zhong1 li2" },
  { "长孙", "zhang3 sun1|chang2 sun1" },
  { "宇文", "yu3 wen2" },
  { "司徒", "si1 tu2" },
  { "鲜于", "xian1 yu2" },
  { "司空", "si1 kong1" },
  { "闾丘", "lv2 qiu1" },
  { "子车", "zi3 ju1|zi3 che1" },
  { "亓官", "qi2 guan1" },
  { "司寇", "si1 kou4" },
  { "巫马", "wu1 ma3" },
  { "公西", "gong1 xi1" },
  { "颛孙", "zhuan1 sun1" },
  { "壤驷", "rang3 si4" },
  { "公良", "gong1 liang2" },
  { "漆雕", "qi1 diao1" },
  { "乐正", "yue4 zheng4|le4 zheng4" },
  { "宰父", "zai3 fu3" },
  { "谷梁", "gu3 liang2" },
  { "拓跋", "tuo4 ba2|ta4 ba2" },
  { "轩辕", "xuan1 yuan2" },
  { "令狐", "ling2 hu2" },
  { "呼延", "hu1 yan2" },
  { "东郭", "dong1 guo1" },
  { "羊舌", "yang2 she2" },
  { "梁丘", "liang2 qiu1" },
  { "左丘", "zuo3 qiu1" },
  { "东门", "dong1 men2" },
  { "西门", "xi1 men2" },
  { "单于", "chan2 yu2|shan4 yu2|dan1 yu2" },
  { "淳于", "chun2 yu2" },
  { "贺兰", "he4 lan2" },
  { "纳兰", "na4 lan2" },
  { "完颜", "wan2 yan2" },
  { "哥舒", "ge1 shu1" },
  { "耶律", "ye1 lv4" },
  { "第五", "di4 wu3" },
  { "叱干", "chi4 gan1" },
  { "尔朱", "er3 zhu1" },
  { "斛律", "hu2 lv4" },
  { "达奚", "da2 xi1" },
  { "屈突", "qu1 tu1" },
  { "仆固", "pu2 gu4" },
  { "豆卢", "dou4 lu2" },
  { "侯莫陈", "hou2 mo4 chen2" },
  { "爱新觉罗", "ai4 xin1 jue2 luo2" },
  { "叶赫那拉", "ye4 he4 na4 la1" },
  { "钮祜禄", "niu3 hu4 lu4" },

  /* as written before the reform and by some still */
  { "單", "shan4|dan1|chan2" },
  { "區", "ou1|qu1" },
  { "蓋", "ge3|gai4" },
  { "繆", "miao4|mou2" },
  { "華", "hua4" },
  { "員", "yun4|yuan2" },
  { "紀", "ji3" },
  { "樂", "yue4|le4" },
  { "應", "ying1" },
  { "寧", "ning2" },
  { "車", "che1|ju1" },
  { "種", "chong2" },
  { "費", "fei4|bi4" },
  { "賈", "jia3|gu3" },
  { "萬", "wan4|mo4" },
  { "葉", "ye4|xie2" },
  { "過", "guo1" },
  { "長", "chang2|zhang3" },
  { "歐陽", "ou1 yang2" },
  { "東方", "dong1 fang1" },
  { "獨孤", "du2 gu1" },
  { "南宮", "nan2 gong1" },
  { "萬俟", "mo4 qi2|wan4 si4" },
  { "聞人", "wen2 ren2" },
  { "諸葛", "zhu1 ge3" },
  { "尉遲", "yu4 chi2|wei4 chi2" },
  { "澹臺", "tan2 tai2|dan4 tai2" },
  { "濮陽", "pu2 yang2" },
  { "公孫", "gong1 sun1" },
  { "鍾離", "zhong1 li2" },
  { "長孫", "zhang3 sun1|chang2 sun1" },
  { "鮮于", "xian1 yu2" },
  { "閭丘", "lv2 qiu1" },
  { "軒轅", "xuan1 yuan2" },
  { "單于", "chan2 yu2|shan4 yu2|dan1 yu2" },
  { "赫連", "he4 lian2" },
  { "賀蘭", "he4 lan2" },
  { "司馬", "si1 ma3" },
};

/* Characters of given names that have several readings. */
static const Row given_name_rows[] = {
  { "长", "chang2|zhang3" }, { "重", "chong2|zhong4" }, { "乐", "le4|yue4" },
  { "行", "xing2|hang2" },   { "朝", "chao2|zhao1" },   { "茜", "qian4|xi1" },
  { "晟", "sheng4|cheng2" }, { "盛", "sheng4|cheng2" }, { "单", "dan1|shan4" },
  { "曾", "zeng1|ceng2" },   { "解", "jie3|xie4" },     { "任", "ren4|ren2" },
  { "传", "chuan2|zhuan4" }, { "会", "hui4|kuai4" },    { "强", "qiang2|jiang4" },
  { "仔", "zai3|zi3" },      { "柏", "bai3|bo2" },      { "殷", "yin1|yan1" },
  { "奇", "qi2|ji1" },       { "参", "can1|shen1" },    { "娜", "na4|nuo2" },
  { "莎", "sha1|suo1" },     { "筠", "yun2|jun1" },     { "靓", "liang4|jing4" },
  { "峙", "zhi4|shi4" },     { "隽", "jun4|juan4" },    { "禅", "chan2|shan4" },
  { "率", "shuai4|lv4" },    { "藏", "cang2|zang4" },   { "省", "sheng3|xing3" },
  { "识", "shi2|zhi4" },     { "校", "xiao4|jiao4" },   { "伯", "bo2|bai3" },
  { "陆", "lu4|liu4" },      { "系", "xi4|ji4" },       { "觉", "jue2|jiao4" },
  { "角", "jiao3|jue2" },    { "乘", "cheng2|sheng4" }, { "朴", "pu3|piao2" },
  { "莞", "wan3|guan3" },    { "蔓", "man4|wan4" },     { "拓", "tuo4|ta4" },
  { "玢", "bin1|fen1" },     { "杉", "shan1|sha1" },    { "栎", "li4|yue4" },
  { "泊", "bo2|po1" },       { "澄", "cheng2|deng4" },  { "炅", "jiong3|gui4" },
  { "颉", "jie2|xie2" },     { "镐", "hao4|gao3" },     { "钿", "dian4|tian2" },
  { "阿", "a1|e1" },         { "埔", "pu3|bu4" },       { "堡", "bao3|bu3" },
  { "厦", "xia4|sha4" },     { "葛", "ge3|ge2" },       { "仇", "chou2|qiu2" },
  { "莘", "xin1|shen1" },    { "翟", "zhai2|di2" },     { "隗", "wei3|kui2" },
  { "缪", "miao4|mou2" },    { "蔚", "wei4|yu4" },      { "脉", "mai4|mo4" },
  { "都", "du1|dou1" },      { "弹", "dan4|tan2" },     { "宓", "mi4|fu2" },
  { "荨", "xun2|qian2" },    { "洗", "xi3|xian3" },     { "繁", "fan2|po2" },
  { "瞿", "qu2|ju4" },       { "调", "diao4|tiao2" },   { "卜", "bu3|bo5" },
  { "俞", "yu2|shu4" },      { "查", "cha2|zha1" },     { "更", "geng4|geng1" },
  { "侗", "dong4|tong2" },   { "尉", "wei4|yu4" },      { "贾", "jia3|gu3" },
  { "薄", "bo2|bao2" },      { "盖", "gai4|ge3" },      { "折", "zhe2|she2" },
  { "什", "shi2|shen2" },    { "的", "di2|de5" },       { "著", "zhu4|zhe5" },
  { "露", "lu4|lou4" },      { "落", "luo4|la4" },      { "见", "jian4|xian4" },
  { "六", "liu4|lu4" },      { "长安", "chang2 an1" },  { "劲", "jin4|jing4" },
  { "佛", "fo2|fu2" },       { "浚", "jun4|xun4" },     { "峤", "jiao4|qiao2" },
  { "琢", "zhuo2|zuo2" },    { "绿", "lv4|lu4" },       { "纶", "lun2|guan1" },
  { "虹", "hong2|jiang4" },  { "桧", "gui4|hui4" },     { "骠", "biao1|piao4" },
  { "芫", "yuan2|yan2" },    { "荑", "yi2|ti2" },       { "幢", "chuang2|zhuang4" },
  { "秘", "mi4|bi4" },       { "牟", "mou2|mu4" },      { "种", "zhong3|chong2" },
  { "荥", "xing2|ying2" },   { "泷", "long2|shuang1" }, { "期", "qi1|ji1" },
  { "嬛", "huan2|xuan1" },   { "珲", "hun2|hui1" },     { "焘", "tao1|dao4" },
  { "桔", "ju2|jie2" },      { "瑱", "tian4|zhen4" },   { "茸", "rong2" },
  { "尾", "wei3|yi3" },      { "区", "qu1|ou1" },       { "员", "yuan2|yun4" },
  { "召", "zhao4|shao4" },   { "覃", "tan2|qin2" },     { "车", "che1|ju1" },
};

/* The same for all other text. */
static const Row place_name_rows[] = {
  { "长", "chang2|zhang3" },
  { "行", "xing2|hang2" },
  { "会", "hui4|kuai4" },
  { "都", "du1|dou1" },
  { "乐", "le4|yue4" },
  { "重", "zhong4|chong2" },
  { "单", "dan1|shan4" },
  { "厦", "sha4|xia4" },
  { "堡", "bao3|pu4|bu3" },
  { "朝", "chao2|zhao1" },
  { "藏", "cang2|zang4" },
  { "解", "jie3|xie4" },
  { "曾", "zeng1|ceng2" },
  { "校", "xiao4|jiao4" },
  { "得", "de2" },
  { "什", "shi2|shen2" },
  { "调", "diao4|tiao2" },
  { "刹", "cha4|sha1" },
  { "翟", "zhai2|di2" },
  { "仇", "chou2|qiu2" },
  { "缪", "miao4|mou2" },
  { "薄", "bo2|bao2" },
  { "六", "liu4|lu4" },
  { "传", "chuan2|zhuan4" },
  { "相", "xiang1|xiang4" },
  { "葛", "ge3|ge2" },
  { "覃", "qin2|tan2" },
  { "拓", "tuo4|ta4" },
  { "埔", "pu3|bu4" },
  { "大厦", "da4 sha4" },
  { "厦门", "xia4 men2" },
  { "银行", "yin2 hang2" },
  { "支行", "zhi1 hang2" },
  { "分行", "fen1 hang2" },
  { "总行", "zong3 hang2" },
  { "商行", "shang1 hang2" },
  { "车行", "che1 hang2" },
  { "央行", "yang1 hang2" },
  { "行业", "hang2 ye4" },
  { "家长", "jia1 zhang3" },
  { "成长", "cheng2 zhang3" },
  { "院长", "yuan4 zhang3" },
  { "校长", "xiao4 zhang3" },
  { "区长", "qu1 zhang3" },
  { "市长", "shi4 zhang3" },
  { "处长", "chu4 zhang3" },
  { "科长", "ke1 zhang3" },
  { "局长", "ju2 zhang3" },
  { "部长", "bu4 zhang3" },
  { "所长", "suo3 zhang3" },
  { "队长", "dui4 zhang3" },
  { "组长", "zu3 zhang3" },
  { "楼长", "lou2 zhang3" },
  { "会计", "kuai4 ji4|hui4 ji4" },
  { "音乐", "yin1 yue4" },
  { "乐器", "yue4 qi4" },
  { "乐团", "yue4 tuan2" },
  { "乐府", "yue4 fu3" },
  { "民乐", "min2 yue4|min2 le4" },
  { "声乐", "sheng1 yue4" },
  { "重庆", "chong2 qing4" },
  { "重建", "chong2 jian4" },
  { "重新", "chong2 xin1" },
  { "重阳", "chong2 yang2" },
  { "重兴", "chong2 xing1" },
  { "西藏", "xi1 zang4" },
  { "藏族", "zang4 zu2" },
  { "三藏", "san1 zang4" },
  { "传记", "zhuan4 ji4" },
  { "调度", "diao4 du4" },
  { "调研", "diao4 yan2" },
  { "调查", "diao4 cha2" },
  { "调解", "tiao2 jie3" },
  { "调剂", "tiao2 ji4" },
  { "协调", "xie2 tiao2" },
  { "空调", "kong1 tiao2" },
  { "校对", "jiao4 dui4" },
  { "丞相", "cheng2 xiang4" },
  { "照相", "zhao4 xiang4" },
  { "单县", "shan4 xian4" },
  { "解州", "xie4 zhou1|hai4 zhou1" },
  { "大夫", "dai4 fu1" },
  { "六安", "lu4 an1|liu4 an1" },
  { "六合", "lu4 he2|liu4 he2" },
  { "蚌埠", "beng4 bu4" },
  { "番禺", "pan1 yu2" },
  { "乐清", "yue4 qing1" },
  { "乐亭", "lao4 ting2" },
  { "洪洞", "hong2 tong2" },
  { "丽水", "li2 shui3" },
  { "台州", "tai1 zhou1" },
  { "铅山", "yan2 shan1" },
  { "东阿", "dong1 e1" },
  { "渑池", "mian3 chi2" },
  { "涡阳", "guo1 yang2" },
  { "亳州", "bo2 zhou1" },
  { "浚县", "xun4 xian4" },
  { "尉犁", "yu4 li2" },
  { "牟平", "mu4 ping2" },
  { "中牟", "zhong1 mu4" },
  { "莘县", "shen1 xian4" },
  { "莘庄", "xin1 zhuang1" },
  { "繁峙", "fan2 shi4" },
  { "吴堡", "wu2 bu3" },
  { "十里堡", "shi2 li3 pu4" },
  { "八里堡", "ba1 li3 pu4" },
  { "大栅栏", "da4 shi2 lan4|da4 zha4 lan2" },
  { "什刹海", "shi2 cha4 hai3" },
  { "人参", "ren2 shen1" },
  { "宝藏", "bao3 zang4" },
  { "便宜坊", "bian4 yi2 fang1" },
  { "华山", "hua4 shan1|hua2 shan1" },
  { "干部", "gan4 bu4" },
  { "骨干", "gu3 gan4" },
  { "给水", "ji3 shui3" },
  { "供给", "gong1 ji3" },
  { "模具", "mu2 ju4" },
  { "模板", "mu2 ban3" },
  { "尉氏", "wei4 shi4" },
  { "燕京", "yan1 jing1" },
  { "燕山", "yan1 shan1" },
  { "燕莎", "yan4 sha1" },
  { "燕化", "yan1 hua4" },
  { "燕郊", "yan1 jiao1" },
  { "华佗", "hua4 tuo2" },
  { "角色", "jue2 se4" },
  { "名角", "ming2 jue2" },
  { "薄荷", "bo4 he5" },
  { "投降", "tou2 xiang2" },
};

/* Phrases sorted by first character, the longer ones first; @first finds the place to begin. */
typedef struct
{
  MstPhrase *phrases;
  guint n;
  GHashTable *first;
} Table;

/* "chan2 yu2" */
static void
parse_reading (const char *text, MstReading *readings, guint length)
{
  for (guint i = 0; i < length; i++)
    {
      gsize n = strcspn (text, "12345");

      g_assert (n > 0 && n < sizeof readings[i].syllable && text[n] != '\0');
      memcpy (readings[i].syllable, text, n);
      readings[i].syllable[n] = '\0';
      readings[i].tone = (char) (text[n] - '0');
      text += n + 1;
      if (*text == ' ')
        text++;
    }
  g_assert (*text == '\0' || *text == '|');
}

static void
parse_row (const Row *row, MstPhrase *phrase)
{
  const char *text = row->readings;

  *phrase = (MstPhrase){ 0 };
  for (const char *p = row->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_assert (phrase->length < MST_PHRASE_MAX_LENGTH);
      phrase->characters[phrase->length++] = g_utf8_get_char (p);
    }
  while (text != NULL)
    {
      g_assert (phrase->n_readings < MST_PHRASE_MAX_READINGS);
      parse_reading (text, phrase->readings[phrase->n_readings++], phrase->length);
      text = strchr (text, '|');
      if (text != NULL)
        text++;
    }
}

static int
compare_phrases (const void *a, const void *b)
{
  const MstPhrase *phrase_a = a;
  const MstPhrase *phrase_b = b;

  if (phrase_a->characters[0] != phrase_b->characters[0])
    return phrase_a->characters[0] < phrase_b->characters[0] ? -1 : 1;
  return (int) phrase_b->length - (int) phrase_a->length;
}

static Table *
table_new (const Row *rows, guint n)
{
  Table *table = g_new (Table, 1);

  table->phrases = g_new (MstPhrase, n);
  table->n = n;
  table->first = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < n; i++)
    parse_row (&rows[i], &table->phrases[i]);
  qsort (table->phrases, n, sizeof *table->phrases, compare_phrases);
  for (guint i = n; i > 0; i--)
    g_hash_table_insert (table->first, GUINT_TO_POINTER (table->phrases[i - 1].characters[0]),
                         &table->phrases[i - 1]);
  return table;
}

static const MstPhrase *
find (const Table *table, const gunichar *characters, guint n)
{
  const MstPhrase *phrase;
  const MstPhrase *end = table->phrases + table->n;

  if (n == 0)
    return NULL;
  phrase = g_hash_table_lookup (table->first, GUINT_TO_POINTER (characters[0]));
  for (; phrase != NULL && phrase < end && phrase->characters[0] == characters[0]; phrase++)
    if (phrase->length <= n
        && memcmp (phrase->characters, characters, phrase->length * sizeof *characters) == 0)
      return phrase;
  return NULL;
}

const MstPhrase *
mst_surname_find (const gunichar *characters, guint n)
{
  static Table *table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, table_new (surname_rows, G_N_ELEMENTS (surname_rows)));
  return find (table, characters, n);
}

const MstPhrase *
mst_given_name_find (const gunichar *characters, guint n)
{
  static Table *table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, table_new (given_name_rows, G_N_ELEMENTS (given_name_rows)));
  return find (table, characters, n);
}

const MstPhrase *
mst_place_name_find (const gunichar *characters, guint n)
{
  static Table *table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, table_new (place_name_rows, G_N_ELEMENTS (place_name_rows)));
  return find (table, characters, n);
}
