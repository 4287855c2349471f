/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Key figures, what is missing, and what can't be right. */
#include "config.h"

#include "mst-dashboard-private.h"
#include "mst-number.h"

#include <glib/gi18n-lib.h>

/* --- key figures --- */

static const struct
{
  const char *label;
  const MstRecordType *type;
  const char *level; /* of areas */
  gboolean counts_households;
} figures[] = {
  { N_ ("People"), &mst_person_type },
  { N_ ("Units"), &mst_unit_type },
  { N_ ("Posts"), &mst_post_type },
  { N_ ("Communities"), &mst_area_type, MST_AREA_LEVEL_COMMUNITY },
  { N_ ("Compounds"), &mst_area_type, MST_AREA_LEVEL_COMPOUND },
  { N_ ("Households"), &mst_area_type, MST_AREA_LEVEL_COMPOUND, TRUE },
  /* The last: it goes where there are none, and never were. */
  { N_ ("Liaison Pairs"), &mst_liaison_type },
};

static MstQuery *
create_figure_query (guint figure)
{
  return mst_dashboard_query_new (figures[figure].type,
                                  figures[figure].level != NULL ? "level" : NULL, MST_OPERATOR_IS,
                                  figures[figure].level);
}

void
mst_dashboard_ask_figures (MstDashboardReading *reading, GPtrArray *items)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      MstDashboardItem *item;

      if (!figures[i].counts_households)
        {
          mst_dashboard_ask_item (reading, items, _ (figures[i].label), create_figure_query (i));
          continue;
        }
      item = mst_dashboard_add_item (items, _ (figures[i].label), create_figure_query (i));
      for (guint root = mst_area_tree_get_root (reading->areas); root != MST_AREA_NONE;
           root = mst_area_tree_get (reading->areas, root)->next)
        item->figure += mst_area_tree_get (reading->areas, root)->households;
    }
}

/* Whether the compounds have all the households that are told of: a community may say more of its own. */
static gboolean
are_in_compounds (MstStore *store, const MstQuery *compounds, gint64 households, GError **error)
{
  g_autofree double *sums = mst_query_sum (compounds, store, error);

  return sums != NULL
         && (gint64) sums[mst_record_type_find (&mst_area_type, "households")] == households;
}

gboolean
mst_dashboard_read_past (MstDashboardReading *reading, GPtrArray *items, GError **error)
{
  MstDate then = mst_dashboard_go_back (reading->today, 0, -MST_DASHBOARD_DAYS);
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_query_unref);
  const char *summed[G_N_ELEMENTS (figures)] = { NULL };
  gint64 counts[G_N_ELEMENTS (figures)];
  MstDashboardItem *pairs;
  char day[MST_DATE_ISO_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_ptr_array_add (queries, create_figure_query (i));
      summed[i] = figures[i].counts_households ? "households" : NULL;
    }
  if (!mst_query_count_past_each ((const MstQuery *const *) queries->pdata, summed, queries->len,
                                  reading->store, mst_date_to_iso (then, day), counts, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      MstDashboardItem *item = g_ptr_array_index (items, i);

      if (counts[i] >= 0
          && (!figures[i].counts_households
              || are_in_compounds (reading->store, g_ptr_array_index (queries, i), item->figure,
                                   error)))
        item->past = counts[i];
      else if (error != NULL && *error != NULL)
        return FALSE;
    }
  pairs = g_ptr_array_index (items, items->len - 1);
  if (pairs->figure == 0 && pairs->past <= 0)
    g_ptr_array_set_size (items, (int) items->len - 1);
  return TRUE;
}

/* --- what is missing --- */

