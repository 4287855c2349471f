/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that show records: list, show. */

#include "config.h"

#include "mst-cli-records.h"
#include "mst-people-order.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define COLUMN_GAP 2

/** Listing: how the records of a list are written. */
typedef struct
{
  MstCliRecords *records;
  const MstRecordType *type;
  GArray *fields;  /* guint, positions */
  GPtrArray *rows; /* GStrv, for the aligned table; else NULL */
  gboolean json;
  gint64 skip;
  gint64 limit; /* 0: none */
  gint64 n_written;
} Listing;

/* As wide as a terminal shows it. */
static guint
measure (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return width;
}

/* What would break a line or a column of plain text. */
static void
flatten (char *text)
{
  for (; *text != '\0'; text++)
    {
      if (*text == '\t' || *text == '\n' || *text == '\r')
        *text = ' ';
    }
}

static char **
make_heading (const Listing *listing)
{
  char **heading = g_new0 (char *, listing->fields->len + 2);

  heading[0] = g_strdup ("id");
  for (guint i = 0; i < listing->fields->len; i++)
    heading[i + 1] =
      g_strdup (listing->type->fields[g_array_index (listing->fields, guint, i)].name);
  return heading;
}

static char **
make_row (const Listing *listing, const MstRecord *record)
{
  char **row = g_new0 (char *, listing->fields->len + 2);

  row[0] = g_strdup_printf ("%" G_GINT64_FORMAT, mst_record_get_id (record));
  for (guint i = 0; i < listing->fields->len; i++)
    {
      guint field = g_array_index (listing->fields, guint, i);

      row[i + 1] = mst_cli_records_show (listing->records, &listing->type->fields[field],
                                         mst_record_get_at (record, field));
      flatten (row[i + 1]);
    }
  return row;
}

static void
print_tabbed (char **row)
{
  for (guint i = 0; row[i] != NULL; i++)
    mst_cli_print ("%s%s", i > 0 ? "\t" : "", row[i]);
  mst_cli_print ("\n");
}

static void
print_aligned (GPtrArray *rows)
{
  guint n_columns = rows->len > 0 ? g_strv_length (g_ptr_array_index (rows, 0)) : 0;
  g_autofree guint *widths = g_new0 (guint, n_columns + 1);

  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);

      for (guint column = 0; column < n_columns; column++)
        widths[column] = MAX (widths[column], measure (row[column]));
    }
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);

      for (guint column = 0; column < n_columns; column++)
        {
          guint gap =
            column + 1 < n_columns ? widths[column] - measure (row[column]) + COLUMN_GAP : 0;

          mst_cli_print ("%s%*s", row[column], (int) gap, "");
        }
      mst_cli_print ("\n");
    }
}

static gboolean
add_record_cb (const MstRecord *record, gpointer user_data)
{
  Listing *listing = user_data;

  if (listing->skip > 0)
    {
      listing->skip--;
      return TRUE;
    }
  if (listing->json)
    {
      JsonNode *node = mst_cli_records_to_json (listing->records, record);
      g_autofree char *text = mst_cli_json_to_text (node, FALSE);

      mst_cli_print ("%s%s", listing->n_written > 0 ? ",\n" : "\n", text);
      json_node_unref (node);
    }
  else
    {
      char **row = make_row (listing, record);

      if (listing->rows != NULL)
        {
          g_ptr_array_add (listing->rows, row);
        }
      else
        {
          print_tabbed (row);
          g_strfreev (row);
        }
    }
  listing->n_written++;
  return listing->limit == 0 || listing->n_written < listing->limit;
}

/* What is shown whole is noted before it is shown. */
static gboolean
note_reveal (MstStore *store, const MstRecordType *type, gint64 id, GError **error)
{
  return mst_store_note_access (store, "reveal", _ ("Showed sensitive fields"), type, id, error);
}

static gboolean
choose_format (const MstCliArguments *arguments, gboolean *json, gboolean *aligned, GError **error)
{
  const char *format = mst_cli_get_option (arguments, "format");

  if (format == NULL)
    format = arguments->json ? "json" : "table";
  *json = strcmp (format, "json") == 0;
  *aligned = strcmp (format, "table") == 0;
  if (*json || *aligned || strcmp (format, "tsv") == 0)
    return TRUE;
  g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                       _ ("“--format” must be json, tsv or table."));
  return FALSE;
}

