/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MstAreaLevel: the codes of the area-level choices as numbers. */
typedef enum
{
  MST_AREA_DISTRICT = 1,
  MST_AREA_SUBDISTRICT = 2,
  MST_AREA_COMMUNITY = 3,
  MST_AREA_COMPOUND = 4,
  MST_AREA_ZONE = 5,
  MST_AREA_BUILDING = 6,
} MstAreaLevel;

#define MST_AREA_N_LEVELS 6

/* Headings of columns that name a place of @level (1 to 6), separated by "|"; NULL for other
 * levels. */
const char *mst_area_level_get_headings (int level);

/**
 * mst_area_fold_name:
 * @name: a place's name as anybody writes it
 * @level: 1 to 6
 *
 * What identifies the place among those of its level and parent: 多福巷社区居委会, 多福巷社区 and 多福巷
 * are one; 前门街道办事处, 前门街道 and 前门 are one. Kinds that stand side by side stay apart:
 * 西街社区 and 西街村, 卢沟桥街道 and 卢沟桥乡, 瑞庭院（一期） and 瑞庭院（二期）.
 *
 * Returns: (transfer full): never %NULL
 */
char *mst_area_fold_name (const char *name, int level);

/**
 * mst_area_stem_name:
 *
 * The name without any word of its kind (长阳 for 长阳镇, 福园 for 福园小区): what people say. It may
 * fit several places: use it only where mst_area_fold_name() fits none and it fits exactly one.
 *
 * Returns: (transfer full): never %NULL
 */
char *mst_area_stem_name (const char *name, int level);

/**
 * mst_area_code_prefix:
 * @code: an area code
 *
 * The prefix shared by the codes of everything below a place and by no other: 110101000000 gives
 * 110101, 110101001000 gives 110101001; a community's code and the longer ones below it give
 * themselves. Statistical codes are six digits of GB/T 2260, three of the subdistrict and three of
 * the community, which is never 000.
 *
 * Returns: (transfer full) (nullable): %NULL when @code is not 6 to 30 digits
 */
char *mst_area_code_prefix (const char *code);

G_END_DECLS
