/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-field-editor.h"

G_BEGIN_DECLS

/* A day that is no record's: the one something is seen as of, or those a period runs from and until. */
extern const MstField mst_day_field;
extern const MstField mst_day_from_field;
extern const MstField mst_day_until_field;

/**
 * mst_day_editor_new:
 * @field: one of those above
 * @iso: (nullable): the day that stands in it
 * @changed: a callback that gets @user_data alone, when another day is written and when what is
 *   written is left and can't be read
 */
MstFieldEditor *mst_day_editor_new (MstSession *session, const MstField *field, const char *iso,
                                    GCallback changed, gpointer user_data);

/**
 * mst_day_editor_read:
 * @required: whether blank is no answer
 * @iso: (out) (transfer full) (nullable): the day; NULL for blank
 * @problem: (out) (transfer full) (nullable): why there is none, in a sentence; NULL while the officer
 *   is still at it
 *
 * Returns: FALSE when what is written is no day, or nothing is and one is required.
 */
gboolean mst_day_editor_read (MstFieldEditor *self, gboolean required, char **iso, char **problem);

G_END_DECLS
