/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-record-type.h"

G_BEGIN_DECLS

/**
 * MST_FIELD_ENDED:
 * @label_: untranslated label
 * @headings_: as in MstField
 *
 * The field of types whose records go out of use: the first day on which the record no longer counts.
 * Blank while nobody knows of one. The record stays in the file, for the journal and what refers to
 * it; queries leave it out unless they ask for it.
 */
#define MST_FIELD_ENDED(label_, headings_)                                                    \
  {                                                                                           \
    .name = MST_ENDED, .label = label_, .kind = MST_FIELD_DATE, .flags = MST_FIELD_WHOLE_DAY, \
    .section = N_ ("State"), .headings = headings_                                            \
  }

G_END_DECLS
