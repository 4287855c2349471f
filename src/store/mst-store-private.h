/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-connection-private.h"
#include "mst-store.h"
#include "mst-type-sql.h"

G_BEGIN_DECLS

/* Why a copy is made before a file is brought up to date, which is while it is opened. */
#define MST_BACKUP_MIGRATION "migration"

typedef struct _MstJournalWriter MstJournalWriter;
typedef struct _MstSearchWriter MstSearchWriter;
typedef struct _MstOrder MstOrder;
typedef struct _MstBulk MstBulk;

/** MstGroupKind: what a group is to undo. */
typedef enum
{
  MST_GROUP_CHANGE,
  MST_GROUP_UNDO,
  MST_GROUP_REDO,
  MST_GROUP_ACCESS,
} MstGroupKind;

struct _MstStore
{
  GObject parent_instance;

  char *path;
  char *user;
  gboolean is_read_only;
  MstConnection *connection;
  int guard;             /* of the file, while the connection is open */
  GHashTable *sql;       /* MstRecordType → MstTypeSql */
  GHashTable *titles;    /* MstRecordType → GHashTable of id → title */
  gint64 data_version;   /* of what was announced */
  gint64 titles_version; /* of what is in @titles */
  GSource *watch;
  MstOrder *order;  /* of the last query that had to be ordered; nullable */
  gint64 n_commits; /* with the data version, tells one state of the file from another */
  guint n_holds;    /* mst_store_hold() without mst_store_release() */

  /* The open group. */
  gboolean in_group;
  gboolean is_broken; /* a write failed half-way: only a rollback is left */
  MstJournalWriter *journal;
  MstSearchWriter *search;
  MstBulk *bulk;
  GArray *n_inserted; /* gint64 by the type's index */
  GArray *last_ids;   /* gint64 by the type's index in mst_record_types_all(); 0: not asked yet */
  GPtrArray *changed; /* what is announced after the commit, each once (static) */
  MstFindings *findings; /* used again and again */
  GPtrArray *sort_keys;  /* likewise */
};

MstTypeSql *mst_store_get_type_sql (MstStore *self, const MstRecordType *type);

/* Like mst_store_begin(); the caller describes the group to the journal's writer. */
gboolean mst_store_begin_kind (MstStore *self, MstGroupKind kind, GError **error);

/* The next id that no record of @type has ever had; 0 with @error. Within a group. */
gint64 mst_store_take_id (MstStore *self, const MstRecordType *type, GError **error);

/* A record that has just got its id was written. */
void mst_store_count_insert (MstStore *self, const MstRecordType *type, gint64 id);

/* The writing half of the door, after its checks: table, journal, search index. @id of @record is
 * kept when it isn't 0. */
gboolean mst_store_write_insert (MstStore *self, MstRecord *record, const char *source,
                                 GError **error);
gboolean mst_store_write_update (MstStore *self, const MstRecord *before, MstRecord *record,
                                 const char *source, GError **error);
gboolean mst_store_write_delete (MstStore *self, const MstRecord *before, GError **error);

/* After the database has refused a record: puts a sentence that names the field in @error. When
 * none is to blame, @error stays as it is. */
void mst_store_explain_refusal (MstStore *self, const MstRecord *record, GError **error);

/* What is known of records by heart is forgotten. @type NULL: of all. */
void mst_store_forget_titles (MstStore *self, const MstRecordType *type);
/* The same when others have written since; mst_store_refresh() still tells of it. Within a transaction:
 * what is read from now on is of its moment. */
void mst_store_forget_stale_titles (MstStore *self);

/* TRUE with @error while a moment of the file is held: nothing can be written then. */
gboolean mst_store_refuse_held (MstStore *self, GError **error);

/* Emits MstStore::changed; within a group after its commit. @type: static. */
void mst_store_announce (MstStore *self, const char *type);

/* --- what is kept beside the records, in the journal and to be taken back like them --- */

/* The inverse of an entry, written and journalled; as in MstJournalEntry. %MST_ERROR_STALE */
gboolean mst_store_take_back_filter (MstStore *self, const char *before, const char *after,
                                     GError **error);
gboolean mst_store_take_back_setting (MstStore *self, const char *before, const char *after,
                                      GError **error);
gboolean mst_store_take_back_different (MstStore *self, const MstRecordType *type, gint64 record,
                                        const char *before, const char *after, GError **error);

/* A group was committed whose last entry has @hash. */
void mst_store_note_made_here (const char *hash);

/* Adds a sentence to @problems for each record that is not what the journal made it. */
gboolean mst_store_check_records (MstStore *self, const MstRecordType *type, GPtrArray *problems,
                                  MstProgress *progress, GError **error);

/* A setting, inside or outside a group. */
gboolean mst_store_write_setting (MstStore *self, const char *key, const char *value,
                                  GError **error);

/* For reading, whatever version of this program or an older one wrote it. @version: (out) */
MstConnection *mst_store_open_to_read (const char *path, int *version, GError **error);

G_END_DECLS
