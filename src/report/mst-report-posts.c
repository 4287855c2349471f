/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 点位一览表: the points that are manned, by place. */
#include "config.h"

#include "mst-report-private.h"

#include <glib/gi18n-lib.h>

const MstReport mst_report_posts = {
  .name = "posts",
  .label = N_ ("list of posts (点位一览表)"),
  .description = N_ ("Each post by subdistrict: its kind, people and shifts."),
  .title = "点位一览表",
  .parameters = MST_REPORT_TAKES_AREA | MST_REPORT_TAKES_DAY | MST_REPORT_TAKES_LIST,
  .type = &mst_post_type,
  .by_place = TRUE,
  .build = mst_report_build_list,
};
