/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report.h"

G_BEGIN_DECLS

/** MstReportPlace: one row of a table that goes from place to place. @code: NULL of what has no place. */
typedef struct
{
  gint64 id;
  char *code;
  char *name;
  gboolean is_rest; /* what lies in the chosen place, but in none of the others; or nowhere */
} MstReportPlace;

/**
 * MstReportPlaces: the places one level below the chosen one, in the order of their codes, and for what
 * lies in none of them the place itself. The last is of what has no place, if nothing was chosen.
 * Places out of use on the day aren't among them; what lies in them is told of the place above.
 */
typedef struct _MstReportPlaces MstReportPlaces;

MstReportPlaces *mst_report_places_new (MstStore *store, const MstReportOptions *options,
                                        GError **error);
void mst_report_places_free (MstReportPlaces *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstReportPlaces, mst_report_places_free)

guint mst_report_places_get_n (const MstReportPlaces *self);
const MstReportPlace *mst_report_places_get (const MstReportPlaces *self, guint index);
/* As it is called in a chart: without what all of them end with: "和平里" of "和平里街道". (transfer full) */
char *mst_report_places_dup_short_name (const MstReportPlaces *self, guint index);
/* What they are: "街道", "社区", "小区". */
const char *mst_report_places_get_heading (const MstReportPlaces *self);
/* Where the area @area_id belongs to, 0: nowhere; -1: outside of the chosen place. */
int mst_report_places_find (const MstReportPlaces *self, gint64 area_id);
/* Of the area @area_id; 0 when there is none. */
int mst_report_places_get_level (const MstReportPlaces *self, gint64 area_id);

/** MstPlacedFunc: @values: of the fields asked for; NULL where blank. */
typedef void (*MstPlacedFunc) (guint place, const char *const *values, gpointer user_data);
/* Every record of @type in use on the day that lies in one of the places, areas in themselves.
 * @fields: %NULL-terminated, as of mst_query_foreach_values(); @progress: (nullable): to stop */
gboolean mst_report_places_foreach (const MstReportPlaces *self, const MstRecordType *type,
                                    const char *const *fields, MstPlacedFunc func,
                                    gpointer user_data, MstProgress *progress, GError **error);

/* The query for the records of @of that lie in the place @index, -1: in any of them. For keys.
 * (transfer full) */
char *mst_report_places_make_query_key (const MstReportPlaces *self, int index, const MstQuery *of);
/* Of those of @type with @field being @value, in which both or @value (blank) may be NULL.
 * (transfer full) */
char *mst_report_places_make_key (const MstReportPlaces *self, int index, const MstRecordType *type,
                                  const char *field, const char *value);

G_END_DECLS
