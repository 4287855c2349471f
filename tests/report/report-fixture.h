/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report.h"

G_BEGIN_DECLS

/**
 * Fixture: a district of two subdistricts whose every figure can be counted by hand.
 *
 * 晨泉街道: the communities 松湾 (安溪花园: managed, 12 buildings, 1,234 households) and 柳岸 (广渡雅居:
 *   not managed, 66 households), the unit 区卫健委, a post of 3 for two shifts a day all day, 3 people
 * 怀庄街道: the community 石桥 (怀庄里: managed, 2 buildings, 100 households), a post whose people aren't
 *   known, 1 person; in no subdistrict: 1 person
 */
typedef struct
{
  char *folder;
  char *path; /* of the store */
  MstStore *store;
} Fixture;

void report_fixture_set_up (Fixture *fixture, gconstpointer data);
/* Without anything in it, for those who put in something else. */
void report_fixture_create (Fixture *fixture);
void report_fixture_tear_down (Fixture *fixture, gconstpointer data);

/* Fields and values, ending with NULL. The new record's id. */
gint64 report_fixture_insert (MstStore *store, const MstRecordType *type,
                              ...) G_GNUC_NULL_TERMINATED;
/* A path in the fixture's folder. (transfer full) */
char *report_fixture_build (Fixture *fixture, const char *name);
/* Headings, rows and totals, a line each, cells parted by "|". (transfer full) */
char *report_fixture_describe (MstTable *table);

G_END_DECLS
