/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of the area tree. */
#include "config.h"

#include "mst-area-rules.h"

#include "mst-area.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Below the community codes are the parent's plus this many digits. */
#define SERIAL_DIGITS 3
#define MAX_SERIAL 999

static int
get_level (const MstRecord *area)
{
  const char *level = mst_record_get (area, "level");

  return level != NULL ? (int) g_ascii_strtoll (level, NULL, 10) : 0;
}

/* The highest serial among the codes that are @prefix and three digits; -1 with @error. */
static int
find_last_serial (MstStore *store, const char *prefix, GError **error)
{
  MstStatement *statement =
    mst_connection_prepare (mst_store_get_connection (store),
                            "SELECT max (code) FROM area WHERE code > $1 AND code < $1 || ':' "
                            "AND length (code) = length ($1) + 3",
                            error);
  int last = 0;

  if (statement == NULL)
    return -1;
  mst_statement_bind_text (statement, 1, prefix);
  if (mst_statement_step (statement) && !mst_statement_is_null (statement, 0))
    last =
      (int) g_ascii_strtoll (mst_statement_get_text (statement, 0) + strlen (prefix), NULL, 10);
  return mst_statement_end (statement, error) ? last : -1;
}

static gboolean
assign_code (MstStore *store, const MstRecord *parent, MstRecord *area, GError **error)
{
  const char *prefix = mst_record_get (parent, "code");
  g_autofree char *code = NULL;
  int last;

  if (get_level (area) <= MST_AREA_COMMUNITY)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("“%s” needs its area code: down to the community they are given by the "
                      "Bureau of Statistics."),
                   mst_record_get_title (area));
      return FALSE;
    }
  last = find_last_serial (store, prefix, error);
  if (last < 0)
    return FALSE;
  if (last >= MAX_SERIAL)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("There are no codes left below “%s”. Give “%s” one of your own."),
                   mst_record_get_title (parent), mst_record_get_title (area));
      return FALSE;
    }
  code = g_strdup_printf ("%s%0*d", prefix, SERIAL_DIGITS, last + 1);
  mst_record_set (area, "code", code);
  return TRUE;
}

/* @area is not its own ancestor. */
static gboolean
check_cycle (MstStore *store, const MstRecord *area, const MstRecord *parent, GError **error)
{
  g_autoptr (MstRecord) at = mst_record_copy (parent);

  /* Levels fall on the way down, so the way up is short. */
  for (int i = 0; i <= MST_AREA_N_LEVELS; i++)
    {
      gint64 next = mst_record_get_integer (at, "parent");

      if (mst_record_get_id (at) == mst_record_get_id (area))
        {
          g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                       _ ("“%s” can't be part of a place that is part of it."),
                       mst_record_get_title (area));
          return FALSE;
        }
      if (next == 0)
        break;
      mst_record_unref (at);
      at = mst_store_get (store, &mst_area_type, next, error);
      if (at == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Those below @area still stand on lower levels than it. */
static gboolean
check_children (MstStore *store, const MstRecord *area, GError **error)
{
  MstStatement *statement = mst_connection_prepare (
    mst_store_get_connection (store),
    "SELECT name FROM area WHERE parent = $1 AND level <= $2 ORDER BY code LIMIT 1", error);
  gboolean holds = TRUE;

  if (statement == NULL)
    return FALSE;
  mst_statement_bind_integer (statement, 1, mst_record_get_id (area));
  mst_statement_bind_text (statement, 2, mst_record_get (area, "level"));
  if (mst_statement_step (statement))
    {
      holds = FALSE;
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("“%s” is part of “%s”, so it must stand on a lower level."),
                   mst_statement_get_text (statement, 0), mst_record_get_title (area));
    }
  return mst_statement_end (statement, holds ? error : NULL) && holds;
}

gboolean
mst_area_rules_apply (MstStore *store, const MstRecord *before, MstRecord *area, GError **error)
{
  g_autoptr (MstRecord) parent = NULL;
  gint64 parent_id = mst_record_get_integer (area, "parent");
  int level = get_level (area);

  if (before != NULL && get_level (before) != level && !check_children (store, area, error))
    return FALSE;
  if (parent_id == 0)
    return TRUE;
  if (before == NULL || mst_record_get_integer (before, "parent") != parent_id
      || get_level (before) != level || mst_record_get (area, "code") == NULL)
    {
      if (!mst_store_find (store, &mst_area_type, parent_id, &parent, error))
        return FALSE;
      if (parent == NULL)
        {
          g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                       _ ("The place that “%s” is part of is not in the file (any more)."),
                       mst_record_get_title (area));
          return FALSE;
        }
      if (before != NULL && !check_cycle (store, area, parent, error))
        return FALSE;
      if (level != 0 && get_level (parent) >= level)
        {
          g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                       _ ("“%s” can't be part of “%s”, which does not stand on a level above it."),
                       mst_record_get_title (area), mst_record_get_title (parent));
          return FALSE;
        }
      if (mst_record_get (area, "code") == NULL && !assign_code (store, parent, area, error))
        return FALSE;
    }
  return TRUE;
}
