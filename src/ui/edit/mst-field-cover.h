/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstFieldCover: the masked text that stands for a value, and the button that asks for it in full.
 *
 * MstFieldCover::reveal (cover): the officer wants to see it.
 */
#define MST_TYPE_FIELD_COVER (mst_field_cover_get_type ())
G_DECLARE_FINAL_TYPE (MstFieldCover, mst_field_cover, MST, FIELD_COVER, AdwBin)

/* @label: of the field, for screen readers */
GtkWidget *mst_field_cover_new (const char *label);
void mst_field_cover_set_text (MstFieldCover *self, const char *masked);
/* Without a frame. */
void mst_field_cover_set_compact (MstFieldCover *self, gboolean compact);

G_END_DECLS
