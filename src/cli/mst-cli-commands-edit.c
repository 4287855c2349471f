/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that change records: add, set, copy, end, delete, revert. */

#include "config.h"

#include "mst-cli-bulk-edit.h"
#include "mst-cli-records.h"

#include "mst-date.h"
#include "mst-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** Pair: a field and what it is to be. */
typedef struct
{
  const MstField *field;
  char *value; /* nullable */
} Pair;

static void
pair_clear (gpointer data)
{
  Pair *pair = data;

  g_free (pair->value);
}

static gboolean
is_pair (const char *word)
{
  return strchr (word, '=') != NULL;
}

/* @word: FIELD=VALUE */
static gboolean
read_pair (MstStore *store, MstPlaceFinder **places, const MstCliType *type, const char *word,
           Pair *pair, GError **error)
{
  const char *sign = strchr (word, '=');
  g_autofree char *name = g_strndup (word, (gsize) (sign - word));
  g_autoptr (GError) local = NULL;

  pair->field = mst_record_type_get_field (type->type, name);
  if (pair->field == NULL)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("There is no field “%s”."), name);
      return FALSE;
    }
  if (mst_cli_read_value (store, places, pair->field, sign + 1, &pair->value, &local))
    return TRUE;
  g_propagate_prefixed_error (error, g_steal_pointer (&local), "%s: ", name);
  return FALSE;
}

/* The FIELD=VALUE among the words from @first on, the others must be ids. */
static GArray *
read_pairs (MstStore *store, const MstCliType *type, const MstCliArguments *arguments, guint first,
            GError **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, TRUE, sizeof (Pair));
  g_autoptr (MstPlaceFinder) places = NULL;
  const char *word;

  g_array_set_clear_func (pairs, pair_clear);
  for (guint i = first; (word = mst_cli_get_word (arguments, i)) != NULL; i++)
    {
      Pair pair = { 0 };

      if (!is_pair (word))
        continue;
      if (!read_pair (store, &places, type, word, &pair, error))
        return NULL;
      g_array_append_val (pairs, pair);
    }
  return g_steal_pointer (&pairs);
}

static gboolean
require_pairs (const MstCliArguments *arguments, guint first, GError **error)
{
  const char *word;

  for (guint i = first; (word = mst_cli_get_word (arguments, i)) != NULL; i++)
    if (!is_pair (word))
      {
        g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("“%s” is not FIELD=VALUE."), word);
        return FALSE;
      }
  return TRUE;
}

static void
set_pairs (MstRecord *record, GArray *pairs)
{
  for (guint i = 0; i < pairs->len; i++)
    mst_record_set (record, g_array_index (pairs, Pair, i).field->name,
                    g_array_index (pairs, Pair, i).value);
}

/* --- what was done --- */

static void
add_ids (JsonObject *object, const char *name, const gint64 *ids, guint n_ids)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < n_ids; i++)
    json_array_add_int_element (array, ids[i]);
  json_object_set_array_member (object, name, array);
}

static void
print_nothing_to_change (void)
{
  mst_cli_note ("%s", _ ("Nothing to change: it is so already."));
}

/* @done: (nullable): the sentence; without one nothing was to be changed. FALSE when @error is set. */
static gboolean
finish (const MstCliArguments *arguments, const char *done, const gint64 *ids, guint n_ids,
        const GError *failed)
{
  JsonObject *object;

  if (done == NULL && failed != NULL)
    return FALSE;
  if (done != NULL)
    mst_cli_note ("%s", done);
  else
    print_nothing_to_change ();
  if (arguments->json)
    {
      object = json_object_new ();
      add_ids (object, "changed", ids, done != NULL ? n_ids : 0);
      mst_cli_print_object (object);
    }
  else if (done != NULL)
    for (guint i = 0; i < n_ids; i++)
      mst_cli_print ("%" G_GINT64_FORMAT "\n", ids[i]);
  return TRUE;
}

