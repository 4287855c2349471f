/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reports, and the chosen one on paper. */
#include "config.h"

#include "mst-reports-panel.h"

#include "mst-report-desk.h"
#include "session/mst-settings.h"

#include <glib/gi18n-lib.h>

struct _MstReportsPanel
{
  AdwBin parent_instance;

  GtkListBox *list;
  MstReportDesk *desk;

  MstSession *session;
  gboolean stale; /* to be made anew when seen */
};

static void panel_iface_init (MstPanelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MstReportsPanel, mst_reports_panel, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MST_TYPE_PANEL, panel_iface_init))

/* --- what was set, by report --- */

/* A day that was set for one report isn't meant for the next week's. */
static void
remember (MstReportsPanel *self)
{
  g_autoptr (MstReportOptions) kept =
    mst_report_options_copy (mst_report_desk_get_options (self->desk));
  g_autofree char *json = NULL;

  kept->day = kept->from = kept->until = (MstDate){ 0 };
  g_clear_pointer (&kept->made_by, g_free);
  json = mst_report_options_to_json (kept);
  mst_settings_set_report_options (mst_report_desk_get_report (self->desk)->name, json);
}

static MstReportOptions *
recall (MstReportsPanel *self, const MstReport *report)
{
  g_autofree char *json = mst_settings_dup_report_options (report->name);
  g_autoptr (GSettings) settings = NULL;
  MstReportOptions *options = json != NULL ? mst_report_options_from_json (json, NULL) : NULL;

  if (options != NULL)
    return options;
  settings = mst_settings_new ();
  options = mst_report_options_new ();
  options->paper = mst_settings_get_paper (settings);
  return options;
}

/* --- choosing --- */

static const MstReport *
get_report (GtkListBoxRow *row)
{
  return mst_reports[gtk_list_box_row_get_index (row)];
}

static void
show_report (MstReportsPanel *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  g_autoptr (MstReportOptions) options = NULL;

  if (row == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->stale = TRUE;
      return;
    }
  self->stale = FALSE;
  options = recall (self, get_report (row));
  mst_report_desk_show (self->desk, get_report (row), options);
  mst_panel_changed (MST_PANEL (self));
}

static void
row_selected_cb (MstReportsPanel *self)
{
  if (gtk_list_box_get_selected_row (self->list) != NULL)
    show_report (self);
}

static void
store_changed_cb (MstReportsPanel *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->stale = TRUE;
  else
    mst_report_desk_refresh (self->desk);
}

static GtkWidget *
create_row (const MstReport *report)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (mst_report_get_label (report));
  GtkWidget *description = gtk_label_new (mst_report_get_description (report));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (description), 0);
  gtk_label_set_wrap (GTK_LABEL (description), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (description), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (description), 20);
  gtk_widget_add_css_class (description, "mst-small");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), description);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

/* --- MstPanel --- */

static char *
describe (MstPanel *panel)
{
  const MstReport *report = mst_reports_panel_get_report (MST_REPORTS_PANEL (panel));

  return g_strdup (report != NULL ? mst_report_get_label (report) : _ ("Reports"));
}

static void
show_same (MstPanel *panel, MstPanel *other)
{
  const MstReport *report = mst_reports_panel_get_report (MST_REPORTS_PANEL (other));

  if (report != NULL)
    mst_reports_panel_choose (MST_REPORTS_PANEL (panel), report->name);
}

static void
panel_iface_init (MstPanelInterface *iface)
{
  iface->describe = describe;
  iface->show_same = show_same;
}

/* --- the object --- */

static gboolean
mst_reports_panel_grab_focus (GtkWidget *widget)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (MST_REPORTS_PANEL (widget)->list);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
mst_reports_panel_map (GtkWidget *widget)
{
  MstReportsPanel *self = MST_REPORTS_PANEL (widget);

  GTK_WIDGET_CLASS (mst_reports_panel_parent_class)->map (widget);
  if (self->stale)
    show_report (self);
}

static void
mst_reports_panel_dispose (GObject *object)
{
  g_clear_object (&MST_REPORTS_PANEL (object)->session);
  G_OBJECT_CLASS (mst_reports_panel_parent_class)->dispose (object);
}

static void
mst_reports_panel_class_init (MstReportsPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_reports_panel_dispose;
  widget_class->grab_focus = mst_reports_panel_grab_focus;
  widget_class->map = mst_reports_panel_map;

  g_type_ensure (MST_TYPE_REPORT_DESK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-reports-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MstReportsPanel, list);
  gtk_widget_class_bind_template_child (widget_class, MstReportsPanel, desk);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, remember);
}

static void
mst_reports_panel_init (MstReportsPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mst_reports_panel_new (MstSession *session)
{
  MstReportsPanel *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);

  self = g_object_new (MST_TYPE_REPORTS_PANEL, NULL);
  self->session = g_object_ref (session);
  mst_report_desk_set_session (self->desk, session);
  for (guint i = 0; mst_reports[i] != NULL; i++)
    gtk_list_box_append (self->list, create_row (mst_reports[i]));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  g_signal_connect_object (mst_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
mst_reports_panel_choose (MstReportsPanel *self, const char *report)
{
  g_return_if_fail (MST_IS_REPORTS_PANEL (self));

  for (guint i = 0; mst_reports[i] != NULL; i++)
    if (g_strcmp0 (mst_reports[i]->name, report) == 0)
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
}

const MstReport *
mst_reports_panel_get_report (MstReportsPanel *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (MST_IS_REPORTS_PANEL (self), NULL);
  row = gtk_list_box_get_selected_row (self->list);
  return row != NULL ? get_report (row) : NULL;
}

void
mst_reports_panel_print (MstReportsPanel *self)
{
  g_return_if_fail (MST_IS_REPORTS_PANEL (self));
  mst_report_desk_print (self->desk);
}
