/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of areas. */
#include "config.h"

#include "list/mst-text-column.h"
#include "mst-area-item.h"
#include "mst-area-panel.h"
#include "mst-steady-bin.h"
#include "mst-text.h"
#include "mst-type-ahead.h"

#include <glib/gi18n-lib.h>

/* In pixels, also for larger text: beside its figures there is no more room. */
#define NAME_WIDTH 220

struct _MstAreaPanel
{
  AdwBin parent_instance;

  GtkBox *head;
  GtkStack *stack;
  GtkLabel *count;
  GtkSearchEntry *search;
  GtkColumnView *view;

  MstSession *session;
  GtkTreeListModel *rows;
  GtkSingleSelection *selection;
  gint64 wanted; /* the area to select when the tree is there */
};

static void panel_iface_init (MstPanelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MstAreaPanel, mst_area_panel, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MST_TYPE_PANEL, panel_iface_init))

static gint64
get_selected_id (MstAreaPanel *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (MstAreaItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return item != NULL ? mst_area_item_get_node (item)->id : 0;
}

/* --- figures --- */

typedef gint64 (*FigureFunc) (const MstAreaNode *node);

static gint64
get_communities (const MstAreaNode *node)
{
  return mst_area_node_get_below (node, MST_AREA_LEVEL_COMMUNITY);
}

static gint64
get_compounds (const MstAreaNode *node)
{
  return mst_area_node_get_below (node, MST_AREA_LEVEL_COMPOUND);
}

static gint64
get_households (const MstAreaNode *node)
{
  return node->households;
}

static gint64
get_units (const MstAreaNode *node)
{
  return mst_area_node_get_records (node, &mst_unit_type);
}

static gint64
get_people (const MstAreaNode *node)
{
  return mst_area_node_get_records (node, &mst_person_type);
}

static gint64
get_posts (const MstAreaNode *node)
{
  return mst_area_node_get_records (node, &mst_post_type);
}

static const struct
{
  const char *label;
  FigureFunc get;
} figures[] = {
  { N_ ("Communities"), get_communities }, { N_ ("Compounds"), get_compounds },
  { N_ ("Households"), get_households },   { N_ ("Units"), get_units },
  { N_ ("People"), get_people },           { N_ ("Posts"), get_posts },
};

/* --- cells --- */

/* Before those of the figures. */
enum
{
  COLUMN_NAME = -2,
  COLUMN_LEVEL = -1,
};

static void
show (GtkInscription *cell, gpointer item, int column, gpointer owner)
{
  g_autoptr (MstAreaItem) area = gtk_tree_list_row_get_item (GTK_TREE_LIST_ROW (item));
  const MstAreaNode *node = mst_area_item_get_node (area);

  if (column == COLUMN_NAME)
    gtk_inscription_set_text (cell, node->name);
  else if (column == COLUMN_LEVEL)
    gtk_inscription_set_text (cell, mst_area_node_get_level_label (node));
  else
    {
      gint64 figure = figures[column].get (node);
      g_autofree char *text = figure != 0 ? mst_text_format_integer (figure) : NULL;

      gtk_inscription_set_text (cell, text);
    }
}

/* What room is left goes to the names and to the figures alike, so that a figure is near its name. */
static void
append_columns (MstAreaPanel *self)
{
  GtkColumnViewColumn *name = mst_text_column_append (
    self->view, _ ("Area"), NAME_WIDTH, MST_TEXT_COLUMN_TREE, show, COLUMN_NAME, self);

  gtk_column_view_column_set_fixed_width (name, NAME_WIDTH);
  gtk_column_view_column_set_expand (name, TRUE);
  mst_text_column_append (self->view, _ ("Level"), 52, MST_TEXT_COLUMN_WORDS, show, COLUMN_LEVEL,
                          self);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    gtk_column_view_column_set_expand (mst_text_column_append (self->view, _ (figures[i].label), 72,
                                                               MST_TEXT_COLUMN_FIGURES, show,
                                                               (int) i, self),
                                       TRUE);
}

/* --- the tree --- */

static GListModel *
create_children (gpointer item, gpointer user_data)
{
  return mst_area_item_list_children (item);
}

static MstAreaItem *
get_item_at (MstAreaPanel *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

/* The ids of what is open, to open it again in a tree read anew. */
static GHashTable *
list_open (MstAreaPanel *self)
{
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint n_rows = self->rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->rows)) : 0;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      g_autoptr (MstAreaItem) item = gtk_tree_list_row_get_item (row);

      if (gtk_tree_list_row_get_expanded (row))
        g_hash_table_add (ids, g_memdup2 (&mst_area_item_get_node (item)->id, sizeof (gint64)));
    }
  return ids;
}

