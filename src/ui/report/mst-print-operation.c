/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing pages. */
#include "config.h"

#include "mst-print-operation.h"

#include <glib/gi18n-lib.h>

struct _MstPrintOperation
{
  GtkPrintOperation parent_instance;

  MstVolume *volume;
};

G_DEFINE_FINAL_TYPE (MstPrintOperation, mst_print_operation, GTK_TYPE_PRINT_OPERATION)

/* What belongs to one print, or to the document. */
static const char *const not_kept[] = {
  GTK_PRINT_SETTINGS_N_COPIES,        GTK_PRINT_SETTINGS_COLLATE,
  GTK_PRINT_SETTINGS_PRINT_PAGES,     GTK_PRINT_SETTINGS_PAGE_RANGES,
  GTK_PRINT_SETTINGS_PAGE_SET,        GTK_PRINT_SETTINGS_ORIENTATION,
  GTK_PRINT_SETTINGS_PAPER_FORMAT,    GTK_PRINT_SETTINGS_PAPER_WIDTH,
  GTK_PRINT_SETTINGS_PAPER_HEIGHT,    GTK_PRINT_SETTINGS_OUTPUT_URI,
  GTK_PRINT_SETTINGS_OUTPUT_BASENAME,
};

char *
mst_print_operation_dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "muster", "printing.ini", NULL);
}

static GtkPrintSettings *
load_settings (void)
{
  g_autofree char *path = mst_print_operation_dup_path ();
  GtkPrintSettings *settings = gtk_print_settings_new ();

  /* There is none before the first print, and one that can't be read is as good as none. */
  gtk_print_settings_load_file (settings, path, NULL);
  return settings;
}

static void
save_settings (MstPrintOperation *self)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (GTK_PRINT_OPERATION (self));
  g_autofree char *path = mst_print_operation_dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GtkPrintSettings) kept = NULL;
  g_autoptr (GError) error = NULL;

  if (settings == NULL)
    return;
  kept = gtk_print_settings_copy (settings);
  for (guint i = 0; i < G_N_ELEMENTS (not_kept); i++)
    gtk_print_settings_unset (kept, not_kept[i]);
  g_mkdir_with_parents (folder, 0700);
  if (!gtk_print_settings_to_file (kept, path, &error))
    g_warning ("The set-up of the printer isn't remembered: %s", error->message);
}

/* --- GtkPrintOperation --- */

static void
set_paper (GtkPageSetup *setup, const MstPaper *paper)
{
  g_autoptr (GtkPaperSize) size =
    gtk_paper_size_new (paper->size == MST_SHEET_PAPER_A3 ? "iso_a3" : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_orientation (setup, paper->orientation == MST_ORIENTATION_LANDSCAPE
                                           ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                           : GTK_PAGE_ORIENTATION_PORTRAIT);
}

static void
mst_print_operation_begin_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  gtk_print_operation_set_n_pages (
    operation, (int) mst_volume_get_n_pages (MST_PRINT_OPERATION (operation)->volume));
}

static void
mst_print_operation_request_page_setup (GtkPrintOperation *operation, GtkPrintContext *context,
                                        int page, GtkPageSetup *setup)
{
  MstPrintOperation *self = MST_PRINT_OPERATION (operation);

  set_paper (setup, mst_volume_get_paper (self->volume, (guint) page));
}

static void
mst_print_operation_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page)
{
  MstPrintOperation *self = MST_PRINT_OPERATION (operation);

  mst_volume_draw (self->volume, (guint) page, gtk_print_context_get_cairo_context (context));
}

static void
ready_cb (GtkPrintOperationPreview *preview, GtkPrintContext *context, gpointer user_data)
{
  gtk_print_operation_preview_end_preview (preview);
}

/* The preview is the one from which it is printed: the dialog goes, and it is in view. */
static gboolean
mst_print_operation_preview (GtkPrintOperation *operation, GtkPrintOperationPreview *preview,
                             GtkPrintContext *context, GtkWindow *parent)
{
  g_signal_connect (preview, "ready", G_CALLBACK (ready_cb), NULL);
  return TRUE;
}

static void
mst_print_operation_done (GtkPrintOperation *operation, GtkPrintOperationResult result)
{
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    save_settings (MST_PRINT_OPERATION (operation));
}

/* --- the object --- */

static void
mst_print_operation_dispose (GObject *object)
{
  g_clear_object (&MST_PRINT_OPERATION (object)->volume);
  G_OBJECT_CLASS (mst_print_operation_parent_class)->dispose (object);
}

static void
mst_print_operation_class_init (MstPrintOperationClass *class)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_print_operation_dispose;
  operation_class->begin_print = mst_print_operation_begin_print;
  operation_class->request_page_setup = mst_print_operation_request_page_setup;
  operation_class->draw_page = mst_print_operation_draw_page;
  operation_class->preview = mst_print_operation_preview;
  operation_class->done = mst_print_operation_done;
}

static void
mst_print_operation_init (MstPrintOperation *self)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  /* The pages have their own margins. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
}

/* Where a file is offered that is printed into. */
static void
suggest_file (GtkPrintSettings *settings, const char *title)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *name = g_strdup (title);

  if (!gtk_print_settings_has_key (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR))
    gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR,
                            folder != NULL ? folder : g_get_home_dir ());
  g_strdelimit (name, "/\\:*?\"<>|", '-');
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
}

MstPrintOperation *
mst_print_operation_new (MstVolume *volume)
{
  g_autoptr (GtkPrintSettings) settings = load_settings ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  MstPrintOperation *self;

  g_return_val_if_fail (MST_IS_VOLUME (volume), NULL);
  g_return_val_if_fail (mst_volume_get_n_pages (volume) > 0, NULL);

  self = g_object_new (MST_TYPE_PRINT_OPERATION, NULL);
  self->volume = g_object_ref (volume);
  set_paper (setup, mst_volume_get_paper (volume, 0));
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (self), setup);
  if (mst_volume_get_title (volume) != NULL)
    suggest_file (settings, mst_volume_get_title (volume));
  gtk_print_operation_set_print_settings (GTK_PRINT_OPERATION (self), settings);
  if (mst_volume_get_title (volume) != NULL)
    gtk_print_operation_set_job_name (GTK_PRINT_OPERATION (self), mst_volume_get_title (volume));
  return self;
}

/** Print: one under way. */
typedef struct
{
  MstPrintDoneFunc done;
  GObject *object;
} Print;

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  g_autofree Print *print = user_data;
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    print->done (print->object, TRUE, NULL);
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      g_autofree char *reason = NULL;

      gtk_print_operation_get_error (operation, &error);
      reason = g_strdup_printf (_ ("It couldn't be printed: %s"),
                                error != NULL ? error->message : _ ("the printer is not ready"));
      print->done (print->object, FALSE, reason);
    }
  g_object_unref (print->object);
  g_object_unref (operation);
}

void
mst_print_volume (MstVolume *volume, GtkWindow *parent, MstPrintDoneFunc done, gpointer object)
{
  MstPrintOperation *operation;
  Print *print;

  g_return_if_fail (MST_IS_VOLUME (volume));
  g_return_if_fail (done != NULL && G_IS_OBJECT (object));

  operation = mst_print_operation_new (volume);
  print = g_new0 (Print, 1);
  print->done = done;
  print->object = g_object_ref (object);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), print);
  gtk_print_operation_run (GTK_PRINT_OPERATION (operation), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           parent, NULL);
}
