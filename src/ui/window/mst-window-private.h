/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "detail/mst-detail-pane.h"
#include "filter/mst-saved-filters.h"
#include "mst-page.h"
#include "mst-panel.h"
#include "mst-progress-bar.h"
#include "mst-search-box.h"
#include "mst-sidebar.h"
#include "mst-welcome-page.h"
#include "mst-window.h"
#include "session/mst-sessions.h"
#include "session/mst-task.h"

G_BEGIN_DECLS

struct _MstWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *root; /* "welcome", "main", "page" */
  MstWelcomePage *welcome;
  AdwWindowTitle *page_title;
  GtkStack *pages; /* each has the window for itself when it is shown */
  GtkRevealer *kept_bar;
  GtkLabel *kept_label;
  GtkMenuButton *title;
  GtkMenuButton *main_menu;
  GtkLabel *title_label;
  MstSearchBox *search;
  GtkButton *undo;
  GtkButton *redo;
  MstProgressBar *progress_bar;
  MstSidebar *sidebar;
  AdwFlap *flap;
  GtkStack *panels;
  MstDetailPane *detail;

  MstSessions *sessions;  /* NULL until a file was opened */
  MstSession *session;    /* NULL without a file */
  MstSavedFilters *saved; /* of the session */
  GSettings *settings;
  AdwToast *toast;    /* the last one, until it begins to go */
  guint toast_going;  /* timeout */
  AdwToast *coming;   /* the same, before it is shown; NULL */
  guint toast_coming; /* a timeout; 0 */
  char *exported;     /* the last workbook that was exported */
  GVariant
    *report_target; /* MST_REPORT_TARGET: what is to be saved where the officer chooses; NULL */
  gboolean follows_code; /* the detail is being shown or hidden by the program */
  MstProgress *working;  /* long work that writes; one at a time */
  GPtrArray *kept_pages; /* MstPage, left before they were done */
  GtkWidget *worked_in;  /* had the focus last, in a panel, the detail or a page; weak */
};

/* mst-window.c */
void mst_window_set_session (MstWindow *self, MstSession *session);
void mst_window_show_title (MstWindow *self);
/* A line that goes by itself. */
void mst_window_tell (MstWindow *self, const char *text);
/* With a button that does @action. */
void mst_window_tell_with_action (MstWindow *self, const char *text, const char *button,
                                  const char *action);

/* mst-window-panels.c */
void mst_window_clear_panels (MstWindow *self);
/* The one that is shown; NULL. */
MstPanel *mst_window_get_panel (MstWindow *self);
void mst_window_show_panel (MstWindow *self, const char *name);
void mst_window_update_detail (MstWindow *self);
/* Keeps it open from now on, or closed. */
void mst_window_set_detail_visible (MstWindow *self, gboolean visible);
void mst_window_show_records (MstWindow *self, GVariant *target);
/* The rows of a query as mst_query_to_json() writes it. */
void mst_window_show_query (MstWindow *self, const char *json);
void mst_window_show_record (MstWindow *self, const MstRecordType *type, gint64 id);

/* mst-window-actions.c */
void mst_window_add_actions (MstWindow *self);
void mst_window_update_actions (MstWindow *self);
/* Whether nothing is being written, by long work or by a change. */
gboolean mst_window_is_idle (MstWindow *self);

/**
 * mst_window_work:
 * @title: what is done, translated
 * @path: (nullable): the file it is done to
 * @done: called with the error, or %NULL when all went well; may be %NULL: then the error is told
 *
 * Does long work with the progress bar in view. A second one is refused with words while one lasts.
 */
typedef void (*MstWorkDoneFunc) (MstWindow *self, gpointer data, const GError *error);
void mst_window_work (MstWindow *self, const char *title, const char *path, MstTaskFunc func,
                      gpointer data, GDestroyNotify free_data, MstWorkDoneFunc done);

/* mst-window-turns.c */
void mst_window_add_turns (MstWindow *self);
void mst_window_class_add_turn_keys (GtkWidgetClass *class);
/* Which steps can be undone and redone now. */
void mst_window_update_turns (MstWindow *self);

/* mst-window-files.c */
void mst_window_add_file_actions (MstWindow *self);

/* mst-window-pages.c */
/* Gives the window to @page, a MstPage, until it is closed or left. */
void mst_window_show_page (MstWindow *self, GtkWidget *page);
/* The one that has the window; NULL. */
MstPage *mst_window_get_page (MstWindow *self);
/* Back to the panels; a page that isn't done is kept, and a bar says so. */
void mst_window_leave_page (MstWindow *self);
void mst_window_continue_page (MstWindow *self);
void mst_window_drop_page (MstWindow *self);
void mst_window_clear_pages (MstWindow *self);

/* mst-window-journal.c */
void mst_window_add_journal_actions (MstWindow *self);

/* mst-window-drafts.c */
void mst_window_add_draft_actions (MstWindow *self);
/* Tells of every form that was written in this file and not saved, with the way back to it. */
void mst_window_offer_drafts (MstWindow *self);

/* mst-window-focus.c */
/* F6: from the header over the sidebar and the panel to the detail, and round. */
void mst_window_move_to_region (MstWindow *self, gboolean back);
/* Gives the keyboard to the panel that is shown. */
void mst_window_focus_panel (MstWindow *self);
/* From now on the focus is where it was when a menu of the header closes. */
void mst_window_keep_focus (MstWindow *self);

/* mst-window-several.c */
void mst_window_add_window_actions (MstWindow *self);
/* Whether it is the one the officer works in, or its dialog is. */
gboolean mst_window_is_in_front (MstWindow *self);
/* The windows on its file, itself the first. (element-type MstWindow) (transfer full) */
GPtrArray *mst_window_list_on_same_file (MstWindow *self);

/* mst-window-duplicates.c */
/* Of the records of the panel that is shown. */
void mst_window_find_duplicates (MstWindow *self);
void mst_window_merge_records (MstWindow *self);
/* Follows @panel when it is the one of duplicates. */
void mst_window_connect_duplicates (MstWindow *self, MstPanel *panel);
/* @target: (sax): a type and ids; notes that they are all different. */
void mst_window_dismiss_duplicates (MstWindow *self, GVariant *target);

/* mst-window-filters.c */
void mst_window_add_filter_actions (MstWindow *self);
void mst_window_set_saved_filters (MstWindow *self, MstSession *session); /* nullable */
/* The sidebar shows which saved filter the panel shows. */
void mst_window_mark_filter (MstWindow *self);

/* mst-window-bulk.c */
/* Of the records selected in the panel that is shown. */
void mst_window_bulk_edit (MstWindow *self);

/* mst-window-paste.c */
/* @target: (sasaxbs): a type, fields from the cursor to the right, ids from it downwards, whether the one
 * cell in the text is for all of them, and the text. */
void mst_window_paste (MstWindow *self, GVariant *target);

/* mst-window-import.c */
void mst_window_start_import (MstWindow *self);
void mst_window_accept_drops (MstWindow *self);

/* mst-window-records.c */
void mst_window_add_record_actions (MstWindow *self);
void mst_window_add_record_keys (GtkWidget *panel);

/* mst-window-reports.c */
void mst_window_add_report_actions (MstWindow *self);
void mst_window_show_report_set (MstWindow *self, gint64 id);
/* Whether something can be printed now. */
gboolean mst_window_can_print (MstWindow *self);

/* mst-window-liaison.c */
void mst_window_add_liaison_actions (MstWindow *self);

/* mst-window-export.c */
void mst_window_export (MstWindow *self);

G_END_DECLS
