/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns a list shows and how its rows are sorted. */
#include "config.h"

#include "mst-heading-sorter.h"
#include "mst-list-columns.h"
#include "mst-record-cell.h"
#include "session/mst-settings.h"

#include <glib/gi18n-lib.h>

#define FIELD_KEY "mst-field"

struct _MstListColumns
{
  GObject parent_instance;
  MstSession *session;
  const MstRecordType *type;
  GtkColumnView *view; /* owns what shows us */
  GSimpleActionGroup *actions;
  GPtrArray *shown;       /* of const MstField */
  const char *sort_field; /* NULL: the usual order */
  MstSortOrder sort_order;
  gboolean descending;
  gboolean follows_code; /* the headings are being told, not asked */
  GSettings *settings;
};

enum
{
  SORT_CHANGED,
  COLUMNS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstListColumns, mst_list_columns, G_TYPE_OBJECT)

static const char *const order_nicks[] = {
  [MST_SORT_VALUE] = "value",
  [MST_SORT_PINYIN] = "pinyin",
  [MST_SORT_STROKES] = "strokes",
  [MST_SORT_FULL_STROKES] = "full-strokes",
};

const char *
mst_sort_order_get_nick (MstSortOrder order)
{
  g_return_val_if_fail (order < G_N_ELEMENTS (order_nicks), NULL);
  return order_nicks[order];
}

MstSortOrder
mst_sort_order_from_nick (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (order_nicks); i++)
    if (g_strcmp0 (order_nicks[i], nick) == 0)
      return i;
  return MST_SORT_VALUE;
}

static gboolean
has_chinese_orders (const MstField *field)
{
  return (field->flags & MST_FIELD_SORT_KEYS) != 0;
}

static char *
describe_order (const MstField *field, MstSortOrder order)
{
  switch (has_chinese_orders (field) ? order : MST_SORT_VALUE)
    {
    case MST_SORT_PINYIN:
      return g_strdup_printf (_ ("%s by pinyin"), mst_field_get_label (field));
    case MST_SORT_STROKES:
      return g_strdup_printf (field->kind == MST_FIELD_NAME ? _ ("%s by surname strokes")
                                                            : _ ("%s by strokes"),
                              mst_field_get_label (field));
    case MST_SORT_FULL_STROKES:
      return g_strdup_printf (_ ("%s by full-name strokes"), mst_field_get_label (field));
    case MST_SORT_VALUE:
    default:
      return g_strdup_printf (_ ("By %s"), mst_field_get_label (field));
    }
}

static const MstField *
get_column_field (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), FIELD_KEY);
}

/* --- the headings --- */

static void
set_titles (MstListColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const MstField *field = get_column_field (column);
      g_autofree char *title = g_strdup (mst_field_get_label (field));

      if (has_chinese_orders (field) && g_strcmp0 (self->sort_field, field->name) == 0
          && self->sort_order >= MST_SORT_STROKES)
        {
          g_free (title);
          title = describe_order (field, self->sort_order);
        }
      gtk_column_view_column_set_title (column, title);
    }
}

static void
tell_headings (MstListColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  self->follows_code = TRUE;
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (get_column_field (column)->name, self->sort_field) == 0)
        gtk_column_view_sort_by_column (
          self->view, column, self->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
  self->follows_code = FALSE;
  set_titles (self);
}

static void
heading_clicked_cb (MstListColumns *self)
{
  GtkColumnViewColumn *column;
  const MstField *field;
  gboolean descending = FALSE;
  MstSortOrder order = MST_SORT_VALUE;

  if (self->follows_code)
    return;
  column = mst_heading_sorter_find (self->view, &descending);
  if (column == NULL)
    return;
  field = get_column_field (column);
  if (g_strcmp0 (field->name, self->sort_field) == 0)
    {
      /* The third click on a heading gives the usual order back. */
      if (self->descending && !descending)
        {
          mst_list_columns_sort (self, NULL, MST_SORT_VALUE, FALSE);
          return;
        }
      order = self->sort_order;
    }
  else if (has_chinese_orders (field))
    order = MST_SORT_PINYIN;
  mst_list_columns_sort (self, field->name, order, descending);
}

