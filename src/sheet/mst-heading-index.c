/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which field a heading means: the synonyms of the descriptions, folded, and what may stand around
 * them without changing their meaning. */

#include "config.h"

#include "mst-heading-index.h"

#include "mst-area.h"
#include "mst-recognition.h"
#include "mst-text.h"

#include <string.h>

/** Known: a heading that may also stand inside a longer one. */
typedef struct
{
  const char *text;
  glong length; /* characters */
  int field;
} Known;

struct _MstHeadingIndex
{
  const MstRecordType *type;
  GHashTable *by_heading; /* folded heading → field + OFFSET */
  GArray *inner;          /* Known, longest first */
};

/* Keeps special values, which are negative, apart from "not there". */
#define OFFSET 1000

/* In tables of pairs. */
#define POSITION_HEADINGS                                                                                                                                   \
  "职务|职务职级|领导职务|责任人职务|包联领导职务|包保领导职务|包联责任人职务|包联人职务|现任职务|行政职务|" \
  "包联干部职务|单位职务"
#define PERSON_PHONE_HEADINGS                                                                                                                             \
  "联系电话|电话|手机|手机号|手机号码|联系方式|联系手机|电话号码|移动电话|责任人电话|包联领导电话|"             \
  "包联领导联系电话|包保领导电话|领导电话|包联责任人电话|包联人电话|联络电话|包联干部电话|责任人联系电话|" \
  "包联领导联系方式|包联领导手机"
#define LAST_DAY_HEADINGS \
  "截止日期|截止时间|结束日期|结束时间|包联截止时间|包联结束时间|包联截止日期|包联结束日期|截止|止|至"

#define SERIAL_HEADINGS "序号|编号|顺序号|序|序列|序列号|行号|项次|No|No."

/* Words that may stand before or after a heading and leave its meaning as it is. */
static const char *const harmless_prefixes[] = {
  "本人", "个人", "人员", "党员", "干部", "队员", "成员", "志愿者", "工作人员",
  "现",   "所在", "所属", "填写", "有效", "最新", "常用", NULL,
};
/* What a record of the type calls itself: 单位经度 of a unit, but not of a person. */
static const struct
{
  const char *type;
  const char *prefixes[7];
} own_prefixes[] = {
  { "area", { "小区", "院落", "片区", "中心" } },
  { "unit", { "单位", "机构", "包联单位", "包保单位" } },
  { "post", { "点位", "卡口", "卡点", "岗位", "值守点", "值守" } },
};
static const char *const harmless_suffixes[] = {
  "名称", "全称", "情况", "信息", "号码", "必填", "选填", "填写", "一栏", NULL,
};
static const char *const number_suffixes[] = { "数量", "总数", "个数", "人数", "数", NULL };

/* A unit's place is where it stands, not what it answers for. */
static const char *const duties[] = { "包保", "包联", "结对", "下沉", "报到", "对接",
                                      "挂钩", "联系", "服务", "派驻", "值守", NULL };

/* Where somebody lives or his unit stands need not be where he reports. */
static const char *const other_places[] = { "单位", "户籍", "户口", "籍贯", "居住", "现住", NULL };

/* Another person's or another thing's: 配偶姓名 is nobody's 姓名. */
static const char *const other_owners[] = {
  "父",     "母",     "配偶",   "子女",   "家属",   "家庭", "紧急", "联络员",
  "联系人", "介绍人", "负责人", "推荐人", "监护人", "户主", "组长", "队长",
  "代理",   "上级",   "原",     "曾",     "是否",   "备用", NULL,
};

/* What people do at a place: 下沉（包保）村 is a 村. Where they live may be another place. */
static const char *const place_prefixes[] = {
  "下沉", "包保", "包联",   "报到", "派驻", "服务", "值守", "执勤", "参与", "对接", "分配",
  "工作", "支援", "挂钩",   "联系", "结对", "属地", "所在", "所属", "隶属", "归属", "所处",
  "管辖", "志愿", "志愿者", "人员", "党员", "本人", "点位", "挂点", "驻",   "地",   NULL,
};

#define CONTAINS_MIN_CHARACTERS 4
#define CONTAINS_MAX_EXTRA 4

