/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that a liaison plan keeps to: those of the file, and on top of them those of the plan. */
#include "config.h"

#include "mst-liaison-plan-private.h"

#include "mst-liaison.h"
#include "mst-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
held_rule_clear (gpointer data)
{
  MstLiaisonHeldRule *held = data;

  g_free (held->title);
  g_free (held->reason);
  g_free (held->document);
  g_free (held->since);
  g_free (held->who);
}

static MstLiaisonHeldRule *
get_held (const GArray *rules, guint index)
{
  return &g_array_index (rules, MstLiaisonHeldRule, index);
}

/* --- the file's --- */

static gboolean
add_kept (const MstRecord *record, gpointer user_data)
{
  MstLiaisonHeldRule held = {
    .rule = {
      .kind = (MstLiaisonRuleKind) mst_record_get_integer (record, "kind"),
      .place = mst_record_get_integer (record, "area"),
      .unit = mst_record_get_integer (record, "unit"),
      .number = (guint) mst_record_get_integer (record, "number"),
    },
    .state = MST_LIAISON_RULE_KEPT,
    .record = mst_record_get_id (record),
    .title = g_strdup (mst_record_get_title (record)),
    .reason = g_strdup (mst_record_get (record, "reason")),
    .document = g_strdup (mst_record_get (record, "document")),
    .since = g_strdup (mst_record_get (record, MST_SINCE)),
  };

  g_array_append_val ((GArray *) user_data, held);
  return TRUE;
}

/* Who wrote it first. */
static gboolean
read_who (MstStore *store, MstLiaisonHeldRule *held, GError **error)
{
  g_autoptr (GPtrArray) entries =
    mst_store_list_journal (store, &mst_planning_rule_type, held->record, 0, G_MAXINT, error);

  if (entries == NULL)
    return FALSE;
  if (entries->len > 0)
    held->who = g_strdup (((MstJournalEntry *) g_ptr_array_index (entries, entries->len - 1))->who);
  return TRUE;
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  gint64 p = ((const MstLiaisonHeldRule *) a)->record, q = ((const MstLiaisonHeldRule *) b)->record;

  return p < q ? -1 : p > q;
}

static gboolean
read_kept (MstStore *store, const char *day, GArray *rules, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_planning_rule_type);

  mst_query_set_as_of (query, day);
  if (!mst_query_foreach (query, store, add_kept, rules, error))
    return FALSE;
  g_array_sort (rules, compare_records);
  for (guint i = 0; i < rules->len; i++)
    if (!read_who (store, get_held (rules, i), error))
      return FALSE;
  return TRUE;
}

/* --- the plan's --- */

static gboolean
are_same (const MstLiaisonRule *a, const MstLiaisonRule *b)
{
  return a->kind == b->kind && a->place == b->place && a->unit == b->unit && a->number == b->number;
}

static MstLiaisonHeldRule *
find_same (const GArray *rules, const MstLiaisonRule *rule, MstLiaisonRuleState state)
{
  for (guint i = 0; i < rules->len; i++)
    if (get_held (rules, i)->state == state && are_same (&get_held (rules, i)->rule, rule))
      return get_held (rules, i);
  return NULL;
}

/* What is said for a plan comes on top. */
static gboolean
is_overruled (const MstLiaisonRule *kept, const MstLiaisonRule *said)
{
  gboolean same_place = kept->place == said->place, same_unit = kept->unit == said->unit;

  switch (said->kind)
    {
    case MST_LIAISON_RULE_LOCK:
      return same_place
             && (kept->kind == MST_LIAISON_RULE_LOCK || kept->kind == MST_LIAISON_RULE_CLOSED
                 || (kept->kind == MST_LIAISON_RULE_FORBID && same_unit));
    case MST_LIAISON_RULE_FORBID:
      return same_place && same_unit
             && (kept->kind == MST_LIAISON_RULE_LOCK || kept->kind == MST_LIAISON_RULE_PREFER);
    case MST_LIAISON_RULE_PREFER:
      return same_place && same_unit && kept->kind == MST_LIAISON_RULE_FORBID;
    case MST_LIAISON_RULE_WITHIN:
    case MST_LIAISON_RULE_AT_LEAST:
      return same_unit && kept->kind == said->kind;
    case MST_LIAISON_RULE_CLOSED:
      return same_place && kept->kind == MST_LIAISON_RULE_LOCK;
    case MST_LIAISON_RULE_WITHDRAWN:
      return same_unit
             && (kept->kind == MST_LIAISON_RULE_LOCK || kept->kind == MST_LIAISON_RULE_AT_LEAST);
    default:
      return FALSE;
    }
}

