/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 包联任务通知单: for each unit a page of its own: its places, its leader, whom to ask. */
#include "config.h"

#include "mst-report-liaison.h"
#include "mst-report-private.h"
#include "mst-table-private.h"

#include "mst-liaison.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** Notice: one unit with its rows. */
typedef struct
{
  gint64 unit;
  char *key;       /* its name, as it is sorted */
  GPtrArray *rows; /* MstLiaisonRow */
} Notice;

static void
clear_notice (gpointer data)
{
  Notice *notice = data;

  g_free (notice->key);
  g_ptr_array_unref (notice->rows);
}

static int
compare_notices (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Notice *) a)->key, ((const Notice *) b)->key);
}

/* (transfer full) */
static GArray *
list_notices (const GPtrArray *rows)
{
  GArray *notices = g_array_new (FALSE, FALSE, sizeof (Notice));
  g_autoptr (GHashTable) found = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_array_set_clear_func (notices, clear_notice);
  for (guint i = 0; i < rows->len; i++)
    {
      MstLiaisonRow *row = g_ptr_array_index (rows, i);
      guint index;

      if (row->kind != MST_LIAISON_UNIT)
        continue;
      index = GPOINTER_TO_UINT (g_hash_table_lookup (found, &row->unit_id));
      if (index == 0)
        {
          Notice notice = { row->unit_id, mst_liaison_dup_sort_key (row->unit),
                            g_ptr_array_new () };

          g_array_append_val (notices, notice);
          index = notices->len;
          g_hash_table_insert (found, &row->unit_id, GUINT_TO_POINTER (index));
        }
      g_ptr_array_add (g_array_index (notices, Notice, index - 1).rows, row);
    }
  g_array_sort (notices, compare_notices);
  return notices;
}

static MstTable *
create_table (const Notice *notice, const char *unit, const char *report)
{
  /* In a workbook nothing else on the sheet tells whose it is. */
  g_autofree char *title = g_strdup_printf ("%s（%s）", report, unit);
  MstTable *table = mst_table_new (title);

  mst_table_add_column (table, "序号", MST_COLUMN_ORDINAL, 0);
  mst_table_add_column (table, "包联区域", MST_COLUMN_TEXT, 0);
  mst_table_add_column (table, "包联领导", MST_COLUMN_WORD, 0);
  mst_table_add_column (table, "职务", MST_COLUMN_TEXT, 0);
  mst_table_add_column (table, "联系电话", MST_COLUMN_WORD, 0);
  mst_table_add_column (table, "起始日期", MST_COLUMN_WORD, 0);
  for (guint i = 0; i < notice->rows->len; i++)
    {
      const MstLiaisonRow *row = g_ptr_array_index (notice->rows, i);
      g_autofree char *ordinal = g_strdup_printf ("%u", i + 1);
      g_autofree char *place = mst_liaison_row_dup_place (row);
      const char *values[] = {
        ordinal,    place, row->person != NULL ? row->person : "待定", row->position, row->phone,
        row->since, NULL
      };

      mst_table_add_row (table, values);
      mst_table_set_key (table, i, 1, mst_liaison_make_key (row->code));
    }
  table->sheet_name = g_strdup (unit);
  return table;
}

/* What the unit is told above the table. */
static char *
describe (MstStore *store, const Notice *notice, const MstReportOptions *options,
          const char *office, GError **error)
{
  const MstField *phone = mst_record_type_get_field (&mst_unit_type, "phone");
  g_autoptr (MstRecord) unit = mst_store_get (store, &mst_unit_type, notice->unit, error);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *contact;
  guint n_open = 0;

  if (unit == NULL)
    return NULL;
  contact = mst_record_get (unit, "contact");
  for (guint i = 0; i < notice->rows->len; i++)
    n_open += ((MstLiaisonRow *) g_ptr_array_index (notice->rows, i))->person == NULL;
  g_string_append_printf (text, "经研究，由你单位包联下列%u个区域，请按要求抓好落实。",
                          notice->rows->len);
  if (n_open > 0)
    g_string_append_printf (text, "其中%u个区域尚未明确包联领导，请尽快确定并报送。", n_open);
  if (contact != NULL)
    {
      g_autofree char *shown =
        mst_field_show (phone, mst_record_get (unit, "phone"), !options->reveal);

      g_string_append_printf (text, "\n你单位联络员：%s%s%s。", contact, *shown != '\0' ? "，" : "",
                              shown);
    }
  if (office != NULL)
    g_string_append_printf (text, "如有调整，请及时告知%s。", office);
  return g_strdup (text->str);
}

static gboolean
build (const MstReport *self, const MstReportOptions *options, MstReportContent *content,
       MstProgress *progress, GError **error)
{
  MstStore *store = mst_report_content_get_store (content);
  char day[MST_DATE_ISO_SIZE];
  g_autoptr (GPtrArray) rows = mst_liaison_rows_read (
    store, options, mst_date_to_iso (mst_report_content_get_day (content), day), error);
  g_autoptr (GArray) notices = rows != NULL ? list_notices (rows) : NULL;

  if (notices == NULL)
    return FALSE;
  if (notices->len == 0)
    mst_report_content_add_paragraph (content, "没有单位包联。");
  for (guint i = 0; i < notices->len; i++)
    {
      const Notice *notice = &g_array_index (notices, Notice, i);
      const char *unit = ((MstLiaisonRow *) g_ptr_array_index (notice->rows, 0))->unit;
      g_autofree char *addressee = g_strdup_printf ("%s：", unit);
      g_autofree char *words =
        describe (store, notice, options, mst_report_content_get_office (content), error);

      if (words == NULL || mst_progress_is_cancelled (progress, error))
        return FALSE;
      mst_report_content_add_page (content, self->title, unit);
      mst_report_content_add_addressee (content, addressee);
      mst_report_content_add_paragraph (content, words);
      mst_report_content_add_table (content, create_table (notice, unit, self->title), NULL);
      mst_report_content_add_signed (content);
    }
  return TRUE;
}

const MstReport mst_report_unit_notices = {
  .name = "unit-notices",
  .label = N_ ("notices to units (包联任务通知单)"),
  .description =
    N_ ("A page for each unit: the places it answers for, its leaders, its contact; in "
        "a workbook a sheet for each."),
  .title = "包联任务通知单",
  .parameters = MST_REPORT_TAKES_AREA | MST_REPORT_TAKES_DAY | MST_REPORT_TAKES_REVEAL,
  .by_unit = TRUE,
  .build = build,
};
