/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** MstPageButtons: those that are shown; whether they can be pressed is up to their actions. */
typedef enum
{
  MST_PAGE_CLOSE = 1 << 0,
  MST_PAGE_BACK = 1 << 1,
  MST_PAGE_NEXT = 1 << 2,
} MstPageButtons;

/**
 * MstPageSteps: the head of a page that goes step by step: the names of the steps between the buttons
 * that lead out, back and on; below them what went wrong.
 */
#define MST_TYPE_PAGE_STEPS (mst_page_steps_get_type ())
G_DECLARE_FINAL_TYPE (MstPageSteps, mst_page_steps, MST, PAGE_STEPS, AdwBin)

/* Once. @names: NULL-terminated, translated. The buttons are the actions "close", "back" and "next" of the
 * page's group @actions. */
void mst_page_steps_set_up (MstPageSteps *self, const char *actions, const char *const *names);
/**
 * mst_page_steps_show:
 * @step: which of the names stands out, from 0; -1: none
 * @buttons: MstPageButtons
 * @next: label of the button that leads on, with a mnemonic
 */
void mst_page_steps_show (MstPageSteps *self, int step, guint buttons, const char *next);
/* Says in a sentence what went wrong, until it is closed; NULL: nothing did. */
void mst_page_steps_show_problem (MstPageSteps *self, const char *text);

G_END_DECLS
