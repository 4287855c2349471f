/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of places and organisations, without what people write in several ways. */
#include "config.h"

#include "mst-duplicates-private.h"

#include "mst-area.h"
#include "mst-name.h"
#include "mst-text.h"

#include <string.h>

/** Form: a writing and the one that stands for it. */
typedef struct
{
  const char *from;
  const char *to;
} Form;

/* Longer ones first. Names agencies are known by stand for their whole names. */
static const Form organisation_forms[] = {
  { "有限责任公司", "公司" },
  { "股份有限公司", "公司" },
  { "有限公司", "公司" },
  { "发展和改革委员会", "发改委" },
  { "发展改革委", "发改委" },
  { "科学技术和信息化局", "科信局" },
  { "人力资源和社会保障局", "人社局" },
  { "住房和城乡建设委员会", "住建委" },
  { "住房城乡建设委", "住建委" },
  { "城市管理综合行政执法局", "城管执法局" },
  { "城市管理综合执法局", "城管执法局" },
  { "城市管理委员会", "城管委" },
  { "城市管理委", "城管委" },
  { "卫生健康委员会", "卫健委" },
  { "卫生健康委", "卫健委" },
  { "文化和旅游局", "文旅局" },
  { "市场监督管理局", "市场监管局" },
  { "医疗保障局", "医保局" },
  { "应急管理局", "应急局" },
  { "园林绿化局", "园林局" },
  { "退役军人事务局", "退役军人局" },
  { "机关事务管理服务中心", "机关事务中心" },
  { "国有资产监督管理委员会", "国资委" },
  { "教育委员会", "教委" },
  { "政务服务管理局", "政务服务局" },
  { "信访办公室", "信访办" },
  { "人民政府办公室", "政府办" },
  { "委员会办公室", "委办" },
  { "街道办事处", "街道" },
  { "街道办", "街道" },
  { "居民委员会", "居委会" },
  { "人民政府", "政府" },
};

static const Form place_forms[] = {
  { "号院", "号" },
  { "大门", "门" },
};

/* Ends of the names of posts and places. */
static const char *const place_ends[] = { "值守点", "检查点", "卡口", "卡点", "岗亭",
                                          "点位",   "值守",   "岗",   NULL };

/* Small words that are left out or put in. */
static const char *const fillers[] = { "之", "的", "与", "及", "和", "暨", NULL };

void
mst_loose_name_clear (MstLooseName *self)
{
  g_clear_pointer (&self->plain, g_free);
  g_clear_pointer (&self->base, g_free);
  g_clear_pointer (&self->sound, g_free);
  g_clear_pointer (&self->marks, g_free);
}

/* What stands in brackets tells places and branches apart, so it stays. */
static char *
fold (const char *name)
{
  static const char *const brackets[] = { "(",  ")",  "（", "）", "[",  "]",  "【", "】",
                                          "〔", "〕", "〈", "〉", "《", "》", "{",  "}" };
  g_autoptr (GString) text = g_string_new (name);

  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    g_string_replace (text, brackets[i], "", 0);
  return mst_text_fold (text->str);
}

/* --- numbers --- */

static int
read_digit (gunichar c)
{
  static const char *const digits[] = { "零〇", "一壹", "二贰两", "三叁", "四肆",
                                        "五伍", "六陆", "七柒",   "八捌", "九玖" };

  for (int i = 0; i < (int) G_N_ELEMENTS (digits); i++)
    if (g_utf8_strchr (digits[i], -1, c) != NULL)
      return i;
  return -1;
}

/* Numerals up to 99 as figures: 二十一 is 21, 一期 is 1期. */
static void
unify_numbers (GString *text)
{
  g_autoptr (GString) unified = g_string_sized_new (text->len);

  for (const char *at = text->str; *at != '\0';)
    {
      gboolean is_number = FALSE;
      int number = 0, last = 0;

      for (; *at != '\0'; at = g_utf8_next_char (at))
        {
          gunichar c = g_utf8_get_char (at);
          int digit = read_digit (c);

          if (c == 0x5341 || c == 0x62FE) /* 十 拾 */
            {
              number += (last > 0 ? last : 1) * 10;
              last = 0;
            }
          else if (digit >= 0)
            last = last * 10 + digit;
          else
            break;
          is_number = TRUE;
          if (number > 999 || last > 9999)
            break;
        }
      if (is_number)
        g_string_append_printf (unified, "%d", number + last);
      else
        {
          const char *next = g_utf8_next_char (at);

          g_string_append_len (unified, at, next - at);
          at = next;
        }
    }
  g_string_assign (text, unified->str);
}

static gboolean
is_mark (gunichar c)
{
  return (c < 0x80 && g_ascii_isalpha ((char) c))
         || g_utf8_strchr ("东西南北中上下前后左右内外新老旧大小甲乙丙丁戊正副", -1, c) != NULL;
}

