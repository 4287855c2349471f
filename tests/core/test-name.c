/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How names are read, and in what order they stand. */

#include "mst-name-reading.h"
#include "mst-name.h"

typedef struct
{
  const char *name;
  const char *pinyin;
  const char *others; /* all of them, separated by '|'; NULL: none */
} Reading;

static void
check_readings (const Reading *rows, guint n, gboolean person)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *pinyin = mst_name_get_pinyin (rows[i].name, person);
      g_auto (GStrv) others = mst_name_get_other_pinyin (rows[i].name, person);
      g_autofree char *joined = others == NULL ? NULL : g_strjoinv ("|", others);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpstr (pinyin, ==, rows[i].pinyin);
      g_assert_cmpstr (joined, ==, rows[i].others);
    }
}

static void
test_surnames (void)
{
  static const Reading rows[] = {
    { "单明", "shan ming", "dan ming|chan ming" },
    { "仇明", "qiu ming", "chou ming" },
    { "解明", "xie ming", "jie ming" },
    { "曾明", "zeng ming", "ceng ming" },
    { "盖明", "ge ming", "gai ming" },
    { "区明", "ou ming", "qu ming" },
    { "朴明", "piao ming", "pu ming" },
    { "查明", "zha ming", "cha ming" },
    { "翟明", "zhai ming", "di ming" },
    { "缪明", "miao ming", "mou ming|miu ming" },
    { "任明", "ren ming", NULL },
    { "华明", "hua ming", NULL },
    { "宓明", "mi ming", "fu ming" },
    { "乜明", "nie ming", "mie ming" },
    { "逄明", "pang ming", NULL },
    { "覃明", "qin ming", "tan ming" },
    { "员明", "yun ming", "yuan ming" },
    { "纪明", "ji ming", NULL },
    { "乐明", "yue ming", "le ming" },
    { "召明", "shao ming", "zhao ming" },
    { "折明", "she ming", "zhe ming" },
    { "种明", "chong ming", "zhong ming" },
    { "秘明", "bi ming", "mi ming" },
    { "洗明", "xian ming", "xi ming" },
    { "冼明", "xian ming", NULL },
    { "黑明", "he ming", "hei ming" },
    { "郇明", "xun ming", "huan ming" },
    { "祭明", "zhai ming", "ji ming" },
    { "能明", "nai ming", "neng ming" },
    { "句明", "gou ming", "ju ming" },
    { "车明", "che ming", "ju ming" },
    { "繁明", "po ming", "fan ming" },
    { "沈明", "shen ming", "chen ming" },
    { "尹明", "yin ming", NULL },
    { "燕明", "yan ming", NULL },
    { "应明", "ying ming", NULL },
    { "宁明", "ning ming", NULL },
    { "哈明", "ha ming", NULL },
    { "那明", "na ming", "nuo ming" },
    { "曲明", "qu ming", NULL },
    { "葛明", "ge ming", NULL },
    { "卜明", "bu ming", "bo ming" },
    { "晁明", "chao ming", NULL },
    { "吕明", "lv ming", NULL },
    { "單明", "shan ming", "dan ming|chan ming" },
    { "尉迟明", "yu chi ming", "wei chi ming" },
    { "万俟明", "mo qi ming", "wan si ming" },
    { "澹台明", "tan tai ming", "dan tai ming" },
    { "单于明", "chan yu ming", "shan yu ming|dan yu ming" },
    { "长孙明", "zhang sun ming", "chang sun ming" },
    { "令狐明", "ling hu ming", NULL },
    { "皇甫明", "huang fu ming", "huang pu ming" },
    { "宰父明", "zai fu ming", NULL },
    { "亓官明", "qi guan ming", NULL },
    { "淳于明", "chun yu ming", NULL },
    { "拓跋明", "tuo ba ming", "ta ba ming" },
    { "闾丘明", "lv qiu ming", NULL },
    { "欧阳明", "ou yang ming", NULL },
    { "諸葛明", "zhu ge ming", NULL },
  };

  check_readings (rows, G_N_ELEMENTS (rows), TRUE);
}

