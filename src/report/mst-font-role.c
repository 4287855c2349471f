/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which installed font family stands for which typeface of official documents. */

#include "config.h"

#include "mst-font-role.h"

/* Families in the order in which they are wished for; "|b" behind one asks for its bold weight. */
#define SONG                                                                                       \
  "SimSun", "宋体", "NSimSun", "STSong", "华文宋体", "FZShuSong-Z01S", "方正书宋简体",             \
    "方正书宋_GBK", "Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "思源宋体", \
    "AR PL UMing CN"
#define HEI                                                                              \
  "SimHei", "黑体", "STHeiti", "华文黑体", "FZHei-B01S", "方正黑体简体", "方正黑体_GBK", \
    "Noto Sans CJK SC|b", "Source Han Sans SC|b", "Source Han Sans CN|b", "思源黑体|b",  \
    "WenQuanYi Zen Hei|b"
#define PLAIN                                                                                    \
  "Microsoft YaHei", "微软雅黑", "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", \
    "WenQuanYi Micro Hei", "文泉驿微米黑", "WenQuanYi Zen Hei", "Droid Sans Fallback"

static const char *const title_families[] = {
  "FZXiaoBiaoSong-B05S",
  "FZXiaoBiaoSong-B05",
  "方正小标宋简体",
  "方正小标宋_GBK",
  "STZhongsong",
  "华文中宋",
  "Noto Serif CJK SC|b",
  "Source Han Serif SC|b",
  "Source Han Serif CN|b",
  "思源宋体|b",
  "SimSun|b",
  "宋体|b",
  "STSong|b",
  "FZShuSong-Z01S|b",
  "AR PL UMing CN|b",
  HEI,
  "WenQuanYi Micro Hei|b",
  "文泉驿微米黑|b",
  PLAIN,
  NULL,
};
static const char *const body_families[] = {
  "FangSong_GB2312",
  "仿宋_GB2312",
  "FangSong",
  "仿宋",
  "STFangsong",
  "华文仿宋",
  "FZFangSong-Z02S",
  "FZFangSong-Z02",
  "方正仿宋简体",
  "方正仿宋_GBK",
  SONG,
  PLAIN,
  NULL,
};
static const char *const heavy_families[] = {
  HEI, "WenQuanYi Micro Hei|b", "文泉驿微米黑|b", PLAIN, NULL,
};
static const char *const kai_families[] = {
  "KaiTi_GB2312",  "楷体_GB2312",     "KaiTi",     "楷体",         "STKaiti",
  "华文楷体",      "FZKai-Z03S",      "FZKai-Z03", "方正楷体简体", "方正楷体_GBK",
  "AR PL UKai CN", "AR PL KaitiM GB", SONG,        PLAIN,          NULL,
};
static const char *const table_families[] = {
  SONG, "FangSong", "仿宋", "方正仿宋_GBK", PLAIN, NULL
};

static const char *const *const chains[MST_N_FONT_ROLES] = {
  [MST_FONT_TITLE] = title_families, [MST_FONT_BODY] = body_families,
  [MST_FONT_HEAVY] = heavy_families, [MST_FONT_KAI] = kai_families,
  [MST_FONT_TABLE] = table_families,
};

static GHashTable *
list_families (PangoFontMap *map)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  PangoFontFamily **families;
  int n_families;

  pango_font_map_list_families (map, &families, &n_families);
  for (int i = 0; i < n_families; i++)
    g_hash_table_add (names, g_utf8_casefold (pango_font_family_get_name (families[i]), -1));
  g_free (families);
  return names;
}

PangoFontDescription *
mst_font_role_describe (MstFontRole role, PangoFontMap *map)
{
  PangoFontDescription *description = pango_font_description_new ();
  g_autoptr (GHashTable) installed = list_families (map);
  g_autoptr (GString) families = g_string_new (NULL);

  g_return_val_if_fail (role < MST_N_FONT_ROLES, description);

  for (const char *const *wish = chains[role]; *wish != NULL; wish++)
    {
      gboolean bold = g_str_has_suffix (*wish, "|b");
      g_autofree char *name = g_strndup (*wish, strlen (*wish) - (bold ? 2 : 0));
      g_autofree char *folded = g_utf8_casefold (name, -1);

      if (!g_hash_table_remove (installed, folded))
        continue;
      if (families->len == 0 && bold)
        pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
      g_string_append_printf (families, "%s%s", families->len > 0 ? "," : "", name);
    }
  g_string_append_printf (families, "%sSans", families->len > 0 ? "," : "");
  pango_font_description_set_family (description, families->str);
  return description;
}
