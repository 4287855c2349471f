/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

#define MST_AREA_MAX_LEVELS 16
#define MST_AREA_MAX_TYPES 16
#define MST_AREA_NONE G_MAXUINT

/* Codes of the choice set "area-level". */
#define MST_AREA_LEVEL_SUBDISTRICT "2"
#define MST_AREA_LEVEL_COMMUNITY "3"
#define MST_AREA_LEVEL_COMPOUND "4"

/**
 * MstAreaNode: an area and what lies in it.
 * @parent, @first_child, @next: positions in the tree, %MST_AREA_NONE at the ends
 * @level: position of the level in its choice set
 * @households: its own, or where it has none, those of what lies in it
 * @below: how many areas of each level lie in it
 * @records: how many records of each type (in the order of mst_record_types()) lie in it
 * @ended: out of use today; it keeps its place below its parent as long as something in it is in use
 * @is_left_out: ended, and nothing in it is in use: known by code and id, but below no parent
 */
typedef struct
{
  gint64 id;
  char *code;
  char *name;
  guint parent;
  guint first_child;
  guint next;
  guint level;
  gint64 households;
  guint below[MST_AREA_MAX_LEVELS];
  gint64 records[MST_AREA_MAX_TYPES];
  gboolean ended;
  gboolean is_left_out;
} MstAreaNode;

/**
 * MstAreaTree: the areas of a file as they were when it was read, ordered by code, with their
 * figures. Immutable, so that threads may share it; reference counted.
 */
typedef struct _MstAreaTree MstAreaTree;

MstAreaTree *mst_area_tree_read (MstStore *store, GError **error);
MstAreaTree *mst_area_tree_ref (MstAreaTree *self);
void mst_area_tree_unref (MstAreaTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstAreaTree, mst_area_tree_unref)

/* All that are known, also those left out. */
guint mst_area_tree_get_n_nodes (const MstAreaTree *self);
/* How many are in use. */
guint mst_area_tree_get_n_current (const MstAreaTree *self);
const MstAreaNode *mst_area_tree_get (const MstAreaTree *self, guint position);
/* The first area without a parent; %MST_AREA_NONE in an empty tree. Others follow by @next. */
guint mst_area_tree_get_root (const MstAreaTree *self);
/* The first of the places directly below the only root, or of the roots where there are several: those a
 * district is told by. Others follow by @next. */
guint mst_area_tree_get_top (const MstAreaTree *self);
guint mst_area_tree_find (const MstAreaTree *self, const char *code);
guint mst_area_tree_find_id (const MstAreaTree *self, gint64 id);
/* "东华门街道 多福巷社区": from below the root down. (transfer full) */
char *mst_area_tree_dup_path (const MstAreaTree *self, guint position);
/* How many areas of a level (its code) lie in the area. */
guint mst_area_node_get_below (const MstAreaNode *self, const char *level);
/* How many records of a type lie in the area; for areas those of every level. */
gint64 mst_area_node_get_records (const MstAreaNode *self, const MstRecordType *type);
/* The translated name of the area's level. */
const char *mst_area_node_get_level_label (const MstAreaNode *self);

G_END_DECLS
