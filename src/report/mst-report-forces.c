/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 力量分布表: how many people of each class there are in each place. */
#include "config.h"

#include "mst-report-forces.h"

#include <glib/gi18n-lib.h>

/* A bar of the chart with its name, in points. */
#define BAR_HEIGHT 17.0
#define AROUND_BARS 90.0

static const MstChoiceSet *
get_classes (void)
{
  return mst_choice_set_get ("person-class");
}

void
mst_forces_free (MstForces *self)
{
  g_clear_pointer (&self->places, mst_report_places_free);
  g_free (self->counts);
  g_free (self);
}

static const char *const person_fields[] = { "class", NULL };

/* The last column is of everybody: of those too whose class the list doesn't have. */
static void
add_person (guint place, const char *const *values, gpointer user_data)
{
  MstForces *self = user_data;
  const MstChoiceSet *classes = get_classes ();
  gint64 *counts = self->counts + place * self->n_classes;

  counts[self->n_classes - 1]++;
  for (guint i = 0; i < classes->n_choices; i++)
    if (g_strcmp0 (values[0], classes->choices[i].code) == 0)
      counts[i]++;
}

MstForces *
mst_forces_read (MstStore *store, const MstReportOptions *options, GError **error)
{
  g_autoptr (MstForces) self = g_new0 (MstForces, 1);

  self->n_classes = get_classes ()->n_choices + 1;
  self->places = mst_report_places_new (store, options, error);
  if (self->places == NULL)
    return NULL;
  self->counts = g_new0 (gint64, self->n_classes * mst_report_places_get_n (self->places));
  if (!mst_report_places_foreach (self->places, &mst_person_type, person_fields, add_person, self,
                                  NULL, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gint64
get (const MstForces *self, guint place, guint class)
{
  return self->counts[place * self->n_classes + class];
}

/* @class: position in the list of classes; n_classes - 1: all */
static gint64
sum_up (const MstForces *self, guint class)
{
  gint64 sum = 0;

  for (guint i = 0; i < mst_report_places_get_n (self->places); i++)
    sum += get (self, i, class);
  return sum;
}

static gboolean
has_row (const MstForces *self, guint place)
{
  return !mst_report_places_get (self->places, place)->is_rest
         || get (self, place, self->n_classes - 1) > 0;
}

static MstTable *
create_table (const MstForces *self)
{
  MstTable *table = mst_table_new (NULL);
  const MstChoiceSet *classes = get_classes ();
  guint row = 0;

  mst_table_add_column (table, "序号", MST_COLUMN_ORDINAL, 0);
  mst_table_add_column (table, mst_report_places_get_heading (self->places), MST_COLUMN_TEXT, 0);
  for (guint i = 0; i < classes->n_choices; i++)
    mst_table_add_column (table, classes->choices[i].label_zh, MST_COLUMN_INTEGER, 0);
  mst_table_add_column (table, "合计", MST_COLUMN_INTEGER, 0);
  for (guint place = 0; place < mst_report_places_get_n (self->places); place++)
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

      if (!has_row (self, place))
        continue;
      g_ptr_array_add (texts, g_strdup_printf ("%u", row + 1));
      g_ptr_array_add (texts, g_strdup (mst_report_places_get (self->places, place)->name));
      for (guint i = 0; i < self->n_classes; i++)
        g_ptr_array_add (texts, g_strdup_printf ("%" G_GINT64_FORMAT, get (self, place, i)));
      mst_table_add_row (table, (const char *const *) texts->pdata);
      for (guint i = 0; i < self->n_classes; i++)
        mst_table_set_key (
          table, row, i + 2,
          mst_report_places_make_key (self->places, (int) place, &mst_person_type,
                                      i < classes->n_choices ? "class" : NULL,
                                      i < classes->n_choices ? classes->choices[i].code : NULL));
      row++;
    }
  mst_table_set_totals (table, TRUE);
  mst_table_set_unit (table, "单位：人");
  return table;
}

/* Each place a bar, each class a part of it. */
static MstChart *
create_chart (const MstForces *self, guint *n_bars)
{
  MstChart *chart = mst_chart_new (MST_CHART_HORIZONTAL_STACKED);
  const MstChoiceSet *classes = get_classes ();
  guint n_places = mst_report_places_get_n (self->places);

  *n_bars = 0;
  mst_chart_set_title (chart, "力量分布");
  mst_chart_set_unit (chart, "人");
  for (guint place = 0; place < n_places; place++)
    if (has_row (self, place))
      {
        g_autofree char *name = mst_report_places_dup_short_name (self->places, place);

        mst_chart_add_category (chart, name, NULL);
        (*n_bars)++;
      }
  for (guint i = 0; i < classes->n_choices; i++)
    {
      g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

      if (sum_up (self, i) == 0)
        continue;
      for (guint place = 0; place < n_places; place++)
        {
          double value = (double) get (self, place, i);

          if (!has_row (self, place))
            continue;
          g_array_append_val (values, value);
          g_ptr_array_add (keys,
                           mst_report_places_make_key (self->places, (int) place, &mst_person_type,
                                                       "class", classes->choices[i].code));
        }
      mst_chart_add_series (chart, classes->choices[i].label_zh, (const double *) values->data,
                            values->len, (const char *const *) keys->pdata);
    }
  return chart;
}

MstChart *
mst_forces_create_shares (const MstForces *self)
{
  MstChart *chart = mst_chart_new (MST_CHART_DONUT);
  const MstChoiceSet *classes = get_classes ();
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  mst_chart_set_unit (chart, "人");
  for (guint i = 0; i < classes->n_choices; i++)
    {
      double value = (double) sum_up (self, i);
      g_autofree char *key = mst_report_places_make_key (self->places, -1, &mst_person_type,
                                                         "class", classes->choices[i].code);

      if (value == 0)
        continue;
      mst_chart_add_category (chart, classes->choices[i].label_zh, key);
      g_array_append_val (values, value);
    }
  mst_chart_add_series (chart, "人员", (const double *) values->data, values->len, NULL);
  return chart;
}

static gboolean
build (const MstReport *self, const MstReportOptions *options, MstReportContent *content,
       MstProgress *progress, GError **error)
{
  g_autoptr (MstForces) forces =
    mst_forces_read (mst_report_content_get_store (content), options, error);
  MstChart *chart;
  guint n_bars;

  if (forces == NULL)
    return FALSE;
  mst_report_content_add_table (content, create_table (forces), NULL);
  chart = create_chart (forces, &n_bars);
  mst_report_content_add_chart (content, chart, FALSE, AROUND_BARS + BAR_HEIGHT * n_bars);
  return TRUE;
}

const MstReport mst_report_forces = {
  .name = "forces",
  .label = N_ ("distribution of forces (力量分布表)"),
  .description = N_ ("How many people of each class each subdistrict has, with totals both ways."),
  .title = "力量分布表",
  .parameters = MST_REPORT_TAKES_AREA | MST_REPORT_TAKES_DAY,
  .build = build,
};
