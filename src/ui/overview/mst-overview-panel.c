/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The district in figures. */
#include "config.h"

#include "filter/mst-filter.h"
#include "mst-bar.h"
#include "mst-overview-panel.h"
#include "mst-overview.h"
#include "mst-panel.h"
#include "mst-text.h"
#include "mst-tooltip.h"

#include <glib/gi18n-lib.h>

struct _MstOverviewPanel
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *title;
  GtkLabel *problem;
  GtkFlowBox *tiles;
  GtkWidget *people; /* what is only there with people */
  GtkGrid *areas;
  GtkGrid *classes;
  GtkGrid *statuses;
  GtkGrid *gaps;

  MstSession *session;
  GCancellable *cancellable;
  gboolean is_stale; /* the figures changed while it was not in sight */
};

static void
panel_iface_init (MstPanelInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MstOverviewPanel, mst_overview_panel, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MST_TYPE_PANEL, panel_iface_init))

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

static GtkWidget *
create_label (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A figure that opens its rows; @target is consumed when floating. */
static GtkWidget *
create_figure (gint64 figure, const char *what, GVariant *target)
{
  g_autofree char *text = figure != 0 ? mst_text_format_integer (figure) : g_strdup ("");
  g_autofree char *name = g_strdup_printf (_ ("%s %s"), what, text);
  GtkWidget *label = create_label (text, 1, "numeric");
  GtkWidget *button;

  if (figure == 0)
    {
      g_variant_unref (g_variant_ref_sink (target));
      return label;
    }
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "mst-figure");
  mst_tooltip_set (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-records");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  return button;
}

/* --- the tiles at the top --- */

static void
append_tile (MstOverviewPanel *self, const MstRecordType *type, const char *label, gint64 figure)
{
  g_autofree char *text = mst_text_format_integer (figure);
  g_autofree char *name = g_strdup_printf (_ ("%s %s"), label, text);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), create_label (label, 0, "mst-small"));
  gtk_box_append (GTK_BOX (box), create_label (text, 0, "mst-big"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "mst-tile");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-records");
  gtk_actionable_set_action_target_value (
    GTK_ACTIONABLE (button), mst_filter_target_new (type, NULL, NULL, MST_OPERATOR_IS, NULL));
  gtk_flow_box_append (self->tiles, button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static void
fill_tiles (MstOverviewPanel *self, const MstAreaTree *areas)
{
  GtkFlowBoxChild *child;
  guint communities = 0;
  guint compounds = 0;
  gint64 households = 0;

  for (guint i = mst_area_tree_get_root (areas); i != MST_AREA_NONE;
       i = mst_area_tree_get (areas, i)->next)
    {
      const MstAreaNode *node = mst_area_tree_get (areas, i);

      communities += mst_area_node_get_below (node, MST_AREA_LEVEL_COMMUNITY);
      compounds += mst_area_node_get_below (node, MST_AREA_LEVEL_COMPOUND);
      households += node->households;
    }
  while ((child = gtk_flow_box_get_child_at_index (self->tiles, 0)) != NULL)
    gtk_flow_box_remove (self->tiles, GTK_WIDGET (child));
  append_tile (self, &mst_person_type, _ ("People"),
               mst_session_get_count (self->session, &mst_person_type));
  append_tile (self, &mst_unit_type, _ ("Units"),
               mst_session_get_count (self->session, &mst_unit_type));
  append_tile (self, &mst_post_type, _ ("Posts"),
               mst_session_get_count (self->session, &mst_post_type));
  append_tile (self, &mst_area_type, _ ("Communities"), communities);
  append_tile (self, &mst_area_type, _ ("Compounds"), compounds);
  append_tile (self, &mst_area_type, _ ("Households"), households);
}

/* --- the table of what lies directly under the district --- */

static void
attach_area (MstOverviewPanel *self, const MstAreaNode *node, int row, gint64 most)
{
  const struct
  {
    const char *label;
    const MstRecordType *type;
    gint64 figure;
  } figures[] = {
    { _ ("Communities"), &mst_area_type, mst_area_node_get_below (node, MST_AREA_LEVEL_COMMUNITY) },
    { _ ("Compounds"), &mst_area_type, mst_area_node_get_below (node, MST_AREA_LEVEL_COMPOUND) },
    { _ ("Posts"), &mst_post_type, mst_area_node_get_records (node, &mst_post_type) },
    { _ ("Units"), &mst_unit_type, mst_area_node_get_records (node, &mst_unit_type) },
    { _ ("People"), &mst_person_type, mst_area_node_get_records (node, &mst_person_type) },
  };
  gint64 people = figures[G_N_ELEMENTS (figures) - 1].figure;
  GtkWidget *name = create_label (node->name, 0, NULL);
  GtkWidget *bar;
  int column = 1;

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), 8);
  gtk_grid_attach (self->areas, name, 0, row, 1, 1);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *what = g_strdup_printf ("%s %s", node->name, figures[i].label);

      gtk_grid_attach (self->areas,
                       create_figure (figures[i].figure, what,
                                      mst_filter_target_new (figures[i].type, node->code, NULL,
                                                             MST_OPERATOR_IS, NULL)),
                       column++, row, 1, 1);
    }
  if (most == 0)
    return;
  bar = mst_bar_new ((double) people / (double) most);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_grid_attach (self->areas, bar, column, row, 1, 1);
}

