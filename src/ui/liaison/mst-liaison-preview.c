/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan makes of each place. */
#include "config.h"

#include "mst-liaison-preview.h"

#include "list/mst-record-cell.h"
#include "list/mst-text-column.h"
#include "mst-appearance.h"
#include "mst-gradual-model.h"
#include "mst-liaison-reasons.h"
#include "mst-number-model.h"
#include "mst-steady-bin.h"
#include "mst-text.h"
#include "mst-tooltip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_OUTCOMES (MST_LIAISON_LEFT + 1)

/* In pixels, for text of the usual size. */
#define REASONS_WIDTH 400

typedef enum
{
  COLUMN_OUTCOME,
  COLUMN_PLACE,
  COLUMN_WITHIN,
  COLUMN_UNIT,
  COLUMN_DISTANCE,
  COLUMN_BEFORE,
  COLUMN_DISTANCE_BEFORE,
  COLUMN_LEADER,
  COLUMN_REASON,
  N_COLUMNS,
} ColumnKind;

static const struct
{
  const char *label;
  int width;
  MstTextColumnKind kind;
  gboolean is_name; /* no wider for larger text: is cut where there is no room */
} columns[N_COLUMNS] = {
  [COLUMN_OUTCOME] = { NC_ ("liaison", "Outcome"), 80, MST_TEXT_COLUMN_WORDS },
  [COLUMN_PLACE] = { NC_ ("liaison", "Place"), 110, MST_TEXT_COLUMN_WORDS, TRUE },
  [COLUMN_WITHIN] = { NC_ ("liaison", "Lies in"), 185, MST_TEXT_COLUMN_WORDS, TRUE },
  [COLUMN_UNIT] = { NC_ ("liaison", "Unit"), 190, MST_TEXT_COLUMN_WORDS, TRUE },
  [COLUMN_DISTANCE] = { NC_ ("liaison", "Distance"), 88, MST_TEXT_COLUMN_FIGURES },
  [COLUMN_BEFORE] = { NC_ ("liaison", "Until now"), 150, MST_TEXT_COLUMN_WORDS, TRUE },
  [COLUMN_DISTANCE_BEFORE] = { NC_ ("liaison", "Distance"), 88, MST_TEXT_COLUMN_FIGURES },
  [COLUMN_LEADER] = { NC_ ("liaison", "Leader"), 70, MST_TEXT_COLUMN_WORDS },
  [COLUMN_REASON] = { NC_ ("liaison", "Reason"), 100, MST_TEXT_COLUMN_WORDS, TRUE },
};

/* What needs looking at first. */
static const MstLiaisonOutcome order[N_OUTCOMES] = {
  MST_LIAISON_CHANGED, MST_LIAISON_NEW, MST_LIAISON_ENDED, MST_LIAISON_LEFT, MST_LIAISON_KEPT,
};

struct _MstLiaisonPreview
{
  AdwBin parent_instance;

  GtkBox *outcomes;
  GtkSearchEntry *search;
  GtkColumnView *view;
  GtkColumnViewColumn *shown[N_COLUMNS];
  GtkLabel *foot;
  MstLiaisonReasons *reasons;

  GtkToggleButton *all;
  GtkToggleButton *buttons[N_OUTCOMES];
  MstSession *session;
  MstLiaisonPlan *plan;
  MstNumberModel *rows;
  GtkSingleSelection *selection;
  gint64 place; /* that is chosen */
  gboolean is_filling;
  gboolean is_unshown; /* the plan: it is when the page is */
  guint showing;       /* an idle; 0 */
};

enum
{
  WANTED,
  LEADER_NAMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstLiaisonPreview, mst_liaison_preview, ADW_TYPE_BIN)

/* --- cells --- */

static char *
tell_unit (const MstLiaisonPlanEntry *entry)
{
  if (entry->unit_name == NULL)
    return g_strdup ("");
  return entry->is_locked ? g_strdup_printf (_ ("%s (locked)"), entry->unit_name)
                          : g_strdup (entry->unit_name);
}

/* Its path without its name. */
static char *
dup_within (const MstLiaisonPlanEntry *entry)
{
  const char *name = g_strrstr (entry->path, entry->name);
  gsize length = name != NULL ? (gsize) (name - entry->path) : strlen (entry->path);

  return g_strchomp (g_strndup (entry->path, length));
}

