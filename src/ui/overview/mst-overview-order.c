/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arrangement of the overview, kept in the settings. */
#include "config.h"

#include "mst-dashboard.h"
#include "mst-overview-order.h"

#define ORDER_KEY "overview-order"
#define HIDDEN_KEY "overview-hidden"

static gboolean
can_be_arranged (guint card)
{
  return mst_dashboard_cards[card].kind != MST_DASHBOARD_FIGURES;
}

static int
find_index (const GArray *order, guint card)
{
  for (guint i = 0; i < order->len; i++)
    if (g_array_index (order, guint, i) == card)
      return (int) i;
  return -1;
}

GArray *
mst_overview_order_list (GSettings *settings)
{
  g_auto (GStrv) names = g_settings_get_strv (settings, ORDER_KEY);
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; names[i] != NULL; i++)
    for (guint card = 0; card < MST_DASHBOARD_N_CARDS; card++)
      if (g_str_equal (names[i], mst_dashboard_cards[card].name) && can_be_arranged (card)
          && find_index (order, card) < 0)
        g_array_append_val (order, card);
  for (guint card = 0; card < MST_DASHBOARD_N_CARDS; card++)
    if (can_be_arranged (card) && find_index (order, card) < 0)
      g_array_append_val (order, card);
  return order;
}

static void
save (GSettings *settings, const GArray *order)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < order->len; i++)
    g_ptr_array_add (names, (gpointer) mst_dashboard_cards[g_array_index (order, guint, i)].name);
  g_ptr_array_add (names, NULL);
  g_settings_set_strv (settings, ORDER_KEY, (const char *const *) names->pdata);
}

static void
move (GSettings *settings, GArray *order, guint from, guint to)
{
  guint card = g_array_index (order, guint, from);

  g_array_remove_index (order, from);
  g_array_insert_val (order, to, card);
  save (settings, order);
}

gboolean
mst_overview_order_is_hidden (GSettings *settings, guint card)
{
  g_auto (GStrv) hidden = g_settings_get_strv (settings, HIDDEN_KEY);

  g_return_val_if_fail (card < MST_DASHBOARD_N_CARDS, FALSE);
  return g_strv_contains ((const char *const *) hidden, mst_dashboard_cards[card].name);
}

void
mst_overview_order_set_hidden (GSettings *settings, guint card, gboolean hidden)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < MST_DASHBOARD_N_CARDS; i++)
    if (i == card ? hidden : mst_overview_order_is_hidden (settings, i))
      g_ptr_array_add (names, (gpointer) mst_dashboard_cards[i].name);
  g_ptr_array_add (names, NULL);
  g_settings_set_strv (settings, HIDDEN_KEY, (const char *const *) names->pdata);
}

void
mst_overview_order_move (GSettings *settings, guint card, int step)
{
  g_autoptr (GArray) order = mst_overview_order_list (settings);
  int from = find_index (order, card);
  int to = from + step;

  g_return_if_fail (from >= 0 && (step == 1 || step == -1));

  while (to >= 0 && to < (int) order->len
         && mst_overview_order_is_hidden (settings, g_array_index (order, guint, to)))
    to += step;
  if (to >= 0 && to < (int) order->len)
    move (settings, order, (guint) from, (guint) to);
}

void
mst_overview_order_move_to (GSettings *settings, guint card, guint other)
{
  g_autoptr (GArray) order = mst_overview_order_list (settings);
  int from = find_index (order, card);
  int to = find_index (order, other);

  g_return_if_fail (from >= 0 && to >= 0);

  move (settings, order, (guint) from, (guint) to);
}

void
mst_overview_order_reset (GSettings *settings)
{
  g_settings_reset (settings, ORDER_KEY);
  g_settings_reset (settings, HIDDEN_KEY);
}
