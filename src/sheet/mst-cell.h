/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-grid.h"

G_BEGIN_DECLS

/* Serials: days since the workbook's epoch, with the time of day as the fraction. The 1900 system
 * counts a 29 February 1900 (serial 60), the 1904 system begins with 1904-01-01 as 0. */

/* Whether a spreadsheet would show a date: not for negative serials, nor after 9999-12-31. */
gboolean mst_serial_is_date (double serial, gboolean epoch_1904);

/* "1977-04-28", "1977-04-28T10:30:00"; of a serial that is a date. */
#define MST_SERIAL_ISO_SIZE 24
char *mst_serial_to_iso (double serial, gboolean epoch_1904, char buffer[MST_SERIAL_ISO_SIZE]);

/* FALSE when @text is none of an ISO day, a day with a time, a time. */
gboolean mst_serial_from_iso (const char *text, gboolean epoch_1904, double *serial,
                              gboolean *is_date);

/* The shortest decimal that reads back as the same number, with '.' in every locale. */
#define MST_NUMBER_SIZE 32
char *mst_number_to_shortest (double number, char buffer[MST_NUMBER_SIZE]);

G_END_DECLS