static char *
dup_text (const MstLiaisonPlanEntry *entry, ColumnKind column)
{
  switch (column)
    {
    case COLUMN_OUTCOME:
      return g_strdup (mst_liaison_outcome_get_label (entry->outcome));
    case COLUMN_PLACE:
      return g_strdup (entry->name);
    case COLUMN_WITHIN:
      return dup_within (entry);
    case COLUMN_UNIT:
      return tell_unit (entry);
    case COLUMN_DISTANCE:
      return entry->unit != 0 ? mst_liaison_tell_distance (entry->distance, entry->nearness)
                              : g_strdup ("");
    case COLUMN_BEFORE:
      return g_strdup (entry->outcome != MST_LIAISON_KEPT ? entry->before_name : NULL);
    case COLUMN_DISTANCE_BEFORE:
      return entry->before != 0 && entry->outcome != MST_LIAISON_KEPT
               ? mst_liaison_tell_distance (entry->before_distance, entry->before_nearness)
               : g_strdup ("");
    case COLUMN_LEADER:
      return g_strdup (entry->leader_name);
    case COLUMN_REASON:
    default:
      return g_strdup (entry->reason);
    }
}

static void
show_outcome (GtkWidget *cell, MstLiaisonOutcome outcome)
{
  static const char *const classes[] = { "mst-complete", "mst-attention", "mst-gap", "dim-label" };
  const char *wanted = outcome == MST_LIAISON_NEW       ? classes[0]
                       : outcome == MST_LIAISON_CHANGED ? classes[1]
                       : outcome == MST_LIAISON_ENDED   ? classes[2]
                                                        : classes[3];

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (classes[i] != wanted && gtk_widget_has_css_class (cell, classes[i]))
      gtk_widget_remove_css_class (cell, classes[i]);
  gtk_widget_add_css_class (cell, wanted);
}

static void
show (GtkInscription *cell, gpointer item, int column, gpointer owner)
{
  MstLiaisonPreview *self = owner;
  guint row = mst_number_get (item);
  const MstLiaisonPlanEntry *entry;
  g_autofree char *text = NULL;

  if (self->plan == NULL || row >= mst_liaison_plan_get_n_entries (self->plan))
    return;
  entry = mst_liaison_plan_get_entry (self->plan, row);
  text = dup_text (entry, (ColumnKind) column);
  gtk_inscription_set_text (cell, text);
  mst_tooltip_set (GTK_WIDGET (cell), columns[column].is_name ? text : NULL);
  if (column == COLUMN_OUTCOME)
    show_outcome (GTK_WIDGET (cell), entry->outcome);
}

static int
get_width (ColumnKind kind)
{
  return columns[kind].is_name ? columns[kind].width : mst_appearance_scale (columns[kind].width);
}

static void
show_column (MstLiaisonPreview *self, ColumnKind kind, gboolean shown)
{
  mst_record_cell_set_column_shown (self->shown[kind], shown, get_width (kind));
}

/* What there is to tell only where something changes takes no room where nothing does. */
static void
show_columns (MstLiaisonPreview *self)
{
  gboolean has_before = FALSE, has_leader = FALSE;
  guint n_entries = self->plan != NULL ? mst_liaison_plan_get_n_entries (self->plan) : 0;

  for (guint i = 0; i < n_entries; i++)
    {
      const MstLiaisonPlanEntry *entry = mst_liaison_plan_get_entry (self->plan, i);

      has_before |= entry->before != 0 && entry->outcome != MST_LIAISON_KEPT;
      has_leader |= entry->leader_name != NULL;
    }
  show_column (self, COLUMN_BEFORE, has_before);
  show_column (self, COLUMN_DISTANCE_BEFORE, has_before);
  show_column (self, COLUMN_LEADER, has_leader);
}

/* --- rows --- */

static gboolean
says (const char *text, const char *wanted)
{
  return text != NULL && strstr (text, wanted) != NULL;
}

static gboolean
is_wanted (MstLiaisonPreview *self, const MstLiaisonPlanEntry *entry, const char *text)
{
  if (!gtk_toggle_button_get_active (self->all)
      && !gtk_toggle_button_get_active (self->buttons[entry->outcome]))
    return FALSE;
  return *text == '\0' || says (entry->path, text) || says (entry->unit_name, text)
         || says (entry->before_name, text);
}

