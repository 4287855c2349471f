/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 单位名册: the units with who answers for them. */
#include "config.h"

#include "mst-report-private.h"

#include <glib/gi18n-lib.h>

const MstReport mst_report_units = {
  .name = "units",
  .label = N_ ("list of units (单位名册)"),
  .description = N_ ("Each unit: members, liaison capacity, contact."),
  .title = "单位名册",
  .parameters = MST_REPORT_TAKES_AREA | MST_REPORT_TAKES_DAY | MST_REPORT_TAKES_LIST,
  .type = &mst_unit_type,
  .build = mst_report_build_list,
};
