/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a block of pasted cells: what stands in a cell, and which field a column is of. */
#include "config.h"

#include "mst-paste-grid-private.h"

#include "list/mst-late-cell.h"
#include "list/mst-record-cell.h"

#include <glib/gi18n-lib.h>

#define ROW_HEAD_WIDTH 150

/* --- cells --- */

static char *
describe_row (MstPasteGrid *self, guint row)
{
  const char *title = mst_paste_get_row_title (self->paste, row);
  guint number = mst_paste_get_row_number (self->paste, row);

  if (mst_paste_get_row_id (self->paste, row) != 0)
    return g_strdup_printf ("%u　%s", number, title);
  /* TRANSLATORS: the number of a row that becomes a new record, and its name */
  return g_strdup_printf (_ ("%u　new · %s"), number, title);
}

static void
set_state (GtkWidget *cell, const char *state)
{
  static const char *const states[] = { "mst-unchanged", "mst-changed", "mst-bad" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (state, states[i]) == 0)
      gtk_widget_add_css_class (cell, states[i]);
    else
      gtk_widget_remove_css_class (cell, states[i]);
}

static void
show_row_head (MstPasteGrid *self, GtkInscription *text, guint row)
{
  g_autofree char *described = describe_row (self, row);
  gboolean bad = mst_paste_get_row_message (self->paste, row) != NULL;
  g_autofree char *marked = bad ? g_strdup_printf ("✗ %s", described) : NULL;

  gtk_inscription_set_text (text, bad ? marked : described);
  set_state (GTK_WIDGET (text), bad                                            ? "mst-bad"
                                : mst_paste_get_row_id (self->paste, row) == 0 ? "mst-changed"
                                                                               : NULL);
}

static void
show_cell (MstPasteGrid *self, GtkInscription *text, guint row, guint column)
{
  static const char *const states[] = {
    [MST_PASTE_UNCHANGED] = "mst-unchanged",
    [MST_PASTE_CHANGED] = "mst-changed",
    [MST_PASTE_BAD] = "mst-bad",
  };
  const MstPasteCell *cell = mst_paste_get_cell (self->paste, row, column);
  g_autofree char *value = mst_paste_grid_dup_text (self, row, column);
  g_autofree char *marked = NULL;

  if (cell->state == MST_PASTE_BAD)
    marked = g_strdup_printf ("✗ %s", value);
  else if (cell->state == MST_PASTE_CHANGED && *value == '\0')
    marked = g_strdup (_ ("(cleared)"));
  gtk_inscription_set_text (text, marked != NULL ? marked : value);
  set_state (GTK_WIDGET (text), states[cell->state]);
}

typedef struct
{
  MstPasteGrid *grid; /* has the view that has the column that has the factory */
  int column;
} Column;

static void
show (GtkListItem *item, const Column *column)
{
  MstPasteGrid *self = column->grid;
  MstPasteLine *line = gtk_list_item_get_item (item);
  GtkInscription *text = GTK_INSCRIPTION (gtk_list_item_get_child (item));

  if (self->busy || self->paste == NULL || line->row >= mst_paste_get_n_rows (self->paste)
      || column->column >= (int) mst_paste_get_n_columns (self->paste))
    return;
  if (column->column == MST_PASTE_GRID_ROW_HEAD)
    show_row_head (self, text, line->row);
  else
    show_cell (self, text, line->row, (guint) column->column);
}

static void
show_late (GtkListItem *item, gpointer data)
{
  show (item, data);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  gboolean figure = column->column >= 0
                    && mst_record_cell_is_figure (
                      mst_paste_get_field (column->grid->paste, (guint) column->column));
  GtkWidget *text = mst_record_cell_create_text (item, figure);

  gtk_list_item_set_child (item, text);
  g_object_set_data (G_OBJECT (item), "mst-column", (gpointer) column);
  mst_late_cell_set_up (item, show_late, (gpointer) column);
}

static void
line_changed_cb (MstPasteLine *line, GtkListItem *item)
{
  show (item, g_object_get_data (G_OBJECT (item), "mst-column"));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_connect (gtk_list_item_get_item (item), "changed", G_CALLBACK (line_changed_cb), item);
  mst_late_cell_bind (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), line_changed_cb, item);
  mst_late_cell_unbind (item);
}

static void
column_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

/* --- columns --- */

