/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/** MstDuplicateStrength: how sure it is that records of a set are one. */
typedef enum
{
  MST_DUPLICATE_POSSIBLE = 1, /* worth a look */
  MST_DUPLICATE_LIKELY,
  MST_DUPLICATE_CERTAIN, /* hardly anything else can explain it */
} MstDuplicateStrength;

/**
 * MstDuplicateSet: records that may be one.
 * @ids: (element-type gint64): two or more, the fullest record first: the one to keep, unless the
 *   officer knows better
 * @strength: of the strongest reason
 * @reasons: (element-type utf8): translated, the strongest first: what agrees, then what doesn't;
 *   numbers and phones are masked
 */
typedef struct
{
  GArray *ids;
  MstDuplicateStrength strength;
  GPtrArray *reasons;
} MstDuplicateSet;

/**
 * MstDuplicates: what a search for duplicates has found, the strongest sets first. Immutable,
 * reference counted, for any thread. A record may stand in two sets when it can be one with either of
 * two records that are not one with each other.
 */
typedef struct _MstDuplicates MstDuplicates;
#define MST_TYPE_DUPLICATES (mst_duplicates_get_type ())
GType mst_duplicates_get_type (void);

/**
 * mst_duplicates_find:
 * @type: the records looked at
 * @progress: (nullable)
 *
 * Compares records by what the description of their type says of the fields: numbers, telephones,
 * names, dates and references of its identities, places. Two records with different valid numbers are
 * two, whatever else agrees, but for what looks like one number mistyped; so are names that differ in
 * a number, a letter, a point of the compass or the like (一期 and 二期). Long: for a worker thread.
 *
 * Returns: (transfer full): %NULL with @error; %G_IO_ERROR_CANCELLED
 */
MstDuplicates *mst_duplicates_find (MstStore *store, const MstRecordType *type,
                                    MstProgress *progress, GError **error);
MstDuplicates *mst_duplicates_ref (MstDuplicates *self);
void mst_duplicates_unref (MstDuplicates *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstDuplicates, mst_duplicates_unref)

const MstRecordType *mst_duplicates_get_record_type (const MstDuplicates *self);
guint mst_duplicates_get_n (const MstDuplicates *self);
const MstDuplicateSet *mst_duplicates_get (const MstDuplicates *self, guint index);
const char *mst_duplicate_strength_get_label (MstDuplicateStrength strength); /* translated */

/**
 * mst_duplicates_dismiss:
 * @ids: (array length=n_ids): two or more records
 *
 * Remembers in the file that these records are all different: no two of them are offered as one
 * again. A step of undo of its own, in the history of each of them; mst_duplicates_restore() takes it
 * back later. Not within a group. %MST_ERROR_NOT_FOUND when one is not there.
 */
gboolean mst_duplicates_dismiss (MstStore *store, const MstRecordType *type, const gint64 *ids,
                                 guint n_ids, GError **error);
gboolean mst_duplicates_restore (MstStore *store, const MstRecordType *type, const gint64 *ids,
                                 guint n_ids, GError **error);
/* Of each of @sets, arrays of gint64, whether its records are said to be all different. (transfer full)
 * (element-type gboolean) */
GArray *mst_duplicates_list_dismissed (MstStore *store, const MstRecordType *type,
                                       const GPtrArray *sets);

G_END_DECLS
