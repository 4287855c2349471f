/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people of the invented district. */

#include "mst-sample-private.h"

#include <string.h>

/* The region of citizen numbers that is given to nobody. */
#define CITIZEN_REGION "110100"
#define MOST_OF_ONE_DAY 500 /* of one sex: three digits, odd or even */

#define OLDEST_YEAR 1958
#define YOUNGEST_YEAR 2003
/* Cadres and members are not younger than this. */
#define MEMBER_YEAR 1999

/** ClassSort: how the people of a class are. @code: of person-class; @status: one of them as a rule
 *  party member; @positions: separated by "|". */
typedef struct
{
  const char *code;
  guint weight;
  guint member_percent;
  gboolean is_cadre, has_unit, in_compound;
  const char *positions;
} ClassSort;

static const ClassSort class_sorts[] = {
  { "1", 80, 82, TRUE, FALSE, FALSE, "科员|副主任|主任|综合办科员|平安建设办科员|民政科科员" },
  { "2", 136, 78, TRUE, TRUE, FALSE, "科员|副科长|科长|副处长|主任科员|工作人员" },
  { "3", 120, 45, FALSE, FALSE, FALSE, "社区工作者|社区书记|社区副书记|社区委员|网格员" },
  { "4", 336, 100, FALSE, TRUE, FALSE, "职员|部门经理|教师|医生|工程师|会计|主管|职工" },
  { "5", 200, 22, FALSE, FALSE, FALSE, "志愿者|志愿服务队队长|志愿者" },
  { "6", 80, 30, FALSE, FALSE, TRUE, "楼门长|居民代表|居民小组长" },
  { "7", 40, 12, FALSE, FALSE, TRUE, "项目经理|客服|维修|保洁" },
  { "8", 8, 6, FALSE, FALSE, TRUE, "保安队长|保安" },
};

static const char *const skills[] = { "医护", "驾驶", "心理疏导", "外语", "摄影", "电工",
                                      "法律", "财务", "文艺",     "维修", "急救", "计算机" };

typedef struct
{
  MstSample *sample;
  GHashTable *counters; /* julian day and sex → how many numbers are given */
} Census;

static char *
pick_word (GRand *random, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);

  return g_strdup (parts[mst_sample_pick (random, g_strv_length (parts))]);
}

static MstDate
pick_day (GRand *random, int first_year, int last_year)
{
  MstDate first = mst_date_new (first_year, 1, 1);
  MstDate end = mst_date_new (last_year + 1, 1, 1);
  guint32 start = mst_date_get_julian (first);

  return mst_date_from_julian (start + mst_sample_pick (random, mst_date_get_julian (end) - start));
}

/* A number nobody in the sample has; %NULL when the day's numbers are used up. */
static char *
make_citizen_number (Census *census, MstDate birth, MstSex sex)
{
  gpointer key =
    GUINT_TO_POINTER (mst_date_get_julian (birth) * 2 + (sex == MST_SEX_FEMALE ? 1 : 0));
  guint given = GPOINTER_TO_UINT (g_hash_table_lookup (census->counters, key));
  g_autofree char *stem = NULL;

  if (given >= MOST_OF_ONE_DAY)
    return NULL;
  g_hash_table_insert (census->counters, key, GUINT_TO_POINTER (given + 1));
  stem = g_strdup_printf (CITIZEN_REGION "%04u%02u%02u%03u", birth.year, birth.month, birth.day,
                          given * 2 + (sex == MST_SEX_MALE ? 1 : 0));
  return g_strdup_printf ("%s%c", stem, mst_citizen_number_get_check (stem));
}

static void
set_identity (Census *census, MstRecord *record, const ClassSort *class, MstDate *birth)
{
  GRand *random = census->sample->random;
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;
  char iso[MST_DATE_ISO_SIZE];
  MstSex sex;

  do
    {
      sex = mst_sample_chance (random, 52) ? MST_SEX_FEMALE : MST_SEX_MALE;
      *birth =
        pick_day (random, OLDEST_YEAR, class->member_percent > 50 ? MEMBER_YEAR : YOUNGEST_YEAR);
      number = make_citizen_number (census, *birth, sex);
    }
  while (number == NULL);

  name = mst_sample_make_person_name (random, sex, birth->year);
  mst_record_set (record, "name", name);
  mst_record_set (record, "sex", sex == MST_SEX_FEMALE ? "2" : "1");
  mst_record_set (record, "birth", mst_date_to_iso (*birth, iso));
  mst_record_set (record, "citizen_number", number);
}

