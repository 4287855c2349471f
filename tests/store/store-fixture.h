/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-query.h"
#include "mst-store.h"
#include "test-file.h"
#include "test-folder.h"

G_BEGIN_DECLS

/** Fixture: a store in a folder of its own, with one district, two subdistricts, three communities. */
typedef struct
{
  char *folder;
  char *path;
  MstStore *store;
  gint64 district;
  gint64 subdistricts[2];
  gint64 communities[3]; /* the first two in the first subdistrict */
} Fixture;

Fixture *fixture_new (void);
void fixture_free (Fixture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

/* Closes the store and opens it again. */
void fixture_reopen (Fixture *self);

/* A record from "field", "value" pairs, ended by NULL. */
MstRecord *make_record (const MstRecordType *type, ...) G_GNUC_NULL_TERMINATED;
/* A group of one insert; the id. */
gint64 insert (MstStore *store, const MstRecord *record);
/* The same for a person with this name in this area. */
gint64 insert_person (MstStore *store, const char *name, gint64 area);
/* A group of one change of one field; asserts that it succeeds. */
void change (MstStore *store, const MstRecordType *type, gint64 id, const char *field,
             const char *value);
gint64 count (MstStore *store, const MstRecordType *type);
char *dup_value (MstStore *store, const MstRecordType *type, gint64 id, const char *field);
/* The titles of what is found, in order and separated by spaces: got in both ways, and the count
 * agrees. (transfer full) */
char *list_titles (MstStore *store, const MstQuery *query);

/* A valid citizen number with an invented serial under 110100. (transfer full) */
char *make_citizen_number (guint serial);
/* An invented name of two or three characters. (transfer full) */
char *make_name (guint seed);

G_END_DECLS
