/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a change of many records would do, or has done, on the terminal. */

#include "config.h"

#include "mst-cli-bulk-edit.h"

#include "mst-cli-records.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

static void
print_preview (const MstBulkEdit *edit)
{
  for (guint row = 0; row < mst_bulk_edit_get_n_rows (edit); row++)
    {
      if (mst_bulk_edit_get_row_state (edit, row) != MST_BULK_EDIT_CHANGED)
        continue;
      mst_cli_print ("%" G_GINT64_FORMAT "  %s", mst_bulk_edit_get_row_id (edit, row),
                     mst_bulk_edit_get_row_title (edit, row));
      for (guint i = 0; i < mst_bulk_edit_get_n_fields (edit); i++)
        mst_cli_print ("  %s: %s → %s", mst_field_get_label (mst_bulk_edit_get_field (edit, i)),
                       mst_bulk_edit_get_old (edit, row, i)->masked,
                       mst_bulk_edit_get_new (edit, i)->masked);
      mst_cli_print ("\n");
    }
}

void
mst_cli_note_refused (const MstBulkEdit *edit)
{
  for (guint row = 0; row < mst_bulk_edit_get_n_rows (edit); row++)
    if (mst_bulk_edit_get_row_state (edit, row) == MST_BULK_EDIT_REFUSED)
      {
        g_autofree char *id =
          g_strdup_printf ("%" G_GINT64_FORMAT, mst_bulk_edit_get_row_id (edit, row));
        g_autofree char *reason =
          mst_text_mask_long_numbers (mst_bulk_edit_get_row_reason (edit, row));

        mst_cli_note (_ ("No. %s “%s” stays as it is: %s"), id,
                      mst_bulk_edit_get_row_title (edit, row), reason);
      }
}

static void
print_counts (const MstBulkEdit *edit)
{
  MstBulkEditCounts counts = mst_bulk_edit_get_counts (edit);

  for (guint i = 0; i < mst_bulk_edit_get_n_fields (edit); i++)
    {
      g_autofree char *old = mst_bulk_edit_describe_old (edit, i);

      mst_cli_note ("%s: %s", mst_field_get_label (mst_bulk_edit_get_field (edit, i)), old);
    }
  mst_cli_print (_ ("Changed: %u, the same already: %u, refused: %u"),
                 counts.n_changed + counts.n_written, counts.n_unchanged, counts.n_refused);
  mst_cli_print ("\n");
}

static JsonArray *
fields_to_json (const MstBulkEdit *edit)
{
  JsonArray *fields = json_array_new ();

  for (guint i = 0; i < mst_bulk_edit_get_n_fields (edit); i++)
    {
      g_autoptr (GPtrArray) values = mst_bulk_edit_list_old (edit, i);
      JsonObject *field = json_object_new ();
      JsonArray *old = json_array_new ();

      for (guint v = 0; v < values->len; v++)
        {
          const MstBulkEditValue *value = g_ptr_array_index (values, v);
          JsonObject *tally = json_object_new ();

          json_object_set_string_member (tally, "value", value->masked);
          json_object_set_int_member (tally, "count", value->count);
          json_array_add_object_element (old, tally);
        }
      json_object_set_string_member (field, "field", mst_bulk_edit_get_field (edit, i)->name);
      json_object_set_array_member (field, "old", old);
      json_object_set_string_member (field, "new", mst_bulk_edit_get_new (edit, i)->masked);
      json_array_add_object_element (fields, field);
    }
  return fields;
}

/* {"dry_run","changed":[id],"unchanged":[id],"refused":[{"id","title","reason"}],"fields":[{"field",
 * "old":[{"value","count"}],"new"}]} */
static void
print_as_json (const MstBulkEdit *edit, gboolean is_dry)
{
  JsonObject *object = json_object_new ();
  JsonArray *changed = json_array_new ();
  JsonArray *unchanged = json_array_new ();
  JsonArray *refused = json_array_new ();

  for (guint row = 0; row < mst_bulk_edit_get_n_rows (edit); row++)
    {
      MstBulkEditState state = mst_bulk_edit_get_row_state (edit, row);
      gint64 id = mst_bulk_edit_get_row_id (edit, row);
      g_autofree char *reason = NULL;
      JsonObject *refusal;

      if (state != MST_BULK_EDIT_REFUSED)
        {
          json_array_add_int_element (state == MST_BULK_EDIT_UNCHANGED ? unchanged : changed, id);
          continue;
        }
      reason = mst_text_mask_long_numbers (mst_bulk_edit_get_row_reason (edit, row));
      refusal = json_object_new ();
      json_object_set_int_member (refusal, "id", id);
      json_object_set_string_member (refusal, "title", mst_bulk_edit_get_row_title (edit, row));
      json_object_set_string_member (refusal, "reason", reason);
      json_array_add_object_element (refused, refusal);
    }
  json_object_set_boolean_member (object, "dry_run", is_dry);
  json_object_set_array_member (object, "changed", changed);
  json_object_set_array_member (object, "unchanged", unchanged);
  json_object_set_array_member (object, "refused", refused);
  json_object_set_array_member (object, "fields", fields_to_json (edit));
  mst_cli_print_object (object);
}

void
mst_cli_print_bulk_edit (const MstBulkEdit *edit, gboolean is_dry, gboolean as_json)
{
  if (as_json)
    {
      print_as_json (edit, is_dry);
      return;
    }
  print_preview (edit);
  print_counts (edit);
}
