/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-sheet-writer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is kept between sessions for this officer on this machine. */
GSettings *mst_settings_new (void);

/* The columns of a record type's list; NULL when never chosen. */
char **mst_settings_dup_columns (const char *type);
void mst_settings_set_columns (const char *type, const char *const *fields);

/* FALSE when never chosen. @field NULL: the usual order. */
gboolean mst_settings_get_sort (const char *type, char **field, char **order, gboolean *descending);
void mst_settings_set_sort (const char *type, const char *field, const char *order,
                            gboolean descending);

/* What was set for a report, by its name: mst_report_options_to_json(); NULL when nothing ever was. */
char *mst_settings_dup_report_options (const char *report);
void mst_settings_set_report_options (const char *report, const char *json);

/* The key that changes with it. */
#define MST_SETTINGS_TEMPLATES "report-templates"
/* The URI of the workbook that a report of the file at @path was last put into; NULL when none was. */
char *mst_settings_dup_report_template (const char *report, const char *path);
void mst_settings_set_report_template (const char *report, const char *path, const char *uri);

/* Of exported tables. */
MstSheetPaper mst_settings_get_paper (GSettings *settings);

/* In pixels; 0 when nobody chose one. */
int mst_settings_get_column_width (const char *type, const char *field);
/* @width 0: the usual one again. */
void mst_settings_set_column_width (const char *type, const char *field, int width);
void mst_settings_reset_column_widths (const char *type);

G_END_DECLS
