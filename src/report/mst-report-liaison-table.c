/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 包联一览表: which unit answers for which place, with whom; by subdistrict or by unit. */
#include "config.h"

#include "mst-report-liaison.h"
#include "mst-report-private.h"
#include "mst-table-private.h"

#include "mst-liaison.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define UNIT "包联单位"

/** Sorted: a row under the name of its unit. */
typedef struct
{
  const MstLiaisonRow *row;
  char *key;
} Sorted;

static void
clear_sorted (gpointer data)
{
  g_free (((Sorted *) data)->key);
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const Sorted *first = a, *second = b;
  int order = strcmp (first->key, second->key);

  return order != 0 ? order : g_strcmp0 (first->row->code, second->row->code);
}

/* By place as they come, or by unit. (transfer full) */
static GArray *
sort_rows (const GPtrArray *rows, gboolean by_unit)
{
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (Sorted));

  g_array_set_clear_func (sorted, clear_sorted);
  for (guint i = 0; i < rows->len; i++)
    {
      const MstLiaisonRow *row = g_ptr_array_index (rows, i);
      Sorted entry = { row, NULL };

      if (row->kind != MST_LIAISON_UNIT)
        continue;
      entry.key = by_unit ? mst_liaison_dup_sort_key (row->unit) : g_strdup ("");
      g_array_append_val (sorted, entry);
    }
  if (by_unit)
    g_array_sort (sorted, compare_units);
  return sorted;
}

static MstTable *
create_table (const GArray *sorted, gboolean by_unit)
{
  MstTable *table = mst_table_new (NULL);

  table->counter = "对";
  mst_table_add_column (table, "序号", MST_COLUMN_ORDINAL, 0);
  if (by_unit)
    mst_table_add_column (table, UNIT, MST_COLUMN_TEXT, 0);
  mst_table_add_column (table, "街道", MST_COLUMN_WORD, 0);
  mst_table_add_column (table, "社区", MST_COLUMN_WORD, 0);
  mst_table_add_column (table, "小区", MST_COLUMN_TEXT, 0);
  if (!by_unit)
    mst_table_add_column (table, UNIT, MST_COLUMN_TEXT, 0);
  mst_table_add_column (table, "包联领导", MST_COLUMN_WORD, 0);
  mst_table_add_column (table, "职务", MST_COLUMN_TEXT, 0);
  mst_table_add_column (table, "联系电话", MST_COLUMN_WORD, 0);
  mst_table_add_column (table, "起始日期", MST_COLUMN_WORD, 0);
  mst_table_add_column (table, "文号", MST_COLUMN_TEXT, 0);
  for (guint i = 0; i < sorted->len; i++)
    {
      const MstLiaisonRow *row = g_array_index (sorted, Sorted, i).row;
      g_autofree char *ordinal = g_strdup_printf ("%u", i + 1);
      const char *by_units[] = { ordinal,        row->unit,  row->subdistrict,
                                 row->community, row->place, row->person,
                                 row->position,  row->phone, row->since,
                                 row->document,  NULL };
      const char *by_places[] = {
        ordinal,       row->subdistrict, row->community, row->place,    row->unit, row->person,
        row->position, row->phone,       row->since,     row->document, NULL
      };

      mst_table_add_row (table, by_unit ? by_units : by_places);
      mst_table_set_key (table, i, by_unit ? 4 : 3, mst_liaison_make_key (row->code));
    }
  return table;
}

static gboolean
build (const MstReport *self, const MstReportOptions *options, MstReportContent *content,
       MstProgress *progress, GError **error)
{
  MstStore *store = mst_report_content_get_store (content);
  const char *group =
    options->group != NULL ? options->group : mst_liaison_get_place_group (store, options);
  gboolean by_unit = strcmp (group, UNIT) == 0;
  char day[MST_DATE_ISO_SIZE];
  g_autoptr (GPtrArray) rows = mst_liaison_rows_read (
    store, options, mst_date_to_iso (mst_report_content_get_day (content), day), error);
  g_autoptr (GArray) sorted = rows != NULL ? sort_rows (rows, by_unit) : NULL;
  g_autoptr (MstTable) table = sorted != NULL ? create_table (sorted, by_unit) : NULL;

  if (table == NULL || !mst_liaison_set_group (table, group, error))
    return FALSE;
  mst_report_content_add_table (content, g_steal_pointer (&table), NULL);
  return TRUE;
}

const MstReport mst_report_liaison = {
  .name = "liaison",
  .label = N_ ("liaison table (包联一览表)"),
  .description = N_ ("Which unit answers for which place, its leader, since when; by subdistrict, "
                     "or by unit when grouped by 包联单位."),
  .title = "包联一览表",
  .parameters =
    MST_REPORT_TAKES_AREA | MST_REPORT_TAKES_DAY | MST_REPORT_TAKES_GROUP | MST_REPORT_TAKES_REVEAL,
  .build = build,
};
