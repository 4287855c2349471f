/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The overview's figures against records counted one by one, and against the rows they open. */
#include "config.h"

#include "mst-chart-private.h"
#include "mst-dashboard.h"
#include "mst-liaison-coverage.h"
#include "mst-sample.h"
#include "office-fixture.h"

#include <string.h>

#define N_PEOPLE 600

typedef struct
{
  Fixture fixture;
  MstAreaTree *areas;
  MstDashboard *dashboard;
} Read;

static void
read_again (Read *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->areas, mst_area_tree_unref);
  g_clear_pointer (&self->dashboard, mst_dashboard_unref);
  self->areas = mst_area_tree_read (self->fixture.store, &error);
  g_assert_no_error (error);
  self->dashboard = mst_dashboard_read (self->fixture.store, self->areas, &error);
  g_assert_no_error (error);
}

/* A sample with what samples haven't: gaps and doubts. */
static void
set_up (Read *self)
{
  g_autoptr (GError) error = NULL;
  static const char *const lines[] = {
    "name=丁一|class=4|area=3|political_status=13|birth=1985-07",
    "name=丁二|class=5|area=3|political_status=01",
    "name=丁三|class=9|area=3|political_status=01|joined=2001-07-01|birth=1930",
    "name=丁四|class=2|area=3|joined=2001-07|birth=2020-01-01",
    "name=丁五|class=5|area=3|ended=2022-11-10",
  };

  memset (self, 0, sizeof *self);
  fixture_init_blank (&self->fixture);
  g_assert_true (mst_sample_fill (self->fixture.store, N_PEOPLE, 3, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    fixture_add (&self->fixture, &mst_person_type, lines[i]);
  fixture_add (&self->fixture, &mst_unit_type, "name=区财政局|credit_code=11110101000000001X");
  fixture_add (&self->fixture, &mst_unit_type, "name=区民政局|credit_code=11110101000000002X");
  read_again (self);
}

static void
clear (Read *self)
{
  g_clear_pointer (&self->areas, mst_area_tree_unref);
  g_clear_pointer (&self->dashboard, mst_dashboard_unref);
  fixture_clear (&self->fixture);
}

static guint
find_card (const char *name)
{
  for (guint card = 0; card < MST_DASHBOARD_N_CARDS; card++)
    if (strcmp (mst_dashboard_cards[card].name, name) == 0)
      return card;
  g_assert_not_reached ();
}

static const MstDashboardItem *
find_item (const Read *self, const char *card, const char *label)
{
  const GPtrArray *items = mst_dashboard_get_items (self->dashboard, find_card (card));

  for (guint i = 0; i < items->len; i++)
    {
      const MstDashboardItem *item = g_ptr_array_index (items, i);

      if (strcmp (item->label, label) == 0)
        return item;
    }
  g_error ("%s has no “%s”", card, label);
}

static gint64
count_key (const Read *self, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstQuery) query = mst_query_from_json (key, &error);
  gint64 n;

  g_assert_no_error (error);
  n = mst_query_count (query, self->fixture.store, &error);
  g_assert_no_error (error);
  return n;
}

/* --- rows --- */

/* Whoever opens a figure finds as many rows. */
static void
test_rows_of_figures (void)
{
  Read read;
  guint n_checked = 0;

  set_up (&read);
  for (guint card = 0; card < MST_DASHBOARD_N_CARDS; card++)
    {
      const GPtrArray *items = mst_dashboard_get_items (read.dashboard, card);

      for (guint i = 0; i < items->len; i++)
        {
          const MstDashboardItem *item = g_ptr_array_index (items, i);

          /* Households are counted, their compounds listed. */
          if (strstr (mst_dashboard_cards[card].name, "households") != NULL
              || strcmp (item->label, "Households") == 0)
            continue;
          /* Their rows are those of the coverage. */
          if (card == find_card ("coverage"))
            continue;
          g_test_message ("%s %s", mst_dashboard_cards[card].name, item->label);
          if (item->figure > 0)
            g_assert_cmpint (count_key (&read, item->key), ==, item->figure);
          n_checked++;
        }
    }
  g_assert_cmpuint (n_checked, >, 60);
  clear (&read);
}

/* Of each role as many places are missing as the coverage of the day says; none without pairs. */
static void
test_coverage (void)
{
  g_autoptr (MstLiaisonCoverage) coverage = NULL;
  g_autoptr (GError) error = NULL;
  char day[MST_DATE_ISO_SIZE];
  const GPtrArray *items;
  guint n_asked = 0;
  Read read;

  set_up (&read);
  coverage = mst_liaison_coverage_new (read.fixture.store, mst_date_to_iso (mst_date_today (), day),
                                       NULL, &error);
  g_assert_no_error (error);
  items = mst_dashboard_get_items (read.dashboard, find_card ("coverage"));
  for (guint i = 0; i < items->len; i++)
    {
      const MstDashboardItem *item = g_ptr_array_index (items, i);

      for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
        {
          MstCoverageCounts counts =
            mst_liaison_coverage_count (coverage, G_MAXUINT, (MstCoverageRole) role);

          if (strcmp (mst_coverage_role_get_nick ((MstCoverageRole) role), item->key) != 0)
            continue;
          g_assert_cmpint (item->whole, ==, counts.asked);
          g_assert_cmpint (item->figure, ==,
                           counts.states[MST_COVERAGE_MISSING]
                             + counts.states[MST_COVERAGE_RELEASED]);
          n_asked++;
        }
    }
  g_assert_cmpuint (n_asked, ==, items->len);
  g_assert_cmpuint (n_asked, >, 3);
  g_assert_true (mst_dashboard_has_card (read.dashboard, find_card ("coverage")));
  g_assert_cmpint (find_item (&read, "figures", "Liaison Pairs")->figure, >, 0);
  clear (&read);
}

static void
test_rows_of_marks (void)
{
  Read read;
  MstChart *chart;
  guint n_categories;
  double total = 0;

  set_up (&read);
  chart = mst_dashboard_get_chart (read.dashboard, find_card ("compounds-areas"));
  n_categories = chart->categories->len;
  g_assert_cmpuint (mst_chart_get_n_marks (chart), >=, n_categories);
  for (guint mark = 0; mark < mst_chart_get_n_marks (chart); mark++)
    {
      double value = mst_chart_get_value (chart, mark / n_categories, mark % n_categories);

      g_assert_cmpint (count_key (&read, mst_chart_get_mark_key (chart, mark)), ==, (gint64) value);
      total += value;
    }
  g_assert_cmpint ((gint64) total, ==, find_item (&read, "figures", "Compounds")->figure);
  clear (&read);
}

/* A bar of the sizes leads to as many compounds as it is high; all that have a number are in one. */
static void
test_rows_of_sizes (void)
{
  g_autoptr (MstQuery) sized = mst_query_new (&mst_area_type);
  g_autofree char *key = NULL;
  Read read;
  MstChart *chart;
  gint64 total = 0;

  set_up (&read);
  chart = mst_dashboard_get_chart (read.dashboard, find_card ("compounds-sizes"));
  g_assert_cmpuint (mst_chart_get_n_marks (chart), >, 1);
  for (guint mark = 0; mark < mst_chart_get_n_marks (chart); mark++)
    {
      gint64 n = count_key (&read, mst_chart_get_mark_key (chart, mark));
      g_autofree char *count = g_strdup_printf (": %" G_GINT64_FORMAT " times", n);
      g_autofree char *words = mst_chart_describe_mark (chart, mark);

      g_assert_true (g_str_has_suffix (words, count));
      total += n;
    }
  g_assert_true (mst_query_add_condition (sized, "level", MST_OPERATOR_IS, "4", NULL));
  g_assert_true (mst_query_add_condition (sized, "households", MST_OPERATOR_NOT_BLANK, NULL, NULL));
  key = mst_query_to_json (sized);
  g_assert_cmpint (total, ==, count_key (&read, key));
  clear (&read);
}

/* --- figures --- */

typedef struct
{
  gint64 people, without_phone, members_without_day, in_thirties, unknown_birth;
} Counted;

static gboolean
count_person (const MstRecord *person, gpointer user_data)
{
  Counted *counted = user_data;
  const char *status = mst_record_get (person, "political_status");
  const char *birth = mst_record_get (person, "birth");
  MstDate today = mst_date_today ();
  MstDate born = { 0 };

  if (!mst_record_is_current (person, NULL))
    return TRUE;
  counted->people++;
  counted->without_phone += mst_record_get (person, "phone") == NULL;
  counted->members_without_day += (g_strcmp0 (status, "01") == 0 || g_strcmp0 (status, "02") == 0)
                                  && mst_record_get (person, "joined") == NULL;
  counted->unknown_birth += birth == NULL;
  if (birth != NULL && mst_date_from_iso (birth, &born) && born.day != 0)
    {
      int age = today.year - born.year
                - (born.month > today.month || (born.month == today.month && born.day > today.day));

      counted->in_thirties += age >= 30 && age < 40;
    }
  return TRUE;
}

static void
test_figures (void)
{
  g_autoptr (MstQuery) all = mst_query_new (&mst_person_type);
  Counted counted = { 0 };
  Read read;

  set_up (&read);
  mst_query_set_scope (all, MST_SCOPE_ALL);
  g_assert_true (mst_query_foreach (all, read.fixture.store, count_person, &counted, NULL));
  g_assert_cmpint (counted.people, ==, N_PEOPLE + 4);
  g_assert_cmpint (counted.members_without_day, >, 0);
  g_assert_cmpint (counted.in_thirties, >, 0);
  g_assert_cmpint (find_item (&read, "figures", "People")->figure, ==, counted.people);
  g_assert_cmpint (find_item (&read, "completeness", "Person: Telephone")->figure, ==,
                   counted.without_phone);
  g_assert_cmpint (find_item (&read, "completeness", "Person: Telephone")->whole, ==,
                   counted.people);
  g_assert_cmpint (find_item (&read, "doubts", "Party members without the date of joining")->figure,
                   ==, counted.members_without_day);
  g_assert_cmpint (find_item (&read, "people-ages", "30–39")->figure, ==, counted.in_thirties);
  g_assert_cmpint (find_item (&read, "people-ages", "Not filled in")->figure, ==,
                   counted.unknown_birth);
  clear (&read);
}

/* Everybody is in one band, whatever is known of the day. */
static void
test_whole (void)
{
  static const char *const cards[] = { "people-ages", "people-classes", "people-statuses" };
  Read read;

  set_up (&read);
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      const GPtrArray *items = mst_dashboard_get_items (read.dashboard, find_card (cards[i]));
      gint64 total = 0;

      for (guint j = 0; j < items->len; j++)
        total += ((const MstDashboardItem *) g_ptr_array_index (items, j))->figure;
      g_test_message ("%s", cards[i]);
      g_assert_cmpint (total, ==, find_item (&read, "figures", "People")->figure);
    }
  clear (&read);
}

