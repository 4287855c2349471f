/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of liaison pairs. Days are ISO; a pair counts from "since" to the day before "ended". */
#include "config.h"

#include "mst-liaison-rules.h"

#include "mst-liaison.h"
#include "mst-query.h"
#include "mst-rules-private.h"
#include "mst-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_of_unit (const MstRecord *pair)
{
  return mst_record_get_integer (pair, "kind") == MST_LIAISON_UNIT;
}

/* --- what the store gives --- */

static void
give_name (MstStore *store, MstRecord *pair)
{
  const char *who = is_of_unit (pair)
                      ? mst_rules_peek_title (store, &mst_unit_type, pair, "unit")
                      : mst_rules_peek_title (store, &mst_person_type, pair, "person");
  g_autofree char *name =
    mst_liaison_make_name (who, mst_rules_peek_title (store, &mst_area_type, pair, "area"),
                           mst_record_get (pair, "household"));

  mst_record_set (pair, "name", name);
}

static void
give_kind (MstRecord *pair, const MstRecord *area)
{
  if (mst_record_get (pair, "kind") == NULL)
    mst_record_set (pair, "kind",
                    mst_liaison_guess_kind (mst_record_get (pair, "unit") != NULL,
                                            mst_record_get (pair, "household") != NULL,
                                            (int) mst_record_get_integer (area, "level")));
}

/* --- the lives of who and what is in a pair --- */

static gboolean
check_life (const MstRecord *pair, const MstRecord *end, GError **error)
{
  const char *ended = end != NULL ? mst_record_get (end, MST_ENDED) : NULL;

  if (ended == NULL || strcmp (mst_rules_get_end (pair), ended) <= 0)
    return TRUE;
  if (strcmp (mst_record_get (pair, "since"), ended) >= 0)
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                 _ ("“%s” is out of use from %s on, before the pair begins. Choose another, or an "
                    "earlier period."),
                 mst_record_get_title (end), ended);
  else
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                 _ ("“%s” is out of use from %s on: the pair must be released by that day."),
                 mst_record_get_title (end), ended);
  return FALSE;
}

/* --- place and leader --- */

static const char *
get_label (const char *set, const char *code)
{
  const MstChoice *choice = mst_choice_set_find (mst_choice_set_get (set), code);

  return choice != NULL ? mst_choice_get_label (choice) : "";
}

static gboolean
check_level (const MstRecord *pair, const MstRecord *area, GError **error)
{
  const char *kind = mst_record_get (pair, "kind");

  if (mst_liaison_kind_takes_level ((MstLiaisonKind) mst_record_get_integer (pair, "kind"),
                                    (int) mst_record_get_integer (area, "level")))
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
               _ ("“%s” is on the level “%s”, for which nobody answers in the kind “%s”. Choose "
                  "another kind or place."),
               mst_record_get_title (area),
               get_label ("area-level", mst_record_get (area, "level")),
               get_label ("liaison-kind", kind));
  return FALSE;
}

static gboolean
check_leader (MstStore *store, const MstRecord *pair, const MstRecord *unit,
              const MstRecord *person, GError **error)
{
  gint64 own = mst_record_get_integer (person, "unit");

  if (own == mst_record_get_id (unit))
    return TRUE;
  if (own == 0)
    g_set_error (
      error, MST_ERROR, MST_ERROR_INPUT,
      _ ("“%s” is of no unit in the file, so can't lead for “%s”. Enter the home unit of "
         "this person, or name another leader."),
      mst_record_get_title (person), mst_record_get_title (unit));
  else
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                 _ ("“%s” is of “%s”, so can't lead for “%s”. Name a leader of that unit."),
                 mst_record_get_title (person), mst_store_peek_title (store, &mst_unit_type, own),
                 mst_record_get_title (unit));
  return FALSE;
}

/* --- other pairs --- */

/* Names the pair that @statement finds, if it finds one. */
static gboolean
check_none (MstStatement *statement, const char *place, GError **error)
{
  gboolean found = mst_statement_step (statement);

  if (found)
    {
      const char *who = mst_statement_get_text (statement, 0);
      const char *since = mst_statement_get_text (statement, 1);
      const char *ended = mst_statement_get_text (statement, 2);

      if (ended == NULL)
        g_set_error (
          error, MST_ERROR, MST_ERROR_INPUT,
          _ ("“%s” has answered for “%s” since %s. Release that pair first, from the day "
             "on which this one begins."),
          who, place, since);
      else
        g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                     _ ("“%s” answers for “%s” from %s on and is released from %s on. Let the two "
                        "pairs not overlap."),
                     who, place, since, ended);
    }
  return mst_statement_end (statement, found ? NULL : error) && !found;
}

