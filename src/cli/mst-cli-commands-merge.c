/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about records that are one: duplicates, merge. */

#include "config.h"

#include "mst-cli-records.h"

#include "mst-duplicates.h"
#include "mst-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- duplicates --- */

static const char *
get_nick (MstDuplicateStrength strength)
{
  return strength == MST_DUPLICATE_CERTAIN  ? "certain"
         : strength == MST_DUPLICATE_LIKELY ? "likely"
                                            : "possible";
}

static void
print_set (MstCliRecords *records, const MstDuplicateSet *set, GPtrArray *members)
{
  g_autofree char *reasons = NULL;

  g_ptr_array_add (set->reasons, NULL);
  reasons = g_strjoinv (_ ("; "), (char **) set->reasons->pdata);
  g_ptr_array_remove_index (set->reasons, set->reasons->len - 1);
  mst_cli_print ("%s: %s\n", mst_duplicate_strength_get_label (set->strength), reasons);
  for (guint i = 0; i < members->len; i++)
    {
      const MstRecord *record = g_ptr_array_index (members, i);
      const MstRecordType *type = mst_record_get_record_type (record);

      mst_cli_print ("  %" G_GINT64_FORMAT, mst_record_get_id (record));
      for (guint f = 0; f < type->n_fields; f++)
        if (type->fields[f].flags & MST_FIELD_LISTED)
          {
            g_autofree char *text =
              mst_cli_records_show (records, &type->fields[f], mst_record_get_at (record, f));

            mst_cli_print ("  %s", *text != '\0' ? text : "-");
          }
      mst_cli_print ("\n");
    }
}

static JsonNode *
set_to_json (MstCliRecords *records, const MstDuplicateSet *set, GPtrArray *members)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *reasons = json_array_new ();
  JsonArray *array = json_array_new ();

  json_object_set_string_member (object, "strength", get_nick (set->strength));
  for (guint i = 0; i < set->reasons->len; i++)
    json_array_add_string_element (reasons, g_ptr_array_index (set->reasons, i));
  json_object_set_array_member (object, "reasons", reasons);
  for (guint i = 0; i < members->len; i++)
    json_array_add_element (array,
                            mst_cli_records_to_json (records, g_ptr_array_index (members, i)));
  json_object_set_array_member (object, "records", array);
  json_node_take_object (node, object);
  return node;
}

/* FALSE for sets of another level than the word for the type means. */
static gboolean
is_of_level (const MstCliType *type, GPtrArray *members)
{
  return type->level == NULL
         || strcmp (mst_record_get (g_ptr_array_index (members, 0), "level"), type->level) == 0;
}

static gboolean
print_duplicates (MstStore *store, const MstCliType *type, const MstDuplicates *found,
                  gboolean as_json, gint64 limit, GError **error)
{
  g_autoptr (MstCliRecords) records = mst_cli_records_new (store, FALSE);
  gint64 n = 0;

  if (as_json)
    mst_cli_print ("[");
  for (guint i = 0; i < mst_duplicates_get_n (found) && (limit == 0 || n < limit); i++)
    {
      const MstDuplicateSet *set = mst_duplicates_get (found, i);
      g_autoptr (GPtrArray) members = mst_store_get_many (
        store, type->type, (const gint64 *) set->ids->data, set->ids->len, error);

      if (members == NULL)
        return FALSE;
      if (!is_of_level (type, members))
        continue;
      if (as_json)
        {
          JsonNode *node = set_to_json (records, set, members);
          g_autofree char *text = mst_cli_json_to_text (node, FALSE);

          mst_cli_print ("%s%s", n > 0 ? ",\n" : "\n", text);
          json_node_unref (node);
        }
      else
        print_set (records, set, members);
      n++;
    }
  if (as_json)
    mst_cli_print ("\n]\n");
  else if (n == 0)
    mst_cli_print ("%s\n", _ ("Nothing looks like a duplicate."));
  return TRUE;
}

static gboolean
list_duplicates (MstCli *cli, const MstCliType *type, const MstCliArguments *arguments,
                 GError **error)
{
  g_autoptr (MstStore) store = NULL;
  g_autoptr (MstDuplicates) found = NULL;
  gint64 limit;

  if (!mst_cli_get_number (arguments, "limit", 0, G_MAXINT64, 0, &limit, error))
    return FALSE;
  store = mst_cli_open (mst_cli_get_word (arguments, 0), TRUE, error);
  if (store == NULL)
    return FALSE;
  found = mst_duplicates_find (store, type->type, cli->progress, error);
  return found != NULL && print_duplicates (store, type, found, arguments->json, limit, error);
}

