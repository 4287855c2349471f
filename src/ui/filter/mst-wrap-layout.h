/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** MstWrapLayout: children side by side at their natural width, in as many lines as it takes. */
#define MST_TYPE_WRAP_LAYOUT (mst_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (MstWrapLayout, mst_wrap_layout, MST, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
