/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the records of planning rules keep to. A rule counts from "since" to the day before "ended". */
#include "config.h"

#include "mst-planning-rules.h"

#include "mst-liaison.h"
#include "mst-planning-rule.h"
#include "mst-query.h"
#include "mst-rules-private.h"
#include "mst-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The rules of other records that count on a day on which this one does. */
#define OVERLAPS "r.id <> $1 AND r.since < $3 AND coalesce (r.ended, '" MST_RULES_NEVER "') > $2"

/** Rule: one that is about to be written. @unit, @area: NULL where there is none. */
typedef struct
{
  MstStore *store;
  const MstRecord *record;
  MstPlanningRuleKind kind;
  MstRecord *unit, *area;
} Rule;

static gint64
get_id (const MstRecord *referred)
{
  return referred != NULL ? mst_record_get_id (referred) : 0;
}

static void
give_name (MstStore *store, MstRecord *rule)
{
  g_autofree char *name = mst_planning_rule_make_name (
    (MstPlanningRuleKind) mst_record_get_integer (rule, "kind"),
    mst_rules_peek_title (store, &mst_unit_type, rule, "unit"),
    mst_rules_peek_title (store, &mst_area_type, rule, "area"), mst_record_get (rule, "number"));

  mst_record_set (rule, "name", name);
}

/* --- unit and place --- */

static gboolean
check_life (const Rule *self, const MstRecord *referred, GError **error)
{
  const char *ended = referred != NULL ? mst_record_get (referred, MST_ENDED) : NULL;

  if (ended == NULL || strcmp (mst_record_get (self->record, MST_SINCE), ended) < 0)
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
               _ ("“%s” is out of use from %s on, before the rule begins. Choose another, or an "
                  "earlier day."),
               mst_record_get_title (referred), ended);
  return FALSE;
}

/* A unit may be limited to an area of any level, but answers for some only. */
static gboolean
check_level (const Rule *self, GError **error)
{
  if (self->area == NULL || self->kind == MST_PLANNING_RULE_WITHIN
      || mst_liaison_kind_takes_level (MST_LIAISON_UNIT,
                                       (int) mst_record_get_integer (self->area, "level")))
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
               _ ("No unit answers for “%s” as a whole. Choose a community or a compound, or the "
                  "kind of rule that limits a unit to an area."),
               mst_record_get_title (self->area));
  return FALSE;
}

/* --- other rules --- */

static MstStatement *
prepare (const Rule *self, const char *sql, GError **error)
{
  MstStatement *statement =
    mst_connection_prepare (mst_store_get_connection (self->store), sql, error);

  if (statement == NULL)
    return NULL;
  mst_statement_bind_integer (statement, 1, mst_record_get_id (self->record));
  mst_statement_bind_text (statement, 2, mst_record_get (self->record, MST_SINCE));
  mst_statement_bind_text (statement, 3, mst_rules_get_end (self->record));
  return statement;
}

/* @refused: @error is set already. */
static gboolean
finish (MstStatement *statement, gboolean refused, GError **error)
{
  return mst_statement_end (statement, refused ? NULL : error) && !refused;
}

/* The same, or the contrary: a fixed unit against another or none, and against one that never serves the
 * place; a preferred one likewise. */
