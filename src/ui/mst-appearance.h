/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstAppearance: makes the windows look as the settings say: colours, font, size of the text.
 *
 * The size is given to the style sheet in pixels, to which everything in ui/style.css is relative. The
 * platform's own style sheet has headings in points, which follow GtkSettings:gtk-xft-dpi.
 */
#define MST_TYPE_APPEARANCE (mst_appearance_get_type ())
G_DECLARE_FINAL_TYPE (MstAppearance, mst_appearance, MST, APPEARANCE, GObject)

MstAppearance *mst_appearance_new (void);

/* The Chinese fonts that are installed, of those offices know, by the names the settings keep.
 * NULL-terminated. (transfer full) */
char **mst_appearance_list_families (GtkWidget *widget);

/* @width, in pixels for text of the usual size, for the size it has: for what isn't laid out by its
 * text. */
int mst_appearance_scale (int width);
/* Gives @widget a class of the style sheet, or takes it away: cheap where there is nothing to do. */
void mst_appearance_set_class (GtkWidget *widget, const char *name, gboolean wanted);

G_END_DECLS
