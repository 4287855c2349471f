/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a district, for the first thing an officer sees. */
#include "config.h"

#include "mst-dashboard-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As in mst_dashboard_cards. */
enum
{
  FIGURES,
  PEOPLE_BY_AREA,
  PEOPLE_BY_CLASS,
  SHARES,
  DOUBTS,
  COVERAGE,
  PEOPLE_BY_AGE,
  COMPOUNDS_BY_AREA,
  PEOPLE_BY_STATUS,
  HOUSEHOLDS_BY_AREA,
  POSTS_BY_KIND,
  COMPOUNDS_BY_SIZE,
  AREAS,
};

const MstDashboardCard mst_dashboard_cards[MST_DASHBOARD_N_CARDS] = {
  [FIGURES] = { "figures", N_ ("Key Figures"), MST_DASHBOARD_FIGURES, 4 },
  [PEOPLE_BY_AREA] = { "people-areas", N_ ("People by Area"), MST_DASHBOARD_CHART, 2 },
  [PEOPLE_BY_CLASS] = { "people-classes", N_ ("People by Class"), MST_DASHBOARD_CHART, 1 },
  [SHARES] = { "completeness", N_ ("Completeness"), MST_DASHBOARD_SHARES, 1 },
  [DOUBTS] = { "doubts", N_ ("Doubtful Records"), MST_DASHBOARD_DOUBTS, 1 },
  [COVERAGE] = { "coverage", N_ ("Liaison Coverage"), MST_DASHBOARD_SHARES, 1 },
  [PEOPLE_BY_AGE] = { "people-ages", N_ ("People by Age in Years"), MST_DASHBOARD_CHART, 1 },
  [COMPOUNDS_BY_AREA] = { "compounds-areas", N_ ("Compounds by Area"), MST_DASHBOARD_CHART, 2 },
  [PEOPLE_BY_STATUS] = { "people-statuses", N_ ("People by Political Status"), MST_DASHBOARD_CHART,
                         1 },
  [HOUSEHOLDS_BY_AREA] = { "households-areas", N_ ("Households by Area"), MST_DASHBOARD_CHART, 2 },
  [POSTS_BY_KIND] = { "posts-kinds", N_ ("Posts by Kind"), MST_DASHBOARD_CHART, 1 },
  [COMPOUNDS_BY_SIZE] = { "compounds-sizes", N_ ("Compounds by Number of Households"),
                          MST_DASHBOARD_CHART, 1 },
  [AREAS] = { "areas", N_ ("Figures by Area"), MST_DASHBOARD_AREAS, 4 },
};

/* --- asking --- */

typedef struct
{
  MstQuery *query;
  gint64 *count;
} Question;

static void
question_clear (gpointer data)
{
  mst_query_unref (((Question *) data)->query);
}

void
mst_dashboard_reading_ask (MstDashboardReading *self, MstQuery *query, gint64 *count)
{
  const Question question = { query, count };

  g_array_append_val (self->questions, question);
}

static gboolean
count_type (MstDashboardReading *self, const MstRecordType *type, GError **error)
{
  g_autoptr (GPtrArray) queries = g_ptr_array_new ();
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  g_autofree gint64 *counts = NULL;

  for (guint i = 0; i < self->questions->len; i++)
    {
      const Question *question = &g_array_index (self->questions, Question, i);

      if (mst_query_get_record_type (question->query) != type)
        continue;
      g_ptr_array_add (queries, question->query);
      g_ptr_array_add (places, question->count);
    }
  if (queries->len == 0)
    return TRUE;
  counts = g_new0 (gint64, queries->len);
  if (!mst_query_count_each ((const MstQuery *const *) queries->pdata, queries->len, self->store,
                             counts, error))
    return FALSE;
  for (guint i = 0; i < queries->len; i++)
    *(gint64 *) g_ptr_array_index (places, i) = counts[i];
  return TRUE;
}

static gboolean
count (MstDashboardReading *self, GError **error)
{
  for (const MstRecordType *const *type = mst_record_types (); *type != NULL; type++)
    if (!count_type (self, *type, error))
      return FALSE;
  return TRUE;
}

void
mst_dashboard_query_add (MstQuery *query, const char *field, MstOperator operator_,
                         const char *value)
{
  g_autoptr (GError) error = NULL;

  if (!mst_query_add_condition (query, field, operator_, value, &error))
    g_error ("%s", error->message);
}

