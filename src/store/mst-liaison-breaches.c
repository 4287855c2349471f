/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Liaison pairs that break the rules now or later, because of what changed after they were written, and
 * rules of planning that can't be kept to. What is over is left in peace. */
#include "config.h"

#include "mst-rules.h"

#include "mst-date.h"
#include "mst-record.h"

#include <glib/gi18n-lib.h>

static char *
describe_two_units (MstStatement *row)
{
  return g_strdup_printf (_ ("“%s” and “%s” both answer for “%s” on %s."),
                          mst_statement_get_text (row, 0), mst_statement_get_text (row, 1),
                          mst_statement_get_text (row, 2), mst_statement_get_text (row, 3));
}

static char *
describe_overload (MstStatement *row)
{
  return g_strdup_printf (_ ("“%s” can carry %d places and has %d on %s."),
                          mst_statement_get_text (row, 0), (int) mst_statement_get_integer (row, 1),
                          (int) mst_statement_get_integer (row, 2),
                          mst_statement_get_text (row, 3));
}

static char *
describe_leader (MstStatement *row)
{
  return g_strdup_printf (_ ("“%s” leads in “%s” without being of that unit."),
                          mst_statement_get_text (row, 0), mst_statement_get_text (row, 1));
}

static char *
describe_life (MstStatement *row)
{
  return g_strdup_printf (_ ("“%s” goes on after %s, from which on “%s” is out of use."),
                          mst_statement_get_text (row, 0), mst_statement_get_text (row, 1),
                          mst_statement_get_text (row, 2));
}

static char *
describe_level (MstStatement *row)
{
  return g_strdup_printf (_ ("“%s” is of a kind in which nobody answers for such a place."),
                          mst_statement_get_text (row, 0));
}

static char *
describe_fixed (MstStatement *row)
{
  return g_strdup_printf (_ ("“%s” can carry %d places and is fixed to %d by rules."),
                          mst_statement_get_text (row, 0), (int) mst_statement_get_integer (row, 1),
                          (int) mst_statement_get_integer (row, 2));
}

static char *
describe_moot (MstStatement *row)
{
  return g_strdup_printf (_ ("The rule “%s” still holds, though “%s” is out of use from %s on."),
                          mst_statement_get_text (row, 0), mst_statement_get_text (row, 2),
                          mst_statement_get_text (row, 1));
}

static char *
describe_outside (MstStatement *row)
{
  return g_strdup_printf (
    _ ("The rule “%s” can't be kept to: by the rule “%s” the unit serves only "
       "other areas. Put one of the two out of use."),
    mst_statement_get_text (row, 0), mst_statement_get_text (row, 1));
}

/** Breach: a kind of breach, $1 being today, and how its rows are told. */
typedef struct
{
  const char *sql;
  char *(*describe) (MstStatement *row);
} Breach;

