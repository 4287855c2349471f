/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-workbook.h"

#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Reads @bytes as a workbook and aborts when what comes back breaks a promise: rows and columns
 * ascend, texts are UTF-8, errors are refusals. */
void fuzz_workbook (GBytes *bytes, const char *name);
void fuzz_workbook_check (MstWorkbook *workbook, const GError *error);

G_END_DECLS
