/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MstArena: the strings of one workbook, shared by its grids. Strings are only ever added and live
 * until the last reference goes. Filled by one thread; then safe to read from any.
 */
typedef struct _MstArena MstArena;

MstArena *mst_arena_new (void);
MstArena *mst_arena_ref (MstArena *self);
void mst_arena_unref (MstArena *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstArena, mst_arena_unref)

/* A NUL-terminated copy of @length bytes. */
const char *mst_arena_add (MstArena *self, const char *text, gsize length);

/* Bytes added so far. */
gsize mst_arena_get_size (const MstArena *self);

G_END_DECLS
