/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An invented district: its places, units and posts. Its people are in mst-sample-people.c. */

#include "config.h"

#include "mst-sample-private.h"

#include "mst-area.h"
#include "mst-error.h"
#include "mst-query.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Codes under 110199, where no district is. */
#define REGION "110199"

/* Of an ordinary district of 25,000 people. */
#define ORDINARY_SUBDISTRICTS 17
#define ORDINARY_COMMUNITIES 177
#define ORDINARY_COMPOUNDS 540
#define ORDINARY_UNITS 300
#define ORDINARY_POSTS 1200

/* A small one has several subdistricts too, of at least two communities. */
#define FEWEST_SUBDISTRICTS 6
#define FEWEST_COMMUNITIES 2

/* As many as the codes can number. */
#define MOST_SUBDISTRICTS 999
#define MOST_COMPOUNDS 999

/* In the hills, where no town is. */
#define CENTRE_LONGITUDE 116.42
#define CENTRE_LATITUDE 40.62
#define SUBDISTRICT_DISTANCE 0.021

/* Numbers of names at which the names of each kind of place begin, apart from one another. */
#define FIRST_SUBDISTRICT_NAME 0
#define FIRST_COMMUNITY_NAME 40
#define FIRST_COMPOUND_NAME 700

static void
clear_place (gpointer data)
{
  MstSamplePlace *place = data;

  g_free (place->code);
  g_free (place->name);
}

gboolean
mst_sample_insert (MstSample *self, MstRecord *record, GError **error)
{
  if (!mst_store_insert (self->store, record, NULL, error))
    return FALSE;
  mst_progress_add_done (self->progress, 1);
  return !mst_progress_is_cancelled (self->progress, error);
}

/* To a metre, in canonical form: without zeros at the end. */
static void
set_degrees (MstRecord *record, const char *field, double degrees)
{
  g_autofree char *text = g_strdup_printf ("%.5f", degrees);
  gsize length = strlen (text);

  while (text[length - 1] == '0')
    text[--length] = '\0';
  if (text[length - 1] == '.')
    text[length - 1] = '\0';
  mst_record_set (record, field, text);
}

static void
set_coordinates (MstRecord *record, double longitude, double latitude)
{
  set_degrees (record, "longitude", longitude);
  set_degrees (record, "latitude", latitude);
}

static void
set_number (MstRecord *record, const char *field, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  mst_record_set (record, field, text);
}

static gboolean
add_place (MstSample *self, GArray *places, MstAreaLevel level, MstSamplePlace *place,
           MstRecord *record, gint64 parent_id, GError **error)
{
  mst_record_set (record, "code", place->code);
  mst_record_set (record, "name", place->name);
  set_number (record, "level", level);
  if (parent_id != 0)
    set_number (record, "parent", parent_id);
  set_coordinates (record, place->longitude, place->latitude);
  if (!mst_sample_insert (self, record, error))
    {
      clear_place (place);
      return FALSE;
    }
  place->id = mst_record_get_id (record);
  g_array_append_val (places, *place);
  return TRUE;
}

/* Outward on a spiral in even steps, as sunflower seeds lie. */
static void
place_subdistrict (guint index, double *longitude, double *latitude)
{
  double distance = SUBDISTRICT_DISTANCE * sqrt (index);
  double angle = index * G_PI * (3 - sqrt (5));

  *longitude = CENTRE_LONGITUDE + 1.3 * distance * cos (angle);
  *latitude = CENTRE_LATITUDE + distance * sin (angle);
}

static void
place_near (MstSample *self, const MstSamplePlace *parent, double reach, MstSamplePlace *place)
{
  place->longitude = parent->longitude + 1.3 * g_rand_double_range (self->random, -reach, reach);
  place->latitude = parent->latitude + g_rand_double_range (self->random, -reach, reach);
}

static gboolean
add_subdistricts (MstSample *self, gint64 district_id, GError **error)
{
  for (guint i = 0; i < self->n_subdistricts; i++)
    {
      g_autoptr (MstRecord) record = mst_record_new (&mst_area_type);
      g_autofree char *name = mst_sample_make_place_name (FIRST_SUBDISTRICT_NAME + i);
      MstSamplePlace place = { 0 };

      place.code = g_strdup_printf (REGION "%03u000", i + 1);
      place.name = g_strconcat (name, "街道", NULL);
      place_subdistrict (i, &place.longitude, &place.latitude);
      if (!add_place (self, self->subdistricts, MST_AREA_SUBDISTRICT, &place, record, district_id,
                      error))
        return FALSE;
    }
  return TRUE;
}

/* Who works together in a compound; one thing in eight is not known yet. Without chance, which the people
 * are made with. */
