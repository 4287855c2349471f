/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 人员花名册: everybody, by place. */
#include "config.h"

#include "mst-report-private.h"

#include <glib/gi18n-lib.h>

const MstReport mst_report_people = {
  .name = "people",
  .label = N_ ("roster of people (人员花名册)"),
  .description = N_ ("Everybody by subdistrict, in the order of strokes, pinyin or rank."),
  .title = "人员花名册",
  .parameters = MST_REPORT_TAKES_AREA | MST_REPORT_TAKES_DAY | MST_REPORT_TAKES_LIST
                | MST_REPORT_TAKES_ORDER | MST_REPORT_TAKES_CLASS,
  .type = &mst_person_type,
  .by_place = TRUE,
  .build = mst_report_build_list,
};
