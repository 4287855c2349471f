/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds records that are about the same person, unit or place. */

#include "config.h"

#include "mst-import-identity.h"

#include "mst-number.h"

#include <string.h>

#define MAX_IDENTITIES 4
#define MAX_PARTS 4
#define NONE G_MAXUINT

/** Entry: a record under one of its keys. */
typedef struct
{
  const MstRecord *record;
  guint payload;
  guint next; /* another record of the same key */
} Entry;

/** Identity: fields that together tell a record. @is_number: one field, which is not the name. */
typedef struct
{
  int fields[MAX_PARTS];
  guint n_fields;
  gboolean is_number;
  GHashTable *by_key; /* key → index of an entry + 1 */
} Identity;

struct _MstIdentityIndex
{
  const MstRecordType *type;
  Identity identities[MAX_IDENTITIES];
  guint n_identities;
  int title_field;
  GArray *entries;
  GStringChunk *keys;
  GString *scratch;
};

MstIdentityIndex *
mst_identity_index_new (const MstRecordType *type)
{
  MstIdentityIndex *self = g_new0 (MstIdentityIndex, 1);

  self->type = type;
  self->title_field = mst_record_type_find (type, type->title_field);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->keys = g_string_chunk_new (1 << 16);
  self->scratch = g_string_new (NULL);
  for (guint i = 0; type->identities[i] != NULL && i < MAX_IDENTITIES; i++)
    {
      Identity *identity = &self->identities[self->n_identities++];
      g_auto (GStrv) parts = g_strsplit (type->identities[i], "+", MAX_PARTS);

      for (guint p = 0; parts[p] != NULL; p++)
        identity->fields[identity->n_fields++] = mst_record_type_find (type, parts[p]);
      identity->is_number = identity->n_fields == 1 && identity->fields[0] != self->title_field;
      identity->by_key = g_hash_table_new (g_str_hash, g_str_equal);
    }
  return self;
}

void
mst_identity_index_free (MstIdentityIndex *self)
{
  for (guint i = 0; i < self->n_identities; i++)
    g_hash_table_unref (self->identities[i].by_key);
  g_array_unref (self->entries);
  g_string_chunk_free (self->keys);
  g_string_free (self->scratch, TRUE);
  g_free (self);
}

static gboolean
is_valid_number (const MstField *field, const char *value)
{
  switch (field->kind)
    {
    case MST_FIELD_CITIZEN_NUMBER:
      return mst_citizen_number_check (value).fault == MST_NUMBER_OK;
    case MST_FIELD_CREDIT_CODE:
      return mst_credit_code_check (value).fault == MST_NUMBER_OK;
    default:
      return TRUE;
    }
}

/* The part of a key that a field gives; FALSE when it gives none. */
static gboolean
append_part (MstIdentityIndex *self, const MstRecord *record, int field)
{
  const MstField *description = &self->type->fields[field];
  const char *value = mst_record_get_at (record, (guint) field);

  g_string_append_c (self->scratch, '\n');
  if (value == NULL)
    return (description->flags & MST_FIELD_MAY_LACK) != 0;
  if (!is_valid_number (description, value))
    return FALSE;
  if (description->kind == MST_FIELD_DATE)
    {
      /* A month is the same as a day in it; a year alone is too little. */
      if (strlen (value) < strlen ("1985-07"))
        return FALSE;
      g_string_append_len (self->scratch, value, (gssize) strlen ("1985-07"));
    }
  else if (self->type->fold_title != NULL && field == self->title_field)
    {
      g_autofree char *folded = self->type->fold_title (record, value);

      g_string_append (self->scratch, folded);
    }
  else
    g_string_append (self->scratch, value);
  return TRUE;
}

/* In scratch; FALSE when the record lacks a part of the identity. */
static gboolean
make_key (MstIdentityIndex *self, const Identity *identity, const MstRecord *record)
{
  g_string_truncate (self->scratch, 0);
  for (guint i = 0; i < identity->n_fields; i++)
    if (!append_part (self, record, identity->fields[i]))
      return FALSE;
  return TRUE;
}

static guint
get_first (MstIdentityIndex *self, const Identity *identity)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (identity->by_key, self->scratch->str)) - 1;
}