static void
fill_areas (MstOverviewPanel *self, const MstAreaTree *areas)
{
  const char *const headings[] = { "",          _ ("Communities"), _ ("Compounds"),
                                   _ ("Posts"), _ ("Units"),       _ ("People") };
  guint root = mst_area_tree_get_root (areas);
  guint first = root != MST_AREA_NONE && mst_area_tree_get (areas, root)->next == MST_AREA_NONE
                  ? mst_area_tree_get (areas, root)->first_child
                  : root;
  gint64 most = 0;
  int row = 1;

  clear (GTK_WIDGET (self->areas));
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    gtk_grid_attach (self->areas, create_label (headings[i], 1, "mst-column-head"), (int) i, 0, 1,
                     1);
  for (guint i = first; i != MST_AREA_NONE; i = mst_area_tree_get (areas, i)->next)
    most = MAX (most, mst_area_node_get_records (mst_area_tree_get (areas, i), &mst_person_type));
  for (guint i = first; i != MST_AREA_NONE; i = mst_area_tree_get (areas, i)->next)
    attach_area (self, mst_area_tree_get (areas, i), row++, most);
}

/* --- tallies and gaps --- */

static void
fill_tallies (MstOverviewPanel *self, GtkGrid *grid, const char *field_name, GPtrArray *tallies)
{
  const MstField *field = mst_record_type_get_field (&mst_person_type, field_name);
  gint64 total = 0;
  gint64 most = 0;

  clear (GTK_WIDGET (grid));
  gtk_widget_set_visible (self->people, tallies->len > 0);
  for (guint i = 0; i < tallies->len; i++)
    {
      const MstTally *tally = g_ptr_array_index (tallies, i);

      total += tally->count;
      most = MAX (most, tally->count);
    }
  for (guint i = 0; i < tallies->len; i++)
    {
      const MstTally *tally = g_ptr_array_index (tallies, i);
      g_autofree char *shown = mst_field_show (field, tally->value, FALSE);
      g_autofree char *share =
        g_strdup_printf ("%.1f%%", 100.0 * (double) tally->count / (double) total);
      const char *label = tally->value != NULL ? shown : _ ("Not filled in");
      GtkWidget *name = create_label (label, 0, tally->value == NULL ? "dim-label" : NULL);
      GtkWidget *bar = mst_bar_new ((double) tally->count / (double) most);

      gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (name), 8);
      gtk_widget_set_hexpand (bar, TRUE);
      gtk_grid_attach (grid, name, 0, (int) i, 1, 1);
      gtk_grid_attach (grid,
                       create_figure (tally->count, label,
                                      mst_filter_target_new (
                                        &mst_person_type, NULL, field_name,
                                        tally->value != NULL ? MST_OPERATOR_IS : MST_OPERATOR_BLANK,
                                        tally->value)),
                       1, (int) i, 1, 1);
      gtk_grid_attach (grid, create_label (share, 1, "mst-share"), 2, (int) i, 1, 1);
      gtk_grid_attach (grid, bar, 3, (int) i, 1, 1);
    }
}

