/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the report sets of a file. */
#include "config.h"

#include "mst-report-set-changes.h"

#include <glib/gi18n-lib.h>

/** Change: of a set. What isn't of its kind is NULL or 0. */
typedef struct
{
  GtkWidget *widget;
  MstReportSet *set;
  const MstReport *report;
  MstReportOptions *options;
  gint64 id;
  guint position;
} Change;

static Change *
change_new (GtkWidget *widget)
{
  Change *change = g_new0 (Change, 1);

  change->widget = g_object_ref (widget);
  return change;
}

static void
change_free (Change *change)
{
  g_object_unref (change->widget);
  mst_report_set_free (change->set);
  mst_report_options_free (change->options);
  g_free (change);
}

static char *
save (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  Change *change = data;

  return mst_report_sets_save (store, change->set, error);
}

static char *
add (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  const Change *change = data;

  return mst_report_sets_add (store, change->set->name, change->report, change->options, error);
}

static char *
remove_set (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  return mst_report_sets_remove (store, ((const Change *) data)->id, error);
}

static char *
move (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  const Change *change = data;

  return mst_report_sets_move (store, change->id, change->position, error);
}

static void
written_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  Change *change = user_data;
  g_autoptr (GError) error = NULL;

  if (!mst_session_write_finish (MST_SESSION (session), result, &error))
    gtk_widget_activate_action (change->widget, "win.tell", "s", error->message);
  change_free (change);
}

static void
begin (Change *change, MstSession *session, MstSessionWrite func)
{
  mst_session_write (session, _ ("Saving the report set…"), func, change, NULL, written_cb, change);
}

void
mst_report_set_change_save (GtkWidget *widget, MstSession *session, const MstReportSet *set)
{
  Change *change;

  g_return_if_fail (GTK_IS_WIDGET (widget) && MST_IS_SESSION (session));
  g_return_if_fail (set != NULL);

  change = change_new (widget);
  change->set = mst_report_set_copy (set);
  begin (change, session, save);
}

void
mst_report_set_change_add (GtkWidget *widget, MstSession *session, const char *name,
                           const MstReport *report, const MstReportOptions *options)
{
  Change *change;

  g_return_if_fail (GTK_IS_WIDGET (widget) && MST_IS_SESSION (session));
  g_return_if_fail (name != NULL && report != NULL && options != NULL);

  change = change_new (widget);
  change->set = mst_report_set_new (name);
  change->report = report;
  change->options = mst_report_options_copy (options);
  begin (change, session, add);
}

void
mst_report_set_change_remove (GtkWidget *widget, MstSession *session, gint64 id)
{
  Change *change;

  g_return_if_fail (GTK_IS_WIDGET (widget) && MST_IS_SESSION (session));

  change = change_new (widget);
  change->id = id;
  begin (change, session, remove_set);
}

void
mst_report_set_change_move (GtkWidget *widget, MstSession *session, gint64 id, guint position)
{
  Change *change;

  g_return_if_fail (GTK_IS_WIDGET (widget) && MST_IS_SESSION (session));

  change = change_new (widget);
  change->id = id;
  change->position = position;
  begin (change, session, move);
}
