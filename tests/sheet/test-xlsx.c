/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an .xlsx may hold and how it may be put together. */

#include "sheet-fixture.h"

#include "mst-xlsx-private.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *content; /* of the worksheet */
  const char *dump;
} Case;

#define ROW(cells) "<sheetData><row r='1'>" cells "</row></sheetData>"

static const Case cells[] = {
  { "shared", ROW ("<c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v> 1 </v></c>"),
    "S: A1=s:甲 B1=s:乙" },
  { "shared-empty", ROW ("<c r='A1' t='s'><v>2</v></c><c r='B1' t='s'/>"), "S:" },
  { "inline", ROW ("<c r='A1' t='inlineStr'><is><t> 张 三 </t></is></c>"), "S: A1=s: 张 三 " },
  { "inline-rich",
    ROW ("<c r='A1' t='inlineStr'><is><r><rPr><b/></rPr><t>张</t></r><r><t>三</t></r>"
         "<rPh sb='0' eb='1'><t>zhang</t></rPh><phoneticPr fontId='1'/></is></c>"),
    "S: A1=s:张三" },
  { "character-references",
    ROW ("<c r='A1' t='inlineStr'><is><t>&#24352;&#x4E09;&amp;</t></is></c>"), "S: A1=s:张三&" },
  { "cdata", ROW ("<c r='A1' t='inlineStr'><is><t><![CDATA[a<b]]></t></is></c>"), "S: A1=s:a<b" },
  { "escapes", ROW ("<c r='A1' t='inlineStr'><is><t>a_x000D_b_x005F_x000D__x4e09_</t></is></c>"),
    "S: A1=s:a\rb_x000D_三" },
  { "formula-text", ROW ("<c r='A1' t='str'><f>A2</f><v>结果</v></c>"), "S: A1=s:结果" },
  { "formula-number", ROW ("<c r='A1'><f>SUM(B1:B9)</f><v>1675</v></c>"), "S: A1=n:1675" },
  { "formula-without-value", ROW ("<c r='A1'><f>SUM(B1:B9)</f><v></v></c><c r='B1'><f>1</f></c>"),
    "S:" },
  { "booleans", ROW ("<c r='A1' t='b'><v>1</v></c><c r='B1' t='b'><v>0</v></c>"),
    "S: A1=b:TRUE B1=b:FALSE" },
  { "errors", ROW ("<c r='A1' t='e'><v>#REF!</v></c><c r='B1' t='e'><v>#N/A</v></c>"),
    "S: A1=e:#REF! B1=e:#N/A" },
  { "numbers",
    ROW (
      "<c r='A1'><v>5</v></c><c r='B1' t='n'><v>-0.5</v></c><c r='C1'><v>1.1010019800110600E17</v></c>"
      "<c r='D1'><v>0.10000000000000001</v></c><c r='E1'><v>1985.07</v></c><c r='F1'><v>1e-7</v></c>"
      "<c r='G1'><v>123456789012345678</v></c><c r='H1'><v>+7</v></c>"),
    "S: A1=n:5 B1=n:-0.5 C1=n:1.10100198001106e+17 D1=n:0.1 E1=n:1985.07 F1=n:1e-07 "
    "G1=n:1.2345678901234568e+17 H1=n:7" },
  { "styled-blank", ROW ("<c r='A1' s='1'/><c r='B1' s='0'><v/></c>"), "S:" },
  { "dates",
    ROW ("<c r='A1' s='1'><v>28243</v></c><c r='B1' s='2'><v>28216</v></c>"
         "<c r='C1' s='1'><v>28243.4375</v></c><c r='D1' s='3'><v>0.5</v></c>"
         "<c r='E1' s='0'><v>28243</v></c><c r='F1' s='99'><v>28243</v></c>"),
    "S: A1=d:1977-04-28 B1=d:1977-04-01 C1=d:1977-04-28T10:30:00 D1=n:0.5 E1=n:28243 F1=n:28243" },
  { "dates-1900",
    ROW ("<c r='A1' s='1'><v>1</v></c><c r='B1' s='1'><v>59</v></c><c r='C1' s='1'><v>60</v></c>"
         "<c r='D1' s='1'><v>61</v></c><c r='E1' s='1'><v>0</v></c><c r='F1' s='1'><v>-3</v></c>"
         "<c r='G1' s='1'><v>2958465</v></c><c r='H1' s='1'><v>2958466</v></c>"),
    "S: A1=d:1900-01-01 B1=d:1900-02-28 C1=d:1900-02-29 D1=d:1900-03-01 E1=n:0 F1=n:-3 "
    "G1=d:9999-12-31 H1=n:2958466" },
  { "date-rounding", ROW ("<c r='A1' s='1'><v>28243.9999999</v></c>"), "S: A1=d:1977-04-29" },
  { "iso-dates",
    ROW ("<c r='A1' t='d'><v>1977-04-28</v></c><c r='B1' t='d'><v>1977-04-28T10:30:00Z</v></c>"
         "<c r='C1' t='d'><v>12:00:00</v></c><c r='D1' t='d'><v>1977年</v></c>"),
    "S: A1=d:1977-04-28 B1=d:1977-04-28T10:30:00 C1=n:0.5 D1=s:1977年" },
  { "gaps",
    "<sheetData><row r='3'><c r='C3'><v>1</v></c><c r='AA3'><v>2</v></c></row>"
    "<row r='1048576'><c r='XFD1048576'><v>3</v></c></row></sheetData>",
    "S: C3=n:1 AA3=n:2 XFD1048576=n:3" },
  { "no-references",
    "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c r='C3'><v>3</v></c>"
    "<c><v>4</v></c></row></sheetData>",
    "S: A1=n:1 B1=n:2 C3=n:3 D3=n:4" },
  { "lower-case-reference", ROW ("<c r='b1'><v>1</v></c>"), "S: B1=n:1" },
  { "out-of-order",
    "<sheetData><row r='2'><c r='B2'><v>4</v></c><c r='A2'><v>3</v></c></row>"
    "<row r='1'><c r='A1'><v>1</v></c></row><row r='2'><c r='C2'><v>5</v></c></row></sheetData>",
    "S: A1=n:1 A2=n:3 B2=n:4 C2=n:5" },
  { "lying-dimension", "<dimension ref='A1:B2'/>" ROW ("<c r='D1'><v>1</v></c>"), "S: D1=n:1" },
  { "hidden-rows",
    "<sheetData><row r='1' hidden='1'><c><v>1</v></c></row><row r='2' hidden='true'><c><v>2</v></c>"
    "</row><row r='3' hidden='0'><c><v>3</v></c></row><row r='4' ht='0' customHeight='1'><c><v>4</v>"
    "</c></row></sheetData>",
    "S: A1=n:1! A2=n:2! A3=n:3 A4=n:4!" },
  { "merges",
    ROW (
      "<c r='A1'><v>1</v></c>") "<mergeCells count='9'><mergeCell ref='B3:F3'/><mergeCell ref='A2:A1'/><mergeCell ref='C1'/>"
                                "<mergeCell ref='$G$1:$H$2'/></mergeCells>",
    "S: A1=n:1 [B3:F3] [A1:A2] [G1:H2]" },
  { "extensions",
    ROW (
      "<c r='A1'><v>1</v><extLst><ext><v>9</v></ext></extLst></c>") "<extLst><ext><sheetData><row r='5'><c r='A5'><v>5</v></c></row></sheetData></ext></extLst>",
    "S: A1=n:1" },
  { "million-columns-apart", ROW ("<c r='XFD1'><v>1</v></c>"), "S: XFD1=n:1" },
};

