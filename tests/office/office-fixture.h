/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-import.h"
#include "mst-query.h"
#include "test-file.h"

G_BEGIN_DECLS

/**
 * Fixture: a folder of its own with a store that holds a small area tree: 东城区 with 东华门街道
 * (多福巷, 银闸, 花园社区) and 景山街道 (隆福寺, 吉祥, 花园社区).
 */
typedef struct
{
  char *folder;
  char *path; /* of the store */
  MstStore *store;
} Fixture;

/* Before g_test_init(): backups and settings go into a folder of the test's own. */
void fixture_set_up_environment (void);
void fixture_init (Fixture *self);
/* Without areas. */
void fixture_init_blank (Fixture *self);
void fixture_clear (Fixture *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

/* Writing with cells separated by "|": "#12.5" is a number, "@1985-07-01" a date, "" nothing, "^" at
 * the start of a row's first cell merges that cell over the row. @lines is NULL-terminated. */
MstGrid *fixture_grid (const char *name, const char *const *lines);
/* The same as an .xlsx file in the folder, named @name. */
char *fixture_write_xlsx (const Fixture *self, const char *name, const char *const *lines);
char *fixture_write_text (const Fixture *self, const char *name, const char *text);

/* A read import of one .xlsx with these lines. */
MstImport *fixture_read (const Fixture *self, const MstRecordType *type, const char *name,
                         const char *const *lines);
/* Adds a file that must be understood, reads; asserts. */
MstImport *fixture_read_file (const Fixture *self, const MstRecordType *type, const char *path);
void fixture_apply (const Fixture *self, MstImport *import);

/* How many problems have @code; NULL: how many are rejects. */
guint fixture_count_problems (MstImport *import, const char *code);
const MstImportProblem *fixture_find_problem (MstImport *import, const char *code);
/* Adds a record of "FIELD=VALUE|FIELD=VALUE", canonical; its id. */
gint64 fixture_add (const Fixture *self, const MstRecordType *type, const char *line);
/* The fields "NAME,NAME" of a type, NULL-terminated. (transfer container) */
const MstField **fixture_columns (const MstRecordType *type, const char *names);
gint64 fixture_count (const Fixture *self, const MstRecordType *type);
/* The only record whose title is @title; asserts there is one. */
MstRecord *fixture_get (const Fixture *self, const MstRecordType *type, const char *title);
/* "东华门街道 多福巷社区" of the record's place. */
char *fixture_get_place (const Fixture *self, const MstRecord *record, const char *field);

/* A valid citizen number under 110100 with this birth and sex. */
char *fixture_make_number (const char *birth_8, guint serial, gboolean female);

G_END_DECLS
