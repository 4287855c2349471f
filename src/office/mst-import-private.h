/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-import.h"
#include "mst-place-finder.h"

G_BEGIN_DECLS

/** MstCellKey: a cell of the sources. */
typedef struct
{
  guint sheet;
  guint32 row, column;
} MstCellKey;

/**
 * MstImportRow: a data row as understood.
 * @part: which of its records, when it stands for several
 * @part_text: (nullable): then: what names its place in the cell of @part_column, which names them all
 * @record: what could be read of it, checked
 * @repeats: an earlier row of this import, perhaps a rejected one, is about the same
 * @target: the record the row is about, an index into the reading's targets; -1 when rejected
 * @person: (nullable): of a pair: who answers in it and is not in the file yet
 */
typedef struct
{
  guint sheet;
  guint32 row;
  guint part;
  guint32 part_column;
  char *part_text;
  guint grid_index;
  gboolean rejected;
  gboolean repeats;
  MstOutcome outcome;
  int target;
  MstRecord *record;
  MstRecord *person;
} MstImportRow;

/**
 * MstImportTarget: a record of the store as the import will leave it.
 * @before: as stored; %NULL when it is new
 * @after: with what the rows say; shared with @before or the first row as long as @is_shared
 * @rows: indices of the rows that say something about it, first to last
 */
typedef struct
{
  MstRecord *before;
  MstRecord *after;
  gboolean is_shared;
  GArray *rows;
} MstImportTarget;

/**
 * MstImportReading: what one reading of the sources found.
 * @filled: what a cell says that stands for one above it: ditto marks and the like
 * @group: the newest group of the journal it has seen
 */
typedef struct
{
  GArray *rows;               /* MstImportRow, in order */
  GPtrArray *targets;         /* MstImportTarget */
  GPtrArray *problems;        /* MstImportProblem, in row order */
  GPtrArray *conflicts;       /* MstConflict */
  GPtrArray *reconciliations; /* MstReconciliation */
  GHashTable *filled;         /* MstCellKey → text */
  MstImportCounts counts;
  gint64 group;
} MstImportReading;

/** MstImportMap: a column the caller named: --map FIELD=HEADING. */
typedef struct
{
  int field;
  char *heading;
} MstImportMap;

struct _MstImport
{
  GObject parent_instance;

  const MstRecordType *type;
  GPtrArray *sheets;       /* MstImportSheet */
  char *selected;          /* name or number of the only sheet to read; nullable */
  GArray *maps;            /* MstImportMap */
  char **presets;          /* by field: text where the sheet says nothing */
  GHashTable *corrections; /* MstCellKey → text */
  MstImportReading *reading;
};

/* Texts by MstCellKey, both owned. */
GHashTable *mst_cell_table_new (void);
void mst_cell_table_take (GHashTable *table, guint sheet, guint32 row, guint32 column, char *text);
const char *mst_cell_table_peek (GHashTable *table, guint sheet, guint32 row, guint32 column);

/* What stands in a cell after corrections; NULL without a correction. For any thread while the import
 * is not changed. */
const char *mst_import_peek_correction (MstImport *self, guint sheet, guint32 row, guint32 column);

/* --- sources --- */

/* Recognises every sheet anew, for another type. */
void mst_import_recognise_sheets (MstImport *self);
/* FALSE when no sheet has the heading. */
gboolean mst_import_apply_map (MstImport *self, const MstImportMap *map);

/* --- one sheet, on any thread --- */

/** MstSheetReading: what one sheet holds; sums and sentences about it alone. */
typedef struct
{
  GArray *rows;               /* MstImportRow without targets */
  GPtrArray *problems;        /* MstImportProblem */
  GPtrArray *reconciliations; /* MstReconciliation */
  GHashTable *filled;         /* MstCellKey → text */
  MstImportCounts counts;
} MstSheetReading;

typedef struct _MstImportPeople MstImportPeople;

/* References to units: folded name → id as text. @people: (nullable): for pairs */
typedef struct
{
  MstImport *import;
  const MstPlaceFinder *places;
  GHashTable *units;
  const MstPlace *preset_place; /* nullable */
  MstProgress *progress;
  MstImportPeople *people;
} MstSheetContext;

MstSheetReading *mst_sheet_reading_alloc (void);
MstSheetReading *mst_sheet_reading_new (const MstSheetContext *context, guint sheet);
void mst_sheet_reading_free (MstSheetReading *self);

/* The place a sheet is about: from its title, the lines around it, its name, the file's name. */
const MstPlace *mst_import_find_sheet_place (const MstPlaceFinder *places,
                                             const MstImportSheet *sheet);

/* What the sheet's name, its title or the file's name say of all its rows, for a required choice that no
 * column has; said in @problems. NULL when none does, or a doubt is left. */
const MstChoice *mst_import_find_sheet_choice (MstImport *self, guint sheet, const MstPlace *place,
                                               guint field, GPtrArray *problems);

/* Appends a problem; @message is (transfer full). */
MstImportProblem *mst_import_add_problem (GPtrArray *problems, guint sheet, guint32 row,
                                          guint32 column, int field, gboolean is_reject,
                                          const char *code, const char *value, char *message);

/* --- all of them --- */

MstImportReading *mst_import_reading_new (void);
void mst_import_reading_free (MstImportReading *self);
/* Finds which rows are about the same, in the import and in the store, and what changes. */
gboolean mst_import_match (MstImport *self, MstImportReading *reading, MstStore *store,
                           const MstPlaceFinder *places, MstProgress *progress, GError **error);
void mst_import_target_set (MstImportTarget *target, guint field, const char *value);
/* Counts outcomes and puts the problems into the order of the rows. */
void mst_import_count (MstImportReading *reading);
/* Whether nothing was written since the sources were read. */
gboolean mst_import_is_current (MstImport *self, MstStore *store);

gboolean mst_import_remember_layouts (MstImport *self, MstStore *store, GError **error);

G_END_DECLS
