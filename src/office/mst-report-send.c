/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report to each subdistrict or unit. */
#include "config.h"

#include "mst-report-send.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define SUBDISTRICT "2"

/* Of the name of a place or unit in that of a file, in bytes: file systems take 255 in all. */
#define MOST_BYTES 140

/** Letter: what one of them gets: @code: of the area; or @content. @name: of the file */
typedef struct
{
  char *code;
  MstReportContent *content;
  char *name;
} Letter;

static void
letter_free (gpointer data)
{
  Letter *letter = data;

  g_clear_object (&letter->content);
  g_free (letter->code);
  g_free (letter->name);
  g_free (letter);
}

/** Sending: the letters as they are listed and made. @twice: a name that two would have */
typedef struct
{
  const MstReport *report;
  MstStore *store;
  const MstReportOptions *options;
  const char *template_path;
  const char *suffix;
  char day[MST_DATE_ISO_SIZE];
  GPtrArray *letters;
  GHashTable *names;
  char *twice;
} Sending;

gboolean
mst_report_can_send (const MstReport *report, MstReportReceivers to)
{
  g_return_val_if_fail (report != NULL, FALSE);

  return to == MST_REPORT_TO_UNITS ? report->by_unit
                                   : (report->parameters & MST_REPORT_TAKES_AREA) != 0;
}

/* --- who gets one --- */

/* @number: of files of the same name. (transfer full) */
static char *
make_name (const Sending *self, const char *receiver, guint number)
{
  g_autofree char *again = number > 1 ? g_strdup_printf ("(%u)", number) : g_strdup ("");
  gsize length = strlen (receiver);
  char *name;

  if (length > MOST_BYTES)
    length = (gsize) (g_utf8_find_prev_char (receiver, receiver + MOST_BYTES + 1) - receiver);
  name = g_strdup_printf ("%.*s%s %s %s.%s", (int) length, receiver, again, self->report->title,
                          self->day, self->suffix);
  return g_strdelimit (name, "/\\:*?\"<>|\n\r\t", '-');
}

static gboolean
add_subdistrict (const MstRecord *record, gpointer user_data)
{
  Sending *self = user_data;
  Letter *letter = g_new0 (Letter, 1);

  letter->code = g_strdup (mst_record_get (record, "code"));
  letter->name = make_name (self, mst_record_get (record, "name"), 1);
  if (!g_hash_table_add (self->names, letter->name))
    self->twice = letter->name;
  g_ptr_array_add (self->letters, letter);
  return self->twice == NULL;
}

static gboolean
list_subdistricts (Sending *self, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_area_type);

  if (!mst_query_add_condition (query, "level", MST_OPERATOR_IS, SUBDISTRICT, error))
    return FALSE;
  mst_query_set_as_of (query, self->day);
  if (!mst_query_foreach (query, self->store, add_subdistrict, self, error))
    return FALSE;
  if (self->twice != NULL)
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                 _ ("Two subdistricts would get a file “%s”. Give them different names."),
                 self->twice);
  else if (self->letters->len == 0)
    g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT,
                         _ ("There are no subdistricts to make files for."));
  return self->twice == NULL && self->letters->len > 0;
}

/* All of one moment. */
static gboolean
list_units (Sending *self, MstProgress *progress, GError **error)
{
  g_autoptr (MstReportOptions) own = mst_report_options_copy (self->options);
  g_autoptr (MstReportContent) content = NULL;
  g_autoptr (GPtrArray) pages = NULL;

  own->by_unit = TRUE;
  content = mst_report_make (self->report, self->store, own, progress, error);
  if (content == NULL)
    return FALSE;
  if (!mst_report_content_is_paged (content))
    {
      g_set_error_literal (
        error, MST_ERROR, MST_ERROR_INPUT,
        self->report->parameters & MST_REPORT_TAKES_PERIOD
          ? _ ("In this period nothing changed for any unit. Choose other days.")
          : _ ("No unit answers for a place on this day. Plan the liaison first, or "
               "choose another day."));
      return FALSE;
    }
  pages = mst_report_content_list_pages (content);
  for (guint i = 0; i < pages->len; i++)
    {
      Letter *letter = g_new0 (Letter, 1);

      letter->content = g_object_ref (g_ptr_array_index (pages, i));
      for (guint number = 1; letter->name == NULL; number++)
        {
          g_autofree char *name =
            make_name (self, mst_report_content_get_page_name (letter->content), number);

          if (!g_hash_table_contains (self->names, name))
            letter->name = g_steal_pointer (&name);
        }
      g_hash_table_add (self->names, letter->name);
      g_ptr_array_add (self->letters, letter);
    }
  return TRUE;
}

/* --- making them --- */

static gboolean
make_file (const Sending *self, const Letter *letter, const char *path, GError **error)
{
  g_autoptr (MstReportContent) content = NULL;

  if (letter->content != NULL)
    content = g_object_ref (letter->content);
  else
    {
      g_autoptr (MstReportOptions) own = mst_report_options_copy (self->options);

      g_free (own->area);
      own->area = g_strdup (letter->code);
      content = mst_report_make (self->report, self->store, own, NULL, error);
    }
  if (content == NULL)
    return FALSE;
  return self->template_path != NULL
           ? mst_report_content_save_template (content, self->template_path, path, NULL, error)
           : mst_report_content_save (content, path, NULL, error);
}

