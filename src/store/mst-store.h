/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-connection.h"
#include "mst-record.h"

G_BEGIN_DECLS

/**
 * MstStore: one .muster file. The one door for writes: everything written is checked, journalled and
 * announced in one transaction. Used by the thread that opened it; long work opens its own.
 *
 * MstStore::changed (store, const char *type): records of @type (NULL: anything) were changed, by this
 * program or another; emitted in the main context of the thread that opened the store, after commit.
 * @type is "filter" for saved filters and "setting" for settings.
 */
#define MST_TYPE_STORE (mst_store_get_type ())
G_DECLARE_FINAL_TYPE (MstStore, mst_store, MST, STORE, GObject)

/* A new file; refuses to replace an existing one. @name: the district's name. */
MstStore *mst_store_create (const char *path, const char *name, GError **error);
/* %MST_ERROR_REFUSED for a damaged, foreign or newer file, which is left untouched; an older one is
 * backed up and migrated. */
MstStore *mst_store_open (const char *path, GError **error);
/* Reads only, never migrates. */
MstStore *mst_store_open_read_only (const char *path, GError **error);

const char *mst_store_get_path (MstStore *self);
MstConnection *mst_store_get_connection (MstStore *self);
/* Settings kept in the file: "name" (district), "made_by" (制表单位), import layouts … */
char *mst_store_dup_setting (MstStore *self, const char *key);
/* Announced as MstStore::changed ("setting") when it differs from before. */
gboolean mst_store_set_setting (MstStore *self, const char *key, const char *value, GError **error);
/* Looks for the changes of other connections, this program's or another's, and emits
 * MstStore::changed (NULL) when there are any. Between groups. */
void mst_store_refresh (MstStore *self);
/* Does so twice a second from now on, in the thread-default main context; for a store whose thread runs
 * that context. */
void mst_store_watch (MstStore *self);
void mst_store_set_user (MstStore *self, const char *user); /* default: the login's real name */

/* Until mst_store_release() everything that is read through this store is of one moment, whatever others
 * write meanwhile; nothing can be written through it then (%MST_ERROR_USAGE). Nests. */
gboolean mst_store_hold (MstStore *self, GError **error);
void mst_store_release (MstStore *self);

/* --- the door --- */

/* Begins a group: one action of the officer, one transaction, one step of undo. @action: stable nick
 * ("import" "insert" "update" "delete" …); @label: what it is called in the undo menu, translated
 * ("导入 17 个花名册"). %MST_ERROR_BUSY when another program writes. Groups do not nest. */
gboolean mst_store_begin (MstStore *self, const char *action, const char *label, GError **error);
gboolean mst_store_commit (MstStore *self, GError **error);
void mst_store_rollback (MstStore *self);
gboolean mst_store_in_group (MstStore *self);

/* Within a group. @source: where it comes from ("people-01.xlsx!花名册!214" and the values as written,
 * as JSON); nullable. Errors: %MST_ERROR_INPUT when a rule is broken (message says which field),
 * %MST_ERROR_STALE, %MST_ERROR_NOT_FOUND, %MST_ERROR_IN_USE (delete; says by what). insert sets id
 * and version, update raises the version. A failed call leaves the group usable. */
gboolean mst_store_insert (MstStore *self, MstRecord *record, const char *source, GError **error);
gboolean mst_store_update (MstStore *self, MstRecord *record, const char *source, GError **error);
gboolean mst_store_delete (MstStore *self, const MstRecordType *type, gint64 id, gint64 version,
                           GError **error);

MstRecord *mst_store_get (MstStore *self, const MstRecordType *type, gint64 id, GError **error);
/* The same where one that isn't there is no error: @record is NULL then. (transfer full)
 * Returns: FALSE with @error when the file can't be read */
gboolean mst_store_find (MstStore *self, const MstRecordType *type, gint64 id, MstRecord **record,
                         GError **error);
/* The records of @type that refer to the record @id in @field, in the order of their ids.
 * (element-type gint64) */
GArray *mst_store_list_referring (MstStore *self, const MstRecordType *type, const char *field,
                                  gint64 id, GError **error);
/* The record of @type, but for @id, that has @value in @field; 0 when there is none. */
gint64 mst_store_find_holder (MstStore *self, const MstRecordType *type, const MstField *field,
                              const char *value, gint64 id);
/* What refers to the record: number per type, as a sentence; NULL when nothing. */
char *mst_store_describe_dependents (MstStore *self, const MstRecordType *type, gint64 id);

/* --- undo and journal --- */

/* The label of what would be undone or redone; NULL when there is nothing. (transfer full) */
char *mst_store_dup_undo_label (MstStore *self);
char *mst_store_dup_redo_label (MstStore *self);
/* Those of the steps that would be taken back one after another, the next one first. (element-type utf8)
 * (transfer full) */
GPtrArray *mst_store_list_undo_labels (MstStore *self, guint limit);
GPtrArray *mst_store_list_redo_labels (MstStore *self, guint limit);
/* Applies the last group's inverse as a new group. %MST_ERROR_STALE when a record it touches was
 * changed since by something that can't be undone with it. */
gboolean mst_store_undo (MstStore *self, GError **error);
gboolean mst_store_redo (MstStore *self, GError **error);

