/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import assistant: leads through its three steps; their long work is done on a thread. */

#include "config.h"

#include "mst-import-page.h"

#include "mst-action.h"
#include "mst-file-chooser.h"
#include "mst-import-batch.h"
#include "mst-import-check.h"
#include "mst-import-files.h"
#include "mst-import-result.h"
#include "mst-page-steps.h"
#include "mst-page.h"
#include "mst-progress-bar.h"
#include "mst-text.h"
#include "session/mst-task.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  STEP_FILES,
  STEP_CHECK,
  STEP_RESULT,
} Step;

/* Work on a thread, then what follows on the main thread. */
typedef gboolean (*JobFunc) (MstImportBatch *batch, MstStore *store, gpointer data,
                             MstProgress *progress, GError **error);
typedef void (*JobDoneFunc) (MstImportPage *self, gpointer data);

struct _MstImportPage
{
  AdwBin parent_instance;

  MstStore *store;
  MstImportBatch *batch;
  GSimpleActionGroup *actions;
  Step step;

  MstProgress *progress; /* of the job under way; NULL when there is none */
  gboolean closing;

  GtkWidget *content;
  MstPageSteps *steps;
  GtkStack *stack;
  MstImportFiles *files;
  MstImportCheck *check;
  MstImportResult *result;
  MstProgressBar *progress_bar;
};

static void page_iface_init (MstPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MstImportPage, mst_import_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MST_TYPE_PAGE, page_iface_init))

enum
{
  SIGNAL_SHOW_RECORDS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- what is shown --- */

static void
update (MstImportPage *self)
{
  static const struct
  {
    const char *page;
    guint buttons;
    const char *next;
  } steps[] = {
    { "files", MST_PAGE_CLOSE | MST_PAGE_NEXT, N_ ("_Next") },
    { "check", MST_PAGE_CLOSE | MST_PAGE_BACK | MST_PAGE_NEXT, N_ ("_Import") },
    { "result", MST_PAGE_NEXT, N_ ("_Done") },
  };
  gboolean working = self->progress != NULL;
  gboolean ready = mst_import_batch_is_ready (self->batch);

  mst_page_steps_show (self->steps, (int) self->step, steps[self->step].buttons,
                       _ (steps[self->step].next));
  gtk_stack_set_visible_child_name (self->stack, steps[self->step].page);
  gtk_widget_set_sensitive (self->content, !working);
  mst_action_set_enabled (G_ACTION_MAP (self->actions), "close", !working);
  mst_action_set_enabled (G_ACTION_MAP (self->actions), "back",
                          !working && self->step == STEP_CHECK);
  mst_action_set_enabled (G_ACTION_MAP (self->actions), "next",
                          !working && (self->step == STEP_RESULT || ready));
  mst_action_set_enabled (G_ACTION_MAP (self->actions), "add",
                          !working && self->step == STEP_FILES);
  mst_action_set_enabled (G_ACTION_MAP (self->actions), "paste",
                          !working && self->step == STEP_FILES);
}

/* --- jobs --- */

typedef struct
{
  MstImportBatch *batch;
  JobFunc func;
  JobDoneFunc done;
  gpointer data;
  GDestroyNotify destroy;
  MstImportPage *page;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->batch);
  g_clear_object (&job->page);
  if (job->destroy != NULL)
    job->destroy (job->data);
  g_free (job);
}

static gboolean
job_run (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  Job *job = data;

  return job->func (job->batch, store, job->data, progress, error);
}

static void
job_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  MstImportPage *self = job->page;
  g_autoptr (GError) error = NULL;
  gboolean ok = mst_task_run_finish (result, &error);

  g_clear_object (&self->progress);
  if (!self->closing)
    {
      mst_progress_bar_stop (self->progress_bar);
      if (ok)
        job->done (self, job->data);
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        mst_page_steps_show_problem (self->steps, error->message);
      update (self);
    }
  job_free (job);
}

