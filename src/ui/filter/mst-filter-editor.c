/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One condition: the operator and its values. */
#include "config.h"

#include "mst-accessible.h"
#include "mst-filter-editor.h"
#include "mst-filter-operator.h"
#include "mst-filter-values.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RANGE_SIGN ".."

struct _MstFilterEditor
{
  AdwBin parent_instance;

  GtkDropDown *operators;
  GtkStack *inputs;
  MstFilterValues *values;
  GtkEntry *text;
  GtkEntry *from;
  GtkEntry *to;
  GtkFlowBox *ranges;
  GtkLabel *problem;

  MstSession *session;
  const MstRecordType *type;
  const MstField *field;
  GArray *choices; /* MstFilterOperator, as in the drop-down */
  gboolean loading;
  gboolean values_set;
};

enum
{
  ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstFilterEditor, mst_filter_editor, ADW_TYPE_BIN)

static void
accept (MstFilterEditor *self)
{
  g_signal_emit (self, signals[ACCEPTED], 0);
}

/* --- what is wrong --- */

static void
say_problem (MstFilterEditor *self, GtkWidget *where, const char *text)
{
  gtk_label_set_label (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_widget_add_css_class (where, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (where), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (where), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  gtk_widget_grab_focus (where);
}

static void
forget_problem (MstFilterEditor *self)
{
  GtkWidget *entries[] = { GTK_WIDGET (self->text), GTK_WIDGET (self->from),
                           GTK_WIDGET (self->to) };

  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      gtk_widget_remove_css_class (entries[i], "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (entries[i]), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (entries[i]),
                                     GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

/* --- the operator --- */

static const MstFilterOperator *
get_operator (MstFilterEditor *self)
{
  guint selected = gtk_drop_down_get_selected (self->operators);

  return &g_array_index (self->choices, MstFilterOperator,
                         selected < self->choices->len ? selected : 0);
}

static void
show_input (MstFilterEditor *self)
{
  static const char *const pages[] = {
    [MST_FILTER_INPUT_NONE] = "none",
    [MST_FILTER_INPUT_VALUES] = "values",
    [MST_FILTER_INPUT_TEXT] = "text",
    [MST_FILTER_INPUT_RANGE] = "range",
  };
  MstFilterInput input = get_operator (self)->input;

  forget_problem (self);
  gtk_stack_set_visible_child_name (self->inputs, pages[input]);
  if (input == MST_FILTER_INPUT_VALUES && !self->values_set)
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();

      mst_filter_values_set (self->values, self->session, self->type, self->field, none,
                             self->choices->len == 1);
      self->values_set = TRUE;
    }
}

static void
operator_chosen_cb (MstFilterEditor *self)
{
  if (self->loading || self->choices == NULL)
    return;
  show_input (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
list_operators (MstFilterEditor *self, const MstFilterTerm *term)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  g_clear_pointer (&self->choices, g_array_unref);
  self->choices = mst_filter_operator_list (self->field);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const MstFilterOperator *choice = &g_array_index (self->choices, MstFilterOperator, i);

      gtk_string_list_append (labels, _ (choice->label));
      if (term != NULL && choice->operator_ == term->operator_)
        selected = i;
    }
  gtk_drop_down_set_model (self->operators, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->operators, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->operators), self->choices->len > 1);
}

/* --- ranges --- */

static void
range_clicked_cb (GtkButton *button, gpointer user_data)
{
  MstFilterEditor *self = user_data;
  g_auto (GStrv) ends =
    g_strsplit (g_object_get_data (G_OBJECT (button), "mst-range"), RANGE_SIGN, 2);

  gtk_editable_set_text (GTK_EDITABLE (self->from), ends[0]);
  gtk_editable_set_text (GTK_EDITABLE (self->to), ends[1]);
  accept (self);
}

static void
list_ranges (MstFilterEditor *self)
{
  g_autoptr (GPtrArray) ranges = mst_filter_range_list (self->field, mst_date_today ());
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (self->ranges, 0)) != NULL)
    gtk_flow_box_remove (self->ranges, GTK_WIDGET (child));
  for (guint i = 0; i < ranges->len; i++)
    {
      const MstFilterRange *range = g_ptr_array_index (ranges, i);
      GtkWidget *button = gtk_button_new_with_label (range->label);

      g_object_set_data_full (G_OBJECT (button), "mst-range", g_strdup (range->range), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (range_clicked_cb), self);
      gtk_flow_box_append (self->ranges, button);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->ranges), ranges->len > 0);
}

