/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MstMatch: a short text as people look for it: by its words, pinyin, initials or other names.
 */
typedef struct _MstMatch MstMatch;

/* @words: (nullable): other names of it */
MstMatch *mst_match_new (const char *text, const char *words);
void mst_match_free (MstMatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstMatch, mst_match_free)

/* How well it is what @typed looks for; 0: not at all. A blank @typed fits everything equally. */
guint mst_match_score (const MstMatch *self, const char *typed);

G_END_DECLS
