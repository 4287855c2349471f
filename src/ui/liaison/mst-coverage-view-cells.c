/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the tree of places. */
#include "config.h"

#include "mst-coverage-view-private.h"

#include "mst-tooltip.h"

/* Signs with words, in colours that mean the same everywhere. */
static const struct
{
  const char *sign, *css_class;
} looks[MST_COVERAGE_N_STATES] = {
  [MST_COVERAGE_NOT_ASKED] = { "", "dim-label" },
  [MST_COVERAGE_COVERED] = { "✓", "mst-complete" },
  [MST_COVERAGE_MISSING] = { "✗", "mst-gap" },
  [MST_COVERAGE_RELEASED] = { "✗", "mst-gap" },
  [MST_COVERAGE_DOUBLE] = { "!", "mst-attention" },
  [MST_COVERAGE_OVERLOADED] = { "!", "mst-attention" },
  [MST_COVERAGE_STRANGER] = { "!", "mst-attention" },
};

static void
set_look (GtkWidget *cell, const char *css_class)
{
  for (guint i = 0; i < MST_COVERAGE_N_STATES; i++)
    if (looks[i].css_class != css_class && gtk_widget_has_css_class (cell, looks[i].css_class))
      gtk_widget_remove_css_class (cell, looks[i].css_class);
  if (css_class != NULL)
    gtk_widget_add_css_class (cell, css_class);
}

static char *
tell_state (MstCoverageState state)
{
  if (state == MST_COVERAGE_NOT_ASKED)
    return g_strdup ("");
  return g_strdup_printf ("%s %s", looks[state].sign, mst_coverage_state_get_label (state));
}

/* Who it is; where that isn't all well, what is wrong. */
static char *
tell_cell (const MstCoverageCell *cell)
{
  if (cell->state == MST_COVERAGE_COVERED || cell->state == MST_COVERAGE_NOT_ASKED)
    return g_strdup (cell->who != NULL ? cell->who : "");
  if (cell->who == NULL)
    return tell_state (cell->state);
  return g_strdup_printf ("%s %s · %s", looks[cell->state].sign, cell->who,
                          mst_coverage_state_get_label (cell->state));
}

void
mst_coverage_view_show_cell (GtkInscription *cell, gpointer item, int column, gpointer owner)
{
  MstCoverageView *self = owner;
  guint index = mst_coverage_view_get_index (item);
  const MstCoveragePlace *place;
  MstCoverageState state;
  g_autofree char *text = NULL;

  if (self->coverage == NULL || index >= mst_liaison_coverage_get_n (self->coverage))
    return;
  place = mst_liaison_coverage_get (self->coverage, index);
  if (column == MST_COVERAGE_VIEW_PLACE)
    {
      gtk_inscription_set_text (cell, place->name);
      mst_tooltip_set (GTK_WIDGET (cell), place->name);
      return;
    }
  state = column == MST_COVERAGE_VIEW_STATE ? place->worst : place->cells[column].state;
  text = column == MST_COVERAGE_VIEW_STATE ? tell_state (state) : tell_cell (&place->cells[column]);
  gtk_inscription_set_text (cell, text);
  set_look (GTK_WIDGET (cell),
            column >= 0 && state == MST_COVERAGE_COVERED ? NULL : looks[state].css_class);
  mst_tooltip_set (GTK_WIDGET (cell), *text != '\0' ? text : NULL);
}
