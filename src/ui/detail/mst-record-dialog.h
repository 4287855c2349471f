/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstRecordDialog: a new record that another one is to refer to, written in a window of its own.
 *
 * MstRecordDialog::created (dialog, gint64 id): it is in the file; the window closes.
 */
#define MST_TYPE_RECORD_DIALOG (mst_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MstRecordDialog, mst_record_dialog, MST, RECORD_DIALOG, AdwWindow)

/* @title: what the record is called, as far as is known; nullable */
GtkWindow *mst_record_dialog_new (GtkWindow *parent, MstSession *session, const MstRecordType *type,
                                  const char *title);

G_END_DECLS
