/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two records are one: what is weighed, and how. */
#include "config.h"

#include "mst-duplicates-private.h"

#include "mst-name.h"
#include "mst-text.h"

#include <string.h>

/* With so many of one name, two of them born on one day, or in one month, need not be one. */
#define MANY_FOR_DAY 60
#define MANY_FOR_MONTH 6

/* --- what of a type is compared --- */

static gboolean
is_number (const MstField *field)
{
  return field->kind == MST_FIELD_CITIZEN_NUMBER || field->kind == MST_FIELD_CREDIT_CODE;
}

/* A field that tells together with the title. */
static void
take_identity_field (MstDuplicatePlan *self, int position)
{
  const MstField *field = &self->type->fields[position];

  if (field->kind == MST_FIELD_DATE && self->date < 0)
    self->date = position;
  else if (field->kind == MST_FIELD_REFERENCE && !self->is_of_people && self->scope < 0)
    self->scope = position;
  else if (field->kind == MST_FIELD_TEXT && position != self->title && self->is_of_people
           && self->n_works < MST_DUPLICATE_MAX_FIELDS)
    self->works[self->n_works++] = position;
}

static void
take_field (MstDuplicatePlan *self, int position)
{
  const MstField *field = &self->type->fields[position];
  gboolean is_area =
    field->kind == MST_FIELD_REFERENCE && strcmp (field->reference, mst_area_type.name) == 0;

  if (is_number (field) && self->number < 0)
    self->number = position;
  else if (field->kind == MST_FIELD_PHONE && self->phone < 0)
    self->phone = position;
  else if (field->kind == MST_FIELD_CHOICE && strcmp (field->choices, "sex") == 0)
    self->sex = position;
  else if (field->kind == MST_FIELD_CHOICE && (field->flags & MST_FIELD_REQUIRED) != 0
           && !self->is_of_people && self->n_kinds < MST_DUPLICATE_MAX_FIELDS)
    self->kinds[self->n_kinds++] = position;
  else if (is_area && self->place < 0)
    self->place = position;
  else if (field->kind == MST_FIELD_REFERENCE && !is_area && self->is_of_people
           && self->n_works < MST_DUPLICATE_MAX_FIELDS)
    self->works[self->n_works++] = position;
}

void
mst_duplicate_plan_init (MstDuplicatePlan *self, const MstRecordType *type)
{
  *self = (MstDuplicatePlan){ .type = type,
                              .number = -1,
                              .phone = -1,
                              .date = -1,
                              .sex = -1,
                              .scope = -1,
                              .place = -1,
                              .longitude = mst_record_type_find (type, "longitude"),
                              .latitude = mst_record_type_find (type, "latitude"),
                              .address = mst_record_type_find (type, "address") };
  self->title = mst_record_type_find (type, type->title_field);
  self->is_of_people = type->fields[self->title].kind == MST_FIELD_NAME;
  for (guint i = 0; type->identities[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (type->identities[i], "+", -1);

      for (guint p = 0; parts[p] != NULL; p++)
        take_identity_field (self, mst_record_type_find (type, parts[p]));
    }
  for (guint i = 0; i < type->n_fields; i++)
    take_field (self, (int) i);
}

/* --- single values --- */

/* A number that one person has: a mobile telephone. */
static gboolean
is_own_phone (const char *phone)
{
  return phone[0] == '1' && strlen (phone) == 11 && strspn (phone, "0123456789") == 11;
}

char *
mst_duplicate_find_common_phone (const char *a, const char *b)
{
  g_auto (GStrv) first = NULL;
  g_auto (GStrv) second = NULL;

  if (a == NULL || b == NULL)
    return NULL;
  if (strchr (a, '/') == NULL && strchr (b, '/') == NULL)
    return strcmp (a, b) == 0 ? g_strdup (a) : NULL;
  first = g_strsplit (a, "/", -1);
  second = g_strsplit (b, "/", -1);
  for (guint i = 0; first[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) second, first[i]))
      return g_strdup (first[i]);
  return NULL;
}

