/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a filter: its terms one after another. */
#include "config.h"

#include "mst-filter-editor.h"
#include "mst-filter-popover.h"
#include "mst-match.h"

#include <glib/gi18n-lib.h>

struct _MstFilterPopover
{
  GtkPopover parent_instance;

  GtkStack *stack; /* "fields", "editor", "terms" */
  GtkSearchEntry *search;
  GtkListBox *fields;
  GtkLabel *field_label;
  MstFilterEditor *editor;
  GtkButton *editor_or;
  GtkListBox *terms;

  MstSession *session;
  const MstRecordType *type;
  MstFilter *draft;
  guint position; /* of the term being edited; the draft's length for another one */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstFilterPopover, mst_filter_popover, GTK_TYPE_POPOVER)

static void
choose (MstFilterPopover *self)
{
  g_autoptr (MstFilter) filter = mst_filter_copy (self->draft);

  gtk_popover_popdown (GTK_POPOVER (self));
  if (filter->terms->len > 0)
    g_signal_emit (self, signals[CHOSEN], 0, filter);
}

/* --- which field --- */

static const MstField *
get_field (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "mst-field");
}

static gboolean
is_shown_cb (GtkListBoxRow *row, gpointer user_data)
{
  MstFilterPopover *self = user_data;
  const MstField *field = get_field (row);

  /* These stand alone. */
  if ((field == &mst_filter_area_field || field == &mst_filter_scope_field)
      && self->draft->terms->len > 0)
    return FALSE;
  return mst_match_score (g_object_get_data (G_OBJECT (row), "mst-match"),
                          gtk_editable_get_text (GTK_EDITABLE (self->search)))
         > 0;
}

static void
search_changed_cb (MstFilterPopover *self)
{
  gtk_list_box_invalidate_filter (self->fields);
}

static void
show_fields (MstFilterPopover *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_list_box_invalidate_filter (self->fields);
  gtk_stack_set_visible_child_name (self->stack, "fields");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
append_field (MstFilterPopover *self, const MstField *field)
{
  const char *label = mst_field_get_label (field);
  GtkWidget *text = gtk_label_new (label);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (row), "mst-field", (gpointer) field);
  g_object_set_data_full (G_OBJECT (row), "mst-match", mst_match_new (label, field->name),
                          (GDestroyNotify) mst_match_free);
  gtk_list_box_append (self->fields, row);
}

/* --- the condition --- */

static void
show_editor (MstFilterPopover *self, const MstField *field, const MstFilterTerm *term)
{
  gtk_label_set_label (self->field_label, mst_field_get_label (field));
  gtk_widget_set_visible (GTK_WIDGET (self->editor_or),
                          field != &mst_filter_area_field && field != &mst_filter_scope_field);
  mst_filter_editor_set (self->editor, self->session, self->type, field, term);
  gtk_stack_set_visible_child_name (self->stack, "editor");
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
field_activated_cb (MstFilterPopover *self, GtkListBoxRow *row)
{
  show_editor (self, get_field (row), NULL);
}

static void
search_activated_cb (MstFilterPopover *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->fields, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        field_activated_cb (self, row);
        return;
      }
}

/* Takes what is edited into the draft; FALSE when something is wrong with it. */
static gboolean
take_term (MstFilterPopover *self, gboolean with_others)
{
  MstFilterTerm *term = mst_filter_editor_dup_term (self->editor);

  if (term == NULL)
    return FALSE;
  if ((with_others || self->position > 0 || self->draft->terms->len > 1)
      && !mst_filter_term_has_alternatives (term))
    {
      mst_filter_editor_complain (
        self->editor, _ ("Beside other conditions only one value can be denied. Choose one."));
      mst_filter_term_free (term);
      return FALSE;
    }
  if (self->position < self->draft->terms->len)
    g_ptr_array_remove_index (self->draft->terms, self->position);
  g_ptr_array_insert (self->draft->terms, (int) self->position, term);
  return TRUE;
}

static void
apply_cb (MstFilterPopover *self)
{
  if (take_term (self, FALSE))
    choose (self);
}

/* --- alternatives --- */

static void
another_cb (MstFilterPopover *self)
{
  self->position = self->draft->terms->len;
  show_fields (self);
}

static void
or_cb (MstFilterPopover *self)
{
  if (take_term (self, TRUE))
    another_cb (self);
}

static void show_terms (MstFilterPopover *self);

