/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-cli-records.h"
#include "mst-report.h"

G_BEGIN_DECLS

/* What is set for a report, for the table of a command's options. */
#define MST_CLI_REPORT_OPTIONS                                                                     \
  MST_CLI_QUERY_OPTIONS, { "fields", "F,F…|all", N_ ("which columns, in this order") },            \
    { "date", "DAY", N_ ("the day of the document and of what is in use; default: today") },       \
    { "from", "DAY", N_ ("the first day of the period") },                                         \
    { "to", "DAY", N_ ("the last day of the period") },                                            \
    { "order", "strokes|pinyin|rank", N_ ("in which people are listed") },                         \
    { "class", "CLASS", N_ ("people of this class alone") },                                       \
    { "group", "HEADING",                                                                          \
      N_ ("put the rows together by the column with this heading; none: not at all") },            \
    { "split", NULL,                                                                               \
      N_ ("in a workbook, a summary that leads to a sheet of its own for each group") },           \
    { "paper", "a4|a3", N_ ("default: a4") },                                                      \
    { "landscape", NULL, N_ ("a PDF across; default: upright where the columns can be read so") }, \
    { "portrait", NULL, N_ ("a PDF upright") },                                                    \
  {                                                                                                \
    "black", NULL, N_ ("charts in black and white")                                                \
  }

/* %MST_ERROR_USAGE when there is none of this name, or when it doesn't take an option that is given. */
const MstReport *mst_cli_find_report (const char *name, const MstCliArguments *arguments,
                                      GError **error);
/* The names of the options that the report takes, NULL-terminated. (transfer container) */
const char **mst_cli_list_report_options (const MstReport *report);
/* What can be known before the file is opened. (transfer full) */
MstReportOptions *mst_cli_read_report_options (const MstReport *report,
                                               const MstCliArguments *arguments, GError **error);
/* Which records, by the words of the command line. */
gboolean mst_cli_choose_report_records (const MstReport *report, MstStore *store,
                                        const MstCliArguments *arguments, MstReportOptions *options,
                                        GError **error);

G_END_DECLS
