/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mst_number_format_is_date:
 * @id: the format's number
 * @code: (nullable): its code when the workbook defines one, as `yyyy"年"m"月"`
 *
 * Whether numbers so formatted are days: the code has a year, a month or a day in it. Formats of
 * times alone are not dates. Without a code, the built-in formats count as in Chinese Excel and WPS
 * (ECMA-376 part 1, 18.8.30, zh-cn).
 */
gboolean mst_number_format_is_date (guint id, const char *code);

G_END_DECLS
