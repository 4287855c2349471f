/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of subdistricts. */
#include "config.h"

#include "mst-bar.h"
#include "mst-figure-button.h"
#include "mst-overview-areas.h"
#include "mst-query.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *label;
  const MstRecordType *type;
  const char *level; /* of areas */
  gboolean counts_households;
} columns[] = {
  { N_ ("Communities"), &mst_area_type, MST_AREA_LEVEL_COMMUNITY },
  { N_ ("Compounds"), &mst_area_type, MST_AREA_LEVEL_COMPOUND },
  { N_ ("Households"), &mst_area_type, MST_AREA_LEVEL_COMPOUND, TRUE },
  { N_ ("Units"), &mst_unit_type },
  { N_ ("Posts"), &mst_post_type },
  { N_ ("People"), &mst_person_type },
};

#define N_COLUMNS G_N_ELEMENTS (columns)

typedef struct
{
  GtkWidget *name;
  GtkWidget *figures[N_COLUMNS];
  GtkWidget *bar;
} Row;

struct _MstOverviewAreas
{
  AdwBin parent_instance;
  GtkGrid *grid;
  GArray *rows; /* Row; more than there are places after some have gone */
};

G_DEFINE_FINAL_TYPE (MstOverviewAreas, mst_overview_areas, ADW_TYPE_BIN)

static void
add_row (MstOverviewAreas *self)
{
  int line = (int) self->rows->len + 1;
  Row row = { gtk_label_new (NULL) };

  gtk_label_set_xalign (GTK_LABEL (row.name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (row.name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (row.name), 10);
  gtk_grid_attach (self->grid, row.name, 0, line, 1, 1);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      row.figures[i] = mst_figure_button_new ();
      gtk_grid_attach (self->grid, row.figures[i], (int) i + 1, line, 1, 1);
    }
  row.bar = mst_bar_new ();
  gtk_widget_set_hexpand (row.bar, TRUE);
  gtk_grid_attach (self->grid, row.bar, (int) N_COLUMNS + 1, line, 1, 1);
  g_array_append_val (self->rows, row);
}

static gint64
get_figure (const MstAreaNode *node, guint column)
{
  if (columns[column].counts_households)
    return node->households;
  if (columns[column].level != NULL)
    return mst_area_node_get_below (node, columns[column].level);
  return mst_area_node_get_records (node, columns[column].type);
}

static char *
create_key (const MstAreaNode *node, guint column)
{
  g_autoptr (MstQuery) query = mst_query_new (columns[column].type);

  mst_query_set_area (query, node->code);
  if (columns[column].level != NULL)
    mst_query_add_condition (query, "level", MST_OPERATOR_IS, columns[column].level, NULL);
  return mst_query_to_json (query);
}

static void
show_row (const Row *row, const MstAreaNode *node, gint64 most)
{
  gint64 people = mst_area_node_get_records (node, &mst_person_type);

  gtk_label_set_label (GTK_LABEL (row->name), node->name);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *what = g_strdup_printf ("%s %s", node->name, _ (columns[i].label));
      g_autofree char *key = create_key (node, i);

      mst_figure_button_set (row->figures[i], get_figure (node, i), what, key);
    }
  mst_bar_set_share (MST_BAR (row->bar), most > 0 ? (double) people / (double) most : 0);
}

static void
set_visible (const Row *row, gboolean visible)
{
  gtk_widget_set_visible (row->name, visible);
  gtk_widget_set_visible (row->bar, visible);
  for (guint i = 0; i < N_COLUMNS && !visible; i++)
    gtk_widget_set_visible (row->figures[i], FALSE);
}

void
mst_overview_areas_show (MstOverviewAreas *self, const MstAreaTree *areas)
{
  gint64 most = 0;
  guint n = 0;

  g_return_if_fail (MST_IS_OVERVIEW_AREAS (self));

  for (guint i = mst_area_tree_get_top (areas); i != MST_AREA_NONE;
       i = mst_area_tree_get (areas, i)->next)
    most = MAX (most, mst_area_node_get_records (mst_area_tree_get (areas, i), &mst_person_type));
  for (guint i = mst_area_tree_get_top (areas); i != MST_AREA_NONE;
       i = mst_area_tree_get (areas, i)->next)
    {
      if (n == self->rows->len)
        add_row (self);
      set_visible (&g_array_index (self->rows, Row, n), TRUE);
      show_row (&g_array_index (self->rows, Row, n++), mst_area_tree_get (areas, i), most);
    }
  for (; n < self->rows->len; n++)
    set_visible (&g_array_index (self->rows, Row, n), FALSE);
}

static void
mst_overview_areas_finalize (GObject *object)
{
  g_array_unref (MST_OVERVIEW_AREAS (object)->rows);
  G_OBJECT_CLASS (mst_overview_areas_parent_class)->finalize (object);
}

static void
mst_overview_areas_class_init (MstOverviewAreasClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mst_overview_areas_finalize;
}

static void
mst_overview_areas_init (MstOverviewAreas *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 6);
  gtk_grid_set_row_spacing (self->grid, 1);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkWidget *heading = gtk_label_new (_ (columns[i].label));

      gtk_label_set_xalign (GTK_LABEL (heading), 1);
      gtk_widget_add_css_class (heading, "mst-column-head");
      gtk_grid_attach (self->grid, heading, (int) i + 1, 0, 1, 1);
    }
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
}

GtkWidget *
mst_overview_areas_new (void)
{
  return g_object_new (MST_TYPE_OVERVIEW_AREAS, NULL);
}
