/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-record-type.h"

G_BEGIN_DECLS

/**
 * MstHeadingIndex: the headings under which offices send the fields of one record type, folded.
 */
typedef struct _MstHeadingIndex MstHeadingIndex;

/* Built once for each type, kept as long as the program runs; for any thread. */
const MstHeadingIndex *mst_heading_index_get (const MstRecordType *type);

/* Whether @text is one of the headings word for word. */
gboolean mst_heading_index_has (const MstHeadingIndex *self, const char *text);

/** How sure a match is; the numbers weigh columns against each other. */
#define MST_HEADING_EXACT 1.0
#define MST_HEADING_TRIMMED 0.8  /* after a harmless word was taken off */
#define MST_HEADING_CONTAINS 0.6 /* a known heading stands inside */

/**
 * mst_heading_index_match:
 * @parts: (array length=n_parts): the heading of a column as written, from the upper row of the
 *   heading to the lower, without blanks
 * @weight: (out): how sure it is, 0 when unknown
 *
 * Returns: the index of a field or one of the special values of MstRecognisedColumn
 */
int mst_heading_index_match (const MstHeadingIndex *self, const char *const *parts, guint n_parts,
                             double *weight);

G_END_DECLS
