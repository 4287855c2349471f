/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 包联变更通知: what is different between two days, of all, or on a page for each unit. */
#include "config.h"

#include "mst-report-liaison.h"
#include "mst-report-private.h"
#include "mst-table-private.h"

#include "mst-liaison.h"

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

static gboolean
has_unit (const GPtrArray *rows, gint64 unit)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const MstLiaisonRow *row = g_ptr_array_index (rows, i);

      if (row->kind == MST_LIAISON_UNIT && row->unit_id == unit)
        return TRUE;
    }
  return FALSE;
}

typedef enum
{
  CHANGE_NEW,
  CHANGE_RELEASED,
  CHANGE_REPLACED,
  N_KINDS_OF_CHANGE
} KindOfChange;

static const char *const change_words[N_KINDS_OF_CHANGE] = { "新增", "解除", "更换" };

/* @unit: in whose eyes; 0: in nobody's */
static KindOfChange
get_kind (const Change *change, gint64 unit)
{
  gboolean was = unit != 0 ? has_unit (change->gone, unit) : change->gone->len > 0;
  gboolean is = unit != 0 ? has_unit (change->come, unit) : change->come->len > 0;

  return !was ? CHANGE_NEW : !is ? CHANGE_RELEASED : CHANGE_REPLACED;
}

static MstTable *
create_table (const GArray *changes, const char *title, gint64 unit)
{
  MstTable *table = mst_table_new (title);
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
                               change_words[get_kind (change, unit)],
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
count_kinds (const GArray *changes, gint64 unit, guint counts[N_KINDS_OF_CHANGE])
{
  for (guint i = 0; i < changes->len; i++)
    counts[get_kind (&g_array_index (changes, Change, i), unit)]++;
}

static void
add_words (const GArray *changes, const char *first, const char *last, MstReportContent *content)
{
  g_autofree char *text = NULL;
  guint counts[N_KINDS_OF_CHANGE] = { 0 };

  count_kinds (changes, 0, counts);
  text = g_strdup_printf ("与%s相比，至%s包联变更%u处：新增%u处，更换%u处，解除%u处。", first, last,
                          changes->len, counts[CHANGE_NEW], counts[CHANGE_REPLACED],
                          counts[CHANGE_RELEASED]);
  mst_report_content_add_paragraph (content, text);
}

/* --- a page for each unit --- */

/** Notice: what changes for one unit. */
typedef struct
{
  gint64 unit;
  const char *name;
  char *key;
  GArray *changes; /* Change, whose sides belong to the list of all */
} Notice;

static void
clear_notice (gpointer data)
{
  Notice *notice = data;

  g_free (notice->key);
  g_array_unref (notice->changes);
}

static int
compare_notices (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Notice *) a)->key, ((const Notice *) b)->key);
}

static void
note_change (GArray *notices, GHashTable *found, const GPtrArray *rows, const Change *change)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const MstLiaisonRow *row = g_ptr_array_index (rows, i);
      guint index;
      GArray *noted;

      if (row->kind != MST_LIAISON_UNIT)
        continue;
      index = GPOINTER_TO_UINT (g_hash_table_lookup (found, &row->unit_id));
      if (index == 0)
        {
          Notice notice = { row->unit_id, row->unit, mst_liaison_dup_sort_key (row->unit),
                            g_array_new (FALSE, FALSE, sizeof (Change)) };

          g_array_append_val (notices, notice);
          index = notices->len;
          g_hash_table_insert (found, (gpointer) &row->unit_id, GUINT_TO_POINTER (index));
        }
      noted = g_array_index (notices, Notice, index - 1).changes;
      if (noted->len == 0 || g_array_index (noted, Change, noted->len - 1).any != change->any)
        g_array_append_val (noted, *change);
    }
}

/* By the names of the units. (transfer full) */
static GArray *
list_notices (const GArray *changes)
{
  GArray *notices = g_array_new (FALSE, FALSE, sizeof (Notice));
  g_autoptr (GHashTable) found = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_array_set_clear_func (notices, clear_notice);
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);

      note_change (notices, found, change->gone, change);
      note_change (notices, found, change->come, change);
    }
  g_array_sort (notices, compare_notices);
  return notices;
}

static char *
describe_notice (const Notice *notice, const char *first, const char *last, const char *office)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint counts[N_KINDS_OF_CHANGE] = { 0 };

  count_kinds (notice->changes, notice->unit, counts);
  g_string_append_printf (text, "经研究，与%s相比，至%s你单位包联的区域有%u处调整：", first, last,
                          notice->changes->len);
  for (guint i = 0, n = 0; i < N_KINDS_OF_CHANGE; i++)
    if (counts[i] > 0)
      g_string_append_printf (text, "%s%s%u处", n++ > 0 ? "，" : "", change_words[i], counts[i]);
  g_string_append (text, "。请按要求做好衔接。");
  if (office != NULL)
    g_string_append_printf (text, "如有疑问，请及时告知%s。", office);
  return g_strdup (text->str);
}

static gboolean
add_pages (const MstReport *self, const GArray *changes, const char *first, const char *last,
           MstReportContent *content, MstProgress *progress, GError **error)
{
  g_autoptr (GArray) notices = list_notices (changes);

  if (notices->len == 0)
    mst_report_content_add_paragraph (content, "各单位包联没有变更。");
  for (guint i = 0; i < notices->len; i++)
    {
      const Notice *notice = &g_array_index (notices, Notice, i);
      g_autofree char *addressee = g_strdup_printf ("%s：", notice->name);
      /* In a workbook nothing else on the sheet tells whose it is. */
      g_autofree char *title = g_strdup_printf ("%s（%s）", self->title, notice->name);
      g_autofree char *words =
        describe_notice (notice, first, last, mst_report_content_get_office (content));
      MstTable *table = create_table (notice->changes, title, notice->unit);

      table->sheet_name = g_strdup (notice->name);
      mst_report_content_add_page (content, self->title, notice->name);
      mst_report_content_add_addressee (content, addressee);
      mst_report_content_add_paragraph (content, words);
      mst_report_content_add_table (content, table, NULL);
      mst_report_content_add_signed (content);
      if (mst_progress_is_cancelled (progress, error))
        return FALSE;
    }
  return TRUE;
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
  if (options->by_unit)
    return add_pages (self, changes, first, last, content, progress, error);
  add_words (changes, first, last, content);
  mst_report_content_add_table (content, create_table (changes, NULL, 0), NULL);
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
  .by_unit = TRUE,
  .build = build,
};
