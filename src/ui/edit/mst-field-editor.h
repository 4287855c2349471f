/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstFieldEditor: the control of one field of a record, whatever its kind: an entry, a list to choose
 * from, a picker of records, a calendar beside it, a text of several lines.
 *
 * A value that is masked on screen is covered by its masked text until the officer reveals it, which
 * the journal notes; what is covered can't be typed into and reads as it was.
 *
 * MstFieldEditor::changed (editor): the officer wrote or chose something.
 * MstFieldEditor::left-unread (editor): the officer went elsewhere, and what he wrote can't be read.
 * MstFieldEditor::activate (editor): Enter.
 * MstFieldEditor::cancel (editor): Escape, when nothing of the control's own is open.
 */
#define MST_TYPE_FIELD_EDITOR (mst_field_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (MstFieldEditor, mst_field_editor, MST, FIELD_EDITOR, AdwBin)

/* @field is one of a record type's. */
GtkWidget *mst_field_editor_new (MstSession *session, const MstField *field);
const MstField *mst_field_editor_get_field (MstFieldEditor *self);
MstSession *mst_field_editor_get_session (MstFieldEditor *self);
/* Whose value it is, for the journal when it is revealed; 0: nobody's yet. */
void mst_field_editor_set_record_id (MstFieldEditor *self, gint64 id);

/* @value: (nullable): canonical. Not announced; from now on it counts as not edited. */
void mst_field_editor_set_value (MstFieldEditor *self, const char *value);
/* @value: (nullable): canonical, as if the officer had written it. */
void mst_field_editor_write (MstFieldEditor *self, const char *value);
/* As when the focus goes elsewhere: its list closes, and what was understood is shown. */
void mst_field_editor_settle (MstFieldEditor *self);
/**
 * mst_field_editor_read:
 * @value: (out) (transfer full) (nullable): canonical text of what is written
 *
 * Errors: %MST_ERROR_INPUT with a sentence that says what to do.
 */
gboolean mst_field_editor_read (MstFieldEditor *self, char **value, GError **error);

/* Whether the officer is at it: half a name is no mistake yet, and nothing is said of it until he has left. */
gboolean mst_field_editor_is_being_written (MstFieldEditor *self);

/* A list of records has only those that go with the other fields of @record; see MstField. */
void mst_field_editor_follow (MstFieldEditor *self, const MstRecord *record);

/* As typed: for drafts, and for the key that started the editing of a cell. */
const char *mst_field_editor_get_text (MstFieldEditor *self);
/* As if typed over what is there; announced. */
void mst_field_editor_set_text (MstFieldEditor *self, const char *text);
gboolean mst_field_editor_is_edited (MstFieldEditor *self);
/* Whether the value is hidden behind its masked text. */
gboolean mst_field_editor_is_covered (MstFieldEditor *self);
/* Shows it once the journal has noted that; the focus stays in the control. */
void mst_field_editor_reveal (MstFieldEditor *self);

/* Under the control, or in a list's cell as its tooltip. @message NULL: none. */
void mst_field_editor_set_problem (MstFieldEditor *self, const char *message, gboolean is_error);
/* A button under the problem that says @label and writes @value as if the officer had. @label NULL: none. */
void mst_field_editor_set_remedy (MstFieldEditor *self, const char *label, const char *value);
/* In a list's cell or a bar: without a frame, one line high. */
void mst_field_editor_set_compact (MstFieldEditor *self, gboolean compact);

G_END_DECLS
