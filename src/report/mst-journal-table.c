/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal as a table. */
#include "config.h"

#include "mst-different.h"
#include "mst-journal-table.h"
#include "mst-query.h"
#include "mst-saved-filter.h"
#include "mst-setting.h"
#include "mst-table-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define GROUPS_AT_ONCE 200
#define ENTRIES_AT_ONCE 500

typedef enum
{
  COLUMN_ORDINAL,
  COLUMN_AT,
  COLUMN_WHO,
  COLUMN_STEP,
  COLUMN_TYPE,
  COLUMN_RECORD,
  COLUMN_CHANGE,
  COLUMN_VALUES,
  COLUMN_SOURCE,
  COLUMN_STATE,
  N_COLUMNS
} Column;

static const struct
{
  const char *heading;
  MstColumnKind kind;
} columns[N_COLUMNS] = {
  [COLUMN_ORDINAL] = { "序号", MST_COLUMN_ORDINAL }, [COLUMN_AT] = { "时间", MST_COLUMN_WORD },
  [COLUMN_WHO] = { "操作人", MST_COLUMN_WORD },      [COLUMN_STEP] = { "操作", MST_COLUMN_TEXT },
  [COLUMN_TYPE] = { "类别", MST_COLUMN_WORD },       [COLUMN_RECORD] = { "对象", MST_COLUMN_TEXT },
  [COLUMN_CHANGE] = { "变动", MST_COLUMN_WORD },     [COLUMN_VALUES] = { "内容", MST_COLUMN_TEXT },
  [COLUMN_SOURCE] = { "来源", MST_COLUMN_TEXT },     [COLUMN_STATE] = { "状态", MST_COLUMN_WORD },
};

/** Pairs of what the file says and what the document says. */
typedef struct
{
  const char *name;
  const char *word;
} Word;

/* Of what the program keeps for itself. */
static const Word type_words[] = {
  { "report_set", "报表组" },
  { MST_JOURNAL_FILTER, "筛选" },
  { MST_JOURNAL_SETTING, "设置" },
};

/* Settings of the district; how the office names them. */
static const Word setting_words[] = {
  { "name", "区名" },
  { "made_by", "制表单位" },
  { "backup_folder", "备份文件夹" },
  { "backup_count", "备份保留份数" },
};

static const Word change_words[] = {
  { "insert", "新增" },
  { "update", "修改" },
  { "delete", "删除" },
  { "reveal", "查看" },
  { "export", "导出" },
  { "restore", "恢复备份" },
  { "setting", "设置" },
  { MST_JOURNAL_DIFFERENT, "认定不是同一个" },
  { MST_JOURNAL_ALIKE, "可能是同一个" },
};

static const char *
find_word (const Word *words, guint n_words, const char *name)
{
  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i].name, name) == 0)
      return words[i].word;
  return name;
}

/* @type: of the records it is about; nullable */
static const char *
find_type_word (const MstRecordType *type, const char *name)
{
  const char *word = find_word (type_words, G_N_ELEMENTS (type_words), name);

  return word == name && type != NULL ? mst_table_source_get_type_word (type) : word;
}

typedef struct
{
  MstStore *store;
  MstJournalFilter filter; /* owns its texts */
  gboolean reveal;
} Journal;

static void
journal_free (gpointer data)
{
  Journal *self = data;

  g_object_unref (self->store);
  g_free ((char *) self->filter.since);
  g_free ((char *) self->filter.until);
  g_free ((char *) self->filter.who);
  g_free ((char *) self->filter.action);
  g_free ((char *) self->filter.type);
  g_free ((char *) self->filter.text);
  g_free ((char *) self->filter.kind);
  g_free (self);
}

/* --- values --- */

