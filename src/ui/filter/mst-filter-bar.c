/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conditions of a list. */
#include "config.h"

#include "mst-accessible.h"
#include "mst-filter-bar.h"
#include "mst-filter-popover.h"

#include <glib/gi18n-lib.h>

struct _MstFilterBar
{
  AdwBin parent_instance;

  GtkBox *chips;
  GtkMenuButton *add;

  MstSession *session;
  const MstRecordType *type;
  GPtrArray *filters;
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

static void
remove_cb (GtkButton *chip, gpointer user_data)
{
  MstFilterBar *self = user_data;

  g_ptr_array_remove (self->filters, g_object_get_data (G_OBJECT (chip), "mst-filter"));
  changed (self);
}

static GtkWidget *
create_chip (MstFilterBar *self, MstFilter *filter)
{
  g_autofree char *text = mst_filter_describe (filter, self->session);
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove the filter “%s”"), text);
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), mst_accessible_ornament_new ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "mst-chip");
  gtk_widget_set_tooltip_text (chip, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  g_object_set_data (G_OBJECT (chip), "mst-filter", filter);
  g_signal_connect (chip, "clicked", G_CALLBACK (remove_cb), self);
  return chip;
}

static void
show_chips (MstFilterBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  for (guint i = 0; i < self->filters->len; i++)
    gtk_box_append (self->chips, create_chip (self, g_ptr_array_index (self->filters, i)));
}

/* One condition a field: a second one takes the first one's place. */
static void
put (MstFilterBar *self, MstFilter *filter)
{
  for (guint i = 0; i < self->filters->len; i++)
    if (((MstFilter *) g_ptr_array_index (self->filters, i))->field == filter->field)
      {
        g_ptr_array_remove_index (self->filters, i);
        g_ptr_array_insert (self->filters, (int) i, filter);
        return;
      }
  g_ptr_array_add (self->filters, filter);
}

static void
chosen_cb (MstFilterPopover *popover, gpointer chosen, gpointer user_data)
{
  MstFilterBar *self = user_data;
  const MstFilter *filter = chosen;

  put (self, mst_filter_new (filter->field, filter->operator_, filter->value));
  changed (self);
}

static void
create_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  MstFilterBar *self = user_data;
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = mst_filter_popover_new (self->session, self->type);
  g_signal_connect (popover, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_menu_button_set_popover (button, popover);
}

static void
mst_filter_bar_dispose (GObject *object)
{
  MstFilterBar *self = MST_FILTER_BAR (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->filters, g_ptr_array_unref);
  G_OBJECT_CLASS (mst_filter_bar_parent_class)->dispose (object);
}

static void
mst_filter_bar_class_init (MstFilterBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_filter_bar_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MstFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, MstFilterBar, add);
}

static void
mst_filter_bar_init (MstFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_filter_free);
  gtk_menu_button_set_create_popup_func (self->add, create_popover_cb, self, NULL);
}

void
mst_filter_bar_set_type (MstFilterBar *self, MstSession *session, const MstRecordType *type)
{
  g_return_if_fail (MST_IS_FILTER_BAR (self));
  g_return_if_fail (MST_IS_SESSION (session));

  g_set_object (&self->session, session);
  self->type = type;
  /* The names of areas come with the figures. */
  g_signal_connect_object (session, "figures-changed", G_CALLBACK (show_chips), self,
                           G_CONNECT_SWAPPED);
}

void
mst_filter_bar_set (MstFilterBar *self, const char *area_code, GVariant *conditions)
{
  GVariantIter iter;
  const char *field;
  const char *value;
  int operator_;

  g_return_if_fail (MST_IS_FILTER_BAR (self));

  g_ptr_array_set_size (self->filters, 0);
  if (area_code != NULL && *area_code != '\0')
    g_ptr_array_add (self->filters, mst_filter_new (NULL, MST_OPERATOR_IS, area_code));
  g_variant_iter_init (&iter, conditions);
  while (g_variant_iter_next (&iter, "(&si&s)", &field, &operator_, &value))
    {
      const MstField *found = mst_record_type_get_field (self->type, field);

      if (found != NULL)
        put (self, mst_filter_new (found, (MstOperator) operator_, value));
    }
  changed (self);
}

void
mst_filter_bar_copy (MstFilterBar *self, MstFilterBar *other)
{
  g_return_if_fail (MST_IS_FILTER_BAR (self));
  g_return_if_fail (MST_IS_FILTER_BAR (other));
  g_return_if_fail (self->type == other->type);

  g_ptr_array_set_size (self->filters, 0);
  for (guint i = 0; i < other->filters->len; i++)
    {
      const MstFilter *filter = g_ptr_array_index (other->filters, i);

      put (self, mst_filter_new (filter->field, filter->operator_, filter->value));
    }
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
