/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MstChoice: one value of a code list.
 * @code: what is stored; codes sort in the list's order of rank
 * @label_en, @label_zh: what a person reads
 * @aliases: other writings offices use, separated by "|"; nullable
 */
typedef struct
{
  const char *code;
  const char *label_en;
  const char *label_zh;
  const char *aliases;
} MstChoice;

/** MstChoiceSet: a code list and the standard it comes from. */
typedef struct
{
  const char *name;
  const char *standard; /* "GB/T 4762-1984"; nullable */
  const MstChoice *choices;
  guint n_choices;
} MstChoiceSet;

/* By name: "sex" "ethnic-group" "political-status" "education" "person-class" "area-level"
 * "unit-kind" "unit-level" "post-kind" "liaison-kind" "planning-rule-kind" "rank". NULL when there is none. */
const MstChoiceSet *mst_choice_set_get (const char *name);

/* NULL when unknown. */
const MstChoice *mst_choice_set_find (const MstChoiceSet *self, const char *code);

/* By code, either label or an alias, folded (mst_text_fold()); NULL when it fits none. */
const MstChoice *mst_choice_set_match (const MstChoiceSet *self, const char *text);

/* The choice one of whose words stands in @text, as 志愿者 in 巾帼志愿者, when no other choice has a word in
 * the rest of it and nothing denies it. Only of sets whose words keep their meaning in a longer one; a
 * caller that takes it must say so. NULL when there is none, or a doubt. */
const MstChoice *mst_choice_set_guess (const MstChoiceSet *self, const char *text);

/* What may be meant by the beginning of a label or alias, pinyin ("zhonggongdang") or initials ("zgdy"),
 * best first; all of them for a blank text. (element-type MstChoice) (transfer container) */
GPtrArray *mst_choice_set_search (const MstChoiceSet *self, const char *text);
/* The one of them that fits better than any other; NULL when none does. */
const MstChoice *mst_choice_set_search_one (const MstChoiceSet *self, const char *text);

/* The label in the language of the session's messages. */
const char *mst_choice_get_label (const MstChoice *self);

/* "zh" or "en"; the default follows LANGUAGE/LC_MESSAGES. Texts for Chinese recipients (exports) and
 * tests set it. */
void mst_choice_set_language (const char *language);

G_END_DECLS
