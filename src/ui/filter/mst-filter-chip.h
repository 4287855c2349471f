/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-filter.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstFilterChip: a filter in words, with a button that takes it away; Delete and Backspace do so too.
 *
 * MstFilterChip::opened (chip): it is to be changed
 * MstFilterChip::removed (chip): it is to be taken away
 */
#define MST_TYPE_FILTER_CHIP (mst_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (MstFilterChip, mst_filter_chip, MST, FILTER_CHIP, AdwBin)

GtkWidget *mst_filter_chip_new (const char *text);

G_END_DECLS
