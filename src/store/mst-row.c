/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row: one record as the row model hands it out. */
#include "config.h"

#include "mst-row-private.h"

struct _MstRow
{
  GObject parent_instance;

  GHashTable *live;
  gint64 id;
  MstRecord *record;
};

enum
{
  PROP_0,
  PROP_RECORD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MstRow, mst_row, G_TYPE_OBJECT)

static void
mst_row_finalize (GObject *object)
{
  MstRow *self = MST_ROW (object);

  if (g_hash_table_lookup (self->live, &self->id) == self)
    g_hash_table_remove (self->live, &self->id);
  g_hash_table_unref (self->live);
  g_clear_pointer (&self->record, mst_record_unref);
  G_OBJECT_CLASS (mst_row_parent_class)->finalize (object);
}

static void
mst_row_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  MstRow *self = MST_ROW (object);

  switch (property)
    {
    case PROP_RECORD:
      g_value_set_boxed (value, self->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
      break;
    }
}

static void
mst_row_class_init (MstRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->finalize = mst_row_finalize;
  object_class->get_property = mst_row_get_property;

  properties[PROP_RECORD] = g_param_spec_boxed ("record", NULL, NULL, MST_TYPE_RECORD,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mst_row_init (MstRow *self)
{
}

MstRow *
mst_row_new (GHashTable *live, gint64 id, MstRecord *record)
{
  MstRow *self = g_object_new (MST_TYPE_ROW, NULL);

  self->live = g_hash_table_ref (live);
  self->id = id;
  self->record = record;
  g_hash_table_replace (live, &self->id, self);
  return self;
}

gint64
mst_row_get_id (MstRow *self)
{
  g_return_val_if_fail (MST_IS_ROW (self), 0);

  return self->id;
}

MstRecord *
mst_row_get_record (MstRow *self)
{
  g_return_val_if_fail (MST_IS_ROW (self), NULL);

  return self->record;
}

void
mst_row_take_record (MstRow *self, MstRecord *record)
{
  if (self->record != NULL)
    mst_record_unref (self->record);
  self->record = record;
  /* Also when the record is as before: the name of something it refers to may have changed. */
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}
