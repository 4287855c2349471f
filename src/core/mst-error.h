/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MST_ERROR:
 *
 * The one error domain of Muster. Cancellation alone is reported in
 * %G_IO_ERROR as %G_IO_ERROR_CANCELLED, as GLib does.
 */
#define MST_ERROR (mst_error_quark ())
GQuark mst_error_quark (void);

/**
 * MstError:
 * @MST_ERROR_FAILED: something else went wrong (disk full, no permission, …)
 * @MST_ERROR_USAGE: the call's words are wrong
 * @MST_ERROR_INPUT: input that can't be understood or breaks a rule of the record
 * @MST_ERROR_NO_SOLUTION: the problem has no solution; the message says why
 * @MST_ERROR_REFUSED: the file is damaged, foreign, newer than the program or hostile
 * @MST_ERROR_TIME_LIMIT: the time limit was reached; the best so far was written
 * @MST_ERROR_NOT_FOUND: no such record
 * @MST_ERROR_STALE: the record was changed by somebody else since it was read
 * @MST_ERROR_IN_USE: other records refer to the record
 * @MST_ERROR_BUSY: another program is writing to the file
 *
 * Messages are whole translated sentences which say what happened, where, and what to do.
 */
typedef enum
{
  MST_ERROR_FAILED,
  MST_ERROR_USAGE,
  MST_ERROR_INPUT,
  MST_ERROR_NO_SOLUTION,
  MST_ERROR_REFUSED,
  MST_ERROR_TIME_LIMIT,
  MST_ERROR_NOT_FOUND,
  MST_ERROR_STALE,
  MST_ERROR_IN_USE,
  MST_ERROR_BUSY,
} MstError;

/**
 * mst_error_get_exit_code:
 * @error: (nullable): an error
 *
 * Returns: the exit status of a program that ends with @error: 0 without one, 2 for usage, input,
 *   not found, stale and in use, 3 for no solution, 4 for a refused file, 5 for the time limit,
 *   1 for anything else
 */
int mst_error_get_exit_code (const GError *error);

G_END_DECLS
