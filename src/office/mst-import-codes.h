/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MstImportCodeGroup: what an officer does about a problem. */
typedef enum
{
  MST_IMPORT_CODE_REJECT,  /* the row goes back to its sender */
  MST_IMPORT_CODE_DECIDE,  /* a proposal to accept */
  MST_IMPORT_CODE_WARNING, /* read; worth knowing */
} MstImportCodeGroup;

/**
 * MstImportCode: one of the stable outcome codes of an import.
 * @code: as in JSON
 * @label: untranslated: what is wrong, as the name of a group of problems
 * @advice: untranslated: what to do
 */
typedef struct
{
  const char *code;
  MstImportCodeGroup group;
  const char *label;
  const char *advice;
} MstImportCode;

/* In the order in which they are shown. */
const MstImportCode *mst_import_codes (guint *n_codes);
/* NULL when there is none. */
const MstImportCode *mst_import_code_find (const char *code);

G_END_DECLS
