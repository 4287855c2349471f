/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-filter.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstFilterEditor: asks one thing of one field: an operator and its values.
 *
 * MstFilterEditor::accepted (editor): by Enter, or by choosing what needs no more
 */
#define MST_TYPE_FILTER_EDITOR (mst_filter_editor_get_type ())
G_DECLARE_FINAL_TYPE (MstFilterEditor, mst_filter_editor, MST, FILTER_EDITOR, AdwBin)

/* Begins with @term, or, without one, with the usual question about @field. */
void mst_filter_editor_set (MstFilterEditor *self, MstSession *session, const MstRecordType *type,
                            const MstField *field, const MstFilterTerm *term);
/* What is asked; NULL when something is missing or wrong, which it says. (transfer full) */
MstFilterTerm *mst_filter_editor_dup_term (MstFilterEditor *self);
/* Says what is wrong with it, seen from outside. */
void mst_filter_editor_complain (MstFilterEditor *self, const char *text);

G_END_DECLS
