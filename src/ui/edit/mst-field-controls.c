/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which control a field has. */
#include "config.h"

#include "mst-field-editor-private.h"

GtkWidget *
mst_field_editor_new (MstSession *session, const MstField *field)
{
  GType type = MST_TYPE_TEXT_ENTRY;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  switch (field->kind)
    {
    case MST_FIELD_DATE:
    case MST_FIELD_MONTH:
      type = MST_TYPE_DATE_ENTRY;
      break;
    case MST_FIELD_NOTE:
      type = MST_TYPE_NOTE_ENTRY;
      break;
    case MST_FIELD_FLAG:
      type = MST_TYPE_FLAG_ENTRY;
      break;
    case MST_FIELD_CHOICE:
      type = MST_TYPE_CHOICE_ENTRY;
      break;
    case MST_FIELD_REFERENCE:
      type = MST_TYPE_REFERENCE_PICKER;
      break;
    case MST_FIELD_TEXT:
    case MST_FIELD_NAME:
    case MST_FIELD_CITIZEN_NUMBER:
    case MST_FIELD_CREDIT_CODE:
    case MST_FIELD_PHONE:
    case MST_FIELD_INTEGER:
    case MST_FIELD_DECIMAL:
      break;
    }
  return g_object_new (type, "session", session, "field", field, NULL);
}
