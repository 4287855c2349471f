/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places whose size doesn't depend on what is in them. */
#include "config.h"

#include "mst-steady-bin.h"

/* In pixels: room for the bars to scroll with. */
#define SIZE 48

struct _MstSteadyBin
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (MstSteadyBin, mst_steady_bin, ADW_TYPE_BIN)

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child == NULL)
    return;
  /* GTK wants to be asked before it gives a size. */
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
mst_steady_bin_class_init (MstSteadyBinClass *class)
{
}

static void
mst_steady_bin_init (MstSteadyBin *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (get_request_mode, measure, allocate));
}
