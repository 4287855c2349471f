/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing the unit that is to answer for a place, and who leads for it. */
#include "config.h"

#include "mst-handover-dialog.h"

#include "mst-accessible.h"
#include "mst-handover.h"
#include "mst-leader-field.h"
#include "mst-liaison-units.h"
#include "mst-query.h"

#include <glib/gi18n-lib.h>

struct _MstHandoverDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *give;
  GtkLabel *now;
  MstLiaisonUnits *units;
  GtkWidget *leader_part;
  GtkLabel *leader_label;
  AdwBin *leader_bin;
  GtkLabel *words;
  GtkWidget *open_rule;

  GtkWidget *widget; /* of the window it belongs to */
  MstSession *session;
  gint64 place;
  MstLiaisonDay *day; /* NULL until it is read */
  MstFieldEditor *leader;
  gint64 led;  /* the unit whose leader is named, 0: none */
  gint64 rule; /* that keeps the place from the chosen unit, 0: none */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (MstHandoverDialog, mst_handover_dialog, ADW_TYPE_WINDOW)

/* Whom the unit names elsewhere, until the officer names another of its people. */
static void
show_leader (MstHandoverDialog *self, const MstLiaisonHandover *handover)
{
  gint64 unit = handover != NULL ? handover->unit : 0;

  gtk_widget_set_sensitive (self->leader_part, unit != 0);
  if (unit == self->led)
    return;
  self->led = unit;
  mst_leader_field_show (self->leader, unit, handover != NULL ? handover->leader : 0);
}

/* What the chosen one means, or why it can't be. */
static void
weigh_cb (MstHandoverDialog *self)
{
  gint64 unit = mst_liaison_units_get_unit (self->units);
  g_autofree char *refusal = NULL;
  g_autofree char *words = NULL;
  MstLiaisonHandover handover;
  gboolean is_weighed =
    self->day != NULL && mst_liaison_day_weigh (self->day, self->place, unit, &handover);

  if (is_weighed)
    {
      refusal = mst_liaison_handover_tell_refusal (&handover);
      words = mst_liaison_handover_tell (&handover);
    }
  show_leader (self, is_weighed && refusal == NULL ? &handover : NULL);
  self->rule = refusal != NULL && handover.rule != NULL ? handover.rule->record : 0;
  gtk_widget_set_visible (self->open_rule, self->rule != 0);
  gtk_widget_set_sensitive (self->give, is_weighed && refusal == NULL);
  gtk_label_set_label (self->words, refusal != NULL ? refusal
                                    : words != NULL ? words
                                                    : _ ("Choose the unit."));
  if (refusal != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->words), "mst-gap");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->words), "mst-gap");
}

/* What is still wrong stands under the leader, or below. */
static void
give_cb (MstHandoverDialog *self)
{
  gint64 unit = mst_liaison_units_get_unit (self->units);
  MstLiaisonHandover handover;

  if (!gtk_widget_get_sensitive (self->give)
      || !mst_liaison_day_weigh (self->day, self->place, unit, &handover))
    return;
  mst_field_editor_settle (self->leader);
  handover.names_leader = TRUE;
  if (!mst_leader_field_read (self->leader, unit, handover.unit_name, &handover.leader))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->leader));
      return;
    }
  mst_handover_write (self->widget, self->session, self->day, &handover, 1);
  gtk_window_close (GTK_WINDOW (self));
}

/* Also when a dialog that is closed, with no day any more, takes the focus from what is half written. */
static void
leader_changed_cb (MstHandoverDialog *self)
{
  const char *unit_name = self->day != NULL && self->led != 0
                            ? mst_liaison_day_get_unit_name (self->day, self->led)
                            : NULL;
  gint64 leader;

  if (unit_name != NULL)
    mst_leader_field_read (self->leader, self->led, unit_name, &leader);
}

