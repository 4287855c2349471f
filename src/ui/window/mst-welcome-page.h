/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** MstWelcomePage: what is shown without a file: what Muster is for, and how to begin. Its buttons are
 *  the actions win.new, win.open and win.sample. */
#define MST_TYPE_WELCOME_PAGE (mst_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (MstWelcomePage, mst_welcome_page, MST, WELCOME_PAGE, AdwBin)

/* Why the last file could not be opened; NULL takes it away. */
void mst_welcome_page_set_problem (MstWelcomePage *self, const char *problem);

G_END_DECLS
