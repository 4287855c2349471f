/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstBulkSetting: a field and the value that all records get: written, or blank when "Clear" is on.
 *
 * MstBulkSetting::changed (setting), MstBulkSetting::removed (setting)
 */
#define MST_TYPE_BULK_SETTING (mst_bulk_setting_get_type ())
G_DECLARE_FINAL_TYPE (MstBulkSetting, mst_bulk_setting, MST, BULK_SETTING, AdwBin)

GtkWidget *mst_bulk_setting_new (MstSession *session, const MstField *field);
const MstField *mst_bulk_setting_get_field (MstBulkSetting *self);
/* What is written is not taken for a value until something is. */
gboolean mst_bulk_setting_is_set (MstBulkSetting *self);
/* @value: (out) (transfer full) (nullable). FALSE, and said under the control, when it can't be read. */
gboolean mst_bulk_setting_read (MstBulkSetting *self, char **value);
/* What stands there now, under the control: "blank 3,120 · 区卫健委 12". */
void mst_bulk_setting_set_tally (MstBulkSetting *self, const char *text);

G_END_DECLS
