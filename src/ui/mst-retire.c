/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The slow end of widgets. */
#include "config.h"

#include "mst-retire.h"

#include "mst-gradual-model.h"

static MstGradualModel *
get_gradual_model (GtkWidget *widget)
{
  GtkSelectionModel *selection =
    GTK_IS_COLUMN_VIEW (widget) ? gtk_column_view_get_model (GTK_COLUMN_VIEW (widget))
    : GTK_IS_LIST_VIEW (widget) ? gtk_list_view_get_model (GTK_LIST_VIEW (widget))
                                : NULL;
  GListModel *model = GTK_IS_SINGLE_SELECTION (selection)
                        ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection))
                        : NULL;

  return MST_IS_GRADUAL_MODEL (model) ? MST_GRADUAL_MODEL (model) : NULL;
}

/* TRUE when no list has rows to lose. */
static gboolean
drain (GtkWidget *widget)
{
  MstGradualModel *model = get_gradual_model (widget);

  if (model != NULL)
    return mst_gradual_model_drain (model);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!drain (child))
      return FALSE;
  return TRUE;
}

static GQuark
get_mark (void)
{
  return g_quark_from_static_string ("mst-retired");
}

static gboolean
retire_cb (gpointer user_data)
{
  AdwBin *bin = user_data;
  GtkWidget *child = adw_bin_get_child (bin);

  if (child == NULL || !g_object_get_qdata (G_OBJECT (child), get_mark ()))
    return G_SOURCE_REMOVE;
  if (!drain (child))
    return G_SOURCE_CONTINUE;
  adw_bin_set_child (bin, NULL);
  return G_SOURCE_REMOVE;
}

void
mst_retire (AdwBin *bin)
{
  GtkWidget *child;

  g_return_if_fail (ADW_IS_BIN (bin));

  child = mst_retire_get_child (bin);
  if (child == NULL)
    return;
  g_object_set_qdata (G_OBJECT (child), get_mark (), child);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, retire_cb, g_object_ref (bin), g_object_unref);
}

GtkWidget *
mst_retire_get_child (AdwBin *bin)
{
  GtkWidget *child;

  g_return_val_if_fail (ADW_IS_BIN (bin), NULL);

  child = adw_bin_get_child (bin);
  return child != NULL && g_object_get_qdata (G_OBJECT (child), get_mark ()) == NULL ? child : NULL;
}
