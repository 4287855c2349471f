/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions held against values in memory: where many queries are counted in one walk, the database would work out
 * each of them anew for every record. What they mean is what mst-query-sql.c says. */
#include "config.h"

#include "mst-query-match.h"

#include "mst-type-sql.h"

#include <string.h>

/** Test: a condition, with its @value and the citizen number at these positions of the values. */
typedef struct
{
  MstOperator operator_;
  guint value, number;
  gboolean is_alternative;
  gboolean is_choice, is_number;
  char *least, *most; /* nullable; of comparisons, or @least alone what is asked for */
  GPtrArray *codes;   /* static; of a part of choices' labels: theirs */
} Test;

struct _MstQueryMatch
{
  GPtrArray *fields; /* names, static */
  GArray **tests;    /* Test, by query */
  guint n;
};

static void
test_clear (gpointer data)
{
  Test *test = data;

  g_free (test->least);
  g_free (test->most);
  g_clear_pointer (&test->codes, g_ptr_array_unref);
}

static gboolean
asks_for_part (const MstCondition *condition)
{
  MstOperator operator_ = mst_condition_get_operator (condition);

  return operator_ == MST_OPERATOR_CONTAINS || operator_ == MST_OPERATOR_NOT_CONTAINS;
}

gboolean
mst_query_match_can (const MstQuery *query)
{
  for (guint i = 0; i < query->conditions->len; i++)
    {
      const MstCondition *condition = &g_array_index (query->conditions, MstCondition, i);
      const MstField *field = &query->type->fields[condition->field];

      if (asks_for_part (condition)
          && (field->kind == MST_FIELD_REFERENCE || field->kind == MST_FIELD_DECIMAL))
        return FALSE;
    }
  return TRUE;
}

static guint
ensure_field (MstQueryMatch *self, const char *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (strcmp (g_ptr_array_index (self->fields, i), name) == 0)
      return i;
  g_ptr_array_add (self->fields, (gpointer) name);
  return self->fields->len - 1;
}

/* Until the end of the month or year that is named. */
static char *
dup_most (const MstField *field, const char *value)
{
  gboolean is_date = field->kind == MST_FIELD_DATE || field->kind == MST_FIELD_MONTH;

  return g_strconcat (value, is_date ? "-99" : "", NULL);
}

/* As the database's LIKE: letters are equal to their capitals only within ASCII. */
static void
ask_for_part (Test *test, const MstField *field, const char *text)
{
  const MstChoiceSet *set = field->kind == MST_FIELD_CHOICE ? mst_field_get_choices (field) : NULL;
  g_autofree char *needle = g_utf8_casefold (text, -1);

  if (field->kind != MST_FIELD_CHOICE)
    {
      test->least = g_ascii_strdown (text, -1);
      return;
    }
  test->codes = g_ptr_array_new ();
  for (guint i = 0; set != NULL && i < set->n_choices; i++)
    {
      g_autofree char *label = g_utf8_casefold (mst_choice_get_label (&set->choices[i]), -1);

      if (strstr (label, needle) != NULL)
        g_ptr_array_add (test->codes, (gpointer) set->choices[i].code);
    }
}

static Test
make_test (MstQueryMatch *self, const MstRecordType *type, const MstCondition *condition)
{
  const MstField *field = &type->fields[condition->field];
  const char *sign = condition->value != NULL ? strstr (condition->value, MST_RANGE_SIGN) : NULL;
  Test test = {
    .operator_ = mst_condition_get_operator (condition),
    .value = ensure_field (self, field->name),
    .is_alternative = condition->is_alternative,
    .is_choice = field->kind == MST_FIELD_CHOICE,
    .is_number = strcmp (mst_type_sql_get_column_type (field), "TEXT") != 0,
  };

  if (test.operator_ == MST_OPERATOR_DISAGREES)
    {
      for (guint i = 0; i < type->n_fields; i++)
        if (type->fields[i].kind == MST_FIELD_CITIZEN_NUMBER)
          test.number = ensure_field (self, type->fields[i].name);
    }
  else if (asks_for_part (condition))
    ask_for_part (&test, field, condition->value);
  else if (test.operator_ == MST_OPERATOR_AT_MOST)
    test.most = dup_most (field, condition->value);
  else if (test.operator_ == MST_OPERATOR_BETWEEN)
    {
      const char *last = sign + strlen (MST_RANGE_SIGN);

      test.least = sign > condition->value
                     ? g_strndup (condition->value, (gsize) (sign - condition->value))
                     : NULL;
      test.most = *last != '\0' ? dup_most (field, last) : NULL;
    }
  else
    test.least = g_strdup (condition->value);
  return test;
}

