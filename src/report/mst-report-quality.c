/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 数据质量表: what is missing or doubtful, place by place. */
#include "config.h"

#include "mst-report-quality.h"

#include "mst-area.h"
#include "mst-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* In points: so that the list of problems keeps together below it. */
#define CHART_HEIGHT 180.0

/** Condition: of the query for the rows behind a figure. */
typedef struct
{
  const char *field;
  MstOperator operator_;
  const char *value;
  gboolean is_alternative; /* to the one before */
} Condition;

/**
 * Problem: something that can be wrong.
 * @heading: in the table of places; @label: in the list of problems
 * @conditions: which rows have it; none where no query can say it
 */
typedef struct
{
  const char *heading;
  const char *label;
  const MstRecordType *type;
  Condition conditions[3];
} Problem;

/* The code of MST_AREA_COMPOUND. */
#define COMPOUND "4"

#define BLANK(field)                       \
  {                                        \
    field, MST_OPERATOR_BLANK, NULL, FALSE \
  }
#define IS(field, value)                 \
  {                                      \
    field, MST_OPERATOR_IS, value, FALSE \
  }

static const Problem problems[MST_QUALITY_N_PROBLEMS] = {
  [MST_QUALITY_NO_NUMBER] = { "无\n身份证号",
                              "人员无公民身份号码",
                              &mst_person_type,
                              { BLANK ("citizen_number") } },
  [MST_QUALITY_BAD_NUMBER] = { "身份证号\n有误", "人员公民身份号码有误", &mst_person_type },
  [MST_QUALITY_BIRTH] = { "出生日期\n不符",
                          "出生日期与身份号码不符",
                          &mst_person_type,
                          { { "birth", MST_OPERATOR_DISAGREES, NULL, FALSE } } },
  [MST_QUALITY_SEX] = { "性别\n不符",
                        "性别与身份号码不符",
                        &mst_person_type,
                        { { "sex", MST_OPERATOR_DISAGREES, NULL, FALSE } } },
  [MST_QUALITY_NO_PHONE] = { "无\n联系电话",
                             "人员无联系电话",
                             &mst_person_type,
                             { BLANK ("phone") } },
  [MST_QUALITY_NO_WORKPLACE] = { "无\n工作单位",
                                 "人员无工作单位",
                                 &mst_person_type,
                                 { BLANK ("workplace") } },
  [MST_QUALITY_NO_COMMUNITY] = { "未到\n社区", "人员只到街道、未落到社区", &mst_person_type },
  [MST_QUALITY_UNIT_NO_CODE] = { "单位无\n信用代码",
                                 "单位无统一社会信用代码",
                                 &mst_unit_type,
                                 { BLANK ("credit_code") } },
  [MST_QUALITY_UNIT_BAD_CODE] = { "信用代码\n有误", "单位统一社会信用代码有误", &mst_unit_type },
  [MST_QUALITY_UNIT_NO_PHONE] = { "单位无\n电话",
                                  "单位无联系电话",
                                  &mst_unit_type,
                                  { BLANK ("phone") } },
  [MST_QUALITY_NO_HOUSEHOLDS] = { "小区无\n户数",
                                  "小区无户数",
                                  &mst_area_type,
                                  { IS ("level", COMPOUND), BLANK ("households") } },
  [MST_QUALITY_NO_PLACE] = { "小区无\n坐标",
                             "小区无经纬度",
                             &mst_area_type,
                             { IS ("level", COMPOUND),
                               BLANK ("longitude"),
                               { "latitude", MST_OPERATOR_BLANK, NULL, TRUE } } },
  [MST_QUALITY_NO_COMPANY] = { "物管小区\n无公司",
                               "物管小区无物业公司",
                               &mst_area_type,
                               { IS ("level", COMPOUND), IS ("managed", "1"),
                                 BLANK ("property_company") } },
  [MST_QUALITY_NO_SHIFT] = { "点位无\n人数",
                             "点位无每班人数",
                             &mst_post_type,
                             { BLANK ("people_per_shift") } },
};

void
mst_quality_free (MstQuality *self)
{
  g_clear_pointer (&self->places, mst_report_places_free);
  g_free (self->counts);
  g_free (self);
}

static gint64 *
get_count (const MstQuality *self, guint place, MstQualityProblem problem)
{
  return &self->counts[place * MST_QUALITY_N_PROBLEMS + problem];
}

static void
note (MstQuality *self, guint place, MstQualityProblem problem, gboolean is_met)
{
  *get_count (self, place, problem) += is_met ? 1 : 0;
}

static const char *const person_fields[] = { "area",  "citizen_number", "birth", "sex",
                                             "phone", "workplace",      NULL };

