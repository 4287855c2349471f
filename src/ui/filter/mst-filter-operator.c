/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be asked of a field, and the ranges that are often asked for. */
#include "config.h"

#include "mst-filter-operator.h"

#include <glib/gi18n-lib.h>

static void
add (GArray *operators, MstOperator operator_, const char *label, MstFilterInput input)
{
  MstFilterOperator added = { operator_, label, input };

  g_array_append_val (operators, added);
}

static void
add_equal (GArray *operators, MstFilterInput input)
{
  add (operators, MST_OPERATOR_IS, N_ ("is"), input);
  add (operators, MST_OPERATOR_IS_NOT, N_ ("is not"), input);
}

static void
add_contains (GArray *operators)
{
  add (operators, MST_OPERATOR_CONTAINS, N_ ("contains"), MST_FILTER_INPUT_TEXT);
  add (operators, MST_OPERATOR_NOT_CONTAINS, N_ ("does not contain"), MST_FILTER_INPUT_TEXT);
}

/* A list of what occurs helps where values come again and nobody may see too much at once. */
static gboolean
is_listed (const MstField *field)
{
  return (field->flags & (MST_FIELD_SENSITIVE | MST_FIELD_UNIQUE)) == 0;
}

GArray *
mst_filter_operator_list (const MstField *field)
{
  GArray *operators = g_array_new (FALSE, FALSE, sizeof (MstFilterOperator));

  if (field == &mst_filter_area_field || field == &mst_filter_scope_field)
    {
      add (operators, MST_OPERATOR_IS, N_ ("is"), MST_FILTER_INPUT_VALUES);
      return operators;
    }
  switch (field->kind)
    {
    case MST_FIELD_CHOICE:
      add_equal (operators, MST_FILTER_INPUT_VALUES);
      break;
    case MST_FIELD_FLAG:
      add (operators, MST_OPERATOR_IS, N_ ("is"), MST_FILTER_INPUT_VALUES);
      break;
    case MST_FIELD_REFERENCE:
      add_equal (operators, MST_FILTER_INPUT_VALUES);
      add_contains (operators);
      break;
    case MST_FIELD_DATE:
    case MST_FIELD_MONTH:
      add (operators, MST_OPERATOR_BETWEEN, N_ ("is between"), MST_FILTER_INPUT_RANGE);
      add (operators, MST_OPERATOR_AT_LEAST, N_ ("is not before"), MST_FILTER_INPUT_TEXT);
      add (operators, MST_OPERATOR_AT_MOST, N_ ("is not after"), MST_FILTER_INPUT_TEXT);
      break;
    case MST_FIELD_INTEGER:
    case MST_FIELD_DECIMAL:
      add (operators, MST_OPERATOR_BETWEEN, N_ ("is between"), MST_FILTER_INPUT_RANGE);
      add (operators, MST_OPERATOR_AT_LEAST, N_ ("is at least"), MST_FILTER_INPUT_TEXT);
      add (operators, MST_OPERATOR_AT_MOST, N_ ("is at most"), MST_FILTER_INPUT_TEXT);
      add_equal (operators, MST_FILTER_INPUT_TEXT);
      break;
    case MST_FIELD_TEXT:
      add_contains (operators);
      add_equal (operators, is_listed (field) ? MST_FILTER_INPUT_VALUES : MST_FILTER_INPUT_TEXT);
      break;
    case MST_FIELD_NAME:
    case MST_FIELD_CITIZEN_NUMBER:
    case MST_FIELD_CREDIT_CODE:
    case MST_FIELD_PHONE:
      add_contains (operators);
      add_equal (operators, MST_FILTER_INPUT_TEXT);
      break;
    case MST_FIELD_NOTE:
    default:
      add_contains (operators);
      break;
    }
  if ((field->flags & MST_FIELD_IN_NUMBER) != 0)
    add (operators, MST_OPERATOR_DISAGREES, N_ ("disagrees with the citizen number"),
         MST_FILTER_INPUT_NONE);
  if ((field->flags & MST_FIELD_REQUIRED) == 0)
    {
      add (operators, MST_OPERATOR_BLANK, N_ ("is blank"), MST_FILTER_INPUT_NONE);
      add (operators, MST_OPERATOR_NOT_BLANK, N_ ("is not blank"), MST_FILTER_INPUT_NONE);
    }
  return operators;
}

