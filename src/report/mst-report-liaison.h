/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-liaison-coverage.h"
#include "mst-report.h"

G_BEGIN_DECLS

/**
 * MstLiaisonRow: a liaison pair as documents print it. Texts are nullable.
 * @kind: MstLiaisonKind
 * @phone: of the person; masked unless the options reveal it
 * @workplace: of the person, or the unit
 * @place: what lies below the community; the whole name is @subdistrict, @community, @place
 * @code: of the place
 */
typedef struct
{
  gint64 id, kind, unit_id, person_id, area_id;
  char *unit, *person, *position, *phone, *workplace;
  char *code, *subdistrict, *community, *place, *household;
  char *since, *ended, *document, *reason;
} MstLiaisonRow;

/* The pairs that count on @day (ISO) in the chosen place, by the code of the place, then by kind.
 * (element-type MstLiaisonRow) (transfer full) */
GPtrArray *mst_liaison_rows_read (MstStore *store, const MstReportOptions *options, const char *day,
                                  GError **error);
/* "东华门街道多福巷社区瑞庭院". (transfer full) */
char *mst_liaison_row_dup_place (const MstLiaisonRow *self);

/* The query for the pairs of the place with this code. For keys. (transfer full) */
char *mst_liaison_make_key (const char *code);
/* The heading of the column of places that rows stand in groups of: 街道, or 社区 where a subdistrict or less
 * is chosen. */
const char *mst_liaison_get_place_group (MstStore *store, const MstReportOptions *options);
/* Groups @table, whose rows and keys are set, by @heading. %MST_ERROR_USAGE when it has no such column. */
gboolean mst_liaison_set_group (MstTable *table, const char *heading, GError **error);
/* What documents call the roles. */
extern const char *const mst_coverage_role_words[MST_COVERAGE_N_ROLES];
/* What is missing or wrong, place by place; what all places lack that lie in one is one row. (transfer full) */
MstTable *mst_coverage_create_gaps_table (const MstLiaisonCoverage *coverage, MstStore *store);
/* The name of a unit, a place or a person as it is sorted. (transfer full) */
char *mst_liaison_dup_sort_key (const char *name);

G_END_DECLS
