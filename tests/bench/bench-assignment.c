/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assignments of a city and of a province, solved and proven, against the distances of ten million pairs
 * in the same run. */
#include "mst-assignment.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#define N_PAIRS 10000000
/* Steps of the grid to a metre. */
#define STEPS 10

typedef struct
{
  const char *name;
  guint n_units, n_places;
  guint spread; /* metres from edge to edge */
  guint n_rounds;
  gboolean with_current;
} Size;

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static double
get_megabytes (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss / 1024;
}

/* Not evenly: a third crowds into a tenth of the width. */
static MstAssignmentPoint *
scatter (GRand *random, guint n, guint spread)
{
  MstAssignmentPoint *points = g_new (MstAssignmentPoint, n);

  for (guint i = 0; i < n; i++)
    {
      gint32 width = (gint32) (i % 3 == 0 ? spread / 10 : spread) * STEPS;

      points[i].x = g_rand_int_range (random, 0, width);
      points[i].y = g_rand_int_range (random, 0, width);
    }
  return points;
}

static double
measure_pairs (GRand *random)
{
  g_autofree MstAssignmentPoint *points = scatter (random, 4096, 50000);
  double begin = now (), sum = 0;

  for (guint i = 0; i < N_PAIRS; i++)
    {
      MstAssignmentPoint a = points[i % 4096], b = points[(i * 31 + i / 4096) % 4096];

      sum += floor (sqrt ((double) ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y))));
    }
  g_assert_cmpfloat (sum, >, 0);
  return now () - begin;
}

/* All that can be carried is carried, but for one part in twenty. */
static MstAssignmentProblem *
create_problem (GRand *random, const Size *size)
{
  g_autofree MstAssignmentPoint *units = scatter (random, size->n_units, size->spread);
  g_autofree MstAssignmentPoint *places = scatter (random, size->n_places, size->spread);
  MstAssignmentProblem *problem = mst_assignment_problem_new (size->n_units, size->n_places);
  guint carried = 0, wanted = size->n_places + size->n_places / 20;

  for (guint unit = 0; unit < size->n_units; unit++)
    {
      guint left = size->n_units - unit;
      guint share = wanted > carried ? (wanted - carried + left - 1) / left : 0;
      guint capacity =
        left == 1 ? share : (guint) g_rand_int_range (random, 0, (gint32) (2 * share + 1));

      mst_assignment_problem_set_unit (problem, unit, capacity, 0);
      carried += capacity;
    }
  g_assert_true (mst_assignment_problem_set_points (problem, units, places, STEPS, NULL));
  if (!size->with_current)
    return problem;
  for (guint place = 0; place < size->n_places; place++)
    mst_assignment_problem_set_current (
      problem, place, (guint) g_rand_int_range (random, 0, (gint32) size->n_units));
  mst_assignment_problem_set_change_penalty (problem, 500);
  return problem;
}

static void
measure (GRand *random, const Size *size, double baseline)
{
  g_autoptr (MstAssignmentProblem) problem = create_problem (random, size);
  double best = G_MAXDOUBLE;
  g_autoptr (MstAssignment) plan = NULL;
  MstAssignmentTotals totals;

  for (guint i = 0; i < size->n_rounds; i++)
    {
      double begin = now ();

      g_clear_pointer (&plan, mst_assignment_free);
      plan = mst_assignment_solve (problem, NULL, NULL, NULL);
      best = MIN (best, now () - begin);
      g_assert_nonnull (plan);
    }
  totals = mst_assignment_get_totals (plan);
  g_assert_true (totals.proven);
  printf ("%6u × %-6u %-14s %9.2f ms  ratio %7.2f  proven  tied %5u  %5.0f MB\n", size->n_units,
          size->n_places, size->name, best, best / baseline, totals.n_tied, get_megabytes ());
  g_assert_cmpfloat (get_megabytes (), <, 2048);
}

/* What each other unit would cost, for a place of the city. */
static void
explain_city (GRand *random, double baseline)
{
  static const Size city = { "", 1255, 2159, 60000, 1, FALSE };
  g_autoptr (MstAssignmentProblem) problem = create_problem (random, &city);
  g_autoptr (MstAssignment) plan = mst_assignment_solve (problem, NULL, NULL, NULL);
  double best = G_MAXDOUBLE;

  g_assert_nonnull (plan);
  for (guint place = 0; place < 5; place++)
    {
      double begin = now ();
      g_autoptr (MstAssignmentExplanation) explanation = mst_assignment_explain (plan, place);

      best = MIN (best, now () - begin);
      g_assert_nonnull (explanation);
    }
  printf ("%6u × %-6u %-14s %9.2f ms  ratio %7.2f\n", city.n_units, city.n_places, "explain", best,
          best / baseline);
}

int
main (void)
{
  static const Size sizes[] = {
    { "district", 300, 540, 10000, 7, FALSE },
    { "city", 1255, 2159, 60000, 7, FALSE },
    { "city, changes", 1255, 2159, 60000, 7, TRUE },
    { "province", 15000, 60000, 500000, 2, FALSE },
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  double baseline = measure_pairs (random);

  printf ("%u pairs' distances          %9.2f ms\n", N_PAIRS, baseline);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    measure (random, &sizes[i], baseline);
  explain_city (random, baseline);
  return EXIT_SUCCESS;
}
