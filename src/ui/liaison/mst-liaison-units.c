/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The units that could answer for a place. */
#include "config.h"

#include "mst-liaison-units.h"

#include "list/mst-record-cell.h"
#include "list/mst-text-column.h"
#include "mst-appearance.h"
#include "mst-liaison-plan.h"
#include "mst-match.h"
#include "mst-number-model.h"
#include "mst-record-type.h"
#include "mst-text.h"
#include "mst-tooltip.h"
#include "mst-unit-drag.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  COLUMN_RANK,
  COLUMN_UNIT,
  COLUMN_DISTANCE,
  COLUMN_LOAD,
  N_COLUMNS,
} ColumnKind;

static const struct
{
  const char *label;
  int width;
  MstTextColumnKind kind;
} columns[N_COLUMNS] = {
  [COLUMN_RANK] = { NC_ ("liaison", "Rank"), 52, MST_TEXT_COLUMN_FIGURES },
  [COLUMN_UNIT] = { NC_ ("liaison", "Unit"), 184, MST_TEXT_COLUMN_WORDS },
  [COLUMN_DISTANCE] = { NC_ ("liaison", "Distance"), 84, MST_TEXT_COLUMN_FIGURES },
  [COLUMN_LOAD] = { NC_ ("liaison", "Has / Can"), 76, MST_TEXT_COLUMN_FIGURES },
};

struct _MstLiaisonUnits
{
  AdwBin parent_instance;

  GtkSearchEntry *search;
  GtkToggleButton *with_room;
  GtkColumnView *view;
  GtkLabel *foot;

  MstLiaisonDay *day; /* nullable */
  GArray *handovers;  /* MstLiaisonHandover: all of them */
  MstNumberModel *rows;
  GtkSingleSelection *selection;
  GtkColumnViewColumn *by_place[2]; /* those that tell of the place; the view's */
  GArray *shown;                    /* guint: the numbers of those in the list */
  gboolean is_filling;
};

enum
{
  SELECTED,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstLiaisonUnits, mst_liaison_units, ADW_TYPE_BIN)

static const MstLiaisonHandover *
get_handover (MstLiaisonUnits *self, guint number)
{
  return &g_array_index (self->handovers, MstLiaisonHandover, number);
}

static const MstLiaisonHandover *
get_handover_of (MstLiaisonUnits *self, gpointer item)
{
  guint number = item != NULL ? mst_number_get (item) : G_MAXUINT;

  return number < self->handovers->len ? get_handover (self, number) : NULL;
}

/* --- cells --- */

/* What it carries now: the handover tells of what it would. */
static char *
tell_load (const MstLiaisonHandover *handover)
{
  MstLiaisonHandover now = *handover;

  if (now.place != 0 && now.state != MST_HANDOVER_SAME)
    now.load--;
  return mst_liaison_handover_tell_load (&now);
}

static char *
dup_text (const MstLiaisonHandover *handover, ColumnKind column)
{
  switch (column)
    {
    case COLUMN_RANK:
      return handover->place != 0 ? g_strdup_printf ("%u", handover->rank) : g_strdup ("");
    case COLUMN_DISTANCE:
      return handover->place != 0
               ? mst_liaison_tell_distance (handover->distance, handover->nearness)
               : g_strdup ("");
    case COLUMN_LOAD:
      return tell_load (handover);
    case COLUMN_UNIT:
    default:
      return g_strdup (handover->unit_name);
    }
}

static char *
dup_tooltip (const MstLiaisonHandover *handover)
{
  g_autofree char *refusal = mst_liaison_handover_tell_refusal (handover);
  g_autofree char *words = NULL;

  if (handover->place == 0)
    return g_strdup (handover->unit_name);
  words = refusal == NULL ? mst_liaison_handover_tell (handover) : NULL;
  return g_strdup_printf ("%s\n%s", handover->unit_name, refusal != NULL ? refusal : words);
}

