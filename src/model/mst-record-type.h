/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-choice.h"
#include "mst-date.h"

G_BEGIN_DECLS

typedef struct _MstRecord MstRecord;
typedef struct _MstRecordType MstRecordType;
typedef struct _MstFindings MstFindings;

/** MstFieldKind: and the canonical text each kind is kept in. Blank is always NULL. */
typedef enum
{
  MST_FIELD_TEXT,           /* one line, normalised */
  MST_FIELD_NAME,           /* a person's name, no inner spaces between Chinese characters */
  MST_FIELD_CITIZEN_NUMBER, /* 18 characters */
  MST_FIELD_CREDIT_CODE,    /* 18 characters */
  MST_FIELD_PHONE,          /* digits, "010-12345678" keeps its hyphen */
  MST_FIELD_DATE,           /* ISO, as precise as known: 1985, 1985-07, 1985-07-01 */
  MST_FIELD_MONTH,          /* ISO 1985-07 */
  MST_FIELD_INTEGER,        /* decimal digits */
  MST_FIELD_DECIMAL,        /* "116.39369" */
  MST_FIELD_CHOICE,         /* the code */
  MST_FIELD_REFERENCE,      /* the other record's id in decimal */
  MST_FIELD_FLAG,           /* "1" or "0" */
  MST_FIELD_NOTE,           /* several lines */
} MstFieldKind;

typedef enum
{
  MST_FIELD_REQUIRED = 1 << 0,
  MST_FIELD_UNIQUE = 1 << 1,
  MST_FIELD_SENSITIVE = 1 << 2,  /* masked in lists and logs */
  MST_FIELD_SEARCHED = 1 << 3,   /* in the search index */
  MST_FIELD_SUMMED = 1 << 4,     /* lists and tables show its sum */
  MST_FIELD_SORT_KEYS = 1 << 5,  /* has columns NAME_pinyin, NAME_strokes, NAME_full_strokes */
  MST_FIELD_LISTED = 1 << 6,     /* a column of the list unless the officer chooses otherwise */
  MST_FIELD_DERIVED = 1 << 7,    /* filled by the program, not by forms or imports */
  MST_FIELD_GIVEN = 1 << 8,      /* required, but the store may give it to a record that lacks it */
  MST_FIELD_WHOLE_DAY = 1 << 9,  /* a date that must name its day */
  MST_FIELD_UNSEEN = 1 << 10,    /* for the program: the journal doesn't show it */
  MST_FIELD_IN_NUMBER = 1 << 11, /* sex or birth, which the record's citizen number says too */
  MST_FIELD_MAY_LACK = 1 << 12,  /* of an identity: records without it are told by the rest */
} MstFieldFlags;

/**
 * MstField: one field of a record type.
 * @name: column in the table, key in JSON
 * @label: untranslated label (N_())
 * @section: untranslated section of the form the field belongs to
 * @choices: name of a choice set, for choices
 * @reference: name of the record type referred to, for references
 * @within: a field of this type and of the one referred to: when a record has it, what it refers to has the
 *   same; nullable
 * @unit: untranslated unit ("households"); nullable
 * @unit_zh: the same in documents ("户"); nullable
 * @headings: headings under which offices send it, separated by "|"; folded when compared; the first
 *   is the heading of exports
 * @minimum, @maximum: bounds of numbers, both 0 when there are none
 */
typedef struct
{
  const char *name;
  const char *label;
  MstFieldKind kind;
  guint flags; /* MstFieldFlags */
  const char *section;
  const char *choices;
  const char *reference;
  const char *within;
  const char *unit;
  const char *unit_zh;
  const char *headings;
  double minimum, maximum;
} MstField;

