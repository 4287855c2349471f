/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-arena.h"
#include "mst-grid-private.h"

G_BEGIN_DECLS

/* The records of an .xls workbook (MS-XLS; version 8, and 5 of Excel 95). */

typedef enum
{
  MST_XLS_FORMULA = 0x0006,
  MST_XLS_EOF = 0x000A,
  MST_XLS_DATE_MODE = 0x0022,
  MST_XLS_FILE_PASS = 0x002F,
  MST_XLS_CONTINUE = 0x003C,
  MST_XLS_CODE_PAGE = 0x0042,
  MST_XLS_BOUND_SHEET = 0x0085,
  MST_XLS_MUL_RK = 0x00BD,
  MST_XLS_RSTRING = 0x00D6,
  MST_XLS_XF = 0x00E0,
  MST_XLS_MERGED_CELLS = 0x00E5,
  MST_XLS_SST = 0x00FC,
  MST_XLS_LABEL_SST = 0x00FD,
  MST_XLS_NUMBER = 0x0203,
  MST_XLS_LABEL = 0x0204,
  MST_XLS_BOOL_ERR = 0x0205,
  MST_XLS_STRING = 0x0207,
  MST_XLS_ROW = 0x0208,
  MST_XLS_RK = 0x027E,
  MST_XLS_FORMAT = 0x041E,
  MST_XLS_BOF = 0x0809,
} MstXlsRecordType;

typedef struct
{
  guint16 type;
  guint16 length;
  const guint8 *data;
} MstXlsRecord;

/** MstXls: what the sheets of one workbook share. */
typedef struct
{
  const char *name;
  const guint8 *stream;
  gsize size;
  gsize n_left; /* bytes that may still be gone through: hostile sheets overlap */
  gboolean is_version_8;
  const char *encoding; /* of texts before version 8 */
  gboolean epoch_1904;
  MstArena *arena;
  GPtrArray *strings;  /* const char * */
  GByteArray *is_date; /* per cell format */
  guint64 n_cells;
} MstXls;

/* The record at @*at, which moves past it. FALSE at the end or where the stream breaks off. */
gboolean mst_xls_next (MstXls *self, gsize *at, MstXlsRecord *record);

/* Sets "NAME is damaged: @reason …"; returns FALSE. */
gboolean mst_xls_set_damaged (const MstXls *self, const char *reason, GError **error);

/**
 * MstXlsText: reads what lies in a record and those that continue it.
 */
typedef struct
{
  MstXls *xls;
  gsize at; /* of the record that would come next */
  const guint8 *data, *end;
  GString *text;
} MstXlsText;

void mst_xls_text_init (MstXlsText *self, MstXls *xls, const MstXlsRecord *record, gsize offset,
                        gsize next_record);
void mst_xls_text_clear (MstXlsText *self);
/* A text with the size of its length, 1 or 2 bytes, before it, into self->text; with what version 8
 * lets follow it. FALSE when it breaks off. */
gboolean mst_xls_text_read (MstXlsText *self, guint length_size);

/* Reads the table of shared texts that begins with @record. */
gboolean mst_xls_read_strings (MstXls *self, const MstXlsRecord *record, gsize next_record,
                               GError **error);
MstGrid *mst_xls_read_sheet (MstXls *self, gsize at, const char *name, gboolean visible,
                             GError **error);

G_END_DECLS
