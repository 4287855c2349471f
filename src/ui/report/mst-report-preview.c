/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports as they will be on paper. */
#include "config.h"

#include "mst-report-preview.h"

#include "mst-pages-view.h"
#include "mst-plain-text.h"
#include "mst-progress-bar.h"
#include "session/mst-task.h"

#include <glib/gi18n-lib.h>

#define PAUSE_MS 150

/** Make: a wish being made. @note: whether it is to be noted that sensitive values are shown. */
typedef struct
{
  MstReportPreview *preview;
  MstProgress *progress;
  MstReportWish *wish;
  gboolean note;
  MstVolume *volume;
  GPtrArray *headings;
} Make;

struct _MstReportPreview
{
  AdwBin parent_instance;

  GtkStack *stack;
  MstPagesView *pages;
  AdwStatusPage *problem;
  MstProgressBar *progress_bar;

  char *path;
  MstReportWish *wish;
  GPtrArray *headings;
  MstProgress *progress; /* of what is being made; NULL */
  guint pause;
  gboolean is_current; /* what is shown is as asked for */
  char *revealed;      /* what it was noted of that its sensitive values are shown; NULL */
};

enum
{
  MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstReportPreview, mst_report_preview, ADW_TYPE_BIN)

static void
make_free (Make *make)
{
  g_object_unref (make->preview);
  g_object_unref (make->progress);
  mst_report_wish_free (make->wish);
  g_clear_object (&make->volume);
  g_ptr_array_unref (make->headings);
  g_free (make);
}

static void
list_headings (MstReportContent *content, GPtrArray *headings)
{
  MstTable *table = mst_report_content_get_table (content);

  for (guint i = 0; table != NULL && i < mst_table_get_n_columns (table); i++)
    if (mst_table_get_column (table, i)->kind != MST_COLUMN_ORDINAL)
      g_ptr_array_add (headings, g_strdup (mst_table_get_column (table, i)->heading));
}

static gboolean
note (MstStore *store, const MstReportWish *wish, GError **error)
{
  g_autofree char *label =
    g_strdup_printf (_ ("Sensitive values shown: %s"), mst_report_wish_get_label (wish));

  return mst_store_note_access (store, "reveal", label, mst_report_wish_get_record_type (wish), 0,
                                error);
}

static gboolean
run (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  Make *make = data;
  const MstReportWish *wish = make->wish;
  g_autoptr (GPtrArray) contents = NULL;

  if (make->note && !note (store, wish, error))
    return FALSE;
  contents = mst_report_wish_make (wish, store, progress, error);
  if (contents == NULL)
    return FALSE;
  if (wish->report != NULL)
    list_headings (g_ptr_array_index (contents, 0), make->headings);
  make->volume = mst_report_wish_bind (wish, contents, progress, error);
  return make->volume != NULL;
}

static void
show_problem (MstReportPreview *self, const char *text)
{
  mst_plain_status_page_set_text (self->problem, text);
  gtk_stack_set_visible_child_name (self->stack, "problem");
  mst_pages_view_set_volume (self->pages, NULL);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Make *make = user_data;
  MstReportPreview *self = make->preview;
  g_autoptr (GError) error = NULL;
  gboolean ok = mst_task_run_finish (result, &error);

  /* Something else was set meanwhile, or the preview is gone. */
  if (self->progress != make->progress)
    {
      make_free (make);
      return;
    }
  g_clear_object (&self->progress);
  mst_progress_bar_stop (self->progress_bar);
  if (ok)
    {
      self->is_current = TRUE;
      g_free (self->revealed);
      self->revealed =
        make->wish->reveal ? g_strdup (mst_report_wish_get_label (make->wish)) : NULL;
      g_ptr_array_unref (self->headings);
      self->headings = g_ptr_array_ref (make->headings);
      mst_pages_view_set_volume (self->pages, make->volume);
      gtk_stack_set_visible_child_name (self->stack, "pages");
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_problem (self, _ ("The preview was cancelled. Set something, and it is made anew."));
  else
    show_problem (self, error->message);
  g_signal_emit (self, signals[MADE], 0);
  make_free (make);
}

static gboolean
pause_cb (gpointer user_data)
{
  MstReportPreview *self = user_data;
  Make *make = g_new0 (Make, 1);

  self->pause = 0;
  self->progress = mst_progress_new ();
  make->preview = g_object_ref (self);
  make->progress = g_object_ref (self->progress);
  make->wish = mst_report_wish_copy (self->wish);
  make->note =
    self->wish->reveal && g_strcmp0 (self->revealed, mst_report_wish_get_label (self->wish)) != 0;
  make->headings = g_ptr_array_new_with_free_func (g_free);
  mst_progress_bar_start (self->progress_bar, _ ("Making the preview"), self->progress);
  mst_task_run (self->path, run, make, NULL, self->progress, made_cb, make);
  return G_SOURCE_REMOVE;
}

static void
stop (MstReportPreview *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  self->is_current = FALSE;
  if (self->progress == NULL)
    return;
  g_cancellable_cancel (mst_progress_get_cancellable (self->progress));
  g_clear_object (&self->progress);
  mst_progress_bar_stop (self->progress_bar);
}

/* --- the object --- */

static gboolean
mst_report_preview_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MST_REPORT_PREVIEW (widget)->pages));
}

