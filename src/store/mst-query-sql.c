/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a query is in SQL. Values only ever go in as parameters. */
#include "config.h"

#include "mst-query-private.h"

#include "mst-search.h"
#include "mst-type-sql.h"

#include <string.h>

guint
mst_query_sql_add_text (MstQuerySql *self, char *text)
{
  g_ptr_array_add (self->texts, text);
  return self->texts->len;
}

void
mst_query_sql_begin_condition (MstQuerySql *self)
{
  g_string_append (self->where, self->where->len == 0 ? "WHERE " : " AND ");
}

/* Of a longer text this many bytes are compared: SQLite takes 50,000 in a pattern. */
#define MAX_LIKE 20000

char *
mst_query_make_like (const char *text)
{
  GString *like = g_string_new ("%");

  for (; *text != '\0'; text++)
    {
      /* At the end of a character. */
      if (like->len >= MAX_LIKE && (*text & 0xc0) != 0x80)
        break;
      if (strchr ("%_\\", *text) != NULL)
        g_string_append_c (like, '\\');
      g_string_append_c (like, *text);
    }
  g_string_append_c (like, '%');
  return g_string_free (like, FALSE);
}

MstStatement *
mst_query_sql_prepare (const MstQuerySql *self, MstConnection *connection, const char *text,
                       GError **error)
{
  MstStatement *statement = mst_connection_prepare (connection, text, error);

  for (guint i = 0; statement != NULL && i < self->texts->len; i++)
    mst_statement_bind_text (statement, (int) i + 1, g_ptr_array_index (self->texts, i));
  return statement;
}

/* --- conditions --- */

/* The field through which a record stands in an area: "area", else the first that refers to one. */
static const MstField *
find_area_field (const MstRecordType *type)
{
  const MstField *first = NULL;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const MstField *field = &type->fields[i];

      if (field->kind != MST_FIELD_REFERENCE || strcmp (field->reference, "area") != 0)
        continue;
      if (strcmp (field->name, "area") == 0)
        return field;
      if (first == NULL)
        first = field;
    }
  return first;
}

static void
add_area (MstQuerySql *self, const MstRecordType *type, const char *code)
{
  const MstField *field = find_area_field (type);
  guint parameter = mst_query_sql_add_text (self, g_strdup (code));

  g_string_append_printf (self->with,
                          "WITH RECURSIVE below (id) AS (SELECT id FROM area WHERE code = $%u "
                          "UNION SELECT a.id FROM area a JOIN below ON a.parent = below.id) ",
                          parameter);
  mst_query_sql_begin_condition (self);
  if (type == &mst_area_type)
    g_string_append (self->where, "t.id IN (SELECT id FROM below)");
  else if (field != NULL)
    g_string_append_printf (self->where, "t.%s IN (SELECT id FROM below)", field->name);
  else
    g_string_append (self->where, "1 = 0");
}

/* The codes of the choices whose label contains @text. */
static void
append_choices_containing (GString *where, const MstField *field, const char *text)
{
  const MstChoiceSet *set = mst_field_get_choices (field);
  g_autofree char *needle = g_utf8_casefold (text, -1);
  gboolean is_first = TRUE;

  g_string_append_printf (where, "t.%s IN (", field->name);
  for (guint i = 0; set != NULL && i < set->n_choices; i++)
    {
      g_autofree char *label = g_utf8_casefold (mst_choice_get_label (&set->choices[i]), -1);

      if (strstr (label, needle) == NULL)
        continue;
      /* Codes are letters, digits and hyphens of our own. */
      g_string_append_printf (where, "%s'%s'", is_first ? "" : ", ", set->choices[i].code);
      is_first = FALSE;
    }
  g_string_append_c (where, ')');
}

static void
append_contains (MstQuerySql *self, const MstField *field, const char *text)
{
  guint parameter;

  if (field->kind == MST_FIELD_CHOICE)
    {
      append_choices_containing (self->where, field, text);
      return;
    }
  parameter = mst_query_sql_add_text (self, mst_query_make_like (text));
  if (field->kind == MST_FIELD_REFERENCE)
    {
      const MstRecordType *target = mst_record_type_get (field->reference);

      g_string_append_printf (self->where,
                              "t.%s IN (SELECT id FROM %s WHERE %s LIKE $%u ESCAPE '\\')",
                              field->name, target->name, target->title_field, parameter);
    }
  else
    g_string_append_printf (self->where, "t.%s LIKE $%u ESCAPE '\\'", field->name, parameter);
}

static void
append_compared (MstQuerySql *self, const char *name, const char *sign, char *value)
{
  g_string_append_printf (self->where, "t.%s %s $%u", name, sign,
                          mst_query_sql_add_text (self, value));
}

