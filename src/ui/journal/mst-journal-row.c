/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group of the journal as a row of a list. */
#include "config.h"

#include "mst-accessible.h"
#include "mst-journal-row.h"
#include "mst-journal-text.h"
#include "mst-text.h"
#include "mst-tooltip.h"

#include <glib/gi18n-lib.h>

struct _MstJournalRow
{
  AdwBin parent_instance;

  GtkInscription *day;
  GtkInscription *time;
  GtkImage *icon;
  GtkInscription *label;
  GtkInscription *state;
  GtkInscription *changes;
  GtkInscription *who;

  MstJournalPlace *place;
};

G_DEFINE_FINAL_TYPE (MstJournalRow, mst_journal_row, ADW_TYPE_BIN)

static const char *
get_state (const MstJournalGroup *group)
{
  return group->undone ? _ ("undone") : "";
}

static void
show (MstJournalRow *self)
{
  const MstJournalGroup *group =
    self->place != NULL ? mst_journal_place_get_group (self->place) : NULL;
  gboolean starts_day = group != NULL && mst_journal_place_starts_day (self->place);
  g_autofree char *day = starts_day ? mst_journal_describe_day (group->at) : NULL;
  g_autofree char *time = group != NULL ? mst_journal_describe_time (group->at) : NULL;
  g_autofree char *label = group != NULL ? mst_journal_describe_group (group) : NULL;
  g_autofree char *figure = group != NULL ? mst_text_format_integer (group->n_changes) : NULL;
  g_autofree char *changes =
    group != NULL
      ? g_strdup_printf (ngettext ("%s change", "%s changes", (gulong) group->n_changes), figure)
      : NULL;
  g_autofree char *name = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->day), starts_day);
  gtk_inscription_set_text (self->day, day);
  gtk_inscription_set_text (self->time, time);
  gtk_inscription_set_text (self->label, label != NULL ? label : _ ("Loading…"));
  gtk_inscription_set_text (self->state, group != NULL ? get_state (group) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->state), group != NULL && *get_state (group) != '\0');
  gtk_inscription_set_text (self->changes, changes);
  gtk_inscription_set_text (self->who, group != NULL ? group->who : NULL);
  gtk_image_set_from_icon_name (self->icon, group != NULL ? mst_journal_get_icon (group) : NULL);
  mst_tooltip_set (GTK_WIDGET (self->label), label);
  if (group != NULL && group->undone)
    gtk_widget_add_css_class (GTK_WIDGET (self), "mst-undone");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "mst-undone");
  if (group == NULL)
    return;
  name = g_strdup_printf ("%s %s, %s, %s, %s %s", day != NULL ? day : "", time, label, changes,
                          group->who, get_state (group));
  mst_accessible_set_name (GTK_WIDGET (self), name);
  /* The list's own row has the focus. */
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    mst_accessible_set_name (gtk_widget_get_parent (GTK_WIDGET (self)), name);
}

static void
mst_journal_row_dispose (GObject *object)
{
  mst_journal_row_set_place (MST_JOURNAL_ROW (object), NULL);
  G_OBJECT_CLASS (mst_journal_row_parent_class)->dispose (object);
}

static void
mst_journal_row_class_init (MstJournalRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_journal_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-journal-row.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, MstJournalRow, day);
  gtk_widget_class_bind_template_child (widget_class, MstJournalRow, time);
  gtk_widget_class_bind_template_child (widget_class, MstJournalRow, icon);
  gtk_widget_class_bind_template_child (widget_class, MstJournalRow, label);
  gtk_widget_class_bind_template_child (widget_class, MstJournalRow, state);
  gtk_widget_class_bind_template_child (widget_class, MstJournalRow, changes);
  gtk_widget_class_bind_template_child (widget_class, MstJournalRow, who);
}

static void
mst_journal_row_init (MstJournalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mst_journal_row_new (void)
{
  return g_object_new (MST_TYPE_JOURNAL_ROW, NULL);
}

void
mst_journal_row_set_place (MstJournalRow *self, MstJournalPlace *place)
{
  g_return_if_fail (MST_IS_JOURNAL_ROW (self));

  if (self->place != NULL)
    g_signal_handlers_disconnect_by_func (self->place, show, self);
  g_set_object (&self->place, place);
  if (place == NULL)
    return;
  g_signal_connect_swapped (place, "changed", G_CALLBACK (show), self);
  show (self);
}
