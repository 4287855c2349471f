/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far long work is. */
#include "config.h"

#include "mst-progress-bar.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

#define TICK_MS 100
#define SHOW_AFTER_US (300 * G_TIME_SPAN_MILLISECOND)
#define FIGURES_AFTER_US (2 * G_TIME_SPAN_SECOND)

struct _MstProgressBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *title;
  GtkLabel *figures;
  GtkProgressBar *bar;
  GtkButton *cancel;

  MstProgress *progress;
  char *what;
  gint64 started;
  guint tick;
};

G_DEFINE_FINAL_TYPE (MstProgressBar, mst_progress_bar, ADW_TYPE_BIN)

static char *
describe_figures (MstProgressBar *self)
{
  gint64 total = mst_progress_get_total (self->progress);
  gint64 done = mst_progress_get_done (self->progress);
  double left = mst_progress_get_seconds_left (self->progress);
  g_autofree char *done_text = mst_text_format_integer (done);
  g_autofree char *total_text = mst_text_format_integer (total);

  if (total <= 0)
    return done > 0 ? g_strdup (done_text) : g_strdup ("");
  if (left < 0)
    return g_strdup_printf (_ ("%s of %s"), done_text, total_text);
  return g_strdup_printf (_ ("%s of %s · %d s left"), done_text, total_text, (int) (left + 0.999));
}

static gboolean
tick_cb (gpointer user_data)
{
  MstProgressBar *self = user_data;
  gint64 lasted = g_get_monotonic_time () - self->started;
  gint64 total = mst_progress_get_total (self->progress);
  g_autofree char *stage = mst_progress_dup_stage (self->progress);

  gtk_label_set_label (self->title, stage != NULL && *stage != '\0' ? stage : self->what);
  if (total > 0)
    gtk_progress_bar_set_fraction (
      self->bar, MIN (1.0, (double) mst_progress_get_done (self->progress) / (double) total));
  else
    gtk_progress_bar_pulse (self->bar);
  if (lasted >= FIGURES_AFTER_US)
    {
      g_autofree char *figures = describe_figures (self);

      gtk_label_set_label (self->figures, figures);
    }
  if (lasted >= SHOW_AFTER_US)
    gtk_revealer_set_reveal_child (self->revealer, TRUE);
  return G_SOURCE_CONTINUE;
}

static void
cancel_cb (MstProgressBar *self)
{
  if (self->progress == NULL)
    return;
  g_cancellable_cancel (mst_progress_get_cancellable (self->progress));
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), FALSE);
}

static void
mst_progress_bar_dispose (GObject *object)
{
  MstProgressBar *self = MST_PROGRESS_BAR (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->progress);
  G_OBJECT_CLASS (mst_progress_bar_parent_class)->dispose (object);
}

static void
mst_progress_bar_finalize (GObject *object)
{
  g_free (MST_PROGRESS_BAR (object)->what);
  G_OBJECT_CLASS (mst_progress_bar_parent_class)->finalize (object);
}

static void
mst_progress_bar_class_init (MstProgressBarClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = mst_progress_bar_dispose;
  object_class->finalize = mst_progress_bar_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-progress-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MstProgressBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, MstProgressBar, title);
  gtk_widget_class_bind_template_child (widget_class, MstProgressBar, figures);
  gtk_widget_class_bind_template_child (widget_class, MstProgressBar, bar);
  gtk_widget_class_bind_template_child (widget_class, MstProgressBar, cancel);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
mst_progress_bar_init (MstProgressBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mst_progress_bar_start (MstProgressBar *self, const char *title, MstProgress *progress)
{
  g_return_if_fail (MST_IS_PROGRESS_BAR (self));
  g_return_if_fail (title != NULL);
  g_return_if_fail (MST_IS_PROGRESS (progress));

  mst_progress_bar_stop (self);
  self->progress = g_object_ref (progress);
  self->what = g_strdup (title);
  self->started = g_get_monotonic_time ();
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->figures, "");
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), TRUE);
  self->tick = g_timeout_add (TICK_MS, tick_cb, self);
}

void
mst_progress_bar_stop (MstProgressBar *self)
{
  g_return_if_fail (MST_IS_PROGRESS_BAR (self));

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->progress);
  g_clear_pointer (&self->what, g_free);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}
