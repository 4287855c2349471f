/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list is narrowed to, and how it goes into a query and comes out of one. */
#include "config.h"

#include "mst-filter-operator.h"
#include "mst-filter.h"

#include <glib/gi18n-lib.h>

const MstField mst_filter_area_field = {
  .name = "",
  .label = N_ ("Area"),
  .kind = MST_FIELD_TEXT,
};

const MstField mst_filter_scope_field = {
  .name = "",
  .label = N_ ("In use"),
  .kind = MST_FIELD_CHOICE,
};

/* --- terms --- */

MstFilterTerm *
mst_filter_term_new (const MstField *field, MstOperator operator_, const char *value)
{
  MstFilterTerm *self = g_new0 (MstFilterTerm, 1);

  self->field = field;
  self->operator_ = operator_;
  self->values = g_ptr_array_new_with_free_func (g_free);
  if (value != NULL)
    g_ptr_array_add (self->values, g_strdup (value));
  return self;
}

static MstFilterTerm *
term_copy (const MstFilterTerm *self)
{
  MstFilterTerm *copy = mst_filter_term_new (self->field, self->operator_, NULL);

  for (guint i = 0; i < self->values->len; i++)
    g_ptr_array_add (copy->values, g_strdup (g_ptr_array_index (self->values, i)));
  return copy;
}

void
mst_filter_term_free (MstFilterTerm *self)
{
  g_ptr_array_unref (self->values);
  g_free (self);
}

static gboolean
is_denying (MstOperator operator_)
{
  return operator_ == MST_OPERATOR_IS_NOT || operator_ == MST_OPERATOR_NOT_CONTAINS;
}

gboolean
mst_filter_term_has_alternatives (const MstFilterTerm *self)
{
  return self->field != &mst_filter_area_field && self->field != &mst_filter_scope_field
         && (!is_denying (self->operator_) || self->values->len <= 1);
}

/* --- filters --- */

MstFilter *
mst_filter_new (MstFilterTerm *term)
{
  MstFilter *self = g_new0 (MstFilter, 1);

  self->terms = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_filter_term_free);
  if (term != NULL)
    g_ptr_array_add (self->terms, term);
  return self;
}

MstFilter *
mst_filter_copy (const MstFilter *self)
{
  MstFilter *copy = mst_filter_new (NULL);

  for (guint i = 0; i < self->terms->len; i++)
    g_ptr_array_add (copy->terms, term_copy (g_ptr_array_index (self->terms, i)));
  return copy;
}

void
mst_filter_free (MstFilter *self)
{
  g_ptr_array_unref (self->terms);
  g_free (self);
}

/* --- into a query --- */

static void
add_condition (MstQuery *query, const MstFilterTerm *term, const char *value, gboolean alternative)
{
  g_autoptr (GError) error = NULL;
  gboolean added =
    alternative
      ? mst_query_add_alternative (query, term->field->name, term->operator_, value, &error)
      : mst_query_add_condition (query, term->field->name, term->operator_, value, &error);

  if (!added)
    g_warning ("%s", error->message);
}

void
mst_filter_apply (const MstFilter *self, MstQuery *query)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < self->terms->len; i++)
    {
      const MstFilterTerm *term = g_ptr_array_index (self->terms, i);
      /* Not this and not that: every one must hold. */
      gboolean denies_all = self->terms->len == 1 && is_denying (term->operator_);
      gboolean has_value = term->values->len > 0;

      if (term->field == &mst_filter_area_field)
        mst_query_set_area (query, g_ptr_array_index (term->values, 0));
      else if (term->field == &mst_filter_scope_field)
        mst_query_set_scope (query, (MstScope) atoi (g_ptr_array_index (term->values, 0)));
      else
        for (guint j = 0; j < MAX (term->values->len, 1); j++)
          {
            add_condition (query, term, has_value ? g_ptr_array_index (term->values, j) : NULL,
                           !is_first && !denies_all);
            is_first = FALSE;
          }
    }
}

/* --- out of a query --- */

static void
add_to_last (GPtrArray *filters, MstFilterTerm *term)
{
  MstFilter *filter = g_ptr_array_index (filters, filters->len - 1);

  g_ptr_array_add (filter->terms, term);
}

static gboolean
is_alternative (const MstQuery *query, guint index)
{
  gboolean alternative = FALSE;

  if (index < mst_query_get_n_conditions (query))
    mst_query_get_condition (query, index, NULL, NULL, NULL, &alternative);
  return alternative;
}

/* The last term, when it takes the value of @term, which is condition @index, too: where values are ticked
 * there can be several; NULL. */
