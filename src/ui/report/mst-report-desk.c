/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports on paper, and what may be done with them. */
#include "config.h"

#include "mst-report-desk.h"

#include "mst-accessible.h"
#include "mst-context-menu.h"
#include "mst-plain-text.h"
#include "mst-print-operation.h"
#include "mst-report-copy.h"
#include "mst-report-form.h"
#include "mst-report-preview.h"
#include "mst-report-send.h"
#include "mst-report-set-form.h"
#include "session/mst-settings.h"

#include <glib/gi18n-lib.h>

struct _MstReportDesk
{
  AdwBin parent_instance;

  MstReportPreview *preview;
  AdwBin *place; /* of the form */
  GtkMenuButton *save_button;
  GtkMenuButton *offer_button;
  GMenuModel *save_menu;
  GMenuModel *set_menu;
  GMenuModel *copy_menu;
  GMenu *template_items; /* of the menu of saving */

  MstSession *session;
  GSettings *settings;
  MstReportForm *form;
  MstReportSetForm *set_form;
  const MstReport *report; /* NULL: a set, or nothing */
  GtkWidget *menu;         /* of the preview; NULL until asked for */
  gboolean prints;         /* as soon as the preview is made */
};

enum
{
  CHANGED,
  ENTRY_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstReportDesk, mst_report_desk, ADW_TYPE_BIN)

static gboolean
shows_set (MstReportDesk *self)
{
  return self->report == NULL && self->set_form != NULL
         && mst_report_set_form_get (self->set_form) != NULL;
}

/* NULL when there is nothing on the desk. */
static MstReportWish *
create_wish (MstReportDesk *self)
{
  if (self->report != NULL)
    return mst_report_wish_new (self->report, mst_report_form_get_options (self->form));
  if (shows_set (self))
    return mst_report_wish_new_for_set (mst_report_set_form_get (self->set_form),
                                        mst_report_set_form_get_day (self->set_form),
                                        mst_report_set_form_get_reveal (self->set_form));
  return NULL;
}

static void
update_actions (MstReportDesk *self)
{
  static const char *const actions[] = { "desk.print", "desk.save", "desk.fill-template",
                                         "desk.copy", "desk.copy-page" };
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean made = mst_report_preview_get_volume (self->preview) != NULL;
  gboolean by_area =
    self->report != NULL && mst_report_can_send (self->report, MST_REPORT_TO_SUBDISTRICTS);
  gboolean by_unit =
    self->report != NULL && mst_report_can_send (self->report, MST_REPORT_TO_UNITS);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (widget, actions[i], made);
  gtk_widget_action_set_enabled (widget, "desk.send", made && by_area);
  gtk_widget_action_set_enabled (widget, "desk.send-template", made && by_area);
  gtk_widget_action_set_enabled (widget, "desk.send-to-units", made && by_unit);
}

static const char *
get_problem (MstReportDesk *self)
{
  return self->report != NULL ? mst_report_form_get_problem (self->form)
                              : mst_report_set_form_get_problem (self->set_form);
}

static void
make (MstReportDesk *self)
{
  g_autoptr (MstReportWish) wish = create_wish (self);

  if (get_problem (self) != NULL)
    mst_report_preview_show_problem (self->preview, get_problem (self));
  else
    mst_report_preview_show (self->preview, self->session, wish);
  update_actions (self);
}

static void
form_changed_cb (MstReportDesk *self)
{
  make (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
entry_opened_cb (MstReportDesk *self, guint index)
{
  g_signal_emit (self, signals[ENTRY_OPENED], 0, index);
}

/* --- what may be done --- */

static char *
note_print (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  const MstReportWish *wish = data;
  g_autofree char *label =
    g_strdup_printf (wish->reveal ? _ ("Printed “%s” with sensitive fields") : _ ("Printed “%s”"),
                     mst_report_wish_get_label (wish));

  return mst_store_note_access (store, "export", label, mst_report_wish_get_record_type (wish), 0,
                                error)
           ? g_strdup ("")
           : NULL;
}

static void
printed_cb (gpointer object, gboolean ok, const char *reason)
{
  MstReportDesk *self = object;
  MstReportWish *wish;

  if (self->session == NULL)
    return;
  if (!ok)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", reason);
      return;
    }
  wish = create_wish (self);
  if (wish != NULL)
    mst_session_write (self->session, _ ("Noting what was printed…"), note_print, wish,
                       (GDestroyNotify) mst_report_wish_free, NULL, NULL);
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

/* An action of the window that makes files. @template_uri: (nullable) */
static void
make_files (MstReportDesk *self, const char *action, const char *suffix, const char *template_uri)
{
  g_autoptr (MstReportWish) wish = create_wish (self);

  if (wish != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "@" MST_REPORT_TARGET,
                                mst_report_wish_to_target (wish, suffix, template_uri));
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  make_files (MST_REPORT_DESK (widget), "win.save-report", g_variant_get_string (parameter, NULL),
              NULL);
}

static void
send_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  make_files (MST_REPORT_DESK (widget), "win.send-report", g_variant_get_string (parameter, NULL),
              NULL);
}

static void
send_to_units_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  make_files (MST_REPORT_DESK (widget), "win.send-report-to-units",
              g_variant_get_string (parameter, NULL), NULL);
}

