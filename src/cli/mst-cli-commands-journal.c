/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about what was done: log, undo, redo. */

#include "config.h"

#include "mst-cli-records.h"

#include "mst-journal-table.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_LIMIT 100

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static void
print_groups_json (GPtrArray *groups)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < groups->len; i++)
    {
      const MstJournalGroup *group = g_ptr_array_index (groups, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "group", group->group);
      set_text (object, "at", group->at);
      set_text (object, "who", group->who);
      set_text (object, "action", group->action);
      set_text (object, "label", group->label);
      json_object_set_int_member (object, "changes", group->n_changes);
      if (group->undoes != 0)
        json_object_set_int_member (object, "undoes", group->undoes);
      else
        json_object_set_null_member (object, "undoes");
      json_object_set_boolean_member (object, "undone", group->undone);
      json_array_add_object_element (array, object);
    }
  mst_cli_print_array (array);
}

static void
print_groups (GPtrArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const MstJournalGroup *group = g_ptr_array_index (groups, i);
      g_autofree char *changes = mst_text_format_integer (group->n_changes);

      mst_cli_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s", group->group, group->at, group->who,
                     group->action, group->label);
      mst_cli_print ("\t");
      mst_cli_print (ngettext ("%s change", "%s changes", (gulong) group->n_changes), changes);
      if (group->undone)
        mst_cli_print ("\t%s", _ ("undone"));
      mst_cli_print ("\n");
    }
}

static gboolean
is_sensitive (const MstRecordType *type, const char *member)
{
  const MstField *field = type != NULL ? mst_record_type_get_field (type, member) : NULL;

  return field != NULL && mst_field_may_be_masked (field);
}

/* The values of a record as the journal keeps them, sensitive ones masked. */
static JsonNode *
mask_values (const MstRecordType *type, const char *json)
{
  g_autoptr (JsonNode) node = json != NULL ? json_from_string (json, NULL) : NULL;
  g_autoptr (GList) members = NULL;
  JsonObject *object;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return json_node_new (JSON_NODE_NULL);
  object = json_node_get_object (node);
  members = json_object_get_members (object);
  for (GList *member = members; member != NULL; member = member->next)
    {
      g_autofree char *masked = NULL;

      if (!is_sensitive (type, member->data)
          || json_node_get_value_type (json_object_get_member (object, member->data))
               != G_TYPE_STRING)
        continue;
      masked = mst_field_show (mst_record_type_get_field (type, member->data),
                               json_object_get_string_member (object, member->data), TRUE);
      json_object_set_string_member (object, member->data, masked);
    }
  return g_steal_pointer (&node);
}

static void
print_entries_json (GPtrArray *entries)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      const MstJournalEntry *entry = g_ptr_array_index (entries, i);
      const MstRecordType *type = entry->type != NULL ? mst_record_type_get (entry->type) : NULL;
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "sequence", entry->sequence);
      json_object_set_int_member (object, "group", entry->group);
      set_text (object, "at", entry->at);
      set_text (object, "who", entry->who);
      set_text (object, "action", entry->action);
      set_text (object, "label", entry->label);
      set_text (object, "type", entry->type);
      json_object_set_int_member (object, "record", entry->record);
      set_text (object, "change", entry->change);
      json_object_set_member (object, "before", mask_values (type, entry->before));
      json_object_set_member (object, "after", mask_values (type, entry->after));
      set_text (object, "hash", entry->hash);
      json_array_add_object_element (array, object);
    }
  mst_cli_print_array (array);
}

static void
print_entries (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const MstJournalEntry *entry = g_ptr_array_index (entries, i);

      mst_cli_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\n", entry->sequence, entry->at,
                     entry->who, entry->change, entry->label);
    }
}

static gboolean
log_groups (MstStore *store, const MstJournalFilter *filter, gint64 offset, gint64 limit,
            gboolean as_json, GError **error)
{
  g_autoptr (GPtrArray) groups =
    mst_store_list_groups_filtered (store, filter, (guint) offset, (guint) limit, error);

  if (groups == NULL)
    return FALSE;
  if (as_json)
    print_groups_json (groups);
  else
    print_groups (groups);
  return TRUE;
}

