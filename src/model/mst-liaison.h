/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MstLiaisonKind: the codes of the liaison-kind choices as numbers. */
typedef enum
{
  MST_LIAISON_DISTRICT_LEADER = 1,    /* a district leader answers for a subdistrict */
  MST_LIAISON_SUBDISTRICT_LEADER = 2, /* a subdistrict leader for a community */
  MST_LIAISON_UNIT = 3,   /* a unit, with a leader of its own, for a community or below */
  MST_LIAISON_CADRE = 4,  /* a cadre for a compound */
  MST_LIAISON_MEMBER = 5, /* a member for a household */
} MstLiaisonKind;

#define MST_LIAISON_N_KINDS 5

/* Whether a pair of @kind may be about a place of @level (see MstAreaLevel). */
gboolean mst_liaison_kind_takes_level (MstLiaisonKind kind, int level);

/* The code of the kind a pair has when nobody says so, by who and what is in it. @level: of the place; 0
 * when unknown. NULL when it can't be told. */
const char *mst_liaison_guess_kind (gboolean has_unit, gboolean has_household, int level);

/* What a pair is called: "财政局 → 福园小区", "王伟 → 福园小区 3号楼502". @who, @place, @household:
 * nullable. (transfer full) */
char *mst_liaison_make_name (const char *who, const char *place, const char *household);

G_END_DECLS
