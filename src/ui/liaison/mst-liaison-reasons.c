/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a place of a plan has its unit, and what the others nearby would cost. */
#include "config.h"

#include "mst-liaison-reasons.h"

#include "edit/mst-field-editor.h"
#include "mst-accessible.h"
#include "mst-leader-field.h"

#include <glib/gi18n-lib.h>

#define N_CHOICES 8

struct _MstLiaisonReasons
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *title, *reason, *note;
  GtkListBox *choices;
  GtkWidget *other_part, *leader_part;
  AdwBin *other_bin, *leader_bin;
  GtkLabel *impossible;

  MstSession *session;
  MstFieldEditor *other, *leader;
  MstLiaisonPlan *plan;
  gint64 place;
  gint64 other_unit;                  /* that is looked at besides the nearest; 0 */
  GCancellable *asking;               /* of the question under way; NULL */
  MstLiaisonExplanation *explanation; /* the answer; NULL */
  guint listing;                      /* its choices, one by one; 0 */
};

enum
{
  WANTED,
  LEADER_NAMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstLiaisonReasons, mst_liaison_reasons, ADW_TYPE_BIN)

/* --- what the officer wants instead --- */

typedef struct
{
  MstLiaisonReasons *reasons; /* has the button */
  MstLiaisonRuleKind kind;
  gint64 unit;
  gboolean wanted;
} Wish;

static void
wish_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
clicked_cb (GtkButton *button, const Wish *wish)
{
  MstLiaisonReasons *self = wish->reasons;

  g_signal_emit (self, signals[WANTED], 0, (int) wish->kind, self->place, wish->unit, wish->wanted);
}

static GtkWidget *
create_button (MstLiaisonReasons *self, const char *icon, const char *label, Wish wish)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  Wish *kept = g_memdup2 (&wish, sizeof wish);

  kept->reasons = self;
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  mst_accessible_set_name (button, label);
  g_signal_connect_data (button, "clicked", G_CALLBACK (clicked_cb), kept, wish_free, 0);
  return button;
}

static gboolean
has_rule (MstLiaisonReasons *self, MstLiaisonRuleKind kind, gint64 unit)
{
  return mst_liaison_plan_has_rule (self->plan, (MstLiaisonRule){ kind, self->place, unit, 0 });
}

static GtkWidget *
create_buttons (MstLiaisonReasons *self, const MstLiaisonChoice *choice, gboolean is_own)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gboolean is_locked = has_rule (self, MST_LIAISON_RULE_LOCK, choice->unit);
  gboolean is_preferred = has_rule (self, MST_LIAISON_RULE_PREFER, choice->unit);
  g_autofree char *lock = NULL;
  g_autofree char *forbid = g_strdup_printf (_ ("Not “%s”"), choice->name);
  g_autofree char *prefer = is_preferred ? g_strdup_printf (_ ("Prefer “%s” no more"), choice->name)
                                         : g_strdup_printf (_ ("Prefer “%s”"), choice->name);

  if (is_locked)
    lock = g_strdup_printf (_ ("Take the lock off “%s”"), choice->name);
  else if (is_own)
    lock = g_strdup_printf (_ ("Lock to “%s”"), choice->name);
  else
    lock = g_strdup_printf (_ ("Give it to “%s”"), choice->name);
  if (choice->extra != MST_ASSIGNMENT_IMPOSSIBLE
      || mst_liaison_plan_find (self->plan, self->place)->is_locked)
    gtk_box_append (
      GTK_BOX (box),
      create_button (
        self, is_locked ? "changes-allow-symbolic" : "changes-prevent-symbolic", lock,
        (Wish){ .kind = MST_LIAISON_RULE_LOCK, .unit = choice->unit, .wanted = !is_locked }));
  if (!is_locked)
    {
      gtk_box_append (
        GTK_BOX (box),
        create_button (self, is_preferred ? "starred-symbolic" : "non-starred-symbolic", prefer,
                       (Wish){ .kind = MST_LIAISON_RULE_PREFER,
                               .unit = choice->unit,
                               .wanted = !is_preferred }));
      gtk_box_append (GTK_BOX (box), create_button (self, "action-unavailable-symbolic", forbid,
                                                    (Wish){ .kind = MST_LIAISON_RULE_FORBID,
                                                            .unit = choice->unit,
                                                            .wanted = TRUE }));
    }
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  return box;
}

/* --- the choices --- */

static char *
tell_choice (const MstLiaisonChoice *choice, gboolean is_own)
{
  g_autofree char *distance = mst_liaison_tell_distance (choice->distance, choice->nearness);
  GString *text = g_string_new (distance);

  if (choice->households > 0)
    g_string_append_printf (text, _ (" · %.0f households a person"), choice->households);
  if (choice->is_full && !is_own)
    g_string_append (text, _ (" · full"));
  return g_string_free (text, FALSE);
}