static void
run_job (MstImportPage *self, const char *title, JobFunc func, JobDoneFunc done, gpointer data,
         GDestroyNotify destroy)
{
  Job *job = g_new0 (Job, 1);

  g_assert (self->progress == NULL);

  self->progress = mst_progress_new ();
  job->batch = g_object_ref (self->batch);
  job->page = g_object_ref (self);
  job->func = func;
  job->done = done;
  job->data = data;
  job->destroy = destroy;

  mst_page_steps_show_problem (self->steps, NULL);
  update (self);
  mst_progress_bar_start (self->progress_bar, title, self->progress);
  mst_task_run (mst_store_get_path (self->store), job_run, job, NULL, self->progress, job_done_cb,
                job);
}

/* --- step 1: files --- */

typedef struct
{
  GPtrArray *paths;
  GPtrArray *refused;
} AddFiles;

static void
add_files_free (gpointer data)
{
  AddFiles *add = data;

  g_clear_pointer (&add->paths, g_ptr_array_unref);
  g_clear_pointer (&add->refused, g_ptr_array_unref);
  g_free (add);
}

static gboolean
add_files_job (MstImportBatch *batch, MstStore *store, gpointer data, MstProgress *progress,
               GError **error)
{
  AddFiles *add = data;

  return mst_import_batch_add_files (batch, store, add->paths, &add->refused, progress, error);
}

static void
add_files_done (MstImportPage *self, gpointer data)
{
  AddFiles *add = data;

  mst_import_files_refresh (self->files);
  if (add->refused->len > 0)
    {
      g_autofree char *text = NULL;

      g_ptr_array_add (add->refused, NULL);
      text = g_strjoinv ("\n", (char **) add->refused->pdata);
      mst_page_steps_show_problem (self->steps, text);
    }
}

void
mst_import_page_add_files (MstImportPage *self, GPtrArray *paths)
{
  AddFiles *add;

  g_return_if_fail (MST_IS_IMPORT_PAGE (self));

  if (self->progress != NULL || paths->len == 0)
    return;
  self->step = STEP_FILES;
  add = g_new0 (AddFiles, 1);
  add->paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (add->paths, g_strdup (g_ptr_array_index (paths, i)));
  run_job (self, _ ("Reading the files"), add_files_job, add_files_done, add, add_files_free);
}

void
mst_import_page_add_text (MstImportPage *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstWorkbook) workbook = NULL;

  g_return_if_fail (MST_IS_IMPORT_PAGE (self));

  workbook = mst_workbook_new_for_pasted_text (text, &error);
  if (workbook == NULL
      || !mst_import_batch_add_workbook (self->batch, self->store, workbook, &error))
    mst_page_steps_show_problem (self->steps, error->message);
  self->step = STEP_FILES;
  mst_import_files_refresh (self->files);
  update (self);
}

static void
files_chosen_cb (GPtrArray *paths, gpointer user_data)
{
  mst_import_page_add_files (user_data, paths);
}

static void
add_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstImportPage *self = user_data;

  mst_file_chooser_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         _ ("Choose Workbooks"), MST_FILE_WORKBOOKS, TRUE, files_chosen_cb, self);
}

static void
clipboard_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstImportPage) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (mst_text_is_blank (text))
    mst_page_steps_show_problem (
      self->steps, _ ("There is no text on the clipboard. Copy the rows with their headings in "
                      "the spreadsheet first."));
  else
    mst_import_page_add_text (self, text);
}

static void
paste_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstImportPage *self = user_data;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL,
                                 clipboard_text_cb, g_object_ref (self));
}

static void
files_changed_cb (MstImportPage *self)
{
  update (self);
}

/* --- step 2: check --- */

static gboolean
read_job (MstImportBatch *batch, MstStore *store, gpointer data, MstProgress *progress,
          GError **error)
{
  return mst_import_batch_read (batch, store, progress, error);
}

static void
read_done (MstImportPage *self, gpointer data)
{
  self->step = STEP_CHECK;
  mst_import_check_refresh (self->check);
}

static void
check_corrected_cb (MstImportPage *self)
{
  run_job (self, _ ("Checking the rows"), read_job, read_done, NULL, NULL);
}

/* --- step 3: result --- */

static gboolean
apply_job (MstImportBatch *batch, MstStore *store, gpointer data, MstProgress *progress,
           GError **error)
{
  return mst_import_batch_apply (batch, store, progress, error);
}

