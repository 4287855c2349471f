/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is compared of each record, and the keys under which it is compared with others. */
#include "config.h"

#include "mst-duplicates-private.h"

#include "mst-area.h"
#include "mst-name.h"
#include "mst-number.h"
#include "mst-query.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PROGRESS_STEP 1024

void
mst_duplicate_entry_clear (gpointer data)
{
  MstDuplicateEntry *entry = data;

  if (entry->loose == NULL)
    return;
  mst_loose_name_clear (entry->loose);
  g_free (entry->loose);
}

/* --- keys --- */

#define HASH_START G_GUINT64_CONSTANT (14695981039346656037)

/* FNV-1a. */
static guint64
hash_text (guint64 hash, const char *text)
{
  for (; *text != '\0'; text++)
    hash = (hash ^ (guchar) *text) * G_GUINT64_CONSTANT (1099511628211);
  return (hash ^ 0xff) * G_GUINT64_CONSTANT (1099511628211);
}

static guint64
hash_texts (const char *kind, const char *first, const char *second)
{
  guint64 hash = hash_text (hash_text (HASH_START, kind), first);

  return second != NULL ? hash_text (hash, second) : hash;
}

static void
add_key (MstDuplicateFinder *self, const char *kind, const char *first, const char *second,
         gboolean is_counted)
{
  MstDuplicateKey key = { hash_texts (kind, first, second), self->entries->len,
                          is_counted ? 1 : 0 };

  g_array_append_val (self->keys, key);
}

static void
add_phone_keys (MstDuplicateFinder *self, const MstDuplicateEntry *entry)
{
  g_auto (GStrv) phones = g_strsplit (entry->phones, "/", -1);

  for (guint i = 0; phones[i] != NULL; i++)
    {
      add_key (self, "holder", phones[i], NULL, TRUE);
      if (entry->sound != NULL)
        add_key (self, "phone+name", phones[i], entry->sound, FALSE);
    }
}

static void
add_keys_of_people (MstDuplicateFinder *self, const MstDuplicateEntry *entry)
{
  char year[8];

  if (mst_date_is_set (entry->date))
    {
      g_snprintf (year, sizeof year, "%u", entry->date.year);
      add_key (self, "name+year", entry->sound, year, FALSE);
    }
  for (guint i = 0; i < self->plan.n_works; i++)
    if (entry->works[i] != NULL)
      add_key (self, "name+work", entry->title, entry->works[i], FALSE);
  /* A number with its day of birth mistyped; other digits leave the year as it is. */
  if (entry->number != NULL && strlen (entry->number) == 18)
    {
      char ends[10] = { 0 };

      memcpy (ends, entry->number, 6);
      memcpy (ends + 6, entry->number + 14, 3);
      add_key (self, "name+ends", entry->sound, ends, FALSE);
    }
}

static void
add_keys_of_things (MstDuplicateFinder *self, const MstDuplicateEntry *entry)
{
  char scope[24];

  g_snprintf (scope, sizeof scope, "%" G_GINT64_FORMAT, entry->scope);
  add_key (self, "name", entry->loose->sound, scope, FALSE);
  if (entry->position != NULL)
    {
      add_key (self, "holder", entry->position, NULL, TRUE);
      add_key (self, "name+position", entry->loose->base, entry->position, FALSE);
    }
  if (entry->address != NULL)
    {
      add_key (self, "holder", entry->address, NULL, TRUE);
      add_key (self, "address+scope", entry->address, scope, FALSE);
    }
}

guint64
mst_duplicate_hash_holder (const char *value)
{
  return hash_texts ("holder", value, NULL);
}

/* --- what is compared of a record --- */

static const char *
keep (MstDuplicateFinder *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->texts, text) : NULL;
}

