/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mst_text_normalise:
 * @text: (nullable): UTF-8
 *
 * The form in which text is stored and compared: full-width letters, digits and ASCII punctuation
 * to half-width, NBSP, U+3000, tabs and line ends to one space each, control and zero-width
 * characters dropped, runs of spaces joined, both ends trimmed. Chinese punctuation stays, full-width
 * ，：；？！（） included. Compatibility ideographs, stray radicals (⼥) and the private-use codes of old
 * systems become the characters they stand for; what isn't UTF-8 becomes U+FFFD.
 *
 * Returns: (transfer full): never %NULL
 */
char *mst_text_normalise (const char *text);

/* Like mst_text_normalise() and without any space between Chinese characters ("张　三" is 张三;
 * "John Smith" keeps its space); the dots between parts of a name, of whatever kind, become "·". */
char *mst_text_normalise_name (const char *text);

/* Only what identifies a heading or a place: mst_text_normalise(), lower case, no spaces, no
 * punctuation, brackets and what they enclose dropped ("户数（户）" is 户数), unless nothing is left
 * then. What parts two numbers stays as "-" (1-2号楼 is not 12号楼). */
char *mst_text_fold (const char *text);

/* Whether blank after normalising: also "-", "—", "/", "无" are NOT blank here. */
gboolean mst_text_is_blank (const char *text);

/* "110100********4321": all but the first 6 and last 4 characters masked (at least half). */
char *mst_text_mask_number (const char *text);

/* @text with each run of at least 15 digits (and an X behind them) masked as a number: for sentences
 * and notes, where a citizen number may stand in the wrong place. */
char *mst_text_mask_long_numbers (const char *text);

/* "138****4321" */
char *mst_text_mask_phone (const char *text);

/* Thousands grouped as on screen: "24,651". */
char *mst_text_format_integer (gint64 value);

/* Number of Unicode characters that differ at least (Levenshtein), at most @limit + 1. */
guint mst_text_distance (const char *a, const char *b, guint limit);

G_END_DECLS