static void
apply_done (MstImportPage *self, gpointer data)
{
  self->step = STEP_RESULT;
  mst_import_result_show (self->result, self->batch);
}

static void
next_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstImportPage *self = user_data;

  switch (self->step)
    {
    case STEP_FILES:
      run_job (self, _ ("Checking the rows"), read_job, read_done, NULL, NULL);
      break;
    case STEP_CHECK:
      run_job (self, _ ("Importing"), apply_job, apply_done, NULL, NULL);
      break;
    case STEP_RESULT:
      mst_page_closed (MST_PAGE (self));
      break;
    }
}

static void
back_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstImportPage *self = user_data;

  self->step = STEP_FILES;
  mst_import_files_refresh (self->files);
  update (self);
}

static void
close_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstImportPage *self = user_data;

  mst_page_closed (MST_PAGE (self));
}

static void
stop_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstImportPage *self = user_data;

  if (self->progress != NULL)
    g_cancellable_cancel (mst_progress_get_cancellable (self->progress));
}

static void
show_records_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstImportPage *self = user_data;

  g_signal_emit (self, signals[SIGNAL_SHOW_RECORDS], 0, g_variant_get_string (parameter, NULL));
}

static void
undo_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstImportPage *self = user_data;

  /* The window undoes on a thread and offers to redo. */
  gtk_widget_activate_action (GTK_WIDGET (self), "win.undo", NULL);
  mst_page_closed (MST_PAGE (self));
}

/* --- MstPage --- */

static const char *
get_title (MstPage *page)
{
  return _ ("Import");
}

static gboolean
is_one_step (MstPage *page)
{
  return TRUE;
}

static void
page_iface_init (MstPageInterface *iface)
{
  iface->get_title = get_title;
  iface->is_one_step = is_one_step;
}

static void
mst_import_page_dispose (GObject *object)
{
  MstImportPage *self = MST_IMPORT_PAGE (object);

  self->closing = TRUE;
  stop_action_cb (NULL, NULL, self);
  g_clear_object (&self->batch);
  g_clear_object (&self->store);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (mst_import_page_parent_class)->dispose (object);
}

static void
mst_import_page_class_init (MstImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mst_import_page_dispose;

  signals[SIGNAL_SHOW_RECORDS] =
    g_signal_new ("show-records", MST_TYPE_IMPORT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (MST_TYPE_IMPORT_FILES);
  g_type_ensure (MST_TYPE_IMPORT_CHECK);
  g_type_ensure (MST_TYPE_IMPORT_RESULT);
  g_type_ensure (MST_TYPE_PAGE_STEPS);
  g_type_ensure (MST_TYPE_PROGRESS_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MstImportPage, content);
  gtk_widget_class_bind_template_child (widget_class, MstImportPage, steps);
  gtk_widget_class_bind_template_child (widget_class, MstImportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MstImportPage, files);
  gtk_widget_class_bind_template_child (widget_class, MstImportPage, check);
  gtk_widget_class_bind_template_child (widget_class, MstImportPage, result);
  gtk_widget_class_bind_template_child (widget_class, MstImportPage, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, files_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_corrected_cb);
}

static void
mst_import_page_init (MstImportPage *self)
{
  static const GActionEntry entries[] = {
    { "add", add_action_cb },     { "paste", paste_action_cb },
    { "next", next_action_cb },   { "back", back_action_cb },
    { "close", close_action_cb }, { "stop", stop_action_cb },
    { "undo", undo_action_cb },   { "show-records", show_records_action_cb, "s" },
  };

  self->batch = mst_import_batch_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "import", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  mst_page_steps_set_up (
    self->steps, "import",
    (const char *const[]){ _ ("1 Files"), _ ("2 Check"), _ ("3 Result"), NULL });
}

GtkWidget *
mst_import_page_new (MstStore *store)
{
  MstImportPage *self;

  g_return_val_if_fail (MST_IS_STORE (store), NULL);

  self = g_object_new (MST_TYPE_IMPORT_PAGE, NULL);
  self->store = g_object_ref (store);
  mst_import_files_set_batch (self->files, store, self->batch);
  mst_import_check_set_batch (self->check, store, self->batch);
  update (self);
  return GTK_WIDGET (self);
}
