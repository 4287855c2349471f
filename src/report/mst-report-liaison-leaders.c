/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 领导包联表: the leaders and cadres by name, with the places they answer for. */
#include "config.h"

#include "mst-report-liaison.h"
#include "mst-report-private.h"
#include "mst-table-private.h"

#include "mst-liaison.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** Leader: a person in one kind of pair, with the places. */
typedef struct
{
  const MstLiaisonRow *first;
  GString *places;
  guint n_places;
  const char *since; /* the earliest */
} Leader;

static void
clear_leader (gpointer data)
{
  g_string_free (((Leader *) data)->places, TRUE);
}

/* In the kinds' order; within one in that of the first place. */
static int
compare_leaders (gconstpointer a, gconstpointer b)
{
  const Leader *first = a, *second = b;
  gint64 order = first->first->kind - second->first->kind;

  if (order != 0)
    return order < 0 ? -1 : 1;
  return g_strcmp0 (first->first->code, second->first->code);
}

static void
add_place (Leader *leader, const MstLiaisonRow *row)
{
  g_autofree char *place = mst_liaison_row_dup_place (row);

  g_string_append_printf (leader->places, "%s%s", leader->n_places++ > 0 ? "、" : "", place);
  if (strcmp (row->since, leader->since) < 0)
    leader->since = row->since;
}

/* (transfer full) */
static GArray *
list_leaders (const GPtrArray *rows)
{
  GArray *leaders = g_array_new (FALSE, FALSE, sizeof (Leader));
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_array_set_clear_func (leaders, clear_leader);
  for (guint i = 0; i < rows->len; i++)
    {
      const MstLiaisonRow *row = g_ptr_array_index (rows, i);
      g_autofree char *key =
        g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, row->kind,
                         row->person_id, row->unit_id);
      guint index;

      if (row->person_id == 0 || row->kind == MST_LIAISON_MEMBER)
        continue;
      index = GPOINTER_TO_UINT (g_hash_table_lookup (found, key));
      if (index == 0)
        {
          Leader leader = { row, g_string_new (NULL), 0, row->since };

          g_array_append_val (leaders, leader);
          index = leaders->len;
          g_hash_table_insert (found, g_steal_pointer (&key), GUINT_TO_POINTER (index));
        }
      add_place (&g_array_index (leaders, Leader, index - 1), row);
    }
  g_array_sort (leaders, compare_leaders);
  return leaders;
}

/* Whoever answers for households, counts them beside the others' places. */
static gboolean
counts_households (const GArray *leaders)
{
  for (guint i = 0; i < leaders->len; i++)
    if (g_array_index (leaders, Leader, i).first->kind == MST_LIAISON_MEMBER)
      return TRUE;
  return FALSE;
}

static MstTable *
create_table (const GArray *leaders)
{
  MstTable *table = mst_table_new (NULL);
  const MstChoiceSet *kinds = mst_choice_set_get ("liaison-kind");

  mst_table_add_column (table, "序号", MST_COLUMN_ORDINAL, 0);
  mst_table_add_column (table, "类别", MST_COLUMN_WORD, 0);
  mst_table_add_column (table, "责任人", MST_COLUMN_WORD, 0);
  mst_table_add_column (table, "单位", MST_COLUMN_TEXT, 0);
  mst_table_add_column (table, "职务", MST_COLUMN_TEXT, 0);
  mst_table_add_column (table, "联系电话", MST_COLUMN_WORD, 0);
  mst_table_add_column (table, "包联区域", MST_COLUMN_TEXT, 0);
  mst_table_add_column (table, "数量", MST_COLUMN_INTEGER, 0);
  mst_table_add_column (table, "起始日期", MST_COLUMN_WORD, 0);
  for (guint i = 0; i < leaders->len; i++)
    {
      const Leader *leader = &g_array_index (leaders, Leader, i);
      const MstLiaisonRow *row = leader->first;
      g_autofree char *ordinal = g_strdup_printf ("%u", i + 1);
      g_autofree char *n = g_strdup_printf ("%u", leader->n_places);
      g_autofree char *code = g_strdup_printf ("%d", (int) row->kind);
      const char *values[] = { ordinal,
                               mst_choice_set_find (kinds, code)->label_zh,
                               row->person,
                               row->workplace,
                               row->position,
                               row->phone,
                               leader->places->str,
                               n,
                               leader->since,
                               NULL };

      mst_table_add_row (table, values);
    }
  mst_table_set_totals (table, TRUE);
  mst_table_set_unit (table, counts_households (leaders) ? "单位：个、户" : "单位：个");
  table->counter = "人";
  return table;
}

static gboolean
build (const MstReport *self, const MstReportOptions *options, MstReportContent *content,
       MstProgress *progress, GError **error)
{
  char day[MST_DATE_ISO_SIZE];
  g_autoptr (GPtrArray) rows =
    mst_liaison_rows_read (mst_report_content_get_store (content), options,
                           mst_date_to_iso (mst_report_content_get_day (content), day), error);
  g_autoptr (GArray) leaders = rows != NULL ? list_leaders (rows) : NULL;
  g_autoptr (MstTable) table = leaders != NULL ? create_table (leaders) : NULL;

  if (table == NULL
      || !mst_liaison_set_group (table, options->group != NULL ? options->group : "类别", error))
    return FALSE;
  mst_report_content_add_table (content, g_steal_pointer (&table), NULL);
  return TRUE;
}

const MstReport mst_report_liaison_leaders = {
  .name = "liaison-leaders",
  .label = N_ ("liaison of leaders (领导包联表)"),
  .description = N_ ("Each district leader, subdistrict leader, unit's leader and cadre with the "
                     "places they answer for."),
  .title = "领导包联表",
  .parameters =
    MST_REPORT_TAKES_AREA | MST_REPORT_TAKES_DAY | MST_REPORT_TAKES_GROUP | MST_REPORT_TAKES_REVEAL,
  .build = build,
};
