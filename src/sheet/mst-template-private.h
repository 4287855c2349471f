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

/** MstTemplate: a workbook being filled in. @changed: folded part name → GBytes, NULL: left out */
typedef struct
{
  MstXlsx xlsx;
  char *workbook;
  GPtrArray *sheets; /* MstXlsxSheet */
  GHashTable *changed;
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
/* "{{标题}}、{{姓名}}…" (transfer full) */
char *mst_template_list_names (const MstTemplate *self);

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

/* --- rows --- */

/* The part as it is by now. (transfer full) */
GBytes *mst_template_load (MstTemplate *self, const char *part, GError **error);
/* Edits a part. */
gboolean mst_template_edit (MstTemplate *self, const char *part, const MstXmlEdit *edit,
                            gpointer data, GError **error);

/* Repeats row @row of a sheet, in which @cells (MstTemplateCell) have marks, for each row of @table, and
 * moves what lies below, wherever it is referred to. */
gboolean mst_template_repeat_row (MstTemplate *self, const MstXlsxSheet *sheet, guint row,
                                  GPtrArray *cells, const MstTemplateTable *table, GError **error);
/* Gives formulas that are written once for several cells to each of them. */
gboolean mst_template_unshare_formulas (MstTemplate *self, const MstXlsxSheet *sheet,
                                        GError **error);

G_END_DECLS
