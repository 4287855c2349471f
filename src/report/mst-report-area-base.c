/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 区域底数表: what there is in each place. */
#include "config.h"

#include "mst-report-area-base.h"

#include "mst-area.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where a column stands in the table, and what its rows are. */
static const struct
{
  const char *heading;
  const MstRecordType *type;
  const char *field;
  const char *value;
  gboolean opens;
} columns[] = {
  { "社区", &mst_area_type, "level", "3", TRUE },
  { "小区", &mst_area_type, "level", "4", TRUE },
  { "物管小区", &mst_area_type, "managed", "1", TRUE },
  { "楼栋", &mst_area_type, "level", "4", FALSE },
  { "户数", &mst_area_type, "level", "4", FALSE },
  { "单位", &mst_unit_type, NULL, NULL, TRUE },
  { "点位", &mst_post_type, NULL, NULL, TRUE },
  { "每班人数", &mst_post_type, NULL, NULL, FALSE },
  { "人员", &mst_person_type, NULL, NULL, TRUE },
};

#define N_COLUMNS G_N_ELEMENTS (columns)
G_STATIC_ASSERT (N_COLUMNS == MST_AREA_BASE_N_COUNTS);

void
mst_area_base_free (MstAreaBase *self)
{
  g_clear_pointer (&self->places, mst_report_places_free);
  g_free (self->counts);
  g_free (self);
}

static void
add (MstAreaBase *self, guint place, MstAreaBaseCount count, gint64 n)
{
  self->counts[place * N_COLUMNS + count] += n;
}

static const char *const area_fields[] = { "level", "managed", "buildings", "households", NULL };

static void
add_area (guint place, const char *const *values, gpointer user_data)
{
  gint64 level = mst_value_to_integer (values[0]);

  if (level == MST_AREA_COMMUNITY)
    add (user_data, place, MST_AREA_BASE_COMMUNITIES, 1);
  if (level != MST_AREA_COMPOUND)
    return;
  add (user_data, place, MST_AREA_BASE_COMPOUNDS, 1);
  add (user_data, place, MST_AREA_BASE_MANAGED, g_strcmp0 (values[1], "1") == 0);
  add (user_data, place, MST_AREA_BASE_BUILDINGS, mst_value_to_integer (values[2]));
  add (user_data, place, MST_AREA_BASE_HOUSEHOLDS, mst_value_to_integer (values[3]));
}

static const char *const no_fields[] = { NULL };

static void
add_unit (guint place, const char *const *values, gpointer user_data)
{
  add (user_data, place, MST_AREA_BASE_UNITS, 1);
}

static void
add_person (guint place, const char *const *values, gpointer user_data)
{
  add (user_data, place, MST_AREA_BASE_PEOPLE, 1);
}

static const char *const post_fields[] = { "people_per_shift", NULL };

static void
add_post (guint place, const char *const *values, gpointer user_data)
{
  add (user_data, place, MST_AREA_BASE_POSTS, 1);
  add (user_data, place, MST_AREA_BASE_PER_SHIFT, mst_value_to_integer (values[0]));
}

MstAreaBase *
mst_area_base_read (MstStore *store, const MstReportOptions *options, GError **error)
{
  g_autoptr (MstAreaBase) self = g_new0 (MstAreaBase, 1);
  const MstReportPlaces *places;

  places = self->places = mst_report_places_new (store, options, error);
  if (places == NULL)
    return NULL;
  self->counts = g_new0 (gint64, mst_report_places_get_n (places) * N_COLUMNS);
  if (!mst_report_places_foreach (places, &mst_area_type, area_fields, add_area, self, NULL, error)
      || !mst_report_places_foreach (places, &mst_unit_type, no_fields, add_unit, self, NULL, error)
      || !mst_report_places_foreach (places, &mst_post_type, post_fields, add_post, self, NULL,
                                     error)
      || !mst_report_places_foreach (places, &mst_person_type, no_fields, add_person, self, NULL,
                                     error))
    return NULL;
  return g_steal_pointer (&self);
}

gint64
mst_area_base_get (const MstAreaBase *self, guint place, MstAreaBaseCount count)
{
  return self->counts[place * N_COLUMNS + count];
}

gint64
mst_area_base_sum (const MstAreaBase *self, MstAreaBaseCount count)
{
  gint64 sum = 0;

  for (guint i = 0; i < mst_report_places_get_n (self->places); i++)
    sum += mst_area_base_get (self, i, count);
  return sum;
}

/* Whether there is a row for it: what is left over has one only where there is something. */
static gboolean
has (const MstAreaBase *self, guint place)
{
  gboolean any = !mst_report_places_get (self->places, place)->is_rest;

  for (guint i = 0; i < N_COLUMNS && !any; i++)
    any = mst_area_base_get (self, place, i) != 0;
  return any;
}

