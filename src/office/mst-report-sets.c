/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report sets of a file. */
#include "config.h"

#include "mst-report-sets.h"

#include "mst-query.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

static gint64
get_position (const MstRecord *record)
{
  const char *position = mst_record_get (record, "position");

  return position != NULL ? g_ascii_strtoll (position, NULL, 10) : 0;
}

static void
set_position (MstRecord *record, gint64 position)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, position);
  mst_record_set (record, "position", text);
}

/* --- reading --- */

static gboolean
add_record (const MstRecord *record, gpointer user_data)
{
  g_ptr_array_add (user_data, mst_record_copy (record));
  return TRUE;
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  gint64 first = get_position (*(MstRecord *const *) a);
  gint64 second = get_position (*(MstRecord *const *) b);

  return (first > second) - (first < second);
}

/* (element-type MstRecord) */
static GPtrArray *
list_records (MstStore *store, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_report_set_type);
  g_autoptr (GPtrArray) records =
    g_ptr_array_new_with_free_func ((GDestroyNotify) mst_record_unref);

  if (!mst_query_foreach (query, store, add_record, records, error))
    return NULL;
  g_ptr_array_sort (records, compare_positions);
  return g_steal_pointer (&records);
}

static MstReportSet *
read_set (const MstRecord *record, GError **error)
{
  g_autoptr (MstReportSet) set = mst_report_set_new (mst_record_get (record, "name"));
  const char *contents = mst_record_get (record, "contents");

  set->id = mst_record_get_id (record);
  set->version = mst_record_get_version (record);
  if (contents != NULL && !mst_report_set_read_json (set, contents, error))
    {
      g_prefix_error (error, "“%s”: ", set->name);
      return NULL;
    }
  return g_steal_pointer (&set);
}

GPtrArray *
mst_report_sets_list (MstStore *store, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) sets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) mst_report_set_free);

  g_return_val_if_fail (MST_IS_STORE (store), NULL);

  records = list_records (store, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      MstReportSet *set = read_set (g_ptr_array_index (records, i), error);

      if (set == NULL)
        return NULL;
      g_ptr_array_add (sets, set);
    }
  return records != NULL ? g_steal_pointer (&sets) : NULL;
}

static MstReportSet *
find_set (GPtrArray *sets, const char *name)
{
  for (guint i = 0; i < sets->len; i++)
    {
      MstReportSet *set = g_ptr_array_index (sets, i);

      if (g_strcmp0 (set->name, name) == 0)
        return set;
    }
  return NULL;
}

MstReportSet *
mst_report_sets_get (MstStore *store, const char *name, GError **error)
{
  g_autoptr (GPtrArray) sets = NULL;
  g_autofree char *tidy = NULL;
  const MstReportSet *set;

  g_return_val_if_fail (name != NULL, NULL);

  sets = mst_report_sets_list (store, error);
  if (sets == NULL)
    return NULL;
  tidy = mst_text_normalise (name);
  set = find_set (sets, tidy);
  if (set != NULL)
    return mst_report_set_copy (set);
  g_set_error (error, MST_ERROR, MST_ERROR_NOT_FOUND, _ ("There is no report set “%s”."), tidy);
  return NULL;
}

/* --- writing --- */

static gboolean
check_name (MstStore *store, MstReportSet *set, GError **error)
{
  char *tidy = mst_text_normalise (set->name != NULL ? set->name : "");
  const MstField *field = mst_record_type_get_field (&mst_report_set_type, "name");

  g_free (set->name);
  set->name = tidy;
  if (mst_text_is_blank (tidy))
    g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT, _ ("Give the report set a name."));
  else if (mst_store_find_holder (store, &mst_report_set_type, field, tidy, set->id) != 0)
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                 _ ("There is a report set “%s” already. Choose another name."), tidy);
  else
    return TRUE;
  return FALSE;
}

static void
fill (MstRecord *record, const MstReportSet *set)
{
  g_autofree char *titles = mst_report_set_dup_titles (set);
  g_autofree char *contents = mst_report_set_to_json (set);

  mst_record_set (record, "name", set->name);
  mst_record_set (record, "reports", *titles != '\0' ? titles : NULL);
  mst_record_set (record, "contents", contents);
}

/* One group; @label: (transfer full), which is given back when something was written. */
static char *
write_record (MstStore *store, const char *action, char *label, MstRecord *record, GError **error)
{
  g_autofree char *sentence = label;
  gboolean written;

  if (!mst_store_begin (store, action, sentence, error))
    return NULL;
  if (mst_record_get_id (record) == 0)
    written = mst_store_insert (store, record, NULL, error);
  else
    written = mst_store_update (store, record, NULL, error);
  if (!written)
    {
      mst_store_rollback (store);
      return NULL;
    }
  return mst_store_commit (store, error) ? g_steal_pointer (&sentence) : NULL;
}

static gint64
find_last_position (MstStore *store, GError **error)
{
  g_autoptr (GPtrArray) records = list_records (store, error);

  if (records == NULL)
    return -1;
  return records->len > 0 ? get_position (g_ptr_array_index (records, records->len - 1)) : 0;
}