static void
attach_gap (MstOverviewPanel *self, const MstGap *gap, int row)
{
  g_autofree char *label = g_strdup_printf (
    _ ("%s without %s"), mst_record_type_get_label (gap->type), mst_field_get_label (gap->field));
  gboolean complete = gap->missing == 0;
  GtkWidget *sign =
    create_label (complete ? "✓" : "!", 0.5f, complete ? "mst-complete" : "mst-attention");
  GtkWidget *state;

  gtk_grid_attach (self->gaps, sign, 0, row, 1, 1);
  gtk_grid_attach (self->gaps, create_label (label, 0, NULL), 1, row, 1, 1);
  if (complete)
    state = create_label (_ ("Complete"), 1, "mst-complete");
  else
    state = create_figure (
      gap->missing, label,
      mst_filter_target_new (gap->type, NULL, gap->field->name, MST_OPERATOR_BLANK, NULL));
  gtk_widget_set_hexpand (state, TRUE);
  gtk_widget_set_halign (state, GTK_ALIGN_END);
  gtk_grid_attach (self->gaps, state, 2, row, 1, 1);
}

static void
fill_gaps (MstOverviewPanel *self, GArray *gaps)
{
  int row = 0;

  clear (GTK_WIDGET (self->gaps));
  for (guint i = 0; i < gaps->len; i++)
    {
      const MstGap *gap = &g_array_index (gaps, MstGap, i);

      if (gap->total > 0)
        attach_gap (self, gap, row++);
    }
}

/* --- reading --- */

static gpointer
read_overview (MstStore *store, gpointer data, GError **error)
{
  return mst_overview_read (store, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstOverviewPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MstOverview) overview = mst_worker_ask_finish (result, &error);
  const MstAreaTree *areas;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  areas = mst_session_get_areas (self->session);
  if (overview == NULL || areas == NULL)
    {
      gtk_label_set_label (self->problem, error != NULL ? error->message : "");
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  if (mst_session_get_count (self->session, &mst_person_type) <= 0
      && mst_area_tree_get_n_nodes (areas) == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  fill_tiles (self, areas);
  fill_areas (self, areas);
  fill_tallies (self, self->classes, "class", overview->classes);
  fill_tallies (self, self->statuses, "political_status", overview->statuses);
  fill_gaps (self, overview->gaps);
  gtk_stack_set_visible_child_name (self->stack, "figures");
}

static void
figures_changed_cb (MstOverviewPanel *self)
{
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale || mst_session_get_areas (self->session) == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  mst_worker_ask (mst_session_get_reader (self->session), read_overview, NULL, NULL,
                  (GDestroyNotify) mst_overview_free, self->cancellable, read_cb,
                  g_object_ref (self));
}

static void
mst_overview_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mst_overview_panel_parent_class)->map (widget);
  if (MST_OVERVIEW_PANEL (widget)->is_stale)
    figures_changed_cb (MST_OVERVIEW_PANEL (widget));
}

static void
mst_overview_panel_dispose (GObject *object)
{
  MstOverviewPanel *self = MST_OVERVIEW_PANEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mst_overview_panel_parent_class)->dispose (object);
}

static void
mst_overview_panel_class_init (MstOverviewPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_overview_panel_dispose;
  widget_class->map = mst_overview_panel_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-overview-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MstOverviewPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, MstOverviewPanel, title);
  gtk_widget_class_bind_template_child (widget_class, MstOverviewPanel, problem);
  gtk_widget_class_bind_template_child (widget_class, MstOverviewPanel, tiles);
  gtk_widget_class_bind_template_child (widget_class, MstOverviewPanel, people);
  gtk_widget_class_bind_template_child (widget_class, MstOverviewPanel, areas);
  gtk_widget_class_bind_template_child (widget_class, MstOverviewPanel, classes);
  gtk_widget_class_bind_template_child (widget_class, MstOverviewPanel, statuses);
  gtk_widget_class_bind_template_child (widget_class, MstOverviewPanel, gaps);
}

static void
mst_overview_panel_init (MstOverviewPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mst_overview_panel_new (MstSession *session)
{
  MstOverviewPanel *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);

  self = g_object_new (MST_TYPE_OVERVIEW_PANEL, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "figures-changed", G_CALLBACK (figures_changed_cb), self,
                           G_CONNECT_SWAPPED);
  figures_changed_cb (self);
  return GTK_WIDGET (self);
}