/* Without these a record can't be worked with. @other: means the same thing together with @field. */
static const struct
{
  const MstRecordType *type;
  const char *level;
  const char *field, *other;
  const char *label; /* NULL: the field's */
} needed[] = {
  { &mst_person_type, NULL, "citizen_number" },
  { &mst_person_type, NULL, "phone" },
  { &mst_person_type, NULL, "political_status" },
  { &mst_person_type, NULL, "unit" },
  { &mst_unit_type, NULL, "contact" },
  { &mst_unit_type, NULL, "phone" },
  { &mst_unit_type, NULL, "credit_code" },
  { &mst_area_type, MST_AREA_LEVEL_COMPOUND, "households" },
  { &mst_area_type, MST_AREA_LEVEL_COMPOUND, "longitude", "latitude", N_ ("Coordinates") },
  { &mst_post_type, NULL, "people_per_shift" },
  { &mst_post_type, NULL, "shifts_per_day" },
};

void
mst_dashboard_ask_shares (MstDashboardReading *reading, GPtrArray *items)
{
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      const MstRecordType *type = needed[i].type;
      const char *level = needed[i].level;
      const char *what =
        needed[i].label != NULL
          ? _ (needed[i].label)
          : mst_field_get_label (mst_record_type_get_field (type, needed[i].field));
      const char *whose = level != NULL ? _ ("Compound") : mst_record_type_get_label (type);
      g_autofree char *label = g_strdup_printf (_ ("%s: %s"), whose, what);
      MstQuery *missing = mst_dashboard_query_new (type, needed[i].field, MST_OPERATOR_BLANK, NULL);
      MstDashboardItem *item;

      if (needed[i].other != NULL)
        mst_query_add_alternative (missing, needed[i].other, MST_OPERATOR_BLANK, NULL, NULL);
      if (level != NULL)
        mst_dashboard_query_add (missing, "level", MST_OPERATOR_IS, level);
      item = mst_dashboard_ask_item (reading, items, label, missing);
      mst_dashboard_reading_ask (
        reading,
        mst_dashboard_query_new (type, level != NULL ? "level" : NULL, MST_OPERATOR_IS, level),
        &item->whole);
    }
}

/* --- what can't be right --- */

typedef struct
{
  const char *field;
  MstOperator operator_;
  const char *value;
  gboolean is_alternative;
} Condition;

static const struct
{
  const char *label;
  const MstRecordType *type;
  Condition conditions[4];
} doubts[] = {
  { N_ ("A sex that the citizen number contradicts"),
    &mst_person_type,
    { { "sex", MST_OPERATOR_DISAGREES, NULL } } },
  { N_ ("A date of birth that the citizen number contradicts"),
    &mst_person_type,
    { { "birth", MST_OPERATOR_DISAGREES, NULL } } },
  { N_ ("Party members without the date of joining"),
    &mst_person_type,
    { { "political_status", MST_OPERATOR_IS, "01" },
      { "political_status", MST_OPERATOR_IS, "02", TRUE },
      { "joined", MST_OPERATOR_BLANK, NULL } } },
  { N_ ("A date of joining, but no Party member"),
    &mst_person_type,
    { { "joined", MST_OPERATOR_NOT_BLANK, NULL },
      { "political_status", MST_OPERATOR_IS_NOT, "01" },
      { "political_status", MST_OPERATOR_IS_NOT, "02" } } },
  { N_ ("In-service party members who are none"),
    &mst_person_type,
    { { "class", MST_OPERATOR_IS, "4" },
      { "political_status", MST_OPERATOR_IS_NOT, "01" },
      { "political_status", MST_OPERATOR_IS_NOT, "02" } } },
  { N_ ("Applicants who are Party members already"),
    &mst_person_type,
    { { "class", MST_OPERATOR_IS, "9" }, { "political_status", MST_OPERATOR_IS, "01" } } },
  { N_ ("Deployed cadres and in-service members without a known unit"),
    &mst_person_type,
    { { "class", MST_OPERATOR_IS, "2" },
      { "class", MST_OPERATOR_IS, "4", TRUE },
      { "unit", MST_OPERATOR_BLANK, NULL } } },
  { N_ ("Compounds without a single household"),
    &mst_area_type,
    { { "level", MST_OPERATOR_IS, MST_AREA_LEVEL_COMPOUND },
      { "households", MST_OPERATOR_IS, "0" } } },
  { N_ ("Managed compounds without a property company"),
    &mst_area_type,
    { { "level", MST_OPERATOR_IS, MST_AREA_LEVEL_COMPOUND },
      { "managed", MST_OPERATOR_IS, "1" },
      { "property_company", MST_OPERATOR_BLANK, NULL } } },
  { N_ ("Unmanaged compounds with a property company"),
    &mst_area_type,
    { { "level", MST_OPERATOR_IS, MST_AREA_LEVEL_COMPOUND },
      { "managed", MST_OPERATOR_IS, "0" },
      { "property_company", MST_OPERATOR_NOT_BLANK, NULL } } },
  { N_ ("Posts around the clock with a single shift"),
    &mst_post_type,
    { { "all_day", MST_OPERATOR_IS, "1" }, { "shifts_per_day", MST_OPERATOR_AT_MOST, "1" } } },
};

