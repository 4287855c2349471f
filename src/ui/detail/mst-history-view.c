/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of a record. */
#include "config.h"

#include "journal/mst-journal-text.h"
#include "mst-accessible.h"
#include "mst-different.h"
#include "mst-edit.h"
#include "mst-history-view.h"
#include "mst-plain-text.h"
#include "mst-query.h"
#include "mst-tooltip.h"

#include <glib/gi18n-lib.h>

#define PAGE 200

struct _MstHistoryView
{
  AdwBin parent_instance;

  GtkListBox *entries;
  GtkLabel *nothing;
  GtkButton *older;

  MstSession *session;
  const MstRecordType *type;
  gint64 id;
  guint n_listed;
  gboolean stale; /* to be read when seen */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MstHistoryView, mst_history_view, ADW_TYPE_BIN)

typedef struct
{
  const MstRecordType *type;
  gint64 id;
  guint offset;
} Subject;

static gpointer
list_journal (MstStore *store, gpointer data, GError **error)
{
  const Subject *subject = data;

  return mst_store_list_journal (store, subject->type, subject->id, subject->offset, PAGE, error);
}

static void
free_entries (gpointer data)
{
  g_ptr_array_unref (data);
}

/* --- one entry --- */

static GtkWidget *
create_text (const char *text, const char *css_class)
{
  GtkWidget *label = mst_plain_text_new (text, css_class);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

static void
append_source (MstHistoryView *self, GtkBox *box, const char *source)
{
  g_autofree char *text = mst_journal_describe_source (source);
  g_autoptr (GPtrArray) originals =
    mst_journal_list_originals (source, self->type, mst_session_get_masked (self->session));

  gtk_box_append (box, create_text (text, "mst-small"));
  for (guint i = 0; i < originals->len; i++)
    gtk_box_append (box, create_text (g_ptr_array_index (originals, i), "mst-small"));
}

/* --- a single field back --- */

/** Revert: a field that is to be what it was before an entry. */
typedef struct
{
  MstHistoryView *view;
  const MstRecordType *type;
  gint64 id;
  const MstField *field;
  gint64 sequence;
} Revert;

static void
revert_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static char *
revert_field (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  const Revert *revert = data;

  return mst_edit_revert_field (store, revert->type, revert->id, revert->field, revert->sequence,
                                error);
}

static void
reverted_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstHistoryView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!mst_session_write_finish (MST_SESSION (session), result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
}

static void
revert_cb (GtkButton *button, gpointer user_data)
{
  const Revert *revert = user_data;

  mst_session_write (revert->view->session, _ ("Saving…"), revert_field,
                     g_memdup2 (revert, sizeof *revert), g_free, reverted_cb,
                     g_object_ref (revert->view));
}

static GtkWidget *
create_revert_button (MstHistoryView *self, const MstField *field, const MstJournalEntry *entry,
                      const char *value)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Restore"));
  g_autofree char *shown = mst_store_show_value (mst_session_get_store (self->session), field,
                                                 value, mst_session_get_masked (self->session));
  g_autofree char *name = g_strdup_printf (_ ("Make “%s” %s again"), mst_field_get_label (field),
                                           *shown != '\0' ? shown : _ ("(blank)"));
  Revert *revert = g_new0 (Revert, 1);

  revert->view = self;
  revert->type = self->type;
  revert->id = self->id;
  revert->field = field;
  revert->sequence = entry->sequence;
  gtk_widget_add_css_class (button, "mst-link");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  mst_tooltip_set (button, name);
  mst_accessible_set_name (button, name);
  g_signal_connect_data (button, "clicked", G_CALLBACK (revert_cb), revert, revert_free, 0);
  return button;
}

static void
append_changes (MstHistoryView *self, GtkBox *box, const MstJournalEntry *entry)
{
  g_autoptr (MstRecord) before = mst_journal_read_values (self->type, entry->before);
  g_autoptr (MstRecord) after = mst_journal_read_values (self->type, entry->after);

  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const MstField *field = &self->type->fields[i];
      g_autofree char *text =
        mst_journal_describe_change (mst_session_get_store (self->session), before, after, i,
                                     mst_session_get_masked (self->session));
      GtkWidget *line;
      GtkWidget *label;

      if (text == NULL)
        continue;
      line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      label = create_text (text, NULL);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (line), label);
      gtk_box_append (GTK_BOX (line),
                      create_revert_button (self, field, entry, mst_record_get_at (before, i)));
      gtk_box_append (box, line);
    }
}

