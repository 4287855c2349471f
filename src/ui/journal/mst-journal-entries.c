/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group of the journal changed. */
#include "config.h"

#include "mst-accessible.h"
#include "mst-journal-entries.h"
#include "mst-journal-text.h"
#include "mst-plain-text.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

/* More than fill the view. */
#define CHUNK 20
/* Texts that wrap are measured over and over: so many come with a frame. */
#define STEP 2

struct _MstJournalEntries
{
  AdwBin parent_instance;

  GtkStack *stack; /* "nothing", "group" */
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkListBox *list;
  GtkLabel *rest;
  GtkScrolledWindow *scroller;

  MstSession *session;
  gint64 group;
  gint64 n_entries;
  guint n_shown;
  GPtrArray *waiting; /* of MstJournalLines: read, not shown yet */
  gboolean is_asking;
  guint tick;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MstJournalEntries, mst_journal_entries, ADW_TYPE_BIN)

typedef struct
{
  gint64 group;
  guint offset;
  gboolean masked;
} Question;

/* (element-type MstJournalLines) */
static gpointer
read_lines (MstStore *store, gpointer data, GError **error)
{
  const Question *question = data;
  g_autoptr (GPtrArray) entries =
    mst_store_list_group_entries (store, question->group, question->offset, CHUNK, error);
  GPtrArray *lines;

  if (entries == NULL)
    return NULL;
  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_journal_lines_free);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (
      lines, mst_journal_lines_new (store, g_ptr_array_index (entries, i), question->masked));
  return lines;
}

static void
free_lines (gpointer data)
{
  g_ptr_array_unref (data);
}

/* --- one entry --- */

static GtkWidget *
create_head (const MstJournalLines *lines)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title =
    mst_plain_text_new (lines->title != NULL ? lines->title : lines->change, "heading");
  GtkWidget *change = mst_plain_text_new (lines->title != NULL ? lines->change : "", "mst-small");

  gtk_box_append (GTK_BOX (head), title);
  if (lines->title != NULL && !lines->exists)
    gtk_box_append (GTK_BOX (head), mst_plain_text_new (_ ("no longer there"), "mst-small"));
  gtk_box_append (GTK_BOX (head), change);
  return head;
}

static void
append (MstJournalEntries *self, const MstJournalLines *lines)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autoptr (GString) name = g_string_new (lines->title != NULL ? lines->title : "");

  gtk_box_append (GTK_BOX (box), create_head (lines));
  g_string_append_printf (name, ", %s", lines->change);
  for (guint i = 0; i < lines->lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines->lines, i);

      gtk_box_append (GTK_BOX (box), mst_plain_text_new (line, NULL));
      g_string_append_printf (name, ", %s", line);
    }
  if (lines->source != NULL)
    gtk_box_append (GTK_BOX (box), mst_plain_text_new (lines->source, "mst-small"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), lines->type != NULL);
  if (lines->type != NULL)
    g_object_set_data_full (
      G_OBJECT (row), "mst-target",
      g_variant_ref_sink (g_variant_new ("(sxb)", lines->type->name, lines->record, lines->exists)),
      (GDestroyNotify) g_variant_unref);
  mst_accessible_set_name (row, name->str);
  gtk_list_box_append (self->list, row);
}

static void
activated_cb (MstJournalEntries *self, GtkListBoxRow *row)
{
  GVariant *target = g_object_get_data (G_OBJECT (row), "mst-target");
  const char *type;
  gint64 id;
  gboolean exists;

  if (target == NULL)
    return;
  g_variant_get (target, "(&sxb)", &type, &id, &exists);
  if (exists)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", type, id);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                _ ("It was deleted since and can't be opened; undoing that brings "
                                   "it back."));
}

/* --- more of them --- */

static void
show_rest (MstJournalEntries *self, const char *problem)
{
  gint64 left = self->n_entries - self->n_shown;
  g_autofree char *figure = mst_text_format_integer (left);
  g_autofree char *text = problem != NULL ? g_strdup (problem)
                          : left > 0      ? g_strdup_printf (_ ("%s more…"), figure)
                                          : g_strdup ("");

  gtk_label_set_label (self->rest, text);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), *text != '\0');
}

static void ask (MstJournalEntries *self);

