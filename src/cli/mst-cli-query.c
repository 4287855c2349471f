/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a query of the options that say which records. */

#include "config.h"

#include "mst-cli-records.h"
#include "mst-saved-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** OperatorSign: longer signs stand before those they begin with. */
static const struct
{
  const char *sign;
  MstOperator operator_;
} operator_signs[] = {
  { "!=", MST_OPERATOR_IS_NOT },    { "!~", MST_OPERATOR_NOT_CONTAINS },
  { "!!", MST_OPERATOR_DISAGREES }, { ">=", MST_OPERATOR_AT_LEAST },
  { "<=", MST_OPERATOR_AT_MOST },   { "=", MST_OPERATOR_IS },
  { "~", MST_OPERATOR_CONTAINS },   { ":", MST_OPERATOR_BETWEEN },
};

static const struct
{
  const char *word;
  MstSortOrder order;
} sort_words[] = {
  { "value", MST_SORT_VALUE },
  { "pinyin", MST_SORT_PINYIN },
  { "strokes", MST_SORT_STROKES },
  { "full-strokes", MST_SORT_FULL_STROKES },
};

static gboolean
refuse (GError **error, const char *sentence, const char *text)
{
  g_set_error (error, MST_ERROR, MST_ERROR_USAGE, "%s: %s", text, sentence);
  return FALSE;
}

/* What is meant by "A..B", its ends in canonical text. */
static char *
read_range (const MstField *field, const char *text, GError **error)
{
  g_auto (GStrv) ends = g_strsplit (text, "..", 2);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (g_strv_length (ends) != 2)
    {
      refuse (error, _ ("a range is FROM..TO; one of them may be missing."), text);
      return NULL;
    }
  if (!mst_field_read (field, ends[0], &first, error)
      || !mst_field_read (field, ends[1], &last, error))
    return NULL;
  return g_strdup_printf ("%s..%s", first != NULL ? first : "", last != NULL ? last : "");
}

/* (transfer full) */
static char *
read_value (MstStore *store, const MstField *field, MstOperator operator_, const char *text,
            GError **error)
{
  char *value = NULL;

  if (operator_ == MST_OPERATOR_CONTAINS || operator_ == MST_OPERATOR_NOT_CONTAINS)
    return g_strdup (text);
  if (operator_ == MST_OPERATOR_BETWEEN)
    return read_range (field, text, error);
  if (mst_cli_read_value (store, NULL, field, text, &value, error) && value == NULL)
    refuse (error, _ ("the value is missing."), text);
  return value;
}

static gboolean
add (MstQuery *query, gboolean is_alternative, const char *field, MstOperator operator_,
     const char *value, GError **error)
{
  return is_alternative ? mst_query_add_alternative (query, field, operator_, value, error)
                        : mst_query_add_condition (query, field, operator_, value, error);
}

static gboolean
add_condition (MstQuery *query, MstStore *store, const char *text, gboolean is_alternative,
               GError **error)
{
  const MstRecordType *type = mst_query_get_record_type (query);
  gsize length = strcspn (text, "!><=~:");
  g_autofree char *name = g_strndup (text, length);
  const MstField *field = mst_record_type_get_field (type, name);
  MstOperator operator_ = MST_OPERATOR_IS;
  const char *value = NULL;
  g_autofree char *canonical = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (operator_signs) && value == NULL; i++)
    {
      if (g_str_has_prefix (text + length, operator_signs[i].sign))
        {
          operator_ = operator_signs[i].operator_;
          value = text + length + strlen (operator_signs[i].sign);
        }
    }
  if (value == NULL)
    return refuse (error, _ ("a condition is FIELD=VALUE, with = != ~ !~ >= or <= between."), text);
  if (field == NULL)
    return refuse (error, _ ("there is no such field."), name);

  if (operator_ == MST_OPERATOR_DISAGREES)
    return add (query, is_alternative, name, operator_, value, error);
  if (*value == '\0')
    {
      if (operator_ != MST_OPERATOR_IS && operator_ != MST_OPERATOR_IS_NOT)
        return refuse (error, _ ("the value is missing."), text);
      return add (query, is_alternative, name,
                  operator_ == MST_OPERATOR_IS ? MST_OPERATOR_BLANK : MST_OPERATOR_NOT_BLANK, NULL,
                  error);
    }
  canonical = read_value (store, field, operator_, value, error);
  return canonical != NULL && add (query, is_alternative, name, operator_, canonical, error);
}

