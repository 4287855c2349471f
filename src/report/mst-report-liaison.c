/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reports about liaison have in common: the pairs of a day with what documents say of them. */
#include "config.h"

#include "mst-report-liaison.h"

#include "mst-area.h"
#include "mst-name.h"
#include "mst-place-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SUBDISTRICT "街道"
#define COMMUNITY "社区"

typedef struct
{
  MstStore *store;
  const MstReportOptions *options;
  const char *day;
  MstPlaceNames *names;
  GPtrArray *rows;
  GArray *people; /* gint64 by row */
  GArray *areas;  /* likewise */
} Reading;

static void
row_free (gpointer data)
{
  MstLiaisonRow *row = data;

  g_free (row->unit);
  g_free (row->person);
  g_free (row->position);
  g_free (row->phone);
  g_free (row->workplace);
  g_free (row->code);
  g_free (row->subdistrict);
  g_free (row->community);
  g_free (row->place);
  g_free (row->household);
  g_free (row->since);
  g_free (row->ended);
  g_free (row->document);
  g_free (row->reason);
  g_free (row);
}

static gboolean
add_pair (const MstRecord *record, gpointer user_data)
{
  Reading *self = user_data;
  const MstPlaceName *name;
  MstLiaisonRow *row;

  if (strcmp (mst_record_get (record, "since"), self->day) > 0
      || !mst_record_is_current (record, self->day))
    return TRUE;
  row = g_new0 (MstLiaisonRow, 1);
  row->id = mst_record_get_id (record);
  row->kind = mst_record_get_integer (record, "kind");
  row->unit_id = mst_record_get_integer (record, "unit");
  row->person_id = mst_record_get_integer (record, "person");
  row->area_id = mst_record_get_integer (record, "area");
  if (row->unit_id != 0)
    row->unit = g_strdup (mst_store_peek_title (self->store, &mst_unit_type, row->unit_id));
  name = mst_place_names_get (self->names, row->area_id);
  row->subdistrict = g_strdup (name->subdistrict);
  row->community = g_strdup (name->community);
  row->place = g_strdup (name->below);
  row->household = g_strdup (mst_record_get (record, "household"));
  row->since = g_strdup (mst_record_get (record, "since"));
  row->ended = g_strdup (mst_record_get (record, MST_ENDED));
  row->document = g_strdup (mst_record_get (record, "document"));
  row->reason = g_strdup (mst_record_get (record, "reason"));
  g_ptr_array_add (self->rows, row);
  g_array_append_val (self->people, row->person_id);
  g_array_append_val (self->areas, row->area_id);
  return TRUE;
}

/* Who answers, and how he is reached. */
static gboolean
fill_people (Reading *self, GError **error)
{
  const MstField *phone = mst_record_type_get_field (&mst_person_type, "phone");
  g_autoptr (GPtrArray) people = mst_store_get_many (
    self->store, &mst_person_type, (const gint64 *) self->people->data, self->people->len, error);
  g_autoptr (GPtrArray) areas =
    people != NULL ? mst_store_get_many (
      self->store, &mst_area_type, (const gint64 *) self->areas->data, self->areas->len, error)
                   : NULL;

  if (areas == NULL)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      MstLiaisonRow *row = g_ptr_array_index (self->rows, i);
      const MstRecord *person = g_ptr_array_index (people, i);
      const MstRecord *area = g_ptr_array_index (areas, i);

      row->code = area != NULL ? g_strdup (mst_record_get (area, "code")) : NULL;
      row->workplace = g_strdup (row->unit);
      if (person == NULL)
        continue;
      row->person = g_strdup (mst_record_get_title (person));
      row->position = g_strdup (mst_record_get (person, "position"));
      if (mst_record_get (person, "phone") != NULL)
        row->phone =
          mst_field_show (phone, mst_record_get (person, "phone"), !self->options->reveal);
      if (row->workplace == NULL)
        row->workplace = g_strdup (mst_record_get (person, "workplace"));
    }
  return TRUE;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const MstLiaisonRow *first = *(MstLiaisonRow *const *) a, *second = *(MstLiaisonRow *const *) b;
  int order = g_strcmp0 (first->code, second->code);

  if (order == 0)
    order = (first->kind > second->kind) - (first->kind < second->kind);
  return order != 0 ? order : (first->id > second->id) - (first->id < second->id);
}

GPtrArray *
mst_liaison_rows_read (MstStore *store, const MstReportOptions *options, const char *day,
                       GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_liaison_type);
  g_autoptr (MstPlaceNames) names = mst_place_names_new (store);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (gint64));
  Reading reading = { store, options, day, names, rows, people, areas };

  mst_query_set_scope (query, MST_SCOPE_ALL);
  mst_query_set_area (query, options->area);
  if (!mst_query_foreach (query, store, add_pair, &reading, error)
      || !fill_people (&reading, error))
    return NULL;
  g_ptr_array_sort (rows, compare_rows);
  return g_steal_pointer (&rows);
}

char *
mst_liaison_row_dup_place (const MstLiaisonRow *self)
{
  return g_strconcat (self->subdistrict != NULL ? self->subdistrict : "",
                      self->community != NULL ? self->community : "",
                      self->place != NULL ? self->place : "", NULL);
}

char *
mst_liaison_make_key (const char *code)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_liaison_type);

  mst_query_set_area (query, code);
  return mst_query_to_json (query);
}

const char *
mst_liaison_get_place_group (MstStore *store, const MstReportOptions *options)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_area_type);

  if (options->area == NULL)
    return SUBDISTRICT;
  mst_query_set_area (query, options->area);
  mst_query_add_condition (query, "level", MST_OPERATOR_IS, "2", NULL);
  return mst_query_count (query, store, NULL) > 1 ? SUBDISTRICT : COMMUNITY;
}

gboolean
mst_liaison_set_group (MstTable *table, const char *heading, GError **error)
{
  if (*heading == '\0')
    return TRUE;
  for (guint i = 0; i < mst_table_get_n_columns (table); i++)
    if (strcmp (mst_table_get_column (table, i)->heading, heading) == 0)
      {
        mst_table_set_group_column (table, i + 1);
        mst_table_gather_groups (table);
        return TRUE;
      }
  g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("There is no column “%s” to group by."),
               heading);
  return FALSE;
}

char *
mst_liaison_dup_sort_key (const char *name)
{
  return mst_name_get_sort_key (name != NULL ? name : "", MST_NAME_ORDER_PINYIN, FALSE);
}