/* Past "1.", "2、", "③" or "(四)": headings of forms are numbered. A digit that something else follows
 * belongs to the heading: 24小时值守. */
static const char *
skip_number (const char *text)
{
  static const char *const numerals[] = {
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"
  };
  static const char *const marks[] = { ".", "．", "、", ")", "）", ":", "：", NULL };
  const char *at = text;
  gunichar c = g_utf8_get_char (text);

  /* Circled and bracketed numbers; they stay when the text is nothing but them. */
  if ((c >= 0x2460 && c <= 0x249B) || (c >= 0x2776 && c <= 0x2793))
    return g_utf8_next_char (text);
  while (g_ascii_isdigit (*at))
    at++;
  for (guint i = 0; at == text && i < G_N_ELEMENTS (numerals); i++)
    if (g_str_has_prefix (at, numerals[i]))
      at += strlen (numerals[i]);
  for (guint i = 0; at != text && marks[i] != NULL; i++)
    if (g_str_has_prefix (at, marks[i]))
      return at + strlen (marks[i]);
  return text;
}

/* Folded, without the number in front and the marks of what must be filled in. */
static char *
fold_heading (const char *text)
{
  g_autofree char *normalised = NULL;
  const char *rest;
  char *folded;

  while (g_unichar_isspace (g_utf8_get_char (text)) || *text == '*' || g_str_has_prefix (text, "＊")
         || g_str_has_prefix (text, "★"))
    text = g_utf8_next_char (text);
  rest = skip_number (text);
  if (rest == text)
    {
      normalised = mst_text_normalise (text);
      rest = skip_number (normalised);
    }
  folded = mst_text_fold (rest);
  if (*folded != '\0')
    return folded;
  g_free (folded);
  return mst_text_fold (text);
}

static gboolean
begins_with_any (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_of_units (const MstHeadingIndex *self)
{
  return strcmp (self->type->name, "unit") == 0;
}

static void
add_headings (MstHeadingIndex *self, const char *headings, int field)
{
  g_auto (GStrv) parts = NULL;

  if (headings == NULL)
    return;
  parts = g_strsplit (headings, "|", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *folded = mst_text_fold (parts[i]);

      if (*folded == '\0' || g_hash_table_contains (self->by_heading, folded)
          || (field <= MST_COLUMN_PLACE (1) && is_of_units (self)
              && begins_with_any (folded, duties)))
        g_free (folded);
      else
        g_hash_table_insert (self->by_heading, folded, GINT_TO_POINTER (field + OFFSET));
    }
}

static gboolean
refers_to_areas (const MstRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (g_strcmp0 (type->fields[i].reference, "area") == 0)
      return TRUE;
  return FALSE;
}

/* Of equally long ones the first in byte order, so that every run finds the same. */
static int
compare_known (gconstpointer a, gconstpointer b)
{
  const Known *first = a, *second = b;

  if (first->length != second->length)
    return first->length > second->length ? -1 : 1;
  return strcmp (first->text, second->text);
}

static void
collect_inner (MstHeadingIndex *self)
{
  GHashTableIter iter;
  gpointer key, value;

  self->inner = g_array_new (FALSE, FALSE, sizeof (Known));
  g_hash_table_iter_init (&iter, self->by_heading);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      Known known = { key, g_utf8_strlen (key, -1), GPOINTER_TO_INT (value) - OFFSET };

      if (known.length >= CONTAINS_MIN_CHARACTERS)
        g_array_append_val (self->inner, known);
    }
  g_array_sort (self->inner, compare_known);
}

static MstHeadingIndex *
heading_index_new (const MstRecordType *type)
{
  MstHeadingIndex *self = g_new0 (MstHeadingIndex, 1);

  self->type = type;
  self->by_heading = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  /* The first to claim a heading keeps it: fields, then places, then serial numbers. */
  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & MST_FIELD_DERIVED) == 0)
      add_headings (self, type->fields[i].headings, (int) i);
  if (refers_to_areas (type))
    for (int level = 1; level <= (is_of_units (self) ? MST_AREA_COMMUNITY : MST_AREA_N_LEVELS);
         level++)
      add_headings (self, mst_area_level_get_headings (level), MST_COLUMN_PLACE (level));
  if (type == &mst_liaison_type)
    {
      add_headings (self, POSITION_HEADINGS, MST_COLUMN_POSITION);
      add_headings (self, PERSON_PHONE_HEADINGS, MST_COLUMN_PERSON_PHONE);
      add_headings (self, LAST_DAY_HEADINGS, MST_COLUMN_LAST_DAY);
    }
  add_headings (self, SERIAL_HEADINGS, MST_COLUMN_SERIAL);
  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & MST_FIELD_DERIVED) == 0)
      {
        add_headings (self, mst_field_get_label (&type->fields[i]), (int) i);
        add_headings (self, type->fields[i].label, (int) i);
        add_headings (self, type->fields[i].name, (int) i);
      }
  collect_inner (self);
  return self;
}

