/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked above a record before something is done to it. */
#include "config.h"

#include "edit/mst-field-editor.h"
#include "mst-edit.h"
#include "mst-ended.h"
#include "mst-plain-text.h"
#include "mst-record-questions.h"

#include <glib/gi18n-lib.h>

/* In a narrow window it comes into sight only when the record slides over the list. */
static void
mapped_cb (GtkWidget *box)
{
  g_signal_handlers_disconnect_by_func (box, mapped_cb, NULL);
  gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
create_box (const char *heading, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (heading);
  GtkWidget *label = gtk_label_new (text);

  g_signal_connect (box, "map", G_CALLBACK (mapped_cb), NULL);
  gtk_widget_add_css_class (box, "mst-notice");
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  mst_plain_text_wrap (GTK_LABEL (label));
  /* It takes the width of the record under it. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
append_buttons (GtkWidget *box)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *close = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "win.close-question");
  gtk_box_append (GTK_BOX (buttons), close);
  gtk_box_append (GTK_BOX (box), buttons);
  return buttons;
}

static void
close_question (GtkWidget *widget)
{
  gtk_widget_activate_action (widget, "win.close-question", NULL);
}

/* --- out of use --- */

/** End: records that go out of use on a day. */
typedef struct
{
  MstSession *session;
  MstFieldEditor *editor;
  const MstRecordType *type;
  GArray *ids;
  char *day;
} End;

static void
end_free (End *end)
{
  g_clear_object (&end->session);
  g_array_unref (end->ids);
  g_free (end->day);
  g_free (end);
}

static void
end_closure_free (gpointer data, GClosure *closure)
{
  end_free (data);
}

static char *
end_records (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  const End *end = data;

  return mst_edit_end (store, end->type, (const gint64 *) (gpointer) end->ids->data, end->ids->len,
                       end->day, error);
}

static void
ended_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstFieldEditor) editor = user_data;
  g_autoptr (GError) error = NULL;

  if (mst_session_write_finish (MST_SESSION (session), result, &error))
    close_question (GTK_WIDGET (editor));
  else
    mst_field_editor_set_problem (editor, error->message, TRUE);
}

static void
end_cb (GtkWidget *widget, gpointer user_data)
{
  const End *end = user_data;
  g_autofree char *day = NULL;
  g_autoptr (GError) error = NULL;
  End *copy;

  if (!mst_field_editor_read (end->editor, &day, &error) || day == NULL)
    {
      mst_field_editor_set_problem (
        end->editor, error != NULL ? error->message : _ ("From which day on? 今天 will do."), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (end->editor));
      return;
    }
  copy = g_new0 (End, 1);
  copy->type = end->type;
  copy->ids = g_array_ref (end->ids);
  copy->day = g_steal_pointer (&day);
  mst_session_write (end->session, _ ("Saving…"), end_records, copy, (GDestroyNotify) end_free,
                     ended_cb, g_object_ref (end->editor));
}

GtkWidget *
mst_end_question_new (MstSession *session, const MstRecordType *type, GArray *ids)
{
  const MstField *field = mst_record_type_get_field (type, MST_ENDED);
  g_autofree char *counted = mst_record_type_dup_count (type, ids->len);
  g_autofree char *heading = g_strdup_printf (_ ("%s out of use"), counted);
  GtkWidget *box = create_box (
    heading, _ ("From this day on they no longer count and lists leave them out. They stay in the "
                "file with their history and can be used again."));
  GtkWidget *editor = mst_field_editor_new (session, field);
  GtkWidget *buttons;
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_End"));
  End *end = g_new0 (End, 1);
  char today[MST_DATE_ISO_SIZE];

  end->session = g_object_ref (session);
  end->editor = MST_FIELD_EDITOR (editor);
  end->type = type;
  end->ids = g_array_ref (ids);
  mst_field_editor_set_value (end->editor, mst_date_to_iso (mst_date_today (), today));
  gtk_box_append (GTK_BOX (box), editor);
  buttons = append_buttons (box);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (buttons), button);
  g_signal_connect_data (button, "clicked", G_CALLBACK (end_cb), end, end_closure_free, 0);
  g_signal_connect (editor, "activate", G_CALLBACK (end_cb), end);
  g_signal_connect (editor, "cancel", G_CALLBACK (close_question), NULL);
  return box;
}

/* --- what refers to it --- */

static GtkWidget *
create_dependent (const MstEditDependent *dependent)
{
  g_autofree char *text =
    g_strdup_printf (_ ("%s %s · %s"), mst_record_type_get_label (dependent->type),
                     dependent->title, mst_field_get_label (dependent->field));
  GtkWidget *button = gtk_button_new_with_label (text);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_tooltip_text (button, text);
  gtk_widget_add_css_class (button, "mst-link");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", dependent->type->name,
                                    dependent->id);
  return button;
}

GtkWidget *
mst_dependents_question_new (const char *message, GPtrArray *dependents, gboolean is_all)
{
  GtkWidget *box = create_box (_ ("It can't be deleted"), message);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *buttons;
  GtkWidget *end = gtk_button_new_with_mnemonic (_ ("_End…"));

  for (guint i = 0; i < dependents->len; i++)
    gtk_box_append (GTK_BOX (list), create_dependent (g_ptr_array_index (dependents, i)));
  if (!is_all)
    gtk_box_append (GTK_BOX (list), gtk_label_new (_ ("… and more")));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_box_append (GTK_BOX (box), scroller);
  buttons = append_buttons (box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (end), "win.end-record");
  gtk_box_append (GTK_BOX (buttons), end);
  return box;
}