/* Numbers by value, so that 1-2 and 12 differ and 01 is 1. */
static char *
find_marks (const char *text)
{
  GString *marks = g_string_new (NULL);

  for (const char *at = text; *at != '\0';)
    if (g_ascii_isdigit (*at))
      {
        char *end;

        g_string_append_printf (marks, "%" G_GUINT64_FORMAT " ", g_ascii_strtoull (at, &end, 10));
        at = end;
      }
    else
      {
        gunichar c = g_utf8_get_char (at);

        if (is_mark (c))
          g_string_append_unichar (marks, c);
        at = g_utf8_next_char (at);
      }
  return g_string_free (marks, FALSE);
}

/* --- forms --- */

static void
unify_forms (GString *text, const Form *forms, guint n_forms)
{
  for (guint i = 0; i < n_forms; i++)
    g_string_replace (text, forms[i].from, forms[i].to, 0);
}

static gboolean
cut_prefix (GString *text, const char *prefix)
{
  gsize length = strlen (prefix);

  if (text->len <= length || !g_str_has_prefix (text->str, prefix))
    return FALSE;
  g_string_erase (text, 0, (gssize) length);
  return TRUE;
}

static void
cut_ends (GString *text, const char *const *ends)
{
  for (guint i = 0; ends[i] != NULL; i++)
    if (text->len > strlen (ends[i]) && g_str_has_suffix (text->str, ends[i]))
      {
        g_string_truncate (text, text->len - strlen (ends[i]));
        return;
      }
}

static void
complete (MstLooseName *self, GString *text)
{
  unify_numbers (text);
  self->marks = find_marks (text->str);
  self->base = g_strdup (text->str);
  self->sound = mst_name_get_pinyin (text->str, FALSE);
}

/* Down to the community places have their names from the Bureau of Statistics: 永安社区 and 永安村 stand
 * side by side, as do 敬村 and 荆村. */
static void
init_statistical_place (MstLooseName *self, const char *name, int level)
{
  self->base = mst_area_fold_name (name, level);
  self->sound = g_strdup (self->base);
  self->marks = g_strdup ("");
}

void
mst_loose_name_init_place (MstLooseName *self, const char *name, int level, const char *around)
{
  g_autofree char *stem = NULL;
  g_autoptr (GString) text = NULL;

  self->rank = 0;
  self->plain = fold (name);
  if (level > 0 && level <= MST_AREA_COMMUNITY)
    {
      init_statistical_place (self, name, level);
      return;
    }
  stem = level > 0 ? mst_area_stem_name (name, level) : g_strdup (self->plain);
  text = g_string_new (stem);
  if (around != NULL)
    {
      g_autofree char *folded = fold (around);

      cut_prefix (text, folded);
    }
  unify_forms (text, place_forms, G_N_ELEMENTS (place_forms));
  if (level == 0)
    cut_ends (text, place_ends);
  complete (self, text);
}

/* "NAME市", "NAME" and "市" before a name are one. */
static gboolean
cut_rank (GString *text, const char *name, const char *word)
{
  if (name != NULL && *name != '\0')
    {
      g_autofree char *whole = g_strconcat (name, word, NULL);

      if (cut_prefix (text, whole) || cut_prefix (text, name))
        {
          cut_prefix (text, word);
          return TRUE;
        }
    }
  return cut_prefix (text, word);
}

void
mst_loose_name_init_organisation (MstLooseName *self, const char *name, const char *district,
                                  const char *city)
{
  g_autoptr (GString) text = NULL;
  gboolean of_city;

  self->plain = fold (name);
  text = g_string_new (self->plain);
  if (!cut_prefix (text, "中国共产党"))
    cut_prefix (text, "中共");
  of_city = !g_str_has_prefix (text->str, "市场") && cut_rank (text, city, "市");
  self->rank = of_city ? 'c' : 0;
  if (cut_rank (text, district, "区"))
    self->rank = 'd';
  unify_forms (text, organisation_forms, G_N_ELEMENTS (organisation_forms));
  for (guint i = 0; fillers[i] != NULL; i++)
    g_string_replace (text, fillers[i], "", 0);
  if (g_str_has_suffix (text->str, "街道"))
    cut_prefix (text, "政府");
  complete (self, text);
}

gboolean
mst_loose_name_is_near (const MstLooseName *a, const MstLooseName *b)
{
  glong first = g_utf8_strlen (a->base, -1), second = g_utf8_strlen (b->base, -1);

  if (MIN (first, second) >= 3
      && (strstr (a->base, b->base) != NULL || strstr (b->base, a->base) != NULL))
    return TRUE;
  return MIN (first, second) >= 4 && mst_text_distance (a->base, b->base, 1) <= 1;
}