static void
test_given_names (void)
{
  static const Reading rows[] = {
    { "王单", "wang dan", "wang shan" },
    { "王行", "wang xing", "wang hang" },
    { "王长乐", "wang chang le", "wang zhang le|wang chang yue|wang zhang yue" },
    { "王朝明", "wang chao ming", "wang zhao ming" },
    { "王茜", "wang qian", "wang xi" },
    { "王重阳", "wang chong yang", "wang zhong yang" },
    { "王绿珩", "wang lv heng", "wang lu heng|wang lv hang|wang lu hang" },
    { "覃乐", "qin le", "tan le|qin yue|tan yue" },
    { "张 三", "zhang san", NULL },
    { "阿卜杜拉·买买提", "a bu du la mai mai ti",
      "e bu du la mai mai ti|a bo du la mai mai ti|e bo du la mai mai ti" },
    { "John Smith", "john smith", NULL },
    { "𬱖明", "di ming", NULL },
    { "王〇", "wang ling", NULL },
    { "", "", NULL },
  };

  check_readings (rows, G_N_ELEMENTS (rows), TRUE);
}

static void
test_places (void)
{
  static const Reading rows[] = {
    { "重庆银行", "chong qing yin hang", NULL },
    { "朝阳门", "chao yang men", "zhao yang men" },
    { "长安街", "chang an jie", "zhang an jie" },
    { "家长学校", "jia zhang xue xiao", "jia zhang xue jiao" },
    { "会计学院", "kuai ji xue yuan", "hui ji xue yuan" },
    { "音乐厅", "yin yue ting", NULL },
    { "乐园", "le yuan", "yue yuan" },
    { "单位", "dan wei", "shan wei" },
    { "什刹海", "shi cha hai", NULL },
    { "A座3号楼", "a zuo 3 hao lou", NULL },
    { "CBD 办公室", "cbd ban gong shi", NULL },
    { "（东区）", "( dong qu )", NULL },
    { "Ａ座１２", "a zuo 12", NULL },
  };

  check_readings (rows, G_N_ELEMENTS (rows), FALSE);
}

