/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sets what is shown while the pointer rests on @widget; @text is (nullable). For what is made or
 * changed often: gtk_widget_set_tooltip_text() asks the display where the pointer is and waits for the
 * answer, each time. */
void mst_tooltip_set (GtkWidget *widget, const char *text);

G_END_DECLS
