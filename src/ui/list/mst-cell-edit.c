/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing the cells of a list. */
#include "config.h"

#include "mst-cell-edit.h"

#include "edit/mst-field-editor.h"
#include "mst-edit.h"

#include <glib/gi18n-lib.h>

/* Narrower columns are covered together with what is beside them. */
#define MIN_WIDTH 150

/** Next: where the cursor goes when a cell is saved. */
typedef enum
{
  NEXT_STAY,
  NEXT_DOWN,
  NEXT_FORWARD,
  NEXT_BACK,
  NEXT_ELSEWHERE, /* the officer went there already */
} Next;

struct _MstCellEdit
{
  GObject parent_instance;
  MstSession *session;
  const MstRecordType *type;
  GtkOverlay *overlay;
  GtkColumnView *view;
  MstCellCursor *cursor;
  MstListColumns *columns;
  MstRowModel *rows;

  GtkWidget *editor; /* NULL: no cell is edited */
  GtkWidget *bubble; /* the reason why it can't be saved; NULL */
  const MstField *field;
  MstRecord *record; /* as it is in the file, as far as we know */
  guint row;         /* where it stands */
  guint column;
  gboolean is_saving;
  GString *held;     /* typed while it was saved, for the next cell; NULL */
  gboolean is_ended; /* another key than one that writes came after it */

  gint64
    left_id; /* saved by Enter: the cursor goes down from it, once it is known where it stands */
  guint left_row;
  gint64 current_id; /* of the record under the cursor while the rows are read again; 0 */
  guint current_row;
  guint settle;
};

G_DEFINE_FINAL_TYPE (MstCellEdit, mst_cell_edit, G_TYPE_OBJECT)

static void open_editor (MstCellEdit *self);

static const MstField *
get_field (MstCellEdit *self, guint column)
{
  g_autofree const char **fields = mst_list_columns_list_fields (self->columns);

  for (guint i = 0; fields[i] != NULL; i++)
    if (i == column)
      return mst_record_type_get_field (self->type, fields[i]);
  return NULL;
}

static gboolean
can_edit (const MstField *field)
{
  return (field->flags & MST_FIELD_DERIVED) == 0;
}

/* --- the control --- */

static void
show_reason (MstCellEdit *self, const char *reason)
{
  GtkWidget *label;

  mst_field_editor_set_problem (MST_FIELD_EDITOR (self->editor), reason, TRUE);
  if (reason == NULL)
    {
      if (self->bubble != NULL)
        gtk_popover_popdown (GTK_POPOVER (self->bubble));
      return;
    }
  if (self->bubble == NULL)
    {
      self->bubble = gtk_popover_new ();
      gtk_popover_set_autohide (GTK_POPOVER (self->bubble), FALSE);
      gtk_popover_set_position (GTK_POPOVER (self->bubble), GTK_POS_BOTTOM);
      gtk_widget_set_can_focus (self->bubble, FALSE);
      gtk_widget_add_css_class (self->bubble, "mst-reason");
      label = gtk_label_new (NULL);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_popover_set_child (GTK_POPOVER (self->bubble), label);
      gtk_widget_set_parent (self->bubble, self->editor);
    }
  gtk_label_set_label (GTK_LABEL (gtk_popover_get_child (GTK_POPOVER (self->bubble))), reason);
  gtk_popover_popup (GTK_POPOVER (self->bubble));
}

