/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wanted of a liaison plan, and beside it what comes of it. */
#include "config.h"

#include "mst-liaison-wishes.h"

#include "edit/mst-day-editor.h"
#include "mst-accessible.h"
#include "mst-later-frames.h"
#include "mst-liaison.h"
#include "mst-text.h"
#include "mst-wrapped-labels.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  LINE_PLACES,
  LINE_KEPT,
  LINE_NEW,
  LINE_CHANGED,
  LINE_MEAN,
  LINE_WORST,
  LINE_UNITS,
  N_LINES,
} LineKind;

/* NULL: an outcome's own label. */
static const struct
{
  const char *label;
  MstLiaisonOutcome outcome;
} lines[N_LINES] = {
  [LINE_PLACES] = { N_ ("Places with a unit") }, [LINE_KEPT] = { NULL, MST_LIAISON_KEPT },
  [LINE_NEW] = { NULL, MST_LIAISON_NEW },        [LINE_CHANGED] = { NULL, MST_LIAISON_CHANGED },
  [LINE_MEAN] = { N_ ("Distance on average") },  [LINE_WORST] = { N_ ("Longest distance") },
  [LINE_UNITS] = { N_ ("Units used") },
};

struct _MstLiaisonWishes
{
  AdwBin parent_instance;

  GtkCheckButton *compounds, *communities;
  AdwActionRow *day_row;
  GtkWidget *compounds_row, *communities_row, *weights_group, *leaders_group;
  GtkAdjustment *keep_adjustment, *households_adjustment;
  GtkLabel *keep_label, *households_label;
  GtkSwitch *within;
  GtkSwitch *leaders;
  MstLiaisonRuleList *rule_list;
  MstLiaisonKeptPlans *kept_plans;
  GtkSpinner *spinner;
  GtkLabel *problem;
  GtkGrid *figures;
  GtkLabel *note;
  GtkLabel *before[N_LINES], *after[N_LINES];

  MstFieldEditor *day;
  MstSession *session;
  MstLiaisonPlanOptions *options;
  MstLiaisonPlan *last; /* the plan that was shown last; NULL */
  gboolean is_showing;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstLiaisonWishes, mst_liaison_wishes, ADW_TYPE_BIN)