static GArray *
list_wanted (MstLiaisonPreview *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *text =
    mst_text_normalise_name (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  guint n_entries = self->plan != NULL ? mst_liaison_plan_get_n_entries (self->plan) : 0;

  for (guint i = 0; i < N_OUTCOMES; i++)
    for (guint row = 0; row < n_entries; row++)
      {
        const MstLiaisonPlanEntry *entry = mst_liaison_plan_get_entry (self->plan, row);

        if (entry->outcome == order[i] && is_wanted (self, entry, text))
          g_array_append_val (rows, row);
      }
  return rows;
}

static void
select_place (MstLiaisonPreview *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n_rows && self->place != 0; i++)
    {
      g_autoptr (MstNumber) number = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (mst_liaison_plan_get_entry (self->plan, mst_number_get (number))->place == self->place)
        {
          gtk_single_selection_set_selected (self->selection, i);
          gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                                      "list.scroll-to-item", "u", i);
          return;
        }
    }
}

/* There is always one that is explained. */
static void
choose_first (MstLiaisonPreview *self)
{
  g_autoptr (MstNumber) first = g_list_model_get_item (G_LIST_MODEL (self->rows), 0);

  if (first != NULL
      && (self->place == 0 || mst_liaison_plan_find (self->plan, self->place) == NULL))
    self->place = mst_liaison_plan_get_entry (self->plan, mst_number_get (first))->place;
}

static void
fill_cb (MstLiaisonPreview *self)
{
  if (self->is_filling)
    return;
  self->is_filling = TRUE;
  mst_number_model_set (self->rows, list_wanted (self));
  choose_first (self);
  select_place (self);
  self->is_filling = FALSE;
}

static void
selected_cb (MstLiaisonPreview *self)
{
  MstNumber *number = gtk_single_selection_get_selected_item (self->selection);

  if (number == NULL || self->plan == NULL || self->is_filling)
    return;
  self->place = mst_liaison_plan_get_entry (self->plan, mst_number_get (number))->place;
  mst_liaison_reasons_show (self->reasons, self->session, self->plan, self->place);
}

/* Rows come a few at a time: the chosen one may only now be there. */
static void
rows_came_cb (MstLiaisonPreview *self)
{
  if (self->is_filling || self->plan == NULL
      || gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION)
    return;
  self->is_filling = TRUE;
  select_place (self);
  self->is_filling = FALSE;
}

static void
wanted_cb (MstLiaisonPreview *self, int kind, gint64 place, gint64 unit, gboolean wanted)
{
  g_signal_emit (self, signals[WANTED], 0, kind, place, unit, wanted);
}

static void
leader_named_cb (MstLiaisonPreview *self, gint64 place, gint64 unit, gint64 person)
{
  g_signal_emit (self, signals[LEADER_NAMED], 0, place, unit, person);
}

/* --- outcomes --- */

static void
toggled_cb (MstLiaisonPreview *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    fill_cb (self);
}

static GtkToggleButton *
add_toggle (MstLiaisonPreview *self)
{
  GtkWidget *button = gtk_toggle_button_new ();

  if (self->all != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->all);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (self->outcomes, button);
  return GTK_TOGGLE_BUTTON (button);
}

static void
label_toggle (GtkToggleButton *button, const char *label, guint n)
{
  g_autofree char *text = g_strdup_printf (_ ("%s %u"), label, n);

  gtk_button_set_label (GTK_BUTTON (button), text);
}

static void
count_outcomes (MstLiaisonPreview *self)
{
  guint counts[N_OUTCOMES] = { 0 };
  guint n_entries = self->plan != NULL ? mst_liaison_plan_get_n_entries (self->plan) : 0;

  for (guint i = 0; i < n_entries; i++)
    counts[mst_liaison_plan_get_entry (self->plan, i)->outcome]++;
  label_toggle (self->all, C_ ("liaison", "All"), n_entries);
  for (guint i = 0; i < N_OUTCOMES; i++)
    {
      label_toggle (self->buttons[i], mst_liaison_outcome_get_label ((MstLiaisonOutcome) i),
                    counts[i]);
      gtk_widget_set_visible (GTK_WIDGET (self->buttons[i]), counts[i] > 0);
      if (counts[i] == 0 && gtk_toggle_button_get_active (self->buttons[i]))
        gtk_toggle_button_set_active (self->all, TRUE);
    }
}

/* --- the plan --- */

