/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns a list shows, in which order and how wide. */
#include "config.h"

#include "mst-heading-sorter.h"
#include "mst-list-columns-private.h"
#include "mst-record-cell.h"
#include "mst-setting.h"
#include "session/mst-settings.h"

#include <glib/gi18n-lib.h>

#define FIELD_KEY "mst-field"
#define KEEP_AFTER_MS 400

enum
{
  SORT_CHANGED,
  COLUMNS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstListColumns, mst_list_columns, G_TYPE_OBJECT)

const MstField *
mst_list_columns_get_field (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), FIELD_KEY);
}

void
mst_list_columns_sort_changed (MstListColumns *self)
{
  g_signal_emit (self, signals[SORT_CHANGED], 0);
}

/* --- widths --- */

static int
get_width (MstListColumns *self, const MstField *field)
{
  int chosen = mst_settings_get_column_width (self->type->name, field->name);

  return chosen > 0 ? chosen : mst_record_cell_get_width (field);
}

/* The column that takes the room that is left: the widest of those whose width nobody chose, the last
 * of several. */
static const MstField *
find_expanding (MstListColumns *self)
{
  const MstField *found = NULL;

  for (guint i = 0; i < self->shown->len; i++)
    {
      const MstField *field = g_ptr_array_index (self->shown, i);

      if (mst_settings_get_column_width (self->type->name, field->name) > 0)
        continue;
      if (found == NULL || mst_record_cell_get_width (field) >= mst_record_cell_get_width (found))
        found = field;
    }
  return found;
}

/* By which a record is known is read most, and what it refers to has a long name, if it is no person: both
 * have their share of that room. */
static gboolean
is_long (MstListColumns *self, const MstField *field)
{
  gboolean is_title =
    g_strcmp0 (field->name, self->type->title_field) == 0 && field->kind == MST_FIELD_TEXT;
  gboolean is_place =
    field->kind == MST_FIELD_REFERENCE && g_strcmp0 (field->reference, mst_person_type.name) != 0;

  return (is_title || is_place)
         && mst_settings_get_column_width (self->type->name, field->name) == 0;
}

static void
set_widths (MstListColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  const MstField *expanding = find_expanding (self);

  self->follows_code = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const MstField *field = mst_list_columns_get_field (column);

      gtk_column_view_column_set_fixed_width (column, get_width (self, field));
      gtk_column_view_column_set_expand (column, field == expanding || is_long (self, field));
    }
  self->follows_code = FALSE;
}

static gboolean
keep_widths_cb (gpointer user_data)
{
  MstListColumns *self = user_data;
  GListModel *columns = gtk_column_view_get_columns (self->view);

  self->width_source = 0;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const MstField *field = mst_list_columns_get_field (column);
      int width = gtk_column_view_column_get_fixed_width (column);

      if (width > 0 && width != get_width (self, field))
        mst_settings_set_column_width (self->type->name, field->name, width);
    }
  return G_SOURCE_REMOVE;
}

/* A heading that is dragged tells of every pixel. */
static void
width_cb (MstListColumns *self)
{
  if (self->follows_code)
    return;
  g_clear_handle_id (&self->width_source, g_source_remove);
  self->width_source = g_timeout_add (KEEP_AFTER_MS, keep_widths_cb, self);
}

/* --- the columns --- */

static void
append_action (GMenu *menu, const char *label, const char *action, const MstField *field)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", field->name);
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_heading_menu (const MstField *field)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) orders = mst_list_columns_create_orders (field);
  g_autoptr (GMenu) place = g_menu_new ();
  g_autoptr (GMenu) hide = g_menu_new ();

  append_action (place, _ ("Move to the Left"), "columns.move-left", field);
  append_action (place, _ ("Move to the Right"), "columns.move-right", field);
  append_action (place, _ ("Usual Width"), "columns.usual-width", field);
  append_action (hide, _ ("Hide This Column"), "columns.hide", field);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (orders));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (place));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (hide));
  return G_MENU_MODEL (menu);
}

static GtkColumnViewColumn *
create_column (MstListColumns *self, const MstField *field)
{
  GtkColumnViewColumn *column = gtk_column_view_column_new (
    mst_field_get_label (field), mst_record_cell_factory_new (self->session, field));
  g_autoptr (GtkSorter) sorter = mst_heading_sorter_new ();
  g_autoptr (GMenuModel) menu = create_heading_menu (field);

  g_object_set_data (G_OBJECT (column), FIELD_KEY, (gpointer) field);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_header_menu (column, menu);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, get_width (self, field));
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (width_cb), self,
                           G_CONNECT_SWAPPED);
  return column;
}