MstFilterInput
mst_filter_operator_get_input (const MstField *field, MstOperator operator_)
{
  g_autoptr (GArray) operators = mst_filter_operator_list (field);

  for (guint i = 0; i < operators->len; i++)
    {
      const MstFilterOperator *offered = &g_array_index (operators, MstFilterOperator, i);

      if (offered->operator_ == operator_)
        return offered->input;
    }
  return MST_FILTER_INPUT_TEXT;
}

/* --- ranges --- */

static void
range_free (gpointer data)
{
  MstFilterRange *range = data;

  g_free (range->label);
  g_free (range->range);
  g_free (range);
}

static void
take (GPtrArray *ranges, char *label, char *text)
{
  MstFilterRange *range = g_new0 (MstFilterRange, 1);

  range->label = label;
  range->range = text;
  g_ptr_array_add (ranges, range);
}

/* The day on which somebody who is @years today was born at the latest. */
static char *
dup_birthday (MstDate today, int years, int days_later)
{
  g_autoptr (GDate) day = g_date_new_dmy (today.day, (GDateMonth) today.month, today.year);

  g_date_subtract_years (day, (guint) years);
  if (days_later > 0)
    g_date_add_days (day, (guint) days_later);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (day), (int) g_date_get_month (day),
                          g_date_get_day (day));
}

static void
take_ages (GPtrArray *ranges, MstDate today)
{
  static const struct
  {
    int from;
    int to; /* 0: none */
  } ages[] = { { 18, 34 }, { 35, 44 }, { 45, 59 } };
  g_autofree char *youngest = dup_birthday (today, 18, 1);
  g_autofree char *oldest = dup_birthday (today, 60, 0);

  take (ranges, g_strdup (_ ("Under 18")), g_strconcat (youngest, "..", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autofree char *since = dup_birthday (today, ages[i].to + 1, 1);
      g_autofree char *until = dup_birthday (today, ages[i].from, 0);

      take (ranges, g_strdup_printf (_ ("%d to %d years old"), ages[i].from, ages[i].to),
            g_strconcat (since, "..", until, NULL));
    }
  take (ranges, g_strdup (_ ("60 and older")), g_strconcat ("..", oldest, NULL));
}

static void
take_times (GPtrArray *ranges, MstDate today)
{
  int last_month = today.month > 1 ? today.month - 1 : 12;
  int year_of_last = today.month > 1 ? today.year : today.year - 1;

  take (ranges, g_strdup (_ ("This month")),
        g_strdup_printf ("%04d-%02d..%04d-%02d", today.year, today.month, today.year, today.month));
  take (
    ranges, g_strdup (_ ("Last month")),
    g_strdup_printf ("%04d-%02d..%04d-%02d", year_of_last, last_month, year_of_last, last_month));
  take (ranges, g_strdup (_ ("This year")), g_strdup_printf ("%04d..%04d", today.year, today.year));
  take (ranges, g_strdup (_ ("Last year")),
        g_strdup_printf ("%04d..%04d", today.year - 1, today.year - 1));
}

GPtrArray *
mst_filter_range_list (const MstField *field, MstDate today)
{
  GPtrArray *ranges = g_ptr_array_new_with_free_func (range_free);

  if (field->kind != MST_FIELD_DATE && field->kind != MST_FIELD_MONTH)
    return ranges;
  if (g_strcmp0 (field->name, "birth") == 0)
    take_ages (ranges, today);
  else
    take_times (ranges, today);
  return ranges;
}