static void
set_background (GRand *random, MstRecord *record, const ClassSort *class, MstDate birth)
{
  static const char *const groups[] = { "01", "11", "03", "05", "08", "15", "02", "10" };
  static const guint group_weights[] = { 928, 22, 18, 3, 8, 7, 8, 6 };
  static const char *const educations[] = { "11", "14", "20", "30", "41", "60", "70" };
  static const guint cadre_weights[] = { 2, 22, 64, 12, 0, 0, 0 };
  static const guint other_weights[] = { 1, 8, 38, 28, 8, 12, 5 };
  char iso[MST_DATE_ISO_SIZE];

  mst_record_set (
    record, "ethnic_group",
    groups[mst_sample_pick_weighted (random, group_weights, G_N_ELEMENTS (group_weights))]);
  mst_record_set (
    record, "education",
    educations[mst_sample_pick_weighted (random, class->is_cadre ? cadre_weights : other_weights,
                                         G_N_ELEMENTS (educations))]);

  if (!mst_sample_chance (random, class->member_percent))
    {
      mst_record_set (record, "political_status",
                      birth.year > 1995 && mst_sample_chance (random, 60) ? "03" : "13");
      return;
    }
  mst_record_set (record, "political_status", mst_sample_chance (random, 4) ? "02" : "01");
  mst_record_set (
    record, "joined",
    mst_date_to_iso (pick_day (random, birth.year + 19, MIN (birth.year + 32, 2023)), iso));
}

/* @unit: (out): position of the home unit, G_MAXUINT for none */
static void
set_work (MstSample *sample, MstRecord *record, const ClassSort *class,
          const MstSamplePlace *community, guint *unit)
{
  static const char *const ranks[] = { "42", "41", "36", "35", "34", "33", "32", "31", "26", "24" };
  static const guint rank_weights[] = { 10, 26, 16, 14, 8, 10, 8, 6, 2, 1 };
  GRand *random = sample->random;
  const MstSamplePlace *subdistrict =
    &g_array_index (sample->subdistricts, MstSamplePlace, community->parent);
  g_autofree char *position = pick_word (random, class->positions);

  *unit = G_MAXUINT;
  mst_record_set (record, "position", position);
  if (class->has_unit)
    {
      g_autofree char *id = NULL;

      *unit = mst_sample_pick (random, sample->n_units);
      id = g_strdup_printf ("%" G_GINT64_FORMAT,
                            g_array_index (sample->units, MstSampleUnit, *unit).id);
      mst_record_set (record, "workplace", g_ptr_array_index (sample->unit_names, *unit));
      mst_record_set (record, "unit", id);
    }
  else if (strcmp (class->code, "1") == 0)
    {
      g_autofree char *office = g_strconcat (subdistrict->name, "办事处", NULL);

      mst_record_set (record, "workplace", office);
    }
  else if (strcmp (class->code, "3") == 0)
    {
      g_autofree char *committee = g_strconcat (community->name, "居委会", NULL);

      mst_record_set (record, "workplace", committee);
    }
  if (class->is_cadre)
    mst_record_set (
      record, "rank",
      ranks[mst_sample_pick_weighted (random, rank_weights, G_N_ELEMENTS (rank_weights))]);
}

static gboolean
add_person (Census *census, guint index, GError **error)
{
  MstSample *sample = census->sample;
  GRand *random = sample->random;
  g_autoptr (MstRecord) record = mst_record_new (&mst_person_type);
  g_autofree char *phone = g_strdup_printf ("199%08u", index);
  g_autofree char *area = NULL;
  guint weights[G_N_ELEMENTS (class_sorts)];
  const ClassSort *class;
  const MstSamplePlace *compound = &g_array_index (sample->compounds, MstSamplePlace,
                                                   mst_sample_pick (random, sample->n_compounds));
  const MstSamplePlace *community =
    &g_array_index (sample->communities, MstSamplePlace, compound->parent);
  MstSamplePerson person = { .subdistrict = community->parent };
  MstDate birth;

  for (guint i = 0; i < G_N_ELEMENTS (class_sorts); i++)
    weights[i] = class_sorts[i].weight;
  class = &class_sorts[mst_sample_pick_weighted (random, weights, G_N_ELEMENTS (class_sorts))];

  set_identity (census, record, class, &birth);
  set_background (random, record, class, birth);
  set_work (sample, record, class, community, &person.unit);
  mst_record_set (record, "phone", phone);
  mst_record_set (record, "class", class->code);
  area = g_strdup_printf ("%" G_GINT64_FORMAT, class->in_compound ? compound->id : community->id);
  mst_record_set (record, "area", area);
  mst_record_set (record, "trained", mst_sample_chance (random, 70) ? "1" : "0");
  if (mst_sample_chance (random, 18))
    mst_record_set (record, "skills", skills[mst_sample_pick (random, G_N_ELEMENTS (skills))]);
  if (mst_sample_chance (random, 3))
    mst_record_set (record, "limits",
                    mst_sample_chance (random, 50) ? "需照护家人，不安排夜班" : "不宜久站");
  if (!mst_sample_insert (sample, record, error))
    return FALSE;
  person.id = mst_record_get_id (record);
  person.class = *class->code;
  g_array_append_val (sample->people, person);
  return TRUE;
}

gboolean
mst_sample_add_people (MstSample *self, GError **error)
{
  g_autoptr (GHashTable) counters = g_hash_table_new (g_direct_hash, g_direct_equal);
  Census census = { self, counters };

  for (guint i = 0; i < self->n_people; i++)
    {
      if (!add_person (&census, i, error))
        return FALSE;
    }
  return TRUE;
}
