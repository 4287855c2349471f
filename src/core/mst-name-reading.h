/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A name taken apart into characters and their readings; private to core. */
#pragma once

#include "mst-character.h"
#include "mst-phrase.h"

G_BEGIN_DECLS

#define MST_NAME_CHARACTERS_ON_STACK 32

/**
 * MstNameCharacters: the characters that count: unified, half-width, without the dot inside of names. Most names
 * fit in @stack.
 */
typedef struct
{
  gunichar *characters;
  guint n;
  gunichar stack[MST_NAME_CHARACTERS_ON_STACK];
} MstNameCharacters;

void mst_name_characters_init (MstNameCharacters *self, const char *text);
void mst_name_characters_clear (MstNameCharacters *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MstNameCharacters, mst_name_characters_clear)

/* The reading of each character; an empty syllable where there is none. @readings has room for
 * all. */
void mst_name_get_readings (const MstNameCharacters *self, gboolean person, MstReading *readings);

G_END_DECLS
