/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstSteadyBin: a place that asks for little and the same, whatever is in it. For what scrolls both ways: GTK
 * measures every cell of a list for the size of the whole window whenever one of them changes, and uses none
 * of it.
 */
#define MST_TYPE_STEADY_BIN (mst_steady_bin_get_type ())
G_DECLARE_FINAL_TYPE (MstSteadyBin, mst_steady_bin, MST, STEADY_BIN, AdwBin)

G_END_DECLS