static char *
show_value (Journal *self, const MstField *field, const char *value)
{
  if (value == NULL)
    return g_strdup ("空");
  if (!self->reveal && mst_field_may_be_masked (field))
    return mst_field_show (field, value, TRUE);
  if (field->kind == MST_FIELD_CHOICE)
    {
      const MstChoice *choice = mst_choice_set_find (mst_field_get_choices (field), value);

      return g_strdup (choice != NULL ? choice->label_zh : value);
    }
  if (field->kind == MST_FIELD_FLAG)
    return g_strdup (strcmp (value, "1") == 0 ? "是" : "否");
  if (field->kind == MST_FIELD_REFERENCE)
    {
      const char *title = mst_store_peek_title (self->store, mst_record_type_get (field->reference),
                                                g_ascii_strtoll (value, NULL, 10));

      return g_strdup (title != NULL ? title : value);
    }
  return g_strdup (value);
}

static void
append_value (Journal *self, GString *text, const MstField *field, const char *was, const char *is)
{
  g_auto (GStrv) headings =
    g_strsplit (field->headings != NULL ? field->headings : field->label, "|", 2);
  g_autofree char *from = show_value (self, field, was);
  g_autofree char *to = show_value (self, field, is);

  if (text->len > 0)
    g_string_append (text, "；");
  if (was != NULL && is != NULL)
    g_string_append_printf (text, "%s：%s → %s", headings[0], from, to);
  else if (is != NULL)
    g_string_append_printf (text, "%s：%s", headings[0], to);
  else
    g_string_append_printf (text, "%s：%s → 空", headings[0], from);
}

static MstRecord *
read_values (const MstRecordType *type, const char *json)
{
  MstRecord *record = json != NULL ? mst_record_from_json (type, json, NULL) : NULL;

  return record != NULL ? record : mst_record_new (type);
}

/* What was changed; of a deleted record what it was. */
static char *
describe_values (Journal *self, const MstRecordType *type, const MstJournalEntry *entry)
{
  g_autoptr (MstRecord) before = read_values (type, entry->before);
  g_autoptr (MstRecord) after = read_values (type, entry->after);
  gboolean deleted = g_strcmp0 (entry->change, "delete") == 0;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const char *was = mst_record_get_at (before, i);
      const char *is = mst_record_get_at (after, i);

      if ((type->fields[i].flags & MST_FIELD_UNSEEN) != 0)
        continue;
      if (deleted && was != NULL)
        append_value (self, text, &type->fields[i], NULL, was);
      else if (!deleted && g_strcmp0 (was, is) != 0)
        append_value (self, text, &type->fields[i], was, is);
    }
  return g_string_free (text, FALSE);
}

/* Of an entry that tells two records apart, or tells so no more. */
static char *
describe_other (Journal *self, const MstRecordType *type, const MstJournalEntry *entry)
{
  gint64 other = mst_different_read_other (entry);
  const char *title = mst_store_peek_title (self->store, type, other);

  return g_strdup_printf ("另一条：%s（%" G_GINT64_FORMAT "）", title != NULL ? title : "", other);
}

/* @title: of the filter, as it was last. */
static char *
describe_filter (const MstJournalEntry *entry, char **title)
{
  g_autoptr (MstSavedFilter) before =
    entry->before != NULL ? mst_saved_filter_read_journalled (entry->before, NULL) : NULL;
  g_autoptr (MstSavedFilter) after =
    entry->after != NULL ? mst_saved_filter_read_journalled (entry->after, NULL) : NULL;

  *title = g_strdup (after != NULL ? after->name : before != NULL ? before->name : NULL);
  if (before == NULL || after == NULL || strcmp (before->name, after->name) == 0)
    return NULL;
  return g_strdup_printf ("名称：%s → %s", before->name, after->name);
}

/* @title: of the setting */
static char *
describe_setting (const MstJournalEntry *entry, char **title)
{
  g_autofree char *key = NULL;
  g_autofree char *new_key = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!mst_setting_read_journalled (entry->before, &key, &before)
      || !mst_setting_read_journalled (entry->after, &new_key, &after))
    return NULL;
  *title = g_strdup (find_word (setting_words, G_N_ELEMENTS (setting_words), key));
  return g_strdup_printf ("%s → %s", before != NULL ? before : "空", after != NULL ? after : "空");
}

