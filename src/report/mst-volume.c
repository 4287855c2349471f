/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Binds documents. Writing them as PDF is in mst-pages-pdf.c. */

#include "config.h"

#include "mst-volume.h"

#include "mst-pages-private.h"

struct _MstVolume
{
  GObject parent_instance;

  char *title;
  GPtrArray *parts; /* MstPages */
  guint n_pages;
  GMutex lock; /* held while a page is drawn */
};

G_DEFINE_FINAL_TYPE (MstVolume, mst_volume, G_TYPE_OBJECT)

static void
mst_volume_finalize (GObject *object)
{
  MstVolume *self = MST_VOLUME (object);

  g_ptr_array_unref (self->parts);
  g_free (self->title);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (mst_volume_parent_class)->finalize (object);
}

static void
mst_volume_class_init (MstVolumeClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mst_volume_finalize;
}

static void
mst_volume_init (MstVolume *self)
{
  self->parts = g_ptr_array_new_with_free_func (g_object_unref);
  g_mutex_init (&self->lock);
}

MstVolume *
mst_volume_new (void)
{
  return g_object_new (MST_TYPE_VOLUME, NULL);
}

void
mst_volume_add (MstVolume *self, MstPages *pages)
{
  g_return_if_fail (MST_IS_VOLUME (self));
  g_return_if_fail (MST_IS_PAGES (pages));

  if (self->title == NULL)
    self->title = g_strdup (mst_document_get_title (pages->document));
  g_ptr_array_add (self->parts, g_object_ref (pages));
  self->n_pages += mst_pages_get_n_pages (pages);
}

void
mst_volume_number_through (MstVolume *self)
{
  guint n_before = 0;

  g_return_if_fail (MST_IS_VOLUME (self));

  for (guint i = 0; i < self->parts->len; i++)
    {
      MstPages *part = g_ptr_array_index (self->parts, i);

      part->n_before = n_before;
      part->n_in_all = self->n_pages;
      n_before += mst_pages_get_n_pages (part);
    }
}

GArray *
mst_volume_list_outline (MstVolume *self)
{
  GArray *outline = mst_outline_new ();
  guint n_before = 0;

  g_return_val_if_fail (MST_IS_VOLUME (self), outline);

  for (guint i = 0; i < self->parts->len; i++)
    {
      MstPages *part = g_ptr_array_index (self->parts, i);
      g_autoptr (GArray) own = mst_pages_list_outline (part);
      guint level = self->parts->len > 1 ? 1 : 0;

      if (level > 0)
        mst_outline_add (outline, 0, mst_document_get_title (part->document), n_before, 0);
      for (guint k = 0; k < own->len; k++)
        {
          const MstOutlineEntry *entry = &g_array_index (own, MstOutlineEntry, k);

          mst_outline_add (outline, level + entry->level, entry->text, n_before + entry->page,
                           entry->y);
        }
      n_before += mst_pages_get_n_pages (part);
    }
  return outline;
}

guint
mst_volume_get_n_pages (MstVolume *self)
{
  g_return_val_if_fail (MST_IS_VOLUME (self), 0);
  return self->n_pages;
}

/* The part that @page, which becomes the number in it, belongs to. */
static MstPages *
find_part (MstVolume *self, guint *page)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      MstPages *part = g_ptr_array_index (self->parts, i);
      guint n_pages = mst_pages_get_n_pages (part);

      if (*page < n_pages)
        return part;
      *page -= n_pages;
    }
  g_assert_not_reached ();
}

const MstPaper *
mst_volume_get_paper (MstVolume *self, guint page)
{
  g_return_val_if_fail (MST_IS_VOLUME (self), NULL);
  g_return_val_if_fail (page < self->n_pages, NULL);
  return mst_pages_get_paper (find_part (self, &page));
}

void
mst_volume_set_title (MstVolume *self, const char *title)
{
  g_return_if_fail (MST_IS_VOLUME (self));

  g_free (self->title);
  self->title = g_strdup (title);
}

const char *
mst_volume_get_title (MstVolume *self)
{
  g_return_val_if_fail (MST_IS_VOLUME (self), NULL);
  return self->title;
}

const char *
mst_volume_get_author (MstVolume *self)
{
  g_return_val_if_fail (MST_IS_VOLUME (self), NULL);
  return self->parts->len > 0 ? ((MstPages *) g_ptr_array_index (self->parts, 0))->document->author
                              : NULL;
}

void
mst_volume_draw (MstVolume *self, guint page, cairo_t *cr)
{
  MstPages *part;

  g_return_if_fail (MST_IS_VOLUME (self));
  g_return_if_fail (page < self->n_pages);
  g_return_if_fail (cr != NULL);

  part = find_part (self, &page);
  g_mutex_lock (&self->lock);
  mst_pages_draw (part, page, cr);
  g_mutex_unlock (&self->lock);
}
