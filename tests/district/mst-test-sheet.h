/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-date.h"

G_BEGIN_DECLS

/** Sheet: cells to be written to a workbook or to text. Rows and columns count from 0. */
typedef struct _Sheet Sheet;

Sheet *mst_test_sheet_new (const char *name);
void mst_test_sheet_free (Sheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sheet, mst_test_sheet_free)

/* Nothing is written for NULL and "". */
void mst_test_sheet_text (Sheet *self, guint row, guint column, const char *text);
void mst_test_sheet_number (Sheet *self, guint row, guint column, double number);
/* A real date; in text 1985/7/1. */
void mst_test_sheet_date (Sheet *self, guint row, guint column, MstDate date);
/* The sum of the column's cells from @first to @last, cached as @sum. */
void mst_test_sheet_sum (Sheet *self, guint row, guint column, guint first, guint last, double sum);
/* Ranges of one cell are left alone. */
void mst_test_sheet_merge (Sheet *self, guint first_row, guint first_column, guint last_row,
                           guint last_column);
void mst_test_sheet_hide (Sheet *self, guint row);

/* (element-type Sheet) */
gboolean mst_test_sheets_save (GPtrArray *sheets, const char *path, GError **error);
/* @charset "GB18030", or "UTF-8", which gets a byte order mark. */
gboolean mst_test_sheet_save_text (Sheet *self, const char *path, const char *charset,
                                   GError **error);

G_END_DECLS