static MstFilterTerm *
find_joined (const GPtrArray *filters, const MstFilterTerm *term, const MstQuery *query,
             guint index)
{
  const MstFilter *filter = filters->len > 0 ? g_ptr_array_index (filters, filters->len - 1) : NULL;
  MstFilterTerm *last =
    filter != NULL ? g_ptr_array_index (filter->terms, filter->terms->len - 1) : NULL;
  gboolean joins;

  if (last == NULL || last->field != term->field || last->operator_ != term->operator_
      || mst_filter_operator_get_input (term->field, term->operator_) != MST_FILTER_INPUT_VALUES)
    return NULL;
  if (is_denying (term->operator_))
    joins = filter->terms->len == 1 && !is_alternative (query, index)
            && !is_alternative (query, index + 1);
  else
    joins = is_alternative (query, index);
  return joins ? last : NULL;
}

static void
add_from_condition (GPtrArray *filters, const MstQuery *query, guint index)
{
  const MstField *field;
  MstOperator operator_;
  const char *value;
  g_autoptr (MstFilterTerm) term = NULL;
  MstFilterTerm *joined;

  mst_query_get_condition (query, index, &field, &operator_, &value, NULL);
  if (value == NULL && operator_ != MST_OPERATOR_NOT_BLANK && operator_ != MST_OPERATOR_DISAGREES)
    operator_ = is_denying (operator_) ? MST_OPERATOR_NOT_BLANK : MST_OPERATOR_BLANK;
  term = mst_filter_term_new (field, operator_, value);
  joined = value != NULL ? find_joined (filters, term, query, index) : NULL;
  if (joined != NULL)
    g_ptr_array_add (joined->values, g_strdup (value));
  else if (is_alternative (query, index) && filters->len > 0)
    add_to_last (filters, g_steal_pointer (&term));
  else
    g_ptr_array_add (filters, mst_filter_new (g_steal_pointer (&term)));
}

GPtrArray *
mst_filter_list_from_query (const MstQuery *query)
{
  GPtrArray *filters = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_filter_free);
  const char *area = mst_query_get_area (query);
  MstScope scope = mst_query_get_scope (query);

  for (guint i = 0; i < mst_query_get_n_conditions (query); i++)
    add_from_condition (filters, query, i);
  if (scope != MST_SCOPE_CURRENT)
    {
      g_autofree char *value = g_strdup_printf ("%d", scope);

      g_ptr_array_insert (
        filters, 0,
        mst_filter_new (mst_filter_term_new (&mst_filter_scope_field, MST_OPERATOR_IS, value)));
    }
  if (area != NULL && *area != '\0')
    g_ptr_array_insert (
      filters, 0,
      mst_filter_new (mst_filter_term_new (&mst_filter_area_field, MST_OPERATOR_IS, area)));
  return filters;
}

/* --- as the parameter of an action --- */

GVariant *
mst_filter_target_new (const MstRecordType *type, const char *area_code, const char *field,
                       MstOperator operator_, const char *value)
{
  GVariantBuilder conditions;

  g_variant_builder_init (&conditions, G_VARIANT_TYPE (MST_FILTER_CONDITIONS));
  if (field != NULL)
    g_variant_builder_add (&conditions, "(bsis)", FALSE, field, (gint32) operator_,
                           value != NULL ? value : "");
  return g_variant_new (MST_FILTER_TARGET, type->name, area_code != NULL ? area_code : "",
                        &conditions);
}

GVariant *
mst_filter_conditions_new (const MstQuery *query)
{
  GVariantBuilder conditions;

  g_variant_builder_init (&conditions, G_VARIANT_TYPE (MST_FILTER_CONDITIONS));
  for (guint i = 0; i < mst_query_get_n_conditions (query); i++)
    {
      const MstField *field;
      MstOperator operator_;
      const char *value;
      gboolean alternative;

      mst_query_get_condition (query, i, &field, &operator_, &value, &alternative);
      g_variant_builder_add (&conditions, "(bsis)", alternative, field->name, (gint32) operator_,
                             value != NULL ? value : "");
    }
  return g_variant_builder_end (&conditions);
}

MstQuery *
mst_filter_query_new (const MstRecordType *type, const char *area_code, GVariant *conditions)
{
  MstQuery *query = mst_query_new (type);
  GVariantIter iter;
  gboolean alternative;
  const char *field;
  const char *value;
  int operator_;

  if (area_code != NULL && *area_code != '\0')
    mst_query_set_area (query, area_code);
  g_variant_iter_init (&iter, conditions);
  while (g_variant_iter_next (&iter, "(b&si&s)", &alternative, &field, &operator_, &value))
    {
      g_autoptr (MstFilterTerm) term = NULL;
      const MstField *found = mst_record_type_get_field (type, field);

      if (found == NULL)
        continue;
      term = mst_filter_term_new (found, (MstOperator) operator_, NULL);
      add_condition (query, term, *value != '\0' ? value : NULL, alternative);
    }
  return query;
}
