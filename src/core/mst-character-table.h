/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of the arrays that gen-character-table writes; mst-character.c alone reads them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MST_TABLE_SYLLABLE_SIZE 7
#define MST_TABLE_MAX_OTHERS 2

/* 〇, the one character in use outside of the two ranges. */
#define MST_TABLE_ZERO 0x3007
/* Extension A and the unified ideographs: one entry each. */
#define MST_TABLE_FIRST 0x3400
#define MST_TABLE_LAST 0x9FFF
/* Extensions B and later. */
#define MST_TABLE_FIRST_OTHER 0x20000

/* Readings, each a syllable's index << 3 | tone 1 to 5, 0 for none; or one place in the standard. */
typedef struct
{
  gunichar character;
  guint16 values[MST_TABLE_MAX_OTHERS];
} MstTableEntry;

typedef struct
{
  gunichar radical;
  gunichar unified;
} MstTableRadical;

/* A stroke entry is 0, or an offset into the strings, or the first flag and a count, or the second
 * flag and the offset of the strokes of the next standard character with as many. */
#define MST_TABLE_COUNT_ONLY 0x80000000u
#define MST_TABLE_NEIGHBOUR 0x40000000u

extern const char mst_table_syllables[][MST_TABLE_SYLLABLE_SIZE];
extern const guint16 mst_table_readings[];
extern const MstTableEntry mst_table_other_readings[];
extern const gsize mst_table_n_other_readings;
extern const MstTableEntry mst_table_second_readings[];
extern const gsize mst_table_n_second_readings;
extern const char mst_table_stroke_strings[];
extern const guint32 mst_table_zero_strokes;
extern const guint32 mst_table_strokes[];
extern const guint32 mst_table_other_strokes[];
extern const gunichar mst_table_last_other_strokes;
extern const guint16 mst_table_standard[];
extern const MstTableEntry mst_table_other_standard[];
extern const gsize mst_table_n_other_standard;
extern const MstTableRadical mst_table_radicals[];
extern const gsize mst_table_n_radicals;

G_END_DECLS
