/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes small workbooks for the tests and says in a line what was read of them. */

#include "sheet-fixture.h"

#include "mst-cell.h"
#include "mst-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

static const Part workbook_parts[] = {
  { "[Content_Types].xml",
    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>", -1 },
  { "_rels/.rels",
    "<Relationships xmlns='" FIXTURE_PACKAGE "'><Relationship Id='rId1' Type='" FIXTURE_RELATIONS
    "/officeDocument' Target='xl/workbook.xml'/></Relationships>",
    -1 },
  { "xl/workbook.xml",
    "<workbook xmlns='" FIXTURE_NAMESPACE "' xmlns:r='" FIXTURE_RELATIONS
    "'><sheets><sheet name='S' sheetId='1' r:id='rId1'/></sheets></workbook>",
    -1 },
  { "xl/_rels/workbook.xml.rels",
    "<Relationships xmlns='" FIXTURE_PACKAGE "'><Relationship Id='rId1' Type='" FIXTURE_RELATIONS
    "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='rId2' Type='" FIXTURE_RELATIONS
    "/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='rId3' Type='" FIXTURE_RELATIONS
    "/styles' Target='styles.xml'/></Relationships>",
    -1 },
  { "xl/styles.xml",
    "<styleSheet xmlns='" FIXTURE_NAMESPACE
    "'><numFmts count='1'><numFmt numFmtId='176' formatCode='yyyy\"年\"m\"月\"'/></numFmts>"
    "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
    "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='176'/><xf numFmtId='20'/></cellXfs>"
    "</styleSheet>",
    -1 },
  { "xl/sharedStrings.xml",
    "<sst xmlns='" FIXTURE_NAMESPACE "'><si><t>甲</t></si><si><t>乙</t></si><si><t/></si></sst>",
    -1 },
  { "xl/worksheets/sheet1.xml", "<worksheet xmlns='" FIXTURE_NAMESPACE "'><sheetData/></worksheet>",
    -1 },
};

static void
add_entry (struct archive *archive, const Part *part)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize length = part->length < 0 ? strlen (part->bytes) : (gsize) part->length;

  archive_entry_set_pathname (entry, part->name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_size (entry, (la_int64_t) length);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, part->bytes, length), ==, (la_ssize_t) length);
  archive_entry_free (entry);
}

static GBytes *
zip (const Part *parts, guint n_parts, const char *password)
{
  struct archive *archive = archive_write_new ();
  gsize size = 64 * 1024, used = 0;
  char *buffer;

  for (guint i = 0; i < n_parts; i++)
    size += 1024 + (parts[i].length < 0 ? strlen (parts[i].bytes) : (gsize) parts[i].length);
  buffer = g_malloc (size);
  archive_write_set_format_zip (archive);
  if (password != NULL)
    {
      g_assert_cmpint (archive_write_set_options (archive, "zip:encryption=zipcrypt"), ==,
                       ARCHIVE_OK);
      g_assert_cmpint (archive_write_set_passphrase (archive, password), ==, ARCHIVE_OK);
    }
  archive_write_set_bytes_in_last_block (archive, 1);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, size, &used), ==, ARCHIVE_OK);
  for (guint i = 0; i < n_parts; i++)
    if (parts[i].length != 0 && *parts[i].bytes != '\0')
      add_entry (archive, &parts[i]);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_bytes_new_take (buffer, used);
}

GBytes *
fixture_zip (const Part *parts)
{
  guint n = 0;

  while (parts[n].name != NULL)
    n++;
  return zip (parts, n, NULL);
}

GBytes *
fixture_protected_workbook (const char *password)
{
  return zip (workbook_parts, G_N_ELEMENTS (workbook_parts), password);
}

GBytes *
fixture_workbook (const Part *parts)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Part));

  g_array_append_vals (all, workbook_parts, G_N_ELEMENTS (workbook_parts));
  for (; parts != NULL && parts->name != NULL; parts++)
    {
      guint i = 0;

      while (i < all->len && strcmp (g_array_index (all, Part, i).name, parts->name) != 0)
        i++;
      if (i < all->len)
        g_array_index (all, Part, i) = *parts;
      else
        g_array_append_val (all, *parts);
    }
  return zip ((const Part *) (const void *) all->data, all->len, NULL);
}

GBytes *
fixture_sheet (const char *content)
{
  g_autofree char *sheet =
    g_strconcat ("<worksheet xmlns='" FIXTURE_NAMESPACE "'>", content, "</worksheet>", NULL);
  const Part parts[] = { { "xl/worksheets/sheet1.xml", sheet, -1 }, { NULL, NULL, 0 } };

  return fixture_workbook (parts);
}

static void
dump_cell (GString *dump, const MstCell *cell, gboolean epoch_1904)
{
  char buffer[MST_NUMBER_SIZE];
  g_autofree char *text = mst_cell_dup_text (cell, epoch_1904);

  g_string_append_printf (
    dump, "=%c:%s", (int) cell->type,
    cell->type == MST_CELL_NUMBER ? mst_number_to_shortest (cell->number, buffer) : text);
}

static void
dump_sheet (GString *dump, const MstGrid *grid)
{
  char name[MST_CELL_NAME_SIZE];
  guint n_merges;
  const MstMergedRange *merges = mst_grid_get_merges (grid, &n_merges);

  g_string_append_printf (dump,
                          mst_grid_is_visible (grid) ? "%s:" : "(%s):", mst_grid_get_name (grid));
  for (guint i = 0; i < mst_grid_get_n_rows (grid); i++)
    {
      guint32 row = mst_grid_get_row_number (grid, i);
      guint n_cells;
      const MstCell *cells = mst_grid_get_row (grid, i, &n_cells);

      for (guint j = 0; j < n_cells; j++)
        {
          g_string_append_printf (dump, " %s", mst_cell_name (row, cells[j].column, name));
          dump_cell (dump, &cells[j], mst_grid_uses_1904 (grid));
          if (mst_grid_is_row_hidden (grid, i))
            g_string_append_c (dump, '!');
        }
    }
  for (guint i = 0; i < n_merges; i++)
    {
      g_string_append_printf (dump, " [%s",
                              mst_cell_name (merges[i].first_row, merges[i].first_column, name));
      g_string_append_printf (dump, ":%s]",
                              mst_cell_name (merges[i].last_row, merges[i].last_column, name));
    }
}

char *
fixture_dump (MstWorkbook *workbook)
{
  GString *dump = g_string_new ("");

  for (guint i = 0; i < mst_workbook_get_n_sheets (workbook); i++)
    {
      if (i > 0)
        g_string_append (dump, " / ");
      dump_sheet (dump, mst_workbook_get_sheet (workbook, i));
    }
  return g_string_free (dump, FALSE);
}

void
fixture_expect (GBytes *bytes, const char *name, const char *dump)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstWorkbook) workbook = mst_workbook_open_bytes (bytes, name, NULL, &error);
  g_autofree char *got = NULL;

  g_assert_no_error (error);
  got = fixture_dump (workbook);
  g_assert_cmpstr (got, ==, dump);
}

void
fixture_expect_refused (GBytes *bytes, const char *name, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstWorkbook) workbook = mst_workbook_open_bytes (bytes, name, NULL, &error);

  g_assert_error (error, MST_ERROR, MST_ERROR_REFUSED);
  g_assert_null (workbook);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in: %s", words, error->message);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}
