/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-date.h"

G_BEGIN_DECLS

/** How a subdistrict writes its roster. */
typedef enum
{
  LAYOUT_A_SHEET,
  LAYOUT_A_TEXT,
  LAYOUT_B_SHEETS, /* a sheet for each community, which no column names */
  LAYOUT_B_MERGED,
  LAYOUT_B_TEXT,
} LayoutKind;

typedef struct
{
  char code[13];
  char *name;   /* as in the area tree: 红石社区居委会 */
  char *common; /* as people write it: 红石社区 */
  guint level;  /* 1 to 3 */
  guint parent; /* index; of the district itself: 0 */
} Area;

/** What keeps a row from being imported. */
typedef enum
{
  FLAW_NONE,
  FLAW_NO_NAME,
  FLAW_BAD_CHECK_DIGIT,
  FLAW_DESTROYED_NUMBER,
  FLAW_UNKNOWN_COMMUNITY,
  FLAW_UNREADABLE_DATE,
} Flaw;

typedef struct
{
  guint community; /* index of the area */
  char name[16];
  gboolean is_male;
  MstDate birth;
  char number[19]; /* "": he gave none */
  char phone[12];
  guint ethnic_group, political_status, education; /* rows of the styles' words */
  guint class;                                     /* code */
  MstDate joined;                                  /* unset: no member */
  const char *workplace;                           /* a unit's name */
  const char *position;                            /* nullable */
  gboolean trained;
  Flaw flaw;
  gboolean says_other_sex, has_spaces, is_full_width, is_hidden, is_duplicate;
} Row;

typedef struct
{
  guint community;
  char *name;
  const char *company; /* NULL: not managed */
  guint buildings, households;
  double longitude, latitude;
} Compound;

typedef struct
{
  char *name;
  guint level; /* code of unit-level */
  char credit_code[19];
  guint members, capacity;
  char contact[16];
  char phone[12];
  guint subdistrict; /* index of the area */
  double longitude, latitude;
} Unit;

typedef struct
{
  guint compound; /* index */
  char *name;
  guint kind; /* code of post-kind */
  guint people, shifts;
} Post;

/** World: the invented district, before anybody writes it down. */
typedef struct
{
  char style;
  GArray *areas;     /* Area, in the order of their codes */
  GArray *rows;      /* Row, by community, in the order of writing */
  GArray *compounds; /* Compound, by community */
  GArray *units;     /* Unit */
  GArray *posts;     /* Post, by compound */
  guint bad_credit_codes;
} World;

World *mst_test_world_new (char style, guint people, guint32 seed);
void mst_test_world_free (World *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, mst_test_world_free)

const Area *mst_test_world_get_area (const World *self, guint index);
/* The layout of the subdistrict's roster. */
LayoutKind mst_test_world_get_layout (const World *self, guint subdistrict);

G_END_DECLS
