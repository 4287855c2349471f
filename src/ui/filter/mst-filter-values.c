/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticking values of a field. */
#include "config.h"

#include "mst-filter-value.h"
#include "mst-filter-values.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

struct _MstFilterValues
{
  AdwBin parent_instance;

  GtkSearchEntry *search;
  GtkLabel *nothing;
  GtkListView *view;
  GtkFilterListModel *filtered;
  GtkStringFilter *filter;

  MstSession *session;
  const MstField *field;
  GPtrArray *ticked; /* as it was set, until the values are read */
  gboolean single;
  GCancellable *cancellable;
};

enum
{
  ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstFilterValues, mst_filter_values, ADW_TYPE_BIN)

/* --- reading --- */

/* Says so when there is nothing to tick, or nothing of what is looked for. */
static void
show_nothing (MstFilterValues *self)
{
  GListModel *values = gtk_filter_list_model_get_model (self->filtered);
  const char *wanted = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->nothing),
                          values != NULL
                            && g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0);
  if (values != NULL && g_list_model_get_n_items (values) > 0)
    text = g_strdup_printf (_ ("No value fits “%s”."), wanted);
  gtk_label_set_label (self->nothing, text != NULL ? text : _ ("Nothing to choose from"));
}

/* The place of @value in @values, from @start on; G_MAXUINT. */
static guint
find_value (GListModel *values, const char *value, guint start)
{
  for (guint i = start; i < g_list_model_get_n_items (values); i++)
    {
      g_autoptr (MstFilterValue) item = g_list_model_get_item (values, i);

      if (g_strcmp0 (mst_filter_value_get_value (item), value) == 0)
        return i;
    }
  return G_MAXUINT;
}

/* What is ticked comes first, also when no record has it at the moment. */
static void
tick (MstFilterValues *self, GListStore *values)
{
  for (guint i = 0; i < self->ticked->len; i++)
    {
      const char *value = g_ptr_array_index (self->ticked, i);
      guint position = find_value (G_LIST_MODEL (values), value, i);
      g_autoptr (MstFilterValue) item = NULL;

      if (position != G_MAXUINT)
        {
          item = g_list_model_get_item (G_LIST_MODEL (values), position);
          g_list_store_remove (values, position);
        }
      else
        item = mst_filter_value_new (
          value, mst_filter_show_value (self->field, MST_OPERATOR_IS, value, self->session), 0);
      mst_filter_value_set_ticked (item, TRUE);
      g_list_store_insert (values, i, item);
    }
}

static void
values_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstFilterValues) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) values = mst_filter_value_list_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (values != NULL)
    tick (self, G_LIST_STORE (values));
  gtk_filter_list_model_set_model (self->filtered, values);
  show_nothing (self);
  if (values == NULL)
    {
      gtk_label_set_label (self->nothing, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->nothing), TRUE);
    }
}

/* --- choosing --- */

static void
untick_others (MstFilterValues *self, MstFilterValue *kept)
{
  GListModel *values = gtk_filter_list_model_get_model (self->filtered);

  for (guint i = 0; i < g_list_model_get_n_items (values); i++)
    {
      g_autoptr (MstFilterValue) item = g_list_model_get_item (values, i);

      if (item != kept)
        mst_filter_value_set_ticked (item, FALSE);
    }
}

static void
choose (MstFilterValues *self, MstFilterValue *value)
{
  if (!self->single)
    {
      mst_filter_value_set_ticked (value, !mst_filter_value_get_ticked (value));
      return;
    }
  mst_filter_value_set_ticked (value, TRUE);
  untick_others (self, value);
  g_signal_emit (self, signals[ACCEPTED], 0);
}

static void
activate_cb (MstFilterValues *self, guint position)
{
  g_autoptr (MstFilterValue) value =
    g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (value != NULL)
    choose (self, value);
}

static void
search_changed_cb (MstFilterValues *self)
{
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (gtk_filter_list_model_get_model (self->filtered) != NULL)
    show_nothing (self);
}

/* Enter takes the first that fits; when nothing is looked for it takes what is ticked. */
static void
search_activated_cb (MstFilterValues *self)
{
  g_autoptr (MstFilterValue) value = g_list_model_get_item (G_LIST_MODEL (self->filtered), 0);
  g_autoptr (GPtrArray) ticked = mst_filter_values_list_ticked (self);
  gboolean searching = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';

  if (value != NULL && (searching || ticked->len == 0))
    {
      if (self->single)
        untick_others (self, value);
      mst_filter_value_set_ticked (value, TRUE);
    }
  else if (ticked->len == 0)
    return;
  g_signal_emit (self, signals[ACCEPTED], 0);
}

/* The entry takes Escape for itself; here it means the popover. */
static void
stop_search_cb (MstFilterValues *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                MstFilterValues *self)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return GDK_EVENT_STOP;
}