static gboolean
step_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  MstJournalEntries *self = MST_JOURNAL_ENTRIES (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  for (guint i = 0; i < STEP && self->waiting->len > 0; i++)
    {
      MstJournalLines *lines = g_ptr_array_steal_index (self->waiting, 0);

      append (self, lines);
      mst_journal_lines_free (lines);
      self->n_shown++;
    }
  show_rest (self, NULL);
  if (self->waiting->len > 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  /* What doesn't fill the view goes on by itself. */
  if (gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment))
    ask (self);
  return G_SOURCE_REMOVE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstJournalEntries) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *lines = mst_worker_ask_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->is_asking = FALSE;
  if (lines == NULL)
    {
      show_rest (self, error->message);
      return;
    }
  g_ptr_array_unref (self->waiting);
  self->waiting = lines;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), step_cb, NULL, NULL);
}

static void
ask (MstJournalEntries *self)
{
  Question *question;

  if (self->is_asking || self->group == 0 || self->tick != 0 || self->n_shown >= self->n_entries)
    return;
  self->is_asking = TRUE;
  question = g_new0 (Question, 1);
  question->group = self->group;
  question->offset = self->n_shown;
  question->masked = mst_session_get_masked (self->session);
  mst_worker_ask (mst_session_get_searcher (self->session), read_lines, question, g_free,
                  free_lines, self->cancellable, read_cb, g_object_ref (self));
}

static void
edge_cb (MstJournalEntries *self, GtkPositionType edge)
{
  if (edge == GTK_POS_BOTTOM)
    ask (self);
}

/* --- the object --- */

static gboolean
mst_journal_entries_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (MST_JOURNAL_ENTRIES (widget)->list),
                                 GTK_DIR_TAB_FORWARD);
}

static void
stop_steps (MstJournalEntries *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

static void
stop (MstJournalEntries *self)
{
  GtkListBoxRow *row;

  stop_steps (self);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->is_asking = FALSE;
  self->n_shown = 0;
  g_ptr_array_set_size (self->waiting, 0);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
masked_cb (MstJournalEntries *self)
{
  stop (self);
  ask (self);
}

static void
mst_journal_entries_dispose (GObject *object)
{
  MstJournalEntries *self = MST_JOURNAL_ENTRIES (object);

  stop_steps (self);
  g_cancellable_cancel (self->cancellable);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mst_journal_entries_parent_class)->dispose (object);
}

static void
mst_journal_entries_finalize (GObject *object)
{
  MstJournalEntries *self = MST_JOURNAL_ENTRIES (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->waiting);
  G_OBJECT_CLASS (mst_journal_entries_parent_class)->finalize (object);
}

static void
mst_journal_entries_class_init (MstJournalEntriesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_journal_entries_dispose;
  G_OBJECT_CLASS (class)->finalize = mst_journal_entries_finalize;
  widget_class->grab_focus = mst_journal_entries_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-journal-entries.ui");
  gtk_widget_class_bind_template_child (widget_class, MstJournalEntries, stack);
  gtk_widget_class_bind_template_child (widget_class, MstJournalEntries, title);
  gtk_widget_class_bind_template_child (widget_class, MstJournalEntries, subtitle);
  gtk_widget_class_bind_template_child (widget_class, MstJournalEntries, list);
  gtk_widget_class_bind_template_child (widget_class, MstJournalEntries, rest);
  gtk_widget_class_bind_template_child (widget_class, MstJournalEntries, scroller);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_cb);
}

static void
mst_journal_entries_init (MstJournalEntries *self)
{
  self->cancellable = g_cancellable_new ();
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_journal_lines_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
describe (const MstJournalGroup *group)
{
  g_autofree char *day = mst_journal_describe_day (group->at);
  g_autofree char *time = mst_journal_describe_time (group->at);
  g_autofree char *figure = mst_text_format_integer (group->n_changes);
  g_autofree char *changes =
    g_strdup_printf (ngettext ("%s change", "%s changes", (gulong) group->n_changes), figure);

  return g_strdup_printf ("%s %s　%s　%s%s%s", day, time, group->who, changes,
                          group->undone ? "　" : "", group->undone ? _ ("undone") : "");
}

void
mst_journal_entries_show (MstJournalEntries *self, MstSession *session,
                          const MstJournalGroup *group)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  g_return_if_fail (MST_IS_JOURNAL_ENTRIES (self));
  g_return_if_fail (group == NULL || MST_IS_SESSION (session));

  if (session != NULL && session != self->session)
    {
      g_set_object (&self->session, session);
      g_signal_connect_object (session, "notify::masked", G_CALLBACK (masked_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_stack_set_visible_child_name (self->stack, group != NULL ? "group" : "nothing");
  if (group == NULL)
    {
      stop (self);
      self->group = 0;
      return;
    }
  title = mst_journal_describe_group (group);
  subtitle = describe (group);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle);
  if (group->group == self->group)
    return;
  stop (self);
  self->group = group->group;
  self->n_entries = group->n_changes;
  show_rest (self, NULL);
  ask (self);
}
