/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-test-world.h"

G_BEGIN_DECLS

void mst_test_invent_name (GRand *rand, char name[16]);
/* Fills world->rows. */
void mst_test_invent_people (World *world, GRand *rand, guint people);

G_END_DECLS