static void
test_cells (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GBytes) bytes = fixture_sheet (c->content);

  fixture_expect (bytes, "x.xlsx", c->dump);
}

/* How the parts may be put together. */
typedef struct
{
  const char *name;
  Part parts[5];
  const char *dump;
} Assembly;

#define SHEET(inside) "<worksheet xmlns='" FIXTURE_NAMESPACE "'>" inside "</worksheet>"
#define ONE "<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>"
#define WORKBOOK(inside) \
  "<workbook xmlns='" FIXTURE_NAMESPACE "' xmlns:r='" FIXTURE_RELATIONS "'>" inside "</workbook>"
#define RELATIONS(inside) "<Relationships xmlns='" FIXTURE_PACKAGE "'>" inside "</Relationships>"
#define RELATION(id, kind, target) \
  "<Relationship Id='" id "' Type='" FIXTURE_RELATIONS "/" kind "' Target='" target "'/>"
#define STRICT "http://purl.oclc.org/ooxml/officeDocument/relationships"

static const Assembly assemblies[] = {
  { "missing-parts",
    { { "xl/worksheets/sheet1.xml",
        SHEET ("<sheetData><row><c s='1'><v>1</v></c><c t='inlineStr'><is><t>a</t></is></c></row>"
               "</sheetData>"),
        -1 },
      { "[Content_Types].xml", "", 0 },
      { "xl/styles.xml", "", 0 },
      { "xl/sharedStrings.xml", "", 0 } },
    "S: A1=n:1 B1=s:a" },
  { "missing-relations",
    { { "xl/worksheets/sheet1.xml",
        SHEET ("<sheetData><row><c t='s'><v>1</v></c><c s='1'><v>61</v></c></row></sheetData>"),
        -1 },
      { "_rels/.rels", "", 0 },
      { "xl/_rels/workbook.xml.rels", "", 0 } },
    "S: A1=s:乙 B1=d:1900-03-01" },
  { "absolute-target",
    { { "xl/_rels/workbook.xml.rels",
        RELATIONS (RELATION ("rId1", "worksheet", "/xl/worksheets/sheet1.xml")), -1 },
      { "xl/worksheets/sheet1.xml", SHEET (ONE), -1 } },
    "S: A1=n:1" },
  { "roundabout-target",
    { { "xl/_rels/workbook.xml.rels",
        RELATIONS (RELATION ("rId1", "worksheet", "../../xl/./worksheets/../a%20b.XML")), -1 },
      { "xl/A b.xml", SHEET (ONE), -1 } },
    "S: A1=n:1" },
  { "elsewhere",
    { { "_rels/.rels", RELATIONS (RELATION ("x", "officeDocument", "book.xml")), -1 },
      { "book.xml", WORKBOOK ("<sheets><sheet name='T' r:id='a'/></sheets>"), -1 },
      { "_rels/book.xml.rels", RELATIONS (RELATION ("a", "worksheet", "s.xml")), -1 },
      { "s.xml", SHEET (ONE), -1 } },
    "T: A1=n:1" },
  { "prefixes",
    { { "xl/workbook.xml",
        "<x:workbook xmlns:x='" FIXTURE_NAMESPACE "' xmlns:q='" FIXTURE_RELATIONS
        "'><x:sheets><x:sheet name='S' q:id='rId1'/></x:sheets></x:workbook>",
        -1 },
      { "xl/worksheets/sheet1.xml",
        "<x:worksheet xmlns:x='" FIXTURE_NAMESPACE
        "'><x:sheetData><x:row r='1'><x:c r='A1' t='s'><x:v>0</x:v></x:c></x:row></x:sheetData>"
        "</x:worksheet>",
        -1 },
      { "xl/sharedStrings.xml",
        "<y:sst xmlns:y='" FIXTURE_NAMESPACE "'><y:si><y:r><y:t>丙</y:t></y:r></y:si></y:sst>",
        -1 } },
    "S: A1=s:丙" },
  { "strict",
    { { "_rels/.rels",
        "<Relationships xmlns='" FIXTURE_PACKAGE "'><Relationship Id='r' Type='" STRICT
        "/officeDocument' Target='xl/workbook.xml'/></Relationships>",
        -1 },
      { "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns='" FIXTURE_PACKAGE "'><Relationship Id='rId1' Type='" STRICT
        "/worksheet' Target='worksheets/sheet1.xml'/></Relationships>",
        -1 },
      { "xl/workbook.xml",
        "<workbook xmlns='http://purl.oclc.org/ooxml/spreadsheetml/main' xmlns:r='" STRICT
        "'><sheets><sheet name='S' r:id='rId1'/></sheets></workbook>",
        -1 },
      { "xl/worksheets/sheet1.xml",
        "<worksheet xmlns='http://purl.oclc.org/ooxml/spreadsheetml/main'><sheetData><row>"
        "<c t='d'><v>1977-04-28</v></c></row></sheetData></worksheet>",
        -1 } },
    "S: A1=d:1977-04-28" },
  { "epoch-1904",
    { { "xl/workbook.xml",
        WORKBOOK ("<workbookPr date1904='1'/><sheets><sheet name='S' r:id='rId1'/></sheets>"), -1 },
      { "xl/worksheets/sheet1.xml",
        SHEET ("<sheetData><row><c s='1'><v>0</v></c><c s='1'><v>26781</v></c><c t='d'>"
               "<v>1977-04-28</v></c></row></sheetData>"),
        -1 } },
    "S: A1=d:1904-01-01 B1=d:1977-04-28 C1=d:1977-04-28" },
  { "sheets",
    { { "xl/workbook.xml",
        WORKBOOK (
          "<sheets><sheet name='乙' state='hidden' r:id='b'/><sheet name='图' r:id='c'/>"
          "<sheet name='甲' r:id='a'/><sheet name='丙' state='veryHidden' r:id='d'/></sheets>"),
        -1 },
      { "xl/_rels/workbook.xml.rels",
        RELATIONS (RELATION ("a", "worksheet", "worksheets/sheet1.xml")
                     RELATION ("b", "worksheet", "b.xml") RELATION ("c", "chartsheet", "c.xml")
                       RELATION ("d", "worksheet", "d.xml")),
        -1 },
      { "xl/b.xml", SHEET (ONE), -1 },
      { "xl/d.xml", SHEET ("<sheetData/>"), -1 } },
    "(乙): A1=n:1 / 甲: / (丙):" },
  { "external-relation",
    { { "xl/_rels/workbook.xml.rels",
        RELATIONS (
          "<Relationship Id='rId1' Type='x/worksheet' Target='http://x/' "
          "TargetMode='External'/>" RELATION ("rId1", "worksheet", "worksheets/sheet1.xml")),
        -1 } },
    "S:" },
  { "custom-over-builtin",
    { { "xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId='14' formatCode='0.00'/></numFmts><cellXfs>"
        "<xf numFmtId='14'/></cellXfs></styleSheet>",
        -1 },
      { "xl/worksheets/sheet1.xml",
        SHEET ("<sheetData><row><c s='0'><v>61</v></c></row></sheetData>"), -1 } },
    "S: A1=n:61" },
  { "backslashes",
    { { "xl/worksheets/sheet1.xml", "", 0 }, { "xl\\worksheets\\Sheet1.xml", SHEET (ONE), -1 } },
    "S: A1=n:1" },
};

