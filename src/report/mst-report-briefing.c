/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 一页通: how the district stands, on one page: figures, words that state them, two charts, a table. */
#include "config.h"

#include "mst-report-area-base.h"
#include "mst-report-forces.h"
#include "mst-report-quality.h"

#include "mst-text.h"

#include <glib/gi18n-lib.h>

/* Days between the figures and the past they are compared with. */
#define DAYS_BACK 7

/* Of the charts, in points: a bar with its name, what stands around the bars, and the least. */
#define BAR_HEIGHT 8.4
#define AROUND_BARS 42.0
#define LEAST_CHART_HEIGHT 130.0

/** Standing: everything the page tells of. */
typedef struct
{
  MstAreaBase *base;
  MstForces *forces;
  MstQuality *quality;
  gint64 n_members; /* of the Party */
  gint64 n_all_day; /* posts */
  gint64 n_turns;   /* people that all posts need in a day */
} Standing;

static void
standing_clear (Standing *self)
{
  g_clear_pointer (&self->base, mst_area_base_free);
  g_clear_pointer (&self->forces, mst_forces_free);
  g_clear_pointer (&self->quality, mst_quality_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Standing, standing_clear)

static const char *const person_fields[] = { "political_status", NULL };

static void
add_person (guint place, const char *const *values, gpointer user_data)
{
  Standing *self = user_data;

  self->n_members += g_strcmp0 (values[0], "01") == 0 || g_strcmp0 (values[0], "02") == 0 ? 1 : 0;
}

static const char *const post_fields[] = { "all_day", "people_per_shift", "shifts_per_day", NULL };

static void
add_post (guint place, const char *const *values, gpointer user_data)
{
  Standing *self = user_data;

  self->n_all_day += g_strcmp0 (values[0], "1") == 0 ? 1 : 0;
  self->n_turns += mst_value_to_integer (values[1]) * mst_value_to_integer (values[2]);
}

static gboolean
read_rest (Standing *self, MstProgress *progress, GError **error)
{
  const MstReportPlaces *places = self->base->places;

  return mst_report_places_foreach (places, &mst_person_type, person_fields, add_person, self,
                                    progress, error)
         && mst_report_places_foreach (places, &mst_post_type, post_fields, add_post, self,
                                       progress, error);
}

static gboolean
read_standing (Standing *self, MstStore *store, const MstReportOptions *options,
               MstProgress *progress, GError **error)
{
  self->base = mst_area_base_read (store, options, error);
  self->forces = self->base != NULL ? mst_forces_read (store, options, error) : NULL;
  self->quality = self->forces != NULL ? mst_quality_read (store, options, progress, error) : NULL;
  return self->quality != NULL && read_rest (self, progress, error);
}

/* --- figures --- */

/* How the number of records, or the sum of @summed, has changed since a week before today; nothing when the file doesn't know, or
 * when something else than the whole district today is told of. */
static gboolean
read_change (MstReportFigure *figure, MstStore *store, const MstReportOptions *options,
             const MstRecordType *type, const char *level, const char *summed, GError **error)
{
  MstDate day = mst_report_options_get_day (options);
  MstDate since = mst_date_from_julian (mst_date_get_julian (mst_date_today ()) - DAYS_BACK);
  g_autoptr (MstQuery) query = mst_query_new (type);
  char iso[MST_DATE_ISO_SIZE];
  gint64 past;

  if (options->area != NULL || mst_date_compare (day, mst_date_today ()) != 0)
    return TRUE;
  if (level != NULL)
    mst_query_add_condition (query, "level", MST_OPERATOR_IS, level, NULL);
  if (!mst_query_count_past_each ((const MstQuery *const *) &query, &summed, 1, store,
                                  mst_date_to_iso (since, iso), &past, error))
    return FALSE;
  if (past < 0)
    return TRUE;
  figure->has_change = TRUE;
  figure->change = figure->value - (double) past;
  figure->since = since;
  return TRUE;
}

static gboolean
add_figures (const Standing *self, const MstReportOptions *options, MstReportContent *content,
             GError **error)
{
  static const struct
  {
    const char *name, *label, *unit;
    MstAreaBaseCount count;
    const MstRecordType *type;
    const char *level;
    const char *summed;
  } wanted[] = {
    { "people", "人员", "人", MST_AREA_BASE_PEOPLE, &mst_person_type, NULL },
    { "units", "单位", "个", MST_AREA_BASE_UNITS, &mst_unit_type, NULL },
    { "communities", "社区", "个", MST_AREA_BASE_COMMUNITIES, &mst_area_type, "3" },
    { "compounds", "小区", "个", MST_AREA_BASE_COMPOUNDS, &mst_area_type, "4" },
    { "households", "户数", "户", MST_AREA_BASE_HOUSEHOLDS, &mst_area_type, "4", "households" },
    { "posts", "点位", "个", MST_AREA_BASE_POSTS, &mst_post_type, NULL },
  };
  GArray *figures = mst_report_figures_new ();

  mst_report_content_add_figures (content, figures);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      MstReportFigure figure = {
        .name = g_strdup (wanted[i].name),
        .label = g_strdup (wanted[i].label),
        .unit = g_strdup (wanted[i].unit),
        .value = (double) mst_area_base_sum (self->base, wanted[i].count),
        .key = mst_area_base_make_key (self->base, -1, wanted[i].count),
      };
      gboolean read = read_change (&figure, mst_report_content_get_store (content), options,
                                   wanted[i].type, wanted[i].level, wanted[i].summed, error);

      g_array_append_val (figures, figure);
      if (!read)
        return FALSE;
    }
  return TRUE;
}

