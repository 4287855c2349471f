/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by mst-list-panel*.c only. */
#pragma once

#include "filter/mst-filter-bar.h"
#include "filter/mst-saved-mark.h"
#include "mst-cell-cursor.h"
#include "mst-cell-edit.h"
#include "mst-list-columns.h"
#include "mst-list-panel.h"
#include "mst-row-selection.h"

G_BEGIN_DECLS

struct _MstListPanel
{
  AdwBin parent_instance;

  GtkBox *head;
  GtkLabel *title;
  GtkLabel *count;
  MstSavedMark *saved;
  GtkMenuButton *filter_button;
  MstFilterBar *filters;
  GtkSearchEntry *search;
  GtkMenuButton *order;
  GtkLabel *order_label;
  GtkMenuButton *columns_button;
  GtkStack *stack;
  AdwStatusPage *empty;
  AdwStatusPage *failed;
  GtkOverlay *overlay;
  GtkColumnView *view;
  GtkScrolledWindow *scroller;
  GtkLabel *selected_label;
  GtkLabel *sums_label;

  MstSession *session;
  GSettings *settings;
  const MstRecordType *type;
  MstListColumns *columns;
  MstCellCursor *cursor;
  MstCellEdit *edit;
  MstRowModel *rows;
  MstRowSelection *selection;
  gint64 wanted; /* the record to select when it is listed */
  gboolean loaded;
  gboolean to_top; /* when the rows that are asked for have come */
  guint loading;
  GtkWidget *menu; /* of the rows; NULL until asked for */
};

/* --- mst-list-panel-state.c --- */

/* From now on shows what there is: once the rows, the selection and the view are connected. */
void mst_list_panel_watch_rows (MstListPanel *self);
/* How many rows there are and are selected, and the sums. */
void mst_list_panel_show_foot (MstListPanel *self);
/* Selects the wanted record; all are shown when the filters leave it out. */
void mst_list_panel_select_wanted (MstListPanel *self);
/* Neither filters nor search; the bar of filters tells when it has changed, and that loads. */
void mst_list_panel_show_all (MstListPanel *self);

/* --- mst-list-panel-actions.c --- */

void mst_list_panel_install_actions (GtkWidgetClass *class);
/* The menu of the rows at a right click, and those of the head. */
void mst_list_panel_add_menu (MstListPanel *self);
/* Units can be dragged out of it, to the places they are to answer for. */
void mst_list_panel_add_drag (MstListPanel *self);
/* Shows the masked value of the current cell. */
void mst_list_panel_reveal (MstListPanel *self);

G_END_DECLS