/** MstJournalEntry: one change of one record. */
typedef struct
{
  gint64 sequence;
  gint64 group;
  char *at; /* ISO 8601 with zone */
  char *who;
  char *action; /* the group's */
  char *label;  /* the group's */
  char *type;
  gint64 record;
  char *change; /* "insert" "update" "delete" "reveal" "export" … */
  char *before; /* JSON, nullable */
  char *after;  /* JSON, nullable */
  char *source; /* nullable */
  char *hash;   /* SHA-256, hex */
} MstJournalEntry;

/* Newest first; @type NULL and @id 0: the whole journal. (element-type MstJournalEntry) */
GPtrArray *mst_store_list_journal (MstStore *self, const MstRecordType *type, gint64 id,
                                   guint offset, guint limit, GError **error);
/** MstJournalGroup: one action. */
typedef struct
{
  gint64 group;
  char *at;
  char *who;
  char *action;
  char *label;
  gint64 n_changes;
  gint64 undoes; /* the group this one undoes or redoes; 0 */
  gboolean undone;
} MstJournalGroup;
/* Newest first. (element-type MstJournalGroup) */
GPtrArray *mst_store_list_groups (MstStore *self, guint offset, guint limit, GError **error);

/**
 * MstJournalFilter: which groups; NULL and 0 ask for nothing.
 * @since, @until: ISO days, both included, as the clock of the machine that wrote showed them
 * @who: the whole name
 * @action: the action's nick
 * @type: name of a record type: groups that touched such records
 * @text: stands in the label, or in the present title of a record that was touched; case is ignored
 * @group: this one
 * @kind: "change" (other than imports), "import", "undo" (and redo), "access" (seen or taken out)
 * @after: groups written after that one
 */
typedef struct
{
  const char *since;
  const char *until;
  const char *who;
  const char *action;
  const char *type;
  const char *text;
  gint64 group;
  const char *kind;
  gint64 after;
} MstJournalFilter;

/* The groups that fit all of @filter (nullable), newest first. (element-type MstJournalGroup) */
GPtrArray *mst_store_list_groups_filtered (MstStore *self, const MstJournalFilter *filter,
                                           guint offset, guint limit, GError **error);
/* How many fit; -1 with @error. */
gint64 mst_store_count_groups (MstStore *self, const MstJournalFilter *filter, GError **error);
/* Everybody who is in the journal, by name. (transfer full) */
char **mst_store_list_people_in_journal (MstStore *self, GError **error);
/* What a group changed, in the order in which it did. (element-type MstJournalEntry) */
GPtrArray *mst_store_list_group_entries (MstStore *self, gint64 group, guint offset, guint limit,
                                         GError **error);
/* The chain of hashes alone; mst_store_check() looks at everything. Problems as sentences; an empty
 * array is a whole chain. */
GPtrArray *mst_store_verify_journal (MstStore *self, MstProgress *progress, GError **error);

/** MstChange: that a record was written, and by which group. */
typedef struct
{
  gint64 sequence;
  gint64 group;
  char *type;
  gint64 record;
  char *who;
  char *change; /* as in MstJournalEntry */
} MstChange;
void mst_change_free (MstChange *self);

/* The sequence of the newest entry of the journal; 0 when it is empty, -1 with @error. */
gint64 mst_store_get_last_sequence (MstStore *self, GError **error);
/* The changes after that one, oldest first. (element-type MstChange) */
GPtrArray *mst_store_list_changes_after (MstStore *self, gint64 sequence, guint limit,
                                         GError **error);
/* Whether this process wrote the group, on whatever connection; from any thread's store. Remembered
 * until the process ends, by the hash of the group's last entry, so that a file that was copied,
 * moved or restored misleads nobody. */
gboolean mst_store_made_here (MstStore *self, gint64 group);

/* Something seen or taken out, not written: revealed sensitive fields, an export. A group of its own,
 * not part of undo. */
gboolean mst_store_note_access (MstStore *self, const char *action, const char *label,
                                const MstRecordType *type, gint64 id, GError **error);

/* --- keeping it safe --- */

/* Integrity, foreign keys, journal chain, descriptions against tables, search index. Problems as
 * sentences; an empty array is a clean file. */
GPtrArray *mst_store_check (MstStore *self, MstProgress *progress, GError **error);
/* A consistent copy while others work. */
gboolean mst_store_backup (MstStore *self, const char *path, MstProgress *progress, GError **error);
/* Where copies are kept: the file's setting "backup_folder", or XDG data dir, muster/backups; and how
 * many of this file: its setting "backup_count", or %MST_BACKUP_COUNT. */
#define MST_BACKUP_COUNT 10
#define MST_BACKUP_MAX_COUNT 1000
char *mst_store_dup_backup_folder (MstStore *self);
guint mst_store_get_backup_count (MstStore *self);
/* Into a folder of the file's own (its id) there, the oldest ones going when there are too many.
 * @reason: "import"; "migration": into the usual one when that folder is gone. Returns the path. */
char *mst_store_backup_automatically (MstStore *self, const char *reason, MstProgress *progress,
                                      GError **error);
/* Verifies @backup, then puts it in the place of @path (which is backed up first when it exists). */
gboolean mst_store_restore (const char *backup, const char *path, MstProgress *progress,
                            GError **error);

G_END_DECLS
