/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-progress.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstProgressBar: shows long work: what it does, rows done, seconds left, and a button that stops
 * it. It appears when the work has lasted 300 ms and tells rows and seconds from 2 s on.
 */
#define MST_TYPE_PROGRESS_BAR (mst_progress_bar_get_type ())
G_DECLARE_FINAL_TYPE (MstProgressBar, mst_progress_bar, MST, PROGRESS_BAR, AdwBin)

/* @title: what is being done, translated; the progress' stage is shown instead when it has one. */
void mst_progress_bar_start (MstProgressBar *self, const char *title, MstProgress *progress);
void mst_progress_bar_stop (MstProgressBar *self);

G_END_DECLS