/* Rows that were made before the page is shown would all be measured at once. */
static gboolean
show_plan_cb (gpointer user_data)
{
  MstLiaisonPreview *self = user_data;
  g_autofree char *words = self->plan != NULL ? mst_liaison_plan_tell (self->plan) : NULL;

  self->showing = 0;
  self->is_unshown = FALSE;
  count_outcomes (self);
  show_columns (self);
  gtk_label_set_label (self->foot, words != NULL ? words : "");
  fill_cb (self);
  mst_liaison_reasons_show (self->reasons, self->session, self->plan, self->place);
  /* The keyboard came before the rows. */
  if (gtk_widget_has_focus (gtk_widget_get_last_child (GTK_WIDGET (self->view))))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return G_SOURCE_REMOVE;
}

static void
show_soon (MstLiaisonPreview *self)
{
  if (self->is_unshown && self->showing == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->showing = g_idle_add (show_plan_cb, self);
}

/* --- the object --- */

static gboolean
mst_liaison_preview_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MST_LIAISON_PREVIEW (widget)->view));
}

static void
mst_liaison_preview_dispose (GObject *object)
{
  MstLiaisonPreview *self = MST_LIAISON_PREVIEW (object);

  g_clear_handle_id (&self->showing, g_source_remove);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->session);
  g_clear_pointer (&self->plan, mst_liaison_plan_unref);
  G_OBJECT_CLASS (mst_liaison_preview_parent_class)->dispose (object);
}

static void
mst_liaison_preview_class_init (MstLiaisonPreviewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_liaison_preview_dispose;
  widget_class->grab_focus = mst_liaison_preview_grab_focus;
  signals[WANTED] =
    g_signal_new ("wanted", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 4, G_TYPE_INT, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_BOOLEAN);

  signals[LEADER_NAMED] =
    g_signal_new ("leader-named", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64);

  g_type_ensure (MST_TYPE_LIAISON_REASONS);
  g_type_ensure (MST_TYPE_STEADY_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-liaison-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPreview, outcomes);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPreview, search);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPreview, view);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPreview, foot);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPreview, reasons);
  gtk_widget_class_bind_template_callback (widget_class, fill_cb);
  gtk_widget_class_bind_template_callback (widget_class, wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, leader_named_cb);
}

static void
mst_liaison_preview_init (MstLiaisonPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (show_soon), NULL);
  self->is_filling = TRUE;
  self->all = add_toggle (self);
  for (guint i = 0; i < N_OUTCOMES; i++)
    self->buttons[order[i]] = add_toggle (self);
  gtk_toggle_button_set_active (self->all, TRUE);
  self->is_filling = FALSE;
  for (int i = 0; i < N_COLUMNS; i++)
    {
      self->shown[i] =
        mst_text_column_append (self->view, g_dpgettext2 (NULL, "liaison", columns[i].label),
                                columns[i].width, columns[i].kind, show, i, self);
      gtk_column_view_column_set_fixed_width (self->shown[i], get_width (i));
    }
  /* The names are short, the reasons are whole sentences. */
  gtk_column_view_column_set_expand (self->shown[COLUMN_REASON], TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->reasons), mst_appearance_scale (REASONS_WIDTH),
                               -1);
  self->rows = mst_number_model_new ();
  self->selection = gtk_single_selection_new (
    G_LIST_MODEL (mst_gradual_model_new (G_LIST_MODEL (g_object_ref (self->rows)))));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (rows_came_cb), self);
}

void
mst_liaison_preview_show (MstLiaisonPreview *self, MstSession *session, MstLiaisonPlan *plan)
{
  g_return_if_fail (MST_IS_LIAISON_PREVIEW (self));

  g_set_object (&self->session, session);
  mst_number_model_set (self->rows, g_array_new (FALSE, FALSE, sizeof (guint)));
  if (plan != NULL)
    mst_liaison_plan_ref (plan);
  g_clear_pointer (&self->plan, mst_liaison_plan_unref);
  self->plan = plan;
  self->is_unshown = TRUE;
  show_soon (self);
}

void
mst_liaison_preview_select (MstLiaisonPreview *self, gint64 place)
{
  g_return_if_fail (MST_IS_LIAISON_PREVIEW (self));

  self->place = place;
  if (self->plan == NULL || self->is_unshown)
    return;
  fill_cb (self);
  mst_liaison_reasons_show (self->reasons, self->session, self->plan, place);
}
