/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records in the palette. */
#include "config.h"

#include "mst-palette.h"

#include <glib/gi18n-lib.h>

static MstPaletteItem *
create_item (const char *section, const MstRecordType *type, gint64 id, const char *title)
{
  return mst_palette_item_new (section, type->icon, g_strdup (title), "win.show-record",
                               g_variant_new ("(sx)", type->name, id));
}

static void
add_hits (GPtrArray *items, GPtrArray *hits, const MstRecordType *type)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const MstHit *hit = g_ptr_array_index (hits, i);
      MstPaletteItem *item;

      if (hit->type != type)
        continue;
      item = create_item (g_dgettext (MST_GETTEXT_DOMAIN, type->label_plural), type, hit->id,
                          hit->title);
      item->subtitle = hit->ended ? g_strdup_printf (_ ("%s · no longer in use"),
                                                     hit->subtitle != NULL ? hit->subtitle : "")
                                  : g_strdup (hit->subtitle);
      g_ptr_array_add (items, item);
    }
}

GPtrArray *
mst_palette_list_hits (GPtrArray *hits)
{
  /* What is looked for most often; then the others. */
  static const MstRecordType *const first[] = { &mst_person_type, &mst_unit_type };
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_palette_item_free);

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    add_hits (items, hits, first[i]);
  for (const MstRecordType *const *type = mst_record_types (); *type != NULL; type++)
    if (*type != first[0] && *type != first[1])
      add_hits (items, hits, *type);
  return items;
}

MstPaletteItem *
mst_palette_create_recent (MstSession *session, const MstRecordType *type, gint64 id)
{
  const char *title = mst_store_peek_title (mst_session_get_store (session), type, id);
  MstPaletteItem *item;

  if (title == NULL)
    return NULL;
  item = create_item (_ ("Opened Lately"), type, id, title);
  item->subtitle = g_strdup (mst_record_type_get_label (type));
  return item;
}
