/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures at the top of the overview. */
#include "config.h"

#include "mst-accessible.h"
#include "mst-figure-button.h"
#include "mst-overview-tiles.h"
#include "mst-text.h"
#include "mst-tooltip.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *button;
  GtkLabel *label, *figure, *change;
} Tile;

struct _MstOverviewTiles
{
  AdwBin parent_instance;
  GtkFlowBox *box;
  GArray *tiles; /* Tile */
};

G_DEFINE_FINAL_TYPE (MstOverviewTiles, mst_overview_tiles, ADW_TYPE_BIN)

static GtkLabel *
append_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
add_tile (MstOverviewTiles *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  Tile tile = { gtk_button_new () };

  tile.label = append_label (box, "mst-small");
  tile.figure = append_label (box, "mst-big");
  tile.change = append_label (box, "mst-change");
  gtk_button_set_child (GTK_BUTTON (tile.button), box);
  gtk_widget_add_css_class (tile.button, "card");
  gtk_widget_add_css_class (tile.button, "mst-tile");
  gtk_widget_set_hexpand (tile.button, TRUE);
  gtk_flow_box_append (self->box, tile.button);
  gtk_widget_set_focusable (gtk_widget_get_parent (tile.button), FALSE);
  g_array_append_val (self->tiles, tile);
}

/* "+12 in a week"; NULL when nobody knows. */
static char *
describe_change (const MstDashboardItem *item)
{
  gint64 change = item->figure - item->past;
  g_autofree char *amount = mst_text_format_integer (ABS (change));
  g_autofree char *text = NULL;

  if (item->past < 0)
    return NULL;
  if (change == 0)
    return g_strdup (_ ("as a week ago"));
  text = g_strconcat (change > 0 ? "+" : "−", amount, NULL);
  return g_strdup_printf (_ ("%s since a week ago"), text);
}

static gboolean
knows_past (const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (((const MstDashboardItem *) g_ptr_array_index (items, i))->past >= 0)
      return TRUE;
  return FALSE;
}

static void
show_tile (const Tile *tile, const MstDashboardItem *item, gboolean with_change)
{
  g_autofree char *text = mst_text_format_integer (item->figure);
  g_autofree char *change = describe_change (item);
  g_autofree char *name = change != NULL ? g_strdup_printf ("%s %s, %s", item->label, text, change)
                                         : g_strdup_printf (_ ("%s %s"), item->label, text);
  g_autofree char *past = mst_text_format_integer (item->past);
  g_autofree char *tooltip = item->past >= 0 ? g_strdup_printf (_ ("A week ago: %s"), past) : NULL;

  gtk_label_set_label (tile->label, item->label);
  gtk_label_set_label (tile->figure, text);
  gtk_label_set_label (tile->change, change != NULL ? change : "");
  gtk_widget_set_visible (GTK_WIDGET (tile->change), with_change);
  mst_accessible_set_name (tile->button, name);
  mst_tooltip_set (tile->button, tooltip);
  mst_figure_button_open (tile->button, item->key);
}

void
mst_overview_tiles_show (MstOverviewTiles *self, const GPtrArray *items)
{
  gboolean with_change = knows_past (items);

  g_return_if_fail (MST_IS_OVERVIEW_TILES (self));

  while (self->tiles->len < items->len)
    add_tile (self);
  for (guint i = 0; i < self->tiles->len; i++)
    gtk_widget_set_visible (gtk_widget_get_parent (g_array_index (self->tiles, Tile, i).button),
                            i < items->len);
  gtk_flow_box_set_max_children_per_line (self->box, MAX (items->len, 3));
  for (guint i = 0; i < items->len; i++)
    show_tile (&g_array_index (self->tiles, Tile, i), g_ptr_array_index (items, i), with_change);
}

static void
mst_overview_tiles_finalize (GObject *object)
{
  g_array_unref (MST_OVERVIEW_TILES (object)->tiles);
  G_OBJECT_CLASS (mst_overview_tiles_parent_class)->finalize (object);
}

static void
mst_overview_tiles_class_init (MstOverviewTilesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mst_overview_tiles_finalize;
}

static void
mst_overview_tiles_init (MstOverviewTiles *self)
{
  self->tiles = g_array_new (FALSE, FALSE, sizeof (Tile));
  self->box =
    g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "homogeneous", TRUE,
                  "min-children-per-line", 3, "column-spacing", 12, "row-spacing", 12, NULL);
  mst_accessible_set_name (GTK_WIDGET (self->box), _ ("Figures"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}