/* (transfer full) (nullable) */
static GtkColumnViewColumn *
find_column (MstListColumns *self, const MstField *field, guint *position)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (*position = 0; *position < g_list_model_get_n_items (columns); (*position)++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, *position);

      if (mst_list_columns_get_field (column) == field)
        return g_steal_pointer (&column);
    }
  return NULL;
}

/* Columns that stay keep their cells: new ones cost a tenth of a second for a dozen columns. */
static void
fill_view (MstListColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  self->follows_code = TRUE;
  for (guint i = g_list_model_get_n_items (columns); i-- > 0;)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (!mst_list_columns_is_shown (self, mst_list_columns_get_field (column)))
        gtk_column_view_remove_column (self->view, column);
    }
  for (guint i = 0; i < self->shown->len; i++)
    {
      const MstField *field = g_ptr_array_index (self->shown, i);
      guint position;
      g_autoptr (GtkColumnViewColumn) column = find_column (self, field, &position);

      if (column != NULL && position == i)
        continue;
      if (column == NULL)
        column = create_column (self, field);
      gtk_column_view_insert_column (self->view, i, column);
    }
  self->follows_code = FALSE;
  for (guint i = 0; i < self->shown->len; i++)
    if (mst_record_cell_is_figure (g_ptr_array_index (self->shown, i)))
      mst_heading_align_right (self->view, i);
  set_widths (self);
  mst_list_columns_tell_headings (self);
}

static void
show_described_columns (MstListColumns *self)
{
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->type->n_fields; i++)
    if ((self->type->fields[i].flags & MST_FIELD_LISTED) != 0)
      g_ptr_array_add (self->shown, (gpointer) &self->type->fields[i]);
}

static void
load_settings (MstListColumns *self)
{
  g_auto (GStrv) columns = mst_settings_dup_columns (self->type->name);
  g_autofree char *field = NULL;
  g_autofree char *order = NULL;
  gboolean descending = FALSE;

  for (guint i = 0; columns != NULL && columns[i] != NULL; i++)
    {
      const MstField *found = mst_record_type_get_field (self->type, columns[i]);

      if (found != NULL && !g_ptr_array_find (self->shown, found, NULL))
        g_ptr_array_add (self->shown, (gpointer) found);
    }
  if (self->shown->len == 0)
    show_described_columns (self);
  if (mst_settings_get_sort (self->type->name, &field, &order, &descending))
    {
      const MstField *found = mst_record_type_get_field (self->type, field);

      self->sort_field = found != NULL ? found->name : NULL;
      self->sort_order = mst_sort_order_from_nick (order);
      self->descending = found != NULL && descending;
    }
}

static void
columns_changed (MstListColumns *self)
{
  g_autofree const char **fields = mst_list_columns_list_fields (self);

  mst_settings_set_columns (self->type->name, fields);
  fill_view (self);
  g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}

static gboolean
take_order_cb (gpointer user_data)
{
  MstListColumns *self = user_data;
  GListModel *columns = gtk_column_view_get_columns (self->view);
  gboolean differs = FALSE;

  self->order_source = 0;
  if (g_list_model_get_n_items (columns) != self->shown->len)
    return G_SOURCE_REMOVE;
  for (guint i = 0; i < self->shown->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const MstField *field = mst_list_columns_get_field (column);

      differs = differs || g_ptr_array_index (self->shown, i) != field;
      g_ptr_array_index (self->shown, i) = (gpointer) field;
    }
  if (differs)
    columns_changed (self);
  return G_SOURCE_REMOVE;
}

/* A heading was dragged; the column is taken out before it is put in its new place. */
static void
view_columns_cb (MstListColumns *self)
{
  if (!self->follows_code && self->order_source == 0)
    self->order_source = g_idle_add (take_order_cb, self);
}

/* --- actions --- */

static const MstField *
get_target (MstListColumns *self, GVariant *parameter)
{
  return mst_record_type_get_field (self->type, g_variant_get_string (parameter, NULL));
}

static void
move_left_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_list_columns_move (user_data, get_target (user_data, parameter), -1);
}

static void
move_right_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_list_columns_move (user_data, get_target (user_data, parameter), 1);
}

static void
usual_width_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstListColumns *self = user_data;

  mst_settings_set_column_width (self->type->name, g_variant_get_string (parameter, NULL), 0);
  set_widths (self);
}

static void
hide_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_list_columns_show (user_data, get_target (user_data, parameter), FALSE);
}

static void
store_changed_cb (MstListColumns *self, const char *type)
{
  if (type == NULL || g_str_equal (type, MST_JOURNAL_SETTING))
    mst_list_columns_follow_usual_sort (self);
}

