/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells places by subdistrict, community and what is below. */

#include "mst-place-names.h"

#define LEVEL_SUBDISTRICT 2
#define LEVEL_COMMUNITY 3

/* As deep as areas can be nested, should a file be damaged into a circle. */
#define DEEPEST 16

struct _MstPlaceNames
{
  MstStore *store;
  GHashTable *names; /* gint64 → MstPlaceName */
};

static void
place_name_free (gpointer data)
{
  MstPlaceName *name = data;

  g_free (name->subdistrict);
  g_free (name->community);
  g_free (name->below);
  g_free (name);
}

MstPlaceNames *
mst_place_names_new (MstStore *store)
{
  MstPlaceNames *self = g_new0 (MstPlaceNames, 1);

  self->store = g_object_ref (store);
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, place_name_free);
  return self;
}

void
mst_place_names_free (MstPlaceNames *self)
{
  g_object_unref (self->store);
  g_hash_table_unref (self->names);
  g_free (self);
}

static const MstPlaceName *
look_up (MstPlaceNames *self, gint64 area_id, guint depth)
{
  g_autoptr (MstRecord) area = NULL;
  MstPlaceName *name = g_hash_table_lookup (self->names, &area_id);
  gint64 level;

  if (name != NULL)
    return name;

  name = g_new0 (MstPlaceName, 1);
  area = depth < DEEPEST ? mst_store_get (self->store, &mst_area_type, area_id, NULL) : NULL;
  if (area != NULL)
    {
      gint64 parent_id = mst_record_get_integer (area, "parent");
      const char *title = mst_record_get_title (area);

      if (parent_id != 0)
        {
          const MstPlaceName *parent = look_up (self, parent_id, depth + 1);

          name->subdistrict = g_strdup (parent->subdistrict);
          name->community = g_strdup (parent->community);
          name->below = g_strdup (parent->below);
        }
      level = mst_record_get_integer (area, "level");
      if (level == LEVEL_SUBDISTRICT)
        name->subdistrict = g_strdup (title);
      else if (level == LEVEL_COMMUNITY)
        name->community = g_strdup (title);
      else if (level > LEVEL_COMMUNITY)
        {
          g_autofree char *above = name->below;

          name->below = above != NULL ? g_strjoin (" ", above, title, NULL) : g_strdup (title);
        }
    }
  g_hash_table_insert (self->names, g_memdup2 (&area_id, sizeof area_id), name);
  return name;
}

const MstPlaceName *
mst_place_names_get (MstPlaceNames *self, gint64 area_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return look_up (self, area_id, 0);
}
