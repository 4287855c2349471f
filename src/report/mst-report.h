/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-table.h"

G_BEGIN_DECLS

/**
 * MstReport: a document that can be exported.
 * @name: in the command line
 * @label: untranslated
 * @type: what its rows are
 * @level: the level of the areas, in a list of areas of one level; nullable
 */
typedef struct
{
  const char *name;
  const char *label;
  const MstRecordType *type;
  const char *level;
} MstReport;

/* Ends with a NULL name. */
extern const MstReport mst_reports[];

/* NULL when there is none. */
const MstReport *mst_report_get (const char *name);
const char *mst_report_get_label (const MstReport *self); /* translated */
/* All records it lists. (transfer full) */
MstQuery *mst_report_create_query (const MstReport *self);
/* The title of the document, where it is not that of the table. */
void mst_report_set_title (const MstReport *self, MstTable *table);

G_END_DECLS
