/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters of a list. */
#include "config.h"

#include "mst-filter-bar.h"
#include "mst-filter-chip.h"
#include "mst-filter-popover.h"
#include "mst-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _MstFilterBar
{
  AdwBin parent_instance;

  GtkBox *chips;

  GtkMenuButton *add;
  GtkWidget *popover; /* changes a chip; made when first needed */
  MstSession *session;
  const MstRecordType *type;
  GPtrArray *filters; /* MstFilter, one a chip */
  guint opened;       /* which of them the popover changes */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstFilterBar, mst_filter_bar, ADW_TYPE_BIN)

static void show_chips (MstFilterBar *self);

static void
changed (MstFilterBar *self)
{
  show_chips (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
get_chip (MstFilterBar *self, guint position)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips));

  for (; chip != NULL && position > 0; position--)
    chip = gtk_widget_get_next_sibling (chip);
  return chip;
}

static guint
get_position (GtkWidget *chip)
{
  guint position = 0;

  while ((chip = gtk_widget_get_prev_sibling (chip)) != NULL)
    position++;
  return position;
}

/* --- changing a filter --- */

/* What is there already is not added twice. */
static gboolean
has_filter (MstFilterBar *self, const MstFilter *filter)
{
  g_autofree char *text = mst_filter_describe (filter, self->session);

  for (guint i = 0; i < self->filters->len; i++)
    {
      g_autofree char *other =
        mst_filter_describe (g_ptr_array_index (self->filters, i), self->session);

      if (g_strcmp0 (text, other) == 0)
        return TRUE;
    }
  return FALSE;
}

/* There is one area and one scope: another takes the place of the first. */
static void
remove_only_one (MstFilterBar *self, const MstFilter *filter)
{
  const MstFilterTerm *term = g_ptr_array_index (filter->terms, 0);

  if (term->field != &mst_filter_area_field && term->field != &mst_filter_scope_field)
    return;
  for (guint i = 0; i < self->filters->len; i++)
    {
      const MstFilter *other = g_ptr_array_index (self->filters, i);

      if (((const MstFilterTerm *) g_ptr_array_index (other->terms, 0))->field == term->field)
        {
          g_ptr_array_remove_index (self->filters, i);
          return;
        }
    }
}

static void
added_cb (MstFilterPopover *popover, gpointer chosen, gpointer user_data)
{
  MstFilterBar *self = user_data;

  if (has_filter (self, chosen))
    return;
  remove_only_one (self, chosen);
  g_ptr_array_add (self->filters, mst_filter_copy (chosen));
  changed (self);
}

static void
changed_cb (MstFilterPopover *popover, gpointer chosen, gpointer user_data)
{
  MstFilterBar *self = user_data;
  GtkWidget *chip;

  if (self->opened >= self->filters->len)
    return;
  g_ptr_array_remove_index (self->filters, self->opened);
  g_ptr_array_insert (self->filters, (int) self->opened, mst_filter_copy (chosen));
  changed (self);
  chip = get_chip (self, self->opened);
  if (chip != NULL)
    gtk_widget_grab_focus (chip);
}

static void
opened_cb (GtkWidget *chip, gpointer user_data)
{
  MstFilterBar *self = user_data;
  graphene_rect_t bounds;
  GdkRectangle place;

  if (self->popover == NULL)
    {
      self->popover = mst_filter_popover_new (self->session, self->type);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
      g_signal_connect (self->popover, "chosen", G_CALLBACK (changed_cb), self);
    }
  self->opened = get_position (chip);
  if (gtk_widget_compute_bounds (chip, GTK_WIDGET (self), &bounds))
    {
      place = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                              (int) bounds.size.height };
      gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &place);
    }
  gtk_popover_popup (GTK_POPOVER (self->popover));
  mst_filter_popover_set (MST_FILTER_POPOVER (self->popover),
                          g_ptr_array_index (self->filters, self->opened));
}

/* The focus goes to the chip that follows, else to the one before, else to the button that adds one. */
static void
removed_cb (GtkWidget *chip, gpointer user_data)
{
  MstFilterBar *self = user_data;
  guint position = get_position (chip);

  g_ptr_array_remove_index (self->filters, position);
  changed (self);
  if (self->filters->len > 0)
    gtk_widget_grab_focus (get_chip (self, MIN (position, self->filters->len - 1)));
  else if (self->add != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->add));
}