static gboolean
log_group (MstStore *store, gint64 group, gint64 offset, gint64 limit, gboolean as_json,
           GError **error)
{
  g_autoptr (GPtrArray) entries =
    mst_store_list_group_entries (store, group, (guint) offset, (guint) limit, error);

  if (entries == NULL)
    return FALSE;
  if (as_json)
    print_entries_json (entries);
  else
    print_entries (entries);
  return TRUE;
}

/* The chain alone. */
static gboolean
verify (MstCli *cli, MstStore *store, const MstCliArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) problems = mst_store_verify_journal (store, cli->progress, error);
  const char *path = mst_cli_get_word (arguments, 0);

  if (problems == NULL)
    return FALSE;
  mst_cli_print_problems (problems, NULL, arguments->json);
  if (problems->len > 0)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_REFUSED,
                   ngettext ("The journal of “%s” has %u problem; restore a backup.",
                             "The journal of “%s” has %u problems; restore a backup.",
                             problems->len),
                   path, problems->len);
      return FALSE;
    }
  if (!arguments->json)
    {
      mst_cli_print (_ ("%s: the journal is whole"), path);
      mst_cli_print ("\n");
    }
  return TRUE;
}

/* --since and --until. @day: (out): in @buffer, NULL when not given */
static gboolean
read_day (const MstCliArguments *arguments, const char *name, char buffer[MST_DATE_ISO_SIZE],
          const char **day, GError **error)
{
  MstDate date = { 0 };

  if (!mst_cli_get_day (arguments, name, &date, error))
    return FALSE;
  *day = mst_date_is_set (date) ? mst_date_to_iso (date, buffer) : NULL;
  return TRUE;
}

static gboolean
read_filter (const MstCliArguments *arguments, char days[2][MST_DATE_ISO_SIZE],
             MstJournalFilter *filter, GError **error)
{
  const char *word = mst_cli_get_option (arguments, "type");
  const MstCliType *type = word != NULL ? mst_cli_find_type (word, error) : NULL;

  if ((word != NULL && type == NULL)
      || !read_day (arguments, "since", days[0], &filter->since, error)
      || !read_day (arguments, "until", days[1], &filter->until, error)
      || !mst_cli_get_number (arguments, "group", 1, G_MAXINT64, 0, &filter->group, error))
    return FALSE;
  filter->who = mst_cli_get_option (arguments, "who");
  filter->action = mst_cli_get_option (arguments, "action");
  filter->type = type != NULL ? type->type->name : NULL;
  filter->text = mst_cli_get_option (arguments, "text");
  return TRUE;
}

static gboolean
is_filtered (const MstJournalFilter *filter)
{
  return filter->since != NULL || filter->until != NULL || filter->who != NULL
         || filter->action != NULL || filter->type != NULL || filter->text != NULL
         || filter->group != 0;
}

static gboolean
log_record (MstStore *store, const MstCliArguments *arguments, gint64 offset, gint64 limit,
            GError **error)
{
  const MstCliType *type = mst_cli_find_type (mst_cli_get_word (arguments, 1), error);
  g_autoptr (GPtrArray) entries = NULL;
  const char *id_text = mst_cli_get_word (arguments, 2);
  gint64 id = 0;

  if (type == NULL)
    return FALSE;
  if (id_text != NULL && !g_ascii_string_to_signed (id_text, 10, 1, G_MAXINT64, &id, NULL))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("“%s” is no id: a whole number."),
                   id_text);
      return FALSE;
    }
  entries = mst_store_list_journal (store, type->type, id, (guint) offset, (guint) limit, error);
  if (entries == NULL)
    return FALSE;
  if (arguments->json)
    print_entries_json (entries);
  else
    print_entries (entries);
  return TRUE;
}

static void
print_label (const char *name, const char *label, gboolean as_json)
{
  JsonObject *object;

  if (!as_json)
    {
      mst_cli_print ("%s\n", label);
      return;
    }
  object = json_object_new ();
  json_object_set_string_member (object, name, label);
  mst_cli_print_object (object);
}

/* The steps as a document. */
static gboolean
save_log (MstCli *cli, MstStore *store, const MstCliArguments *arguments,
          const MstJournalFilter *filter, GError **error)
{
  const char *path = mst_cli_get_option (arguments, "out");
  g_autoptr (MstTable) table = mst_journal_table_new (store, filter, FALSE);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *label = g_strdup_printf (_ ("Exported “%s”"), name);

  if (!mst_table_save (table, path, cli->progress, error)
      || !mst_store_note_access (store, "export", label, NULL, 0, error))
    return FALSE;
  print_label ("file", path, arguments->json);
  return TRUE;
}

