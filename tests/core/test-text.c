/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of text: stored, folded, masked. */

#include "mst-text.h"

typedef struct
{
  const char *given;
  const char *wanted;
} Row;

static void
check_rows (char *(*function) (const char *), const Row *rows, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *got = function (rows[i].given);

      g_assert_cmpstr (got, ==, rows[i].wanted);
    }
}

static void
test_normalise (void)
{
  static const Row rows[] = {
    { NULL, "" },
    { "", "" },
    { " \t\r\n\302\240\343\200\200", "" },
    { "东城区", "东城区" },
    { "　东城区　", "东城区" },
    { "ＡＢＣ１２３ａｂｃ", "ABC123abc" },
    { "３＃楼＿Ａ／Ｂ－２", "3#楼_A/B-2" },
    { "你好，世界（一）：是；吗？！", "你好，世界（一）：是；吗？！" },
    { "《条例》、“引文”。", "《条例》、“引文”。" },
    { "a\302\240\343\200\200 \tb", "a b" },
    { "第一行\r\n第二行", "第一行 第二行" },
    { "张\342\200\213三\357\273\277", "张三" },
    { "\342\200\252张三\342\200\254", "张三" },
    { "a\001b\177c", "abc" },
    { "张\357\270\200三\363\240\204\200", "张三" },
    { "e\314\201", "é" },
    { "張\357\247\264", "張林" },           /* U+F974, a compatibility ideograph */
    { "\342\274\245\342\273\223", "女长" }, /* radicals U+2F25 and U+2ED3 */
    { "\356\241\243", "䶮" },               /* U+E863, where old systems keep it */
    { "\356\240\226", "𠂇" },               /* U+E816 */
    { "ab\377c", "ab\357\277\275c" },
  };

  check_rows (mst_text_normalise, rows, G_N_ELEMENTS (rows));
}

static void
test_normalise_name (void)
{
  static const Row rows[] = {
    { NULL, "" },
    { "张三", "张三" },
    { "张　三", "张三" },
    { " 张 三\302\240丰 ", "张三丰" },
    { "John  Smith", "John Smith" },
    { "张三 John", "张三 John" },
    { "阿卜杜拉·买买提", "阿卜杜拉·买买提" },
    { "阿卜杜拉•买买提", "阿卜杜拉·买买提" },
    { "阿卜杜拉‧买买提", "阿卜杜拉·买买提" },
    { "阿卜杜拉・买买提", "阿卜杜拉·买买提" },
    { "阿卜杜拉･买买提", "阿卜杜拉·买买提" },
    { "阿卜杜拉．买买提", "阿卜杜拉·买买提" },
    { "阿卜杜拉.买买提", "阿卜杜拉·买买提" },
    { "阿卜杜拉。买买提", "阿卜杜拉·买买提" },
    { "阿卜杜拉 · 买买提", "阿卜杜拉·买买提" },
    { "阿卜杜拉 . 买买提", "阿卜杜拉·买买提" },
    { "J. Smith", "J. Smith" },
    { "张三.", "张三." },
    { "𬱖　𬭎", "𬱖𬭎" },
  };

  check_rows (mst_text_normalise_name, rows, G_N_ELEMENTS (rows));
}

static void
test_fold (void)
{
  static const Row rows[] = {
    { NULL, "" },
    { "户数（户）", "户数" },
    { "户数(户)", "户数" },
    { "户数（户)", "户数" },
    { "户数【户】", "户数" },
    { "面积（平方米（约））合计", "面积合计" },
    { "姓　　名", "姓名" },
    { "*姓名：", "姓名" },
    { "姓名（", "姓名" },
    { "（户）", "户" },
    { "E-Mail 地址", "email地址" },
    { "ＡＢ座", "ab座" },
    { "1-2号楼", "1-2号楼" },
    { "12号楼", "12号楼" },
    { "1—2 号 楼", "1-2号楼" },
    { "“东城”·《区》", "东城区" },
    { "、，。", "" },
  };

  check_rows (mst_text_fold, rows, G_N_ELEMENTS (rows));
}