static void
append_orders (GMenu *menu, const MstField *field)
{
  MstSortOrder first = has_chinese_orders (field) ? MST_SORT_PINYIN : MST_SORT_VALUE;
  MstSortOrder last = !has_chinese_orders (field)     ? MST_SORT_VALUE
                      : field->kind == MST_FIELD_NAME ? MST_SORT_FULL_STROKES
                                                      : MST_SORT_STROKES;

  for (MstSortOrder order = first; order <= last; order++)
    {
      g_autofree char *label = describe_order (field, order);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "sort.by", "(ss)", field->name,
                                         mst_sort_order_get_nick (order));
      g_menu_append_item (menu, item);
    }
}

static GMenuModel *
create_direction_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("Descending"), "sort.descending");
  g_menu_append (menu, _ ("Usual Order"), "sort.usual");
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_heading_menu (const MstField *field)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) orders = g_menu_new ();
  g_autoptr (GMenuModel) direction = create_direction_menu ();
  g_autoptr (GMenu) hide = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("Hide This Column"), NULL);

  append_orders (orders, field);
  g_menu_item_set_action_and_target (item, "sort.hide", "s", field->name);
  g_menu_append_item (hide, item);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (orders));
  g_menu_append_section (menu, NULL, direction);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (hide));
  return G_MENU_MODEL (menu);
}

/* --- the columns --- */

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
  gtk_column_view_column_set_fixed_width (column, mst_record_cell_get_width (field));
  return column;
}

/* The column that takes the room that is left: the widest, the last of several. */
static guint
get_widest (MstListColumns *self)
{
  guint widest = 0;

  for (guint i = 1; i < self->shown->len; i++)
    if (mst_record_cell_get_width (g_ptr_array_index (self->shown, i))
        >= mst_record_cell_get_width (g_ptr_array_index (self->shown, widest)))
      widest = i;
  return widest;
}

static void
fill_view (MstListColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint widest = get_widest (self);

  self->follows_code = TRUE;
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  for (guint i = 0; i < self->shown->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) column =
        create_column (self, g_ptr_array_index (self->shown, i));

      gtk_column_view_append_column (self->view, column);
      if (i == widest)
        gtk_column_view_column_set_expand (column, TRUE);
    }
  self->follows_code = FALSE;
  for (guint i = 0; i < self->shown->len; i++)
    if (mst_record_cell_is_figure (g_ptr_array_index (self->shown, i)))
      mst_heading_align_right (self->view, i);
  tell_headings (self);
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

static void
masked_cb (MstListColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autoptr (GtkListItemFactory) factory =
        mst_record_cell_factory_new (self->session, get_column_field (column));

      gtk_column_view_column_set_factory (column, factory);
    }
}

/* --- actions --- */

static void
by_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstListColumns *self = user_data;
  const char *field;
  const char *order;

  g_variant_get (parameter, "(&s&s)", &field, &order);
  mst_list_columns_sort (self, field, mst_sort_order_from_nick (order), self->descending);
}

static void
descending_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  MstListColumns *self = user_data;

  mst_list_columns_sort (self, self->sort_field, self->sort_order, g_variant_get_boolean (value));
}

static void
usual_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_list_columns_sort (user_data, NULL, MST_SORT_VALUE, FALSE);
}

static void
hide_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstListColumns *self = user_data;

  mst_list_columns_show (
    self, mst_record_type_get_field (self->type, g_variant_get_string (parameter, NULL)), FALSE);
}

static void
update_actions (MstListColumns *self)
{
  GAction *by = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "by");
  GAction *descending = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "descending");

  g_simple_action_set_state (
    G_SIMPLE_ACTION (by), g_variant_new ("(ss)", self->sort_field != NULL ? self->sort_field : "",
                                         mst_sort_order_get_nick (self->sort_order)));
  g_simple_action_set_state (G_SIMPLE_ACTION (descending),
                             g_variant_new_boolean (self->descending));
}

