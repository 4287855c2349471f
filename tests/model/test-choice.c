/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The code lists: complete, unambiguous, and matched by what offices write. */
#include "config.h"

#include "mst-choice.h"
#include "mst-text.h"

#include <stdio.h>
#include <string.h>

static const char *const names[] = { "sex",       "ethnic-group", "political-status",
                                     "education", "person-class", "area-level",
                                     "rank",      "unit-kind",    "unit-level",
                                     "post-kind", "flag" };

static const MstChoiceSet *
get_set (const char *name)
{
  const MstChoiceSet *set = mst_choice_set_get (name);

  g_assert_nonnull (set);
  return set;
}

static void
assert_matches (const MstChoiceSet *set, const char *text, const MstChoice *choice)
{
  g_autofree char *folded = mst_text_fold (text);
  const MstChoice *found = mst_choice_set_match (set, text);

  if (found != choice)
    g_error ("%s: “%s” of %s leads to %s", set->name, text, choice->code,
             found ? found->code : "nothing");
  /* The words in brackets are what folding drops. */
  if (*folded != '\0' && strstr (text, "（") == NULL
      && mst_choice_set_match (set, folded) != choice)
    g_error ("%s: “%s” of %s is ambiguous when folded", set->name, text, choice->code);
}

static void
test_unambiguous (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const MstChoiceSet *set = get_set (names[i]);

      g_assert_cmpstr (set->name, ==, names[i]);
      g_assert_cmpuint (set->n_choices, >=, 2);
      for (guint k = 0; k < set->n_choices; k++)
        {
          const MstChoice *choice = &set->choices[k];
          g_auto (GStrv) aliases = g_strsplit (choice->aliases ? choice->aliases : "", "|", -1);

          g_assert_true (*choice->label_en != '\0' && g_str_is_ascii (choice->label_en));
          g_assert_true (*choice->label_zh != '\0' && !g_str_is_ascii (choice->label_zh));
          g_assert_true (mst_choice_set_find (set, choice->code) == choice);
          if (k > 0)
            g_assert_cmpstr (set->choices[k - 1].code, <, choice->code);
          assert_matches (set, choice->code, choice);
          assert_matches (set, choice->label_en, choice);
          assert_matches (set, choice->label_zh, choice);
          for (guint a = 0; aliases[a]; a++)
            {
              g_assert_cmpstr (aliases[a], !=, "");
              assert_matches (set, aliases[a], choice);
            }
        }
    }
}

