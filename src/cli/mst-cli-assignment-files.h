/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-assignment.h"
#include "mst-cli.h"

G_BEGIN_DECLS

/** MstCliAssignmentFiles: a problem read from plain files, with the names it has there. */
typedef struct
{
  MstAssignmentProblem *problem;
  GPtrArray *units, *places; /* char* */
} MstCliAssignmentFiles;

/* units.csv, communities.csv and, where there is one, forbidden.csv. %MST_ERROR_INPUT names file, row and
 * column. */
MstCliAssignmentFiles *mst_cli_assignment_files_open (MstCli *cli, const char *folder,
                                                      GError **error);
/* A square of whole numbers without headings: rows are places, columns are units. */
MstCliAssignmentFiles *mst_cli_assignment_files_open_matrix (MstCli *cli, const char *path,
                                                             GError **error);
void mst_cli_assignment_files_free (MstCliAssignmentFiles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstCliAssignmentFiles, mst_cli_assignment_files_free)

G_END_DECLS
