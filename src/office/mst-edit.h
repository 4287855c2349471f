/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-place-finder.h"
#include "mst-store.h"

G_BEGIN_DECLS

/*
 * What an officer does to records: each action is one group of the journal and one step of undo. To be
 * called outside of a group, with a store of the calling thread.
 *
 * What changes something returns what was done, as a sentence for the officer (transfer full). %NULL
 * with @error: nothing was changed; %NULL without @error: there was nothing to change, and no group was
 * written.
 */

/**
 * mst_edit_save:
 * @record: with id 0 a new one, else one that was read and changed
 *
 * Inserts or updates it; its id and version are those of the file afterwards. Errors: as
 * mst_store_insert() and mst_store_update(), %MST_ERROR_STALE when somebody else has changed it since,
 * %MST_ERROR_IN_USE as mst_edit_end().
 */
char *mst_edit_save (MstStore *store, MstRecord *record, GError **error);

/**
 * mst_edit_duplicate:
 *
 * A new record like @record, not saved yet. Blank in it is what only one record can have: unique
 * fields (so the name of a unit), citizen numbers and credit codes, and the date from which on it is
 * out of use. Id and version are 0.
 *
 * Returns: (transfer full)
 */
MstRecord *mst_edit_duplicate (const MstRecord *record);

/**
 * mst_edit_end:
 * @day: (nullable): ISO day from which on the records are out of use; %NULL: they are in use again
 *
 * All or nothing. %MST_ERROR_INPUT when @day is no day, or when a rule of a record is broken;
 * %MST_ERROR_IN_USE, with what it is, when something in use is still in a place and doesn't go with it.
 */
char *mst_edit_end (MstStore *store, const MstRecordType *type, const gint64 *ids, guint n_ids,
                    const char *day, GError **error);

/**
 * mst_edit_delete:
 *
 * All or nothing; records that are referred to by none but others of @ids go with them.
 * %MST_ERROR_IN_USE with what refers to them otherwise.
 */
char *mst_edit_delete (MstStore *store, const MstRecordType *type, const gint64 *ids, guint n_ids,
                       MstProgress *progress, GError **error);

/** MstEditDependent: a record that refers to another by @field. */
typedef struct
{
  const MstRecordType *type;
  const MstField *field;
  gint64 id;
  char *title;
} MstEditDependent;

/* Those that refer to the record, out of use or not, in the order of types, fields and titles; at most
 * @limit, 0: all. (element-type MstEditDependent) */
GPtrArray *mst_edit_list_dependents (MstStore *store, const MstRecordType *type, gint64 id,
                                     guint limit, GError **error);

/**
 * mst_edit_revert_field:
 * @sequence: of the journal entry that changed the field
 *
 * Makes the field what it was before that entry, whatever came after. %MST_ERROR_INPUT when the entry
 * isn't about the record or the field, when the record was new then, and when what the field referred
 * to is not in the file any more.
 */
char *mst_edit_revert_field (MstStore *store, const MstRecordType *type, gint64 id,
                             const MstField *field, gint64 sequence, GError **error);
/* The entry that changed the field last, among those that mst_edit_revert_field() takes; 0 when there
 * is none, -1 with @error. */
gint64 mst_edit_find_last_change (MstStore *store, const MstRecordType *type, gint64 id,
                                  const MstField *field, GError **error);

/**
 * mst_edit_read_value:
 * @places: (inout) (nullable): a finder that is made when it is needed, for many values in turn; the
 *   caller frees it. %NULL: for one value
 * @text: what a person wrote
 * @value: (out) (transfer full) (nullable): canonical, %NULL for blank
 *
 * mst_field_read(), and the id of what is referred to: places by code, name or path, other records by
 * title or by a number that only one has. What is out of use is found when nothing else fits.
 * %MST_ERROR_INPUT with a sentence that says what it may have been, or how to tell several apart.
 */
gboolean mst_edit_read_value (MstStore *store, MstPlaceFinder **places, const MstField *field,
                              const char *text, char **value, GError **error);

/* Of a reference that goes with another (MstField): of several that are meant, the one @within that other.
 * @within: id; 0: any */
gboolean mst_edit_read_reference (MstStore *store, const MstField *field, const char *text,
                                  gint64 within, char **value, GError **error);

G_END_DECLS
