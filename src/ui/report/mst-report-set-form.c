/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reports of a set, and what holds for all of them. */
#include "config.h"

#include "mst-report-set-form.h"

#include "edit/mst-day-editor.h"
#include "mst-accessible.h"
#include "mst-report-controls.h"
#include "mst-report-set-changes.h"

#include <glib/gi18n-lib.h>

struct _MstReportSetForm
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkListBox *list;
  MstFieldEditor *day;
  GtkSwitch *reveal;

  MstSession *session;
  MstReportSet *set;
  MstDate as_of; /* for all of them; unset: each its own */
  char *problem;
  gboolean loading;
};

enum
{
  CHANGED,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstReportSetForm, mst_report_set_form, ADW_TYPE_BIN)

/* --- what is set for a report, in words --- */

static void
append (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static void
append_place (MstReportSetForm *self, GString *text, const char *code)
{
  const MstAreaTree *areas = mst_session_get_areas (self->session);
  guint position = code != NULL && areas != NULL ? mst_area_tree_find (areas, code) : MST_AREA_NONE;

  append (text, position != MST_AREA_NONE ? mst_area_tree_get (areas, position)->name : code);
}

/* @part: (transfer full) */
static void
append_free (GString *text, char *part)
{
  append (text, part);
  g_free (part);
}

static void
append_days (GString *text, const MstReportOptions *options)
{
  char iso[MST_DATE_ISO_SIZE];

  if (mst_date_is_set (options->day))
    append_free (text, g_strdup_printf (_ ("as of %s"), mst_date_to_iso (options->day, iso)));
  if (mst_date_is_set (options->from))
    append_free (text, g_strdup_printf (_ ("from %s"), mst_date_to_iso (options->from, iso)));
  if (mst_date_is_set (options->until))
    append_free (text, g_strdup_printf (_ ("until %s"), mst_date_to_iso (options->until, iso)));
}

static void
append_class (GString *text, const char *code)
{
  const MstChoice *choice =
    code != NULL ? mst_choice_set_find (mst_choice_set_get ("person-class"), code) : NULL;

  if (choice != NULL)
    append (text, mst_choice_get_label (choice));
}

/* "东华门街道 · 按姓氏笔画"; "" when nothing is set. (transfer full) */
static char *
describe (MstReportSetForm *self, const MstReportOptions *options)
{
  GString *text = g_string_new (NULL);

  append_place (self, text, options->area);
  append_days (text, options);
  append_class (text, options->person_class);
  if (options->order != MST_REPORT_ORDER_DEFAULT)
    append (text, mst_report_order_get_label (options->order));
  if (options->query != NULL
      && (mst_query_get_n_conditions (options->query) > 0
          || mst_query_get_search (options->query) != NULL))
    append (text, _ ("filtered"));
  if (options->group != NULL && *options->group != '\0')
    append (text, options->group);
  if (options->paper == MST_SHEET_PAPER_A3)
    append (text, "A3");
  if (options->split)
    append (text, _ ("a sheet for each group"));
  return g_string_free (text, FALSE);
}

/* --- the reports --- */

/* @set: (transfer full) */
static void
write_set (MstReportSetForm *self, MstReportSet *set)
{
  mst_report_set_change_save (GTK_WIDGET (self), self->session, set);
  mst_report_set_free (set);
}

static void
move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstReportSetForm *self = MST_REPORT_SET_FORM (widget);
  guint from, to;
  MstReportSet *set;

  g_variant_get (parameter, "(uu)", &from, &to);
  if (self->set == NULL || from >= self->set->entries->len || to >= self->set->entries->len)
    return;
  set = mst_report_set_copy (self->set);
  mst_report_set_move (set, from, to);
  write_set (self, set);
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstReportSetForm *self = MST_REPORT_SET_FORM (widget);
  guint index = g_variant_get_uint32 (parameter);
  MstReportSet *set;

  if (self->set == NULL || index >= self->set->entries->len)
    return;
  set = mst_report_set_copy (self->set);
  mst_report_set_remove (set, index);
  write_set (self, set);
}

static void
row_activated_cb (MstReportSetForm *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[OPENED], 0, (guint) gtk_list_box_row_get_index (row));
}

