/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-date.h"
#include "mst-duplicates.h"

G_BEGIN_DECLS

/* --- names that may be one --- */

/** MstLooseName: a name of a place, a unit or the like, as loosely as it is compared.
 * @plain: without spaces, punctuation and case
 * @base: without the words that people leave out or write in several ways
 * @sound: of the base: pinyin without tones
 * @marks: what tells names apart that are otherwise alike: numbers, letters, points of the compass
 * @rank: "city" or "district" when the name begins with it; 0 */
typedef struct
{
  char *plain;
  char *base;
  char *sound;
  char *marks;
  char rank;
} MstLooseName;

void mst_loose_name_clear (MstLooseName *self);
/* @level: of areas, 1 to 6; else 0. @around: (nullable): the name of the place it belongs to. @district,
 * @city: (nullable): without 区 and 市, for names of organisations. */
void mst_loose_name_init_place (MstLooseName *self, const char *name, int level,
                                const char *around);
void mst_loose_name_init_organisation (MstLooseName *self, const char *name, const char *district,
                                       const char *city);
/* Whether the bases differ in a character or a part at most, and are long enough for that to mean
 * something. */
gboolean mst_loose_name_is_near (const MstLooseName *a, const MstLooseName *b);

/* --- what of a type is compared --- */

#define MST_DUPLICATE_MAX_FIELDS 3

/** MstDuplicatePlan: the fields that tell, by position; -1 where the type has none. */
typedef struct
{
  const MstRecordType *type;
  int title;
  gboolean is_of_people; /* by whole names and dates; else by loose names within a scope */
  int number;            /* citizen number, credit code */
  int phone;
  int date;
  int sex;
  int scope;                           /* what names are unique in */
  int place;                           /* an area */
  int works[MST_DUPLICATE_MAX_FIELDS]; /* where a person works */
  guint n_works;
  int kinds[MST_DUPLICATE_MAX_FIELDS]; /* choices in which records of one thing agree */
  guint n_kinds;
  int longitude, latitude, address;
} MstDuplicatePlan;

void mst_duplicate_plan_init (MstDuplicatePlan *self, const MstRecordType *type);

/** MstDuplicateEntry: what of a record is compared. Texts belong to the finder. */
typedef struct
{
  gint64 id;
  guint fullness; /* how many fields say something */
  const char *title;
  const char *sound;  /* of people's names */
  const char *number; /* valid; nullable */
  const char *phones; /* separated by "/"; nullable */
  const char *works[MST_DUPLICATE_MAX_FIELDS];
  const char *kinds;
  const char *position; /* "116.39369,39.88254" */
  const char *address;  /* folded */
  MstDate date;
  guint sex;       /* 1, 2; 0 unknown */
  guint namesakes; /* of people: how many have the name */
  gint64 scope, place;
  MstLooseName *loose; /* of what isn't people */
} MstDuplicateEntry;

/** MstDuplicateSign: what two records agree and disagree in. */
typedef enum
{
  MST_SIGN_NUMBER = 1 << 0,
  MST_SIGN_NEAR_NUMBER = 1 << 1,
  MST_SIGN_PHONE = 1 << 2,
  MST_SIGN_SHARED_PHONE = 1 << 3, /* of an office, or of many */
  MST_SIGN_TITLE = 1 << 4,
  MST_SIGN_BASE = 1 << 5,
  MST_SIGN_SOUND = 1 << 6,
  MST_SIGN_NEAR_TITLE = 1 << 7,
  MST_SIGN_DATE = 1 << 8,
  MST_SIGN_DATE_COVERS = 1 << 9,
  MST_SIGN_WORK = 1 << 10,
  MST_SIGN_POSITION = 1 << 11,
  MST_SIGN_ADDRESS = 1 << 12,
  MST_SIGN_OTHER_TITLE = 1 << 13,
  MST_SIGN_OTHER_NUMBER = 1 << 14,
  MST_SIGN_OTHER_DATE = 1 << 15,
  MST_SIGN_OTHER_SEX = 1 << 16,
  MST_SIGN_OTHER_SCOPE = 1 << 17,
} MstDuplicateSign;

typedef struct
{
  MstDuplicateStrength strength; /* 0: not one */
  guint signs;                   /* MstDuplicateSign */
} MstDuplicateVerdict;

/* Says of a telephone, a position or an address that more than a few records have it. */
typedef gboolean (*MstCrowdedFunc) (const char *value, gpointer user_data);

MstDuplicateVerdict mst_duplicate_compare (const MstDuplicatePlan *plan, const MstDuplicateEntry *a,
                                           const MstDuplicateEntry *b, MstCrowdedFunc is_crowded,
                                           gpointer user_data);
/* Whether they are two, whatever else agrees. */
gboolean mst_duplicate_are_two (const MstDuplicatePlan *plan, const MstDuplicateEntry *a,
                                const MstDuplicateEntry *b);
/* The number both have; NULL when there is none. (transfer full) */
char *mst_duplicate_find_common_phone (const char *a, const char *b);

/* --- what the officer said are two --- */

/* "ID ID" with the smaller id first, of all pairs of records of the type said to be two. */
GHashTable *mst_duplicates_read_dismissed (MstStore *store, const MstRecordType *type);
char *mst_duplicates_make_pair (gint64 a, gint64 b);
/* What was said of the records that go is said of the keeper, for as long as they are gone. Within a
 * group, while they are still there. @gone: (array length=n_gone) */
gboolean mst_duplicates_inherit (MstStore *store, const MstRecordType *type, gint64 keeper,
                                 const gint64 *gone, guint n_gone, GError **error);

/* --- a search --- */

/** MstDuplicateKey: a record under one of its keys; keys by what they hash to, as every pair is compared anyway. */
typedef struct
{
  guint64 hash;
  guint32 entry;
  guint32 is_counted; /* whether many holders make it worthless */
} MstDuplicateKey;

/** MstDuplicateLink: two records that may be one. */
typedef struct
{
  guint32 first, second;
  MstDuplicateVerdict verdict;
} MstDuplicateLink;

/** MstDuplicateFinder: the state of one search. */
typedef struct
{
  MstDuplicatePlan plan;
  MstStore *store;
  MstProgress *progress;
  GError *error;
  GStringChunk *texts;
  GArray *entries;     /* MstDuplicateEntry */
  GArray *keys;        /* MstDuplicateKey */
  GArray *links;       /* MstDuplicateLink */
  GHashTable *crowded; /* guint64 hashes of keys with too many holders */
  GHashTable *dismissed;
  char *district, *city; /* nullable */
} MstDuplicateFinder;

static inline MstDuplicateEntry *
mst_duplicate_get_entry (const MstDuplicateFinder *self, guint index)
{
  return &g_array_index (self->entries, MstDuplicateEntry, index);
}

/* What is compared of every record, and the keys. */
gboolean mst_duplicate_read (MstDuplicateFinder *self, GError **error);
void mst_duplicate_entry_clear (gpointer entry);
/* The key of what records hold: a telephone, a position, an address. */
guint64 mst_duplicate_hash_holder (const char *value);
gboolean mst_duplicate_is_dismissed (const MstDuplicateFinder *self, guint first, guint second);
/* Appends the reasons for @signs to @reasons, unless they stand there. */
void mst_duplicate_explain (const MstDuplicateFinder *finder, const MstDuplicateEntry *a,
                            const MstDuplicateEntry *b, guint signs, GPtrArray *reasons);
/* Sets of the links. (element-type MstDuplicateSet) */
GPtrArray *mst_duplicate_make_sets (MstDuplicateFinder *self);

G_END_DECLS