static char *
insert (MstStore *store, MstReportSet *set, char *label, GError **error)
{
  g_autoptr (MstRecord) record = mst_record_new (&mst_report_set_type);
  gint64 last = find_last_position (store, error);
  char *sentence;

  if (last < 0)
    {
      g_free (label);
      return NULL;
    }
  fill (record, set);
  set_position (record, last + 1);
  sentence = write_record (store, "insert", label, record, error);
  set->id = mst_record_get_id (record);
  set->version = mst_record_get_version (record);
  return sentence;
}

static char *
describe_change (const MstRecord *before, const MstReportSet *set)
{
  const char *name = mst_record_get (before, "name");

  if (g_strcmp0 (name, set->name) != 0)
    return g_strdup_printf (_ ("Renamed the report set “%s” to “%s”"), name, set->name);
  return g_strdup_printf (_ ("Changed the report set “%s”"), set->name);
}

/* @label: (transfer full) (nullable): what is said of it */
static char *
update (MstStore *store, MstReportSet *set, char *label, GError **error)
{
  g_autoptr (MstRecord) before = mst_store_get (store, &mst_report_set_type, set->id, error);
  g_autoptr (MstRecord) record = NULL;
  g_autofree char *difference = NULL;
  char *sentence;

  if (before == NULL)
    {
      g_free (label);
      return NULL;
    }
  record = mst_record_copy (before);
  fill (record, set);
  mst_record_set_version (record, set->version);
  difference = mst_record_diff_to_json (before, record);
  if (difference == NULL)
    {
      g_free (label);
      return NULL;
    }
  if (label == NULL)
    label = describe_change (before, set);
  sentence = write_record (store, "update", label, record, error);
  if (sentence != NULL)
    set->version = mst_record_get_version (record);
  return sentence;
}

char *
mst_report_sets_save (MstStore *store, MstReportSet *set, GError **error)
{
  g_return_val_if_fail (MST_IS_STORE (store), NULL);
  g_return_val_if_fail (set != NULL, NULL);

  if (!check_name (store, set, error))
    return NULL;
  if (set->id != 0)
    return update (store, set, NULL, error);
  return insert (store, set, g_strdup_printf (_ ("New report set “%s”"), set->name), error);
}

char *
mst_report_sets_add (MstStore *store, const char *name, const MstReport *report,
                     const MstReportOptions *options, GError **error)
{
  g_autoptr (GPtrArray) sets = NULL;
  g_autoptr (MstReportSet) set = NULL;
  g_autofree char *tidy = NULL;
  const MstReportSet *found;
  char *label;

  g_return_val_if_fail (MST_IS_STORE (store), NULL);
  g_return_val_if_fail (name != NULL && report != NULL && options != NULL, NULL);

  sets = mst_report_sets_list (store, error);
  if (sets == NULL)
    return NULL;
  tidy = mst_text_normalise (name);
  found = find_set (sets, tidy);
  set = found != NULL ? mst_report_set_copy (found) : mst_report_set_new (tidy);
  if (!check_name (store, set, error))
    return NULL;
  mst_report_set_add (set, report, options);
  label = g_strdup_printf (_ ("Added “%s” to the report set “%s”"), mst_report_get_label (report),
                           set->name);
  return found != NULL ? update (store, set, label, error) : insert (store, set, label, error);
}

char *
mst_report_sets_remove (MstStore *store, gint64 id, GError **error)
{
  g_autoptr (MstRecord) record = NULL;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (MST_IS_STORE (store), NULL);

  record = mst_store_get (store, &mst_report_set_type, id, error);
  if (record == NULL)
    return NULL;
  sentence = g_strdup_printf (_ ("Removed the report set “%s”"), mst_record_get_title (record));
  if (!mst_store_begin (store, "delete", sentence, error))
    return NULL;
  if (!mst_store_delete (store, &mst_report_set_type, id, mst_record_get_version (record), error))
    {
      mst_store_rollback (store);
      return NULL;
    }
  return mst_store_commit (store, error) ? g_steal_pointer (&sentence) : NULL;
}

/* From 1, in the order of @records. */
static gboolean
write_positions (MstStore *store, GPtrArray *records, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      MstRecord *record = g_ptr_array_index (records, i);

      if (get_position (record) == i + 1)
        continue;
      set_position (record, i + 1);
      if (!mst_store_update (store, record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static guint
find_record (GPtrArray *records, gint64 id)
{
  guint i = 0;

  while (i < records->len && mst_record_get_id (g_ptr_array_index (records, i)) != id)
    i++;
  return i;
}

char *
mst_report_sets_move (MstStore *store, gint64 id, guint position, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *sentence = NULL;
  MstRecord *record;
  guint from;

  g_return_val_if_fail (MST_IS_STORE (store), NULL);

  records = list_records (store, error);
  if (records == NULL)
    return NULL;
  from = find_record (records, id);
  if (from == records->len)
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_NOT_FOUND,
                           _ ("The report set is not there any more."));
      return NULL;
    }
  position = MIN (position, records->len - 1);
  if (position == from)
    return NULL;
  record = g_ptr_array_steal_index (records, from);
  g_ptr_array_insert (records, (int) position, record);
  sentence = g_strdup_printf (_ ("Moved the report set “%s”"), mst_record_get_title (record));
  if (!mst_store_begin (store, "update", sentence, error))
    return NULL;
  if (!write_positions (store, records, error))
    {
      mst_store_rollback (store);
      return NULL;
    }
  return mst_store_commit (store, error) ? g_steal_pointer (&sentence) : NULL;
}
