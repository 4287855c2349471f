/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: by one step, or from a menu of the last ones by several. */
#include "config.h"

#include "mst-accessible.h"
#include "mst-action.h"
#include "mst-plain-text.h"
#include "mst-tooltip.h"
#include "mst-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_STEPS 10
#define MAX_LABEL 50

/* --- taking turns --- */

/** Turn: steps back or forth; @label, of the last of them, is set when they are made. */
typedef struct
{
  MstWindow *window;
  gboolean redo;
  guint n_steps;
  guint n_done;
  char *label;
} Turn;

static void
turn_free (Turn *turn)
{
  g_object_unref (turn->window);
  g_free (turn->label);
  g_free (turn);
}

/* What is said of it, with the way back, is said when it is done. */
static char *
take_turn (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  Turn *turn = data;

  for (; turn->n_done < turn->n_steps; turn->n_done++)
    {
      g_autofree char *label =
        turn->redo ? mst_store_dup_redo_label (store) : mst_store_dup_undo_label (store);

      if (!(turn->redo ? mst_store_redo (store, error) : mst_store_undo (store, error)))
        return NULL;
      g_free (turn->label);
      turn->label = g_steal_pointer (&label);
    }
  return g_strdup ("");
}

/* "Undone: Delete Person 张三"; "Undone: 3 steps, back to before Delete Person 张三". (transfer full) */
static char *
describe_turn (const Turn *turn)
{
  if (turn->n_steps == 1)
    return g_strdup_printf (turn->redo ? _ ("Done again: %s") : _ ("Undone: %s"), turn->label);
  if (turn->redo)
    return g_strdup_printf (ngettext ("Done again: %u step, up to “%s”",
                                      "Done again: %u steps, up to “%s”", turn->n_steps),
                            turn->n_steps, turn->label);
  return g_strdup_printf (
    ngettext ("Undone: %u step, back to “%s”", "Undone: %u steps, back to “%s”", turn->n_steps),
    turn->n_steps, turn->label);
}

/* Those before the one that failed stay undone: each is a step of its own. */
static void
tell_failure (const Turn *turn, const GError *error)
{
  g_autofree char *text = NULL;

  if (turn->n_done > 0)
    text = g_strdup_printf (_ ("%u of %u steps are done. %s"), turn->n_done, turn->n_steps,
                            error->message);
  mst_window_tell (turn->window, text != NULL ? text : error->message);
}

static void
turned_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  Turn *turn = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!mst_session_write_finish (MST_SESSION (session), result, &error))
    tell_failure (turn, error);
  else
    {
      g_autofree char *back = g_strdup_printf (
        turn->redo ? "win.undo-steps(uint32 %u)" : "win.redo-steps(uint32 %u)", turn->n_steps);

      text = describe_turn (turn);
      mst_window_tell_with_action (turn->window, text, turn->redo ? _ ("Undo") : _ ("Redo"), back);
    }
  turn_free (turn);
}

static void
turn (MstWindow *self, gboolean redo, guint n_steps)
{
  Turn *turn = g_new0 (Turn, 1);

  turn->window = g_object_ref (self);
  turn->redo = redo;
  turn->n_steps = n_steps;
  mst_session_write (self->session, redo ? _ ("Redoing…") : _ ("Undoing…"), take_turn, turn, NULL,
                     turned_cb, turn);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  turn (user_data, FALSE, 1);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  turn (user_data, TRUE, 1);
}

static void
undo_steps_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  turn (user_data, FALSE, g_variant_get_uint32 (parameter));
}

static void
redo_steps_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  turn (user_data, TRUE, g_variant_get_uint32 (parameter));
}

/* --- their keys --- */

/* In a text the keys are about its words, never about the file, even when it has nothing to take back. */
static gboolean
turn_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));
  const char *action = user_data;

  if (focus == NULL || !(GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus)))
    g_action_group_activate_action (G_ACTION_GROUP (widget), action, NULL);
  return TRUE;
}

void
mst_window_class_add_turn_keys (GtkWidgetClass *class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_z, GDK_CONTROL_MASK, "undo" },
    { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "redo" },
    { GDK_KEY_y, GDK_CONTROL_MASK, "redo" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut =
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                          gtk_callback_action_new (turn_key_cb, (gpointer) keys[i].action, NULL));

      gtk_widget_class_add_shortcut (class, shortcut);
      g_object_unref (shortcut);
    }
}

/* --- the menus of the buttons --- */

