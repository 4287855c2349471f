/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-volume.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MstPrintOperation: prints a volume: its pages on their own paper, drawn as in the preview and in PDF.
 * The printer, its sides and qualities are remembered in the officer's configuration; how many copies
 * and which pages are not: they are of one print only.
 */
#define MST_TYPE_PRINT_OPERATION (mst_print_operation_get_type ())
G_DECLARE_FINAL_TYPE (MstPrintOperation, mst_print_operation, MST, PRINT_OPERATION,
                      GtkPrintOperation)

MstPrintOperation *mst_print_operation_new (MstVolume *volume);

/* Asks for the printer. @done: called with @object, which is kept until then: it went to the printer, or
 * the reason why not; not when the officer cancels. */
typedef void (*MstPrintDoneFunc) (gpointer object, gboolean printed, const char *reason);
void mst_print_volume (MstVolume *volume, GtkWindow *parent, MstPrintDoneFunc done,
                       gpointer object);

/* Where the set-up of the printer is kept. (transfer full) */
char *mst_print_operation_dup_path (void);

G_END_DECLS
