/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal in words. */
#include "config.h"

#include "mst-different.h"
#include "mst-district-setting.h"
#include "mst-journal-text.h"
#include "mst-saved-filter.h"
#include "mst-setting.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* --- groups --- */

static const struct
{
  const char *action;
  const char *icon;
} icons[] = {
  { "import", "mst-import-symbolic" },        { "paste", "edit-paste-symbolic" },
  { "undo", "edit-undo-symbolic" },           { "redo", "edit-redo-symbolic" },
  { "export", "mst-export-symbolic" },        { "reveal", "view-reveal-symbolic" },
  { "delete", "user-trash-symbolic" },        { "insert", "list-add-symbolic" },
  { "setting", "emblem-system-symbolic" },    { "save-filter", "document-save-symbolic" },
  { "remove-filter", "user-trash-symbolic" },
};

const char *
mst_journal_get_icon (const MstJournalGroup *group)
{
  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_strcmp0 (icons[i].action, group->action) == 0)
      return icons[i].icon;
  return "document-edit-symbolic";
}

char *
mst_journal_describe_group (const MstJournalGroup *group)
{
  if (g_strcmp0 (group->action, "undo") == 0)
    return g_strdup_printf (_ ("Undo: %s"), group->label);
  if (g_strcmp0 (group->action, "redo") == 0)
    return g_strdup_printf (_ ("Redo: %s"), group->label);
  return g_strdup (group->label);
}

static GDateTime *
read_time (const char *at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (at, NULL);

  return time != NULL ? g_date_time_to_local (time) : NULL;
}

static char *
format_day (GDateTime *time)
{
  static const char *const days[] = {
    N_ ("Monday"), N_ ("Tuesday"),  N_ ("Wednesday"), N_ ("Thursday"),
    N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday"),
  };
  g_autofree char *day = g_date_time_format (time, "%Y-%m-%d");

  return g_strdup_printf ("%s　%s", day, _ (days[g_date_time_get_day_of_week (time) - 1]));
}

char *
mst_journal_describe_day (const char *at)
{
  g_autoptr (GDateTime) time = read_time (at);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *day = time != NULL ? format_day (time) : g_strdup (at);

  if (g_str_has_prefix (day, today))
    return g_strdup_printf (_ ("%s (today)"), day);
  return g_steal_pointer (&day);
}

char *
mst_journal_describe_time (const char *at)
{
  g_autoptr (GDateTime) time = read_time (at);

  return time != NULL ? g_date_time_format (time, "%H:%M") : g_strdup ("");
}

char *
mst_journal_describe_moment (const char *at)
{
  g_autoptr (GDateTime) time = read_time (at);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup (at);
}

/* --- entries --- */

const char *
mst_journal_get_change_label (const char *change)
{
  static const struct
  {
    const char *change;
    const char *label;
  } labels[] = {
    { "insert", N_ ("Added") },
    { "update", N_ ("Changed") },
    { "delete", N_ ("Deleted") },
    { "reveal", N_ ("Looked at") },
    { "export", N_ ("Exported") },
    { "restore", N_ ("Restored") },
    { "setting", N_ ("Setting") },
    { MST_JOURNAL_DIFFERENT, N_ ("Told apart") },
    { MST_JOURNAL_ALIKE, N_ ("May be one again") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (labels[i].change, change) == 0)
      return _ (labels[i].label);
  return _ ("Other");
}

/* {"file","sheet","row","original":{field: text}} of an import; NULL when it is plain text. */
static JsonObject *
parse_source (JsonParser *parser, const char *source)
{
  JsonNode *root =
    json_parser_load_from_data (parser, source, -1, NULL) ? json_parser_get_root (parser) : NULL;

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

char *
mst_journal_describe_source (const char *source)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object = parse_source (parser, source);
  g_autofree char *row = NULL;

  if (object == NULL)
    return g_strdup_printf (_ ("From %s"), source);
  row = g_strdup_printf ("%" G_GINT64_FORMAT,
                         json_object_get_int_member_with_default (object, "row", 0));
  return g_strdup_printf (_ ("From %s, sheet %s, row %s"),
                          json_object_get_string_member_with_default (object, "file", ""),
                          json_object_get_string_member_with_default (object, "sheet", ""), row);
}

GPtrArray *
mst_journal_list_originals (const char *source, const MstRecordType *type, gboolean masked)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object = parse_source (parser, source);
  JsonObject *original = object != NULL && json_object_has_member (object, "original")
                           ? json_object_get_object_member (object, "original")
                           : NULL;
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; original != NULL && i < type->n_fields; i++)
    {
      const MstField *field = &type->fields[i];
      const char *written =
        json_object_get_string_member_with_default (original, field->name, NULL);
      g_autofree char *shown = NULL;

      if (written == NULL)
        continue;
      shown = masked && mst_field_may_be_masked (field) ? mst_text_mask_number (written)
                                                        : g_strdup (written);
      g_ptr_array_add (
        texts, g_strdup_printf (_ ("%s as written: %s"), mst_field_get_label (field), shown));
    }
  return texts;
}

