/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files: new, open, sample, backup, restore, check. */
#include "config.h"

#include "mst-area-file.h"
#include "mst-create-dialog.h"
#include "mst-file-chooser.h"
#include "mst-rules.h"
#include "mst-sample.h"
#include "mst-window-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define SAMPLE_PEOPLE 2000
#define SAMPLE_SEED 1
/* Of a dialog that can still be read at once. */
#define MOST_SENTENCES 12

/* What is made or put somewhere: @path becomes the file of the window. */
typedef struct
{
  char *path;
  char *name;
  char *source;       /* an area list or a backup */
  GPtrArray *windows; /* that showed the file; nullable */
} FileWork;

static FileWork *
file_work_new (const char *path, const char *name, const char *source)
{
  FileWork *work = g_new0 (FileWork, 1);

  work->path = g_strdup (path);
  work->name = g_strdup (name);
  work->source = g_strdup (source);
  return work;
}

static void
file_work_free (gpointer data)
{
  FileWork *work = data;

  g_free (work->path);
  g_free (work->name);
  g_free (work->source);
  g_clear_pointer (&work->windows, g_ptr_array_unref);
  g_free (work);
}

static void
open_made_cb (MstWindow *self, gpointer data, const GError *error)
{
  const FileWork *work = data;

  if (error == NULL)
    mst_window_open_file (self, work->path);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  else if (self->session == NULL)
    mst_welcome_page_set_problem (self->welcome, error->message);
  else
    mst_window_tell (self, error->message);
}

/* A file that could not be filled is of no use. */
static void
remove_file (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

/* --- new --- */

static gboolean
create_district (MstStore *none, gpointer data, MstProgress *progress, GError **error)
{
  const FileWork *work = data;
  g_autoptr (MstStore) store = mst_store_create (work->path, work->name, error);

  if (store == NULL)
    return FALSE;
  if (work->source == NULL || mst_area_file_read (store, work->source, progress, error))
    return TRUE;
  g_clear_object (&store);
  remove_file (work->path);
  return FALSE;
}

static void
create_cb (MstCreateDialog *dialog, const char *name, const char *areas, const char *path,
           gpointer user_data)
{
  mst_window_work (user_data, _ ("Creating the district…"), NULL, create_district,
                   file_work_new (path, *name != '\0' ? name : NULL, areas), file_work_free,
                   open_made_cb);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *dialog = mst_create_dialog_new (GTK_WINDOW (user_data));

  g_signal_connect_object (dialog, "create", G_CALLBACK (create_cb), user_data, 0);
  gtk_window_present (dialog);
}

/* --- open --- */

static void
open_chosen_cb (GPtrArray *paths, gpointer user_data)
{
  mst_window_open_file (user_data, g_ptr_array_index (paths, 0));
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_file_chooser_open (user_data, _ ("Open a District"), MST_FILE_DISTRICT, FALSE, open_chosen_cb,
                         user_data);
}

/* --- sample --- */

static gboolean
create_sample (MstStore *none, gpointer data, MstProgress *progress, GError **error)
{
  const FileWork *work = data;
  g_autoptr (MstStore) store = mst_store_create (work->path, work->name, error);

  if (store == NULL)
    return FALSE;
  if (mst_sample_fill (store, SAMPLE_PEOPLE, SAMPLE_SEED, progress, error))
    return TRUE;
  g_clear_object (&store);
  remove_file (work->path);
  return FALSE;
}

static void
sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "muster", NULL);
  g_autofree char *file = g_strdup_printf ("%s.muster", _ ("Sample"));
  g_autofree char *path = g_build_filename (folder, file, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      mst_window_open_file (self, path);
      return;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_autofree char *text =
        g_strdup_printf (_ ("The folder “%s” can't be made: %s"), folder, g_strerror (errno));

      mst_window_tell (self, text);
      return;
    }
  mst_window_work (self, _ ("Inventing a district…"), NULL, create_sample,
                   file_work_new (path, _ ("Sample District"), NULL), file_work_free, open_made_cb);
}

/* --- backup and restore --- */

static gboolean
back_up (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  return mst_store_backup (store, ((const FileWork *) data)->path, progress, error);
}

static void
backed_up_cb (MstWindow *self, gpointer data, const GError *error)
{
  const FileWork *work = data;
  g_autofree char *text = error == NULL
                            ? g_strdup_printf (_ ("A copy was saved as %s."), work->path)
                            : g_strdup (error->message);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mst_window_tell (self, text);
}

static void
backup_chosen_cb (GPtrArray *paths, gpointer user_data)
{
  MstWindow *self = user_data;

  mst_window_work (self, _ ("Saving a copy…"), mst_session_get_path (self->session), back_up,
                   file_work_new (g_ptr_array_index (paths, 0), NULL, NULL), file_work_free,
                   backed_up_cb);
}

