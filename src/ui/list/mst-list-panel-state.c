/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the list shows: that it loads, its rows with the foot, that it is empty or can't be read. */
#include "config.h"

#include "mst-list-panel-private.h"
#include "mst-plain-text.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

#define LOADING_AFTER_MS 300

static gboolean
is_narrowed (MstListPanel *self)
{
  return !mst_filter_bar_is_empty (self->filters)
         || *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
}

/* --- the foot --- */

static char *
describe_sums (MstListPanel *self)
{
  const double *sums = mst_row_model_get_sums (self->rows);
  GString *text = g_string_new (NULL);

  for (guint i = 0; sums != NULL && i < self->type->n_fields; i++)
    {
      const MstField *field = &self->type->fields[i];
      g_autofree char *figure = NULL;

      if ((field->flags & MST_FIELD_SUMMED) == 0 || sums[i] == 0)
        continue;
      figure = mst_text_format_integer ((gint64) sums[i]);
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "　" : "",
                              mst_field_get_label (field), figure);
    }
  return g_string_free (text, FALSE);
}

void
mst_list_panel_show_foot (MstListPanel *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint n_selected = mst_row_selection_get_n_selected (self->selection);
  g_autofree char *rows = mst_text_format_integer (n_rows);
  g_autofree char *selected = mst_text_format_integer (n_selected);
  g_autofree char *sums = describe_sums (self);
  g_autofree char *text = n_selected > 0
                            ? g_strdup_printf (_ ("%s selected · %s in all"), selected, rows)
                            : g_strdup_printf (_ ("%s in all"), rows);

  gtk_label_set_label (self->selected_label, text);
  gtk_label_set_label (self->sums_label, sums);
  gtk_label_set_label (self->count, rows);
  gtk_widget_set_visible (GTK_WIDGET (self->count), self->loaded);
}

/* --- the rows --- */

static void
show_state (MstListPanel *self)
{
  gboolean has_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0;
  const GError *error = mst_row_model_get_error (self->rows);

  if (error != NULL)
    {
      mst_plain_status_page_set_text (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
  else if (has_rows)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (self->loaded)
    gtk_stack_set_visible_child_name (self->stack, is_narrowed (self) ? "no-match" : "empty");
  mst_list_panel_show_foot (self);
}

void
mst_list_panel_show_all (MstListPanel *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  mst_saved_mark_set (self->saved, NULL, NULL);
  mst_filter_bar_clear (self->filters);
}

void
mst_list_panel_select_wanted (MstListPanel *self)
{
  guint position;

  if (self->wanted == 0)
    return;
  position = mst_row_model_find (self->rows, self->wanted);
  if (position != G_MAXUINT)
    {
      /* The view gets its places one after another. */
      if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
        return;
      self->wanted = 0;
      self->to_top = FALSE;
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
      gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                                  "list.scroll-to-item", "u", position);
    }
  else if (is_narrowed (self))
    mst_list_panel_show_all (self);
}

static gboolean
still_loading_cb (gpointer user_data)
{
  MstListPanel *self = user_data;

  self->loading = 0;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0)
    gtk_stack_set_visible_child_name (self->stack, "loading");
  return G_SOURCE_REMOVE;
}

/* With the new rows: the old ones need not be shown there. */
static void
go_to_top (MstListPanel *self)
{
  if (!self->to_top)
    return;
  self->to_top = FALSE;
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
}

static void
loading_cb (MstListPanel *self)
{
  if (mst_row_model_is_loading (self->rows))
    {
      if (self->loading == 0)
        self->loading = g_timeout_add (LOADING_AFTER_MS, still_loading_cb, self);
      return;
    }
  g_clear_handle_id (&self->loading, g_source_remove);
  self->loaded = TRUE;
  go_to_top (self);
  show_state (self);
  mst_list_panel_select_wanted (self);
}

static void
items_changed_cb (MstListPanel *self)
{
  if (!mst_row_model_is_loading (self->rows))
    show_state (self);
}

void
mst_list_panel_watch_rows (MstListPanel *self)
{
  g_signal_connect_swapped (self->rows, "notify::loading", G_CALLBACK (loading_cb), self);
  g_signal_connect_swapped (self->rows, "notify::error", G_CALLBACK (show_state), self);
  g_signal_connect_swapped (self->rows, "items-changed", G_CALLBACK (items_changed_cb), self);
  /* After the view's own handler: it can't be scrolled to a place it has not heard of. */
  g_signal_connect_data (self->selection, "items-changed",
                         G_CALLBACK (mst_list_panel_select_wanted), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}
