/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstPreferences: what the officer may choose: how lists look (kept for him on this machine), what the
 * district is called and where its backups go (kept in the file).
 */
#define MST_TYPE_PREFERENCES (mst_preferences_get_type ())
G_DECLARE_FINAL_TYPE (MstPreferences, mst_preferences, MST, PREFERENCES, AdwPreferencesWindow)

/* @session: (nullable): without a file only what is kept on this machine is shown */
GtkWindow *mst_preferences_new (GtkWindow *parent, MstSession *session);

G_END_DECLS
