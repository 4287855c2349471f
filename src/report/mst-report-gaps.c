/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 缺口清单: what is missing or wrong at which place. Places that lack the same stand together under the place that they
 * all lie in. */
#include "config.h"

#include "mst-report-liaison.h"
#include "mst-report-private.h"

#include "mst-area.h"

#include <string.h>

#define DISTRICT "全区"

const char *const mst_coverage_role_words[MST_COVERAGE_N_ROLES] = {
  [MST_COVERAGE_DISTRICT_LEADER] = "区领导", [MST_COVERAGE_SUBDISTRICT_LEADER] = "街道领导",
  [MST_COVERAGE_UNIT] = "包联单位",          [MST_COVERAGE_UNIT_LEADER] = "单位领导",
  [MST_COVERAGE_CADRE] = "包联干部",         [MST_COVERAGE_BRANCH] = "网格党支部",
};

static const char *const state_words[MST_COVERAGE_N_STATES] = {
  [MST_COVERAGE_MISSING] = "缺",          [MST_COVERAGE_RELEASED] = "已解除未接续",
  [MST_COVERAGE_DOUBLE] = "重复",         [MST_COVERAGE_OVERLOADED] = "超出能力",
  [MST_COVERAGE_STRANGER] = "不属该单位",
};

static const char *const level_words[] = { [MST_AREA_SUBDISTRICT] = "街道",
                                           [MST_AREA_COMMUNITY] = "社区",
                                           [MST_AREA_COMPOUND] = "小区",
                                           [MST_AREA_ZONE] = "片区",
                                           [MST_AREA_BUILDING] = "楼栋" };

/** Sharing: the places of one level within one place. @n: those that are asked for something; @roles: that all of
 *  them lack, as bits; @is_same: whether they do */
typedef struct
{
  guint n;
  guint roles;
  gboolean is_same;
  gboolean is_told;
} Sharing;

/** Gaps: the table as it grows. @sharing: by place (the last one: all there are) and level */
typedef struct
{
  const MstLiaisonCoverage *coverage;
  MstStore *store;
  MstTable *table;
  guint n_places;
  guint n_tops;
  Sharing *sharing;
  guint n_rows;
} Gaps;

static Sharing *
get_sharing (const Gaps *self, guint place, int level)
{
  return &self->sharing[place * (MST_AREA_N_LEVELS + 1) + (guint) level];
}

/* As bits. */
static guint
find_missing (const MstCoveragePlace *place)
{
  guint roles = 0;

  for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
    if (place->cells[role].state == MST_COVERAGE_MISSING)
      roles |= 1u << role;
  return roles;
}

static gboolean
is_asked (const MstCoveragePlace *place)
{
  for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
    if (place->cells[role].state != MST_COVERAGE_NOT_ASKED)
      return TRUE;
  return FALSE;
}

/* The place above; after the highest, where there are several of them, the one that stands for all; then
 * G_MAXUINT. */
static guint
get_above (const Gaps *self, guint place)
{
  guint parent;

  if (place == self->n_places)
    return G_MAXUINT;
  parent = mst_liaison_coverage_get (self->coverage, place)->parent;
  if (parent == G_MAXUINT && self->n_tops > 1)
    return self->n_places;
  return parent;
}

static void
compare_places (Gaps *self)
{
  for (guint i = 0; i < self->n_places; i++)
    {
      const MstCoveragePlace *place = mst_liaison_coverage_get (self->coverage, i);
      guint missing = find_missing (place);

      if (!is_asked (place))
        continue;
      for (guint above = get_above (self, i); above != G_MAXUINT; above = get_above (self, above))
        {
          Sharing *sharing = get_sharing (self, above, place->level);

          sharing->is_same = sharing->n == 0 || (sharing->is_same && sharing->roles == missing);
          sharing->roles = missing;
          sharing->n++;
        }
    }
}

/* The highest place within which all of the level lack the same as this one; itself when none does. */
static guint
find_widest (const Gaps *self, guint place)
{
  int level = mst_liaison_coverage_get (self->coverage, place)->level;
  guint widest = place;

  for (guint above = get_above (self, place); above != G_MAXUINT; above = get_above (self, above))
    {
      const Sharing *sharing = get_sharing (self, above, level);

      if (sharing->is_same && sharing->n > 1)
        widest = above;
    }
  return widest;
}

