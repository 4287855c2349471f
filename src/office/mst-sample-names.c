/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented names of people and places that look like real ones. */

#include "mst-sample-private.h"

/** Surname: how many in 10,000 bear it. */
typedef struct
{
  const char *text;
  guint weight;
} Surname;

static const Surname surnames[] = {
  { "王", 720 }, { "李", 710 }, { "张", 670 }, { "刘", 520 }, { "陈", 450 }, { "杨", 310 },
  { "赵", 240 }, { "黄", 220 }, { "周", 200 }, { "吴", 200 }, { "徐", 160 }, { "孙", 160 },
  { "胡", 130 }, { "朱", 130 }, { "高", 120 }, { "林", 110 }, { "何", 110 }, { "郭", 115 },
  { "马", 125 }, { "罗", 95 },  { "梁", 85 },  { "宋", 80 },  { "郑", 85 },  { "谢", 75 },
  { "韩", 70 },  { "唐", 65 },  { "冯", 62 },  { "于", 60 },  { "董", 58 },  { "萧", 8 },
  { "程", 50 },  { "曹", 56 },  { "袁", 50 },  { "邓", 58 },  { "许", 66 },  { "傅", 20 },
  { "沈", 45 },  { "曾", 54 },  { "彭", 56 },  { "吕", 45 },  { "苏", 45 },  { "卢", 42 },
  { "蒋", 46 },  { "蔡", 46 },  { "贾", 38 },  { "丁", 42 },  { "魏", 44 },  { "薛", 30 },
  { "叶", 43 },  { "阎", 8 },   { "余", 40 },  { "潘", 44 },  { "杜", 43 },  { "戴", 28 },
  { "夏", 34 },  { "钟", 38 },  { "汪", 36 },  { "田", 42 },  { "任", 40 },  { "姜", 38 },
  { "范", 36 },  { "方", 34 },  { "石", 36 },  { "姚", 38 },  { "谭", 36 },  { "廖", 34 },
  { "邹", 30 },  { "熊", 30 },  { "金", 34 },  { "陆", 36 },  { "郝", 28 },  { "孔", 22 },
  { "白", 30 },  { "崔", 36 },  { "康", 26 },  { "毛", 24 },  { "邱", 30 },  { "秦", 30 },
  { "江", 28 },  { "史", 26 },  { "顾", 26 },  { "侯", 30 },  { "邵", 24 },  { "孟", 30 },
  { "龙", 26 },  { "万", 24 },  { "段", 26 },  { "雷", 26 },  { "钱", 22 },  { "汤", 22 },
  { "尹", 26 },  { "黎", 24 },  { "易", 20 },  { "常", 22 },  { "武", 24 },  { "乔", 18 },
  { "贺", 24 },  { "赖", 18 },  { "龚", 24 },  { "文", 18 },  { "肖", 50 },  { "付", 30 },
  { "闫", 28 },  { "单", 6 },   { "仇", 4 },   { "解", 5 },   { "翟", 14 },  { "查", 3 },
  { "区", 2 },   { "朴", 4 },   { "盖", 3 },   { "缪", 4 },   { "华", 8 },   { "祝", 10 },
  { "欧阳", 8 }, { "上官", 2 }, { "司马", 2 }, { "诸葛", 2 }, { "尉迟", 1 }, { "万俟", 1 },
  { "夏侯", 1 }, { "皇甫", 1 }, { "令狐", 1 }, { "慕容", 1 },
};

/** NamePool: characters of given names of one sex and time; each character of three bytes. */
typedef struct
{
  int until_year;
  const char *first;
  const char *last;
  guint single_percent;
} NamePool;

static const NamePool male_pools[] = {
  { 1965, "建国志文玉德永长福振庆广金树明世家光成双", "国华民军生林平福才春明山祥义海田忠贵根臣",
    22 },
  { 1985, "志建永文国海晓立春伟俊宏振学东金世卫红利", "强军伟刚勇辉斌峰杰明涛波鹏平亮国华林成生",
    42 },
  { 2100, "子浩宇俊天博嘉一文泽明雨思家梓晨逸振志睿", "轩宇豪杰涵然睿泽翔鑫凯航阳铭博源辰霖哲昊",
    16 },
};