/* --where and --or in the order in which they stand. */
static gboolean
add_conditions (MstQuery *query, MstStore *store, const MstCliArguments *arguments, GError **error)
{
  gboolean follows = FALSE;

  for (guint i = 0; i < arguments->given->len; i++)
    {
      const MstCliGiven *given = &g_array_index (arguments->given, MstCliGiven, i);
      gboolean is_alternative = strcmp (given->name, "or") == 0;

      if (!is_alternative && strcmp (given->name, "where") != 0)
        continue;
      if (is_alternative && !follows)
        return refuse (error, _ ("“--or” must follow a “--where”."), given->value);
      if (!add_condition (query, store, given->value, is_alternative, error))
        return FALSE;
      follows = TRUE;
    }
  return TRUE;
}

static gboolean
set_scope (MstQuery *query, const MstCliArguments *arguments, GError **error)
{
  static const char *const words[] = {
    [MST_SCOPE_CURRENT] = "current", [MST_SCOPE_ENDED] = "ended", [MST_SCOPE_ALL] = "all"
  };
  const char *word = mst_cli_get_option (arguments, "scope");
  MstDate day = { 0 };
  char buffer[MST_DATE_ISO_SIZE];

  if (!mst_cli_get_day (arguments, "as-of", &day, error))
    return FALSE;
  if (mst_date_is_set (day))
    mst_query_set_as_of (query, mst_date_to_iso (day, buffer));
  if (word == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], word) == 0)
      {
        mst_query_set_scope (query, i);
        return TRUE;
      }
  g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                       _ ("“--scope” must be current, ended or all."));
  return FALSE;
}

/* FIELD, FIELD:ORDER, either followed by :desc */
static gboolean
set_sort (MstQuery *query, const char *text, GError **error)
{
  const MstRecordType *type = mst_query_get_record_type (query);
  g_auto (GStrv) parts = g_strsplit (text, ":", -1);
  const MstField *field = mst_record_type_get_field (type, parts[0] != NULL ? parts[0] : "");
  MstSortOrder order = MST_SORT_VALUE;
  gboolean descending = FALSE;

  if (field == NULL)
    return refuse (error, _ ("there is no such field."), text);
  if (field->flags & MST_FIELD_SORT_KEYS)
    order = MST_SORT_PINYIN;
  for (guint i = 1; parts[i] != NULL; i++)
    {
      gboolean known = strcmp (parts[i], "desc") == 0;

      descending |= known;
      for (guint word = 0; word < G_N_ELEMENTS (sort_words); word++)
        {
          if (strcmp (parts[i], sort_words[word].word) == 0)
            {
              order = sort_words[word].order;
              known = TRUE;
            }
        }
      if (!known)
        return refuse (error,
                       _ ("sort by FIELD, FIELD:pinyin, FIELD:strokes or "
                          "FIELD:full-strokes, and add :desc for the reverse."),
                       text);
    }
  return mst_query_set_sort (query, parts[0], order, descending, error);
}

static gboolean
set_area (MstQuery *query, MstStore *store, const char *text, GError **error)
{
  g_autoptr (MstRecord) area = NULL;
  g_autofree char *id = NULL;
  const MstField by_area = { .name = "area", .kind = MST_FIELD_REFERENCE, .reference = "area" };

  id = read_value (store, &by_area, MST_OPERATOR_IS, text, error);
  if (id == NULL)
    return FALSE;
  area = mst_store_get (store, &mst_area_type, g_ascii_strtoll (id, NULL, 10), error);
  if (area == NULL)
    return FALSE;
  mst_query_set_area (query, mst_record_get (area, "code"));
  return TRUE;
}

/* The saved filter that the rest narrows, or everything. */
static MstQuery *
begin_query (MstStore *store, const MstCliType *type, const MstCliArguments *arguments,
             GError **error)
{
  const char *name = mst_cli_get_option (arguments, "filter");

  return name != NULL ? mst_store_get_filter (store, type->type, name, error)
                      : mst_query_new (type->type);
}

MstQuery *
mst_cli_make_query (MstStore *store, const MstCliType *type, const MstCliArguments *arguments,
                    GError **error)
{
  g_autoptr (MstQuery) query = begin_query (store, type, arguments, error);
  const char *search = mst_cli_get_option (arguments, "search");
  const char *area = mst_cli_get_option (arguments, "area");
  const char *sort = mst_cli_get_option (arguments, "sort");

  if (query == NULL)
    return NULL;
  if (search != NULL)
    mst_query_set_search (query, search);
  if (area != NULL && !set_area (query, store, area, error))
    return NULL;
  if (type->level != NULL
      && !mst_query_add_condition (query, "level", MST_OPERATOR_IS, type->level, error))
    return NULL;
  if (!add_conditions (query, store, arguments, error) || !set_scope (query, arguments, error))
    return NULL;
  if (sort != NULL && !set_sort (query, sort, error))
    return NULL;
  return g_steal_pointer (&query);
}