/* --- words --- */

/* "24,651" at the end of @text. */
static void
append_number (GString *text, gint64 number)
{
  g_autofree char *shown = mst_text_format_integer (number);

  g_string_append (text, shown);
}

static void
append_count (GString *text, const char *before, gint64 number, const char *after)
{
  g_string_append (text, before);
  append_number (text, number);
  g_string_append (text, after);
}

static void
append_share (GString *text, gint64 part, gint64 whole)
{
  if (whole > 0)
    g_string_append_printf (text, "，占%.1f%%", 100.0 * (double) part / (double) whole);
}

static void
append_extremes (GString *text, const MstAreaBase *base)
{
  int most = -1;
  int least = -1;

  for (guint i = 0; i < mst_report_places_get_n (base->places); i++)
    {
      gint64 n = mst_area_base_get (base, i, MST_AREA_BASE_PEOPLE);

      if (mst_report_places_get (base->places, i)->is_rest)
        continue;
      if (most < 0 || n > mst_area_base_get (base, (guint) most, MST_AREA_BASE_PEOPLE))
        most = (int) i;
      if (least < 0 || n < mst_area_base_get (base, (guint) least, MST_AREA_BASE_PEOPLE))
        least = (int) i;
    }
  if (most == least)
    return;
  g_string_append_printf (text, "；最多的是%s，",
                          mst_report_places_get (base->places, (guint) most)->name);
  append_number (text, mst_area_base_get (base, (guint) most, MST_AREA_BASE_PEOPLE));
  g_string_append_printf (text, "人，最少的是%s，",
                          mst_report_places_get (base->places, (guint) least)->name);
  append_count (text, "", mst_area_base_get (base, (guint) least, MST_AREA_BASE_PEOPLE), "人");
}

static guint
count_places (const MstAreaBase *base)
{
  guint n = 0;

  for (guint i = 0; i < mst_report_places_get_n (base->places); i++)
    n += !mst_report_places_get (base->places, i)->is_rest;
  return n;
}

static char *
describe_places (const Standing *self)
{
  const MstAreaBase *base = self->base;
  GString *text = g_string_new ("一是区域底数。");
  gint64 compounds = mst_area_base_sum (base, MST_AREA_BASE_COMPOUNDS);
  gint64 communities = mst_area_base_sum (base, MST_AREA_BASE_COMMUNITIES);

  append_count (text, "有", count_places (base), "个");
  g_string_append (text, mst_report_places_get_heading (base->places));
  if (communities > 0 && g_strcmp0 (mst_report_places_get_heading (base->places), "社区") != 0)
    append_count (text, "、", communities, "个社区");
  append_count (text, "，小区", compounds, "个（物管小区");
  append_number (text, mst_area_base_sum (base, MST_AREA_BASE_MANAGED));
  g_string_append (text, "个");
  append_share (text, mst_area_base_sum (base, MST_AREA_BASE_MANAGED), compounds);
  append_count (text, "），居民", mst_area_base_sum (base, MST_AREA_BASE_HOUSEHOLDS), "户，");
  append_count (text, "单位", mst_area_base_sum (base, MST_AREA_BASE_UNITS), "个。");
  return g_string_free (text, FALSE);
}