static gboolean
make_files (const Sending *self, const char *folder, MstProgress *progress, GError **error)
{
  mst_progress_set_stage (progress, _ ("Making the files"));
  mst_progress_set_total (progress, self->letters->len);
  for (guint i = 0; i < self->letters->len; i++)
    {
      const Letter *letter = g_ptr_array_index (self->letters, i);
      g_autofree char *path = g_build_filename (folder, letter->name, NULL);

      if (mst_progress_is_cancelled (progress, error) || !make_file (self, letter, path, error))
        return FALSE;
      mst_progress_set_done (progress, i + 1);
    }
  return !mst_progress_is_cancelled (progress, error);
}

static gboolean
move_files (GPtrArray *letters, const char *from, const char *to, GError **error)
{
  for (guint i = 0; i < letters->len; i++)
    {
      const Letter *letter = g_ptr_array_index (letters, i);
      g_autofree char *made = g_build_filename (from, letter->name, NULL);
      g_autofree char *kept = g_build_filename (to, letter->name, NULL);

      if (g_rename (made, kept) != 0)
        {
          g_set_error (error, MST_ERROR, MST_ERROR_FAILED, _ ("“%s” can't be written: %s"), kept,
                       g_strerror (errno));
          return FALSE;
        }
    }
  return TRUE;
}

static void
remove_folder (GPtrArray *letters, const char *folder)
{
  for (guint i = 0; i < letters->len; i++)
    {
      const Letter *letter = g_ptr_array_index (letters, i);
      g_autofree char *path = g_build_filename (folder, letter->name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static char *
describe (const Sending *self, MstReportReceivers to)
{
  const char *label = mst_report_get_label (self->report);
  guint n = self->letters->len;

  if (to == MST_REPORT_TO_UNITS)
    return g_strdup_printf (
      self->options->reveal
        ? ngettext ("Exported “%s” for %u unit with sensitive fields",
                    "Exported “%s” for %u units with sensitive fields", n)
        : ngettext ("Exported “%s” for %u unit", "Exported “%s” for %u units", n),
      label, n);
  return g_strdup_printf (
    self->options->reveal
      ? ngettext ("Exported “%s” for %u subdistrict with sensitive fields",
                  "Exported “%s” for %u subdistricts with sensitive fields", n)
      : ngettext ("Exported “%s” for %u subdistrict", "Exported “%s” for %u subdistricts", n),
    label, n);
}

static gboolean
note (const Sending *self, MstReportReceivers to, GError **error)
{
  g_autofree char *label = describe (self, to);

  return mst_store_note_access (self->store, "export", label, self->report->type, 0, error);
}

guint
mst_report_send (const MstReport *report, MstStore *store, const MstReportOptions *options,
                 MstReportReceivers to, const char *template_path, const char *folder,
                 const char *suffix, MstProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (letter_free);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *making = NULL;
  Sending sending = { .report = report,
                      .store = store,
                      .options = options,
                      .template_path = template_path,
                      .suffix = suffix,
                      .letters = letters,
                      .names = names };
  gboolean ok;

  g_return_val_if_fail (report != NULL && mst_report_can_send (report, to), 0);
  g_return_val_if_fail (MST_IS_STORE (store), 0);
  g_return_val_if_fail (folder != NULL && suffix != NULL, 0);

  mst_date_to_iso (mst_report_options_get_day (options), sending.day);
  if (!(to == MST_REPORT_TO_UNITS ? list_units (&sending, progress, error)
                                  : list_subdistricts (&sending, error)))
    return 0;
  /* Beside the place where they go, so that moving them is no copying. */
  making = g_build_filename (folder, ".muster-XXXXXX", NULL);
  if (g_mkdtemp_full (making, 0700) == NULL)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_FAILED, _ ("“%s” can't be written: %s"), folder,
                   g_strerror (errno));
      return 0;
    }
  ok = make_files (&sending, making, progress, error) && note (&sending, to, error)
       && move_files (letters, making, folder, error);
  remove_folder (letters, making);
  return ok ? letters->len : 0;
}

guint
mst_report_count_sent (const MstReport *report, const MstReportOptions *options, const char *folder,
                       const char *suffix)
{
  Sending self = { .report = report, .suffix = suffix };
  g_autofree char *end = NULL;
  g_autoptr (GDir) entries = NULL;
  const char *name;
  guint n = 0;

  g_return_val_if_fail (report != NULL && options != NULL, 0);
  g_return_val_if_fail (folder != NULL && suffix != NULL, 0);

  mst_date_to_iso (mst_report_options_get_day (options), self.day);
  end = make_name (&self, "", 1);
  /* One that can't be read is told of when it is written to. */
  entries = g_dir_open (folder, 0, NULL);
  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    n += g_str_has_suffix (name, end) ? 1 : 0;
  return n;
}
