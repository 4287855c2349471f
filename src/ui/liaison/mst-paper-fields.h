/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstPaperFields: by which document something is done, and why.
 *
 * MstPaperFields::activate (fields): Enter in one of them.
 */
#define MST_TYPE_PAPER_FIELDS (mst_paper_fields_get_type ())
G_DECLARE_FINAL_TYPE (MstPaperFields, mst_paper_fields, MST, PAPER_FIELDS, AdwBin)

/* @type has the fields "document" and "reason". Once. */
void mst_paper_fields_set_record_type (MstPaperFields *self, MstSession *session,
                                       const MstRecordType *type);
/* FALSE with what is wrong under the control. @document, @reason: (out) (transfer full) (nullable): blank */
gboolean mst_paper_fields_read (MstPaperFields *self, char **document, char **reason);

/* @document, @reason: (nullable): blank */
typedef void (*MstPapersFunc) (const char *document, const char *reason, gpointer user_data);

/**
 * mst_paper_fields_ask:
 * @parent: the window it belongs to
 * @accept: what the button says that goes on
 * @asked: called once, unless the officer cancels
 * @free_data: for @user_data, when the dialog is gone
 */
void mst_paper_fields_ask (GtkWindow *parent, MstSession *session, const MstRecordType *type,
                           const char *heading, const char *body, const char *accept,
                           MstPapersFunc asked, gpointer user_data, GDestroyNotify free_data);

G_END_DECLS
