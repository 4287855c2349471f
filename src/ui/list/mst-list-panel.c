/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the records of one type. */
#include "config.h"

#include "mst-accessible.h"
#include "mst-list-panel-private.h"
#include "mst-steady-bin.h"
#include "mst-type-ahead.h"
#include "session/mst-settings.h"

#include <glib/gi18n-lib.h>

static void panel_iface_init (MstPanelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MstListPanel, mst_list_panel, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MST_TYPE_PANEL, panel_iface_init))

/* --- what is shown --- */

static void
density_cb (MstListPanel *self)
{
  g_autofree char *density = g_settings_get_string (self->settings, "row-density");

  if (g_strcmp0 (density, "roomy") == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->view), "mst-roomy");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->view), "mst-roomy");
}

static void
load (MstListPanel *self)
{
  g_autoptr (MstQuery) query = mst_panel_dup_query (MST_PANEL (self));

  self->to_top = TRUE;
  mst_row_model_set_query (self->rows, query);
  mst_saved_mark_compare (self->saved, query);
  mst_panel_changed (MST_PANEL (self));
}

static void
sort_changed_cb (MstListPanel *self)
{
  g_autofree char *order = mst_list_columns_describe_sort (self->columns);

  gtk_label_set_label (self->order_label, order);
  mst_accessible_set_name (GTK_WIDGET (self->order), order);
  load (self);
}

static void
columns_changed_cb (MstListPanel *self)
{
  mst_cell_cursor_refresh (self->cursor);
}

static void
selection_changed_cb (MstListPanel *self)
{
  gint64 id = mst_row_selection_get_single (self->selection);

  mst_list_panel_show_foot (self);
  /* It has been looked at. */
  if (id != 0)
    mst_session_clear_mark (self->session, self->type, id);
  mst_panel_selected (MST_PANEL (self), id);
}

static void
activate_cb (MstListPanel *self, guint position)
{
  mst_panel_opened (MST_PANEL (self), mst_row_model_get_id_at (self->rows, position));
}

static void
clear_filters_cb (MstListPanel *self)
{
  mst_list_panel_show_all (self);
  load (self);
}

static void
search_next_cb (MstListPanel *self)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  /* What was looked for is most often the first that is found. */
  if (mst_row_selection_get_n_selected (self->selection) == 0
      && g_list_model_get_n_items (G_LIST_MODEL (selection)) > 0)
    gtk_selection_model_select_item (selection, 0, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* --- MstPanel --- */

static const MstRecordType *
get_record_type (MstPanel *panel)
{
  return MST_LIST_PANEL (panel)->type;
}

static gint64
get_selected (MstPanel *panel)
{
  return mst_row_selection_get_single (MST_LIST_PANEL (panel)->selection);
}

static GArray *
list_selected (MstPanel *panel)
{
  return mst_row_selection_list_ids (MST_LIST_PANEL (panel)->selection);
}

static guint
count_selected (MstPanel *panel)
{
  return mst_row_selection_get_n_selected (MST_LIST_PANEL (panel)->selection);
}

static void
select_id (MstPanel *panel, gint64 id)
{
  MstListPanel *self = MST_LIST_PANEL (panel);

  self->wanted = id;
  if (self->loaded && !mst_row_model_is_loading (self->rows))
    mst_list_panel_select_wanted (self);
}

static void
show_records (MstPanel *panel, const char *area_code, GVariant *conditions)
{
  MstListPanel *self = MST_LIST_PANEL (panel);
  g_autoptr (MstQuery) query = mst_filter_query_new (self->type, area_code, conditions);

  mst_saved_mark_set (self->saved, NULL, NULL);
  /* The bar's "changed" loads. */
  mst_filter_bar_set_query (self->filters, query);
}

static MstQuery *
dup_query (MstPanel *panel)
{
  MstListPanel *self = MST_LIST_PANEL (panel);
  MstQuery *query = mst_query_new (self->type);

  mst_query_set_search (query, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  mst_filter_bar_apply (self->filters, query);
  mst_list_columns_apply_sort (self->columns, query);
  return query;
}

static const char **
list_fields (MstPanel *panel)
{
  return mst_list_columns_list_fields (MST_LIST_PANEL (panel)->columns);
}

static char *
describe (MstPanel *panel)
{
  MstListPanel *self = MST_LIST_PANEL (panel);
  g_autofree char *filters = mst_filter_bar_describe (self->filters);
  const char *label = g_dgettext (MST_GETTEXT_DOMAIN, self->type->label_plural);

  if (mst_saved_mark_get_name (self->saved) != NULL)
    return g_strdup_printf ("%s · %s", label, mst_saved_mark_get_name (self->saved));
  if (*filters == '\0')
    return g_strdup (label);
  return g_strdup_printf ("%s · %s", label, filters);
}

static void
focus_search (MstPanel *panel)
{
  gtk_widget_grab_focus (GTK_WIDGET (MST_LIST_PANEL (panel)->search));
}

static void
show_query (MstPanel *panel, const MstQuery *query)
{
  MstListPanel *self = MST_LIST_PANEL (panel);
  const char *search = mst_query_get_search (query);
  MstSortOrder order;
  gboolean descending;
  const char *sort = mst_query_get_sort (query, &order, &descending);

  mst_saved_mark_set (self->saved, NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), search != NULL ? search : "");
  mst_list_columns_sort (self->columns, sort, order, descending);
  mst_filter_bar_set_query (self->filters, query);
}

static void
show_same (MstPanel *panel, MstPanel *other)
{
  g_autoptr (MstQuery) query = mst_panel_dup_query (other);

  show_query (panel, query);
}

static void
mark_filter (MstPanel *panel, const char *name, const MstQuery *query)
{
  MstListPanel *self = MST_LIST_PANEL (panel);
  g_autoptr (MstQuery) shown = mst_panel_dup_query (panel);

  mst_saved_mark_set (self->saved, name, query);
  mst_saved_mark_compare (self->saved, shown);
  mst_panel_changed (panel);
}

static const char *
get_filter_name (MstPanel *panel)
{
  return mst_saved_mark_get_name (MST_LIST_PANEL (panel)->saved);
}

static void
add_filter (MstPanel *panel)
{
  mst_filter_bar_add (MST_LIST_PANEL (panel)->filters);
}

static void
panel_iface_init (MstPanelInterface *iface)
{
  iface->get_record_type = get_record_type;
  iface->get_selected = get_selected;
  iface->list_selected = list_selected;
  iface->count_selected = count_selected;
  iface->select = select_id;
  iface->show_records = show_records;
  iface->dup_query = dup_query;
  iface->list_fields = list_fields;
  iface->describe = describe;
  iface->focus_search = focus_search;
  iface->show_same = show_same;
  iface->add_filter = add_filter;
  iface->show_query = show_query;
  iface->mark_filter = mark_filter;
  iface->get_filter_name = get_filter_name;
}

/* --- the object --- */

static gboolean
mst_list_panel_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MST_LIST_PANEL (widget)->view));
}