static GMenuModel *
create_menu (GPtrArray *labels, const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < labels->len; i++)
    {
      const char *label = g_ptr_array_index (labels, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
      g_autofree char *start = g_utf8_strlen (label, -1) > MAX_LABEL
                                 ? g_utf8_substring (label, 0, MAX_LABEL)
                                 : g_strdup (label);
      g_autofree char *plain = mst_plain_text_for_menu (start);
      g_autofree char *shown =
        g_strconcat (plain, strlen (start) < strlen (label) ? "…" : "", NULL);

      g_menu_item_set_label (item, shown);
      g_menu_item_set_action_and_target (item, action, "u", i + 1);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
menu_closed_cb (GtkWidget *menu)
{
  /* When what was chosen in it has been done. */
  g_idle_add_once ((GSourceOnceFunc) gtk_widget_unparent, menu);
}

static void
show_menu (MstWindow *self, GtkWidget *button)
{
  gboolean redo = button == GTK_WIDGET (self->redo);
  MstStore *store = self->session != NULL ? mst_session_get_store (self->session) : NULL;
  g_autoptr (GPtrArray) labels = NULL;
  g_autoptr (GMenuModel) model = NULL;
  GtkWidget *menu;

  if (store == NULL || !gtk_widget_is_sensitive (button))
    return;
  labels = redo ? mst_store_list_redo_labels (store, MAX_STEPS)
                : mst_store_list_undo_labels (store, MAX_STEPS);
  model = create_menu (labels, redo ? "win.redo-steps" : "win.undo-steps");
  menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (menu, button);
  mst_accessible_set_name (menu, redo ? _ ("Steps to redo") : _ ("Steps to undo"));
  g_signal_connect (menu, "closed", G_CALLBACK (menu_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (menu));
  gtk_widget_trigger_tooltip_query (button);
}

static void
clicked_cb (GtkGesture *gesture, int n_presses, double x, double y, MstWindow *self)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
}

static void
long_pressed_cb (GtkGesture *gesture, double x, double y, MstWindow *self)
{
  clicked_cb (gesture, 1, x, y, self);
}

static gboolean
key_pressed_cb (GtkEventController *controller, guint key, guint code, GdkModifierType state,
                MstWindow *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (!(key == GDK_KEY_Menu && modifiers == 0)
      && !(key == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK)
      && !(key == GDK_KEY_Down && modifiers == GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  show_menu (self, gtk_event_controller_get_widget (controller));
  return GDK_EVENT_STOP;
}

static void
add_controllers (MstWindow *self, GtkWidget *button)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (clicked_cb), self);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (button, keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  -1);
}

/* --- for the window --- */

static void
update_turn (MstWindow *self, GtkButton *button, const char *action, const char *label,
             const char *text)
{
  g_autofree char *steps = g_strconcat (action, "-steps", NULL);
  gboolean enabled = label != NULL && self->working == NULL;

  mst_tooltip_set (GTK_WIDGET (button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  mst_action_set_enabled (G_ACTION_MAP (self), action, enabled);
  mst_action_set_enabled (G_ACTION_MAP (self), steps, enabled);
}

void
mst_window_update_turns (MstWindow *self)
{
  MstPage *page = mst_window_get_page (self);
  /* A page of one step has its own way back. */
  MstStore *store = self->session != NULL && (page == NULL || !mst_page_is_one_step (page))
                      ? mst_session_get_store (self->session)
                      : NULL;
  g_autofree char *undo = store != NULL ? mst_store_dup_undo_label (store) : NULL;
  g_autofree char *redo = store != NULL ? mst_store_dup_redo_label (store) : NULL;
  g_autofree char *undo_text = undo != NULL ? g_strdup_printf (_ ("Undo: %s (Ctrl+Z)"), undo)
                                            : g_strdup (_ ("Nothing to undo"));
  g_autofree char *redo_text = redo != NULL ? g_strdup_printf (_ ("Redo: %s (Ctrl+Shift+Z)"), redo)
                                            : g_strdup (_ ("Nothing to redo"));

  update_turn (self, self->undo, "undo", undo, undo_text);
  update_turn (self, self->redo, "redo", redo, redo_text);
}

void
mst_window_add_turns (MstWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "undo", .activate = undo_cb },
    { .name = "redo", .activate = redo_cb },
    { .name = "undo-steps", .activate = undo_steps_cb, .parameter_type = "u" },
    { .name = "redo-steps", .activate = redo_steps_cb, .parameter_type = "u" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_controllers (self, GTK_WIDGET (self->undo));
  add_controllers (self, GTK_WIDGET (self->redo));
}
