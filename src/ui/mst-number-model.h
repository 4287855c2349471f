/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** MstNumber: a number as an item of a list: the place of something in an array elsewhere. */
#define MST_TYPE_NUMBER (mst_number_get_type ())
G_DECLARE_FINAL_TYPE (MstNumber, mst_number, MST, NUMBER, GObject)
guint mst_number_get (MstNumber *self);

/** MstNumberModel: numbers as a list, whose items are made when they are asked for. */
#define MST_TYPE_NUMBER_MODEL (mst_number_model_get_type ())
G_DECLARE_FINAL_TYPE (MstNumberModel, mst_number_model, MST, NUMBER_MODEL, GObject)

MstNumberModel *mst_number_model_new (void);
/* @numbers: (element-type guint) (transfer full) */
void mst_number_model_set (MstNumberModel *self, GArray *numbers);

G_END_DECLS
