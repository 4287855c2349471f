/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents that can be exported. */
#include "config.h"

#include "mst-report.h"

#include <glib/gi18n-lib.h>

const MstReport mst_reports[] = {
  { "areas", N_ ("list of areas (区域一览表)"), &mst_area_type, NULL },
  { "compounds", N_ ("list of compounds (小区一览表)"), &mst_area_type, "4" },
  { "units", N_ ("list of units (单位名册)"), &mst_unit_type, NULL },
  { "people", N_ ("roster of people (人员花名册)"), &mst_person_type, NULL },
  { "posts", N_ ("list of posts (点位一览表)"), &mst_post_type, NULL },
  { NULL },
};

const MstReport *
mst_report_get (const char *name)
{
  for (const MstReport *report = mst_reports; report->name != NULL; report++)
    if (g_strcmp0 (report->name, name) == 0)
      return report;
  return NULL;
}

const char *
mst_report_get_label (const MstReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return _ (self->label);
}

MstQuery *
mst_report_create_query (const MstReport *self)
{
  MstQuery *query;

  g_return_val_if_fail (self != NULL, NULL);

  query = mst_query_new (self->type);
  if (self->level != NULL)
    mst_query_add_condition (query, "level", MST_OPERATOR_IS, self->level, NULL);
  return query;
}

/* Compounds are areas, but their ledger has a name of its own. */
void
mst_report_set_title (const MstReport *self, MstTable *table)
{
  g_autoptr (GString) title = NULL;

  g_return_if_fail (self != NULL);

  if (self->level == NULL)
    return;
  title = g_string_new (mst_table_get_title (table));
  g_string_replace (title, "区域一览表", "小区一览表", 0);
  mst_table_set_title (table, title->str);
}
