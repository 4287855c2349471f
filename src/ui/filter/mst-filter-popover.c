/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing a condition for a list. */
#include "config.h"

#include "mst-filter-popover.h"
#include "mst-filter-value.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

struct _MstFilterPopover
{
  GtkPopover parent_instance;

  GtkStack *stack;
  GtkListBox *fields;
  GtkLabel *field_label;
  GtkSearchEntry *search;
  GtkListView *values;
  GtkStringFilter *filter;
  GtkFilterListModel *filtered;
  GtkLabel *nothing;

  MstSession *session;
  const MstRecordType *type;
  const MstField *field; /* NULL: areas */
  GCancellable *cancellable;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstFilterPopover, mst_filter_popover, GTK_TYPE_POPOVER)

static gboolean
can_filter (const MstField *field)
{
  switch (field->kind)
    {
    case MST_FIELD_CHOICE:
    case MST_FIELD_FLAG:
    case MST_FIELD_CITIZEN_NUMBER:
    case MST_FIELD_CREDIT_CODE:
    case MST_FIELD_PHONE:
      return TRUE;
    case MST_FIELD_REFERENCE:
      return g_strcmp0 (field->name, "area") != 0;
    case MST_FIELD_TEXT:
    case MST_FIELD_NAME:
    case MST_FIELD_DATE:
    case MST_FIELD_MONTH:
    case MST_FIELD_INTEGER:
    case MST_FIELD_DECIMAL:
    case MST_FIELD_NOTE:
    default:
      return FALSE;
    }
}

static void
append_field (MstFilterPopover *self, const MstField *field, const char *label)
{
  GtkWidget *text = gtk_label_new (label);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), text);
  g_object_set_data (G_OBJECT (row), "mst-field", (gpointer) field);
  gtk_list_box_append (self->fields, row);
}

static void
values_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstFilterPopover) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) values = mst_filter_value_list_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_filter_list_model_set_model (self->filtered, values);
  gtk_label_set_label (self->nothing,
                       values == NULL ? error->message : _ ("Nothing to choose from"));
  gtk_widget_set_visible (GTK_WIDGET (self->nothing),
                          values == NULL || g_list_model_get_n_items (values) == 0);
}

static void
field_activated_cb (MstFilterPopover *self, GtkListBoxRow *row)
{
  self->field = g_object_get_data (G_OBJECT (row), "mst-field");
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_filter_list_model_set_model (self->filtered, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), FALSE);
  gtk_label_set_label (self->field_label,
                       self->field != NULL ? mst_field_get_label (self->field) : _ ("Area"));
  gtk_stack_set_visible_child_name (self->stack, "values");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  mst_filter_value_list (self->session, self->type, self->field, self->cancellable, values_read_cb,
                         g_object_ref (self));
}

static void
back_cb (MstFilterPopover *self)
{
  gtk_stack_set_visible_child_name (self->stack, "fields");
}

static void
search_changed_cb (MstFilterPopover *self)
{
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
choose (MstFilterPopover *self, guint position)
{
  g_autoptr (MstFilterValue) value =
    g_list_model_get_item (G_LIST_MODEL (self->filtered), position);
  MstFilter *filter;

  if (value == NULL)
    return;
  filter = mst_filter_new (self->field, mst_filter_value_get_operator (value),
                           mst_filter_value_get_value (value));
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, filter);
  mst_filter_free (filter);
}

static void
value_activated_cb (MstFilterPopover *self, guint position)
{
  choose (self, position);
}

static void
search_activated_cb (MstFilterPopover *self)
{
  choose (self, 0);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  MstFilterValue *value = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *count = mst_text_format_integer (mst_filter_value_get_count (value));

  gtk_label_set_label (GTK_LABEL (label), mst_filter_value_get_label (value));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (label)), count);
}

static void
show_cb (MstFilterPopover *self)
{
  gtk_stack_set_visible_child_name (self->stack, "fields");
}

static void
mst_filter_popover_dispose (GObject *object)
{
  MstFilterPopover *self = MST_FILTER_POPOVER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mst_filter_popover_parent_class)->dispose (object);
}

static void
mst_filter_popover_class_init (MstFilterPopoverClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_filter_popover_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (MST_TYPE_FILTER_VALUE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, MstFilterPopover, stack);
  gtk_widget_class_bind_template_child (widget_class, MstFilterPopover, fields);
  gtk_widget_class_bind_template_child (widget_class, MstFilterPopover, field_label);
  gtk_widget_class_bind_template_child (widget_class, MstFilterPopover, search);
  gtk_widget_class_bind_template_child (widget_class, MstFilterPopover, values);
  gtk_widget_class_bind_template_child (widget_class, MstFilterPopover, filter);
  gtk_widget_class_bind_template_child (widget_class, MstFilterPopover, filtered);
  gtk_widget_class_bind_template_child (widget_class, MstFilterPopover, nothing);
  gtk_widget_class_bind_template_callback (widget_class, field_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
}

static void
mst_filter_popover_init (MstFilterPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mst_filter_popover_new (MstSession *session, const MstRecordType *type)
{
  MstFilterPopover *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);

  self = g_object_new (MST_TYPE_FILTER_POPOVER, NULL);
  self->session = g_object_ref (session);
  self->type = type;
  append_field (self, NULL, _ ("Area"));
  for (guint i = 0; i < type->n_fields; i++)
    if (can_filter (&type->fields[i]))
      append_field (self, &type->fields[i], mst_field_get_label (&type->fields[i]));
  return GTK_WIDGET (self);
}