static void
test_assembly (gconstpointer data)
{
  const Assembly *a = data;
  g_autoptr (GBytes) bytes = fixture_workbook (a->parts);

  fixture_expect (bytes, "x.xlsx", a->dump);
}

static void
test_utf_16 (void)
{
  static const char *const encodings[] = { "UTF-16LE", "UTF-16BE" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize length;
      g_autofree char *part =
        g_convert ("\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-16'?><worksheet><sheetData><row>"
                   "<c t='inlineStr'><is><t>张𠮷</t></is></c></row></sheetData></worksheet>",
                   -1, encodings[i], "UTF-8", NULL, &length, &error);
      const Part parts[] = { { "xl/worksheets/sheet1.xml", part, (gssize) length },
                             { NULL, NULL, 0 } };
      g_autoptr (GBytes) bytes = fixture_workbook (parts);

      g_assert_no_error (error);
      fixture_expect (bytes, "x.xlsx", "S: A1=s:张𠮷");
    }
}

static void
test_shared_strings_are_one (void)
{
  g_autoptr (GBytes) bytes =
    fixture_sheet (ROW ("<c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>0</v></c>"));
  g_autoptr (MstWorkbook) workbook = mst_workbook_open_bytes (bytes, "x.xlsx", NULL, NULL);
  g_autoptr (MstGrid) grid = mst_grid_ref (mst_workbook_get_sheet (workbook, 0));
  const MstCell *a = mst_grid_get_cell (grid, 0, 0), *b = mst_grid_get_cell (grid, 0, 1);

  g_assert_true (a->text == b->text);
  g_clear_object (&workbook);
  g_assert_cmpstr (a->text, ==, "甲");
}