static const NamePool female_pools[] = {
  { 1965, "秀玉桂淑凤丽春桂素金翠月爱红兰香美慧惠雅", "英兰芳珍华玲芬荣霞琴云清敏梅莲香凤琳萍娥",
    16 },
  { 1985, "丽晓海春玉红秀艳雪小文亚立志冬燕彩云金慧", "丽娟敏芳霞燕静玲红梅萍华艳娜颖云莉英君婷",
    38 },
  { 2100, "雨子诗思梦欣佳雅若可一语心怡嘉梓婉晨艺舒", "涵怡萱婷琪妍雪瑶彤悦欣然洁颖晴宁琳馨悦菲",
    14 },
};

guint
mst_sample_pick (GRand *random, guint n)
{
  return (guint) g_rand_int_range (random, 0, (gint32) n);
}

gboolean
mst_sample_chance (GRand *random, guint percent)
{
  return mst_sample_pick (random, 100) < percent;
}

guint
mst_sample_pick_weighted (GRand *random, const guint *weights, guint n)
{
  guint sum = 0;
  guint drawn;

  for (guint i = 0; i < n; i++)
    sum += weights[i];
  drawn = mst_sample_pick (random, sum);
  for (guint i = 0; i < n; i++)
    {
      if (drawn < weights[i])
        return i;
      drawn -= weights[i];
    }
  return n - 1;
}

static const char *
pick_surname (GRand *random)
{
  guint weights[G_N_ELEMENTS (surnames)];

  for (guint i = 0; i < G_N_ELEMENTS (surnames); i++)
    weights[i] = surnames[i].weight;
  return surnames[mst_sample_pick_weighted (random, weights, G_N_ELEMENTS (surnames))].text;
}

/* Appends one of the characters of @characters, each of three bytes. */
static void
append_one_of (GString *text, GRand *random, const char *characters)
{
  guint n = (guint) g_utf8_strlen (characters, -1);
  const char *character = g_utf8_offset_to_pointer (characters, mst_sample_pick (random, n));

  g_string_append_len (text, character, g_utf8_next_char (character) - character);
}

char *
mst_sample_make_person_name (GRand *random, MstSex sex, int birth_year)
{
  const NamePool *pool = sex == MST_SEX_FEMALE ? female_pools : male_pools;
  g_autoptr (GString) name = g_string_new (pick_surname (random));

  while (birth_year >= pool->until_year)
    pool++;
  if (!mst_sample_chance (random, pool->single_percent))
    append_one_of (name, random, pool->first);
  append_one_of (name, random, pool->last);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* Places are named by a pair of these; the steps share no factor with the numbers of pairs, so that
 * neighbours don't sound alike. */
#define PLACE_FIRST \
  "晨云松和清安文永德景望明光瑞祥春柳兰竹梅桂枫石玉金银长广新南北东西上青紫丹碧鹤雁鸣听怀"
#define PLACE_LAST \
  "泉溪河湖桥井台坊园林苑谷岭山坡湾洲渡港塘池沙田垣营庄店铺口门市集关亭阁楼塔寺堂街里巷"
#define PLACE_STEP 1117

static char *
pair_characters (guint index)
{
  guint n_first = (guint) g_utf8_strlen (PLACE_FIRST, -1);
  guint n_last = (guint) g_utf8_strlen (PLACE_LAST, -1);
  guint n = n_first * n_last;
  guint pair = (guint) ((guint64) index * PLACE_STEP % n);
  const char *first = g_utf8_offset_to_pointer (PLACE_FIRST, pair % n_first);
  const char *last = g_utf8_offset_to_pointer (PLACE_LAST, pair / n_first);

  return g_strdup_printf ("%.*s%.*s", (int) (g_utf8_next_char (first) - first), first,
                          (int) (g_utf8_next_char (last) - last), last);
}

char *
mst_sample_make_place_name (guint index)
{
  static const char *const sides[] = { "", "东", "西", "南", "北", "中" };
  guint n = (guint) (g_utf8_strlen (PLACE_FIRST, -1) * g_utf8_strlen (PLACE_LAST, -1));
  g_autofree char *pair = pair_characters (index % n);

  return g_strconcat (pair, sides[index / n % G_N_ELEMENTS (sides)], NULL);
}

char *
mst_sample_make_compound_name (GRand *random, guint index)
{
  static const char *const kinds[] = { "家园", "花园", "小区", "苑",   "公寓", "里",
                                       "嘉园", "新村", "雅居", "名邸", "佳苑", "宿舍院" };
  g_autofree char *pair = mst_sample_make_place_name (index);

  return g_strconcat (pair, kinds[mst_sample_pick (random, G_N_ELEMENTS (kinds))], NULL);
}
