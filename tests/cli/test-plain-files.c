/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands on plain files: numbers and names. The program's path is the first argument. */

#include "cli-fixture.h"

#include <string.h>

static void
set_up (Fixture *fixture, gconstpointer data)
{
  cli_fixture_init (fixture);
}

/* A workbook may have charts and no sheet of cells. */
static void
test_no_sheet (Fixture *fixture, gconstpointer data)
{
  static const char workbook[] =
    "UEsDBBQAAAAIAAiMdl2FoDfkVAAAAGAAAAAPAAAAeGwvd29ya2Jvb2sueG1sNYxBCoAgEAC/Ej6glQ4dwvyL1Zah64q7"
    "UM8vgo4zA+MubmlhTt1NuchsomqdAGSNSEF6rljesnOjoC+2A6Q2DJtERKUMg7UjUDiL8e5zAt7Bf/UPUEsBAhQDFAAA"
    "AAgACIx2XYWgN+RUAAAAYAAAAA8AAAAAAAAAAAAAAIABAAAAAHhsL3dvcmtib29rLnhtbFBLBQYAAAAAAQABAD0AAACB"
    "AAAAAAA=";
  g_autofree char *path = g_build_filename (fixture->folder, "charts.xlsx", NULL);
  g_autofree guchar *bytes = NULL;
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;
  gsize size;

  bytes = g_base64_decode (workbook, &size);
  g_assert_true (g_file_set_contents (path, (const char *) bytes, (gssize) size, NULL));
  g_assert_cmpint (cli_run (fixture->folder, "numbers charts.xlsx", &output, &messages), ==, 2);
  g_assert_nonnull (strstr (messages, "kind"));
}

static void
test_chart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "out.png", NULL);
  JsonObject *object;

  cli_write_file (fixture->folder, "places.csv", "街道,在册（人）\n和平里,\"2,810\"\n前门,401\n");
  node = cli_run_json (fixture->folder, "chart horizontal places.csv out.png --title T --json");
  object = json_node_get_object (node);
  g_assert_cmpint (json_object_get_int_member (object, "marks"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (object, "words"), ==,
                   "T. 2 items; highest 和平里 2,810 人, lowest 前门 401 人; total 3,211 人");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  g_assert_cmpint (cli_run (fixture->folder, "chart pie places.csv out.png", &output, &messages),
                   ==, 2);
  g_assert_nonnull (strstr (messages, "donut"));
  g_clear_pointer (&output, g_free);
  g_clear_pointer (&messages, g_free);
  g_assert_cmpint (cli_run (fixture->folder, "chart bar places.csv out.gif", &output, &messages),
                   ==, 2);
  g_assert_nonnull (strstr (messages, ".svg"));
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonArray *array;
  static const struct
  {
    gboolean valid;
    const char *reason, *birth, *sex;
  } expected[] = {
    { TRUE, NULL, "1985-07-01", "male" },     { FALSE, "bad-check-digit", NULL, NULL },
    { FALSE, "bad-length", NULL, NULL },      { FALSE, "blank", NULL, NULL },
    { FALSE, "bad-check-digit", NULL, NULL },
  };

  cli_write_file (fixture->folder, "numbers.csv",
                  "kind,number\n"
                  "citizen,110100198507010011\n"
                  "citizen,110100198507010012\n"
                  "citizen,12\n"
                  "citizen,\n"
                  "credit,911101990000010800\n");
  node = cli_run_json (fixture->folder, "numbers numbers.csv");
  array = json_node_get_array (node);
  g_assert_cmpuint (json_array_get_length (array), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      g_assert_cmpint (json_object_get_boolean_member (object, "valid"), ==, expected[i].valid);
      g_assert_cmpstr (json_object_get_string_member_with_default (object, "reason", NULL), ==,
                       expected[i].reason);
      if (expected[i].valid)
        {
          g_assert_cmpstr (json_object_get_string_member (object, "birth"), ==, expected[i].birth);
          g_assert_cmpstr (json_object_get_string_member (object, "sex"), ==, expected[i].sex);
        }
    }
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "--pinyin", "shan xiong xin\nqiu ying\n\nding yi\n" },
    { "--initials", "sxx\nqy\n\ndy\n" },
    { "--sort pinyin", "\n丁一\n仇英\n单雄信\n" },
    { "--sort strokes", "\n丁一\n仇英\n单雄信\n" },
    { "--sort full-strokes", "\n丁一\n仇英\n单雄信\n" },
  };

  cli_write_file (fixture->folder, "names.txt", "单雄信\r\n仇英\n\n丁一\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = g_strdup_printf ("text %s names.txt", cases[i][0]);
      g_autofree char *output = cli_run_well (fixture->folder, words);

      g_assert_cmpstr (output, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  cli_test_init (&argc, &argv);
  g_test_add ("/plain-files/chart", Fixture, NULL, set_up, test_chart, cli_fixture_clear);
  g_test_add ("/plain-files/numbers", Fixture, NULL, set_up, test_numbers, cli_fixture_clear);
  g_test_add ("/plain-files/no-sheet", Fixture, NULL, set_up, test_no_sheet, cli_fixture_clear);
  g_test_add ("/plain-files/text", Fixture, NULL, set_up, test_text, cli_fixture_clear);
  return g_test_run ();
}
