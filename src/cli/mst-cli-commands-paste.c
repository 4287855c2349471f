/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that pastes a block of cells into a list: paste. */

#include "config.h"

#include "mst-cli-records.h"

#include "mst-paste.h"
#include "mst-people-order.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The records of the list from the one of --at on; none without it. */
static GArray *
list_records (MstStore *store, const MstCliType *type, const MstCliArguments *arguments,
              GError **error)
{
  const char *at = mst_cli_get_option (arguments, "at");
  g_autoptr (MstQuery) query = NULL;
  g_autoptr (MstRecord) first = NULL;
  g_autoptr (GArray) ids = NULL;

  if (at == NULL)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  first = mst_cli_find_record (store, type->type, at, error);
  query = first != NULL ? mst_cli_make_query (store, type, arguments, error) : NULL;
  if (query != NULL)
    mst_query_apply_usual_sort (query, store);
  ids = query != NULL ? mst_query_list_ids (query, store, error) : NULL;
  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == mst_record_get_id (first))
      {
        g_array_remove_range (ids, 0, i);
        return g_steal_pointer (&ids);
      }
  g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("“%s” is not in the list."), at);
  return NULL;
}

static MstPaste *
read_block (MstStore *store, const MstCliType *type, const MstCliArguments *arguments,
            GError **error)
{
  const char *path = mst_cli_get_word (arguments, 2);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GArray) fields = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *text = NULL;

  fields = mst_cli_choose_fields (type->type, mst_cli_get_option (arguments, "fields"), error);
  if (fields == NULL || !mst_cli_check_exists (path, error)
      || !g_file_get_contents (path, &text, NULL, error))
    return NULL;
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (columns, (gpointer) &type->type->fields[g_array_index (fields, guint, i)]);
  g_ptr_array_add (columns, NULL);
  ids = list_records (store, type, arguments, error);
  if (ids == NULL)
    return NULL;
  return mst_paste_new (type->type, (const MstField *const *) columns->pdata,
                        (const gint64 *) ids->data, ids->len, text, error);
}

static void
note_message (const char *message)
{
  g_autofree char *masked = message != NULL ? mst_text_mask_long_numbers (message) : NULL;

  if (masked != NULL)
    mst_cli_note ("%s", masked);
}

static void
note_messages (const MstPaste *paste)
{
  if (mst_paste_get_left_out (paste) != NULL)
    mst_cli_note (_ ("Columns left out: %s"), mst_paste_get_left_out (paste));
  for (guint row = 0; row < mst_paste_get_n_rows (paste); row++)
    {
      note_message (mst_paste_get_row_message (paste, row));
      for (guint column = 0; column < mst_paste_get_n_columns (paste); column++)
        note_message (mst_paste_get_cell (paste, row, column)->message);
    }
}

static JsonObject *
counts_to_json (const MstPasteCounts *counts)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "changed_cells", counts->n_changed_cells);
  json_object_set_int_member (object, "changed_rows", counts->n_changed_rows);
  json_object_set_int_member (object, "new_rows", counts->n_new_rows);
  json_object_set_int_member (object, "bad_cells", counts->n_bad_cells);
  json_object_set_int_member (object, "bad_rows", counts->n_bad_rows);
  return object;
}

static void
print_counts (const MstPasteCounts *counts)
{
  mst_cli_print (_ ("Changed: %u, new: %u, to be mended: %u"), counts->n_changed_rows,
                 counts->n_new_rows, counts->n_bad_rows);
  mst_cli_print ("\n");
}

static gboolean
paste (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const MstCliType *type = mst_cli_find_type (mst_cli_get_word (arguments, 1), error);
  gboolean is_dry = mst_cli_has_option (arguments, "dry-run");
  g_autoptr (MstStore) store = NULL;
  g_autoptr (MstPaste) job = NULL;
  MstPasteCounts counts;

  if (type == NULL)
    return FALSE;
  store = mst_cli_open (mst_cli_get_word (arguments, 0), is_dry, error);
  job = store != NULL ? read_block (store, type, arguments, error) : NULL;
  if (job == NULL || !mst_paste_check (job, store, cli->progress, error))
    return FALSE;
  counts = mst_paste_get_counts (job);
  note_messages (job);
  if (!is_dry && counts.n_changed_rows + counts.n_new_rows + counts.n_bad_rows > 0)
    {
      g_autofree char *sentence = mst_paste_apply (job, store, cli->progress, error);
      guint n_bad = mst_paste_get_n_rows (job);

      if (sentence == NULL)
        return FALSE;
      mst_cli_note ("%s", sentence);
      /* The file refused more than the check knew of. */
      if (n_bad > counts.n_bad_rows)
        note_messages (job);
    }
  if (arguments->json)
    mst_cli_print_object (counts_to_json (&counts));
  else
    print_counts (&counts);
  return TRUE;
}

static const MstCliOption paste_options[] = {
  { "fields", "F,F…", N_ ("which fields the columns are, if they have no headings") },
  { "at", "ID", N_ ("the record in the first row; without it all rows are new records") },
  { "sort", "F[:ORDER][:desc]", N_ ("the order of the list from that record on") },
  { "dry-run", NULL, N_ ("tell what would happen, write nothing") },
  { NULL },
};

const MstCliCommand mst_cli_paste_commands[] = {
  { "paste", "FILE TYPE BLOCK.tsv [--fields F,F…] [--at ID] [--sort F] [--dry-run]",
    N_ ("paste a block of cells into a list; rows with bad cells are left out"), 3, 3,
    paste_options, paste },
  { NULL },
};
