/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain, and the exit status each error ends a program with. */

#include "mst-error.h"

/* clang-format off */
G_DEFINE_QUARK (mst-error-quark, mst_error)
/* clang-format on */

int
mst_error_get_exit_code (const GError *error)
{
  if (error == NULL)
    return 0;
  if (error->domain != MST_ERROR)
    return 1;

  switch ((MstError) error->code)
    {
    case MST_ERROR_USAGE:
    case MST_ERROR_INPUT:
    case MST_ERROR_NOT_FOUND:
    case MST_ERROR_STALE:
    case MST_ERROR_IN_USE:
      return 2;
    case MST_ERROR_NO_SOLUTION:
      return 3;
    case MST_ERROR_REFUSED:
      return 4;
    case MST_ERROR_TIME_LIMIT:
      return 5;
    case MST_ERROR_FAILED:
    case MST_ERROR_BUSY:
      return 1;
    }
  return 1;
}