static void
send_template_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  make_files (MST_REPORT_DESK (widget), "win.send-report", "xlsx",
              g_variant_get_string (parameter, NULL));
}

/* Without one it is asked for. */
static void
fill_template_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *uri = g_variant_get_string (parameter, NULL);

  make_files (MST_REPORT_DESK (widget), *uri != '\0' ? "win.save-report" : "win.choose-template",
              "xlsx", uri);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstReportDesk *self = MST_REPORT_DESK (widget);
  g_autoptr (MstReportWish) wish = create_wish (self);

  if (wish != NULL)
    gtk_widget_activate_action (widget, "win.copy-report", "@" MST_REPORT_WISH,
                                mst_report_wish_to_variant (wish));
}

static void
copy_page_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstReportDesk *self = MST_REPORT_DESK (widget);
  MstVolume *volume = mst_report_preview_get_volume (self->preview);

  if (volume != NULL)
    mst_report_copy_page (widget, volume, mst_report_preview_get_page (self->preview));
}

/* --- the department's own workbooks --- */

static void
append_template (MstReportDesk *self, const char *label, const char *action, const char *uri)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", uri);
  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (self->template_items, item);
}

/* The one that the report was last put into, and any other. */
static void
offer_templates (MstReportDesk *self)
{
  g_autofree char *uri =
    self->report != NULL
      ? mst_settings_dup_report_template (self->report->name, mst_session_get_path (self->session))
      : NULL;

  g_menu_remove_all (self->template_items);
  if (uri != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uri);
      g_autofree char *path = g_file_get_path (file);
      g_autofree char *name = g_filename_display_basename (path != NULL ? path : uri);
      g_autofree char *plain = mst_plain_text_for_menu (name);
      g_autofree char *label = g_strdup_printf (_ ("By the _Template “%s”…"), plain);

      append_template (self, label, "desk.fill-template", uri);
      append_template (self, _ ("By the Template for Each Subdistrict…"), "desk.send-template",
                       uri);
    }
  append_template (self, uri != NULL ? _ ("By A_nother Template…") : _ ("By a _Template…"),
                   "desk.fill-template", "");
}

/* --- the menu of the preview --- */

static void
pop_up_menu (MstReportDesk *self, double x, double y)
{
  if (mst_report_preview_get_volume (self->preview) == NULL)
    return;
  if (self->menu == NULL)
    self->menu = mst_context_menu_new (GTK_WIDGET (self), self->copy_menu,
                                       G_CALLBACK (gtk_widget_grab_focus), self->preview);
  mst_context_menu_pop_up_at (self->menu, GTK_WIDGET (self), x, y);
}

static void
right_click_cb (MstReportDesk *self, int n_presses, double x, double y)
{
  gtk_widget_translate_coordinates (GTK_WIDGET (self->preview), GTK_WIDGET (self), x, y, &x, &y);
  pop_up_menu (self, x, y);
}

/* By Menu or Shift+F10, in the middle. */
static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstReportDesk *self = MST_REPORT_DESK (widget);

  pop_up_menu (self, gtk_widget_get_width (GTK_WIDGET (self->preview)) / 2.0,
               gtk_widget_get_height (GTK_WIDGET (self->preview)) / 3.0);
}