static gboolean
check_others (const Rule *self, GError **error)
{
  g_autofree char *kind = g_strdup_printf ("%d", self->kind);
  gboolean refused;
  MstStatement *statement = prepare (
    self,
    "SELECT r.name, r.since, r.kind = $4 AND coalesce (r.unit, 0) = $5 FROM planning_rule r "
    "WHERE " OVERLAPS " AND ((r.kind = $4 AND coalesce (r.unit, 0) = $5 "
    "AND coalesce (r.area, 0) = $6) OR (r.area = $6 AND (($4 = '1' AND r.kind IN ('1', '6')) "
    "OR ($4 = '6' AND r.kind = '1') OR (r.unit = $5 AND (($4 = '2' AND r.kind IN ('1', '3')) "
    "OR ($4 IN ('1', '3') AND r.kind = '2')))))) ORDER BY r.id LIMIT 1",
    error);

  if (statement == NULL)
    return FALSE;
  mst_statement_bind_text (statement, 4, kind);
  mst_statement_bind_integer (statement, 5, get_id (self->unit));
  mst_statement_bind_integer (statement, 6, get_id (self->area));
  refused = mst_statement_step (statement);
  if (refused)
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                 mst_statement_get_integer (statement, 2) != 0
                   ? _ ("The rule “%s” has said this since %s. Change it, or let the two not "
                        "overlap.")
                   : _ ("The rule “%s” has said the contrary since %s. Put it out of use first, "
                        "from the day on which this one begins."),
                 mst_statement_get_text (statement, 0), mst_statement_get_text (statement, 1));
  return finish (statement, refused, error);
}

/* @place lies in an area that the unit is limited to, or it is limited to none. @also: an area more that it
 * is limited to, 0: none. */
static gboolean
check_within (const Rule *self, gint64 place, gint64 also, GError **error)
{
  gboolean refused;
  MstStatement *statement = prepare (
    self,
    "WITH RECURSIVE above (id, n) AS (SELECT $5 + 0, 0 UNION ALL SELECT a.parent, above.n + 1 "
    "FROM area a JOIN above ON a.id = above.id WHERE a.parent IS NOT NULL AND above.n < 10) "
    "SELECT min (r.name) FROM planning_rule r WHERE " OVERLAPS " AND r.kind = '4' AND r.unit = $4 "
    "HAVING (count (*) > 0 OR $6 <> 0) AND count (CASE WHEN r.area IN (SELECT id FROM above) "
    "THEN 1 END) = 0 AND NOT EXISTS (SELECT 1 FROM above WHERE id = $6)",
    error);

  if (statement == NULL)
    return FALSE;
  mst_statement_bind_integer (statement, 4, get_id (self->unit));
  mst_statement_bind_integer (statement, 5, place);
  mst_statement_bind_integer (statement, 6, also);
  refused = mst_statement_step (statement);
  if (refused)
    {
      const char *other = mst_statement_get_text (statement, 0);

      if (also == 0)
        g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                     _ ("“%s” is not in the area to which the rule “%s” limits the unit. Put that "
                        "rule out of use first, or choose another place."),
                     mst_record_get_title (self->area), other);
      else
        g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                     _ ("“%s” is fixed to “%s”, which is not in this area. Put that rule out of "
                        "use first, or choose another area."),
                     mst_record_get_title (self->unit),
                     mst_store_peek_title (self->store, &mst_area_type, place));
    }
  return finish (statement, refused, error);
}

/* Of a new limit: what the unit is fixed to lies in it. */
static gboolean
check_fixed_within (const Rule *self, GError **error)
{
  g_autoptr (GArray) places = NULL;
  MstStatement *statement = prepare (
    self, "SELECT r.area FROM planning_rule r WHERE " OVERLAPS " AND r.kind = '1' AND r.unit = $4",
    error);

  if (statement == NULL)
    return FALSE;
  mst_statement_bind_integer (statement, 4, get_id (self->unit));
  places = mst_statement_list_integers (statement, error);
  if (places == NULL)
    return FALSE;
  for (guint i = 0; i < places->len; i++)
    if (!check_within (self, g_array_index (places, gint64, i), get_id (self->area), error))
      return FALSE;
  return TRUE;
}

/* --- what the unit can carry --- */

