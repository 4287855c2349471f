/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-progress.h"
#include "mst-sheet-writer.h"

G_BEGIN_DECLS

/** MstTemplateValue: what a mark {{@name}} stands for; @value is canonical text, NULL is blank. */
typedef struct
{
  const char *name;
  MstColumnKind kind;
  guint digits;
  const char *value;
} MstTemplateValue;

typedef gboolean (*MstTemplateRowFunc) (const char *const *values, gpointer user_data,
                                        GError **error);

/** MstTemplateTable: rows that are put into the workbook; the heading of a column is the name of its
 *  mark. @foreach: hands over each of the @n_rows rows */
typedef struct
{
  const MstSheetColumn *columns;
  guint n_columns;
  gint64 n_rows;
  gboolean (*foreach) (MstTemplateRowFunc func, gpointer user_data, gpointer data, GError **error);
  gpointer data;
} MstTemplateTable;

/** MstTemplateSet: what a sheet is filled with. @name: of the sheet, where there are several */
typedef struct
{
  const char *name;
  const MstTemplateValue *values;
  guint n_values;
  const MstTemplateTable *tables;
  guint n_tables;
} MstTemplateSet;

/**
 * mst_sheet_template_fill:
 * @template_path: an .xlsx with marks
 * @sets: (array length=n_sets): at least one; with the same names of values and columns. With several the sheet
 *   that has marks is there once for each, called by its name; copies stand behind the last sheet
 * @path: the workbook that is made of it
 *
 * A mark in a cell's text, {{制表单位}}, gives way to its value; a cell that is called by a value's name
 * is filled as if the mark stood in it. A row with marks of a table's columns is repeated for each row of
 * the table: what stands below goes down, and so do merged cells, formulas, names, print areas, filters,
 * conditional formats, checks, charts, pictures and comments; ranges that end in the row take the new ones
 * in. In the repeated row relative references to it and to rows above go along, as in copying down; a mark
 * alone in its cell keeps the cell a number or a day. Values that formulas had are left out, to be
 * calculated anew. Everything else is as in the template, byte for byte. Rows are written one by one, never held.
 *
 * %MST_ERROR_INPUT, which names sheet, cell and mark, when a mark means nothing or there is none, or when a
 * sheet that is to be there several times has charts, pictures, comments or tables; %MST_ERROR_REFUSED for what
 * is no .xlsx. Nothing is written then.
 */
gboolean mst_sheet_template_fill (const char *template_path, const MstTemplateSet *sets,
                                  guint n_sets, const char *path, MstProgress *progress,
                                  GError **error);

G_END_DECLS