static gint64
find_unit_of (MstStore *store, gint64 place, const char *day)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_liaison_type);
  g_autofree char *kind = g_strdup_printf ("%d", MST_LIAISON_UNIT);
  g_autofree char *area = g_strdup_printf ("%" G_GINT64_FORMAT, place);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (MstRecord) pair = NULL;

  mst_query_set_as_of (query, day);
  if (!mst_query_add_condition (query, "kind", MST_OPERATOR_IS, kind, NULL)
      || !mst_query_add_condition (query, "area", MST_OPERATOR_IS, area, NULL))
    return 0;
  ids = mst_query_list_ids (query, store, NULL);
  if (ids == NULL || ids->len == 0)
    return 0;
  pair = mst_store_get (store, &mst_liaison_type, g_array_index (ids, gint64, 0), NULL);
  return pair != NULL ? mst_record_get_integer (pair, "unit") : 0;
}

static char *
make_title (MstStore *store, const MstLiaisonRule *rule)
{
  const char *unit =
    rule->unit != 0 ? mst_store_peek_title (store, &mst_unit_type, rule->unit) : NULL;
  const char *place =
    rule->place != 0 ? mst_store_peek_title (store, &mst_area_type, rule->place) : NULL;
  g_autofree char *number = g_strdup_printf ("%u", rule->number);

  if (rule->kind == MST_LIAISON_RULE_WITHDRAWN)
    return g_strdup_printf (_ ("“%s” is withdrawn"), unit != NULL ? unit : "");
  return mst_planning_rule_make_name ((MstPlanningRuleKind) rule->kind, unit, place, number);
}

static void
add_said (MstStore *store, const MstLiaisonPlanOptions *options, MstLiaisonRule rule, GArray *rules)
{
  MstLiaisonHeldRule held = { .rule = rule, .state = MST_LIAISON_RULE_SAID };

  if (rule.kind == MST_LIAISON_RULE_LOCK && rule.unit == 0)
    held.rule.unit = find_unit_of (store, rule.place, options->day);
  if ((rule.kind == MST_LIAISON_RULE_LOCK && held.rule.unit == 0)
      || find_same (rules, &held.rule, MST_LIAISON_RULE_KEPT) != NULL)
    return;
  for (guint i = 0; i < rules->len; i++)
    {
      MstLiaisonHeldRule *kept = get_held (rules, i);

      if (kept->state == MST_LIAISON_RULE_KEPT && is_overruled (&kept->rule, &held.rule))
        kept->state = MST_LIAISON_RULE_OVERRULED;
    }
  held.title = make_title (store, &held.rule);
  g_array_append_val (rules, held);
}

GArray *
mst_liaison_plan_list_rules (MstStore *store, const MstLiaisonPlanOptions *options, GError **error)
{
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (MstLiaisonHeldRule));

  g_return_val_if_fail (MST_IS_STORE (store), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  g_array_set_clear_func (rules, held_rule_clear);
  if (!read_kept (store, options->day, rules, error))
    return NULL;
  for (guint i = 0; i < rules->len; i++)
    if (mst_liaison_plan_options_leaves (options, get_held (rules, i)->record))
      get_held (rules, i)->state = MST_LIAISON_RULE_LEFT;
  for (guint i = 0; i < options->rules->len; i++)
    add_said (store, options, g_array_index (options->rules, MstLiaisonRule, i), rules);
  return g_steal_pointer (&rules);
}

gboolean
mst_liaison_plan_has_rule (const MstLiaisonPlan *self, MstLiaisonRule rule)
{
  return find_same (self->district->rules, &rule, MST_LIAISON_RULE_KEPT) != NULL
         || find_same (self->district->rules, &rule, MST_LIAISON_RULE_SAID) != NULL;
}

/* One that is said for the plan against another said for it: the later one holds. */
static void
unsay_contrary (MstLiaisonPlanOptions *options, const MstLiaisonRule *rule)
{
  for (guint i = options->rules->len; i-- > 0;)
    {
      MstLiaisonRule said = g_array_index (options->rules, MstLiaisonRule, i);

      if (rule->kind != MST_LIAISON_RULE_WITHIN && is_overruled (&said, rule))
        mst_liaison_plan_options_remove_rule (options, said);
    }
}

void
mst_liaison_plan_options_want (MstLiaisonPlanOptions *self, const GArray *held, MstLiaisonRule rule,
                               gboolean wanted)
{
  const MstLiaisonHeldRule *left =
    held != NULL ? find_same (held, &rule, MST_LIAISON_RULE_LEFT) : NULL;
  const MstLiaisonHeldRule *kept =
    held != NULL ? find_same (held, &rule, MST_LIAISON_RULE_KEPT) : NULL;

  if (!wanted)
    {
      mst_liaison_plan_options_remove_rule (self, rule);
      if (kept != NULL)
        mst_liaison_plan_options_leave (self, kept->record, TRUE);
      return;
    }
  unsay_contrary (self, &rule);
  if (left != NULL)
    mst_liaison_plan_options_leave (self, left->record, FALSE);
  else if (kept == NULL)
    mst_liaison_plan_options_add_rule (self, rule);
}