static void
close_editor (MstCellEdit *self)
{
  GtkWidget *editor = g_steal_pointer (&self->editor);

  g_clear_pointer (&self->bubble, gtk_widget_unparent);
  if (editor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (editor, self);
  gtk_overlay_remove_overlay (self->overlay, editor);
}

static void
focus_cell (MstCellEdit *self)
{
  mst_cell_cursor_focus_row (self->cursor, self->row);
  mst_cell_cursor_set_column (self->cursor, self->column);
}

static gboolean
child_position_cb (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *area, gpointer user_data)
{
  MstCellEdit *self = user_data;
  GtkWidget *cell;
  graphene_rect_t bounds;
  int height;
  int width;

  if (child != self->editor)
    return FALSE;
  cell = mst_cell_cursor_find_cell (self->cursor, self->row, self->column);
  if (cell == NULL || !gtk_widget_compute_bounds (cell, GTK_WIDGET (overlay), &bounds))
    {
      /* Scrolled away: it comes back with its row. */
      *area = (GdkRectangle){ -10000, 0, MIN_WIDTH, 32 };
      return TRUE;
    }
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  width = MAX (MAX (width, MIN_WIDTH), (int) bounds.size.width);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  height = MAX (height, (int) bounds.size.height);
  *area = (GdkRectangle){
    MAX (0, MIN ((int) bounds.origin.x, gtk_widget_get_width (GTK_WIDGET (overlay)) - width)),
    (int) bounds.origin.y + ((int) bounds.size.height - height) / 2, width, height
  };
  return TRUE;
}

/* --- saving --- */

/** Save: a value on its way into the file. */
typedef struct
{
  MstCellEdit *self;
  MstRecord *record;
  Next next;
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->self);
  mst_record_unref (save->record);
  g_free (save);
}

static char *
write_record (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  return mst_edit_save (store, data, error);
}

/* The next column that can be edited; the one that is when there is none. */
static guint
find_column (MstCellEdit *self, int step)
{
  guint column = self->column;
  const MstField *field;

  do
    {
      column += (guint) step;
      field = get_field (self, column);
    }
  while (field != NULL && !can_edit (field));
  return field != NULL ? column : self->column;
}

/* Which record the cursor is on while the rows are read again, and again before it has followed. */
static void
note_current (MstCellEdit *self)
{
  if (self->current_id != 0)
    return;
  self->current_row = mst_cell_cursor_get_row (self->cursor);
  self->current_id = mst_row_model_get_id_at (self->rows, self->current_row);
}

/* Others added or took away rows above it: what is typed next belongs to the same record. */
static void
follow_current (MstCellEdit *self)
{
  gint64 id = self->current_id;
  guint row = id != 0 ? mst_row_model_find (self->rows, id) : GTK_INVALID_LIST_POSITION;

  if (mst_row_model_is_loading (self->rows))
    return;
  self->current_id = 0;
  if (row != GTK_INVALID_LIST_POSITION && row != self->current_row
      && mst_cell_cursor_get_row (self->cursor) == self->current_row)
    mst_cell_cursor_shift (self->cursor, row);
}

static gboolean
settle_cb (gpointer user_data)
{
  MstCellEdit *self = user_data;
  gint64 id = self->left_id;

  self->settle = 0;
  if (self->editor != NULL || id != 0)
    self->current_id = 0;
  if (self->editor != NULL)
    {
      guint row = mst_row_model_find (self->rows, mst_record_get_id (self->record));

      if (row != GTK_INVALID_LIST_POSITION && row != self->row)
        {
          self->row = row;
          mst_cell_cursor_follow (self->cursor, row);
        }
      gtk_widget_queue_allocate (GTK_WIDGET (self->overlay));
    }
  else if (id != 0)
    {
      guint row = mst_row_model_find (self->rows, id);

      /* A record that the change put elsewhere is what the officer wants to see. */
      self->left_id = 0;
      if (row == GTK_INVALID_LIST_POSITION)
        row = self->left_row;
      else if (row == self->left_row
               && row + 1 < g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
        row++;
      mst_cell_cursor_move (self->cursor, row, self->column);
    }
  else
    follow_current (self);
  return G_SOURCE_REMOVE;
}

/* After the places of the list have taken over its rows, which they do when idle. */
static void
loading_cb (MstCellEdit *self)
{
  if (mst_row_model_is_loading (self->rows))
    note_current (self);
  else if (self->settle == 0)
    self->settle = g_idle_add_full (G_PRIORITY_LOW, settle_cb, self, NULL);
}

/* What is written into a cell takes the place of what is in it, as everything is selected there. */
static void
write_held (MstCellEdit *self)
{
  if (self->held != NULL && self->editor != NULL)
    mst_field_editor_set_text (MST_FIELD_EDITOR (self->editor), self->held->str);
}

static void
drop_held (MstCellEdit *self)
{
  if (self->held != NULL)
    g_string_free (g_steal_pointer (&self->held), TRUE);
  self->is_ended = FALSE;
}

static void
go_on (MstCellEdit *self, Next next)
{
  close_editor (self);
  switch (next)
    {
    case NEXT_FORWARD:
    case NEXT_BACK:
      self->column = find_column (self, next == NEXT_FORWARD ? 1 : -1);
      focus_cell (self);
      open_editor (self);
      write_held (self);
      break;
    case NEXT_DOWN:
      self->left_id = mst_record_get_id (self->record);
      self->left_row = self->row;
      focus_cell (self);
      loading_cb (self);
      break;
    case NEXT_STAY:
      focus_cell (self);
      break;
    case NEXT_ELSEWHERE:
    default:
      break;
    }
}

static void
saved_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  Save *save = user_data;
  MstCellEdit *self = save->self;
  g_autoptr (GError) error = NULL;
  gboolean saved = mst_session_write_finish (MST_SESSION (session), result, &error);

  self->is_saving = FALSE;
  if (self->editor == NULL)
    g_debug ("the list went away while a cell was saved");
  else if (!saved)
    {
      show_reason (self, error->message);
      if (save->next != NEXT_ELSEWHERE)
        gtk_widget_grab_focus (self->editor);
    }
  else
    {
      mst_record_unref (self->record);
      self->record = mst_record_ref (save->record);
      go_on (self, save->next);
    }
  drop_held (self);
  save_free (save);
}