static void
test_match (void)
{
  static const struct
  {
    const char *set, *text, *code;
  } cases[] = {
    { "sex", "男", "1" },
    { "sex", " 女 ", "2" },
    { "sex", "２", "2" },
    { "sex", "male", "1" },
    { "sex", "人", NULL },
    { "sex", "", NULL },
    { "ethnic-group", "汉", "01" },
    { "ethnic-group", "汉族", "01" },
    { "ethnic-group", "蒙古", "02" },
    { "ethnic-group", "满 族", "11" },
    { "ethnic-group", "乌兹别克族", "43" },
    { "ethnic-group", "0１", "01" },
    { "political-status", "党员", "01" },
    { "political-status", "中国共产党党员", "01" },
    { "political-status", "中共党员（正式）", "01" },
    { "political-status", "预备党员", "02" },
    { "political-status", "中共党员（预备）", "02" },
    { "political-status", "党员(预备期)", "02" },
    { "political-status", "团员（预备党员）", NULL },
    { "education", "大学（在职）", "20" },
    { "education", "研究生（硕士）", "14" },
    { "education", "大专（本科）", NULL },
    { "area-level", "小区（片区）", "4" },
    { "political-status", "团员", "03" },
    { "political-status", "民盟盟员", "05" },
    { "political-status", "九三学社社员", "10" },
    { "political-status", "普通公民", "13" },
    { "political-status", "不详", NULL },
    { "education", "本科", "20" },
    { "education", "大专", "30" },
    { "education", "硕士", "14" },
    { "education", "在职研究生", "10" },
    { "education", "中专", "41" },
    { "education", "高中", "60" },
    { "person-class", "市、区下沉干部", "2" },
    { "person-class", "“双报到”在职党员", "4" },
    { "person-class", "社工", "3" },
    { "person-class", "楼门长", "6" },
    { "person-class", "入党申请人", "9" },
    { "area-level", "乡镇", "2" },
    { "area-level", "社区（村）", "3" },
    { "area-level", "微网格", "6" },
    { "unit-level", "区属", "2" },
    { "unit-kind", "国企", "3" },
    { "post-kind", "卡口", "1" },
    { "post-kind", "居家隔离监督", "4" },
    { "rank", "正处级", "21" },
    { "rank", "四级调研员", "26" },
    { "rank", "科员", "41" },
    { "person-class", "社区“两委”干部", "3" },
    { "person-class", "区直机关下沉干部", "2" },
    { "person-class", "街道（镇）干部", "1" },
    { "person-class", "村民代表", "6" },
    { "education", "硕士学位", "14" },
    { "education", "党校本科", "20" },
    { "post-kind", "小区出入口", "1" },
    { "unit-level", "区直部门", "2" },
    { "flag", "√", "1" },
    { "flag", "×", "0" },
    { "flag", "有", "1" },
    { "flag", "未", "0" },
    { "flag", "Ｙ", "1" },
    { "flag", "FALSE", "0" },
    { "flag", "大概", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MstChoice *choice = mst_choice_set_match (get_set (cases[i].set), cases[i].text);

      g_test_message ("%s: “%s”", cases[i].set, cases[i].text);
      g_assert_cmpstr (choice ? choice->code : NULL, ==, cases[i].code);
    }
  g_assert_null (mst_choice_set_match (get_set ("sex"), NULL));
  g_assert_null (mst_choice_set_find (get_set ("sex"), NULL));
  g_assert_null (mst_choice_set_find (get_set ("sex"), "男"));
  g_assert_null (mst_choice_set_get ("no-such-set"));
}

static void
test_standards (void)
{
  const MstChoiceSet *ethnic_groups = get_set ("ethnic-group");
  guint n_groups = 0;

  for (guint i = 0; i < ethnic_groups->n_choices; i++)
    if (g_ascii_strtoll (ethnic_groups->choices[i].code, NULL, 10) <= 56)
      n_groups++;
  g_assert_cmpuint (n_groups, ==, 56);
  g_assert_cmpuint (get_set ("political-status")->n_choices, ==, 13);
  g_assert_cmpuint (get_set ("person-class")->n_choices, ==, 9);
  g_assert_cmpuint (get_set ("area-level")->n_choices, ==, 6);
  g_assert_cmpstr (mst_choice_set_find (ethnic_groups, "56")->label_zh, ==, "基诺族");
  g_assert_cmpstr (mst_choice_set_find (ethnic_groups, "29")->label_zh, ==, "柯尔克孜族");
}

static void
test_language (void)
{
  const MstChoice *male = mst_choice_set_find (get_set ("sex"), "1");

  mst_choice_set_language ("zh");
  g_assert_cmpstr (mst_choice_get_label (male), ==, "男");
  mst_choice_set_language ("en");
  g_assert_cmpstr (mst_choice_get_label (male), ==, "Male");
}

/* The default is the language of the session's messages. */
static void
test_default_language (void)
{
  static const char *const languages[][2] = { { "zh_CN", "女" }, { "en_GB", "Female" } };

  if (g_test_subprocess ())
    {
      fputs (mst_choice_get_label (mst_choice_set_find (get_set ("sex"), "2")), stdout);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *expected = g_strdup_printf ("*%s*", languages[i][1]);

      g_setenv ("LANGUAGE", languages[i][0], TRUE);
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      g_test_trap_assert_stdout (expected);
    }
}

static void
test_guess (void)
{
  static const struct
  {
    const char *set, *text, *code;
  } cases[] = {
    { "person-class", "巾帼文明志愿者", "5" },
    { "person-class", "街道招募的志愿者", "5" },
    { "person-class", "财政局下沉人员", "2" },
    { "person-class", "雨花物业客服人员", "7" },
    { "person-class", "物业保安志愿者", NULL }, /* three in one */
    { "person-class", "非社区工作者", NULL },
    { "person-class", "原村干部", NULL },
    { "person-class", "街道", NULL }, /* a qualifier alone */
    { "person-class", "热心人", NULL },
    { "person-class", NULL, NULL },
    { "education", "省委党校在职本科班", "20" },
    { "post-kind", "东门防疫卡口", "1" },
    { "political-status", "党员发展对象", NULL }, /* not of this set */
    { "sex", "男人", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MstChoice *choice = mst_choice_set_guess (get_set (cases[i].set), cases[i].text);

      g_test_message ("%s: “%s”", cases[i].set, cases[i].text);
      g_assert_cmpstr (choice ? choice->code : NULL, ==, cases[i].code);
    }
}

/* What is typed, the first that is offered, and whether there is no doubt about it. */
static void
test_search (void)
{
  static const struct
  {
    const char *set, *text, *first;
    gboolean certain;
  } cases[] = {
    { "political-status", "zgdy", "01", TRUE }, /* 致公党员 is another writing */
    { "political-status", "中共", "01", TRUE },
    { "political-status", "zhonggongyu", "02", TRUE },
    { "political-status", "gongqingtuan", "03", TRUE },
    { "political-status", "党", "01", FALSE },
    { "ethnic-group", "hui", "03", TRUE },
    { "ethnic-group", "汉", "01", TRUE },
    { "sex", "n", NULL, FALSE },
    { "sex", "没有", NULL, FALSE },
  };
  g_autoptr (GPtrArray) all = mst_choice_set_search (get_set ("sex"), "");

  mst_choice_set_language ("zh");
  g_assert_cmpuint (all->len, ==, get_set ("sex")->n_choices);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MstChoiceSet *set = get_set (cases[i].set);
      g_autoptr (GPtrArray) found = mst_choice_set_search (set, cases[i].text);
      const MstChoice *first = found->len > 0 ? g_ptr_array_index (found, 0) : NULL;
      const MstChoice *one = mst_choice_set_search_one (set, cases[i].text);

      g_test_message ("%s: “%s”", cases[i].set, cases[i].text);
      if (cases[i].first != NULL)
        g_assert_cmpstr (first != NULL ? first->code : NULL, ==, cases[i].first);
      g_assert_cmpint (one != NULL, ==, cases[i].certain);
    }
  mst_choice_set_language ("en");
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/choice/unambiguous", test_unambiguous);
  g_test_add_func ("/model/choice/match", test_match);
  g_test_add_func ("/choice/guess", test_guess);
  g_test_add_func ("/model/choice/search", test_search);
  g_test_add_func ("/model/choice/standards", test_standards);
  g_test_add_func ("/model/choice/default-language", test_default_language);
  g_test_add_func ("/model/choice/language", test_language);
  return g_test_run ();
}