static gboolean
list (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const MstCliType *type = mst_cli_find_type (mst_cli_get_word (arguments, 1), error);
  gboolean reveal = mst_cli_has_option (arguments, "reveal");
  g_autoptr (MstStore) store = NULL;
  g_autoptr (MstQuery) query = NULL;
  g_autoptr (MstCliRecords) records = NULL;
  g_autoptr (GArray) fields = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  Listing listing = { 0 };
  gboolean aligned;

  if (type == NULL || !choose_format (arguments, &listing.json, &aligned, error)
      || !mst_cli_get_number (arguments, "limit", 0, G_MAXINT64, 0, &listing.limit, error)
      || !mst_cli_get_number (arguments, "offset", 0, G_MAXINT64, 0, &listing.skip, error))
    return FALSE;
  fields = mst_cli_choose_fields (type->type, mst_cli_get_option (arguments, "fields"), error);
  if (fields == NULL)
    return FALSE;
  store = mst_cli_open (mst_cli_get_word (arguments, 0), !reveal, error);
  if (store == NULL)
    return FALSE;
  query = mst_cli_make_query (store, type, arguments, error);
  if (query == NULL)
    return FALSE;
  mst_query_apply_usual_sort (query, store);

  if (mst_cli_has_option (arguments, "count"))
    {
      gint64 count = mst_query_count (query, store, error);

      if (count < 0)
        return FALSE;
      mst_cli_print ("%" G_GINT64_FORMAT "\n", count);
      return TRUE;
    }
  if (reveal && !note_reveal (store, type->type, 0, error))
    return FALSE;

  records = mst_cli_records_new (store, reveal);
  listing.records = records;
  listing.type = type->type;
  listing.fields = fields;
  listing.rows = aligned ? rows : NULL;
  if (listing.json)
    {
      mst_cli_print ("[");
    }
  else
    {
      char **heading = make_heading (&listing);

      g_ptr_array_add (rows, heading);
      if (!aligned)
        print_tabbed (heading);
    }
  if (!mst_query_foreach (query, store, add_record_cb, &listing, error))
    return FALSE;
  if (listing.json)
    mst_cli_print ("\n]\n");
  else if (aligned)
    print_aligned (rows);
  return TRUE;
}

static void
print_record (MstCliRecords *records, const MstRecord *record)
{
  const MstRecordType *type = mst_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const char *value = mst_record_get_at (record, i);

      if (value != NULL)
        {
          g_autofree char *text = mst_cli_records_show (records, &type->fields[i], value);

          mst_cli_print ("%s: %s\n", mst_field_get_label (&type->fields[i]), text);
        }
    }
}

static gboolean
show (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const MstCliType *type = mst_cli_find_type (mst_cli_get_word (arguments, 1), error);
  gboolean reveal = mst_cli_has_option (arguments, "reveal");
  g_autoptr (MstStore) store = NULL;
  g_autoptr (MstRecord) record = NULL;
  g_autoptr (MstCliRecords) records = NULL;

  if (type == NULL)
    return FALSE;
  store = mst_cli_open (mst_cli_get_word (arguments, 0), !reveal, error);
  if (store == NULL)
    return FALSE;
  record = mst_cli_find_record (store, type->type, mst_cli_get_word (arguments, 2), error);
  if (record == NULL
      || (reveal && !note_reveal (store, type->type, mst_record_get_id (record), error)))
    return FALSE;

  records = mst_cli_records_new (store, reveal);
  if (arguments->json)
    mst_cli_print_json (mst_cli_records_to_json (records, record));
  else
    print_record (records, record);
  return TRUE;
}

static const MstCliOption list_options[] = {
  MST_CLI_QUERY_OPTIONS,
  { "fields", "F,F…", N_ ("which columns, in this order (not for json)") },
  { "format", "json|tsv|table", N_ ("default: table") },
  { "limit", "N", N_ ("at most so many") },
  { "offset", "N", N_ ("leave out the first N") },
  { "count", NULL, N_ ("only how many") },
  { "reveal", NULL, N_ ("show sensitive fields whole; this is noted in the journal") },
  { NULL },
};

static const MstCliOption show_options[] = {
  { "reveal", NULL, N_ ("show sensitive fields whole; this is noted in the journal") },
  { NULL },
};

const MstCliCommand mst_cli_record_commands[] = {
  { "list",
    "FILE TYPE [--filter NAME] [--search T] [--area CODE] [--where F=V] [--or F=V] [--scope S] "
    "[--as-of DAY] [--sort F] [--count] [--format F]",
    N_ ("list areas, compounds, units, people, posts or liaison pairs"), 2, 2, list_options, list },
  { "show", "FILE TYPE ID [--reveal]", N_ ("show one record"), 3, 3, show_options, show },
  { NULL },
};
