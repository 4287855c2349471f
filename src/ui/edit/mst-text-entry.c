/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line: texts, names, numbers, telephones. */
#include "config.h"

#include "mst-field-editor-private.h"

struct _MstTextEntry
{
  MstFieldEditor parent_instance;
  GtkEntry *entry;
};

G_DEFINE_FINAL_TYPE (MstTextEntry, mst_text_entry, MST_TYPE_FIELD_EDITOR)

/* What an input method and a keyboard on the screen go by. */
static GtkInputPurpose
get_purpose (MstFieldKind kind)
{
  switch (kind)
    {
    case MST_FIELD_NAME:
      return GTK_INPUT_PURPOSE_NAME;
    case MST_FIELD_PHONE:
      return GTK_INPUT_PURPOSE_PHONE;
    case MST_FIELD_INTEGER:
    case MST_FIELD_DECIMAL:
      return GTK_INPUT_PURPOSE_NUMBER;
    case MST_FIELD_TEXT:
    case MST_FIELD_CITIZEN_NUMBER:
    case MST_FIELD_CREDIT_CODE:
    case MST_FIELD_DATE:
    case MST_FIELD_MONTH:
    case MST_FIELD_CHOICE:
    case MST_FIELD_REFERENCE:
    case MST_FIELD_FLAG:
    case MST_FIELD_NOTE:
      break;
    }
  return GTK_INPUT_PURPOSE_FREE_FORM;
}

static void
show (MstFieldEditor *editor, const char *value)
{
  gtk_editable_set_text (GTK_EDITABLE (MST_TEXT_ENTRY (editor)->entry), value != NULL ? value : "");
}

static const char *
get_text (MstFieldEditor *editor)
{
  return gtk_editable_get_text (GTK_EDITABLE (MST_TEXT_ENTRY (editor)->entry));
}

static void
set_text (MstFieldEditor *editor, const char *text)
{
  show (editor, text);
  gtk_editable_set_position (GTK_EDITABLE (MST_TEXT_ENTRY (editor)->entry), -1);
}

static void
set_compact (MstFieldEditor *editor, gboolean compact)
{
  gtk_entry_set_has_frame (MST_TEXT_ENTRY (editor)->entry, !compact);
}

static void
mst_text_entry_constructed (GObject *object)
{
  MstTextEntry *self = MST_TEXT_ENTRY (object);
  const MstField *field = mst_field_editor_get_field (MST_FIELD_EDITOR (self));

  G_OBJECT_CLASS (mst_text_entry_parent_class)->constructed (object);
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_entry_set_input_purpose (self->entry, get_purpose (field->kind));
  if ((field->flags & MST_FIELD_SENSITIVE) != 0)
    gtk_entry_set_input_hints (self->entry, GTK_INPUT_HINT_PRIVATE);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (mst_field_editor_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (mst_field_editor_activated), self);
  mst_field_editor_set_control (MST_FIELD_EDITOR (self), GTK_WIDGET (self->entry),
                                GTK_WIDGET (self->entry));
}

static void
mst_text_entry_class_init (MstTextEntryClass *class)
{
  MstFieldEditorClass *editor_class = MST_FIELD_EDITOR_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = mst_text_entry_constructed;
  editor_class->show = show;
  editor_class->get_text = get_text;
  editor_class->set_text = set_text;
  editor_class->set_compact = set_compact;
}

static void
mst_text_entry_init (MstTextEntry *self)
{
}