static void
show (GtkInscription *cell, gpointer item, int column, gpointer owner)
{
  const MstLiaisonHandover *handover = get_handover_of (owner, item);
  GtkWidget *widget = GTK_WIDGET (cell);
  g_autofree char *text = handover != NULL ? dup_text (handover, (ColumnKind) column) : NULL;
  g_autofree char *tooltip = handover != NULL ? dup_tooltip (handover) : NULL;
  gboolean is_full;

  if (handover == NULL)
    return;
  gtk_inscription_set_text (cell, text);
  mst_tooltip_set (widget, tooltip);
  is_full =
    handover->state == MST_HANDOVER_FULL
    || (handover->place == 0 && handover->capacity >= 0 && handover->load >= handover->capacity);
  mst_appearance_set_class (widget, "mst-attention", column == COLUMN_LOAD && is_full);
  mst_appearance_set_class (widget, "mst-complete",
                            handover->state == MST_HANDOVER_SAME && handover->place != 0);
}

/* --- which --- */

static gboolean
has_room (const MstLiaisonHandover *handover)
{
  if (handover->place != 0 && handover->state != MST_HANDOVER_SAME)
    return handover->state == MST_HANDOVER_POSSIBLE;
  return handover->capacity < 0 || handover->load < handover->capacity;
}

static gboolean
is_wanted (MstLiaisonUnits *self, const MstLiaisonHandover *handover, const char *typed)
{
  if (gtk_toggle_button_get_active (self->with_room) && !has_room (handover))
    return FALSE;
  if (*typed != '\0' && strstr (handover->unit_name, typed) == NULL)
    {
      g_autoptr (MstMatch) match = mst_match_new (handover->unit_name, NULL);

      return mst_match_score (match, typed) > 0;
    }
  return TRUE;
}

static void
show_foot (MstLiaisonUnits *self, guint n_shown)
{
  g_autofree char *shown = mst_text_format_integer (n_shown);
  g_autofree char *all = mst_text_format_integer (self->handovers->len);
  g_autofree char *text = n_shown == self->handovers->len
                            ? mst_record_type_dup_count (&mst_unit_type, n_shown)
                            : g_strdup_printf (_ ("%s of %s units"), shown, all);

  gtk_label_set_label (self->foot, text);
}

static void
select_unit (MstLiaisonUnits *self, gint64 unit)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n_rows && unit != 0; i++)
    {
      g_autoptr (MstNumber) number = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (get_handover (self, mst_number_get (number))->unit != unit)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      return;
    }
}

static gboolean
is_same (const GArray *a, const GArray *b)
{
  return a->len == b->len
         && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (guint)) == 0);
}

/* @is_same_order: the units stand where they stood: the officer's place in the list stays when the same of
 * them are wanted */
static void
fill (MstLiaisonUnits *self, gint64 selected, gboolean is_same_order)
{
  g_autofree char *typed =
    mst_text_normalise_name (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autoptr (GArray) before = g_steal_pointer (&self->shown);

  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->handovers->len; i++)
    if (is_wanted (self, get_handover (self, i), typed))
      g_array_append_val (self->shown, i);
  show_foot (self, self->shown->len);
  if (is_same_order && is_same (before, self->shown))
    mst_text_column_refresh (self->view);
  else
    {
      self->is_filling = TRUE;
      mst_number_model_set (self->rows, g_array_copy (self->shown));
      select_unit (self, selected);
      self->is_filling = FALSE;
    }
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
narrow_cb (MstLiaisonUnits *self)
{
  fill (self, mst_liaison_units_get_unit (self), TRUE);
}

/* What was looked for is most often the first that is found. */
static void
search_next_cb (MstLiaisonUnits *self)
{
  if (mst_liaison_units_get_unit (self) == 0
      && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
selected_cb (MstLiaisonUnits *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[SELECTED], 0);
}

static void
activate_cb (MstLiaisonUnits *self, guint position)
{
  g_autoptr (MstNumber) number = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  const MstLiaisonHandover *handover = get_handover_of (self, number);

  if (handover != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, handover->unit);
}

static gint64
find_unit_at (GtkWidget *view, double x, double y, gpointer user_data)
{
  MstLiaisonUnits *self = user_data;
  GtkListItem *item = mst_record_cell_find_item_at (GTK_COLUMN_VIEW (view), x, y);
  const MstLiaisonHandover *handover =
    item != NULL ? get_handover_of (self, gtk_list_item_get_item (item)) : NULL;

  return handover != NULL ? handover->unit : 0;
}

/* --- the object --- */

static gboolean
mst_liaison_units_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MST_LIAISON_UNITS (widget)->search));
}

