/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes pages as PDF. */

#include "config.h"

#include "mst-pages-private.h"
#include "mst-volume.h"

#include "mst-new-file.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

/* Places to leap to that a reader has before him. */
#define MOST_OPEN 40

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  return fwrite (data, 1, length, closure) == length ? CAIRO_STATUS_SUCCESS
                                                     : CAIRO_STATUS_WRITE_ERROR;
}

static void
set_paper (cairo_surface_t *surface, const MstPaper *paper)
{
  double width, height;

  mst_paper_get_size (paper, &width, &height);
  cairo_pdf_surface_set_size (surface, width, height);
}

static gboolean
draw_pages (MstVolume *self, cairo_surface_t *surface, MstProgress *progress, GError **error)
{
  guint n_pages = mst_volume_get_n_pages (self);
  cairo_t *cr = cairo_create (surface);
  gboolean goes_on = TRUE;

  mst_progress_set_stage (progress, _ ("Writing the pages"));
  mst_progress_set_total (progress, n_pages);
  for (guint page = 0; page < n_pages && goes_on; page++)
    {
      set_paper (surface, mst_volume_get_paper (self, page));
      mst_volume_draw (self, page, cr);
      cairo_show_page (cr);
      mst_progress_set_done (progress, page + 1);
      goes_on = !mst_progress_is_cancelled (progress, error);
    }
  cairo_destroy (cr);
  return goes_on;
}

/* Open where all of them are seen at once. */
static void
add_outline (MstVolume *self, cairo_surface_t *surface)
{
  g_autoptr (GArray) outline = mst_volume_list_outline (self);
  g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (int));
  cairo_pdf_outline_flags_t flags =
    outline->len <= MOST_OPEN ? CAIRO_PDF_OUTLINE_FLAG_OPEN : (cairo_pdf_outline_flags_t) 0;
  int root = CAIRO_PDF_OUTLINE_ROOT;

  g_array_append_val (parents, root);
  for (guint i = 0; i < outline->len; i++)
    {
      const MstOutlineEntry *entry = &g_array_index (outline, MstOutlineEntry, i);
      g_autofree char *place =
        g_strdup_printf ("page=%u pos=[0 %d]", entry->page + 1, (int) entry->y);
      int id;

      g_array_set_size (parents, entry->level + 1);
      id = cairo_pdf_surface_add_outline (surface, g_array_index (parents, int, entry->level),
                                          entry->text, place, flags);
      g_array_append_val (parents, id);
    }
}

static cairo_surface_t *
create_surface (MstVolume *self, FILE *file)
{
  /* Each page has its own size. */
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, file, 1, 1);
  const char *author = mst_volume_get_author (self);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Muster");
  if (mst_volume_get_title (self) != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, mst_volume_get_title (self));
  if (author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  return surface;
}

/* Into @file, which is closed. */
static gboolean
write_pages (MstVolume *self, FILE *file, const char *path, MstProgress *progress, GError **error)
{
  cairo_surface_t *surface = create_surface (self, file);
  gboolean drawn = draw_pages (self, surface, progress, error);
  cairo_status_t status;
  gboolean written;

  if (drawn)
    add_outline (self, surface);
  errno = 0;
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    {
      written = fflush (file) == 0 && fsync (fileno (file)) == 0;
      written = fclose (file) == 0 && written;
    }
  else
    {
      written = FALSE;
      fclose (file);
    }
  if (!drawn)
    return FALSE;
  if (!written)
    return mst_new_file_fail (
      path, errno != 0 ? g_strerror (errno) : cairo_status_to_string (status), error);
  return TRUE;
}

gboolean
mst_volume_save_pdf (MstVolume *self, const char *path, MstProgress *progress, GError **error)
{
  g_autofree char *temporary = NULL;
  gboolean saved;
  int file;

  g_return_val_if_fail (MST_IS_VOLUME (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  file = mst_new_file_open (path, &temporary, error);
  if (file < 0)
    return FALSE;

  saved = write_pages (self, fdopen (file, "w"), path, progress, error)
          && mst_new_file_keep (path, temporary, error);
  if (!saved)
    g_unlink (temporary);
  return saved;
}

gboolean
mst_pages_save_pdf (MstPages *self, const char *path, MstProgress *progress, GError **error)
{
  g_autoptr (MstVolume) volume = NULL;

  g_return_val_if_fail (MST_IS_PAGES (self), FALSE);

  volume = mst_volume_new ();
  mst_volume_add (volume, self);
  return mst_volume_save_pdf (volume, path, progress, error);
}