/* A unit's rules are most on a day on which one begins. */
static gboolean
check_n_fixed (const Rule *self, gint64 capacity, GError **error)
{
  gboolean refused;
  MstStatement *statement = prepare (
    self,
    "SELECT d.day, count (r.id) FROM (SELECT $2 AS day UNION SELECT since FROM planning_rule "
    "WHERE unit = $4 AND kind = '1' AND since > $2 AND since < $3) d "
    "LEFT JOIN planning_rule r ON r.unit = $4 AND r.kind = '1' AND r.id <> $1 "
    "AND r.since <= d.day AND coalesce (r.ended, '" MST_RULES_NEVER "') > d.day "
    "GROUP BY d.day HAVING count (r.id) >= $5 ORDER BY d.day LIMIT 1",
    error);

  if (statement == NULL)
    return FALSE;
  mst_statement_bind_integer (statement, 4, get_id (self->unit));
  mst_statement_bind_integer (statement, 5, capacity);
  refused = mst_statement_step (statement);
  if (refused)
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                 _ ("“%s” can carry %d places, and on %s it is fixed to %d without this one. Put a "
                    "rule of it out of use first, or raise its liaison capacity."),
                 mst_record_get_title (self->unit), (int) capacity,
                 mst_statement_get_text (statement, 0),
                 (int) mst_statement_get_integer (statement, 1));
  return finish (statement, refused, error);
}

static gboolean
check_capacity (const Rule *self, GError **error)
{
  gint64 capacity = self->unit != NULL ? mst_record_get_integer (self->unit, "capacity") : 0;
  gint64 number = mst_record_get_integer (self->record, "number");

  if (self->unit == NULL || mst_record_get (self->unit, "capacity") == NULL)
    return TRUE;
  if (self->kind == MST_PLANNING_RULE_LOCK)
    return check_n_fixed (self, capacity, error);
  if (self->kind != MST_PLANNING_RULE_AT_LEAST || number <= capacity)
    return TRUE;
  g_set_error (
    error, MST_ERROR, MST_ERROR_INPUT,
    _ ("“%s” can carry %d places, so it can't serve at least %d. Name a lower number, or "
       "raise its liaison capacity."),
    mst_record_get_title (self->unit), (int) capacity, (int) number);
  return FALSE;
}

/* --- all of them --- */

static gboolean
check_rule (const Rule *self, GError **error)
{
  return check_life (self, self->unit, error) && check_life (self, self->area, error)
         && check_level (self, error) && check_others (self, error)
         && (self->kind != MST_PLANNING_RULE_LOCK || self->unit == NULL || self->area == NULL
             || check_within (self, get_id (self->area), 0, error))
         && (self->kind != MST_PLANNING_RULE_WITHIN || self->unit == NULL || self->area == NULL
             || check_fixed_within (self, error))
         && check_capacity (self, error);
}

static gboolean
says_more (const MstRecord *before, const MstRecord *rule)
{
  return mst_rules_reach_further (before, rule) || mst_rules_differ (before, rule, "kind")
         || mst_rules_differ (before, rule, "unit") || mst_rules_differ (before, rule, "area")
         || mst_rules_differ (before, rule, "number");
}

gboolean
mst_planning_rules_apply (MstStore *store, const MstRecord *before, MstRecord *rule, GError **error)
{
  const char *since = mst_record_get (rule, MST_SINCE);
  g_autoptr (MstRecord) unit = NULL;
  g_autoptr (MstRecord) area = NULL;
  Rule self = { .store = store, .record = rule };

  if (!mst_rules_read_referred (store, &mst_unit_type, rule, "unit", &unit, error)
      || !mst_rules_read_referred (store, &mst_area_type, rule, "area", &area, error))
    return FALSE;
  give_name (store, rule);
  self.kind = (MstPlanningRuleKind) mst_record_get_integer (rule, "kind");
  self.unit = unit;
  self.area = area;
  /* What is blank or not there is said by the record's own check and by the database. */
  if (since == NULL || mst_record_get (rule, "kind") == NULL
      || strcmp (since, mst_rules_get_end (rule)) >= 0
      || (before != NULL && !says_more (before, rule)))
    return TRUE;
  return check_rule (&self, error);
}

gboolean
mst_planning_rules_rename (MstStore *store, const MstRecord *record, GError **error)
{
  return mst_rules_rename_referring (store, &mst_planning_rule_type, record, give_name, error);
}
