/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing what a panel lists. */
#include "config.h"

#include "mst-print-page.h"

#include "mst-page.h"
#include "mst-report-desk.h"

#include <glib/gi18n-lib.h>

struct _MstPrintPage
{
  AdwBin parent_instance;

  MstReportDesk *desk;
};

static void page_iface_init (MstPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MstPrintPage, mst_print_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MST_TYPE_PAGE, page_iface_init))

static const char *
get_title (MstPage *page)
{
  return _ ("Print the List");
}

static void
page_iface_init (MstPageInterface *iface)
{
  iface->get_title = get_title;
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mst_report_desk_print (MST_PRINT_PAGE (widget)->desk);
}

static gboolean
mst_print_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MST_PRINT_PAGE (widget)->desk));
}

static void
mst_print_page_class_init (MstPrintPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->grab_focus = mst_print_page_grab_focus;
  gtk_widget_class_install_action (widget_class, "print-page.print", NULL, print_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK,
                                       "print-page.print", NULL);
}

static void
mst_print_page_init (MstPrintPage *self)
{
  self->desk = MST_REPORT_DESK (mst_report_desk_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->desk));
}

GtkWidget *
mst_print_page_new (MstSession *session, const MstReport *report, const MstReportOptions *options)
{
  MstPrintPage *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);

  self = g_object_new (MST_TYPE_PRINT_PAGE, NULL);
  mst_report_desk_set_session (self->desk, session);
  mst_report_desk_show (self->desk, report, options);
  return GTK_WIDGET (self);
}
