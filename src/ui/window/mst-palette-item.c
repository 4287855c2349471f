/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the palette finds. */
#include "config.h"

#include "mst-palette-item.h"

MstPaletteItem *
mst_palette_item_new (const char *section, const char *icon, char *title, const char *action,
                      GVariant *target)
{
  MstPaletteItem *self = g_new0 (MstPaletteItem, 1);

  self->section = section;
  self->icon = icon;
  self->title = title;
  self->action = g_strdup (action);
  self->target = target != NULL ? g_variant_ref_sink (target) : NULL;
  return self;
}

MstPaletteItem *
mst_palette_item_copy (const MstPaletteItem *self)
{
  MstPaletteItem *copy = mst_palette_item_new (self->section, self->icon, g_strdup (self->title),
                                               self->action, self->target);

  copy->subtitle = g_strdup (self->subtitle);
  copy->keys = g_strdup (self->keys);
  copy->score = self->score;
  return copy;
}

void
mst_palette_item_free (MstPaletteItem *self)
{
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->keys);
  g_free (self->action);
  g_clear_pointer (&self->target, g_variant_unref);
  g_free (self);
}

gboolean
mst_palette_item_equal (const MstPaletteItem *a, const MstPaletteItem *b)
{
  if (g_strcmp0 (a->action, b->action) != 0 || (a->target == NULL) != (b->target == NULL))
    return FALSE;
  return a->target == NULL || g_variant_equal (a->target, b->target);
}
