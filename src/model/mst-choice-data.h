/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-choice.h"

G_BEGIN_DECLS

#define MST_CHOICES(array) array, G_N_ELEMENTS (array)

/* The code lists about people and about everything else; NULL-terminated. */
extern const MstChoiceSet *const mst_choice_data_people[];
extern const MstChoiceSet *const mst_choice_data_office[];

G_END_DECLS
