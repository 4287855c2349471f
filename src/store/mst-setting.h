/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/* A setting in the journal: entries of this type with the record 0. */
#define MST_JOURNAL_SETTING "setting"

/**
 * mst_store_change_setting:
 * @value: (nullable): %NULL: as if never set
 * @label: what is done, for undo and the journal
 *
 * Writes a setting as a step of undo, which is announced as MstStore::changed ("setting"). What differs
 * in nothing leaves no step.
 */
gboolean mst_store_change_setting (MstStore *self, const char *key, const char *value,
                                   const char *label, GError **error);

/* A setting as it was before or after an entry of the type %MST_JOURNAL_SETTING. FALSE when @json
 * (nullable) doesn't tell. @key: (out) (transfer full); @value: (out) (transfer full) (nullable) */
gboolean mst_setting_read_journalled (const char *json, char **key, char **value);

G_END_DECLS
