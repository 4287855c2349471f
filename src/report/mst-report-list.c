/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports that are a list of records: which of them, in which order and groups. */
#include "config.h"

#include "mst-people-order.h"
#include "mst-report-private.h"
#include "mst-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SUBDISTRICT "街道"
#define COMMUNITY "社区"

/* As was wished, else as the query has it, else as the district has people. */
static gboolean
set_order (MstQuery *query, MstStore *store, MstReportOrder order, GError **error)
{
  static const struct
  {
    const char *field;
    MstSortOrder order;
  } orders[MST_REPORT_N_ORDERS] = {
    [MST_REPORT_ORDER_STROKES] = { "name", MST_SORT_STROKES },
    [MST_REPORT_ORDER_PINYIN] = { "name", MST_SORT_PINYIN },
    [MST_REPORT_ORDER_RANK] = { "rank", MST_SORT_STROKES },
  };

  if (order != MST_REPORT_ORDER_DEFAULT)
    return mst_query_set_sort (query, orders[order].field, orders[order].order, FALSE, error);
  mst_query_apply_usual_sort (query, store);
  return TRUE;
}

/* (transfer full) */
static MstQuery *
create_query (const MstReport *self, MstStore *store, const MstReportOptions *options, MstDate day,
              GError **error)
{
  g_autoptr (MstQuery) query =
    options->query != NULL ? mst_query_copy (options->query) : mst_query_new (self->type);
  char iso[MST_DATE_ISO_SIZE];

  if (options->area != NULL)
    mst_query_set_area (query, options->area);
  if (day.day != 0 && (mst_date_is_set (options->day) || mst_query_get_as_of (query) == NULL))
    mst_query_set_as_of (query, mst_date_to_iso (day, iso));
  if (self->level != NULL
      && !mst_query_add_condition (query, "level", MST_OPERATOR_IS, self->level, error))
    return NULL;
  if ((self->parameters & MST_REPORT_TAKES_CLASS) != 0 && options->person_class != NULL
      && !mst_query_add_condition (query, "class", MST_OPERATOR_IS, options->person_class, error))
    return NULL;
  if ((self->parameters & MST_REPORT_TAKES_ORDER) != 0
      && !set_order (query, store, options->order, error))
    return NULL;
  return g_steal_pointer (&query);
}

/* 1 + the index of the column, 0 when there is none. */
static guint
find_column (MstTable *table, const char *heading)
{
  for (guint i = 0; i < mst_table_get_n_columns (table); i++)
    if (strcmp (mst_table_get_column (table, i)->heading, heading) == 0)
      return i + 1;
  return 0;
}

/* Whether somebody put it into another order than the usual one. */
static gboolean
has_own_order (const MstQuery *query, MstStore *store)
{
  MstSortOrder order, usual_order;
  gboolean descending;
  const char *field = mst_query_get_sort (query, &order, &descending);
  const char *usual_field;

  return field != NULL
         && (descending
             || !mst_store_get_usual_sort (store, mst_query_get_record_type (query), &usual_field,
                                           &usual_order)
             || strcmp (field, usual_field) != 0 || order != usual_order);
}

/* A list of places or of what stands in them goes from place to place, one level below the chosen one;
 * unless somebody has put it into an order of his own. */
static const char *
choose_group (const MstReport *self, const MstReportOptions *options, MstStore *store)
{
  g_autoptr (MstQuery) areas = NULL;
  const char *area = options->area;

  if (!(self->by_place || options->split)
      || (options->query != NULL && has_own_order (options->query, store)))
    return NULL;
  if (area == NULL && options->query != NULL)
    area = mst_query_get_area (options->query);
  if (area == NULL)
    return SUBDISTRICT;
  areas = mst_query_new (&mst_area_type);
  mst_query_set_area (areas, area);
  mst_query_add_condition (areas, "level", MST_OPERATOR_IS, "2", NULL);
  if (mst_query_count (areas, store, NULL) > 1)
    return SUBDISTRICT;
  mst_query_clear_conditions (areas);
  mst_query_add_condition (areas, "level", MST_OPERATOR_IS, "3", NULL);
  return mst_query_count (areas, store, NULL) > 1 ? COMMUNITY : NULL;
}

static gboolean
set_group (const MstReport *self, const MstReportOptions *options, MstStore *store, MstTable *table,
           GError **error)
{
  const char *heading = options->group;
  guint column;

  if (heading != NULL && *heading == '\0')
    heading = NULL;
  else if (heading == NULL)
    heading = choose_group (self, options, store);
  if (heading == NULL)
    return TRUE;
  column = find_column (table, heading);
  if (column == 0 && (options->group != NULL || options->split))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("There is no column “%s” to group by."),
                   heading);
      return FALSE;
    }
  mst_table_set_group_column (table, column);
  return TRUE;
}

static gboolean
check_fields (const MstRecordType *type, char **fields, GError **error)
{
  for (; fields != NULL && *fields != NULL; fields++)
    if (mst_record_type_find (type, *fields) < 0)
      {
        g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("There is no field “%s”."), *fields);
        return FALSE;
      }
  return TRUE;
}

gboolean
mst_report_build_list (const MstReport *self, const MstReportOptions *options,
                       MstReportContent *content, MstProgress *progress, GError **error)
{
  MstStore *store = mst_report_content_get_store (content);
  g_autoptr (MstQuery) query = NULL;
  g_autoptr (MstTable) table = NULL;

  if (options->query != NULL && mst_query_get_record_type (options->query) != self->type)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                   _ ("The report “%s” doesn't list the records that were asked for."), self->name);
      return FALSE;
    }
  query = create_query (self, store, options, mst_report_content_get_day (content), error);
  if (query == NULL || !check_fields (self->type, options->fields, error))
    return FALSE;
  table = mst_table_new_for_query (
    store, query,
    (const char *const *) (options->fields != NULL ? options->fields : (char **) self->fields),
    options->reveal);
  if (!set_group (self, options, store, table, error))
    return FALSE;
  mst_table_set_title (table, mst_report_content_get_title (content));
  if (self->name_heading != NULL)
    mst_table_rename_column (table, find_column (table, "区域名称"), self->name_heading);
  mst_report_content_add_table (content, g_steal_pointer (&table), NULL);
  return TRUE;
}
