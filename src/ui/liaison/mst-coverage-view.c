/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of places with who answers for each. */
#include "config.h"

#include "mst-coverage-view-private.h"

#include "list/mst-record-cell.h"
#include "list/mst-text-column.h"
#include "mst-appearance.h"
#include "mst-area.h"
#include "mst-number-model.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* At the least: beside the detail they all have room; what is left over goes to names. */
#define PLACE_WIDTH 180
#define STATE_WIDTH 90

static const int role_widths[MST_COVERAGE_N_ROLES] = {
  [MST_COVERAGE_DISTRICT_LEADER] = 74, [MST_COVERAGE_SUBDISTRICT_LEADER] = 74,
  [MST_COVERAGE_UNIT] = 100,           [MST_COVERAGE_UNIT_LEADER] = 92,
  [MST_COVERAGE_CADRE] = 74,           [MST_COVERAGE_BRANCH] = 100,
};

enum
{
  SELECTED,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstCoverageView, mst_coverage_view, ADW_TYPE_BIN)

guint
mst_coverage_view_get_index (gpointer item)
{
  g_autoptr (MstNumber) number = gtk_tree_list_row_get_item (GTK_TREE_LIST_ROW (item));

  return mst_number_get (number);
}

static void
append_column (MstCoverageView *self, int column, const char *title, int width)
{
  GtkColumnViewColumn *made = mst_text_column_append (
    self->view, title, width,
    column == MST_COVERAGE_VIEW_PLACE ? MST_TEXT_COLUMN_TREE : MST_TEXT_COLUMN_WORDS,
    mst_coverage_view_show_cell, column, self);

  gtk_column_view_column_set_expand (
    made, column == MST_COVERAGE_VIEW_PLACE || column == MST_COVERAGE_UNIT
            || column == MST_COVERAGE_UNIT_LEADER || column == MST_COVERAGE_BRANCH);
  if (column >= 0) /* names of people are cut sooner than that they don't fit beside the detail */
    gtk_column_view_column_set_fixed_width (made, width);
  if (column >= 0 && column != MST_COVERAGE_UNIT)
    g_ptr_array_add (self->others, made);
}

/* --- the tree --- */

static GArray *
get_children (MstCoverageView *self, guint place)
{
  return g_ptr_array_index (self->children, place);
}

/* Whether it is to be shown for what is asked of itself. */
static gboolean
is_asked (MstCoverageView *self, const MstCoveragePlace *place)
{
  if (self->subdistrict == 0 && self->role < 0)
    return place->worst != MST_COVERAGE_NOT_ASKED;
  if (self->subdistrict == 0)
    return place->cells[self->role].state != MST_COVERAGE_NOT_ASKED
           && !mst_coverage_state_is_covered (place->cells[self->role].state);
  return place->subdistrict != G_MAXUINT
         && mst_liaison_coverage_get (self->coverage, place->subdistrict)->id == self->subdistrict
         && place->cells[self->role].state != MST_COVERAGE_NOT_ASKED;
}

/* Those that are asked for nothing, and have nothing in them that is, are left out. */
static void
list_children (MstCoverageView *self)
{
  guint n = self->coverage != NULL ? mst_liaison_coverage_get_n (self->coverage) : 0;
  g_autofree gboolean *shown = g_new0 (gboolean, n + 1);

  g_ptr_array_set_size (self->children, 0);
  for (guint i = 0; i <= n; i++)
    g_ptr_array_add (self->children, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < n; i++)
    if (is_asked (self, mst_liaison_coverage_get (self->coverage, i)))
      for (guint at = i; at < n && !shown[at];
           at = mst_liaison_coverage_get (self->coverage, at)->parent)
        shown[at] = TRUE;
  for (guint i = 0; i < n; i++)
    if (shown[i])
      g_array_append_val (
        get_children (self, MIN (mst_liaison_coverage_get (self->coverage, i)->parent, n)), i);
}

static GListModel *
create_model (GArray *places)
{
  MstNumberModel *model = mst_number_model_new ();

  mst_number_model_set (model, g_array_copy (places));
  return G_LIST_MODEL (model);
}

static GListModel *
create_children_cb (gpointer item, gpointer user_data)
{
  MstCoverageView *self = user_data;
  GArray *places = get_children (self, mst_number_get (item));

  return places->len > 0 ? create_model (places) : NULL;
}