/* The record as it is called now; when it is gone, as it was last. */
static char *
dup_title (Journal *self, const MstRecordType *type, const MstJournalEntry *entry)
{
  const char *title = mst_store_peek_title (self->store, type, entry->record);
  g_autoptr (MstRecord) record = NULL;

  if (title != NULL)
    return g_strdup (title);
  record = read_values (type, entry->after != NULL ? entry->after : entry->before);
  return g_strdup (mst_record_get_title (record));
}

/* What the entry says of what; @title: nullable. (transfer full) (nullable) */
static char *
describe (Journal *self, const MstRecordType *type, const MstJournalEntry *entry, char **title)
{
  if (g_strcmp0 (entry->type, MST_JOURNAL_FILTER) == 0)
    return describe_filter (entry, title);
  if (g_strcmp0 (entry->type, MST_JOURNAL_SETTING) == 0)
    return describe_setting (entry, title);
  if (type == NULL || entry->record == 0)
    return NULL;
  *title = dup_title (self, type, entry);
  if (mst_different_read_other (entry) != 0)
    return describe_other (self, type, entry);
  return describe_values (self, type, entry);
}

/* {"file","sheet","row",…} of an import, or plain text. */
static char *
describe_source (const char *source)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root = source != NULL && json_parser_load_from_data (parser, source, -1, NULL)
                     ? json_parser_get_root (parser)
                     : NULL;
  g_autofree char *row = NULL;
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return g_strdup (source);
  object = json_node_get_object (root);
  row = g_strdup_printf ("%" G_GINT64_FORMAT,
                         json_object_get_int_member_with_default (object, "row", 0));
  return g_strdup_printf ("%s　%s　第%s行",
                          json_object_get_string_member_with_default (object, "file", ""),
                          json_object_get_string_member_with_default (object, "sheet", ""), row);
}

/* --- rows --- */

/** Pass: one way through the rows. */
typedef struct
{
  Journal *journal;
  MstTableRowFunc func;
  gpointer user_data;
  gint64 n_rows;
} Pass;

static gboolean
add_entry (Pass *pass, const MstJournalGroup *group, const MstJournalEntry *entry, GError **error)
{
  Journal *self = pass->journal;
  const MstRecordType *type = entry->type != NULL ? mst_record_type_get (entry->type) : NULL;
  g_autofree char *ordinal = g_strdup_printf ("%" G_GINT64_FORMAT, ++pass->n_rows);
  g_autofree char *at = g_strndup (group->at, strlen ("2026-11-24T15:04"));
  g_autofree char *step = g_strconcat (g_strcmp0 (group->action, "undo") == 0   ? "撤销："
                                       : g_strcmp0 (group->action, "redo") == 0 ? "重做："
                                                                                : "",
                                       group->label, NULL);
  g_autofree char *title = NULL;
  g_autofree char *values = describe (self, type, entry, &title);
  g_autofree char *source = describe_source (entry->source);
  const char *row[N_COLUMNS] = {
    [COLUMN_ORDINAL] = ordinal,
    [COLUMN_AT] = g_strdelimit (at, "T", ' '),
    [COLUMN_WHO] = group->who,
    [COLUMN_STEP] = step,
    [COLUMN_TYPE] = find_type_word (type, entry->type),
    [COLUMN_RECORD] = title,
    [COLUMN_CHANGE] = find_word (change_words, G_N_ELEMENTS (change_words), entry->change),
    [COLUMN_VALUES] = values,
    [COLUMN_SOURCE] = source,
    [COLUMN_STATE] = group->undone ? "已撤销" : NULL,
  };

  return pass->func (row, pass->user_data, error);
}

