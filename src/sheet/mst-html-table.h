/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mst_html_table_to_text:
 * @html: UTF-8, as word processors and browsers put it on the clipboard
 *
 * The rows of its tables as tab-separated text, cells with line ends or quotes in quotation marks.
 * Cells over several columns or rows are followed by blank ones.
 *
 * Returns: (transfer full): %NULL when there is no table in it
 */
char *mst_html_table_to_text (const char *html);

G_END_DECLS
