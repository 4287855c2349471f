/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of a district: checked, and written as a step of undo. */
#include "config.h"

#include "mst-district-setting.h"
#include "mst-setting.h"
#include "mst-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

static const MstDistrictSetting settings[] = {
  { MST_SETTING_NAME, N_ ("Name of the district") },
  { MST_SETTING_MADE_BY, N_ ("Office named on documents") },
  { MST_SETTING_BACKUP_FOLDER, N_ ("Backup folder") },
  { MST_SETTING_BACKUP_COUNT, N_ ("Backups kept") },
  { MST_SETTING_PEOPLE_ORDER, N_ ("Order of people") },
  { NULL },
};

const MstDistrictSetting *
mst_district_settings (void)
{
  return settings;
}

const MstDistrictSetting *
mst_district_setting_find (const char *key)
{
  for (const MstDistrictSetting *setting = settings; setting->key != NULL; setting++)
    if (g_strcmp0 (setting->key, key) == 0)
      return setting;
  return NULL;
}

static gboolean
check_folder (const char *folder, GError **error)
{
  const char *reason = NULL;

  if (!g_path_is_absolute (folder))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("“%s” is no folder: write its whole path, such as /home/office/backups."),
                   folder);
      return FALSE;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0 || g_access (folder, W_OK | X_OK) != 0)
    reason = g_strerror (errno);
  if (reason == NULL)
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
               _ ("The folder “%s” can't be written to: %s. Choose another one."), folder, reason);
  return FALSE;
}

static gboolean
check (const char *key, const char *value, GError **error)
{
  if (g_strcmp0 (key, MST_SETTING_NAME) == 0 && value == NULL)
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT,
                           _ ("A district has a name: it stands over every document."));
      return FALSE;
    }
  if (value == NULL)
    return TRUE;
  if (g_strcmp0 (key, MST_SETTING_BACKUP_FOLDER) == 0)
    return check_folder (value, error);
  if (g_strcmp0 (key, MST_SETTING_BACKUP_COUNT) == 0
      && !g_ascii_string_to_unsigned (value, 10, 1, MST_BACKUP_MAX_COUNT, NULL, NULL))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("“%s”: the number of backups kept is a whole number from 1 to %d."), value,
                   MST_BACKUP_MAX_COUNT);
      return FALSE;
    }
  if (g_strcmp0 (key, MST_SETTING_PEOPLE_ORDER) == 0 && mst_people_order_find (value) == NULL)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("“%s”: the order of people is pinyin, strokes, full-strokes or rank."),
                   value);
      return FALSE;
    }
  return TRUE;
}

char *
mst_district_setting_describe (const char *key, const char *value)
{
  const MstPeopleOrder *order =
    g_strcmp0 (key, MST_SETTING_PEOPLE_ORDER) == 0 ? mst_people_order_find (value) : NULL;

  if (order != NULL)
    return g_strdup (_ (order->label));
  if (value != NULL)
    return g_strdup (value);
  if (g_strcmp0 (key, MST_SETTING_BACKUP_COUNT) == 0)
    return g_strdup_printf ("%d", MST_BACKUP_COUNT);
  if (g_strcmp0 (key, MST_SETTING_BACKUP_FOLDER) == 0)
    return g_strdup (_ ("the usual folder"));
  return g_strdup (_ ("(blank)"));
}

char *
mst_district_setting_write (MstStore *store, const char *key, const char *value, GError **error)
{
  const MstDistrictSetting *setting = mst_district_setting_find (key);
  g_autofree char *old = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (MST_IS_STORE (store), NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  old = mst_store_dup_setting (store, key);
  wanted = value != NULL ? g_strstrip (g_strdup (value)) : NULL;
  if (wanted != NULL && mst_text_is_blank (wanted))
    g_clear_pointer (&wanted, g_free);
  if (!check (key, wanted, error))
    return NULL;
  if (g_strcmp0 (old, wanted) == 0)
    return NULL;
  before = mst_district_setting_describe (key, old);
  after = mst_district_setting_describe (key, wanted);
  text = g_strdup_printf (_ ("%s: %s → %s"), _ (setting->label), before, after);
  if (!mst_store_change_setting (store, key, wanted, text, error))
    return NULL;
  return g_steal_pointer (&text);
}