static void
mst_list_panel_dispose (GObject *object)
{
  MstListPanel *self = MST_LIST_PANEL (object);

  g_clear_handle_id (&self->loading, g_source_remove);
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  /* A cell that is being saved keeps it alive. */
  if (self->edit != NULL)
    g_object_run_dispose (G_OBJECT (self->edit));
  g_clear_object (&self->edit);
  g_clear_object (&self->cursor);
  g_clear_object (&self->settings);
  g_clear_object (&self->columns);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mst_list_panel_parent_class)->dispose (object);
}

static void
mst_list_panel_class_init (MstListPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_list_panel_dispose;
  widget_class->grab_focus = mst_list_panel_grab_focus;

  g_type_ensure (MST_TYPE_FILTER_BAR);
  g_type_ensure (MST_TYPE_SAVED_MARK);
  g_type_ensure (MST_TYPE_STEADY_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-list-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MstListPanel, head);
  gtk_widget_class_bind_template_child (widget_class, MstListPanel, title);
  gtk_widget_class_bind_template_child (widget_class, MstListPanel, count);
  gtk_widget_class_bind_template_child (widget_class, MstListPanel, saved);
  gtk_widget_class_bind_template_child (widget_class, MstListPanel, filter_button);
  gtk_widget_class_bind_template_child (widget_class, MstListPanel, filters);
  gtk_widget_class_bind_template_child (widget_class, MstListPanel, search);
  gtk_widget_class_bind_template_child (widget_class, MstListPanel, order);
  gtk_widget_class_bind_template_child (widget_class, MstListPanel, order_label);
  gtk_widget_class_bind_template_child (widget_class, MstListPanel, columns_button);
  gtk_widget_class_bind_template_child (widget_class, MstListPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, MstListPanel, empty);
  gtk_widget_class_bind_template_child (widget_class, MstListPanel, failed);
  gtk_widget_class_bind_template_child (widget_class, MstListPanel, overlay);
  gtk_widget_class_bind_template_child (widget_class, MstListPanel, view);
  gtk_widget_class_bind_template_child (widget_class, MstListPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, MstListPanel, selected_label);
  gtk_widget_class_bind_template_child (widget_class, MstListPanel, sums_label);
  gtk_widget_class_bind_template_callback (widget_class, load);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_next_cb);
  mst_list_panel_install_actions (widget_class);
}