static void
open_again (MstAreaPanel *self, GHashTable *ids)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      g_autoptr (MstAreaItem) item = gtk_tree_list_row_get_item (row);
      gboolean is_first_tree =
        g_hash_table_size (ids) == 0 && gtk_tree_list_row_get_depth (row) == 0;

      if (is_first_tree || g_hash_table_contains (ids, &mst_area_item_get_node (item)->id))
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

static void
select_wanted (MstAreaPanel *self)
{
  const MstAreaTree *areas = mst_session_get_areas (self->session);
  g_autoptr (GHashTable) ids = NULL;
  guint position;

  if (self->wanted == 0 || areas == NULL)
    return;
  position = mst_area_tree_find_id (areas, self->wanted);
  if (position == MST_AREA_NONE)
    return;
  ids = list_open (self);
  for (guint parent = mst_area_tree_get (areas, position)->parent; parent != MST_AREA_NONE;
       parent = mst_area_tree_get (areas, parent)->parent)
    g_hash_table_add (ids, g_memdup2 (&mst_area_tree_get (areas, parent)->id, sizeof (gint64)));
  open_again (self, ids);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (MstAreaItem) item = get_item_at (self, i);

      if (mst_area_item_get_node (item)->id != self->wanted)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                                  "list.scroll-to-item", "u", i);
      break;
    }
  self->wanted = 0;
}

static void
select_record (MstAreaPanel *self, gint64 id)
{
  self->wanted = id;
  select_wanted (self);
}

static void
figures_changed_cb (MstAreaPanel *self)
{
  const MstAreaTree *areas = mst_session_get_areas (self->session);
  g_autofree char *count = NULL;

  if (areas == NULL)
    return;
  if (mst_area_tree_get_n_nodes (areas) == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  if (self->wanted == 0)
    self->wanted = get_selected_id (self);

  g_autoptr (GHashTable) ids = list_open (self);
  GListModel *roots = mst_area_item_list (areas, mst_area_tree_get_root (areas));

  g_clear_object (&self->rows);
  self->rows = gtk_tree_list_model_new (roots, FALSE, FALSE, create_children, NULL, NULL);
  open_again (self, ids);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
  gtk_stack_set_visible_child_name (self->stack, "tree");
  count = mst_text_format_integer (mst_area_tree_get_n_current (areas));
  gtk_label_set_label (self->count, count);
  select_wanted (self);
}

static void
selected_cb (MstAreaPanel *self)
{
  mst_panel_selected (MST_PANEL (self), get_selected_id (self));
}

static void
activate_cb (MstAreaPanel *self, guint position)
{
  g_autoptr (MstAreaItem) item = get_item_at (self, position);

  if (item != NULL)
    mst_panel_opened (MST_PANEL (self), mst_area_item_get_node (item)->id);
}

/* --- finding a name --- */

static void
find_from (MstAreaPanel *self, guint first)
{
  const MstAreaTree *areas = mst_session_get_areas (self->session);
  g_autofree char *text =
    mst_text_normalise_name (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  guint n_nodes = areas != NULL ? mst_area_tree_get_n_nodes (areas) : 0;

  if (*text == '\0')
    return;
  for (guint i = 0; i < n_nodes; i++)
    {
      const MstAreaNode *node = mst_area_tree_get (areas, (first + i) % n_nodes);

      if (node->is_left_out)
        continue;
      if (strstr (node->name, text) != NULL || g_strcmp0 (node->code, text) == 0)
        {
          select_record (self, node->id);
          gtk_widget_remove_css_class (GTK_WIDGET (self->search), "error");
          return;
        }
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->search), "error");
}

static void
search_changed_cb (MstAreaPanel *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->search), "error");
  find_from (self, 0);
}

