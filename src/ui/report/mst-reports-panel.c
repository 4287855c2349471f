/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reports and report sets, and the chosen one on paper. */
#include "config.h"

#include "mst-reports-panel.h"

#include "mst-accessible.h"
#include "mst-later-frames.h"
#include "mst-name-dialog.h"
#include "mst-plain-text.h"
#include "mst-report-desk.h"
#include "mst-report-memory.h"
#include "mst-report-set-changes.h"
#include "mst-report-set-list.h"
#include "mst-wrapped-labels.h"

#include <glib/gi18n-lib.h>

struct _MstReportsPanel
{
  AdwBin parent_instance;

  GtkListBox *list;
  MstReportSetList *sets;
  MstReportDesk *desk;

  GMenu *offers; /* the sets that a report may be added to */
  MstSession *session;
  gboolean stale; /* to be made anew when seen */
  guint showing;  /* it, a frame after the panel itself; 0 */
};

static void panel_iface_init (MstPanelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MstReportsPanel, mst_reports_panel, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MST_TYPE_PANEL, panel_iface_init))

static void
remember (MstReportsPanel *self)
{
  mst_report_remember (mst_report_desk_get_report (self->desk),
                       mst_report_desk_get_options (self->desk));
}

/* --- choosing --- */

static const MstReport *
get_report (GtkListBoxRow *row)
{
  return mst_reports[gtk_list_box_row_get_index (row)];
}

/* What is remembered of it. */
static void
show_report (MstReportsPanel *self, const MstReport *report)
{
  g_autoptr (MstReportOptions) options = mst_report_recall (report);

  mst_report_desk_show (self->desk, report, options);
}

static void
forget_showing (MstReportsPanel *self)
{
  if (self->showing != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->showing);
  self->showing = 0;
}

static void
show_chosen (MstReportsPanel *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  const MstReportSet *set = mst_report_set_list_get_chosen (self->sets);

  forget_showing (self);
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale || (row == NULL && set == NULL))
    return;
  if (row != NULL)
    show_report (self, get_report (row));
  else
    mst_report_desk_show_set (self->desk, set);
  mst_panel_changed (MST_PANEL (self));
}

static void
row_selected_cb (MstReportsPanel *self)
{
  if (gtk_list_box_get_selected_row (self->list) == NULL)
    return;
  mst_report_set_list_choose (self->sets, 0);
  show_chosen (self);
}

static void
set_chosen_cb (MstReportsPanel *self)
{
  gtk_list_box_unselect_all (self->list);
  show_chosen (self);
}

/* --- by the keyboard --- */

static void
choose_row (MstReportsPanel *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  gtk_list_box_select_row (self->list, row);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static int
count_reports (void)
{
  int n = 0;

  while (mst_reports[n] != NULL)
    n++;
  return n;
}

/* Below the last report come the sets. */
static gboolean
list_left_cb (MstReportsPanel *self, GtkDirectionType direction)
{
  GPtrArray *sets = mst_report_set_list_get_sets (self->sets);

  if (direction != GTK_DIR_DOWN || sets->len == 0)
    return FALSE;
  mst_report_set_list_choose (self->sets, ((MstReportSet *) g_ptr_array_index (sets, 0))->id);
  return gtk_widget_grab_focus (GTK_WIDGET (self->sets));
}

static gboolean
sets_left_cb (MstReportsPanel *self, GtkDirectionType direction)
{
  if (direction != GTK_DIR_UP)
    return FALSE;
  choose_row (self, count_reports () - 1);
  return TRUE;
}

/* Tab leaves the lists for what is chosen there, instead of going through their rows. */
static gboolean
key_pressed_cb (MstReportsPanel *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Tab || (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->desk));
}

/* --- sets --- */

static void
offer_sets (MstReportsPanel *self)
{
  GPtrArray *sets = mst_report_set_list_get_sets (self->sets);
  g_autoptr (GMenu) known = g_menu_new ();
  g_autoptr (GMenu) other = g_menu_new ();

  for (guint i = 0; i < sets->len; i++)
    {
      const MstReportSet *set = g_ptr_array_index (sets, i);
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *label = mst_plain_text_for_menu (set->name);

      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "reports.add-to-set", "s", set->name);
      g_menu_append_item (known, item);
    }
  g_menu_append (other, _ ("_New Set…"), "reports.add-to-new-set");
  g_menu_remove_all (self->offers);
  if (sets->len > 0)
    g_menu_append_section (self->offers, NULL, G_MENU_MODEL (known));
  g_menu_append_section (self->offers, NULL, G_MENU_MODEL (other));
}

/* Removed sets leave a gap, which the first report fills. */
static void
sets_changed_cb (MstReportsPanel *self)
{
  const MstReportSet *set = mst_report_set_list_get_chosen (self->sets);
  const MstReportSet *shown = mst_report_desk_get_set (self->desk);

  offer_sets (self);
  if (gtk_list_box_get_selected_row (self->list) != NULL)
    return;
  if (set == NULL)
    choose_row (self, 0);
  else if (shown == NULL || shown->id != set->id || shown->version != set->version)
    show_chosen (self);
}

