/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was set, by report. */
#include "config.h"

#include "mst-report-memory.h"

#include "session/mst-settings.h"

void
mst_report_remember (const MstReport *report, const MstReportOptions *options)
{
  g_autoptr (MstReportOptions) kept = NULL;
  g_autofree char *json = NULL;

  g_return_if_fail (report != NULL && options != NULL);

  kept = mst_report_options_copy (options);
  kept->day = kept->from = kept->until = (MstDate){ 0 };
  g_clear_pointer (&kept->made_by, g_free);
  json = mst_report_options_to_json (kept);
  mst_settings_set_report_options (report->name, json);
}

MstReportOptions *
mst_report_recall (const MstReport *report)
{
  g_autofree char *json = NULL;
  g_autoptr (GSettings) settings = NULL;
  MstReportOptions *options;

  g_return_val_if_fail (report != NULL, NULL);

  json = mst_settings_dup_report_options (report->name);
  options = json != NULL ? mst_report_options_from_json (json, NULL) : NULL;
  if (options != NULL)
    return options;
  settings = mst_settings_new ();
  options = mst_report_options_new ();
  options->paper = mst_settings_get_paper (settings);
  return options;
}
