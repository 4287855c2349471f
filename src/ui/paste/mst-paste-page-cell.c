/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The current cell of pasted ones, below the grid: what is there, what is wrong with it, its editor. */
#include "config.h"

#include "mst-paste-page-private.h"

#include <glib/gi18n-lib.h>

void
mst_paste_page_cancel_edit (MstPastePage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  mst_paste_page_show_cell (self);
}

void
mst_paste_page_hide_editor (MstPastePage *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->editor_place));

  /* Before it goes, or it would never hear that it has lost the keyboard. */
  if (focus != NULL && gtk_widget_get_root (focus) != NULL)
    gtk_root_set_focus (gtk_widget_get_root (focus), NULL);
  self->editor = NULL;
  adw_bin_set_child (self->editor_place, NULL);
}

static void
fill_editor (MstPastePage *self, const MstPasteCell *cell)
{
  if (cell->state != MST_PASTE_BAD)
    {
      mst_field_editor_set_value (self->editor, cell->value);
      return;
    }
  mst_field_editor_set_value (self->editor, NULL);
  mst_field_editor_set_text (self->editor, cell->text);
}

static void
start_editing (MstPastePage *self, guint row, guint column)
{
  const MstField *field = mst_paste_get_field (self->paste, column);

  mst_paste_page_hide_editor (self);
  self->row = row;
  self->column = column;
  self->editor = MST_FIELD_EDITOR (mst_field_editor_new (self->session, field));
  g_signal_connect_swapped (self->editor, "activate", G_CALLBACK (mst_paste_page_mend), self);
  g_signal_connect_swapped (self->editor, "cancel", G_CALLBACK (mst_paste_page_cancel_edit), self);
  adw_bin_set_child (self->editor_place, GTK_WIDGET (self->editor));
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  mst_field_editor_set_record_id (self->editor, mst_paste_get_row_id (self->paste, row));
  fill_editor (self, mst_paste_get_cell (self->paste, row, column));
}

/* Until it is edited, the cell's text on a button that says how. */
static void
show_text (MstPastePage *self, guint row, guint column)
{
  g_autofree char *text = mst_paste_grid_dup_text (self->grid, row, column);
  GtkWidget *button = gtk_button_new_with_label (*text != '\0' ? text : _ ("blank"));
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  mst_paste_page_hide_editor (self);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (button, "mst-mend");
  gtk_widget_set_tooltip_text (button, _ ("Write this cell (Enter or F2)"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (mst_paste_page_edit), self);
  adw_bin_set_child (self->editor_place, button);
}

static void
show_reason (MstPastePage *self, const char *text, gboolean bad)
{
  gtk_label_set_label (self->reason, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reason), text);
  if (bad)
    gtk_widget_add_css_class (GTK_WIDGET (self->reason), "mst-gap");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->reason), "mst-gap");
}

static void
show_place (MstPastePage *self, guint row, int column)
{
  guint number = mst_paste_get_row_number (self->paste, row);
  const char *title = mst_paste_get_row_title (self->paste, row);
  g_autofree char *text =
    column >= 0
      ? g_strdup_printf (_ ("Row %u · %s"), number,
                         mst_field_get_label (mst_paste_get_field (self->paste, (guint) column)))
      : g_strdup_printf (_ ("Row %u · %s"), number, title);

  gtk_label_set_label (self->place, text);
}

void
mst_paste_page_show_cell (MstPastePage *self)
{
  guint row;
  int column;
  const MstPasteCell *cell;
  g_autofree char *value = NULL;
  g_autofree char *old = NULL;

  if (self->busy)
    return;
  gtk_label_set_label (self->old, "");
  if (!mst_paste_grid_get_cell (self->grid, &row, &column))
    {
      mst_paste_page_hide_editor (self);
      gtk_label_set_label (self->place, "");
      show_reason (self, NULL, FALSE);
      return;
    }
  show_place (self, row, column);
  if (column < 0)
    {
      mst_paste_page_hide_editor (self);
      show_reason (self, mst_paste_get_row_message (self->paste, row), TRUE);
      return;
    }
  show_text (self, row, (guint) column);
  cell = mst_paste_get_cell (self->paste, row, (guint) column);
  value = mst_paste_grid_dup_old (self->grid, row, (guint) column);
  old = g_strdup_printf (_ ("now: %s"), *value != '\0' ? value : _ ("blank"));
  if (cell->state != MST_PASTE_UNCHANGED && mst_paste_get_row_id (self->paste, row) != 0)
    gtk_label_set_label (self->old, old);
  show_reason (self,
               cell->message != NULL ? cell->message : mst_paste_get_row_message (self->paste, row),
               cell->state == MST_PASTE_BAD || cell->message == NULL);
}

void
mst_paste_page_edit (MstPastePage *self)
{
  guint row;
  int column;

  if (!self->busy && mst_paste_grid_get_cell (self->grid, &row, &column) && column >= 0)
    start_editing (self, row, (guint) column);
}
