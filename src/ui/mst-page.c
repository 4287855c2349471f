/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window asks of a page that has it for itself. */
#include "config.h"

#include "mst-page.h"

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (MstPage, mst_page, GTK_TYPE_WIDGET)

static void
mst_page_default_init (MstPageInterface *iface)
{
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

const char *
mst_page_get_title (MstPage *self)
{
  g_return_val_if_fail (MST_IS_PAGE (self), NULL);
  return MST_PAGE_GET_IFACE (self)->get_title (self);
}

gboolean
mst_page_is_one_step (MstPage *self)
{
  MstPageInterface *iface;

  g_return_val_if_fail (MST_IS_PAGE (self), FALSE);
  iface = MST_PAGE_GET_IFACE (self);
  return iface->is_one_step != NULL && iface->is_one_step (self);
}

char *
mst_page_describe_rest (MstPage *self)
{
  MstPageInterface *iface;

  g_return_val_if_fail (MST_IS_PAGE (self), NULL);
  iface = MST_PAGE_GET_IFACE (self);
  return iface->describe_rest != NULL ? iface->describe_rest (self) : NULL;
}

void
mst_page_show_problem (GtkLabel *problem, const char *text)
{
  g_return_if_fail (GTK_IS_LABEL (problem));

  gtk_label_set_label (problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (problem), text != NULL);
}

void
mst_page_closed (MstPage *self)
{
  g_return_if_fail (MST_IS_PAGE (self));
  g_signal_emit (self, signals[CLOSED], 0);
}
