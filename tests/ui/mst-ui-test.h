/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "edit/mst-field-editor.h"
#include "list/mst-list-panel.h"
#include "mst-application.h"
#include "session/mst-session.h"
#include "window/mst-window.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Sets up GTK, libadwaita, the resources and the tests; returns what main() is to return. */
int mst_ui_test_run (int *argc, char ***argv, void (*add_tests) (void));

/* A session on an invented district in a folder of its own, with its figures read. */
MstSession *mst_ui_test_session_new (guint people);
/* Closes it and removes the folder; nobody else may hold it. */
void mst_ui_test_session_free (MstSession *session);

/* The program itself, whose windows on one file share a session. (transfer full) */
MstApplication *mst_ui_test_application_new (void);
/* A window of it with the file of @session; destroy it. */
MstWindow *mst_ui_test_open (MstApplication *application, MstSession *session);
/* The session that its windows have on that file, which is another than @session. (transfer full) */
MstSession *mst_ui_test_dup_session (MstApplication *application, MstSession *session);

/* Turns the main loop until @condition is so; fails after 20 s. */
typedef gboolean (*MstUiTestCondition) (gpointer data);
void mst_ui_test_wait (MstUiTestCondition condition, gpointer data);
/* Turns it until the session writes nothing any more. */
void mst_ui_test_wait_written (MstSession *session);
/* The first record in the usual order. (transfer full) */
MstRecord *mst_ui_test_get_first (MstStore *store, const MstRecordType *type);
/* Alters the file behind the program's back. @sql: without ' */
void mst_ui_test_alter (MstSession *session, const char *sql);
/* Gives the first unit another name, in a step called "Rename", and waits until that is written. */
void mst_ui_test_rename_unit (MstSession *session, const char *name);
/* Turns it until all of the @n rows of a list are there. */
void mst_ui_test_wait_for_rows (MstListPanel *panel, guint n);
/* Turns it for a while. */
void mst_ui_test_settle (guint milliseconds);

/* Presses a key of the display's keyboard, named as xdotool names it ("shift+F10"), for the window that
 * has the focus. */
void mst_ui_test_press (const char *key);

/* The first descendant of @type that is @root itself or below it; NULL. */
GtkWidget *mst_ui_test_find (GtkWidget *root, GType type);
/* The same by one of its CSS classes. */
GtkWidget *mst_ui_test_find_class (GtkWidget *root, const char *css_class);

/* The editor of the field of that name; NULL. */
MstFieldEditor *mst_ui_test_find_editor (GtkWidget *root, const char *field);

/* A window that shows @child; destroy it. */
GtkWidget *mst_ui_test_show (GtkWidget *child);

G_END_DECLS