static void
mst_list_panel_init (MstListPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up_texts (MstListPanel *self)
{
  const char *label = g_dgettext (MST_GETTEXT_DOMAIN, self->type->label_plural);
  g_autofree char *title = g_strdup_printf (_ ("No %s Yet"), label);

  gtk_label_set_label (self->title, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty,
                                   g_dgettext (MST_GETTEXT_DOMAIN, self->type->invitation));
  adw_status_page_set_icon_name (self->empty, self->type->icon);
}

GtkWidget *
mst_list_panel_new (MstSession *session, const MstRecordType *type)
{
  MstListPanel *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);
  g_return_val_if_fail (type != NULL, NULL);

  self = g_object_new (MST_TYPE_LIST_PANEL, NULL);
  self->session = g_object_ref (session);
  self->type = type;
  self->rows = mst_row_model_new (mst_session_get_store (session));
  self->selection = mst_row_selection_new (self->rows);
  self->columns = mst_list_columns_new (session, type, self->view);
  self->cursor = mst_cell_cursor_new (self->view);
  self->edit = mst_cell_edit_new (session, type, self->overlay, self->view, self->cursor,
                                  self->columns, self->rows);
  g_signal_connect_swapped (self->cursor, "clicked", G_CALLBACK (mst_list_panel_reveal), self);
  self->settings = mst_settings_new ();
  g_signal_connect_object (self->settings, "changed::row-density", G_CALLBACK (density_cb), self,
                           G_CONNECT_SWAPPED);
  density_cb (self);
  mst_list_panel_add_menu (self);
  mst_list_panel_add_drag (self);
  set_up_texts (self);
  mst_filter_bar_set_type (self->filters, session, type, self->filter_button);
  mst_accessible_set_name (GTK_WIDGET (self->filter_button), _ ("Add a filter (Ctrl+Shift+F)"));
  mst_list_columns_insert_actions (self->columns, GTK_WIDGET (self));
  mst_type_ahead_connect (self->search, GTK_WIDGET (self->view));
  g_signal_connect_swapped (self->columns, "sort-changed", G_CALLBACK (sort_changed_cb), self);
  g_signal_connect_swapped (self->columns, "columns-changed", G_CALLBACK (columns_changed_cb),
                            self);
  g_signal_connect_swapped (self->selection, "changed", G_CALLBACK (selection_changed_cb), self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  mst_list_panel_watch_rows (self);
  columns_changed_cb (self);
  sort_changed_cb (self);
  return GTK_WIDGET (self);
}

void
mst_list_panel_add_to_head (MstListPanel *self, GtkWidget *widget)
{
  g_return_if_fail (MST_IS_LIST_PANEL (self));
  gtk_box_append (self->head, widget);
}

gint64
mst_list_panel_get_current_id (MstListPanel *self)
{
  g_return_val_if_fail (MST_IS_LIST_PANEL (self), 0);
  return mst_row_model_get_id_at (self->rows, mst_cell_cursor_get_row (self->cursor));
}

const MstField *
mst_list_panel_get_current_field (MstListPanel *self)
{
  g_autofree const char **fields = NULL;

  g_return_val_if_fail (MST_IS_LIST_PANEL (self), NULL);

  fields = mst_list_columns_list_fields (self->columns);
  return mst_record_type_get_field (self->type, fields[mst_cell_cursor_get_column (self->cursor)]);
}

const MstField **
mst_list_panel_list_fields_from_cursor (MstListPanel *self)
{
  g_autofree const char **names = NULL;
  GPtrArray *fields = g_ptr_array_new ();

  g_return_val_if_fail (MST_IS_LIST_PANEL (self), NULL);

  names = mst_list_columns_list_fields (self->columns);
  for (guint i = mst_cell_cursor_get_column (self->cursor); names[i] != NULL; i++)
    g_ptr_array_add (fields, (gpointer) mst_record_type_get_field (self->type, names[i]));
  g_ptr_array_add (fields, NULL);
  return (const MstField **) g_ptr_array_free (fields, FALSE);
}

GArray *
mst_list_panel_list_ids_from_cursor (MstListPanel *self, guint limit)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_rows;

  g_return_val_if_fail (MST_IS_LIST_PANEL (self), ids);

  n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  for (guint row = mst_cell_cursor_get_row (self->cursor); row < n_rows && ids->len < limit; row++)
    {
      gint64 id = mst_row_model_get_id_at (self->rows, row);

      g_array_append_val (ids, id);
    }
  return ids;
}