static void
append_at_most (MstQuerySql *self, const MstField *field, const char *value)
{
  gboolean is_date = field->kind == MST_FIELD_DATE || field->kind == MST_FIELD_MONTH;

  /* Until the end of the month or year that is named. */
  append_compared (self, field->name,
                   "<=", is_date ? g_strconcat (value, "-99", NULL) : g_strdup (value));
}

static void
append_between (MstQuerySql *self, const MstField *field, const char *range)
{
  const char *sign = strstr (range, MST_RANGE_SIGN);
  const char *last = sign + strlen (MST_RANGE_SIGN);

  if (sign > range)
    append_compared (self, field->name, ">=", g_strndup (range, (gsize) (sign - range)));
  if (sign > range && *last != '\0')
    g_string_append (self->where, " AND ");
  if (*last != '\0')
    append_at_most (self, field, last);
}

/* The citizen numbers of a file pass their check: their digits are where they belong. A day is compared as
 * precisely as it is known; a sex that is unknown or not stated contradicts nothing. */
static void
append_disagrees (MstQuerySql *self, const MstRecordType *type, const MstField *field)
{
  const char *number = NULL;

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == MST_FIELD_CITIZEN_NUMBER)
      number = type->fields[i].name;
  g_assert (number != NULL);
  if (field->kind == MST_FIELD_CHOICE)
    g_string_append_printf (self->where,
                            "(t.%s IN ('1', '2') AND t.%s IS NOT NULL AND "
                            "CAST (substr (t.%s, 17, 1) AS INTEGER) %% 2 <> "
                            "CASE t.%s WHEN '1' THEN 1 ELSE 0 END)",
                            field->name, number, number, field->name);
  else
    {
      g_autofree char *digits = g_strdup_printf ("replace (t.%s, '-', '')", field->name);

      /* Most are whole days that agree: asked first, so that the rest is worked out for few. */
      g_string_append_printf (self->where,
                              "(%s <> substr (t.%s, 7, 8) AND "
                              "%s <> substr (t.%s, 7, length (%s)))",
                              digits, number, digits, number, digits);
    }
}

MstOperator
mst_condition_get_operator (const MstCondition *condition)
{
  if (condition->value != NULL || condition->operator_ == MST_OPERATOR_NOT_BLANK
      || condition->operator_ == MST_OPERATOR_DISAGREES)
    return condition->operator_;
  return condition->operator_ == MST_OPERATOR_IS_NOT
             || condition->operator_ == MST_OPERATOR_NOT_CONTAINS
           ? MST_OPERATOR_NOT_BLANK
           : MST_OPERATOR_BLANK;
}

