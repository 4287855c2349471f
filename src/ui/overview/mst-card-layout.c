/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards in rows of equal columns. */
#include "config.h"

#include "mst-card-layout.h"

/* A column's least width, in the size of the text. */
#define COLUMN_WIDTH_EM 24.5
#define MAX_COLUMNS 4
#define SPACING 12

struct _MstCardLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (MstCardLayout, mst_card_layout, GTK_TYPE_LAYOUT_MANAGER)

/* --- what is known of a child --- */

#define MST_TYPE_CARD_LAYOUT_CHILD (mst_card_layout_child_get_type ())
G_DECLARE_FINAL_TYPE (MstCardLayoutChild, mst_card_layout_child, MST, CARD_LAYOUT_CHILD,
                      GtkLayoutChild)

struct _MstCardLayoutChild
{
  GtkLayoutChild parent_instance;
  guint columns;
};

G_DEFINE_FINAL_TYPE (MstCardLayoutChild, mst_card_layout_child, GTK_TYPE_LAYOUT_CHILD)

static void
mst_card_layout_child_class_init (MstCardLayoutChildClass *class)
{
}

static void
mst_card_layout_child_init (MstCardLayoutChild *self)
{
  self->columns = 1;
}

void
mst_card_layout_set_columns (GtkWidget *child, guint columns)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (gtk_widget_get_parent (child));

  g_return_if_fail (MST_IS_CARD_LAYOUT (manager));

  MST_CARD_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (manager, child))->columns = columns;
  gtk_layout_manager_layout_changed (manager);
}

/* --- rows --- */

/* The width of @n columns with the room between them. */
typedef struct
{
  guint n_columns;
  double column;
} Columns;

static Columns
find_columns (GtkWidget *widget, int width)
{
  const PangoFontDescription *font =
    pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  double em = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  double n = (width + SPACING) / (em * COLUMN_WIDTH_EM + SPACING);
  Columns columns = { (guint) CLAMP (n, 1, MAX_COLUMNS), 0 };

  columns.column = (double) (width - SPACING * (int) (columns.n_columns - 1)) / columns.n_columns;
  return columns;
}

static int
get_left (const Columns *columns, guint column)
{
  return (int) (column * (columns->column + SPACING));
}

static int
get_width (const Columns *columns, guint first, guint n)
{
  return get_left (columns, first + n) - SPACING - get_left (columns, first);
}

typedef struct
{
  GtkWidget *child;
  guint first, n;
} Place;

/* The children of the next row, from *@child on. */
static guint
take_row (GtkLayoutManager *manager, const Columns *columns, GtkWidget **child,
          Place places[MAX_COLUMNS])
{
  guint n_places = 0;
  guint column = 0;

  for (; *child != NULL; *child = gtk_widget_get_next_sibling (*child))
    {
      guint n;

      if (!gtk_widget_should_layout (*child))
        continue;
      n = MST_CARD_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (manager, *child))->columns;
      n = CLAMP (n, 1, columns->n_columns);
      if (column + n > columns->n_columns)
        break;
      places[n_places++] = (Place){ *child, column, n };
      column += n;
    }
  if (n_places > 0)
    places[n_places - 1].n += columns->n_columns - column;
  return n_places;
}

static int
measure_row (const Columns *columns, const Place *places, guint n_places)
{
  int height = 0;

  for (guint i = 0; i < n_places; i++)
    {
      int natural;

      gtk_widget_measure (places[i].child, GTK_ORIENTATION_VERTICAL,
                          get_width (columns, places[i].first, places[i].n), NULL, &natural, NULL,
                          NULL);
      height = MAX (height, natural);
    }
  return height;
}

static int
lay_out (GtkLayoutManager *manager, GtkWidget *widget, int width, gboolean allocate)
{
  const Columns columns = find_columns (widget, width);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  Place places[MAX_COLUMNS];
  guint n_places;
  int y = 0;

  while ((n_places = take_row (manager, &columns, &child, places)) > 0)
    {
      int height = measure_row (&columns, places, n_places);

      for (guint i = 0; i < n_places && allocate; i++)
        gtk_widget_size_allocate (
          places[i].child,
          &(GtkAllocation){ get_left (&columns, places[i].first), y,
                            get_width (&columns, places[i].first, places[i].n), height },
          -1);
      y += height + SPACING;
    }
  return MAX (y - SPACING, 0);
}

static GtkSizeRequestMode
mst_card_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mst_card_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                         int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  int least = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int width;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      least = MAX (least, width);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = least;
  else
    *minimum = *natural = lay_out (manager, widget, MAX (for_size, least), FALSE);
}

static void
mst_card_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                          int baseline)
{
  lay_out (manager, widget, width, TRUE);
}

static void
mst_card_layout_class_init (MstCardLayoutClass *class)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (class);

  manager_class->get_request_mode = mst_card_layout_get_request_mode;
  manager_class->measure = mst_card_layout_measure;
  manager_class->allocate = mst_card_layout_allocate;
  manager_class->layout_child_type = MST_TYPE_CARD_LAYOUT_CHILD;
}

static void
mst_card_layout_init (MstCardLayout *self)
{
}
