/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MstNameOrder:
 * @MST_NAME_ORDER_PINYIN: character by character by syllable, tone, then strokes, so that people of
 *   one surname stand together; surname readings right
 * @MST_NAME_ORDER_SURNAME_STROKES: 姓氏笔画: the surname by strokes, then the given name's characters by
 *   strokes, a missing middle character counting as nothing
 * @MST_NAME_ORDER_FULL_STROKES: 姓名笔画: surname, then the second characters compared, then the third
 *
 * By strokes: their number, then 横竖撇点折 one by one, then the place in the mainland's table of
 * standard characters. 王毅 comes before 王一凡 by 姓氏笔画 (party congresses) and behind it by 姓名笔画
 * (people's congresses).
 */
typedef enum
{
  MST_NAME_ORDER_PINYIN,
  MST_NAME_ORDER_SURNAME_STROKES,
  MST_NAME_ORDER_FULL_STROKES,
} MstNameOrder;

/* Syllables in lower-case ASCII separated by a space: 单雄信 "shan xiong xin" (surname reading first
 * when @person; 吕 "lv"). Other characters are kept, ASCII lower-cased. */
char *mst_name_get_pinyin (const char *text, gboolean person);

/* First letters of the syllables: "sxx". */
char *mst_name_get_initials (const char *text, gboolean person);

/* Other readings under which people look for the name: (array zero-terminated=1), each
 * as mst_name_get_pinyin(); NULL when there is none (朴 piao: also pu; 单 shan: also dan). At most 8,
 * those of the surname first. */
char **mst_name_get_other_pinyin (const char *text, gboolean person);

/**
 * mst_name_get_sort_key:
 * @text: a person's name, or any text (a unit's name) when not @person; spaces and the dot inside of
 *   names count for nothing, numbers count by value and come before Chinese characters
 *
 * Returns: (transfer full): an ASCII-comparable key (strcmp() order is the order asked for; also
 *   SQLite's BINARY collation)
 */
char *mst_name_get_sort_key (const char *text, MstNameOrder order, gboolean person);

/* Strokes of a character as the mainland writes it, 0 when unknown; and its strokes as h s p n z
 * (横竖撇点折), NULL when unknown. */
guint mst_strokes_count (gunichar character);
const char *mst_strokes_order (gunichar character);

G_END_DECLS
