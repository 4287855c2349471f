/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstAppearance: makes the windows look as the settings say: colours, font, size of the text.
 *
 * The size is given to the style sheet in pixels, and everything in ui/style.css is relative to it:
 * what is set at GtkSettings or in the X resources doesn't reach a program that already runs.
 */
#define MST_TYPE_APPEARANCE (mst_appearance_get_type ())
G_DECLARE_FINAL_TYPE (MstAppearance, mst_appearance, MST, APPEARANCE, GObject)

MstAppearance *mst_appearance_new (void);

/* The Chinese fonts that are installed, of those offices know, by the names the settings keep.
 * NULL-terminated. (transfer full) */
char **mst_appearance_list_families (GtkWidget *widget);

G_END_DECLS
