/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-record-type.h"

#include <glib-object.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * MstRecord: the values of one record as canonical text, its id and version. Reference counted, not
 * thread-safe while it changes.
 */
#define MST_TYPE_RECORD (mst_record_get_type ())
GType mst_record_get_type (void);

MstRecord *mst_record_new (const MstRecordType *type);
MstRecord *mst_record_copy (const MstRecord *self);
MstRecord *mst_record_ref (MstRecord *self);
void mst_record_unref (MstRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstRecord, mst_record_unref)

const MstRecordType *mst_record_get_record_type (const MstRecord *self);
/* 0 until stored. */
gint64 mst_record_get_id (const MstRecord *self);
void mst_record_set_id (MstRecord *self, gint64 id);
gint64 mst_record_get_version (const MstRecord *self);
void mst_record_set_version (MstRecord *self, gint64 version);

/* By position in the type's fields; NULL is blank; "" is taken as NULL. */
const char *mst_record_get_at (const MstRecord *self, guint field);
void mst_record_set_at (MstRecord *self, guint field, const char *value);
void mst_record_take_at (MstRecord *self, guint field, char *value); /* (transfer full) */
/* By name; the name must exist. */
const char *mst_record_get (const MstRecord *self, const char *field);
void mst_record_set (MstRecord *self, const char *field, const char *value);
gint64 mst_record_get_integer (const MstRecord *self, const char *field); /* 0 when blank */
const char *mst_record_get_title (const MstRecord *self);                 /* "" when blank */
/* Whether the record counts on @day (ISO; NULL: today): "ended" is blank or after it. */
gboolean mst_record_is_current (const MstRecord *self, const char *day);

/* {"field":"value"} with canonical text, blank fields left out, in the order of the type: the form of
 * the journal. Unknown members are ignored on the way back. */
char *mst_record_to_json (const MstRecord *self);
/* {"field":["before","after"]} of two records of one type; NULL when they are equal. */
char *mst_record_diff_to_json (const MstRecord *before, const MstRecord *after);
MstRecord *mst_record_from_json (const MstRecordType *type, const char *json, GError **error);

/* Fills what follows from other fields where it is blank or said less precisely: birth and sex from a valid
 * citizen number. */
void mst_record_complete (MstRecord *self);

/** MstFinding: what is wrong or doubtful about a record; @field -1 when about the whole. */
typedef struct
{
  int field;
  gboolean is_error; /* else a warning */
  const char *code;  /* static, stable: see mst-finding codes in the import */
  char *message;     /* translated */
} MstFinding;

MstFindings *mst_findings_new (void);
void mst_findings_free (MstFindings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstFindings, mst_findings_free)
void mst_findings_clear (MstFindings *self);
/* @message is (transfer full). */
void mst_findings_add (MstFindings *self, int field, gboolean is_error, const char *code,
                       char *message);
guint mst_findings_get_n (const MstFindings *self);
const MstFinding *mst_findings_get (const MstFindings *self, guint index);
gboolean mst_findings_has_error (const MstFindings *self);
/* The first error about a record of @type as a sentence that names the field; NULL when there is none.
 * (transfer full) */
char *mst_findings_dup_error (const MstFindings *self, const MstRecordType *type);

/* Required fields, each field's own rule, then the type's rules. Codes: missing-required
 * bad-check-digit destroyed-number unreadable-value unreadable-date sex-disagrees birth-disagrees
 * bad-credit-code. */
void mst_record_check (const MstRecord *self, MstFindings *findings);

G_END_DECLS
