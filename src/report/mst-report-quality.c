/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 数据质量表: what is missing or doubtful, place by place. */
#include "config.h"

#include "mst-report-quality.h"

#include "mst-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rows between two looks at the wish to stop. */
#define PROGRESS_STEP 1024

/* In points: so that the list of problems keeps together below it. */
#define CHART_HEIGHT 180.0

/**
 * Problem: something that can be wrong.
 * @heading: in the table of places; @label: in the list of problems
 * @condition: that it is, in SQL over "t"; NULL: found by reading the numbers
 * @field, @value: the query for the rows behind it, besides the place; NULL when none can say it
 */
typedef struct
{
  const char *heading;
  const char *label;
  const MstRecordType *type;
  const char *condition;
  const char *field;
} Problem;

static const Problem problems[MST_QUALITY_N_PROBLEMS] = {
  [MST_QUALITY_NO_NUMBER] = { "无\n身份证号", "人员无公民身份号码", &mst_person_type,
                              "t.citizen_number IS NULL", "citizen_number" },
  [MST_QUALITY_BAD_NUMBER] = { "身份证号\n有误", "人员公民身份号码有误", &mst_person_type, NULL,
                               NULL },
  [MST_QUALITY_BIRTH] = { "出生日期\n不符", "出生日期与身份号码不符", &mst_person_type, NULL,
                          NULL },
  [MST_QUALITY_SEX] = { "性别\n不符", "性别与身份号码不符", &mst_person_type, NULL, NULL },
  [MST_QUALITY_NO_PHONE] = { "无\n联系电话", "人员无联系电话", &mst_person_type, "t.phone IS NULL",
                             "phone" },
  [MST_QUALITY_NO_WORKPLACE] = { "无\n工作单位", "人员无工作单位", &mst_person_type,
                                 "t.workplace IS NULL", "workplace" },
  [MST_QUALITY_NO_COMMUNITY] = { "未到\n社区", "人员只到街道、未落到社区", &mst_person_type,
                                 "t.area IN (SELECT id FROM area WHERE level < '3')", NULL },
  [MST_QUALITY_UNIT_NO_CODE] = { "单位无\n信用代码", "单位无统一社会信用代码", &mst_unit_type,
                                 "t.credit_code IS NULL", "credit_code" },
  [MST_QUALITY_UNIT_BAD_CODE] = { "信用代码\n有误", "单位统一社会信用代码有误", &mst_unit_type,
                                  NULL, NULL },
  [MST_QUALITY_UNIT_NO_PHONE] = { "单位无\n电话", "单位无联系电话", &mst_unit_type,
                                  "t.phone IS NULL", "phone" },
  [MST_QUALITY_NO_HOUSEHOLDS] = { "小区无\n户数", "小区无户数", &mst_area_type,
                                  "t.level = '4' AND t.households IS NULL", "households" },
  [MST_QUALITY_NO_PLACE] = { "小区无\n坐标", "小区无经纬度", &mst_area_type,
                             "t.level = '4' AND (t.longitude IS NULL OR t.latitude IS NULL)",
                             "longitude" },
  [MST_QUALITY_NO_COMPANY] = { "物管小区\n无公司", "物管小区无物业公司", &mst_area_type,
                               "t.level = '4' AND t.managed = 1 AND t.property_company IS NULL",
                               "property_company" },
  [MST_QUALITY_NO_SHIFT] = { "点位无\n人数", "点位无每班人数", &mst_post_type,
                             "t.people_per_shift IS NULL", "people_per_shift" },
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

/* What the database finds of one type, and how many records there are. */
static gboolean
count_blanks (MstQuality *self, const MstRecordType *type, gint64 *whole, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  guint indices[MST_QUALITY_N_PROBLEMS];
  guint n_places = mst_report_places_get_n (self->places);
  g_autofree gint64 *counts = NULL;
  guint n = 0;

  for (guint i = 0; i < MST_QUALITY_N_PROBLEMS; i++)
    if (problems[i].type == type && problems[i].condition != NULL)
      {
        g_ptr_array_add (columns,
                         g_strdup_printf ("count(*) FILTER (WHERE %s)", problems[i].condition));
        indices[n++] = i;
      }
  g_ptr_array_add (
    columns,
    g_strdup (type == &mst_area_type ? "count(*) FILTER (WHERE t.level = '4')" : "count(*)"));
  counts = g_new0 (gint64, n_places * (n + 1));
  if (!mst_report_places_count (self->places, type, (const char *const *) columns->pdata, n + 1,
                                counts, error))
    return FALSE;
  for (guint place = 0; place < n_places; place++)
    {
      for (guint i = 0; i < n; i++)
        *get_count (self, place, indices[i]) = counts[place * (n + 1) + i];
      *whole += counts[place * (n + 1) + n];
    }
  return TRUE;
}

static void
check_person (MstQuality *self, guint place, MstStatement *statement)
{
  MstNumber number = mst_citizen_number_check (mst_statement_get_text (statement, 1));
  const char *birth = mst_statement_get_text (statement, 2);
  const char *sex = mst_statement_get_text (statement, 3);
  MstDate day;

  if (number.fault != MST_NUMBER_OK)
    {
      ++*get_count (self, place, MST_QUALITY_BAD_NUMBER);
      return;
    }
  if (birth != NULL && mst_date_from_iso (birth, &day) && !mst_date_covers (day, number.birth))
    ++*get_count (self, place, MST_QUALITY_BIRTH);
  /* Unknown and not stated contradict nothing. */
  if (sex != NULL && (*sex == '1' || *sex == '2') && *sex != '0' + (char) number.sex)
    ++*get_count (self, place, MST_QUALITY_SEX);
}

static void
check_unit (MstQuality *self, guint place, MstStatement *statement)
{
  MstNumber number = mst_credit_code_check (mst_statement_get_text (statement, 1));

  if (number.fault != MST_NUMBER_OK)
    ++*get_count (self, place, MST_QUALITY_UNIT_BAD_CODE);
}

/* What can only be told by reckoning. */
static gboolean
check_numbers (MstQuality *self, MstStore *store, const char *day, const char *sql,
               void (*check) (MstQuality *self, guint place, MstStatement *statement),
               MstProgress *progress, GError **error)
{
  MstStatement *statement = mst_connection_prepare (mst_store_get_connection (store), sql, error);
  gboolean goes_on = TRUE;
  gint64 n = 0;

  if (statement == NULL)
    return FALSE;
  mst_statement_bind_text (statement, 1, day);
  while (goes_on && mst_statement_step (statement))
    {
      int place = mst_report_places_find (self->places, mst_statement_get_integer (statement, 0));

      if (place >= 0)
        check (self, (guint) place, statement);
      goes_on = ++n % PROGRESS_STEP != 0 || !mst_progress_is_cancelled (progress, error);
    }
  return mst_statement_end (statement, goes_on ? error : NULL) && goes_on;
}

MstQuality *
mst_quality_read (MstStore *store, const MstReportOptions *options, MstProgress *progress,
                  GError **error)
{
  g_autoptr (MstQuality) self = g_new0 (MstQuality, 1);
  char day[MST_DATE_ISO_SIZE];

  mst_date_to_iso (mst_report_options_get_day (options), day);
  self->places = mst_report_places_new (store, options, error);
  if (self->places == NULL)
    return NULL;
  self->counts = g_new0 (gint64, mst_report_places_get_n (self->places) * MST_QUALITY_N_PROBLEMS);
  if (!count_blanks (self, &mst_person_type, &self->n_people, error)
      || !count_blanks (self, &mst_unit_type, &self->n_units, error)
      || !count_blanks (self, &mst_area_type, &self->n_compounds, error)
      || !count_blanks (self, &mst_post_type, &self->n_posts, error)
      || !check_numbers (self, store, day,
                         "SELECT area, citizen_number, birth, sex FROM person "
                         "WHERE citizen_number IS NOT NULL AND (ended IS NULL OR ended > $1)",
                         check_person, progress, error)
      || !check_numbers (self, store, day,
                         "SELECT area, credit_code FROM unit "
                         "WHERE credit_code IS NOT NULL AND (ended IS NULL OR ended > $1)",
                         check_unit, progress, error))
    return NULL;
  return g_steal_pointer (&self);
}

gint64
mst_quality_get (const MstQuality *self, guint place, MstQualityProblem problem)
{
  return *get_count (self, place, problem);
}

gint64
mst_quality_sum (const MstQuality *self, MstQualityProblem problem)
{
  gint64 sum = 0;

  for (guint place = 0; place < mst_report_places_get_n (self->places); place++)
    sum += mst_quality_get (self, place, problem);
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
    sum += mst_quality_get (self, place, i);
  return sum;
}

static char *
make_key (const MstQuality *self, int place, const Problem *problem)
{
  if (problem->field == NULL)
    return NULL;
  return mst_report_places_make_key (self->places, place, problem->type, problem->field, NULL);
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
          g_ptr_array_add (texts,
                           g_strdup_printf ("%" G_GINT64_FORMAT, mst_quality_get (self, place, i)));
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
