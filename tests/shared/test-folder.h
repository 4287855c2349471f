/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Removes a folder and everything in it, but nothing that links in it lead to. */
void test_folder_remove (const char *folder);

G_END_DECLS
