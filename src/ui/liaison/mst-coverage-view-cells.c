/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the tree of places. */
#include "config.h"

#include "mst-coverage-view-private.h"

#include "list/mst-record-cell.h"
#include "mst-tooltip.h"

/* Signs with words, in colours that mean the same everywhere. */
static const struct
{
  const char *sign, *css_class;
} looks[MST_COVERAGE_N_STATES] = {
  [MST_COVERAGE_NOT_ASKED] = { "", "dim-label" },
  [MST_COVERAGE_COVERED] = { "✓", "mst-complete" },
  [MST_COVERAGE_MISSING] = { "✗", "mst-gap" },
  [MST_COVERAGE_RELEASED] = { "✗", "mst-gap" },
  [MST_COVERAGE_DOUBLE] = { "!", "mst-attention" },
  [MST_COVERAGE_OVERLOADED] = { "!", "mst-attention" },
  [MST_COVERAGE_STRANGER] = { "!", "mst-attention" },
};

static void
set_look (GtkWidget *cell, const char *css_class)
{
  for (guint i = 0; i < MST_COVERAGE_N_STATES; i++)
    if (looks[i].css_class != css_class && gtk_widget_has_css_class (cell, looks[i].css_class))
      gtk_widget_remove_css_class (cell, looks[i].css_class);
  if (css_class != NULL)
    gtk_widget_add_css_class (cell, css_class);
}

static char *
tell_state (MstCoverageState state)
{
  if (state == MST_COVERAGE_NOT_ASKED)
    return g_strdup ("");
  return g_strdup_printf ("%s %s", looks[state].sign, mst_coverage_state_get_label (state));
}

/* Who it is; where that isn't all well, what is wrong. */
static char *
tell_cell (const MstCoverageCell *cell)
{
  if (cell->state == MST_COVERAGE_COVERED || cell->state == MST_COVERAGE_NOT_ASKED)
    return g_strdup (cell->who != NULL ? cell->who : "");
  if (cell->who == NULL)
    return tell_state (cell->state);
  return g_strdup_printf ("%s %s · %s", looks[cell->state].sign, cell->who,
                          mst_coverage_state_get_label (cell->state));
}

typedef struct
{
  MstCoverageView *view; /* has the view that has the column that has the factory */
  int column;
} Column;

static void
column_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  GtkWidget *child = mst_record_cell_create_text (item, FALSE);

  gtk_widget_set_hexpand (child, TRUE);
  if (column->column == MST_COVERAGE_VIEW_PLACE)
    {
      GtkWidget *expander = gtk_tree_expander_new ();

      gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), child);
      child = expander;
    }
  gtk_list_item_set_child (item, child);
}

static void
bind_place (GtkListItem *item, const MstCoveragePlace *place)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));

  gtk_tree_expander_set_list_row (expander, gtk_list_item_get_item (item));
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_tree_expander_get_child (expander)), place->name);
  mst_tooltip_set (gtk_tree_expander_get_child (expander), place->name);
}

static void
show (GtkListItem *item, const Column *column)
{
  MstCoverageView *self = column->view;
  guint index = mst_coverage_view_get_index (gtk_list_item_get_item (item));
  GtkWidget *cell = gtk_list_item_get_child (item);
  const MstCoveragePlace *place;
  MstCoverageState state;
  g_autofree char *text = NULL;

  if (self->coverage == NULL || index >= mst_liaison_coverage_get_n (self->coverage))
    return;
  place = mst_liaison_coverage_get (self->coverage, index);
  if (column->column == MST_COVERAGE_VIEW_PLACE)
    {
      bind_place (item, place);
      return;
    }
  state =
    column->column == MST_COVERAGE_VIEW_STATE ? place->worst : place->cells[column->column].state;
  text = column->column == MST_COVERAGE_VIEW_STATE ? tell_state (state)
                                                   : tell_cell (&place->cells[column->column]);
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  set_look (cell,
            column->column >= 0 && state == MST_COVERAGE_COVERED ? NULL : looks[state].css_class);
  mst_tooltip_set (cell, *text != '\0' ? text : NULL);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  g_hash_table_insert (column->view->cells, item, column);
  show (item, column);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  g_hash_table_remove (column->view->cells, item);
}

GtkListItemFactory *
mst_coverage_view_create_factory (MstCoverageView *self, int column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column *data = g_new0 (Column, 1);

  data->view = self;
  data->column = column;
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), data, column_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), data);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), data);
  return factory;
}

void
mst_coverage_view_refresh_cells (MstCoverageView *self)
{
  GHashTableIter iter;
  gpointer item, column;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &item, &column))
    show (item, column);
}
