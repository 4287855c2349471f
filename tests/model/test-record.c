/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records: their values, their JSON and the rules they must keep. */
#include "config.h"

#include "mst-error.h"
#include "mst-number.h"
#include "mst-record.h"

#include <string.h>

static void
test_values (void)
{
  g_autoptr (MstRecord) record = mst_record_new (&mst_person_type);
  g_autoptr (MstRecord) copy = NULL;
  int name = mst_record_type_find (&mst_person_type, "name");

  g_assert_true (mst_record_get_record_type (record) == &mst_person_type);
  g_assert_cmpint (mst_record_get_id (record), ==, 0);
  g_assert_cmpstr (mst_record_get_title (record), ==, "");
  mst_record_set (record, "name", "张三");
  mst_record_set (record, "area", "17");
  mst_record_set_id (record, 5);
  mst_record_set_version (record, 3);
  g_assert_cmpstr (mst_record_get_at (record, name), ==, "张三");
  g_assert_cmpstr (mst_record_get_title (record), ==, "张三");
  g_assert_cmpint (mst_record_get_integer (record, "area"), ==, 17);
  g_assert_cmpint (mst_record_get_integer (record, "unit"), ==, 0);

  copy = mst_record_copy (record);
  mst_record_set (record, "name", "");
  mst_record_take_at (record, mst_record_type_find (&mst_person_type, "area"), g_strdup (""));
  g_assert_null (mst_record_get (record, "name"));
  g_assert_null (mst_record_get (record, "area"));
  g_assert_cmpstr (mst_record_get (copy, "name"), ==, "张三");
  g_assert_cmpint (mst_record_get_id (copy), ==, 5);
  g_assert_cmpint (mst_record_get_version (copy), ==, 3);
}

static void
test_boxed (void)
{
  GValue value = G_VALUE_INIT;
  MstRecord *record = mst_record_new (&mst_post_type);

  g_value_init (&value, MST_TYPE_RECORD);
  g_value_take_boxed (&value, record);
  g_assert_true (g_value_get_boxed (&value) == record);
  g_value_unset (&value);
}

static void
test_json (void)
{
  g_autoptr (MstRecord) record = mst_record_new (&mst_post_type);
  g_autofree char *empty = mst_record_to_json (record);
  g_autofree char *json = NULL;

  g_assert_cmpstr (empty, ==, "{}");
  /* The order is the type's, not that of setting. */
  mst_record_set (record, "note", "甲\n\"乙\"\\\t\x01/");
  mst_record_set (record, "area", "3");
  mst_record_set (record, "name", "东门");
  json = mst_record_to_json (record);
  g_assert_cmpstr (json, ==,
                   "{\"name\":\"东门\",\"area\":\"3\","
                   "\"note\":\"甲\\n\\\"乙\\\"\\\\\\t\\u0001/\"}");
}

static void
test_current (void)
{
  static const struct
  {
    const char *ended, *day;
    gboolean is_current;
  } cases[] = {
    { NULL, "2022-11-10", TRUE },          { "2022-11-11", "2022-11-10", TRUE },
    { "2022-11-10", "2022-11-10", FALSE }, { "2022-11-09", "2022-11-10", FALSE },
    { "2022-11-10", NULL, FALSE },         { "2999-01-01", NULL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MstRecord) record = mst_record_new (&mst_unit_type);

      mst_record_set (record, MST_ENDED, cases[i].ended);
      g_assert_cmpint (mst_record_is_current (record, cases[i].day), ==, cases[i].is_current);
    }
}

static void
test_json_round_trip (void)
{
  static const char *const texts[] = {
    "a",
    "\"",
    "\\",
    "\\\"\\",
    "</script>",
    "line\nline\r\n\ttab\b\f",
    "\x01\x1f\x7f",
    "𠮷野家😀",
    "\xe2\x80\xa8\xe2\x80\xa9\xef\xbb\xbf",
    "{\"name\":null}",
    "%s%n$1",
    "'; DROP TABLE person; --",
    " ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MstRecord) record = mst_record_new (&mst_person_type);
      g_autoptr (MstRecord) back = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *json = NULL;
      g_autofree char *again = NULL;

      for (guint k = 0; k < mst_person_type.n_fields; k++)
        mst_record_set_at (record, k, k % 3 == 2 ? NULL : texts[(i + k) % G_N_ELEMENTS (texts)]);
      json = mst_record_to_json (record);
      back = mst_record_from_json (&mst_person_type, json, &error);
      g_assert_no_error (error);
      for (guint k = 0; k < mst_person_type.n_fields; k++)
        g_assert_cmpstr (mst_record_get_at (back, k), ==, mst_record_get_at (record, k));
      again = mst_record_to_json (back);
      g_assert_cmpstr (again, ==, json);
    }
}