char *
mst_liaison_held_rule_tell (const MstLiaisonHeldRule *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *particulars = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->since == NULL)
    return g_strdup_printf (_ ("“%s”"), self->title);
  g_ptr_array_add (parts, g_strdup_printf (_ ("since %s"), self->since));
  if (self->document != NULL)
    g_ptr_array_add (parts, g_strdup (self->document));
  if (self->who != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("made by %s"), self->who));
  g_ptr_array_add (parts, NULL);
  particulars = g_strjoinv (C_ ("particulars", ", "), (char **) parts->pdata);
  return g_strdup_printf (C_ ("particulars", "“%s” (%s)"), self->title, particulars);
}

gboolean
mst_liaison_held_rule_counts (const MstLiaisonHeldRule *self)
{
  return self->state == MST_LIAISON_RULE_KEPT || self->state == MST_LIAISON_RULE_SAID;
}

/* --- heeded --- */

/** IdPair: a place and a unit. */
typedef struct
{
  gint64 place, unit;
} IdPair;

static guint
hash_pair (gconstpointer key)
{
  const IdPair *pair = key;

  return g_int64_hash (&pair->place) * 31 + g_int64_hash (&pair->unit);
}

static gboolean
equal_pairs (gconstpointer a, gconstpointer b)
{
  const IdPair *p = a, *q = b;

  return p->place == q->place && p->unit == q->unit;
}

gboolean
mst_liaison_district_forbids (const MstLiaisonDistrict *self, gint64 place, gint64 unit)
{
  IdPair pair = { place, unit };

  return g_hash_table_contains (self->forbidden, &pair);
}

static void
heed_of_unit (MstLiaisonUnit *unit, const MstLiaisonRule *rule, guint number)
{
  if (rule->kind == MST_LIAISON_RULE_WITHDRAWN)
    unit->is_withdrawn = TRUE;
  else if (rule->kind == MST_LIAISON_RULE_AT_LEAST)
    {
      unit->at_least = rule->number;
      unit->at_least_rule = number + 1;
    }
  else if (rule->kind == MST_LIAISON_RULE_WITHIN)
    {
      if (unit->within == NULL)
        unit->within = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (unit->within, rule->place);
    }
}

static void
heed_of_place (MstLiaisonPlace *place, const MstLiaisonRule *rule, guint unit, guint number)
{
  if (rule->kind == MST_LIAISON_RULE_LOCK)
    place->locked = unit;
  else if (rule->kind == MST_LIAISON_RULE_CLOSED)
    place->outcome = MST_LIAISON_ENDED;
  else
    return;
  place->rule = number + 1;
}

void
mst_liaison_district_heed_rules (MstLiaisonDistrict *self)
{
  self->forbidden = g_hash_table_new_full (hash_pair, equal_pairs, g_free, NULL);
  for (guint i = 0; i < self->rules->len; i++)
    {
      const MstLiaisonRule *rule = &mst_liaison_district_get_rule (self, i)->rule;
      guint unit = mst_liaison_district_find_unit (self, rule->unit);
      guint place = mst_liaison_district_find_place (self, rule->place);
      IdPair pair = { rule->place, rule->unit };

      if (!mst_liaison_held_rule_counts (mst_liaison_district_get_rule (self, i)))
        continue;
      if (rule->kind == MST_LIAISON_RULE_FORBID)
        g_hash_table_add (self->forbidden, g_memdup2 (&pair, sizeof pair));
      if (unit != MST_ASSIGNMENT_NONE)
        heed_of_unit (mst_liaison_district_get_unit (self, unit), rule, i);
      if (place != MST_ASSIGNMENT_NONE)
        heed_of_place (mst_liaison_district_get_place (self, place), rule, unit, i);
    }
}

gboolean
mst_liaison_district_closes (const MstLiaisonDistrict *self, gint64 place)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const MstLiaisonHeldRule *held = mst_liaison_district_get_rule (self, i);

      if (held->rule.kind == MST_LIAISON_RULE_CLOSED && held->rule.place == place
          && mst_liaison_held_rule_counts (held))
        return TRUE;
    }
  return FALSE;
}

/* --- into the file --- */

