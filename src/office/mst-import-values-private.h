/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-import-liaison.h"
#include "mst-import-places.h"

G_BEGIN_DECLS

struct _MstValueReader
{
  const MstSheetContext *context;
  const MstRecordType *type;
  guint sheet;
  gboolean epoch_1904;
  const MstPlace *sheet_place;
  gboolean has_place_column;
  int place_field; /* the field that takes the place; -1 */
  int birth_field, sex_field, number_field;
  int level_field;                 /* of areas; -1 */
  int title_level;                 /* of areas, from the heading of the name */
  int unit_field, workplace_field; /* the unit a workplace may be; -1 */
  const MstChoice **sheet_choices; /* by field: what the sheet says of all its rows; nullable */
  GHashTable **canonical;          /* by field: of repeating values: text → canonical text */
  MstPlaceReader *places;
  MstPairReader *pairs; /* of liaison pairs; nullable */
  MstFindings *findings;

  /* the row */
  guint32 row;
  guint part, n_parts;
  guint32 part_column;
  const char *part_text; /* of a cell that names several; nullable */
  GPtrArray *problems;
  MstRecord *record;
  gboolean is_rejected;
  guint64 settled;     /* fields that need no further complaint */
  guint32 *columns;    /* by field: its column */
  char *unclear_birth; /* "1990.1", waiting for the citizen number */
  MstDate unclear_date;
};

gboolean mst_value_reader_is_settled (MstValueReader *self, int field);
/* @message is (transfer full). */
MstImportProblem *mst_value_reader_complain (MstValueReader *self, int field, guint32 column,
                                             gboolean is_reject, const char *code,
                                             const char *value, char *message);

/* What was written as a reference to a unit, and as a value of any other kind. */
void mst_value_reader_read_unit (MstValueReader *self, const MstValueColumn *column,
                                 const char *text);
void mst_value_reader_read_value (MstValueReader *self, const MstValueColumn *column,
                                  const char *text);

G_END_DECLS
