/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-record-type.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MstFieldChooser: a popover that lists the fields of a type, and finds them by what is typed: a part
 * of the name, its pinyin or its initials.
 *
 * MstFieldChooser::chosen (chooser, const MstField *field)
 */
#define MST_TYPE_FIELD_CHOOSER (mst_field_chooser_get_type ())
G_DECLARE_FINAL_TYPE (MstFieldChooser, mst_field_chooser, MST, FIELD_CHOOSER, GtkPopover)

GtkWidget *mst_field_chooser_new (const MstRecordType *type);
/* Fields that are offered no more, or again. */
void mst_field_chooser_set_offered (MstFieldChooser *self, const MstField *field, gboolean offered);

G_END_DECLS