/* As it is set in the set; what is remembered of the report stays. */
static void
entry_opened_cb (MstReportsPanel *self, guint index)
{
  const MstReportSet *set = mst_report_desk_get_set (self->desk);
  g_autoptr (MstReportOptions) options = NULL;
  const MstReport *report;

  if (set == NULL)
    return;
  options = mst_report_set_get_options (set, index, &report, NULL);
  if (options == NULL)
    return;
  mst_reports_panel_choose (self, report->name);
  mst_report_desk_show (self->desk, report, options);
}

static void
add_to_set (MstReportsPanel *self, const char *name)
{
  const MstReport *report = mst_report_desk_get_report (self->desk);

  if (report != NULL)
    mst_report_set_change_add (GTK_WIDGET (self), self->session, name, report,
                               mst_report_desk_get_options (self->desk));
}

static void
add_to_set_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  add_to_set (MST_REPORTS_PANEL (widget), g_variant_get_string (parameter, NULL));
}

static void
named_cb (const char *name, gpointer user_data)
{
  add_to_set (user_data, name);
}

static void
add_to_new_set_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mst_name_dialog_ask (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("New Report Set"),
                       _ ("The report goes into it as it is set now. The set is kept for everybody "
                          "who opens the file."),
                       _ ("Name of the report set"), "", named_cb, g_object_ref (widget),
                       g_object_unref);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (MST_REPORTS_PANEL (widget)->desk), "desk.copy", NULL);
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
  g_autofree char *name =
    g_strdup_printf ("%s, %s", mst_report_get_label (report), mst_report_get_description (report));

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
  mst_wrapped_labels_measure_once (box);
  mst_accessible_set_name (row, name);
  return row;
}

/* --- when it is seen --- */

static gboolean
show_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  MST_REPORTS_PANEL (widget)->showing = 0;
  show_chosen (MST_REPORTS_PANEL (widget));
  return G_SOURCE_REMOVE;
}

static void
mst_reports_panel_map (GtkWidget *widget)
{
  MstReportsPanel *self = MST_REPORTS_PANEL (widget);

  GTK_WIDGET_CLASS (mst_reports_panel_parent_class)->map (widget);
  if (self->stale && self->showing == 0)
    self->showing = mst_later_frames_add (widget, show_cb);
}

/* --- MstPanel --- */

static char *
describe (MstPanel *panel)
{
  MstReportsPanel *self = MST_REPORTS_PANEL (panel);
  const MstReport *report = mst_reports_panel_get_report (self);
  const MstReportSet *set = mst_report_set_list_get_chosen (self->sets);

  if (report != NULL)
    return g_strdup (mst_report_get_label (report));
  return g_strdup (set != NULL ? set->name : _ ("Reports"));
}

static void
show_same (MstPanel *panel, MstPanel *other)
{
  const MstReport *report = mst_reports_panel_get_report (MST_REPORTS_PANEL (other));
  const MstReportSet *set = mst_report_set_list_get_chosen (MST_REPORTS_PANEL (other)->sets);

  if (report != NULL)
    mst_reports_panel_choose (MST_REPORTS_PANEL (panel), report->name);
  else if (set != NULL)
    mst_reports_panel_choose_set (MST_REPORTS_PANEL (panel), set->id);
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
  MstReportsPanel *self = MST_REPORTS_PANEL (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? gtk_widget_grab_focus (GTK_WIDGET (row))
                     : gtk_widget_grab_focus (GTK_WIDGET (self->sets));
}

static void
mst_reports_panel_dispose (GObject *object)
{
  MstReportsPanel *self = MST_REPORTS_PANEL (object);

  g_clear_object (&self->offers);
  g_clear_object (&self->session);
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
  g_type_ensure (MST_TYPE_REPORT_SET_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-reports-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MstReportsPanel, list);
  gtk_widget_class_bind_template_child (widget_class, MstReportsPanel, sets);
  gtk_widget_class_bind_template_child (widget_class, MstReportsPanel, desk);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, remember);
  gtk_widget_class_bind_template_callback (widget_class, list_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, sets_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, sets_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_opened_cb);
  gtk_widget_class_install_action (widget_class, "reports.add-to-set", "s", add_to_set_cb);
  gtk_widget_class_install_action (widget_class, "reports.add-to-new-set", NULL, add_to_new_set_cb);
  /* Also where a report is chosen. */
  gtk_widget_class_install_action (widget_class, "reports.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "reports.copy",
                                       NULL);
}

static void
mst_reports_panel_init (MstReportsPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->offers = g_menu_new ();
  mst_report_desk_offer (self->desk, G_MENU_MODEL (self->offers));
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
  offer_sets (self);
  mst_report_set_list_set_session (self->sets, session);
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
      choose_row (self, (int) i);
}

void
mst_reports_panel_choose_set (MstReportsPanel *self, gint64 id)
{
  g_return_if_fail (MST_IS_REPORTS_PANEL (self));

  gtk_list_box_unselect_all (self->list);
  mst_report_set_list_choose (self->sets, id);
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

  if (self->stale)
    show_chosen (self);
  mst_report_desk_print (self->desk);
}