static void
test_doubts (void)
{
  static const struct
  {
    const char *label;
    gint64 least;
  } rows[] = {
    { "A date of joining, but no Party member", 1 },
    { "In-service party members who are none", 1 },
    { "Applicants who are Party members already", 1 },
    { "Deployed cadres and in-service members without a known unit", 2 },
    { "People younger than 16", 1 },
    { "People older than 75", 1 },
    { "Credit codes that fail their check", 2 },
  };
  Read read;

  set_up (&read);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].label);
      g_assert_cmpint (find_item (&read, "doubts", rows[i].label)->figure, >=, rows[i].least);
    }
  clear (&read);
}

/* --- changes --- */

static void
test_past (void)
{
  Read read;

  set_up (&read);
  g_assert_cmpint (find_item (&read, "figures", "People")->past, ==, -1);
  g_assert_true (mst_connection_execute (mst_store_get_connection (read.fixture.store),
                                         "UPDATE journal_group SET at = '2022-11-22T10:00:00'",
                                         NULL));
  fixture_add (&read.fixture, &mst_person_type, "name=丁七|class=5|area=3");
  fixture_add (&read.fixture, &mst_person_type, "name=丁八|class=5|area=3");
  read_again (&read);
  g_assert_cmpint (find_item (&read, "figures", "People")->past, ==, N_PEOPLE + 4);
  g_assert_cmpint (find_item (&read, "figures", "People")->figure, ==, N_PEOPLE + 6);
  g_assert_cmpint (find_item (&read, "figures", "Compounds")->past, ==,
                   find_item (&read, "figures", "Compounds")->figure);
  g_assert_cmpint (find_item (&read, "figures", "Households")->past, ==,
                   find_item (&read, "figures", "Households")->figure);
  clear (&read);
}

