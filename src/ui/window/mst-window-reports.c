/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports and sets of them: saving, also by a template, copying, printing, a file for each subdistrict. */
#include "config.h"

#include "mst-file-chooser.h"
#include "mst-report-send.h"
#include "mst-window-private.h"
#include "report/mst-print-page.h"
#include "report/mst-report-copy.h"
#include "report/mst-report-wish.h"
#include "report/mst-reports-panel.h"
#include "session/mst-settings.h"

#include <glib/gi18n-lib.h>

/* Of a dialog: the URI of the template it speaks of. */
#define TEMPLATE_KEY "mst-template"
/* Of a dialog: the work it asks about. */
#define WORK_KEY "mst-work"

/** Work: what is to be made. @suffix: of the files; NULL: it goes to the clipboard. @template: what a
 * workbook is made of; NULL. @path: of the file, or of the folder of several */
typedef struct
{
  MstReportWish *wish;
  char *suffix;
  GFile *template;
  char *path;
  MstReportReceivers receivers;
  guint n_files;
  MstClipboardTable *table;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  mst_report_wish_free (work->wish);
  g_free (work->suffix);
  g_clear_object (&work->template);
  g_free (work->path);
  mst_clipboard_table_free (work->table);
  g_free (work);
}

/* NULL when it names nothing that this program can make. */
static Work *
read_target (GVariant *target)
{
  g_autoptr (GVariant) wish = NULL;
  const char *suffix, *template_uri;
  Work *work;

  g_variant_get (target, "(@" MST_REPORT_WISH "&s&s)", &wish, &suffix, &template_uri);
  work = g_new0 (Work, 1);
  work->wish = mst_report_wish_from_variant (wish);
  work->suffix = g_strdup (suffix);
  work->template = *template_uri != '\0' ? g_file_new_for_uri (template_uri) : NULL;
  if (work->wish != NULL)
    return work;
  work_free (work);
  return NULL;
}

/* What the officer is asked about. */
static Work *
read_kept_target (MstWindow *self)
{
  return self->report_target != NULL && self->session != NULL ? read_target (self->report_target)
                                                              : NULL;
}

static void
keep_target (MstWindow *self, GVariant *target)
{
  g_variant_ref_sink (target);
  g_clear_pointer (&self->report_target, g_variant_unref);
  self->report_target = target;
}

/* --- one file --- */

static gboolean
note (MstStore *store, const Work *work, GError **error)
{
  g_autofree char *name = g_path_get_basename (work->path);
  g_autofree char *label = g_strdup_printf (
    work->wish->reveal ? _ ("Exported “%s” with sensitive fields") : _ ("Exported “%s”"), name);

  return mst_store_note_access (store, "export", label,
                                mst_report_wish_get_record_type (work->wish), 0, error);
}

/* What leaves the program is noted first: the contents may hold the store. */
static gboolean
save (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  const Work *work = data;
  g_autoptr (GPtrArray) contents = NULL;

  if (!note (store, work, error))
    return FALSE;
  contents = mst_report_wish_make (work->wish, store, progress, error);
  if (contents == NULL)
    return FALSE;
  if (work->template != NULL)
    return mst_report_content_save_template (g_ptr_array_index (contents, 0),
                                             g_file_peek_path (work->template), work->path,
                                             progress, error);
  if (work->wish->report != NULL)
    return mst_report_content_save (g_ptr_array_index (contents, 0), work->path, progress, error);
  return mst_report_contents_save ((MstReportContent *const *) contents->pdata, contents->len,
                                   work->wish->set->name, work->path, progress, error);
}

static void
template_response_cb (MstWindow *self, const char *response, GtkWindow *dialog)
{
  if (g_strcmp0 (response, "open") == 0)
    gtk_show_uri (GTK_WINDOW (self), g_object_get_data (G_OBJECT (dialog), TEMPLATE_KEY),
                  GDK_CURRENT_TIME);
}

