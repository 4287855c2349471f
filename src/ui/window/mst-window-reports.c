/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports and sets of them: printing, saving, a file for each subdistrict. */
#include "config.h"

#include "mst-file-chooser.h"
#include "mst-report-send.h"
#include "mst-window-private.h"
#include "report/mst-print-page.h"
#include "report/mst-report-desk.h"
#include "report/mst-reports-panel.h"
#include "session/mst-settings.h"

#include <glib/gi18n-lib.h>

/** Work: what is to be made into files. @path: of the file, or of the folder of several. */
typedef struct
{
  MstReportWish *wish;
  char *suffix;
  char *path;
  guint n_files;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  mst_report_wish_free (work->wish);
  g_free (work->suffix);
  g_free (work->path);
  g_free (work);
}

/* NULL when it names nothing that this program can make. */
static Work *
read_target (GVariant *target)
{
  g_autoptr (GVariant) wish = NULL;
  const char *suffix;
  Work *work;

  g_variant_get (target, "(@" MST_REPORT_WISH "&s)", &wish, &suffix);
  work = g_new0 (Work, 1);
  work->wish = mst_report_wish_from_variant (wish);
  work->suffix = g_strdup (suffix);
  if (work->wish != NULL)
    return work;
  work_free (work);
  return NULL;
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
  if (work->wish->report != NULL)
    return mst_report_content_save (g_ptr_array_index (contents, 0), work->path, progress, error);
  return mst_report_contents_save ((MstReportContent *const *) contents->pdata, contents->len,
                                   work->wish->set->name, work->path, progress, error);
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
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mst_window_tell (self, error->message);
}

static void
save_chosen_cb (GPtrArray *paths, gpointer user_data)
{
  MstWindow *self = user_data;
  Work *work = self->report_target != NULL ? read_target (self->report_target) : NULL;

  if (work == NULL || self->session == NULL)
    return;
  work->path = g_strdup (g_ptr_array_index (paths, 0));
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
keep_target (MstWindow *self, GVariant *target)
{
  g_clear_pointer (&self->report_target, g_variant_unref);
  self->report_target = g_variant_ref (target);
}

static void
save_report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  Work *work = read_target (parameter);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name = NULL;

  if (work == NULL)
    return;
  keep_target (self, parameter);
  name = g_strdup_printf ("%s%s %s.%s", mst_session_get_name (self->session),
                          mst_report_wish_get_title (work->wish), day, work->suffix);
  mst_file_chooser_save (GTK_WINDOW (self), mst_report_wish_get_label (work->wish),
                         get_kind (work->suffix), name, save_chosen_cb, self);
  work_free (work);
}

/* --- a file for each subdistrict --- */

static gboolean
send (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  Work *work = data;

  work->n_files =
    mst_report_send (work->wish->report, store, work->wish->options, MST_REPORT_TO_SUBDISTRICTS,
                     NULL, work->path, work->suffix, progress, error);
  return work->n_files > 0;
}

static void
folder_chosen_cb (GPtrArray *paths, gpointer user_data)
{
  MstWindow *self = user_data;
  Work *work = self->report_target != NULL ? read_target (self->report_target) : NULL;

  if (work == NULL || work->wish->report == NULL || self->session == NULL)
    return;
  work->path = g_strdup (g_ptr_array_index (paths, 0));
  mst_window_work (self, _ ("Making the files…"), mst_session_get_path (self->session), send, work,
                   work_free, saved_cb);
}

static void
send_report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;

  keep_target (self, parameter);
  mst_file_chooser_open (GTK_WINDOW (self), _ ("Choose the Folder for the Files"), MST_FILE_FOLDER,
                         FALSE, folder_chosen_cb, self);
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
    { .name = "show-report", .activate = show_report_cb, .parameter_type = "s" },
    { .name = "save-report", .activate = save_report_cb, .parameter_type = MST_REPORT_TARGET },
    { .name = "send-report", .activate = send_report_cb, .parameter_type = MST_REPORT_TARGET },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