static GMenuModel *
create_column_menu (MstPasteGrid *self, guint column)
{
  const MstRecordType *type = mst_paste_get_record_type (self->paste);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) fields = g_menu_new ();
  g_autoptr (GMenu) none = g_menu_new ();
  g_autoptr (GMenuItem) leave_out = g_menu_item_new (_ ("Leave This Column Out"), NULL);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const MstField *field = &type->fields[i];
      g_autoptr (GMenuItem) item = g_menu_item_new (mst_field_get_label (field), NULL);

      g_menu_item_set_action_and_target (item, "paste.take-column", "(us)", column, field->name);
      g_menu_append_item (fields, item);
    }
  g_menu_item_set_action_and_target (leave_out, "paste.take-column", "(us)", column, "");
  g_menu_append_item (none, leave_out);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fields));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (none));
  return G_MENU_MODEL (menu);
}

static void
create_columns_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  MstPasteGrid *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; self->paste != NULL && i < mst_paste_get_n_columns (self->paste); i++)
    {
      g_autoptr (GMenuModel) fields = create_column_menu (self, i);
      g_autofree char *label = g_strdup_printf (
        _ ("Column %u: %s"), i + 1, mst_field_get_label (mst_paste_get_field (self->paste, i)));

      g_menu_append_submenu (menu, label, fields);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

void
mst_paste_grid_set_columns_button (MstPasteGrid *self, GtkMenuButton *button)
{
  g_return_if_fail (MST_IS_PASTE_GRID (self));
  gtk_menu_button_set_create_popup_func (button, create_columns_menu_cb, self, NULL);
}

/* The headings have no menu of their own for the first button of the mouse. */
static void
heading_clicked_cb (MstPasteGrid *self, int n_press, double x, double y)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *heading = gtk_widget_pick (header, x, y, GTK_PICK_DEFAULT);
  g_autoptr (GMenuModel) menu = NULL;
  graphene_rect_t bounds;
  int column = MST_PASTE_GRID_ROW_HEAD;

  while (heading != NULL && gtk_widget_get_parent (heading) != header)
    heading = gtk_widget_get_parent (heading);
  if (heading == NULL || self->busy
      || !gtk_widget_compute_bounds (heading, GTK_WIDGET (self), &bounds))
    return;
  while ((heading = gtk_widget_get_prev_sibling (heading)) != NULL)
    column++;
  if (column == MST_PASTE_GRID_ROW_HEAD)
    return;
  menu = create_column_menu (self, (guint) column);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (
    GTK_POPOVER (self->menu), &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                               (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static GtkColumnViewColumn *
create_column (MstPasteGrid *self, int column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column *data = g_new0 (Column, 1);
  GtkColumnViewColumn *made;

  data->grid = self;
  data->column = column;
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), data, column_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  made = gtk_column_view_column_new (NULL, factory);
  gtk_column_view_column_set_resizable (made, TRUE);
  if (column == MST_PASTE_GRID_ROW_HEAD)
    {
      gtk_column_view_column_set_title (made, _ ("Row"));
      gtk_column_view_column_set_fixed_width (made, ROW_HEAD_WIDTH);
    }
  else
    {
      const MstField *field = mst_paste_get_field (self->paste, (guint) column);
      g_autofree char *title = g_strdup_printf ("%s ▾", mst_field_get_label (field));

      gtk_column_view_column_set_title (made, title);
      gtk_column_view_column_set_fixed_width (made, mst_record_cell_get_width (field) + 12);
    }
  return made;
}

static void
fill_columns (MstPasteGrid *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint n_columns = mst_paste_get_n_columns (self->paste);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  for (int i = MST_PASTE_GRID_ROW_HEAD; i < (int) n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = create_column (self, i);

      gtk_column_view_append_column (self->view, column);
      if (i == (int) n_columns - 1)
        gtk_column_view_column_set_expand (column, TRUE);
    }
}

static gboolean
has_columns (MstPasteGrid *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint n_columns = mst_paste_get_n_columns (self->paste);

  if (g_list_model_get_n_items (columns) != n_columns + 1)
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i + 1);
      const char *label = mst_field_get_label (mst_paste_get_field (self->paste, i));

      if (!g_str_has_prefix (gtk_column_view_column_get_title (column), label))
        return FALSE;
    }
  return TRUE;
}

void
mst_paste_grid_add_heading_menus (MstPasteGrid *self)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (heading_clicked_cb), self);
  gtk_widget_add_controller (header, GTK_EVENT_CONTROLLER (click));
}

void
mst_paste_grid_update_columns (MstPasteGrid *self)
{
  if (!has_columns (self))
    fill_columns (self);
}
