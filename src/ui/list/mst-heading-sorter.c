/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings that can be clicked where the rows are sorted elsewhere. */
#include "config.h"

#include "mst-heading-sorter.h"

struct _MstHeadingSorter
{
  GtkSorter parent_instance;
  gboolean asked;
};

G_DEFINE_FINAL_TYPE (MstHeadingSorter, mst_heading_sorter, GTK_TYPE_SORTER)

static GtkOrdering
compare (GtkSorter *sorter, gpointer a, gpointer b)
{
  MST_HEADING_SORTER (sorter)->asked = TRUE;
  return GTK_ORDERING_SMALLER;
}

static GtkSorterOrder
get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

static void
mst_heading_sorter_class_init (MstHeadingSorterClass *class)
{
  GTK_SORTER_CLASS (class)->compare = compare;
  GTK_SORTER_CLASS (class)->get_order = get_order;
}

static void
mst_heading_sorter_init (MstHeadingSorter *self)
{
}

GtkSorter *
mst_heading_sorter_new (void)
{
  return g_object_new (MST_TYPE_HEADING_SORTER, NULL);
}

/* GTK 4.8 does not say which heading leads, but its sorter asks that heading's sorter first, and ours
 * always has an answer: so the one that was asked leads, and the answer is turned when descending. */
GtkColumnViewColumn *
mst_heading_sorter_find (GtkColumnView *view, gboolean *descending)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GObject) a = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) b = g_object_new (G_TYPE_OBJECT, NULL);
  GtkColumnViewColumn *found = NULL;
  guint n_columns = g_list_model_get_n_items (columns);
  GtkOrdering answer;

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < n_columns; i++)
        {
          g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
          GtkSorter *sorter = gtk_column_view_column_get_sorter (column);

          if (!MST_IS_HEADING_SORTER (sorter))
            continue;
          if (pass == 0)
            MST_HEADING_SORTER (sorter)->asked = FALSE;
          else if (MST_HEADING_SORTER (sorter)->asked)
            found = column;
        }
      if (pass == 0)
        {
          answer = gtk_sorter_compare (gtk_column_view_get_sorter (view), a, b);
          *descending = answer == GTK_ORDERING_LARGER;
        }
    }
  return found;
}

/* GTK 4.8 has no property for it: the heading is a button with a box of label and arrow. */
void
mst_heading_align_right (GtkColumnView *view, guint position)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *heading = header != NULL ? gtk_widget_get_first_child (header) : NULL;
  GtkWidget *box;

  while (heading != NULL && position-- > 0)
    heading = gtk_widget_get_next_sibling (heading);
  box = heading != NULL ? gtk_widget_get_first_child (heading) : NULL;
  if (GTK_IS_BOX (box))
    gtk_widget_set_halign (box, GTK_ALIGN_END);
}
