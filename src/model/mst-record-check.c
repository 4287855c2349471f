/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of one record: required fields, the form of each value, then the type's own rules. */
#include "config.h"

#include "mst-number.h"
#include "mst-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
check_citizen_number (int field, const char *value, MstFindings *findings)
{
  MstNumber number = mst_citizen_number_check (value);

  if (number.fault == MST_NUMBER_OK)
    return;
  mst_findings_add (findings, field, TRUE,
                    number.fault == MST_NUMBER_DESTROYED ? "destroyed-number" : "bad-check-digit",
                    g_strdup (mst_number_fault_get_sentence (number.fault)));
}

static void
check_credit_code (int field, const char *value, MstFindings *findings)
{
  MstNumber number = mst_credit_code_check (value);

  if (number.fault != MST_NUMBER_OK)
    mst_findings_add (findings, field, FALSE, "bad-credit-code",
                      g_strdup (mst_number_fault_get_sentence (number.fault)));
}

static void
add_no_value (const MstField *field, int index, const char *value, const char *code,
              MstFindings *findings)
{
  mst_findings_add (
    findings, index, TRUE, code,
    g_strdup_printf (_ ("“%s” is no value of “%s”."), value, mst_field_get_label (field)));
}

/* Canonical text reads as itself; anything else was not written by mst_field_read(). */
static void
check_form (const MstField *field, int index, const char *value, MstFindings *findings)
{
  gboolean is_date = field->kind == MST_FIELD_DATE || field->kind == MST_FIELD_MONTH;
  const char *code = is_date ? "unreadable-date" : "unreadable-value";
  g_autofree char *read = NULL;
  g_autoptr (GError) error = NULL;

  if (!mst_field_read (field, value, &read, &error))
    mst_findings_add (findings, index, TRUE, code, g_strdup (error->message));
  else if (g_strcmp0 (read, value) != 0)
    add_no_value (field, index, value, code, findings);
}

static void
check_value (const MstField *field, int index, const char *value, MstFindings *findings)
{
  MstDate date;

  switch (field->kind)
    {
    case MST_FIELD_CITIZEN_NUMBER:
      check_citizen_number (index, value, findings);
      break;

    case MST_FIELD_CREDIT_CODE:
      check_credit_code (index, value, findings);
      break;

    case MST_FIELD_CHOICE:
      if (mst_choice_set_find (mst_field_get_choices (field), value) == NULL)
        check_form (field, index, value, findings);
      break;

    case MST_FIELD_DATE:
      if (!mst_date_from_iso (value, &date)
          || ((field->flags & MST_FIELD_WHOLE_DAY) && date.day == 0))
        check_form (field, index, value, findings);
      break;

    case MST_FIELD_FLAG:
      if (strcmp (value, "0") != 0 && strcmp (value, "1") != 0)
        check_form (field, index, value, findings);
      break;

    case MST_FIELD_REFERENCE:
      if (strspn (value, "0123456789") != strlen (value))
        add_no_value (field, index, value, "unreadable-value", findings);
      break;

    case MST_FIELD_PHONE:
      if (strspn (value, "0123456789") != strlen (value) || strlen (value) != 11)
        check_form (field, index, value, findings);
      break;

    case MST_FIELD_MONTH:
    case MST_FIELD_INTEGER:
    case MST_FIELD_DECIMAL:
      check_form (field, index, value, findings);
      break;

    case MST_FIELD_TEXT:
    case MST_FIELD_NAME:
    case MST_FIELD_NOTE:
      break;
    }
}

void
mst_record_check (const MstRecord *self, MstFindings *findings)
{
  const MstRecordType *type;

  g_return_if_fail (self != NULL);
  g_return_if_fail (findings != NULL);

  type = mst_record_get_record_type (self);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const MstField *field = &type->fields[i];
      const char *value = mst_record_get_at (self, i);

      if (value != NULL)
        check_value (field, i, value, findings);
      else if ((field->flags & (MST_FIELD_REQUIRED | MST_FIELD_GIVEN)) == MST_FIELD_REQUIRED)
        mst_findings_add (findings, i, TRUE, "missing-required",
                          g_strdup_printf (_ ("“%s” is missing."), mst_field_get_label (field)));
    }
  if (type->check != NULL)
    type->check (self, findings);
}

void
mst_record_complete (MstRecord *self)
{
  const MstRecordType *type;

  g_return_if_fail (self != NULL);

  type = mst_record_get_record_type (self);
  if (type->complete != NULL)
    type->complete (self);
}