/* The last character only proves the others: one wrong among them changes it as well. */
static gboolean
is_near_number (const char *a, const char *b)
{
  gsize length = strlen (a) - 1;
  gsize at = 0;

  if (strlen (b) != length + 1)
    return FALSE;
  while (at < length && a[at] == b[at])
    at++;
  if (at == length)
    return TRUE;
  if (strncmp (a + at + 1, b + at + 1, length - at - 1) == 0)
    return TRUE;
  return at + 1 < length && a[at] == b[at + 1] && a[at + 1] == b[at]
         && strncmp (a + at + 2, b + at + 2, length - at - 2) == 0;
}

typedef enum
{
  RELATION_UNKNOWN,
  RELATION_SAME,
  RELATION_NEAR, /* mistyped; of dates: the same, less precisely */
  RELATION_OTHER,
} Relation;

static Relation
relate_numbers (const MstDuplicateEntry *a, const MstDuplicateEntry *b)
{
  if (a->number == NULL || b->number == NULL)
    return RELATION_UNKNOWN;
  if (strcmp (a->number, b->number) == 0)
    return RELATION_SAME;
  return is_near_number (a->number, b->number) ? RELATION_NEAR : RELATION_OTHER;
}

static Relation
relate_dates (const MstDuplicateEntry *a, const MstDuplicateEntry *b)
{
  if (!mst_date_is_set (a->date) || !mst_date_is_set (b->date))
    return RELATION_UNKNOWN;
  if (mst_date_compare (a->date, b->date) == 0)
    return RELATION_SAME;
  return mst_date_covers (a->date, b->date) || mst_date_covers (b->date, a->date) ? RELATION_NEAR
                                                                                  : RELATION_OTHER;
}

/* --- people --- */