static void
open_rule_cb (MstHandoverDialog *self)
{
  gtk_widget_activate_action (self->widget, "win.show-record", "(sx)", mst_planning_rule_type.name,
                              self->rule);
  gtk_window_close (GTK_WINDOW (self));
}

/* "Until now 教委." or that there is none */
static void
show_now (MstHandoverDialog *self)
{
  gint64 unit = mst_liaison_day_get_unit (self->day, self->place);
  const char *iso = mst_liaison_day_get_iso (self->day);
  g_autofree char *text = unit != 0
                            ? g_strdup_printf (_ ("“%s” answers for it now. From %s on instead:"),
                                               mst_liaison_day_get_unit_name (self->day, unit), iso)
                            : g_strdup_printf (_ ("No unit answers for it now. From %s on:"), iso);

  gtk_label_set_label (self->now, text);
}

static void
day_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstHandoverDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MstLiaisonDay) day = mst_worker_ask_finish (result, &error);

  if (self->session == NULL)
    return;
  if (day == NULL || !mst_liaison_day_has_place (day, self->place))
    {
      gtk_label_set_label (
        self->words, error != NULL
                       ? error->message
                       : _ ("Units answer for communities and compounds. Choose one of those."));
      return;
    }
  self->day = g_steal_pointer (&day);
  show_now (self);
  mst_liaison_units_show (self->units, self->day, self->place);
  weigh_cb (self);
}

static void
mst_handover_dialog_dispose (GObject *object)
{
  MstHandoverDialog *self = MST_HANDOVER_DIALOG (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->session);
  g_clear_object (&self->widget);
  g_clear_pointer (&self->day, mst_liaison_day_unref);
  G_OBJECT_CLASS (mst_handover_dialog_parent_class)->dispose (object);
}

static void
mst_handover_dialog_class_init (MstHandoverDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_handover_dialog_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (MST_TYPE_LIAISON_UNITS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-handover-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MstHandoverDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, MstHandoverDialog, give);
  gtk_widget_class_bind_template_child (widget_class, MstHandoverDialog, now);
  gtk_widget_class_bind_template_child (widget_class, MstHandoverDialog, units);
  gtk_widget_class_bind_template_child (widget_class, MstHandoverDialog, leader_part);
  gtk_widget_class_bind_template_child (widget_class, MstHandoverDialog, leader_label);
  gtk_widget_class_bind_template_child (widget_class, MstHandoverDialog, leader_bin);
  gtk_widget_class_bind_template_child (widget_class, MstHandoverDialog, words);
  gtk_widget_class_bind_template_child (widget_class, MstHandoverDialog, open_rule);
  gtk_widget_class_bind_template_callback (widget_class, weigh_cb);
  gtk_widget_class_bind_template_callback (widget_class, give_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_rule_cb);
}

static void
mst_handover_dialog_init (MstHandoverDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
mst_handover_dialog_new (GtkWidget *widget, MstSession *session, const char *iso, gint64 place)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *path = mst_store_dup_area_path (mst_session_get_store (session), place);
  MstHandoverDialog *self = g_object_new (MST_TYPE_HANDOVER_DIALOG, "transient-for", root, NULL);

  self->widget = g_object_ref (widget);
  self->session = g_object_ref (session);
  self->place = place;
  self->reading = g_cancellable_new ();
  adw_window_title_set_subtitle (self->heading, path);
  mst_liaison_units_set_session (self->units, session);
  self->leader = mst_leader_field_new (session);
  adw_bin_set_child (self->leader_bin, GTK_WIDGET (self->leader));
  gtk_label_set_mnemonic_widget (self->leader_label, GTK_WIDGET (self->leader));
  g_signal_connect_swapped (self->leader, "changed", G_CALLBACK (leader_changed_cb), self);
  g_signal_connect_swapped (self->leader, "left-unread", G_CALLBACK (leader_changed_cb), self);
  mst_accessible_name_inner_parts (GTK_WIDGET (self));
  mst_handover_read_day (session, iso, self->reading, day_read_cb, g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->units));
  return GTK_WINDOW (self);
}
