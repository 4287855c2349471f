/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-sheet-reference.h"
#include "mst-sheet-template.h"
#include "mst-xlsx-private.h"
#include "mst-xml-edit.h"

G_BEGIN_DECLS

/** MstTemplateCell: a cell with marks. @row from 1; @prefix of elements, "" or "x:". */
typedef struct
{
  guint row;
  guint column;
  guint style;
  char *prefix;
  char *text;
} MstTemplateCell;

/**
 * MstTemplateRow: a row that is repeated. Its copies are written when all else is done, straight into the file;
 * until then an instruction stands in its place in the sheet, and @xml, the row of the template, is edited as
 * the sheet is.
 * @shift: where it stands and how many rows it becomes
 * @values: what there is beside the columns
 */
typedef struct
{
  const MstXlsxSheet *sheet;
  char *xml;
  MstSheetShift shift;
  GPtrArray *cells;
  const MstTemplateTable *table;
  const MstTemplateValue *values;
  guint n_values;
} MstTemplateRow;

/**
 * MstTemplate: a workbook being filled in.
 * @changed: folded part name → GBytes, NULL: left out
 * @added: the names of parts the template doesn't have, as they are written
 * @rows: MstTemplateRow
 * @cells: lists of their MstTemplateCell
 */
typedef struct
{
  MstXlsx xlsx;
  char *workbook;
  GPtrArray *sheets; /* MstXlsxSheet */
  GHashTable *changed;
  GPtrArray *added;
  GPtrArray *rows;
  GPtrArray *cells;
  const MstTemplateValue *values;
  guint n_values;
  const MstTemplateTable *tables;
  guint n_tables;
} MstTemplate;

/* --- marks --- */

/* The first mark at or after @text: where it begins and ends, and what stands in it. NULL without one. */
const char *mst_template_find_mark (const char *text, const char **end, char **name);
/* -1: none is called so. */
int mst_template_find_value (const MstTemplate *self, const char *name);
int mst_template_find_column (const MstTemplateTable *table, const char *name);
/* Whether it is a value or a column of any table. */
gboolean mst_template_knows (const MstTemplate *self, const char *name);
/* "{{标题}}、{{姓名}}…" (transfer full) */
char *mst_template_list_names (const MstTemplate *self);

/* Puts the mark into cells that are called by a value's name. */
gboolean mst_template_mark_named_cells (MstTemplate *self, GError **error);
/* The cells with marks, in reading order, from the markup of a sheet. (element-type MstTemplateCell)
 * (transfer full) */
GPtrArray *mst_template_list_cells (const MstTemplate *self, GBytes *sheet, GError **error);
/**
 * mst_template_write_cell:
 * @row: where it stands, from 1
 * @table, @values: (nullable): of the row it is in
 *
 * Returns: (transfer full): the cell filled in; %NULL with %MST_ERROR_INPUT when the text is too long
 */
char *mst_template_write_cell (const MstTemplate *self, const MstTemplateCell *cell, guint row,
                               const MstTemplateTable *table, const char *const *values,
                               GError **error);

/* --- sheets --- */

/* A copy behind the last sheet; NULL with %MST_ERROR_INPUT where something belongs to the sheet that can't be there
 * several times. Owned by @self. */
MstXlsxSheet *mst_template_copy_sheet (MstTemplate *self, const MstXlsxSheet *sheet,
                                       const char *name, GError **error);
gboolean mst_template_rename_sheet (MstTemplate *self, MstXlsxSheet *sheet, const char *name,
                                    GError **error);

/* --- rows --- */

/* The part as it is by now. (transfer full) */
GBytes *mst_template_load (MstTemplate *self, const char *part, GError **error);
/* A part that the template doesn't have. @bytes: (transfer full) */
void mst_template_add_part (MstTemplate *self, const char *part, GBytes *bytes);
/* The parts of charts. (transfer full) */
char **mst_template_list_charts (const MstTemplate *self);
/* Edits a part, and the rows that are to be written into it. */
gboolean mst_template_edit (MstTemplate *self, const char *part, const MstXmlEdit *edit,
                            gpointer data, GError **error);

/* Repeats row @row of a sheet, in which @cells (MstTemplateCell) have marks, for each row of @table, and
 * moves what lies below, wherever it is referred to. */
gboolean mst_template_repeat_row (MstTemplate *self, const MstXlsxSheet *sheet, guint row,
                                  GPtrArray *cells, const MstTemplateTable *table, GError **error);
/* Keeps a row of which copies are to be written; what stands in its place. (transfer full) */
char *mst_template_add_row (MstTemplate *self, const MstXlsxSheet *sheet,
                            const MstSheetShift *shift, GPtrArray *cells,
                            const MstTemplateTable *table, const char *xml);
void mst_template_row_free (gpointer row);
/* The parts that hold such rows, whole: folded name → FILE, by rewinding. (transfer full) (nullable) */
GHashTable *mst_template_write_rows (MstTemplate *self, GError **error);
/* Gives rows and cells that don't say where they are their places. %MST_ERROR_REFUSED when one says it wrong. */
gboolean mst_template_place_cells (MstTemplate *self, const MstXlsxSheet *sheet, GError **error);
/* Gives formulas that are written once for several cells to each of them. */
gboolean mst_template_unshare_formulas (MstTemplate *self, const MstXlsxSheet *sheet,
                                        GError **error);

G_END_DECLS
