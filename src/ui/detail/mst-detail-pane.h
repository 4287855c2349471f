/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstDetailPane: the chosen record by the sections of its description, what refers to it, and its
 * history. Sensitive values are masked until revealed, which the journal notes.
 */
#define MST_TYPE_DETAIL_PANE (mst_detail_pane_get_type ())
G_DECLARE_FINAL_TYPE (MstDetailPane, mst_detail_pane, MST, DETAIL_PANE, AdwBin)

void mst_detail_pane_set_session (MstDetailPane *self, MstSession *session); /* nullable */
/* @id 0: nothing is chosen. */
void mst_detail_pane_show (MstDetailPane *self, const MstRecordType *type, gint64 id);
/* How many are chosen, when it is not one, and what can be done with them. */
void mst_detail_pane_show_several (MstDetailPane *self, const MstRecordType *type, guint n);
/* The record that is shown; 0. */
gint64 mst_detail_pane_get_shown (MstDetailPane *self, const MstRecordType **type);
/* Turns the record into a form; FALSE when there is none. */
gboolean mst_detail_pane_edit (MstDetailPane *self);
/* The same, with what was written before and not saved. */
void mst_detail_pane_continue_draft (MstDetailPane *self);
/* A form for a new record. @written: (nullable): values as if the officer had written them; without
 * them what he wrote last and didn't save. */
void mst_detail_pane_create (MstDetailPane *self, const MstRecordType *type,
                             const MstRecord *written);
/* Closes the form; what is not saved is kept as a draft. */
void mst_detail_pane_leave_form (MstDetailPane *self);
/* Shows a question above the record; NULL takes it away. */
void mst_detail_pane_ask (MstDetailPane *self, GtkWidget *question);

G_END_DECLS
