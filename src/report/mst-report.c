/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reports there are, and how one is made. */
#include "config.h"

#include "mst-report-private.h"
#include "mst-table-private.h"

#include <glib/gi18n-lib.h>

const MstReport *const mst_reports[] = {
  &mst_report_briefing,  &mst_report_area_base,    &mst_report_forces,          &mst_report_quality,
  &mst_report_compounds, &mst_report_units,        &mst_report_people,          &mst_report_posts,
  &mst_report_areas,     &mst_report_liaison,      &mst_report_liaison_leaders, &mst_report_joint,
  &mst_report_coverage,  &mst_report_unit_notices, &mst_report_liaison_changes, NULL,
};

const MstReport *
mst_report_get (const char *name)
{
  for (const MstReport *const *report = mst_reports; *report != NULL; report++)
    if (g_strcmp0 ((*report)->name, name) == 0)
      return *report;
  return NULL;
}

const char *
mst_report_get_label (const MstReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return _ (self->label);
}

const char *
mst_report_get_description (const MstReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return _ (self->description);
}

/* 0 with @error when there is no such area. */
static gint64
find_area (MstStore *store, const char *code, GError **error)
{
  g_autoptr (MstQuery) areas = mst_query_new (&mst_area_type);
  g_autoptr (GArray) ids = NULL;

  mst_query_set_scope (areas, MST_SCOPE_ALL);
  if (mst_query_add_condition (areas, "code", MST_OPERATOR_IS, code, error))
    ids = mst_query_list_ids (areas, store, error);
  if (ids == NULL)
    return 0;
  if (ids->len == 1)
    return g_array_index (ids, gint64, 0);
  g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("There is no area with the code “%s”."), code);
  return 0;
}

char *
mst_report_dup_place (MstStore *store, const char *code)
{
  g_autofree char *district = mst_store_dup_setting (store, "name");
  gint64 area = code != NULL ? find_area (store, code, NULL) : 0;
  g_autofree char *path = area != 0 ? mst_store_dup_area_path (store, area) : NULL;
  g_auto (GStrv) parts = g_strsplit (path != NULL ? path : "", " ", -1);
  g_autofree char *place = g_strjoinv ("", parts);

  return g_strconcat (district != NULL ? district : "", place, NULL);
}

char *
mst_report_dup_office (MstStore *store)
{
  char *office = mst_store_dup_setting (store, "made_by");
  g_autofree char *district = mst_store_dup_setting (store, "name");

  if (office != NULL && *office != '\0')
    return office;
  g_free (office);
  return district != NULL ? g_strdup_printf ("中共%s委组织部", district) : NULL;
}

/* A workbook is parted by the groups of a table. */
static gboolean
check_split (const MstReport *self, const MstReportContent *content, GError **error)
{
  if (!content->options->split
      || (self->parameters & (MST_REPORT_TAKES_LIST | MST_REPORT_TAKES_GROUP)) == 0)
    return TRUE;
  for (guint i = 0; i < content->blocks->len; i++)
    {
      const MstTable *table = g_array_index (content->blocks, MstReportBlock, i).table;

      if (table != NULL && table->group_column > 0)
        return TRUE;
    }
  g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                       _ ("There is nothing to part the list by; say by which column it is "
                          "grouped."));
  return FALSE;
}

MstReportContent *
mst_report_make (const MstReport *self, MstStore *store, const MstReportOptions *options,
                 MstProgress *progress, GError **error)
{
  g_autoptr (MstReportContent) content = NULL;
  g_autofree char *place = NULL;

  g_return_val_if_fail (self != NULL && options != NULL, NULL);
  g_return_val_if_fail (MST_IS_STORE (store), NULL);

  content = mst_report_content_new (store, options, error);
  if (content == NULL || (options->area != NULL && find_area (store, options->area, error) == 0))
    return NULL;
  place = mst_report_dup_place (store, options->area);
  content->title = g_strconcat (place, self->title, NULL);
  content->office = options->made_by != NULL && *options->made_by != '\0'
                      ? g_strdup (options->made_by)
                      : mst_report_dup_office (store);
  if (!self->build (self, options, content, progress, error) || !check_split (self, content, error)
      || mst_progress_is_cancelled (progress, error))
    return NULL;
  mst_report_content_finish (content);
  return g_steal_pointer (&content);
}
