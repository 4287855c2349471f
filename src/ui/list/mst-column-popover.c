/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing the columns of a list. */
#include "config.h"

#include "mst-column-popover.h"

#include <glib/gi18n-lib.h>

struct _MstColumnPopover
{
  GtkPopover parent_instance;

  GtkFlowBox *fields;

  MstListColumns *columns;
  const MstRecordType *type;
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (MstColumnPopover, mst_column_popover, GTK_TYPE_POPOVER)

static void
toggled_cb (GtkCheckButton *check, gpointer user_data)
{
  MstColumnPopover *self = user_data;
  const MstField *field = g_object_get_data (G_OBJECT (check), "mst-field");

  if (!self->loading)
    mst_list_columns_show (self->columns, field, gtk_check_button_get_active (check));
}

static void
load (MstColumnPopover *self)
{
  self->loading = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->fields)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *check = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));
      const MstField *field = g_object_get_data (G_OBJECT (check), "mst-field");

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   mst_list_columns_is_shown (self->columns, field));
    }
  self->loading = FALSE;
}

static void
reset_cb (MstColumnPopover *self)
{
  mst_list_columns_reset (self->columns);
}

static void
mst_column_popover_dispose (GObject *object)
{
  g_clear_object (&MST_COLUMN_POPOVER (object)->columns);
  G_OBJECT_CLASS (mst_column_popover_parent_class)->dispose (object);
}

static void
mst_column_popover_class_init (MstColumnPopoverClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_column_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-column-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, MstColumnPopover, fields);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
mst_column_popover_init (MstColumnPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mst_column_popover_new (MstListColumns *columns, const MstRecordType *type)
{
  MstColumnPopover *self;

  g_return_val_if_fail (MST_IS_LIST_COLUMNS (columns), NULL);

  self = g_object_new (MST_TYPE_COLUMN_POPOVER, NULL);
  self->columns = g_object_ref (columns);
  self->type = type;
  for (guint i = 0; i < type->n_fields; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (mst_field_get_label (&type->fields[i]));

      g_object_set_data (G_OBJECT (check), "mst-field", (gpointer) &type->fields[i]);
      g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_flow_box_append (self->fields, check);
      gtk_widget_set_focusable (gtk_widget_get_parent (check), FALSE);
    }
  load (self);
  g_signal_connect_object (columns, "columns-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
