/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 区域一览表: every place of the tree. */
#include "config.h"

#include "mst-report-private.h"

#include <glib/gi18n-lib.h>

const MstReport mst_report_areas = {
  .name = "areas",
  .label = N_ ("list of areas (区域一览表)"),
  .description = N_ ("Every place, from the district down."),
  .title = "区域一览表",
  .parameters = MST_REPORT_TAKES_AREA | MST_REPORT_TAKES_DAY | MST_REPORT_TAKES_LIST,
  .type = &mst_area_type,
  .build = mst_report_build_list,
};
