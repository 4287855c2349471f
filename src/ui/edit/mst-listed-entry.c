/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry with a list under it: what choices and references have in common. */
#include "config.h"

#include "mst-accessible.h"
#include "mst-field-editor-private.h"
#include "mst-suggestions.h"

#include <glib/gi18n-lib.h>

#define PAGE 8

typedef struct
{
  GtkEntry *entry;
  GtkWidget *button;
  MstSuggestions *list;
  gboolean typing; /* the list follows what is typed */
  gboolean wanted; /* it was asked for */
} MstListedEntryPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MstListedEntry, mst_listed_entry, MST_TYPE_FIELD_EDITOR)

static MstListedEntryPrivate *
get_private (MstListedEntry *self)
{
  return mst_listed_entry_get_instance_private (self);
}

static void
close_list (MstListedEntry *self)
{
  MstListedEntryPrivate *private = get_private (self);

  private->typing = FALSE;
  private->wanted = FALSE;
  mst_suggestions_close (private->list);
}

static void
open_in_full (MstListedEntry *self)
{
  MstListedEntryPrivate *private = get_private (self);

  private->wanted = TRUE;
  MST_LISTED_ENTRY_GET_CLASS (self)->suggest (self, "");
}

static gboolean
pick (MstListedEntry *self, const char *key)
{
  g_autofree char *copy = g_strdup (key);

  close_list (self);
  return MST_LISTED_ENTRY_GET_CLASS (self)->pick (self, copy);
}

static void
picked_cb (MstListedEntry *self, const char *key)
{
  if (pick (self, key))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
changed_cb (MstListedEntry *self)
{
  MstListedEntryPrivate *private = get_private (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (private->entry));

  mst_field_editor_changed (MST_FIELD_EDITOR (self));
  if (mst_field_editor_is_filling (MST_FIELD_EDITOR (self)))
    return;
  if (*text == '\0' && !private->wanted)
    {
      close_list (self);
      return;
    }
  private->typing = TRUE;
  MST_LISTED_ENTRY_GET_CLASS (self)->suggest (self, text);
}

/* Enter takes what is marked and is done with the field. */
static void
activate_cb (MstListedEntry *self)
{
  MstListedEntryPrivate *private = get_private (self);

  if (mst_suggestions_is_open (private->list))
    {
      const char *key = mst_suggestions_get_marked (private->list);

      if (key == NULL)
        close_list (self);
      else if (!pick (self, key))
        return;
    }
  mst_field_editor_activated (MST_FIELD_EDITOR (self));
}

static void
button_cb (MstListedEntry *self)
{
  MstListedEntryPrivate *private = get_private (self);

  if (mst_suggestions_is_open (private->list))
    {
      close_list (self);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (private->entry));
  open_in_full (self);
}

static gboolean
key_pressed (MstFieldEditor *editor, guint key, GdkModifierType state)
{
  MstListedEntry *self = MST_LISTED_ENTRY (editor);
  MstListedEntryPrivate *private = get_private (self);
  gboolean open = mst_suggestions_is_open (private->list);

  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (open)
        mst_suggestions_move (private->list, 1);
      else
        open_in_full (self);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (open)
        mst_suggestions_move (private->list, -1);
      return open;
    case GDK_KEY_Page_Down:
    case GDK_KEY_Page_Up:
      if (open)
        mst_suggestions_move (private->list, key == GDK_KEY_Page_Down ? PAGE : -PAGE);
      return open;
    case GDK_KEY_Escape:
      if (open)
        close_list (self);
      return open;
    default:
      return FALSE;
    }
}

static void
left (MstFieldEditor *editor)
{
  close_list (MST_LISTED_ENTRY (editor));
}

static void
set_compact (MstFieldEditor *editor, gboolean compact)
{
  MstListedEntryPrivate *private = get_private (MST_LISTED_ENTRY (editor));

  gtk_entry_set_has_frame (private->entry, !compact);
  gtk_button_set_has_frame (GTK_BUTTON (private->button), !compact);
}

static const char *
get_text (MstFieldEditor *editor)
{
  return mst_listed_entry_get_text (MST_LISTED_ENTRY (editor));
}

