/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

G_BEGIN_DECLS

/** MstReferenceLimit: only records whose @field refers to the record @id. @field NULL: all. */
typedef struct
{
  const char *field;
  gint64 id;
} MstReferenceLimit;

/**
 * mst_reference_search:
 * @text: as typed; blank: the first ones
 *
 * Looks for records of @type in the session's searcher. The answer, by mst_worker_ask_finish(), is
 * (element-type MstSuggestion), best first, with the id as key and, of areas, the place as detail.
 */
void mst_reference_search (MstSession *session, const MstRecordType *type, MstReferenceLimit within,
                           const char *text, guint limit, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);

/* The id of the one record with that title or, of areas, that path ("东华门街道 多福巷社区"): of several the
 * one @within. %NULL with %MST_ERROR_INPUT when there is none or several. */
char *mst_reference_resolve (MstStore *store, const MstRecordType *type, MstReferenceLimit within,
                             const char *text, GError **error);

G_END_DECLS