static void
made_cb (MstReportDesk *self)
{
  gboolean made = mst_report_preview_get_volume (self->preview) != NULL;

  if (made && self->report != NULL)
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
  MstReportDesk *self = MST_REPORT_DESK (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->form);
  g_clear_object (&self->set_form);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
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
  signals[ENTRY_OPENED] =
    g_signal_new ("entry-opened", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (MST_TYPE_REPORT_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-report-desk.ui");
  gtk_widget_class_bind_template_child (widget_class, MstReportDesk, preview);
  gtk_widget_class_bind_template_child (widget_class, MstReportDesk, place);
  gtk_widget_class_bind_template_child (widget_class, MstReportDesk, save_button);
  gtk_widget_class_bind_template_child (widget_class, MstReportDesk, offer_button);
  gtk_widget_class_bind_template_child (widget_class, MstReportDesk, save_menu);
  gtk_widget_class_bind_template_child (widget_class, MstReportDesk, set_menu);
  gtk_widget_class_bind_template_child (widget_class, MstReportDesk, copy_menu);
  gtk_widget_class_bind_template_child (widget_class, MstReportDesk, template_items);
  gtk_widget_class_bind_template_callback (widget_class, made_cb);
  gtk_widget_class_bind_template_callback (widget_class, right_click_cb);
  gtk_widget_class_install_action (widget_class, "desk.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "desk.save", "s", save_cb);
  gtk_widget_class_install_action (widget_class, "desk.fill-template", "s", fill_template_cb);
  gtk_widget_class_install_action (widget_class, "desk.send", "s", send_cb);
  gtk_widget_class_install_action (widget_class, "desk.send-template", "s", send_template_cb);
  gtk_widget_class_install_action (widget_class, "desk.send-to-units", "s", send_to_units_cb);
  gtk_widget_class_install_action (widget_class, "desk.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "desk.copy-page", NULL, copy_page_cb);
  gtk_widget_class_install_action (widget_class, "desk.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "desk.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "desk.copy-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "desk.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "desk.menu", NULL);
}

static void
mst_report_desk_init (MstReportDesk *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = mst_settings_new ();
  mst_accessible_set_name (GTK_WIDGET (self->save_button), _ ("Save"));
  mst_accessible_set_name (GTK_WIDGET (self->offer_button), _ ("Add to a set"));
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
  self->form = g_object_ref_sink (MST_REPORT_FORM (mst_report_form_new (session)));
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (form_changed_cb), self);
  self->set_form = g_object_ref_sink (MST_REPORT_SET_FORM (mst_report_set_form_new (session)));
  g_signal_connect_swapped (self->set_form, "changed", G_CALLBACK (make), self);
  g_signal_connect_swapped (self->set_form, "opened", G_CALLBACK (entry_opened_cb), self);
  g_signal_connect_object (self->settings, "changed::" MST_SETTINGS_TEMPLATES,
                           G_CALLBACK (offer_templates), self, G_CONNECT_SWAPPED);
}

static void
show (MstReportDesk *self, const MstReport *report)
{
  self->report = report;
  self->prints = FALSE;
  adw_bin_set_child (self->place,
                     report != NULL ? GTK_WIDGET (self->form) : GTK_WIDGET (self->set_form));
  gtk_menu_button_set_menu_model (self->save_button,
                                  report != NULL ? self->save_menu : self->set_menu);
  gtk_widget_set_visible (GTK_WIDGET (self->offer_button),
                          report != NULL
                            && gtk_menu_button_get_menu_model (self->offer_button) != NULL);
  offer_templates (self);
  make (self);
}

void
mst_report_desk_show (MstReportDesk *self, const MstReport *report, const MstReportOptions *options)
{
  g_return_if_fail (MST_IS_REPORT_DESK (self) && self->session != NULL);
  g_return_if_fail (report != NULL && options != NULL);

  mst_report_form_set_report (self->form, report, options);
  show (self, report);
}

void
mst_report_desk_show_set (MstReportDesk *self, const MstReportSet *set)
{
  g_return_if_fail (MST_IS_REPORT_DESK (self) && self->session != NULL);
  g_return_if_fail (set != NULL);

  mst_report_set_form_set (self->set_form, set);
  show (self, NULL);
}

void
mst_report_desk_offer (MstReportDesk *self, GMenuModel *menu)
{
  g_return_if_fail (MST_IS_REPORT_DESK (self));

  gtk_menu_button_set_menu_model (self->offer_button, menu);
  gtk_widget_set_visible (GTK_WIDGET (self->offer_button), menu != NULL && self->report != NULL);
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

const MstReportSet *
mst_report_desk_get_set (MstReportDesk *self)
{
  g_return_val_if_fail (MST_IS_REPORT_DESK (self), NULL);
  return shows_set (self) ? mst_report_set_form_get (self->set_form) : NULL;
}

void
mst_report_desk_refresh (MstReportDesk *self)
{
  g_return_if_fail (MST_IS_REPORT_DESK (self));

  if (self->report != NULL || shows_set (self))
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