/* "包联单位、单位领导". (transfer full) */
static char *
list_roles (guint roles)
{
  GString *words = g_string_new (NULL);

  for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
    if ((roles & 1u << role) != 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? "、" : "",
                              mst_coverage_role_words[role]);
  return g_string_free (words, FALSE);
}

/* @code: (nullable): of the place whose pairs are opened */
static void
add_row (Gaps *self, const char *place, guint n, const char *roles, MstCoverageState state,
         const MstCoverageCell *cell, const char *code)
{
  g_autofree char *ordinal = g_strdup_printf ("%u", self->n_rows + 1);
  g_autofree char *count = g_strdup_printf ("%u", n);
  const char *values[] = { ordinal,
                           place,
                           count,
                           state_words[state],
                           roles,
                           cell != NULL ? cell->who : NULL,
                           cell != NULL ? cell->ended : NULL };

  mst_table_add_row (self->table, values);
  if (code != NULL)
    mst_table_set_key (self->table, self->n_rows, 1, mst_liaison_make_key (code));
  self->n_rows++;
}

static void
add_missing (Gaps *self, guint index, const char *path)
{
  const MstCoveragePlace *place = mst_liaison_coverage_get (self->coverage, index);
  guint missing = find_missing (place);
  guint widest = find_widest (self, index);
  g_autofree char *roles = list_roles (missing);
  g_autofree char *above = NULL;
  g_autofree char *words = NULL;
  const char *level = level_words[place->level] != NULL ? level_words[place->level] : "区域";
  Sharing *sharing;

  if (widest == index)
    {
      add_row (self, path, 1, roles, MST_COVERAGE_MISSING, NULL, place->code);
      return;
    }
  sharing = get_sharing (self, widest, place->level);
  if (sharing->is_told)
    return;
  sharing->is_told = TRUE;
  above =
    widest < self->n_places
      ? mst_store_dup_area_path (self->store, mst_liaison_coverage_get (self->coverage, widest)->id)
      : g_strdup (DISTRICT);
  words = g_strdup_printf ("%s所有%s", above, level);
  add_row (self, words, sharing->n, roles, MST_COVERAGE_MISSING, NULL,
           widest < self->n_places ? mst_liaison_coverage_get (self->coverage, widest)->code
                                   : NULL);
}

MstTable *
mst_coverage_create_gaps_table (const MstLiaisonCoverage *coverage, MstStore *store)
{
  guint n_places = mst_liaison_coverage_get_n (coverage);
  g_autofree Sharing *sharing = g_new0 (Sharing, (n_places + 1) * (MST_AREA_N_LEVELS + 1));
  Gaps gaps = { coverage, store, mst_table_new (NULL), n_places, 0, sharing, 0 };

  mst_table_add_column (gaps.table, "序号", MST_COLUMN_ORDINAL, 0);
  mst_table_add_column (gaps.table, "区域", MST_COLUMN_TEXT, 0);
  mst_table_add_column (gaps.table, "数量", MST_COLUMN_INTEGER, 0);
  mst_table_add_column (gaps.table, "情况", MST_COLUMN_WORD, 0);
  mst_table_add_column (gaps.table, "层级", MST_COLUMN_TEXT, 0);
  mst_table_add_column (gaps.table, "责任人或单位", MST_COLUMN_TEXT, 0);
  mst_table_add_column (gaps.table, "解除日期", MST_COLUMN_WORD, 0);
  mst_table_set_unit (gaps.table, "单位：个");
  for (guint i = 0; i < n_places; i++)
    gaps.n_tops += mst_liaison_coverage_get (coverage, i)->parent == G_MAXUINT;
  compare_places (&gaps);
  for (guint i = 0; i < n_places; i++)
    {
      const MstCoveragePlace *place = mst_liaison_coverage_get (coverage, i);
      g_autofree char *path = mst_store_dup_area_path (store, place->id);

      if (find_missing (place) != 0)
        add_missing (&gaps, i, path);
      for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
        {
          const MstCoverageCell *cell = &place->cells[role];

          if (cell->state > MST_COVERAGE_MISSING)
            add_row (&gaps, path, 1, mst_coverage_role_words[role], cell->state, cell, place->code);
        }
    }
  return gaps.table;
}