static gboolean
duplicates (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const MstCliType *type = mst_cli_find_type (mst_cli_get_word (arguments, 1), error);
  const char *what = mst_cli_get_word (arguments, 2);
  gboolean are_two = g_strcmp0 (what, "dismiss") == 0;
  g_autoptr (MstStore) store = NULL;
  g_autoptr (GArray) ids = NULL;

  if (type == NULL)
    return FALSE;
  if (what == NULL)
    return list_duplicates (cli, type, arguments, error);
  if (!are_two && strcmp (what, "restore") != 0)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("“%s” is neither dismiss nor restore."),
                   what);
      return FALSE;
    }
  if (mst_cli_get_word (arguments, 4) == NULL)
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                           _ ("Give the ids of two records or "
                              "more."));
      return FALSE;
    }
  store = mst_cli_open (mst_cli_get_word (arguments, 0), FALSE, error);
  ids = store != NULL ? mst_cli_read_ids (store, type, arguments, 3, error) : NULL;
  if (ids == NULL)
    return FALSE;
  if (!(are_two ? mst_duplicates_dismiss : mst_duplicates_restore) (
        store, type->type, (const gint64 *) ids->data, ids->len, error))
    return FALSE;
  mst_cli_note ("%s", are_two ? _ ("These will not be offered as one again.")
                              : _ ("These may be offered as one again."));
  return TRUE;
}

/* --- merge --- */

/* FIELD=ID. */
static gboolean
take (MstMerge *merge, const char *choice, GError **error)
{
  const char *sign = strchr (choice, '=');
  g_autofree char *name = sign != NULL ? g_strndup (choice, (gsize) (sign - choice)) : NULL;
  int field = name != NULL ? mst_record_type_find (mst_merge_get_record_type (merge), name) : -1;
  gint64 id;

  if (field < 0)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                   _ ("“--take %s” must name a field and a record: FIELD=ID."), choice);
      return FALSE;
    }
  if (g_ascii_string_to_signed (sign + 1, 10, 1, G_MAXINT64, &id, NULL))
    for (guint i = 0; i < mst_merge_get_n (merge); i++)
      if (mst_record_get_id (mst_merge_get_record (merge, i)) == id)
        {
          mst_merge_take (merge, (guint) field, id);
          return TRUE;
        }
  g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("“%s” is not among the records to merge."),
               sign + 1);
  return FALSE;
}

static gboolean
take_all (MstMerge *merge, const MstCliArguments *arguments, GError **error)
{
  GPtrArray *choices = mst_cli_get_options (arguments, "take");

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    if (!take (merge, g_ptr_array_index (choices, i), error))
      return FALSE;
  return TRUE;
}

static void
print_preview (MstMerge *merge)
{
  const MstRecordType *type = mst_merge_get_record_type (merge);
  g_autoptr (GPtrArray) references = mst_merge_list_references (merge);
  const MstFindings *findings = mst_merge_get_findings (merge);

  for (guint f = 0; f < type->n_fields; f++)
    {
      g_autofree char *result = mst_merge_show (merge, MST_MERGE_RESULT, f, TRUE);

      if (*result == '\0' && mst_merge_agrees (merge, f))
        continue;
      mst_cli_print ("%s: %s", mst_field_get_label (&type->fields[f]), result);
      for (guint i = 0; !mst_merge_agrees (merge, f) && i < mst_merge_get_n (merge); i++)
        {
          g_autofree char *text = mst_merge_show (merge, i, f, TRUE);

          mst_cli_print ("  [%" G_GINT64_FORMAT ": %s]",
                         mst_record_get_id (mst_merge_get_record (merge, i)), text);
        }
      mst_cli_print ("\n");
    }
  for (guint i = 0; i < references->len; i++)
    {
      const MstMergeReference *reference = g_ptr_array_index (references, i);
      g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, reference->count);

      mst_cli_print (_ ("Will refer to it: %s × %s, %s"), count,
                     mst_record_type_get_label (reference->type),
                     mst_field_get_label (reference->field));
      mst_cli_print ("\n");
    }
  for (guint i = 0; i < mst_findings_get_n (findings); i++)
    mst_cli_note ("%s", mst_findings_get (findings, i)->message);
}

