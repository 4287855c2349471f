/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MstPanel: what the window asks of the panel it shows. A panel answers what applies to it, or leaves
 * it to one within it; the rest has an answer of its own: nothing.
 *
 * MstPanel::selected (panel, gint64 id): one record is selected, or none or several (0)
 * MstPanel::opened (panel, gint64 id): by double click or Enter
 * MstPanel::changed (panel): it shows something else: another filter or order
 */
#define MST_TYPE_PANEL (mst_panel_get_type ())
G_DECLARE_INTERFACE (MstPanel, mst_panel, MST, PANEL, GtkWidget)

struct _MstPanelInterface
{
  GTypeInterface parent_interface;

  /* Another panel within this one, which answers what this one has no answer to. */
  MstPanel *(*get_inner) (MstPanel *self);
  const MstRecordType *(*get_record_type) (MstPanel *self);
  gint64 (*get_selected) (MstPanel *self);
  GArray *(*list_selected) (MstPanel *self);
  guint (*count_selected) (MstPanel *self);
  void (*select) (MstPanel *self, gint64 id);
  void (*show_records) (MstPanel *self, const char *area_code, GVariant *conditions);
  MstQuery *(*dup_query) (MstPanel *self);
  const char **(*list_fields) (MstPanel *self);
  char *(*describe) (MstPanel *self);
  void (*focus_search) (MstPanel *self);
  void (*show_same) (MstPanel *self, MstPanel *other);
  void (*add_filter) (MstPanel *self);
  void (*show_query) (MstPanel *self, const MstQuery *query);
  void (*mark_filter) (MstPanel *self, const char *name, const MstQuery *query);
  const char *(*get_filter_name) (MstPanel *self);
};

/* What its records are; NULL when it shows none, and no detail of one. */
const MstRecordType *mst_panel_get_record_type (MstPanel *self);
/* The one selected record; 0. */
gint64 mst_panel_get_selected (MstPanel *self);
/* All selected records in the order shown. (element-type gint64) (transfer full) */
GArray *mst_panel_list_selected (MstPanel *self);
/* How many they are, without listing them. */
guint mst_panel_count_selected (MstPanel *self);
/* Selects the record and brings it into view as soon as it is listed, without filters if need be. */
void mst_panel_select (MstPanel *self, gint64 id);
/* Shows the records of an area (NULL or "": all) that meet the conditions, as in MST_FILTER_TARGET. */
void mst_panel_show_records (MstPanel *self, const char *area_code, GVariant *conditions);
/* The records as shown, for exports; NULL when there is nothing to export. (transfer full) */
MstQuery *mst_panel_dup_query (MstPanel *self);
/* The fields shown; NULL: the usual ones. (transfer container) */
const char **mst_panel_list_fields (MstPanel *self);
/* What is shown, for the journal: "人员 · 区域：东华门街道". (transfer full) */
char *mst_panel_describe (MstPanel *self);
/* Puts the cursor where the panel is searched; FALSE when it can't be. */
gboolean mst_panel_focus_search (MstPanel *self);
/* Shows what @other, a panel of the same kind, shows: its search, filter and order. */
void mst_panel_show_same (MstPanel *self, MstPanel *other);

/* Whether its records can be narrowed by filters. */
gboolean mst_panel_can_filter (MstPanel *self);
/* Lets the officer add a filter. */
void mst_panel_add_filter (MstPanel *self);
/* Shows what @query, of its type, asks for, its order and search included. */
void mst_panel_show_query (MstPanel *self, const MstQuery *query);
/* Says that what is shown is the saved filter of this name, which is @query; NULL: none. */
void mst_panel_mark_filter (MstPanel *self, const char *name, const MstQuery *query);
/* The saved filter that is shown, changed since or not; NULL. */
const char *mst_panel_get_filter_name (MstPanel *self);

/* For the implementations: emit the signals. */
void mst_panel_selected (MstPanel *self, gint64 id);
void mst_panel_opened (MstPanel *self, gint64 id);
void mst_panel_changed (MstPanel *self);

G_END_DECLS
