/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstCreateDialog: asks for what a new district needs: its name, the list of its areas and where it is
 * kept.
 *
 * MstCreateDialog::create (dialog, const char *name, const char *areas, const char *path): the officer
 * wants it; @areas is NULL without a list
 */
#define MST_TYPE_CREATE_DIALOG (mst_create_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MstCreateDialog, mst_create_dialog, MST, CREATE_DIALOG, AdwWindow)

GtkWindow *mst_create_dialog_new (GtkWindow *parent);

G_END_DECLS