static void
mst_liaison_units_dispose (GObject *object)
{
  MstLiaisonUnits *self = MST_LIAISON_UNITS (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (mst_liaison_units_parent_class)->dispose (object);
}

static void
mst_liaison_units_finalize (GObject *object)
{
  MstLiaisonUnits *self = MST_LIAISON_UNITS (object);

  g_array_unref (self->handovers);
  g_array_unref (self->shown);
  g_clear_pointer (&self->day, mst_liaison_day_unref);
  G_OBJECT_CLASS (mst_liaison_units_parent_class)->finalize (object);
}

static void
mst_liaison_units_class_init (MstLiaisonUnitsClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = mst_liaison_units_dispose;
  object_class->finalize = mst_liaison_units_finalize;
  widget_class->grab_focus = mst_liaison_units_grab_focus;
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-liaison-units.ui");
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonUnits, search);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonUnits, with_room);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonUnits, view);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonUnits, foot);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
mst_liaison_units_init (MstLiaisonUnits *self)
{
  GtkColumnViewColumn *made[N_COLUMNS];

  gtk_widget_init_template (GTK_WIDGET (self));
  self->handovers = g_array_new (FALSE, TRUE, sizeof (MstLiaisonHandover));
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  for (int i = 0; i < N_COLUMNS; i++)
    made[i] = mst_text_column_append (self->view, g_dpgettext2 (NULL, "liaison", columns[i].label),
                                      columns[i].width, columns[i].kind, show, i, self);
  gtk_column_view_column_set_expand (made[COLUMN_UNIT], TRUE);
  self->by_place[0] = made[COLUMN_RANK];
  self->by_place[1] = made[COLUMN_DISTANCE];
  self->rows = mst_number_model_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
}

void
mst_liaison_units_set_session (MstLiaisonUnits *self, MstSession *session)
{
  g_return_if_fail (MST_IS_LIAISON_UNITS (self));

  mst_unit_drag_add_source (GTK_WIDGET (self->view), session, find_unit_at, self);
}

static gboolean
has_same_order (MstLiaisonUnits *self, const GArray *before)
{
  if (before->len != self->handovers->len)
    return FALSE;
  for (guint i = 0; i < before->len; i++)
    if (g_array_index (before, MstLiaisonHandover, i).unit != get_handover (self, i)->unit)
      return FALSE;
  return TRUE;
}

void
mst_liaison_units_show (MstLiaisonUnits *self, MstLiaisonDay *day, gint64 place)
{
  g_autoptr (GArray) before = NULL;
  gint64 selected;

  g_return_if_fail (MST_IS_LIAISON_UNITS (self));

  selected = mst_liaison_units_get_unit (self);
  if (day != NULL)
    mst_liaison_day_ref (day);
  before = self->handovers;
  self->handovers = day != NULL ? mst_liaison_day_list_handovers (day, place)
                                : g_array_new (FALSE, TRUE, sizeof (MstLiaisonHandover));
  g_clear_pointer (&self->day, mst_liaison_day_unref);
  self->day = day;
  for (guint i = 0; i < G_N_ELEMENTS (self->by_place); i++)
    mst_record_cell_set_column_shown (
      self->by_place[i], place != 0,
      mst_appearance_scale (columns[i == 0 ? COLUMN_RANK : COLUMN_DISTANCE].width));
  fill (self, selected, has_same_order (self, before));
}

gint64
mst_liaison_units_get_unit (MstLiaisonUnits *self)
{
  const MstLiaisonHandover *handover;

  g_return_val_if_fail (MST_IS_LIAISON_UNITS (self), 0);

  handover = get_handover_of (self, gtk_single_selection_get_selected_item (self->selection));
  return handover != NULL ? handover->unit : 0;
}
