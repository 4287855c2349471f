/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-liaison-plan.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstLiaisonPapers: the last step before a plan is written: what it changes, by which document and why, and
 * whether the file keeps its rules.
 */
#define MST_TYPE_LIAISON_PAPERS (mst_liaison_papers_get_type ())
G_DECLARE_FINAL_TYPE (MstLiaisonPapers, mst_liaison_papers, MST, LIAISON_PAPERS, AdwBin)

/* @plan: (nullable): none */
void mst_liaison_papers_show (MstLiaisonPapers *self, MstSession *session, MstLiaisonPlan *plan);
/* What the officer wrote; nullable where blank. FALSE with the reason under the control. @document, @reason:
 * (out) (transfer full) (nullable) */
gboolean mst_liaison_papers_read (MstLiaisonPapers *self, char **document, char **reason,
                                  gboolean *keep_rules);

G_END_DECLS
