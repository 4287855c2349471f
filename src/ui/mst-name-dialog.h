/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @name: without blanks around it; not blank */
typedef void (*MstNamedFunc) (const char *name, gpointer user_data);

/**
 * mst_name_dialog_ask:
 * @body: (nullable): what the name is for
 * @label: of the entry, for screen readers
 * @suggestion: what stands in it
 * @named: called once, unless the officer cancels
 * @free_data: (nullable): for @user_data, when the dialog is gone
 */
void mst_name_dialog_ask (GtkWindow *parent, const char *heading, const char *body,
                          const char *label, const char *suggestion, MstNamedFunc named,
                          gpointer user_data, GDestroyNotify free_data);

G_END_DECLS