MstQuery *
mst_dashboard_query_new (const MstRecordType *type, const char *field, MstOperator operator_,
                         const char *value)
{
  MstQuery *query = mst_query_new (type);

  if (field != NULL)
    mst_dashboard_query_add (query, field, operator_, value);
  return query;
}

MstDate
mst_dashboard_go_back (MstDate day, guint years, int days)
{
  /* 29 February has its birthday on 1 March. */
  MstDate then = mst_date_new (day.year - (int) years, day.month, day.day);

  if (!mst_date_is_set (then))
    then = mst_date_new (day.year - (int) years, 3, 1);
  return mst_date_from_julian ((guint32) ((int) mst_date_get_julian (then) + days));
}

/* --- items --- */

static void
item_free (gpointer data)
{
  MstDashboardItem *item = data;

  g_free (item->label);
  g_free (item->key);
  g_free (item);
}

static GPtrArray *
create_items (void)
{
  return g_ptr_array_new_with_free_func (item_free);
}

MstDashboardItem *
mst_dashboard_add_item (GPtrArray *items, const char *label, MstQuery *query)
{
  MstDashboardItem *item = g_new0 (MstDashboardItem, 1);

  item->label = g_strdup (label);
  item->past = -1;
  item->key = mst_query_to_json (query);
  mst_query_unref (query);
  g_ptr_array_add (items, item);
  return item;
}

MstDashboardItem *
mst_dashboard_ask_item (MstDashboardReading *self, GPtrArray *items, const char *label,
                        MstQuery *query)
{
  MstDashboardItem *item = mst_dashboard_add_item (items, label, mst_query_ref (query));

  mst_dashboard_reading_ask (self, query, &item->figure);
  return item;
}

/* --- reading --- */

static void
ask (MstDashboardReading *reading, MstDashboard *self)
{
  for (guint card = 0; card < MST_DASHBOARD_N_CARDS; card++)
    self->items[card] = create_items ();
  mst_dashboard_ask_figures (reading, self->items[FIGURES]);
  mst_dashboard_ask_shares (reading, self->items[SHARES]);
  mst_dashboard_ask_doubts (reading, self->items[DOUBTS]);
  mst_dashboard_ask_choices (reading, &mst_person_type, "class", self->items[PEOPLE_BY_CLASS]);
  mst_dashboard_ask_choices (reading, &mst_person_type, "political_status",
                             self->items[PEOPLE_BY_STATUS]);
  mst_dashboard_ask_choices (reading, &mst_post_type, "kind", self->items[POSTS_BY_KIND]);
  mst_dashboard_ask_ages (reading, self->items[PEOPLE_BY_AGE]);
  mst_dashboard_list_people (reading, self->items[PEOPLE_BY_AREA]);
  mst_dashboard_list_households (reading, self->items[HOUSEHOLDS_BY_AREA]);
}

