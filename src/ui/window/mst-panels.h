/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-panel.h"
#include "session/mst-session.h"

G_BEGIN_DECLS

#define MST_PANEL_OVERVIEW "overview"
#define MST_PANEL_JOURNAL "journal"

/**
 * MstPanelEntry: a panel of the window, made when it is first shown.
 * @name: the parameter of "win.panel"; of a panel of records their type's name
 * @icon: name of a symbolic icon
 * @label: untranslated
 * @key: the accelerator; nullable
 * @starts_section: whether a line stands above it in the sidebar
 * @create: %NULL: the list of the records of the type of that name
 */
typedef struct
{
  const char *name;
  const char *icon;
  const char *label;
  const char *key;
  gboolean starts_section;
  GtkWidget *(*create) (MstSession *session);
} MstPanelEntry;

/* In the order of the sidebar; ends with a NULL name. Types of records without a line in the table have theirs
 * behind those that have. */
const MstPanelEntry *mst_panels_list (void);

GtkWidget *mst_panels_create (const MstPanelEntry *entry, MstSession *session);
/* NULL when there is none. */
const MstPanelEntry *mst_panels_find (const char *name);

G_END_DECLS