/* A mark that means nothing is mended in the template itself. */
static void
tell_of_template (MstWindow *self, GFile *template, const char *problem)
{
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (self), _ ("The Template Can't Be Filled In"), problem);

  g_object_set_data_full (G_OBJECT (dialog), TEMPLATE_KEY, g_file_get_uri (template), g_free);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"), "open",
                                    _ ("_Open the Template"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (template_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
saved_cb (MstWindow *self, gpointer data, const GError *error)
{
  const Work *work = data;
  g_autofree char *name = g_filename_display_basename (work->path);
  g_autofree char *text = NULL;

  if (error == NULL)
    {
      g_free (self->exported);
      self->exported = g_strdup (work->path);
      text = work->n_files > 0 ? g_strdup_printf (
               ngettext ("%u file put into %s", "%u files put into %s", work->n_files),
               work->n_files, name)
                               : g_strdup_printf (_ ("Exported to %s"), name);
      mst_window_tell_with_action (self, text, _ ("Open"), "win.open-exported");
    }
  else if (work->template != NULL && g_error_matches (error, MST_ERROR, MST_ERROR_INPUT))
    tell_of_template (self, work->template, error->message);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mst_window_tell (self, error->message);
}

static void
save_chosen_cb (GPtrArray *paths, gpointer user_data)
{
  MstWindow *self = user_data;
  const char *path = g_ptr_array_index (paths, 0);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Work *work = read_kept_target (self);

  if (work == NULL)
    return;
  if (work->template != NULL && g_file_equal (work->template, file))
    {
      mst_window_tell (self,
                       _ ("That is the template itself. Save the report under another name."));
      work_free (work);
      return;
    }
  work->path = g_strdup (path);
  mst_window_work (self, _ ("Saving the report…"), mst_session_get_path (self->session), save, work,
                   work_free, saved_cb);
}

static MstFileKind
get_kind (const char *suffix)
{
  static const struct
  {
    const char *suffix;
    MstFileKind kind;
  } kinds[] = {
    { "pdf", MST_FILE_PDF }, { "xlsx", MST_FILE_XLSX }, { "csv", MST_FILE_CSV },
    { "png", MST_FILE_PNG }, { "svg", MST_FILE_SVG },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].suffix, suffix) == 0)
      return kinds[i].kind;
  return MST_FILE_PDF;
}

static void
ask_path (MstWindow *self, const Work *work)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name =
    g_strdup_printf ("%s%s %s.%s", mst_session_get_name (self->session),
                     mst_report_wish_get_title (work->wish), day, work->suffix);

  mst_file_chooser_save (GTK_WINDOW (self), mst_report_wish_get_label (work->wish),
                         get_kind (work->suffix), name, save_chosen_cb, self);
}

static void
template_chosen_cb (GPtrArray *paths, gpointer user_data)
{
  MstWindow *self = user_data;
  g_autoptr (GFile) file = g_file_new_for_path (g_ptr_array_index (paths, 0));
  g_autofree char *uri = g_file_get_uri (file);
  Work *work = read_kept_target (self);

  if (work == NULL)
    return;
  mst_settings_set_report_template (work->wish->report->name, mst_session_get_path (self->session),
                                    uri);
  keep_target (self, mst_report_wish_to_target (work->wish, work->suffix, uri));
  ask_path (self, work);
  work_free (work);
}

static void
ask_template (MstWindow *self)
{
  mst_file_chooser_open (GTK_WINDOW (self), _ ("Choose the Template"), MST_FILE_XLSX, FALSE,
                         template_chosen_cb, self);
}

static void
choose_template_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Work *work = read_target (parameter);

  if (work == NULL || work->wish->report == NULL)
    {
      g_clear_pointer (&work, work_free);
      return;
    }
  work_free (work);
  keep_target (user_data, parameter);
  ask_template (user_data);
}

/* Whether the workbook that is asked for, if any, is there; else it is told. */
static gboolean
has_template (MstWindow *self, const Work *work)
{
  if (work->template == NULL || g_file_query_exists (work->template, NULL))
    return TRUE;
  mst_window_tell (self, _ ("The template isn't where it was. Choose it again."));
  return FALSE;
}