static void
remove_term_cb (GtkButton *button, gpointer user_data)
{
  MstFilterPopover *self = user_data;

  g_ptr_array_remove (self->draft->terms, g_object_get_data (G_OBJECT (button), "mst-term"));
  show_terms (self);
}

static void
append_term (MstFilterPopover *self, MstFilterTerm *term)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = mst_filter_term_describe (term, self->session);
  g_autofree char *removal = g_strdup_printf (_ ("Remove the condition “%s”"), text);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, removal);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, removal,
                                  -1);
  g_object_set_data (G_OBJECT (button), "mst-term", term);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_term_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (self->terms, row);
}

static void
show_terms (MstFilterPopover *self)
{
  GtkListBoxRow *row;

  if (self->draft->terms->len == 0)
    {
      another_cb (self);
      return;
    }
  while ((row = gtk_list_box_get_row_at_index (self->terms, 0)) != NULL)
    gtk_list_box_remove (self->terms, GTK_WIDGET (row));
  for (guint i = 0; i < self->draft->terms->len; i++)
    append_term (self, g_ptr_array_index (self->draft->terms, i));
  gtk_stack_set_visible_child_name (self->stack, "terms");
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->terms, 0)));
}

static void
term_activated_cb (MstFilterPopover *self, GtkListBoxRow *row)
{
  const MstFilterTerm *term;

  self->position = (guint) gtk_list_box_row_get_index (row);
  term = g_ptr_array_index (self->draft->terms, self->position);
  show_editor (self, term->field, term);
}

static void
back_cb (MstFilterPopover *self)
{
  if (self->draft->terms->len > 1 || (self->draft->terms->len == 1 && self->position > 0))
    show_terms (self);
  else
    show_fields (self);
}

/* --- the object --- */

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                MstFilterPopover *self)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_child_focus (GTK_WIDGET (self->fields), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

static void
mst_filter_popover_dispose (GObject *object)
{
  MstFilterPopover *self = MST_FILTER_POPOVER (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->draft, mst_filter_free);
  G_OBJECT_CLASS (mst_filter_popover_parent_class)->dispose (object);
}

static void
mst_filter_popover_class_init (MstFilterPopoverClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_filter_popover_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (MST_TYPE_FILTER_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, MstFilterPopover, stack);
  gtk_widget_class_bind_template_child (widget_class, MstFilterPopover, search);
  gtk_widget_class_bind_template_child (widget_class, MstFilterPopover, fields);
  gtk_widget_class_bind_template_child (widget_class, MstFilterPopover, field_label);
  gtk_widget_class_bind_template_child (widget_class, MstFilterPopover, editor);
  gtk_widget_class_bind_template_child (widget_class, MstFilterPopover, editor_or);
  gtk_widget_class_bind_template_child (widget_class, MstFilterPopover, terms);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, term_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, or_cb);
  gtk_widget_class_bind_template_callback (widget_class, another_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
mst_filter_popover_init (MstFilterPopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->draft = mst_filter_new (NULL);
  gtk_list_box_set_filter_func (self->fields, is_shown_cb, self, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}

GtkWidget *
mst_filter_popover_new (MstSession *session, const MstRecordType *type)
{
  MstFilterPopover *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);

  self = g_object_new (MST_TYPE_FILTER_POPOVER, NULL);
  self->session = g_object_ref (session);
  self->type = type;
  append_field (self, &mst_filter_area_field);
  for (guint i = 0; i < type->n_fields; i++)
    /* The area, with all that is below it, is asked for above. */
    if (type->fields[i].kind != MST_FIELD_REFERENCE
        || g_strcmp0 (type->fields[i].name, "area") != 0)
      append_field (self, &type->fields[i]);
  if (mst_record_type_find (type, MST_ENDED) >= 0)
    append_field (self, &mst_filter_scope_field);
  return GTK_WIDGET (self);
}

void
mst_filter_popover_set (MstFilterPopover *self, const MstFilter *filter)
{
  g_return_if_fail (MST_IS_FILTER_POPOVER (self));

  g_clear_pointer (&self->draft, mst_filter_free);
  self->draft = filter != NULL ? mst_filter_copy (filter) : mst_filter_new (NULL);
  self->position = 0;
  if (self->draft->terms->len == 1)
    {
      const MstFilterTerm *term = g_ptr_array_index (self->draft->terms, 0);

      show_editor (self, term->field, term);
    }
  else
    show_terms (self);
}
