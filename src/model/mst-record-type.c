/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The registry of record types. A new type is its own file and one line here. */
#include "config.h"

#include "mst-record-type.h"

#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const MstRecordType *const types[] = {
  &mst_area_type,          &mst_unit_type, &mst_person_type, &mst_post_type, &mst_liaison_type,
  &mst_planning_rule_type, NULL,
};

/* What the program keeps for itself. */
static const MstRecordType *const kept_types[] = { &mst_report_set_type };

const MstRecordType *const *
mst_record_types (void)
{
  return types;
}

const MstRecordType *const *
mst_record_types_all (void)
{
  static const MstRecordType *all[G_N_ELEMENTS (types) + G_N_ELEMENTS (kept_types)];
  static gsize is_made = 0;

  if (g_once_init_enter (&is_made))
    {
      memcpy (all, types, sizeof types);
      memcpy (all + G_N_ELEMENTS (types) - 1, kept_types, sizeof kept_types);
      g_once_init_leave (&is_made, 1);
    }
  return all;
}

const MstRecordType *
mst_record_type_get (const char *name)
{
  const MstRecordType *const *all = mst_record_types_all ();

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; all[i] != NULL; i++)
    if (strcmp (all[i]->name, name) == 0)
      return all[i];
  return NULL;
}

int
mst_record_type_find (const MstRecordType *self, const char *field)
{
  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (field != NULL, -1);

  for (guint i = 0; i < self->n_fields; i++)
    if (strcmp (self->fields[i].name, field) == 0)
      return i;
  return -1;
}

const MstField *
mst_record_type_get_field (const MstRecordType *self, const char *field)
{
  int index = mst_record_type_find (self, field);

  return index >= 0 ? &self->fields[index] : NULL;
}

const char *
mst_record_type_get_label (const MstRecordType *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _ (self->label);
}

char *
mst_record_type_dup_count (const MstRecordType *self, gint64 n)
{
  g_autofree char *number = NULL;
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  number = mst_text_format_integer (n);
  parts = g_strsplit (_ (n == 1 ? self->counter_one : self->counter), "%s", 2);
  return g_strconcat (parts[0], number, parts[1], NULL);
}

const char *
mst_field_get_label (const MstField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _ (self->label);
}

const MstChoiceSet *
mst_field_get_choices (const MstField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->choices ? mst_choice_set_get (self->choices) : NULL;
}