static void
append_condition (MstQuerySql *self, const MstRecordType *type, const MstCondition *condition)
{
  const MstField *field = &type->fields[condition->field];
  const char *name = field->name;
  const char *value = condition->value;

  switch (mst_condition_get_operator (condition))
    {
    case MST_OPERATOR_BLANK:
      g_string_append_printf (self->where, "t.%s IS NULL", name);
      break;
    case MST_OPERATOR_NOT_BLANK:
      g_string_append_printf (self->where, "t.%s IS NOT NULL", name);
      break;
    case MST_OPERATOR_IS:
      append_compared (self, name, "=", g_strdup (value));
      break;
    case MST_OPERATOR_IS_NOT:
      g_string_append_printf (self->where, "(t.%s IS NULL OR ", name);
      append_compared (self, name, "<>", g_strdup (value));
      g_string_append_c (self->where, ')');
      break;
    case MST_OPERATOR_AT_LEAST:
      append_compared (self, name, ">=", g_strdup (value));
      break;
    case MST_OPERATOR_AT_MOST:
      append_at_most (self, field, value);
      break;
    case MST_OPERATOR_BETWEEN:
      append_between (self, field, value);
      break;
    case MST_OPERATOR_CONTAINS:
      append_contains (self, field, value);
      break;
    case MST_OPERATOR_NOT_CONTAINS:
      g_string_append_printf (self->where, "(t.%s IS NULL OR NOT ", name);
      append_contains (self, field, value);
      g_string_append_c (self->where, ')');
      break;
    case MST_OPERATOR_DISAGREES:
      append_disagrees (self, type, field);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Alternatives stand together in brackets. */
static void
add_conditions (MstQuerySql *self, const MstQuery *query)
{
  for (guint i = 0; i < query->conditions->len; i++)
    {
      const MstCondition *condition = &g_array_index (query->conditions, MstCondition, i);
      gboolean is_last = i + 1 == query->conditions->len
                         || !g_array_index (query->conditions, MstCondition, i + 1).is_alternative;

      if (condition->is_alternative)
        g_string_append (self->where, " OR ");
      else
        mst_query_sql_begin_condition (self);
      if (!condition->is_alternative && !is_last)
        g_string_append_c (self->where, '(');
      append_condition (self, query->type, condition);
      if (condition->is_alternative && is_last)
        g_string_append_c (self->where, ')');
    }
}

char *
mst_query_sql_add_conditions (MstQuerySql *self, const MstQuery *query)
{
  GString *kept = self->where;
  char *conditions;

  self->where = g_string_new (NULL);
  add_conditions (self, query);
  if (self->where->len > 0)
    g_string_erase (self->where, 0, strlen ("WHERE "));
  conditions = g_string_free (self->where, FALSE);
  self->where = kept;
  return conditions;
}

static void
add_since (MstQuerySql *self, const MstQuery *query)
{
  if (!mst_query_hides_later (query))
    return;
  mst_query_sql_begin_condition (self);
  g_string_append_printf (self->where, "(t." MST_SINCE " IS NULL OR t." MST_SINCE " <= $%u)",
                          mst_query_sql_add_text (self, g_strdup (query->as_of)));
}

/* Those out of use are few and listed by an index of their own: no other record is read for this. */
static void
add_scope (MstQuerySql *self, const MstQuery *query, MstScope scope)
{
  gboolean can_end = mst_record_type_find (query->type, MST_ENDED) >= 0;
  gboolean is_alone = self->where->len == 0;
  char today[MST_DATE_ISO_SIZE];
  const char *day =
    query->as_of != NULL ? query->as_of : mst_date_to_iso (mst_date_today (), today);
  guint parameter;

  if (scope == MST_SCOPE_ALL || (scope == MST_SCOPE_CURRENT && !can_end))
    return;
  mst_query_sql_begin_condition (self);
  if (!can_end)
    {
      g_string_append (self->where, "1 = 0");
      return;
    }
  parameter = mst_query_sql_add_text (self, g_strdup (day));
  if (scope == MST_SCOPE_ENDED && is_alone)
    g_string_append_printf (self->where, "t." MST_ENDED " <= $%u", parameter);
  else
    g_string_append_printf (self->where, "t.id %s (SELECT id FROM %s WHERE " MST_ENDED " <= $%u)",
                            scope == MST_SCOPE_ENDED ? "IN" : "NOT IN", query->type->name,
                            parameter);
}

/* --- order --- */

static gboolean
is_in_code_order (const MstChoiceSet *set)
{
  for (guint i = 1; i < set->n_choices; i++)
    if (strcmp (set->choices[i - 1].code, set->choices[i].code) >= 0)
      return FALSE;
  return TRUE;
}

/* The list's order; what is not in the list comes after it. */
static void
append_choice_rank (GString *order, const MstField *field)
{
  const MstChoiceSet *set = mst_field_get_choices (field);

  if (set == NULL || is_in_code_order (set))
    {
      g_string_append_printf (order, "t.%s", field->name);
      return;
    }
  g_string_append_printf (order, "CASE t.%s", field->name);
  for (guint i = 0; i < set->n_choices; i++)
    g_string_append_printf (order, " WHEN '%s' THEN %u", set->choices[i].code, i);
  g_string_append_printf (order, " ELSE CASE WHEN t.%s IS NULL THEN NULL ELSE %u END END",
                          field->name, set->n_choices);
}

static const char *
get_sort_suffix (MstSortOrder order)
{
  switch (order)
    {
    case MST_SORT_STROKES:
      return mst_type_sql_sort_suffixes[MST_NAME_ORDER_SURNAME_STROKES];
    case MST_SORT_FULL_STROKES:
      return mst_type_sql_sort_suffixes[MST_NAME_ORDER_FULL_STROKES];
    case MST_SORT_VALUE:
    case MST_SORT_PINYIN:
    default:
      return mst_type_sql_sort_suffixes[MST_NAME_ORDER_PINYIN];
    }
}

/* @alias: of the table that is referred to */
static void
append_reference_order (MstQuerySql *self, const MstField *field, MstSortOrder order,
                        const char *alias)
{
  const MstRecordType *target = mst_record_type_get (field->reference);
  const MstField *title = mst_record_type_get_field (target, target->title_field);

  /* Where there always is one, the database may begin with what is referred to, in order. */
  g_string_append_printf (self->join, "%sJOIN %s %s ON %s.id = t.%s ",
                          field->flags & MST_FIELD_REQUIRED ? "" : "LEFT ", target->name, alias,
                          alias, field->name);
  if (target == &mst_area_type && order == MST_SORT_VALUE)
    g_string_append_printf (self->order, "%s.code", alias);
  else if (title->flags & MST_FIELD_SORT_KEYS)
    g_string_append_printf (self->order, "%s.%s_%s", alias, title->name, get_sort_suffix (order));
  else
    g_string_append_printf (self->order, "%s.%s", alias, title->name);
}

static void
append_area_group (MstQuerySql *self, const MstField *field, const char *level)
{
  g_string_append_printf (
    self->with,
    "%s grouped (id, code) AS (SELECT id, code FROM area WHERE level = $%u "
    "UNION SELECT a.id, g.code FROM area a JOIN grouped g ON a.parent = g.id) ",
    self->with->len == 0 ? "WITH RECURSIVE" : ",", mst_query_sql_add_text (self, g_strdup (level)));
  g_string_append_printf (self->join, "LEFT JOIN grouped ON grouped.id = t.%s ", field->name);
  g_string_append (self->order, "grouped.code");
}

/* What belongs together goes before every other order. */
static void
add_group (MstQuerySql *self, const MstQuery *query)
{
  const MstField *field;

  g_string_append (self->order, "ORDER BY ");
  if (query->group_field < 0)
    return;
  field = &query->type->fields[query->group_field];
  if (field->kind == MST_FIELD_REFERENCE && query->group_level != NULL)
    append_area_group (self, field, query->group_level);
  else if (field->kind == MST_FIELD_REFERENCE)
    append_reference_order (self, field, MST_SORT_VALUE, "group_record");
  else if (field->kind == MST_FIELD_CHOICE)
    append_choice_rank (self->order, field);
  else
    g_string_append_printf (self->order, "t.%s", field->name);
  g_string_append (self->order, " NULLS LAST, ");
}

static void
append_title_order (MstQuerySql *self, const MstRecordType *type, MstSortOrder order)
{
  const MstField *title = mst_record_type_get_field (type, type->title_field);

  if (title->flags & MST_FIELD_SORT_KEYS)
    g_string_append_printf (self->order, ", t.%s_%s", title->name, get_sort_suffix (order));
}

/* @narrows: whether conditions leave few of the records. */
static void
add_order (MstQuerySql *self, const MstQuery *query, gboolean narrows)
{
  const MstRecordType *type = query->type;
  const MstField *field = query->sort_field >= 0
                            ? &type->fields[query->sort_field]
                            : mst_record_type_get_field (type, type->title_field);
  MstSortOrder order = query->order;

  if (query->sort_field < 0)
    {
      order = MST_SORT_PINYIN;
      if (type == &mst_area_type)
        {
          field = mst_record_type_get_field (type, "code");
          order = MST_SORT_VALUE;
        }
    }
  if (field->kind == MST_FIELD_REFERENCE)
    append_reference_order (self, field, order, "r");
  else if (field->kind == MST_FIELD_CHOICE)
    append_choice_rank (self->order, field);
  else if (order != MST_SORT_VALUE && (field->flags & MST_FIELD_SORT_KEYS))
    g_string_append_printf (self->order, "t.%s_%s", field->name, get_sort_suffix (order));
  else
    g_string_append_printf (self->order, "t.%s", field->name);
  /* With conditions, sorting what they leave beats reading the table in the order of an index. */
  if (narrows && (field->flags & MST_FIELD_SORT_KEYS))
    g_string_append (self->order, " || ''");
  if (query->descending)
    g_string_append (self->order, " DESC");
  /* Blanks come last either way. */
  if (!(field->flags & MST_FIELD_REQUIRED))
    g_string_append (self->order, " NULLS LAST");
  if (field->kind == MST_FIELD_CHOICE && order != MST_SORT_VALUE)
    append_title_order (self, type, order);
  g_string_append (self->order, query->descending ? ", t.id DESC" : ", t.id");
}

MstQuerySql *
mst_query_sql_new_empty (void)
{
  MstQuerySql *self = g_new0 (MstQuerySql, 1);

  self->with = g_string_new (NULL);
  self->join = g_string_new (NULL);
  self->where = g_string_new (NULL);
  self->order = g_string_new (NULL);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

MstQuerySql *
mst_query_sql_new (const MstQuery *query, MstScope scope)
{
  MstQuerySql *self = mst_query_sql_new_empty ();
  gboolean narrows;

  if (query->area != NULL)
    add_area (self, query->type, query->area);
  add_conditions (self, query);
  if (query->search != NULL)
    mst_search_add_conditions (self, query->type, query->search);
  narrows = self->where->len > 0 || scope == MST_SCOPE_ENDED;
  add_since (self, query);
  add_group (self, query);
  /* Last: the parameters before are the same for every scope. */
  add_scope (self, query, scope);
  add_order (self, query, narrows);
  return self;
}

void
mst_query_sql_free (MstQuerySql *self)
{
  if (self == NULL)
    return;
  g_string_free (self->with, TRUE);
  g_string_free (self->join, TRUE);
  g_string_free (self->where, TRUE);
  g_string_free (self->order, TRUE);
  g_ptr_array_unref (self->texts);
  g_free (self);
}