static gboolean
save (MstStore *store, MstRecord *record, const MstCliArguments *arguments, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *done = mst_edit_save (store, record, &local);
  gint64 id = mst_record_get_id (record);
  gboolean is_well = finish (arguments, done, &id, 1, local);

  if (!is_well)
    g_propagate_error (error, g_steal_pointer (&local));
  return is_well;
}

/* --- add, copy --- */

static gboolean
add (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const MstCliType *type = mst_cli_find_type (mst_cli_get_word (arguments, 1), error);
  g_autoptr (MstStore) store = NULL;
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (MstRecord) record = NULL;

  if (type == NULL || !require_pairs (arguments, 2, error))
    return FALSE;
  store = mst_cli_open (mst_cli_get_word (arguments, 0), FALSE, error);
  pairs = store != NULL ? read_pairs (store, type, arguments, 2, error) : NULL;
  if (pairs == NULL)
    return FALSE;
  record = mst_record_new (type->type);
  if (type->level != NULL)
    mst_record_set (record, "level", type->level);
  set_pairs (record, pairs);
  mst_record_complete (record);
  return save (store, record, arguments, error);
}

static gboolean
copy (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const MstCliType *type = mst_cli_find_type (mst_cli_get_word (arguments, 1), error);
  g_autoptr (MstStore) store = NULL;
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (MstRecord) record = NULL;
  g_autoptr (MstRecord) duplicate = NULL;

  if (type == NULL || !require_pairs (arguments, 3, error))
    return FALSE;
  store = mst_cli_open (mst_cli_get_word (arguments, 0), FALSE, error);
  record = store != NULL
             ? mst_cli_find_record (store, type->type, mst_cli_get_word (arguments, 2), error)
             : NULL;
  pairs = record != NULL ? read_pairs (store, type, arguments, 3, error) : NULL;
  if (pairs == NULL)
    return FALSE;
  duplicate = mst_edit_duplicate (record);
  set_pairs (duplicate, pairs);
  return save (store, duplicate, arguments, error);
}

/* --- set --- */

static gboolean
asks_for_many (const MstCliArguments *arguments)
{
  static const char *const options[] = { "where", "search", "area", "filter", "scope" };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (mst_cli_has_option (arguments, options[i]))
      return TRUE;
  return FALSE;
}

/* The ids among the words, or those of the query. */
static GArray *
choose_records (MstStore *store, const MstCliType *type, const MstCliArguments *arguments,
                GError **error)
{
  g_autoptr (MstQuery) query = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *word;

  for (guint i = 2; (word = mst_cli_get_word (arguments, i)) != NULL; i++)
    {
      g_autoptr (MstRecord) record = NULL;
      gint64 id;

      if (is_pair (word))
        continue;
      record = mst_cli_find_record (store, type->type, word, error);
      if (record == NULL)
        return NULL;
      id = mst_record_get_id (record);
      g_array_append_val (ids, id);
    }
  if ((ids->len > 0) == asks_for_many (arguments))
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                           _ ("Say which records: by their ids, or by --where, --search, --area or "
                              "--filter."));
      return NULL;
    }
  if (ids->len > 0)
    return g_steal_pointer (&ids);
  query = mst_cli_make_query (store, type, arguments, error);
  return query != NULL ? mst_query_list_ids (query, store, error) : NULL;
}

static MstBulkEdit *
make_bulk_edit (MstStore *store, const MstCliType *type, const MstCliArguments *arguments,
                GError **error)
{
  g_autoptr (GArray) pairs = read_pairs (store, type, arguments, 2, error);
  g_autoptr (GArray) ids = pairs != NULL ? choose_records (store, type, arguments, error) : NULL;
  MstBulkEdit *edit;

  if (ids == NULL)
    return NULL;
  edit = mst_bulk_edit_new (type->type, (const gint64 *) ids->data, ids->len);
  for (guint i = 0; i < pairs->len; i++)
    mst_bulk_edit_set (edit, g_array_index (pairs, Pair, i).field,
                       g_array_index (pairs, Pair, i).value);
  return edit;
}

