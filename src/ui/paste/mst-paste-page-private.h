/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the page of pasted cells know of one another. */
#pragma once

#include "edit/mst-field-editor.h"
#include "mst-paste-grid.h"
#include "mst-paste-page.h"
#include "mst-progress-bar.h"

G_BEGIN_DECLS

struct _MstPastePage
{
  AdwBin parent_instance;

  GtkLabel *summary;
  GtkLabel *bad_count;
  GtkWidget *turning;
  GtkLabel *left_out;
  GtkMenuButton *columns_button;
  GtkButton *write_button;
  GtkLabel *problem;
  MstPasteGrid *grid;
  MstProgressBar *progress_bar;
  GtkLabel *place;
  AdwBin *editor_place;
  GtkLabel *old;
  GtkLabel *reason;

  MstSession *session;
  MstPaste *paste;
  MstFieldEditor *editor; /* of the current cell; NULL */
  guint row;              /* that @editor is of */
  guint column;
  MstProgress *progress; /* of the check under way; NULL */
  gboolean busy;         /* another thread has the paste */
};

/* --- mst-paste-page.c --- */

/* Has the paste take what is written in the editor. */
void mst_paste_page_mend (MstPastePage *self);

/* --- mst-paste-page-cell.c --- */

/* Shows the grid's current cell, not edited. */
void mst_paste_page_show_cell (MstPastePage *self);
/* Turns it into an editor. */
void mst_paste_page_edit (MstPastePage *self);
/* Back to the grid; what is written in the editor is lost. */
void mst_paste_page_cancel_edit (MstPastePage *self);
void mst_paste_page_hide_editor (MstPastePage *self);

G_END_DECLS