/* That it was said to be another record than one that is like it. */
static void
append_verdict (MstHistoryView *self, GtkBox *box, const MstJournalEntry *entry)
{
  MstJournalLines *lines = mst_journal_lines_new (mst_session_get_store (self->session), entry,
                                                  mst_session_get_masked (self->session));

  for (guint i = 0; i < lines->lines->len; i++)
    gtk_box_append (box, create_text (g_ptr_array_index (lines->lines, i), NULL));
  mst_journal_lines_free (lines);
}

/* It opens the whole action, with all it changed. */
static GtkWidget *
create_head (const char *text, gint64 group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = create_text (text, "heading");
  GtkWidget *button = gtk_button_new_from_icon_name ("go-next-symbolic");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  mst_tooltip_set (button, _ ("Show the whole action in the journal"));
  mst_accessible_set_name (button, _ ("Show the whole action in the journal"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-group");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", group);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
append_entry (MstHistoryView *self, const MstJournalEntry *entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *time = mst_journal_describe_moment (entry->at);
  g_autofree char *head =
    entry->label != NULL && *entry->label != '\0'
      ? g_strdup_printf ("%s · %s", mst_journal_get_change_label (entry->change), entry->label)
      : g_strdup (mst_journal_get_change_label (entry->change));
  g_autofree char *who = g_strdup_printf ("%s　%s", time, entry->who);
  g_autofree char *name = g_strdup_printf ("%s, %s", head, who);

  mst_accessible_set_name (row, name);
  gtk_box_append (GTK_BOX (box), create_head (head, entry->group));
  gtk_box_append (GTK_BOX (box), create_text (who, "mst-small"));
  if (g_strcmp0 (entry->change, "update") == 0)
    append_changes (self, GTK_BOX (box), entry);
  else if (mst_different_read_other (entry) != 0)
    append_verdict (self, GTK_BOX (box), entry);
  if (entry->source != NULL)
    append_source (self, GTK_BOX (box), entry->source);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->entries, row);
}

static void
clear (MstHistoryView *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->entries, 0)) != NULL)
    gtk_list_box_remove (self->entries, GTK_WIDGET (row));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstHistoryView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = mst_worker_ask_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->n_listed == 0)
    clear (self);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    append_entry (self, g_ptr_array_index (entries, i));
  self->n_listed += entries != NULL ? entries->len : 0;
  gtk_widget_set_visible (GTK_WIDGET (self->older), entries != NULL && entries->len == PAGE);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), self->n_listed == 0);
  gtk_label_set_label (self->nothing,
                       error != NULL ? error->message : _ ("Nothing has happened to it yet."));
}

static void
read_page (MstHistoryView *self)
{
  Subject *subject = g_new0 (Subject, 1);

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  subject->type = self->type;
  subject->id = self->id;
  subject->offset = self->n_listed;
  mst_worker_ask (mst_session_get_searcher (self->session), list_journal, subject, g_free,
                  free_entries, self->cancellable, listed_cb, g_object_ref (self));
}

static void
older_cb (MstHistoryView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->older), FALSE);
  read_page (self);
}

static void
read_journal (MstHistoryView *self)
{
  if (!self->stale || self->id == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->stale = FALSE;
  self->n_listed = 0;
  read_page (self);
}

static void
mst_history_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mst_history_view_parent_class)->map (widget);
  read_journal (MST_HISTORY_VIEW (widget));
}

static void
mst_history_view_dispose (GObject *object)
{
  MstHistoryView *self = MST_HISTORY_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mst_history_view_parent_class)->dispose (object);
}

static void
mst_history_view_class_init (MstHistoryViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_history_view_dispose;
  widget_class->map = mst_history_view_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-history-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MstHistoryView, entries);
  gtk_widget_class_bind_template_child (widget_class, MstHistoryView, nothing);
  gtk_widget_class_bind_template_child (widget_class, MstHistoryView, older);
  gtk_widget_class_bind_template_callback (widget_class, older_cb);
}

static void
mst_history_view_init (MstHistoryView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mst_history_view_set_record (MstHistoryView *self, MstSession *session, const MstRecordType *type,
                             gint64 id)
{
  g_return_if_fail (MST_IS_HISTORY_VIEW (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_set_object (&self->session, session);
  self->type = type;
  self->id = id;
  self->stale = TRUE;
  clear (self);
  read_journal (self);
}