static void
mst_list_columns_dispose (GObject *object)
{
  MstListColumns *self = MST_LIST_COLUMNS (object);

  g_clear_handle_id (&self->order_source, g_source_remove);
  if (self->width_source != 0)
    {
      g_source_remove (self->width_source);
      keep_widths_cb (self);
    }
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->sort_actions);
  g_clear_object (&self->column_actions);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (mst_list_columns_parent_class)->dispose (object);
}

static void
mst_list_columns_class_init (MstListColumnsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mst_list_columns_dispose;

  signals[SORT_CHANGED] = g_signal_new ("sort-changed", G_TYPE_FROM_CLASS (class),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COLUMNS_CHANGED] = g_signal_new ("columns-changed", G_TYPE_FROM_CLASS (class),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mst_list_columns_init (MstListColumns *self)
{
  static const GActionEntry entries[] = {
    { .name = "hide", .activate = hide_cb, .parameter_type = "s" },
    { .name = "move-left", .activate = move_left_cb, .parameter_type = "s" },
    { .name = "move-right", .activate = move_right_cb, .parameter_type = "s" },
    { .name = "usual-width", .activate = usual_width_cb, .parameter_type = "s" },
  };

  self->shown = g_ptr_array_new ();
  self->sort_actions = g_simple_action_group_new ();
  self->column_actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->column_actions), entries,
                                   G_N_ELEMENTS (entries), self);
}

MstListColumns *
mst_list_columns_new (MstSession *session, const MstRecordType *type, GtkColumnView *view)
{
  MstListColumns *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  self = g_object_new (MST_TYPE_LIST_COLUMNS, NULL);
  self->session = g_object_ref (session);
  self->type = type;
  self->view = view;
  load_settings (self);
  fill_view (self);
  mst_list_columns_add_sort_actions (self);
  mst_list_columns_follow_headings (self);
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed",
                           G_CALLBACK (view_columns_cb), self, G_CONNECT_SWAPPED);
  self->settings = mst_settings_new ();
  mst_list_columns_follow_usual_sort (self);
  g_signal_connect_object (mst_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::font-size", G_CALLBACK (set_widths), self,
                           G_CONNECT_SWAPPED);
  return self;
}

const char **
mst_list_columns_list_fields (MstListColumns *self)
{
  const char **fields = g_new0 (const char *, self->shown->len + 1);

  for (guint i = 0; i < self->shown->len; i++)
    fields[i] = ((const MstField *) g_ptr_array_index (self->shown, i))->name;
  return fields;
}

gboolean
mst_list_columns_is_shown (MstListColumns *self, const MstField *field)
{
  return g_ptr_array_find (self->shown, field, NULL);
}

void
mst_list_columns_show (MstListColumns *self, const MstField *field, gboolean shown)
{
  guint position = 0;

  g_return_if_fail (MST_IS_LIST_COLUMNS (self));
  g_return_if_fail (field != NULL);

  if (shown == mst_list_columns_is_shown (self, field))
    return;
  if (!shown && self->shown->len == 1)
    return;
  if (!shown)
    g_ptr_array_remove (self->shown, (gpointer) field);
  else
    {
      /* Where the description has it. */
      while (position < self->shown->len
             && (const MstField *) g_ptr_array_index (self->shown, position) < field)
        position++;
      g_ptr_array_insert (self->shown, (int) position, (gpointer) field);
    }
  columns_changed (self);
}

void
mst_list_columns_reset (MstListColumns *self)
{
  g_return_if_fail (MST_IS_LIST_COLUMNS (self));
  mst_settings_reset_column_widths (self->type->name);
  show_described_columns (self);
  columns_changed (self);
}

void
mst_list_columns_move (MstListColumns *self, const MstField *field, int by)
{
  guint position;

  g_return_if_fail (MST_IS_LIST_COLUMNS (self));

  if (!g_ptr_array_find (self->shown, field, &position))
    return;
  if ((int) position + by < 0 || (int) position + by >= (int) self->shown->len)
    return;
  g_ptr_array_remove_index (self->shown, position);
  g_ptr_array_insert (self->shown, (int) position + by, (gpointer) field);
  columns_changed (self);
}

void
mst_list_columns_insert_actions (MstListColumns *self, GtkWidget *widget)
{
  g_return_if_fail (MST_IS_LIST_COLUMNS (self));
  gtk_widget_insert_action_group (widget, "sort", G_ACTION_GROUP (self->sort_actions));
  gtk_widget_insert_action_group (widget, "columns", G_ACTION_GROUP (self->column_actions));
}
