/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the rows of a list are sorted. */
#include "config.h"

#include "mst-heading-sorter.h"
#include "mst-list-columns-private.h"
#include "mst-people-order.h"
#include "session/mst-settings.h"

#include <glib/gi18n-lib.h>

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

/* --- the headings --- */

static void
set_titles (MstListColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const MstField *field = mst_list_columns_get_field (column);
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

void
mst_list_columns_tell_headings (MstListColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  self->follows_code = TRUE;
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (mst_list_columns_get_field (column)->name, self->sort_field) == 0)
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
  field = mst_list_columns_get_field (column);
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

/* What the rows are sorted by: what was chosen, or what is usual. */
static const char *
get_sort (MstListColumns *self, MstSortOrder *order)
{
  const char *field = self->sort_field;

  *order = self->sort_order;
  if (field == NULL)
    mst_store_get_usual_sort (mst_session_get_store (self->session), self->type, &field, order);
  return field;
}

/* The same as an officer sees it, who knows nothing of rows without a sort. */
static const MstField *
get_seen_sort (MstListColumns *self, MstSortOrder *order)
{
  const char *sorted = get_sort (self, order);
  const char *usual = self->type == &mst_area_type ? "code" : self->type->title_field;
  const MstField *field = mst_record_type_get_field (self->type, sorted != NULL ? sorted : usual);

  if (!has_chinese_orders (field))
    *order = MST_SORT_VALUE;
  else if (sorted == NULL)
    *order = MST_SORT_PINYIN;
  return field;
}

static void
update_actions (MstListColumns *self)
{
  MstSortOrder order = MST_SORT_VALUE;
  const MstField *field = get_seen_sort (self, &order);
  GAction *by = g_action_map_lookup_action (G_ACTION_MAP (self->sort_actions), "by");
  GAction *descending =
    g_action_map_lookup_action (G_ACTION_MAP (self->sort_actions), "descending");

  g_simple_action_set_state (G_SIMPLE_ACTION (by),
                             g_variant_new ("(ss)", field->name, mst_sort_order_get_nick (order)));
  g_simple_action_set_state (G_SIMPLE_ACTION (descending),
                             g_variant_new_boolean (self->descending));
}

void
mst_list_columns_add_sort_actions (MstListColumns *self)
{
  static const GActionEntry entries[] = {
    { .name = "by", .activate = by_cb, .parameter_type = "(ss)", .state = "('', 'value')" },
    { .name = "descending", .state = "false", .change_state = descending_cb },
    { .name = "usual", .activate = usual_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->sort_actions), entries,
                                   G_N_ELEMENTS (entries), self);
  update_actions (self);
}

void
mst_list_columns_follow_headings (MstListColumns *self)
{
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (heading_clicked_cb), self, G_CONNECT_SWAPPED);
}

GMenu *
mst_list_columns_create_orders (const MstField *field)
{
  GMenu *menu = g_menu_new ();

  append_orders (menu, field);
  return menu;
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
  mst_list_columns_tell_headings (self);
  update_actions (self);
  mst_list_columns_sort_changed (self);
}

void
mst_list_columns_follow_usual_sort (MstListColumns *self)
{
  MstSortOrder order = MST_SORT_VALUE;
  const char *field = NULL;

  mst_store_get_usual_sort (mst_session_get_store (self->session), self->type, &field, &order);
  if (field == self->usual_field && order == self->usual_order)
    return;
  self->usual_field = field;
  self->usual_order = order;
  if (self->sort_field != NULL)
    return;
  update_actions (self);
  mst_list_columns_sort_changed (self);
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
  const MstField *field = get_seen_sort (self, &order);

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
