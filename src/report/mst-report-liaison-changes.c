/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 包联变更通知: what is different between two days. */
#include "config.h"

#include "mst-report-liaison.h"
#include "mst-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* When no first day is asked for: so many days before the last one. */
#define USUAL_DAYS 30

/** Change: of one place and kind. Both sides: MstLiaisonRow that the other day has not. */
typedef struct
{
  const MstLiaisonRow *any;
  GPtrArray *gone;
  GPtrArray *come;
} Change;

static void
clear_change (gpointer data)
{
  Change *change = data;

  g_ptr_array_unref (change->gone);
  g_ptr_array_unref (change->come);
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const Change *first = a, *second = b;
  int order = g_strcmp0 (first->any->code, second->any->code);

  if (order != 0)
    return order;
  return (first->any->kind > second->any->kind) - (first->any->kind < second->any->kind);
}

static GHashTable *
index_rows (const GPtrArray *rows)
{
  GHashTable *ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (ids, &((MstLiaisonRow *) g_ptr_array_index (rows, i))->id);
  return ids;
}

static Change *
ensure_change (GArray *changes, GHashTable *found, const MstLiaisonRow *row)
{
  g_autofree char *key =
    g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":%s", row->area_id, row->kind,
                     row->household != NULL ? row->household : "");
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (found, key));

  if (index == 0)
    {
      Change change = { row, g_ptr_array_new (), g_ptr_array_new () };

      g_array_append_val (changes, change);
      index = changes->len;
      g_hash_table_insert (found, g_steal_pointer (&key), GUINT_TO_POINTER (index));
    }
  return &g_array_index (changes, Change, index - 1);
}

/* (transfer full) */
static GArray *
list_changes (const GPtrArray *before, const GPtrArray *after)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) old = index_rows (before);
  g_autoptr (GHashTable) new = index_rows (after);

  g_array_set_clear_func (changes, clear_change);
  for (guint i = 0; i < before->len; i++)
    {
      MstLiaisonRow *row = g_ptr_array_index (before, i);

      if (!g_hash_table_contains (new, &row->id))
        g_ptr_array_add (ensure_change (changes, found, row)->gone, row);
    }
  for (guint i = 0; i < after->len; i++)
    {
      MstLiaisonRow *row = g_ptr_array_index (after, i);

      if (!g_hash_table_contains (old, &row->id))
        g_ptr_array_add (ensure_change (changes, found, row)->come, row);
    }
  g_array_sort (changes, compare_changes);
  return changes;
}

/* "财政局（王伟）、住建局". (transfer full) */
static char *
describe_side (const GPtrArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const MstLiaisonRow *row = g_ptr_array_index (rows, i);

      if (i > 0)
        g_string_append (text, "、");
      if (row->unit == NULL)
        g_string_append (text, row->person != NULL ? row->person : "");
      else if (row->person != NULL)
        g_string_append_printf (text, "%s（%s）", row->unit, row->person);
      else
        g_string_append (text, row->unit);
    }
  return g_string_free (text, FALSE);
}

static const MstLiaisonRow *
get_last (const GPtrArray *rows)
{
  return rows->len > 0 ? g_ptr_array_index (rows, rows->len - 1) : NULL;
}

static MstTable *
create_table (const GArray *changes)
{
  MstTable *table = mst_table_new (NULL);
  const MstChoiceSet *kinds = mst_choice_set_get ("liaison-kind");

  mst_table_add_column (table, "序号", MST_COLUMN_ORDINAL, 0);
  mst_table_add_column (table, "变更", MST_COLUMN_WORD, 0);
  mst_table_add_column (table, "包联区域", MST_COLUMN_TEXT, 0);
  mst_table_add_column (table, "类别", MST_COLUMN_WORD, 0);
  mst_table_add_column (table, "原包联", MST_COLUMN_TEXT, 0);
  mst_table_add_column (table, "现包联", MST_COLUMN_TEXT, 0);
  mst_table_add_column (table, "变更日期", MST_COLUMN_WORD, 0);
  mst_table_add_column (table, "文号", MST_COLUMN_TEXT, 0);
  mst_table_add_column (table, "缘由", MST_COLUMN_TEXT, 0);
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);
      const MstLiaisonRow *gone = get_last (change->gone), *come = get_last (change->come);
      const MstLiaisonRow *told = come != NULL ? come : gone;
      g_autofree char *ordinal = g_strdup_printf ("%u", i + 1);
      g_autofree char *place = mst_liaison_row_dup_place (change->any);
      g_autofree char *whole =
        g_strconcat (place, change->any->household != NULL ? change->any->household : "", NULL);
      g_autofree char *code = g_strdup_printf ("%d", (int) change->any->kind);
      g_autofree char *was = describe_side (change->gone);
      g_autofree char *is = describe_side (change->come);
      const char *values[] = { ordinal,
                               gone == NULL   ? "新增"
                               : come == NULL ? "解除"
                                              : "更换",
                               whole,
                               mst_choice_set_find (kinds, code)->label_zh,
                               was,
                               is,
                               come != NULL ? come->since : gone->ended,
                               told->document,
                               told->reason != NULL ? told->reason
                               : gone != NULL       ? gone->reason
                                                    : NULL,
                               NULL };

      mst_table_add_row (table, values);
      mst_table_set_key (table, i, 2, mst_liaison_make_key (change->any->code));
    }
  return table;
}

static void
add_words (const GArray *changes, MstDate from, MstDate until, MstReportContent *content)
{
  char first[MST_DATE_ISO_SIZE], last[MST_DATE_ISO_SIZE];
  g_autofree char *text = NULL;
  guint n_new = 0, n_released = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);

      n_new += change->gone->len == 0;
      n_released += change->come->len == 0;
    }
  text = g_strdup_printf ("与%s相比，至%s包联变更%u处：新增%u处，更换%u处，解除%u处。",
                          mst_date_to_iso (from, first), mst_date_to_iso (until, last),
                          changes->len, n_new, changes->len - n_new - n_released, n_released);
  mst_report_content_add_paragraph (content, text);
}

static gboolean
build (const MstReport *self, const MstReportOptions *options, MstReportContent *content,
       MstProgress *progress, GError **error)
{
  MstStore *store = mst_report_content_get_store (content);
  MstDate until =
    mst_date_is_set (options->until) ? options->until : mst_report_content_get_day (content);
  MstDate from = mst_date_is_set (options->from)
                   ? options->from
                   : mst_date_from_julian (mst_date_get_julian (until) - USUAL_DAYS);
  char first[MST_DATE_ISO_SIZE], last[MST_DATE_ISO_SIZE];
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GArray) changes = NULL;

  mst_date_to_iso (from, first);
  mst_date_to_iso (until, last);
  if (mst_date_compare (from, until) > 0)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                   _ ("The period begins on %s and ends before, on %s. Exchange the two days."),
                   first, last);
      return FALSE;
    }
  before = mst_liaison_rows_read (store, options, first, error);
  after = before != NULL ? mst_liaison_rows_read (store, options, last, error) : NULL;
  if (after == NULL)
    return FALSE;
  changes = list_changes (before, after);
  add_words (changes, from, until, content);
  mst_report_content_add_table (content, create_table (changes), NULL);
  return TRUE;
}

const MstReport mst_report_liaison_changes = {
  .name = "liaison-changes",
  .label = N_ ("notice of changes in liaison (包联变更通知)"),
  .description =
    N_ ("What is new, replaced and released between two days; without them, in the last "
        "thirty days."),
  .title = "包联变更通知",
  .parameters = MST_REPORT_TAKES_AREA | MST_REPORT_TAKES_PERIOD,
  .build = build,
};
