/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MstPaletteItem: something the palette finds and what choosing it does.
 * @section: heading under which it stands; translated, static
 * @icon: name of a symbolic icon; nullable
 * @subtitle: nullable
 * @keys: an accelerator; nullable
 * @action: name of an action, activated from the widget it belongs to
 * @target: nullable
 * @score: how well it fits, as mst_match_score()
 */
typedef struct
{
  const char *section;
  const char *icon;
  char *title;
  char *subtitle;
  char *keys;
  char *action;
  GVariant *target;
  guint score;
} MstPaletteItem;

/* @title: (transfer full); @target: (transfer floating) (nullable) */
MstPaletteItem *mst_palette_item_new (const char *section, const char *icon, char *title,
                                      const char *action, GVariant *target);
MstPaletteItem *mst_palette_item_copy (const MstPaletteItem *self);
void mst_palette_item_free (MstPaletteItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstPaletteItem, mst_palette_item_free)
/* Whether both do the same. */
gboolean mst_palette_item_equal (const MstPaletteItem *a, const MstPaletteItem *b);

G_END_DECLS
