/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was written into a form and not saved. */
#include "config.h"

#include "mst-draft.h"
#include "mst-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

struct _MstDraft
{
  const MstRecordType *type;
  gint64 id;
  JsonObject *fields;
  GDateTime *time;
};

static char *
get_folder (const char *file_id)
{
  return g_build_filename (g_get_user_state_dir (), "muster", "drafts", file_id, NULL);
}

static char *
get_path (const char *file_id, const MstRecordType *type, gint64 id)
{
  g_autofree char *folder = get_folder (file_id);
  g_autofree char *name = NULL;

  if (id == MST_DRAFT_REFERRED)
    name = g_strdup_printf ("%s-referred.json", type->name);
  else if (id == 0)
    name = g_strdup_printf ("%s-new.json", type->name);
  else
    name = g_strdup_printf ("%s-%" G_GINT64_FORMAT ".json", type->name, id);

  return g_build_filename (folder, name, NULL);
}

MstDraft *
mst_draft_new (const MstRecordType *type, gint64 id)
{
  MstDraft *self = g_new0 (MstDraft, 1);

  self->type = type;
  self->id = id;
  self->fields = json_object_new ();
  return self;
}

void
mst_draft_free (MstDraft *self)
{
  if (self == NULL)
    return;
  json_object_unref (self->fields);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_free (self);
}

void
mst_draft_add (MstDraft *self, const char *field, const char *text, const char *value,
               gboolean is_understood)
{
  JsonObject *entry = json_object_new ();

  g_return_if_fail (self != NULL);
  g_return_if_fail (field != NULL);

  json_object_set_string_member (entry, "text", text);
  if (is_understood && value != NULL)
    json_object_set_string_member (entry, "value", value);
  else if (is_understood)
    json_object_set_null_member (entry, "value");
  json_object_set_object_member (self->fields, field, entry);
}

guint
mst_draft_get_n_fields (const MstDraft *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return json_object_get_size (self->fields);
}

gboolean
mst_draft_get (const MstDraft *self, const char *field, const char **text, const char **value,
               gboolean *is_understood)
{
  JsonNode *node;
  JsonObject *entry;

  g_return_val_if_fail (self != NULL, FALSE);

  node = json_object_get_member (self->fields, field);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  entry = json_node_get_object (node);
  *text = json_object_get_string_member_with_default (entry, "text", "");
  *value = json_object_get_string_member_with_default (entry, "value", NULL);
  *is_understood = json_object_has_member (entry, "value");
  return TRUE;
}

const MstRecordType *
mst_draft_get_record_type (const MstDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->type;
}

gint64
mst_draft_get_id (const MstDraft *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->id;
}

GDateTime *
mst_draft_get_time (const MstDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->time;
}

gboolean
mst_draft_save (MstDraft *self, const char *file_id, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (file_id != NULL, FALSE);

  path = get_path (file_id, self->type, self->id);
  folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_FAILED,
                   _ ("The folder %s for unsaved changes can't be made: %s."), folder,
                   g_strerror (errno));
      return FALSE;
    }
  json_node_set_object (root, self->fields);
  text = json_to_string (root, FALSE);
  g_clear_pointer (&self->time, g_date_time_unref);
  self->time = g_date_time_new_now_local ();
  return g_file_set_contents_full (
    path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

MstDraft *
mst_draft_load (const char *file_id, const MstRecordType *type, gint64 id)
{
  g_autofree char *path = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  MstDraft *self;
  JsonNode *root;
  GStatBuf about;

  g_return_val_if_fail (file_id != NULL, NULL);
  g_return_val_if_fail (type != NULL, NULL);

  path = get_path (file_id, type, id);
  if (g_stat (path, &about) != 0 || !json_parser_load_from_file (parser, path, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)
      || json_object_get_size (json_node_get_object (root)) == 0)
    return NULL;
  self = mst_draft_new (type, id);
  json_object_unref (self->fields);
  self->fields = json_node_dup_object (root);
  self->time = g_date_time_new_from_unix_local (about.st_mtime);
  return self;
}

/* As get_path() names them; NULL for what is no draft of these. */
static MstDraft *
load_named (const char *file_id, const char *name)
{
  const char *dash = strrchr (name, '-');
  g_autofree char *type_name = dash != NULL ? g_strndup (name, (gsize) (dash - name)) : NULL;
  const MstRecordType *type = type_name != NULL ? mst_record_type_get (type_name) : NULL;
  gint64 id = type != NULL ? g_ascii_strtoll (dash + 1, NULL, 10) : 0;
  g_autofree char *path = type != NULL && id >= 0 ? get_path (file_id, type, id) : NULL;

  /* Who is killed while writing leaves "person-7.json.XXXXXX" behind. */
  return path != NULL && g_str_has_suffix (path, name) ? mst_draft_load (file_id, type, id) : NULL;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare ((*(MstDraft *const *) b)->time, (*(MstDraft *const *) a)->time);
}

GPtrArray *
mst_draft_list (const char *file_id)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_draft_free);
  g_autofree char *path = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_return_val_if_fail (file_id != NULL, drafts);

  path = get_folder (file_id);
  folder = g_dir_open (path, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      MstDraft *draft = load_named (file_id, name);

      if (draft != NULL)
        g_ptr_array_add (drafts, draft);
    }
  g_ptr_array_sort (drafts, compare_times);
  return drafts;
}

void
mst_draft_remove (const char *file_id, const MstRecordType *type, gint64 id)
{
  g_autofree char *path = NULL;

  g_return_if_fail (file_id != NULL);
  g_return_if_fail (type != NULL);

  path = get_path (file_id, type, id);
  g_unlink (path);
}
