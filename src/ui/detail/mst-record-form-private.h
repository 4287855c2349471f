/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of a form know of one another. */
#pragma once

#include "edit/mst-field-editor.h"
#include "mst-record-form.h"

G_BEGIN_DECLS

struct _MstRecordForm
{
  AdwBin parent_instance;

  GtkBox *notice; /* what somebody else has changed */
  GtkBox *sections;
  MstFieldEditor **editors; /* by the type's fields; NULL: derived */

  MstSession *session;
  const MstRecordType *type;
  MstRecord *base; /* as in the file */
  char *file_id;
  gint64 draft_id; /* under which its draft is kept */
  guint check;
  guint keep;
  GCancellable *cancellable; /* of the questions whether a value is taken */
  char **taken;              /* by field: the value another record has */
  gboolean complete;         /* also what is missing is told */
  gboolean saving;
  gboolean is_keeping;  /* a draft is on its way to the disk */
  gboolean keeps_again; /* and is old already */
  gboolean done;        /* saved or discarded: no draft any more */
};

/* --- its drafts --- */

/* Soon; while something is typed, not when that stops. */
void mst_record_form_keep_draft_soon (MstRecordForm *self);
/* Saved or given up: from now on there is none. */
void mst_record_form_drop_draft (MstRecordForm *self);

/* --- its checks --- */

/* What is written so far; what can't be read is left out, and stands under its field when @tell.
 * @first_wrong: (inout): becomes the first such field when it is -1 */
MstRecord *mst_record_form_read (MstRecordForm *self, gboolean tell, int *first_wrong);
/* Puts what is wrong under its fields; the first field that keeps it from being saved, or -1. */
int mst_record_form_check (MstRecordForm *self);
/* What may be chosen in a field goes by what @record has in others. */
void mst_record_form_limit (MstRecordForm *self, const MstRecord *record);
void mst_record_form_check_soon (MstRecordForm *self);
/* A citizen number says when somebody was born, and the sex. */
void mst_record_form_fill_from_number (MstRecordForm *self, MstFieldEditor *editor);

/* --- the rest --- */

/* The officer, or what he asked for, wrote something else into @editor. */
void mst_record_form_changed (MstRecordForm *self, MstFieldEditor *editor);
/* Fields that are not edited take what somebody else has written meanwhile. */
void mst_record_form_follow (MstRecordForm *self);

G_END_DECLS
