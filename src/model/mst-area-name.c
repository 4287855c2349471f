/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a place's name and code identifies it, and the headings under which places are named. */
#include "config.h"

#include "mst-area.h"

#include "mst-text.h"

#include <string.h>

#define MAX_CODE_LENGTH 30

/* By level, from 1. */
static const char *const level_headings[MST_AREA_N_LEVELS] = {
  "区县|区|县|区名|县区|市区|区县名称|区名称|所属区|所属区县|所在区|所在区县|"
  "行政区|辖区|市区县|district|county",
  "街道|街道名称|所属街道|所在街道|街道乡镇|街道乡镇名称|所属街道乡镇|所在街道乡镇|"
  "乡镇|乡镇名称|所属乡镇|所在乡镇|乡镇街道|乡镇街道名称|所属乡镇街道|所在乡镇街道|"
  "镇街|镇街名称|所属镇街|街镇|街镇名称|所属街镇|所在街镇|所在镇街|街乡|街乡镇|"
  "街乡名称|所属街乡|街道办|街道办事处|所属街道办事处|街道地区|属地街道|报到街道|"
  "下沉街道|包保街道|包联街道|派驻街道|管辖街道|街道名|乡镇名|镇|乡|街道镇|"
  "街道镇乡|办事处|所在办事处|所属办事处|所属街乡镇|所属乡镇街道办|"
  "乡镇街|镇街道|乡街道|乡镇办|乡镇办事处|镇办|乡办|街道园区|街道开发区|subdistrict|street|town|township",
  "社区|社区名称|所属社区|所在社区|村居|村居名称|所属村居|社区村|村社区|"
  "所属社区村|所在社区村|社区村名称|村社区名称|所属村社区|居委会|所属居委会|"
  "社区居委会|属地社区|管辖社区|报到社区|下沉社区|服务社区|包保社区|包联社区|"
  "派驻社区|行政村|村|村名|所在村|所属村|社区村居|居村|居村委|居村名称|社区名|"
  "居委|居委会名称|所属居委|所在居委会|社区居委会名称|社区村名|村社区名|"
  "所属社区居委会|村委会|村居委|村居委会|社区居村|所属社区名称|所在社区名称|值守社区|"
  "村社|村级|村级名称|社区居委|行政村社区|社区行政村|村委|village|community",
  "小区|小区名称|所属小区|所在小区|小区院落|小区院落名称|院落|院落名称|住宅小区|"
  "居民小区|小区片区|小区片区名称|居住小区|包联小区|包保小区|下沉小区|派驻小区|"
  "报到小区|服务小区|点位所在小区|小区名|小区院|院落小区|小区院落名|所在小区院落|"
  "所属小区院落|所属院落|所在院落|楼院|居民院落|所属小区名称|所在小区名称|点位小区|"
  "小区大院|居住区|值守小区|所属居住小区|小区名称院落|小区或院落|小区楼院|小区院区|compound|estate",
  "片区|片区名称|所属片区|所在片区|分区|包联片区|包保片区",
  "楼栋|楼栋号|楼号|楼栋名称|所属楼栋|所在楼栋|楼|栋号|幢号|楼幢号|微网格|"
  "所属微网格|微网格名称|楼门|楼门号|楼宇",
};

const char *
mst_area_level_get_headings (int level)
{
  if (level < 1 || level > MST_AREA_N_LEVELS)
    return NULL;
  return level_headings[level - 1];
}

/** Suffix: a word of a place's kind and what stands for it in the folded name. */
typedef struct
{
  const char *word;
  const char *kind;
} Suffix;

/* Longer words first: the first that fits is taken off, once. A name that has none of them and one
 * with a suffix of kind "" fold alike. */
static const Suffix district_suffixes[] = {
  { "区人民政府", "" }, { "区委区政府", "" }, { "区", "" }, { "人民政府", "" }, { NULL, NULL },
};

static const Suffix subdistrict_suffixes[] = {
  { "街道办事处", "" }, { "地区办事处", "地区" }, { "街道工委", "" },     { "街道办", "" },
  { "街道", "" },       { "镇人民政府", "镇" },   { "乡人民政府", "乡" }, { "镇政府", "镇" },
  { "乡政府", "乡" },   { "地区", "地区" },       { "办事处", "" },       { "镇", "镇" },
  { "乡", "乡" },       { NULL, NULL },
};

