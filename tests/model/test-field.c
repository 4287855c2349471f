/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what people write into canonical text, and showing it again. */
#include "config.h"

#include "mst-error.h"
#include "mst-record-type.h"

#include <locale.h>

typedef struct
{
  const char *type, *field, *text;
  const char *value; /* NULL: blank */
} ReadCase;

static const MstField *
get_field (const char *type, const char *name)
{
  const MstField *field = mst_record_type_get_field (mst_record_type_get (type), name);

  g_assert_nonnull (field);
  return field;
}

static void
test_read (void)
{
  static const ReadCase cases[] = {
    /* text and notes */
    { "area", "address", "　东四　十条\t１２号 ", "东四 十条 12号" },
    { "area", "address", "无", "无" },
    { "area", "address", " — ", NULL },
    { "area", "address", "/", NULL },
    { "area", "address", "", NULL },
    { "area", "address", "3-5号", "3-5号" },
    { "area", "note", " 甲 \r\n\r\n乙\r\n", "甲\n\n乙" },
    { "area", "note", "\n甲\n乙\n\n", "甲\n乙" },
    { "area", "note", "甲\r乙", "甲\n乙" },
    { "area", "note", " \n \n", NULL },
    /* names */
    { "person", "name", "张　三", "张三" },
    { "person", "name", "张 三 丰", "张三丰" },
    { "person", "name", "John  Smith", "John Smith" },
    { "person", "name", "阿卜杜拉·买买提", "阿卜杜拉·买买提" },
    { "person", "name", "/", NULL },
    { "person", "name", "无", NULL },
    /* numbers of people and units: kept even when wrong */
    { "person", "citizen_number", "１１０１００１９８５０７０１００１ｘ", "11010019850701001X" },
    { "person", "citizen_number", "110100 19850701 0013", "110100198507010013" },
    { "person", "citizen_number", "123", "123" },
    { "person", "citizen_number", "无", NULL },
    { "unit", "credit_code", "12110101qc8qaygHU6", "12110101QC8QAYGHU6" },
    /* telephone numbers */
    { "person", "phone", "13800000000", "13800000000" },
    { "person", "phone", "138 0000 0000", "13800000000" },
    { "person", "phone", "138-0000-0000", "13800000000" },
    { "person", "phone", "１３８００００００００", "13800000000" },
    { "person", "phone", "+86 13800000000", "13800000000" },
    { "person", "phone", "+86-138-0000-0000", "13800000000" },
    { "person", "phone", "13800000000.0", "13800000000" },
    { "person", "phone", "010-12345678", "010-12345678" },
    { "person", "phone", "（010）12345678", "010-12345678" },
    { "person", "phone", "(010) 12345678-801", "010-12345678-801" },
    { "person", "phone", "01012345678", "01012345678" },
    { "person", "phone", "12345678", "12345678" },
    { "person", "phone", "13800000000、13900000000", "13800000000/13900000000" },
    { "person", "phone", "13800000000/010-12345678", "13800000000/010-12345678" },
    { "person", "phone", "13800000000 13900000000", "13800000000/13900000000" },
    { "person", "phone", "无", NULL },
    /* dates, as precise as they are */
    { "person", "birth", "1985.07", "1985-07" },
    { "person", "birth", "1985年7月", "1985-07" },
    { "person", "birth", "198507", "1985-07" },
    { "person", "birth", "1985/7/1", "1985-07-01" },
    { "person", "birth", "1985-7-1", "1985-07-01" },
    { "person", "birth", "19850701", "1985-07-01" },
    { "person", "birth", "1985年7月1日", "1985-07-01" },
    { "person", "birth", "1985", "1985" },
    { "person", "joined", "无", NULL },
    { "person", "joined", "——", NULL },
    /* figures */
    { "area", "households", "1744", "1744" },
    { "area", "households", "1,744", "1744" },
    { "area", "households", "1，744", "1744" },
    { "area", "households", "1,234,567", "1234567" },
    { "area", "households", "1744户", "1744" },
    { "area", "households", "1744.0", "1744" },
    { "area", "households", "007", "7" },
    { "area", "households", "0", "0" },
    { "area", "households", "+5", "5" },
    { "area", "longitude", "116.39369", "116.39369" },
    { "area", "longitude", "116.50°", "116.5" },
    { "area", "longitude", "116.39368999999999", "116.39369" },
    { "area", "longitude", "116.3936900000000", "116.39369" },
    { "area", "longitude", "１１６．５", "116.5" },
    { "area", "longitude", "116", "116" },
    { "post", "shifts_per_day", "3班", "3" },
    /* choices and flags */
    { "person", "sex", "女", "2" },
    { "person", "class", "市、区下沉干部", "2" },
    { "person", "ethnic_group", "汉", "01" },
    { "area", "managed", "是", "1" },
    { "area", "managed", "√", "1" },
    { "area", "managed", "×", "0" },
    { "area", "managed", "无", "0" },
    { "area", "managed", "0", "0" },
    { "area", "managed", " ", NULL },
    { "area", "managed", "-", NULL },
    { "person", "ended", "2022.11.10", "2022-11-10" },
    { "post", "ended", "20221110", "2022-11-10" },
    /* references keep their words */
    { "person", "area", " 多福巷 社区", "多福巷 社区" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = NULL;
      g_autofree char *again = NULL;
      const MstField *field = get_field (cases[i].type, cases[i].field);

      g_test_message ("%s.%s: “%s”", cases[i].type, cases[i].field, cases[i].text);
      g_assert_true (mst_field_read (field, cases[i].text, &value, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (value, ==, cases[i].value);
      if (value == NULL || field->kind == MST_FIELD_CHOICE)
        continue;
      /* Canonical text reads as itself. */
      g_assert_true (mst_field_read (field, value, &again, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (again, ==, value);
    }
}

static void
test_unreadable (void)
{
  static const ReadCase cases[] = {
    { "person", "name", "123" },
    { "person", "ended", "2022" },
    { "unit", "ended", "2022-11" },
    { "person", "phone", "12" },
    { "person", "phone", "同上" },
    { "person", "phone", "1.38E+10" },
    { "person", "phone", "123456789012345678901" },
    { "person", "phone", "110100198507010011" },
    { "person", "phone", ";" },
    { "person", "birth", "不详" },
    { "person", "birth", "1985.13" },
    { "person", "birth", "1985-02-30" },
    { "person", "sex", "人" },
    { "person", "class", "其他人" },
    { "area", "managed", "大概" },
    { "area", "households", "约300" },
    { "area", "households", "5-6" },
    { "area", "households", "3,5" },
    { "area", "households", "3,5,100" },
    { "area", "households", "1,2345" },
    { "area", "households", "-1" },
    { "area", "households", "3.5" },
    { "area", "households", "1e3" },
    { "area", "households", "99999999999999999999" },
    { "area", "households", "nan" },
    { "area", "longitude", "39.9" },
    { "area", "longitude", "116.3.9" },
    { "area", "latitude", "116.3" },
    { "post", "people_per_shift", "0" },
    { "post", "people_per_shift", "100" },
    { "post", "shifts_per_day", "13" },
    { "area", "address", "\xd6\xd0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = NULL;

      if (g_utf8_validate (cases[i].text, -1, NULL))
        g_test_message ("%s.%s: “%s”", cases[i].type, cases[i].field, cases[i].text);
      g_assert_false (
        mst_field_read (get_field (cases[i].type, cases[i].field), cases[i].text, &value, &error));
      g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
      g_assert_null (value);
    }
}

static void
test_read_null (void)
{
  g_autofree char *value = g_strdup ("before");
  char *out = value;

  g_assert_true (mst_field_read (get_field ("person", "name"), NULL, &out, NULL));
  g_assert_null (out);
}

static void
test_show (void)
{
  static const struct
  {
    const char *type, *field, *value;
    gboolean masked;
    const char *shown;
  } cases[] = {
    { "person", "name", "张三", TRUE, "张三" },
    { "person", "name", NULL, FALSE, "" },
    { "person", "name", "", FALSE, "" },
    { "person", "sex", "1", FALSE, "男" },
    { "person", "sex", "x", FALSE, "x" },
    { "person", "birth", "1985-07", FALSE, "1985-07" },
    { "person", "area", "17", FALSE, "17" },
    { "person", "citizen_number", "110100198507010013", FALSE, "110100198507010013" },
    { "person", "citizen_number", "110100198507010013", TRUE, "110100********0013" },
    { "person", "phone", "13800001234", FALSE, "13800001234" },
    { "person", "phone", "13800001234", TRUE, "138****1234" },
    { "person", "limits", "高血压", TRUE, "****" },
    { "person", "limits", "高血压", FALSE, "高血压" },
    { "person", "limits", NULL, TRUE, "" },
    { "person", "note", "号码110100198507010013，3号楼", TRUE, "号码110100********0013，3号楼" },
    { "person", "note", "号码110100198507010013", FALSE, "号码110100198507010013" },
    { "area", "code", "110101001001001", TRUE, "110101001001001" },
    { "area", "households", "24651", FALSE, "24,651" },
    { "area", "longitude", "116.39369", FALSE, "116.39369" },
    { "area", "managed", "1", FALSE, "是" },
    { "area", "managed", "0", FALSE, "否" },
    { "area", "level", "3", FALSE, "社区" },
  };

  mst_choice_set_language ("zh");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown =
        mst_field_show (get_field (cases[i].type, cases[i].field), cases[i].value, cases[i].masked);

      g_test_message ("%s.%s: “%s”", cases[i].type, cases[i].field, cases[i].value);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/field/read", test_read);
  g_test_add_func ("/model/field/unreadable", test_unreadable);
  g_test_add_func ("/model/field/read-null", test_read_null);
  g_test_add_func ("/model/field/show", test_show);
  return g_test_run ();
}