static void
test_json_reading (void)
{
  static const char *const bad[] = {
    "", "[]", "null", "{", "{\"name\":5}", "{\"name\":[\"a\"]}", "{\"name\":true}"
  };
  g_autoptr (MstRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  record =
    mst_record_from_json (&mst_post_type, "{\"name\":\"甲\",\"other\":[1],\"note\":null}", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mst_record_get (record, "name"), ==, "甲");
  g_assert_null (mst_record_get (record, "note"));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) bad_error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_null (mst_record_from_json (&mst_post_type, bad[i], &bad_error));
      g_assert_error (bad_error, MST_ERROR, MST_ERROR_INPUT);
    }
}

static void
test_diff (void)
{
  g_autoptr (MstRecord) before = mst_record_new (&mst_post_type);
  g_autoptr (MstRecord) after = NULL;
  g_autofree char *diff = NULL;

  mst_record_set (before, "name", "东门");
  mst_record_set (before, "area", "3");
  after = mst_record_copy (before);
  g_assert_null (mst_record_diff_to_json (before, after));
  mst_record_set (after, "name", "西\"门");
  mst_record_set (after, "area", NULL);
  mst_record_set (after, "note", "新");
  diff = mst_record_diff_to_json (before, after);
  g_assert_cmpstr (diff, ==,
                   "{\"name\":[\"东门\",\"西\\\"门\"],\"area\":[\"3\",null],"
                   "\"note\":[null,\"新\"]}");
}

static void
test_findings (void)
{
  g_autoptr (MstFindings) findings = mst_findings_new ();

  g_assert_false (mst_findings_has_error (findings));
  mst_findings_add (findings, -1, FALSE, "normalised", g_strdup ("a"));
  g_assert_false (mst_findings_has_error (findings));
  mst_findings_add (findings, 2, TRUE, "missing-required", g_strdup ("b"));
  g_assert_true (mst_findings_has_error (findings));
  g_assert_cmpuint (mst_findings_get_n (findings), ==, 2);
  g_assert_cmpint (mst_findings_get (findings, 1)->field, ==, 2);
  g_assert_cmpstr (mst_findings_get (findings, 1)->message, ==, "b");
  mst_findings_clear (findings);
  g_assert_cmpuint (mst_findings_get_n (findings), ==, 0);
  g_assert_false (mst_findings_has_error (findings));
}

/* "110100" + @rest with its check digit. */
static char *
make_citizen_number (const char *rest)
{
  g_autofree char *first = g_strconcat ("110100", rest, NULL);

  return g_strdup_printf ("%s%c", first, mst_citizen_number_get_check (first));
}

static MstRecord *
make_person (void)
{
  MstRecord *record = mst_record_new (&mst_person_type);
  g_autofree char *number = make_citizen_number ("19850701001"); /* odd: a man */

  mst_record_set (record, "name", "张三");
  mst_record_set (record, "class", "4");
  mst_record_set (record, "area", "3");
  mst_record_set (record, "citizen_number", number);
  return record;
}

