/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of one Chinese character; private to core. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MstReading: a syllable in lower-case ASCII ("lv" for lǚ) and its tone, 1 to 5 (5: neutral). An
 * empty syllable is no reading.
 */
typedef struct
{
  char syllable[7];
  char tone;
} MstReading;

/* The usual reading; FALSE when the character has none. */
gboolean mst_character_get_reading (gunichar character, MstReading *reading);

/* Up to two further common readings of other syllables; returns how many. */
guint mst_character_get_second_readings (gunichar character, MstReading readings[2]);

/* The unified ideograph that @character stands for: compatibility ideographs, radicals and the
 * private-use codes of old GBK; @character itself otherwise. */
gunichar mst_character_unify (gunichar character);

/* The place in the mainland's table of standard characters (通用规范汉字表, 1 to 8105), 0 when it isn't
 * in it. Among characters with the same strokes it follows the official order (GF 3003-1999). */
guint mst_character_get_standard_place (gunichar character);

/* The strokes at which the character stands in order: its own (mst_strokes_order()) or, where only
 * their number is known, those of its neighbour in the table of standard characters. */
const char *mst_character_get_place_strokes (gunichar character);

gboolean mst_character_is_han (gunichar character);

/* The dots that are typed between the parts of a name: 阿卜杜拉·买买提. */
gboolean mst_character_is_dot (gunichar character);

#define MST_MIDDLE_DOT 0x00B7

G_END_DECLS