/* Alt with an arrow moves the report that has the focus, Delete takes it out. */
static gboolean
key_pressed_cb (MstReportSetForm *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  guint index = row != NULL ? (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : 0;

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
    gtk_widget_activate_action (GTK_WIDGET (self), "set-form.remove", "u", index);
  else if (key == GDK_KEY_Up && (state & GDK_ALT_MASK) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "set-form.move", "(uu)", index, index - 1);
  else if (key == GDK_KEY_Down && (state & GDK_ALT_MASK) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "set-form.move", "(uu)", index, index + 1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* @target: floating; NULL: it does nothing now */
static GtkWidget *
create_button (const char *icon, const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  mst_accessible_set_name (button, label);
  if (target != NULL)
    {
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
    }
  else
    gtk_widget_set_sensitive (button, FALSE);
  return button;
}

static GtkWidget *
create_words (const char *title, const char *subtitle)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (*subtitle != '\0')
    {
      GtkWidget *small = gtk_label_new (subtitle);

      gtk_label_set_xalign (GTK_LABEL (small), 0);
      gtk_label_set_wrap (GTK_LABEL (small), TRUE);
      gtk_widget_add_css_class (small, "mst-small");
      gtk_box_append (GTK_BOX (box), small);
    }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static GtkWidget *
create_row (MstReportSetForm *self, guint index)
{
  g_autoptr (GError) error = NULL;
  const MstReport *report;
  g_autoptr (MstReportOptions) options =
    mst_report_set_get_options (self->set, index, &report, &error);
  const char *title = report != NULL
                        ? mst_report_get_label (report)
                        : g_array_index (self->set->entries, MstReportEntry, index).name;
  g_autofree char *subtitle = options != NULL
                                ? describe (self, options)
                                : g_strdup (_ ("A newer version of the program has put it in."));
  g_autofree char *up = g_strdup_printf (_ ("Move “%s” up"), title);
  g_autofree char *down = g_strdup_printf (_ ("Move “%s” down"), title);
  g_autofree char *out = g_strdup_printf (_ ("Take “%s” out of the set"), title);
  g_autofree char *name = g_strdup_printf ("%s %s", title, subtitle);
  guint last = self->set->entries->len - 1;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (box), create_words (title, subtitle));
  gtk_box_append (GTK_BOX (box),
                  create_button ("go-up-symbolic", up, "set-form.move",
                                 index > 0 ? g_variant_new ("(uu)", index, index - 1) : NULL));
  gtk_box_append (GTK_BOX (box),
                  create_button ("go-down-symbolic", down, "set-form.move",
                                 index < last ? g_variant_new ("(uu)", index, index + 1) : NULL));
  gtk_box_append (GTK_BOX (box), create_button ("list-remove-symbolic", out, "set-form.remove",
                                                g_variant_new_uint32 (index)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), options != NULL);
  mst_accessible_set_name (row, name);
  return row;
}

static void
show_rows (MstReportSetForm *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  int focus = focused != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focused)) : -1;
  guint n = self->set->entries->len;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, create_row (self, i));
  if (focus >= 0 && n > 0)
    gtk_widget_grab_focus (
      GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, MIN (focus, (int) n - 1))));
}

/* --- what holds for all --- */

static void
changed_cb (MstReportSetForm *self)
{
  g_autofree char *iso = NULL;

  if (self->loading)
    return;
  g_clear_pointer (&self->problem, g_free);
  if (mst_day_editor_read (self->day, FALSE, &iso, &self->problem))
    {
      self->as_of = (MstDate){ 0 };
      if (iso != NULL)
        mst_date_from_iso (iso, &self->as_of);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- the object --- */

static void
mst_report_set_form_dispose (GObject *object)
{
  g_clear_object (&MST_REPORT_SET_FORM (object)->session);
  G_OBJECT_CLASS (mst_report_set_form_parent_class)->dispose (object);
}

static void
mst_report_set_form_finalize (GObject *object)
{
  MstReportSetForm *self = MST_REPORT_SET_FORM (object);

  mst_report_set_free (self->set);
  g_free (self->problem);
  G_OBJECT_CLASS (mst_report_set_form_parent_class)->finalize (object);
}

static void
mst_report_set_form_class_init (MstReportSetFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_report_set_form_dispose;
  G_OBJECT_CLASS (class)->finalize = mst_report_set_form_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_install_action (widget_class, "set-form.move", "(uu)", move_cb);
  gtk_widget_class_install_action (widget_class, "set-form.remove", "u", remove_cb);
}

static void
mst_report_set_form_init (MstReportSetForm *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  mst_report_controls_add_heading (self->box, _ ("Reports in the set"));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "mst-set-reports");
  mst_accessible_set_name (GTK_WIDGET (self->list), _ ("Reports in the set"));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_box_append (self->box, GTK_WIDGET (self->list));
}

static void
add_common (MstReportSetForm *self)
{
  mst_report_controls_add_heading (self->box, _ ("For all of them"));
  self->day =
    mst_day_editor_new (self->session, &mst_day_field, NULL, G_CALLBACK (changed_cb), self);
  mst_report_controls_add_row (self->box, _ ("As of"), GTK_WIDGET (self->day));
  self->reveal =
    mst_report_controls_add_switch (self->box, _ ("Numbers and phones in full"),
                                    _ ("That they leave the program is noted in the journal"),
                                    FALSE, G_CALLBACK (changed_cb), self);
}

GtkWidget *
mst_report_set_form_new (MstSession *session)
{
  MstReportSetForm *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);

  self = g_object_new (MST_TYPE_REPORT_SET_FORM, NULL);
  self->session = g_object_ref (session);
  add_common (self);
  return GTK_WIDGET (self);
}

void
mst_report_set_form_set (MstReportSetForm *self, const MstReportSet *set)
{
  gboolean is_other;

  g_return_if_fail (MST_IS_REPORT_SET_FORM (self));
  g_return_if_fail (set != NULL);

  is_other = self->set == NULL || self->set->id != set->id;
  mst_report_set_free (self->set);
  self->set = mst_report_set_copy (set);
  if (is_other)
    {
      self->loading = TRUE;
      self->as_of = (MstDate){ 0 };
      mst_field_editor_set_value (self->day, NULL);
      gtk_switch_set_active (self->reveal, FALSE);
      g_clear_pointer (&self->problem, g_free);
      self->loading = FALSE;
    }
  show_rows (self);
}

const MstReportSet *
mst_report_set_form_get (MstReportSetForm *self)
{
  g_return_val_if_fail (MST_IS_REPORT_SET_FORM (self), NULL);
  return self->set;
}

MstDate
mst_report_set_form_get_day (MstReportSetForm *self)
{
  g_return_val_if_fail (MST_IS_REPORT_SET_FORM (self), (MstDate){ 0 });
  return self->as_of;
}

gboolean
mst_report_set_form_get_reveal (MstReportSetForm *self)
{
  g_return_val_if_fail (MST_IS_REPORT_SET_FORM (self), FALSE);
  return gtk_switch_get_active (self->reveal);
}

const char *
mst_report_set_form_get_problem (MstReportSetForm *self)
{
  g_return_val_if_fail (MST_IS_REPORT_SET_FORM (self), NULL);
  return self->problem;
}