/* What many records have is kept once. */
static const char *
keep_shared (MstDuplicateFinder *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

static const char *
get_value (const MstRecord *record, int position)
{
  return position >= 0 ? mst_record_get_at (record, (guint) position) : NULL;
}

static gint64
get_id (const MstRecord *record, int position)
{
  const char *value = get_value (record, position);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

/* The day of birth that a valid number tells comes before the one that was written. */
static void
take_number (MstDuplicateFinder *self, MstDuplicateEntry *entry, const MstRecord *record)
{
  const char *value = get_value (record, self->plan.number);
  MstNumber number;

  if (value == NULL)
    return;
  if (self->plan.type->fields[self->plan.number].kind == MST_FIELD_CITIZEN_NUMBER)
    number = mst_citizen_number_check (value);
  else
    number = mst_credit_code_check (value);
  if (number.fault != MST_NUMBER_OK)
    return;
  entry->number = keep (self, number.normalised);
  if (self->plan.date >= 0 && mst_date_is_set (number.birth))
    entry->date = number.birth;
  if (self->plan.sex >= 0 && number.sex != MST_SEX_UNKNOWN)
    entry->sex = number.sex;
}

static void
take_person (MstDuplicateFinder *self, MstDuplicateEntry *entry, const MstRecord *record)
{
  const MstDuplicatePlan *plan = &self->plan;
  const char *sex = get_value (record, plan->sex);
  const char *date = get_value (record, plan->date);
  g_autofree char *sound = mst_name_get_pinyin (entry->title, TRUE);

  entry->sound = keep_shared (self, sound);
  if (date != NULL)
    mst_date_from_iso (date, &entry->date);
  if (sex != NULL && (strcmp (sex, "1") == 0 || strcmp (sex, "2") == 0))
    entry->sex = (guint) (sex[0] - '0');
  take_number (self, entry, record);
  for (guint i = 0; i < plan->n_works; i++)
    entry->works[i] = keep_shared (self, get_value (record, plan->works[i]));
}

static void
take_loose_name (MstDuplicateFinder *self, MstDuplicateEntry *entry, const MstRecord *record)
{
  const MstDuplicatePlan *plan = &self->plan;

  entry->loose = g_new0 (MstLooseName, 1);
  if (plan->scope < 0)
    mst_loose_name_init_organisation (entry->loose, entry->title, self->district, self->city);
  else
    {
      const MstRecordType *around = mst_record_type_get (plan->type->fields[plan->scope].reference);
      int level = plan->type == &mst_area_type
                    ? CLAMP ((int) mst_record_get_integer (record, "level"), 1, MST_AREA_N_LEVELS)
                    : 0;

      mst_loose_name_init_place (
        entry->loose, entry->title, level,
        entry->scope != 0 ? mst_store_peek_title (self->store, around, entry->scope) : NULL);
    }
}

static void
take_thing (MstDuplicateFinder *self, MstDuplicateEntry *entry, const MstRecord *record)
{
  const MstDuplicatePlan *plan = &self->plan;
  const char *longitude = get_value (record, plan->longitude);
  const char *latitude = get_value (record, plan->latitude);
  const char *address = get_value (record, plan->address);
  g_autoptr (GString) kinds = g_string_new (NULL);

  take_number (self, entry, record);
  for (guint i = 0; i < plan->n_kinds; i++)
    {
      const char *kind = get_value (record, plan->kinds[i]);

      g_string_append_printf (kinds, "%s;", kind != NULL ? kind : "");
    }
  entry->kinds = keep_shared (self, kinds->str);
  entry->scope = get_id (record, plan->scope);
  if (longitude != NULL && latitude != NULL)
    {
      g_autofree char *position = g_strconcat (longitude, ",", latitude, NULL);

      entry->position = keep (self, position);
    }
  if (address != NULL)
    {
      g_autofree char *folded = mst_text_fold (address);

      entry->address = keep (self, folded);
    }
  take_loose_name (self, entry, record);
}

static gboolean
take_record_cb (const MstRecord *record, gpointer user_data)
{
  MstDuplicateFinder *self = user_data;
  MstDuplicateEntry entry = { .id = mst_record_get_id (record) };
  const char *title = get_value (record, self->plan.title);

  if (self->entries->len % PROGRESS_STEP == 0)
    {
      mst_progress_set_done (self->progress, self->entries->len);
      if (mst_progress_is_cancelled (self->progress, &self->error))
        return FALSE;
    }
  for (guint i = 0; i < self->plan.type->n_fields; i++)
    entry.fullness += mst_record_get_at (record, i) != NULL ? 1 : 0;
  entry.title = keep_shared (self, title != NULL ? title : "");
  entry.phones = keep (self, get_value (record, self->plan.phone));
  entry.place = get_id (record, self->plan.place);
  if (self->plan.is_of_people)
    take_person (self, &entry, record);
  else
    take_thing (self, &entry, record);

  if (entry.number != NULL)
    add_key (self, "number", entry.number, NULL, FALSE);
  if (entry.phones != NULL)
    add_phone_keys (self, &entry);
  if (self->plan.is_of_people)
    add_keys_of_people (self, &entry);
  else
    add_keys_of_things (self, &entry);
  g_array_append_val (self->entries, entry);
  return TRUE;
}

/* 北京 of 北京市财政局; NULL when the name begins with no city. (transfer full) */
static char *
find_city (const char *name)
{
  static const char *const words[] = { "市场", "市政", "市容", "市民", NULL };
  const char *sign = strstr (name, "市");
  glong length = sign != NULL ? g_utf8_pointer_to_offset (name, sign) : 0;

  for (guint i = 0; sign != NULL && words[i] != NULL; i++)
    if (g_str_has_prefix (sign, words[i]))
      return NULL;
  return length == 2 || length == 3 ? g_strndup (name, (gsize) (sign - name)) : NULL;
}

static gboolean
count_city_cb (const MstRecord *record, gpointer user_data)
{
  GHashTable *counts = user_data;
  char *city = find_city (mst_record_get_title (record));

  if (city != NULL)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, city));

      g_hash_table_replace (counts, city, GUINT_TO_POINTER (n + 1));
    }
  return TRUE;
}