const MstHeadingIndex *
mst_heading_index_get (const MstRecordType *type)
{
  static GMutex mutex;
  static GHashTable *indexes;
  MstHeadingIndex *index;

  g_return_val_if_fail (type != NULL, NULL);

  g_mutex_lock (&mutex);
  if (indexes == NULL)
    indexes = g_hash_table_new (g_direct_hash, g_direct_equal);
  index = g_hash_table_lookup (indexes, type);
  if (index == NULL)
    {
      index = heading_index_new (type);
      g_hash_table_insert (indexes, (gpointer) type, index);
    }
  g_mutex_unlock (&mutex);
  return index;
}

static int
look_up (const MstHeadingIndex *self, const char *folded)
{
  int value = GPOINTER_TO_INT (g_hash_table_lookup (self->by_heading, folded));

  return value == 0 ? MST_COLUMN_UNUSED : value - OFFSET;
}

gboolean
mst_heading_index_has (const MstHeadingIndex *self, const char *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  folded = fold_heading (text);
  return look_up (self, folded) != MST_COLUMN_UNUSED;
}

static gboolean
contains_any (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_number_field (const MstHeadingIndex *self, int field)
{
  return field >= 0 && self->type->fields[field].kind == MST_FIELD_INTEGER;
}

/* With one of @suffixes taken off the end. */
static int
look_up_without_suffix (const MstHeadingIndex *self, const char *folded,
                        const char *const *suffixes)
{
  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      g_autofree char *rest = NULL;
      int field;

      if (!g_str_has_suffix (folded, suffixes[i]))
        continue;
      rest = g_strndup (folded, strlen (folded) - strlen (suffixes[i]));
      field = look_up (self, rest);
      if (field != MST_COLUMN_UNUSED)
        return field;
    }
  return MST_COLUMN_UNUSED;
}

static int
look_up_trimmed_end (const MstHeadingIndex *self, const char *folded)
{
  int field = look_up (self, folded);

  if (field == MST_COLUMN_UNUSED)
    field = look_up_without_suffix (self, folded, harmless_suffixes);
  if (field == MST_COLUMN_UNUSED)
    {
      field = look_up_without_suffix (self, folded, number_suffixes);
      if (!is_number_field (self, field))
        field = MST_COLUMN_UNUSED;
    }
  return field;
}

static int
look_up_trimmed (const MstHeadingIndex *self, const char *folded)
{
  int field = look_up_trimmed_end (self, folded);

  for (guint i = 0; field == MST_COLUMN_UNUSED && harmless_prefixes[i] != NULL; i++)
    if (g_str_has_prefix (folded, harmless_prefixes[i]))
      field = look_up_trimmed_end (self, folded + strlen (harmless_prefixes[i]));
  for (guint t = 0; t < G_N_ELEMENTS (own_prefixes); t++)
    for (guint i = 0; field == MST_COLUMN_UNUSED && own_prefixes[t].prefixes[i] != NULL; i++)
      if (strcmp (own_prefixes[t].type, self->type->name) == 0
          && g_str_has_prefix (folded, own_prefixes[t].prefixes[i]))
        field = look_up_trimmed_end (self, folded + strlen (own_prefixes[t].prefixes[i]));
  return field;
}

/* The longest known heading inside @folded, if little else stands there. */
static int
look_up_inside (const MstHeadingIndex *self, const char *folded)
{
  glong length = g_utf8_strlen (folded, -1);

  for (guint i = 0; i < self->inner->len; i++)
    {
      const Known *known = &g_array_index (self->inner, Known, i);

      if (known->length < length && length - known->length <= CONTAINS_MAX_EXTRA
          && strstr (folded, known->text) != NULL)
        return known->field;
    }
  return MST_COLUMN_UNUSED;
}

