/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pasted cells: looked at, mended, written. */
#include "config.h"

#include "mst-paste-page-private.h"

#include "mst-page.h"
#include "mst-paste-mending.h"
#include "mst-text.h"
#include "session/mst-task.h"

#include <glib/gi18n-lib.h>

static void page_iface_init (MstPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MstPastePage, mst_paste_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MST_TYPE_PAGE, page_iface_init))

/* --- what it comes to --- */

static char *
describe_summary (const MstPasteCounts *counts)
{
  g_autofree char *n_changed = mst_text_format_integer (counts->n_changed_rows);
  g_autofree char *n_new = mst_text_format_integer (counts->n_new_rows);

  if (counts->n_new_rows == 0)
    return g_strdup_printf (
      ngettext ("%s record changes", "%s records change", counts->n_changed_rows), n_changed);
  if (counts->n_changed_rows == 0)
    return g_strdup_printf (ngettext ("%s new record", "%s new records", counts->n_new_rows),
                            n_new);
  return g_strdup_printf (_ ("%s records change, %s are new"), n_changed, n_new);
}

static void
update (MstPastePage *self)
{
  MstPasteCounts counts;
  guint n_good;
  g_autofree char *summary = NULL;
  g_autofree char *bad = NULL;
  g_autofree char *write = NULL;
  g_autofree char *left_out = NULL;
  g_autofree char *figure = NULL;
  g_autofree char *bad_figure = NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "paste.write", FALSE);
  gtk_widget_action_set_enabled (widget, "paste.next-bad", FALSE);
  gtk_widget_action_set_enabled (widget, "paste.previous-bad", FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->columns_button), !self->busy);
  if (self->busy)
    return;
  counts = mst_paste_get_counts (self->paste);
  n_good = counts.n_changed_rows + counts.n_new_rows;
  figure = mst_text_format_integer (n_good);
  bad_figure = mst_text_format_integer (counts.n_bad_rows);
  summary = n_good > 0 ? describe_summary (&counts) : g_strdup (_ ("Nothing to write"));
  bad = g_strdup_printf (
    ngettext ("✗ %s row can't be written yet", "✗ %s rows can't be written yet", counts.n_bad_rows),
    bad_figure);
  write = g_strdup_printf (ngettext ("_Write %s Row", "_Write %s Rows", n_good), figure);
  left_out = mst_paste_get_left_out (self->paste) != NULL
               ? g_strdup_printf (_ ("Left out: %s"), mst_paste_get_left_out (self->paste))
               : g_strdup ("");
  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->bad_count, counts.n_bad_rows > 0 ? bad : "");
  gtk_widget_set_visible (self->turning, counts.n_bad_rows > 0);
  gtk_label_set_label (self->left_out, left_out);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->left_out), *left_out != '\0' ? left_out : NULL);
  gtk_button_set_label (self->write_button, n_good > 0 ? write : _ ("_Write"));
  gtk_widget_action_set_enabled (widget, "paste.write", n_good > 0);
  gtk_widget_action_set_enabled (widget, "paste.next-bad", counts.n_bad_rows > 0);
  gtk_widget_action_set_enabled (widget, "paste.previous-bad", counts.n_bad_rows > 0);
}

/* --- from one bad cell to the next --- */

static void
cell_moved_cb (MstPastePage *self)
{
  mst_paste_page_show_cell (self);
}

static void
go_to_bad (MstPastePage *self, int step)
{
  guint row;
  int column;

  if (self->busy)
    return;
  if (!mst_paste_grid_get_cell (self->grid, &row, &column))
    row = GTK_INVALID_LIST_POSITION;
  if (!mst_paste_find_bad (self->paste, step, &row, &column))
    return;
  mst_paste_grid_move (self->grid, row, column);
  mst_paste_page_show_cell (self);
}

static void
next_bad_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_to_bad (MST_PASTE_PAGE (widget), 1);
}

static void
previous_bad_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_to_bad (MST_PASTE_PAGE (widget), -1);
}

/* --- work on other threads --- */

static void
set_busy (MstPastePage *self, gboolean busy)
{
  self->busy = busy;
  mst_paste_grid_set_busy (self->grid, busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->editor_place), !busy);
  update (self);
}