/* What is locked could only have another without the lock. */
static char *
tell_extra (MstLiaisonReasons *self, const MstLiaisonChoice *choice, gboolean is_own)
{
  if (is_own)
    return g_strdup (_ ("in the plan"));
  if (mst_liaison_plan_find (self->plan, self->place)->is_locked)
    return g_strdup ("");
  return mst_liaison_choice_tell_extra (choice);
}

static GtkWidget *
create_text (const char *text, gboolean is_note)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (is_note)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

static GtkWidget *
create_extra (MstLiaisonReasons *self, const MstLiaisonChoice *choice, gboolean is_own)
{
  g_autofree char *extra = tell_extra (self, choice, is_own);
  GtkWidget *label = gtk_label_new (extra);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, is_own ? "mst-complete" : "dim-label");
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (
    label, is_own ? NULL : _ ("What the best plan with this unit costs more, all in all"));
  return label;
}

/* The name and what can be done with it; the figures and what it costs; who else would move. */
static void
append_choice (MstLiaisonReasons *self, const MstLiaisonChoice *choice, gboolean is_own)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  g_autofree char *words = tell_choice (choice, is_own);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), choice->name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "mst-choice");
  if (choice->unit == self->other_unit)
    gtk_widget_add_css_class (row, "mst-chosen");

  gtk_grid_set_column_spacing (grid, 6);
  gtk_grid_attach (grid, create_text (choice->name, FALSE), 0, 0, 1, 1);
  gtk_grid_attach (grid, create_buttons (self, choice, is_own), 1, 0, 1, 1);
  gtk_grid_attach (grid, create_text (words, TRUE), 0, 1, 1, 1);
  gtk_grid_attach (grid, create_extra (self, choice, is_own), 1, 1, 1, 1);
  if (choice->moves != NULL && !is_own)
    gtk_grid_attach (grid, create_text (choice->moves, TRUE), 0, 2, 2, 1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (grid));
  gtk_list_box_append (self->choices, row);
}

/* Their texts are long and measured for many widths: one for each frame. */
static gboolean
list_choice_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  MstLiaisonReasons *self = user_data;
  GArray *choices = self->explanation->choices;
  guint n_listed = 0;

  while (gtk_list_box_get_row_at_index (self->choices, (int) n_listed) != NULL)
    n_listed++;
  if (n_listed < choices->len)
    append_choice (self, &g_array_index (choices, MstLiaisonChoice, n_listed),
                   n_listed == self->explanation->own);
  if (n_listed + 1 < choices->len)
    return G_SOURCE_CONTINUE;
  self->listing = 0;
  return G_SOURCE_REMOVE;
}

static void
stop_listing (MstLiaisonReasons *self)
{
  if (self->listing != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->choices), self->listing);
  self->listing = 0;
}

static void
clear_choices (MstLiaisonReasons *self)
{
  GtkListBoxRow *row;

  stop_listing (self);
  while ((row = gtk_list_box_get_row_at_index (self->choices, 0)) != NULL)
    gtk_list_box_remove (self->choices, GTK_WIDGET (row));
}

/* @explanation: (transfer full) */
static void
take_explanation (MstLiaisonReasons *self, MstLiaisonExplanation *explanation)
{
  g_autofree char *note = g_strdup_printf (
    _ (
      "%u of %u possible units. The figure is what the best plan with that unit costs more, all in "
      "all."),
    explanation->choices->len, explanation->n_possible);

  clear_choices (self);
  g_clear_pointer (&self->explanation, mst_liaison_explanation_free);
  self->explanation = explanation;
  self->listing =
    gtk_widget_add_tick_callback (GTK_WIDGET (self->choices), list_choice_cb, self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), TRUE);
  gtk_label_set_label (self->note, note);
}

/* --- asking --- */

typedef struct
{
  MstLiaisonPlan *plan;
  gint64 place, other_unit;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  mst_liaison_plan_unref (question->plan);
  g_free (question);
}

static gpointer
explain (MstStore *store, gpointer data, GError **error)
{
  const Question *question = data;

  return mst_liaison_plan_explain (question->plan, question->place, N_CHOICES,
                                   question->other_unit);
}

static void
explained_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstLiaisonReasons) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MstLiaisonExplanation) explanation = mst_worker_ask_finish (result, &error);

  if (explanation == NULL || self->plan == NULL || explanation->entry->place != self->place
      || explanation->entry != mst_liaison_plan_find (self->plan, self->place))
    return;
  take_explanation (self, g_steal_pointer (&explanation));
}

static void
ask (MstLiaisonReasons *self)
{
  Question *question = g_new (Question, 1);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  question->plan = mst_liaison_plan_ref (self->plan);
  question->place = self->place;
  question->other_unit = self->other_unit;
  mst_worker_ask (mst_session_get_reader (self->session), explain, question, question_free,
                  (GDestroyNotify) mst_liaison_explanation_free, self->asking, explained_cb,
                  g_object_ref (self));
}

/* --- any other unit --- */

