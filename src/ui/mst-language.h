/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sets the locale and binds the translations: those of the folder MUSTER_LOCALE_DIR names, else the
 * installed ones. Call it first. */
void mst_language_init (void);

G_END_DECLS