/* One that would begin and end on the same day never was. */
static gboolean
end_rule (MstStore *store, gint64 id, const char *day, GError **error)
{
  g_autoptr (MstRecord) record = mst_store_get (store, &mst_planning_rule_type, id, error);

  if (record == NULL)
    return FALSE;
  if (g_strcmp0 (mst_record_get (record, MST_SINCE), day) >= 0)
    return mst_store_delete (store, &mst_planning_rule_type, id, mst_record_get_version (record),
                             error);
  mst_record_set (record, MST_ENDED, day);
  return mst_store_update (store, record, NULL, error);
}

static void
set_integer (MstRecord *record, const char *field, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  if (value != 0)
    mst_record_set (record, field, text);
}

static gboolean
insert_rule (MstStore *store, const MstLiaisonHeldRule *held, const char *day,
             const MstLiaisonPlanWriting *writing, GError **error)
{
  g_autoptr (MstRecord) record = mst_record_new (&mst_planning_rule_type);

  set_integer (record, "kind", held->rule.kind);
  set_integer (record, "unit", held->rule.unit);
  set_integer (record, "area", held->rule.place);
  set_integer (record, "number", held->rule.number);
  mst_record_set (record, MST_SINCE, day);
  mst_record_set (record, "reason", writing->reason);
  mst_record_set (record, "document", writing->document);
  if (mst_store_insert (store, record, NULL, error))
    return TRUE;
  g_prefix_error (error, _ ("“%s”: "), held->title);
  return FALSE;
}

static gboolean
is_new (const MstLiaisonHeldRule *held)
{
  return held->state == MST_LIAISON_RULE_SAID && held->rule.kind != MST_LIAISON_RULE_WITHDRAWN;
}

/* A withdrawal is of one plan: what it overrules comes back with the unit. */
static gboolean
is_over (const GArray *rules, const MstLiaisonHeldRule *held)
{
  if (held->state != MST_LIAISON_RULE_OVERRULED)
    return held->state == MST_LIAISON_RULE_LEFT;
  for (guint i = 0; i < rules->len; i++)
    if (is_new (get_held (rules, i)) && is_overruled (&held->rule, &get_held (rules, i)->rule))
      return TRUE;
  return FALSE;
}

void
mst_liaison_plan_count_rules (const GArray *rules, guint *n_new, guint *n_over)
{
  *n_new = *n_over = 0;
  for (guint i = 0; i < rules->len; i++)
    {
      *n_new += is_new (get_held (rules, i));
      *n_over += is_over (rules, get_held (rules, i));
    }
}

gboolean
mst_liaison_plan_write_rules (MstStore *store, const GArray *rules, const char *day,
                              const MstLiaisonPlanWriting *writing, GError **error)
{
  for (guint i = 0; i < rules->len; i++)
    if (is_over (rules, get_held (rules, i))
        && !end_rule (store, get_held (rules, i)->record, day, error))
      return FALSE;
  for (guint i = 0; i < rules->len; i++)
    if (is_new (get_held (rules, i))
        && !insert_rule (store, get_held (rules, i), day, writing, error))
      return FALSE;
  return TRUE;
}

char *
mst_liaison_plan_tell_rules (guint n_new, guint n_over, const char *day)
{
  if (n_new == 0)
    return g_strdup_printf (
      ngettext ("%u rule put out of use from %s on", "%u rules put out of use from %s on", n_over),
      n_over, day);
  if (n_over == 0)
    return g_strdup_printf (ngettext ("%u rule kept from %s on", "%u rules kept from %s on", n_new),
                            n_new, day);
  return g_strdup_printf (_ ("%u rules kept and %u put out of use from %s on"), n_new, n_over, day);
}

char *
mst_liaison_plan_keep_rules (MstStore *store, const MstLiaisonPlanOptions *options,
                             const MstLiaisonPlanWriting *writing, GError **error)
{
  const MstLiaisonPlanWriting no_papers = { 0 };
  g_autoptr (GArray) rules = mst_liaison_plan_list_rules (store, options, error);
  g_autofree char *label = NULL;
  guint n_new, n_over;

  if (rules == NULL)
    return NULL;
  mst_liaison_plan_count_rules (rules, &n_new, &n_over);
  if (n_new + n_over == 0)
    return NULL;
  label = g_strdup_printf (_ ("Keep the rules of the liaison from %s on"), options->day);
  if (!mst_store_begin (store, "liaison", label, error))
    return NULL;
  if (!mst_liaison_plan_write_rules (store, rules, options->day,
                                     writing != NULL ? writing : &no_papers, error))
    {
      mst_store_rollback (store);
      return NULL;
    }
  if (!mst_store_commit (store, error))
    return NULL;
  return mst_liaison_plan_tell_rules (n_new, n_over, options->day);
}
