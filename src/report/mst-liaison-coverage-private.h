/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by mst-liaison-coverage*.c only. */
#pragma once

#include "mst-liaison-coverage.h"

G_BEGIN_DECLS

/** MstCoveragePair: one that counts on the day, or has been released before. */
typedef struct
{
  gint64 id, unit, person;
  gint64 kind;
  char *since, *ended;
} MstCoveragePair;

/** MstCoverageLoad: of a unit on the day. */
typedef struct
{
  gint64 id;
  gint64 capacity; /* -1: says nothing */
  gint64 n;
} MstCoverageLoad;

struct _MstLiaisonCoverage
{
  GArray *places;      /* MstCoveragePlace */
  GHashTable *indices; /* gint64 → position + 1 */
};

/** MstCoverageReading: what the file says of the day, while a coverage is made of it. */
typedef struct
{
  MstLiaisonCoverage *coverage;
  MstStore *store;
  const char *day;
  GHashTable *current;  /* place id → GArray of MstCoveragePair */
  GHashTable *released; /* place id → GArray of MstCoveragePair */
  GHashTable *loads;    /* unit id → MstCoverageLoad */
  GArray *people;       /* gint64, of current pairs */
  GHashTable *homes;    /* of them: person id → unit id */
  GArray *parents;      /* gint64 by place */
  GHashTable *closed;   /* place ids: by a rule they need no unit */
} MstCoverageReading;

static inline MstCoveragePlace *
mst_liaison_coverage_place_at (const MstLiaisonCoverage *self, guint index)
{
  return &g_array_index (self->places, MstCoveragePlace, index);
}

/* Fills the cells of all places, and the worst of each with those in it. */
void mst_coverage_reading_judge (MstCoverageReading *self);
/* Of its own cells, without the places in it. */
MstCoverageState mst_coverage_place_find_worst (const MstCoveragePlace *place);

G_END_DECLS
