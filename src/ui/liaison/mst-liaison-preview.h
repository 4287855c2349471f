/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-liaison-plan.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstLiaisonPreview: what a plan makes of each place, and of the chosen one why, with what every other unit
 * would cost.
 *
 * MstLiaisonPreview::wanted (preview, int kind, gint64 place, gint64 unit, gboolean wanted): a rule of this
 * kind (MstLiaisonRuleKind) is to be added, or taken back.
 * MstLiaisonPreview::leader-named (preview, gint64 place, gint64 unit, gint64 person): who leads when the place
 * gets the unit; 0: nobody.
 */
#define MST_TYPE_LIAISON_PREVIEW (mst_liaison_preview_get_type ())
G_DECLARE_FINAL_TYPE (MstLiaisonPreview, mst_liaison_preview, MST, LIAISON_PREVIEW, AdwBin)

/* @plan: (nullable): none */
void mst_liaison_preview_show (MstLiaisonPreview *self, MstSession *session, MstLiaisonPlan *plan);
/* Chooses the place, now or when there is a plan with it. */
void mst_liaison_preview_select (MstLiaisonPreview *self, gint64 place);

G_END_DECLS