/* Only the cards that show something else have to be drawn again. */
static void
test_same (void)
{
  g_autoptr (MstDashboard) before = NULL;
  Read read;

  set_up (&read);
  before = mst_dashboard_ref (read.dashboard);
  read_again (&read);
  for (guint card = 0; card < MST_DASHBOARD_N_CARDS; card++)
    g_assert_true (mst_dashboard_is_same (before, read.dashboard, card));
  fixture_add (&read.fixture, &mst_post_type, "name=东门|kind=1|area=3");
  read_again (&read);
  for (guint card = 0; card < MST_DASHBOARD_N_CARDS; card++)
    {
      gboolean tells = card == find_card ("figures") || card == find_card ("posts-kinds")
                       || card == find_card ("areas") || card == find_card ("completeness");

      g_test_message ("%s", mst_dashboard_cards[card].name);
      g_assert_cmpint (mst_dashboard_is_same (before, read.dashboard, card), ==, !tells);
    }
  clear (&read);
}

static void
test_empty (void)
{
  Read read;

  memset (&read, 0, sizeof read);
  fixture_init_blank (&read.fixture);
  read_again (&read);
  g_assert_true (mst_dashboard_is_empty (read.dashboard));
  g_assert_cmpint (find_item (&read, "figures", "People")->figure, ==, 0);
  g_assert_false (mst_dashboard_has_card (read.dashboard, find_card ("coverage")));
  g_assert_true (mst_dashboard_has_card (read.dashboard, find_card ("completeness")));
  g_assert_cmpuint (mst_dashboard_get_items (read.dashboard, find_card ("figures"))->len, ==, 6);
  g_assert_cmpuint (
    mst_chart_get_n_marks (mst_dashboard_get_chart (read.dashboard, find_card ("people-areas"))),
    ==, 0);
  clear (&read);
}

int
main (int argc, char *argv[])
{
  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dashboard/rows-of-figures", test_rows_of_figures);
  g_test_add_func ("/dashboard/coverage", test_coverage);
  g_test_add_func ("/dashboard/rows-of-marks", test_rows_of_marks);
  g_test_add_func ("/dashboard/rows-of-sizes", test_rows_of_sizes);
  g_test_add_func ("/dashboard/figures", test_figures);
  g_test_add_func ("/dashboard/whole", test_whole);
  g_test_add_func ("/dashboard/doubts", test_doubts);
  g_test_add_func ("/dashboard/past", test_past);
  g_test_add_func ("/dashboard/same", test_same);
  g_test_add_func ("/dashboard/empty", test_empty);
  return g_test_run ();
}
