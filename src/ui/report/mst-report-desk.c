/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report on paper, and what may be done with it. */
#include "config.h"

#include "mst-report-desk.h"

#include "mst-accessible.h"
#include "mst-print-operation.h"
#include "mst-report-form.h"
#include "mst-report-preview.h"

#include <glib/gi18n-lib.h>

struct _MstReportDesk
{
  AdwBin parent_instance;

  MstReportPreview *preview;
  AdwBin *place; /* of the form */
  GtkMenuButton *save_button;

  MstSession *session;
  MstReportForm *form;
  const MstReport *report;
  gboolean prints; /* as soon as the preview is made */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstReportDesk, mst_report_desk, ADW_TYPE_BIN)

static void
update_actions (MstReportDesk *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean made = mst_report_preview_get_volume (self->preview) != NULL;
  gboolean by_area =
    self->report != NULL && (self->report->parameters & MST_REPORT_TAKES_AREA) != 0;

  gtk_widget_action_set_enabled (widget, "desk.print", made);
  gtk_widget_action_set_enabled (widget, "desk.save", made);
  gtk_widget_action_set_enabled (widget, "desk.send", made && by_area);
}

static void
make (MstReportDesk *self)
{
  const char *problem = mst_report_form_get_problem (self->form);

  if (problem != NULL)
    mst_report_preview_show_problem (self->preview, problem);
  else
    mst_report_preview_show (self->preview, self->session, self->report,
                             mst_report_form_get_options (self->form));
  update_actions (self);
}

static void
form_changed_cb (MstReportDesk *self)
{
  make (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- what may be done --- */

typedef struct
{
  const MstReport *report;
  gboolean reveal;
} Printed;

static char *
note_print (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  const Printed *printed = data;
  g_autofree char *label = g_strdup_printf (
    printed->reveal ? _ ("Printed “%s” with sensitive fields") : _ ("Printed “%s”"),
    mst_report_get_label (printed->report));

  return mst_store_note_access (store, "export", label, printed->report->type, 0, error)
           ? g_strdup ("")
           : NULL;
}

static void
printed_cb (gpointer object, gboolean ok, const char *reason)
{
  MstReportDesk *self = object;
  Printed *printed;

  if (self->session == NULL)
    return;
  if (!ok)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", reason);
      return;
    }
  printed = g_new0 (Printed, 1);
  printed->report = self->report;
  printed->reveal = mst_report_form_get_options (self->form)->reveal;
  mst_session_write (self->session, _ ("Noting what was printed…"), note_print, printed, g_free,
                     NULL, NULL);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstReportDesk *self = MST_REPORT_DESK (widget);
  MstVolume *volume = mst_report_preview_get_volume (self->preview);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (volume != NULL)
    mst_print_volume (volume, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, printed_cb, self);
}

static void
activate_with_report (MstReportDesk *self, const char *action, const char *suffix)
{
  const MstReportOptions *options = mst_report_form_get_options (self->form);
  g_autofree char *json = mst_report_options_to_json (options);

  gtk_widget_activate_action (GTK_WIDGET (self), action, MST_REPORT_TARGET, self->report->name,
                              json, options->reveal, suffix);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  activate_with_report (MST_REPORT_DESK (widget), "win.save-report",
                        g_variant_get_string (parameter, NULL));
}

static void
send_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  activate_with_report (MST_REPORT_DESK (widget), "win.send-report",
                        g_variant_get_string (parameter, NULL));
}

static void
made_cb (MstReportDesk *self)
{
  gboolean made = mst_report_preview_get_volume (self->preview) != NULL;

  if (made)
    mst_report_form_set_headings (self->form, mst_report_preview_get_headings (self->preview));
  update_actions (self);
  if (self->prints && made)
    print_cb (GTK_WIDGET (self), NULL, NULL);
  self->prints = FALSE;
}

/* --- the object --- */

static gboolean
mst_report_desk_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MST_REPORT_DESK (widget)->preview));
}

static void
mst_report_desk_dispose (GObject *object)
{
  g_clear_object (&MST_REPORT_DESK (object)->session);
  G_OBJECT_CLASS (mst_report_desk_parent_class)->dispose (object);
}

static void
mst_report_desk_class_init (MstReportDeskClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_report_desk_dispose;
  widget_class->grab_focus = mst_report_desk_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MST_TYPE_REPORT_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-report-desk.ui");
  gtk_widget_class_bind_template_child (widget_class, MstReportDesk, preview);
  gtk_widget_class_bind_template_child (widget_class, MstReportDesk, place);
  gtk_widget_class_bind_template_child (widget_class, MstReportDesk, save_button);
  gtk_widget_class_bind_template_callback (widget_class, made_cb);
  gtk_widget_class_install_action (widget_class, "desk.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "desk.save", "s", save_cb);
  gtk_widget_class_install_action (widget_class, "desk.send", "s", send_cb);
}

static void
mst_report_desk_init (MstReportDesk *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mst_accessible_set_name (GTK_WIDGET (self->save_button), _ ("Save"));
  update_actions (self);
}

GtkWidget *
mst_report_desk_new (void)
{
  return g_object_new (MST_TYPE_REPORT_DESK, NULL);
}

void
mst_report_desk_set_session (MstReportDesk *self, MstSession *session)
{
  g_return_if_fail (MST_IS_REPORT_DESK (self));
  g_return_if_fail (self->session == NULL && MST_IS_SESSION (session));

  self->session = g_object_ref (session);
  self->form = MST_REPORT_FORM (mst_report_form_new (session));
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (form_changed_cb), self);
  adw_bin_set_child (self->place, GTK_WIDGET (self->form));
}

void
mst_report_desk_show (MstReportDesk *self, const MstReport *report, const MstReportOptions *options)
{
  g_return_if_fail (MST_IS_REPORT_DESK (self) && self->session != NULL);
  g_return_if_fail (report != NULL && options != NULL);

  self->report = report;
  self->prints = FALSE;
  mst_report_form_set_report (self->form, report, options);
  make (self);
}

const MstReport *
mst_report_desk_get_report (MstReportDesk *self)
{
  g_return_val_if_fail (MST_IS_REPORT_DESK (self), NULL);
  return self->report;
}

const MstReportOptions *
mst_report_desk_get_options (MstReportDesk *self)
{
  g_return_val_if_fail (MST_IS_REPORT_DESK (self), NULL);
  return self->report != NULL ? mst_report_form_get_options (self->form) : NULL;
}

void
mst_report_desk_refresh (MstReportDesk *self)
{
  g_return_if_fail (MST_IS_REPORT_DESK (self));

  if (self->report != NULL)
    make (self);
}

void
mst_report_desk_print (MstReportDesk *self)
{
  g_return_if_fail (MST_IS_REPORT_DESK (self));

  if (mst_report_preview_get_volume (self->preview) != NULL)
    print_cb (GTK_WIDGET (self), NULL, NULL);
  else
    self->prints = TRUE;
}
