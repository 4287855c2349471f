/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-grid.h"
#include "mst-progress.h"

G_BEGIN_DECLS

/**
 * MstWorkbook: the sheets of one source: .xlsx, .xls, .csv, .txt or pasted text. The kind is told by
 * the content, not by the name. Numbers in text files and pasted text stay text, so that citizen
 * numbers and months such as 1990.10 survive; ="1101…", '1101… and a trailing tab, which keep
 * spreadsheets from turning numbers about, are taken off.
 *
 * Files are not trusted. What is damaged, contradicts itself (two values in one cell, a text that
 * isn't there) or grows beyond mst-limits.h is refused; nothing but the file itself is read. Safe to
 * use from several threads on different files.
 */
#define MST_TYPE_WORKBOOK (mst_workbook_get_type ())
G_DECLARE_FINAL_TYPE (MstWorkbook, mst_workbook, MST, WORKBOOK, GObject)

/**
 * mst_workbook_open:
 * @path: a file
 * @progress: (nullable)
 *
 * Reads all sheets. %MST_ERROR_REFUSED with one sentence that says what to do for password-protected
 * workbooks, .et, .ods, damaged and hostile files and anything that is no workbook;
 * %MST_ERROR_FAILED when the file can't be opened; %G_IO_ERROR_CANCELLED.
 */
MstWorkbook *mst_workbook_open (const char *path, MstProgress *progress, GError **error);

/* The same from memory; @name stands for the file's name in messages and place look-up. */
MstWorkbook *mst_workbook_open_bytes (GBytes *bytes, const char *name, MstProgress *progress,
                                      GError **error);

/* Text pasted from a spreadsheet: tab-separated, quoted cells may hold line ends. */
MstWorkbook *mst_workbook_new_for_pasted_text (const char *text, GError **error);

const char *mst_workbook_get_name (MstWorkbook *self);   /* base name, UTF-8 */
const char *mst_workbook_get_format (MstWorkbook *self); /* "xlsx" "xls" "csv" "paste" */
guint mst_workbook_get_n_sheets (MstWorkbook *self);
MstGrid *mst_workbook_get_sheet (MstWorkbook *self, guint index); /* (transfer none) */

/* {"sheets":[{"name","visible","cells":{"A1":{"t":"s|n|b|e|d","v"}},"merged":["B3:F3"]}]} */
char *mst_workbook_to_json (MstWorkbook *self);

G_END_DECLS
