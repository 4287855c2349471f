/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The panels of the window. */
#include "config.h"

#include "area/mst-places-panel.h"
#include "duplicates/mst-duplicates-panel.h"
#include "journal/mst-journal-panel.h"
#include "liaison/mst-liaison-panel.h"
#include "list/mst-list-panel.h"
#include "mst-panels.h"
#include "overview/mst-overview-panel.h"
#include "report/mst-reports-panel.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const MstPanelEntry panels[] = {
  { MST_PANEL_OVERVIEW, "mst-overview-symbolic", N_ ("Overview"), "<Alt>1", FALSE,
    mst_overview_panel_new },
  { "area", "mst-area-symbolic", N_ ("Areas"), "<Alt>2", FALSE, mst_places_panel_new },
  { "unit", "mst-unit-symbolic", N_ ("Units"), "<Alt>3" },
  { "person", "mst-person-symbolic", N_ ("People"), "<Alt>4" },
  { "post", "mst-post-symbolic", N_ ("Posts"), "<Alt>5" },
  { "liaison", "mst-liaison-symbolic", N_ ("Liaison"), "<Alt>9", FALSE, mst_liaison_panel_new },
  { "planning_rule", "mst-rule-symbolic", N_ ("Liaison Rules") },
  { MST_PANEL_DUPLICATES, "mst-duplicates-symbolic", N_ ("Possible Duplicates"), "<Alt>6", TRUE,
    mst_duplicates_panel_new },
  { MST_PANEL_JOURNAL, "mst-journal-symbolic", N_ ("Journal"), "<Alt>7", FALSE,
    mst_journal_panel_new },
  { MST_PANEL_REPORTS, "mst-report-symbolic", N_ ("Reports"), "<Alt>8", TRUE,
    mst_reports_panel_new },
};

static gboolean
has_panel (const MstRecordType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    if (strcmp (panels[i].name, type->name) == 0)
      return TRUE;
  return FALSE;
}

static const MstPanelEntry *
create_list (void)
{
  GArray *list = g_array_new (TRUE, TRUE, sizeof (MstPanelEntry));
  guint i = 0;

  for (; i < G_N_ELEMENTS (panels) && !panels[i].starts_section; i++)
    g_array_append_val (list, panels[i]);
  for (const MstRecordType *const *type = mst_record_types (); *type != NULL; type++)
    if (!has_panel (*type))
      {
        MstPanelEntry entry = { (*type)->name, (*type)->icon, (*type)->label_plural };

        g_array_append_val (list, entry);
      }
  for (; i < G_N_ELEMENTS (panels); i++)
    g_array_append_val (list, panels[i]);
  return (const MstPanelEntry *) g_array_free (list, FALSE);
}

const MstPanelEntry *
mst_panels_list (void)
{
  static const MstPanelEntry *list = NULL;

  if (list == NULL)
    list = create_list ();
  return list;
}

GtkWidget *
mst_panels_create (const MstPanelEntry *entry, MstSession *session)
{
  const MstRecordType *type = mst_record_type_get (entry->name);

  if (entry->create != NULL)
    return entry->create (session);
  g_return_val_if_fail (type != NULL, NULL);
  return mst_list_panel_new (session, type);
}

const MstPanelEntry *
mst_panels_find (const char *name)
{
  for (const MstPanelEntry *entry = mst_panels_list (); entry->name != NULL; entry++)
    if (g_strcmp0 (entry->name, name) == 0)
      return entry;
  return NULL;
}