/* The ids of what is open, to open it again. */
static GHashTable *
list_open (MstCoverageView *self)
{
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint n_rows = self->rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->rows)) : 0;

  for (guint i = 0; i < n_rows && self->coverage != NULL; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (gtk_tree_list_row_get_expanded (row))
        g_hash_table_add (
          ids, g_memdup2 (
                 &mst_liaison_coverage_get (self->coverage, mst_coverage_view_get_index (row))->id,
                 sizeof (gint64)));
    }
  return ids;
}

/* Of what is shown of one subdistrict everything is open. */
static gboolean
is_open (MstCoverageView *self, GtkTreeListRow *row, GHashTable *ids)
{
  const MstCoveragePlace *place =
    mst_liaison_coverage_get (self->coverage, mst_coverage_view_get_index (row));

  return self->subdistrict != 0 || g_hash_table_contains (ids, &place->id)
         || (g_hash_table_size (ids) == 0 && gtk_tree_list_row_get_depth (row) == 0);
}

static void
open_again (MstCoverageView *self, GHashTable *ids, GHashTable *selected)
{
  gboolean is_in_view = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      const MstCoveragePlace *place =
        mst_liaison_coverage_get (self->coverage, mst_coverage_view_get_index (row));

      if (is_open (self, row, ids))
        gtk_tree_list_row_set_expanded (row, TRUE);
      if (!g_hash_table_contains (selected, &place->id))
        continue;
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), i, FALSE);
      if (!is_in_view)
        gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                                    "list.scroll-to-item", "u", i);
      is_in_view = TRUE;
    }
}

static gboolean
takes_unit (const MstCoveragePlace *place)
{
  return place->level == MST_AREA_COMMUNITY || place->level == MST_AREA_COMPOUND;
}

/* The positions of what is selected, in the coverage. (element-type guint) (transfer full) */
static GArray *
list_selected (MstCoverageView *self)
{
  g_autoptr (GtkBitset) rows =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkBitsetIter iter;
  guint position;

  if (self->coverage == NULL || self->rows == NULL)
    return places;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, rows, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
      guint index = row != NULL ? mst_coverage_view_get_index (row) : G_MAXUINT;

      if (index < mst_liaison_coverage_get_n (self->coverage))
        g_array_append_val (places, index);
    }
  return places;
}

/* The one that is selected; NULL: none or several. */
static const MstCoveragePlace *
get_selected (MstCoverageView *self)
{
  g_autoptr (GArray) places = list_selected (self);

  return places->len == 1
           ? mst_liaison_coverage_get (self->coverage, g_array_index (places, guint, 0))
           : NULL;
}

static gint64
get_pair (const MstCoveragePlace *place)
{
  if (place == NULL)
    return 0;
  if (place->cells[MST_COVERAGE_UNIT].pair != 0)
    return place->cells[MST_COVERAGE_UNIT].pair;
  for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
    if (place->cells[role].pair != 0)
      return place->cells[role].pair;
  return 0;
}

/* The chosen place, if units are planned for such; 0. */
static gint64
get_place (MstCoverageView *self)
{
  const MstCoveragePlace *place = get_selected (self);

  return place != NULL && takes_unit (place) ? place->id : 0;
}

static void
selected_cb (MstCoverageView *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[SELECTED], 0, get_place (self), mst_coverage_view_get_pair (self));
}

/* A place that has others in it opens and closes. */
static void
activate_cb (MstCoverageView *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  gint64 pair;

  if (row == NULL)
    return;
  if (gtk_tree_list_row_is_expandable (row))
    {
      gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
      return;
    }
  pair = get_pair (mst_liaison_coverage_get (self->coverage, mst_coverage_view_get_index (row)));
  if (pair != 0)
    g_signal_emit (self, signals[OPENED], 0, pair);
}

/* --- figures --- */