static void
show_paste (MstPastePage *self)
{
  set_busy (self, FALSE);
  mst_paste_grid_set_paste (self->grid, self->session, self->paste);
  mst_paste_page_show_cell (self);
}

static gboolean
run_check (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  return mst_paste_check (((MstPastePage *) data)->paste, store, progress, error);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstPastePage) self = user_data;
  g_autoptr (GError) error = NULL;

  mst_task_run_finish (result, &error);
  g_clear_object (&self->progress);
  if (self->session == NULL)
    return;
  mst_progress_bar_stop (self->progress_bar);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      mst_page_closed (MST_PAGE (self));
      return;
    }
  if (error != NULL)
    mst_page_show_problem (self->problem, error->message);
  show_paste (self);
  if (mst_paste_get_counts (self->paste).n_bad_rows > 0)
    go_to_bad (self, 1);
  else
    mst_paste_grid_move (self->grid, 0, 0);
}

static void
check (MstPastePage *self)
{
  self->progress = mst_progress_new ();
  set_busy (self, TRUE);
  mst_progress_bar_start (self->progress_bar, _ ("Checking the cells"), self->progress);
  mst_task_run (mst_session_get_path (self->session), run_check, self, NULL, self->progress,
                checked_cb, g_object_ref (self));
}

static void
cell_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstPastePage) self = user_data;
  g_autoptr (GError) error = NULL;

  mst_worker_ask_finish (result, &error);
  if (self->session == NULL)
    return;
  set_busy (self, FALSE);
  if (error != NULL)
    {
      mst_page_show_problem (self->problem, error->message);
      return;
    }
  mst_page_show_problem (self->problem, NULL);
  mst_paste_page_show_cell (self);
  if (mst_paste_is_bad (self->paste, self->row, (int) self->column))
    {
      mst_paste_page_edit (self);
      return;
    }
  if (mst_paste_get_counts (self->paste).n_bad_cells > 0)
    {
      go_to_bad (self, 1);
      mst_paste_page_edit (self);
    }
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

void
mst_paste_page_mend (MstPastePage *self)
{
  g_autofree char *value = NULL;
  const MstField *field;

  if (self->busy || self->editor == NULL)
    return;
  if (!mst_field_editor_is_edited (self->editor))
    {
      mst_paste_page_cancel_edit (self);
      return;
    }
  field = mst_field_editor_get_field (self->editor);
  if (field->kind == MST_FIELD_REFERENCE)
    mst_field_editor_read (self->editor, &value, NULL);
  set_busy (self, TRUE);
  mst_paste_mend (self->session, self->paste, self->row, self->column,
                  mst_field_editor_get_text (self->editor), value, cell_set_cb,
                  g_object_ref (self));
}

static char *
apply (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  return mst_paste_apply (data, store, progress, error);
}

static void
written_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstPastePage) self = user_data;
  g_autoptr (GError) error = NULL;

  mst_session_write_finish (MST_SESSION (session), result, &error);
  if (self->session == NULL)
    return;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mst_page_show_problem (self->problem, error->message);
  if (error == NULL && mst_paste_get_counts (self->paste).n_bad_rows == 0)
    {
      mst_paste_page_hide_editor (self);
      mst_page_closed (MST_PAGE (self));
      return;
    }
  show_paste (self);
  go_to_bad (self, 1);
}

static void
write_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstPastePage *self = MST_PASTE_PAGE (widget);

  if (self->busy)
    return;
  mst_page_show_problem (self->problem, NULL);
  set_busy (self, TRUE);
  mst_session_write (self->session, _ ("Writing the pasted rows…"), apply,
                     mst_paste_ref (self->paste), (GDestroyNotify) mst_paste_unref, written_cb,
                     g_object_ref (self));
}

static void
discard_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mst_page_closed (MST_PAGE (widget));
}

static void
take_column_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstPastePage *self = MST_PASTE_PAGE (widget);
  guint column;
  const char *name;
  const MstField *field;

  g_variant_get (parameter, "(u&s)", &column, &name);
  if (self->busy || column >= mst_paste_get_n_columns (self->paste))
    return;
  field = mst_record_type_get_field (mst_paste_get_record_type (self->paste), name);
  mst_paste_page_hide_editor (self);
  if (field != NULL)
    mst_paste_set_field (self->paste, column, field);
  else
    mst_paste_remove_column (self->paste, column);
  check (self);
}

