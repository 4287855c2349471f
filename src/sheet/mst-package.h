/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-progress.h"

G_BEGIN_DECLS

/**
 * MstPackage: the parts of a zipped document in memory. Part names are looked up among the
 * archive's entries alone, without regard to case, with '/' between folders and none in front;
 * nothing is ever unpacked to disk.
 */
typedef struct _MstPackage MstPackage;

/* %MST_ERROR_REFUSED when @bytes is a damaged, protected or hostile archive. @name is for messages. */
MstPackage *mst_package_open (GBytes *bytes, const char *name, MstProgress *progress,
                              GError **error);
void mst_package_free (MstPackage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstPackage, mst_package_free)

const char *mst_package_get_name (const MstPackage *self);
/* The names of all parts, in the archive's order and as written there. (transfer full) */
char **mst_package_list (const MstPackage *self);
gboolean mst_package_has (const MstPackage *self, const char *part);

/**
 * mst_package_resolve:
 * @base: the part that holds the relation; "" for the package itself
 * @target: as written there: relative to the folder of @base, or absolute
 *
 * Returns: (transfer full): the part's name, whether there is one or not
 */
char *mst_package_resolve (const MstPackage *self, const char *base, const char *target);

/* Called with each stretch of a part. FALSE with an error ends the reading. */
typedef gboolean (*MstPackageFunc) (const char *bytes, gsize length, gboolean is_last,
                                    gpointer data, GError **error);

/* Parts are cheapest read in the order in which the archive holds them. */
gboolean mst_package_read (MstPackage *self, const char *part, MstPackageFunc func, gpointer data,
                           GError **error);
/* Where the part stands in that order; -1 when there is none. */
int mst_package_get_position (const MstPackage *self, const char *part);

/* Sets "NAME is damaged: @reason. …" */
void mst_package_set_damaged (GError **error, const char *name, const char *reason);

G_END_DECLS
