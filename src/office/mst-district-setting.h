/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-people-order.h"

G_BEGIN_DECLS

/**
 * MstDistrictSetting: a setting that belongs to the district and goes with its file.
 * @key: as kept in the file and in the command line
 * @label: untranslated
 */
typedef struct
{
  const char *key;
  const char *label;
} MstDistrictSetting;

#define MST_SETTING_NAME "name"
#define MST_SETTING_MADE_BY "made_by"
#define MST_SETTING_BACKUP_FOLDER "backup_folder"
#define MST_SETTING_BACKUP_COUNT "backup_count"
/* MST_SETTING_PEOPLE_ORDER: mst-people-order.h */

/* All of them; ends with a NULL key. */
const MstDistrictSetting *mst_district_settings (void);
/* NULL when there is none. */
const MstDistrictSetting *mst_district_setting_find (const char *key);

/* A value in words, the order of people among them; one that isn't set (NULL) as what counts then. Values of
 * other keys are given back as they are. */
char *mst_district_setting_describe (const char *key, const char *value);

/**
 * mst_district_setting_write:
 * @value: as typed; blank: as if never set
 *
 * Checks a setting and writes it as a step of undo. A folder is made when it isn't there.
 *
 * Returns: (transfer full) (nullable): what was changed, in a sentence; %NULL without @error when nothing
 *   was. %MST_ERROR_INPUT for a blank name, a folder that can't be written to, a number out of range, an
 *   order that there isn't.
 */
char *mst_district_setting_write (MstStore *store, const char *key, const char *value,
                                  GError **error);

G_END_DECLS
