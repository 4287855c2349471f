/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invents the places, compounds, units and posts of a district, and puts its people in. */
#include "config.h"

#include "mst-test-world.h"

#include "mst-number.h"
#include "mst-test-names.h"

#include <string.h>

#define DISTRICT_CODE 110199

/* Two subdistricts have a 新村 each: the name alone tells neither. A village and a community of one
 * name stand side by side in the fourth. */
static const char *const places[][2] = {
  { "红石街道",
    "一心巷社区居委会|柳荫社区居委会|东新里社区居委会|新村社区居委会|前柳荫社区居委会" },
  { "云桥街道", "望云社区居委会|桥南社区居委会|桥北社区居委会|新村社区居委会" },
  { "南桥门外街道", "门外大街社区居委会|永乐东区社区居委会|永乐西区社区居委会|二区社区居委会" },
  { "青溪镇", "青溪社区居委会|青溪村委会|下坪村村委会|上坪村民委员会|镇中心社区居民委员会" },
  { "云桥乡", "大梁村委会|小梁村委会|石门社区居委会" },
  { "长宁路街道", "长宁社区居委会|槐树街社区居委会|十二号院社区居委会|工人村社区居委会" },
};

static void
add_area (World *self, guint code, guint community, guint level, guint parent, const char *name)
{
  static const char *const endings[] = { "居民委员会", "居委会", "村民委员会", "村村委会",
                                         "村委会" };
  Area area = { .level = level, .parent = parent, .name = g_strdup (name) };
  GString *common = g_string_new (name);

  g_snprintf (area.code, sizeof area.code, "%06u%03u%03u", DISTRICT_CODE, code, community);
  /* 上坪村民委员会 and 下坪村村委会 are 上坪村 and 下坪村. */
  for (guint i = 0; level == 3 && i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (common->str, endings[i]))
      {
        g_string_truncate (common, common->len - strlen (endings[i]));
        if (g_str_has_prefix (endings[i], "村"))
          g_string_append (common, "村");
        break;
      }
  area.common = g_string_free (common, FALSE);
  g_array_append_val (self->areas, area);
}

static void
invent_areas (World *self)
{
  add_area (self, 0, 0, 1, 0, "云川区");
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_auto (GStrv) communities = g_strsplit (places[i][1], "|", -1);
      guint subdistrict = self->areas->len;

      add_area (self, i + 1, 0, 2, 0, places[i][0]);
      for (guint k = 0; communities[k]; k++)
        add_area (self, i + 1, k + 1, 3, subdistrict, communities[k]);
    }
}

const Area *
mst_test_world_get_area (const World *self, guint index)
{
  g_return_val_if_fail (index < self->areas->len, NULL);

  return &g_array_index (self->areas, Area, index);
}

LayoutKind
mst_test_world_get_layout (const World *self, guint subdistrict)
{
  guint serial = atoi (mst_test_world_get_area (self, subdistrict)->code + 6) / 1000;

  if (self->style == 'a')
    return serial == 4 ? LAYOUT_A_TEXT : LAYOUT_A_SHEET;
  switch (serial % 3)
    {
    case 1:
      return LAYOUT_B_SHEETS;
    case 2:
      return LAYOUT_B_MERGED;
    default:
      return LAYOUT_B_TEXT;
    }
}

/* --- compounds and posts --- */

static double
invent_coordinate (GRand *rand, double centre)
{
  return (gint) (1e5 * (centre + g_rand_double_range (rand, -0.04, 0.04))) / 1e5;
}

static void
invent_posts (World *self, GRand *rand, guint compound, const char *name)
{
  static const char *const gates[] = { "东门", "南门", "西门" };
  guint n = g_rand_int_range (rand, 1, G_N_ELEMENTS (gates) + 1);

  for (guint i = 0; i < n; i++)
    {
      Post post = { .compound = compound };

      post.kind = g_rand_boolean (rand) ? 1 : g_rand_int_range (rand, 2, 5);
      post.name = g_strconcat (name, gates[i], NULL);
      post.people = g_rand_int_range (rand, 1, 4);
      post.shifts = post.kind == 1 ? 3 : 1;
      g_array_append_val (self->posts, post);
    }
}