MstRecord *
mst_journal_read_values (const MstRecordType *type, const char *json)
{
  g_autoptr (GError) error = NULL;
  MstRecord *record = json != NULL ? mst_record_from_json (type, json, &error) : NULL;

  if (error != NULL)
    g_warning ("%s", error->message);
  return record != NULL ? record : mst_record_new (type);
}

char *
mst_journal_describe_change (MstStore *store, const MstRecord *before, const MstRecord *after,
                             guint field, gboolean masked)
{
  const MstField *description = &mst_record_get_record_type (before)->fields[field];
  const char *was = mst_record_get_at (before, field);
  const char *is = mst_record_get_at (after, field);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (g_strcmp0 (was, is) == 0 || (description->flags & MST_FIELD_UNSEEN) != 0)
    return NULL;
  from = mst_store_show_value (store, description, was, masked);
  to = mst_store_show_value (store, description, is, masked);
  return g_strdup_printf (_ ("%s: %s → %s"), mst_field_get_label (description),
                          *from != '\0' ? from : _ ("(blank)"), *to != '\0' ? to : _ ("(blank)"));
}

static void
add_changes (MstJournalLines *self, MstStore *store, const MstRecord *before,
             const MstRecord *after, gboolean masked)
{
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      char *text = mst_journal_describe_change (store, before, after, i, masked);

      if (text != NULL)
        g_ptr_array_add (self->lines, text);
    }
}

static void
add_values (MstJournalLines *self, MstStore *store, const MstRecord *record, gboolean masked)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const MstField *field = &self->type->fields[i];
      const char *value = mst_record_get_at (record, i);
      g_autofree char *shown = NULL;

      if (value == NULL || (field->flags & MST_FIELD_UNSEEN) != 0
          || strcmp (field->name, self->type->title_field) == 0)
        continue;
      shown = mst_store_show_value (store, field, value, masked);
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "　" : "",
                              mst_field_get_label (field), shown);
    }
  if (text->len > 0)
    g_ptr_array_add (self->lines, g_strdup (text->str));
}

/* That it is another record than the one the entry names, or may be that one again. */
static void
add_verdict (MstJournalLines *self, MstStore *store, const MstJournalEntry *entry)
{
  gint64 other = mst_different_read_other (entry);
  const char *title = mst_store_peek_title (store, self->type, self->record);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, other);

  self->exists = title != NULL;
  self->title = title != NULL
                  ? g_strdup (title)
                  : g_strdup_printf ("%s %" G_GINT64_FORMAT, mst_record_type_get_label (self->type),
                                     self->record);
  title = mst_store_peek_title (store, self->type, other);
  g_ptr_array_add (self->lines,
                   g_strdup_printf (entry->after != NULL ? _ ("Another one than %s (%s)")
                                                         : _ ("May be one with %s (%s)"),
                                    title != NULL ? title : _ ("a record that is gone"), number));
}

