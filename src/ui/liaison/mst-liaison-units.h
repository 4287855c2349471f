/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-liaison-handover.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstLiaisonUnits: every unit that could answer for a place, the nearest first, with what it carries and can
 * carry; looked for by name, pinyin or initials, or only those that have room. Without a place the units by
 * name. They can be dragged to places.
 *
 * MstLiaisonUnits::selected (units): another unit is selected, or none
 * MstLiaisonUnits::chosen (units, gint64 unit): by double click or Enter
 */
#define MST_TYPE_LIAISON_UNITS (mst_liaison_units_get_type ())
G_DECLARE_FINAL_TYPE (MstLiaisonUnits, mst_liaison_units, MST, LIAISON_UNITS, AdwBin)

/* Before it shows anything. */
void mst_liaison_units_set_session (MstLiaisonUnits *self, MstSession *session);
/* @day: (nullable). @place: 0: none is chosen. */
void mst_liaison_units_show (MstLiaisonUnits *self, MstLiaisonDay *day, gint64 place);
/* The selected one; 0. */
gint64 mst_liaison_units_get_unit (MstLiaisonUnits *self);

G_END_DECLS
