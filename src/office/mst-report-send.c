/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report to each subdistrict. */
#include "config.h"

#include "mst-report-send.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define SUBDISTRICT "2"

/** Letter: what one subdistrict gets. */
typedef struct
{
  char *code;
  char *name; /* of the file */
} Letter;

static void
letter_free (gpointer data)
{
  Letter *letter = data;

  g_free (letter->code);
  g_free (letter->name);
  g_free (letter);
}

/** Listing: of the letters. */
typedef struct
{
  GPtrArray *letters;
  GHashTable *names;
  const MstReport *report;
  const char *suffix;
  char day[MST_DATE_ISO_SIZE];
  char *twice; /* a name that two would have */
} Listing;

static gboolean
add_letter (const MstRecord *record, gpointer user_data)
{
  Listing *listing = user_data;
  Letter *letter = g_new0 (Letter, 1);
  g_autofree char *name = g_strdup_printf ("%s %s %s.%s", mst_record_get (record, "name"),
                                           listing->report->title, listing->day, listing->suffix);

  letter->code = g_strdup (mst_record_get (record, "code"));
  letter->name = g_strdelimit (g_steal_pointer (&name), "/\\:*?\"<>|", '-');
  if (!g_hash_table_add (listing->names, letter->name))
    listing->twice = g_strdup (letter->name);
  g_ptr_array_add (listing->letters, letter);
  return listing->twice == NULL;
}

/* (element-type Letter) */
static GPtrArray *
list_letters (const MstReport *report, MstStore *store, const MstReportOptions *options,
              const char *suffix, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_area_type);
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (letter_free);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  Listing listing = { .letters = letters, .names = names, .report = report, .suffix = suffix };
  g_autofree char *twice = NULL;
  gboolean listed;

  mst_date_to_iso (mst_report_options_get_day (options), listing.day);
  if (!mst_query_add_condition (query, "level", MST_OPERATOR_IS, SUBDISTRICT, error))
    return NULL;
  mst_query_set_as_of (query, listing.day);
  listed = mst_query_foreach (query, store, add_letter, &listing, error);
  twice = listing.twice;
  if (!listed)
    return NULL;
  if (twice != NULL)
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                 _ ("Two subdistricts would get a file “%s”. Give them different names."), twice);
  else if (letters->len == 0)
    g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT,
                         _ ("There are no subdistricts to make files for."));
  else
    return g_steal_pointer (&letters);
  return NULL;
}

static gboolean
make_file (const MstReport *report, MstStore *store, const MstReportOptions *options,
           const char *code, const char *path, GError **error)
{
  g_autoptr (MstReportOptions) own = mst_report_options_copy (options);
  g_autoptr (MstReportContent) content = NULL;

  g_free (own->area);
  own->area = g_strdup (code);
  content = mst_report_make (report, store, own, NULL, error);
  return content != NULL && mst_report_content_save (content, path, NULL, error);
}

static gboolean
make_files (const MstReport *report, MstStore *store, const MstReportOptions *options,
            GPtrArray *letters, const char *folder, MstProgress *progress, GError **error)
{
  mst_progress_set_stage (progress, _ ("Making the files"));
  mst_progress_set_total (progress, letters->len);
  for (guint i = 0; i < letters->len; i++)
    {
      const Letter *letter = g_ptr_array_index (letters, i);
      g_autofree char *path = g_build_filename (folder, letter->name, NULL);

      if (mst_progress_is_cancelled (progress, error)
          || !make_file (report, store, options, letter->code, path, error))
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

static gboolean
note (const MstReport *report, MstStore *store, const MstReportOptions *options, guint n_files,
      GError **error)
{
  g_autofree char *label = g_strdup_printf (
    options->reveal
      ? ngettext ("Exported “%s” for %u subdistrict with sensitive fields",
                  "Exported “%s” for %u subdistricts with sensitive fields", n_files)
      : ngettext ("Exported “%s” for %u subdistrict", "Exported “%s” for %u subdistricts", n_files),
    mst_report_get_label (report), n_files);

  return mst_store_note_access (store, "export", label, report->type, 0, error);
}

guint
mst_report_send (const MstReport *report, MstStore *store, const MstReportOptions *options,
                 const char *folder, const char *suffix, MstProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) letters = NULL;
  g_autofree char *making = NULL;
  gboolean ok;

  g_return_val_if_fail (report != NULL && (report->parameters & MST_REPORT_TAKES_AREA) != 0, 0);
  g_return_val_if_fail (MST_IS_STORE (store), 0);
  g_return_val_if_fail (folder != NULL && suffix != NULL, 0);

  letters = list_letters (report, store, options, suffix, error);
  if (letters == NULL)
    return 0;
  /* Beside the place where they go, so that moving them is no copying. */
  making = g_build_filename (folder, ".muster-XXXXXX", NULL);
  if (g_mkdtemp_full (making, 0700) == NULL)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_FAILED, _ ("“%s” can't be written: %s"), folder,
                   g_strerror (errno));
      return 0;
    }
  ok = make_files (report, store, options, letters, making, progress, error)
       && note (report, store, options, letters->len, error)
       && move_files (letters, making, folder, error);
  remove_folder (letters, making);
  return ok ? letters->len : 0;
}