/* The list comes up as if it were typed, when the entry is where the officer is. */
static void
set_text (MstFieldEditor *editor, const char *text)
{
  MstListedEntry *self = MST_LISTED_ENTRY (editor);
  MstListedEntryPrivate *private = get_private (self);

  mst_listed_entry_set_text (self, text);
  private->typing = *text != '\0';
  if (private->typing)
    MST_LISTED_ENTRY_GET_CLASS (self)->suggest (self, text);
}

static GtkWidget *
create_button (MstListedEntry *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("pan-down-symbolic");
  g_autofree char *name =
    g_strdup_printf (_ ("List for “%s”"),
                     mst_field_get_label (mst_field_editor_get_field (MST_FIELD_EDITOR (self))));

  gtk_widget_set_tooltip_text (button, _ ("List (Down)"));
  mst_accessible_set_name (button, name);
  /* Tab goes from field to field; Down opens it. */
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_focus_on_click (button, FALSE);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (button_cb), self);
  return button;
}

static void
mst_listed_entry_constructed (GObject *object)
{
  MstListedEntry *self = MST_LISTED_ENTRY (object);
  MstListedEntryPrivate *private = get_private (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  G_OBJECT_CLASS (mst_listed_entry_parent_class)->constructed (object);
  private->entry = GTK_ENTRY (gtk_entry_new ());
  private->button = create_button (self);
  gtk_editable_set_width_chars (GTK_EDITABLE (private->entry), 6);
  gtk_widget_set_hexpand (GTK_WIDGET (private->entry), TRUE);
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (private->entry));
  gtk_box_append (GTK_BOX (box), private->button);
  private->list = mst_suggestions_new (GTK_WIDGET (private->entry));
  gtk_widget_set_parent (GTK_WIDGET (private->list), GTK_WIDGET (self));
  g_signal_connect_swapped (private->list, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (private->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (private->entry, "activate", G_CALLBACK (activate_cb), self);
  mst_field_editor_set_control (MST_FIELD_EDITOR (self), box, GTK_WIDGET (private->entry));
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (private->entry), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
    GTK_ACCESSIBLE_PROPERTY_AUTOCOMPLETE, GTK_ACCESSIBLE_AUTOCOMPLETE_LIST, -1);
}

static void
mst_listed_entry_dispose (GObject *object)
{
  MstListedEntryPrivate *private = get_private (MST_LISTED_ENTRY (object));

  if (private->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (private->list));
  private->list = NULL;
  G_OBJECT_CLASS (mst_listed_entry_parent_class)->dispose (object);
}

static void
mst_listed_entry_class_init (MstListedEntryClass *class)
{
  MstFieldEditorClass *editor_class = MST_FIELD_EDITOR_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = mst_listed_entry_constructed;
  G_OBJECT_CLASS (class)->dispose = mst_listed_entry_dispose;
  editor_class->get_text = get_text;
  editor_class->set_text = set_text;
  editor_class->set_compact = set_compact;
  editor_class->key_pressed = key_pressed;
  editor_class->left = left;
}

static void
mst_listed_entry_init (MstListedEntry *self)
{
}

void
mst_listed_entry_suggest (MstListedEntry *self, GPtrArray *items, const char *hint, gboolean mark)
{
  MstListedEntryPrivate *private = get_private (self);

  if (private->list == NULL)
    return;
  mst_suggestions_set (private->list, items, hint, mark);
  if (!private->wanted && !private->typing)
    return;
  if (mst_suggestions_get_n (private->list) > 0 || hint != NULL)
    mst_suggestions_open (private->list);
  else
    mst_suggestions_close (private->list);
}

void
mst_listed_entry_mark (MstListedEntry *self, const char *key)
{
  mst_suggestions_mark (get_private (self)->list, key);
}

const char *
mst_listed_entry_get_text (MstListedEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (get_private (self)->entry));
}

void
mst_listed_entry_set_text (MstListedEntry *self, const char *text)
{
  GtkEditable *entry = GTK_EDITABLE (get_private (self)->entry);
  gboolean is_written =
    (gtk_widget_get_state_flags (GTK_WIDGET (entry)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  gtk_editable_set_text (entry, text);
  /* Of what is too long the beginning is seen, unless it is being written. */
  gtk_editable_set_position (entry, is_written ? -1 : 0);
}
