/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A condition of a list. */
#include "config.h"

#include "mst-filter.h"

#include <glib/gi18n-lib.h>

MstFilter *
mst_filter_new (const MstField *field, MstOperator operator_, const char *value)
{
  MstFilter *self = g_new0 (MstFilter, 1);

  self->field = field;
  self->operator_ = operator_;
  self->value = g_strdup (value);
  return self;
}

void
mst_filter_free (MstFilter *self)
{
  g_free (self->value);
  g_free (self);
}

void
mst_filter_apply (const MstFilter *self, MstQuery *query)
{
  g_autoptr (GError) error = NULL;

  if (self->field == NULL)
    mst_query_set_area (query, self->value);
  else if (!mst_query_add_condition (query, self->field->name, self->operator_, self->value,
                                     &error))
    g_warning ("%s", error->message);
}

static char *
describe_area (const MstFilter *self, MstSession *session)
{
  const MstAreaTree *areas = mst_session_get_areas (session);
  guint position = areas != NULL ? mst_area_tree_find (areas, self->value) : MST_AREA_NONE;
  g_autofree char *path =
    position != MST_AREA_NONE ? mst_area_tree_dup_path (areas, position) : NULL;

  return g_strdup_printf (_ ("Area: %s"), path != NULL ? path : self->value);
}

char *
mst_filter_describe (const MstFilter *self, MstSession *session)
{
  const char *label;
  g_autofree char *value = NULL;

  if (self->field == NULL)
    return describe_area (self, session);
  label = mst_field_get_label (self->field);
  value = mst_store_show_value (mst_session_get_store (session), self->field, self->value,
                                mst_session_get_masked (session));
  switch (self->operator_)
    {
    case MST_OPERATOR_BLANK:
      return g_strdup_printf (_ ("Without %s"), label);
    case MST_OPERATOR_NOT_BLANK:
      return g_strdup_printf (_ ("With %s"), label);
    case MST_OPERATOR_IS_NOT:
      return g_strdup_printf (_ ("%s: not %s"), label, value);
    case MST_OPERATOR_CONTAINS:
      return g_strdup_printf (_ ("%s: contains %s"), label, value);
    case MST_OPERATOR_AT_LEAST:
      return g_strdup_printf (_ ("%s: from %s"), label, value);
    case MST_OPERATOR_AT_MOST:
      return g_strdup_printf (_ ("%s: up to %s"), label, value);
    case MST_OPERATOR_IS:
    default:
      return g_strdup_printf (_ ("%s: %s"), label, value);
    }
}

GVariant *
mst_filter_target_new (const MstRecordType *type, const char *area_code, const char *field,
                       MstOperator operator_, const char *value)
{
  GVariantBuilder conditions;

  g_variant_builder_init (&conditions, G_VARIANT_TYPE ("a(sis)"));
  if (field != NULL)
    g_variant_builder_add (&conditions, "(sis)", field, (gint32) operator_,
                           value != NULL ? value : "");
  return g_variant_new ("(ssa(sis))", type->name, area_code != NULL ? area_code : "", &conditions);
}
