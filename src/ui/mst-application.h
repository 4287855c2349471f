/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-sessions.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** MstApplication: the program with the window: `muster` opens the last file, `muster FILE` that one. */
#define MST_TYPE_APPLICATION (mst_application_get_type ())
G_DECLARE_FINAL_TYPE (MstApplication, mst_application, MST, APPLICATION, AdwApplication)

MstApplication *mst_application_new (void);
/* The files that are open in its windows. */
MstSessions *mst_application_get_sessions (MstApplication *self);

G_END_DECLS