static void
search_next_cb (MstAreaPanel *self)
{
  const MstAreaTree *areas = mst_session_get_areas (self->session);
  guint position =
    areas != NULL ? mst_area_tree_find_id (areas, get_selected_id (self)) : MST_AREA_NONE;

  find_from (self, position != MST_AREA_NONE ? position + 1 : 0);
}

static gboolean
mst_area_panel_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MST_AREA_PANEL (widget)->view));
}

/* --- MstPanel --- */

static const MstRecordType *
get_record_type (MstPanel *panel)
{
  return &mst_area_type;
}

static gint64
get_selected (MstPanel *panel)
{
  return get_selected_id (MST_AREA_PANEL (panel));
}

static void
select_id (MstPanel *panel, gint64 id)
{
  select_record (MST_AREA_PANEL (panel), id);
}

/* The tree shows all areas: the one asked for is selected. */
static void
show_records (MstPanel *panel, const char *area_code, GVariant *conditions)
{
  const MstAreaTree *areas = mst_session_get_areas (MST_AREA_PANEL (panel)->session);
  guint position = areas != NULL && area_code != NULL && *area_code != '\0'
                     ? mst_area_tree_find (areas, area_code)
                     : MST_AREA_NONE;

  if (position != MST_AREA_NONE)
    select_id (panel, mst_area_tree_get (areas, position)->id);
}

static MstQuery *
dup_query (MstPanel *panel)
{
  return mst_query_new (&mst_area_type);
}

static void
focus_search (MstPanel *panel)
{
  gtk_widget_grab_focus (GTK_WIDGET (MST_AREA_PANEL (panel)->search));
}

static void
panel_iface_init (MstPanelInterface *iface)
{
  iface->get_record_type = get_record_type;
  iface->get_selected = get_selected;
  iface->select = select_id;
  iface->show_records = show_records;
  iface->dup_query = dup_query;
  iface->focus_search = focus_search;
}

static void
mst_area_panel_dispose (GObject *object)
{
  MstAreaPanel *self = MST_AREA_PANEL (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mst_area_panel_parent_class)->dispose (object);
}

static void
mst_area_panel_class_init (MstAreaPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_area_panel_dispose;
  widget_class->grab_focus = mst_area_panel_grab_focus;

  g_type_ensure (MST_TYPE_STEADY_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-area-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MstAreaPanel, head);
  gtk_widget_class_bind_template_child (widget_class, MstAreaPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, MstAreaPanel, count);
  gtk_widget_class_bind_template_child (widget_class, MstAreaPanel, search);
  gtk_widget_class_bind_template_child (widget_class, MstAreaPanel, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_next_cb);
}

static void
mst_area_panel_init (MstAreaPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  append_columns (self);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
}

GtkWidget *
mst_area_panel_new (MstSession *session)
{
  MstAreaPanel *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);

  self = g_object_new (MST_TYPE_AREA_PANEL, NULL);
  self->session = g_object_ref (session);
  mst_type_ahead_connect (self->search, GTK_WIDGET (self->view));
  g_signal_connect_object (session, "figures-changed", G_CALLBACK (figures_changed_cb), self,
                           G_CONNECT_SWAPPED);
  figures_changed_cb (self);
  return GTK_WIDGET (self);
}

void
mst_area_panel_add_to_head (MstAreaPanel *self, GtkWidget *widget)
{
  g_return_if_fail (MST_IS_AREA_PANEL (self));
  gtk_box_append (self->head, widget);
}