static void
check_person (guint place, const char *const *values, gpointer user_data)
{
  const char *text = values[1], *birth = values[2], *sex = values[3];
  MstQuality *self = user_data;
  MstNumber number;
  MstDate day;

  self->n_people++;
  note (self, place, MST_QUALITY_NO_COMMUNITY,
        mst_report_places_get_level (self->places, mst_value_to_integer (values[0]))
          < MST_AREA_COMMUNITY);
  note (self, place, MST_QUALITY_NO_NUMBER, text == NULL);
  note (self, place, MST_QUALITY_NO_PHONE, values[4] == NULL);
  note (self, place, MST_QUALITY_NO_WORKPLACE, values[5] == NULL);
  if (text == NULL)
    return;
  number = mst_citizen_number_check (text);
  note (self, place, MST_QUALITY_BAD_NUMBER, number.fault != MST_NUMBER_OK);
  if (number.fault != MST_NUMBER_OK)
    return;
  note (self, place, MST_QUALITY_BIRTH,
        birth != NULL && mst_date_from_iso (birth, &day) && !mst_date_covers (day, number.birth));
  /* Unknown and not stated contradict nothing. */
  note (self, place, MST_QUALITY_SEX,
        sex != NULL && (*sex == '1' || *sex == '2') && *sex != '0' + (char) number.sex);
}

static const char *const unit_fields[] = { "credit_code", "phone", NULL };

static void
check_unit (guint place, const char *const *values, gpointer user_data)
{
  MstQuality *self = user_data;

  self->n_units++;
  note (self, place, MST_QUALITY_UNIT_NO_CODE, values[0] == NULL);
  note (self, place, MST_QUALITY_UNIT_BAD_CODE,
        values[0] != NULL && mst_credit_code_check (values[0]).fault != MST_NUMBER_OK);
  note (self, place, MST_QUALITY_UNIT_NO_PHONE, values[1] == NULL);
}

static const char *const area_fields[] = { "level",   "households",       "longitude", "latitude",
                                           "managed", "property_company", NULL };

static void
check_area (guint place, const char *const *values, gpointer user_data)
{
  MstQuality *self = user_data;

  if (mst_value_to_integer (values[0]) != MST_AREA_COMPOUND)
    return;
  self->n_compounds++;
  note (self, place, MST_QUALITY_NO_HOUSEHOLDS, values[1] == NULL);
  note (self, place, MST_QUALITY_NO_PLACE, values[2] == NULL || values[3] == NULL);
  note (self, place, MST_QUALITY_NO_COMPANY, g_strcmp0 (values[4], "1") == 0 && values[5] == NULL);
}

static const char *const post_fields[] = { "people_per_shift", NULL };

static void
check_post (guint place, const char *const *values, gpointer user_data)
{
  MstQuality *self = user_data;

  self->n_posts++;
  note (self, place, MST_QUALITY_NO_SHIFT, values[0] == NULL);
}

