/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Children in lines, like words. */
#include "config.h"

#include "mst-wrap-layout.h"

#define GAP 6

struct _MstWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (MstWrapLayout, mst_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
mst_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Places the children in lines of @width, or only measures when @place is FALSE; returns the height. */
static int
place_lines (GtkWidget *widget, int width, gboolean place)
{
  int x = 0;
  int y = 0;
  int line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition natural;
      int child_width;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, NULL, &natural);
      child_width = MIN (natural.width, width);
      if (x > 0 && x + child_width > width)
        {
          x = 0;
          y += line + GAP;
          line = 0;
        }
      if (place)
        {
          GtkAllocation allocation = { x, y, child_width, natural.height };

          gtk_widget_size_allocate (child, &allocation, -1);
        }
      x += child_width + GAP;
      line = MAX (line, natural.height);
    }
  return y + line;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? GAP : 0);
    }
}

static void
mst_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                         int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = place_lines (widget, for_size >= 0 ? for_size : G_MAXINT / 2, FALSE);
}

static void
mst_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                          int baseline)
{
  place_lines (widget, width, TRUE);
}

static void
mst_wrap_layout_class_init (MstWrapLayoutClass *class)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (class);

  layout_class->get_request_mode = mst_wrap_layout_get_request_mode;
  layout_class->measure = mst_wrap_layout_measure;
  layout_class->allocate = mst_wrap_layout_allocate;
}

static void
mst_wrap_layout_init (MstWrapLayout *self)
{
}