static const Suffix community_suffixes[] = {
  { "社区居民委员会", "" }, { "村村民委员会", "村" }, { "社区居委会", "" }, { "居民委员会", "" },
  { "村民委员会", "村" },   { "村村委会", "村" },     { "居委会", "" },     { "村委会", "村" },
  { "社区", "" },           { "村", "村" },           { NULL, NULL },
};

static const Suffix other_suffixes[] = { { NULL, NULL } };

static const Suffix *const suffixes[MST_AREA_N_LEVELS] = {
  district_suffixes, subdistrict_suffixes, community_suffixes,
  other_suffixes,    other_suffixes,       other_suffixes,
};

/* Words that people leave out, by level. */
static const char *const stem_suffixes[MST_AREA_N_LEVELS][8] = {
  { "自治县", "县", "市", "旗" },
  { "地区", "镇", "乡", "街" },
  { "村" },
  { "住宅小区", "居民小区", "小区", "院落", "社区" },
  { "片区", "片" },
  { "号楼", "楼", "栋", "幢" },
};

/* Below the community brackets tell places apart; above it they hold remarks. */
static char *
fold_text (const char *name, int level)
{
  static const char *const brackets[] = { "(",  ")",  "（", "）", "[",  "]",  "【", "】",
                                          "〔", "〕", "〈", "〉", "《", "》", "{",  "}" };
  g_autoptr (GString) text = NULL;

  if (level < MST_AREA_COMPOUND)
    return mst_text_fold (name);
  text = g_string_new (name);
  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    g_string_replace (text, brackets[i], "", 0);
  return mst_text_fold (text->str);
}

static gboolean
cut_suffix (GString *text, const char *word)
{
  gsize length = strlen (word);

  if (text->len <= length || strcmp (text->str + text->len - length, word) != 0)
    return FALSE;
  g_string_truncate (text, text->len - length);
  return TRUE;
}

/* Takes the word of its kind off @text; returns the kind. */
static const char *
cut_kind (GString *text, int level)
{
  for (const Suffix *suffix = suffixes[level - 1]; suffix->word; suffix++)
    if (cut_suffix (text, suffix->word))
      return suffix->kind;
  return "";
}

char *
mst_area_fold_name (const char *name, int level)
{
  g_autofree char *folded = NULL;
  GString *text;
  const char *kind;

  g_return_val_if_fail (name != NULL, g_strdup (""));
  g_return_val_if_fail (level >= 1 && level <= MST_AREA_N_LEVELS, g_strdup (""));

  folded = fold_text (name, level);
  text = g_string_new (folded);
  kind = cut_kind (text, level);
  if (*kind != '\0')
    g_string_append_printf (text, "/%s", kind); /* no folded text holds a slash */
  return g_string_free (text, FALSE);
}

char *
mst_area_stem_name (const char *name, int level)
{
  g_autofree char *folded = NULL;
  GString *text;

  g_return_val_if_fail (name != NULL, g_strdup (""));
  g_return_val_if_fail (level >= 1 && level <= MST_AREA_N_LEVELS, g_strdup (""));

  folded = fold_text (name, level);
  text = g_string_new (folded);
  cut_kind (text, level);
  for (guint i = 0; i < G_N_ELEMENTS (stem_suffixes[0]) && stem_suffixes[level - 1][i]; i++)
    if (cut_suffix (text, stem_suffixes[level - 1][i]))
      break;
  return g_string_free (text, FALSE);
}

char *
mst_area_code_prefix (const char *code)
{
  static const gsize lengths[] = { 2, 4, 6, 9 };
  gsize length;

  g_return_val_if_fail (code != NULL, NULL);

  length = strlen (code);
  if (length < 6 || length > MAX_CODE_LENGTH || strspn (code, "0123456789") != length)
    return NULL;
  if (length > 12)
    return g_strdup (code);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (lengths[i] < length && strspn (code + lengths[i], "0") == length - lengths[i])
      return g_strndup (code, lengths[i]);
  return g_strdup (code);
}