/* Names of organisations begin with the district's or the city's: the one that most of them name. */
static gboolean
read_ranks (MstDuplicateFinder *self, GError **error)
{
  g_autofree char *name = mst_store_dup_setting (self->store, "name");
  g_autoptr (MstQuery) query = mst_query_new (self->plan.type);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer city, n;
  guint most = 0;

  if (name != NULL)
    self->district = mst_area_stem_name (name, MST_AREA_DISTRICT);
  if (!mst_query_foreach (query, self->store, count_city_cb, counts, error))
    return FALSE;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &city, &n))
    if (GPOINTER_TO_UINT (n) > most)
      {
        most = GPOINTER_TO_UINT (n);
        g_free (self->city);
        self->city = g_strdup (city);
      }
  return TRUE;
}

/* Equal titles are one text. */
static void
count_namesakes (MstDuplicateFinder *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      gpointer title = (gpointer) mst_duplicate_get_entry (self, i)->title;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, title));

      g_hash_table_insert (counts, title, GUINT_TO_POINTER (n + 1));
    }
  for (guint i = 0; i < self->entries->len; i++)
    {
      MstDuplicateEntry *entry = mst_duplicate_get_entry (self, i);

      entry->namesakes = GPOINTER_TO_UINT (g_hash_table_lookup (counts, entry->title));
    }
}

gboolean
mst_duplicate_read (MstDuplicateFinder *self, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (self->plan.type);
  gint64 n = mst_query_count (query, self->store, error);

  if (n < 0 || (!self->plan.is_of_people && self->plan.scope < 0 && !read_ranks (self, error)))
    return FALSE;
  mst_progress_set_stage (self->progress, _ ("Reading"));
  mst_progress_set_total (self->progress, n);
  if (!mst_query_foreach (query, self->store, take_record_cb, self, error))
    return FALSE;
  count_namesakes (self);
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}