char *
mst_area_base_make_key (const MstAreaBase *self, int place, MstAreaBaseCount count)
{
  if (!columns[count].opens)
    return NULL;
  return mst_report_places_make_key (self->places, place, columns[count].type, columns[count].field,
                                     columns[count].value);
}

MstTable *
mst_area_base_create_table (const MstAreaBase *self, const MstAreaBaseCount *chosen, guint n_chosen)
{
  MstTable *table = mst_table_new (NULL);
  guint row = 0;

  mst_table_add_column (table, "序号", MST_COLUMN_ORDINAL, 0);
  mst_table_add_column (table, mst_report_places_get_heading (self->places), MST_COLUMN_TEXT, 0);
  for (guint i = 0; i < n_chosen; i++)
    mst_table_add_column (table, columns[chosen[i]].heading, MST_COLUMN_INTEGER, 0);
  for (guint place = 0; place < mst_report_places_get_n (self->places); place++)
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

      if (!has (self, place))
        continue;
      g_ptr_array_add (texts, g_strdup_printf ("%u", row + 1));
      g_ptr_array_add (texts, g_strdup (mst_report_places_get (self->places, place)->name));
      for (guint i = 0; i < n_chosen; i++)
        g_ptr_array_add (
          texts, g_strdup_printf ("%" G_GINT64_FORMAT, mst_area_base_get (self, place, chosen[i])));
      mst_table_add_row (table, (const char *const *) texts->pdata);
      for (guint i = 0; i < n_chosen; i++)
        mst_table_set_key (table, row, i + 2,
                           mst_area_base_make_key (self, (int) place, chosen[i]));
      row++;
    }
  mst_table_set_totals (table, TRUE);
  return table;
}

MstChart *
mst_area_base_create_chart (const MstAreaBase *self, MstAreaBaseCount count, MstChartKind kind,
                            const char *title, const char *unit)
{
  MstChart *chart = mst_chart_new (kind);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  mst_chart_set_title (chart, title);
  mst_chart_set_unit (chart, unit);
  for (guint place = 0; place < mst_report_places_get_n (self->places); place++)
    {
      g_autofree char *key = mst_area_base_make_key (self, (int) place, count);
      g_autofree char *name = mst_report_places_dup_short_name (self->places, place);
      double value = (double) mst_area_base_get (self, place, count);

      if (mst_report_places_get (self->places, place)->is_rest && value == 0)
        continue;
      mst_chart_add_category (chart, name, key);
      g_array_append_val (values, value);
    }
  mst_chart_add_series (chart, columns[count].heading, (const double *) values->data, values->len,
                        NULL);
  return chart;
}

static gboolean
build (const MstReport *self, const MstReportOptions *options, MstReportContent *content,
       MstProgress *progress, GError **error)
{
  static const MstAreaBaseCount all[] = {
    MST_AREA_BASE_COMMUNITIES, MST_AREA_BASE_COMPOUNDS,  MST_AREA_BASE_MANAGED,
    MST_AREA_BASE_BUILDINGS,   MST_AREA_BASE_HOUSEHOLDS, MST_AREA_BASE_UNITS,
    MST_AREA_BASE_POSTS,       MST_AREA_BASE_PER_SHIFT,  MST_AREA_BASE_PEOPLE,
  };
  g_autoptr (MstAreaBase) base =
    mst_area_base_read (mst_report_content_get_store (content), options, error);
  guint first = 0;
  MstTable *table;

  if (base == NULL)
    return FALSE;
  /* A community has no communities, a compound no compounds. */
  for (guint i = 0; i <= MST_AREA_BASE_COMPOUNDS; i++)
    if (strcmp (columns[i].heading, mst_report_places_get_heading (base->places)) == 0)
      first = i + 1;
  while (first < MST_AREA_BASE_UNITS && mst_area_base_sum (base, first) == 0)
    first++;
  table = mst_area_base_create_table (base, all + first, G_N_ELEMENTS (all) - first);
  mst_table_set_unit (table, "单位：个、栋、户、人");
  mst_report_content_add_table (content, table, NULL);
  mst_report_content_add_chart (
    content,
    mst_area_base_create_chart (base, MST_AREA_BASE_PEOPLE, MST_CHART_BAR, "人员数量", "人"), FALSE,
    0);
  return TRUE;
}

const MstReport mst_report_area_base = {
  .name = "area-base",
  .label = N_ ("figures of areas (区域底数表)"),
  .description =
    N_ ("Communities, compounds, households, units, posts and people of each subdistrict; of a "
        "chosen subdistrict, of each community."),
  .title = "区域底数表",
  .parameters = MST_REPORT_TAKES_AREA | MST_REPORT_TAKES_DAY,
  .build = build,
};
