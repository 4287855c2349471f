/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-bulk-edit.h"

G_BEGIN_DECLS

/* On standard error: which records stay as they are, and why. */
void mst_cli_note_refused (const MstBulkEdit *edit);
/* On standard output: the records that change, masked, and how many. */
void mst_cli_print_bulk_edit (const MstBulkEdit *edit, gboolean is_dry, gboolean as_json);

G_END_DECLS
