/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of one record. */
#include "config.h"

#include "mst-record.h"

#include <string.h>

struct _MstRecord
{
  gatomicrefcount ref_count;
  const MstRecordType *type;
  gint64 id;
  gint64 version;
  char *values[]; /* type->n_fields of them; NULL is blank */
};

G_DEFINE_BOXED_TYPE (MstRecord, mst_record, mst_record_ref, mst_record_unref)

static MstRecord *
allocate (const MstRecordType *type)
{
  MstRecord *self = g_malloc0 (sizeof (MstRecord) + type->n_fields * sizeof (char *));

  g_atomic_ref_count_init (&self->ref_count);
  self->type = type;
  return self;
}

MstRecord *
mst_record_new (const MstRecordType *type)
{
  g_return_val_if_fail (type != NULL, NULL);

  return allocate (type);
}

MstRecord *
mst_record_copy (const MstRecord *self)
{
  MstRecord *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = allocate (self->type);
  copy->id = self->id;
  copy->version = self->version;
  for (guint i = 0; i < self->type->n_fields; i++)
    copy->values[i] = g_strdup (self->values[i]);
  return copy;
}

MstRecord *
mst_record_ref (MstRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mst_record_unref (MstRecord *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->type->n_fields; i++)
    g_free (self->values[i]);
  g_free (self);
}

const MstRecordType *
mst_record_get_record_type (const MstRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->type;
}

gint64
mst_record_get_id (const MstRecord *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->id;
}

void
mst_record_set_id (MstRecord *self, gint64 id)
{
  g_return_if_fail (self != NULL);

  self->id = id;
}

gint64
mst_record_get_version (const MstRecord *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->version;
}

void
mst_record_set_version (MstRecord *self, gint64 version)
{
  g_return_if_fail (self != NULL);

  self->version = version;
}

const char *
mst_record_get_at (const MstRecord *self, guint field)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (field < self->type->n_fields, NULL);

  return self->values[field];
}

void
mst_record_set_at (MstRecord *self, guint field, const char *value)
{
  mst_record_take_at (self, field, g_strdup (value));
}

void
mst_record_take_at (MstRecord *self, guint field, char *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (field < self->type->n_fields);

  g_free (self->values[field]);
  if (value != NULL && *value == '\0')
    g_clear_pointer (&value, g_free);
  self->values[field] = value;
}

const char *
mst_record_get (const MstRecord *self, const char *field)
{
  int index;

  g_return_val_if_fail (self != NULL, NULL);

  index = mst_record_type_find (self->type, field);
  g_return_val_if_fail (index >= 0, NULL);
  return self->values[index];
}

void
mst_record_set (MstRecord *self, const char *field, const char *value)
{
  int index;

  g_return_if_fail (self != NULL);

  index = mst_record_type_find (self->type, field);
  g_return_if_fail (index >= 0);
  mst_record_set_at (self, index, value);
}

gint64
mst_record_get_integer (const MstRecord *self, const char *field)
{
  const char *value = mst_record_get (self, field);

  return value ? g_ascii_strtoll (value, NULL, 10) : 0;
}

const char *
mst_record_get_title (const MstRecord *self)
{
  const char *title;

  g_return_val_if_fail (self != NULL, "");

  title = mst_record_get (self, self->type->title_field);
  return title ? title : "";
}

gboolean
mst_record_is_current (const MstRecord *self, const char *day)
{
  char today[MST_DATE_ISO_SIZE];
  const char *ended;
  int index;

  g_return_val_if_fail (self != NULL, FALSE);

  index = mst_record_type_find (self->type, MST_ENDED);
  ended = index >= 0 ? mst_record_get_at (self, index) : NULL;
  if (ended == NULL)
    return TRUE;
  if (day == NULL)
    day = mst_date_to_iso (mst_date_today (), today);
  return strcmp (ended, day) > 0;
}
