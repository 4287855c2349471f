/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text of a part of a package ("xl/workbook.xml"); NULL when there is none. (transfer full) */
char *sheet_part_read (const char *path, const char *part);

/* Whether the part has the text; tells it when it hasn't. */
void sheet_part_assert_has (const char *path, const char *part, const char *text);
void sheet_part_assert_has_not (const char *path, const char *part, const char *text);

G_END_DECLS