static void
add_filter (MstJournalLines *self, const MstJournalEntry *entry)
{
  g_autoptr (MstSavedFilter) before =
    entry->before != NULL ? mst_saved_filter_read_journalled (entry->before, NULL) : NULL;
  g_autoptr (MstSavedFilter) after =
    entry->after != NULL ? mst_saved_filter_read_journalled (entry->after, NULL) : NULL;
  const MstSavedFilter *shown = after != NULL ? after : before;

  if (shown == NULL)
    return;
  self->title = g_strdup_printf (_ ("Filter “%s” of %s"), shown->name,
                                 g_dgettext (MST_GETTEXT_DOMAIN, shown->type->label_plural));
  self->exists = TRUE;
  if (before == NULL || after == NULL)
    return;
  if (strcmp (before->name, after->name) != 0)
    g_ptr_array_add (self->lines,
                     g_strdup_printf (_ ("%s: %s → %s"), _ ("Name"), before->name, after->name));
  if (strcmp (before->query, after->query) != 0)
    g_ptr_array_add (self->lines, g_strdup (_ ("Other conditions, search or order")));
  if (before->position != after->position)
    g_ptr_array_add (self->lines, g_strdup (_ ("Another place in the sidebar")));
}

static void
add_setting (MstJournalLines *self, const MstJournalEntry *entry)
{
  g_autofree char *key = NULL;
  g_autofree char *new_key = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *old_words = NULL;
  g_autofree char *new_words = NULL;
  const MstDistrictSetting *setting;

  if (!mst_setting_read_journalled (entry->before, &key, &before)
      || !mst_setting_read_journalled (entry->after, &new_key, &after))
    return;
  setting = mst_district_setting_find (key);
  self->title = g_strdup (setting != NULL ? _ (setting->label) : key);
  self->exists = TRUE;
  old_words = mst_district_setting_describe (key, before);
  new_words = mst_district_setting_describe (key, after);
  g_ptr_array_add (self->lines, g_strdup_printf ("%s → %s", old_words, new_words));
}

static void
add_lines (MstJournalLines *self, MstStore *store, const MstJournalEntry *entry, gboolean masked)
{
  g_autoptr (MstRecord) before = mst_journal_read_values (self->type, entry->before);
  g_autoptr (MstRecord) after = mst_journal_read_values (self->type, entry->after);
  const char *title = mst_store_peek_title (store, self->type, entry->record);

  self->exists = title != NULL;
  if (title == NULL)
    title = entry->after != NULL ? mst_record_get_title (after) : mst_record_get_title (before);
  self->title = g_strdup (title);
  if (strcmp (entry->change, "update") == 0)
    add_changes (self, store, before, after, masked);
  else if (strcmp (entry->change, "insert") == 0)
    add_values (self, store, after, masked);
  else if (strcmp (entry->change, "delete") == 0)
    add_values (self, store, before, masked);
}

MstJournalLines *
mst_journal_lines_new (MstStore *store, const MstJournalEntry *entry, gboolean masked)
{
  MstJournalLines *self = g_new0 (MstJournalLines, 1);

  self->type = entry->type != NULL ? mst_record_type_get (entry->type) : NULL;
  self->record = entry->record;
  self->change = mst_journal_get_change_label (entry->change);
  self->lines = g_ptr_array_new_with_free_func (g_free);
  if (g_strcmp0 (entry->type, MST_JOURNAL_FILTER) == 0)
    add_filter (self, entry);
  else if (g_strcmp0 (entry->type, MST_JOURNAL_SETTING) == 0)
    add_setting (self, entry);
  else if (self->type != NULL && mst_different_read_other (entry) != 0)
    add_verdict (self, store, entry);
  else if (self->type != NULL && entry->record != 0)
    add_lines (self, store, entry, masked);
  if (entry->source != NULL)
    self->source = mst_journal_describe_source (entry->source);
  return self;
}

void
mst_journal_lines_free (MstJournalLines *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->lines);
  g_free (self->source);
  g_free (self);
}