static gboolean
add_group (Pass *pass, const MstJournalGroup *group, MstProgress *progress, GError **error)
{
  for (guint offset = 0;; offset += ENTRIES_AT_ONCE)
    {
      g_autoptr (GPtrArray) entries = mst_store_list_group_entries (
        pass->journal->store, group->group, offset, ENTRIES_AT_ONCE, error);

      if (entries == NULL)
        return FALSE;
      for (guint i = 0; i < entries->len; i++)
        if (!add_entry (pass, group, g_ptr_array_index (entries, i), error))
          return FALSE;
      mst_progress_set_done (progress, pass->n_rows);
      if (mst_progress_is_cancelled (progress, error))
        return FALSE;
      if (entries->len < ENTRIES_AT_ONCE)
        return TRUE;
    }
}

/* The newest first. */
static GPtrArray *
list_next (Journal *self, guint offset, GError **error)
{
  return mst_store_list_groups_filtered (self->store, &self->filter, offset, GROUPS_AT_ONCE, error);
}

static gint64
count (gpointer data, GError **error)
{
  gint64 n_rows = 0;

  for (guint offset = 0;; offset += GROUPS_AT_ONCE)
    {
      g_autoptr (GPtrArray) groups = list_next (data, offset, error);

      if (groups == NULL)
        return -1;
      for (guint i = 0; i < groups->len; i++)
        n_rows += ((const MstJournalGroup *) g_ptr_array_index (groups, i))->n_changes;
      if (groups->len < GROUPS_AT_ONCE)
        return n_rows;
    }
}

static gboolean foreach (gpointer data, MstTableRowFunc func, gpointer user_data,
                         MstProgress * progress, GError * *error)
{
  Pass pass = { data, func, user_data, 0 };
  gint64 n_rows = progress != NULL ? count (data, error) : 0;

  if (n_rows < 0)
    return FALSE;
  mst_progress_set_stage (progress, _ ("Writing the rows"));
  mst_progress_set_total (progress, n_rows);
  for (guint offset = 0;; offset += GROUPS_AT_ONCE)
    {
      g_autoptr (GPtrArray) groups = list_next (data, offset, error);

      if (groups == NULL)
        return FALSE;
      for (guint i = 0; i < groups->len; i++)
        if (!add_group (&pass, g_ptr_array_index (groups, i), progress, error))
          return FALSE;
      if (groups->len < GROUPS_AT_ONCE)
        return TRUE;
    }
}

MstTable *
mst_journal_table_new (MstStore *store, const MstJournalFilter *filter, gboolean reveal)
{
  static const MstTableStream stream = { count, foreach, journal_free };
  g_autofree char *district = NULL;
  Journal *journal;
  MstTable *table;

  g_return_val_if_fail (MST_IS_STORE (store), NULL);

  district = mst_store_dup_setting (store, "name");
  journal = g_new0 (Journal, 1);
  journal->store = g_object_ref (store);
  journal->reveal = reveal;
  if (filter != NULL)
    {
      journal->filter = *filter;
      journal->filter.since = g_strdup (filter->since);
      journal->filter.until = g_strdup (filter->until);
      journal->filter.who = g_strdup (filter->who);
      journal->filter.action = g_strdup (filter->action);
      journal->filter.type = g_strdup (filter->type);
      journal->filter.text = g_strdup (filter->text);
      journal->filter.kind = g_strdup (filter->kind);
    }
  table = mst_table_new (NULL);
  table->title = g_strconcat (district != NULL ? district : "", "操作日志", NULL);
  table->sheet_name = g_strdup ("日志");
  table->unit = g_strdup ("单位：条");
  table->made_by = mst_store_dup_setting (store, "made_by");
  table->as_of = mst_date_today ();
  for (guint i = 0; i < N_COLUMNS; i++)
    mst_table_add_column (table, columns[i].heading, columns[i].kind, 0);
  table->stream = &stream;
  table->stream_data = journal;
  return table;
}
