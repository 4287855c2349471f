/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-arena.h"
#include "mst-grid-private.h"
#include "mst-xml.h"

G_BEGIN_DECLS

/* The parts of an .xlsx workbook (ECMA-376 part 1, 18; transitional and strict). */

/** MstXlsx: what the sheets of one workbook share. */
typedef struct
{
  MstPackage *package;
  MstArena *arena;
  GPtrArray *strings;  /* const char *, of the arena; NULL without a part of shared strings */
  GByteArray *is_date; /* per cell format: whether it shows days */
  gboolean epoch_1904;
  guint64 n_cells; /* of the sheets read so far */
} MstXlsx;

gboolean mst_xlsx_read_strings (MstXlsx *self, const char *part, GError **error);
gboolean mst_xlsx_read_styles (MstXlsx *self, const char *part, GError **error);
MstGrid *mst_xlsx_read_sheet (MstXlsx *self, const char *part, const char *name, gboolean visible,
                              GError **error);

/** MstXlsxSheet: a worksheet and its part. */
typedef struct
{
  char *name;
  char *part;
} MstXlsxSheet;

/* Finds the workbook's part and its worksheets, and reads strings and styles: everything but the cells.
 * @sheets: (out) (element-type MstXlsxSheet) (transfer full) */
gboolean mst_xlsx_locate (MstXlsx *self, char **workbook, GPtrArray **sheets, GError **error);
/* The part that lists what @part is related to: "xl/worksheets/_rels/sheet1.xml.rels". (transfer full) */
char *mst_xlsx_dup_relations_name (const char *part);
/* The parts that @part is related to by relations of the @kind: "drawing". (transfer full) */
char **mst_xlsx_list_related (MstPackage *package, const char *part, const char *kind,
                              GError **error);

/* Undoes _xHHHH_ (ECMA-376 part 1, 22.9.2.19) in place; the new length. NUL is left out. */
gsize mst_xlsx_unescape (char *text, gsize length);

G_END_DECLS
