/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of texts that their list tells of itself. */
#include "config.h"

#include "mst-text-column.h"

#include "mst-appearance.h"
#include "mst-heading-sorter.h"
#include "mst-late-cell.h"
#include "mst-record-cell.h"

/** Column: goes with its factory. */
typedef struct
{
  MstTextColumnKind kind;
  MstTextColumnShow show;
  int number;
  gpointer owner;    /* has the view that has the column that has the factory */
  GHashTable *bound; /* GtkListItem that shows something */
} Column;

static GQuark
get_column_quark (void)
{
  static GQuark quark;

  if (G_UNLIKELY (quark == 0))
    quark = g_quark_from_static_string ("mst-text-column");
  return quark;
}

static void
column_free (gpointer data)
{
  Column *self = data;

  g_hash_table_unref (self->bound);
  g_free (self);
}

static void
show (GtkListItem *item, const Column *self)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  if (self->kind == MST_TEXT_COLUMN_TREE)
    cell = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (cell));
  self->show (GTK_INSCRIPTION (cell), gtk_list_item_get_item (item), self->number, self->owner);
}

static void
show_late (GtkListItem *item, gpointer data)
{
  show (item, data);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *self)
{
  GtkWidget *text = mst_record_cell_create_text (item, self->kind == MST_TEXT_COLUMN_FIGURES);
  GtkWidget *expander;

  mst_late_cell_set_up (item, show_late, self);
  if (self->kind == MST_TEXT_COLUMN_FIGURES)
    gtk_widget_add_css_class (text, "numeric");
  if (self->kind != MST_TEXT_COLUMN_TREE)
    {
      gtk_list_item_set_child (item, text);
      return;
    }
  expander = gtk_tree_expander_new ();
  gtk_widget_set_hexpand (text, TRUE);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), text);
  gtk_list_item_set_child (item, expander);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *self)
{
  if (self->kind == MST_TEXT_COLUMN_TREE)
    gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)),
                                    gtk_list_item_get_item (item));
  g_hash_table_add (self->bound, item);
  mst_late_cell_bind (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *self)
{
  g_hash_table_remove (self->bound, item);
  mst_late_cell_unbind (item);
}

GtkColumnViewColumn *
mst_text_column_append (GtkColumnView *view, const char *title, int width, MstTextColumnKind kind,
                        MstTextColumnShow show_cell, int column, gpointer owner)
{
  GtkListItemFactory *factory;
  g_autoptr (GtkColumnViewColumn) made = NULL;
  Column *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  factory = gtk_signal_list_item_factory_new ();
  self = g_new0 (Column, 1);
  self->kind = kind;
  self->show = show_cell;
  self->number = column;
  self->owner = owner;
  self->bound = g_hash_table_new (NULL, NULL);
  g_object_set_qdata_full (G_OBJECT (factory), get_column_quark (), self, column_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  made = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, width == 0);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (made, mst_appearance_scale (width));
  gtk_column_view_append_column (view, made);
  if (kind == MST_TEXT_COLUMN_FIGURES)
    mst_heading_align_right (view,
                             g_list_model_get_n_items (gtk_column_view_get_columns (view)) - 1);
  return made;
}

void
mst_text_column_refresh (GtkColumnView *view)
{
  GListModel *columns;
  guint n_columns;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  columns = gtk_column_view_get_columns (view);
  n_columns = g_list_model_get_n_items (columns);
  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkListItemFactory *factory = gtk_column_view_column_get_factory (column);
      const Column *self =
        factory != NULL ? g_object_get_qdata (G_OBJECT (factory), get_column_quark ()) : NULL;
      GHashTableIter iter;
      gpointer item;

      if (self == NULL)
        continue;
      g_hash_table_iter_init (&iter, self->bound);
      while (g_hash_table_iter_next (&iter, &item, NULL))
        show (item, self);
    }
}
