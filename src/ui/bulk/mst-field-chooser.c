/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing a field of a type by its name. */
#include "config.h"

#include "mst-field-chooser.h"

#include "mst-match.h"
#include "mst-type-ahead.h"

#include <glib/gi18n-lib.h>

#define FIELD_KEY "mst-field"
#define MATCH_KEY "mst-match"
#define OFFERED_KEY "mst-offered"

struct _MstFieldChooser
{
  GtkPopover parent_instance;

  GtkSearchEntry *search;
  GtkListBox *fields;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstFieldChooser, mst_field_chooser, GTK_TYPE_POPOVER)

static void
choose (MstFieldChooser *self, GtkListBoxRow *row)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (row), FIELD_KEY));
}

static void
row_activated_cb (MstFieldChooser *self, GtkListBoxRow *row)
{
  choose (self, row);
}

/* Enter takes the first that fits. */
static void
search_activate_cb (MstFieldChooser *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->fields, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        choose (self, row);
        return;
      }
}

static void
search_changed_cb (MstFieldChooser *self)
{
  gtk_list_box_invalidate_filter (self->fields);
}

static gboolean
is_shown_cb (GtkListBoxRow *row, gpointer user_data)
{
  MstFieldChooser *self = user_data;

  return g_object_get_data (G_OBJECT (row), OFFERED_KEY) != NULL
         && mst_match_score (g_object_get_data (G_OBJECT (row), MATCH_KEY),
                             gtk_editable_get_text (GTK_EDITABLE (self->search)))
              > 0;
}

/* When it has gone: it opens as high as what it lists then. */
static void
closed_cb (MstFieldChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_list_box_invalidate_filter (self->fields);
}

static void
mst_field_chooser_map (GtkWidget *widget)
{
  MstFieldChooser *self = MST_FIELD_CHOOSER (widget);

  gtk_list_box_invalidate_filter (self->fields);
  GTK_WIDGET_CLASS (mst_field_chooser_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
mst_field_chooser_class_init (MstFieldChooserClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->map = mst_field_chooser_map;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-field-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, MstFieldChooser, search);
  gtk_widget_class_bind_template_child (widget_class, MstFieldChooser, fields);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
mst_field_chooser_init (MstFieldChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->fields, is_shown_cb, self, NULL);
  mst_type_ahead_connect (self->search, GTK_WIDGET (self->fields));
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

static void
append_field (MstFieldChooser *self, const MstField *field)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (mst_field_get_label (field));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data (G_OBJECT (row), FIELD_KEY, (gpointer) field);
  g_object_set_data (G_OBJECT (row), OFFERED_KEY, GINT_TO_POINTER (TRUE));
  g_object_set_data_full (G_OBJECT (row), MATCH_KEY,
                          mst_match_new (mst_field_get_label (field), NULL),
                          (GDestroyNotify) mst_match_free);
  gtk_list_box_append (self->fields, row);
}

GtkWidget *
mst_field_chooser_new (const MstRecordType *type)
{
  MstFieldChooser *self;

  g_return_val_if_fail (type != NULL, NULL);

  self = g_object_new (MST_TYPE_FIELD_CHOOSER, NULL);
  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & MST_FIELD_DERIVED) == 0)
      append_field (self, &type->fields[i]);
  return GTK_WIDGET (self);
}

void
mst_field_chooser_set_offered (MstFieldChooser *self, const MstField *field, gboolean offered)
{
  GtkListBoxRow *row;

  g_return_if_fail (MST_IS_FIELD_CHOOSER (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->fields, i)) != NULL; i++)
    if (g_object_get_data (G_OBJECT (row), FIELD_KEY) == field)
      g_object_set_data (G_OBJECT (row), OFFERED_KEY, GINT_TO_POINTER (offered));
}
