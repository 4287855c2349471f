/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress and cancellation, shared between a worker thread and those who watch it. */

#include "config.h"

#include "mst-progress.h"

#include <stdatomic.h>

struct _MstProgress
{
  GObject parent_instance;

  GCancellable *cancellable;
  const char *stage; /* interned, so that a reader never meets a freed one; atomic */
  _Atomic gint64 total;
  _Atomic gint64 done;
  _Atomic gint64 started; /* g_get_monotonic_time() when the total was set */
};

G_DEFINE_FINAL_TYPE (MstProgress, mst_progress, G_TYPE_OBJECT)

static void
mst_progress_finalize (GObject *object)
{
  MstProgress *self = MST_PROGRESS (object);

  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (mst_progress_parent_class)->finalize (object);
}

static void
mst_progress_class_init (MstProgressClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mst_progress_finalize;
}

static void
mst_progress_init (MstProgress *self)
{
  self->cancellable = g_cancellable_new ();
}

MstProgress *
mst_progress_new (void)
{
  return g_object_new (MST_TYPE_PROGRESS, NULL);
}

GCancellable *
mst_progress_get_cancellable (MstProgress *self)
{
  g_return_val_if_fail (self == NULL || MST_IS_PROGRESS (self), NULL);

  return self == NULL ? NULL : self->cancellable;
}

void
mst_progress_set_stage (MstProgress *self, const char *stage)
{
  if (self != NULL)
    g_atomic_pointer_set (&self->stage, (gpointer) g_intern_string (stage));
}

void
mst_progress_set_total (MstProgress *self, gint64 total)
{
  if (self == NULL)
    return;
  atomic_store (&self->done, 0);
  atomic_store (&self->started, g_get_monotonic_time ());
  atomic_store (&self->total, MAX (total, 0));
}

void
mst_progress_set_done (MstProgress *self, gint64 done)
{
  if (self != NULL)
    atomic_store (&self->done, done);
}

void
mst_progress_add_done (MstProgress *self, gint64 step)
{
  if (self != NULL)
    atomic_fetch_add (&self->done, step);
}

char *
mst_progress_dup_stage (MstProgress *self)
{
  return self == NULL ? NULL : g_strdup (g_atomic_pointer_get (&self->stage));
}

gint64
mst_progress_get_total (MstProgress *self)
{
  return self == NULL ? 0 : atomic_load (&self->total);
}

gint64
mst_progress_get_done (MstProgress *self)
{
  return self == NULL ? 0 : atomic_load (&self->done);
}

double
mst_progress_get_seconds_left (MstProgress *self)
{
  gint64 total = mst_progress_get_total (self);
  gint64 done = mst_progress_get_done (self);
  double elapsed;

  if (total <= 0 || done <= 0)
    return -1;
  if (done >= total)
    return 0;
  elapsed = (double) (g_get_monotonic_time () - atomic_load (&self->started)) / G_USEC_PER_SEC;
  return elapsed * (double) (total - done) / (double) done;
}

gboolean
mst_progress_is_cancelled (MstProgress *self, GError **error)
{
  return self != NULL && g_cancellable_set_error_if_cancelled (self->cancellable, error);
}