static void
save (MstCellEdit *self, Next next)
{
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;
  Save *saved;

  if (self->is_saving || self->editor == NULL)
    return;
  /* What is covered reads as it was. */
  if (!mst_field_editor_read (MST_FIELD_EDITOR (self->editor), &value, &error))
    {
      show_reason (self, error->message);
      return;
    }
  if (g_strcmp0 (value, mst_record_get (self->record, self->field->name)) == 0)
    {
      go_on (self, next);
      return;
    }
  self->is_saving = TRUE;
  saved = g_new0 (Save, 1);
  saved->self = g_object_ref (self);
  saved->record = mst_record_copy (self->record);
  saved->next = next;
  mst_record_set (saved->record, self->field->name, value);
  mst_session_write (self->session, _ ("Saving…"), write_record, mst_record_ref (saved->record),
                     (GDestroyNotify) mst_record_unref, saved_cb, saved);
}

/* --- the keyboard --- */

static void
activate_cb (MstCellEdit *self)
{
  save (self, NEXT_DOWN);
}

static void
cancel_cb (MstCellEdit *self)
{
  if (!self->is_saving)
    go_on (self, NEXT_STAY);
}

static void
changed_cb (MstCellEdit *self)
{
  show_reason (self, NULL);
}

/* The officer is in the next cell already. */
static void
hold (MstCellEdit *self, guint key, GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (key);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || !g_unichar_isprint (letter))
    {
      /* A key of its own, such as Shift, ends nothing. */
      self->is_ended |= letter != 0;
      return;
    }
  if (self->held == NULL)
    self->held = g_string_new (NULL);
  if (!self->is_ended)
    g_string_append_unichar (self->held, letter);
}

static gboolean
key_cb (MstCellEdit *self, guint key, guint code, GdkModifierType state)
{
  if (self->is_saving)
    {
      hold (self, key, state);
      return GDK_EVENT_STOP;
    }
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab)
    {
      gboolean back = key == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;

      save (self, back ? NEXT_BACK : NEXT_FORWARD);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* A click elsewhere saves too; another window that comes to the front does not. */
static void
leave_cb (MstCellEdit *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->overlay));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->editor == NULL || self->is_saving || focus == NULL
      || gtk_widget_is_ancestor (focus, self->editor))
    return;
  save (self, NEXT_ELSEWHERE);
}

static void
add_controllers (MstCellEdit *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->editor, key);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->editor, focus);
}