/* One unit for a place and day. */
static gboolean
check_one_unit (MstStore *store, const MstRecord *pair, const MstRecord *area, GError **error)
{
  MstStatement *statement = mst_connection_prepare (
    mst_store_get_connection (store),
    "SELECT u.name, l.since, l.ended FROM liaison l JOIN unit u ON u.id = l.unit "
    "WHERE l.area = $1 AND l.kind = '3' AND l.id <> $2 AND l.since < $4 "
    "AND coalesce (l.ended, '" MST_RULES_NEVER "') > $3 ORDER BY l.since LIMIT 1",
    error);

  if (statement == NULL)
    return FALSE;
  mst_statement_bind_integer (statement, 1, mst_record_get_id (area));
  mst_statement_bind_integer (statement, 2, mst_record_get_id (pair));
  mst_statement_bind_text (statement, 3, mst_record_get (pair, "since"));
  mst_statement_bind_text (statement, 4, mst_rules_get_end (pair));
  return check_none (statement, mst_record_get_title (area), error);
}

/* Nobody answers twice for the same on one day. */
static gboolean
check_person_once (MstStore *store, const MstRecord *pair, const MstRecord *area, GError **error)
{
  const char *household = mst_record_get (pair, "household");
  MstStatement *statement = mst_connection_prepare (
    mst_store_get_connection (store),
    "SELECT p.name, l.since, l.ended FROM liaison l JOIN person p ON p.id = l.person "
    "WHERE l.person = $1 AND l.area = $2 AND l.kind = $3 AND coalesce (l.household, '') = $4 "
    "AND l.id <> $5 AND l.since < $7 AND coalesce (l.ended, '" MST_RULES_NEVER "') > $6 "
    "ORDER BY l.since LIMIT 1",
    error);

  if (statement == NULL)
    return FALSE;
  mst_statement_bind_integer (statement, 1, mst_record_get_integer (pair, "person"));
  mst_statement_bind_integer (statement, 2, mst_record_get_id (area));
  mst_statement_bind_text (statement, 3, mst_record_get (pair, "kind"));
  mst_statement_bind_text (statement, 4, household != NULL ? household : "");
  mst_statement_bind_integer (statement, 5, mst_record_get_id (pair));
  mst_statement_bind_text (statement, 6, mst_record_get (pair, "since"));
  mst_statement_bind_text (statement, 7, mst_rules_get_end (pair));
  return check_none (statement, mst_record_get_title (area), error);
}

/* A unit's pairs are most on a day on which one begins: of this pair's days its first, and those on which
 * others begin. */
static gboolean
check_capacity (MstStore *store, const MstRecord *pair, const MstRecord *unit, GError **error)
{
  MstStatement *statement;
  gboolean found;

  if (mst_record_get (unit, "capacity") == NULL)
    return TRUE;
  statement = mst_connection_prepare (
    mst_store_get_connection (store),
    "SELECT d.day, count(l.id) FROM (SELECT $3 AS day UNION SELECT since FROM liaison "
    "WHERE unit = $1 AND kind = '3' AND since > $3 AND since < $4) d "
    "LEFT JOIN liaison l ON l.unit = $1 AND l.kind = '3' AND l.id <> $2 AND l.since <= d.day "
    "AND coalesce (l.ended, '" MST_RULES_NEVER "') > d.day GROUP BY d.day HAVING count(l.id) >= $5 "
    "ORDER BY d.day LIMIT 1",
    error);
  if (statement == NULL)
    return FALSE;
  mst_statement_bind_integer (statement, 1, mst_record_get_id (unit));
  mst_statement_bind_integer (statement, 2, mst_record_get_id (pair));
  mst_statement_bind_text (statement, 3, mst_record_get (pair, "since"));
  mst_statement_bind_text (statement, 4, mst_rules_get_end (pair));
  mst_statement_bind_integer (statement, 5, mst_record_get_integer (unit, "capacity"));
  found = mst_statement_step (statement);
  if (found)
    g_set_error (
      error, MST_ERROR, MST_ERROR_INPUT,
      _ ("“%s” can carry %d places, and on %s it has %d without this one. Release a pair "
         "of it first, or raise its liaison capacity."),
      mst_record_get_title (unit), (int) mst_record_get_integer (unit, "capacity"),
      mst_statement_get_text (statement, 0), (int) mst_statement_get_integer (statement, 1));
  return mst_statement_end (statement, found ? NULL : error) && !found;
}

/* --- all of them --- */