static void
mst_report_preview_dispose (GObject *object)
{
  MstReportPreview *self = MST_REPORT_PREVIEW (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->progress != NULL)
    g_cancellable_cancel (mst_progress_get_cancellable (self->progress));
  g_clear_object (&self->progress);
  G_OBJECT_CLASS (mst_report_preview_parent_class)->dispose (object);
}

static void
mst_report_preview_finalize (GObject *object)
{
  MstReportPreview *self = MST_REPORT_PREVIEW (object);

  mst_report_wish_free (self->wish);
  g_ptr_array_unref (self->headings);
  g_free (self->revealed);
  g_free (self->path);
  G_OBJECT_CLASS (mst_report_preview_parent_class)->finalize (object);
}

static void
mst_report_preview_class_init (MstReportPreviewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_report_preview_dispose;
  G_OBJECT_CLASS (class)->finalize = mst_report_preview_finalize;
  widget_class->grab_focus = mst_report_preview_grab_focus;

  signals[MADE] = g_signal_new ("made", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (MST_TYPE_PAGES_VIEW);
  g_type_ensure (MST_TYPE_PROGRESS_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-report-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, MstReportPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, MstReportPreview, pages);
  gtk_widget_class_bind_template_child (widget_class, MstReportPreview, problem);
  gtk_widget_class_bind_template_child (widget_class, MstReportPreview, progress_bar);
}

static void
mst_report_preview_init (MstReportPreview *self)
{
  self->headings = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mst_report_preview_show (MstReportPreview *self, MstSession *session, const MstReportWish *wish)
{
  g_return_if_fail (MST_IS_REPORT_PREVIEW (self));
  g_return_if_fail (MST_IS_SESSION (session));
  g_return_if_fail (wish != NULL);

  stop (self);
  g_free (self->path);
  self->path = g_strdup (mst_session_get_path (session));
  mst_report_wish_free (self->wish);
  self->wish = mst_report_wish_copy (wish);
  self->pause = g_timeout_add (PAUSE_MS, pause_cb, self);
}

void
mst_report_preview_show_problem (MstReportPreview *self, const char *text)
{
  g_return_if_fail (MST_IS_REPORT_PREVIEW (self));
  g_return_if_fail (text != NULL);

  stop (self);
  show_problem (self, text);
}

MstVolume *
mst_report_preview_get_volume (MstReportPreview *self)
{
  g_return_val_if_fail (MST_IS_REPORT_PREVIEW (self), NULL);
  return self->is_current ? mst_pages_view_get_volume (self->pages) : NULL;
}

guint
mst_report_preview_get_page (MstReportPreview *self)
{
  g_return_val_if_fail (MST_IS_REPORT_PREVIEW (self), 0);
  return mst_pages_canvas_get_page (mst_pages_view_get_canvas (self->pages));
}

GPtrArray *
mst_report_preview_get_headings (MstReportPreview *self)
{
  g_return_val_if_fail (MST_IS_REPORT_PREVIEW (self), NULL);
  return self->headings;
}
