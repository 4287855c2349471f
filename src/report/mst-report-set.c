/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports that are made together. */
#include "config.h"

#include "mst-report-set.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

G_DEFINE_BOXED_TYPE (MstReportSet, mst_report_set, mst_report_set_copy, mst_report_set_free)

static void
clear_entry (gpointer data)
{
  MstReportEntry *entry = data;

  g_free (entry->name);
  g_free (entry->json);
}

static GArray *
create_entries (void)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (MstReportEntry));

  g_array_set_clear_func (entries, clear_entry);
  return entries;
}

static void
add_entry (GArray *entries, const char *name, char *json)
{
  MstReportEntry entry = { g_strdup (name), json };

  g_array_append_val (entries, entry);
}

MstReportSet *
mst_report_set_new (const char *name)
{
  MstReportSet *self = g_new0 (MstReportSet, 1);

  self->name = g_strdup (name);
  self->entries = create_entries ();
  return self;
}

MstReportSet *
mst_report_set_copy (const MstReportSet *self)
{
  MstReportSet *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = mst_report_set_new (self->name);
  copy->id = self->id;
  copy->version = self->version;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const MstReportEntry *entry = &g_array_index (self->entries, MstReportEntry, i);

      add_entry (copy->entries, entry->name, g_strdup (entry->json));
    }
  return copy;
}

void
mst_report_set_free (MstReportSet *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_array_unref (self->entries);
  g_free (self);
}

/* --- the entries --- */

void
mst_report_set_add (MstReportSet *self, const MstReport *report, const MstReportOptions *options)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (report != NULL && options != NULL);

  add_entry (self->entries, report->name, mst_report_options_to_json (options));
}

void
mst_report_set_remove (MstReportSet *self, guint index)
{
  g_return_if_fail (self != NULL && index < self->entries->len);

  g_array_remove_index (self->entries, index);
}

void
mst_report_set_move (MstReportSet *self, guint from, guint to)
{
  MstReportEntry entry;

  g_return_if_fail (self != NULL);
  g_return_if_fail (from < self->entries->len && to < self->entries->len);

  entry = g_array_index (self->entries, MstReportEntry, from);
  g_array_index (self->entries, MstReportEntry, from) = (MstReportEntry){ 0 };
  g_array_remove_index (self->entries, from);
  g_array_insert_val (self->entries, to, entry);
}

MstReportOptions *
mst_report_set_get_options (const MstReportSet *self, guint index, const MstReport **report,
                            GError **error)
{
  const MstReportEntry *entry;

  g_return_val_if_fail (self != NULL && index < self->entries->len, NULL);
  g_return_val_if_fail (report != NULL, NULL);

  entry = &g_array_index (self->entries, MstReportEntry, index);
  *report = mst_report_get (entry->name);
  if (*report != NULL)
    return mst_report_options_from_json (entry->json, error);
  g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
               _ ("“%s”: a newer version of the program has put the report “%s” into the set. "
                  "Take it out, or use that version."),
               self->name, entry->name);
  return NULL;
}

/* --- as text --- */

char *
mst_report_set_to_json (const MstReportSet *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const MstReportEntry *entry = &g_array_index (self->entries, MstReportEntry, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "report", entry->name);
      json_object_set_member (object, "options", json_from_string (entry->json, NULL));
      json_array_add_object_element (array, object);
    }
  json_node_take_array (node, array);
  return json_to_string (node, FALSE);
}

static gboolean
read_entry (JsonNode *node, GArray *entries)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *name = object != NULL ? json_object_get_member (object, "report") : NULL;
  JsonNode *options = object != NULL ? json_object_get_member (object, "options") : NULL;

  if (name == NULL || options == NULL || !JSON_NODE_HOLDS_OBJECT (options)
      || !JSON_NODE_HOLDS_VALUE (name) || json_node_get_value_type (name) != G_TYPE_STRING)
    return FALSE;
  add_entry (entries, json_node_get_string (name), json_to_string (options, FALSE));
  return TRUE;
}

gboolean
mst_report_set_read_json (MstReportSet *self, const char *json, GError **error)
{
  g_autoptr (GArray) entries = create_entries ();
  g_autoptr (JsonNode) node = NULL;
  JsonArray *array;
  gboolean is_read;

  g_return_val_if_fail (self != NULL && json != NULL, FALSE);

  node = json_from_string (json, NULL);
  array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  is_read = array != NULL;
  for (guint i = 0; is_read && i < json_array_get_length (array); i++)
    is_read = read_entry (json_array_get_element (array, i), entries);
  if (!is_read)
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT,
                           _ ("The text is no set of reports that this program wrote."));
      return FALSE;
    }
  g_array_unref (self->entries);
  self->entries = g_steal_pointer (&entries);
  return TRUE;
}

char *
mst_report_set_dup_titles (const MstReportSet *self)
{
  GString *titles = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const char *name = g_array_index (self->entries, MstReportEntry, i).name;
      const MstReport *report = mst_report_get (name);

      g_string_append_printf (titles, "%s%s", i > 0 ? "、" : "",
                              report != NULL ? report->title : name);
    }
  return g_string_free (titles, FALSE);
}

/* --- making them --- */

/* Which of them couldn't be made. */
static void
name_report (const MstReport *report, GError **error)
{
  char *sentence;

  if (error == NULL || g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  sentence = g_strdup_printf (_ ("%s: %s"), mst_report_get_label (report), (*error)->message);
  g_free ((*error)->message);
  (*error)->message = sentence;
}

static gboolean
make_contents (const MstReportSet *self, MstStore *store, MstDate day, gboolean reveal,
               GPtrArray *contents, MstProgress *progress, GError **error)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const MstReport *report;
      g_autoptr (MstReportOptions) options = mst_report_set_get_options (self, i, &report, error);
      MstReportContent *content;

      if (options == NULL)
        return FALSE;
      if (mst_date_is_set (day))
        options->day = day;
      options->reveal = reveal;
      content = mst_report_make (report, store, options, progress, error);
      if (content == NULL)
        {
          name_report (report, error);
          return FALSE;
        }
      g_ptr_array_add (contents, content);
    }
  return TRUE;
}

GPtrArray *
mst_report_set_make (const MstReportSet *self, MstStore *store, MstDate day, gboolean reveal,
                     MstProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean made;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (MST_IS_STORE (store), NULL);

  if (self->entries->len == 0)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("There is no report in the set “%s”. Add one."), self->name);
      return NULL;
    }
  if (!mst_store_hold (store, error))
    return NULL;
  made = make_contents (self, store, day, reveal, contents, progress, error);
  mst_store_release (store);
  return made ? g_steal_pointer (&contents) : NULL;
}

MstVolume *
mst_report_contents_bind (MstReportContent *const *contents, guint n_contents, const char *title,
                          MstProgress *progress, GError **error)
{
  g_autoptr (MstVolume) volume = mst_volume_new ();

  g_return_val_if_fail (contents != NULL && n_contents > 0, NULL);

  for (guint i = 0; i < n_contents; i++)
    {
      g_autoptr (MstDocument) document = mst_report_content_create_document (contents[i]);
      g_autoptr (MstPages) pages = mst_pages_new (document, progress, error);

      if (pages == NULL)
        return NULL;
      mst_volume_add (volume, pages);
    }
  if (n_contents > 1)
    mst_volume_number_through (volume);
  if (title != NULL)
    mst_volume_set_title (volume, title);
  return g_steal_pointer (&volume);
}
