/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-cli.h"
#include "mst-edit.h"
#include "mst-query.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Opens the file of a command. %MST_ERROR_INPUT when it isn't there; else as mst_store_open(). */
MstStore *mst_cli_open (const char *path, gboolean read_only, GError **error);
/* %MST_ERROR_INPUT when there is no such file, %MST_ERROR_REFUSED when it is a folder. */
gboolean mst_cli_check_exists (const char *path, GError **error);

/** MstCliType: a record type as said on the command line. @level: the area-level code when the word
 *  means one level of areas ("compounds"); nullable. */
typedef struct
{
  const MstRecordType *type;
  const char *level;
} MstCliType;

/* By the name of a type, its plural or one of its items ("rule"), or by a level of areas; valid until the next
 * call. %MST_ERROR_USAGE for an unknown word. */
const MstCliType *mst_cli_find_type (const char *word, GError **error);

/* What mst_cli_make_query() takes, for the table of a command's options. */
#define MST_CLI_QUERY_OPTIONS                                                                                            \
  { "filter", "NAME", N_ ("a saved filter; what else is said narrows it further") },                                     \
    { "search", "T", N_ ("any part of a name, pinyin, initials, the tail of a number") },                                \
    { "area", "CODE", N_ ("an area's code or name: what lies in it") },                                                  \
    { "where", "F=V",                                                                                                    \
      N_ (                                                                                                               \
        "a condition: = != ~ !~ >= <= or F:A..B; all must hold; F= is blank, F!! isn't what the citizen number says") }, \
    { "or", "F=V", N_ ("a condition that is enough in place of those just before it") },                                 \
    { "scope", "current|ended|all", N_ ("in use (default), out of use, or both") },                                      \
    { "as-of", "DAY", N_ ("in use or out of use on that day; default: today") },                                         \
  {                                                                                                                      \
    "sort", "F[:ORDER][:desc]", N_ ("pinyin, strokes or full-strokes for names")                                         \
  }

/* The query of these options. */
MstQuery *mst_cli_make_query (MstStore *store, const MstCliType *type,
                              const MstCliArguments *arguments, GError **error);

/* By id; areas also by code. */
MstRecord *mst_cli_find_record (MstStore *store, const MstRecordType *type, const char *text,
                                GError **error);
/* The ids (gint64) of the words from @first on, as mst_cli_find_record() takes them. */
GArray *mst_cli_read_ids (MstStore *store, const MstCliType *type, const MstCliArguments *arguments,
                          guint first, GError **error);
/* mst_edit_read_value(); a reference may also be said by id. */
gboolean mst_cli_read_value (MstStore *store, MstPlaceFinder **places, const MstField *field,
                             const char *text, char **value, GError **error);
/* Positions (guint) of the fields in @names, separated by commas; NULL: of the listed ones.
 * %MST_ERROR_USAGE for a field the type has not. */
GArray *mst_cli_choose_fields (const MstRecordType *type, const char *names, GError **error);

/** MstCliRecords: shows records of a store; for one command. */
typedef struct _MstCliRecords MstCliRecords;
MstCliRecords *mst_cli_records_new (MstStore *store, gboolean reveal);
void mst_cli_records_free (MstCliRecords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstCliRecords, mst_cli_records_free)

/* What a person reads, numbers and dates as kept; "" for blank. (transfer full) */
char *mst_cli_records_show (MstCliRecords *self, const MstField *field, const char *value);
/* One object: id and the fields by name; choices add NAME_code, references NAME_id, areas NAME_code and
 * NAME_path. (transfer full) */
JsonNode *mst_cli_records_to_json (MstCliRecords *self, const MstRecord *record);

/* A query as mst_query_to_json() writes it, with sensitive values masked; NULL when this program can't read
 * it. (transfer full) */
JsonNode *mst_cli_query_to_json (const char *json);

/* @node on one line, or over several when @pretty. (transfer full) */
char *mst_cli_json_to_text (JsonNode *node, gboolean pretty);
/* Each prints what it is given and frees it. */
void mst_cli_print_json (JsonNode *node);
void mst_cli_print_object (JsonObject *object);
void mst_cli_print_array (JsonArray *array);
/* Sentences, one a line, or {"ok","problems","breaches"}. @breaches: (nullable): rules that don't hold, in
 * JSON only */
void mst_cli_print_problems (GPtrArray *problems, GPtrArray *breaches, gboolean as_json);

G_END_DECLS