static void
test_unescape (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "", "" },
    { "_", "_" },
    { "_x", "_x" },
    { "_x000D", "_x000D" },
    { "_x000D_", "\r" },
    { "_X000D_", "_X000D_" },
    { "_x00G0_", "_x00G0_" },
    { "_x0000_a", "a" },
    { "__x0041_", "_A" },
    { "_xD842__xDFB7_", "𠮷" },
    { "_xD842_a", "\xEF\xBF\xBD"
                  "a" },
    { "_xDFB7_", "\xEF\xBF\xBD" },
    { "_x005F_x0041_", "_x0041_" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup (cases[i].text);
      gsize length = mst_xlsx_unescape (text, strlen (text));

      g_assert_cmpstr (text, ==, cases[i].expected);
      g_assert_cmpuint (length, ==, strlen (cases[i].expected));
    }
}

static void
test_json (void)
{
  g_autoptr (GBytes) bytes = fixture_sheet (ROW (
    "<c r='A1' t='inlineStr'><is><t>a\"\\&#10;张</t></is></c><c r='B1'><v>1.5</v></c>"
    "<c r='C1' t='b'><v>1</v></c><c r='D1' t='e'><v>#N/A</v></c><c r='E1' s='1'><v>61</v></c>") "<mergeCells><mergeCell ref='B3:F3'/></mergeCells>");
  g_autoptr (MstWorkbook) workbook = mst_workbook_open_bytes (bytes, "x.xlsx", NULL, NULL);
  g_autofree char *json = mst_workbook_to_json (workbook);

  g_assert_cmpstr (
    json, ==,
    "{\"sheets\":[{\"name\":\"S\",\"visible\":true,\"cells\":{"
    "\"A1\":{\"t\":\"s\",\"v\":\"a\\\"\\\\\\u000a张\"},\"B1\":{\"t\":\"n\",\"v\":1.5},"
    "\"C1\":{\"t\":\"b\",\"v\":true},\"D1\":{\"t\":\"e\",\"v\":\"#N/A\"},"
    "\"E1\":{\"t\":\"d\",\"v\":\"1900-03-01\"}},\"merged\":[\"B3:F3\"]}]}");
}