/* --- what was typed --- */

static gboolean
is_part (MstOperator operator_)
{
  return operator_ == MST_OPERATOR_CONTAINS || operator_ == MST_OPERATOR_NOT_CONTAINS;
}

/* FALSE when it can't be read; @value NULL for blank. */
static gboolean
read_entry (MstFilterEditor *self, GtkEntry *entry, MstOperator operator_, char **value)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autoptr (GError) error = NULL;

  *value = NULL;
  if (mst_text_is_blank (text))
    return TRUE;
  if (is_part (operator_))
    {
      *value = mst_text_normalise (text);
      return TRUE;
    }
  if (mst_field_read (self->field, text, value, &error) && *value != NULL)
    return TRUE;
  say_problem (self, GTK_WIDGET (entry),
               error != NULL ? error->message : _ ("That can’t be looked for."));
  return FALSE;
}

static MstFilterTerm *
dup_typed (MstFilterEditor *self, MstOperator operator_)
{
  g_autofree char *value = NULL;

  if (!read_entry (self, self->text, operator_, &value))
    return NULL;
  if (value == NULL)
    {
      say_problem (self, GTK_WIDGET (self->text), _ ("Type what is looked for."));
      return NULL;
    }
  return mst_filter_term_new (self->field, operator_, value);
}

static MstFilterTerm *
dup_range (MstFilterEditor *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *range = NULL;
  gboolean is_number =
    self->field->kind == MST_FIELD_INTEGER || self->field->kind == MST_FIELD_DECIMAL;

  if (!read_entry (self, self->from, MST_OPERATOR_BETWEEN, &from)
      || !read_entry (self, self->to, MST_OPERATOR_BETWEEN, &to))
    return NULL;
  if (from == NULL && to == NULL)
    {
      say_problem (self, GTK_WIDGET (self->from), _ ("Fill in one end of the range or both."));
      return NULL;
    }
  if (from != NULL && to != NULL
      && (is_number ? g_ascii_strtod (from, NULL) > g_ascii_strtod (to, NULL)
                    : strncmp (from, to, MIN (strlen (from), strlen (to))) > 0))
    {
      say_problem (self, GTK_WIDGET (self->to), _ ("The end comes before the beginning."));
      return NULL;
    }
  range = g_strconcat (from != NULL ? from : "", RANGE_SIGN, to != NULL ? to : "", NULL);
  return mst_filter_term_new (self->field, MST_OPERATOR_BETWEEN, range);
}

static MstFilterTerm *
dup_ticked (MstFilterEditor *self, MstOperator operator_)
{
  g_autoptr (MstFilterTerm) term = mst_filter_term_new (self->field, operator_, NULL);

  g_ptr_array_unref (term->values);
  term->values = mst_filter_values_list_ticked (self->values);
  if (term->values->len == 0)
    {
      say_problem (self, GTK_WIDGET (self->values), _ ("Choose one value or several."));
      return NULL;
    }
  return g_steal_pointer (&term);
}

/* --- the object --- */

static gboolean
mst_filter_editor_grab_focus (GtkWidget *widget)
{
  MstFilterEditor *self = MST_FILTER_EDITOR (widget);

  switch (self->choices != NULL ? get_operator (self)->input : MST_FILTER_INPUT_NONE)
    {
    case MST_FILTER_INPUT_VALUES:
      return gtk_widget_grab_focus (GTK_WIDGET (self->values));
    case MST_FILTER_INPUT_TEXT:
      return gtk_widget_grab_focus (GTK_WIDGET (self->text));
    case MST_FILTER_INPUT_RANGE:
      return gtk_widget_grab_focus (GTK_WIDGET (self->from));
    case MST_FILTER_INPUT_NONE:
    default:
      return gtk_widget_grab_focus (GTK_WIDGET (self->operators));
    }
}