/* The findings as "field:code!" for errors and "field:code" for warnings, separated by spaces. */
static char *
check (const MstRecord *record)
{
  const MstRecordType *type = mst_record_get_record_type (record);
  g_autoptr (MstFindings) findings = mst_findings_new ();
  GString *text = g_string_new (NULL);

  mst_record_check (record, findings);
  for (guint i = 0; i < mst_findings_get_n (findings); i++)
    {
      const MstFinding *finding = mst_findings_get (findings, i);

      g_assert_true (finding->message && *finding->message);
      g_string_append_printf (text, "%s%s:%s%s", i > 0 ? " " : "",
                              finding->field < 0 ? "" : type->fields[finding->field].name,
                              finding->code, finding->is_error ? "!" : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_check_person (void)
{
  static const struct
  {
    const char *field, *value, *findings;
  } cases[] = {
    { "note", NULL, "" },
    { "name", NULL, "name:missing-required!" },
    { "class", NULL, "class:missing-required!" },
    { "area", NULL, "area:missing-required!" },
    { "class", "99", "class:unreadable-value!" },
    { "class", "在职党员", "class:unreadable-value!" },
    { "area", "三", "area:unreadable-value!" },
    { "sex", "1", "" },
    { "sex", "9", "" },
    { "sex", "2", "sex:sex-disagrees" },
    { "birth", "1985", "" },
    { "birth", "1985-07", "" },
    { "birth", "1985-07-01", "" },
    { "birth", "1985-08", "birth:birth-disagrees" },
    { "birth", "1985-07-02", "birth:birth-disagrees" },
    { "birth", "1985.07", "birth:unreadable-date!" },
    { "birth", "不详", "birth:unreadable-date!" },
    { "birth", "2999-01-01", "birth:birth-ahead birth:birth-disagrees" },
    { "citizen_number", NULL, "" },
    { "citizen_number", "110100850701001", "citizen_number:bad-check-digit!" },
    { "citizen_number", "110100198513010010", "citizen_number:bad-check-digit!" },
    { "citizen_number", "110100198507010000", "citizen_number:destroyed-number!" },
    { "citizen_number", "1.10100198507010E+17", "citizen_number:destroyed-number!" },
    { "phone", "010-12345678", "" },
    { "phone", "138-0000-0000", "phone:unreadable-value!" },
    { "trained", "1", "" },
    { "trained", "是", "trained:unreadable-value!" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MstRecord) record = make_person ();
      g_autofree char *findings = NULL;

      g_test_message ("%s = %s", cases[i].field, cases[i].value);
      mst_record_set (record, cases[i].field, cases[i].value);
      findings = check (record);
      g_assert_cmpstr (findings, ==, cases[i].findings);
    }
}

/* Each of the other nine digits or X in the last place is wrong. */
static void
test_check_digit (void)
{
  g_autoptr (MstRecord) record = make_person ();
  const char *right = mst_record_get (record, "citizen_number");
  char number[19];
  char last = right[17];

  g_strlcpy (number, right, sizeof number);
  for (const char *digit = "0123456789X"; *digit; digit++)
    {
      g_autofree char *findings = NULL;

      number[17] = *digit;
      mst_record_set (record, "citizen_number", number);
      findings = check (record);
      if (*digit == last)
        g_assert_cmpstr (findings, ==, "");
      else
        g_assert_cmpstr (findings, ==, "citizen_number:bad-check-digit!");
    }
}

static void
test_check_other_types (void)
{
  g_autoptr (MstRecord) area = mst_record_new (&mst_area_type);
  g_autoptr (MstRecord) unit = mst_record_new (&mst_unit_type);
  g_autoptr (MstRecord) post = mst_record_new (&mst_post_type);
  g_autofree char *area_findings = NULL;
  g_autofree char *unit_findings = NULL;
  g_autofree char *post_findings = NULL;

  mst_record_set (area, "name", "多福巷社区");
  mst_record_set (area, "code", "11010100100A");
  mst_record_set (area, "level", "3");
  mst_record_set (area, "households", "1,744");
  mst_record_set (area, "longitude", "39.9");
  area_findings = check (area);
  g_assert_cmpstr (area_findings, ==,
                   "households:unreadable-value! longitude:unreadable-value! "
                   "code:unreadable-value!");

  mst_record_set (unit, "name", "区财政局");
  mst_record_set (unit, "credit_code",
                  mst_credit_code_get_check ("11110101000000000") == 'A' ? "11110101000000000B"
                                                                         : "11110101000000000A");
  unit_findings = check (unit);
  g_assert_cmpstr (unit_findings, ==, "credit_code:bad-credit-code");

  mst_record_set (post, "people_per_shift", "0");
  post_findings = check (post);
  g_assert_cmpstr (post_findings, ==,
                   "name:missing-required! kind:missing-required! area:missing-required! "
                   "people_per_shift:unreadable-value!");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/record/values", test_values);
  g_test_add_func ("/model/record/boxed", test_boxed);
  g_test_add_func ("/model/record/current", test_current);
  g_test_add_func ("/model/record/json", test_json);
  g_test_add_func ("/model/record/json-round-trip", test_json_round_trip);
  g_test_add_func ("/model/record/json-reading", test_json_reading);
  g_test_add_func ("/model/record/diff", test_diff);
  g_test_add_func ("/model/record/findings", test_findings);
  g_test_add_func ("/model/record/check-person", test_check_person);
  g_test_add_func ("/model/record/check-digit", test_check_digit);
  g_test_add_func ("/model/record/check-other-types", test_check_other_types);
  return g_test_run ();
}