static char *
describe_people (const Standing *self)
{
  const MstAreaBase *base = self->base;
  GString *text = g_string_new ("二是力量底数。");
  gint64 people = mst_area_base_sum (base, MST_AREA_BASE_PEOPLE);
  gint64 households = mst_area_base_sum (base, MST_AREA_BASE_HOUSEHOLDS);

  append_count (text, "掌握各类人员", people, "人，其中党员（含预备党员）");
  append_count (text, "", self->n_members, "人");
  append_share (text, self->n_members, people);
  if (households > 0)
    g_string_append_printf (text, "；平均每百户%.1f人",
                            100.0 * (double) people / (double) households);
  append_extremes (text, base);
  append_count (text, "。设点位", mst_area_base_sum (base, MST_AREA_BASE_POSTS),
                "个，其中24小时值守");
  append_count (text, "", self->n_all_day, "个，每班需");
  append_count (text, "", mst_area_base_sum (base, MST_AREA_BASE_PER_SHIFT), "人，每天需");
  append_count (text, "", self->n_turns, "人次。");
  return g_string_free (text, FALSE);
}

/* The problems that there are. */
static char *
describe_quality (const Standing *self)
{
  static const struct
  {
    MstQualityProblem problem;
    const char *words;
    const char *counter;
  } told[] = {
    { MST_QUALITY_NO_NUMBER, "人员缺身份号码", "人" },
    { MST_QUALITY_BAD_NUMBER, "身份号码有误", "人" },
    { MST_QUALITY_BIRTH, "出生日期与身份号码不符", "人" },
    { MST_QUALITY_SEX, "性别与身份号码不符", "人" },
    { MST_QUALITY_NO_PHONE, "缺联系电话", "人" },
    { MST_QUALITY_NO_COMMUNITY, "未落到社区", "人" },
    { MST_QUALITY_UNIT_NO_CODE, "单位缺信用代码", "个" },
    { MST_QUALITY_UNIT_BAD_CODE, "单位信用代码有误", "个" },
    { MST_QUALITY_NO_HOUSEHOLDS, "小区缺户数", "个" },
    { MST_QUALITY_NO_PLACE, "小区缺坐标", "个" },
  };
  GString *text = g_string_new ("三是数据质量。");
  guint n_told = 0;

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      gint64 n = mst_quality_sum (self->quality, told[i].problem);

      if (n == 0)
        continue;
      g_string_append (text, n_told++ > 0 ? "，" : "待核实补充：");
      append_count (text, told[i].words, n, told[i].counter);
      append_share (text, n, mst_quality_get_whole (self->quality, told[i].problem));
    }
  g_string_append (text, n_told > 0 ? "。" : "未发现缺项和错项。");
  return g_string_free (text, FALSE);
}

static void
add_words (const Standing *self, MstReportContent *content)
{
  g_autofree char *places = describe_places (self);
  g_autofree char *people = describe_people (self);
  g_autofree char *quality = describe_quality (self);
  g_autofree char *text = g_strjoin ("\n", places, people, quality, NULL);

  mst_report_content_add_paragraph (content, text);
}

static gboolean
build (const MstReport *self, const MstReportOptions *options, MstReportContent *content,
       MstProgress *progress, GError **error)
{
  static const MstAreaBaseCount chosen[] = { MST_AREA_BASE_COMPOUNDS, MST_AREA_BASE_HOUSEHOLDS,
                                             MST_AREA_BASE_UNITS, MST_AREA_BASE_POSTS,
                                             MST_AREA_BASE_PEOPLE };
  g_auto (Standing) standing = { 0 };
  MstChart *shares;
  MstTable *table;
  double height;

  if (!read_standing (&standing, mst_report_content_get_store (content), options, progress, error))
    return FALSE;
  mst_report_content_set_letter (content, TRUE);
  height = MAX (LEAST_CHART_HEIGHT, AROUND_BARS + BAR_HEIGHT * count_places (standing.base));
  if (!add_figures (&standing, options, content, error))
    return FALSE;
  add_words (&standing, content);
  mst_report_content_add_chart (content,
                                mst_area_base_create_chart (standing.base, MST_AREA_BASE_PEOPLE,
                                                            MST_CHART_HORIZONTAL, "人员分布（人）",
                                                            NULL),
                                TRUE, height);
  shares = mst_forces_create_shares (standing.forces);
  mst_chart_set_title (shares, "人员类别");
  mst_report_content_add_chart (content, shares, TRUE, height);
  table = mst_area_base_create_table (standing.base, chosen, G_N_ELEMENTS (chosen));
  mst_table_set_unit (table, "单位：个、户、人");
  mst_report_content_add_table (content, table, NULL);
  return TRUE;
}

const MstReport mst_report_briefing = {
  .name = "briefing",
  .label = N_ ("how we stand, on one page (一页通)"),
  .description =
    N_ ("Key figures and what changed in a week, words that state them, two charts and a table."),
  .title = "基层力量一页通",
  .parameters = MST_REPORT_TAKES_AREA | MST_REPORT_TAKES_DAY,
  .build = build,
};
