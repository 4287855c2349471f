/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 小区台账: what is known of each compound. */
#include "config.h"

#include "mst-report-private.h"

#include <glib/gi18n-lib.h>

static const char *const fields[] = { "parent",    "name",       "managed", "property_company",
                                      "buildings", "households", NULL };

const MstReport mst_report_compounds = {
  .name = "compounds",
  .label = N_ ("ledger of compounds (小区台账)"),
  .description =
    N_ ("Each compound: its community, property management, buildings and households."),
  .title = "小区台账",
  .parameters = MST_REPORT_TAKES_AREA | MST_REPORT_TAKES_DAY | MST_REPORT_TAKES_LIST,
  .type = &mst_area_type,
  .level = "4",
  .by_place = TRUE,
  .fields = fields,
  .name_heading = "小区名称",
  .build = mst_report_build_list,
};
