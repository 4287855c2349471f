/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-number.h"
#include "mst-sample.h"

G_BEGIN_DECLS

/** MstSamplePlace: an area of the sample. */
typedef struct
{
  gint64 id;
  char *code;
  char *name;
  double longitude, latitude;
  guint parent; /* position in the level above */
} MstSamplePlace;

/** MstSampleUnit: @capacity: how many more places it can carry. */
typedef struct
{
  gint64 id;
  guint capacity;
  double longitude, latitude;
} MstSampleUnit;

/** MstSamplePerson: @unit: position of the home unit, G_MAXUINT for none; @subdistrict: position. */
typedef struct
{
  gint64 id;
  char class;
  guint unit;
  guint subdistrict;
} MstSamplePerson;

/** MstSample: the district as it grows. */
typedef struct
{
  MstStore *store;
  MstProgress *progress;
  GRand *random;
  guint n_people, n_units, n_posts, n_compounds, n_communities, n_subdistricts;
  GArray *subdistricts; /* MstSamplePlace */
  GArray *communities;
  GArray *compounds;
  GPtrArray *unit_names;
  GArray *units;  /* MstSampleUnit */
  GArray *people; /* MstSamplePerson */
} MstSample;

gboolean mst_sample_add_people (MstSample *self, GError **error);
gboolean mst_sample_add_liaison (MstSample *self, GError **error);
/* Stores @record and counts it as done. */
gboolean mst_sample_insert (MstSample *self, MstRecord *record, GError **error);

/* --- chance --- */

guint mst_sample_pick (GRand *random, guint n); /* 0 … n - 1 */
gboolean mst_sample_chance (GRand *random, guint percent);
/* The position of a weight, as often as it weighs. */
guint mst_sample_pick_weighted (GRand *random, const guint *weights, guint n);

/* --- names --- */

/* A name as those born in @birth_year have. (transfer full) */
char *mst_sample_make_person_name (GRand *random, MstSex sex, int birth_year);
/* The @index-th name of places; different indexes below 3,000 give different names. (transfer full) */
char *mst_sample_make_place_name (guint index);
char *mst_sample_make_compound_name (GRand *random, guint index);

G_END_DECLS
