/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of places that somebody answers for. */
#include "config.h"

#include "mst-liaison-menu.h"

#include <glib/gi18n-lib.h>

/* What only the panel of liaison knows. */
static void
append (GMenu *menu, const char *label, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-missing");
  g_menu_append_item (menu, item);
}

GMenuModel *
mst_liaison_menu_new (void)
{
  GMenu *menu = g_menu_new ();

  append (menu, _ ("_Give to Another Unit…"), "liaison-panel.give");
  append (menu, _ ("S_wap the Units of Two…"), "liaison-panel.swap");
  append (menu, _ ("W_hy, and What Else?…"), "liaison-panel.why");
  append (menu, _ ("Who Answered Bef_ore"), "liaison-panel.history");
  append (menu, _ ("Withdraw the _Unit…"), "liaison-panel.withdraw");
  return G_MENU_MODEL (menu);
}