static void
test_blank (void)
{
  static const char *const blank[] = { NULL, "", " ", "\t\r\n", "　", "\302\240", "\342\200\213 " };
  static const char *const filled[] = { "-", "—", "/", "无", "0", ".", "\377" };

  for (guint i = 0; i < G_N_ELEMENTS (blank); i++)
    g_assert_true (mst_text_is_blank (blank[i]));
  for (guint i = 0; i < G_N_ELEMENTS (filled); i++)
    g_assert_false (mst_text_is_blank (filled[i]));
}

static void
test_mask (void)
{
  static const Row numbers[] = {
    { NULL, "" },
    { "", "" },
    { "110100198507014321", "110100********4321" },
    { "１１０１００１９８５０７０１４３２１", "110100********4321" },
    { "110100850701432", "1101********432" },
    { "12345678", "12****78" },
    { "1234", "1**4" },
    { "12", "1*" },
    { "1", "*" },
    { "姓名", "姓*" },
  };
  static const Row sentences[] = {
    { NULL, "" },
    { "", "" },
    { "“110100198507014321”不是姓名", "“110100********4321”不是姓名" },
    { "身份证11010019850701432x、110100198507014321",
      "身份证110100********432x、110100********4321" },
    { "１１０１００１９８５０７０１４３２１", "110100********4321" },
    { "110100850701432", "1101********432" },
    { "13800134321，2022-04-01", "13800134321，2022-04-01" },
  };
  static const Row phones[] = {
    { NULL, "" },
    { "13800134321", "138****4321" },
    { "010-65201234", "010*****1234" },
    { "65201234", "65****34" },
    { "123", "**3" },
    { "1", "*" },
  };

  check_rows (mst_text_mask_number, numbers, G_N_ELEMENTS (numbers));
  check_rows (mst_text_mask_long_numbers, sentences, G_N_ELEMENTS (sentences));
  check_rows (mst_text_mask_phone, phones, G_N_ELEMENTS (phones));
}

static void
test_format_integer (void)
{
  static const struct
  {
    gint64 value;
    const char *wanted;
  } rows[] = {
    { 0, "0" },
    { 7, "7" },
    { 999, "999" },
    { 1000, "1,000" },
    { 24651, "24,651" },
    { 123456, "123,456" },
    { 1000000, "1,000,000" },
    { -999, "-999" },
    { -1000, "-1,000" },
    { G_MAXINT64, "9,223,372,036,854,775,807" },
    { G_MININT64, "-9,223,372,036,854,775,808" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *got = mst_text_format_integer (rows[i].value);

      g_assert_cmpstr (got, ==, rows[i].wanted);
    }
}

static void
test_distance (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    guint limit;
    guint wanted;
  } rows[] = {
    { "", "", 0, 0 },
    { NULL, "", 3, 0 },
    { "东华门", "东华门", 2, 0 },
    { "东华门", "东化门", 2, 1 },
    { "东华门街道", "东华门", 2, 2 },
    { "东华门街道", "东华门", 1, 2 },
    { "东华门", "", 5, 3 },
    { "kitten", "sitting", 5, 3 },
    { "kitten", "sitting", 2, 3 },
    { "abc", "cab", 5, 2 },
    { "abcdef", "uvwxyz", 2, 3 },
    { "\377a", "a", 3, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpuint (mst_text_distance (rows[i].a, rows[i].b, rows[i].limit), ==,
                        rows[i].wanted);
      g_assert_cmpuint (mst_text_distance (rows[i].b, rows[i].a, rows[i].limit), ==,
                        rows[i].wanted);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/normalise", test_normalise);
  g_test_add_func ("/text/normalise-name", test_normalise_name);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/blank", test_blank);
  g_test_add_func ("/text/mask", test_mask);
  g_test_add_func ("/text/format-integer", test_format_integer);
  g_test_add_func ("/text/distance", test_distance);
  return g_test_run ();
}