static void
usual_sort_changed_cb (MstListColumns *self)
{
  if (self->sort_field == NULL)
    g_signal_emit (self, signals[SORT_CHANGED], 0);
}

static void
mst_list_columns_dispose (GObject *object)
{
  MstListColumns *self = MST_LIST_COLUMNS (object);

  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->actions);
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
    { .name = "by", .activate = by_cb, .parameter_type = "(ss)", .state = "('', 'value')" },
    { .name = "descending", .state = "false", .change_state = descending_cb },
    { .name = "usual", .activate = usual_cb },
    { .name = "hide", .activate = hide_cb, .parameter_type = "s" },
  };

  self->shown = g_ptr_array_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
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
  update_actions (self);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed",
                           G_CALLBACK (heading_clicked_cb), self, G_CONNECT_SWAPPED);
  self->settings = mst_settings_new ();
  g_signal_connect_object (self->settings, "changed::people-order",
                           G_CALLBACK (usual_sort_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::masked", G_CALLBACK (masked_cb), self,
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
  show_described_columns (self);
  columns_changed (self);
}

void
mst_list_columns_sort (MstListColumns *self, const char *field, MstSortOrder order,
                       gboolean descending)
{
  const MstField *found = field != NULL ? mst_record_type_get_field (self->type, field) : NULL;

  g_return_if_fail (MST_IS_LIST_COLUMNS (self));

  self->sort_field = found != NULL ? found->name : NULL;
  self->sort_order = order;
  self->descending = descending;
  mst_settings_set_sort (self->type->name, self->sort_field, mst_sort_order_get_nick (order),
                         descending);
  tell_headings (self);
  update_actions (self);
  g_signal_emit (self, signals[SORT_CHANGED], 0);
}

void
mst_list_columns_copy_sort (MstListColumns *self, MstListColumns *other)
{
  g_return_if_fail (MST_IS_LIST_COLUMNS (self));
  g_return_if_fail (MST_IS_LIST_COLUMNS (other));

  mst_list_columns_sort (self, other->sort_field, other->sort_order, other->descending);
}

/* What the rows are sorted by: what was chosen, or what is usual. */
static const char *
get_sort (MstListColumns *self, MstSortOrder *order)
{
  const char *field = self->sort_field;
  const char *nick;

  *order = self->sort_order;
  if (field == NULL && mst_settings_get_usual_sort (self->type->name, &field, &nick))
    *order = mst_sort_order_from_nick (nick);
  return field;
}

void
mst_list_columns_apply_sort (MstListColumns *self, MstQuery *query)
{
  g_autoptr (GError) error = NULL;
  MstSortOrder order;
  const char *field = get_sort (self, &order);

  if (!mst_query_set_sort (query, field, order, self->descending, &error))
    g_warning ("%s", error->message);
}

char *
mst_list_columns_describe_sort (MstListColumns *self)
{
  MstSortOrder order;
  const char *sorted = get_sort (self, &order);
  const MstField *field =
    mst_record_type_get_field (self->type, sorted != NULL ? sorted : self->type->title_field);

  if (sorted == NULL)
    {
      field = self->type == &mst_area_type ? mst_record_type_get_field (self->type, "code") : field;
      order = MST_SORT_PINYIN;
    }
  return describe_order (field, order);
}

GMenuModel *
mst_list_columns_create_sort_menu (MstListColumns *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) chinese = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  g_autoptr (GMenuModel) direction = create_direction_menu ();

  for (guint i = 0; i < self->shown->len; i++)
    {
      const MstField *field = g_ptr_array_index (self->shown, i);

      append_orders (has_chinese_orders (field) ? chinese : others, field);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (chinese));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  g_menu_append_section (menu, NULL, direction);
  return G_MENU_MODEL (menu);
}

GActionGroup *
mst_list_columns_get_actions (MstListColumns *self)
{
  g_return_val_if_fail (MST_IS_LIST_COLUMNS (self), NULL);
  return G_ACTION_GROUP (self->actions);
}
