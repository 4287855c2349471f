/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstFieldProblem: what is wrong with a value, in words, and a button that mends it. Hidden while there is
 * nothing to say.
 *
 * MstFieldProblem::mend (problem): the button was pressed.
 */
#define MST_TYPE_FIELD_PROBLEM (mst_field_problem_get_type ())
G_DECLARE_FINAL_TYPE (MstFieldProblem, mst_field_problem, MST, FIELD_PROBLEM, AdwBin)

GtkWidget *mst_field_problem_new (void);
/* @message: (nullable) */
void mst_field_problem_set_message (MstFieldProblem *self, const char *message, gboolean is_error);
/* @label: (nullable): of the button */
void mst_field_problem_set_remedy (MstFieldProblem *self, const char *label);

G_END_DECLS
