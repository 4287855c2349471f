/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The query: a value that says which records, in which order. */
#include "config.h"

#include "mst-query-private.h"

#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (MstQuery, mst_query, mst_query_ref, mst_query_unref)

static void
clear_condition (gpointer data)
{
  MstCondition *condition = data;

  g_free (condition->value);
}

MstQuery *
mst_query_new (const MstRecordType *type)
{
  MstQuery *self;

  g_return_val_if_fail (type != NULL, NULL);

  self = g_new0 (MstQuery, 1);
  g_atomic_ref_count_init (&self->references);
  self->type = type;
  self->conditions = g_array_new (FALSE, FALSE, sizeof (MstCondition));
  g_array_set_clear_func (self->conditions, clear_condition);
  self->sort_field = -1;
  self->group_field = -1;
  return self;
}

MstQuery *
mst_query_copy (const MstQuery *self)
{
  MstQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = mst_query_new (self->type);
  copy->search = g_strdup (self->search);
  copy->area = g_strdup (self->area);
  for (guint i = 0; i < self->conditions->len; i++)
    {
      MstCondition condition = g_array_index (self->conditions, MstCondition, i);

      condition.value = g_strdup (condition.value);
      g_array_append_val (copy->conditions, condition);
    }
  copy->sort_field = self->sort_field;
  copy->order = self->order;
  copy->descending = self->descending;
  copy->group_field = self->group_field;
  copy->group_level = g_strdup (self->group_level);
  copy->scope = self->scope;
  copy->as_of = g_strdup (self->as_of);
  return copy;
}

MstQuery *
mst_query_ref (MstQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
mst_query_unref (MstQuery *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->search);
  g_free (self->area);
  g_free (self->as_of);
  g_free (self->group_level);
  g_array_unref (self->conditions);
  g_free (self);
}

const MstRecordType *
mst_query_get_record_type (const MstQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->type;
}

void
mst_query_set_search (MstQuery *self, const char *text)
{
  g_return_if_fail (self != NULL);

  g_free (self->search);
  self->search = mst_text_is_blank (text) ? NULL : g_strdup (text);
}

const char *
mst_query_get_search (const MstQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->search;
}

void
mst_query_set_area (MstQuery *self, const char *area_code)
{
  g_return_if_fail (self != NULL);

  g_free (self->area);
  self->area = g_strdup (area_code);
}

const char *
mst_query_get_area (const MstQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->area;
}

void
mst_query_set_scope (MstQuery *self, MstScope scope)
{
  g_return_if_fail (self != NULL);

  self->scope = scope;
}

MstScope
mst_query_get_scope (const MstQuery *self)
{
  g_return_val_if_fail (self != NULL, MST_SCOPE_CURRENT);

  return self->scope;
}

void
mst_query_set_as_of (MstQuery *self, const char *day)
{
  g_return_if_fail (self != NULL);

  g_free (self->as_of);
  self->as_of = g_strdup (day);
}

const char *
mst_query_get_as_of (const MstQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->as_of;
}

gboolean
mst_query_hides_ended (const MstQuery *self)
{
  return self->scope == MST_SCOPE_CURRENT && mst_record_type_find (self->type, MST_ENDED) >= 0;
}

gboolean
mst_query_hides_later (const MstQuery *self)
{
  return self->as_of != NULL && mst_record_type_find (self->type, MST_SINCE) >= 0;
}

/* --- conditions --- */

static gboolean
find_field (const MstQuery *self, const char *name, guint *field, GError **error)
{
  int index = mst_record_type_find (self->type, name);

  if (index < 0)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("%s have no field “%s”."),
                   _ (self->type->label_plural), name);
      return FALSE;
    }
  *field = (guint) index;
  return TRUE;
}

static gboolean
check_range (const char *value, GError **error)
{
  if (value != NULL && strstr (value, MST_RANGE_SIGN) != NULL
      && strcmp (value, MST_RANGE_SIGN) != 0)
    return TRUE;
  g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                       _ ("A range is written FROM..TO; one of them may be missing."));
  return FALSE;
}

static gboolean
check_disagrees (const MstField *field, const char *value, GError **error)
{
  if ((field->flags & MST_FIELD_IN_NUMBER) != 0 && (value == NULL || *value == '\0'))
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("“%s” is nothing that a citizen number says."),
               mst_field_get_label (field));
  return FALSE;
}

static gboolean
add_condition (MstQuery *self, const char *field, MstOperator operator_, const char *value,
               gboolean is_alternative, GError **error)
{
  MstCondition condition = { .operator_ = operator_, .is_alternative = is_alternative };

  if (!find_field (self, field, &condition.field, error))
    return FALSE;
  if ((operator_ == MST_OPERATOR_BETWEEN && !check_range (value, error))
      || (operator_ == MST_OPERATOR_DISAGREES
          && !check_disagrees (&self->type->fields[condition.field], value, error)))
    return FALSE;
  condition.value = value != NULL && *value != '\0' ? g_strdup (value) : NULL;
  g_array_append_val (self->conditions, condition);
  return TRUE;
}

gboolean
mst_query_add_condition (MstQuery *self, const char *field, MstOperator operator_,
                         const char *value, GError **error)
{
  g_return_val_if_fail (self != NULL && field != NULL, FALSE);

  return add_condition (self, field, operator_, value, FALSE, error);
}

gboolean
mst_query_add_alternative (MstQuery *self, const char *field, MstOperator operator_,
                           const char *value, GError **error)
{
  g_return_val_if_fail (self != NULL && field != NULL, FALSE);

  return add_condition (self, field, operator_, value, self->conditions->len > 0, error);
}

guint
mst_query_get_n_conditions (const MstQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->conditions->len;
}

void
mst_query_get_condition (const MstQuery *self, guint index, const MstField **field,
                         MstOperator *operator_, const char **value, gboolean *is_alternative)
{
  const MstCondition *condition;

  g_return_if_fail (self != NULL && index < self->conditions->len);

  condition = &g_array_index (self->conditions, MstCondition, index);
  if (field != NULL)
    *field = &self->type->fields[condition->field];
  if (operator_ != NULL)
    *operator_ = condition->operator_;
  if (value != NULL)
    *value = condition->value;
  if (is_alternative != NULL)
    *is_alternative = condition->is_alternative;
}

void
mst_query_clear_conditions (MstQuery *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->conditions, 0);
}

/* --- order --- */

gboolean
mst_query_set_sort (MstQuery *self, const char *field, MstSortOrder order, gboolean descending,
                    GError **error)
{
  guint index = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  if (field != NULL && !find_field (self, field, &index, error))
    return FALSE;
  self->sort_field = field != NULL ? (int) index : -1;
  self->order = order;
  self->descending = descending;
  return TRUE;
}

const char *
mst_query_get_sort (const MstQuery *self, MstSortOrder *order, gboolean *descending)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (order != NULL)
    *order = self->order;
  if (descending != NULL)
    *descending = self->descending;
  return self->sort_field >= 0 ? self->type->fields[self->sort_field].name : NULL;
}

gboolean
mst_query_set_group (MstQuery *self, const char *field, const char *level, GError **error)
{
  guint index = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  if (field != NULL && !find_field (self, field, &index, error))
    return FALSE;
  self->group_field = field != NULL ? (int) index : -1;
  g_free (self->group_level);
  self->group_level = field != NULL ? g_strdup (level) : NULL;
  return TRUE;
}