MstQueryMatch *
mst_query_match_new (const MstQuery *const *queries, guint n)
{
  MstQueryMatch *self;

  for (guint i = 0; i < n; i++)
    if (!mst_query_match_can (queries[i]))
      return NULL;
  self = g_new0 (MstQueryMatch, 1);
  self->fields = g_ptr_array_new ();
  self->tests = g_new0 (GArray *, n);
  self->n = n;
  for (guint i = 0; i < n; i++)
    {
      self->tests[i] = g_array_new (FALSE, FALSE, sizeof (Test));
      g_array_set_clear_func (self->tests[i], test_clear);
      for (guint k = 0; k < queries[i]->conditions->len; k++)
        {
          Test test = make_test (self, queries[i]->type,
                                 &g_array_index (queries[i]->conditions, MstCondition, k));

          g_array_append_val (self->tests[i], test);
        }
    }
  g_ptr_array_add (self->fields, NULL);
  return self;
}

void
mst_query_match_free (MstQueryMatch *self)
{
  for (guint i = 0; i < self->n; i++)
    g_array_unref (self->tests[i]);
  g_ptr_array_unref (self->fields);
  g_free (self->tests);
  g_free (self);
}

const char *const *
mst_query_match_get_fields (const MstQueryMatch *self)
{
  return (const char *const *) self->fields->pdata;
}

static gboolean
disagrees (const Test *test, const char *value, const char *number)
{
  char digits[MST_DATE_ISO_SIZE];
  guint n = 0;

  if (value == NULL || number == NULL)
    return FALSE;
  if (test->is_choice)
    return (strcmp (value, "1") == 0 || strcmp (value, "2") == 0)
           && (strlen (number) > 16 ? (number[16] - '0') % 2 : 0) != (*value == '1');
  for (; *value != '\0' && n + 1 < sizeof digits; value++)
    if (*value != '-')
      digits[n++] = *value;
  return strlen (number) < 6 + n || strncmp (digits, number + 6, n) != 0;
}

static int
compare (const Test *test, const char *a, const char *b)
{
  double p, q;

  if (!test->is_number)
    return strcmp (a, b);
  p = g_ascii_strtod (a, NULL);
  q = g_ascii_strtod (b, NULL);
  return p < q ? -1 : p > q;
}

static gboolean
contains (const Test *test, const char *value)
{
  g_autofree char *text = NULL;

  if (value == NULL)
    return FALSE;
  for (guint i = 0; test->codes != NULL && i < test->codes->len; i++)
    if (strcmp (value, g_ptr_array_index (test->codes, i)) == 0)
      return TRUE;
  if (test->codes != NULL)
    return FALSE;
  text = g_ascii_strdown (value, -1);
  return strstr (text, test->least) != NULL;
}

static gboolean
holds (const Test *test, const char *const *values)
{
  const char *value = values[test->value];

  switch (test->operator_)
    {
    case MST_OPERATOR_BLANK:
      return value == NULL;
    case MST_OPERATOR_NOT_BLANK:
      return value != NULL;
    case MST_OPERATOR_IS:
      return value != NULL && compare (test, value, test->least) == 0;
    case MST_OPERATOR_IS_NOT:
      return value == NULL || compare (test, value, test->least) != 0;
    case MST_OPERATOR_AT_LEAST:
    case MST_OPERATOR_AT_MOST:
    case MST_OPERATOR_BETWEEN:
      return value != NULL && (test->least == NULL || compare (test, value, test->least) >= 0)
             && (test->most == NULL || compare (test, value, test->most) <= 0);
    case MST_OPERATOR_DISAGREES:
      return disagrees (test, value, values[test->number]);
    case MST_OPERATOR_CONTAINS:
      return contains (test, value);
    case MST_OPERATOR_NOT_CONTAINS:
      return !contains (test, value);
    default:
      g_return_val_if_reached (FALSE);
    }
}

void
mst_query_match_count (const MstQueryMatch *self, const char *const *values, gint64 *counts)
{
  for (guint i = 0; i < self->n; i++)
    {
      const GArray *tests = self->tests[i];
      gboolean all = TRUE;

      for (guint k = 0; all && k < tests->len;)
        {
          gboolean one = FALSE;

          do
            one = one || holds (&g_array_index (tests, Test, k), values);
          while (++k < tests->len && g_array_index (tests, Test, k).is_alternative);
          all = one;
        }
      counts[i] += all ? 1 : 0;
    }
}
