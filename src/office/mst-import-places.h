/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-import-values.h"

G_BEGIN_DECLS

/**
 * MstPlaceReader: finds the places of one sheet's rows. It caches what repeats.
 */
typedef struct _MstPlaceReader MstPlaceReader;

/** MstPlaceFault: why a row's place was not found; @code %NULL when it was or none is named. */
typedef struct
{
  const char *code; /* as in MstImportProblem */
  const MstValueColumn *column;
  const char *text; /* until the next row */
  char *message;    /* (transfer full) */
} MstPlaceFault;

/* @sheet_place: (nullable): where names are looked for when a row names nothing above them
 * @takes_several: whether a cell may name several places, as in 瑞庭院、福园 */
MstPlaceReader *mst_place_reader_new (const MstPlaceFinder *places, const MstPlace *sheet_place,
                                      const char *sheet_name, gboolean takes_several);
void mst_place_reader_free (MstPlaceReader *self);

/* One row: begin, what it says in its place columns, end. %NULL when it names no place, or with
 * @fault set. */
void mst_place_reader_begin (MstPlaceReader *self);
void mst_place_reader_add (MstPlaceReader *self, const MstValueColumn *column, const char *text);
/* @part: which of the places that the row names, from 0 */
const MstPlace *mst_place_reader_end (MstPlaceReader *self, guint32 row, guint part,
                                      MstPlaceFault *fault);

/** MstPlacePart: one of the places of a cell that names several; until the next row. */
typedef struct
{
  const MstValueColumn *column;
  const char *cell; /* all of it */
  const char *text; /* what names this place */
} MstPlacePart;

/* How many places the row names. A cell names several when one of them is there at least: the others go back.
 * @several: (out): @part of them, when there is more than one */
guint mst_place_reader_get_several (MstPlaceReader *self, guint part, MstPlacePart *several);

G_END_DECLS
