/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MstCsvWriter: a .csv as RFC 4180 says (comma, CR LF, quotes doubled) in UTF-8 with a byte order
 * mark, by which spreadsheets know the encoding. The file appears under its name only when
 * mst_csv_writer_finish() succeeds.
 *
 * Text that a spreadsheet would run as a formula (it begins with = + - or @ and is no number) gets a
 * tab before it; reading text normalises the tab away.
 */
#define MST_TYPE_CSV_WRITER (mst_csv_writer_get_type ())
G_DECLARE_FINAL_TYPE (MstCsvWriter, mst_csv_writer, MST, CSV_WRITER, GObject)

/* %MST_ERROR_FAILED when nothing can be written beside @path. */
MstCsvWriter *mst_csv_writer_new (const char *path, GError **error);
/* For programs rather than spreadsheets: no byte order mark, lines end in LF, nothing is guarded. */
MstCsvWriter *mst_csv_writer_new_plain (const char *path, GError **error);
/* One such row without its line end. (transfer full) */
char *mst_csv_format_plain_row (const char *const *values, guint n_values);
/* @values: NULL is blank */
gboolean mst_csv_writer_add_row (MstCsvWriter *self, const char *const *values, guint n_values,
                                 GError **error);
gboolean mst_csv_writer_finish (MstCsvWriter *self, GError **error);

G_END_DECLS