/**
 * MstRecordType: a kind of record, described once.
 * @name: in the command line, in JSON and in the journal; also the table's name
 * @plural: the command line's word for several ("people"); NULL for what is no ledger
 * @label, @label_plural: untranslated ("Person", "People")
 * @icon: name of a symbolic icon
 * @counter_one, @counter: untranslated formats of a count ("%s person", "%s people")
 * @invitation: untranslated sentences for the officer who has none of them yet; NULL for what is no ledger
 * @sheet_zh, @title_zh, @counter_zh: in documents, the name of a sheet of them ("人员"), the title of their
 *   list ("人员花名册") and their measure word ("人"); NULL for what is no ledger
 * @title_field: the field that names a record to a person
 * @identities: fields that together tell that two rows are one record, strongest first, e.g.
 *   { "citizen_number", "name+phone", "name+unit+birth", NULL }
 * @duplicates_place: where it stands among the types whose possible duplicates are looked for, from 1; 0: they
 *   aren't
 * @fold_title: (nullable): what of @title tells @record from others, however offices write it; NULL: all of it
 * @holds: (nullable): whether a record keeps in use the place it refers to; NULL: as long as it is in use itself
 * @check: rules between the fields of one record; nullable
 * @complete: fills what follows from other fields; nullable
 */
struct _MstRecordType
{
  const char *name;
  const char *plural;
  const char *label;
  const char *label_plural;
  const char *icon;
  const char *counter_one;
  const char *counter;
  const char *invitation;
  const char *sheet_zh, *title_zh, *counter_zh;
  const char *title_field;
  const char *const *identities;
  const MstField *fields;
  guint n_fields;
  guint duplicates_place;
  char *(*fold_title) (const MstRecord *record, const char *title);
  gboolean (*holds) (const MstRecord *record);
  void (*check) (const MstRecord *record, MstFindings *findings);
  void (*complete) (MstRecord *record);
};

/* The name of the field that says from which day on a record is out of use; see MST_FIELD_ENDED(). */
#define MST_ENDED "ended"
/* The name of the field that says from which day on a record counts. */
#define MST_SINCE "since"

extern const MstRecordType mst_area_type;
extern const MstRecordType mst_unit_type;
extern const MstRecordType mst_person_type;
extern const MstRecordType mst_post_type;
extern const MstRecordType mst_liaison_type;
extern const MstRecordType mst_planning_rule_type;
/* Kept, journalled and undone as records are, but no ledger: neither listed nor imported nor searched. */
extern const MstRecordType mst_report_set_type;

/* All ledgers in the order in which they depend on one another; NULL-terminated. */
const MstRecordType *const *mst_record_types (void);
/* Those, then what else the file keeps as records; NULL-terminated. */
const MstRecordType *const *mst_record_types_all (void);
/* NULL when there is none. */
const MstRecordType *mst_record_type_get (const char *name);

/* -1 when the type has no such field. */
int mst_record_type_find (const MstRecordType *self, const char *field);
const MstField *mst_record_type_get_field (const MstRecordType *self, const char *field);
const char *mst_record_type_get_label (const MstRecordType *self); /* translated */
/* "1,204 people", in the language of the session. (transfer full) */
char *mst_record_type_dup_count (const MstRecordType *self, gint64 n);
const char *mst_field_get_label (const MstField *self); /* translated */
const MstChoiceSet *mst_field_get_choices (const MstField *self);

/**
 * mst_field_read:
 * @text: what a person wrote
 * @value: (out) (transfer full) (nullable): canonical text, NULL for blank
 *
 * Makes canonical text of what was written. References are not resolved here: their text is only
 * normalised. Citizen numbers and credit codes are normalised and kept even when they are wrong:
 * mst_record_check() says so. "-", "/" and the like are blank; so is 无 except in texts and notes
 * and in flags, where it says no. Several telephone numbers are kept, separated by "/". Errors: %MST_ERROR_INPUT with the reason in a sentence.
 */
gboolean mst_field_read (const MstField *self, const char *text, char **value, GError **error);

/* Whether mst_field_show() may mask values: sensitive fields, and notes, into which people write
 * citizen numbers. */
gboolean mst_field_may_be_masked (const MstField *self);

/**
 * mst_field_show:
 * @value: (nullable): canonical text
 * @masked: whether sensitive values are masked
 *
 * Returns: (transfer full): what a person reads: labels of choices, 是/否, grouped thousands; "" for blank.
 *   References show their id: the caller has the name.
 */
char *mst_field_show (const MstField *self, const char *value, gboolean masked);

G_END_DECLS
