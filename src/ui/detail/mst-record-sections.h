/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-record-type.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Puts the field with the index @field into the row @row of the grid of its section. */
typedef void (*MstRecordSectionsAttach) (GtkGrid *grid, int row, guint field, gpointer user_data);

/**
 * mst_record_sections_fill:
 * @box: vertical; gets a title and a grid for each section of @type, in the order of their first fields
 * @without: MstFieldFlags: fields with one of them are left out, and a section that has no others
 * @attach: (scope call): called for each other field
 */
void mst_record_sections_fill (GtkBox *box, const MstRecordType *type, guint without,
                               MstRecordSectionsAttach attach, gpointer user_data);

G_END_DECLS
