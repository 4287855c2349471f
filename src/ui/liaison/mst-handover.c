/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes that other units answer for places, and asks before two are swapped. */
#include "config.h"

#include "mst-handover.h"

#include "mst-liaison-plan.h"
#include "mst-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define CELL_CHARS 32

static void
tell (GtkWidget *widget, const char *text)
{
  gtk_widget_activate_action (widget, "win.tell", "s", text);
}

/* With the way to the rule that refuses, where it is one. */
static void
tell_refusal (GtkWidget *widget, const char *text, const MstLiaisonHeldRule *rule)
{
  g_autofree char *action = NULL;

  if (rule == NULL || rule->record == 0)
    {
      tell (widget, text);
      return;
    }
  action = g_strdup_printf ("win.show-record(('%s', int64 %" G_GINT64_FORMAT "))",
                            mst_planning_rule_type.name, rule->record);
  gtk_widget_activate_action (widget, "win.tell-with-action", "(sss)", text, _ ("Open the Rule"),
                              action);
}

/* --- the day --- */

static gpointer
read_day (MstStore *store, gpointer data, GError **error)
{
  return mst_liaison_day_read (store, data, error);
}

static void
free_day (gpointer day)
{
  mst_liaison_day_unref (day);
}

void
mst_handover_read_day (MstSession *session, const char *iso, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  mst_worker_ask (mst_session_get_reader (session), read_day, g_strdup (iso), g_free, free_day,
                  cancellable, callback, user_data);
}

/* --- writing --- */

/** Writing: @day has the names of the handovers. */
typedef struct
{
  GtkWidget *widget;
  MstLiaisonDay *day;
  MstLiaisonHandover handovers[2];
  guint n;
} Writing;

static void
writing_free (Writing *self)
{
  g_object_unref (self->widget);
  mst_liaison_day_unref (self->day);
  g_free (self);
}

static char *
write_handovers (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  const Writing *self = data;

  return mst_liaison_hand_over (store, mst_liaison_day_get_iso (self->day), self->handovers,
                                self->n, error);
}

static void
written_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  Writing *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!mst_session_write_finish (MST_SESSION (session), result, &error))
    tell (self->widget, error->message);
  writing_free (self);
}

void
mst_handover_write (GtkWidget *widget, MstSession *session, MstLiaisonDay *day,
                    const MstLiaisonHandover *handovers, guint n)
{
  Writing *self = g_new0 (Writing, 1);

  g_return_if_fail (n >= 1 && n <= G_N_ELEMENTS (self->handovers));

  self->widget = g_object_ref (widget);
  self->day = mst_liaison_day_ref (day);
  self->n = n;
  for (guint i = 0; i < n; i++)
    self->handovers[i] = handovers[i];
  mst_session_write (session, _ ("Saving…"), write_handovers, self, NULL, written_cb, self);
}

void
mst_handover_give (GtkWidget *widget, MstSession *session, MstLiaisonDay *day, gint64 place,
                   gint64 unit)
{
  MstLiaisonHandover handover;
  g_autofree char *refusal = NULL;

  if (!mst_liaison_day_weigh (day, place, unit, &handover))
    {
      tell (widget, _ ("Units answer for communities and compounds. Choose one of those."));
      return;
    }
  refusal = mst_liaison_handover_tell_refusal (&handover);
  if (refusal != NULL)
    tell_refusal (widget, refusal, handover.rule);
  else
    mst_handover_write (widget, session, day, &handover, 1);
}

/* --- swapping --- */

typedef struct
{
  GtkWidget *widget;
  MstSession *session;
  gint64 a, b;
  MstLiaisonDay *day;
  MstLiaisonHandover swap[2];
} Swap;

static void
swap_free (Swap *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->session);
  g_clear_pointer (&self->day, mst_liaison_day_unref);
  g_free (self);
}

static void
closed_swap_cb (gpointer data, GClosure *closure)
{
  swap_free (data);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Swap *self)
{
  if (g_strcmp0 (response, "swap") == 0)
    mst_handover_write (self->widget, self->session, self->day, self->swap, 2);
}

static void
attach (GtkGrid *grid, int column, int row, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* One that wraps would make the dialog as high as its narrowest needs. */
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static char *
tell_unit (const char *name, gint64 distance, MstNearness nearness)
{
  g_autofree char *metres = mst_liaison_tell_distance (distance, nearness);

  return g_strdup_printf ("%s\n%s", name, metres);
}

/* Both places with who has them and who gets them. */
static GtkWidget *
create_table (const MstLiaisonHandover *swap)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_set_row_spacing (grid, 9);
  gtk_widget_set_halign (GTK_WIDGET (grid), GTK_ALIGN_CENTER);
  attach (grid, 0, 0, C_ ("liaison", "Place"), "dim-label");
  attach (grid, 1, 0, C_ ("liaison", "Now"), "dim-label");
  attach (grid, 2, 0, C_ ("liaison", "Then"), "dim-label");
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *before =
        tell_unit (swap[i].before_name, swap[i].before_distance, swap[i].before_nearness);
      g_autofree char *after = tell_unit (swap[i].unit_name, swap[i].distance, swap[i].nearness);

      attach (grid, 0, i + 1, swap[i].place_name, "heading");
      attach (grid, 1, i + 1, before, "numeric");
      attach (grid, 2, i + 1, after, "numeric");
    }
  return GTK_WIDGET (grid);
}

static void
ask (Swap *self)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);
  g_autofree char *cost = mst_liaison_swap_tell (self->swap, mst_liaison_day_get_iso (self->day));
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              _ ("Swap the Units of the Two Places?"), cost);

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_table (self->swap));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "swap",
                                    _ ("_Swap"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "swap",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "swap");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, closed_swap_cb, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
day_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Swap *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *refusal = NULL;

  self->day = mst_worker_ask_finish (result, &error);
  if (self->day != NULL
      && mst_liaison_day_weigh_swap (self->day, self->a, self->b, self->swap, &error))
    refusal = mst_liaison_swap_tell_refusal (self->swap);
  if (error == NULL && refusal == NULL)
    {
      ask (self);
      return;
    }
  tell (self->widget, refusal != NULL ? refusal : error->message);
  swap_free (self);
}

void
mst_handover_ask_swap (GtkWidget *widget, MstSession *session, const char *iso, gint64 a, gint64 b)
{
  Swap *self = g_new0 (Swap, 1);

  self->widget = g_object_ref (widget);
  self->session = g_object_ref (session);
  self->a = a;
  self->b = b;
  mst_handover_read_day (session, iso, NULL, day_read_cb, self);
}
