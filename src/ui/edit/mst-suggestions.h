/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** MstSuggestion: one thing to choose. @key: what it stands for; @detail: nullable, beside the title. */
typedef struct
{
  char *key;
  char *title;
  char *detail;
} MstSuggestion;

MstSuggestion *mst_suggestion_new (const char *key, const char *title, const char *detail);
void mst_suggestion_free (MstSuggestion *self);

/**
 * MstSuggestions: the list under an entry, which keeps the focus while arrows go through the list.
 *
 * MstSuggestions::picked (suggestions, const char *key): by a click.
 */
#define MST_TYPE_SUGGESTIONS (mst_suggestions_get_type ())
G_DECLARE_FINAL_TYPE (MstSuggestions, mst_suggestions, MST, SUGGESTIONS, GtkPopover)

/* Under @entry, of which it is a part until it is unparented. */
MstSuggestions *mst_suggestions_new (GtkWidget *entry);
/* @items: (element-type MstSuggestion) (nullable). @hint: shown below or instead of them; nullable. The
 * first is marked when @mark_first. */
void mst_suggestions_set (MstSuggestions *self, GPtrArray *items, const char *hint,
                          gboolean mark_first);
void mst_suggestions_open (MstSuggestions *self);
void mst_suggestions_close (MstSuggestions *self);
gboolean mst_suggestions_is_open (MstSuggestions *self);
void mst_suggestions_move (MstSuggestions *self, int step);
void mst_suggestions_mark (MstSuggestions *self, const char *key);
/* The key of the one that is marked; NULL. */
const char *mst_suggestions_get_marked (MstSuggestions *self);
guint mst_suggestions_get_n (MstSuggestions *self);

G_END_DECLS