/* --- MstPage --- */

static const char *
get_title (MstPage *page)
{
  return _ ("Paste");
}

static char *
describe_rest (MstPage *page)
{
  MstPastePage *self = MST_PASTE_PAGE (page);
  MstPasteCounts counts;
  g_autofree char *figure = NULL;

  if (self->busy)
    return g_strdup (_ ("Pasted rows are being checked or written."));
  counts = mst_paste_get_counts (self->paste);
  if (counts.n_bad_rows + counts.n_changed_rows + counts.n_new_rows == 0)
    return NULL;
  figure = mst_text_format_integer (counts.n_bad_rows + counts.n_changed_rows + counts.n_new_rows);
  return g_strdup_printf (_ ("%s pasted rows are not written yet."), figure);
}

static void
page_iface_init (MstPageInterface *iface)
{
  iface->get_title = get_title;
  iface->describe_rest = describe_rest;
}

/* --- the object --- */

static gboolean
mst_paste_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MST_PASTE_PAGE (widget)->grid));
}

static void
mst_paste_page_dispose (GObject *object)
{
  MstPastePage *self = MST_PASTE_PAGE (object);

  if (self->progress != NULL)
    g_cancellable_cancel (mst_progress_get_cancellable (self->progress));
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mst_paste_page_parent_class)->dispose (object);
}

static void
mst_paste_page_finalize (GObject *object)
{
  MstPastePage *self = MST_PASTE_PAGE (object);

  g_clear_object (&self->progress);
  g_clear_pointer (&self->paste, mst_paste_unref);
  G_OBJECT_CLASS (mst_paste_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "paste.write", NULL, write_cb);
  gtk_widget_class_install_action (class, "paste.discard", NULL, discard_cb);
  gtk_widget_class_install_action (class, "paste.next-bad", NULL, next_bad_cb);
  gtk_widget_class_install_action (class, "paste.previous-bad", NULL, previous_bad_cb);
  gtk_widget_class_install_action (class, "paste.take-column", "(us)", take_column_cb);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F8, 0, "paste.next-bad", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F8, GDK_SHIFT_MASK, "paste.previous-bad",
                                       NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Return, GDK_CONTROL_MASK, "paste.write",
                                       NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "paste.write",
                                       NULL);
}

static void
mst_paste_page_class_init (MstPastePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_paste_page_dispose;
  G_OBJECT_CLASS (class)->finalize = mst_paste_page_finalize;
  widget_class->grab_focus = mst_paste_page_grab_focus;

  g_type_ensure (MST_TYPE_PASTE_GRID);
  g_type_ensure (MST_TYPE_PROGRESS_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-paste-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MstPastePage, summary);
  gtk_widget_class_bind_template_child (widget_class, MstPastePage, bad_count);
  gtk_widget_class_bind_template_child (widget_class, MstPastePage, turning);
  gtk_widget_class_bind_template_child (widget_class, MstPastePage, left_out);
  gtk_widget_class_bind_template_child (widget_class, MstPastePage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, MstPastePage, write_button);
  gtk_widget_class_bind_template_child (widget_class, MstPastePage, problem);
  gtk_widget_class_bind_template_child (widget_class, MstPastePage, grid);
  gtk_widget_class_bind_template_child (widget_class, MstPastePage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, MstPastePage, place);
  gtk_widget_class_bind_template_child (widget_class, MstPastePage, editor_place);
  gtk_widget_class_bind_template_child (widget_class, MstPastePage, old);
  gtk_widget_class_bind_template_child (widget_class, MstPastePage, reason);
  gtk_widget_class_bind_template_callback (widget_class, cell_moved_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "edit_cb",
                                                G_CALLBACK (mst_paste_page_edit));
  install_actions (widget_class);
}

static void
mst_paste_page_init (MstPastePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mst_paste_grid_set_columns_button (self->grid, self->columns_button);
}

GtkWidget *
mst_paste_page_new (MstSession *session, MstPaste *paste)
{
  MstPastePage *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);
  g_return_val_if_fail (paste != NULL, NULL);

  self = g_object_new (MST_TYPE_PASTE_PAGE, NULL);
  self->session = g_object_ref (session);
  self->paste = paste;
  check (self);
  return GTK_WIDGET (self);
}