static void
chart_items (MstDashboard *self)
{
  static const struct
  {
    guint card;
    MstChartKind kind;
    const char *unit;
  } charts[] = {
    { PEOPLE_BY_AREA, MST_CHART_BAR, N_ ("people") },
    { PEOPLE_BY_CLASS, MST_CHART_HORIZONTAL, N_ ("people") },
    { PEOPLE_BY_AGE, MST_CHART_BAR, N_ ("people") },
    { PEOPLE_BY_STATUS, MST_CHART_HORIZONTAL, N_ ("people") },
    { HOUSEHOLDS_BY_AREA, MST_CHART_BAR, N_ ("households") },
    { POSTS_BY_KIND, MST_CHART_HORIZONTAL, N_ ("posts") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    self->charts[charts[i].card] =
      mst_dashboard_chart_items (charts[i].kind, self->items[charts[i].card], _ (charts[i].unit));
}

static void
append_areas (GString *contents, const MstAreaTree *areas)
{
  for (guint i = mst_area_tree_get_top (areas); i != MST_AREA_NONE;
       i = mst_area_tree_get (areas, i)->next)
    {
      const MstAreaNode *node = mst_area_tree_get (areas, i);

      g_string_append_printf (contents, "%s %s %" G_GINT64_FORMAT, node->code, node->name,
                              node->households);
      for (guint level = 0; level < MST_AREA_MAX_LEVELS; level++)
        g_string_append_printf (contents, " %u", node->below[level]);
      for (guint type = 0; type < MST_AREA_MAX_TYPES; type++)
        g_string_append_printf (contents, " %" G_GINT64_FORMAT, node->records[type]);
      g_string_append_c (contents, '\n');
    }
}

static char *
describe_contents (const MstDashboard *self, guint card, const MstAreaTree *areas)
{
  GString *contents = g_string_new (NULL);

  for (guint i = 0; i < self->items[card]->len; i++)
    {
      const MstDashboardItem *item = g_ptr_array_index (self->items[card], i);

      g_string_append_printf (
        contents, "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n",
        item->label, item->figure, item->whole, item->past, item->key);
    }
  if (self->charts[card] != NULL)
    {
      g_autofree char *table = mst_chart_dup_table (self->charts[card]);

      g_string_append (contents, table);
    }
  if (card == AREAS)
    append_areas (contents, areas);
  return g_string_free (contents, FALSE);
}

static MstDashboard *
read_all (MstStore *store, const MstAreaTree *areas, GError **error)
{
  g_autoptr (MstDashboard) self = NULL;
  g_autoptr (GArray) questions = NULL;
  MstDashboardReading reading = { store, areas };
  gint64 n_people = 0;

  self = g_new0 (MstDashboard, 1);
  g_atomic_ref_count_init (&self->references);
  questions = g_array_new (FALSE, FALSE, sizeof (Question));
  g_array_set_clear_func (questions, question_clear);
  reading.questions = questions;
  reading.today = mst_date_today ();
  ask (&reading, self);
  mst_dashboard_reading_ask (&reading, mst_query_new (&mst_person_type), &n_people);
  if (!count (&reading, error) || !mst_dashboard_read_past (&reading, self->items[FIGURES], error)
      || !mst_dashboard_read_coverage (&reading, self->items[COVERAGE], error)
      || !mst_dashboard_read_codes (&reading, self->items[DOUBTS], error))
    return NULL;
  chart_items (self);
  if (!mst_dashboard_read_compounds (&reading, &self->charts[COMPOUNDS_BY_AREA],
                                     &self->charts[COMPOUNDS_BY_SIZE], error))
    return NULL;
  self->is_empty = n_people == 0 && mst_area_tree_get_n_nodes (areas) == 0;
  for (guint card = 0; card < MST_DASHBOARD_N_CARDS; card++)
    self->contents[card] = describe_contents (self, card, areas);
  return g_steal_pointer (&self);
}

MstDashboard *
mst_dashboard_read (MstStore *store, const MstAreaTree *areas, GError **error)
{
  MstDashboard *self;

  g_return_val_if_fail (MST_IS_STORE (store) && areas != NULL, NULL);

  if (!mst_store_hold (store, error))
    return NULL;
  self = read_all (store, areas, error);
  mst_store_release (store);
  return self;
}

MstDashboard *
mst_dashboard_ref (MstDashboard *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
mst_dashboard_unref (MstDashboard *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (guint card = 0; card < MST_DASHBOARD_N_CARDS; card++)
    {
      g_clear_pointer (&self->items[card], g_ptr_array_unref);
      g_clear_pointer (&self->charts[card], mst_chart_unref);
      g_free (self->contents[card]);
    }
  g_free (self);
}

const GPtrArray *
mst_dashboard_get_items (const MstDashboard *self, guint card)
{
  g_return_val_if_fail (card < MST_DASHBOARD_N_CARDS, NULL);
  return self->items[card];
}

MstChart *
mst_dashboard_get_chart (const MstDashboard *self, guint card)
{
  g_return_val_if_fail (card < MST_DASHBOARD_N_CARDS, NULL);
  return self->charts[card];
}

gboolean
mst_dashboard_is_same (const MstDashboard *self, const MstDashboard *other, guint card)
{
  g_return_val_if_fail (card < MST_DASHBOARD_N_CARDS, FALSE);
  return strcmp (self->contents[card], other->contents[card]) == 0;
}

gboolean
mst_dashboard_has_card (const MstDashboard *self, guint card)
{
  g_return_val_if_fail (card < MST_DASHBOARD_N_CARDS, FALSE);
  return card != COVERAGE || self->items[card]->len > 0;
}

gboolean
mst_dashboard_is_empty (const MstDashboard *self)
{
  return self->is_empty;
}