static JsonArray *
values_to_json (MstMerge *merge, guint field)
{
  JsonArray *values = json_array_new ();

  for (guint i = 0; i < mst_merge_get_n (merge); i++)
    {
      g_autofree char *text = mst_merge_show (merge, i, field, TRUE);

      json_array_add_string_element (values, text);
    }
  return values;
}

static void
print_preview_as_json (MstMerge *merge)
{
  const MstRecordType *type = mst_merge_get_record_type (merge);
  g_autoptr (GPtrArray) references = mst_merge_list_references (merge);
  const MstFindings *findings = mst_merge_get_findings (merge);
  JsonObject *object = json_object_new ();
  JsonArray *fields = json_array_new ();
  JsonArray *uses = json_array_new ();
  JsonArray *messages = json_array_new ();

  json_object_set_int_member (object, "keeper", mst_merge_get_keeper (merge));
  for (guint f = 0; f < type->n_fields; f++)
    {
      JsonObject *field = json_object_new ();
      g_autofree char *result = mst_merge_show (merge, MST_MERGE_RESULT, f, TRUE);

      json_object_set_string_member (field, "field", type->fields[f].name);
      json_object_set_array_member (field, "values", values_to_json (merge, f));
      json_object_set_boolean_member (field, "agrees", mst_merge_agrees (merge, f));
      json_object_set_int_member (field, "taken", mst_merge_get_taken (merge, f));
      json_object_set_string_member (field, "result", result);
      json_array_add_object_element (fields, field);
    }
  json_object_set_array_member (object, "fields", fields);
  for (guint i = 0; i < references->len; i++)
    {
      const MstMergeReference *reference = g_ptr_array_index (references, i);
      JsonObject *use = json_object_new ();

      json_object_set_string_member (use, "type", reference->type->name);
      json_object_set_string_member (use, "field", reference->field->name);
      json_object_set_int_member (use, "count", reference->count);
      json_array_add_object_element (uses, use);
    }
  json_object_set_array_member (object, "references", uses);
  for (guint i = 0; i < mst_findings_get_n (findings); i++)
    json_array_add_string_element (messages, mst_findings_get (findings, i)->message);
  json_object_set_array_member (object, "findings", messages);
  mst_cli_print_object (object);
}

static gboolean
merge (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const MstCliType *type = mst_cli_find_type (mst_cli_get_word (arguments, 1), error);
  gboolean is_dry = mst_cli_has_option (arguments, "dry-run");
  g_autoptr (MstStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (MstMerge) job = NULL;
  g_autofree char *sentence = NULL;

  if (type == NULL)
    return FALSE;
  store = mst_cli_open (mst_cli_get_word (arguments, 0), is_dry, error);
  ids = store != NULL ? mst_cli_read_ids (store, type, arguments, 2, error) : NULL;
  if (ids == NULL)
    return FALSE;
  job = mst_merge_new (store, type->type, (const gint64 *) ids->data, ids->len, error);
  if (job == NULL || !take_all (job, arguments, error))
    return FALSE;
  if (!is_dry)
    {
      sentence = mst_merge_apply (job, store, cli->progress, error);
      if (sentence == NULL)
        return FALSE;
      mst_cli_note ("%s", sentence);
    }
  if (arguments->json)
    print_preview_as_json (job);
  else
    print_preview (job);
  return TRUE;
}

static const MstCliOption duplicates_options[] = {
  { "limit", "N", N_ ("at most so many") },
  { NULL },
};

static const MstCliOption merge_options[] = {
  { "take", "FIELD=ID", N_ ("whose value of a field is taken, if not that of the one kept") },
  { "dry-run", NULL, N_ ("tell what would happen, write nothing") },
  { NULL },
};

const MstCliCommand mst_cli_merge_commands[] = {
  { "duplicates", "FILE TYPE [--limit N] | FILE TYPE dismiss|restore ID ID…",
    N_ ("list records that may be one; say that some are two, or take it back"), 2, MST_CLI_ANY,
    duplicates_options, duplicates },
  { "merge", "FILE TYPE KEEP OTHER… [--take FIELD=ID]… [--dry-run]",
    N_ ("make one record of several; what refers to them refers to it"), 4, MST_CLI_ANY,
    merge_options, merge },
  { NULL },
};
