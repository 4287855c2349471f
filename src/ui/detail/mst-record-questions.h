/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From which day on the records are out of use. @ids: (element-type gint64) */
GtkWidget *mst_end_question_new (MstSession *session, const MstRecordType *type, GArray *ids);
/* Why a record can't be deleted: what refers to it, and what can be done instead. @dependents:
 * (element-type MstEditDependent); @is_all: whether these are all */
GtkWidget *mst_dependents_question_new (const char *message, GPtrArray *dependents,
                                        gboolean is_all);

G_END_DECLS