static void
open_editor (MstCellEdit *self)
{
  g_autofree char *name = NULL;

  self->field = get_field (self, self->column);
  self->editor = mst_field_editor_new (self->session, self->field);
  mst_field_editor_set_compact (MST_FIELD_EDITOR (self->editor), TRUE);
  mst_field_editor_set_record_id (MST_FIELD_EDITOR (self->editor),
                                  mst_record_get_id (self->record));
  mst_field_editor_set_value (MST_FIELD_EDITOR (self->editor),
                              mst_record_get (self->record, self->field->name));
  mst_field_editor_follow (MST_FIELD_EDITOR (self->editor), self->record);
  gtk_widget_add_css_class (self->editor, "mst-cell-editor");
  /* In a roomy row it is lower than the cell. */
  gtk_widget_set_valign (gtk_widget_get_first_child (self->editor), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->editor, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->editor, "cancel", G_CALLBACK (cancel_cb), self);
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (changed_cb), self);
  add_controllers (self);
  gtk_overlay_add_overlay (self->overlay, self->editor);
  gtk_overlay_set_clip_overlay (self->overlay, self->editor, TRUE);
  gtk_widget_grab_focus (self->editor);
  /* F2 is the officer's wish to see what he changes. */
  mst_field_editor_reveal (MST_FIELD_EDITOR (self->editor));
}

/* --- the object --- */

static void
mst_cell_edit_dispose (GObject *object)
{
  MstCellEdit *self = MST_CELL_EDIT (object);

  g_clear_handle_id (&self->settle, g_source_remove);
  if (self->overlay != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->overlay, self);
      close_editor (self);
    }
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_func (self->rows, loading_cb, self);
  g_clear_object (&self->overlay);
  g_clear_object (&self->session);
  g_clear_object (&self->cursor);
  g_clear_object (&self->columns);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->record, mst_record_unref);
  drop_held (self);
  G_OBJECT_CLASS (mst_cell_edit_parent_class)->dispose (object);
}

static void
mst_cell_edit_class_init (MstCellEditClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mst_cell_edit_dispose;
}

static void
mst_cell_edit_init (MstCellEdit *self)
{
}

MstCellEdit *
mst_cell_edit_new (MstSession *session, const MstRecordType *type, GtkOverlay *overlay,
                   GtkColumnView *view, MstCellCursor *cursor, MstListColumns *columns,
                   MstRowModel *rows)
{
  MstCellEdit *self;
  GtkScrollable *scrollable = GTK_SCROLLABLE (view);

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);
  g_return_val_if_fail (GTK_IS_OVERLAY (overlay), NULL);

  self = g_object_new (MST_TYPE_CELL_EDIT, NULL);
  self->session = g_object_ref (session);
  self->type = type;
  self->overlay = g_object_ref (overlay);
  self->view = view;
  self->cursor = g_object_ref (cursor);
  self->columns = g_object_ref (columns);
  self->rows = g_object_ref (rows);
  g_signal_connect (overlay, "get-child-position", G_CALLBACK (child_position_cb), self);
  g_signal_connect_object (rows, "notify::loading", G_CALLBACK (loading_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (scrollable), "value-changed",
                           G_CALLBACK (gtk_widget_queue_allocate), overlay, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_hadjustment (scrollable), "value-changed",
                           G_CALLBACK (gtk_widget_queue_allocate), overlay, G_CONNECT_SWAPPED);
  return self;
}

void
mst_cell_edit_begin (MstCellEdit *self)
{
  g_autoptr (MstRow) row = NULL;
  const MstField *field;

  g_return_if_fail (MST_IS_CELL_EDIT (self));

  if (self->editor != NULL)
    {
      gtk_widget_grab_focus (self->editor);
      return;
    }
  self->row = mst_cell_cursor_get_row (self->cursor);
  self->column = mst_cell_cursor_get_column (self->cursor);
  self->left_id = 0;
  field = get_field (self, self->column);
  row = g_list_model_get_item (G_LIST_MODEL (self->rows), self->row);
  if (row == NULL || mst_row_get_record (row) == NULL || field == NULL)
    return;
  if (!can_edit (field))
    {
      g_autofree char *reason = g_strdup_printf (
        _ ("“%s” follows from other fields; change those instead."), mst_field_get_label (field));

      gtk_widget_activate_action (GTK_WIDGET (self->view), "win.tell", "s", reason);
      return;
    }
  g_clear_pointer (&self->record, mst_record_unref);
  self->record = mst_record_copy (mst_row_get_record (row));
  mst_cell_cursor_focus_row (self->cursor, self->row);
  open_editor (self);
}

GtkWidget *
mst_cell_edit_get_editor (MstCellEdit *self)
{
  g_return_val_if_fail (MST_IS_CELL_EDIT (self), NULL);
  return self->editor;
}
