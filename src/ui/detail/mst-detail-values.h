/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MstDetailValues: the values of a record to be read, under the sections of its description.
 * Sensitive values are masked until they are revealed, one by a click on it or all.
 *
 * MstDetailValues:revealed: whether all are shown in full, once the journal has noted it; goes back
 *   when it can't be noted
 */
#define MST_TYPE_DETAIL_VALUES (mst_detail_values_get_type ())
G_DECLARE_FINAL_TYPE (MstDetailValues, mst_detail_values, MST, DETAIL_VALUES, GtkBox)

/* What is revealed stays so: mst_detail_values_mask() comes before another record. */
void mst_detail_values_show (MstDetailValues *self, MstSession *session, MstRecord *record);
/* Nothing is revealed any more. */
void mst_detail_values_mask (MstDetailValues *self);
/* Whether the record has a value that may be masked. */
gboolean mst_detail_values_has_sensitive (MstDetailValues *self);

G_END_DECLS