static gboolean
show_log (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  gboolean has_type = mst_cli_get_word (arguments, 1) != NULL;
  g_autoptr (MstStore) store = NULL;
  char days[2][MST_DATE_ISO_SIZE];
  MstJournalFilter filter = { NULL };
  gint64 limit;
  gint64 offset;

  if (!mst_cli_get_number (arguments, "limit", 1, G_MAXINT, DEFAULT_LIMIT, &limit, error)
      || !mst_cli_get_number (arguments, "offset", 0, G_MAXINT, 0, &offset, error)
      || !read_filter (arguments, days, &filter, error))
    return FALSE;
  if (has_type && is_filtered (&filter))
    {
      g_set_error_literal (
        error, MST_ERROR, MST_ERROR_USAGE,
        _ ("With TYPE the entries of records are listed; filters are for the steps. Say --type."));
      return FALSE;
    }
  /* What leaves the program is noted. */
  store = mst_cli_open (mst_cli_get_word (arguments, 0),
                        mst_cli_get_option (arguments, "out") == NULL, error);
  if (store == NULL)
    return FALSE;
  if (mst_cli_get_option (arguments, "out") != NULL)
    return save_log (cli, store, arguments, &filter, error);
  if (mst_cli_has_option (arguments, "verify"))
    return verify (cli, store, arguments, error);
  if (has_type)
    return log_record (store, arguments, offset, limit, error);
  if (filter.group != 0)
    return log_group (store, filter.group, offset, limit, arguments->json, error);
  return log_groups (store, &filter, offset, limit, arguments->json, error);
}

static gboolean
undo (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  g_autoptr (MstStore) store = mst_cli_open (mst_cli_get_word (arguments, 0), FALSE, error);
  g_autofree char *label = store != NULL ? mst_store_dup_undo_label (store) : NULL;

  if (store == NULL)
    return FALSE;
  if (label == NULL)
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT, _ ("There is nothing to undo."));
      return FALSE;
    }
  if (!mst_store_undo (store, error))
    return FALSE;
  print_label ("undone", label, arguments->json);
  return TRUE;
}

static gboolean
redo (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  g_autoptr (MstStore) store = mst_cli_open (mst_cli_get_word (arguments, 0), FALSE, error);
  g_autofree char *label = store != NULL ? mst_store_dup_redo_label (store) : NULL;

  if (store == NULL)
    return FALSE;
  if (label == NULL)
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT, _ ("There is nothing to redo."));
      return FALSE;
    }
  if (!mst_store_redo (store, error))
    return FALSE;
  print_label ("redone", label, arguments->json);
  return TRUE;
}

static const MstCliOption log_options[] = {
  { "since", "DAY", N_ ("steps of that day and after") },
  { "until", "DAY", N_ ("steps up to that day") },
  { "who", "NAME", N_ ("steps of that person") },
  { "action", "WORD", N_ ("steps of that kind: import, update, undo …") },
  { "type", "TYPE", N_ ("steps that touched areas, units, people or posts") },
  { "text", "T", N_ ("steps whose name, or whose records' names, contain it") },
  { "group", "N", N_ ("the entries of step N") },
  { "out", "OUT.{xlsx,csv,pdf}", N_ ("save the changes of these steps as a document") },
  { "verify", NULL, N_ ("only check that the journal is whole") },
  { "limit", "N", N_ ("at most so many (default 100)") },
  { "offset", "N", N_ ("leave out the first N") },
  { NULL },
};

const MstCliCommand mst_cli_journal_commands[] = {
  { "log",
    "FILE [TYPE [ID]] [--since DAY] [--until DAY] [--who NAME] [--action WORD] [--type TYPE] "
    "[--text T] [--group N] [--limit N] [--out OUT.xlsx] [--verify]",
    N_ ("what was done, newest first; with TYPE and ID, what became of a record"), 1, 3,
    log_options, show_log },
  { "undo", "FILE", N_ ("undo the last step"), 1, 1, NULL, undo },
  { "redo", "FILE", N_ ("do again what was undone"), 1, 1, NULL, redo },
  { NULL },
};
