/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MstPage: work that has the window for itself until it is done or left: an assistant, a block of
 * pasted cells, a merge.
 *
 * MstPage::closed (page): it is done with
 */
#define MST_TYPE_PAGE (mst_page_get_type ())
G_DECLARE_INTERFACE (MstPage, mst_page, MST, PAGE, GtkWidget)

struct _MstPageInterface
{
  GTypeInterface parent_interface;

  const char *(*get_title) (MstPage *self);
  gboolean (*is_one_step) (MstPage *self);
  char *(*describe_rest) (MstPage *self);
};

/* What stands over it, translated. */
const char *mst_page_get_title (MstPage *self);
/* Whether what it writes is offered to be undone when it is left, and not before; else each change it
 * makes is a step of its own. */
gboolean mst_page_is_one_step (MstPage *self);
/* What is not done yet, in a sentence: the page is kept when it is left, to be gone on with; NULL: it
 * may go. (transfer full) */
char *mst_page_describe_rest (MstPage *self);

/* For the implementations. Says on @problem what went wrong; NULL: nothing did, and it goes. */
void mst_page_show_problem (GtkLabel *problem, const char *text);
/* Emits the signal. */
void mst_page_closed (MstPage *self);

G_END_DECLS
