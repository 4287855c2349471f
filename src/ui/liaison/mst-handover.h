/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-liaison-handover.h"
#include "session/mst-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Reads the day in the session's reader; the answer, by mst_worker_ask_finish(), is a MstLiaisonDay. */
void mst_handover_read_day (MstSession *session, const char *iso, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);

/* Writes what was weighed on @day; the window of @widget tells when it can't be. */
void mst_handover_write (GtkWidget *widget, MstSession *session, MstLiaisonDay *day,
                         const MstLiaisonHandover *handovers, guint n);

/* Writes that @unit answers for @place from the day on, or tells why it can't, with the way to the rule that
 * says so. */
void mst_handover_give (GtkWidget *widget, MstSession *session, MstLiaisonDay *day, gint64 place,
                        gint64 unit);

/* Asks whether two places swap their units from the day on, with what it costs. */
void mst_handover_ask_swap (GtkWidget *widget, MstSession *session, const char *iso, gint64 a,
                            gint64 b);

G_END_DECLS