static void
save_report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  Work *work = read_target (parameter);

  if (work == NULL)
    return;
  keep_target (self, parameter);
  if (has_template (self, work))
    ask_path (self, work);
  else
    ask_template (self);
  work_free (work);
}

/* --- a file for each subdistrict or unit --- */

static gboolean
send (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  Work *work = data;

  work->n_files =
    mst_report_send (work->wish->report, store, work->wish->options, work->receivers,
                     work->template != NULL ? g_file_peek_path (work->template) : NULL, work->path,
                     work->suffix, progress, error);
  return work->n_files > 0;
}

/* @work: (transfer full) */
static void
begin_sending (MstWindow *self, Work *work)
{
  mst_window_work (self, _ ("Making the files…"), mst_session_get_path (self->session), send, work,
                   work_free, saved_cb);
}

static void
replace_response_cb (MstWindow *self, const char *response, GtkWindow *dialog)
{
  Work *work = g_object_steal_data (G_OBJECT (dialog), WORK_KEY);

  if (g_strcmp0 (response, "replace") == 0 && self->session != NULL)
    begin_sending (self, work);
  else
    work_free (work);
}

/* @work: (transfer full) */
static void
ask_whether_to_replace (MstWindow *self, Work *work, guint n)
{
  g_autofree char *name = g_filename_display_basename (work->path);
  g_autofree char *body = g_strdup_printf (
    ngettext (
      "“%s” already has %u file of this report and day. It is replaced by the new one.",
      "“%s” already has %u files of this report and day. They are replaced by the new ones.", n),
    name, n);
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (self), _ ("Replace the Files That Are There?"), body);

  g_object_set_data_full (G_OBJECT (dialog), WORK_KEY, work, work_free);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "replace",
                                    _ ("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (replace_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
send_to (MstWindow *self, const char *folder, MstReportReceivers receivers)
{
  Work *work = read_kept_target (self);
  guint n_there;

  if (work == NULL)
    return;
  work->path = g_strdup (folder);
  work->receivers = receivers;
  n_there = mst_report_count_sent (work->wish->report, work->wish->options, folder, work->suffix);
  if (n_there > 0)
    ask_whether_to_replace (self, work, n_there);
  else
    begin_sending (self, work);
}

static void
folder_for_subdistricts_cb (GPtrArray *paths, gpointer user_data)
{
  send_to (user_data, g_ptr_array_index (paths, 0), MST_REPORT_TO_SUBDISTRICTS);
}

static void
folder_for_units_cb (GPtrArray *paths, gpointer user_data)
{
  send_to (user_data, g_ptr_array_index (paths, 0), MST_REPORT_TO_UNITS);
}

static void
ask_folder (MstWindow *self, GVariant *target, MstReportReceivers receivers)
{
  Work *work = read_target (target);

  if (work != NULL && work->wish->report != NULL
      && mst_report_can_send (work->wish->report, receivers) && has_template (self, work))
    {
      keep_target (self, target);
      mst_file_chooser_open (
        GTK_WINDOW (self), _ ("Choose the Folder for the Files"), MST_FILE_FOLDER, FALSE,
        receivers == MST_REPORT_TO_UNITS ? folder_for_units_cb : folder_for_subdistricts_cb, self);
    }
  g_clear_pointer (&work, work_free);
}

static void
send_report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ask_folder (user_data, parameter, MST_REPORT_TO_SUBDISTRICTS);
}

static void
send_report_to_units_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ask_folder (user_data, parameter, MST_REPORT_TO_UNITS);
}

/* --- to the clipboard --- */

static gboolean
copy (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  Work *work = data;

  work->table = mst_report_copy_make (work->wish, store, progress, error);
  return work->table != NULL;
}

static void
copied_cb (MstWindow *self, gpointer data, const GError *error)
{
  const Work *work = data;

  if (error == NULL)
    {
      mst_clipboard_table_put (work->table, gtk_widget_get_clipboard (GTK_WIDGET (self)));
      mst_window_tell (self, _ ("Copied; it can be pasted into WPS or Word"));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mst_window_tell (self, error->message);
}

static void
copy_report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  Work *work = g_new0 (Work, 1);

  work->wish = mst_report_wish_from_variant (parameter);
  if (work->wish != NULL)
    mst_window_work (self, _ ("Copying the tables…"), mst_session_get_path (self->session), copy,
                     work, work_free, copied_cb);
  else
    work_free (work);
}