static void
say_changed (MstLiaisonWishes *self)
{
  if (!self->is_showing)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* --- what is wanted --- */

static void
show_weights (MstLiaisonWishes *self)
{
  g_autofree char *keep = mst_text_format_integer (self->options->keep);
  g_autofree char *keep_text = g_strdup_printf (_ ("a change must save %s m"), keep);
  g_autofree char *households_text =
    self->options->households == 0
      ? g_strdup (_ ("not looked at"))
      : g_strdup_printf (_ ("a household more per person is worth %d m"),
                         (int) self->options->households);

  gtk_label_set_label (self->keep_label,
                       self->options->keep == 0 ? _ ("changes cost nothing") : keep_text);
  gtk_label_set_label (self->households_label, households_text);
}

static void
scope_toggled_cb (MstLiaisonWishes *self)
{
  if (self->options == NULL || self->is_showing)
    return;
  self->options->scope = gtk_check_button_get_active (self->compounds)
                           ? MST_LIAISON_PLAN_COMPOUNDS
                           : MST_LIAISON_PLAN_COMMUNITIES;
  say_changed (self);
}

static void
weight_changed_cb (MstLiaisonWishes *self)
{
  if (self->options == NULL || self->is_showing)
    return;
  self->options->keep = (gint64) gtk_adjustment_get_value (self->keep_adjustment);
  self->options->households = (gint64) gtk_adjustment_get_value (self->households_adjustment);
  show_weights (self);
  say_changed (self);
}

static void
within_changed_cb (MstLiaisonWishes *self)
{
  if (self->options == NULL || self->is_showing)
    return;
  self->options->within_subdistrict = gtk_switch_get_active (self->within);
  say_changed (self);
}

static void
day_changed_cb (MstLiaisonWishes *self)
{
  g_autofree char *value = NULL;
  g_autofree char *problem = NULL;
  gboolean is_read = mst_day_editor_read (self->day, TRUE, &value, &problem);

  mst_field_editor_set_problem (self->day, problem, TRUE);
  if (!is_read || g_strcmp0 (value, self->options->day) == 0)
    return;
  mst_liaison_plan_options_set_day (self->options, value);
  say_changed (self);
}

static void
leaders_changed_cb (MstLiaisonWishes *self)
{
  if (self->options == NULL || self->is_showing)
    return;
  self->options->propose_leaders = gtk_switch_get_active (self->leaders);
  say_changed (self);
}

static void
rules_changed_cb (MstLiaisonWishes *self)
{
  say_changed (self);
}

/* --- what comes of it --- */

static GtkLabel *
attach_label (MstLiaisonWishes *self, int column, int row, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_grid_attach (self->figures, label, column, row, 1, 1);
  return GTK_LABEL (label);
}

static void
attach_lines (MstLiaisonWishes *self)
{
  gtk_label_set_label (attach_label (self, 1, 0, 1, "dim-label"), _ ("On the day"));
  gtk_label_set_label (attach_label (self, 2, 0, 1, "dim-label"), _ ("Plan"));
  for (int i = 0; i < N_LINES; i++)
    {
      gtk_label_set_label (attach_label (self, 0, i + 1, 0, NULL),
                           lines[i].label != NULL
                             ? _ (lines[i].label)
                             : mst_liaison_outcome_get_label (lines[i].outcome));
      self->before[i] = attach_label (self, 1, i + 1, 1, "numeric");
      self->after[i] = attach_label (self, 2, i + 1, 1, "numeric");
      gtk_widget_add_css_class (GTK_WIDGET (self->before[i]), "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (self->after[i]), "heading");
    }
}

static void
set_number (GtkLabel *label, gint64 number)
{
  g_autofree char *text = mst_text_format_integer (number);

  gtk_label_set_label (label, text);
}

static void
set_metres (GtkLabel *label, gint64 metres, gboolean is_known)
{
  g_autofree char *text =
    is_known ? mst_liaison_tell_distance (metres, MST_NEARNESS_MEASURED) : g_strdup ("");

  gtk_label_set_label (label, text);
}

static char *
tell_note (const MstLiaisonPlanFigures *figures)
{
  GString *text = g_string_new (NULL);
  g_autofree char *capacity = mst_text_format_integer ((gint64) figures->capacity);

  if (figures->proven && figures->n_places > 0)
    g_string_append (text, _ ("Proven: no other plan costs less. "));
  g_string_append_printf (text, _ ("%u units can carry %s places. "), figures->n_units, capacity);
  if (figures->n_without_capacity > 0)
    g_string_append_printf (text, _ ("Of %u it is not known how many; they keep what they have. "),
                            figures->n_without_capacity);
  if (figures->n_graded > 0)
    g_string_append_printf (text, _ ("%u distances are estimated for want of coordinates. "),
                            figures->n_graded);
  if (figures->n_left > 0)
    g_string_append_printf (text, _ ("%u places are left: a pair begins there later. "),
                            figures->n_left);
  if (figures->n_ended > 0)
    g_string_append_printf (text, _ ("%u pairs are released. "), figures->n_ended);
  if (figures->n_later > 0)
    g_string_append_printf (text, _ ("%u pairs that were to begin later are deleted. "),
                            figures->n_later);
  g_strchomp (text->str);
  return g_string_free (text, FALSE);
}

/* What the last turn of a slider or rule did. */
static char *
tell_difference (MstLiaisonWishes *self, const MstLiaisonPlan *plan)
{
  g_autoptr (GArray) differences =
    self->last != NULL ? mst_liaison_plan_compare (self->last, plan) : NULL;

  if (differences == NULL)
    return g_strdup ("");
  if (differences->len == 0)
    return g_strdup (_ ("Every place has the same unit as in the plan before. "));
  return g_strdup_printf (ngettext ("%u place has another unit than in the plan before. ",
                                    "%u places have another unit than in the plan before. ",
                                    differences->len),
                          differences->len);
}

static void
show_figures (MstLiaisonWishes *self, const MstLiaisonPlan *plan)
{
  const MstLiaisonPlanFigures *figures = mst_liaison_plan_get_figures (plan);
  g_autofree char *said = tell_note (figures);
  g_autofree char *difference = tell_difference (self, plan);
  g_autofree char *note = g_strconcat (difference, said, NULL);
  MstLiaisonVersion before = { plan, TRUE, NULL };

  set_number (self->before[LINE_PLACES], figures->n_before);
  set_number (self->after[LINE_PLACES], figures->n_places);
  set_number (self->after[LINE_KEPT], figures->n_kept);
  set_number (self->after[LINE_NEW], figures->n_new);
  set_number (self->after[LINE_CHANGED], figures->n_changed);
  set_metres (self->before[LINE_MEAN], (gint64) (figures->mean_before + 0.5),
              figures->n_before > 0);
  set_metres (self->after[LINE_MEAN], (gint64) (figures->mean + 0.5), figures->n_places > 0);
  set_metres (self->before[LINE_WORST], figures->worst_before, figures->n_before > 0);
  set_metres (self->after[LINE_WORST], figures->worst, figures->n_places > 0);
  set_number (self->before[LINE_UNITS], mst_liaison_version_get_figures (before).n_units);
  set_number (self->after[LINE_UNITS], figures->n_units_used);
  gtk_label_set_label (self->note, note);
}

void
mst_liaison_wishes_show (MstLiaisonWishes *self, MstLiaisonPlan *plan, const char *problem)
{
  gboolean is_waiting = plan == NULL && problem == NULL;

  g_return_if_fail (MST_IS_LIAISON_WISHES (self));

  gtk_spinner_set_spinning (self->spinner, is_waiting);
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->figures), problem == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->note), problem == NULL);
  /* The figures of the plan before stay until those of the new one are there. */
  if (plan != NULL)
    {
      show_figures (self, plan);
      g_clear_pointer (&self->last, mst_liaison_plan_unref);
      self->last = mst_liaison_plan_ref (plan);
    }
  mst_liaison_kept_plans_set_current (self->kept_plans, plan);
}

