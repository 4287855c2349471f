/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing the columns of a list, and their order. */
#include "config.h"

#include "mst-accessible.h"
#include "mst-column-popover.h"

#include <glib/gi18n-lib.h>

struct _MstColumnPopover
{
  GtkPopover parent_instance;

  GtkListBox *fields;

  MstListColumns *columns;
  const MstRecordType *type;
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (MstColumnPopover, mst_column_popover, GTK_TYPE_POPOVER)

#define FIELD_KEY "mst-field"

static const MstField *
get_field (gpointer object)
{
  return g_object_get_data (object, FIELD_KEY);
}

static void
toggled_cb (GtkCheckButton *check, gpointer user_data)
{
  MstColumnPopover *self = user_data;

  if (!self->loading)
    mst_list_columns_show (self->columns, get_field (check), gtk_check_button_get_active (check));
}

static GtkWidget *
create_row (MstColumnPopover *self, const MstField *field)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *check = gtk_check_button_new_with_label (mst_field_get_label (field));
  g_autofree char *name = mst_list_columns_is_shown (self->columns, field)
                            ? g_strdup_printf (_ ("%s, shown"), mst_field_get_label (field))
                            : g_strdup (mst_field_get_label (field));

  g_object_set_data (G_OBJECT (row), FIELD_KEY, (gpointer) field);
  g_object_set_data (G_OBJECT (check), FIELD_KEY, (gpointer) field);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               mst_list_columns_is_shown (self->columns, field));
  gtk_widget_set_focusable (check, FALSE);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), check);
  mst_accessible_set_name (row, name);
  return row;
}

/* Those that are shown in the order in which they are, then the others as described. */
static void
load (MstColumnPopover *self)
{
  g_autofree const char **shown = mst_list_columns_list_fields (self->columns);
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->fields);
  const MstField *current = selected != NULL ? get_field (selected) : NULL;
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->fields)) != NULL;
  GtkWidget *child;

  self->loading = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->fields))) != NULL)
    gtk_list_box_remove (self->fields, child);
  for (guint i = 0; shown[i] != NULL; i++)
    gtk_list_box_append (self->fields,
                         create_row (self, mst_record_type_get_field (self->type, shown[i])));
  for (guint i = 0; i < self->type->n_fields; i++)
    if (!mst_list_columns_is_shown (self->columns, &self->type->fields[i]))
      gtk_list_box_append (self->fields, create_row (self, &self->type->fields[i]));
  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->fields)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (get_field (child) == current)
      {
        gtk_list_box_select_row (self->fields, GTK_LIST_BOX_ROW (child));
        if (had_focus)
          gtk_widget_grab_focus (child);
      }
  self->loading = FALSE;
}

static void
activated_cb (MstColumnPopover *self, GtkListBoxRow *row)
{
  const MstField *field = get_field (row);

  mst_list_columns_show (self->columns, field, !mst_list_columns_is_shown (self->columns, field));
}

static gboolean
key_cb (MstColumnPopover *self, guint key, guint code, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->fields);
  gboolean up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;

  if (row != NULL && (key == GDK_KEY_space || key == GDK_KEY_KP_Space)
      && (state & gtk_accelerator_get_default_mod_mask ()) == 0)
    {
      activated_cb (self, row);
      return GDK_EVENT_STOP;
    }
  if ((state & GDK_ALT_MASK) == 0 || row == NULL
      || (!up && key != GDK_KEY_Down && key != GDK_KEY_KP_Down))
    return GDK_EVENT_PROPAGATE;
  mst_list_columns_move (self->columns, get_field (row), up ? -1 : 1);
  return GDK_EVENT_STOP;
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
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
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
  load (self);
  g_signal_connect_object (columns, "columns-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
