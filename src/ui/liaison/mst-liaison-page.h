/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-liaison-plan.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstLiaisonPage: the assistant that plans who answers for which place: what is wanted, with what comes of
 * it; then each place with its reason; nothing is written before the last button. A MstPage.
 */
#define MST_TYPE_LIAISON_PAGE (mst_liaison_page_get_type ())
G_DECLARE_FINAL_TYPE (MstLiaisonPage, mst_liaison_page, MST, LIAISON_PAGE, AdwBin)

/* @options: (transfer full): what is wanted at first; of a repair, which begins with the preview. */
GtkWidget *mst_liaison_page_new (MstSession *session, MstLiaisonPlanOptions *options);
/* The preview, with this place chosen; 0: none. */
void mst_liaison_page_show_place (MstLiaisonPage *self, gint64 place);

G_END_DECLS