static void
invent_compounds (World *self, GRand *rand)
{
  static const char *const stems[] = { "福园", "瑞庭", "锦祥", "德馆", "兴坊", "永里" };
  static const char *const kinds[] = { "小区", "院", "家园", "里", "胡同片区" };
  static const char *const companies[] = { "安居物业服务有限公司", "云川物业管理有限公司",
                                           "恒达物业服务有限公司" };

  for (guint a = 0; a < self->areas->len; a++)
    {
      guint n = g_rand_int_range (rand, 2, G_N_ELEMENTS (stems) + 1);

      if (mst_test_world_get_area (self, a)->level != 3)
        continue;
      for (guint i = 0; i < n; i++)
        {
          Compound compound = { .community = a };

          compound.name =
            g_strconcat (stems[i], kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))], NULL);
          if (g_rand_boolean (rand))
            compound.company = companies[g_rand_int_range (rand, 0, G_N_ELEMENTS (companies))];
          compound.buildings = g_rand_int_range (rand, 1, 40);
          compound.households = g_rand_int_range (rand, 40, 2500);
          compound.longitude = invent_coordinate (rand, 116.4);
          compound.latitude = invent_coordinate (rand, 39.9);
          g_array_append_val (self->compounds, compound);
          invent_posts (self, rand, self->compounds->len - 1, compound.name);
        }
    }
}

/* --- units --- */

static void
invent_credit_code (GRand *rand, gboolean is_bad, char code[19])
{
  static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  g_snprintf (code, 19, "11%06u", DISTRICT_CODE);
  for (guint i = 8; i < 17; i++)
    code[i] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
  code[17] = '\0';
  code[17] = mst_credit_code_get_check (code);
  code[18] = '\0';
  if (is_bad)
    code[17] = alphabet[(strchr (alphabet, code[17]) - alphabet + 1) % (sizeof alphabet - 1)];
}

static void
invent_units (World *self, GRand *rand)
{
  static const char *const owners[] = { "市", "区", "云川" };
  static const char *const fields[] = { "财政", "民政", "税务", "住建",
                                        "医保", "档案", "水务", "文旅" };
  static const char *const kinds[] = { "局", "服务中心", "研究院" };
  guint n_subdistricts = G_N_ELEMENTS (places);
  g_autofree guint *subdistricts = g_new (guint, n_subdistricts);
  guint n = 0;

  for (guint a = 0; a < self->areas->len; a++)
    if (mst_test_world_get_area (self, a)->level == 2)
      subdistricts[n++] = a;
  for (guint i = 0; i < G_N_ELEMENTS (owners) * G_N_ELEMENTS (fields) * G_N_ELEMENTS (kinds); i++)
    {
      gboolean is_bad = i % 17 == 5;
      Unit unit = { .level = g_rand_int_range (rand, 1, 5) };

      unit.name = g_strconcat (owners[i % 3], fields[i / 3 % 8], kinds[i / 24], NULL);
      invent_credit_code (rand, is_bad, unit.credit_code);
      unit.members = g_rand_int_range (rand, 20, 300);
      unit.capacity = g_rand_int_range (rand, 1, 5);
      mst_test_invent_name (rand, unit.contact);
      g_snprintf (unit.phone, sizeof unit.phone, "1660000%04u", 1000 + i);
      unit.subdistrict = subdistricts[g_rand_int_range (rand, 0, n)];
      unit.longitude = invent_coordinate (rand, 116.4);
      unit.latitude = invent_coordinate (rand, 39.9);
      self->bad_credit_codes += is_bad;
      g_array_append_val (self->units, unit);
    }
}

/* --- public --- */

static void
clear_area (gpointer data)
{
  Area *area = data;

  g_free (area->name);
  g_free (area->common);
}

static void
clear_compound (gpointer data)
{
  g_free (((Compound *) data)->name);
}

static void
clear_unit (gpointer data)
{
  g_free (((Unit *) data)->name);
}

static void
clear_post (gpointer data)
{
  g_free (((Post *) data)->name);
}

World *
mst_test_world_new (char style, guint people, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  World *self = g_new0 (World, 1);

  self->style = style;
  self->areas = g_array_new (FALSE, FALSE, sizeof (Area));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->compounds = g_array_new (FALSE, FALSE, sizeof (Compound));
  self->units = g_array_new (FALSE, FALSE, sizeof (Unit));
  self->posts = g_array_new (FALSE, FALSE, sizeof (Post));
  g_array_set_clear_func (self->areas, clear_area);
  g_array_set_clear_func (self->compounds, clear_compound);
  g_array_set_clear_func (self->units, clear_unit);
  g_array_set_clear_func (self->posts, clear_post);
  invent_areas (self);
  invent_compounds (self, rand);
  invent_units (self, rand);
  mst_test_invent_people (self, rand, people);
  return self;
}

void
mst_test_world_free (World *self)
{
  g_array_unref (self->areas);
  g_array_unref (self->rows);
  g_array_unref (self->compounds);
  g_array_unref (self->units);
  g_array_unref (self->posts);
  g_free (self);
}
