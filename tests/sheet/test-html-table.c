/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of text processors, as they lie on the clipboard. */
#include "config.h"

#include "mst-html-table.h"

static const struct
{
  const char *html;
  const char *text;
} cases[] = {
  { "<p>no table</p>", NULL },
  { "<table><tr><td>姓名</td><td>电话</td></tr><tr><td>王芳</td><td>138</td></tr></table>",
    "姓名\t电话\n王芳\t138\n" },
  /* Ends of cells and rows may be left out, names of marks may be in capitals. */
  { "<TABLE><TR><TH>a<TH>b<TR><TD>1<TD>2</TABLE>", "a\tb\n1\t2\n" },
  /* Paragraphs within a cell are lines of it; spaces between the marks are none. */
  { "<table>\n <tr>\n  <td>\n   <p>一</p>\n   <p>二</p>\n  </td>\n  <td> x </td></tr></table>",
    "\"一\n二\"\tx\n" },
  { "<table><tr><td>a &amp; b&nbsp;&#x4E2D;&#25991; &unknown;</td></tr></table>",
    "a & b 中文 &unknown;\n" },
  { "<table><tr><td>say \"yes\"</td></tr></table>", "\"say \"\"yes\"\"\"\n" },
  /* Wide and high cells keep the others in their columns. */
  { "<table><tr><td colspan=\"2\">a</td><td>b</td></tr><tr><td>1</td><td>2</td><td>3</td></tr>"
    "</table>",
    "a\t\tb\n1\t2\t3\n" },
  { "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td><td>e</td></tr>"
    "</table>",
    "a\tb\n\tc\nd\te\n" },
  { "<table><tr><td>a</td><td rowspan=\"2\">b</td></tr><tr><td>c</td></tr></table>",
    "a\tb\nc\t\n" },
  /* Styles and remarks aren't texts; what is not closed ends with the text. */
  { "<style>td { x }</style><!-- <td>no</td> --><table><tr><td>a<!-- b -->c</td></tr></table>",
    "ac\n" },
  { "<table><tr><td>a", "a\n" },
  { "<table><tr><td>a<b", "a<b\n" },
};

static void
test_tables (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = mst_html_table_to_text (cases[i].html);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html-table/tables", test_tables);
  return g_test_run ();
}
