/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that a plan keeps to, and a form for one more. */
#include "config.h"

#include "mst-liaison-rule-list.h"

#include "edit/mst-field-editor.h"
#include "mst-accessible.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  PART_KIND,
  PART_UNIT,
  PART_AREA,
  PART_NUMBER,
  N_PARTS,
} Part;

static const char *const part_fields[N_PARTS] = { "kind", "unit", "area", "number" };

struct _MstLiaisonRuleList
{
  AdwBin parent_instance;

  GtkListBox *rules;
  GtkLabel *none;
  GtkButton *keep;
  GtkGrid *form;
  GtkLabel *labels[N_PARTS];
  MstFieldEditor *parts[N_PARTS];

  MstLiaisonPlanOptions *options;
  GArray *held; /* MstLiaisonHeldRule; NULL while it isn't known */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstLiaisonRuleList, mst_liaison_rule_list, ADW_TYPE_BIN)

/* --- the rules --- */

/* "2026-03-01 · 东组〔2026〕3号 · 区委文件" */
static char *
tell_kept (const MstLiaisonHeldRule *held)
{
  const char *parts[] = { held->since, held->document, held->reason };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (text, FALSE);
}

static char *
tell_state (const MstLiaisonHeldRule *held)
{
  switch (held->state)
    {
    case MST_LIAISON_RULE_SAID:
      return g_strdup (held->rule.kind == MST_LIAISON_RULE_WITHDRAWN
                         ? _ ("For this plan only")
                         : _ ("New: kept when the pairs are written, or with “Keep”"));
    case MST_LIAISON_RULE_LEFT:
      return g_strdup (_ ("Left aside: put out of use when the pairs are written, or with “Keep”"));
    case MST_LIAISON_RULE_OVERRULED:
      return g_strdup (_ ("Gives way to what is said for this plan"));
    case MST_LIAISON_RULE_KEPT:
    default:
      return tell_kept (held);
    }
}

/* Taken back, or kept to again. */
static void
clicked_cb (MstLiaisonRuleList *self, GtkButton *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  const MstLiaisonHeldRule *held;
  MstLiaisonRule rule;

  if (self->held == NULL || index >= self->held->len)
    return;
  held = &g_array_index (self->held, MstLiaisonHeldRule, index);
  rule = held->rule;
  mst_liaison_plan_options_want (self->options, self->held, rule,
                                 held->state == MST_LIAISON_RULE_LEFT);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
create_button (MstLiaisonRuleList *self, const MstLiaisonHeldRule *held, guint index)
{
  gboolean is_left = held->state == MST_LIAISON_RULE_LEFT;
  GtkWidget *button =
    gtk_button_new_from_icon_name (is_left ? "edit-undo-symbolic" : "window-close-symbolic");
  g_autofree char *name = is_left ? g_strdup_printf (_ ("Keep to it again: %s"), held->title)
                                  : g_strdup_printf (_ ("Take back: %s"), held->title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  mst_accessible_set_name (button, name);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

static void
append_rule (MstLiaisonRuleList *self, guint index)
{
  const MstLiaisonHeldRule *held = &g_array_index (self->held, MstLiaisonHeldRule, index);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *state = tell_state (held);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), held->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), state);
  if (held->state == MST_LIAISON_RULE_LEFT || held->state == MST_LIAISON_RULE_OVERRULED)
    gtk_widget_add_css_class (row, "dim-label");
  if (held->state != MST_LIAISON_RULE_OVERRULED)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_button (self, held, index));
  gtk_list_box_append (self->rules, row);
}

/* --- one more --- */

static MstLiaisonRuleKind
get_kind (MstLiaisonRuleList *self)
{
  g_autofree char *code = NULL;

  if (!mst_field_editor_read (self->parts[PART_KIND], &code, NULL) || code == NULL)
    return MST_LIAISON_RULE_LOCK;
  return (MstLiaisonRuleKind) g_ascii_strtoll (code, NULL, 10);
}

static gboolean
has_part (MstLiaisonRuleKind kind, Part part)
{
  switch (part)
    {
    case PART_UNIT:
      return mst_planning_rule_kind_has_unit ((MstPlanningRuleKind) kind);
    case PART_AREA:
      return mst_planning_rule_kind_has_area ((MstPlanningRuleKind) kind);
    case PART_NUMBER:
      return kind == MST_LIAISON_RULE_AT_LEAST;
    case PART_KIND:
    case N_PARTS:
    default:
      return TRUE;
    }
}

static void
kind_changed_cb (MstLiaisonRuleList *self)
{
  MstLiaisonRuleKind kind = get_kind (self);

  for (int i = 0; i < N_PARTS; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->parts[i]), has_part (kind, (Part) i));
      gtk_widget_set_visible (GTK_WIDGET (self->labels[i]), has_part (kind, (Part) i));
    }
}

