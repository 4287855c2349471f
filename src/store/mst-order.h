/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-query-private.h"

G_BEGIN_DECLS

/**
 * MstOrder: the place of every record of a type in one order, remembered so that what a search or a
 * filter finds can be put in order without reading the records. Good until the file changes.
 */
typedef struct _MstOrder MstOrder;

/* @ids: all records in the order of @query, whose conditions don't count; @version tells the state of
 * the file. NULL when the ids are too far apart to be worth it. */
MstOrder *mst_order_new (const MstQuery *query, const GArray *ids, gint64 version);
void mst_order_free (MstOrder *self);

/* Whether it is the order that @query asks for, in the state @version. */
gboolean mst_order_fits (const MstOrder *self, const MstQuery *query, gint64 version);

/* Puts @ids in order; those it doesn't know come last. */
void mst_order_sort (const MstOrder *self, GArray *ids);

G_END_DECLS