/* However many characters have several readings, at most 8 others come. */
static void
test_cap (void)
{
  g_auto (GStrv) others = mst_name_get_other_pinyin ("单行长乐重朝茜晟", TRUE);

  g_assert_cmpuint (g_strv_length (others), ==, 8);
  for (guint i = 0; i < 8; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (others[i], !=, others[j]);
}

static void
test_initials (void)
{
  static const struct
  {
    const char *text;
    gboolean person;
    const char *initials;
  } rows[] = {
    { "单雄信", TRUE, "sxx" },
    { "单雄信", FALSE, "dxx" },
    { "欧阳明", TRUE, "oym" },
    { "阿卜杜拉·买买提", TRUE, "abdlmmt" },
    { "A座12号楼", FALSE, "az12hl" },
    { "（东区）", FALSE, "dq" },
    { "", TRUE, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *initials = mst_name_get_initials (rows[i].text, rows[i].person);

      g_assert_cmpstr (initials, ==, rows[i].initials);
    }
}

static void
test_surname_length (void)
{
  static const struct
  {
    const char *name;
    guint length;
  } rows[] = {
    { "张三", 1 },   { "欧阳明", 2 }, { "尉迟明", 2 }, { "歐陽明", 2 },
    { "万俟明", 2 }, { "欧明阳", 1 }, { "上官", 2 },   { "上明官", 1 },
    { "张", 1 },     { "", 0 },       { "司马", 2 },   { "司明", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (MstNameCharacters) characters;
      const MstPhrase *surname;

      mst_name_characters_init (&characters, rows[i].name);
      surname = mst_surname_find (characters.characters, characters.n);
      g_assert_cmpuint (surname != NULL ? surname->length : MIN (characters.n, 1), ==,
                        rows[i].length);
    }
}

/* Each list ends with NULL and must stand exactly as it is. */
static void
check_order (const char *const *names, MstNameOrder order, gboolean person)
{
  for (guint i = 1; names[i] != NULL; i++)
    {
      g_autofree char *before = mst_name_get_sort_key (names[i - 1], order, person);
      g_autofree char *after = mst_name_get_sort_key (names[i], order, person);

      g_test_message ("%s %s", names[i - 1], names[i]);
      g_assert_true (g_str_is_ascii (after));
      g_assert_cmpstr (before, <, after);
    }
}

static void
test_pinyin_order (void)
{
  static const char *const right[] = { "曹明", "陈明", "盖明",   "吕明", "缪明", "朴明",
                                       "仇明", "任明", "单明",   "解明", "燕明", "尉迟明",
                                       "曾明", "翟明", "长孙明", NULL };
  /* One surname stands together; tones, then strokes, part the homophones. */
  static const char *const homophones[] = { "张伟", "张一", "章安", "长孙安", "仉安", NULL };
  static const char *const syllables[] = { "西安", "先生", NULL };
  static const char *const texts[] = { "（一）号", "3号楼", "12号楼", "A座",
                                       "b座",      "东单",  "东四",   NULL };

  check_order (right, MST_NAME_ORDER_PINYIN, TRUE);
  check_order (homophones, MST_NAME_ORDER_PINYIN, TRUE);
  check_order (syllables, MST_NAME_ORDER_PINYIN, FALSE);
  check_order (texts, MST_NAME_ORDER_PINYIN, FALSE);
}

static void
test_surname_strokes_order (void)
{
  static const char *const surnames[] = { "丁明", "卜明", "干明", "于明", "万明", "习明", "马明",
                                          "王明", "尹明", "石明", "刘明", "李明", "何明", "张明",
                                          "陈明", "赵明", "袁明", "黄明", "蔡明", NULL };
  /* Who has one character for a given name comes first. */
  static const char *const given[] = { "王毅",   "王一凡", "王乃明", "王沪明", "王毅明", "李希",
                                       "李强",   "李干明", "李书明", "李鸿明", "何卫明", "何立明",
                                       "张又明", "张国明", "陈文明", "陈吉明", "陈敏明", NULL };
  static const char *const compound[] = { "司明",   "司马强", "司马一凡", "欧强",
                                          "欧一凡", "欧阳强", "欧阳一凡", NULL };
  static const char *const minority[] = { "阿强", "阿卜杜拉·买买提", "阿卜杜热·买买提", NULL };

  check_order (surnames, MST_NAME_ORDER_SURNAME_STROKES, TRUE);
  check_order (given, MST_NAME_ORDER_SURNAME_STROKES, TRUE);
  check_order (compound, MST_NAME_ORDER_SURNAME_STROKES, TRUE);
  check_order (minority, MST_NAME_ORDER_SURNAME_STROKES, TRUE);
}

static void
test_full_strokes_order (void)
{
  /* The second characters are compared, whether a third follows or not. */
  static const char *const all[] = { "丁明",   "王一凡", "王沪明", "王毅",   "王毅明",
                                     "田大利", "田富",   "李干明", "李书明", "李希",
                                     "李鸿明", "李强",   NULL };

  check_order (all, MST_NAME_ORDER_FULL_STROKES, TRUE);
}

/* What doesn't identify doesn't order. */
static void
test_same_key (void)
{
  static const char *const pairs[][2] = {
    { "阿卜杜拉·买买提", "阿卜杜拉买买提" },
    { "张 三", "张三" },
    { "a座", "A座" },
    { "007号楼", "7号楼" },
    { "１２号（Ａ）", "12号(a)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    for (int order = MST_NAME_ORDER_PINYIN; order <= MST_NAME_ORDER_FULL_STROKES; order++)
      {
        g_autofree char *a = mst_name_get_sort_key (pairs[i][0], (MstNameOrder) order, TRUE);
        g_autofree char *b = mst_name_get_sort_key (pairs[i][1], (MstNameOrder) order, TRUE);

        g_assert_cmpstr (a, ==, b);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name/surnames", test_surnames);
  g_test_add_func ("/name/given-names", test_given_names);
  g_test_add_func ("/name/places", test_places);
  g_test_add_func ("/name/cap", test_cap);
  g_test_add_func ("/name/initials", test_initials);
  g_test_add_func ("/name/surname-length", test_surname_length);
  g_test_add_func ("/name/pinyin-order", test_pinyin_order);
  g_test_add_func ("/name/surname-strokes-order", test_surname_strokes_order);
  g_test_add_func ("/name/full-strokes-order", test_full_strokes_order);
  g_test_add_func ("/name/same-key", test_same_key);
  return g_test_run ();
}