/* Says under the control what it lacks. */
static gboolean
read_part (MstLiaisonRuleList *self, Part part, gint64 *value)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_good = mst_field_editor_read (self->parts[part], &text, &error) && text != NULL;
  g_autofree char *missing = g_strdup_printf (
    _ ("“%s” is missing."), mst_field_get_label (mst_field_editor_get_field (self->parts[part])));

  mst_field_editor_set_problem (self->parts[part],
                                is_good         ? NULL
                                : error != NULL ? error->message
                                                : missing,
                                TRUE);
  *value = is_good ? g_ascii_strtoll (text, NULL, 10) : 0;
  return is_good;
}

static void
add_cb (MstLiaisonRuleList *self)
{
  MstLiaisonRule rule = { .kind = get_kind (self) };
  gint64 values[N_PARTS] = { 0 };
  gboolean is_whole = TRUE;

  for (int i = 0; i < N_PARTS; i++)
    if (has_part (rule.kind, (Part) i))
      is_whole &= read_part (self, (Part) i, &values[i]);
  if (!is_whole)
    return;
  rule.unit = values[PART_UNIT];
  rule.place = values[PART_AREA];
  rule.number = (guint) values[PART_NUMBER];
  mst_liaison_plan_options_want (self->options, self->held, rule, TRUE);
  for (int i = PART_UNIT; i < N_PARTS; i++)
    mst_field_editor_set_value (self->parts[i], NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_part (MstLiaisonRuleList *self, MstSession *session, Part part)
{
  const MstField *field = mst_record_type_get_field (&mst_planning_rule_type, part_fields[part]);
  GtkWidget *label = gtk_label_new (mst_field_get_label (field));

  self->parts[part] = MST_FIELD_EDITOR (mst_field_editor_new (session, field));
  self->labels[part] = GTK_LABEL (label);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "mst-form-label");
  gtk_widget_set_hexpand (GTK_WIDGET (self->parts[part]), TRUE);
  gtk_grid_attach (self->form, label, 0, part, 1, 1);
  gtk_grid_attach (self->form, GTK_WIDGET (self->parts[part]), 1, part, 1, 1);
}

/* --- the object --- */

static void
mst_liaison_rule_list_dispose (GObject *object)
{
  MstLiaisonRuleList *self = MST_LIAISON_RULE_LIST (object);

  self->options = NULL;
  g_clear_pointer (&self->held, g_array_unref);
  G_OBJECT_CLASS (mst_liaison_rule_list_parent_class)->dispose (object);
}

static void
mst_liaison_rule_list_class_init (MstLiaisonRuleListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_liaison_rule_list_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-liaison-rule-list.ui");
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonRuleList, rules);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonRuleList, none);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonRuleList, keep);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonRuleList, form);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
mst_liaison_rule_list_init (MstLiaisonRuleList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mst_liaison_rule_list_set_options (MstLiaisonRuleList *self, MstSession *session,
                                   MstLiaisonPlanOptions *options)
{
  g_return_if_fail (MST_IS_LIAISON_RULE_LIST (self));
  g_return_if_fail (self->options == NULL);

  self->options = options;
  for (int i = 0; i < N_PARTS; i++)
    add_part (self, session, (Part) i);
  mst_field_editor_set_value (self->parts[PART_KIND], "1");
  g_signal_connect_swapped (self->parts[PART_KIND], "changed", G_CALLBACK (kind_changed_cb), self);
  kind_changed_cb (self);
}

void
mst_liaison_rule_list_show (MstLiaisonRuleList *self, GArray *held)
{
  GtkListBoxRow *row;
  guint n_new, n_over;

  g_return_if_fail (MST_IS_LIAISON_RULE_LIST (self));
  g_return_if_fail (held != NULL);

  g_array_ref (held);
  g_clear_pointer (&self->held, g_array_unref);
  self->held = held;
  while ((row = gtk_list_box_get_row_at_index (self->rules, 0)) != NULL)
    gtk_list_box_remove (self->rules, GTK_WIDGET (row));
  for (guint i = 0; i < held->len; i++)
    append_rule (self, i);
  mst_liaison_plan_count_rules (held, &n_new, &n_over);
  gtk_widget_set_visible (GTK_WIDGET (self->keep), n_new + n_over > 0);
  /* Only new rules are asked for: by which document, and why. */
  gtk_button_set_label (self->keep, n_new > 0 ? _ ("_Keep the Rules…") : _ ("_Keep the Rules"));
  gtk_widget_set_visible (GTK_WIDGET (self->rules), held->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none), held->len == 0);
}

const GArray *
mst_liaison_rule_list_get_held (MstLiaisonRuleList *self)
{
  g_return_val_if_fail (MST_IS_LIAISON_RULE_LIST (self), NULL);

  return self->held;
}