static void
backup_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name =
    g_strdup_printf (_ ("%s backup %s.muster"), mst_session_get_name (self->session), day);

  mst_file_chooser_save (GTK_WINDOW (self), _ ("Save a Copy"), MST_FILE_DISTRICT, name,
                         backup_chosen_cb, self);
}

static gboolean
restore (MstStore *none, gpointer data, MstProgress *progress, GError **error)
{
  const FileWork *work = data;

  return mst_store_restore (work->source, work->path, progress, error);
}

static void
restored_cb (MstWindow *self, gpointer data, const GError *error)
{
  const FileWork *work = data;

  /* They go on with what is there now, which is what was there when nothing was put back. */
  for (guint i = 0; i < work->windows->len; i++)
    mst_window_open_file (g_ptr_array_index (work->windows, i), work->path);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mst_window_tell (self, error->message);
}

static void
restore_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  MstWindow *self = user_data;
  const char *source = g_object_get_data (G_OBJECT (dialog), "mst-source");
  FileWork *work;

  if (g_strcmp0 (response, "restore") != 0 || self->session == NULL)
    return;
  work = file_work_new (mst_session_get_path (self->session), NULL, source);
  work->windows = mst_window_list_on_same_file (self);
  for (guint i = 0; i < work->windows->len; i++)
    if (!mst_window_is_idle (g_ptr_array_index (work->windows, i)))
      {
        mst_window_tell (self, _ ("Something is being written. Wait for it or cancel it."));
        file_work_free (work);
        return;
      }
  for (guint i = 0; i < work->windows->len; i++)
    mst_window_set_session (g_ptr_array_index (work->windows, i), NULL);
  mst_window_work (self, _ ("Restoring…"), NULL, restore, work, file_work_free, restored_cb);
}

static void
restore_chosen_cb (GPtrArray *paths, gpointer user_data)
{
  MstWindow *self = user_data;
  const char *source = g_ptr_array_index (paths, 0);
  GtkWidget *dialog;

  if (self->session == NULL)
    {
      mst_window_open_file (self, source);
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Go Back to This Copy?"), NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _ ("%s takes the place of %s. What is there now is backed up "
                                     "first."),
                                  source, mst_session_get_path (self->session));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "restore",
                                    _ ("Restore"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "mst-source", g_strdup (source), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (restore_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_file_chooser_open (user_data, _ ("Choose the Copy to Go Back To"), MST_FILE_DISTRICT, FALSE,
                         restore_chosen_cb, user_data);
}

/* --- check --- */

typedef struct
{
  GPtrArray *problems; /* of sentences; NULL when the check itself failed */
  GPtrArray *breaches; /* of sentences, of a sound file: what goes against a rule */
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_clear_pointer (&check->problems, g_ptr_array_unref);
  g_clear_pointer (&check->breaches, g_ptr_array_unref);
  g_free (check);
}

static gboolean
check (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  Check *work = data;

  work->problems = mst_store_check (store, progress, error);
  if (work->problems == NULL)
    return FALSE;
  if (work->problems->len == 0)
    work->breaches = mst_rules_list_breaches (store, error);
  return work->problems->len > 0 || work->breaches != NULL;
}

/* The first of @sentences, and how many more there are. */
static void
show_sentences (MstWindow *self, const char *heading, const GPtrArray *sentences,
                const char *advice)
{
  g_autoptr (GString) body = g_string_new (NULL);
  guint n = MIN (sentences->len, MOST_SENTENCES);
  GtkWidget *dialog;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (body, "%s\n", (const char *) g_ptr_array_index (sentences, i));
  if (sentences->len > n)
    {
      guint more = sentences->len - n;

      g_string_append_printf (body, ngettext ("and %u more", "and %u more", more), more);
      g_string_append_c (body, '\n');
    }
  g_string_append (body, advice);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
checked_cb (MstWindow *self, gpointer data, const GError *error)
{
  const Check *work = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    mst_window_tell (self, error->message);
  else if (work->problems->len > 0)
    show_sentences (self, _ ("The File Is Damaged"), work->problems,
                    _ ("Go back to a backup with “Restore a Copy…”."));
  else if (work->breaches->len > 0)
    show_sentences (self, _ ("The File Is Sound; This Goes Against the Rules"), work->breaches,
                    _ ("Mend these records, then check again."));
  else
    mst_window_tell (self, _ ("The file is sound: contents, links between records "
                              "and journal agree."));
}

static void
check_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;

  mst_window_work (self, _ ("Checking the file…"), mst_session_get_path (self->session), check,
                   g_new0 (Check, 1), check_free, checked_cb);
}

void
mst_window_add_file_actions (MstWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "new", .activate = new_cb },         { .name = "open", .activate = open_cb },
    { .name = "sample", .activate = sample_cb },   { .name = "backup", .activate = backup_cb },
    { .name = "restore", .activate = restore_cb }, { .name = "check", .activate = check_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