static void
show_impossible (MstLiaisonReasons *self)
{
  g_autofree char *words =
    self->other_unit != 0
      ? mst_liaison_plan_tell_impossible (self->plan, self->place, self->other_unit)
      : NULL;

  gtk_label_set_label (self->impossible, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->impossible), words != NULL);
}

/* Half a name is no unit yet. */
static void
other_changed_cb (MstLiaisonReasons *self)
{
  g_autofree char *value = NULL;
  gint64 unit = mst_field_editor_read (self->other, &value, NULL) && value != NULL
                  ? g_ascii_strtoll (value, NULL, 10)
                  : 0;

  if (unit == self->other_unit || self->plan == NULL)
    return;
  self->other_unit = unit;
  show_impossible (self);
  ask (self);
}

/* --- who leads --- */

static void
leader_changed_cb (MstLiaisonReasons *self)
{
  const MstLiaisonPlanEntry *entry =
    self->plan != NULL ? mst_liaison_plan_find (self->plan, self->place) : NULL;
  gint64 leader;

  if (entry != NULL && mst_leader_field_read (self->leader, entry->unit, entry->unit_name, &leader)
      && leader != entry->leader)
    g_signal_emit (self, signals[LEADER_NAMED], 0, self->place, entry->unit, leader);
}

static void
show_leader (MstLiaisonReasons *self, const MstLiaisonPlanEntry *entry)
{
  gboolean is_new = entry->outcome == MST_LIAISON_NEW || entry->outcome == MST_LIAISON_CHANGED
                    || entry->gone_leader != NULL;

  gtk_widget_set_visible (self->leader_part, is_new);
  mst_leader_field_show (self->leader, entry->unit, entry->leader);
}

static void
put_editor (MstLiaisonReasons *self, MstFieldEditor *editor, AdwBin *bin, GCallback changed)
{
  g_signal_connect_swapped (editor, "changed", changed, self);
  adw_bin_set_child (bin, GTK_WIDGET (editor));
}

static void
set_session (MstLiaisonReasons *self, MstSession *session)
{
  if (self->session != NULL)
    return;
  self->session = g_object_ref (session);
  self->other = MST_FIELD_EDITOR (
    mst_field_editor_new (session, mst_record_type_get_field (&mst_liaison_type, "unit")));
  put_editor (self, self->other, self->other_bin, G_CALLBACK (other_changed_cb));
  self->leader = mst_leader_field_new (session);
  put_editor (self, self->leader, self->leader_bin, G_CALLBACK (leader_changed_cb));
  g_signal_connect_swapped (self->leader, "left-unread", G_CALLBACK (leader_changed_cb), self);
}

/* Another place is asked of anew. */
static void
set_place (MstLiaisonReasons *self, gint64 place)
{
  if (place == self->place)
    return;
  self->place = place;
  self->other_unit = 0;
  mst_field_editor_set_value (self->other, NULL);
}

void
mst_liaison_reasons_show (MstLiaisonReasons *self, MstSession *session, MstLiaisonPlan *plan,
                          gint64 place)
{
  const MstLiaisonPlanEntry *entry =
    plan != NULL && place != 0 ? mst_liaison_plan_find (plan, place) : NULL;

  g_return_if_fail (MST_IS_LIAISON_REASONS (self));

  set_session (self, session);
  if (plan != NULL)
    mst_liaison_plan_ref (plan);
  g_clear_pointer (&self->plan, mst_liaison_plan_unref);
  self->plan = plan;
  set_place (self, place);
  gtk_stack_set_visible_child_name (self->stack, entry != NULL ? "place" : "nothing");
  if (entry == NULL)
    return;
  gtk_label_set_label (self->title, entry->path);
  gtk_label_set_label (self->reason, entry->reason);
  stop_listing (self);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), FALSE);
  gtk_label_set_label (self->note, "");
  gtk_widget_set_visible (self->other_part, entry->unit != 0);
  show_leader (self, entry);
  show_impossible (self);
  if (entry->unit != 0)
    ask (self);
}

/* --- the object --- */

static void
mst_liaison_reasons_dispose (GObject *object)
{
  MstLiaisonReasons *self = MST_LIAISON_REASONS (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->explanation, mst_liaison_explanation_free);
  g_clear_pointer (&self->plan, mst_liaison_plan_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mst_liaison_reasons_parent_class)->dispose (object);
}

static void
mst_liaison_reasons_class_init (MstLiaisonReasonsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_liaison_reasons_dispose;
  signals[WANTED] =
    g_signal_new ("wanted", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 4, G_TYPE_INT, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[LEADER_NAMED] =
    g_signal_new ("leader-named", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-liaison-reasons.ui");
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonReasons, stack);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonReasons, title);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonReasons, reason);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonReasons, choices);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonReasons, note);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonReasons, other_part);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonReasons, other_bin);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonReasons, impossible);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonReasons, leader_part);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonReasons, leader_bin);
}

static void
mst_liaison_reasons_init (MstLiaisonReasons *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
