/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of pages, drawn by a thread. */
#include "config.h"

#include "mst-page-renderer.h"

#include <math.h>

/* Pages before and behind those in view that are drawn too, and those that are kept. */
#define N_AHEAD 1
#define N_KEPT 4
/* A picture larger than this is drawn coarser: 64 MB. */
#define MAX_PIXELS 16e6

/** Picture: of a page. */
typedef struct
{
  GdkTexture *texture;
  double scale; /* 0: of a volume that was shown before */
} Picture;

struct _MstPageRenderer
{
  GObject parent_instance;

  MstVolume *volume;    /* NULL: nothing to be drawn */
  GHashTable *pictures; /* page → Picture */
  guint first, n_pages; /* in view */
  double scale;
  gboolean drawing; /* a page, in the thread */
};

enum
{
  DRAWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstPageRenderer, mst_page_renderer, G_TYPE_OBJECT)

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_object_unref (picture->texture);
  g_free (picture);
}

/** Job: a page being drawn. */
typedef struct
{
  MstVolume *volume;
  guint page;
  double scale;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->volume);
  g_free (job);
}

static GdkTexture *
create_texture (cairo_surface_t *surface)
{
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (
    cairo_image_surface_get_data (surface), stride * (gsize) height,
    (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
draw_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Job *job = task_data;
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;

  mst_paper_get_size (mst_volume_get_paper (job->volume, job->page), &width, &height);
  surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (1, (int) round (width * job->scale)),
                                MAX (1, (int) round (height * job->scale)));
  cr = cairo_create (surface);
  /* Paper is white in dark colours too. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, job->scale, job->scale);
  mst_volume_draw (job->volume, job->page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_task_return_pointer (task, create_texture (surface), g_object_unref);
  cairo_surface_destroy (surface);
}

static double
get_scale_of (MstPageRenderer *self, guint page)
{
  double width, height;

  mst_paper_get_size (mst_volume_get_paper (self->volume, page), &width, &height);
  return MIN (self->scale, sqrt (MAX_PIXELS / (width * height)));
}

static gboolean
is_wanting (MstPageRenderer *self, guint page)
{
  const Picture *picture = g_hash_table_lookup (self->pictures, GUINT_TO_POINTER (page));

  return picture == NULL || picture->scale != get_scale_of (self, page);
}

/* FALSE when all is drawn. */
static gboolean
find_next (MstPageRenderer *self, guint *page)
{
  guint n_all = mst_volume_get_n_pages (self->volume);
  guint end = MIN (self->first + self->n_pages, n_all);

  for (*page = self->first; *page < end; (*page)++)
    if (is_wanting (self, *page))
      return TRUE;
  for (guint i = 0; i < N_AHEAD; i++)
    {
      *page = end + i;
      if (*page < n_all && is_wanting (self, *page))
        return TRUE;
      *page = self->first - 1 - i;
      if (self->first > i && is_wanting (self, *page))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_far (gpointer key, gpointer value, gpointer user_data)
{
  const MstPageRenderer *self = user_data;
  guint page = GPOINTER_TO_UINT (key);

  return page + N_KEPT < self->first || page >= self->first + self->n_pages + N_KEPT;
}

static void draw_next (MstPageRenderer *self);

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MstPageRenderer *self = MST_PAGE_RENDERER (source);
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  self->drawing = FALSE;
  /* Another volume may be shown by now. */
  if (job->volume == self->volume)
    {
      Picture *picture = g_new0 (Picture, 1);

      picture->texture = g_steal_pointer (&texture);
      picture->scale = job->scale;
      g_hash_table_insert (self->pictures, GUINT_TO_POINTER (job->page), picture);
      g_signal_emit (self, signals[DRAWN], 0, job->page);
    }
  draw_next (self);
}

static void
draw_next (MstPageRenderer *self)
{
  g_autoptr (GTask) task = NULL;
  guint page;
  Job *job;

  if (self->drawing || self->volume == NULL || self->n_pages == 0 || !find_next (self, &page))
    return;
  self->drawing = TRUE;
  job = g_new0 (Job, 1);
  job->volume = g_object_ref (self->volume);
  job->page = page;
  job->scale = get_scale_of (self, page);
  task = g_task_new (self, NULL, drawn_cb, NULL);
  g_task_set_source_tag (task, draw_next);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, draw_in_thread);
}

static void
mst_page_renderer_dispose (GObject *object)
{
  MstPageRenderer *self = MST_PAGE_RENDERER (object);

  g_clear_object (&self->volume);
  g_hash_table_remove_all (self->pictures);
  G_OBJECT_CLASS (mst_page_renderer_parent_class)->dispose (object);
}

static void
mst_page_renderer_finalize (GObject *object)
{
  g_hash_table_unref (MST_PAGE_RENDERER (object)->pictures);
  G_OBJECT_CLASS (mst_page_renderer_parent_class)->finalize (object);
}

static void
mst_page_renderer_class_init (MstPageRendererClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mst_page_renderer_dispose;
  G_OBJECT_CLASS (class)->finalize = mst_page_renderer_finalize;

  signals[DRAWN] = g_signal_new ("drawn", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
mst_page_renderer_init (MstPageRenderer *self)
{
  self->pictures = g_hash_table_new_full (NULL, NULL, NULL, picture_free);
}

MstPageRenderer *
mst_page_renderer_new (void)
{
  return g_object_new (MST_TYPE_PAGE_RENDERER, NULL);
}

static gboolean
has_same_size (MstVolume *a, MstVolume *b, guint page)
{
  double width_a, height_a, width_b, height_b;

  if (page >= MIN (mst_volume_get_n_pages (a), mst_volume_get_n_pages (b)))
    return FALSE;
  mst_paper_get_size (mst_volume_get_paper (a, page), &width_a, &height_a);
  mst_paper_get_size (mst_volume_get_paper (b, page), &width_b, &height_b);
  return width_a == width_b && height_a == height_b;
}

/* What was seen stays in view until it is drawn anew: nothing flickers. */
static void
keep_pictures (MstPageRenderer *self, MstVolume *volume)
{
  GHashTableIter iter;
  gpointer page;
  gpointer value;

  g_hash_table_iter_init (&iter, self->pictures);
  while (g_hash_table_iter_next (&iter, &page, &value))
    {
      Picture *picture = value;

      if (has_same_size (self->volume, volume, GPOINTER_TO_UINT (page)))
        picture->scale = 0;
      else
        g_hash_table_iter_remove (&iter);
    }
}

void
mst_page_renderer_set_volume (MstPageRenderer *self, MstVolume *volume)
{
  g_return_if_fail (MST_IS_PAGE_RENDERER (self));

  if (self->volume != NULL && volume != NULL)
    keep_pictures (self, volume);
  else
    g_hash_table_remove_all (self->pictures);
  g_set_object (&self->volume, volume);
  self->n_pages = 0;
}

void
mst_page_renderer_want (MstPageRenderer *self, guint first, guint n_pages, double scale)
{
  g_return_if_fail (MST_IS_PAGE_RENDERER (self));
  g_return_if_fail (scale > 0);

  self->first = first;
  self->n_pages = n_pages;
  self->scale = scale;
  g_hash_table_foreach_remove (self->pictures, is_far, self);
  draw_next (self);
}

GdkTexture *
mst_page_renderer_get (MstPageRenderer *self, guint page)
{
  const Picture *picture;

  g_return_val_if_fail (MST_IS_PAGE_RENDERER (self), NULL);
  picture = g_hash_table_lookup (self->pictures, GUINT_TO_POINTER (page));
  return picture != NULL ? picture->texture : NULL;
}

gboolean
mst_page_renderer_is_drawn (MstPageRenderer *self, guint page)
{
  g_return_val_if_fail (MST_IS_PAGE_RENDERER (self), FALSE);
  return self->volume != NULL && self->n_pages > 0 && !is_wanting (self, page);
}