char *
mst_coverage_view_dup_figures (MstCoverageView *self)
{
  GString *text = g_string_new (NULL);

  for (guint role = 0; self->coverage != NULL && role < MST_COVERAGE_N_ROLES; role++)
    {
      MstCoverageCounts counts =
        mst_liaison_coverage_count (self->coverage, G_MAXUINT, (MstCoverageRole) role);

      if (counts.asked > 0)
        g_string_append_printf (text, _ ("%s%s %u of %u"), text->len > 0 ? " · " : "",
                                mst_coverage_role_get_label ((MstCoverageRole) role),
                                counts.covered, counts.asked);
    }
  return g_string_free (text, FALSE);
}

/* "东华门街道 · Liaison unit 12 of 14" */
static void
show_narrowed (MstCoverageView *self)
{
  guint index = self->coverage != NULL && self->subdistrict != 0
                  ? mst_liaison_coverage_find (self->coverage, self->subdistrict)
                  : G_MAXUINT;
  g_autofree char *text = NULL;
  const char *role;
  MstCoverageCounts counts;

  gtk_widget_set_visible (self->narrowed, self->coverage != NULL && self->role >= 0);
  if (self->coverage == NULL || self->role < 0)
    return;
  role = mst_coverage_role_get_label ((MstCoverageRole) self->role);
  counts = mst_liaison_coverage_count (self->coverage, index, (MstCoverageRole) self->role);
  text = index != G_MAXUINT
           ? g_strdup_printf (_ ("%s · %s: %u of %u"),
                              mst_liaison_coverage_get (self->coverage, index)->name, role,
                              counts.covered, counts.asked)
           : g_strdup_printf (_ ("%s missing: %u of %u"), role, counts.asked - counts.covered,
                              counts.asked);
  gtk_label_set_label (self->narrowed_label, text);
}

static void
show_all_cb (MstCoverageView *self)
{
  mst_coverage_view_narrow (self, 0, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* --- the object --- */

static gboolean
mst_coverage_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MST_COVERAGE_VIEW (widget)->view));
}

static void
mst_coverage_view_dispose (GObject *object)
{
  MstCoverageView *self = MST_COVERAGE_VIEW (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_weak_pointer (&self->pointed);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->coverage, mst_liaison_coverage_free);
  G_OBJECT_CLASS (mst_coverage_view_parent_class)->dispose (object);
}

static void
mst_coverage_view_class_init (MstCoverageViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_coverage_view_dispose;
  widget_class->grab_focus = mst_coverage_view_grab_focus;
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-coverage-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MstCoverageView, narrowed);
  gtk_widget_class_bind_template_child (widget_class, MstCoverageView, narrowed_label);
  gtk_widget_class_bind_template_child (widget_class, MstCoverageView, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  mst_coverage_view_install_keys (widget_class);
}

static void
mst_coverage_view_init (MstCoverageView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->others = g_ptr_array_new ();
  self->role = -1;
  append_column (self, MST_COVERAGE_VIEW_PLACE, C_ ("liaison", "Place"), PLACE_WIDTH);
  append_column (self, MST_COVERAGE_VIEW_STATE, C_ ("liaison", "State"), STATE_WIDTH);
  for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
    append_column (self, (int) role, mst_coverage_role_get_label ((MstCoverageRole) role),
                   role_widths[role]);
  self->selection = gtk_multi_selection_new (NULL);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selected_cb), self);
  mst_coverage_view_add_input (self);
}

/* The ids of what is selected, to select it again. */
static GHashTable *
list_selected_ids (MstCoverageView *self)
{
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) places = list_selected (self);

  for (guint i = 0; i < places->len; i++)
    g_hash_table_add (
      ids,
      g_memdup2 (&mst_liaison_coverage_get (self->coverage, g_array_index (places, guint, i))->id,
                 sizeof (gint64)));
  return ids;
}

