/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list under an entry. */
#include "config.h"

#include "mst-suggestions.h"

#include <glib/gi18n-lib.h>

#define FEW 3
#define MAX_HEIGHT 320
#define MIN_WIDTH 220

struct _MstSuggestions
{
  GtkPopover parent_instance;

  GtkWidget *entry;
  GtkScrolledWindow *scroller;
  GtkListBox *list; /* NULL until first filled */
  GtkLabel *hint;
  guint n;
};

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstSuggestions, mst_suggestions, GTK_TYPE_POPOVER)

MstSuggestion *
mst_suggestion_new (const char *key, const char *title, const char *detail)
{
  MstSuggestion *self = g_new0 (MstSuggestion, 1);

  self->key = g_strdup (key);
  self->title = g_strdup (title);
  self->detail = g_strdup (detail);
  return self;
}

void
mst_suggestion_free (MstSuggestion *self)
{
  g_free (self->key);
  g_free (self->title);
  g_free (self->detail);
  g_free (self);
}

static const char *
get_key (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "mst-key") : NULL;
}

static void
row_activated_cb (MstSuggestions *self, GtkListBoxRow *row)
{
  g_autofree char *key = g_strdup (get_key (row));

  mst_suggestions_close (self);
  g_signal_emit (self, signals[PICKED], 0, key);
}

static GtkWidget *
create_row (const MstSuggestion *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (item->title);
  g_autofree char *name = item->detail != NULL
                            ? g_strdup_printf ("%s, %s", item->title, item->detail)
                            : g_strdup (item->title);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  if (item->detail != NULL)
    {
      GtkWidget *detail = gtk_label_new (item->detail);

      gtk_label_set_xalign (GTK_LABEL (detail), 1);
      gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_MIDDLE);
      gtk_widget_add_css_class (detail, "dim-label");
      gtk_box_append (GTK_BOX (box), detail);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "mst-key", g_strdup (item->key), g_free);
  return row;
}

static void
mst_suggestions_class_init (MstSuggestionsClass *class)
{
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* When there is something to show: most entries of a form never have. */
static void
create_list (MstSuggestions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("To choose from"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (self->scroller, TRUE);
  gtk_scrolled_window_set_propagate_natural_width (self->scroller, TRUE);
  gtk_scrolled_window_set_max_content_height (self->scroller, MAX_HEIGHT);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->list));
  gtk_label_set_xalign (self->hint, 0);
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_label_set_max_width_chars (self->hint, 28);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "mst-hits-head");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->scroller));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint));
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

static void
mst_suggestions_init (MstSuggestions *self)
{
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "mst-hits");
}

MstSuggestions *
mst_suggestions_new (GtkWidget *entry)
{
  MstSuggestions *self = g_object_new (MST_TYPE_SUGGESTIONS, NULL);

  g_return_val_if_fail (GTK_IS_WIDGET (entry), NULL);
  self->entry = entry;
  return self;
}

void
mst_suggestions_set (MstSuggestions *self, GPtrArray *items, const char *hint, gboolean mark_first)
{
  GtkListBoxRow *row;

  g_return_if_fail (MST_IS_SUGGESTIONS (self));

  if (self->list == NULL)
    create_list (self);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->n = items != NULL ? items->len : 0;
  for (guint i = 0; i < self->n; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (items, i)));
  gtk_list_box_unselect_all (self->list);
  if (mark_first && self->n > 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  /* A scroll bar wants more room than a few rows need. */
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER,
                                  self->n > FEW ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), self->n > 0);
  gtk_label_set_label (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
}

void
mst_suggestions_open (MstSuggestions *self)
{
  g_return_if_fail (MST_IS_SUGGESTIONS (self));

  if (!gtk_widget_get_mapped (self->entry))
    return;
  gtk_widget_set_size_request (GTK_WIDGET (self),
                               MAX (MIN_WIDTH, gtk_widget_get_width (self->entry)), -1);
  gtk_popover_popup (GTK_POPOVER (self));
}

void
mst_suggestions_close (MstSuggestions *self)
{
  g_return_if_fail (MST_IS_SUGGESTIONS (self));

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                 GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  gtk_popover_popdown (GTK_POPOVER (self));
}

gboolean
mst_suggestions_is_open (MstSuggestions *self)
{
  g_return_val_if_fail (MST_IS_SUGGESTIONS (self), FALSE);
  return gtk_widget_get_visible (GTK_WIDGET (self));
}

static void
mark_row (MstSuggestions *self, GtkListBoxRow *row)
{
  graphene_rect_t bounds;

  gtk_list_box_select_row (self->list, row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scroller),
                               bounds.origin.y, bounds.origin.y + bounds.size.height);
}

void
mst_suggestions_move (MstSuggestions *self, int step)
{
  GtkListBoxRow *row;
  int position = 0;

  g_return_if_fail (MST_IS_SUGGESTIONS (self));

  if (self->n == 0)
    return;
  row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL)
    position = CLAMP (gtk_list_box_row_get_index (row) + step, 0, (int) self->n - 1);
  row = gtk_list_box_get_row_at_index (self->list, position);
  if (row != NULL)
    mark_row (self, row);
}

void
mst_suggestions_mark (MstSuggestions *self, const char *key)
{
  g_return_if_fail (MST_IS_SUGGESTIONS (self));

  for (guint i = 0; i < self->n; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      if (g_strcmp0 (get_key (row), key) == 0)
        {
          mark_row (self, row);
          return;
        }
    }
}

const char *
mst_suggestions_get_marked (MstSuggestions *self)
{
  g_return_val_if_fail (MST_IS_SUGGESTIONS (self), NULL);
  return self->n > 0 ? get_key (gtk_list_box_get_selected_row (self->list)) : NULL;
}

guint
mst_suggestions_get_n (MstSuggestions *self)
{
  g_return_val_if_fail (MST_IS_SUGGESTIONS (self), 0);
  return self->n;
}
