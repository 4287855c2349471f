/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window asks of a panel, and the answers of a panel that has none. */
#include "config.h"

#include "mst-panel.h"

#include <glib/gi18n-lib.h>

enum
{
  SELECTED,
  OPENED,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (MstPanel, mst_panel, GTK_TYPE_WIDGET)

static void
mst_panel_default_init (MstPanelInterface *iface)
{
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* The panel that has the answer at @offset of the interface, this one or the one within it. */
static MstPanel *
find_answering (MstPanel *self, gsize offset)
{
  MstPanelInterface *iface = MST_PANEL_GET_IFACE (self);

  if (G_STRUCT_MEMBER (gpointer, iface, offset) == NULL && iface->get_inner != NULL)
    return find_answering (iface->get_inner (self), offset);
  return self;
}

#define ANSWERING(self, answer) find_answering (self, G_STRUCT_OFFSET (MstPanelInterface, answer))

const MstRecordType *
mst_panel_get_record_type (MstPanel *self)
{
  MstPanelInterface *iface;

  g_return_val_if_fail (MST_IS_PANEL (self), NULL);
  iface = MST_PANEL_GET_IFACE (self);
  return iface->get_record_type != NULL ? iface->get_record_type (self) : NULL;
}

gint64
mst_panel_get_selected (MstPanel *self)
{
  MstPanelInterface *iface;

  g_return_val_if_fail (MST_IS_PANEL (self), 0);
  self = ANSWERING (self, get_selected);
  iface = MST_PANEL_GET_IFACE (self);
  return iface->get_selected != NULL ? iface->get_selected (self) : 0;
}

GArray *
mst_panel_list_selected (MstPanel *self)
{
  MstPanelInterface *iface;
  GArray *ids;
  gint64 id;

  g_return_val_if_fail (MST_IS_PANEL (self), NULL);
  self = ANSWERING (self, list_selected);
  iface = MST_PANEL_GET_IFACE (self);
  if (iface->list_selected != NULL)
    return iface->list_selected (self);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  id = mst_panel_get_selected (self);
  if (id != 0)
    g_array_append_val (ids, id);
  return ids;
}

guint
mst_panel_count_selected (MstPanel *self)
{
  MstPanelInterface *iface;

  g_return_val_if_fail (MST_IS_PANEL (self), 0);
  self = ANSWERING (self, count_selected);
  iface = MST_PANEL_GET_IFACE (self);
  if (iface->count_selected != NULL)
    return iface->count_selected (self);
  return mst_panel_get_selected (self) != 0 ? 1 : 0;
}

void
mst_panel_select (MstPanel *self, gint64 id)
{
  MstPanelInterface *iface;

  g_return_if_fail (MST_IS_PANEL (self));
  self = ANSWERING (self, select);
  iface = MST_PANEL_GET_IFACE (self);
  if (iface->select != NULL)
    iface->select (self, id);
}

void
mst_panel_show_records (MstPanel *self, const char *area_code, GVariant *conditions)
{
  MstPanelInterface *iface;

  g_return_if_fail (MST_IS_PANEL (self));
  iface = MST_PANEL_GET_IFACE (self);
  if (iface->show_records != NULL)
    iface->show_records (self, area_code, conditions);
}

MstQuery *
mst_panel_dup_query (MstPanel *self)
{
  MstPanelInterface *iface;

  g_return_val_if_fail (MST_IS_PANEL (self), NULL);
  self = ANSWERING (self, dup_query);
  iface = MST_PANEL_GET_IFACE (self);
  return iface->dup_query != NULL ? iface->dup_query (self) : NULL;
}

const char **
mst_panel_list_fields (MstPanel *self)
{
  MstPanelInterface *iface;

  g_return_val_if_fail (MST_IS_PANEL (self), NULL);
  self = ANSWERING (self, list_fields);
  iface = MST_PANEL_GET_IFACE (self);
  return iface->list_fields != NULL ? iface->list_fields (self) : NULL;
}

char *
mst_panel_describe (MstPanel *self)
{
  MstPanelInterface *iface;
  const MstRecordType *type;

  g_return_val_if_fail (MST_IS_PANEL (self), NULL);
  self = ANSWERING (self, describe);
  iface = MST_PANEL_GET_IFACE (self);
  if (iface->describe != NULL)
    return iface->describe (self);
  type = mst_panel_get_record_type (self);
  return g_strdup (type != NULL ? g_dgettext (MST_GETTEXT_DOMAIN, type->label_plural) : "");
}

gboolean
mst_panel_focus_search (MstPanel *self)
{
  MstPanelInterface *iface;

  g_return_val_if_fail (MST_IS_PANEL (self), FALSE);
  self = ANSWERING (self, focus_search);
  iface = MST_PANEL_GET_IFACE (self);
  if (iface->focus_search == NULL)
    return FALSE;
  iface->focus_search (self);
  return TRUE;
}

void
mst_panel_show_same (MstPanel *self, MstPanel *other)
{
  MstPanelInterface *iface;

  g_return_if_fail (MST_IS_PANEL (self));
  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other));
  iface = MST_PANEL_GET_IFACE (self);
  if (iface->show_same != NULL)
    iface->show_same (self, other);
}

gboolean
mst_panel_can_filter (MstPanel *self)
{
  g_return_val_if_fail (MST_IS_PANEL (self), FALSE);
  return MST_PANEL_GET_IFACE (self)->add_filter != NULL;
}

void
mst_panel_add_filter (MstPanel *self)
{
  g_return_if_fail (MST_IS_PANEL (self));
  if (MST_PANEL_GET_IFACE (self)->add_filter != NULL)
    MST_PANEL_GET_IFACE (self)->add_filter (self);
}

void
mst_panel_show_query (MstPanel *self, const MstQuery *query)
{
  g_return_if_fail (MST_IS_PANEL (self));
  g_return_if_fail (mst_query_get_record_type (query) == mst_panel_get_record_type (self));
  if (MST_PANEL_GET_IFACE (self)->show_query != NULL)
    MST_PANEL_GET_IFACE (self)->show_query (self, query);
}

void
mst_panel_mark_filter (MstPanel *self, const char *name, const MstQuery *query)
{
  g_return_if_fail (MST_IS_PANEL (self));
  self = ANSWERING (self, mark_filter);
  if (MST_PANEL_GET_IFACE (self)->mark_filter != NULL)
    MST_PANEL_GET_IFACE (self)->mark_filter (self, name, query);
}

const char *
mst_panel_get_filter_name (MstPanel *self)
{
  g_return_val_if_fail (MST_IS_PANEL (self), NULL);
  self = ANSWERING (self, get_filter_name);
  return MST_PANEL_GET_IFACE (self)->get_filter_name != NULL
           ? MST_PANEL_GET_IFACE (self)->get_filter_name (self)
           : NULL;
}

void
mst_panel_selected (MstPanel *self, gint64 id)
{
  g_return_if_fail (MST_IS_PANEL (self));
  g_signal_emit (self, signals[SELECTED], 0, id);
}

void
mst_panel_opened (MstPanel *self, gint64 id)
{
  g_return_if_fail (MST_IS_PANEL (self));
  g_signal_emit (self, signals[OPENED], 0, id);
}

void
mst_panel_changed (MstPanel *self)
{
  g_return_if_fail (MST_IS_PANEL (self));
  g_signal_emit (self, signals[CHANGED], 0);
}