static const Breach breaches[] = {
  { "SELECT u.name, v.name, a.name, CASE WHEN l.since < m.since THEN m.since ELSE l.since END "
    "FROM liaison l JOIN liaison m ON m.area = l.area AND m.kind = '3' AND m.id > l.id "
    "AND m.since < coalesce (l.ended, '9') AND coalesce (m.ended, '9') > l.since "
    "JOIN unit u ON u.id = l.unit JOIN unit v ON v.id = m.unit JOIN area a ON a.id = l.area "
    "WHERE l.kind = '3' AND coalesce (l.ended, '9') > $1 AND coalesce (m.ended, '9') > $1 "
    "ORDER BY l.id LIMIT 20",
    describe_two_units },
  /* Of each unit the first day: today, or one on which a pair begins. */
  { "SELECT name, capacity, n, day FROM (SELECT u.id, u.name, u.capacity, c.n, c.day, "
    "row_number () OVER (PARTITION BY u.id ORDER BY c.day) AS place FROM "
    "(SELECT d.unit, d.day, count (*) AS n FROM (SELECT DISTINCT unit, "
    "CASE WHEN since < $1 THEN $1 ELSE since END AS day FROM liaison "
    "WHERE kind = '3' AND coalesce (ended, '9') > $1) d "
    "JOIN liaison l ON l.unit = d.unit AND l.kind = '3' AND l.since <= d.day "
    "AND coalesce (l.ended, '9') > d.day GROUP BY d.unit, d.day) c "
    "JOIN unit u ON u.id = c.unit WHERE c.n > u.capacity) o WHERE place = 1 ORDER BY id LIMIT 20",
    describe_overload },
  { "SELECT p.name, l.name FROM liaison l JOIN person p ON p.id = l.person WHERE l.kind = '3' "
    "AND coalesce (l.ended, '9') > $1 AND coalesce (p.unit, 0) <> l.unit ORDER BY l.id LIMIT 20",
    describe_leader },
  { "SELECT name, ended, ender FROM (SELECT l.id, l.name, u.ended, u.name AS ender, "
    "l.ended AS released FROM liaison l JOIN unit u ON u.id = l.unit UNION ALL "
    "SELECT l.id, l.name, p.ended, p.name, l.ended FROM liaison l JOIN person p ON p.id = l.person "
    "UNION ALL SELECT l.id, l.name, a.ended, a.name, l.ended FROM liaison l "
    "JOIN area a ON a.id = l.area) e WHERE e.ended IS NOT NULL "
    "AND coalesce (e.released, '9') > e.ended AND coalesce (e.released, '9') > $1 "
    "ORDER BY e.id LIMIT 20",
    describe_life },
  { "SELECT l.name FROM liaison l JOIN area a ON a.id = l.area "
    "WHERE coalesce (l.ended, '9') > $1 AND NOT CASE l.kind WHEN '1' THEN a.level = '2' "
    "WHEN '2' THEN a.level = '3' ELSE a.level >= '3' END ORDER BY l.id LIMIT 20",
    describe_level },
  { "SELECT u.name, u.capacity, count (*) FROM planning_rule r JOIN unit u ON u.id = r.unit "
    "WHERE r.kind = '1' AND r.since <= $1 AND coalesce (r.ended, '9') > $1 "
    "GROUP BY u.id, u.name, u.capacity HAVING count (*) > u.capacity ORDER BY u.id LIMIT 20",
    describe_fixed },
  { "SELECT r.name, min (w.name) FROM planning_rule r JOIN planning_rule w ON w.unit = r.unit "
    "AND w.kind = '4' AND w.since <= $1 AND coalesce (w.ended, '9') > $1 "
    "WHERE r.kind = '1' AND r.since <= $1 AND coalesce (r.ended, '9') > $1 AND NOT EXISTS ("
    "WITH RECURSIVE above (id, n) AS (SELECT r.area, 0 UNION ALL SELECT a.parent, above.n + 1 "
    "FROM area a JOIN above ON a.id = above.id WHERE a.parent IS NOT NULL AND above.n < 10) "
    "SELECT 1 FROM above JOIN planning_rule v ON v.area = above.id WHERE v.kind = '4' "
    "AND v.unit = r.unit AND v.since <= $1 AND coalesce (v.ended, '9') > $1) "
    "GROUP BY r.id, r.name ORDER BY r.id LIMIT 20",
    describe_outside },
  { "SELECT name, ended, ender FROM (SELECT r.id, r.name, u.ended, u.name AS ender FROM "
    "planning_rule r JOIN unit u ON u.id = r.unit WHERE coalesce (r.ended, '9') > $1 UNION ALL "
    "SELECT r.id, r.name, a.ended, a.name FROM planning_rule r JOIN area a ON a.id = r.area "
    "WHERE r.kind <> '6' AND coalesce (r.ended, '9') > $1) e WHERE ended <= $1 ORDER BY id LIMIT 20",
    describe_moot },
};

static gboolean
list_breach (MstConnection *connection, const Breach *breach, const char *today,
             GPtrArray *sentences, GError **error)
{
  MstStatement *statement = mst_connection_prepare (connection, breach->sql, error);

  if (statement == NULL)
    return FALSE;
  mst_statement_bind_text (statement, 1, today);
  while (mst_statement_step (statement))
    g_ptr_array_add (sentences, breach->describe (statement));
  return mst_statement_end (statement, error);
}

GPtrArray *
mst_rules_list_breaches (MstStore *store, GError **error)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  char buffer[MST_DATE_ISO_SIZE];
  const char *today = mst_date_to_iso (mst_date_today (), buffer);

  g_return_val_if_fail (MST_IS_STORE (store), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (breaches); i++)
    if (!list_breach (mst_store_get_connection (store), &breaches[i], today, sentences, error))
      return NULL;
  return g_steal_pointer (&sentences);
}
