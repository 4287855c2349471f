/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outcome codes of an import, and what they are called on screen. */

#include "config.h"

#include "mst-import-codes.h"

#include <glib/gi18n-lib.h>

static const MstImportCode codes[] = {
  { "missing-required", MST_IMPORT_CODE_REJECT, N_ ("Required value missing"),
    N_ ("Fill in the value, or leave the row to be sent back.") },
  { "bad-check-digit", MST_IMPORT_CODE_REJECT, N_ ("Citizen number is wrong"),
    N_ ("Compare the number with the identity card and correct it.") },
  { "destroyed-number", MST_IMPORT_CODE_REJECT, N_ ("Citizen number destroyed by the spreadsheet"),
    N_ ("Its last digits are lost: enter the whole number again, as text.") },
  { "unknown-place", MST_IMPORT_CODE_REJECT, N_ ("Place not found"),
    N_ ("Correct the name, or add the place under Areas first.") },
  { "ambiguous-place", MST_IMPORT_CODE_REJECT, N_ ("Place fits several"),
    N_ ("Write the subdistrict before the name.") },
  { "unknown-unit", MST_IMPORT_CODE_REJECT, N_ ("Unit not found"),
    N_ ("Correct the name, or add the unit under Units first.") },
  { "ambiguous-person", MST_IMPORT_CODE_REJECT, N_ ("Name fits several people"),
    N_ ("Write the telephone of the one meant beside the name.") },
  { "unreadable-date", MST_IMPORT_CODE_REJECT, N_ ("Date can't be read"),
    N_ ("Write it like 1985-07-01 or 1985-07.") },
  { "unreadable-value", MST_IMPORT_CODE_REJECT, N_ ("Value can't be read"),
    N_ ("Correct the value; the reason stands beside it.") },
  { "conflict", MST_IMPORT_CODE_REJECT, N_ ("Contradicts another row"),
    N_ ("Find out which of the two is right and correct the other.") },
  { "repair-proposed", MST_IMPORT_CODE_DECIDE, N_ ("Repair proposed"),
    N_ (
      "The remaining digits and the name fit exactly one known person. Accept where it is right.") },
  { "sex-disagrees", MST_IMPORT_CODE_WARNING, N_ ("Sex disagrees with the citizen number"),
    N_ ("The row is read as written. Correct it where the sheet is wrong.") },
  { "birth-disagrees", MST_IMPORT_CODE_WARNING, N_ ("Birth date disagrees with the citizen number"),
    N_ ("The row is read as written. Correct it where the sheet is wrong.") },
  { "birth-ahead", MST_IMPORT_CODE_WARNING, N_ ("Birth date in the future"),
    N_ ("The row is read as written. Correct it where the sheet is wrong.") },
  { "bad-credit-code", MST_IMPORT_CODE_WARNING, N_ ("Credit code is wrong"),
    N_ ("The row is read with the code as written. Ask the unit for the right one.") },
  { "normalised", MST_IMPORT_CODE_WARNING, N_ ("Written form tidied"),
    N_ ("Spaces and full-width characters were removed. The original is kept in the history.") },
  { "person-added", MST_IMPORT_CODE_WARNING, N_ ("Somebody new is added"),
    N_ ("The person is entered among the people with what the row says.") },
  { "other-telephone", MST_IMPORT_CODE_WARNING, N_ ("Telephone differs"),
    N_ (
      "The row is read with the person in the file. Compare the two, and correct what is wrong.") },
  { "out-of-use", MST_IMPORT_CODE_WARNING, N_ ("In the file as out of use"),
    N_ ("The row is read, but the record stays out of use. Clear its date if it counts again.") },
  { "hidden-row", MST_IMPORT_CODE_WARNING, N_ ("Hidden rows"),
    N_ ("These rows are hidden in the sheet; they are read like the others.") },
};

const MstImportCode *
mst_import_codes (guint *n_codes)
{
  *n_codes = G_N_ELEMENTS (codes);
  return codes;
}

const MstImportCode *
mst_import_code_find (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_str_equal (codes[i].code, code))
      return &codes[i];
  return NULL;
}