void
mst_identity_index_add (MstIdentityIndex *self, const MstRecord *record, guint payload)
{
  for (guint i = 0; i < self->n_identities; i++)
    {
      Identity *identity = &self->identities[i];
      Entry entry = { record, payload, NONE };
      gboolean known = FALSE;
      guint first;

      if (!make_key (self, identity, record))
        continue;
      first = get_first (self, identity);
      for (guint e = first; e != NONE && !known; e = g_array_index (self->entries, Entry, e).next)
        known = g_array_index (self->entries, Entry, e).payload == payload;
      if (known)
        continue;
      entry.next = first;
      g_array_append_val (self->entries, entry);
      g_hash_table_replace (
        identity->by_key,
        g_string_chunk_insert_len (self->keys, self->scratch->str, (gssize) self->scratch->len),
        GUINT_TO_POINTER (self->entries->len));
    }
}

gboolean
mst_identity_index_touches (MstIdentityIndex *self, const MstRecord *record)
{
  for (guint i = 0; i < self->n_identities; i++)
    if (make_key (self, &self->identities[i], record)
        && get_first (self, &self->identities[i]) != NONE)
      return TRUE;
  return FALSE;
}

/* Whether two titles are one as @record would have them. */
static gboolean
folds_alike (MstIdentityIndex *self, const MstRecord *record, const char *first, const char *second)
{
  g_autofree char *folded_first = self->type->fold_title (record, first);
  g_autofree char *folded_second = self->type->fold_title (record, second);

  return strcmp (folded_first, folded_second) == 0;
}

/* Of two records with one number. Where they differ in what their titles are folded by, such as the level of
 * a place, that is for somebody to decide; the titles don't contradict each other for it. */
static gboolean
is_same_title (MstIdentityIndex *self, const MstRecord *a, const MstRecord *b)
{
  const char *first = mst_record_get_title (a), *second = mst_record_get_title (b);

  if (*first == '\0' || *second == '\0' || strcmp (first, second) == 0)
    return TRUE;
  return self->type->fold_title != NULL
         && (folds_alike (self, a, first, second) || folds_alike (self, b, first, second));
}

/* Different numbers, or different days of birth. */
static gboolean
is_somebody_else (MstIdentityIndex *self, const Identity *by, const MstRecord *a,
                  const MstRecord *b)
{
  for (guint i = 0; i < self->n_identities; i++)
    {
      const Identity *identity = &self->identities[i];
      const char *first, *second;

      if (!identity->is_number)
        continue;
      first = mst_record_get_at (a, (guint) identity->fields[0]);
      second = mst_record_get_at (b, (guint) identity->fields[0]);
      if (identity < by && first != NULL && second != NULL && strcmp (first, second) != 0
          && is_valid_number (&self->type->fields[identity->fields[0]], first)
          && is_valid_number (&self->type->fields[identity->fields[0]], second))
        return TRUE;
    }
  for (guint i = 0; i < by->n_fields; i++)
    if (self->type->fields[by->fields[i]].kind == MST_FIELD_DATE)
      {
        MstDate first, second;

        if (mst_date_from_iso (mst_record_get_at (a, (guint) by->fields[i]), &first)
            && mst_date_from_iso (mst_record_get_at (b, (guint) by->fields[i]), &second)
            && !mst_date_covers (first, second) && !mst_date_covers (second, first))
          return TRUE;
      }
  return FALSE;
}

MstIdentity
mst_identity_index_find (MstIdentityIndex *self, const MstRecord *record, guint *payload,
                         const char **field)
{
  for (guint i = 0; i < self->n_identities; i++)
    {
      const Identity *identity = &self->identities[i];
      gboolean found = FALSE;

      if (!make_key (self, identity, record))
        continue;
      for (guint e = get_first (self, identity); e != NONE;
           e = g_array_index (self->entries, Entry, e).next)
        {
          const Entry *entry = &g_array_index (self->entries, Entry, e);

          if (is_somebody_else (self, identity, record, entry->record))
            continue;
          if (found && entry->payload != *payload)
            return MST_IDENTITY_SEVERAL;
          found = TRUE;
          *payload = entry->payload;
          if (identity->is_number && !is_same_title (self, record, entry->record))
            {
              if (field != NULL)
                *field = self->type->fields[identity->fields[0]].name;
              return MST_IDENTITY_CONTRADICTS;
            }
        }
      if (found)
        return MST_IDENTITY_SAME;
    }
  return MST_IDENTITY_NEW;
}