static gboolean
is_same_work (const MstDuplicatePlan *plan, const MstDuplicateEntry *a, const MstDuplicateEntry *b)
{
  for (guint i = 0; i < plan->n_works; i++)
    if (a->works[i] != NULL && g_strcmp0 (a->works[i], b->works[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_other_work (const MstDuplicatePlan *plan, const MstDuplicateEntry *a, const MstDuplicateEntry *b)
{
  for (guint i = 0; i < plan->n_works; i++)
    if (a->works[i] != NULL && b->works[i] != NULL && strcmp (a->works[i], b->works[i]) != 0
        && strstr (a->works[i], b->works[i]) == NULL && strstr (b->works[i], a->works[i]) == NULL)
      return TRUE;
  return FALSE;
}

static guint
compare_titles_of_people (const MstDuplicateEntry *a, const MstDuplicateEntry *b)
{
  if (strcmp (a->title, b->title) == 0)
    return MST_SIGN_TITLE;
  if (strcmp (a->sound, b->sound) == 0)
    return MST_SIGN_SOUND;
  /* One surname. */
  if (g_utf8_get_char (a->title) == g_utf8_get_char (b->title)
      && g_utf8_strlen (a->title, -1) + g_utf8_strlen (b->title, -1) >= 5
      && mst_text_distance (a->title, b->title, 1) <= 1)
    return MST_SIGN_NEAR_TITLE;
  return MST_SIGN_OTHER_TITLE;
}

static guint
compare_phones (const MstDuplicateEntry *a, const MstDuplicateEntry *b, MstCrowdedFunc is_crowded,
                gpointer user_data)
{
  g_autofree char *phone = mst_duplicate_find_common_phone (a->phones, b->phones);

  if (phone == NULL)
    return 0;
  return is_own_phone (phone) && !is_crowded (phone, user_data) ? MST_SIGN_PHONE
                                                                : MST_SIGN_SHARED_PHONE;
}

static guint
compare_dates (Relation dates)
{
  return dates == RELATION_SAME    ? MST_SIGN_DATE
         : dates == RELATION_NEAR  ? MST_SIGN_DATE_COVERS
         : dates == RELATION_OTHER ? MST_SIGN_OTHER_DATE
                                   : 0;
}

/* Each has a telephone of his own, or works elsewhere. */
static gboolean
live_apart (const MstDuplicatePlan *plan, const MstDuplicateEntry *a, const MstDuplicateEntry *b)
{
  return is_other_work (plan, a, b) || (a->phones != NULL && b->phones != NULL);
}

/* One name and date: namesakes born on one day are rare, and of one month where few have the name. */
static MstDuplicateStrength
weigh_dates (const MstDuplicatePlan *plan, const MstDuplicateEntry *a, const MstDuplicateEntry *b)
{
  gboolean is_day = a->date.day != 0 && b->date.day != 0;
  gboolean is_near_by = a->place != 0 && a->place == b->place;

  if (is_day)
    return is_near_by || (a->namesakes <= MANY_FOR_DAY && !live_apart (plan, a, b))
             ? MST_DUPLICATE_LIKELY
             : MST_DUPLICATE_POSSIBLE;
  if (a->date.month == 0 || b->date.month == 0)
    return 0;
  if (a->namesakes > MANY_FOR_MONTH)
    return is_near_by ? MST_DUPLICATE_POSSIBLE : 0;
  if (is_near_by)
    return MST_DUPLICATE_LIKELY;
  return live_apart (plan, a, b) ? 0 : MST_DUPLICATE_POSSIBLE;
}

/* One name, and nothing that says they are two. */
static MstDuplicateStrength
weigh_namesakes (const MstDuplicatePlan *plan, const MstDuplicateEntry *a,
                 const MstDuplicateEntry *b, guint signs)
{
  gboolean is_day = a->date.day != 0 && b->date.day != 0;
  gboolean is_month = a->date.month != 0 && b->date.month != 0;
  gboolean is_dated = (signs & (MST_SIGN_DATE | MST_SIGN_DATE_COVERS)) != 0;

  if (signs & MST_SIGN_PHONE)
    return MST_DUPLICATE_CERTAIN;
  if (is_dated && is_month && (signs & MST_SIGN_WORK))
    return is_day ? MST_DUPLICATE_CERTAIN : MST_DUPLICATE_LIKELY;
  if (signs & MST_SIGN_SHARED_PHONE)
    return is_dated ? MST_DUPLICATE_LIKELY : MST_DUPLICATE_POSSIBLE;
  if (signs & MST_SIGN_WORK)
    return MST_DUPLICATE_POSSIBLE;
  return is_dated ? weigh_dates (plan, a, b) : 0;
}

static MstDuplicateStrength
weigh_other_names (const MstDuplicateEntry *a, const MstDuplicateEntry *b, guint signs)
{
  gboolean is_same_day = (signs & MST_SIGN_DATE) != 0 && a->date.day != 0;
  gboolean is_near_by = (signs & MST_SIGN_WORK) != 0 || (a->place != 0 && a->place == b->place);

  if (signs & MST_SIGN_PHONE)
    return is_same_day || (signs & MST_SIGN_SOUND) ? MST_DUPLICATE_LIKELY : MST_DUPLICATE_POSSIBLE;
  if ((signs & MST_SIGN_SOUND) && is_same_day && is_near_by)
    return MST_DUPLICATE_POSSIBLE;
  return 0;
}

static MstDuplicateVerdict
compare_people (const MstDuplicatePlan *plan, const MstDuplicateEntry *a,
                const MstDuplicateEntry *b, MstCrowdedFunc is_crowded, gpointer user_data)
{
  Relation numbers = relate_numbers (a, b), dates = relate_dates (a, b);
  gboolean is_other_sex = a->sex != 0 && b->sex != 0 && a->sex != b->sex;
  MstDuplicateVerdict verdict = { 0 };

  verdict.signs = compare_titles_of_people (a, b) | compare_phones (a, b, is_crowded, user_data)
                  | compare_dates (dates) | (is_same_work (plan, a, b) ? MST_SIGN_WORK : 0)
                  | (is_other_sex ? MST_SIGN_OTHER_SEX : 0);
  if (numbers == RELATION_SAME)
    {
      verdict.signs |= MST_SIGN_NUMBER;
      verdict.strength = MST_DUPLICATE_CERTAIN;
    }
  else if (numbers == RELATION_NEAR && (verdict.signs & (MST_SIGN_TITLE | MST_SIGN_SOUND))
           && (verdict.signs & (MST_SIGN_PHONE | MST_SIGN_SHARED_PHONE | MST_SIGN_WORK)))
    {
      /* Both are valid, and namesakes with near numbers are born every month: something else must
       * agree. */
      verdict.signs |= MST_SIGN_NEAR_NUMBER;
      verdict.strength =
        verdict.signs & MST_SIGN_TITLE ? MST_DUPLICATE_LIKELY : MST_DUPLICATE_POSSIBLE;
    }
  else if (numbers == RELATION_NEAR || numbers == RELATION_OTHER || dates == RELATION_OTHER)
    {
      /* Two by their papers, with one name and one telephone: one of the papers may be wrong. */
      if (numbers != RELATION_UNKNOWN)
        verdict.signs |= MST_SIGN_OTHER_NUMBER;
      if ((verdict.signs & MST_SIGN_TITLE) && (verdict.signs & MST_SIGN_PHONE))
        verdict.strength = MST_DUPLICATE_POSSIBLE;
    }
  else if (is_other_sex)
    {
      if ((verdict.signs & MST_SIGN_TITLE) && (verdict.signs & MST_SIGN_PHONE))
        verdict.strength = MST_DUPLICATE_LIKELY;
    }
  else if (verdict.signs & MST_SIGN_TITLE)
    verdict.strength = weigh_namesakes (plan, a, b, verdict.signs);
  else
    verdict.strength = weigh_other_names (a, b, verdict.signs);
  return verdict;
}

/* --- places, organisations --- */

static guint
compare_titles (const MstDuplicateEntry *a, const MstDuplicateEntry *b)
{
  if (strcmp (a->loose->plain, b->loose->plain) == 0)
    return MST_SIGN_TITLE;
  if (strcmp (a->loose->base, b->loose->base) == 0)
    return MST_SIGN_BASE;
  if (strcmp (a->loose->sound, b->loose->sound) == 0)
    return MST_SIGN_SOUND;
  return mst_loose_name_is_near (a->loose, b->loose) ? MST_SIGN_NEAR_TITLE : MST_SIGN_OTHER_TITLE;
}

static gboolean
have_other_marks (const MstDuplicateEntry *a, const MstDuplicateEntry *b)
{
  return strcmp (a->loose->marks, b->loose->marks) != 0
         || (a->loose->rank != 0 && b->loose->rank != 0 && a->loose->rank != b->loose->rank);
}

static gboolean
is_part_of (const MstDuplicateEntry *a, const MstDuplicateEntry *b)
{
  return strstr (a->loose->base, b->loose->base) != NULL
         || strstr (b->loose->base, a->loose->base) != NULL;
}

/* A branch without a code of its own has that of the whole. */
static MstDuplicateStrength
weigh_one_number (const MstDuplicateEntry *a, const MstDuplicateEntry *b, guint signs)
{
  if (signs & (MST_SIGN_TITLE | MST_SIGN_BASE))
    return MST_DUPLICATE_CERTAIN;
  return have_other_marks (a, b) || is_part_of (a, b) ? MST_DUPLICATE_POSSIBLE
                                                      : MST_DUPLICATE_LIKELY;
}

static MstDuplicateStrength
weigh_names (const MstDuplicatePlan *plan, const MstDuplicateEntry *a, const MstDuplicateEntry *b,
             guint signs)
{
  guint n_more = ((signs & (MST_SIGN_PHONE | MST_SIGN_SHARED_PHONE)) != 0 ? 1 : 0)
                 + ((signs & MST_SIGN_POSITION) != 0 ? 1 : 0)
                 + ((signs & MST_SIGN_ADDRESS) != 0 ? 1 : 0);

  if (have_other_marks (a, b))
    return 0;
  if (signs & MST_SIGN_TITLE)
    return MST_DUPLICATE_CERTAIN;
  if (signs & MST_SIGN_BASE)
    return n_more > 0 ? MST_DUPLICATE_CERTAIN : MST_DUPLICATE_LIKELY;
  if (signs & MST_SIGN_SOUND)
    return n_more > 0 ? MST_DUPLICATE_LIKELY : MST_DUPLICATE_POSSIBLE;
  if (signs & MST_SIGN_NEAR_TITLE)
    return n_more > 1 ? MST_DUPLICATE_LIKELY : n_more > 0 ? MST_DUPLICATE_POSSIBLE : 0;
  /* Two names for one spot; many units share a building. */
  if (plan->scope < 0 || (signs & (MST_SIGN_POSITION | MST_SIGN_ADDRESS)) == 0)
    return 0;
  return n_more > 1 ? MST_DUPLICATE_LIKELY : MST_DUPLICATE_POSSIBLE;
}

static MstDuplicateVerdict
compare_things (const MstDuplicatePlan *plan, const MstDuplicateEntry *a,
                const MstDuplicateEntry *b, MstCrowdedFunc is_crowded, gpointer user_data)
{
  Relation numbers = relate_numbers (a, b);
  MstDuplicateVerdict verdict = { 0 };

  if (g_strcmp0 (a->kinds, b->kinds) != 0)
    return verdict;
  verdict.signs = compare_titles (a, b) | compare_phones (a, b, is_crowded, user_data);
  if (a->position != NULL && g_strcmp0 (a->position, b->position) == 0
      && !is_crowded (a->position, user_data))
    verdict.signs |= MST_SIGN_POSITION;
  if (a->address != NULL && g_strcmp0 (a->address, b->address) == 0
      && !is_crowded (a->address, user_data))
    verdict.signs |= MST_SIGN_ADDRESS;

  if (a->scope != b->scope)
    {
      /* Put under two places by mistake. */
      verdict.signs |= MST_SIGN_OTHER_SCOPE;
      if ((verdict.signs & (MST_SIGN_TITLE | MST_SIGN_BASE)) && (verdict.signs & MST_SIGN_POSITION)
          && !have_other_marks (a, b))
        verdict.strength = MST_DUPLICATE_POSSIBLE;
    }
  else if (numbers == RELATION_SAME)
    {
      verdict.signs |= MST_SIGN_NUMBER;
      verdict.strength = weigh_one_number (a, b, verdict.signs);
    }
  else if (numbers == RELATION_NEAR && (verdict.signs & (MST_SIGN_TITLE | MST_SIGN_BASE))
           && !have_other_marks (a, b))
    {
      verdict.signs |= MST_SIGN_NEAR_NUMBER;
      verdict.strength = MST_DUPLICATE_LIKELY;
    }
  else if (numbers == RELATION_UNKNOWN)
    verdict.strength = weigh_names (plan, a, b, verdict.signs);
  return verdict;
}

MstDuplicateVerdict
mst_duplicate_compare (const MstDuplicatePlan *plan, const MstDuplicateEntry *a,
                       const MstDuplicateEntry *b, MstCrowdedFunc is_crowded, gpointer user_data)
{
  return plan->is_of_people ? compare_people (plan, a, b, is_crowded, user_data)
                            : compare_things (plan, a, b, is_crowded, user_data);
}

gboolean
mst_duplicate_are_two (const MstDuplicatePlan *plan, const MstDuplicateEntry *a,
                       const MstDuplicateEntry *b)
{
  if (relate_numbers (a, b) == RELATION_OTHER)
    return TRUE;
  if (plan->is_of_people)
    return relate_dates (a, b) == RELATION_OTHER
           || (a->sex != 0 && b->sex != 0 && a->sex != b->sex);
  return g_strcmp0 (a->kinds, b->kinds) != 0 || have_other_marks (a, b);
}