static gboolean
check_pair (MstStore *store, const MstRecord *before, const MstRecord *pair, const MstRecord *area,
            const MstRecord *unit, const MstRecord *person, GError **error)
{
  gboolean is_elsewhere =
    mst_rules_differ (before, pair, "area") || mst_rules_differ (before, pair, "kind");
  gboolean is_further = mst_rules_reach_further (before, pair);
  gboolean is_unit = is_of_unit (pair) && unit != NULL;

  if (is_elsewhere && !check_level (pair, area, error))
    return FALSE;
  if (!check_life (pair, area, error) || !check_life (pair, unit, error)
      || !check_life (pair, person, error))
    return FALSE;
  if (is_unit && person != NULL
      && (mst_rules_differ (before, pair, "unit") || mst_rules_differ (before, pair, "person"))
      && !check_leader (store, pair, unit, person, error))
    return FALSE;
  if (is_unit)
    return ((!is_elsewhere && !is_further) || check_one_unit (store, pair, area, error))
           && ((!is_further && !mst_rules_differ (before, pair, "unit")
                && !mst_rules_differ (before, pair, "kind"))
               || check_capacity (store, pair, unit, error));
  return person == NULL
         || (!is_elsewhere && !is_further && !mst_rules_differ (before, pair, "person")
             && !mst_rules_differ (before, pair, "household"))
         || check_person_once (store, pair, area, error);
}

gboolean
mst_liaison_rules_apply (MstStore *store, const MstRecord *before, MstRecord *pair, GError **error)
{
  const char *since = mst_record_get (pair, "since");
  g_autoptr (MstRecord) area = NULL;
  g_autoptr (MstRecord) unit = NULL;
  g_autoptr (MstRecord) person = NULL;

  if (!mst_rules_read_referred (store, &mst_area_type, pair, "area", &area, error)
      || !mst_rules_read_referred (store, &mst_unit_type, pair, "unit", &unit, error)
      || !mst_rules_read_referred (store, &mst_person_type, pair, "person", &person, error))
    return FALSE;
  if (area != NULL)
    give_kind (pair, area);
  give_name (store, pair);
  /* What is blank or not there is said by the record's own check and by the database. */
  if (area == NULL || since == NULL || mst_record_get (pair, "kind") == NULL
      || strcmp (since, mst_rules_get_end (pair)) >= 0)
    return TRUE;
  return check_pair (store, before, pair, area, unit, person, error);
}

/* The field of pairs that refers to records of @type; NULL when none does. */
static const char *
find_field (const MstRecordType *type)
{
  return type == &mst_area_type     ? "area"
         : type == &mst_unit_type   ? "unit"
         : type == &mst_person_type ? "person"
                                    : NULL;
}

gboolean
mst_liaison_rules_check_end (MstStore *store, const MstRecord *before, const MstRecord *record,
                             GError **error)
{
  const char *field = find_field (mst_record_get_record_type (record));
  const char *ended = field != NULL ? mst_record_get (record, MST_ENDED) : NULL;
  const char *was = field != NULL ? mst_record_get (before, MST_ENDED) : NULL;
  g_autofree char *sql = NULL;
  g_autofree char *name = NULL;
  MstStatement *statement;
  gint64 n = 0;

  if (ended == NULL || (was != NULL && strcmp (was, ended) <= 0))
    return TRUE;
  sql = g_strdup_printf ("SELECT count(*), min (name) FROM liaison WHERE %s = $1 "
                         "AND coalesce (ended, '" MST_RULES_NEVER "') > $2",
                         field);
  statement = mst_connection_prepare (mst_store_get_connection (store), sql, error);
  if (statement == NULL)
    return FALSE;
  mst_statement_bind_integer (statement, 1, mst_record_get_id (record));
  mst_statement_bind_text (statement, 2, ended);
  if (mst_statement_step (statement))
    {
      n = mst_statement_get_integer (statement, 0);
      name = g_strdup (mst_statement_get_text (statement, 1));
    }
  if (!mst_statement_end (statement, error))
    return FALSE;
  if (n > 0)
    {
      g_autofree char *count = mst_record_type_dup_count (&mst_liaison_type, n);

      g_set_error (
        error, MST_ERROR, MST_ERROR_IN_USE,
        _ ("“%s” can't be out of use from %s on while it is in %s that go on after that, "
           "such as “%s”. Release them by that day, or give them to another, first."),
        mst_record_get_title (before), ended, count, name);
    }
  return n == 0;
}

/* --- names --- */

gboolean
mst_liaison_rules_rename (MstStore *store, const MstRecord *record, GError **error)
{
  return mst_rules_rename_referring (store, &mst_liaison_type, record, give_name, error);
}
