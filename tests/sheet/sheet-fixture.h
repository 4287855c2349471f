/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-workbook.h"

#include <stdio.h>

G_BEGIN_DECLS

/** Part: of an archive made for a test; @length -1 when @bytes is text. */
typedef struct
{
  const char *name;
  const char *bytes;
  gssize length;
} Part;

/* An archive of the parts up to one without a name. */
GBytes *fixture_zip (const Part *parts);

/* The parts of a workbook of one sheet “S”; those of @parts (nullable) replace or join them. An empty
 * text leaves a part out. */
GBytes *fixture_workbook (const Part *parts);

/* The same in an archive whose parts are encrypted. */
GBytes *fixture_protected_workbook (const char *password);

/* A workbook whose sheet has this between <worksheet> and </worksheet>. */
GBytes *fixture_sheet (const char *content);

#define FIXTURE_NAMESPACE "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define FIXTURE_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define FIXTURE_PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

/* Sheets joined by " / ": "S: A1=s:text B1=n:5 [B3:F3]", "(S)" for one that isn't shown, "A7=s:x!" in
 * a hidden row. */
char *fixture_dump (MstWorkbook *workbook);

/* Reads @bytes and compares the dump; refuses to go on with another. */
void fixture_expect (GBytes *bytes, const char *name, const char *dump);

/* Reads @bytes, which must be refused with a sentence that has @words in it. */
void fixture_expect_refused (GBytes *bytes, const char *name, const char *words);

G_END_DECLS
