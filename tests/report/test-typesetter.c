/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How text is measured and broken into lines. */

#include "mst-typesetter.h"

#include <string.h>

#define N_RANDOM_TEXTS 2000

/* Lines joined by "|". */
static char *
break_text (MstTypesetter *typesetter, const char *text, double width, double indent)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (MstTextLine));
  GString *joined = g_string_new (NULL);
  guint n_lines =
    mst_typesetter_break (typesetter, MST_FONT_TABLE, text, strlen (text), width, indent, lines);

  g_assert_cmpuint (n_lines, ==, lines->len);
  for (guint i = 0; i < lines->len; i++)
    {
      const MstTextLine *line = &g_array_index (lines, MstTextLine, i);

      if (i > 0)
        g_string_append_c (joined, '|');
      g_string_append_len (joined, text + line->start, (gssize) line->length);
    }
  return g_string_free (joined, FALSE);
}

static void
test_break (void)
{
  static const struct
  {
    const char *text;
    double width;
    double indent;
    const char *lines;
  } cases[] = {
    { "", 5, 0, "" },
    { "东城区", 5, 0, "东城区" },
    { "东城区委组织部", 4, 0, "东城区委|组织部" },
    { "东城区委组织部", 4, 2, "东城|区委组织|部" },
    /* No closing punctuation at the beginning, no opening bracket at the end. */
    { "东城区委，组织部", 4, 0, "东城区|委，组织|部" },
    { "东城区（组织部）", 4, 0, "东城区|（组织|部）" },
    { "东城区《组织》部", 4, 0, "东城区|《组织》|部" },
    /* Words and numbers stay whole where they fit. */
    { "共24651人", 3, 0, "共|24651|人" },
    { "the roster", 4, 0, "the|roster" },
    { "aaaaaaaaaaaa", 3, 0, NULL },
    { "一\n二", 9, 0, "一|二" },
    { "\n\n", 9, 0, "||" },
  };
  g_autoptr (MstTypesetter) typesetter = mst_typesetter_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines =
        break_text (typesetter, cases[i].text, cases[i].width, cases[i].indent);

      if (cases[i].lines != NULL)
        g_assert_cmpstr (lines, ==, cases[i].lines);
      else
        g_assert_nonnull (strchr (lines, '|'));
    }
}

static void
test_measure (void)
{
  g_autoptr (MstTypesetter) typesetter = mst_typesetter_new ();
  double ten = mst_typesetter_measure (typesetter, MST_FONT_TABLE, "1111111111", 10);
  const char *wide = "东城区\n组织部门";

  g_assert_cmpfloat_with_epsilon (
    mst_typesetter_measure (typesetter, MST_FONT_TABLE, "东城区", strlen ("东城区")), 3, 0.05);
  /* The widest line. */
  g_assert_cmpfloat_with_epsilon (
    mst_typesetter_measure (typesetter, MST_FONT_TABLE, wide, strlen (wide)), 4, 0.05);
  /* Figures are of one width. */
  for (char digit = '0'; digit <= '9'; digit++)
    {
      char digits[10];

      memset (digits, digit, sizeof digits);
      g_assert_cmpfloat_with_epsilon (
        mst_typesetter_measure (typesetter, MST_FONT_TABLE, digits, sizeof digits), ten, 1e-3);
    }
  g_assert_cmpfloat (mst_typesetter_measure (typesetter, MST_FONT_TABLE, "\xe2\x80\x8b\x01", 4), ==,
                     0);
  g_assert_cmpuint (mst_typesetter_fit (typesetter, MST_FONT_TABLE, wide, strlen ("东城区"), 2.1),
                    ==, strlen ("东城"));
}

/* Nothing is lost but spaces, and every line fits unless it is one character. */
static void
test_random (void)
{
  static const char *const parts[] = {
    "东",      "城区", "，", "（", "）", "。", "ABC", " ",
    "1234567", "\n",   "《", "》", "x",  "/",  "ب",   "e\xcc\x81"
  };
  g_autoptr (MstTypesetter) typesetter = mst_typesetter_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint round = 0; round < N_RANDOM_TEXTS; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (MstTextLine));
      guint n_parts = (guint) g_rand_int_range (rand, 0, 60);
      /* Shaped text has its own way of breaking. */
      guint n_kinds = round % 8 == 0 ? G_N_ELEMENTS (parts) : G_N_ELEMENTS (parts) - 2;
      double room = g_rand_double_range (rand, 1, 12);
      gsize at = 0;

      for (guint i = 0; i < n_parts; i++)
        g_string_append (text, parts[g_rand_int_range (rand, 0, (gint32) n_kinds)]);
      mst_typesetter_break (typesetter, MST_FONT_BODY, text->str, text->len, room, 0, lines);
      for (guint i = 0; i < lines->len; i++)
        {
          const MstTextLine *line = &g_array_index (lines, MstTextLine, i);

          g_assert_cmpuint (line->start, >=, at);
          for (; at < line->start; at++)
            g_assert_true (strchr (" \n", text->str[at]) != NULL);
          at = line->start + line->length;
          g_assert_cmpuint (at, <=, text->len);
          g_assert_true (g_utf8_validate (text->str + line->start, (gssize) line->length, NULL));
          if (n_kinds < G_N_ELEMENTS (parts)
              && g_utf8_strlen (text->str + line->start, (gssize) line->length) > 1)
            g_assert_cmpfloat (line->width, <=, room + 1e-3);
        }
      for (; at < text->len; at++)
        g_assert_true (strchr (" \n", text->str[at]) != NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typesetter/break", test_break);
  g_test_add_func ("/typesetter/measure", test_measure);
  g_test_add_func ("/typesetter/random", test_random);
  return g_test_run ();
}
