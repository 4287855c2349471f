/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Yes, no, or blank: three buttons, of which one is down. */
#include "config.h"

#include "mst-field-editor-private.h"

#include <glib/gi18n-lib.h>

enum
{
  YES,
  NO,
  BLANK,
  N_STATES
};

struct _MstFlagEntry
{
  MstFieldEditor parent_instance;

  GtkToggleButton *buttons[N_STATES];
  char *unread; /* a text that is none of them; NULL */
};

G_DEFINE_FINAL_TYPE (MstFlagEntry, mst_flag_entry, MST_TYPE_FIELD_EDITOR)

static guint
get_state (MstFlagEntry *self)
{
  for (guint i = 0; i < N_STATES; i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      return i;
  return BLANK;
}

static const char *
get_text (MstFieldEditor *editor)
{
  MstFlagEntry *self = MST_FLAG_ENTRY (editor);
  guint state = get_state (self);

  if (self->unread != NULL)
    return self->unread;
  return state == BLANK ? "" : gtk_button_get_label (GTK_BUTTON (self->buttons[state]));
}

static void
set_state (MstFlagEntry *self, guint state)
{
  g_clear_pointer (&self->unread, g_free);
  gtk_toggle_button_set_active (self->buttons[state], TRUE);
}

static void
show (MstFieldEditor *editor, const char *value)
{
  guint state = BLANK;

  if (value != NULL)
    state = g_str_equal (value, "1") ? YES : NO;
  set_state (MST_FLAG_ENTRY (editor), state);
}

/* A key says it too: 1 y s (是), 0 n f (否). */
static gboolean
read_key (gunichar key, guint *state)
{
  if (key == '1' || key == 'y' || key == 's')
    *state = YES;
  else if (key == '0' || key == 'n' || key == 'f')
    *state = NO;
  else if (key == ' ' || key == '-')
    *state = BLANK;
  else
    return FALSE;
  return TRUE;
}

static void
set_text (MstFieldEditor *editor, const char *text)
{
  MstFlagEntry *self = MST_FLAG_ENTRY (editor);
  g_autofree char *value = NULL;
  guint state;

  if (*text != '\0' && text[1] == '\0' && read_key ((gunichar) g_ascii_tolower (*text), &state))
    set_state (self, state);
  else if (mst_field_read (mst_field_editor_get_field (editor), text, &value, NULL))
    show (editor, value);
  else
    {
      set_state (self, BLANK);
      self->unread = g_strdup (text);
    }
}

static gboolean
read_value (MstFieldEditor *editor, char **value, GError **error)
{
  MstFlagEntry *self = MST_FLAG_ENTRY (editor);
  guint state = get_state (self);

  if (self->unread != NULL)
    return mst_field_read (mst_field_editor_get_field (editor), self->unread, value, error);
  *value = state == BLANK ? NULL : g_strdup (state == YES ? "1" : "0");
  return TRUE;
}

static void
toggled_cb (MstFlagEntry *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  if (!mst_field_editor_is_filling (MST_FIELD_EDITOR (self)))
    g_clear_pointer (&self->unread, g_free);
  mst_field_editor_changed (MST_FIELD_EDITOR (self));
}

static void
step (MstFlagEntry *self, int by)
{
  guint state = (get_state (self) + N_STATES + (guint) by) % N_STATES;

  set_state (self, state);
  gtk_widget_grab_focus (GTK_WIDGET (self->buttons[state]));
}

static gboolean
key_pressed (MstFieldEditor *editor, guint key, GdkModifierType state)
{
  MstFlagEntry *self = MST_FLAG_ENTRY (editor);
  guint wanted;

  if ((state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK) != 0)
    return FALSE;
  if (read_key (g_unichar_tolower (gdk_keyval_to_unicode (key)), &wanted))
    {
      set_state (self, wanted);
      gtk_widget_grab_focus (GTK_WIDGET (self->buttons[wanted]));
      return TRUE;
    }
  return FALSE;
}

/* Before the buttons: arrows choose, Tab leaves, Enter is done. */
static gboolean
key_first_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
              MstFlagEntry *self)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
      step (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      step (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      mst_field_editor_activated (MST_FIELD_EDITOR (self));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Tab comes to the one that is down and leaves from it. */
static void
update_focusable_cb (MstFlagEntry *self)
{
  guint state = get_state (self);

  for (guint i = 0; i < N_STATES; i++)
    gtk_widget_set_focusable (GTK_WIDGET (self->buttons[i]), i == state);
}

static gboolean
mst_flag_entry_grab_focus (GtkWidget *widget)
{
  MstFlagEntry *self = MST_FLAG_ENTRY (widget);

  if (mst_field_editor_is_covered (MST_FIELD_EDITOR (self)))
    return GTK_WIDGET_CLASS (mst_flag_entry_parent_class)->grab_focus (widget);
  return gtk_widget_grab_focus (GTK_WIDGET (self->buttons[get_state (self)]));
}

static void
mst_flag_entry_constructed (GObject *object)
{
  static const char *const labels[N_STATES] = { N_ ("Yes"), N_ ("No"), N_ ("Blank") };
  MstFlagEntry *self = MST_FLAG_ENTRY (object);
  GtkWidget *box =
    g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  G_OBJECT_CLASS (mst_flag_entry_parent_class)->constructed (object);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  for (guint i = 0; i < N_STATES; i++)
    {
      self->buttons[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ (labels[i])));
      gtk_toggle_button_set_group (self->buttons[i], i > 0 ? self->buttons[0] : NULL);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->buttons[i]));
      g_signal_connect_swapped (self->buttons[i], "toggled", G_CALLBACK (toggled_cb), self);
      g_signal_connect_swapped (self->buttons[i], "toggled", G_CALLBACK (update_focusable_cb),
                                self);
    }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_first_cb), self);
  gtk_widget_add_controller (box, keys);
  mst_field_editor_set_control (MST_FIELD_EDITOR (self), box, box);
  gtk_toggle_button_set_active (self->buttons[BLANK], TRUE);
}

static void
mst_flag_entry_finalize (GObject *object)
{
  g_free (MST_FLAG_ENTRY (object)->unread);
  G_OBJECT_CLASS (mst_flag_entry_parent_class)->finalize (object);
}

static void
mst_flag_entry_class_init (MstFlagEntryClass *class)
{
  MstFieldEditorClass *editor_class = MST_FIELD_EDITOR_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = mst_flag_entry_constructed;
  G_OBJECT_CLASS (class)->finalize = mst_flag_entry_finalize;
  GTK_WIDGET_CLASS (class)->grab_focus = mst_flag_entry_grab_focus;
  editor_class->show = show;
  editor_class->get_text = get_text;
  editor_class->set_text = set_text;
  editor_class->read = read_value;
  editor_class->key_pressed = key_pressed;
}

static void
mst_flag_entry_init (MstFlagEntry *self)
{
}
