/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** MstCommandSection: under which heading the window of shortcuts lists a command, in this order. */
typedef enum
{
  MST_COMMANDS_PANELS,
  MST_COMMANDS_FINDING,
  MST_COMMANDS_LIST,
  MST_COMMANDS_CHART,
  MST_COMMANDS_EDITING,
  MST_COMMANDS_DISTRICT,
  MST_COMMANDS_VIEW,
  MST_N_COMMAND_SECTIONS,
} MstCommandSection;

typedef enum
{
  MST_COMMAND_FIRST = 1 << 0,      /* among what the palette offers before anything is typed */
  MST_COMMAND_WITHIN = 1 << 1,     /* @keys are those of a widget: no accelerator is set */
  MST_COMMAND_NO_PALETTE = 1 << 2, /* means nothing where it is chosen from the palette */
} MstCommandFlags;

/**
 * MstCommand: something the officer can do, described once for accelerators, the palette and the window
 * of shortcuts. The panels (mst-panels.h) come besides.
 * @action: detailed name of the action ("win.undo"); of the window, the application or a panel's widget;
 *   %NULL: a key only
 * @label: untranslated
 * @keys: accelerators, the first of them shown; may be none
 * @words: other words it is looked for by, separated by spaces, untranslated; nullable
 */
typedef struct
{
  const char *action;
  const char *label;
  const char *keys[3];
  MstCommandSection section;
  guint flags;
  const char *words;
} MstCommand;

/* Ends with a NULL label. */
extern const MstCommand mst_commands[];

/* The heading, translated. */
const char *mst_commands_get_heading (MstCommandSection section);
void mst_commands_set_accelerators (GtkApplication *application);

G_END_DECLS
