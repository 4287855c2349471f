/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing the place with which another swaps its unit. */
#include "config.h"

#include "mst-swap-dialog.h"

#include "list/mst-text-column.h"
#include "mst-accessible.h"
#include "mst-appearance.h"
#include "mst-handover.h"
#include "mst-liaison-plan.h"
#include "mst-match.h"
#include "mst-number-model.h"
#include "mst-query.h"
#include "mst-text.h"
#include "mst-tooltip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  COLUMN_PLACE,
  COLUMN_UNIT,
  COLUMN_EXTRA,
  N_COLUMNS,
} ColumnKind;

static const struct
{
  const char *label;
  int width;
  MstTextColumnKind kind;
} columns[N_COLUMNS] = {
  [COLUMN_PLACE] = { NC_ ("liaison", "Place"), 240, MST_TEXT_COLUMN_WORDS },
  [COLUMN_UNIT] = { NC_ ("liaison", "Its Unit Now"), 180, MST_TEXT_COLUMN_WORDS },
  [COLUMN_EXTRA] = { NC_ ("liaison", "Both Together"), 110, MST_TEXT_COLUMN_FIGURES },
};

struct _MstSwapDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *swap;
  GtkLabel *now;
  GtkSearchEntry *search;
  GtkColumnView *view;
  GtkLabel *words;

  GtkWidget *widget; /* of the window it belongs to */
  MstSession *session;
  gint64 place;
  MstLiaisonDay *day; /* NULL until it is read */
  GArray *swaps;      /* MstLiaisonSwap */
  MstNumberModel *rows;
  GtkSingleSelection *selection;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (MstSwapDialog, mst_swap_dialog, ADW_TYPE_WINDOW)

static const MstLiaisonSwap *
get_swap_of (MstSwapDialog *self, gpointer item)
{
  guint number = item != NULL ? mst_number_get (item) : G_MAXUINT;

  return number < self->swaps->len ? &g_array_index (self->swaps, MstLiaisonSwap, number) : NULL;
}

/* --- cells --- */

static char *
dup_text (const MstLiaisonSwap *swap, ColumnKind column)
{
  switch (column)
    {
    case COLUMN_UNIT:
      return g_strdup (swap->handovers[0].unit_name);
    case COLUMN_EXTRA:
      return mst_liaison_swap_tell_extra (swap);
    case COLUMN_PLACE:
    default:
      return g_strdup (swap->handovers[1].path);
    }
}

static void
show (GtkInscription *cell, gpointer item, int column, gpointer owner)
{
  const MstLiaisonSwap *swap = get_swap_of (owner, item);
  g_autofree char *text = swap != NULL ? dup_text (swap, (ColumnKind) column) : NULL;
  g_autofree char *refusal = swap != NULL ? mst_liaison_swap_tell_refusal (swap->handovers) : NULL;

  if (swap == NULL)
    return;
  gtk_inscription_set_text (cell, text);
  mst_tooltip_set (GTK_WIDGET (cell), refusal != NULL ? refusal : text);
  mst_appearance_set_class (GTK_WIDGET (cell), "dim-label", refusal != NULL);
}

/* --- which --- */

static gboolean
is_wanted (const MstLiaisonSwap *swap, const char *typed)
{
  const char *path = swap->handovers[1].path, *unit = swap->handovers[0].unit_name;
  g_autoptr (MstMatch) match = NULL;

  if (*typed == '\0' || strstr (path, typed) != NULL || strstr (unit, typed) != NULL)
    return TRUE;
  match = mst_match_new (swap->handovers[1].place_name, unit);
  return mst_match_score (match, typed) > 0;
}

static void
narrow_cb (MstSwapDialog *self)
{
  g_autofree char *typed = mst_text_normalise (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->swaps->len; i++)
    if (is_wanted (&g_array_index (self->swaps, MstLiaisonSwap, i), typed))
      g_array_append_val (shown, i);
  mst_number_model_set (self->rows, shown);
}

