/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-cli.h"
#include "mst-grid.h"

G_BEGIN_DECLS

/** MstCliCsv: a plain table: named columns in any order, others left aside. Every fault is a
 *  %MST_ERROR_INPUT that names the file, the row and the column. */
typedef struct
{
  MstGrid *grid;
  char *name;               /* of the file */
  const char *const *names; /* of the columns */
  guint32 *columns;         /* where each stands; G_MAXUINT32 where an optional one is missing */
  guint n_rows;             /* without the heading */
} MstCliCsv;

/* @names: (array zero-terminated=1): must live on; the first @n_required of them must be there. Without
 * names there is no heading. */
MstCliCsv *mst_cli_csv_open (MstCli *cli, const char *path, const char *const *names,
                             guint n_required, GError **error);
void mst_cli_csv_free (MstCliCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstCliCsv, mst_cli_csv_free)

/* Without blanks around; "" for a blank cell. (transfer full) */
char *mst_cli_csv_dup_cell (const MstCliCsv *self, guint row, guint column);
/* A whole number from @minimum to @maximum. */
gboolean mst_cli_csv_get_integer (const MstCliCsv *self, guint row, guint column, gint64 minimum,
                                  gint64 maximum, gint64 *number, GError **error);
/* Always FALSE; @sentence says what is wrong with the cell. */
gboolean mst_cli_csv_refuse (const MstCliCsv *self, guint row, guint column, const char *sentence,
                             GError **error);

G_END_DECLS
