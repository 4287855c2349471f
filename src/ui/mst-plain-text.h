/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Texts that libadwaita 1.2 reads as markup, given as they are to be read: else it shows nothing where a
 * name or an error has an "&" or a "<" in it. */

/* A toast that says @text. */
AdwToast *mst_plain_toast_new (const char *text);
/* Has @toast, which may be shown already, say @text. */
void mst_plain_toast_set_text (AdwToast *toast, const char *text);

/* Has @page say @text below its title. */
void mst_plain_status_page_set_text (AdwStatusPage *page, const char *text);

/* Has @label wrap wherever it must, without the hyphens that Pango puts into codes and numbers. */
void mst_plain_text_wrap (GtkLabel *label);

/* Has @label, which wraps, do so between the words of its text where it can: a place's name stays whole,
 * although a line may end after any Chinese character. */
void mst_plain_text_keep_words (GtkLabel *label);

/* A label that says @text from the left and wraps so. @css_class: nullable. */
GtkWidget *mst_plain_text_new (const char *text, const char *css_class);

/* @text as the label of a menu's item or of another one that has mnemonics, where an underline is none.
 * (transfer full) */
char *mst_plain_text_for_menu (const char *text);

G_END_DECLS
