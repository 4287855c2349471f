/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/* Asserts that the file checks clean. */
void test_file_assert_clean (MstStore *store);

G_END_DECLS
