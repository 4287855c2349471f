/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invents people and what is wrong with their rows. */
#include "config.h"

#include "mst-test-names.h"

#include "mst-number.h"

#include <string.h>

/* Of every thousand rows. */
#define N_REJECTED_EACH 4
#define N_DOUBTFUL_EACH 10
#define N_DUPLICATES 10
#define N_WITHOUT_NUMBER 12

static const char *const surnames[] = { "王", "李", "张",   "刘",   "陈",   "杨", "赵", "黄", "周",
                                        "吴", "徐", "孙",   "马",   "朱",   "胡", "郭", "何", "林",
                                        "单", "仇", "欧阳", "尉迟", "司马", "曾", "解", "华" };

static const char *const given[] = { "伟", "芳", "娜", "敏", "静", "磊", "洋", "勇", "艳", "杰",
                                     "涛", "明", "超", "秀", "霞", "平", "刚", "桂", "文", "辉",
                                     "玲", "红", "军", "丽", "强", "宁", "安", "子" };

void
mst_test_invent_name (GRand *rand, char name[16])
{
  const char *second = given[g_rand_int_range (rand, 0, G_N_ELEMENTS (given))];
  const char *third = given[g_rand_int_range (rand, 0, G_N_ELEMENTS (given))];

  g_snprintf (name, 16, "%s%s%s", surnames[g_rand_int_range (rand, 0, G_N_ELEMENTS (surnames))],
              second, g_rand_int_range (rand, 0, 4) == 0 ? "" : third);
}

/* The serial makes every number different; its last digit is odd for men. */
static void
invent_number (Row *row, guint serial)
{
  char *number = row->number;

  g_snprintf (number, sizeof row->number, "110100%04u%02u%02u%03u", row->birth.year,
              row->birth.month, row->birth.day, serial % 500 * 2 % 1000 + (row->is_male ? 1 : 0));
  number[17] = mst_citizen_number_get_check (number);
  number[18] = '\0';
}

static gboolean
happens (GRand *rand, guint per_thousand)
{
  return (guint) g_rand_int_range (rand, 0, 1000) < per_thousand;
}

/* 0 twice in three, else any of @n. */
static guint
mostly_first (GRand *rand, guint n)
{
  return g_rand_int_range (rand, 0, 3) > 0 ? 0 : (guint) g_rand_int_range (rand, 0, n);
}

static Flaw
invent_flaw (GRand *rand, LayoutKind layout, const Row *row)
{
  guint draw = g_rand_int_range (rand, 0, 1000);
  Flaw flaw = draw < 5 * N_REJECTED_EACH ? FLAW_NO_NAME + draw / N_REJECTED_EACH : FLAW_NONE;

  /* A sheet that is all of one community can't name another; a number with X is no figure. */
  if (flaw == FLAW_UNKNOWN_COMMUNITY && layout == LAYOUT_B_SHEETS)
    return FLAW_NONE;
  if (flaw == FLAW_DESTROYED_NUMBER
      && (row->number[17] == 'X' || g_str_has_suffix (row->number, "000")))
    return FLAW_NONE;
  return flaw;
}

static Row
invent_row (World *world, GRand *rand, guint community, guint serial)
{
  static const char *const positions[] = { "科员", "副科长", "工程师", "教师", "社工", NULL };
  Row row = { .community = community };
  const Area *area = mst_test_world_get_area (world, community);
  LayoutKind layout = mst_test_world_get_layout (world, area->parent);
  guint n_classes = world->style == 'a' ? 7 : 9;

  mst_test_invent_name (rand, row.name);
  row.is_male = g_rand_boolean (rand);
  /* A birthday for each block of serials keeps the numbers apart. */
  row.birth =
    mst_date_new (1958 + serial % 45, g_rand_int_range (rand, 1, 13), 1 + serial / 500 % 28);
  invent_number (&row, serial);
  g_snprintf (row.phone, sizeof row.phone, "1390%07u", serial);
  row.ethnic_group = mostly_first (rand, 4);
  row.political_status = mostly_first (rand, 6);
  row.education = g_rand_int_range (rand, 0, 5);
  row.class = g_rand_int_range (rand, 1, n_classes + 1);
  if (row.political_status < 2)
    row.joined = mst_date_new (row.birth.year + 18 + serial % 3, 1 + serial % 12, 0);
  /* Colleagues come together: there is something to write 同上 for. */
  if (world->rows->len > 0 && g_rand_int_range (rand, 0, 4) == 0)
    row.workplace = g_array_index (world->rows, Row, world->rows->len - 1).workplace;
  else
    row.workplace =
      g_array_index (world->units, Unit, g_rand_int_range (rand, 0, world->units->len)).name;
  row.position = positions[g_rand_int_range (rand, 0, G_N_ELEMENTS (positions))];
  row.trained = g_rand_boolean (rand);

  row.flaw = invent_flaw (rand, layout, &row);
  if (row.flaw != FLAW_NONE)
    return row;
  row.says_other_sex = happens (rand, N_DOUBTFUL_EACH);
  row.has_spaces = happens (rand, 2 * N_DOUBTFUL_EACH);
  row.is_full_width = happens (rand, 2 * N_DOUBTFUL_EACH);
  row.is_hidden = layout != LAYOUT_A_TEXT && layout != LAYOUT_B_TEXT && happens (rand, 5);
  if (!row.says_other_sex && !row.is_full_width && happens (rand, N_WITHOUT_NUMBER))
    row.number[0] = '\0';
  return row;
}

static gboolean
is_plain (const Row *row)
{
  return row->flaw == FLAW_NONE && !row->says_other_sex && !row->has_spaces && !row->is_full_width
         && !row->is_hidden && row->number[0] != '\0';
}

void
mst_test_invent_people (World *world, GRand *rand, guint people)
{
  guint n_communities = 0, done = 0, seen = 0;

  for (guint a = 0; a < world->areas->len; a++)
    n_communities += mst_test_world_get_area (world, a)->level == 3;
  for (guint a = 0; a < world->areas->len; a++)
    {
      guint first = world->rows->len;
      guint last;

      if (mst_test_world_get_area (world, a)->level != 3)
        continue;
      seen++;
      for (; done < (guint64) people * seen / n_communities; done++)
        {
          Row row = invent_row (world, rand, a, done);

          g_array_append_val (world->rows, row);
        }
      /* Somebody pasted a line twice. */
      last = world->rows->len;
      for (guint i = first; i < last; i++)
        {
          Row row = g_array_index (world->rows, Row, i);

          if (!is_plain (&row) || !happens (rand, N_DUPLICATES))
            continue;
          row.is_duplicate = TRUE;
          g_array_append_val (world->rows, row);
        }
    }
}