/* Of whom nobody is asked to stand at a post. */
#define LEAST_AGE 16
#define MOST_AGE 75

static void
ask_ages (MstDashboardReading *reading, GPtrArray *items)
{
  char young[MST_DATE_ISO_SIZE];
  char old[MST_DATE_ISO_SIZE];
  g_autofree char *young_label = g_strdup_printf (_ ("People younger than %d"), LEAST_AGE);
  g_autofree char *old_label = g_strdup_printf (_ ("People older than %d"), MOST_AGE);

  mst_date_to_iso (mst_dashboard_go_back (reading->today, LEAST_AGE, 1), young);
  mst_date_to_iso (mst_dashboard_go_back (reading->today, MOST_AGE + 1, 0), old);
  mst_dashboard_ask_item (
    reading, items, young_label,
    mst_dashboard_query_new (&mst_person_type, "birth", MST_OPERATOR_AT_LEAST, young));
  mst_dashboard_ask_item (
    reading, items, old_label,
    mst_dashboard_query_new (&mst_person_type, "birth", MST_OPERATOR_AT_MOST, old));
}

void
mst_dashboard_ask_doubts (MstDashboardReading *reading, GPtrArray *items)
{
  for (guint i = 0; i < G_N_ELEMENTS (doubts); i++)
    {
      MstQuery *query = mst_query_new (doubts[i].type);

      for (const Condition *at = doubts[i].conditions;
           at < doubts[i].conditions + G_N_ELEMENTS (doubts[i].conditions) && at->field != NULL;
           at++)
        if (at->is_alternative)
          mst_query_add_alternative (query, at->field, at->operator_, at->value, NULL);
        else
          mst_dashboard_query_add (query, at->field, at->operator_, at->value);
      mst_dashboard_ask_item (reading, items, _ (doubts[i].label), query);
    }
  ask_ages (reading, items);
}

/* A list is asked for so many values; when so much is wrong, more don't matter. */
#define MAX_VALUES 200

/* Those whose check fails are asked for by their values: no condition knows how to check. Citizen numbers
 * need not be looked at: the door refuses wrong ones. */
gboolean
mst_dashboard_read_codes (MstDashboardReading *reading, GPtrArray *items, GError **error)
{
  g_autoptr (MstQuery) all = mst_query_new (&mst_unit_type);
  g_autoptr (MstQuery) wrong = mst_query_new (&mst_unit_type);
  g_autoptr (GPtrArray) tallies = mst_query_tally (all, reading->store, "credit_code", error);
  gint64 n = 0;

  if (tallies == NULL)
    return FALSE;
  for (guint i = 0; i < tallies->len && n < MAX_VALUES; i++)
    {
      const MstTally *tally = g_ptr_array_index (tallies, i);

      if (tally->value == NULL || mst_credit_code_check (tally->value).fault == MST_NUMBER_OK)
        continue;
      if (n == 0)
        mst_dashboard_query_add (wrong, "credit_code", MST_OPERATOR_IS, tally->value);
      else
        mst_query_add_alternative (wrong, "credit_code", MST_OPERATOR_IS, tally->value, NULL);
      n += tally->count;
    }
  mst_dashboard_add_item (items, _ ("Credit codes that fail their check"), mst_query_ref (wrong))
    ->figure = n;
  return TRUE;
}