static gboolean
is_place (const MstHeadingIndex *self, int field)
{
  return field <= MST_COLUMN_PLACE (1)
         || (field >= 0 && g_strcmp0 (self->type->fields[field].reference, "area") == 0);
}

/* A place under all the words that may stand before it. */
static int
look_up_place (const MstHeadingIndex *self, const char *folded)
{
  int field = look_up (self, folded);

  if (is_of_units (self) && begins_with_any (folded, duties))
    return MST_COLUMN_UNUSED;
  for (guint i = 0; field == MST_COLUMN_UNUSED && place_prefixes[i] != NULL; i++)
    if (g_str_has_prefix (folded, place_prefixes[i]))
      field = look_up_place (self, folded + strlen (place_prefixes[i]));
  return is_place (self, field) ? field : MST_COLUMN_UNUSED;
}

/* 3性别, the third of a form; 联系电话1, the first of several. */
static int
look_up_numbered (const MstHeadingIndex *self, const char *folded)
{
  gsize length = strlen (folded), n_digits = strspn (folded, "0123456789");
  g_autofree char *rest = NULL;

  if (n_digits > 0 && n_digits <= 2)
    return look_up (self, folded + n_digits);
  if (length < 2 || folded[length - 1] != '1' || g_ascii_isalnum (folded[length - 2]))
    return MST_COLUMN_UNUSED;
  rest = g_strndup (folded, length - 1);
  return look_up (self, rest);
}

/* With care: only where nothing says that it is about somebody else. */
static int
match_loosely (const MstHeadingIndex *self, const char *folded, double *weight)
{
  int field;

  if (*folded == '\0' || contains_any (folded, other_owners))
    return MST_COLUMN_UNUSED;

  *weight = MST_HEADING_TRIMMED;
  field = look_up_trimmed (self, folded);
  if (field == MST_COLUMN_UNUSED)
    field = look_up_place (self, folded);
  if (field == MST_COLUMN_UNUSED)
    field = look_up_numbered (self, folded);
  if (field == MST_COLUMN_UNUSED)
    {
      *weight = MST_HEADING_CONTAINS;
      field = look_up_inside (self, folded);
      if (is_place (self, field) && !is_of_units (self) && contains_any (folded, other_places))
        field = MST_COLUMN_UNUSED;
    }
  return field;
}

int
mst_heading_index_match (const MstHeadingIndex *self, const char *const *parts, guint n_parts,
                         double *weight)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autofree char *folded_joined = NULL;
  g_autofree char *leaf = NULL;
  g_autofree char *group = NULL;
  gboolean of_another;
  int field;

  g_return_val_if_fail (self != NULL, MST_COLUMN_UNUSED);
  g_return_val_if_fail (weight != NULL, MST_COLUMN_UNUSED);

  *weight = 0;
  if (n_parts == 0)
    return MST_COLUMN_UNUSED;

  for (guint i = 0; i < n_parts; i++)
    g_string_append (joined, parts[i]);
  folded_joined = fold_heading (joined->str);
  leaf = fold_heading (parts[n_parts - 1]);

  *weight = MST_HEADING_EXACT;
  field = look_up (self, folded_joined);
  if (field != MST_COLUMN_UNUSED)
    return field;

  /* "紧急联系人" over "姓名" makes it another's; "联络员" over "姓名" was found joined. */
  g_string_truncate (joined, 0);
  for (guint i = 0; i + 1 < n_parts; i++)
    g_string_append (joined, parts[i]);
  group = fold_heading (joined->str);
  of_another = contains_any (group, other_owners) && look_up (self, group) == MST_COLUMN_UNUSED;
  if (!of_another)
    {
      field = look_up (self, leaf);
      if (field == MST_COLUMN_UNUSED)
        field = match_loosely (self, leaf, weight);
      if (field == MST_COLUMN_UNUSED && n_parts > 1)
        field = match_loosely (self, folded_joined, weight);
    }
  if (field == MST_COLUMN_UNUSED)
    *weight = 0;
  return field;
}
