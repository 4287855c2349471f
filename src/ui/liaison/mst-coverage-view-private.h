/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by mst-coverage-view*.c only. */
#pragma once

#include "mst-coverage-view.h"

G_BEGIN_DECLS

struct _MstCoverageView
{
  AdwBin parent_instance;

  GtkWidget *narrowed; /* says what is shown, when that isn't all */
  GtkLabel *narrowed_label;
  GtkColumnView *view;

  MstLiaisonCoverage *coverage; /* nullable */
  GPtrArray *children;          /* GArray of guint, by place; the last: the roots */
  GtkTreeListModel *rows;
  GtkMultiSelection *selection;
  GPtrArray *others;  /* the columns that a brief view has not */
  gint64 subdistrict; /* only what lies there is shown; 0: all */
  int role;           /* and is asked for this, or lacks it; -1: all */
  gboolean is_filling;

  GtkWidget *menu;    /* of the rows; NULL until asked for */
  GtkWidget *pointed; /* the row to which something is dragged; weak */
};

/* Of a row of the tree. */
guint mst_coverage_view_get_index (gpointer row);

/* --- mst-coverage-view-cells.c --- */

/* Besides the roles. */
#define MST_COVERAGE_VIEW_PLACE (-2)
#define MST_COVERAGE_VIEW_STATE (-1)

/* @item: a row of the tree; @column: a MstCoverageRole or one of the above; @owner: MstCoverageView. */
void mst_coverage_view_show_cell (GtkInscription *cell, gpointer item, int column, gpointer owner);

/* --- mst-coverage-view-input.c --- */

void mst_coverage_view_add_input (MstCoverageView *self);
void mst_coverage_view_install_keys (GtkWidgetClass *class);

G_END_DECLS
