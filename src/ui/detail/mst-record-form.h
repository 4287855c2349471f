/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-draft.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstRecordForm: a record to write in, by the sections of its description. What is wrong stands under
 * its field while typing; what is not saved is kept as a draft. Ctrl+S or Ctrl+Enter saves; Escape
 * leaves, and keeps the draft.
 *
 * MstRecordForm::edited (form): whether something is edited may have changed.
 * MstRecordForm::saved (form, gint64 id)
 * MstRecordForm::left (form): by Escape, or nothing was to be saved.
 * MstRecordForm::discarded (form)
 */
#define MST_TYPE_RECORD_FORM (mst_record_form_get_type ())
G_DECLARE_FINAL_TYPE (MstRecordForm, mst_record_form, MST, RECORD_FORM, AdwBin)

/* @record: as read, or without id a new one. @written: (nullable): other values, as if the officer had
 * written them. */
GtkWidget *mst_record_form_new (MstSession *session, const MstRecord *record,
                                const MstRecord *written);
/* As if what is in the draft had been written. */
void mst_record_form_take_draft (MstRecordForm *self, const MstDraft *draft);
gboolean mst_record_form_is_edited (MstRecordForm *self);
gint64 mst_record_form_get_id (MstRecordForm *self);
const MstRecordType *mst_record_form_get_record_type (MstRecordForm *self);
void mst_record_form_save (MstRecordForm *self);
/* Its draft is kept as that of @id, instead of the record's, from now on; or not at all. */
#define MST_RECORD_FORM_NO_DRAFT (-2)
void mst_record_form_set_draft_id (MstRecordForm *self, gint64 id);
/* Keeps what is not saved, now. */
void mst_record_form_keep_draft (MstRecordForm *self);

G_END_DECLS
