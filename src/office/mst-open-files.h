/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-workbook.h"

G_BEGIN_DECLS

/** MstOpenedFile: a file that was read, or why not: @workbook or @error is set. */
typedef struct
{
  const char *path;
  MstWorkbook *workbook;
  GError *error;
} MstOpenedFile;

/**
 * mst_open_files:
 * @paths: (array length=n_paths): kept until the array is freed
 * @progress: (nullable): counts files; when it is cancelled the rest fail with %G_IO_ERROR_CANCELLED
 *
 * Reads files side by side, as many at a time as there are processors.
 *
 * Returns: (transfer full) (element-type MstOpenedFile): one for each path, in their order
 */
GArray *mst_open_files (const char *const *paths, guint n_paths, MstProgress *progress);

G_END_DECLS