/* --- the object --- */

static void
mst_liaison_wishes_dispose (GObject *object)
{
  MstLiaisonWishes *self = MST_LIAISON_WISHES (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->last, mst_liaison_plan_unref);
  self->options = NULL;
  G_OBJECT_CLASS (mst_liaison_wishes_parent_class)->dispose (object);
}

static void
mst_liaison_wishes_class_init (MstLiaisonWishesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_liaison_wishes_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MST_TYPE_LIAISON_RULE_LIST);
  g_type_ensure (MST_TYPE_LIAISON_KEPT_PLANS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-liaison-wishes.ui");
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonWishes, compounds);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonWishes, communities);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonWishes, day_row);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonWishes, compounds_row);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonWishes, communities_row);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonWishes, weights_group);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonWishes, leaders_group);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonWishes, keep_adjustment);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonWishes, households_adjustment);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonWishes, keep_label);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonWishes, households_label);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonWishes, within);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonWishes, leaders);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonWishes, rule_list);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonWishes, kept_plans);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonWishes, spinner);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonWishes, problem);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonWishes, figures);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonWishes, note);
  gtk_widget_class_bind_template_callback (widget_class, scope_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, weight_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, within_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leaders_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, rules_changed_cb);
}

static void
mst_liaison_wishes_init (MstLiaisonWishes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mst_wrapped_labels_measure_once (GTK_WIDGET (self));
  attach_lines (self);
}

static void
add_day (MstLiaisonWishes *self)
{
  self->day = mst_day_editor_new (self->session, &mst_day_from_field, self->options->day,
                                  G_CALLBACK (day_changed_cb), self);
  gtk_widget_set_valign (GTK_WIDGET (self->day), GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (GTK_WIDGET (self->day), 170, -1);
  adw_action_row_add_suffix (self->day_row, GTK_WIDGET (self->day));
}

static void
show_options (MstLiaisonWishes *self)
{
  const MstLiaisonPlanOptions *options = self->options;

  self->is_showing = TRUE;
  gtk_check_button_set_active (
    options->scope == MST_LIAISON_PLAN_COMMUNITIES ? self->communities : self->compounds, TRUE);
  gtk_adjustment_set_value (self->keep_adjustment, (double) options->keep);
  gtk_adjustment_set_value (self->households_adjustment, (double) options->households);
  gtk_switch_set_active (self->within, options->within_subdistrict);
  gtk_switch_set_active (self->leaders, options->propose_leaders);
  mst_field_editor_set_value (self->day, options->day);
  show_weights (self);
  self->is_showing = FALSE;
}

/* A repair changes as few as it can and weighs nothing. */
static void
show_parts (MstLiaisonWishes *self)
{
  GtkWidget *const parts[] = { self->weights_group, self->leaders_group,
                               GTK_WIDGET (self->rule_list) };
  guint first = self->options->repair ? 1 : 0;

  mst_later_frames_show (GTK_WIDGET (self), parts + first, G_N_ELEMENTS (parts) - first);
}

void
mst_liaison_wishes_set_options (MstLiaisonWishes *self, MstSession *session,
                                MstLiaisonPlanOptions *options)
{
  g_return_if_fail (MST_IS_LIAISON_WISHES (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->options = options;
  /* A repair is of all places. */
  gtk_widget_set_visible (self->compounds_row, !options->repair);
  gtk_widget_set_visible (self->communities_row, !options->repair);
  add_day (self);
  mst_liaison_rule_list_set_options (self->rule_list, session, options);
  show_options (self);
  show_parts (self);
}

void
mst_liaison_wishes_refresh (MstLiaisonWishes *self)
{
  g_return_if_fail (MST_IS_LIAISON_WISHES (self));

  show_options (self);
}

MstLiaisonRuleList *
mst_liaison_wishes_get_rule_list (MstLiaisonWishes *self)
{
  g_return_val_if_fail (MST_IS_LIAISON_WISHES (self), NULL);

  return self->rule_list;
}

MstLiaisonKeptPlans *
mst_liaison_wishes_get_kept_plans (MstLiaisonWishes *self)
{
  g_return_val_if_fail (MST_IS_LIAISON_WISHES (self), NULL);

  return self->kept_plans;
}
