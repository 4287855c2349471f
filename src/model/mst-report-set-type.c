/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report set as it is kept: reports with what is set for them, under a name. */
#include "config.h"

#include "mst-record-type.h"

#include <glib/gi18n-lib.h>

static const MstField fields[] = {
  {
    .name = "name",
    .label = N_ ("Name"),
    .kind = MST_FIELD_TEXT,
    .flags = MST_FIELD_REQUIRED | MST_FIELD_UNIQUE,
    .headings = "名称",
  },
  {
    .name = "position",
    .label = N_ ("Place in the list"),
    .kind = MST_FIELD_INTEGER,
    .flags = MST_FIELD_REQUIRED | MST_FIELD_UNSEEN,
    .headings = "次序",
  },
  {
    .name = "reports",
    .label = N_ ("Reports"),
    .kind = MST_FIELD_TEXT,
    .headings = "报表",
  },
  {
    .name = "contents",
    .label = N_ ("Contents"),
    .kind = MST_FIELD_NOTE,
    .flags = MST_FIELD_UNSEEN,
    .headings = "内容",
  },
};

static const char *const identities[] = { "name", NULL };

const MstRecordType mst_report_set_type = {
  .name = "report_set",
  .label = N_ ("Report set"),
  .label_plural = N_ ("Report sets"),
  .icon = "mst-report-symbolic",
  .counter_one = N_ ("%s report set"),
  .counter = N_ ("%s report sets"),
  .title_field = "name",
  .identities = identities,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
