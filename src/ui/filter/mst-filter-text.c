/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters in words. */
#include "config.h"

#include "mst-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RANGE_SIGN ".."

static char *
show_area (const char *code, MstSession *session)
{
  const MstAreaTree *areas = mst_session_get_areas (session);
  guint position = areas != NULL ? mst_area_tree_find (areas, code) : MST_AREA_NONE;

  return position != MST_AREA_NONE ? mst_area_tree_dup_path (areas, position) : g_strdup (code);
}

char *
mst_filter_show_value (const MstField *field, MstOperator operator_, const char *value,
                       MstSession *session)
{
  if (field == &mst_filter_area_field)
    return show_area (value, session);
  if (field == &mst_filter_scope_field)
    return g_strdup (atoi (value) == MST_SCOPE_ENDED ? _ ("No longer in use")
                                                     : _ ("Also what is no longer in use"));
  /* What is contained is no whole value. */
  if (operator_ == MST_OPERATOR_CONTAINS || operator_ == MST_OPERATOR_NOT_CONTAINS)
    return g_strdup_printf (_ ("“%s”"), value);
  return mst_store_show_value (mst_session_get_store (session), field, value,
                               mst_session_get_masked (session));
}

static gboolean
is_date (const MstField *field)
{
  return field->kind == MST_FIELD_DATE || field->kind == MST_FIELD_MONTH;
}

static char *
describe_least (const MstField *field, const char *value)
{
  return g_strdup_printf (is_date (field) ? _ ("%s: not before %s") : _ ("%s: at least %s"),
                          mst_field_get_label (field), value);
}

static char *
describe_most (const MstField *field, const char *value)
{
  return g_strdup_printf (is_date (field) ? _ ("%s: not after %s") : _ ("%s: at most %s"),
                          mst_field_get_label (field), value);
}

static char *
describe_range (const MstFilterTerm *term, const char *range, MstSession *session)
{
  const char *sign = strstr (range, RANGE_SIGN);
  g_autofree char *from =
    sign != NULL ? g_strndup (range, (gsize) (sign - range)) : g_strdup (range);
  const char *to = sign != NULL ? sign + strlen (RANGE_SIGN) : "";
  g_autofree char *from_shown =
    mst_filter_show_value (term->field, term->operator_, *from != '\0' ? from : NULL, session);
  g_autofree char *to_shown =
    mst_filter_show_value (term->field, term->operator_, *to != '\0' ? to : NULL, session);

  if (*to == '\0')
    return describe_least (term->field, from_shown);
  if (*from == '\0')
    return describe_most (term->field, to_shown);
  if (strcmp (from, to) == 0)
    return g_strdup_printf (_ ("%s: %s"), mst_field_get_label (term->field), from_shown);
  return g_strdup_printf (_ ("%s: %s to %s"), mst_field_get_label (term->field), from_shown,
                          to_shown);
}

static char *
join_values (const MstFilterTerm *term, MstSession *session)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < term->values->len; i++)
    {
      g_autofree char *value = mst_filter_show_value (term->field, term->operator_,
                                                      g_ptr_array_index (term->values, i), session);

      if (i > 0)
        g_string_append (text, _ (" or "));
      g_string_append (text, value);
    }
  return g_string_free (text, FALSE);
}

char *
mst_filter_term_describe (const MstFilterTerm *self, MstSession *session)
{
  const char *label = mst_field_get_label (self->field);
  g_autofree char *values = NULL;

  switch (self->operator_)
    {
    case MST_OPERATOR_BLANK:
      return g_strdup_printf (_ ("Without %s"), label);
    case MST_OPERATOR_NOT_BLANK:
      return g_strdup_printf (_ ("With %s"), label);
    case MST_OPERATOR_DISAGREES:
      return g_strdup_printf (_ ("%s disagrees with the citizen number"), label);
    case MST_OPERATOR_BETWEEN:
      return describe_range (self, g_ptr_array_index (self->values, 0), session);
    default:
      break;
    }
  values = join_values (self, session);
  switch (self->operator_)
    {
    case MST_OPERATOR_IS_NOT:
      return g_strdup_printf (_ ("%s: not %s"), label, values);
    case MST_OPERATOR_CONTAINS:
      return g_strdup_printf (_ ("%s: contains %s"), label, values);
    case MST_OPERATOR_NOT_CONTAINS:
      return g_strdup_printf (_ ("%s: doesn’t contain %s"), label, values);
    case MST_OPERATOR_AT_LEAST:
      return describe_least (self->field, values);
    case MST_OPERATOR_AT_MOST:
      return describe_most (self->field, values);
    default:
      if (self->field == &mst_filter_scope_field)
        return g_steal_pointer (&values);
      return g_strdup_printf (_ ("%s: %s"), label, values);
    }
}

char *
mst_filter_describe (const MstFilter *self, MstSession *session)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->terms->len; i++)
    {
      g_autofree char *term =
        mst_filter_term_describe (g_ptr_array_index (self->terms, i), session);

      if (i > 0)
        g_string_append (text, _ (" or "));
      g_string_append (text, term);
    }
  return g_string_free (text, FALSE);
}
