/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-liaison-plan.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstLiaisonReasons: why a place of a plan has its unit, and what the others nearby would cost, exactly.
 *
 * MstLiaisonReasons::wanted, ::leader-named: as of MstLiaisonPreview
 */
#define MST_TYPE_LIAISON_REASONS (mst_liaison_reasons_get_type ())
G_DECLARE_FINAL_TYPE (MstLiaisonReasons, mst_liaison_reasons, MST, LIAISON_REASONS, AdwBin)

/* @plan NULL or @place 0: nothing. */
void mst_liaison_reasons_show (MstLiaisonReasons *self, MstSession *session, MstLiaisonPlan *plan,
                               gint64 place);

G_END_DECLS