static gboolean
set_many (MstCli *cli, MstStore *store, const MstCliType *type, const MstCliArguments *arguments,
          gboolean is_dry, GError **error)
{
  g_autoptr (MstBulkEdit) edit = make_bulk_edit (store, type, arguments, error);
  g_autoptr (GError) local = NULL;
  g_autofree char *done = NULL;

  if (edit == NULL || !mst_bulk_edit_preview (edit, store, cli->progress, error))
    return FALSE;
  if (!is_dry)
    done = mst_bulk_edit_apply (edit, store, cli->progress, &local);
  mst_cli_note_refused (edit);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (done != NULL)
    mst_cli_note ("%s", done);
  else if (!is_dry)
    print_nothing_to_change ();
  mst_cli_print_bulk_edit (edit, is_dry, arguments->json);
  return TRUE;
}

static gboolean
set (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const MstCliType *type = mst_cli_find_type (mst_cli_get_word (arguments, 1), error);
  gboolean is_dry = mst_cli_has_option (arguments, "dry-run");
  const char *first = mst_cli_get_word (arguments, 2);
  g_autoptr (MstStore) store = NULL;
  g_autoptr (MstRecord) record = NULL;
  g_autoptr (GArray) pairs = NULL;

  if (type == NULL)
    return FALSE;
  store = mst_cli_open (mst_cli_get_word (arguments, 0), is_dry, error);
  if (store == NULL)
    return FALSE;
  /* One record is changed as in its form. */
  if (is_dry || is_pair (first) || asks_for_many (arguments)
      || !is_pair (mst_cli_get_word (arguments, 3)))
    return set_many (cli, store, type, arguments, is_dry, error);
  if (!require_pairs (arguments, 3, error))
    return FALSE;
  record = mst_cli_find_record (store, type->type, first, error);
  pairs = record != NULL ? read_pairs (store, type, arguments, 3, error) : NULL;
  if (pairs == NULL)
    return FALSE;
  set_pairs (record, pairs);
  return save (store, record, arguments, error);
}

/* --- end, delete, revert --- */

/* @day: (out): NULL for --resume and --date "". */
static gboolean
read_day (const MstCliType *type, const MstCliArguments *arguments, char **day, GError **error)
{
  const char *text = mst_cli_get_option (arguments, "date");

  *day = NULL;
  if (mst_cli_has_option (arguments, "resume"))
    return TRUE;
  if (text == NULL)
    {
      char today[MST_DATE_ISO_SIZE];

      *day = g_strdup (mst_date_to_iso (mst_date_today (), today));
      return TRUE;
    }
  return mst_field_read (mst_record_type_get_field (type->type, MST_ENDED), text, day, error);
}

/* Leaves those of @ids that are to be changed. */
static gboolean
leave_out_same (MstStore *store, const MstRecordType *type, GArray *ids, const char *day,
                GError **error)
{
  for (guint i = ids->len; i-- > 0;)
    {
      g_autoptr (MstRecord) record =
        mst_store_get (store, type, g_array_index (ids, gint64, i), error);

      if (record == NULL)
        return FALSE;
      if (g_strcmp0 (mst_record_get (record, MST_ENDED), day) == 0)
        g_array_remove_index (ids, i);
    }
  return TRUE;
}