static void
show_chips (MstFilterBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  for (guint i = 0; i < self->filters->len; i++)
    {
      g_autofree char *text =
        mst_filter_describe (g_ptr_array_index (self->filters, i), self->session);
      GtkWidget *chip = mst_filter_chip_new (text);

      g_signal_connect (chip, "opened", G_CALLBACK (opened_cb), self);
      g_signal_connect (chip, "removed", G_CALLBACK (removed_cb), self);
      gtk_box_append (self->chips, chip);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->filters->len > 0);
}

/* --- adding one --- */

static void
begin_cb (MstFilterPopover *popover)
{
  mst_filter_popover_set (popover, NULL);
}

static void
create_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  MstFilterBar *self = user_data;
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = mst_filter_popover_new (self->session, self->type);
  g_signal_connect (popover, "chosen", G_CALLBACK (added_cb), self);
  g_signal_connect (popover, "map", G_CALLBACK (begin_cb), NULL);
  gtk_menu_button_set_popover (button, popover);
}

/* --- the object --- */

static void
mst_filter_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MstFilterBar *self = MST_FILTER_BAR (widget);

  GTK_WIDGET_CLASS (mst_filter_bar_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
mst_filter_bar_dispose (GObject *object)
{
  MstFilterBar *self = MST_FILTER_BAR (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_weak_pointer (&self->add);
  g_clear_object (&self->session);
  g_clear_pointer (&self->filters, g_ptr_array_unref);
  G_OBJECT_CLASS (mst_filter_bar_parent_class)->dispose (object);
}

static void
mst_filter_bar_class_init (MstFilterBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_filter_bar_dispose;
  widget_class->size_allocate = mst_filter_bar_size_allocate;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MST_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MstFilterBar, chips);
  gtk_widget_class_bind_template_callback (widget_class, mst_filter_bar_clear);
}

static void
mst_filter_bar_init (MstFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_filter_free);
}

void
mst_filter_bar_set_type (MstFilterBar *self, MstSession *session, const MstRecordType *type,
                         GtkMenuButton *add)
{
  g_return_if_fail (MST_IS_FILTER_BAR (self));
  g_return_if_fail (MST_IS_SESSION (session));

  g_set_object (&self->session, session);
  self->type = type;
  g_set_weak_pointer (&self->add, add);
  gtk_menu_button_set_create_popup_func (add, create_popover_cb, self, NULL);
  /* The names of areas come with the figures. */
  g_signal_connect_object (session, "figures-changed", G_CALLBACK (show_chips), self,
                           G_CONNECT_SWAPPED);
}

void
mst_filter_bar_add (MstFilterBar *self)
{
  g_return_if_fail (MST_IS_FILTER_BAR (self));
  if (self->add != NULL)
    gtk_menu_button_popup (self->add);
}

void
mst_filter_bar_set_query (MstFilterBar *self, const MstQuery *query)
{
  g_return_if_fail (MST_IS_FILTER_BAR (self));
  g_return_if_fail (mst_query_get_record_type (query) == self->type);

  g_ptr_array_unref (self->filters);
  self->filters = mst_filter_list_from_query (query);
  changed (self);
}

void
mst_filter_bar_apply (MstFilterBar *self, MstQuery *query)
{
  g_return_if_fail (MST_IS_FILTER_BAR (self));
  for (guint i = 0; i < self->filters->len; i++)
    mst_filter_apply (g_ptr_array_index (self->filters, i), query);
}

void
mst_filter_bar_clear (MstFilterBar *self)
{
  g_return_if_fail (MST_IS_FILTER_BAR (self));
  if (self->filters->len == 0)
    return;
  g_ptr_array_set_size (self->filters, 0);
  changed (self);
  if (self->add != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->add));
}

gboolean
mst_filter_bar_is_empty (MstFilterBar *self)
{
  g_return_val_if_fail (MST_IS_FILTER_BAR (self), TRUE);
  return self->filters->len == 0;
}

char *
mst_filter_bar_describe (MstFilterBar *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->filters->len; i++)
    {
      g_autofree char *one =
        mst_filter_describe (g_ptr_array_index (self->filters, i), self->session);

      g_string_append_printf (text, "%s%s", i > 0 ? _ (", ") : "", one);
    }
  return g_string_free (text, FALSE);
}
