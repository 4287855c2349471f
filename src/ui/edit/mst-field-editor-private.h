/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the controls of each kind and the editor know of one another. */
#pragma once

#include "mst-field-editor.h"

G_BEGIN_DECLS

/**
 * MstFieldEditorClass:
 * @show: puts a canonical value (NULL: none) into the control
 * @get_text, @set_text: as typed
 * @read: canonical text of what is typed; the default asks mst_field_read()
 * @set_compact: the default does nothing
 * @key_pressed: a key the control itself had no use for; TRUE when taken
 * @left: the focus went elsewhere, before what was understood is shown
 */
struct _MstFieldEditorClass
{
  AdwBinClass parent_class;

  void (*show) (MstFieldEditor *self, const char *value);
  const char *(*get_text) (MstFieldEditor *self);
  void (*set_text) (MstFieldEditor *self, const char *text);
  gboolean (*read) (MstFieldEditor *self, char **value, GError **error);
  void (*set_compact) (MstFieldEditor *self, gboolean compact);
  gboolean (*key_pressed) (MstFieldEditor *self, guint key, GdkModifierType state);
  void (*left) (MstFieldEditor *self);
};

/* @control: what is shown; @focus: the part of it that is typed into. Once, when constructed. */
void mst_field_editor_set_control (MstFieldEditor *self, GtkWidget *control, GtkWidget *focus);
/* Announces a change unless the program itself is filling the control in. */
void mst_field_editor_changed (MstFieldEditor *self);
gboolean mst_field_editor_is_filling (MstFieldEditor *self);
void mst_field_editor_activated (MstFieldEditor *self);

#define MST_TYPE_TEXT_ENTRY (mst_text_entry_get_type ())
G_DECLARE_FINAL_TYPE (MstTextEntry, mst_text_entry, MST, TEXT_ENTRY, MstFieldEditor)

#define MST_TYPE_DATE_ENTRY (mst_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (MstDateEntry, mst_date_entry, MST, DATE_ENTRY, MstFieldEditor)

#define MST_TYPE_NOTE_ENTRY (mst_note_entry_get_type ())
G_DECLARE_FINAL_TYPE (MstNoteEntry, mst_note_entry, MST, NOTE_ENTRY, MstFieldEditor)

#define MST_TYPE_FLAG_ENTRY (mst_flag_entry_get_type ())
G_DECLARE_FINAL_TYPE (MstFlagEntry, mst_flag_entry, MST, FLAG_ENTRY, MstFieldEditor)

/**
 * MstListedEntry: an entry with what may be written in it listed underneath.
 *
 * MstListedEntryClass:
 * @suggest: lists what fits @text, by mst_listed_entry_suggest(), now or later; "" lists all
 * @pick: the officer chose it from the list; FALSE when the value is yet to come
 */
#define MST_TYPE_LISTED_ENTRY (mst_listed_entry_get_type ())
G_DECLARE_DERIVABLE_TYPE (MstListedEntry, mst_listed_entry, MST, LISTED_ENTRY, MstFieldEditor)

struct _MstListedEntryClass
{
  MstFieldEditorClass parent_class;

  void (*suggest) (MstListedEntry *self, const char *text);
  gboolean (*pick) (MstListedEntry *self, const char *key);
};

/* @items: (element-type MstSuggestion) (nullable); @hint: nullable. @mark: Enter picks the first. Shown
 * when the list is open or the officer is typing. */
void mst_listed_entry_suggest (MstListedEntry *self, GPtrArray *items, const char *hint,
                               gboolean mark);
/* Marks an item in the list that is open. */
void mst_listed_entry_mark (MstListedEntry *self, const char *key);
const char *mst_listed_entry_get_text (MstListedEntry *self);
void mst_listed_entry_set_text (MstListedEntry *self, const char *text);

#define MST_TYPE_CHOICE_ENTRY (mst_choice_entry_get_type ())
G_DECLARE_FINAL_TYPE (MstChoiceEntry, mst_choice_entry, MST, CHOICE_ENTRY, MstListedEntry)

#define MST_TYPE_REFERENCE_PICKER (mst_reference_picker_get_type ())
G_DECLARE_FINAL_TYPE (MstReferencePicker, mst_reference_picker, MST, REFERENCE_PICKER,
                      MstListedEntry)

G_END_DECLS