/* --- printing, and the panel of reports --- */

static void
show_report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstPanel *panel;

  mst_window_show_panel (user_data, MST_PANEL_REPORTS);
  panel = mst_window_get_panel (user_data);
  if (MST_IS_REPORTS_PANEL (panel))
    mst_reports_panel_choose (MST_REPORTS_PANEL (panel), g_variant_get_string (parameter, NULL));
}

static void
show_report_set_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_window_show_report_set (user_data, g_variant_get_int64 (parameter));
}

void
mst_window_show_report_set (MstWindow *self, gint64 id)
{
  MstPanel *panel;

  mst_window_show_panel (self, MST_PANEL_REPORTS);
  panel = mst_window_get_panel (self);
  if (MST_IS_REPORTS_PANEL (panel))
    mst_reports_panel_choose_set (MST_REPORTS_PANEL (panel), id);
}

/* The report that lists all records of the type. */
static const MstReport *
find_list (const MstRecordType *type)
{
  for (guint i = 0; mst_reports[i] != NULL; i++)
    if (mst_reports[i]->type == type && mst_reports[i]->level == NULL
        && (mst_reports[i]->parameters & MST_REPORT_TAKES_LIST) != 0)
      return mst_reports[i];
  return NULL;
}

gboolean
mst_window_can_print (MstWindow *self)
{
  MstPanel *panel = mst_window_get_panel (self);
  const MstRecordType *type = panel != NULL ? mst_panel_get_record_type (panel) : NULL;

  return MST_IS_REPORTS_PANEL (panel) || (type != NULL && find_list (type) != NULL);
}

static void
print_list (MstWindow *self, MstPanel *panel, const MstReport *report)
{
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  g_autofree const char **fields = mst_panel_list_fields (panel);

  options->query = mst_panel_dup_query (panel);
  options->fields = g_strdupv ((char **) fields);
  /* In the order in which it is seen. */
  options->group = g_strdup ("");
  options->paper = mst_settings_get_paper (self->settings);
  options->reveal = !mst_session_get_masked (self->session);
  if (options->query != NULL)
    mst_window_show_page (self, mst_print_page_new (self->session, report, options));
}

/* The report of this name. */
static void
print_report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstPanel *panel;

  show_report_cb (action, parameter, user_data);
  panel = mst_window_get_panel (user_data);
  if (MST_IS_REPORTS_PANEL (panel))
    mst_reports_panel_print (MST_REPORTS_PANEL (panel));
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  MstPanel *panel = mst_window_get_panel (self);
  const MstRecordType *type = panel != NULL ? mst_panel_get_record_type (panel) : NULL;

  if (MST_IS_REPORTS_PANEL (panel))
    mst_reports_panel_print (MST_REPORTS_PANEL (panel));
  else if (type != NULL && find_list (type) != NULL)
    print_list (self, panel, find_list (type));
}

void
mst_window_add_report_actions (MstWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "print", .activate = print_cb },
    { .name = "print-report", .activate = print_report_cb, .parameter_type = "s" },
    { .name = "show-report", .activate = show_report_cb, .parameter_type = "s" },
    { .name = "show-report-set", .activate = show_report_set_cb, .parameter_type = "x" },
    { .name = "save-report", .activate = save_report_cb, .parameter_type = MST_REPORT_TARGET },
    { .name = "choose-template",
      .activate = choose_template_cb,
      .parameter_type = MST_REPORT_TARGET },
    { .name = "copy-report", .activate = copy_report_cb, .parameter_type = MST_REPORT_WISH },
    { .name = "send-report", .activate = send_report_cb, .parameter_type = MST_REPORT_TARGET },
    { .name = "send-report-to-units",
      .activate = send_report_to_units_cb,
      .parameter_type = MST_REPORT_TARGET },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