static gboolean
end (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const MstCliType *type = mst_cli_find_type (mst_cli_get_word (arguments, 1), error);
  g_autoptr (MstStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *day = NULL;
  g_autofree char *done = NULL;

  if (type == NULL || !read_day (type, arguments, &day, error))
    return FALSE;
  store = mst_cli_open (mst_cli_get_word (arguments, 0), FALSE, error);
  ids = store != NULL ? mst_cli_read_ids (store, type, arguments, 2, error) : NULL;
  if (ids == NULL || !leave_out_same (store, type->type, ids, day, error))
    return FALSE;
  done = mst_edit_end (store, type->type, (const gint64 *) ids->data, ids->len, day, &local);
  if (finish (arguments, done, (const gint64 *) ids->data, ids->len, local))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean delete (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const MstCliType *type = mst_cli_find_type (mst_cli_get_word (arguments, 1), error);
  g_autoptr (MstStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *done = NULL;

  if (type == NULL)
    return FALSE;
  store = mst_cli_open (mst_cli_get_word (arguments, 0), FALSE, error);
  ids = store != NULL ? mst_cli_read_ids (store, type, arguments, 2, error) : NULL;
  if (ids == NULL)
    return FALSE;
  done = mst_edit_delete (store, type->type, (const gint64 *) ids->data, ids->len, cli->progress,
                          &local);
  if (finish (arguments, done, (const gint64 *) ids->data, ids->len, local))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
revert (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const MstCliType *type = mst_cli_find_type (mst_cli_get_word (arguments, 1), error);
  const char *name = mst_cli_get_word (arguments, 3);
  const MstField *field = type != NULL ? mst_record_type_get_field (type->type, name) : NULL;
  g_autoptr (MstStore) store = NULL;
  g_autoptr (MstRecord) record = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *done = NULL;
  gint64 sequence, id;

  if (type == NULL)
    return FALSE;
  if (field == NULL)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("There is no field “%s”."), name);
      return FALSE;
    }
  if (!mst_cli_get_number (arguments, "entry", 1, G_MAXINT64, 0, &sequence, error))
    return FALSE;
  store = mst_cli_open (mst_cli_get_word (arguments, 0), FALSE, error);
  record = store != NULL
             ? mst_cli_find_record (store, type->type, mst_cli_get_word (arguments, 2), error)
             : NULL;
  if (record == NULL)
    return FALSE;
  id = mst_record_get_id (record);
  if (sequence == 0)
    sequence = mst_edit_find_last_change (store, type->type, id, field, error);
  if (sequence < 0)
    return FALSE;
  if (sequence == 0)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("“%s” was never changed since the record was added."),
                   mst_field_get_label (field));
      return FALSE;
    }
  done = mst_edit_revert_field (store, type->type, id, field, sequence, &local);
  if (finish (arguments, done, &id, 1, local))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static const MstCliOption set_options[] = {
  MST_CLI_QUERY_OPTIONS,
  { "dry-run", NULL, N_ ("tell what would happen, write nothing") },
  { NULL },
};

static const MstCliOption end_options[] = {
  { "date", "DAY", N_ ("the first day on which they no longer count; default: today") },
  { "resume", NULL, N_ ("they are in use again") },
  { NULL },
};

static const MstCliOption revert_options[] = {
  { "entry", "N", N_ ("the journal entry to go back behind; default: the field's last change") },
  { NULL },
};

const MstCliCommand mst_cli_edit_commands[] = {
  { "add", "FILE TYPE FIELD=VALUE…", N_ ("add a record"), 3, MST_CLI_ANY, NULL, add },
  { "set",
    "FILE TYPE ID… FIELD=VALUE… | FILE TYPE [--where F=V] [--search T] [--area CODE] [--filter NAME] "
    "FIELD=VALUE… [--dry-run]",
    N_ ("change one record, or many as one step of undo"), 3, MST_CLI_ANY, set_options, set },
  { "copy", "FILE TYPE ID [FIELD=VALUE…]", N_ ("add a record like another"), 3, MST_CLI_ANY, NULL,
    copy },
  { "end", "FILE TYPE ID… [--date DAY | --resume]",
    N_ ("take records out of use, or into use again"), 3, MST_CLI_ANY, end_options, end },
  { "delete", "FILE TYPE ID…", N_ ("delete records that nothing refers to"), 3, MST_CLI_ANY, NULL,
    delete },
  { "revert", "FILE TYPE ID FIELD [--entry N]", N_ ("make a field what it was before a change"), 4,
    4, revert_options, revert },
  { NULL },
};
