/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-liaison-plan.h"
#include "session/mst-session.h"

G_BEGIN_DECLS

/* Both end with mst_session_write_finish(). @document, @reason: (nullable) */

void mst_liaison_writing_start (MstSession *session, MstLiaisonPlan *plan,
                                const MstLiaisonPlanWriting *writing, GAsyncReadyCallback callback,
                                gpointer user_data);
/* The rules of the options alone. */
void mst_liaison_writing_start_rules (MstSession *session, const MstLiaisonPlanOptions *options,
                                      const char *document, const char *reason,
                                      GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
