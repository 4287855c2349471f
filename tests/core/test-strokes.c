/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strokes as the mainland writes them, where dictionaries give several ways. */

#include "mst-name.h"

#include <string.h>

static void
test_strokes (void)
{
  static const struct
  {
    const char *character;
    const char *strokes;
  } rows[] = {
    { "一", "h" },         { "〇", "z" },         { "丁", "hs" },         { "乃", "zp" },
    { "万", "hzp" },       { "与", "hzh" },       { "之", "nzn" },        { "义", "npn" },
    { "小", "spn" },       { "及", "pzn" },       { "门", "nsz" },        { "马", "zzh" },
    { "习", "znh" },       { "王", "hhsh" },      { "比", "hzpz" },       { "化", "pspz" },
    { "戈", "hzpn" },      { "火", "nppn" },      { "牙", "hzsp" },       { "瓦", "hzzn" },
    { "北", "shhpz" },     { "必", "nznpn" },     { "出", "zsszs" },      { "母", "zznhn" },
    { "刘", "nhpnss" },    { "字", "nnzzsh" },    { "兆", "pnhzpn" },     { "有", "hpszhh" },
    { "李", "hspnzsh" },   { "张", "zhzphzn" },   { "陈", "zshzspn" },    { "我", "phshzpn" },
    { "里", "szhhshh" },   { "非", "shhhshhh" },  { "垂", "phshsshh" },   { "骨", "szznzszhh" },
    { "重", "phszhhshh" }, { "赵", "hshshpnpn" }, { "乘", "phsshhpzpn" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gunichar c = g_utf8_get_char (rows[i].character);

      g_test_message ("%s", rows[i].character);
      g_assert_cmpstr (mst_strokes_order (c), ==, rows[i].strokes);
      g_assert_cmpuint (mst_strokes_count (c), ==, strlen (rows[i].strokes));
    }
}

static void
test_unknown (void)
{
  static const gunichar unknown[] = { 0,      'A',    '1',     0x3042,   0x33FF,
                                      0xA000, 0xFFFD, 0x1FFFF, 0x10FFFF, G_MAXUINT32 };

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_assert_cmpuint (mst_strokes_count (unknown[i]), ==, 0);
      g_assert_null (mst_strokes_order (unknown[i]));
    }
}

/* Every character has a count, and a string of that length if any. */
static void
test_complete (void)
{
  guint with_strokes = 0;

  for (gunichar c = 0x4E00; c <= 0x9FA5; c++)
    {
      const char *strokes = mst_strokes_order (c);

      g_assert_cmpuint (mst_strokes_count (c), >, 0);
      if (strokes != NULL)
        {
          g_assert_cmpuint (strlen (strokes), ==, mst_strokes_count (c));
          g_assert_cmpuint (strspn (strokes, "hspnz"), ==, mst_strokes_count (c));
          with_strokes++;
        }
    }
  g_assert_cmpuint (with_strokes, >=, 20900);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/strokes/strokes", test_strokes);
  g_test_add_func ("/strokes/unknown", test_unknown);
  g_test_add_func ("/strokes/complete", test_complete);
  return g_test_run ();
}