/* What was looked for is most often the first that is found. */
static void
search_next_cb (MstSwapDialog *self)
{
  if (gtk_single_selection_get_selected_item (self->selection) == NULL
      && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* --- what it means --- */

/* Weighed anew, with ranks; FALSE when none is chosen. */
static gboolean
weigh (MstSwapDialog *self, MstLiaisonHandover swap[2])
{
  const MstLiaisonSwap *chosen =
    get_swap_of (self, gtk_single_selection_get_selected_item (self->selection));

  return chosen != NULL
         && mst_liaison_day_weigh_swap (self->day, self->place, chosen->handovers[1].place, swap,
                                        NULL);
}

static char *
tell_both (MstSwapDialog *self, const MstLiaisonHandover *swap)
{
  g_autofree char *first = mst_liaison_handover_tell (&swap[0]);
  g_autofree char *second = mst_liaison_handover_tell (&swap[1]);
  g_autofree char *cost = mst_liaison_swap_tell (swap, mst_liaison_day_get_iso (self->day));

  return g_strdup_printf ("%s → %s: %s\n%s → %s: %s\n%s", swap[0].place_name, swap[0].unit_name,
                          first, swap[1].place_name, swap[1].unit_name, second, cost);
}

static void
selected_cb (MstSwapDialog *self)
{
  MstLiaisonHandover swap[2];
  gboolean is_weighed = weigh (self, swap);
  g_autofree char *refusal = is_weighed ? mst_liaison_swap_tell_refusal (swap) : NULL;
  g_autofree char *words = is_weighed && refusal == NULL ? tell_both (self, swap) : NULL;

  gtk_widget_set_sensitive (self->swap, words != NULL);
  gtk_label_set_label (self->words, refusal != NULL ? refusal
                                    : words != NULL ? words
                                                    : _ ("Choose the other place."));
  mst_appearance_set_class (GTK_WIDGET (self->words), "mst-gap", refusal != NULL);
}

static void
swap_cb (MstSwapDialog *self)
{
  MstLiaisonHandover swap[2];

  if (!gtk_widget_get_sensitive (self->swap) || !weigh (self, swap))
    return;
  mst_handover_write (self->widget, self->session, self->day, swap, G_N_ELEMENTS (swap));
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_day (MstSwapDialog *self)
{
  const char *iso = mst_liaison_day_get_iso (self->day);
  g_autoptr (GError) error = NULL;
  GArray *swaps = mst_liaison_day_list_swaps (self->day, self->place, &error);
  g_autofree char *text = NULL;

  if (swaps == NULL)
    {
      gtk_label_set_label (self->words, error->message);
      return;
    }
  text = g_strdup_printf (
    _ ("“%s” answers for it now. From %s on it swaps with:"),
    mst_liaison_day_get_unit_name (self->day, mst_liaison_day_get_unit (self->day, self->place)),
    iso);
  gtk_label_set_label (self->now, text);
  g_array_unref (self->swaps);
  self->swaps = swaps;
  narrow_cb (self);
  selected_cb (self);
}

static void
day_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstSwapDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MstLiaisonDay) day = mst_worker_ask_finish (result, &error);

  if (self->session == NULL)
    return;
  if (day == NULL)
    {
      gtk_label_set_label (self->words, error->message);
      return;
    }
  self->day = g_steal_pointer (&day);
  show_day (self);
}

/* --- the object --- */

static void
mst_swap_dialog_dispose (GObject *object)
{
  MstSwapDialog *self = MST_SWAP_DIALOG (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->session);
  g_clear_object (&self->widget);
  G_OBJECT_CLASS (mst_swap_dialog_parent_class)->dispose (object);
}

static void
mst_swap_dialog_finalize (GObject *object)
{
  MstSwapDialog *self = MST_SWAP_DIALOG (object);

  g_array_unref (self->swaps);
  g_clear_pointer (&self->day, mst_liaison_day_unref);
  G_OBJECT_CLASS (mst_swap_dialog_parent_class)->finalize (object);
}

static void
mst_swap_dialog_class_init (MstSwapDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_swap_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = mst_swap_dialog_finalize;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-swap-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MstSwapDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, MstSwapDialog, swap);
  gtk_widget_class_bind_template_child (widget_class, MstSwapDialog, now);
  gtk_widget_class_bind_template_child (widget_class, MstSwapDialog, search);
  gtk_widget_class_bind_template_child (widget_class, MstSwapDialog, view);
  gtk_widget_class_bind_template_child (widget_class, MstSwapDialog, words);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, swap_cb);
}

static void
mst_swap_dialog_init (MstSwapDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->swaps = g_array_new (FALSE, TRUE, sizeof (MstLiaisonSwap));
  for (int i = 0; i < N_COLUMNS; i++)
    {
      GtkColumnViewColumn *column =
        mst_text_column_append (self->view, g_dpgettext2 (NULL, "liaison", columns[i].label),
                                columns[i].width, columns[i].kind, show, i, self);

      gtk_column_view_column_set_expand (column, i == COLUMN_PLACE);
    }
  self->rows = mst_number_model_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
}

GtkWindow *
mst_swap_dialog_new (GtkWidget *widget, MstSession *session, const char *iso, gint64 place)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *path = mst_store_dup_area_path (mst_session_get_store (session), place);
  MstSwapDialog *self = g_object_new (MST_TYPE_SWAP_DIALOG, "transient-for", root, NULL);

  self->widget = g_object_ref (widget);
  self->session = g_object_ref (session);
  self->place = place;
  self->reading = g_cancellable_new ();
  adw_window_title_set_subtitle (self->heading, path);
  mst_accessible_name_inner_parts (GTK_WIDGET (self));
  mst_handover_read_day (session, iso, self->reading, day_read_cb, g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return GTK_WINDOW (self);
}
