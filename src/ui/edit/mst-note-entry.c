/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text of several lines, which grows with what is written. */
#include "config.h"

#include "mst-field-editor-private.h"

#include <math.h>

#define MIN_LINES 2
#define MAX_LINES 6
#define LINE_MARGIN 12 /* above and below the lines together */

struct _MstNoteEntry
{
  MstFieldEditor parent_instance;

  GtkScrolledWindow *scroller;
  GtkTextView *view;
  char *text;
};

G_DEFINE_FINAL_TYPE (MstNoteEntry, mst_note_entry, MST_TYPE_FIELD_EDITOR)

static void
changed_cb (MstNoteEntry *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (self->view), &start, &end);
  g_free (self->text);
  self->text = gtk_text_iter_get_text (&start, &end);
  mst_field_editor_changed (MST_FIELD_EDITOR (self));
}

static const char *
get_text (MstFieldEditor *editor)
{
  return MST_NOTE_ENTRY (editor)->text;
}

static void
set_text (MstFieldEditor *editor, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (MST_NOTE_ENTRY (editor)->view), text, -1);
}

/* Back to what was there is not a step for Ctrl+Z. */
static void
show (MstFieldEditor *editor, const char *value)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (MST_NOTE_ENTRY (editor)->view);

  gtk_text_buffer_begin_irreversible_action (buffer);
  set_text (editor, value != NULL ? value : "");
  gtk_text_buffer_end_irreversible_action (buffer);
}

static void
update_height (MstNoteEntry *self, int min_lines, int max_lines)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->view));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int line = (int) ceil (pango_font_metrics_get_height (metrics) / (double) PANGO_SCALE);

  pango_font_metrics_unref (metrics);
  gtk_scrolled_window_set_max_content_height (self->scroller, -1);
  gtk_scrolled_window_set_min_content_height (self->scroller, line * min_lines + LINE_MARGIN);
  gtk_scrolled_window_set_max_content_height (self->scroller, line * max_lines + LINE_MARGIN);
}

static void
set_compact (MstFieldEditor *editor, gboolean compact)
{
  MstNoteEntry *self = MST_NOTE_ENTRY (editor);

  gtk_scrolled_window_set_has_frame (self->scroller, !compact);
  update_height (self, compact ? 1 : MIN_LINES, compact ? 1 : MAX_LINES);
}

/* In one line of a list Enter is done; Alt+Enter makes a line, as in a workbook. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                MstNoteEntry *self)
{
  gboolean is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  if (!is_enter || !gtk_widget_has_css_class (GTK_WIDGET (self), "mst-compact"))
    return GDK_EVENT_PROPAGATE;
  if (gtk_text_view_im_context_filter_keypress (
        self->view, gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller))))
    return GDK_EVENT_STOP;
  if ((state & GDK_ALT_MASK) != 0)
    gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (self->view), "\n", 1);
  else
    mst_field_editor_activated (MST_FIELD_EDITOR (self));
  return GDK_EVENT_STOP;
}

static void
mst_note_entry_constructed (GObject *object)
{
  MstNoteEntry *self = MST_NOTE_ENTRY (object);
  GtkEventController *keys = gtk_event_controller_key_new ();

  G_OBJECT_CLASS (mst_note_entry_parent_class)->constructed (object);
  self->text = g_strdup ("");
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  /* Tab goes on to the next field. */
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_left_margin (self->view, 9);
  gtk_text_view_set_right_margin (self->view, 9);
  gtk_text_view_set_top_margin (self->view, 6);
  gtk_text_view_set_bottom_margin (self->view, 6);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (self->scroller, TRUE);
  gtk_scrolled_window_set_has_frame (self->scroller, TRUE);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));
  gtk_widget_add_css_class (GTK_WIDGET (self->scroller), "mst-note-entry");
  mst_field_editor_set_control (MST_FIELD_EDITOR (self), GTK_WIDGET (self->scroller),
                                GTK_WIDGET (self->view));
  update_height (self, MIN_LINES, MAX_LINES);
}

static void
mst_note_entry_finalize (GObject *object)
{
  g_free (MST_NOTE_ENTRY (object)->text);
  G_OBJECT_CLASS (mst_note_entry_parent_class)->finalize (object);
}

static void
mst_note_entry_class_init (MstNoteEntryClass *class)
{
  MstFieldEditorClass *editor_class = MST_FIELD_EDITOR_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = mst_note_entry_constructed;
  G_OBJECT_CLASS (class)->finalize = mst_note_entry_finalize;
  editor_class->show = show;
  editor_class->get_text = get_text;
  editor_class->set_text = set_text;
  editor_class->set_compact = set_compact;
}

static void
mst_note_entry_init (MstNoteEntry *self)
{
}