static void
set_joint (MstRecord *record, guint index, guint serial)
{
  static const char *const surnames[] = { "王", "李", "张", "刘", "陈", "杨", "赵", "周" };
  static const char *const names[] = { "建华", "秀英", "淑兰", "国强", "桂芳", "志明", "玉珍" };

  if (index % 8 != 3)
    {
      g_autofree char *branch = g_strdup_printf ("第%u网格党支部", serial);

      mst_record_set (record, "grid_branch", branch);
    }
  if (index % 8 != 6)
    {
      g_autofree char *lead = g_strconcat (surnames[index % G_N_ELEMENTS (surnames)],
                                           names[index % G_N_ELEMENTS (names)], NULL);

      mst_record_set (record, "volunteers_lead", lead);
    }
}

static gboolean
add_communities (MstSample *self, GError **error)
{
  guint serial = 0;

  for (guint i = 0; i < self->n_communities; i++)
    {
      g_autoptr (MstRecord) record = mst_record_new (&mst_area_type);
      g_autofree char *name = mst_sample_make_place_name (FIRST_COMMUNITY_NAME + i);
      guint parent = (guint) ((guint64) i * self->n_subdistricts / self->n_communities);
      const MstSamplePlace *subdistrict =
        &g_array_index (self->subdistricts, MstSamplePlace, parent);
      MstSamplePlace place = { .parent = parent };
      g_autofree char *organisation = NULL;

      if (i == 0 || g_array_index (self->communities, MstSamplePlace, i - 1).parent != parent)
        serial = 0;
      place.code = g_strdup_printf ("%.9s%03u", subdistrict->code, ++serial);
      place.name = g_strconcat (name, "社区", NULL);
      organisation = g_strconcat (place.name, "党委", NULL);
      mst_record_set (record, "community_organisation", organisation);
      place_near (self, subdistrict, 0.009, &place);
      if (!add_place (self, self->communities, MST_AREA_COMMUNITY, &place, record, subdistrict->id,
                      error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_compounds (MstSample *self, GError **error)
{
  guint serial = 0;

  for (guint i = 0; i < self->n_compounds; i++)
    {
      g_autoptr (MstRecord) record = mst_record_new (&mst_area_type);
      guint parent = (guint) ((guint64) i * self->n_communities / self->n_compounds);
      const MstSamplePlace *community = &g_array_index (self->communities, MstSamplePlace, parent);
      gboolean managed = mst_sample_chance (self->random, 45);
      guint buildings = 1 + mst_sample_pick (self->random, managed ? 28 : 14);
      MstSamplePlace place = { .parent = parent };

      if (i == 0 || g_array_index (self->compounds, MstSamplePlace, i - 1).parent != parent)
        serial = 0;
      place.code = g_strdup_printf ("%s%03u", community->code, ++serial);
      place.name = mst_sample_make_compound_name (self->random, FIRST_COMPOUND_NAME + i);
      place_near (self, community, 0.0025, &place);
      set_joint (record, i, serial);
      mst_record_set (record, "managed", managed ? "1" : "0");
      set_number (record, "buildings", buildings);
      set_number (record, "households",
                  buildings * (30 + (gint64) mst_sample_pick (self->random, 90)));
      if (managed)
        {
          g_autofree char *company =
            mst_sample_make_place_name (mst_sample_pick (self->random, 40));

          mst_record_take_at (record,
                              (guint) mst_record_type_find (&mst_area_type, "property_company"),
                              g_strconcat (company, "物业服务有限公司", NULL));
        }
      if (!add_place (self, self->compounds, MST_AREA_COMPOUND, &place, record, community->id,
                      error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_places (MstSample *self, GError **error)
{
  g_autoptr (MstRecord) district = mst_record_new (&mst_area_type);

  mst_record_set (district, "code", REGION "000000");
  mst_record_set (district, "name", MST_SAMPLE_DISTRICT);
  set_number (district, "level", MST_AREA_DISTRICT);
  set_coordinates (district, CENTRE_LONGITUDE, CENTRE_LATITUDE);
  return mst_sample_insert (self, district, error)
         && add_subdistricts (self, mst_record_get_id (district), error)
         && add_communities (self, error) && add_compounds (self, error);
}

/** UnitSort: a sort of units with the codes of its kind and level and the first characters of its
 *  credit codes. */
typedef struct
{
  const char *suffix; /* after a place's name */
  const char *kind, *level;
  const char *registration;
  guint weight;
} UnitSort;

static const char *const agencies[] = {
  "发展和改革委员会",
  "教育委员会",
  "科学技术和信息化局",
  "民政局",
  "司法局",
  "财政局",
  "人力资源和社会保障局",
  "住房和城市建设委员会",
  "城市管理委员会",
  "商务局",
  "文化和旅游局",
  "卫生健康委员会",
  "退役军人事务局",
  "应急管理局",
  "市场监督管理局",
  "审计局",
  "统计局",
  "体育局",
  "园林绿化局",
  "医疗保障局",
  "信访办公室",
  "政务服务管理局",
  "档案馆",
  "融媒体中心",
  "机关事务管理服务中心",
  "总工会",
  "妇女联合会",
  "残疾人联合会",
  "红十字会",
  "工商业联合会",
};

static const UnitSort unit_sorts[] = {
  { "小学", "6", "2", "12", 14 },
  { "中学", "6", "2", "12", 10 },
  { "医院", "8", "2", "12", 6 },
  { "社区卫生服务中心", "8", "2", "12", 8 },
  { "建设集团有限公司", "3", "4", "91", 12 },
  { "商贸有限公司", "4", "4", "91", 16 },
  { "科技有限公司", "4", "4", "91", 18 },
  { "物业服务有限公司", "5", "4", "91", 10 },
  { "供热有限公司", "3", "4", "91", 6 },
  { "志愿者协会", "7", "3", "51", 5 },
  { "设计研究院", "2", "1", "12", 6 },
  { "文化馆", "2", "2", "12", 5 },
};

static char *
make_credit_code (MstSample *self, const char *registration, guint serial)
{
  g_autofree char *stem = g_strdup_printf ("%s" REGION "%08u%u", registration, serial + 1,
                                           mst_sample_pick (self->random, 10));
  char check = mst_credit_code_get_check (stem);

  return g_strdup_printf ("%s%c", stem, check);
}

static char *
make_phone (guint serial)
{
  return g_strdup_printf ("199%08u", serial);
}

/* Agencies first, then by chance; each name once. */
static char *
make_unit_name (MstSample *self, GHashTable *used, guint index, const UnitSort **sort)
{
  static const UnitSort agency = { NULL, "1", "2", "11", 0 };
  guint weights[G_N_ELEMENTS (unit_sorts)];

  if (index < G_N_ELEMENTS (agencies))
    {
      *sort = &agency;
      return g_strconcat (MST_SAMPLE_DISTRICT, agencies[index], NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unit_sorts); i++)
    weights[i] = unit_sorts[i].weight;
  for (;;)
    {
      g_autofree char *place = mst_sample_make_place_name (mst_sample_pick (self->random, 12000));
      g_autofree char *name = NULL;

      *sort =
        &unit_sorts[mst_sample_pick_weighted (self->random, weights, G_N_ELEMENTS (unit_sorts))];
      name = g_strconcat (place, (*sort)->suffix, NULL);
      if (g_hash_table_add (used, g_strdup (name)))
        return g_steal_pointer (&name);
    }
}

static gboolean
add_units (MstSample *self, GError **error)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->n_units; i++)
    {
      g_autoptr (MstRecord) record = mst_record_new (&mst_unit_type);
      const MstSamplePlace *subdistrict = &g_array_index (
        self->subdistricts, MstSamplePlace, mst_sample_pick (self->random, self->n_subdistricts));
      const UnitSort *sort = NULL;
      g_autofree char *name = make_unit_name (self, used, i, &sort);
      g_autofree char *code = make_credit_code (self, sort->registration, i);
      g_autofree char *phone = make_phone (90000000 + i);
      g_autofree char *contact = mst_sample_make_person_name (
        self->random, mst_sample_chance (self->random, 50) ? MST_SEX_MALE : MST_SEX_FEMALE, 1980);
      guint members = 6 + mst_sample_pick (self->random, 180);
      MstSamplePlace place = { 0 };
      MstSampleUnit unit = { .capacity = 1 + members / 45 };

      mst_record_set (record, "name", name);
      mst_record_set (record, "kind", sort->kind);
      mst_record_set (record, "level", sort->level);
      mst_record_set (record, "credit_code", code);
      set_number (record, "members", members);
      set_number (record, "capacity", unit.capacity);
      mst_record_set (record, "contact", contact);
      mst_record_set (record, "phone", phone);
      set_number (record, "area", subdistrict->id);
      place_near (self, subdistrict, 0.009, &place);
      set_coordinates (record, place.longitude, place.latitude);
      if (!mst_sample_insert (self, record, error))
        return FALSE;
      unit.id = mst_record_get_id (record);
      unit.longitude = place.longitude;
      unit.latitude = place.latitude;
      g_array_append_val (self->units, unit);
      g_ptr_array_add (self->unit_names, g_steal_pointer (&name));
    }
  return TRUE;
}

static gboolean
add_posts (MstSample *self, GError **error)
{
  static const char *const spots[] = { "北门",   "南门",   "东门",       "西门",   "中心广场",
                                       "宣传栏", "主路口", "地下车库口", "快递柜", "便民站" };
  static const char *const kinds[] = { "1", "2", "3", "4" };
  static const guint kind_weights[] = { 48, 20, 17, 15 };

  for (guint i = 0; i < self->n_posts; i++)
    {
      g_autoptr (MstRecord) record = mst_record_new (&mst_post_type);
      const MstSamplePlace *compound =
        &g_array_index (self->compounds, MstSamplePlace, i % self->n_compounds);
      guint round = i / self->n_compounds;
      guint kind =
        mst_sample_pick_weighted (self->random, kind_weights, G_N_ELEMENTS (kind_weights));
      gboolean all_day = kind == 0 || (kind == 3 && mst_sample_chance (self->random, 60));
      g_autofree char *suffix = round < G_N_ELEMENTS (spots)
                                  ? g_strdup (spots[round])
                                  : g_strdup_printf ("%u号点位", round + 1);
      g_autofree char *name = g_strconcat (compound->name, suffix, NULL);

      mst_record_set (record, "name", name);
      mst_record_set (record, "kind", kinds[kind]);
      set_number (record, "area", compound->id);
      mst_record_set (record, "all_day", all_day ? "1" : "0");
      set_number (record, "people_per_shift", 1 + (gint64) mst_sample_pick (self->random, 3));
      set_number (record, "shifts_per_day", all_day ? 3 : 2);
      if (!mst_sample_insert (self, record, error))
        return FALSE;
    }
  return TRUE;
}

/* In proportion to an ordinary district, at least one. */
static guint
scale (guint ordinary, guint people)
{
  return (guint) MAX (1, ((guint64) ordinary * people + MST_SAMPLE_PEOPLE / 2) / MST_SAMPLE_PEOPLE);
}

static void
set_sizes (MstSample *self, guint people)
{
  guint n_communities = scale (ORDINARY_COMMUNITIES, people);

  self->n_people = people;
  self->n_subdistricts = MAX (MIN (scale (ORDINARY_SUBDISTRICTS, people), MOST_SUBDISTRICTS),
                              MIN (n_communities / FEWEST_COMMUNITIES, FEWEST_SUBDISTRICTS));
  self->n_communities =
    MIN (MAX (n_communities, self->n_subdistricts), self->n_subdistricts * MOST_COMPOUNDS);
  self->n_compounds = MIN (MAX (scale (ORDINARY_COMPOUNDS, people), self->n_communities),
                           self->n_communities * MOST_COMPOUNDS);
  self->n_units = scale (ORDINARY_UNITS, people);
  self->n_posts = scale (ORDINARY_POSTS, people);
}

static gboolean
fill (MstSample *self, GError **error)
{
  mst_progress_set_stage (self->progress, _ ("Inventing a district"));
  mst_progress_set_total (self->progress, 1 + (gint64) self->n_subdistricts + self->n_communities
                                            + self->n_compounds + self->n_units + self->n_posts
                                            + self->n_people + self->n_subdistricts
                                            + self->n_communities + 2 * (gint64) self->n_compounds);
  return add_places (self, error) && add_units (self, error) && add_posts (self, error)
         && mst_sample_add_people (self, error) && mst_sample_add_liaison (self, error);
}

static gboolean
check_empty (MstStore *store, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_area_type);
  gint64 count = mst_query_count (query, store, error);

  if (count > 0)
    g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT,
                         _ ("The sample district needs a file without areas; make a new file for "
                            "it."));
  return count == 0;
}

gboolean
mst_sample_fill (MstStore *store, guint people, guint32 seed, MstProgress *progress, GError **error)
{
  MstSample self = { .store = store, .progress = progress };
  gboolean filled;

  g_return_val_if_fail (MST_IS_STORE (store), FALSE);

  if (!check_empty (store, error)
      || !mst_store_begin (store, "sample", _ ("Fill with the sample district"), error))
    return FALSE;

  set_sizes (&self, people);
  self.random = g_rand_new_with_seed (seed);
  self.subdistricts = g_array_new (FALSE, FALSE, sizeof (MstSamplePlace));
  self.communities = g_array_new (FALSE, FALSE, sizeof (MstSamplePlace));
  self.compounds = g_array_new (FALSE, FALSE, sizeof (MstSamplePlace));
  g_array_set_clear_func (self.subdistricts, clear_place);
  g_array_set_clear_func (self.communities, clear_place);
  g_array_set_clear_func (self.compounds, clear_place);
  self.unit_names = g_ptr_array_new_with_free_func (g_free);
  self.units = g_array_new (FALSE, FALSE, sizeof (MstSampleUnit));
  self.people = g_array_new (FALSE, FALSE, sizeof (MstSamplePerson));

  filled = fill (&self, error);
  if (filled)
    filled = mst_store_commit (store, error);
  else
    mst_store_rollback (store);

  g_rand_free (self.random);
  g_array_unref (self.subdistricts);
  g_array_unref (self.communities);
  g_array_unref (self.compounds);
  g_ptr_array_unref (self.unit_names);
  g_array_unref (self.units);
  g_array_unref (self.people);
  return filled;
}