static gpointer
read_thread (gpointer data)
{
  g_autoptr (GBytes) bytes = fixture_sheet (ROW ("<c r='A1' t='s'><v>0</v></c>"));

  for (guint i = 0; i < 20; i++)
    fixture_expect (bytes, "x.xlsx", "S: A1=s:甲");
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_thread, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_cancel (void)
{
  g_autoptr (GBytes) bytes = fixture_sheet (ONE);
  g_autoptr (MstProgress) progress = mst_progress_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (mst_progress_get_cancellable (progress));
  g_assert_null (mst_workbook_open_bytes (bytes, "x.xlsx", progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *path = g_strconcat ("/xlsx/cells/", cells[i].name, NULL);

      g_test_add_data_func (path, &cells[i], test_cells);
    }
  for (guint i = 0; i < G_N_ELEMENTS (assemblies); i++)
    {
      g_autofree char *path = g_strconcat ("/xlsx/parts/", assemblies[i].name, NULL);

      g_test_add_data_func (path, &assemblies[i], test_assembly);
    }
  g_test_add_func ("/xlsx/utf-16", test_utf_16);
  g_test_add_func ("/xlsx/shared-strings-are-one", test_shared_strings_are_one);
  g_test_add_func ("/xlsx/unescape", test_unescape);
  g_test_add_func ("/xlsx/json", test_json);
  g_test_add_func ("/xlsx/threads", test_threads);
  g_test_add_func ("/xlsx/cancel", test_cancel);
  return g_test_run ();
}