static void
mst_filter_editor_dispose (GObject *object)
{
  MstFilterEditor *self = MST_FILTER_EDITOR (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->choices, g_array_unref);
  G_OBJECT_CLASS (mst_filter_editor_parent_class)->dispose (object);
}

static void
mst_filter_editor_class_init (MstFilterEditorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_filter_editor_dispose;
  widget_class->grab_focus = mst_filter_editor_grab_focus;

  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MST_TYPE_FILTER_VALUES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-filter-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, MstFilterEditor, operators);
  gtk_widget_class_bind_template_child (widget_class, MstFilterEditor, inputs);
  gtk_widget_class_bind_template_child (widget_class, MstFilterEditor, values);
  gtk_widget_class_bind_template_child (widget_class, MstFilterEditor, text);
  gtk_widget_class_bind_template_child (widget_class, MstFilterEditor, from);
  gtk_widget_class_bind_template_child (widget_class, MstFilterEditor, to);
  gtk_widget_class_bind_template_child (widget_class, MstFilterEditor, ranges);
  gtk_widget_class_bind_template_child (widget_class, MstFilterEditor, problem);
  gtk_widget_class_bind_template_callback (widget_class, operator_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept);
  gtk_widget_class_bind_template_callback (widget_class, forget_problem);
}

static void
mst_filter_editor_init (MstFilterEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mst_accessible_set_name (GTK_WIDGET (self->operators), _ ("Condition"));
}

static void
fill_inputs (MstFilterEditor *self, const MstFilterTerm *term)
{
  const char *value =
    term != NULL && term->values->len > 0 ? g_ptr_array_index (term->values, 0) : "";
  MstFilterInput input = get_operator (self)->input;
  g_auto (GStrv) ends = g_strsplit (value, RANGE_SIGN, 2);
  gboolean is_range = input == MST_FILTER_INPUT_RANGE && g_strv_length (ends) == 2;

  gtk_editable_set_text (GTK_EDITABLE (self->text), input == MST_FILTER_INPUT_TEXT ? value : "");
  gtk_editable_set_text (GTK_EDITABLE (self->from), is_range ? ends[0] : "");
  gtk_editable_set_text (GTK_EDITABLE (self->to), is_range ? ends[1] : "");
  self->values_set = input == MST_FILTER_INPUT_VALUES && term != NULL;
  if (self->values_set)
    mst_filter_values_set (self->values, self->session, self->type, self->field, term->values,
                           self->choices->len == 1);
}

void
mst_filter_editor_set (MstFilterEditor *self, MstSession *session, const MstRecordType *type,
                       const MstField *field, const MstFilterTerm *term)
{
  g_return_if_fail (MST_IS_FILTER_EDITOR (self));

  g_set_object (&self->session, session);
  self->type = type;
  self->field = field;
  self->loading = TRUE;
  list_operators (self, term);
  list_ranges (self);
  fill_inputs (self, term);
  show_input (self);
  self->loading = FALSE;
}

MstFilterTerm *
mst_filter_editor_dup_term (MstFilterEditor *self)
{
  const MstFilterOperator *choice;

  g_return_val_if_fail (MST_IS_FILTER_EDITOR (self), NULL);

  choice = get_operator (self);
  switch (choice->input)
    {
    case MST_FILTER_INPUT_VALUES:
      return dup_ticked (self, choice->operator_);
    case MST_FILTER_INPUT_TEXT:
      return dup_typed (self, choice->operator_);
    case MST_FILTER_INPUT_RANGE:
      return dup_range (self);
    case MST_FILTER_INPUT_NONE:
    default:
      return mst_filter_term_new (self->field, choice->operator_, NULL);
    }
}

void
mst_filter_editor_complain (MstFilterEditor *self, const char *text)
{
  g_return_if_fail (MST_IS_FILTER_EDITOR (self));

  say_problem (self,
               get_operator (self)->input == MST_FILTER_INPUT_VALUES ? GTK_WIDGET (self->values)
                                                                     : GTK_WIDGET (self->text),
               text);
}
