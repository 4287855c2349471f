/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** MstApplication: the program with the window: `muster` opens the last file, `muster FILE` that one. */
#define MST_TYPE_APPLICATION (mst_application_get_type ())
G_DECLARE_FINAL_TYPE (MstApplication, mst_application, MST, APPLICATION, AdwApplication)

MstApplication *mst_application_new (void);

G_END_DECLS
