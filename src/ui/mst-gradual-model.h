/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MstGradualModel: a list that a view gets a few rows at a time. A view makes some two hundred rows of
 * widgets at once for a long list, which keeps the main thread away for a tenth of a second and more;
 * here it makes them between frames, and gets the rest when it has them.
 */
#define MST_TYPE_GRADUAL_MODEL (mst_gradual_model_get_type ())
G_DECLARE_FINAL_TYPE (MstGradualModel, mst_gradual_model, MST, GRADUAL_MODEL, GObject)

/* @model: (transfer full): may be replaced as a whole: the view then begins anew */
MstGradualModel *mst_gradual_model_new (GListModel *model);
/* Takes rows from a view that nobody sees any more, for as long as a frame allows: TRUE when none are
 * left. None come again. */
gboolean mst_gradual_model_drain (MstGradualModel *self);
/* Whether the view has all rows. */
gboolean mst_gradual_model_is_settled (MstGradualModel *self);

G_END_DECLS
