/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

G_BEGIN_DECLS

/**
 * MstJournalPlace: a place in the list of groups, and the group that stands there now.
 *
 * MstJournalPlace::changed (place): another group stands there, or it was read.
 */
#define MST_TYPE_JOURNAL_PLACE (mst_journal_place_get_type ())
G_DECLARE_FINAL_TYPE (MstJournalPlace, mst_journal_place, MST, JOURNAL_PLACE, GObject)

/* (nullable) until read */
const MstJournalGroup *mst_journal_place_get_group (MstJournalPlace *self);
/* Whether the group before it is of another day, or there is none. */
gboolean mst_journal_place_starts_day (MstJournalPlace *self);

/**
 * MstJournalGroups: the groups of the journal, newest first, as a list of places that are read a page
 * at a time when they are looked at. Follows the file.
 *
 * MstJournalGroups::reloaded (groups, gint64 position): they were counted anew; the group that was asked
 * for stands at @position, -1 when it is not among them
 * MstJournalGroups::failed (groups, const char *reason)
 */
#define MST_TYPE_JOURNAL_GROUPS (mst_journal_groups_get_type ())
G_DECLARE_FINAL_TYPE (MstJournalGroups, mst_journal_groups, MST, JOURNAL_GROUPS, GObject)

MstJournalGroups *mst_journal_groups_new (MstSession *session);
/* @filter: (nullable): copied */
void mst_journal_groups_set_filter (MstJournalGroups *self, const MstJournalFilter *filter);
/* The group whose place is told with each MstJournalGroups::reloaded; 0: none. */
void mst_journal_groups_set_anchor (MstJournalGroups *self, gint64 group);
/* Counts and reads anew. */
void mst_journal_groups_reload (MstJournalGroups *self);
/* How many fit, also of those that have no place yet. */
guint mst_journal_groups_get_count (MstJournalGroups *self);

/* A copy that owns its texts. */
MstJournalFilter *mst_journal_filter_copy (const MstJournalFilter *filter);
void mst_journal_filter_free (MstJournalFilter *filter);

G_END_DECLS