/* The value of the row that has the focus; nullable */
static MstFilterValue *
get_focused (MstFilterValues *self)
{
  GtkWidget *row = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *box = row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self->view))
                     ? gtk_widget_get_first_child (row)
                     : NULL;

  return box != NULL ? g_object_get_data (G_OBJECT (box), "mst-value") : NULL;
}

/* As in other lists with boxes: Space ticks. Enter takes what is ticked, or else this one. */
static gboolean
row_key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                    MstFilterValues *self)
{
  MstFilterValue *value = get_focused (self);
  g_autoptr (GPtrArray) ticked = NULL;

  if (value == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_space || key == GDK_KEY_KP_Space)
    {
      choose (self, value);
      return GDK_EVENT_STOP;
    }
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;
  ticked = mst_filter_values_list_ticked (self);
  if (self->single || ticked->len == 0)
    mst_filter_value_set_ticked (value, TRUE);
  if (self->single)
    untick_others (self, value);
  g_signal_emit (self, signals[ACCEPTED], 0);
  return GDK_EVENT_STOP;
}

/* --- rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  /* The row is what is pressed. */
  gtk_widget_set_can_focus (check, FALSE);
  gtk_widget_set_can_target (check, FALSE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  MstFilterValue *value = gtk_list_item_get_item (item);
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *label = gtk_widget_get_next_sibling (check);
  const char *name = mst_filter_value_get_label (value);
  g_autofree char *count = mst_text_format_integer (mst_filter_value_get_count (value));

  gtk_label_set_label (GTK_LABEL (label), name);
  gtk_widget_set_tooltip_text (label, g_utf8_strlen (name, -1) > 18 ? name : NULL);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (label)), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (
    G_OBJECT (item), "mst-binding",
    g_object_bind_property (value, "ticked", check, "active", G_BINDING_SYNC_CREATE));
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), "mst-value", value);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GBinding *binding = g_object_steal_data (G_OBJECT (item), "mst-binding");

  g_binding_unbind (binding);
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), "mst-value", NULL);
}

/* --- the object --- */

static gboolean
mst_filter_values_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MST_FILTER_VALUES (widget)->search));
}

static void
mst_filter_values_dispose (GObject *object)
{
  MstFilterValues *self = MST_FILTER_VALUES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->ticked, g_ptr_array_unref);
  G_OBJECT_CLASS (mst_filter_values_parent_class)->dispose (object);
}

static void
mst_filter_values_class_init (MstFilterValuesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_filter_values_dispose;
  widget_class->grab_focus = mst_filter_values_grab_focus;

  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MST_TYPE_FILTER_VALUE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-filter-values.ui");
  gtk_widget_class_bind_template_child (widget_class, MstFilterValues, search);
  gtk_widget_class_bind_template_child (widget_class, MstFilterValues, nothing);
  gtk_widget_class_bind_template_child (widget_class, MstFilterValues, view);
  gtk_widget_class_bind_template_child (widget_class, MstFilterValues, filtered);
  gtk_widget_class_bind_template_child (widget_class, MstFilterValues, filter);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
mst_filter_values_init (MstFilterValues *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->ticked = g_ptr_array_new_with_free_func (g_free);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (row_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

void
mst_filter_values_set (MstFilterValues *self, MstSession *session, const MstRecordType *type,
                       const MstField *field, const GPtrArray *ticked, gboolean single)
{
  g_return_if_fail (MST_IS_FILTER_VALUES (self));

  g_set_object (&self->session, session);
  self->field = field;
  self->single = single;
  g_ptr_array_set_size (self->ticked, 0);
  for (guint i = 0; i < ticked->len; i++)
    g_ptr_array_add (self->ticked, g_strdup (g_ptr_array_index (ticked, i)));
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_filter_list_model_set_model (self->filtered, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), FALSE);
  mst_filter_value_list (session, type, field, self->cancellable, values_read_cb,
                         g_object_ref (self));
}

GPtrArray *
mst_filter_values_list_ticked (MstFilterValues *self)
{
  GPtrArray *ticked = g_ptr_array_new_with_free_func (g_free);
  GListModel *values;

  g_return_val_if_fail (MST_IS_FILTER_VALUES (self), ticked);

  values = gtk_filter_list_model_get_model (self->filtered);
  for (guint i = 0; values != NULL && i < g_list_model_get_n_items (values); i++)
    {
      g_autoptr (MstFilterValue) item = g_list_model_get_item (values, i);

      if (mst_filter_value_get_ticked (item))
        g_ptr_array_add (ticked, g_strdup (mst_filter_value_get_value (item)));
    }
  /* Not read yet: as it was set. */
  for (guint i = 0; values == NULL && i < self->ticked->len; i++)
    g_ptr_array_add (ticked, g_strdup (g_ptr_array_index (self->ticked, i)));
  return ticked;
}