MstQuality *
mst_quality_read (MstStore *store, const MstReportOptions *options, MstProgress *progress,
                  GError **error)
{
  g_autoptr (MstQuality) self = g_new0 (MstQuality, 1);
  const MstReportPlaces *places;

  places = self->places = mst_report_places_new (store, options, error);
  if (places == NULL)
    return NULL;
  self->counts = g_new0 (gint64, mst_report_places_get_n (places) * MST_QUALITY_N_PROBLEMS);
  if (!mst_report_places_foreach (places, &mst_person_type, person_fields, check_person, self,
                                  progress, error)
      || !mst_report_places_foreach (places, &mst_unit_type, unit_fields, check_unit, self,
                                     progress, error)
      || !mst_report_places_foreach (places, &mst_area_type, area_fields, check_area, self,
                                     progress, error)
      || !mst_report_places_foreach (places, &mst_post_type, post_fields, check_post, self,
                                     progress, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gint64
get (const MstQuality *self, guint place, MstQualityProblem problem)
{
  return *get_count (self, place, problem);
}

gint64
mst_quality_sum (const MstQuality *self, MstQualityProblem problem)
{
  gint64 sum = 0;

  for (guint place = 0; place < mst_report_places_get_n (self->places); place++)
    sum += get (self, place, problem);
  return sum;
}

gint64
mst_quality_get_whole (const MstQuality *self, MstQualityProblem problem)
{
  const MstRecordType *type = problems[problem].type;

  return type == &mst_person_type ? self->n_people
         : type == &mst_unit_type ? self->n_units
         : type == &mst_post_type ? self->n_posts
                                  : self->n_compounds;
}

static gint64
sum_place (const MstQuality *self, guint place)
{
  gint64 sum = 0;

  for (guint i = 0; i < MST_QUALITY_N_PROBLEMS; i++)
    sum += get (self, place, i);
  return sum;
}

static char *
make_key (const MstQuality *self, int place, const Problem *problem)
{
  g_autoptr (MstQuery) query = mst_query_new (problem->type);

  if (problem->conditions[0].field == NULL)
    return NULL;
  for (const Condition *at = problem->conditions;
       at < problem->conditions + G_N_ELEMENTS (problem->conditions) && at->field != NULL; at++)
    if (at->is_alternative)
      mst_query_add_alternative (query, at->field, at->operator_, at->value, NULL);
    else
      mst_query_add_condition (query, at->field, at->operator_, at->value, NULL);
  return mst_report_places_make_query_key (self->places, place, query);
}

/* Place by place; only problems that there are have a column. */
static MstTable *
create_places_table (const MstQuality *self)
{
  MstTable *table = mst_table_new (NULL);
  guint n_places = mst_report_places_get_n (self->places);
  guint row = 0;

  mst_table_add_column (table, "序号", MST_COLUMN_ORDINAL, 0);
  mst_table_add_column (table, mst_report_places_get_heading (self->places), MST_COLUMN_TEXT, 0);
  for (guint i = 0; i < MST_QUALITY_N_PROBLEMS; i++)
    if (mst_quality_sum (self, i) > 0)
      mst_table_add_column (table, problems[i].heading, MST_COLUMN_INTEGER, 0);
  mst_table_add_column (table, "合计", MST_COLUMN_INTEGER, 0);
  for (guint place = 0; place < n_places; place++)
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      gint64 sum = sum_place (self, place);
      guint column = 2;

      if (mst_report_places_get (self->places, place)->is_rest && sum == 0)
        continue;
      g_ptr_array_add (texts, g_strdup_printf ("%u", row + 1));
      g_ptr_array_add (texts, g_strdup (mst_report_places_get (self->places, place)->name));
      for (guint i = 0; i < MST_QUALITY_N_PROBLEMS; i++)
        if (mst_quality_sum (self, i) > 0)
          g_ptr_array_add (texts, g_strdup_printf ("%" G_GINT64_FORMAT, get (self, place, i)));
      g_ptr_array_add (texts, g_strdup_printf ("%" G_GINT64_FORMAT, sum));
      mst_table_add_row (table, (const char *const *) texts->pdata);
      for (guint i = 0; i < MST_QUALITY_N_PROBLEMS; i++)
        if (mst_quality_sum (self, i) > 0)
          mst_table_set_key (table, row, column++, make_key (self, (int) place, &problems[i]));
      row++;
    }
  mst_table_set_totals (table, TRUE);
  mst_table_set_unit (table, "单位：条");
  return table;
}

/* Problem by problem, with its share. */
static MstTable *
create_problems_table (const MstQuality *self)
{
  MstTable *table = mst_table_new (NULL);

  mst_table_add_column (table, "序号", MST_COLUMN_ORDINAL, 0);
  mst_table_add_column (table, "问题", MST_COLUMN_TEXT, 0);
  mst_table_add_column (table, "应有", MST_COLUMN_INTEGER, 0);
  mst_table_add_column (table, "有问题", MST_COLUMN_INTEGER, 0);
  mst_table_add_column (table, "占比", MST_COLUMN_PERCENT, 1);
  for (guint i = 0; i < MST_QUALITY_N_PROBLEMS; i++)
    {
      gint64 whole = mst_quality_get_whole (self, i);
      gint64 n = mst_quality_sum (self, i);
      g_autofree char *ordinal = g_strdup_printf ("%u", i + 1);
      g_autofree char *all = g_strdup_printf ("%" G_GINT64_FORMAT, whole);
      g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, n);
      char share[G_ASCII_DTOSTR_BUF_SIZE] = "";
      const char *values[] = { ordinal, problems[i].label, all, count, NULL };

      if (whole > 0)
        values[4] = g_ascii_formatd (share, sizeof share, "%.6f", (double) n / (double) whole);
      mst_table_add_row (table, values);
      if (n > 0)
        mst_table_set_key (table, i, 3, make_key (self, -1, &problems[i]));
    }
  mst_table_set_unit (table, "单位：条");
  return table;
}

static MstChart *
create_chart (const MstQuality *self)
{
  MstChart *chart = mst_chart_new (MST_CHART_BAR);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  mst_chart_set_title (chart, "有问题的信息（条）");
  for (guint place = 0; place < mst_report_places_get_n (self->places); place++)
    {
      g_autofree char *name = mst_report_places_dup_short_name (self->places, place);
      double value = (double) sum_place (self, place);

      if (mst_report_places_get (self->places, place)->is_rest && value == 0)
        continue;
      mst_chart_add_category (chart, name, NULL);
      g_array_append_val (values, value);
    }
  mst_chart_add_series (chart, "问题", (const double *) values->data, values->len, NULL);
  return chart;
}

static gboolean
build (const MstReport *self, const MstReportOptions *options, MstReportContent *content,
       MstProgress *progress, GError **error)
{
  g_autoptr (MstQuality) quality =
    mst_quality_read (mst_report_content_get_store (content), options, progress, error);

  if (quality == NULL)
    return FALSE;
  mst_report_content_add_table (content, create_places_table (quality), NULL);
  /* Maker and day stand above the tables: so there is more room for the bars. */
  mst_report_content_add_chart (content, create_chart (quality), TRUE, CHART_HEIGHT);
  mst_report_content_add_table (content, create_problems_table (quality), "问题汇总");
  return TRUE;
}

const MstReport mst_report_quality = {
  .name = "quality",
  .label = N_ ("quality of the data (数据质量表)"),
  .description = N_ ("What is missing or doubtful in each subdistrict: numbers, telephones, units, "
                     "households, coordinates."),
  .title = "数据质量表",
  .parameters = MST_REPORT_TAKES_AREA | MST_REPORT_TAKES_DAY,
  .build = build,
};
