/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways into the planning of the liaison. */
#include "config.h"

#include "liaison/mst-liaison-page.h"
#include "liaison/mst-liaison-panel.h"
#include "mst-area.h"
#include "mst-window-private.h"

#include <glib/gi18n-lib.h>

static void
plan_liaison_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;

  mst_window_show_page (self,
                        mst_liaison_page_new (self->session, mst_liaison_plan_options_new ()));
}

/* The places that lack something; of the overview. */
static void
show_gaps_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstPanel *panel;

  mst_window_show_panel (user_data, mst_liaison_type.name);
  panel = mst_window_get_panel (user_data);
  if (MST_IS_LIAISON_PANEL (panel))
    mst_liaison_panel_show_gaps (MST_LIAISON_PANEL (panel), g_variant_get_string (parameter, NULL));
}

/* Why the place has its unit, and what others would cost. */
static void
plan_place_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  gint64 place = g_variant_get_int64 (parameter);
  g_autoptr (MstRecord) area =
    mst_store_get (mst_session_get_store (self->session), &mst_area_type, place, NULL);
  MstLiaisonPlanOptions *options = mst_liaison_plan_options_new ();
  GtkWidget *page;

  if (area != NULL && mst_record_get_integer (area, "level") == MST_AREA_COMMUNITY)
    options->scope = MST_LIAISON_PLAN_COMMUNITIES;
  page = mst_liaison_page_new (self->session, options);
  mst_window_show_page (self, page);
  mst_liaison_page_show_place (MST_LIAISON_PAGE (page), place);
}

/* The units that are selected: a pair's, or themselves. */
static void
add_withdrawn (MstWindow *self, MstLiaisonPlanOptions *options)
{
  MstPanel *panel = mst_window_get_panel (self);
  const MstRecordType *type = panel != NULL ? mst_panel_get_record_type (panel) : NULL;
  g_autoptr (GArray) ids = type != NULL ? mst_panel_list_selected (panel) : NULL;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      MstLiaisonRule rule = { .kind = MST_LIAISON_RULE_WITHDRAWN };
      g_autoptr (MstRecord) record = mst_store_get (mst_session_get_store (self->session), type,
                                                    g_array_index (ids, gint64, i), NULL);

      if (record == NULL)
        continue;
      if (type == &mst_unit_type)
        rule.unit = mst_record_get_id (record);
      else if (type == &mst_liaison_type)
        rule.unit = mst_record_get_integer (record, "unit");
      if (rule.unit != 0)
        mst_liaison_plan_options_add_rule (options, rule);
    }
}

static void
repair_liaison_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  g_autoptr (MstLiaisonPlanOptions) options = mst_liaison_plan_options_new_repair ();

  add_withdrawn (self, options);
  if (options->rules->len == 0)
    {
      mst_window_tell (self, _ ("Select the units that are withdrawn first, or pairs of them."));
      return;
    }
  mst_window_show_page (self, mst_liaison_page_new (self->session, g_steal_pointer (&options)));
}

void
mst_window_add_liaison_actions (MstWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "plan-liaison", .activate = plan_liaison_cb },
    { .name = "show-gaps", .activate = show_gaps_cb, .parameter_type = "s" },
    { .name = "plan-place", .activate = plan_place_cb, .parameter_type = "x" },
    { .name = "repair-liaison", .activate = repair_liaison_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
