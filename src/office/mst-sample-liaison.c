/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who answers for which place of the invented district: the nearest unit that can carry one more, leaders
 * and cadres of the subdistrict, members for a few households; with gaps, as in life. */

#include "config.h"

#include "mst-sample-private.h"

#include "mst-liaison.h"

#include <math.h>
#include <string.h>

#define BEGIN "2022-03-01"
#define CHANGE "2022-06-01"

/* One place in so many has a gap, had another unit before. */
#define UNIT_GAP 18
#define LEADER_GAP 9
#define CADRE_GAP 14
#define FORMER_UNIT 12
#define WITH_HOUSEHOLDS 45
#define HOUSEHOLDS 3

static gboolean
add_pair (MstSample *self, MstLiaisonKind kind, gint64 unit, gint64 person, gint64 area,
          const char *household, const char *since, const char *ended, GError **error)
{
  g_autoptr (MstRecord) pair = mst_record_new (&mst_liaison_type);
  const struct
  {
    const char *field;
    gint64 value;
  } numbers[] = { { "kind", kind }, { "unit", unit }, { "person", person }, { "area", area } };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (numbers[i].value != 0)
      {
        g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, numbers[i].value);

        mst_record_set (pair, numbers[i].field, text);
      }
  mst_record_set (pair, "household", household);
  mst_record_set (pair, "since", since);
  mst_record_set (pair, MST_ENDED, ended);
  if (ended != NULL)
    mst_record_set (pair, "reason", "包联单位调整");
  if (kind == MST_LIAISON_UNIT)
    mst_record_set (pair, "document", ended != NULL ? "示例组〔2022〕3号" : "示例组〔2022〕17号");
  return mst_sample_insert (self, pair, error);
}

/* The next person for whom @fits after @from, going round; NULL when there is none. */
static const MstSamplePerson *
find_person (MstSample *self, guint *from,
             gboolean (*fits) (const MstSamplePerson *person, guint about), guint about)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      guint at = (*from + i) % self->people->len;
      const MstSamplePerson *person = &g_array_index (self->people, MstSamplePerson, at);

      if (!fits (person, about))
        continue;
      *from = at + 1;
      return person;
    }
  return NULL;
}

static gboolean
is_of_agency (const MstSamplePerson *person, guint about)
{
  return person->class == '2' && person->unit < about;
}

static gboolean
is_cadre_of (const MstSamplePerson *person, guint subdistrict)
{
  return person->class == '1' && person->subdistrict == subdistrict;
}

static gboolean
is_member_of (const MstSamplePerson *person, guint subdistrict)
{
  return person->class == '4' && person->subdistrict == subdistrict;
}

static gboolean
is_leader_of (const MstSamplePerson *person, guint unit)
{
  return person->class == '2' && person->unit == unit;
}

static gboolean
add_district_leaders (MstSample *self, GError **error)
{
  guint from = 0;

  for (guint i = 0; i < self->subdistricts->len; i++)
    {
      const MstSamplePlace *place = &g_array_index (self->subdistricts, MstSamplePlace, i);
      const MstSamplePerson *leader = find_person (self, &from, is_of_agency, 30);

      if (leader != NULL
          && !add_pair (self, MST_LIAISON_DISTRICT_LEADER, 0, leader->id, place->id, NULL, BEGIN,
                        NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_subdistrict_leaders (MstSample *self, GError **error)
{
  for (guint i = 0; i < self->communities->len; i++)
    {
      const MstSamplePlace *place = &g_array_index (self->communities, MstSamplePlace, i);
      /* Five leaders of a subdistrict, in turn. */
      guint from = 0;
      const MstSamplePerson *leader = NULL;

      for (guint k = 0; k <= i % 5; k++)
        leader = find_person (self, &from, is_cadre_of, place->parent);
      if (leader != NULL
          && !add_pair (self, MST_LIAISON_SUBDISTRICT_LEADER, 0, leader->id, place->id, NULL, BEGIN,
                        NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* The nearest that can carry one more; G_MAXUINT when none can. */
static guint
find_unit (MstSample *self, const MstSamplePlace *place)
{
  guint best = G_MAXUINT;
  double nearest = INFINITY;

  for (guint i = 0; i < self->units->len; i++)
    {
      const MstSampleUnit *unit = &g_array_index (self->units, MstSampleUnit, i);
      double distance =
        hypot ((unit->longitude - place->longitude) / 1.3, unit->latitude - place->latitude);

      if (unit->capacity > 0 && distance < nearest)
        {
          best = i;
          nearest = distance;
        }
    }
  return best;
}

static gboolean
add_unit (MstSample *self, guint index, const MstSamplePlace *place, GError **error)
{
  gboolean had_another = index % FORMER_UNIT == FORMER_UNIT - 1;
  guint unit = index % UNIT_GAP == UNIT_GAP - 1 ? G_MAXUINT : find_unit (self, place);
  const MstSamplePerson *leader = NULL;
  MstSampleUnit *found;
  guint from = 0;

  if (unit == G_MAXUINT)
    return TRUE;
  found = &g_array_index (self->units, MstSampleUnit, unit);
  found->capacity--;
  if (had_another)
    {
      guint former = find_unit (self, place);
      MstSampleUnit *gone =
        former != G_MAXUINT ? &g_array_index (self->units, MstSampleUnit, former) : NULL;

      if (gone != NULL && gone != found)
        {
          gone->capacity--;
          if (!add_pair (self, MST_LIAISON_UNIT, gone->id, 0, place->id, NULL, BEGIN, CHANGE,
                         error))
            return FALSE;
        }
    }
  if (index % LEADER_GAP != LEADER_GAP - 1)
    leader = find_person (self, &from, is_leader_of, unit);
  return add_pair (self, MST_LIAISON_UNIT, found->id, leader != NULL ? leader->id : 0, place->id,
                   NULL, had_another ? CHANGE : BEGIN, NULL, error);
}

static gboolean
add_households (MstSample *self, const MstSamplePlace *place, guint subdistrict, guint *from,
                GError **error)
{
  for (guint i = 0; i < HOUSEHOLDS; i++)
    {
      const MstSamplePerson *member = find_person (self, from, is_member_of, subdistrict);
      g_autofree char *household = g_strdup_printf ("%u号楼%u单元%u02", i + 1, i % 2 + 1, i + 3);

      if (member != NULL
          && !add_pair (self, MST_LIAISON_MEMBER, 0, member->id, place->id, household, BEGIN, NULL,
                        error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_below (MstSample *self, GError **error)
{
  guint cadre_from = 0, member_from = 0;

  for (guint i = 0; i < self->compounds->len; i++)
    {
      const MstSamplePlace *place = &g_array_index (self->compounds, MstSamplePlace, i);
      guint subdistrict = g_array_index (self->communities, MstSamplePlace, place->parent).parent;
      const MstSamplePerson *cadre = NULL;

      if (!add_unit (self, i, place, error))
        return FALSE;
      if (i % CADRE_GAP != CADRE_GAP - 1)
        cadre = find_person (self, &cadre_from, is_cadre_of, subdistrict);
      if (cadre != NULL
          && !add_pair (self, MST_LIAISON_CADRE, 0, cadre->id, place->id, NULL, BEGIN, NULL, error))
        return FALSE;
      if (i % WITH_HOUSEHOLDS == 0
          && !add_households (self, place, subdistrict, &member_from, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
mst_sample_add_liaison (MstSample *self, GError **error)
{
  return add_district_leaders (self, error) && add_subdistrict_leaders (self, error)
         && add_below (self, error);
}