/* Whether the tree of places is the one that @children and @before were. */
static gboolean
is_same_tree (MstCoverageView *self, GPtrArray *children, MstLiaisonCoverage *before)
{
  guint n = mst_liaison_coverage_get_n (self->coverage);

  if (before == NULL || self->rows == NULL || mst_liaison_coverage_get_n (before) != n
      || children->len != self->children->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (mst_liaison_coverage_get (before, i)->id
        != mst_liaison_coverage_get (self->coverage, i)->id)
      return FALSE;
  for (guint i = 0; i <= n; i++)
    {
      const GArray *old = g_ptr_array_index (children, i), *new = get_children (self, i);

      if (old->len != new->len
          || (new->len > 0 && memcmp (old->data, new->data, new->len * sizeof (guint)) != 0))
        return FALSE;
    }
  return TRUE;
}

static void
fill_tree (MstCoverageView *self, GHashTable *open, GHashTable *selected)
{
  gtk_multi_selection_set_model (self->selection, NULL);
  g_clear_object (&self->rows);
  if (self->coverage == NULL)
    return;
  self->rows = gtk_tree_list_model_new (
    create_model (get_children (self, mst_liaison_coverage_get_n (self->coverage))), FALSE, FALSE,
    create_children_cb, self, NULL);
  gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
  open_again (self, open, selected);
}

/* Of the same places only what the cells say is new: the officer's place in the tree stays. @coverage: may be
 * the one that is shown */
static void
fill (MstCoverageView *self, MstLiaisonCoverage *coverage)
{
  g_autoptr (GHashTable) selected = list_selected_ids (self);
  g_autoptr (GHashTable) open = list_open (self);
  g_autoptr (GPtrArray) children = g_steal_pointer (&self->children);
  MstLiaisonCoverage *before = self->coverage;

  self->coverage = coverage;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  if (coverage != NULL && self->subdistrict != 0
      && mst_liaison_coverage_find (coverage, self->subdistrict) == G_MAXUINT)
    {
      self->subdistrict = 0;
      self->role = -1;
    }
  list_children (self);
  show_narrowed (self);
  if (coverage != NULL && coverage != before && is_same_tree (self, children, before))
    mst_text_column_refresh (self->view);
  else
    fill_tree (self, open, selected);
  if (before != coverage)
    mst_liaison_coverage_free (before);
}

/* Whoever shows what is selected hears of it only when it has become another. */
static void
fill_quietly (MstCoverageView *self, MstLiaisonCoverage *coverage)
{
  gint64 place = mst_coverage_view_get_any_place (self);
  gint64 pair = mst_coverage_view_get_pair (self);

  self->is_filling = TRUE;
  fill (self, coverage);
  self->is_filling = FALSE;
  if (place != mst_coverage_view_get_any_place (self) || pair != mst_coverage_view_get_pair (self))
    selected_cb (self);
}

void
mst_coverage_view_show (MstCoverageView *self, MstLiaisonCoverage *coverage)
{
  g_return_if_fail (MST_IS_COVERAGE_VIEW (self));

  fill_quietly (self, coverage);
}

void
mst_coverage_view_narrow (MstCoverageView *self, gint64 subdistrict, int role)
{
  g_return_if_fail (MST_IS_COVERAGE_VIEW (self));
  g_return_if_fail (subdistrict == 0 || (role >= 0 && role < MST_COVERAGE_N_ROLES));

  self->subdistrict = subdistrict;
  self->role = role;
  fill_quietly (self, self->coverage);
}

void
mst_coverage_view_set_brief (MstCoverageView *self, gboolean brief)
{
  g_return_if_fail (MST_IS_COVERAGE_VIEW (self));

  for (guint role = 0, i = 0; role < MST_COVERAGE_N_ROLES; role++)
    if (role != MST_COVERAGE_UNIT)
      mst_record_cell_set_column_shown (g_ptr_array_index (self->others, i++), !brief,
                                        role_widths[role]);
}

gint64
mst_coverage_view_get_pair (MstCoverageView *self)
{
  g_return_val_if_fail (MST_IS_COVERAGE_VIEW (self), 0);

  return get_pair (get_selected (self));
}

gint64
mst_coverage_view_get_any_place (MstCoverageView *self)
{
  const MstCoveragePlace *place;

  g_return_val_if_fail (MST_IS_COVERAGE_VIEW (self), 0);

  place = get_selected (self);
  return place != NULL ? place->id : 0;
}

GArray *
mst_coverage_view_list_places (MstCoverageView *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) places = NULL;

  g_return_val_if_fail (MST_IS_COVERAGE_VIEW (self), ids);

  places = list_selected (self);
  for (guint i = 0; i < places->len; i++)
    {
      const MstCoveragePlace *place =
        mst_liaison_coverage_get (self->coverage, g_array_index (places, guint, i));

      if (takes_unit (place))
        g_array_append_val (ids, place->id);
    }
  return ids;
}
